// Printed by the machine.

use super::*;

pub mod program_0 {
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
        pub id: i64,
        pub a: Option<Vec<String>>,
        pub bx: i64,
        pub c: Option<Mood>,
        pub dx: Option<Decimal>,
        pub ex: Option<i16>,
        #[column(timestamp = millis)]
        pub f: Option<NaiveDateTime>,
        #[column(references(T0::id, on_delete = set_null, on_update = no_action, deferrable))]
        pub r0: Option<i64>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", primary_key(id, id2), index(name = "t1_on", on(T1::d.eq(timestamp("2024-02-29T12:00:00.500").and_utc()).desc())))]
    pub struct T1 {
        pub id: i64,
        pub id2: NaiveDate,
        pub ax: Option<i16>,
        #[column(precision = 28, scale = 10)]
        pub b: Option<Decimal>,
        pub c: TimeDelta,
        pub d: DateTime<Utc>,
        pub e: Option<Mood>,
        pub fx: f64,
        #[column(references(T0::id, on_delete = no_action, on_update = no_action))]
        pub r0: Option<i64>,
        #[column(references(T0::id, on_delete = cascade, on_update = no_action, deferrable))]
        pub r1: Option<i64>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(2i64)
                    .bx(9007199254740992i64)
                    .dx(decimal("0.1"))
                    .ex(181i16)
                    .f(timestamp("2024-02-29T12:00:00"))
                    .r0(0i64),
            )
            .returning((
                diff(
                    TimeUnit::Month,
                    val(timestamp("1970-01-01T00:00:00").and_utc()),
                    timestamp("1970-01-01T00:00:00").and_utc(),
                ),
                val(0.5f32),
            ))
            .all(db)
            .await?;
        insert(T0)
            .values(T0::new().id(10i64).bx(-9223372036854775808i64).ex(32767i16).r0(2i64))
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(9i64)
                    .bx(9007199254740992i64)
                    .dx(None::<Decimal>)
                    .ex(None::<i16>)
                    .f(timestamp("2024-02-29T12:00:00.500"))
                    .r0(-1i64),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(12i64)
                    .id2(date("2024-03-01"))
                    .b(None::<Decimal>)
                    .c(TimeDelta::microseconds(1000000))
                    .d(timestamp("2024-02-29T12:00:00.500").and_utc())
                    .fx(0.25f64)
                    .r0(None::<i64>),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(10i64)
                    .id2(date("1970-01-01"))
                    .ax(-1i16)
                    .c(TimeDelta::microseconds(1000000))
                    .d(timestamp("1970-01-01T00:00:00").and_utc())
                    .e(Mood::Sad)
                    .fx(0.1f64)
                    .r0(2i64)
                    .r1(100i64),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(11i64)
                    .id2(date("2024-03-01"))
                    .ax(2i16)
                    .b(decimal("10"))
                    .c(TimeDelta::microseconds(1000000))
                    .d(timestamp("2024-02-29T12:00:00.500").and_utc())
                    .fx(0.0f64)
                    .r0(None::<i64>)
                    .r1(100i64),
            )
            .exec(db)
            .await?;
        let answer = select((T1::e, T1::b, T1)).from(T1).all(db).await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_1 {
    use super::super::*;

    #[derive(Table, Debug)]
    #[table(name = "t0", index(name = "t0_on", on((!val(true).and(false))), unique))]
    pub struct T0 {
        #[column(primary_key)]
        pub idx: NaiveDateTime,
        pub ax: Vec<i32>,
        #[column(generated = T0::idx.is_not_null().or(val(false).and(true)))]
        pub made: bool,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", primary_key(id, id2))]
    pub struct T1 {
        pub id: i32,
        pub id2: f32,
        #[column(references(T0::idx, on_delete = no_action, on_update = no_action))]
        pub r0x: Option<NaiveDateTime>,
        #[column(references(T0::idx, on_delete = no_action, on_update = restrict))]
        pub r1x: Option<NaiveDateTime>,
        #[column(generated = val("ä".to_owned()).ilike("a\\%b"), sqlite(virtual))]
        pub made: bool,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2")]
    pub struct T2 {
        #[column(primary_key)]
        pub id: i64,
        #[column(default = 10.0f64)]
        pub a: Option<f64>,
        #[column(references(T0::idx, on_delete = cascade, on_update = set_default, deferrable))]
        pub r0x: NaiveDateTime,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2]).await?;
        insert(T0)
            .values(T0::new().idx(timestamp("0001-01-01T00:00:00")).ax(vec![2i32, 1i32]))
            .returning(T0)
            .all(db)
            .await?;
        insert(T0)
            .values(T0::new().idx(timestamp("1970-01-01T00:00:00")).ax(vec![2i32, 1i32]))
            .returning(array_contains(
                array_append(T0::ax, val(2i32)),
                case().when(T0::made, T0::ax).otherwise(T0::ax),
            ))
            .all(db)
            .await?;
        insert(T0)
            .values(T0::new().idx(timestamp("0001-01-01T00:00:00")).ax(vec![1i32, 1i32]))
            .returning(T0)
            .all(db)
            .await?;
        insert(T1)
            .values(T1::new().id(2i32).id2(-1.0f32).r0x(timestamp("2000-01-01T00:00:00.001")))
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(6i32)
                    .id2(0.5f32)
                    .r0x(timestamp("2024-02-29T12:00:00"))
                    .r1x(timestamp("1970-01-01T00:00:00")),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(11i32)
                    .id2(-1.0f32)
                    .r0x(timestamp("2024-02-29T12:00:00.500"))
                    .r1x(timestamp("9999-12-31T23:59:59.999999")),
            )
            .exec(db)
            .await?;
        insert(T2).values(T2::new().id(11i64).r0x(timestamp("1969-12-31T23:59:59.999999"))).exec(db).await?;
        insert(T2)
            .values(T2::new().id(9i64).a(0.0f64).r0x(timestamp("2024-02-29T12:00:00.500")))
            .exec(db)
            .await?;
        insert(T2)
            .values(T2::new().id(3i64).r0x(timestamp("2024-02-29T12:00:00")))
            .returning(T2::r0x)
            .all(db)
            .await?;
        let answer = select(val("ä".to_owned()))
            .from(T1)
            .filter(T1::r1x.eq(timestamp("2024-02-29T12:00:00.500")))
            .group_by(date_trunc(TimeUnit::Day, T1::r0x))
            .all(db)
            .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_2 {
    use super::super::*;

    #[derive(Table, Debug)]
    #[table(name = "t0", unique(columns(r0)), index(columns(id), where = val(0i32).not_in_list(Vec::<i32>::new())))]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i32,
        #[column(references(T0::id, on_delete = restrict, on_update = cascade))]
        pub r0: Option<i32>,
        #[column(references(T0::id, on_delete = no_action, on_update = no_action))]
        pub r1: i32,
        #[column(generated = val(2i32).gt(T0::id).and(val(false).and(true)))]
        pub made: bool,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1")]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i32,
        pub a: Option<Vec<u8>>,
        pub b: Option<String>,
        pub cx: NaiveDateTime,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2")]
    pub struct T2 {
        #[column(primary_key)]
        pub id: i32,
        #[column(default = 0.0f32)]
        pub ax: Option<f32>,
        pub bx: i16,
        #[column(references(T2::id, on_delete = no_action, on_update = set_null))]
        pub r0: Option<i32>,
        #[column(generated = T2::r0.le(T2::id).or(T2::r0.lt(T2::r0)))]
        pub made: Option<bool>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t3", unique(columns(g, id)))]
    pub struct T3 {
        #[column(primary_key)]
        pub id: i32,
        #[column(default = 7i16)]
        pub a: Option<i16>,
        #[column(default = TimeDelta::microseconds(86400000000))]
        pub b: Option<TimeDelta>,
        pub c: Option<TimeDelta>,
        pub dx: Option<Uuid>,
        #[column(default = false)]
        pub ex: bool,
        pub f: Option<f32>,
        pub g: Option<f32>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2, T3]).await?;
        insert(T0).values(T0::new().id(2i32).r0(None::<i32>).r1(1i32)).exec(db).await?;
        insert(T0)
            .values(T0::new().id(2i32).r0(-1i32).r1(-1i32))
            .returning(((T0::r0 - T0::id) / (T0::r0 * T0::r0)))
            .all(db)
            .await?;
        insert(T0).values(T0::new().id(10i32).r1(0i32)).returning(val(true)).all(db).await?;
        insert(T1)
            .values(T1::new().id(2i32).a(Vec::<u8>::new()).cx(timestamp("0001-01-01T00:00:00")))
            .returning((val(vec![0]), val(json("{\"a\":1}")).json_get::<serde_json::Value>(["a", "b"])))
            .all(db)
            .await?;
        insert(T1)
            .values(T1::new().id(7i32).a(vec![1, 2]).b("a_b").cx(timestamp("1969-12-31T23:59:59.999999")))
            .exec(db)
            .await?;
        insert(T1).values(T1::new().id(10i32).b("a_b").cx(timestamp("2024-02-29T12:00:00"))).exec(db).await?;
        insert(T2)
            .values(T2::new().id(3i32).ax(None::<f32>).bx(2i16).r0(3i32))
            .returning(case().when(T2::ax.lt(2.0f32), T2::r0).otherwise(2i32))
            .all(db)
            .await?;
        insert(T2)
            .values(T2::new().id(11i32).bx(0i16).r0(None::<i32>))
            .returning((val(7i16), T2))
            .all(db)
            .await?;
        insert(T2)
            .values(T2::new().id(6i32).ax(-3.4028235e38f32).bx(255i16).r0(None::<i32>))
            .returning(((-T2::ax) + floor(T2::ax)))
            .all(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(2i32)
                    .a(0i16)
                    .b(TimeDelta::microseconds(1000000))
                    .dx(Uuid::from_u128(0x1))
                    .ex(true)
                    .f(-1.0f32),
            )
            .returning(T3)
            .all(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(2i32)
                    .a(7i16)
                    .b(None::<TimeDelta>)
                    .c(None::<TimeDelta>)
                    .f(None::<f32>)
                    .g(None::<f32>),
            )
            .returning(val(1.25f32))
            .all(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(9i32)
                    .a(-1i16)
                    .b(TimeDelta::microseconds(86400000000))
                    .c(TimeDelta::microseconds(86400000000))
                    .f(None::<f32>),
            )
            .exec(db)
            .await?;
        let answer = delete(T3)
            .filter((second(val(timestamp("2024-02-29T12:00:00"))) + coalesce(T3::id, 1i32)).lt(-1i32))
            .returning(T3)
            .all(db)
            .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_3 {
    use super::super::*;

    #[derive(Table, Debug)]
    #[table(name = "t0")]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i64,
        pub ax: Option<Vec<u8>>,
        #[column(precision = 5, scale = 0)]
        pub bx: Option<Decimal>,
        pub c: Option<DateTime<Utc>>,
        pub dx: Option<DateTime<Utc>>,
        pub ex: Option<String>,
        #[column(timestamp = seconds, default = timestamp("2024-02-29T12:00:00"))]
        pub f: NaiveDateTime,
        pub g: Vec<String>,
        #[column(generated = upper(T0::ex))]
        pub made: Option<String>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", schema = "ns", index(name = "t1_on", on(T1::id.between(T1::ax, 2i32)), unique))]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i32,
        pub ax: Option<i32>,
        pub bx: Option<i32>,
        #[column(timestamp = text)]
        pub c: Option<DateTime<Utc>>,
        #[column(json = text)]
        pub dx: Option<serde_json::Value>,
        #[column(references(T0::id, on_delete = restrict, on_update = set_default))]
        pub r0: Option<i64>,
        #[column(references(T1::id, on_delete = cascade, on_update = cascade))]
        pub r1: i32,
    }

    alias!(pub X0 = T1);

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(6i64)
                    .ax(vec![1, 2])
                    .bx(decimal("1"))
                    .c(timestamp("2024-02-29T12:00:00.500").and_utc())
                    .dx(timestamp("2024-02-29T12:00:00").and_utc())
                    .ex("İ")
                    .f(timestamp("2024-02-29T12:00:00.500"))
                    .g(Vec::<String>::new()),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(11i64)
                    .ax(Vec::<u8>::new())
                    .bx(None::<Decimal>)
                    .c(timestamp("2024-02-29T12:00:00").and_utc())
                    .ex("ﬁ")
                    .f(timestamp("2024-02-29T12:00:00.500"))
                    .g(vec!["a".to_owned()]),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(12i64)
                    .bx(decimal("3.000000000"))
                    .c(timestamp("2024-02-29T12:00:00").and_utc())
                    .dx(None::<DateTime<Utc>>)
                    .ex("Σς")
                    .f(timestamp("2024-02-29T12:00:00"))
                    .g(Vec::<String>::new()),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(2i32)
                    .ax(65536i32)
                    .bx(-2147483647i32)
                    .c(None::<DateTime<Utc>>)
                    .dx(json("{\"a\":1,\"b\":[{}]}"))
                    .r0(1i64)
                    .r1(2i32),
            )
            .returning(T1::dx)
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new().id(1i32).ax(-2147483647i32).dx(None::<serde_json::Value>).r0(None::<i64>).r1(1i32),
            )
            .returning(date_trunc(TimeUnit::Hour, val(timestamp("1970-01-01T00:00:00").and_utc())))
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(8i32)
                    .ax(-2147483647i32)
                    .bx(None::<i32>)
                    .c(timestamp("2024-02-29T12:00:00").and_utc())
                    .r1(10i32),
            )
            .exec(db)
            .await?;
        let answer =
            select((max(X0::r1), val(vec![1i32, 2i32]), coalesce(val(Vec::<i32>::new()), vec![1i32])))
                .from(X0)
                .filter(val("ab".to_owned()).like("_%_"))
                .having(val(vec![1i32, 2i32]).in_list([vec![1i32], vec![1i32, 2i32]]))
                .distinct()
                .all(db)
                .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_4 {
    use super::super::*;

    #[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
    pub enum Mood {
        Sad,
        Ok,
        Happy,
    }

    #[derive(Table, Debug)]
    #[table(name = "t0", schema = "ns", index(columns(dx, b)))]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i64,
        #[column(precision = 3, scale = 3)]
        pub a: Option<Decimal>,
        #[column(timestamp = text)]
        pub b: Option<DateTime<Utc>>,
        #[column(default = Vec::<u8>::new())]
        pub c: Vec<u8>,
        pub dx: String,
        #[column(timestamp = millis)]
        pub ex: NaiveDateTime,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", schema = "ns", unique(columns(f, r0)))]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i32,
        #[column(default = TimeDelta::microseconds(-1000000))]
        pub a: TimeDelta,
        pub bx: Option<i32>,
        pub cx: Option<Uuid>,
        pub d: Option<i16>,
        pub ex: Vec<i32>,
        pub f: Option<Mood>,
        #[column(references(T1::id, on_delete = no_action, on_update = restrict))]
        pub r0: Option<i32>,
        #[column(generated = T1::r0.is_not_null())]
        pub made: bool,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2")]
    pub struct T2 {
        #[column(primary_key)]
        pub id: i32,
        pub a: Vec<i32>,
        pub bx: Option<Vec<i32>>,
    }

    alias!(pub X1 = T0);

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(4i64)
                    .a(None::<Decimal>)
                    .c(vec![97])
                    .dx(" ")
                    .ex(timestamp("2024-02-29T12:00:00.500")),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(7i64)
                    .b(timestamp("2024-02-29T12:00:00.500").and_utc())
                    .dx("ǅ")
                    .ex(timestamp("2024-02-29T12:00:00.500")),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(12i64)
                    .a(decimal("0.1"))
                    .b(timestamp("2024-02-29T12:00:00.500").and_utc())
                    .c(vec![0])
                    .dx("ǅ")
                    .ex(timestamp("1970-01-01T00:00:00")),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(12i32)
                    .bx(-2147483647i32)
                    .cx(Uuid::from_u128(0x2))
                    .d(2i16)
                    .ex(vec![1i32, 2i32])
                    .r0(-1i32),
            )
            .returning(T1::a.gt(T1::a).and(T1::bx.lt(T1::bx)))
            .all(db)
            .await?;
        insert(T1)
            .values(T1::new().id(2i32).a(TimeDelta::microseconds(0)).ex(vec![2i32, 1i32]).r0(3i32))
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(7i32)
                    .a(TimeDelta::microseconds(-1000000))
                    .bx(None::<i32>)
                    .d(2i16)
                    .ex(vec![-2147483648i32, 2147483647i32])
                    .f(Mood::Ok)
                    .r0(None::<i32>),
            )
            .returning((T1, T1))
            .all(db)
            .await?;
        insert(T2)
            .values(T2::new().id(10i32).a(Vec::<i32>::new()).bx(vec![-2147483648i32, 2147483647i32]))
            .returning(T2)
            .all(db)
            .await?;
        insert(T2).values(T2::new().id(8i32).a(vec![1i32]).bx(Vec::<i32>::new())).exec(db).await?;
        insert(T2)
            .values(T2::new().id(8i32).a(vec![1i32, 2i32]))
            .returning((array_append(val(vec![1i32]), val(-1i32)), T2::id))
            .all(db)
            .await?;
        let answer = select((val(decimal("1.5")), val(decimal("1"))))
            .from(T0)
            .inner_join(X1, T0::b.eq(X1::b))
            .filter(
                X1::id.gt(T0::id).or(val(false).and(true)).and(date_trunc(TimeUnit::Year, T0::ex).lt(T0::ex)),
            )
            .all(db)
            .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_5 {
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
    #[table(name = "t0", index(columns(bx)))]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i32,
        pub a: Option<bool>,
        pub bx: Uuid,
        pub c: Option<Vec<i32>>,
        #[column(references(T0::id, on_delete = no_action, on_update = cascade))]
        pub r0: Option<i32>,
        #[column(references(T0::id, on_delete = no_action, on_update = no_action))]
        pub r1: i32,
        #[column(generated = val(-1i64).gt(2i64), sqlite(virtual))]
        pub made: bool,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", schema = "ns")]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i64,
        pub a: Option<Vec<i32>>,
        pub bx: Option<serde_json::Value>,
        pub c: Mood,
        pub dx: Size,
        pub e: Option<i64>,
        #[column(timestamp = seconds, default = timestamp("2024-02-29T12:00:00.500").and_utc())]
        pub f: Option<DateTime<Utc>>,
        #[column(timestamp = seconds)]
        pub g: Option<DateTime<Utc>>,
        #[column(generated = val("ab".to_owned()).ends_with("a"))]
        pub made: bool,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2")]
    pub struct T2 {
        #[column(primary_key)]
        pub id: i32,
        pub a: Option<i16>,
        #[column(default = Uuid::from_u128(0x2))]
        pub bx: Option<Uuid>,
        pub c: Option<NaiveDateTime>,
        pub d: Option<f64>,
        #[column(default = 0.25f64)]
        pub e: f64,
        pub f: Uuid,
        pub g: Option<i32>,
        #[column(references(T2::id, on_delete = restrict, on_update = no_action))]
        pub r0: Option<i32>,
        #[column(references(T2::id, on_delete = set_null, on_update = restrict, deferrable))]
        pub r1: Option<i32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t3")]
    pub struct T3 {
        #[column(primary_key)]
        pub id: i32,
        pub a: i32,
        pub b: NaiveDate,
        pub cx: Option<TimeDelta>,
        #[column(default = vec![1, 2])]
        pub d: Option<Vec<u8>>,
        pub ex: Option<TimeDelta>,
        pub f: bool,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2, T3]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(1i32)
                    .bx(Uuid::from_u128(0xffffffffffffffffffffffffffffffff))
                    .c(vec![1i32])
                    .r0(2i32)
                    .r1(0i32),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(7i32)
                    .a(None::<bool>)
                    .bx(Uuid::from_u128(0xffffffffffffffffffffffffffffffff))
                    .c(vec![1i32, 2i32])
                    .r0(0i32)
                    .r1(3i32),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new().id(5i32).a(false).bx(Uuid::from_u128(0x0)).c(vec![1i32, 2i32]).r0(0i32).r1(10i32),
            )
            .exec(db)
            .await?;
        insert(T1).values(T1::new().id(2i64).a(vec![1i32]).c(Mood::Sad).dx(Size::Huge)).exec(db).await?;
        insert(T1)
            .values(
                T1::new()
                    .id(10i64)
                    .bx(json("{\"\":{\"a\":\"b\"}}"))
                    .c(Mood::Ok)
                    .dx(Size::Medium)
                    .e(None::<i64>)
                    .f(timestamp("2024-02-29T12:00:00").and_utc()),
            )
            .returning(T1::bx)
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(1i64)
                    .c(Mood::Sad)
                    .dx(Size::Huge)
                    .e(1i64)
                    .f(timestamp("2024-02-29T12:00:00.500").and_utc())
                    .g(None::<DateTime<Utc>>),
            )
            .returning((T1::bx, lower(val("aB".to_owned()))))
            .all(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(5i32)
                    .a(-1i16)
                    .bx(Uuid::from_u128(0x80000000000000000000000000000000))
                    .c(timestamp("2024-02-29T12:00:00.500"))
                    .d(0.0f64)
                    .e(0.0f64)
                    .f(Uuid::from_u128(0xff))
                    .g(None::<i32>)
                    .r0(None::<i32>),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(11i32)
                    .a(None::<i16>)
                    .bx(Uuid::from_u128(0x2))
                    .d(2.0f64)
                    .e(0.0f64)
                    .f(Uuid::from_u128(0x1))
                    .g(None::<i32>)
                    .r0(0i32)
                    .r1(2i32),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(8i32)
                    .a(1i16)
                    .bx(Uuid::from_u128(0x2))
                    .d(None::<f64>)
                    .f(Uuid::from_u128(0x2))
                    .r1(10i32),
            )
            .exec(db)
            .await?;
        insert(T3)
            .values(T3::new().id(12i32).a(1i32).b(date("2024-03-01")).ex(None::<TimeDelta>).f(false))
            .exec(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(10i32)
                    .a(10i32)
                    .b(date("2024-02-29"))
                    .d(vec![1, 2])
                    .ex(TimeDelta::microseconds(1))
                    .f(false),
            )
            .returning(T3)
            .all(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(11i32)
                    .a(-1i32)
                    .b(date("1970-01-01"))
                    .d(Vec::<u8>::new())
                    .ex(TimeDelta::microseconds(90061000001))
                    .f(true),
            )
            .exec(db)
            .await?;
        let answer = delete(T2)
            .filter(T2::r0.le(10i32).or(val(true).or(true).and(val("a%b".to_owned()).not_like("\\_"))))
            .returning((T2, T2::e))
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
        pub id: i64,
        #[column(default = Uuid::from_u128(0xff))]
        pub ax: Option<Uuid>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", check(name = "checked", condition = val(false).or(false).and(true)))]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i64,
        pub a: Uuid,
        #[column(timestamp = seconds)]
        pub bx: NaiveDateTime,
        #[column(default = -1.5f64)]
        pub cx: Option<f64>,
        #[column(references(T0::id, on_delete = restrict, on_update = set_default))]
        pub r0: Option<i64>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1]).await?;
        insert(T0)
            .values(T0::new().id(12i64).ax(Uuid::from_u128(0x80000000000000000000000000000000)))
            .exec(db)
            .await?;
        insert(T0).values(T0::new().id(3i64).ax(None::<Uuid>)).exec(db).await?;
        insert(T0)
            .values(T0::new().id(7i64).ax(Uuid::from_u128(0xffffffffffffffffffffffffffffffff)))
            .exec(db)
            .await?;
        insert(T1)
            .values(T1::new().id(2i64).a(Uuid::from_u128(0x2)).bx(timestamp("1969-12-31T23:59:59.999999")))
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(6i64)
                    .a(Uuid::from_u128(0x1))
                    .bx(timestamp("2024-02-29T12:00:00"))
                    .cx(None::<f64>),
            )
            .returning(((T1::id / T1::r0) / 100i64))
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(2i64)
                    .a(Uuid::from_u128(0xff))
                    .bx(timestamp("1970-01-01T00:00:00"))
                    .cx(None::<f64>),
            )
            .exec(db)
            .await?;
        let answer = select((T0::ax, T0::ax, T0)).from(T0).all(db).await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_7 {
    use super::super::*;

    #[derive(Table, Debug)]
    #[table(name = "t0")]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i64,
        pub a: DateTime<Utc>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1")]
    pub struct T1 {
        #[column(primary_key)]
        pub idx: NaiveTime,
        #[column(references(T1::idx, on_delete = set_null, on_update = no_action))]
        pub r0x: Option<NaiveTime>,
        #[column(references(T1::idx, on_delete = no_action, on_update = no_action))]
        pub r1x: NaiveTime,
        #[column(generated = val(time("12:30:00.500")).not_in_list([time("12:30:00")]))]
        pub made: bool,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1]).await?;
        insert(T0).values(T0::new().id(4i64).a(timestamp("2024-02-29T12:00:00").and_utc())).exec(db).await?;
        insert(T0)
            .values(T0::new().id(10i64).a(timestamp("2024-02-29T12:00:00.500").and_utc()))
            .returning((T0, T0))
            .all(db)
            .await?;
        insert(T0).values(T0::new().id(11i64).a(timestamp("2024-02-29T12:00:00").and_utc())).exec(db).await?;
        insert(T1).values(T1::new().idx(time("12:30:00")).r1x(time("12:30:00.500"))).exec(db).await?;
        insert(T1)
            .values(T1::new().idx(time("12:30:00")).r0x(time("00:00:00.000001")).r1x(time("23:59:59.999999")))
            .exec(db)
            .await?;
        insert(T1).values(T1::new().idx(time("23:59:59")).r1x(time("12:30:00.500"))).exec(db).await?;
        let answer = update(T1)
            .set(T1::r0x, time("12:30:00.500"))
            .set(T1::idx, least(greatest(T1::idx, T1::idx), time("12:30:00")))
            .filter(val("A".to_owned()).contains("aB"))
            .returning((T1, T1::r1x))
            .all(db)
            .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_8 {
    use super::super::*;

    #[derive(Table, Debug)]
    #[table(name = "t0")]
    pub struct T0 {
        #[column(primary_key, auto = serial)]
        pub id: i32,
        pub a: NaiveTime,
        pub b: i64,
        pub c: f64,
        #[column(timestamp = text)]
        pub d: DateTime<Utc>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1")]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i32,
        pub ax: Option<bool>,
        pub b: serde_json::Value,
        #[column(references(T0::id, on_delete = no_action, on_update = no_action))]
        pub r0: Option<i32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", index(columns(c)))]
    pub struct T2 {
        #[column(primary_key)]
        pub id: i32,
        #[column(json = text, default = json("null"))]
        pub a: Option<serde_json::Value>,
        pub bx: Option<f32>,
        pub c: Option<NaiveTime>,
        pub d: Option<Uuid>,
        pub e: NaiveTime,
        #[column(references(T1::id, on_delete = no_action, on_update = cascade, deferrable))]
        pub r0: Option<i32>,
        #[column(references(T1::id, on_delete = set_default, on_update = set_default))]
        pub r1: Option<i32>,
        #[column(generated = val(vec![1i32]).ne(vec![1i32, 2i32]))]
        pub made: bool,
    }

    alias!(pub X1 = T2);

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(9i32)
                    .a(time("12:30:00"))
                    .b(1i64)
                    .c(-1.5f64)
                    .d(timestamp("2024-02-29T12:00:00").and_utc()),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(5i32)
                    .a(time("00:00:00"))
                    .b(0i64)
                    .c(0.0f64)
                    .d(timestamp("1970-01-01T00:00:00").and_utc()),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(3i32)
                    .a(time("00:00:00"))
                    .b(100i64)
                    .c(0.0f64)
                    .d(timestamp("1970-01-01T00:00:00").and_utc()),
            )
            .exec(db)
            .await?;
        insert(T1).values(T1::new().id(2i32).ax(false).b(json("null")).r0(2i32)).exec(db).await?;
        insert(T1).values(T1::new().id(10i32).b(json("\"a\"")).r0(0i32)).exec(db).await?;
        insert(T1)
            .values(T1::new().id(2i32).ax(None::<bool>).b(json("{}")).r0(2i32))
            .returning(T1)
            .all(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(10i32)
                    .a(None::<serde_json::Value>)
                    .c(None::<NaiveTime>)
                    .d(Uuid::from_u128(0x2))
                    .e(time("12:30:00")),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(2i32)
                    .a(json("1"))
                    .bx(f32::INFINITY)
                    .c(time("12:30:00"))
                    .d(None::<Uuid>)
                    .e(time("00:00:00"))
                    .r0(None::<i32>)
                    .r1(None::<i32>),
            )
            .exec(db)
            .await?;
        insert(T2).values(T2::new().id(4i32).a(json("{}")).e(time("12:30:00")).r1(-1i32)).exec(db).await?;
        let answer = select((X1::c, T2::id))
            .from(T2)
            .inner_join(X1, T2::made.in_list([false, true]).and(T2::made.or(X1::made)))
            .distinct()
            .all(db)
            .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_9 {
    use super::super::*;

    #[derive(Table, Debug)]
    #[table(name = "t0", index(name = "t0_on", on(val(0i64).le(-1i64))))]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i32,
        #[column(generated = val("".to_owned()).ends_with("b"), sqlite(virtual))]
        pub made: bool,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", index(columns(b)), index(name = "t1_on", on(T1::r1.in_list(Vec::<i32>::new()).desc())))]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i32,
        pub a: Option<Vec<String>>,
        pub b: Option<DateTime<Utc>>,
        pub c: Option<Vec<String>>,
        #[column(default = vec![1i32])]
        pub dx: Vec<i32>,
        #[column(references(T1::id, on_delete = no_action, on_update = no_action))]
        pub r0: i32,
        #[column(references(T1::id, on_delete = restrict, on_update = cascade))]
        pub r1: i32,
    }

    alias!(pub X2 = T0);

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1]).await?;
        insert(T0).values(T0::new().id(12i32)).returning(T0).all(db).await?;
        insert(T0).values(T0::new().id(10i32)).exec(db).await?;
        insert(T0).values(T0::new().id(9i32)).exec(db).await?;
        insert(T1)
            .values(
                T1::new()
                    .id(2i32)
                    .b(timestamp("1970-01-01T00:00:00").and_utc())
                    .dx(vec![1i32])
                    .r0(3i32)
                    .r1(10i32),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(7i32)
                    .a(None::<Vec<String>>)
                    .b(None::<DateTime<Utc>>)
                    .c(Vec::<String>::new())
                    .dx(Vec::<i32>::new())
                    .r0(0i32)
                    .r1(3i32),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(12i32)
                    .a(vec!["a".to_owned(), "b".to_owned()])
                    .c(None::<Vec<String>>)
                    .dx(vec![1i32])
                    .r0(3i32)
                    .r1(3i32),
            )
            .exec(db)
            .await?;
        let answer = select((
            val(TimeDelta::microseconds(0)),
            case().when(T0::made.and(T0::made), array_contained_by(val(vec![1i32]), T1::dx)).or_null(),
        ))
        .from(T0)
        .left_join(T1, T0::id.eq(T1::r1))
        .cross_join(X2)
        .order_by((T1::r1.desc(), T0::id.asc(), T1::id.asc(), X2::id.desc()))
        .limit(1)
        .all(db)
        .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_10 {
    use super::super::*;

    #[derive(Table, Debug)]
    #[table(name = "t0", check(name = "checked", condition = val(false)))]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i64,
        pub ax: TimeDelta,
        #[column(timestamp = text)]
        pub b: NaiveDateTime,
        #[column(default = Vec::<i32>::new())]
        pub cx: Vec<i32>,
        pub dx: Decimal,
        #[column(generated = (!T0::ax.gt(TimeDelta::microseconds(0))))]
        pub made: bool,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1")]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i32,
        pub a: Uuid,
        pub b: Option<i64>,
        #[column(precision = 10, scale = 2)]
        pub c: Option<Decimal>,
        pub d: Option<f32>,
        #[column(max_length = 3)]
        pub e: String,
        pub f: NaiveTime,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2")]
    pub struct T2 {
        #[column(primary_key)]
        pub id: i32,
        pub ax: Option<NaiveDate>,
        pub b: Option<Vec<String>>,
        pub c: Option<NaiveTime>,
        #[column(json = text)]
        pub d: Option<serde_json::Value>,
        #[column(generated = T2::ax.ne(T2::ax))]
        pub made: Option<bool>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t3")]
    pub struct T3 {
        #[column(primary_key, auto = serial)]
        pub id: i32,
        pub a: Option<Vec<u8>>,
        #[column(default = timestamp("1970-01-01T00:00:00"))]
        pub bx: Option<NaiveDateTime>,
        pub cx: Option<Uuid>,
        pub dx: NaiveDate,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2, T3]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(4i64)
                    .ax(TimeDelta::microseconds(86400000000))
                    .b(timestamp("2024-02-29T12:00:00.500"))
                    .cx(vec![2i32, 1i32])
                    .dx(decimal("-79228162514264337593543950335")),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(9i64)
                    .ax(TimeDelta::microseconds(1000000))
                    .b(timestamp("2024-02-29T12:00:00"))
                    .dx(decimal("3.000000000")),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(3i64)
                    .ax(TimeDelta::microseconds(1))
                    .b(timestamp("1970-01-01T00:00:00"))
                    .cx(Vec::<i32>::new())
                    .dx(decimal("-2.25")),
            )
            .returning(T0)
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(8i32)
                    .a(Uuid::from_u128(0xff))
                    .b(0i64)
                    .c(decimal("0.1"))
                    .d(-1.0f32)
                    .e("ab")
                    .f(time("12:30:00")),
            )
            .returning((T1::b, T1))
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new().id(3i32).a(Uuid::from_u128(0x1)).b(-1i64).d(0.5f32).e("a%b").f(time("00:00:00")),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(1i32)
                    .a(Uuid::from_u128(0x2))
                    .b(2i64)
                    .c(decimal("1.50"))
                    .d(2.0f32)
                    .e("ab")
                    .f(time("12:30:00")),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(9i32)
                    .ax(date("1969-12-31"))
                    .b(Vec::<String>::new())
                    .c(time("12:30:00"))
                    .d(None::<serde_json::Value>),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(T2::new().id(9i32).b(None::<Vec<String>>).c(time("12:30:00")).d(json("null")))
            .exec(db)
            .await?;
        insert(T2).values(T2::new().id(12i32).b(vec!["a".to_owned()])).exec(db).await?;
        insert(T3)
            .values(
                T3::new()
                    .id(9i32)
                    .a(None::<Vec<u8>>)
                    .bx(timestamp("1969-12-31T23:59:59.999999"))
                    .cx(Uuid::from_u128(0x0))
                    .dx(date("1969-12-31")),
            )
            .exec(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(12i32)
                    .bx(timestamp("2024-02-29T12:00:00"))
                    .cx(None::<Uuid>)
                    .dx(date("2024-02-29")),
            )
            .exec(db)
            .await?;
        insert(T3)
            .values(T3::new().id(2i32).a(None::<Vec<u8>>).cx(Uuid::from_u128(0x1)).dx(date("1970-01-01")))
            .exec(db)
            .await?;
        let answer = insert(T2)
            .values(
                T2::new()
                    .id(7i32)
                    .ax(date("2024-03-01"))
                    .b(None::<Vec<String>>)
                    .c(time("00:00:00"))
                    .d(json("{}")),
            )
            .exec(db)
            .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_11 {
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
    #[table(name = "t0", schema = "ns")]
    pub struct T0 {
        #[column(primary_key, auto = serial)]
        pub id: i64,
        #[column(default = 0.5f32)]
        pub ax: Option<f32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1")]
    pub struct T1 {
        #[column(primary_key, auto = serial)]
        pub id: i32,
        pub a: Option<Size>,
        pub b: serde_json::Value,
        #[column(max_length = 3)]
        pub cx: String,
        #[column(default = Size::Large)]
        pub dx: Size,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", index(columns(r0x), where = T2::idx.ne(T2::idx)))]
    pub struct T2 {
        #[column(primary_key)]
        pub idx: Decimal,
        #[column(references(T2::idx, on_delete = set_null, on_update = no_action))]
        pub r0x: Option<Decimal>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t3", schema = "ns", index(columns(a, cx), unique))]
    pub struct T3 {
        #[column(primary_key)]
        pub id: i32,
        #[column(default = timestamp("1970-01-01T00:00:00").and_utc())]
        pub a: Option<DateTime<Utc>>,
        pub bx: Option<Size>,
        #[column(default = time("00:00:00"))]
        pub cx: Option<NaiveTime>,
        pub d: Option<NaiveTime>,
        pub e: Option<i64>,
        #[column(default = 100i64)]
        pub f: Option<i64>,
        pub g: Size,
        #[column(references(T3::id, on_delete = restrict, on_update = cascade))]
        pub r0: i32,
        #[column(references(T1::id, on_delete = no_action, on_update = no_action))]
        pub r1: i32,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2, T3]).await?;
        insert(T0).values(T0::new().id(8i64)).exec(db).await?;
        insert(T0).values(T0::new().id(1i64).ax(-3.4028235e38f32)).returning(T0).all(db).await?;
        insert(T0).values(T0::new().id(12i64)).exec(db).await?;
        insert(T1)
            .values(T1::new().a(Size::Small).b(json("null")).cx("e\u{301}").dx(Size::Small))
            .returning(T1)
            .all(db)
            .await?;
        insert(T1)
            .values(T1::new().a(Size::Medium).b(json("{\"a\":1}")).cx("ab").dx(Size::Small))
            .exec(db)
            .await?;
        insert(T1)
            .values(T1::new().id(3i32).a(Size::Large).b(json("1")).cx("ﬁ").dx(Size::Small))
            .exec(db)
            .await?;
        insert(T2).values(T2::new().idx(decimal("1.5"))).returning((T2::r0x, T2)).all(db).await?;
        insert(T2)
            .values(T2::new().idx(decimal("99999999.99")).r0x(None::<Decimal>))
            .returning(T2::idx)
            .all(db)
            .await?;
        insert(T2).values(T2::new().idx(decimal("99999999.99")).r0x(None::<Decimal>)).exec(db).await?;
        insert(T3)
            .values(T3::new().id(8i32).bx(Size::Large).e(0i64).f(0i64).g(Size::Large).r0(3i32).r1(3i32))
            .exec(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(9i32)
                    .a(timestamp("2024-02-29T12:00:00").and_utc())
                    .bx(Size::Huge)
                    .e(1i64)
                    .f(None::<i64>)
                    .g(Size::Large)
                    .r0(3i32)
                    .r1(-1i32),
            )
            .returning(T3)
            .all(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(12i32)
                    .a(timestamp("2024-02-29T12:00:00.500").and_utc())
                    .bx(None::<Size>)
                    .cx(time("12:30:00"))
                    .d(time("12:30:00.500"))
                    .e(2i64)
                    .f(0i64)
                    .g(Size::Medium)
                    .r0(10i32)
                    .r1(-1i32),
            )
            .returning((T3, greatest(case().when(val(true), T3::d).otherwise(T3::d), time("00:00:00"))))
            .all(db)
            .await?;
        let answer = select(val(json("{\"a\":1}"))).from(T2).full_join(T1, T1::a.is_null()).all(db).await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_12 {
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
    #[table(name = "t0", index(name = "t0_on", on((!T0::r0.eq(10i32)))))]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i32,
        pub a: Option<i32>,
        #[column(references(T0::id, on_delete = restrict, on_update = no_action))]
        pub r0: Option<i32>,
        #[column(generated = val("".to_owned()).starts_with("b"), sqlite(virtual))]
        pub made: bool,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", schema = "ns")]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i32,
        pub a: Option<bool>,
        pub b: Option<Size>,
        pub cx: Vec<i32>,
        pub dx: Option<Uuid>,
        pub ex: Option<TimeDelta>,
        #[column(references(T0::id, on_delete = restrict, on_update = set_null))]
        pub r0: Option<i32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", primary_key(id, id2), unique(columns(ex, a)))]
    pub struct T2 {
        pub id: i32,
        pub id2: Size,
        pub a: Option<NaiveDate>,
        pub bx: Decimal,
        pub cx: TimeDelta,
        pub d: Option<i16>,
        #[column(timestamp = seconds)]
        pub ex: Option<DateTime<Utc>>,
        #[column(references(T0::id, on_delete = set_default, on_update = set_null))]
        pub r0: Option<i32>,
        #[column(generated = val(date("2024-03-01")).between(date("1970-01-01"), date("1970-01-01")), sqlite(virtual))]
        pub made: bool,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2]).await?;
        insert(T0).values(T0::new().id(12i32).a(2i32).r0(None::<i32>)).exec(db).await?;
        insert(T0).values(T0::new().id(3i32).r0(None::<i32>)).exec(db).await?;
        insert(T0).values(T0::new().id(3i32).r0(2i32)).returning((T0, val(0i32))).all(db).await?;
        insert(T1)
            .values(T1::new().id(12i32).a(true).b(Size::Medium).cx(vec![1i32, 2i32]).r0(10i32))
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(10i32)
                    .b(Size::Large)
                    .cx(vec![1i32, 1i32])
                    .dx(Uuid::from_u128(0xff))
                    .ex(TimeDelta::microseconds(86400000000))
                    .r0(None::<i32>),
            )
            .returning(T1::cx)
            .all(db)
            .await?;
        insert(T1)
            .values(T1::new().id(11i32).cx(vec![-2147483648i32, 2147483647i32]).dx(Uuid::from_u128(0x0)))
            .returning((T1, (array_length(val(vec!["a".to_owned(), "b".to_owned()])) - (T1::id + 2i32))))
            .all(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(8i32)
                    .id2(Size::Small)
                    .a(date("1970-01-01"))
                    .bx(decimal("123456789012345678.123456789"))
                    .cx(TimeDelta::microseconds(31622400000000))
                    .d(2i16),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(8i32)
                    .id2(Size::Small)
                    .a(date("2024-02-29"))
                    .bx(decimal("1"))
                    .cx(TimeDelta::microseconds(-1))
                    .ex(timestamp("2024-02-29T12:00:00").and_utc())
                    .r0(-1i32),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(4i32)
                    .id2(Size::Huge)
                    .bx(decimal("3.000000000"))
                    .cx(TimeDelta::microseconds(-1000000))
                    .ex(timestamp("2024-02-29T12:00:00").and_utc())
                    .r0(None::<i32>),
            )
            .returning(T2)
            .all(db)
            .await?;
        let answer = select((
            case()
                .when(T1::b.lt(Size::Large), T1::b)
                .when(
                    val(timestamp("1970-01-01T00:00:00"))
                        .in_list([timestamp("2024-02-29T12:00:00.500"), timestamp("2024-02-29T12:00:00")]),
                    T1::b,
                )
                .otherwise(Size::Huge),
            min(val(Size::Small)),
            T1::b,
        ))
        .from(T1)
        .filter((!val(Uuid::from_u128(0xff)).le(Uuid::from_u128(0x1))).or(
            case().when(T1::a, T1::cx).when(T1::a, vec![1i32]).otherwise(vec![1i32]).eq(vec![1i32, 2i32]),
        ))
        .group_by(T1::b)
        .having(T1::b.ne(Size::Medium))
        .all(db)
        .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_13 {
    use super::super::*;

    #[derive(Table, Debug)]
    #[table(name = "t0", check(name = "checked", condition = T0::a.lt(0.0f32)))]
    pub struct T0 {
        #[column(primary_key)]
        pub idx: Decimal,
        pub a: Option<f32>,
        #[column(references(T0::idx, on_delete = set_null, on_update = set_null))]
        pub r0x: Option<Decimal>,
        #[column(references(T0::idx, on_delete = restrict, on_update = cascade))]
        pub r1x: Option<Decimal>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", primary_key(id, id2), index(columns(id2)), check(name = "checked", condition = T1::ex.ilike("%🦀")))]
    pub struct T1 {
        pub id: i32,
        pub id2: String,
        #[column(precision = 28, scale = 10)]
        pub ax: Option<Decimal>,
        #[column(default = 2i16)]
        pub b: Option<i16>,
        #[column(precision = 3, scale = 3)]
        pub c: Option<Decimal>,
        #[column(timestamp = seconds, default = timestamp("2024-02-29T12:00:00.500").and_utc())]
        pub dx: Option<DateTime<Utc>>,
        pub ex: String,
        pub f: Option<f32>,
        #[column(references(T0::idx, on_delete = set_default, on_update = no_action))]
        pub r0x: Option<Decimal>,
        #[column(references(T0::idx, on_delete = no_action, on_update = set_null, deferrable))]
        pub r1x: Option<Decimal>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2")]
    pub struct T2 {
        #[column(primary_key)]
        pub id: i64,
        pub ax: bool,
        pub b: Option<String>,
        #[column(references(T2::id, on_delete = no_action, on_update = restrict))]
        pub r0: Option<i64>,
        #[column(references(T2::id, on_delete = set_null, on_update = set_null))]
        pub r1: Option<i64>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2]).await?;
        insert(T0)
            .values(T0::new().idx(decimal("-2.25")).a(1.25f32).r0x(decimal("-2.25")).r1x(decimal("10")))
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .idx(decimal("7.9228162514264337593543950335"))
                    .a(None::<f32>)
                    .r0x(decimal("-0.005"))
                    .r1x(decimal("10")),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(T0::new().idx(decimal("1")).a(-1.0f32).r0x(None::<Decimal>).r1x(decimal("3.000000000")))
            .returning(val(timestamp("1969-12-31T23:59:59.999999")))
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(8i32)
                    .id2("ä")
                    .ax(None::<Decimal>)
                    .b(-1i16)
                    .dx(timestamp("0001-01-01T00:00:00").and_utc())
                    .ex("%")
                    .r0x(decimal("123456789012345678.123456789"))
                    .r1x(decimal("7.9228162514264337593543950335")),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(12i32)
                    .id2("ä")
                    .b(2i16)
                    .c(decimal("0"))
                    .ex("a")
                    .f(0.5f32)
                    .r0x(None::<Decimal>)
                    .r1x(None::<Decimal>),
            )
            .returning(T1)
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(3i32)
                    .id2("a%b")
                    .ax(decimal("1"))
                    .b(7i16)
                    .c(decimal("0.1"))
                    .dx(None::<DateTime<Utc>>)
                    .ex("ä")
                    .f(None::<f32>)
                    .r0x(None::<Decimal>)
                    .r1x(decimal("7.9228162514264337593543950335")),
            )
            .returning((T1::id2, T1::dx))
            .all(db)
            .await?;
        insert(T2).values(T2::new().id(2i64).ax(true).b("a").r1(-1i64)).exec(db).await?;
        insert(T2)
            .values(T2::new().id(11i64).ax(true).b(None::<String>))
            .returning((T2::r1, T2))
            .all(db)
            .await?;
        insert(T2).values(T2::new().id(7i64).ax(false).r0(None::<i64>).r1(None::<i64>)).exec(db).await?;
        let answer = select(ltrim_chars(T1::ex, T1::ex)).from(T1).all(db).await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_14 {
    use super::super::*;

    #[derive(Table, Debug)]
    #[table(name = "t0")]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i64,
        pub ax: TimeDelta,
        pub b: TimeDelta,
        pub cx: TimeDelta,
        pub d: Option<DateTime<Utc>>,
        pub e: Option<i16>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", unique(columns(r0x)), index(name = "t1_on", on(T1::bx.gt(T1::bx).desc())))]
    pub struct T1 {
        #[column(primary_key)]
        pub idx: Uuid,
        pub a: Option<Uuid>,
        #[column(default = -1i32)]
        pub bx: Option<i32>,
        #[column(references(T1::idx, on_delete = no_action, on_update = set_null))]
        pub r0x: Option<Uuid>,
        #[column(generated = val(true))]
        pub made: bool,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2")]
    pub struct T2 {
        #[column(primary_key)]
        pub id: i64,
        #[column(timestamp = seconds)]
        pub a: NaiveDateTime,
        pub b: Option<bool>,
        pub cx: Decimal,
        pub d: NaiveDate,
        #[column(timestamp = seconds)]
        pub e: Option<DateTime<Utc>>,
        pub fx: Vec<i32>,
        #[column(max_length = 20)]
        pub g: Option<String>,
        #[column(references(T2::id, on_delete = restrict, on_update = no_action))]
        pub r0: Option<i64>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(1i64)
                    .ax(TimeDelta::microseconds(0))
                    .b(TimeDelta::microseconds(-1000000))
                    .cx(TimeDelta::microseconds(1))
                    .d(None::<DateTime<Utc>>)
                    .e(2i16),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(10i64)
                    .ax(TimeDelta::microseconds(1))
                    .b(TimeDelta::microseconds(0))
                    .cx(TimeDelta::microseconds(1000000))
                    .d(timestamp("2024-02-29T12:00:00.500").and_utc())
                    .e(2i16),
            )
            .returning((T0::d, T0))
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(1i64)
                    .ax(TimeDelta::microseconds(1000000))
                    .b(TimeDelta::microseconds(86400000000))
                    .cx(TimeDelta::microseconds(1000000))
                    .d(timestamp("2024-02-29T12:00:00.500").and_utc())
                    .e(7i16),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .idx(Uuid::from_u128(0xff))
                    .bx(10i32)
                    .r0x(Uuid::from_u128(0xffffffffffffffffffffffffffffffff)),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .idx(Uuid::from_u128(0x1))
                    .a(Uuid::from_u128(0x1))
                    .bx(-1i32)
                    .r0x(Uuid::from_u128(0xffffffffffffffffffffffffffffffff)),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(T1::new().idx(Uuid::from_u128(0xff)).a(Uuid::from_u128(0xff)).r0x(None::<Uuid>))
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(2i64)
                    .a(timestamp("1970-01-01T00:00:00"))
                    .b(None::<bool>)
                    .cx(decimal("-0.005"))
                    .d(date("2024-02-29"))
                    .e(timestamp("1970-01-01T00:00:00").and_utc())
                    .fx(vec![2i32, 1i32])
                    .r0(-1i64),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(6i64)
                    .a(timestamp("2024-02-29T12:00:00.500"))
                    .b(false)
                    .cx(decimal("1.5"))
                    .d(date("2024-03-01"))
                    .e(timestamp("2024-02-29T12:00:00").and_utc())
                    .fx(vec![-2147483648i32, 2147483647i32])
                    .g("b")
                    .r0(None::<i64>),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(2i64)
                    .a(timestamp("1970-01-01T00:00:00"))
                    .b(false)
                    .cx(decimal("0.0000000000000000000000000001"))
                    .d(date("2024-03-01"))
                    .fx(vec![-2147483648i32, 2147483647i32])
                    .g("A")
                    .r0(1i64),
            )
            .exec(db)
            .await?;
        let answer =
            select(val(1.25f32)).from(T2).filter(T2::b.or(T2::b).and(T2::a.is_not_null())).all(db).await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_15 {
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
        pub id: i64,
        #[column(default = "a%b")]
        pub ax: Option<String>,
        pub bx: Mood,
        pub cx: Uuid,
        pub d: f64,
        pub e: Option<f64>,
        #[column(timestamp = seconds)]
        pub fx: Option<NaiveDateTime>,
        pub gx: TimeDelta,
        #[column(references(T0::id, on_delete = no_action, on_update = restrict))]
        pub r0: Option<i64>,
        #[column(references(T0::id, on_delete = no_action, on_update = set_null))]
        pub r1: Option<i64>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", unique(columns(r0, id)), index(columns(id, r0)))]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i32,
        #[column(references(T0::id, on_delete = cascade, on_update = no_action))]
        pub r0: i64,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(12i64)
                    .bx(Mood::Sad)
                    .cx(Uuid::from_u128(0x0))
                    .d(2.0f64)
                    .e(0.0f64)
                    .gx(TimeDelta::microseconds(0))
                    .r0(None::<i64>)
                    .r1(100i64),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(10i64)
                    .ax("")
                    .bx(Mood::Ok)
                    .cx(Uuid::from_u128(0xff))
                    .d(2.0f64)
                    .e(0.25f64)
                    .gx(TimeDelta::microseconds(1))
                    .r1(-1i64),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(4i64)
                    .bx(Mood::Sad)
                    .cx(Uuid::from_u128(0xffffffffffffffffffffffffffffffff))
                    .d(10.0f64)
                    .fx(timestamp("1969-12-31T23:59:59.999999"))
                    .gx(TimeDelta::microseconds(-1000000))
                    .r1(1i64),
            )
            .exec(db)
            .await?;
        insert(T1).values(T1::new().id(7i32).r0(100i64)).exec(db).await?;
        insert(T1).values(T1::new().id(3i32).r0(2i64)).returning(T1).all(db).await?;
        insert(T1).values(T1::new().id(5i32).r0(0i64)).exec(db).await?;
        let answer =
            select((min(T0::ax).filter(T0::ax.ends_with("a_b")), val("ä".to_owned()), sum(val(0.0f32))))
                .from(T0)
                .left_join(T1, T0::r0.eq(T1::r0))
                .group_by(T0::ax)
                .order_by((T0::ax.asc(), T0::ax.asc()))
                .limit(2)
                .offset(1)
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
