// Printed by the machine.

use super::*;

pub mod program_0 {
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
    #[table(name = "t0", index(columns(id, f)))]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i64,
        #[column(timestamp = millis)]
        pub ax: DateTime<Utc>,
        #[column(default = vec![97])]
        pub b: Option<Vec<u8>>,
        pub c: Option<Vec<i32>>,
        #[column(default = Size::Huge)]
        pub d: Option<Size>,
        pub e: Option<f64>,
        pub f: Option<Size>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", index(columns(dx), unique, where = (!val(false)).and(T1::c.is_null())))]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i32,
        pub ax: Option<Uuid>,
        pub bx: Size,
        #[column(default = Uuid::from_u128(0x1))]
        pub c: Option<Uuid>,
        pub dx: Option<i32>,
        pub e: Vec<u8>,
    }

    alias!(pub X0 = T0);

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(5i64)
                    .ax(timestamp("9999-12-31T23:59:59.999999").and_utc())
                    .b(Vec::<u8>::new())
                    .c(vec![1i32])
                    .d(Size::Medium)
                    .f(Size::Huge),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(4i64)
                    .ax(timestamp("9999-12-31T23:59:59.999999").and_utc())
                    .b(vec![0])
                    .c(Vec::<i32>::new())
                    .d(Size::Small)
                    .e(2.0f64)
                    .f(Size::Huge),
            )
            .returning((T0::b, T0))
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(2i64)
                    .ax(timestamp("0001-01-01T00:00:00").and_utc())
                    .b(vec![97])
                    .c(Vec::<i32>::new())
                    .d(None::<Size>),
            )
            .returning(T0)
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(12i32)
                    .ax(Uuid::from_u128(0x80000000000000000000000000000000))
                    .bx(Size::Large)
                    .c(Uuid::from_u128(0x2))
                    .dx(-2147483648i32)
                    .e(Vec::<u8>::new()),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(T1::new().id(3i32).ax(None::<Uuid>).bx(Size::Huge).dx(None::<i32>).e(vec![0]))
            .exec(db)
            .await?;
        insert(T1)
            .values(T1::new().id(5i32).ax(None::<Uuid>).bx(Size::Large).dx(None::<i32>).e(Vec::<u8>::new()))
            .exec(db)
            .await?;
        let answer = select((X0::e, X0::c, val(json("\"a\"")).json_get::<i64>(["1", "0", "1"])))
            .from(X0)
            .filter(val(false).and(true))
            .group_by(X0::id)
            .having(val("ä".to_owned()).not_like("ß%"))
            .all(db)
            .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_1 {
    use super::super::*;

    #[derive(Table, Debug)]
    #[table(name = "t0", primary_key(id, id2))]
    pub struct T0 {
        pub id: i32,
        pub id2: i64,
        #[column(default = vec![1i32])]
        pub ax: Option<Vec<i32>>,
        pub b: Option<Vec<u8>>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", unique(columns(r1, id)))]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i32,
        #[column(references(T1::id, on_delete = no_action, on_update = no_action))]
        pub r0: Option<i32>,
        #[column(references(T1::id, on_delete = restrict, on_update = no_action))]
        pub r1: Option<i32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", unique(columns(r1)), check(name = "checked", condition = val("ab".to_owned()).not_like("A_").or(T2::r1.between(T2::r0, -1i64))))]
    pub struct T2 {
        #[column(primary_key)]
        pub id: i64,
        pub ax: Option<f64>,
        pub bx: TimeDelta,
        pub c: i32,
        pub d: Uuid,
        #[column(references(T2::id, on_delete = restrict, on_update = set_null))]
        pub r0: Option<i64>,
        #[column(references(T2::id, on_delete = restrict, on_update = restrict))]
        pub r1: i64,
    }

    #[derive(Table, Debug)]
    #[table(name = "t3", check(name = "checked", condition = (!val("b".to_owned()).lt(""))))]
    pub struct T3 {
        #[column(primary_key)]
        pub idx: String,
        #[column(default = decimal("-2.25"))]
        pub a: Decimal,
        #[column(default = date("2024-02-29"))]
        pub b: Option<NaiveDate>,
        #[column(timestamp = text)]
        pub c: Option<NaiveDateTime>,
        #[column(references(T1::id, on_delete = restrict, on_update = cascade))]
        pub r0: i32,
        #[column(references(T3::idx, on_delete = no_action, on_update = restrict))]
        pub r1x: String,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2, T3]).await?;
        insert(T0).values(T0::new().id(5i32).id2(9i64).ax(vec![1i32]).b(vec![1, 2])).exec(db).await?;
        insert(T0).values(T0::new().id(6i32).id2(8i64).ax(vec![1i32, 2i32]).b(vec![0])).exec(db).await?;
        insert(T0).values(T0::new().id(10i32).id2(10i64).ax(Vec::<i32>::new())).exec(db).await?;
        insert(T1)
            .values(T1::new().id(9i32).r1(None::<i32>))
            .returning(least(length(val("ä".to_owned())), T1::id))
            .all(db)
            .await?;
        insert(T1).values(T1::new().id(4i32).r0(-1i32).r1(0i32)).returning(T1).all(db).await?;
        insert(T1).values(T1::new().id(3i32).r0(3i32).r1(3i32)).exec(db).await?;
        insert(T2)
            .values(
                T2::new()
                    .id(2i64)
                    .ax(None::<f64>)
                    .bx(TimeDelta::microseconds(90061000001))
                    .c(3i32)
                    .d(Uuid::from_u128(0xff))
                    .r0(None::<i64>)
                    .r1(100i64),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(1i64)
                    .ax(2.0f64)
                    .bx(TimeDelta::microseconds(90061000001))
                    .c(3i32)
                    .d(Uuid::from_u128(0x2))
                    .r0(1i64)
                    .r1(0i64),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(1i64)
                    .ax(f64::INFINITY)
                    .bx(TimeDelta::microseconds(1000000))
                    .c(3i32)
                    .d(Uuid::from_u128(0x2))
                    .r1(1i64),
            )
            .exec(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .idx("")
                    .a(decimal("-2.25"))
                    .b(date("1970-01-01"))
                    .c(timestamp("1970-01-01T00:00:00"))
                    .r0(0i32)
                    .r1x("日本"),
            )
            .exec(db)
            .await?;
        insert(T3).values(T3::new().idx("a_b").a(decimal("1.5")).r0(1i32).r1x("\u{ffff}")).exec(db).await?;
        insert(T3)
            .values(
                T3::new()
                    .idx("ǅ")
                    .a(decimal("-2.25"))
                    .b(None::<NaiveDate>)
                    .c(timestamp("2024-02-29T12:00:00.500"))
                    .r0(-1i32)
                    .r1x("ä"),
            )
            .returning((val(decimal("1")) + floor(T3::a)))
            .all(db)
            .await?;
        let answer = select((val(3i32), val(time("12:30:00")), T0::id))
            .from(T0)
            .order_by((T0::id.asc(), T0::id2.desc().nulls_first()))
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
    #[table(name = "t0")]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i32,
        pub ax: Size,
        pub b: Option<Vec<String>>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1")]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i64,
        pub a: i32,
        pub b: Option<i16>,
        pub c: Vec<i32>,
        pub dx: NaiveDate,
        pub ex: Option<Vec<i32>>,
        pub f: Option<i16>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", check(name = "checked", condition = (!T2::e.and(T2::e))))]
    pub struct T2 {
        #[column(primary_key)]
        pub id: i64,
        pub a: Option<Uuid>,
        pub b: Option<Uuid>,
        pub cx: Option<f32>,
        pub dx: Option<Uuid>,
        pub e: Option<bool>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2]).await?;
        insert(T0).values(T0::new().id(2i32).ax(Size::Small)).returning((T0::b, T0)).all(db).await?;
        insert(T0)
            .values(T0::new().id(1i32).ax(Size::Small))
            .returning((least(T0::ax, T0::ax), T0::ax))
            .all(db)
            .await?;
        insert(T0).values(T0::new().id(11i32).ax(Size::Large)).returning((T0, T0)).all(db).await?;
        insert(T1)
            .values(
                T1::new()
                    .id(10i64)
                    .a(10i32)
                    .b(0i16)
                    .c(Vec::<i32>::new())
                    .dx(date("2024-03-01"))
                    .f(None::<i16>),
            )
            .returning(T1)
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(8i64)
                    .a(3i32)
                    .b(7i16)
                    .c(Vec::<i32>::new())
                    .dx(date("0001-01-01"))
                    .ex(None::<Vec<i32>>)
                    .f(1i16),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new().id(4i64).a(3i32).c(Vec::<i32>::new()).dx(date("2024-02-29")).ex(vec![1i32, 2i32]),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(10i64)
                    .a(Uuid::from_u128(0x2))
                    .b(None::<Uuid>)
                    .cx(None::<f32>)
                    .dx(None::<Uuid>)
                    .e(false),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(7i64)
                    .a(None::<Uuid>)
                    .b(Uuid::from_u128(0x2))
                    .cx(1.25f32)
                    .dx(None::<Uuid>)
                    .e(true),
            )
            .returning(greatest(val(1i16), -1i16))
            .all(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(8i64)
                    .b(Uuid::from_u128(0x2))
                    .cx(None::<f32>)
                    .dx(Uuid::from_u128(0x1))
                    .e(None::<bool>),
            )
            .exec(db)
            .await?;
        let answer = select((T1::c, ((T1::a - T1::a) % 1i32))).from(T1).all(db).await?;
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
    #[table(name = "t0", index(columns(id)), check(name = "checked", condition = val(2i64).is_null()))]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i64,
        #[column(default = Uuid::from_u128(0x2))]
        pub a: Option<Uuid>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1")]
    pub struct T1 {
        #[column(primary_key, auto = serial)]
        pub id: i64,
        pub a: Option<Mood>,
        #[column(default = true)]
        pub b: bool,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", primary_key(id, id2), index(columns(id)))]
    pub struct T2 {
        pub id: i32,
        pub id2: Uuid,
        pub a: Option<serde_json::Value>,
        pub b: f32,
        #[column(references(T1::id, on_delete = no_action, on_update = cascade))]
        pub r0: Option<i64>,
    }

    alias!(pub X0 = T2);

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2]).await?;
        insert(T0).values(T0::new().id(8i64).a(Uuid::from_u128(0x1))).returning(T0).all(db).await?;
        insert(T0).values(T0::new().id(7i64).a(Uuid::from_u128(0x2))).exec(db).await?;
        insert(T0).values(T0::new().id(12i64).a(Uuid::from_u128(0xff))).exec(db).await?;
        insert(T1).values(T1::new().a(None::<Mood>).b(false)).returning(T1).all(db).await?;
        insert(T1).values(T1::new().id(10i64).a(Mood::Ok).b(false)).exec(db).await?;
        insert(T1).values(T1::new().id(2i64).a(Mood::Happy).b(true)).exec(db).await?;
        insert(T2).values(T2::new().id(5i32).id2(Uuid::from_u128(0x1)).b(0.5f32)).exec(db).await?;
        insert(T2)
            .values(
                T2::new()
                    .id(11i32)
                    .id2(Uuid::from_u128(0x2))
                    .a(None::<serde_json::Value>)
                    .b(0.5f32)
                    .r0(None::<i64>),
            )
            .returning((
                diff(
                    TimeUnit::Week,
                    val(timestamp("1970-01-01T00:00:00").and_utc()),
                    timestamp("2024-02-29T12:00:00").and_utc(),
                ),
                case()
                    .when(val(Uuid::from_u128(0xff)).ge(Uuid::from_u128(0x2)), (T2::id / T2::id))
                    .when(T2::id2.between(T2::id2, Uuid::from_u128(0x2)), 0i32)
                    .otherwise(1i32),
            ))
            .all(db)
            .await?;
        insert(T2)
            .values(T2::new().id(9i32).id2(Uuid::from_u128(0x1)).b(-1.0f32).r0(0i64))
            .returning((T2, T2))
            .all(db)
            .await?;
        let answer = select(least(min(val(Mood::Sad)), Mood::Happy))
            .from(X0)
            .left_join(T2, (!val(true)).and(X0::id.between(1i32, 1i32)))
            .filter(T2::id.lt(T2::id))
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
        #[column(primary_key)]
        pub idx: TimeDelta,
        #[column(timestamp = seconds)]
        pub ax: Option<NaiveDateTime>,
        pub b: Uuid,
        pub c: Option<f64>,
        #[column(references(T0::idx, on_delete = no_action, on_update = no_action))]
        pub r0x: TimeDelta,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1")]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i32,
        pub a: Vec<String>,
        pub b: Option<i32>,
        pub c: Option<Vec<u8>>,
        #[column(references(T0::idx, on_delete = no_action, on_update = cascade))]
        pub r0x: Option<TimeDelta>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", unique(columns(a)), check(name = "checked", condition = T2::bx.gt(T2::bx).is_null()))]
    pub struct T2 {
        #[column(primary_key)]
        pub id: i32,
        pub a: i32,
        pub bx: i64,
        pub c: Option<Vec<String>>,
        #[column(default = false)]
        pub dx: Option<bool>,
        #[column(default = time("12:30:00"))]
        pub e: NaiveTime,
        pub f: Option<serde_json::Value>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2]).await?;
        insert(T0)
            .values(
                T0::new()
                    .idx(TimeDelta::microseconds(1))
                    .b(Uuid::from_u128(0x2))
                    .r0x(TimeDelta::microseconds(0)),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .idx(TimeDelta::microseconds(0))
                    .b(Uuid::from_u128(0x2))
                    .r0x(TimeDelta::microseconds(90061000001)),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .idx(TimeDelta::microseconds(1000000))
                    .ax(timestamp("1970-01-01T00:00:00"))
                    .b(Uuid::from_u128(0x1))
                    .r0x(TimeDelta::microseconds(-86400000001)),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(3i32)
                    .a(vec!["a".to_owned()])
                    .b(None::<i32>)
                    .c(vec![97])
                    .r0x(TimeDelta::microseconds(-1)),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(5i32)
                    .a(vec!["a".to_owned(), "b".to_owned()])
                    .b(1i32)
                    .r0x(TimeDelta::microseconds(-1)),
            )
            .exec(db)
            .await?;
        insert(T1).values(T1::new().id(3i32).a(Vec::<String>::new())).returning(T1::r0x).all(db).await?;
        insert(T2)
            .values(
                T2::new()
                    .id(5i32)
                    .a(1i32)
                    .bx(3037000500i64)
                    .c(None::<Vec<String>>)
                    .dx(true)
                    .e(time("00:00:00"))
                    .f(json("{}")),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(8i32)
                    .a(10i32)
                    .bx(1i64)
                    .c(None::<Vec<String>>)
                    .dx(true)
                    .e(time("12:30:00.500"))
                    .f(json("{\"a\":1}")),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(T2::new().id(3i32).a(-1i32).bx(100i64).dx(true).e(time("12:30:00.500")).f(json("\"a\"")))
            .returning(T2::e)
            .all(db)
            .await?;
        let answer = insert(T2)
            .values([
                T2::new()
                    .id(9i32)
                    .a(2i32)
                    .bx(-9223372036854775808i64)
                    .c(None::<Vec<String>>)
                    .e(time("12:30:00"))
                    .f(json("[]")),
                T2::new()
                    .id(5i32)
                    .a(10i32)
                    .bx(9007199254740993i64)
                    .c(None::<Vec<String>>)
                    .e(time("12:30:00.500"))
                    .f(json("\"a\"")),
            ])
            .returning(((val(0.25f64) * 0.0f64), T2::f))
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

    #[derive(Table, Debug)]
    #[table(name = "t0")]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i32,
        #[column(default = 0.0f64)]
        pub ax: f64,
        pub b: serde_json::Value,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1")]
    pub struct T1 {
        #[column(primary_key, auto)]
        pub id: i32,
        #[column(default = Vec::<i32>::new())]
        pub a: Vec<i32>,
        pub b: Option<i16>,
        pub c: Mood,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1]).await?;
        insert(T0)
            .values(T0::new().id(11i32).b(json("{}")))
            .returning((T0, coalesce(T0::b.json_get::<serde_json::Value>(["a", "a"]), T0::b)))
            .all(db)
            .await?;
        insert(T0)
            .values(T0::new().id(11i32).ax(5e-324f64).b(json("\"a\"")))
            .returning((T0::id, T0))
            .all(db)
            .await?;
        insert(T0).values(T0::new().id(5i32).ax(0.0f64).b(json("null"))).returning(T0).all(db).await?;
        insert(T1).values(T1::new().a(Vec::<i32>::new()).b(-1i16).c(Mood::Ok)).exec(db).await?;
        insert(T1).values(T1::new().b(2i16).c(Mood::Happy)).exec(db).await?;
        insert(T1).values(T1::new().id(1i32).b(None::<i16>).c(Mood::Happy)).exec(db).await?;
        let answer = select((
            val(timestamp("2024-02-29T12:00:00.500").and_utc()),
            val(TimeDelta::microseconds(0)),
            T1,
        ))
        .from(T1)
        .full_join(T0, T1::id.eq(T0::id))
        .filter(T1::c.ge(greatest(T1::c, Mood::Sad)))
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
    #[table(name = "t0")]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i32,
        pub a: Option<Decimal>,
        pub b: Mood,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", check(name = "checked", condition = T1::dx.eq(TimeDelta::microseconds(86400000000))))]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i32,
        #[column(precision = 10, scale = 2)]
        pub a: Option<Decimal>,
        pub b: i64,
        pub c: Option<NaiveTime>,
        pub dx: TimeDelta,
        #[column(references(T0::id, on_delete = set_null, on_update = cascade))]
        pub r0: Option<i32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", check(name = "checked", condition = val(TimeDelta::microseconds(1000000)).in_list([TimeDelta::microseconds(-1000000)])))]
    pub struct T2 {
        #[column(primary_key)]
        pub idx: TimeDelta,
        pub ax: Option<Vec<i32>>,
        pub b: String,
        pub c: Mood,
        pub d: Option<Vec<String>>,
        pub ex: Uuid,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2]).await?;
        insert(T0)
            .values(T0::new().id(3i32).b(Mood::Sad))
            .returning(val(vec!["a".to_owned()]))
            .all(db)
            .await?;
        insert(T0)
            .values(T0::new().id(10i32).a(decimal("1")).b(Mood::Happy))
            .returning((T0::b, T0))
            .all(db)
            .await?;
        insert(T0).values(T0::new().id(10i32).a(None::<Decimal>).b(Mood::Happy)).exec(db).await?;
        insert(T1)
            .values(
                T1::new()
                    .id(1i32)
                    .b(1i64)
                    .c(time("12:30:00.500"))
                    .dx(TimeDelta::microseconds(31622400000000))
                    .r0(None::<i32>),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(9i32)
                    .a(decimal("-2.25"))
                    .b(-1i64)
                    .dx(TimeDelta::microseconds(1000000))
                    .r0(None::<i32>),
            )
            .returning(((T1::r0 * T1::r0) * (-T1::id)))
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(4i32)
                    .a(decimal("-2.25"))
                    .b(1i64)
                    .c(None::<NaiveTime>)
                    .dx(TimeDelta::microseconds(31622400000000))
                    .r0(10i32),
            )
            .returning(val(1i16))
            .all(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .idx(TimeDelta::microseconds(1))
                    .b("a%b")
                    .c(Mood::Happy)
                    .d(None::<Vec<String>>)
                    .ex(Uuid::from_u128(0xff)),
            )
            .returning((T2, coalesce(T2::ax, array_append(val(Vec::<i32>::new()), val(10i32)))))
            .all(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .idx(TimeDelta::microseconds(1000000))
                    .ax(Vec::<i32>::new())
                    .b("b")
                    .c(Mood::Happy)
                    .d(vec!["a".to_owned()])
                    .ex(Uuid::from_u128(0x80000000000000000000000000000000)),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .idx(TimeDelta::microseconds(31622400000000))
                    .ax(Vec::<i32>::new())
                    .b("a_b")
                    .c(Mood::Happy)
                    .d(Vec::<String>::new())
                    .ex(Uuid::from_u128(0x2)),
            )
            .returning(T2::c)
            .all(db)
            .await?;
        let answer = update(T1)
            .set(T1::c, time("00:00:00"))
            .filter((!val("b".to_owned()).ilike("a\\%b")))
            .exec(db)
            .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_7 {
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
        pub a: Vec<u8>,
        pub b: Option<NaiveDate>,
        pub c: Vec<String>,
        #[column(default = true)]
        pub d: Option<bool>,
        pub e: f64,
        pub f: Option<NaiveDate>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1")]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i32,
        pub ax: Option<Mood>,
        pub b: Option<NaiveDate>,
        pub c: f64,
        #[column(default = 2i64)]
        pub d: i64,
        pub ex: Option<i32>,
        pub f: Option<Decimal>,
        #[column(references(T0::id, on_delete = set_default, on_update = no_action))]
        pub r0: Option<i32>,
        #[column(references(T0::id, on_delete = no_action, on_update = no_action))]
        pub r1: Option<i32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2")]
    pub struct T2 {
        #[column(primary_key)]
        pub id: i32,
        #[column(default = TimeDelta::microseconds(1000000))]
        pub a: Option<TimeDelta>,
        pub b: Option<i16>,
        pub c: Option<String>,
        pub d: Option<serde_json::Value>,
        pub e: Option<TimeDelta>,
        #[column(references(T2::id, on_delete = no_action, on_update = no_action))]
        pub r0: Option<i32>,
        #[column(references(T1::id, on_delete = cascade, on_update = cascade))]
        pub r1: i32,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(3i32)
                    .a(Vec::<u8>::new())
                    .b(date("2024-03-01"))
                    .c(vec!["a".to_owned(), "b".to_owned()])
                    .e(2.0f64)
                    .f(date("2024-02-29")),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(11i32)
                    .a(vec![0])
                    .b(None::<NaiveDate>)
                    .c(vec!["a".to_owned(), "b".to_owned()])
                    .e(-1.5f64),
            )
            .returning(T0::b)
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(10i32)
                    .a(Vec::<u8>::new())
                    .b(date("1970-01-01"))
                    .c(vec!["a".to_owned()])
                    .d(true)
                    .e(2.0f64),
            )
            .returning(((val(7i16) + 0i16) / -1i16))
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(5i32)
                    .ax(Mood::Happy)
                    .b(date("1970-01-01"))
                    .c(-1.5f64)
                    .d(1i64)
                    .r0(None::<i32>)
                    .r1(3i32),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(T1::new().id(11i32).c(0.25f64).d(0i64).f(None::<Decimal>).r1(3i32))
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(11i32)
                    .ax(Mood::Sad)
                    .c(-1.5f64)
                    .d(2i64)
                    .ex(-2147483647i32)
                    .r0(None::<i32>)
                    .r1(1i32),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(7i32)
                    .a(TimeDelta::microseconds(0))
                    .b(None::<i16>)
                    .d(json("[]"))
                    .r0(-1i32)
                    .r1(0i32),
            )
            .returning((val(-1.5f64), T2))
            .all(db)
            .await?;
        insert(T2)
            .values(
                T2::new().id(12i32).a(TimeDelta::microseconds(-1000000)).b(0i16).c("ab").r0(0i32).r1(-1i32),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(3i32)
                    .a(TimeDelta::microseconds(86400000000))
                    .b(1i16)
                    .c("a")
                    .d(json("1"))
                    .e(None::<TimeDelta>)
                    .r0(0i32)
                    .r1(2i32),
            )
            .returning((
                (!val(false)).and(val(true).and(true)),
                least(T2::e, TimeDelta::microseconds(1000000)),
            ))
            .all(db)
            .await?;
        let answer = select((val(decimal("1")), least(val(Mood::Ok), Mood::Sad))).all(db).await?;
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

    #[derive(Table, Debug)]
    #[table(name = "t0", unique(columns(r0)), check(name = "checked", condition = val(false).in_list([true])))]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i32,
        pub ax: f64,
        #[column(precision = 28, scale = 10)]
        pub b: Decimal,
        pub c: Option<Mood>,
        pub d: f64,
        #[column(default = 0.25f64)]
        pub e: f64,
        #[column(references(T0::id, on_delete = no_action, on_update = no_action))]
        pub r0: Option<i32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", index(columns(id)))]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i64,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2")]
    pub struct T2 {
        #[column(primary_key)]
        pub id: i32,
        pub ax: i64,
        pub b: TimeDelta,
        pub c: Option<Vec<i32>>,
        pub dx: Option<NaiveDate>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2]).await?;
        insert(T0)
            .values(T0::new().id(3i32).ax(-1.5f64).b(decimal("0.1")).d(2.0f64).e(0.25f64).r0(-1i32))
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(3i32)
                    .ax(2.2250738585072014e-308f64)
                    .b(decimal("1"))
                    .c(Mood::Sad)
                    .d(-1.5f64)
                    .e(0.0f64),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(12i32)
                    .ax(5e-324f64)
                    .b(decimal("0"))
                    .c(None::<Mood>)
                    .d(0.25f64)
                    .e(10.0f64)
                    .r0(1i32),
            )
            .returning((
                diff(
                    TimeUnit::Day,
                    val(timestamp("1970-01-01T00:00:00")),
                    timestamp("2024-02-29T12:00:00.500"),
                ),
                ((val(-1i32) - T0::id) % 1i32),
            ))
            .all(db)
            .await?;
        insert(T1).values(T1::new().id(10i64)).exec(db).await?;
        insert(T1).values(T1::new().id(12i64)).exec(db).await?;
        insert(T1).values(T1::new().id(3i64)).exec(db).await?;
        insert(T2)
            .values(T2::new().id(3i32).ax(-1i64).b(TimeDelta::microseconds(1000000)).c(vec![1i32, 2i32]))
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(11i32)
                    .ax(9223372036854775807i64)
                    .b(TimeDelta::microseconds(1000000))
                    .c(Vec::<i32>::new()),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(T2::new().id(2i32).ax(100i64).b(TimeDelta::microseconds(-1000000)))
            .exec(db)
            .await?;
        let answer = select((T1::id, T1))
            .from(T1)
            .filter(T1::id.lt(T1::id))
            .order_by(T1::id.desc())
            .limit(2)
            .all(db)
            .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_9 {
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
        pub id: i32,
        pub a: Option<f64>,
        pub b: Option<Size>,
        pub c: Size,
        pub d: Option<Vec<u8>>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", primary_key(id, id2), index(columns(id2)), check(name = "checked", condition = val("a_b".to_owned()).not_like("_%_")))]
    pub struct T1 {
        pub id: i64,
        pub id2: i32,
        pub ax: f64,
        pub b: NaiveTime,
        #[column(references(T0::id, on_delete = no_action, on_update = set_null))]
        pub r0: Option<i32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", primary_key(id, id2))]
    pub struct T2 {
        pub id: i64,
        pub id2: Size,
        pub a: Option<Vec<u8>>,
        pub b: Option<NaiveDate>,
        #[column(default = vec![1, 2])]
        pub c: Option<Vec<u8>>,
        pub dx: Option<bool>,
        #[column(references(T0::id, on_delete = no_action, on_update = set_default))]
        pub r0: i32,
    }

    alias!(pub X1 = T1);

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2]).await?;
        insert(T0).values(T0::new().id(10i32).b(Size::Large).c(Size::Large).d(vec![1, 2])).exec(db).await?;
        insert(T0).values(T0::new().id(2i32).a(10.0f64).c(Size::Huge)).exec(db).await?;
        insert(T0).values(T0::new().id(8i32).a(-1.5f64).b(Size::Huge).c(Size::Large)).exec(db).await?;
        insert(T1)
            .values(
                T1::new()
                    .id(3i64)
                    .id2(11i32)
                    .ax(1000000000000000.0f64)
                    .b(time("12:30:00.500"))
                    .r0(None::<i32>),
            )
            .returning(((T1::r0 * 2147483647i32) / (T1::id2 * T1::r0)))
            .all(db)
            .await?;
        insert(T1).values(T1::new().id(12i64).id2(1i32).ax(10.0f64).b(time("12:30:00"))).exec(db).await?;
        insert(T1)
            .values(T1::new().id(7i64).id2(6i32).ax(10.0f64).b(time("12:30:00.500")).r0(10i32))
            .exec(db)
            .await?;
        insert(T2)
            .values(T2::new().id(11i64).id2(Size::Medium).a(vec![1, 2]).c(vec![97]).dx(true).r0(3i32))
            .exec(db)
            .await?;
        insert(T2)
            .values(T2::new().id(6i64).id2(Size::Medium).a(vec![0]).c(vec![1, 2]).r0(3i32))
            .returning(T2)
            .all(db)
            .await?;
        insert(T2)
            .values(T2::new().id(8i64).id2(Size::Small).c(vec![0]).dx(None::<bool>).r0(3i32))
            .exec(db)
            .await?;
        let answer = select((T1::b, (T1::ax / X1::ax)))
            .from(T1)
            .left_join(X1, T1::id.eq(X1::id))
            .filter(X1::id.le(X1::id).and(T1::r0.not_in_list([3i32, 10i32])))
            .all(db)
            .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_10 {
    use super::super::*;

    #[derive(Table, Debug)]
    #[table(name = "t0", index(columns(id)))]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i32,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", primary_key(id, id2), index(columns(id, r0)))]
    pub struct T1 {
        pub id: i32,
        pub id2: f64,
        #[column(default = "a_b")]
        pub a: String,
        pub bx: bool,
        #[column(default = 0.0f64)]
        pub c: f64,
        #[column(references(T0::id, on_delete = no_action, on_update = set_default))]
        pub r0: Option<i32>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1]).await?;
        insert(T0).values(T0::new().id(11i32)).returning(val(1i32)).all(db).await?;
        insert(T0).values(T0::new().id(7i32)).returning((T0, val(1i32))).all(db).await?;
        insert(T0).values(T0::new().id(3i32)).returning(T0::id).all(db).await?;
        insert(T1)
            .values(T1::new().id(9i32).id2(2.0f64).a("a").bx(true).c(10.0f64).r0(1i32))
            .exec(db)
            .await?;
        insert(T1).values(T1::new().id(4i32).id2(0.25f64).bx(true).r0(None::<i32>)).exec(db).await?;
        insert(T1).values(T1::new().id(2i32).id2(0.25f64).a("ä").bx(true)).exec(db).await?;
        let answer = delete(T1).filter(ltrim_chars(T1::a, T1::a).ne("ab")).exec(db).await?;
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
    #[table(name = "t0", check(name = "checked", condition = val("aB".to_owned()).not_like("%")))]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i32,
        pub a: Option<f32>,
        pub bx: i64,
        pub c: Vec<u8>,
        pub dx: Option<Vec<i32>>,
        #[column(default = Size::Large)]
        pub e: Option<Size>,
        pub f: f32,
        #[column(references(T0::id, on_delete = set_null, on_update = set_null))]
        pub r0: Option<i32>,
        #[column(references(T0::id, on_delete = no_action, on_update = no_action))]
        pub r1: Option<i32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1")]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i64,
        pub a: Option<Size>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(5i32)
                    .bx(-1i64)
                    .c(vec![1, 2])
                    .dx(vec![-2147483648i32, 2147483647i32])
                    .f(0.5f32)
                    .r0(2i32),
            )
            .returning((((T0::id * 2147483647i32) * T0::r1), coalesce(T0::c, vec![0])))
            .all(db)
            .await?;
        insert(T0)
            .values(T0::new().id(2i32).a(1.25f32).bx(-1i64).c(Vec::<u8>::new()).f(-1.0f32).r0(-1i32).r1(3i32))
            .exec(db)
            .await?;
        insert(T0)
            .values(T0::new().id(12i32).a(0.5f32).bx(2i64).c(vec![0]).dx(vec![1i32]).f(-1.0f32).r1(-1i32))
            .exec(db)
            .await?;
        insert(T1).values(T1::new().id(7i64).a(None::<Size>)).exec(db).await?;
        insert(T1).values(T1::new().id(11i64)).exec(db).await?;
        insert(T1).values(T1::new().id(11i64)).returning((((T1::id - 2i64) + 0i64), T1)).all(db).await?;
        let answer = select((val(-1i64), T0)).from(T0).filter(val(true).and(true)).all(db).await?;
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
    #[table(name = "t0", index(columns(a)), check(name = "checked", condition = (!T0::r1.not_in_list([100i64, 100i64, 2i64]))))]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i64,
        pub a: Option<Uuid>,
        #[column(references(T0::id, on_delete = restrict, on_update = restrict))]
        pub r0: Option<i64>,
        #[column(references(T0::id, on_delete = cascade, on_update = restrict))]
        pub r1: Option<i64>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1")]
    pub struct T1 {
        #[column(primary_key, auto)]
        pub id: i32,
        #[column(timestamp = text)]
        pub ax: NaiveDateTime,
        pub b: f64,
        pub c: Vec<i32>,
        pub d: Option<Size>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", primary_key(id, id2))]
    pub struct T2 {
        pub id: i32,
        pub id2: i16,
        pub ax: Option<Vec<i32>>,
        #[column(default = json("{\"a\":1}"))]
        pub b: Option<serde_json::Value>,
        pub cx: Option<Uuid>,
        pub dx: Size,
        #[column(timestamp = millis)]
        pub e: Option<NaiveDateTime>,
        pub fx: Option<Mood>,
        #[column(references(T1::id, on_delete = cascade, on_update = no_action))]
        pub r0: Option<i32>,
        #[column(references(T1::id, on_delete = no_action, on_update = no_action))]
        pub r1: i32,
    }

    #[derive(Table, Debug)]
    #[table(name = "t3")]
    pub struct T3 {
        #[column(primary_key)]
        pub id: i64,
        #[column(default = true)]
        pub a: Option<bool>,
        #[column(default = Vec::<String>::new())]
        pub b: Option<Vec<String>>,
        #[column(precision = 28, scale = 10, default = decimal("1.5"))]
        pub c: Decimal,
        pub dx: serde_json::Value,
        pub e: Option<i32>,
        pub f: Option<f32>,
        pub g: Option<Vec<i32>>,
        #[column(references(T0::id, on_delete = set_default, on_update = set_default))]
        pub r0: Option<i64>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2, T3]).await?;
        insert(T0).values(T0::new().id(12i64).a(Uuid::from_u128(0x1))).exec(db).await?;
        insert(T0).values(T0::new().id(6i64)).exec(db).await?;
        insert(T0)
            .values(T0::new().id(7i64).a(Uuid::from_u128(0x1)).r0(-1i64).r1(None::<i64>))
            .returning(T0)
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(3i32)
                    .ax(timestamp("9999-12-31T23:59:59.999999"))
                    .b(2.0f64)
                    .c(vec![1i32])
                    .d(Size::Huge),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(2i32)
                    .ax(timestamp("2024-02-29T12:00:00.500"))
                    .b(10.0f64)
                    .c(Vec::<i32>::new())
                    .d(Size::Huge),
            )
            .returning(T1)
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new().id(10i32).ax(timestamp("2000-01-01T00:00:00.001")).b(0.25f64).c(vec![1i32, 2i32]),
            )
            .returning(T1)
            .all(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(3i32)
                    .id2(8i16)
                    .ax(None::<Vec<i32>>)
                    .cx(Uuid::from_u128(0x2))
                    .dx(Size::Small)
                    .fx(Mood::Ok)
                    .r1(1i32),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(11i32)
                    .id2(1i16)
                    .ax(None::<Vec<i32>>)
                    .dx(Size::Huge)
                    .e(timestamp("1970-01-01T00:00:00"))
                    .fx(Mood::Sad)
                    .r0(None::<i32>)
                    .r1(10i32),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(8i32)
                    .id2(6i16)
                    .ax(vec![2i32, 1i32])
                    .dx(Size::Huge)
                    .e(timestamp("2024-02-29T12:00:00.500"))
                    .fx(Mood::Happy)
                    .r0(0i32)
                    .r1(1i32),
            )
            .exec(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(6i64)
                    .a(None::<bool>)
                    .c(decimal("0"))
                    .dx(json("{\"a\":1}"))
                    .e(-1i32)
                    .f(2.0f32)
                    .g(None::<Vec<i32>>),
            )
            .exec(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(11i64)
                    .b(vec!["a".to_owned()])
                    .c(decimal("1.50"))
                    .dx(json("-0.25"))
                    .g(vec![1i32]),
            )
            .returning((trunc(ceil(T3::c)), T3::b))
            .all(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(6i64)
                    .a(None::<bool>)
                    .b(Vec::<String>::new())
                    .c(decimal("1"))
                    .dx(json("[1,2,null]"))
                    .e(2i32)
                    .g(None::<Vec<i32>>),
            )
            .exec(db)
            .await?;
        let answer = select((
            T1::ax,
            week(val(date("2024-03-01"))),
            val(json("{\"\":{\"a\":\"b\"}}")).json_set(["0", "0"], json("null")).json_length(),
            T1,
        ))
        .from(T1)
        .filter(T1::d.is_not_null())
        .order_by(T1::id.asc().nulls_first())
        .all(db)
        .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_13 {
    use super::super::*;

    #[derive(Table, Debug)]
    #[table(name = "t0", index(columns(cx, id)))]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i64,
        pub a: Option<NaiveTime>,
        pub b: DateTime<Utc>,
        pub cx: i32,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1")]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i64,
        #[column(default = vec!["a".to_owned(), "b".to_owned()])]
        pub a: Option<Vec<String>>,
        #[column(default = 0.25f64)]
        pub b: f64,
        pub cx: i64,
        #[column(references(T0::id, on_delete = set_null, on_update = restrict))]
        pub r0: Option<i64>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", primary_key(id, id2), unique(columns(id2)))]
    pub struct T2 {
        pub id: i32,
        pub id2: f32,
        #[column(references(T0::id, on_delete = restrict, on_update = set_default))]
        pub r0: Option<i64>,
        #[column(references(T0::id, on_delete = no_action, on_update = no_action))]
        pub r1: Option<i64>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(11i64)
                    .a(None::<NaiveTime>)
                    .b(timestamp("2024-02-29T12:00:00").and_utc())
                    .cx(-1i32),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(8i64)
                    .a(None::<NaiveTime>)
                    .b(timestamp("2024-02-29T12:00:00.500").and_utc())
                    .cx(2147483647i32),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(11i64)
                    .a(time("12:30:00"))
                    .b(timestamp("2024-02-29T12:00:00.500").and_utc())
                    .cx(3i32),
            )
            .exec(db)
            .await?;
        insert(T1).values(T1::new().id(4i64).cx(9007199254740993i64).r0(0i64)).exec(db).await?;
        insert(T1).values(T1::new().id(7i64).b(-1.5f64).cx(0i64)).exec(db).await?;
        insert(T1)
            .values(T1::new().id(11i64).b(-1.5f64).cx(-9223372036854775807i64).r0(1i64))
            .exec(db)
            .await?;
        insert(T2).values(T2::new().id(4i32).id2(1.25f32).r1(None::<i64>)).returning(T2::id).all(db).await?;
        insert(T2).values(T2::new().id(3i32).id2(1.25f32).r0(1i64).r1(-1i64)).exec(db).await?;
        insert(T2).values(T2::new().id(10i32).id2(-1.0f32).r0(100i64)).exec(db).await?;
        let answer = select((
            T2::id2,
            ((length(val("b".to_owned())) / hour(val(timestamp("2024-02-29T12:00:00")))) - 0i32),
            T2,
        ))
        .from(T2)
        .all(db)
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
        pub id: i32,
        pub a: f64,
        pub bx: Option<Decimal>,
        pub c: Option<f64>,
        pub dx: Option<NaiveDate>,
        #[column(default = Mood::Ok)]
        pub e: Option<Mood>,
        pub f: Option<Vec<u8>>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1")]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i64,
        pub ax: Option<i16>,
        pub b: Option<Decimal>,
        #[column(references(T1::id, on_delete = no_action, on_update = no_action))]
        pub r0: Option<i64>,
        #[column(references(T0::id, on_delete = cascade, on_update = cascade))]
        pub r1: i32,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", index(columns(id)))]
    pub struct T2 {
        #[column(primary_key)]
        pub id: i32,
        pub a: Vec<String>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t3", unique(columns(f)))]
    pub struct T3 {
        #[column(primary_key)]
        pub id: i32,
        pub a: Option<Vec<String>>,
        pub b: Option<NaiveDate>,
        pub cx: f64,
        pub dx: Option<NaiveDateTime>,
        pub e: Vec<i32>,
        #[column(default = Size::Large)]
        pub f: Option<Size>,
        pub gx: Uuid,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2, T3]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(8i32)
                    .a(0.0f64)
                    .bx(decimal("1.50"))
                    .c(0.0f64)
                    .dx(date("1900-02-28"))
                    .e(None::<Mood>)
                    .f(vec![97]),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new().id(3i32).a(2.0f64).bx(decimal("0.1")).c(2.0f64).dx(date("1900-02-28")).f(vec![97]),
            )
            .exec(db)
            .await?;
        insert(T0).values(T0::new().a(0.0f64).dx(date("2024-03-01"))).returning(T0).all(db).await?;
        insert(T1).values(T1::new().id(8i64).b(None::<Decimal>).r1(1i32)).exec(db).await?;
        insert(T1).values(T1::new().id(11i64).b(decimal("-2.25")).r1(0i32)).returning(T1).all(db).await?;
        insert(T1).values(T1::new().id(4i64).b(None::<Decimal>).r0(0i64).r1(0i32)).exec(db).await?;
        insert(T2)
            .values(T2::new().id(3i32).a(vec!["a".to_owned()]))
            .returning((
                array_append(T2::a, val("a%b".to_owned())),
                val(timestamp("1970-01-01T00:00:00").and_utc()).cast::<NaiveDateTime>(),
            ))
            .all(db)
            .await?;
        insert(T2).values(T2::new().id(4i32).a(vec!["a".to_owned()])).exec(db).await?;
        insert(T2).values(T2::new().id(12i32).a(vec!["a".to_owned()])).exec(db).await?;
        insert(T3)
            .values(
                T3::new()
                    .id(1i32)
                    .b(date("1970-01-01"))
                    .cx(9007199254740992.0f64)
                    .dx(timestamp("0001-01-01T00:00:00"))
                    .e(vec![1i32])
                    .gx(Uuid::from_u128(0x2)),
            )
            .returning((month(val(timestamp("2024-02-29T12:00:00"))), ceil(val(decimal("1.50")))))
            .all(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(5i32)
                    .a(Vec::<String>::new())
                    .b(date("2024-02-29"))
                    .cx(10.0f64)
                    .dx(timestamp("1970-01-01T00:00:00"))
                    .e(Vec::<i32>::new())
                    .f(Size::Huge)
                    .gx(Uuid::from_u128(0x80000000000000000000000000000000)),
            )
            .exec(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(5i32)
                    .b(date("2024-02-29"))
                    .cx(1.7976931348623157e308f64)
                    .dx(None::<NaiveDateTime>)
                    .e(vec![1i32])
                    .f(None::<Size>)
                    .gx(Uuid::from_u128(0x80000000000000000000000000000000)),
            )
            .returning((T3, val(Uuid::from_u128(0xff))))
            .all(db)
            .await?;
        let answer = select(max(least(T0::f, T0::f)))
            .from(T0)
            .filter(val(true).or(false))
            .group_by(T0::f)
            .order_by(T0::f.desc().nulls_first())
            .offset(5)
            .all(db)
            .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_15 {
    use super::super::*;

    #[derive(Table, Debug)]
    #[table(name = "t0", index(columns(a), where = val(Uuid::from_u128(0x2)).le(T0::b)))]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i64,
        pub a: Option<i16>,
        #[column(default = Uuid::from_u128(0x2))]
        pub b: Option<Uuid>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", check(name = "checked", condition = T1::a.between(7i16, T1::a)))]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i32,
        pub a: i16,
        #[column(default = false)]
        pub bx: Option<bool>,
        pub cx: Option<Uuid>,
        #[column(default = -1i32)]
        pub d: Option<i32>,
        #[column(default = false)]
        pub ex: Option<bool>,
        #[column(default = vec![97])]
        pub f: Vec<u8>,
        pub g: NaiveDate,
        #[column(references(T1::id, on_delete = no_action, on_update = no_action))]
        pub r0: i32,
        #[column(references(T0::id, on_delete = cascade, on_update = no_action))]
        pub r1: Option<i64>,
    }

    alias!(pub X1 = T1);

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1]).await?;
        insert(T0).values(T0::new().id(12i64).a(7i16).b(Uuid::from_u128(0xff))).exec(db).await?;
        insert(T0)
            .values(T0::new().id(4i64).a(None::<i16>).b(None::<Uuid>))
            .returning((T0, T0))
            .all(db)
            .await?;
        insert(T0).values(T0::new().id(11i64).a(None::<i16>).b(Uuid::from_u128(0xff))).exec(db).await?;
        insert(T1)
            .values(
                T1::new()
                    .id(6i32)
                    .a(1i16)
                    .bx(true)
                    .cx(None::<Uuid>)
                    .ex(true)
                    .f(Vec::<u8>::new())
                    .g(date("1970-01-01"))
                    .r0(1i32)
                    .r1(None::<i64>),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(1i32)
                    .a(0i16)
                    .bx(false)
                    .cx(Uuid::from_u128(0x1))
                    .f(vec![1, 2])
                    .g(date("1970-01-01"))
                    .r0(10i32),
            )
            .returning(T1)
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(12i32)
                    .a(1i16)
                    .bx(false)
                    .d(0i32)
                    .ex(true)
                    .f(Vec::<u8>::new())
                    .g(date("1970-01-01"))
                    .r0(0i32)
                    .r1(2i64),
            )
            .exec(db)
            .await?;
        let answer = select(X1::a.in_list([-1i16, 2i16, 7i16]))
            .from(T0)
            .right_join(X1, least(X1::f, X1::f).eq(X1::f))
            .inner_join(T1, X1::id.eq(T1::d))
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
