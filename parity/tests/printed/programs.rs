// Printed by the machine.

use super::*;

pub mod program_0 {
    use super::super::*;

    #[derive(Table, Debug)]
    #[table(name = "t0", primary_key(id, id2))]
    pub struct T0 {
        pub id: i64,
        pub id2: String,
        #[column(default = time("00:00:00"))]
        pub a: NaiveTime,
        pub b: Option<TimeDelta>,
        pub cx: Option<i64>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", schema = "ns")]
    pub struct T1 {
        #[column(primary_key, auto)]
        pub id: i64,
        #[column(timestamp = seconds)]
        pub a: Option<DateTime<Utc>>,
        #[column(precision = 10, scale = 2)]
        pub b: Decimal,
        pub c: NaiveDate,
        pub d: NaiveTime,
        pub e: Option<f64>,
        pub f: Uuid,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", unique(columns(f, b)))]
    pub struct T2 {
        #[column(primary_key)]
        pub id: i64,
        #[column(default = 3i32)]
        pub ax: Option<i32>,
        pub b: f64,
        #[column(default = vec![1, 2])]
        pub c: Vec<u8>,
        pub dx: String,
        pub e: Vec<String>,
        pub f: f64,
        #[column(generated = val(0i32).lt(1i32), sqlite(virtual))]
        pub made: bool,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2]).await?;
        insert(T0)
            .values(T0::new().id(12i64).id2("aB").a(time("12:30:00")).b(TimeDelta::microseconds(0)).cx(2i64))
            .returning(least(T0::a, T0::a))
            .all(db)
            .await?;
        insert(T0)
            .values(T0::new().id(3i64).id2("a%b").b(TimeDelta::microseconds(86400000000)))
            .returning(T0::cx)
            .all(db)
            .await?;
        insert(T0)
            .values(T0::new().id(5i64).id2("a%b").cx(0i64))
            .returning((
                diff(
                    TimeUnit::Minute,
                    val(timestamp("1970-01-01T00:00:00").and_utc()),
                    timestamp("2024-02-29T12:00:00.500").and_utc(),
                ),
                T0,
            ))
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .a(timestamp("1970-01-01T00:00:00").and_utc())
                    .b(decimal("10"))
                    .c(date("2024-03-01"))
                    .d(time("12:30:00"))
                    .e(None::<f64>)
                    .f(Uuid::from_u128(0x2)),
            )
            .returning(T1)
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(12i64)
                    .a(None::<DateTime<Utc>>)
                    .b(decimal("0"))
                    .c(date("1970-01-01"))
                    .d(time("12:30:00.500"))
                    .e(0.0f64)
                    .f(Uuid::from_u128(0x2)),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .a(timestamp("1970-01-01T00:00:00").and_utc())
                    .b(decimal("0"))
                    .c(date("1970-01-01"))
                    .d(time("12:30:00"))
                    .e(2.0f64)
                    .f(Uuid::from_u128(0x2)),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(T2::new().id(8i64).ax(None::<i32>).b(0.25f64).dx("\\").e(vec!["a".to_owned()]).f(0.0f64))
            .exec(db)
            .await?;
        insert(T2)
            .values(T2::new().id(11i64).b(-1.5f64).c(vec![0]).dx("a ").e(vec!["a".to_owned()]).f(2.0f64))
            .exec(db)
            .await?;
        insert(T2)
            .values(T2::new().id(4i64).ax(-2147483647i32).b(2.0f64).dx("").e(vec!["a".to_owned()]).f(0.25f64))
            .exec(db)
            .await?;
        let answer = insert(T1)
            .values(
                T1::new()
                    .a(timestamp("1970-01-01T00:00:00").and_utc())
                    .b(decimal("10"))
                    .c(date("1970-01-01"))
                    .d(time("12:30:00.500"))
                    .e(-1.5f64)
                    .f(Uuid::from_u128(0xff)),
            )
            .returning(T1)
            .all(db)
            .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_1 {
    use super::super::*;

    #[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
    pub enum Mood {
        Sad,
        Ok,
        Happy,
    }

    #[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
    #[db_enum(text)]
    pub enum Size {
        Small,
        Medium,
        Large,
        Huge,
    }

    #[derive(Table, Debug)]
    #[table(name = "t0", schema = "ns")]
    pub struct T0 {
        #[column(primary_key, auto = serial)]
        pub id: i32,
        #[column(timestamp = seconds)]
        pub a: Option<NaiveDateTime>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", index(columns(c, r1)))]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i32,
        #[column(timestamp = millis, default = timestamp("1970-01-01T00:00:00"))]
        pub a: Option<NaiveDateTime>,
        #[column(default = -1i32)]
        pub b: Option<i32>,
        #[column(default = vec![97])]
        pub c: Option<Vec<u8>>,
        pub d: Option<Uuid>,
        pub ex: Option<Mood>,
        #[column(references(T0::id, on_delete = set_null, on_update = no_action))]
        pub r0: Option<i32>,
        #[column(references(T1::id, on_delete = cascade, on_update = no_action))]
        pub r1: Option<i32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2")]
    pub struct T2 {
        #[column(primary_key, auto = serial)]
        pub id: i32,
    }

    #[derive(Table, Debug)]
    #[table(name = "t3", index(columns(b)), check(name = "checked", condition = T3::gx.between(val(timestamp("1970-01-01T00:00:00").and_utc()), T3::gx)))]
    pub struct T3 {
        #[column(primary_key)]
        pub id: i32,
        pub a: Option<Size>,
        pub b: Mood,
        #[column(timestamp = millis)]
        pub c: Option<NaiveDateTime>,
        pub d: Option<bool>,
        pub e: Mood,
        pub fx: Size,
        #[column(timestamp = text, default = timestamp("2024-02-29T12:00:00").and_utc())]
        pub gx: Option<DateTime<Utc>>,
        #[column(references(T3::id, on_delete = cascade, on_update = cascade, deferrable))]
        pub r0: Option<i32>,
        #[column(references(T3::id, on_delete = no_action, on_update = no_action))]
        pub r1: Option<i32>,
        #[column(generated = T3::c.ne(timestamp("2024-02-29T12:00:00")).and(T3::id.ge(T3::id)), sqlite(virtual))]
        pub made: Option<bool>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2, T3]).await?;
        insert(T0).values(T0::new().id(2i32)).exec(db).await?;
        insert(T0).values(T0::new().id(8i32)).returning(T0).all(db).await?;
        insert(T0).values(T0::new().id(10i32)).returning(T0).all(db).await?;
        insert(T1)
            .values(T1::new().id(9i32).b(None::<i32>).d(Uuid::from_u128(0x1)).r0(1i32).r1(10i32))
            .exec(db)
            .await?;
        insert(T1).values(T1::new().id(9i32).b(-1i32).d(Uuid::from_u128(0x2)).r1(0i32)).exec(db).await?;
        insert(T1)
            .values(
                T1::new()
                    .id(9i32)
                    .a(timestamp("2024-02-29T12:00:00"))
                    .b(None::<i32>)
                    .d(Uuid::from_u128(0x1))
                    .ex(Mood::Ok)
                    .r0(-1i32)
                    .r1(-1i32),
            )
            .exec(db)
            .await?;
        insert(T2).values(T2::new().id(3i32)).returning(T2).all(db).await?;
        insert(T2).values(T2::new().id(1i32)).exec(db).await?;
        insert(T2).values(T2::new().id(8i32)).returning(T2).all(db).await?;
        insert(T3)
            .values(
                T3::new()
                    .id(5i32)
                    .b(Mood::Ok)
                    .d(None::<bool>)
                    .e(Mood::Sad)
                    .fx(Size::Huge)
                    .gx(timestamp("1969-12-31T23:59:59.999999").and_utc())
                    .r0(10i32)
                    .r1(3i32),
            )
            .exec(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(1i32)
                    .a(None::<Size>)
                    .b(Mood::Happy)
                    .e(Mood::Sad)
                    .fx(Size::Small)
                    .gx(timestamp("9999-12-31T23:59:59.999999").and_utc())
                    .r0(0i32),
            )
            .exec(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(11i32)
                    .b(Mood::Ok)
                    .c(timestamp("2024-02-29T12:00:00"))
                    .d(None::<bool>)
                    .e(Mood::Happy)
                    .fx(Size::Huge)
                    .gx(None::<DateTime<Utc>>)
                    .r0(-1i32)
                    .r1(-1i32),
            )
            .exec(db)
            .await?;
        let answer = select((val(Size::Huge), T3::c, T3::fx))
            .from(T1)
            .full_join(T3, T1::ex.eq(T3::b))
            .right_join(T0, T1::a.eq(T0::a))
            .distinct()
            .all(db)
            .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_2 {
    use super::super::*;

    #[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
    pub enum Mood {
        Sad,
        Ok,
        Happy,
    }

    #[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
    #[db_enum(text)]
    pub enum Size {
        Small,
        Medium,
        Large,
        Huge,
    }

    #[derive(Table, Debug)]
    #[table(name = "t0")]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i32,
        #[column(timestamp = text)]
        pub ax: DateTime<Utc>,
        pub bx: Option<Mood>,
        pub cx: Option<TimeDelta>,
        pub d: Option<Size>,
        #[column(references(T0::id, on_delete = restrict, on_update = set_null, deferrable))]
        pub r0: Option<i32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", index(name = "t1_on", on(val(json("{}")).in_list([json("1"), json("1")]).or(val("b".to_owned()).contains("a%b")))))]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i64,
        pub ax: Uuid,
        #[column(timestamp = millis)]
        pub bx: DateTime<Utc>,
        pub c: Option<Size>,
        pub d: Option<f64>,
        pub ex: Mood,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", index(columns(a), where = T2::a.le(10.0f64)))]
    pub struct T2 {
        #[column(primary_key)]
        pub id: i32,
        pub a: Option<f64>,
        pub bx: Option<Vec<String>>,
        pub c: Option<i64>,
        pub dx: Option<i16>,
        #[column(references(T2::id, on_delete = cascade, on_update = restrict))]
        pub r0: Option<i32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t3")]
    pub struct T3 {
        #[column(primary_key)]
        pub id: i64,
        #[column(max_length = 20)]
        pub a: Option<String>,
        pub b: String,
        pub c: Option<i64>,
        pub d: Option<i32>,
        #[column(references(T0::id, on_delete = no_action, on_update = set_default))]
        pub r0: i32,
        #[column(references(T2::id, on_delete = no_action, on_update = set_null))]
        pub r1: Option<i32>,
    }

    alias!(pub X0 = T1);

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2, T3]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(11i32)
                    .ax(timestamp("1970-01-01T00:00:00").and_utc())
                    .bx(Mood::Happy)
                    .d(None::<Size>)
                    .r0(2i32),
            )
            .returning((((T0::id * T0::r0) / day_of_week(T0::ax)), T0))
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(2i32)
                    .ax(timestamp("2000-01-01T00:00:00.001").and_utc())
                    .bx(Mood::Happy)
                    .cx(TimeDelta::microseconds(0))
                    .d(Size::Large)
                    .r0(None::<i32>),
            )
            .returning(T0::ax)
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(2i32)
                    .ax(timestamp("9999-12-31T23:59:59.999999").and_utc())
                    .bx(Mood::Happy)
                    .cx(TimeDelta::microseconds(-1000000)),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(1i64)
                    .ax(Uuid::from_u128(0x2))
                    .bx(timestamp("9999-12-31T23:59:59.999999").and_utc())
                    .d(0.0f64)
                    .ex(Mood::Happy),
            )
            .returning(T1::ex)
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(11i64)
                    .ax(Uuid::from_u128(0x80000000000000000000000000000000))
                    .bx(timestamp("1970-01-01T00:00:00").and_utc())
                    .d(10.0f64)
                    .ex(Mood::Ok),
            )
            .returning((
                (sign(val(0.25f64)) / (val(-1.5f64) * 0.0f64)),
                second(val(timestamp("1970-01-01T00:00:00").and_utc())).cast::<i64>(),
            ))
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(10i64)
                    .ax(Uuid::from_u128(0x0))
                    .bx(timestamp("1970-01-01T00:00:00").and_utc())
                    .c(None::<Size>)
                    .d(-1.5f64)
                    .ex(Mood::Happy),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(T2::new().id(7i32).a(2.0f64).bx(vec!["a".to_owned()]).c(1i64).dx(0i16).r0(None::<i32>))
            .exec(db)
            .await?;
        insert(T2)
            .values(T2::new().id(5i32).a(None::<f64>).c(-1i64))
            .returning((T2::c * 0i64).cast::<i32>())
            .all(db)
            .await?;
        insert(T2)
            .values(T2::new().id(8i32).a(-1.5f64).bx(vec!["a".to_owned()]).c(None::<i64>).dx(-1i16))
            .exec(db)
            .await?;
        insert(T3)
            .values(T3::new().id(3i64).a("ab").b("a%b").d(-1i32).r0(10i32))
            .returning(((second(val(timestamp("2024-02-29T12:00:00.500"))) - (T3::r0 - T3::r0)), T3))
            .all(db)
            .await?;
        insert(T3)
            .values(T3::new().id(10i64).a("a%b").b("aB").c(100i64).d(None::<i32>).r0(1i32).r1(1i32))
            .exec(db)
            .await?;
        insert(T3)
            .values(T3::new().id(12i64).a(None::<String>).b("ab").d(1i32).r0(0i32).r1(2i32))
            .exec(db)
            .await?;
        let answer = select((
            X0::ax,
            least(coalesce(val(Size::Large), Size::Small), least(val(Size::Medium), X0::c)),
            X0,
        ))
        .from(X0)
        .order_by((
            X0::ax.asc().nulls_first(),
            least(coalesce(val(Size::Large), Size::Small), least(val(Size::Medium), X0::c))
                .asc()
                .nulls_first(),
            X0::id.desc(),
            X0::ax.desc().nulls_first(),
            X0::bx.desc(),
            X0::c.desc(),
            X0::d.desc(),
            X0::ex.desc(),
        ))
        .distinct()
        .all(db)
        .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_3 {
    use super::super::*;

    #[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
    pub enum Mood {
        Sad,
        Ok,
        Happy,
    }

    #[derive(Table, Debug)]
    #[table(name = "t0")]
    pub struct T0 {
        #[column(primary_key, auto = serial)]
        pub id: i32,
        pub a: Option<Mood>,
        pub bx: TimeDelta,
        pub c: Option<Vec<u8>>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", schema = "ns")]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i64,
        #[column(default = 0i32)]
        pub ax: i32,
        #[column(generated = val(3i32).not_in_list([3i32, 0i32]), sqlite(virtual))]
        pub made: bool,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", schema = "ns", check(name = "checked", condition = (!val(true))))]
    pub struct T2 {
        #[column(primary_key)]
        pub id: i32,
        pub a: Option<Vec<String>>,
        #[column(max_length = 20)]
        pub b: String,
        pub c: Option<i16>,
        pub d: f32,
        #[column(timestamp = text)]
        pub ex: Option<NaiveDateTime>,
        pub f: f32,
        #[column(max_length = 20)]
        pub g: String,
        #[column(references(T1::id, on_delete = no_action, on_update = set_default))]
        pub r0: Option<i64>,
        #[column(references(T0::id, on_delete = cascade, on_update = cascade, deferrable))]
        pub r1: i32,
    }

    #[derive(View, Debug)]
    pub struct V0 {
        pub c0: String,
    }

    alias!(pub S2 = T2);

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2]).await?;
        insert(T0)
            .values(T0::new().id(5i32).a(Mood::Ok).bx(TimeDelta::microseconds(0)).c(Vec::<u8>::new()))
            .exec(db)
            .await?;
        insert(T0)
            .values(T0::new().id(2i32).a(Mood::Sad).bx(TimeDelta::microseconds(31622400000000)))
            .returning(T0)
            .all(db)
            .await?;
        insert(T0)
            .values(T0::new().id(11i32).a(Mood::Ok).bx(TimeDelta::microseconds(-86400000001)))
            .returning(T0)
            .all(db)
            .await?;
        insert(T1).values(T1::new().id(12i64).ax(1i32)).exec(db).await?;
        insert(T1).values(T1::new().id(11i64).ax(3i32)).exec(db).await?;
        insert(T1).values(T1::new().id(11i64).ax(-2147483648i32)).exec(db).await?;
        insert(T2)
            .values(T2::new().id(6i32).b("A").d(-1.0f32).f(2.0f32).g("A").r1(0i32))
            .returning(val(Mood::Ok))
            .all(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(6i32)
                    .b("ab")
                    .d(-1.0f32)
                    .ex(timestamp("2024-02-29T12:00:00.500"))
                    .f(2.0f32)
                    .g("aB")
                    .r1(3i32),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(4i32)
                    .a(vec!["a".to_owned(), "b".to_owned()])
                    .b("ab")
                    .d(-1.0f32)
                    .ex(None::<NaiveDateTime>)
                    .f(0.0f32)
                    .g("ab")
                    .r0(None::<i64>)
                    .r1(-1i32),
            )
            .exec(db)
            .await?;
        let answer = select(val(0i32))
            .from(select(V0Fields { c0: S2::b }).from(S2).filter(S2::g.is_null()).subquery())
            .right_join(T2, V0::c0.eq(T2::g))
            .all(db)
            .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_4 {
    use super::super::*;

    #[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
    #[db_enum(text)]
    pub enum Size {
        Small,
        Medium,
        Large,
        Huge,
    }

    #[derive(Table, Debug)]
    #[table(name = "t0")]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i64,
        #[column(json = text, default = json("{}"))]
        pub ax: Option<serde_json::Value>,
        pub b: NaiveDate,
        #[column(max_length = 3)]
        pub c: Option<String>,
        #[column(timestamp = text)]
        pub dx: Option<NaiveDateTime>,
        #[column(precision = 28, scale = 10)]
        pub ex: Option<Decimal>,
        pub f: Option<bool>,
        pub gx: Decimal,
        #[column(references(T0::id, on_delete = cascade, on_update = set_null))]
        pub r0: Option<i64>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1")]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i64,
        pub a: i32,
        pub b: Option<i64>,
        pub c: serde_json::Value,
        #[column(default = 0i64)]
        pub d: Option<i64>,
        #[column(timestamp = text)]
        pub e: Option<DateTime<Utc>>,
        pub f: Option<Vec<String>>,
        #[column(generated = val(date("1970-01-01")).gt(date("2024-02-29")))]
        pub made: bool,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", index(columns(ax, c)))]
    pub struct T2 {
        #[column(primary_key)]
        pub id: i32,
        pub ax: Decimal,
        pub b: NaiveDate,
        pub c: Option<i16>,
        pub d: Option<NaiveTime>,
        pub e: Size,
        #[column(default = true)]
        pub fx: bool,
    }

    #[derive(Table, Debug)]
    #[table(name = "t3", primary_key(id, id2))]
    pub struct T3 {
        pub id: i64,
        pub id2: f32,
        #[column(default = TimeDelta::microseconds(0))]
        pub a: TimeDelta,
        pub b: Vec<u8>,
        pub cx: Option<i64>,
        pub d: NaiveDate,
        pub e: Vec<u8>,
        pub f: i16,
        pub g: Option<NaiveTime>,
        #[column(references(T0::id, on_delete = cascade, on_update = no_action))]
        pub r0: Option<i64>,
        #[column(references(T0::id, on_delete = cascade, on_update = no_action))]
        pub r1: Option<i64>,
        #[column(generated = val(vec![1, 2]).ne(Vec::<u8>::new()))]
        pub made: bool,
    }

    alias!(pub X0 = T3);

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2, T3]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(6i64)
                    .ax(None::<serde_json::Value>)
                    .b(date("2024-03-01"))
                    .dx(timestamp("2000-01-01T00:00:00.001"))
                    .ex(None::<Decimal>)
                    .gx(decimal("99999999.99"))
                    .r0(None::<i64>),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(5i64)
                    .b(date("1970-01-01"))
                    .dx(timestamp("9999-12-31T23:59:59.999999"))
                    .ex(decimal("1.50"))
                    .f(None::<bool>)
                    .gx(decimal("10"))
                    .r0(-1i64),
            )
            .returning(T0)
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(10i64)
                    .b(date("2024-02-29"))
                    .c("A")
                    .dx(timestamp("1969-12-31T23:59:59.999999"))
                    .ex(decimal("0.1"))
                    .gx(decimal("10"))
                    .r0(2i64),
            )
            .returning(T0::id)
            .all(db)
            .await?;
        insert(T1)
            .values(T1::new().id(8i64).a(0i32).c(json("null")).d(-1i64).e(None::<DateTime<Utc>>))
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new().id(6i64).a(0i32).b(None::<i64>).c(json("1")).d(None::<i64>).f(vec!["a".to_owned()]),
            )
            .returning((T1, T1))
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(3i64)
                    .a(0i32)
                    .b(None::<i64>)
                    .c(json("[]"))
                    .d(2i64)
                    .e(None::<DateTime<Utc>>)
                    .f(None::<Vec<String>>),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(11i32)
                    .ax(decimal("1"))
                    .b(date("1970-01-01"))
                    .c(-1i16)
                    .d(None::<NaiveTime>)
                    .e(Size::Large)
                    .fx(true),
            )
            .returning(T2)
            .all(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(10i32)
                    .ax(decimal("1"))
                    .b(date("1970-01-01"))
                    .c(-1i16)
                    .d(time("12:30:00"))
                    .e(Size::Medium)
                    .fx(true),
            )
            .returning((T2, T2::d))
            .all(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(2i32)
                    .ax(decimal("1"))
                    .b(date("2024-02-29"))
                    .d(None::<NaiveTime>)
                    .e(Size::Huge)
                    .fx(true),
            )
            .exec(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(11i64)
                    .id2(1.25f32)
                    .a(TimeDelta::microseconds(0))
                    .b(Vec::<u8>::new())
                    .cx(None::<i64>)
                    .d(date("2024-03-01"))
                    .e(vec![0])
                    .f(1i16)
                    .g(time("12:30:00.500"))
                    .r0(1i64),
            )
            .returning((T3, T3))
            .all(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(7i64)
                    .id2(-1.0f32)
                    .a(TimeDelta::microseconds(-1000000))
                    .b(vec![1, 2])
                    .cx(-9223372036854775807i64)
                    .d(date("1970-01-01"))
                    .e(vec![97])
                    .f(-1i16)
                    .g(time("00:00:00"))
                    .r0(1i64)
                    .r1(0i64),
            )
            .exec(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(6i64)
                    .id2(0.0f32)
                    .b(vec![97])
                    .cx(3037000500i64)
                    .d(date("1970-01-01"))
                    .e(vec![0])
                    .f(1i16)
                    .g(time("12:30:00.500"))
                    .r0(-1i64)
                    .r1(2i64),
            )
            .returning((T3, T3))
            .all(db)
            .await?;
        let answer = select((val(0.5f32), val(Size::Small)))
            .from(X0)
            .right_join(T3, X0::r0.eq(T3::id))
            .filter((!T3::id2.lt(0.5f32)).and(T3::e.not_in_list([vec![0], vec![1, 2]])))
            .all(db)
            .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_5 {
    use super::super::*;

    #[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
    #[db_enum(text)]
    pub enum Size {
        Small,
        Medium,
        Large,
        Huge,
    }

    #[derive(Table, Debug)]
    #[table(name = "t0", index(columns(b), unique, where = T0::b.not_in_list([timestamp("2024-02-29T12:00:00").and_utc(), timestamp("1970-01-01T00:00:00").and_utc()]).or(val(true).and(true))))]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i64,
        pub a: Option<Size>,
        pub b: Option<DateTime<Utc>>,
        pub c: Option<Vec<u8>>,
        #[column(references(T0::id, on_delete = no_action, on_update = no_action, deferrable))]
        pub r0: Option<i64>,
        #[column(references(T0::id, on_delete = restrict, on_update = cascade))]
        pub r1: Option<i64>,
        #[column(generated = row((T0::b, val(false))).not_in_list(Vec::<(DateTime<Utc>, bool)>::new()), sqlite(virtual))]
        pub made: Option<bool>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", index(columns(r1)))]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i64,
        pub a: f64,
        pub b: Size,
        #[column(default = Uuid::from_u128(0xff))]
        pub c: Option<Uuid>,
        pub d: Option<i32>,
        pub ex: Option<serde_json::Value>,
        pub f: Option<f32>,
        #[column(max_length = 3)]
        pub g: String,
        #[column(references(T1::id, on_delete = no_action, on_update = restrict, deferrable))]
        pub r0: Option<i64>,
        #[column(references(T0::id, on_delete = no_action, on_update = set_null))]
        pub r1: Option<i64>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", schema = "ns")]
    pub struct T2 {
        #[column(primary_key)]
        pub id: i32,
        pub a: i64,
        #[column(timestamp = seconds)]
        pub b: Option<NaiveDateTime>,
        pub cx: i16,
        pub d: Option<bool>,
        #[column(references(T1::id, on_delete = set_default, on_update = set_null, deferrable))]
        pub r0: Option<i64>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t3", unique(columns(r0)), index(columns(r0), unique, where = T3::r0.ge(2i64)))]
    pub struct T3 {
        #[column(primary_key)]
        pub id: i64,
        #[column(references(T1::id, on_delete = no_action, on_update = cascade))]
        pub r0: i64,
    }

    alias!(pub X0 = T0);

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2, T3]).await?;
        insert(T0)
            .values(T0::new().id(9i64).a(None::<Size>).r0(100i64).r1(None::<i64>))
            .returning(T0)
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new().id(7i64).a(Size::Large).b(timestamp("1970-01-01T00:00:00").and_utc()).c(vec![97]),
            )
            .returning(val(0.0f64))
            .all(db)
            .await?;
        insert(T0)
            .values(T0::new().id(6i64).a(Size::Huge).b(None::<DateTime<Utc>>).c(vec![0]).r0(0i64).r1(2i64))
            .returning((T0, T0::id.not_in_list([2i64])))
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(9i64)
                    .a(-1.5f64)
                    .b(Size::Small)
                    .c(Uuid::from_u128(0x1))
                    .ex(json("{\"a\":1}"))
                    .f(None::<f32>)
                    .g("a")
                    .r0(None::<i64>)
                    .r1(None::<i64>),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(T1::new().id(2i64).a(-1.5f64).b(Size::Large).f(0.0f32).g("ab").r1(100i64))
            .returning((T1, val("".to_owned())))
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(9i64)
                    .a(0.0f64)
                    .b(Size::Small)
                    .d(None::<i32>)
                    .ex(None::<serde_json::Value>)
                    .f(-1.0f32)
                    .g("a%b")
                    .r0(0i64),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(T2::new().id(4i32).a(-1i64).b(None::<NaiveDateTime>).cx(0i16).d(None::<bool>).r0(1i64))
            .exec(db)
            .await?;
        insert(T2)
            .values(T2::new().id(11i32).a(100i64).b(timestamp("2024-02-29T12:00:00.500")).cx(1i16).r0(2i64))
            .returning(val(TimeDelta::microseconds(0)))
            .all(db)
            .await?;
        insert(T2)
            .values(T2::new().id(3i32).a(0i64).b(None::<NaiveDateTime>).cx(7i16).d(false).r0(-1i64))
            .returning((val(timestamp("2024-02-29T12:00:00.500")), ((T2::a + T2::a) % T2::a)))
            .all(db)
            .await?;
        insert(T3).values(T3::new().id(9i64).r0(-1i64)).exec(db).await?;
        insert(T3).values(T3::new().id(6i64).r0(-1i64)).exec(db).await?;
        insert(T3).values(T3::new().id(4i64).r0(0i64)).returning(T3::id).all(db).await?;
        let answer = select((val(json("\"a\"")), T1::g, val(timestamp("1970-01-01T00:00:00").and_utc()), T1))
            .from(X0)
            .left_join(T0, X0::r1.eq(T0::r0))
            .full_join(T1, T0::r0.eq(T1::r0))
            .filter(greatest(T0::c, vec![0]).gt(vec![0]))
            .order_by((X0::id.asc(), T0::id.desc().nulls_first(), T1::id.asc().nulls_first()))
            .all(db)
            .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_6 {
    use super::super::*;

    #[derive(Table, Debug)]
    #[table(name = "t0")]
    pub struct T0 {
        #[column(primary_key, auto)]
        pub id: i32,
        pub a: serde_json::Value,
        pub b: Option<serde_json::Value>,
        pub c: NaiveTime,
        #[column(timestamp = text)]
        pub d: NaiveDateTime,
        pub ex: Option<bool>,
        pub fx: i16,
        #[column(timestamp = millis)]
        pub g: DateTime<Utc>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", unique(columns(c, id)))]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i32,
        pub ax: Option<Vec<i32>>,
        #[column(max_length = 20)]
        pub b: String,
        pub c: NaiveTime,
        pub dx: Option<f64>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(10i32)
                    .a(json("{}"))
                    .b(json("[]"))
                    .c(time("00:00:00"))
                    .d(timestamp("1970-01-01T00:00:00"))
                    .ex(None::<bool>)
                    .fx(1i16)
                    .g(timestamp("2024-02-29T12:00:00").and_utc()),
            )
            .returning(T0)
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(4i32)
                    .a(json("{}"))
                    .c(time("12:30:00"))
                    .d(timestamp("1970-01-01T00:00:00"))
                    .ex(None::<bool>)
                    .fx(181i16)
                    .g(timestamp("2024-02-29T12:00:00.500").and_utc()),
            )
            .returning(T0)
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .a(json("\"a\""))
                    .b(json("1"))
                    .c(time("00:00:00"))
                    .d(timestamp("1970-01-01T00:00:00"))
                    .ex(false)
                    .fx(7i16)
                    .g(timestamp("2024-02-29T12:00:00.500").and_utc()),
            )
            .returning(T0)
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(3i32)
                    .ax(vec![1i32, 2i32])
                    .b("a")
                    .c(time("12:30:00.500"))
                    .dx(9007199254740992.0f64),
            )
            .returning(T1)
            .all(db)
            .await?;
        insert(T1)
            .values(T1::new().id(1i32).ax(None::<Vec<i32>>).b("a_b").c(time("12:30:00.500")).dx(0.0f64))
            .returning(T1)
            .all(db)
            .await?;
        insert(T1).values(T1::new().id(3i32).b("A").c(time("12:30:00")).dx(None::<f64>)).exec(db).await?;
        let answer = select((((-T0::fx) / 2i16), T0::fx, min(((T0::fx - T0::fx) + -1i16))))
            .from(T0)
            .filter(
                val(decimal("0.0000000000000000000000000001"))
                    .ge(decimal("-79228162514264337593543950335"))
                    .and(T0::id.eq(microsecond(val(timestamp("2024-02-29T12:00:00.500").and_utc()))))
                    .or(val("日本".to_owned()).not_like("ǅ").or(T0::ex.or(T0::ex).and(T0::ex.and(T0::ex)))),
            )
            .group_by(T0::fx)
            .all(db)
            .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_7 {
    use super::super::*;

    #[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
    #[db_enum(text)]
    pub enum Size {
        Small,
        Medium,
        Large,
        Huge,
    }

    #[derive(Table, Debug)]
    #[table(name = "t0", unique(columns(a)))]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i32,
        #[column(timestamp = text)]
        pub a: DateTime<Utc>,
        #[column(timestamp = seconds)]
        pub bx: Option<NaiveDateTime>,
        pub c: TimeDelta,
        #[column(json = text)]
        pub d: Option<serde_json::Value>,
        pub ex: Option<String>,
        #[column(references(T0::id, on_delete = restrict, on_update = no_action))]
        pub r0: Option<i32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1")]
    pub struct T1 {
        #[column(primary_key)]
        pub idx: i64,
        #[column(default = Vec::<String>::new())]
        pub ax: Option<Vec<String>>,
        #[column(timestamp = seconds)]
        pub b: DateTime<Utc>,
        pub c: i32,
        #[column(default = 1.25f32)]
        pub d: f32,
        #[column(precision = 3, scale = 3)]
        pub ex: Option<Decimal>,
        #[column(references(T0::id, on_delete = set_null, on_update = cascade))]
        pub r0: Option<i32>,
        #[column(references(T1::idx, on_delete = no_action, on_update = set_null))]
        pub r1x: Option<i64>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2")]
    pub struct T2 {
        #[column(primary_key)]
        pub idx: Size,
        pub a: Option<NaiveDate>,
        pub b: Option<bool>,
        #[column(precision = 10, scale = 2)]
        pub c: Option<Decimal>,
        pub dx: Option<Vec<i32>>,
        #[column(references(T1::idx, on_delete = restrict, on_update = no_action))]
        pub r0x: Option<i64>,
        #[column(references(T0::id, on_delete = cascade, on_update = set_null))]
        pub r1: Option<i32>,
    }

    alias!(pub S0 = T0);

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(7i32)
                    .a(timestamp("1970-01-01T00:00:00").and_utc())
                    .bx(timestamp("1970-01-01T00:00:00"))
                    .c(TimeDelta::microseconds(-1000000))
                    .ex("İ")
                    .r0(1i32),
            )
            .returning(val(date("2024-02-29")))
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(5i32)
                    .a(timestamp("1970-01-01T00:00:00").and_utc())
                    .c(TimeDelta::microseconds(86400000000))
                    .ex("a"),
            )
            .returning(val(timestamp("2024-02-29T12:00:00.500")))
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(6i32)
                    .a(timestamp("1970-01-01T00:00:00").and_utc())
                    .bx(None::<NaiveDateTime>)
                    .c(TimeDelta::microseconds(1000000))
                    .d(json("\"a\""))
                    .ex("ä")
                    .r0(None::<i32>),
            )
            .returning((T0, (day_of_week(T0::bx) + case().when(val(true), val(10i32)).otherwise(2i32))))
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .idx(9i64)
                    .ax(None::<Vec<String>>)
                    .b(timestamp("2024-02-29T12:00:00.500").and_utc())
                    .c(0i32)
                    .r1x(-1i64),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .idx(10i64)
                    .ax(Vec::<String>::new())
                    .b(timestamp("2024-02-29T12:00:00").and_utc())
                    .c(1i32)
                    .d(2.0f32)
                    .ex(decimal("0"))
                    .r0(10i32),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .idx(12i64)
                    .b(timestamp("2024-02-29T12:00:00").and_utc())
                    .c(10i32)
                    .d(0.5f32)
                    .ex(None::<Decimal>)
                    .r1x(-9223372036854775808i64),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .idx(Size::Large)
                    .a(date("1970-01-01"))
                    .b(None::<bool>)
                    .c(None::<Decimal>)
                    .dx(None::<Vec<i32>>)
                    .r0x(None::<i64>)
                    .r1(1i32),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(T2::new().idx(Size::Medium).a(date("2024-03-01")).b(None::<bool>).r1(10i32))
            .exec(db)
            .await?;
        insert(T2)
            .values(T2::new().idx(Size::Small).a(None::<NaiveDate>).c(decimal("0")).r1(0i32))
            .returning(T2::idx.lt(T2::idx))
            .all(db)
            .await?;
        let answer = select((val(TimeDelta::microseconds(-1000000)), val(json("null"))))
            .from(T0)
            .filter(
                (T0::r0 + 10i32).ge(squall::all(
                    select(hour(val(timestamp("2024-02-29T12:00:00.500").and_utc()))).from(S0).filter(
                        date_trunc(TimeUnit::Minute, val(timestamp("1970-01-01T00:00:00").and_utc()))
                            .eq(timestamp("2024-02-29T12:00:00").and_utc()),
                    ),
                )),
            )
            .all(db)
            .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_8 {
    use super::super::*;

    #[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
    pub enum Mood {
        Sad,
        Ok,
        Happy,
    }

    #[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
    #[db_enum(text)]
    pub enum Size {
        Small,
        Medium,
        Large,
        Huge,
    }

    #[derive(Table, Debug)]
    #[table(name = "t0", schema = "ns", primary_key(id, id2))]
    pub struct T0 {
        pub id: i64,
        pub id2: NaiveDate,
        #[column(default = 0i64)]
        pub ax: Option<i64>,
        pub b: Option<serde_json::Value>,
        pub c: Vec<u8>,
        pub d: NaiveTime,
        #[column(default = Size::Large)]
        pub ex: Option<Size>,
        pub f: Option<Mood>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1")]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i64,
        pub a: Option<Vec<i32>>,
        pub bx: Option<i64>,
        pub cx: Option<f64>,
        #[column(default = Vec::<String>::new())]
        pub dx: Vec<String>,
        pub e: Vec<String>,
        pub f: Option<NaiveTime>,
        #[column(references(T1::id, on_delete = set_null, on_update = no_action, deferrable))]
        pub r0: Option<i64>,
        #[column(references(T1::id, on_delete = no_action, on_update = no_action, deferrable))]
        pub r1: Option<i64>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(9i64)
                    .id2(date("2024-02-29"))
                    .ax(None::<i64>)
                    .b(None::<serde_json::Value>)
                    .c(vec![97])
                    .d(time("12:30:00.500")),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(12i64)
                    .id2(date("2024-03-01"))
                    .ax(None::<i64>)
                    .c(Vec::<u8>::new())
                    .d(time("00:00:00"))
                    .ex(Size::Medium)
                    .f(Mood::Happy),
            )
            .returning((val(TimeDelta::microseconds(86400000000)), T0::id))
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(2i64)
                    .id2(date("2024-02-29"))
                    .b(None::<serde_json::Value>)
                    .c(Vec::<u8>::new())
                    .d(time("00:00:00"))
                    .f(Mood::Happy),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(9i64)
                    .a(vec![1i32, 2i32])
                    .bx(None::<i64>)
                    .dx(vec!["\"".to_owned(), "\\".to_owned(), "{}".to_owned(), ",".to_owned()])
                    .e(Vec::<String>::new())
                    .f(None::<NaiveTime>)
                    .r0(None::<i64>),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(2i64)
                    .a(None::<Vec<i32>>)
                    .cx(2.0f64)
                    .dx(vec!["NULL".to_owned(), "null".to_owned()])
                    .e(vec!["a".to_owned(), "b".to_owned()])
                    .f(None::<NaiveTime>)
                    .r1(1i64),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(12i64)
                    .a(vec![1i32, 2i32])
                    .cx(-f64::INFINITY)
                    .dx(vec!["a".to_owned(), "b".to_owned()])
                    .e(Vec::<String>::new())
                    .f(None::<NaiveTime>)
                    .r0(None::<i64>)
                    .r1(-1i64),
            )
            .exec(db)
            .await?;
        let answer = update(T0)
            .set(T0::f, T0::f)
            .set(T0::c, vec![97])
            .filter(
                val(timestamp("1970-01-01T00:00:00").and_utc())
                    .lt(timestamp("1970-01-01T00:00:00").and_utc()),
            )
            .returning(T0)
            .all(db)
            .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_9 {
    use super::super::*;

    #[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
    pub enum Mood {
        Sad,
        Ok,
        Happy,
    }

    #[derive(Table, Debug)]
    #[table(name = "t0")]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i32,
        pub ax: f32,
        pub bx: Option<Mood>,
        pub cx: Option<NaiveDate>,
        pub dx: i64,
        pub e: i64,
        pub fx: i16,
        pub gx: Mood,
        #[column(references(T0::id, on_delete = cascade, on_update = set_null))]
        pub r0: Option<i32>,
        #[column(references(T0::id, on_delete = no_action, on_update = no_action))]
        pub r1: Option<i32>,
        #[column(generated = T0::dx.le(T0::e), sqlite(virtual))]
        pub made: bool,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", primary_key(id, id2), unique(columns(id, a)), index(columns(a)))]
    pub struct T1 {
        pub id: i64,
        pub id2: f32,
        pub a: i16,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(6i32)
                    .ax(16777216.0f32)
                    .bx(Mood::Ok)
                    .cx(date("1969-12-31"))
                    .dx(-1i64)
                    .e(-1i64)
                    .fx(1i16)
                    .gx(Mood::Sad)
                    .r0(None::<i32>),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(4i32)
                    .ax(16777216.0f32)
                    .bx(Mood::Ok)
                    .cx(date("1582-10-10"))
                    .dx(9007199254740992i64)
                    .e(1i64)
                    .fx(0i16)
                    .gx(Mood::Happy)
                    .r0(-1i32)
                    .r1(-1i32),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(6i32)
                    .ax(3.4028235e38f32)
                    .bx(Mood::Sad)
                    .cx(date("1900-02-28"))
                    .dx(3037000500i64)
                    .e(-1i64)
                    .fx(-1i16)
                    .gx(Mood::Ok)
                    .r0(None::<i32>)
                    .r1(10i32),
            )
            .exec(db)
            .await?;
        insert(T1).values(T1::new().id(4i64).id2(2.0f32).a(-1i16)).returning((T1, T1)).all(db).await?;
        insert(T1).values(T1::new().id(7i64).id2(0.5f32).a(2i16)).exec(db).await?;
        insert(T1).values(T1::new().id(12i64).id2(2.0f32).a(-1i16)).exec(db).await?;
        let answer = delete(T1)
            .filter((sign(T1::a) * (T1::a + 7i16)).is_not_null())
            .returning(T1::id2)
            .all(db)
            .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_10 {
    use super::super::*;

    #[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
    pub enum Mood {
        Sad,
        Ok,
        Happy,
    }

    #[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
    #[db_enum(text)]
    pub enum Size {
        Small,
        Medium,
        Large,
        Huge,
    }

    #[derive(Table, Debug)]
    #[table(name = "t0")]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i64,
        pub a: Option<f32>,
        pub bx: Option<Vec<i32>>,
        #[column(generated = val(true), sqlite(virtual))]
        pub made: bool,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", index(name = "t1_on", on(length(T1::ex)), unique))]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i32,
        #[column(precision = 28, scale = 10)]
        pub ax: Decimal,
        #[column(precision = 3, scale = 3)]
        pub b: Decimal,
        pub cx: Uuid,
        pub d: serde_json::Value,
        pub ex: Option<String>,
        pub f: Uuid,
        pub g: Option<TimeDelta>,
        #[column(references(T0::id, on_delete = restrict, on_update = restrict))]
        pub r0: Option<i64>,
        #[column(generated = upper(T1::ex), sqlite(virtual))]
        pub made: Option<String>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", unique(columns(a)), index(columns(a), unique, where = T2::id.lt(T2::id)))]
    pub struct T2 {
        #[column(primary_key)]
        pub id: i64,
        pub a: Option<Size>,
        #[column(generated = val(false).or(true).or(val(0i64).is_not_null()))]
        pub made: bool,
    }

    #[derive(Table, Debug)]
    #[table(name = "t3")]
    pub struct T3 {
        #[column(primary_key)]
        pub id: i64,
        pub a: Mood,
        pub b: f32,
        pub c: Option<f32>,
        pub dx: Uuid,
        pub e: String,
        pub fx: Option<i16>,
        pub g: i32,
        #[column(references(T1::id, on_delete = restrict, on_update = no_action))]
        pub r0: Option<i32>,
    }

    alias!(pub S1 = T1);
    alias!(pub S3 = T3);

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2, T3]).await?;
        insert(T0).values(T0::new().id(11i64)).exec(db).await?;
        insert(T0).values(T0::new().id(10i64).bx(None::<Vec<i32>>)).exec(db).await?;
        insert(T0).values(T0::new().id(10i64).a(2.0f32).bx(vec![1i32, 1i32])).exec(db).await?;
        insert(T1)
            .values(
                T1::new()
                    .id(10i32)
                    .ax(decimal("-0.005"))
                    .b(decimal("0"))
                    .cx(Uuid::from_u128(0x0))
                    .d(json("\"a\""))
                    .ex("\u{ffff}")
                    .f(Uuid::from_u128(0xff))
                    .g(TimeDelta::microseconds(-1000000))
                    .r0(None::<i64>),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(7i32)
                    .ax(decimal("3.000000000"))
                    .b(decimal("0"))
                    .cx(Uuid::from_u128(0x80000000000000000000000000000000))
                    .d(json("null"))
                    .ex("a%b")
                    .f(Uuid::from_u128(0xff))
                    .g(TimeDelta::microseconds(86400000000))
                    .r0(0i64),
            )
            .returning((T1::ex, T1::r0))
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(5i32)
                    .ax(decimal("1"))
                    .b(decimal("0"))
                    .cx(Uuid::from_u128(0xffffffffffffffffffffffffffffffff))
                    .d(json("{}"))
                    .f(Uuid::from_u128(0x2))
                    .g(None::<TimeDelta>)
                    .r0(None::<i64>),
            )
            .exec(db)
            .await?;
        insert(T2).values(T2::new().id(11i64).a(None::<Size>)).exec(db).await?;
        insert(T2).values(T2::new().id(4i64).a(Size::Small)).returning(T2::id).all(db).await?;
        insert(T2).values(T2::new().id(7i64).a(Size::Small)).exec(db).await?;
        insert(T3)
            .values(
                T3::new()
                    .id(5i64)
                    .a(Mood::Ok)
                    .b(0.0f32)
                    .dx(Uuid::from_u128(0x1))
                    .e("ä")
                    .fx(None::<i16>)
                    .g(1i32),
            )
            .exec(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(5i64)
                    .a(Mood::Sad)
                    .b(1.25f32)
                    .c(0.0f32)
                    .dx(Uuid::from_u128(0x80000000000000000000000000000000))
                    .e("ä")
                    .fx(7i16)
                    .g(1i32)
                    .r0(None::<i32>),
            )
            .exec(db)
            .await?;
        insert(T3)
            .values(T3::new().id(2i64).a(Mood::Sad).b(1.25f32).dx(Uuid::from_u128(0xff)).e("aB").g(0i32))
            .exec(db)
            .await?;
        let answer = select((case().when(val(true), val(-1i16)).or_null(), coalesce(S1::cx, S1::f)))
            .from(S1)
            .intersect(select((S3::fx, val(Uuid::from_u128(0x2)))).from(S3).filter(val(1i64).ne(diff(
                TimeUnit::Week,
                val(date("1970-01-01")),
                date("2024-03-01"),
            ))))
            .all(db)
            .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_11 {
    use super::super::*;

    #[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
    pub enum Mood {
        Sad,
        Ok,
        Happy,
    }

    #[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
    #[db_enum(text)]
    pub enum Size {
        Small,
        Medium,
        Large,
        Huge,
    }

    #[derive(Table, Debug)]
    #[table(name = "t0")]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i32,
        pub a: NaiveDateTime,
        pub bx: Option<NaiveTime>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1")]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i32,
        pub ax: Option<i16>,
        pub b: Option<Mood>,
        pub cx: Size,
        pub dx: Option<String>,
        #[column(max_length = 3)]
        pub e: String,
        pub fx: i32,
        pub g: Decimal,
        #[column(references(T1::id, on_delete = restrict, on_update = no_action, deferrable))]
        pub r0: i32,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1]).await?;
        insert(T0)
            .values(T0::new().id(3i32).a(timestamp("2024-02-29T12:00:00.500")).bx(time("23:59:59.999999")))
            .exec(db)
            .await?;
        insert(T0)
            .values(T0::new().id(2i32).a(timestamp("2024-02-29T12:00:00")))
            .returning((T0, greatest(T0::bx, time("12:30:00"))))
            .all(db)
            .await?;
        insert(T0)
            .values(T0::new().id(12i32).a(timestamp("2024-02-29T12:00:00")))
            .returning((upper(val("b".to_owned())).cast::<Uuid>(), T0::bx))
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(5i32)
                    .ax(255i16)
                    .cx(Size::Huge)
                    .dx("A")
                    .e("ä")
                    .fx(-2147483648i32)
                    .g(decimal("1"))
                    .r0(10i32),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(2i32)
                    .ax(None::<i16>)
                    .b(Mood::Ok)
                    .cx(Size::Huge)
                    .dx("%")
                    .e("a%b")
                    .fx(65536i32)
                    .g(decimal("1"))
                    .r0(0i32),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(5i32)
                    .ax(None::<i16>)
                    .b(Mood::Ok)
                    .cx(Size::Medium)
                    .dx("日本")
                    .e("a")
                    .fx(46341i32)
                    .g(decimal("10"))
                    .r0(0i32),
            )
            .exec(db)
            .await?;
        let answer = select((
            T0::id,
            T0::bx,
            case()
                .when(
                    row((T0::id, val(timestamp("2024-02-29T12:00:00")), greatest(T0::a, T0::a))).le((
                        2i32,
                        T0::a,
                        timestamp("2024-02-29T12:00:00.500"),
                    )),
                    greatest(
                        greatest(date_trunc(TimeUnit::Day, val(date("2024-02-29"))), date("2024-02-29")),
                        date("2024-02-29"),
                    ),
                )
                .otherwise(date("2024-03-01")),
        ))
        .from(T0)
        .filter(val("ab".to_owned()).ends_with("a"))
        .all(db)
        .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_12 {
    use super::super::*;

    #[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
    pub enum Mood {
        Sad,
        Ok,
        Happy,
    }

    #[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
    #[db_enum(text)]
    pub enum Size {
        Small,
        Medium,
        Large,
        Huge,
    }

    #[derive(Table, Debug)]
    #[table(name = "t0", primary_key(id, id2))]
    pub struct T0 {
        pub id: i32,
        pub id2: i32,
        #[column(max_length = 20)]
        pub a: Option<String>,
        pub bx: NaiveTime,
        pub c: Option<Uuid>,
        pub d: Option<TimeDelta>,
        pub ex: Mood,
        pub fx: Size,
        #[column(timestamp = text)]
        pub g: Option<DateTime<Utc>>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1")]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i32,
        pub a: Option<NaiveDate>,
        pub bx: Option<DateTime<Utc>>,
        pub c: i32,
        pub d: Option<NaiveDate>,
        pub e: Option<NaiveDateTime>,
        #[column(references(T1::id, on_delete = restrict, on_update = restrict))]
        pub r0: Option<i32>,
        #[column(references(T1::id, on_delete = set_null, on_update = no_action))]
        pub r1: Option<i32>,
        #[column(generated = val(false), sqlite(virtual))]
        pub made: bool,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2")]
    pub struct T2 {
        #[column(primary_key)]
        pub id: i32,
        pub a: i32,
        pub b: f64,
        pub c: i16,
        #[column(default = date("2024-03-01"))]
        pub d: NaiveDate,
        pub e: Option<f32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t3")]
    pub struct T3 {
        #[column(primary_key)]
        pub id: i32,
        pub ax: Uuid,
        pub b: Option<Vec<u8>>,
        pub cx: NaiveDate,
        #[column(references(T3::id, on_delete = no_action, on_update = no_action))]
        pub r0: i32,
        #[column(references(T1::id, on_delete = set_default, on_update = restrict))]
        pub r1: i32,
    }

    #[derive(View, Debug)]
    pub struct V2 {
        pub c0: NaiveDate,
        pub c1: NaiveDate,
    }

    alias!(pub X1 = T0);
    alias!(pub S2 = T2);

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2, T3]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(4i32)
                    .id2(2i32)
                    .a("")
                    .bx(time("12:30:00"))
                    .c(None::<Uuid>)
                    .d(TimeDelta::microseconds(0))
                    .ex(Mood::Happy)
                    .fx(Size::Small)
                    .g(timestamp("2024-02-29T12:00:00").and_utc()),
            )
            .returning(T0)
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(11i32)
                    .id2(8i32)
                    .bx(time("00:00:00.000001"))
                    .c(Uuid::from_u128(0xff))
                    .d(TimeDelta::microseconds(0))
                    .ex(Mood::Happy)
                    .fx(Size::Large)
                    .g(timestamp("1970-01-01T00:00:00").and_utc()),
            )
            .returning(T0)
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(5i32)
                    .id2(5i32)
                    .a(None::<String>)
                    .bx(time("00:00:00"))
                    .c(Uuid::from_u128(0x2))
                    .d(TimeDelta::microseconds(0))
                    .ex(Mood::Sad)
                    .fx(Size::Large),
            )
            .returning((val(json("{\"a\":1}")).json_get::<String>(["0"]), least(T0::ex, Mood::Ok)))
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(8i32)
                    .a(date("1970-01-01"))
                    .bx(timestamp("2024-02-29T12:00:00.500").and_utc())
                    .c(-1i32)
                    .d(date("2024-03-01"))
                    .e(timestamp("1970-01-01T00:00:00"))
                    .r0(2i32)
                    .r1(0i32),
            )
            .returning((T1::made, T1::a))
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(2i32)
                    .bx(timestamp("2000-01-01T00:00:00.001").and_utc())
                    .c(2i32)
                    .d(date("2024-03-01"))
                    .e(timestamp("2024-02-29T12:00:00"))
                    .r1(0i32),
            )
            .returning((T1::a, val(timestamp("1970-01-01T00:00:00"))))
            .all(db)
            .await?;
        insert(T1)
            .values(T1::new().id(5i32).a(date("2024-03-01")).c(-1i32).d(date("2024-02-29")).r0(1i32).r1(0i32))
            .returning((T1, T1))
            .all(db)
            .await?;
        insert(T2)
            .values(T2::new().id(5i32).a(1i32).b(10.0f64).c(1i16).d(date("1970-01-01")).e(0.5f32))
            .exec(db)
            .await?;
        insert(T2)
            .values(T2::new().id(3i32).a(10i32).b(0.25f64).c(-1i16).d(date("2024-02-29")).e(0.5f32))
            .returning((T2, T2::a))
            .all(db)
            .await?;
        insert(T2)
            .values(T2::new().id(8i32).a(2i32).b(0.0f64).c(2i16))
            .returning((T2::id, T2))
            .all(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(5i32)
                    .ax(Uuid::from_u128(0xffffffffffffffffffffffffffffffff))
                    .cx(date("2024-03-01"))
                    .r0(-1i32)
                    .r1(10i32),
            )
            .exec(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(4i32)
                    .ax(Uuid::from_u128(0x0))
                    .b(None::<Vec<u8>>)
                    .cx(date("1969-12-31"))
                    .r0(10i32)
                    .r1(-1i32),
            )
            .returning((T3, T3))
            .all(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(2i32)
                    .ax(Uuid::from_u128(0x0))
                    .b(vec![97])
                    .cx(date("0001-01-01"))
                    .r0(2i32)
                    .r1(3i32),
            )
            .exec(db)
            .await?;
        let answer = select((coalesce(X1::ex, Mood::Happy), X1::c))
            .from(T0)
            .cross_join(X1)
            .right_join(
                select(V2Fields { c0: least(val(date("2024-03-01")), S2::d), c1: val(date("1970-01-01")) })
                    .from(S2)
                    .filter(val("aB".to_owned()).ilike("__"))
                    .distinct()
                    .subquery(),
                (!T0::d.in_list([TimeDelta::microseconds(1000000)])),
            )
            .filter(X1::a.ge("b"))
            .all(db)
            .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_13 {
    use super::super::*;

    #[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
    pub enum Mood {
        Sad,
        Ok,
        Happy,
    }

    #[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
    #[db_enum(text)]
    pub enum Size {
        Small,
        Medium,
        Large,
        Huge,
    }

    #[derive(Table, Debug)]
    #[table(name = "t0", index(name = "t0_on", on(T0::id.eq(T0::id).desc())))]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i32,
        #[column(json = text)]
        pub a: Option<serde_json::Value>,
        pub b: Option<NaiveDateTime>,
        pub cx: Option<f64>,
        pub d: Option<Mood>,
        #[column(timestamp = text)]
        pub e: Option<DateTime<Utc>>,
        #[column(max_length = 20)]
        pub f: Option<String>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", index(columns(c), unique, where = T1::c.between(T1::c, -1i16).and(val(2i64).ne(1i64))), index(name = "t1_on", on((!T1::c.gt(T1::c)))))]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i64,
        pub a: Option<Vec<u8>>,
        #[column(default = 1i64)]
        pub b: i64,
        pub c: Option<i16>,
        pub d: Option<f64>,
        pub e: TimeDelta,
        #[column(references(T1::id, on_delete = no_action, on_update = no_action))]
        pub r0: i64,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", schema = "ns", index(columns(a)))]
    pub struct T2 {
        #[column(primary_key)]
        pub id: i64,
        pub a: Option<Mood>,
        pub b: f64,
        #[column(references(T0::id, on_delete = no_action, on_update = restrict, deferrable))]
        pub r0: Option<i32>,
        #[column(references(T0::id, on_delete = no_action, on_update = cascade))]
        pub r1: i32,
        #[column(generated = val(Mood::Sad).is_null(), sqlite(virtual))]
        pub made: bool,
    }

    #[derive(Table, Debug)]
    #[table(name = "t3", index(columns(id, a), where = (!val(false).and(true))))]
    pub struct T3 {
        #[column(primary_key)]
        pub id: i32,
        pub a: Option<Size>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2, T3]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(2i32)
                    .a(json("\"a\""))
                    .d(None::<Mood>)
                    .e(timestamp("2024-02-29T12:00:00").and_utc())
                    .f("aB"),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(3i32)
                    .a(json("1"))
                    .b(None::<NaiveDateTime>)
                    .e(timestamp("1970-01-01T00:00:00").and_utc())
                    .f("a"),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(12i32)
                    .a(None::<serde_json::Value>)
                    .cx(10.0f64)
                    .d(Mood::Ok)
                    .e(timestamp("2024-02-29T12:00:00.500").and_utc()),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(T1::new().id(8i64).d(0.25f64).e(TimeDelta::microseconds(1000000)).r0(-1i64))
            .returning(val(time("12:30:00")))
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(9i64)
                    .b(0i64)
                    .c(-1i16)
                    .d(10.0f64)
                    .e(TimeDelta::microseconds(86400000000))
                    .r0(2i64),
            )
            .returning((((val(2i16) % T1::c) + T1::c), T1))
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(12i64)
                    .a(None::<Vec<u8>>)
                    .b(1i64)
                    .c(None::<i16>)
                    .d(0.0f64)
                    .e(TimeDelta::microseconds(-1000000))
                    .r0(2i64),
            )
            .exec(db)
            .await?;
        insert(T2).values(T2::new().id(9i64).b(-1.5f64).r1(-1i32)).exec(db).await?;
        insert(T2).values(T2::new().id(1i64).b(-1.5f64).r1(2i32)).exec(db).await?;
        insert(T2)
            .values(T2::new().id(9i64).a(Mood::Happy).b(0.25f64).r0(1i32).r1(2i32))
            .returning(T2::r1)
            .all(db)
            .await?;
        insert(T3).values(T3::new().id(7i32)).exec(db).await?;
        insert(T3)
            .values(T3::new().id(12i32).a(Size::Large))
            .returning(coalesce(val(Size::Large), T3::a))
            .all(db)
            .await?;
        insert(T3)
            .values(T3::new().id(3i32).a(Size::Small))
            .returning((T3::a, day(val(timestamp("2024-02-29T12:00:00")))))
            .all(db)
            .await?;
        let answer = update(T3)
            .set(T3::id, 3i32)
            .filter((day_of_year(val(date("2024-02-29"))) * -1i32).not_in_list([2147483647i32, 3i32, 2i32]))
            .exec(db)
            .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_14 {
    use super::super::*;

    #[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
    pub enum Mood {
        Sad,
        Ok,
        Happy,
    }

    #[derive(Table, Debug)]
    #[table(name = "t0", schema = "ns")]
    pub struct T0 {
        #[column(primary_key, auto)]
        pub id: i32,
        pub a: Option<f64>,
        pub bx: Option<Mood>,
        #[column(default = 2.0f32)]
        pub c: Option<f32>,
        pub d: Option<Vec<u8>>,
        pub e: Option<NaiveTime>,
        pub fx: Option<f32>,
        pub gx: Vec<u8>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", schema = "ns", index(columns(r0)))]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i32,
        #[column(references(T1::id, on_delete = restrict, on_update = no_action))]
        pub r0: Option<i32>,
        #[column(references(T0::id, on_delete = set_default, on_update = no_action, deferrable))]
        pub r1: Option<i32>,
        #[column(generated = (!T1::id.ne(1i32)))]
        pub made: bool,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", primary_key(id, id2))]
    pub struct T2 {
        pub id: i32,
        pub id2: Vec<u8>,
        pub ax: Option<i64>,
        pub bx: Mood,
        pub c: i16,
    }

    #[derive(Table, Debug)]
    #[table(name = "t3", index(columns(r0), unique))]
    pub struct T3 {
        #[column(primary_key)]
        pub id: i64,
        #[column(references(T1::id, on_delete = no_action, on_update = set_default, deferrable))]
        pub r0: Option<i32>,
        #[column(generated = T3::r0.between(1i32, 3i32))]
        pub made: Option<bool>,
    }

    alias!(pub X1 = T3);

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2, T3]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(5i32)
                    .a(2.0f64)
                    .bx(Mood::Ok)
                    .c(0.0f32)
                    .d(vec![97])
                    .e(time("12:30:00.500"))
                    .gx(vec![1]),
            )
            .returning(T0)
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(6i32)
                    .a(2.0f64)
                    .bx(Mood::Sad)
                    .c(2.0f32)
                    .d(Vec::<u8>::new())
                    .e(time("12:30:00"))
                    .fx(0.0f32)
                    .gx(vec![1, 2]),
            )
            .returning(T0)
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(7i32)
                    .a(0.0f64)
                    .bx(Mood::Ok)
                    .c(None::<f32>)
                    .d(None::<Vec<u8>>)
                    .e(time("12:30:00"))
                    .fx(None::<f32>)
                    .gx(vec![97]),
            )
            .returning(T0)
            .all(db)
            .await?;
        insert(T1).values(T1::new().id(6i32).r1(0i32)).exec(db).await?;
        insert(T1).values(T1::new().id(6i32).r0(10i32)).exec(db).await?;
        insert(T1)
            .values(T1::new().id(9i32).r0(2i32))
            .returning((val(decimal("1.50")), T1::made))
            .all(db)
            .await?;
        insert(T2)
            .values(T2::new().id(7i32).id2(vec![0]).ax(None::<i64>).bx(Mood::Happy).c(-1i16))
            .returning(T2::ax)
            .all(db)
            .await?;
        insert(T2)
            .values(T2::new().id(1i32).id2(Vec::<u8>::new()).ax(1i64).bx(Mood::Happy).c(2i16))
            .exec(db)
            .await?;
        insert(T2).values(T2::new().id(6i32).id2(vec![1, 2]).ax(0i64).bx(Mood::Sad).c(7i16)).exec(db).await?;
        insert(T3).values(T3::new().id(9i64).r0(3i32)).exec(db).await?;
        insert(T3).values(T3::new().id(4i64).r0(None::<i32>)).exec(db).await?;
        insert(T3).values(T3::new().id(2i64).r0(None::<i32>)).returning(T3).all(db).await?;
        let answer = select(((X1::r0 - (((X1::r0 % X1::r0) + (T2::id * T2::id)) - 3i32)), T2))
            .from(T2)
            .left_join(X1, T2::ax.eq(X1::id))
            .filter(X1::id.le(T2::ax))
            .all(db)
            .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_15 {
    use super::super::*;

    #[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
    #[db_enum(text)]
    pub enum Size {
        Small,
        Medium,
        Large,
        Huge,
    }

    #[derive(Table, Debug)]
    #[table(name = "t0", unique(columns(a, f)), check(name = "checked", condition = T0::a.between(T0::a, "aB")))]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i32,
        pub a: String,
        pub bx: NaiveTime,
        pub c: NaiveDate,
        pub dx: Size,
        pub ex: Option<f32>,
        pub f: NaiveTime,
        #[column(default = 2.0f64)]
        pub g: f64,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1")]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i32,
        pub a: Option<Size>,
        pub bx: Option<i32>,
        #[column(timestamp = text)]
        pub c: Option<NaiveDateTime>,
        pub dx: Option<Vec<i32>>,
        pub ex: Vec<u8>,
        pub f: Option<i32>,
        pub g: TimeDelta,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(5i32)
                    .a("b")
                    .bx(time("12:30:00.500"))
                    .c(date("2024-02-29"))
                    .dx(Size::Small)
                    .f(time("12:30:00"))
                    .g(10.0f64),
            )
            .returning((
                coalesce(least(T0::c, T0::c), least(T0::c, date("2024-03-01"))),
                val("ab".to_owned()),
            ))
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(9i32)
                    .a("b")
                    .bx(time("23:59:59"))
                    .c(date("2024-02-29"))
                    .dx(Size::Medium)
                    .f(time("00:00:00"))
                    .g(0.25f64),
            )
            .returning(trunc((T0::g - T0::g)))
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(3i32)
                    .a("b")
                    .bx(time("12:30:00"))
                    .c(date("2024-03-01"))
                    .dx(Size::Large)
                    .ex(-3.4028235e38f32)
                    .f(time("12:30:00.500"))
                    .g(2.0f64),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(10i32)
                    .a(Size::Huge)
                    .bx(65536i32)
                    .c(timestamp("2024-02-29T12:00:00.500"))
                    .dx(vec![1i32, 2i32])
                    .ex(vec![255])
                    .f(1i32)
                    .g(TimeDelta::microseconds(86400000000)),
            )
            .returning(T1)
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(5i32)
                    .a(Size::Huge)
                    .dx(Vec::<i32>::new())
                    .ex(vec![1])
                    .f(None::<i32>)
                    .g(TimeDelta::microseconds(86400000000)),
            )
            .returning(T1)
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(2i32)
                    .a(Size::Large)
                    .c(timestamp("1970-01-01T00:00:00"))
                    .dx(vec![1i32, 2i32])
                    .ex(vec![1, 2])
                    .f(2i32)
                    .g(TimeDelta::microseconds(-1000000)),
            )
            .returning(((T1::id * 2i32) - -1i32))
            .all(db)
            .await?;
        let answer = select((
            T0::bx,
            T0::id,
            (val(2147483647i32) - (T0::id % T0::id)),
            lag(T0::bx).offset(1).over(window().order_by(T0::id.asc())),
        ))
        .from(T0)
        .filter(val(true))
        .all(db)
        .await?;
        Ok(format!("{answer:?}"))
    }
}

pub async fn run(number: u64, db: &Db) -> squall::Result<String> {
    match number {
        0 => program_0::program(db).await,
        1 => program_1::program(db).await,
        2 => program_2::program(db).await,
        3 => program_3::program(db).await,
        4 => program_4::program(db).await,
        5 => program_5::program(db).await,
        6 => program_6::program(db).await,
        7 => program_7::program(db).await,
        8 => program_8::program(db).await,
        9 => program_9::program(db).await,
        10 => program_10::program(db).await,
        11 => program_11::program(db).await,
        12 => program_12::program(db).await,
        13 => program_13::program(db).await,
        14 => program_14::program(db).await,
        15 => program_15::program(db).await,
        _ => Ok(String::new()),
    }
}
