// Printed by the machine.

use super::*;

pub mod program_0 {
    use super::super::*;

    #[derive(Table, Debug)]
    #[table(name = "t0", index(columns(bx, a)))]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i64,
        pub a: NaiveDate,
        pub bx: Option<f64>,
        pub cx: Option<Vec<i32>>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", primary_key(id, id2))]
    pub struct T1 {
        pub id: i32,
        pub id2: i64,
        #[column(references(T0::id, on_delete = cascade, on_update = set_null))]
        pub r0: Option<i64>,
        #[column(references(T0::id, on_delete = cascade, on_update = no_action))]
        pub r1: Option<i64>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1]).await?;
        insert(T0)
            .values(T0::new().id(12i64).a(date("2024-03-01")).bx(10.0f64).cx(None::<Vec<i32>>))
            .returning(val(-1.5f64))
            .all(db)
            .await?;
        insert(T0)
            .values(T0::new().id(1i64).a(date("2024-02-29")).cx(Vec::<i32>::new()))
            .returning((T0, val(7i16)))
            .all(db)
            .await?;
        insert(T0)
            .values(T0::new().id(12i64).a(date("2024-02-29")).bx(None::<f64>).cx(None::<Vec<i32>>))
            .exec(db)
            .await?;
        insert(T1).values(T1::new().id(1i32).id2(12i64).r0(None::<i64>).r1(1i64)).exec(db).await?;
        insert(T1)
            .values(T1::new().id(9i32).id2(4i64).r0(1i64).r1(1i64))
            .returning((val(100i64), least(T1::r0, least(T1::id2, T1::r0))))
            .all(db)
            .await?;
        insert(T1).values(T1::new().id(5i32).id2(5i64).r0(2i64).r1(None::<i64>)).exec(db).await?;
        let answer = select(val(true)).from(T1).group_by(T1::id).distinct().all(db).await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_1 {
    use super::super::*;

    #[derive(Table, Debug)]
    #[table(name = "t0")]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i32,
        pub a: Option<serde_json::Value>,
        pub b: Decimal,
        pub cx: bool,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", index(columns(r0, b), unique, where = T1::b.ge(0i64)))]
    pub struct T1 {
        #[column(primary_key)]
        pub idx: NaiveDateTime,
        pub a: i16,
        pub b: i64,
        #[column(references(T0::id, on_delete = set_default, on_update = set_null))]
        pub r0: Option<i32>,
        #[column(references(T0::id, on_delete = set_default, on_update = set_default))]
        pub r1: Option<i32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", primary_key(id, id2), unique(columns(id2)))]
    pub struct T2 {
        pub id: i64,
        pub id2: i64,
        pub a: Option<Vec<String>>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2]).await?;
        insert(T0)
            .values(T0::new().id(6i32).a(None::<serde_json::Value>).b(decimal("1.50")).cx(false))
            .exec(db)
            .await?;
        insert(T0)
            .values(T0::new().id(4i32).a(json("{\"a\":1}")).b(decimal("1.50")).cx(true))
            .returning(least(microsecond(val(timestamp("2024-02-29T12:00:00"))), 3i32))
            .all(db)
            .await?;
        insert(T0)
            .values(T0::new().id(12i32).a(json("\"a\"")).b(decimal("1.50")).cx(true))
            .returning(T0)
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new().idx(timestamp("9999-12-31T23:59:59.999999")).a(-1i16).b(100i64).r0(-1i32).r1(2i32),
            )
            .returning((val(timestamp("1970-01-01T00:00:00")), T1::r1))
            .all(db)
            .await?;
        insert(T1)
            .values(T1::new().idx(timestamp("1970-01-01T00:00:00")).a(0i16).b(0i64).r0(None::<i32>))
            .exec(db)
            .await?;
        insert(T1)
            .values(T1::new().idx(timestamp("2024-02-29T12:00:00.500")).a(0i16).b(-1i64).r0(-1i32).r1(2i32))
            .exec(db)
            .await?;
        insert(T2).values(T2::new().id(9i64).id2(2i64).a(Vec::<String>::new())).exec(db).await?;
        insert(T2).values(T2::new().id(10i64).id2(1i64).a(Vec::<String>::new())).exec(db).await?;
        insert(T2)
            .values(T2::new().id(2i64).id2(11i64).a(vec!["a".to_owned(), "b".to_owned()]))
            .returning((T2, T2::id))
            .all(db)
            .await?;
        let answer = select((T0::cx.and(T0::cx).and(T0::b.le(T0::b)), coalesce(val(vec![0]), vec![0])))
            .from(T0)
            .filter(val(true).or(true))
            .distinct()
            .all(db)
            .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_2 {
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
    #[table(name = "t0", primary_key(id, id2))]
    pub struct T0 {
        pub id: i32,
        pub id2: TimeDelta,
        pub a: Option<Vec<u8>>,
        pub b: f64,
        #[column(timestamp = text, default = timestamp("1970-01-01T00:00:00"))]
        pub c: Option<NaiveDateTime>,
        pub d: f32,
        #[column(default = Uuid::from_u128(0x1))]
        pub e: Uuid,
        pub f: Option<bool>,
        pub g: Option<f32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1")]
    pub struct T1 {
        #[column(primary_key, auto)]
        pub id: i64,
        pub a: Size,
        pub bx: Uuid,
        pub c: Option<f64>,
        pub d: Option<f64>,
        pub e: Vec<i32>,
        pub f: Option<NaiveTime>,
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
    }

    #[derive(Table, Debug)]
    #[table(name = "t3", unique(columns(a)), index(columns(b, id), unique))]
    pub struct T3 {
        #[column(primary_key)]
        pub id: i32,
        pub a: f64,
        pub b: Option<Uuid>,
        pub c: NaiveDate,
        #[column(references(T1::id, on_delete = no_action, on_update = cascade))]
        pub r0: Option<i64>,
        #[column(references(T3::id, on_delete = no_action, on_update = no_action))]
        pub r1: Option<i32>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2, T3]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(4i32)
                    .id2(TimeDelta::microseconds(-1000000))
                    .b(0.25f64)
                    .d(0.0f32)
                    .e(Uuid::from_u128(0x1))
                    .g(-1.0f32),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(9i32)
                    .id2(TimeDelta::microseconds(86400000000))
                    .a(vec![0])
                    .b(0.25f64)
                    .c(timestamp("2024-02-29T12:00:00"))
                    .d(1.25f32)
                    .f(false)
                    .g(0.5f32),
            )
            .returning(((val(decimal("0")) + decimal("1.5")).gt((val(decimal("1")) - decimal("0"))), T0))
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(12i32)
                    .id2(TimeDelta::microseconds(-1000000))
                    .a(None::<Vec<u8>>)
                    .b(2.0f64)
                    .d(0.0f32)
                    .e(Uuid::from_u128(0xff))
                    .f(None::<bool>)
                    .g(None::<f32>),
            )
            .returning((T0, val(-1.5f64)))
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(9i64)
                    .a(Size::Huge)
                    .bx(Uuid::from_u128(0x80000000000000000000000000000000))
                    .c(-1.5f64)
                    .e(vec![1i32])
                    .f(None::<NaiveTime>),
            )
            .returning(T1)
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(6i64)
                    .a(Size::Medium)
                    .bx(Uuid::from_u128(0x80000000000000000000000000000000))
                    .d(None::<f64>)
                    .e(Vec::<i32>::new()),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .a(Size::Large)
                    .bx(Uuid::from_u128(0x1))
                    .c(None::<f64>)
                    .d(10.0f64)
                    .e(vec![1i32])
                    .f(time("12:30:00")),
            )
            .exec(db)
            .await?;
        insert(T2).values(T2::new().id(3i32).bx(-32767i16).r0(None::<i32>)).exec(db).await?;
        insert(T2).values(T2::new().id(5i32).ax(-3.4028235e38f32).bx(-32767i16).r0(0i32)).exec(db).await?;
        insert(T2)
            .values(T2::new().id(8i32).ax(None::<f32>).bx(255i16).r0(10i32))
            .returning(T2::bx)
            .all(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(6i32)
                    .a(-1.5f64)
                    .b(None::<Uuid>)
                    .c(date("1970-01-01"))
                    .r0(None::<i64>)
                    .r1(None::<i32>),
            )
            .returning(second(least(
                val(timestamp("2024-02-29T12:00:00.500")),
                timestamp("2024-02-29T12:00:00"),
            )))
            .all(db)
            .await?;
        insert(T3)
            .values(T3::new().id(10i32).a(0.0f64).b(Uuid::from_u128(0x1)).c(date("2024-03-01")).r0(100i64))
            .returning((((T3::r0 + T3::r0) + sign(T3::r0)), T3))
            .all(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(9i32)
                    .a(10.0f64)
                    .b(Uuid::from_u128(0xff))
                    .c(date("2024-03-01"))
                    .r0(100i64)
                    .r1(None::<i32>),
            )
            .returning(T3)
            .all(db)
            .await?;
        let answer =
            select((val(1.25f32), val(timestamp("2024-02-29T12:00:00.500").and_utc()))).all(db).await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_3 {
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
    #[table(name = "t0", unique(columns(r1)))]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i32,
        pub ax: Option<NaiveDateTime>,
        pub bx: Vec<u8>,
        pub c: Option<Size>,
        pub dx: Option<serde_json::Value>,
        #[column(references(T0::id, on_delete = restrict, on_update = restrict))]
        pub r0: Option<i32>,
        #[column(references(T0::id, on_delete = cascade, on_update = set_null))]
        pub r1: Option<i32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", check(name = "checked", condition = val(timestamp("2024-02-29T12:00:00.500")).between(timestamp("1970-01-01T00:00:00"), timestamp("1970-01-01T00:00:00"))))]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i64,
        pub a: Option<i32>,
        pub b: NaiveDateTime,
        #[column(max_length = 3)]
        pub cx: Option<String>,
        pub dx: serde_json::Value,
        pub ex: bool,
        pub f: Option<Uuid>,
        pub g: Option<DateTime<Utc>>,
        #[column(references(T1::id, on_delete = no_action, on_update = set_null))]
        pub r0: Option<i64>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1]).await?;
        insert(T0).values(T0::new().id(3i32).bx(vec![1]).c(Size::Medium).r1(3i32)).exec(db).await?;
        insert(T0).values(T0::new().id(8i32).bx(vec![0, 0]).c(Size::Large)).exec(db).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(10i32)
                    .ax(timestamp("9999-12-31T23:59:59.999999"))
                    .bx(vec![255])
                    .c(Size::Large)
                    .dx(json("null"))
                    .r0(-1i32)
                    .r1(None::<i32>),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(2i64)
                    .a(1i32)
                    .b(timestamp("2024-02-29T12:00:00"))
                    .cx("ﬁ")
                    .dx(json("{\"a\":1}"))
                    .ex(true)
                    .f(Uuid::from_u128(0x2))
                    .g(None::<DateTime<Utc>>)
                    .r0(-1i64),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(1i64)
                    .a(None::<i32>)
                    .b(timestamp("1970-01-01T00:00:00"))
                    .cx("_")
                    .dx(json("\"\""))
                    .ex(true)
                    .f(None::<Uuid>)
                    .g(timestamp("1970-01-01T00:00:00").and_utc())
                    .r0(2i64),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(6i64)
                    .a(0i32)
                    .b(timestamp("1970-01-01T00:00:00"))
                    .cx("a")
                    .dx(json("{}"))
                    .ex(true)
                    .f(Uuid::from_u128(0xff))
                    .g(None::<DateTime<Utc>>)
                    .r0(0i64),
            )
            .returning(T1)
            .all(db)
            .await?;
        let answer = select(((T1::r0 + T1::id), T1))
            .from(T1)
            .filter(
                (!T1::g.not_in_list([
                    timestamp("1970-01-01T00:00:00").and_utc(),
                    timestamp("1970-01-01T00:00:00").and_utc(),
                ])),
            )
            .all(db)
            .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_4 {
    use super::super::*;

    #[derive(Table, Debug)]
    #[table(name = "t0")]
    pub struct T0 {
        #[column(primary_key, auto = serial)]
        pub id: i32,
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
    #[table(name = "t1", unique(columns(id, r0)), index(columns(id, r0)), check(name = "checked", condition = T1::r0.ne(2i32).or(T1::r0.in_list([1i32]))))]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i32,
        #[column(references(T1::id, on_delete = cascade, on_update = no_action))]
        pub r0: Option<i32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2")]
    pub struct T2 {
        #[column(primary_key, auto = serial)]
        pub id: i64,
        pub a: Option<i32>,
        #[column(timestamp = millis)]
        pub b: Option<DateTime<Utc>>,
        #[column(default = -1i16)]
        pub c: Option<i16>,
        pub dx: Option<NaiveDate>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2]).await?;
        insert(T0)
            .values(T0::new().dx("").ex(timestamp("1969-12-31T23:59:59.999999")))
            .returning(T0)
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .b(timestamp("1970-01-01T00:00:00").and_utc())
                    .dx("İ")
                    .ex(timestamp("2024-02-29T12:00:00.500")),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new().a(None::<Decimal>).c(vec![1, 2]).dx("aB").ex(timestamp("2024-02-29T12:00:00.500")),
            )
            .returning(T0)
            .all(db)
            .await?;
        insert(T1).values(T1::new().id(8i32)).returning(trunc((val(10.0f64) * 0.0f64))).all(db).await?;
        insert(T1).values(T1::new().id(11i32).r0(None::<i32>)).exec(db).await?;
        insert(T1)
            .values(T1::new().id(5i32).r0(None::<i32>))
            .returning(sign((T1::id / T1::id)))
            .all(db)
            .await?;
        insert(T2).values(T2::new().a(2i32).dx(date("1900-02-28"))).exec(db).await?;
        insert(T2)
            .values(T2::new().id(11i64).a(None::<i32>).b(None::<DateTime<Utc>>).dx(date("1900-02-28")))
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(5i64)
                    .a(0i32)
                    .b(timestamp("1970-01-01T00:00:00").and_utc())
                    .dx(date("9999-12-31")),
            )
            .exec(db)
            .await?;
        let answer = insert(T1)
            .values([
                T1::new().id(3i32).r0(2i32),
                T1::new().id(8i32).r0(3i32),
                T1::new().id(8i32).r0(None::<i32>),
            ])
            .on_conflict((T1::id, T1::r0))
            .do_nothing()
            .returning(T1)
            .all(db)
            .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_5 {
    use super::super::*;

    #[derive(Table, Debug)]
    #[table(name = "t0", unique(columns(r0, id)))]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i32,
        #[column(default = "a")]
        pub a: Option<String>,
        #[column(references(T0::id, on_delete = cascade, on_update = no_action))]
        pub r0: Option<i32>,
        #[column(references(T0::id, on_delete = no_action, on_update = cascade))]
        pub r1: i32,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1")]
    pub struct T1 {
        #[column(primary_key)]
        pub idx: String,
        #[column(default = vec![0])]
        pub ax: Vec<u8>,
        pub bx: i64,
        #[column(precision = 3, scale = 3)]
        pub c: Decimal,
        pub d: i32,
        pub e: serde_json::Value,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", unique(columns(b, c)))]
    pub struct T2 {
        #[column(primary_key)]
        pub id: i64,
        pub ax: Option<i64>,
        #[column(default = time("12:30:00.500"))]
        pub b: Option<NaiveTime>,
        pub c: i32,
        #[column(default = true)]
        pub dx: Option<bool>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t3", primary_key(id, id2), index(columns(a)))]
    pub struct T3 {
        pub id: i32,
        pub id2: Uuid,
        pub a: Uuid,
        pub b: NaiveDate,
        pub c: Option<bool>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2, T3]).await?;
        insert(T0).values(T0::new().id(6i32).a("a_b").r1(0i32)).exec(db).await?;
        insert(T0).values(T0::new().id(8i32).a("A").r0(3i32).r1(1i32)).exec(db).await?;
        insert(T0)
            .values(T0::new().id(6i32).a(None::<String>).r0(0i32).r1(10i32))
            .returning(val(vec!["a".to_owned()]))
            .all(db)
            .await?;
        insert(T1)
            .values(T1::new().idx("ß").bx(1i64).c(decimal("0")).d(-1i32).e(json("null")))
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .idx("b")
                    .ax(vec![1, 2])
                    .bx(9007199254740993i64)
                    .c(decimal("0.1"))
                    .d(-1i32)
                    .e(json("[]")),
            )
            .returning((T1, T1))
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .idx("a%b")
                    .ax(vec![128, 0])
                    .bx(9223372036854775807i64)
                    .c(decimal("0"))
                    .d(0i32)
                    .e(json("[]")),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(T2::new().id(4i64).ax(None::<i64>).b(time("00:00:00")).c(-1i32).dx(true))
            .returning((T2::b, T2))
            .all(db)
            .await?;
        insert(T2).values(T2::new().id(10i64).ax(2i64).b(time("12:30:00.500")).c(0i32)).exec(db).await?;
        insert(T2)
            .values(T2::new().id(4i64).ax(-1i64).b(time("00:00:00")).c(-1i32).dx(true))
            .exec(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(1i32)
                    .id2(Uuid::from_u128(0x1))
                    .a(Uuid::from_u128(0xff))
                    .b(date("2024-03-01"))
                    .c(false),
            )
            .exec(db)
            .await?;
        insert(T3)
            .values(
                T3::new().id(6i32).id2(Uuid::from_u128(0x2)).a(Uuid::from_u128(0x2)).b(date("2024-02-29")),
            )
            .exec(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(7i32)
                    .id2(Uuid::from_u128(0x2))
                    .a(Uuid::from_u128(0xff))
                    .b(date("1970-01-01"))
                    .c(true),
            )
            .exec(db)
            .await?;
        let answer = select((val(date("2024-03-01")), val(timestamp("1970-01-01T00:00:00")), T3::a, T3))
            .from(T3)
            .filter(T3::id2.gt(Uuid::from_u128(0x2)))
            .all(db)
            .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_6 {
    use super::super::*;

    #[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
    pub enum Mood {
        Sad,
        Ok,
        Happy,
    }

    #[derive(Table, Debug)]
    #[table(name = "t0", check(name = "checked", condition = val(true).between(true, true)))]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i64,
        pub ax: Option<Mood>,
        pub b: Option<f32>,
        #[column(references(T0::id, on_delete = restrict, on_update = no_action))]
        pub r0: Option<i64>,
        #[column(references(T0::id, on_delete = cascade, on_update = no_action))]
        pub r1: i64,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1")]
    pub struct T1 {
        #[column(primary_key, auto = serial)]
        pub id: i64,
        pub ax: Option<Vec<i32>>,
        pub bx: Vec<String>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1]).await?;
        insert(T0)
            .values(T0::new().id(12i64).b(1.25f32).r0(0i64).r1(2i64))
            .returning((
                val(1i64),
                val("b".to_owned()).eq(substring(val("a%b".to_owned()), val(3i32), val(3i32))),
            ))
            .all(db)
            .await?;
        insert(T0)
            .values(T0::new().id(3i64).ax(Mood::Ok).r0(100i64).r1(0i64))
            .returning((T0::id / -1i64))
            .all(db)
            .await?;
        insert(T0)
            .values(T0::new().id(1i64).b(0.0f32).r0(None::<i64>).r1(-1i64))
            .returning((T0, (val(0.0f32) / -1.0f32)))
            .all(db)
            .await?;
        insert(T1)
            .values(T1::new().ax(vec![-2147483648i32, 2147483647i32]).bx(Vec::<String>::new()))
            .exec(db)
            .await?;
        insert(T1)
            .values(T1::new().id(9i64).ax(vec![1i32, 2i32]).bx(vec!["NULL".to_owned(), "null".to_owned()]))
            .exec(db)
            .await?;
        insert(T1).values(T1::new().id(4i64).ax(None::<Vec<i32>>).bx(Vec::<String>::new())).exec(db).await?;
        let answer = select((T1::ax, val(0i64), val(json("1")).json_get::<i64>(["a", "b", "0"])))
            .from(T1)
            .filter(val(0i16).in_list([-1i16, -1i16, 1i16]))
            .order_by(T1::id.desc())
            .all(db)
            .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_7 {
    use super::super::*;

    #[derive(Table, Debug)]
    #[table(name = "t0", unique(columns(b, r0)), index(columns(r1, r0)))]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i32,
        pub a: Option<Vec<String>>,
        #[column(timestamp = millis)]
        pub b: Option<DateTime<Utc>>,
        #[column(references(T0::id, on_delete = cascade, on_update = no_action))]
        pub r0: Option<i32>,
        #[column(references(T0::id, on_delete = no_action, on_update = no_action))]
        pub r1: Option<i32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", primary_key(id, id2), check(name = "checked", condition = (!val(false).ge(true))))]
    pub struct T1 {
        pub id: i32,
        pub id2: String,
        pub ax: serde_json::Value,
        pub b: Option<TimeDelta>,
        #[column(references(T0::id, on_delete = cascade, on_update = set_default))]
        pub r0: Option<i32>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1]).await?;
        insert(T0).values(T0::new().id(3i32).a(vec!["a".to_owned()])).exec(db).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(8i32)
                    .a(None::<Vec<String>>)
                    .b(timestamp("1970-01-01T00:00:00").and_utc())
                    .r0(10i32)
                    .r1(0i32),
            )
            .returning((-(val(2i64) * 100i64)))
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(7i32)
                    .a(Vec::<String>::new())
                    .b(timestamp("1970-01-01T00:00:00").and_utc())
                    .r0(None::<i32>)
                    .r1(None::<i32>),
            )
            .returning((T0, T0))
            .all(db)
            .await?;
        insert(T1)
            .values(T1::new().id(1i32).id2("aB").ax(json("-0.25")).b(None::<TimeDelta>))
            .returning((((val(1i64) - 100i64) % (val(1i64) % 0i64)), val(json("null"))))
            .all(db)
            .await?;
        insert(T1)
            .values(T1::new().id(12i32).id2("").ax(json("1")).b(TimeDelta::microseconds(-1000000)))
            .returning(replace(
                lower(T1::id2),
                "A",
                case().when(val(false), T1::id2).when(val(false), "a_b").or_null(),
            ))
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new().id(3i32).id2("a%b").ax(json("[]")).b(TimeDelta::microseconds(0)).r0(None::<i32>),
            )
            .exec(db)
            .await?;
        let answer = select((val(vec![0]), T1)).from(T1).filter(T1::id2.ends_with(T1::id2)).all(db).await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_8 {
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
    #[table(name = "t0", primary_key(id, id2), index(columns(id2)))]
    pub struct T0 {
        pub id: i32,
        pub id2: NaiveTime,
        pub a: Option<serde_json::Value>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", index(columns(id), where = val(false)), check(name = "checked", condition = T1::id.ne(1i32)))]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i32,
        #[column(timestamp = seconds)]
        pub a: Option<NaiveDateTime>,
        #[column(default = 2.0f32)]
        pub b: Option<f32>,
        #[column(default = date("2024-03-01"))]
        pub c: NaiveDate,
        pub dx: Vec<i32>,
        pub e: Option<Vec<i32>>,
        pub f: serde_json::Value,
        #[column(references(T1::id, on_delete = restrict, on_update = set_null))]
        pub r0: Option<i32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", check(name = "checked", condition = val(timestamp("2024-02-29T12:00:00.500")).ne(timestamp("1970-01-01T00:00:00"))))]
    pub struct T2 {
        #[column(primary_key)]
        pub id: i32,
        #[column(default = Size::Small)]
        pub a: Option<Size>,
        #[column(default = false)]
        pub b: Option<bool>,
        pub c: Option<f64>,
        pub dx: Option<f32>,
        pub e: Option<i64>,
        pub f: Option<bool>,
        #[column(references(T1::id, on_delete = no_action, on_update = no_action))]
        pub r0: i32,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2]).await?;
        insert(T0).values(T0::new().id(7i32).id2(time("12:30:00"))).exec(db).await?;
        insert(T0)
            .values(T0::new().id(3i32).id2(time("00:00:00")).a(None::<serde_json::Value>))
            .exec(db)
            .await?;
        insert(T0).values(T0::new().id(9i32).id2(time("12:30:00"))).exec(db).await?;
        insert(T1)
            .values(
                T1::new()
                    .id(10i32)
                    .a(timestamp("1970-01-01T00:00:00"))
                    .b(None::<f32>)
                    .c(date("1970-01-01"))
                    .dx(vec![-2147483648i32, 2147483647i32])
                    .e(Vec::<i32>::new())
                    .f(json("null")),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(9i32)
                    .a(timestamp("2024-02-29T12:00:00.500"))
                    .b(None::<f32>)
                    .c(date("2024-02-29"))
                    .dx(vec![-2147483648i32, 2147483647i32])
                    .e(None::<Vec<i32>>)
                    .f(json("1"))
                    .r0(1i32),
            )
            .returning((T1, T1::c))
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(10i32)
                    .a(timestamp("1970-01-01T00:00:00"))
                    .b(1.25f32)
                    .c(date("2024-02-29"))
                    .dx(vec![-2147483648i32, 2147483647i32])
                    .e(vec![1i32, 2i32])
                    .f(json("{\"a\":1}"))
                    .r0(3i32),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(T2::new().id(5i32).a(Size::Large).dx(1.25f32).e(None::<i64>).f(true).r0(2i32))
            .returning(val(decimal("0.1")))
            .all(db)
            .await?;
        insert(T2).values(T2::new().id(10i32).b(None::<bool>).dx(0.1f32).e(0i64).r0(0i32)).exec(db).await?;
        insert(T2)
            .values(T2::new().id(9i32).a(Size::Small).b(None::<bool>).dx(2.0f32).e(-1i64).r0(3i32))
            .exec(db)
            .await?;
        let answer = select(val("a_b".to_owned()))
            .from(T0)
            .right_join(T2, T0::id.eq(T2::r0))
            .full_join(T1, T2::r0.eq(T1::r0))
            .filter((((T1::r0 - T2::id) - 10i32) / year(T1::a)).is_null())
            .all(db)
            .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_9 {
    use super::super::*;

    #[derive(Table, Debug)]
    #[table(name = "t0", unique(columns(b)))]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i32,
        pub a: Option<f32>,
        pub b: Option<NaiveTime>,
        #[column(default = Uuid::from_u128(0x2))]
        pub c: Option<Uuid>,
        pub d: Option<Vec<u8>>,
        #[column(timestamp = text)]
        pub ex: DateTime<Utc>,
        pub f: i64,
        pub g: Option<Vec<u8>>,
        #[column(references(T0::id, on_delete = no_action, on_update = cascade))]
        pub r0: Option<i32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", check(name = "checked", condition = T1::r1.in_list(Vec::<i32>::new())))]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i64,
        pub a: NaiveTime,
        pub bx: NaiveTime,
        #[column(references(T0::id, on_delete = cascade, on_update = set_null))]
        pub r0: Option<i32>,
        #[column(references(T0::id, on_delete = cascade, on_update = no_action))]
        pub r1: Option<i32>,
    }

    alias!(pub X0 = T0);

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(1i32)
                    .b(None::<NaiveTime>)
                    .c(Uuid::from_u128(0xff))
                    .d(vec![97])
                    .ex(timestamp("9999-12-31T23:59:59.999999").and_utc())
                    .f(1i64)
                    .g(None::<Vec<u8>>)
                    .r0(-1i32),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(3i32)
                    .c(None::<Uuid>)
                    .ex(timestamp("1969-12-31T23:59:59.999999").and_utc())
                    .f(100i64)
                    .g(vec![97])
                    .r0(0i32),
            )
            .returning((val(Vec::<String>::new()), T0))
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(3i32)
                    .a(None::<f32>)
                    .b(time("12:30:00"))
                    .c(None::<Uuid>)
                    .d(vec![1, 2])
                    .ex(timestamp("9999-12-31T23:59:59.999999").and_utc())
                    .f(1i64)
                    .r0(None::<i32>),
            )
            .returning((T0, T0))
            .all(db)
            .await?;
        insert(T1)
            .values(T1::new().id(8i64).a(time("00:00:00")).bx(time("00:00:00.000001")).r1(1i32))
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new().id(7i64).a(time("00:00:00")).bx(time("23:59:59.999999")).r0(2i32).r1(None::<i32>),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(T1::new().id(2i64).a(time("12:30:00")).bx(time("12:30:00.500")))
            .returning((T1, T1::r1))
            .all(db)
            .await?;
        let answer = select(min((T1::r1 + 3i32)))
            .from(X0)
            .inner_join(T1, X0::id.eq(T1::r0))
            .group_by(X0::id)
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

    #[derive(Table, Debug)]
    #[table(name = "t0", primary_key(id, id2), unique(columns(id2)), index(columns(id2), where = T0::id2.is_not_null()))]
    pub struct T0 {
        pub id: i64,
        pub id2: i32,
        pub a: Option<Vec<i32>>,
        pub b: Option<i32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", primary_key(id, id2))]
    pub struct T1 {
        pub id: i32,
        pub id2: i32,
        pub a: Option<TimeDelta>,
        pub b: Mood,
        #[column(default = vec![0])]
        pub c: Vec<u8>,
        pub d: f32,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2")]
    pub struct T2 {
        #[column(primary_key)]
        pub id: i32,
        pub a: Option<serde_json::Value>,
        #[column(default = -1i32)]
        pub b: i32,
        pub c: Uuid,
        pub d: Vec<String>,
        pub ex: Option<Vec<i32>>,
        pub fx: Option<NaiveDate>,
        pub g: Option<Vec<String>>,
        #[column(references(T2::id, on_delete = cascade, on_update = restrict))]
        pub r0: Option<i32>,
        #[column(references(T2::id, on_delete = restrict, on_update = no_action))]
        pub r1: i32,
    }

    #[derive(Table, Debug)]
    #[table(name = "t3", index(columns(bx)), check(name = "checked", condition = T3::r0.eq(3i32)))]
    pub struct T3 {
        #[column(primary_key)]
        pub id: i32,
        pub a: i32,
        pub bx: Option<i64>,
        pub cx: i16,
        pub d: serde_json::Value,
        #[column(references(T3::id, on_delete = no_action, on_update = cascade))]
        pub r0: Option<i32>,
        #[column(references(T2::id, on_delete = set_null, on_update = set_default))]
        pub r1: Option<i32>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2, T3]).await?;
        insert(T0)
            .values(T0::new().id(10i64).id2(5i32).a(Vec::<i32>::new()).b(None::<i32>))
            .returning((val(1i16), T0))
            .all(db)
            .await?;
        insert(T0)
            .values(T0::new().id(12i64).id2(11i32))
            .returning((
                day_of_week(val(timestamp("1970-01-01T00:00:00").and_utc())),
                quarter(val(timestamp("1970-01-01T00:00:00"))),
            ))
            .all(db)
            .await?;
        insert(T0).values(T0::new().id(12i64).id2(2i32).a(Vec::<i32>::new())).exec(db).await?;
        insert(T1)
            .values(
                T1::new()
                    .id(4i32)
                    .id2(12i32)
                    .a(TimeDelta::microseconds(0))
                    .b(Mood::Ok)
                    .c(vec![1, 2])
                    .d(0.0f32),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(2i32)
                    .id2(10i32)
                    .a(TimeDelta::microseconds(86400000000))
                    .b(Mood::Happy)
                    .c(vec![0])
                    .d(0.5f32),
            )
            .returning(T1)
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(3i32)
                    .id2(6i32)
                    .a(TimeDelta::microseconds(-1000000))
                    .b(Mood::Sad)
                    .c(Vec::<u8>::new())
                    .d(-1.0f32),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(4i32)
                    .a(json("{\"a\":1}"))
                    .b(0i32)
                    .c(Uuid::from_u128(0x1))
                    .d(vec!["a".to_owned()])
                    .ex(vec![1i32])
                    .fx(date("9999-12-31"))
                    .g(None::<Vec<String>>)
                    .r0(0i32)
                    .r1(1i32),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(2i32)
                    .a(json("\"a\""))
                    .c(Uuid::from_u128(0x1))
                    .d(vec!["a".to_owned(), "b".to_owned()])
                    .fx(date("1900-02-28"))
                    .r0(3i32)
                    .r1(2i32),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(12i32)
                    .c(Uuid::from_u128(0xff))
                    .d(Vec::<String>::new())
                    .ex(None::<Vec<i32>>)
                    .g(Vec::<String>::new())
                    .r0(3i32)
                    .r1(2i32),
            )
            .exec(db)
            .await?;
        insert(T3)
            .values(T3::new().id(2i32).a(2i32).bx(0i64).cx(1i16).d(json("[]")).r0(None::<i32>).r1(-1i32))
            .exec(db)
            .await?;
        insert(T3)
            .values(T3::new().id(1i32).a(3i32).cx(32767i16).d(json("[]")).r0(None::<i32>).r1(0i32))
            .returning(T3)
            .all(db)
            .await?;
        insert(T3)
            .values(T3::new().id(6i32).a(10i32).bx(None::<i64>).cx(255i16).d(json("[]")))
            .returning(T3::d)
            .all(db)
            .await?;
        let answer = insert(T3)
            .values(T3::new().id(9i32).a(10i32).cx(255i16).d(json("1")).r1(None::<i32>))
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
    #[table(name = "t0")]
    pub struct T0 {
        #[column(primary_key, auto)]
        pub id: i64,
        pub a: Option<Uuid>,
        #[column(precision = 5, scale = 0)]
        pub bx: Option<Decimal>,
        pub c: Option<i32>,
        pub d: f32,
        pub e: TimeDelta,
        pub f: Vec<String>,
        pub gx: Vec<i32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1")]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i64,
        pub a: Option<bool>,
        #[column(default = "ab")]
        pub b: String,
        pub cx: i16,
        pub d: Option<Size>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2")]
    pub struct T2 {
        #[column(primary_key)]
        pub id: i32,
        pub ax: Size,
        pub bx: Option<Vec<i32>>,
        pub c: NaiveTime,
        #[column(timestamp = seconds)]
        pub dx: Option<DateTime<Utc>>,
        pub e: Option<NaiveTime>,
        pub f: Option<i64>,
        #[column(references(T1::id, on_delete = no_action, on_update = no_action))]
        pub r0: Option<i64>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t3")]
    pub struct T3 {
        #[column(primary_key)]
        pub id: i64,
        #[column(default = vec![0])]
        pub a: Option<Vec<u8>>,
        #[column(default = date("2024-03-01"))]
        pub b: Option<NaiveDate>,
        pub cx: Option<i64>,
        #[column(max_length = 3)]
        pub d: Option<String>,
        pub e: i64,
        #[column(references(T0::id, on_delete = set_default, on_update = no_action))]
        pub r0: Option<i64>,
        #[column(references(T3::id, on_delete = cascade, on_update = no_action))]
        pub r1: Option<i64>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2, T3]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(11i64)
                    .bx(decimal("1"))
                    .c(None::<i32>)
                    .d(1.25f32)
                    .e(TimeDelta::microseconds(-1000000))
                    .f(vec!["a".to_owned()])
                    .gx(Vec::<i32>::new()),
            )
            .returning(T0)
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(10i64)
                    .a(None::<Uuid>)
                    .d(-1.0f32)
                    .e(TimeDelta::microseconds(1000000))
                    .f(vec!["a".to_owned(), "b".to_owned()])
                    .gx(vec![1i32, 2i32]),
            )
            .returning(T0)
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .a(Uuid::from_u128(0xff))
                    .bx(None::<Decimal>)
                    .c(None::<i32>)
                    .d(2.0f32)
                    .e(TimeDelta::microseconds(0))
                    .f(vec!["a".to_owned(), "b".to_owned()])
                    .gx(vec![1i32, 1i32]),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(T1::new().id(10i64).a(None::<bool>).b("ab").cx(181i16).d(Size::Huge))
            .exec(db)
            .await?;
        insert(T1)
            .values(T1::new().id(11i64).a(None::<bool>).cx(-1i16))
            .returning((T1::b, val(decimal("1"))))
            .all(db)
            .await?;
        insert(T1).values(T1::new().id(12i64).a(true).cx(-32767i16)).exec(db).await?;
        insert(T2)
            .values(
                T2::new()
                    .id(1i32)
                    .ax(Size::Huge)
                    .c(time("00:00:00"))
                    .e(None::<NaiveTime>)
                    .f(100i64)
                    .r0(None::<i64>),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(12i32)
                    .ax(Size::Medium)
                    .bx(vec![1i32, 2i32])
                    .c(time("12:30:00"))
                    .dx(timestamp("0001-01-01T00:00:00").and_utc())
                    .e(time("12:30:00"))
                    .f(2i64)
                    .r0(1i64),
            )
            .returning(T2)
            .all(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(6i32)
                    .ax(Size::Huge)
                    .bx(None::<Vec<i32>>)
                    .c(time("12:30:00"))
                    .dx(None::<DateTime<Utc>>)
                    .e(time("12:30:00"))
                    .r0(2i64),
            )
            .exec(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(2i64)
                    .a(vec![0])
                    .b(None::<NaiveDate>)
                    .cx(None::<i64>)
                    .d("a")
                    .e(-1i64)
                    .r0(None::<i64>)
                    .r1(100i64),
            )
            .exec(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(1i64)
                    .a(None::<Vec<u8>>)
                    .b(date("1970-01-01"))
                    .cx(None::<i64>)
                    .d("a%b")
                    .e(0i64)
                    .r0(2i64)
                    .r1(100i64),
            )
            .exec(db)
            .await?;
        insert(T3)
            .values(T3::new().id(6i64).b(date("2024-02-29")).d(None::<String>).e(100i64).r0(1i64).r1(1i64))
            .returning((T3, T3))
            .all(db)
            .await?;
        let answer = select((val(timestamp("2024-02-29T12:00:00").and_utc()), T3::d, T3::id))
            .from(T3)
            .group_by(T3::id)
            .order_by(T3::id.asc().nulls_first())
            .limit(1)
            .all(db)
            .await?;
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
    #[table(name = "t0")]
    pub struct T0 {
        #[column(primary_key)]
        pub idx: String,
        pub a: Option<Vec<String>>,
        pub b: Option<NaiveTime>,
        pub c: Option<serde_json::Value>,
        pub d: Option<Uuid>,
        #[column(default = "aB")]
        pub e: Option<String>,
        pub f: i32,
        #[column(references(T0::idx, on_delete = no_action, on_update = no_action))]
        pub r0x: Option<String>,
        #[column(references(T0::idx, on_delete = set_null, on_update = restrict))]
        pub r1x: Option<String>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1")]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i32,
        pub a: Option<Size>,
        pub bx: Vec<i32>,
        pub cx: Option<Uuid>,
        pub dx: Option<TimeDelta>,
        #[column(timestamp = millis)]
        pub ex: Option<DateTime<Utc>>,
        #[column(references(T1::id, on_delete = no_action, on_update = cascade))]
        pub r0: Option<i32>,
        #[column(references(T0::idx, on_delete = no_action, on_update = no_action))]
        pub r1x: String,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", primary_key(id, id2), unique(columns(ax)), index(columns(bx), unique, where = T2::ax.ne(T2::ax)), check(name = "checked", condition = val(true).or(val(decimal("-2.25")).gt(T2::ax))))]
    pub struct T2 {
        pub id: i32,
        pub id2: DateTime<Utc>,
        pub ax: Decimal,
        pub bx: TimeDelta,
        pub c: Option<i16>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2]).await?;
        insert(T0)
            .values(
                T0::new()
                    .idx("")
                    .a(vec!["a".to_owned()])
                    .c(json("null"))
                    .d(None::<Uuid>)
                    .e(None::<String>)
                    .f(1i32),
            )
            .returning((T0, val(vec!["NULL".to_owned(), "null".to_owned()])))
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .idx("A")
                    .c(json("{\"a\":1}"))
                    .d(Uuid::from_u128(0xff))
                    .f(0i32)
                    .r0x(None::<String>)
                    .r1x(None::<String>),
            )
            .returning((repeat(T0::r1x, val(1i32)), T0))
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .idx("a%b")
                    .a(vec!["a".to_owned()])
                    .b(time("12:30:00.500"))
                    .c(None::<serde_json::Value>)
                    .d(Uuid::from_u128(0xff))
                    .e("ä")
                    .f(3i32)
                    .r0x("İ"),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(12i32)
                    .a(Size::Huge)
                    .bx(vec![2i32, 1i32])
                    .cx(Uuid::from_u128(0x1))
                    .dx(TimeDelta::microseconds(-86400000001))
                    .ex(timestamp("9999-12-31T23:59:59.999999").and_utc())
                    .r0(1i32)
                    .r1x("A"),
            )
            .returning((T1, T1::a))
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(5i32)
                    .a(Size::Large)
                    .bx(vec![1i32])
                    .dx(TimeDelta::microseconds(-1))
                    .ex(timestamp("2024-02-29T12:00:00").and_utc())
                    .r0(-1i32)
                    .r1x("a_b"),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(5i32)
                    .a(None::<Size>)
                    .bx(Vec::<i32>::new())
                    .cx(Uuid::from_u128(0x1))
                    .dx(None::<TimeDelta>)
                    .r0(-1i32)
                    .r1x("\u{ffff}"),
            )
            .returning((T1, T1))
            .all(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(7i32)
                    .id2(timestamp("1970-01-01T00:00:00").and_utc())
                    .ax(decimal("99999999.99"))
                    .bx(TimeDelta::microseconds(1000000))
                    .c(-1i16),
            )
            .returning(T2::ax)
            .all(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(10i32)
                    .id2(timestamp("1970-01-01T00:00:00").and_utc())
                    .ax(decimal("3.000000000"))
                    .bx(TimeDelta::microseconds(-86400000001))
                    .c(1i16),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(3i32)
                    .id2(timestamp("2024-02-29T12:00:00.500").and_utc())
                    .ax(decimal("1"))
                    .bx(TimeDelta::microseconds(-1))
                    .c(None::<i16>),
            )
            .exec(db)
            .await?;
        let answer = update(T0)
            .set(T0::r0x, "e\u{301}")
            .set(T0::c, T0::c)
            .filter(T0::c.in_list([json("{\"a\":1}"), json("\"a\"")]))
            .exec(db)
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

    #[derive(Table, Debug)]
    #[table(name = "t0", primary_key(id, id2), index(columns(id), unique))]
    pub struct T0 {
        pub id: i32,
        pub id2: Decimal,
        pub a: Uuid,
        #[column(default = timestamp("1970-01-01T00:00:00").and_utc())]
        pub b: Option<DateTime<Utc>>,
        pub c: Option<TimeDelta>,
        pub dx: Vec<String>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", unique(columns(d, id)), check(name = "checked", condition = (!val(true)).or(val(false).or(true))))]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i64,
        #[column(default = vec![1i32])]
        pub ax: Option<Vec<i32>>,
        #[column(precision = 28, scale = 10)]
        pub bx: Option<Decimal>,
        #[column(default = 2i16)]
        pub c: Option<i16>,
        #[column(precision = 3, scale = 3)]
        pub d: Option<Decimal>,
        #[column(timestamp = seconds, default = timestamp("2024-02-29T12:00:00.500").and_utc())]
        pub ex: Option<DateTime<Utc>>,
        #[column(references(T1::id, on_delete = no_action, on_update = no_action))]
        pub r0: Option<i64>,
        #[column(references(T1::id, on_delete = restrict, on_update = no_action))]
        pub r1: Option<i64>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", unique(columns(dx)), index(columns(gx), unique), check(name = "checked", condition = (!val(time("00:00:00")).between(time("12:30:00"), time("00:00:00")))))]
    pub struct T2 {
        #[column(primary_key)]
        pub idx: Uuid,
        pub a: Option<bool>,
        pub b: Option<f32>,
        #[column(default = TimeDelta::microseconds(-1000000))]
        pub cx: TimeDelta,
        pub dx: Option<Vec<u8>>,
        pub ex: Option<Mood>,
        pub fx: Option<String>,
        pub gx: Option<Uuid>,
        #[column(references(T2::idx, on_delete = no_action, on_update = cascade))]
        pub r0x: Uuid,
    }

    alias!(pub X1 = T2);

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(1i32)
                    .id2(decimal("0.1"))
                    .a(Uuid::from_u128(0x2))
                    .b(timestamp("2024-02-29T12:00:00.500").and_utc())
                    .c(TimeDelta::microseconds(86400000000))
                    .dx(Vec::<String>::new()),
            )
            .returning((T0::id2, T0))
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(5i32)
                    .id2(decimal("10"))
                    .a(Uuid::from_u128(0xff))
                    .b(timestamp("2024-02-29T12:00:00").and_utc())
                    .c(None::<TimeDelta>)
                    .dx(Vec::<String>::new()),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(7i32)
                    .id2(decimal("1.50"))
                    .a(Uuid::from_u128(0x1))
                    .b(None::<DateTime<Utc>>)
                    .dx(vec!["ä".to_owned(), "🦀".to_owned(), " ".to_owned()]),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(12i64)
                    .bx(None::<Decimal>)
                    .c(7i16)
                    .d(decimal("0"))
                    .ex(timestamp("2024-02-29T12:00:00.500").and_utc())
                    .r0(None::<i64>),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(9i64)
                    .ax(vec![1i32])
                    .bx(decimal("0.0000000001"))
                    .c(7i16)
                    .d(None::<Decimal>)
                    .r0(None::<i64>),
            )
            .returning((T1, T1))
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(3i64)
                    .ax(None::<Vec<i32>>)
                    .bx(decimal("0.1"))
                    .c(2i16)
                    .d(None::<Decimal>)
                    .ex(timestamp("2024-02-29T12:00:00.500").and_utc())
                    .r0(None::<i64>)
                    .r1(-1i64),
            )
            .returning(T1::ex)
            .all(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .idx(Uuid::from_u128(0x1))
                    .cx(TimeDelta::microseconds(90061000001))
                    .fx(None::<String>)
                    .gx(Uuid::from_u128(0xffffffffffffffffffffffffffffffff))
                    .r0x(Uuid::from_u128(0xff)),
            )
            .returning((T2::cx, val(timestamp("1970-01-01T00:00:00"))))
            .all(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .idx(Uuid::from_u128(0x80000000000000000000000000000000))
                    .b(2.0f32)
                    .cx(TimeDelta::microseconds(31622400000000))
                    .dx(None::<Vec<u8>>)
                    .ex(Mood::Sad)
                    .fx("\"")
                    .gx(Uuid::from_u128(0xffffffffffffffffffffffffffffffff))
                    .r0x(Uuid::from_u128(0x2)),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .idx(Uuid::from_u128(0xff))
                    .a(false)
                    .b(2.0f32)
                    .cx(TimeDelta::microseconds(0))
                    .ex(Mood::Ok)
                    .fx("a ")
                    .gx(Uuid::from_u128(0xffffffffffffffffffffffffffffffff))
                    .r0x(Uuid::from_u128(0x0)),
            )
            .exec(db)
            .await?;
        let answer = select((max(T2::cx), least(T2::idx, Uuid::from_u128(0x2)), max(T2::r0x)))
            .from(T2)
            .inner_join(X1, T2::idx.eq(X1::gx))
            .filter(T2::ex.not_in_list([Mood::Ok]))
            .group_by(least(T2::idx, Uuid::from_u128(0x2)))
            .all(db)
            .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_14 {
    use super::super::*;

    #[derive(Table, Debug)]
    #[table(name = "t0")]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i32,
        pub a: Vec<String>,
        pub b: String,
        pub c: i32,
        pub d: Option<i64>,
        #[column(references(T0::id, on_delete = restrict, on_update = no_action))]
        pub r0: Option<i32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", unique(columns(d)), check(name = "checked", condition = val(true)))]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i64,
        pub a: Option<Vec<String>>,
        pub b: Option<Uuid>,
        #[column(default = -1i32)]
        pub cx: Option<i32>,
        pub d: Option<TimeDelta>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", unique(columns(r0)))]
    pub struct T2 {
        #[column(primary_key)]
        pub id: i32,
        #[column(references(T2::id, on_delete = restrict, on_update = no_action))]
        pub r0: Option<i32>,
    }

    alias!(pub X0 = T2);

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2]).await?;
        insert(T0)
            .values(T0::new().id(7i32).a(Vec::<String>::new()).b("").c(3i32).d(2i64).r0(1i32))
            .exec(db)
            .await?;
        insert(T0)
            .values(T0::new().id(3i32).a(vec!["a".to_owned()]).b("A").c(-1i32).d(None::<i64>).r0(0i32))
            .exec(db)
            .await?;
        insert(T0)
            .values(T0::new().id(9i32).a(vec!["a".to_owned(), "b".to_owned()]).b("A").c(10i32).r0(10i32))
            .returning((val(timestamp("1970-01-01T00:00:00").and_utc()), val("ab".to_owned())))
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(8i64)
                    .a(None::<Vec<String>>)
                    .b(Uuid::from_u128(0x2))
                    .d(TimeDelta::microseconds(0)),
            )
            .returning((T1, val(-1i16)))
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(12i64)
                    .a(vec!["a".to_owned()])
                    .b(Uuid::from_u128(0x2))
                    .cx(2147483647i32)
                    .d(None::<TimeDelta>),
            )
            .returning(T1::a)
            .all(db)
            .await?;
        insert(T1)
            .values(T1::new().id(2i64).d(TimeDelta::microseconds(1000000)))
            .returning(val(decimal("1")))
            .all(db)
            .await?;
        insert(T2).values(T2::new().id(11i32).r0(10i32)).returning(val(0i64)).all(db).await?;
        insert(T2)
            .values(T2::new().id(11i32).r0(None::<i32>))
            .returning((T2, minute(val(timestamp("2024-02-29T12:00:00.500").and_utc()))))
            .all(db)
            .await?;
        insert(T2)
            .values(T2::new().id(4i32).r0(1i32))
            .returning(((val(2i32) / T2::r0) - (T2::r0 - 46341i32)))
            .all(db)
            .await?;
        let answer = select((X0::id, val(timestamp("2024-02-29T12:00:00").and_utc())))
            .from(X0)
            .left_join(T1, X0::id.eq(T1::cx))
            .all(db)
            .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_15 {
    use super::super::*;

    #[derive(Table, Debug)]
    #[table(name = "t0")]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i32,
        pub ax: Option<TimeDelta>,
        #[column(max_length = 3)]
        pub bx: Option<String>,
        #[column(default = Uuid::from_u128(0xff))]
        pub c: Uuid,
        #[column(precision = 28, scale = 10, default = decimal("10"))]
        pub dx: Decimal,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1")]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i64,
        pub ax: TimeDelta,
        #[column(references(T1::id, on_delete = no_action, on_update = restrict))]
        pub r0: Option<i64>,
        #[column(references(T0::id, on_delete = set_null, on_update = no_action))]
        pub r1: Option<i32>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(8i32)
                    .ax(TimeDelta::microseconds(-1000000))
                    .bx("Z")
                    .c(Uuid::from_u128(0x2))
                    .dx(decimal("1.5")),
            )
            .returning(T0)
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(7i32)
                    .ax(None::<TimeDelta>)
                    .bx("a%b")
                    .c(Uuid::from_u128(0x2))
                    .dx(decimal("0.0000000001")),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(6i32)
                    .ax(TimeDelta::microseconds(-1000000))
                    .bx("e\u{301}")
                    .c(Uuid::from_u128(0x1))
                    .dx(decimal("0.0000000001")),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(T1::new().id(10i64).ax(TimeDelta::microseconds(-1000000)).r1(None::<i32>))
            .exec(db)
            .await?;
        insert(T1)
            .values(T1::new().id(8i64).ax(TimeDelta::microseconds(-86400000001)).r0(1i64).r1(None::<i32>))
            .returning(T1)
            .all(db)
            .await?;
        insert(T1).values(T1::new().id(12i64).ax(TimeDelta::microseconds(-1))).exec(db).await?;
        let answer = select((val(time("12:30:00.500")), val(time("12:30:00")), val(Vec::<String>::new())))
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
