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
        let answer = select((X0::e, X0::c, coalesce(X0::id, (coalesce(val(2i64), 0i64) - count_all()))))
            .from(X0)
            .filter(val(false).and(true))
            .group_by(X0::id)
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
            .returning(day_of_week(val(date("2024-02-29"))))
            .all(db)
            .await?;
        insert(T1).values(T1::new().id(1i32).r0(3i32).r1(3i32)).exec(db).await?;
        insert(T1).values(T1::new().id(7i32).r0(None::<i32>).r1(0i32)).exec(db).await?;
        insert(T2)
            .values(
                T2::new()
                    .id(3i64)
                    .ax(None::<f64>)
                    .bx(TimeDelta::microseconds(-1))
                    .c(3i32)
                    .d(Uuid::from_u128(0xff))
                    .r0(0i64)
                    .r1(2i64),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(1i64)
                    .ax(1.7976931348623157e308f64)
                    .bx(TimeDelta::microseconds(31622400000000))
                    .c(3i32)
                    .d(Uuid::from_u128(0x2))
                    .r0(1i64)
                    .r1(-1i64),
            )
            .returning(val(decimal("1.50")))
            .all(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(6i64)
                    .ax(5e-324f64)
                    .bx(TimeDelta::microseconds(-86400000001))
                    .c(-1i32)
                    .d(Uuid::from_u128(0xff))
                    .r0(100i64)
                    .r1(1i64),
            )
            .exec(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .idx("A")
                    .a(decimal("10"))
                    .b(date("2024-03-01"))
                    .c(timestamp("2024-02-29T12:00:00.500"))
                    .r0(1i32)
                    .r1x("日本"),
            )
            .returning((T3, T3::c))
            .all(db)
            .await?;
        insert(T3)
            .values(T3::new().idx("a_b").a(decimal("-2.25")).b(date("1970-01-01")).r0(1i32).r1x("a%b"))
            .exec(db)
            .await?;
        insert(T3)
            .values(
                T3::new().idx("ä").a(decimal("0")).c(timestamp("2024-02-29T12:00:00")).r0(3i32).r1x("a_b"),
            )
            .returning((val("b".to_owned()), (week(T3::c) / -1i32)))
            .all(db)
            .await?;
        let answer = select((
            (((val(2i64) + 100i64) - count_distinct(val(-1i32)))
                / coalesce(min(T2::id), (val(-9223372036854775807i64) - 2i64))),
            val(TimeDelta::microseconds(0)),
        ))
        .from(T2)
        .left_join(T3, val(TimeDelta::microseconds(86400000000)).gt(T2::bx))
        .filter((!val(false)).or(T3::b.eq(T3::b)))
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
            .returning((coalesce(T0::ax, Size::Large), T0::id))
            .all(db)
            .await?;
        insert(T0).values(T0::new().id(5i32).ax(Size::Large).b(Vec::<String>::new())).exec(db).await?;
        insert(T1)
            .values(
                T1::new()
                    .id(1i64)
                    .a(10i32)
                    .b(None::<i16>)
                    .c(Vec::<i32>::new())
                    .dx(date("1969-12-31"))
                    .f(7i16),
            )
            .returning(coalesce(val(time("00:00:00")), time("12:30:00")))
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(2i64)
                    .a(0i32)
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
            .returning(coalesce(val(0i16), 7i16))
            .all(db)
            .await?;
        insert(T2)
            .values(
                T2::new().id(4i64).a(None::<Uuid>).b(Uuid::from_u128(0xff)).dx(Uuid::from_u128(0x2)).e(true),
            )
            .exec(db)
            .await?;
        let answer = select((T1::c, ((T1::a % 10i32) + 0i32))).from(T1).all(db).await?;
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
            .returning((abs((T2::r0 - -1i64)), (T2::id + 2147483647i32)))
            .all(db)
            .await?;
        insert(T2).values(T2::new().id(4i32).id2(Uuid::from_u128(0x2)).b(0.5f32).r0(2i64)).exec(db).await?;
        let answer = insert(T2)
            .values([
                T2::new().id(8i32).id2(Uuid::from_u128(0x1)).a(json("null")).b(1.25f32).r0(0i64),
                T2::new()
                    .id(4i32)
                    .id2(Uuid::from_u128(0x2))
                    .a(None::<serde_json::Value>)
                    .b(0.5f32)
                    .r0(None::<i64>),
            ])
            .returning((T2::id, T2))
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
                    .id(7i32)
                    .a(1i32)
                    .bx(0i64)
                    .c(vec!["a".to_owned(), "b".to_owned()])
                    .dx(None::<bool>)
                    .e(time("12:30:00.500"))
                    .f(json("\"a\"")),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(6i32)
                    .a(10i32)
                    .bx(-9223372036854775808i64)
                    .dx(None::<bool>)
                    .e(time("12:30:00.500"))
                    .f(json("{\"a\":1}")),
            )
            .returning((((val(-1i32) % 2i32) % abs(T2::a)), T2))
            .all(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(6i32)
                    .a(2i32)
                    .bx(-1i64)
                    .c(vec!["a".to_owned(), "b".to_owned()])
                    .dx(true)
                    .f(json("{}")),
            )
            .returning((T2, T2::bx))
            .all(db)
            .await?;
        let answer = select((
            T2::e,
            quarter(val(timestamp("2024-02-29T12:00:00.500"))),
            coalesce(T1::r0x, TimeDelta::microseconds(-1000000)),
        ))
        .from(T2)
        .cross_join(T1)
        .filter(T1::id.ne(T2::a).or(val(timestamp("2024-02-29T12:00:00.500")).is_null()).lt(true))
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
            .returning((T0, coalesce(coalesce(val(json("1")), T0::b), T0::b)))
            .all(db)
            .await?;
        insert(T0).values(T0::new().id(2i32).ax(0.0f64).b(json("[]"))).exec(db).await?;
        insert(T0)
            .values(T0::new().id(8i32).ax(10.0f64).b(json("\"a\"")))
            .returning((T0, T0))
            .all(db)
            .await?;
        insert(T1).values(T1::new().id(9i32).a(vec![1i32]).b(-1i16).c(Mood::Sad)).exec(db).await?;
        insert(T1).values(T1::new().id(4i32).a(Vec::<i32>::new()).b(-1i16).c(Mood::Sad)).exec(db).await?;
        insert(T1).values(T1::new().id(8i32).a(vec![1i32, 2i32]).c(Mood::Ok)).exec(db).await?;
        let answer = select((
            val(Mood::Ok),
            (abs((T1::id + T1::id)) % 2i32),
            val(TimeDelta::microseconds(86400000000)),
            T1,
        ))
        .from(T1)
        .filter(
            coalesce(
                val(timestamp("1970-01-01T00:00:00").and_utc()),
                timestamp("2024-02-29T12:00:00").and_utc(),
            )
            .ge(timestamp("2024-02-29T12:00:00").and_utc()),
        )
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

    alias!(pub X2 = T1);

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2]).await?;
        insert(T0)
            .values(T0::new().id(3i32).b(Mood::Sad))
            .returning(val(vec!["a".to_owned()]))
            .all(db)
            .await?;
        insert(T0).values(T0::new().id(4i32).b(Mood::Sad)).exec(db).await?;
        insert(T0).values(T0::new().id(8i32).a(None::<Decimal>).b(Mood::Sad)).exec(db).await?;
        insert(T1)
            .values(
                T1::new()
                    .id(3i32)
                    .b(2i64)
                    .c(time("12:30:00"))
                    .dx(TimeDelta::microseconds(-86400000001))
                    .r0(3i32),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(2i32)
                    .a(None::<Decimal>)
                    .b(-1i64)
                    .c(time("12:30:00"))
                    .dx(TimeDelta::microseconds(-86400000001)),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(T1::new().id(1i32).b(1i64).c(time("12:30:00")).dx(TimeDelta::microseconds(90061000001)))
            .returning(((T1::r0 + T1::id) + T1::id))
            .all(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .idx(TimeDelta::microseconds(-1))
                    .b("ä")
                    .c(Mood::Sad)
                    .d(vec!["a".to_owned()])
                    .ex(Uuid::from_u128(0xffffffffffffffffffffffffffffffff)),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .idx(TimeDelta::microseconds(31622400000000))
                    .ax(None::<Vec<i32>>)
                    .b("aB")
                    .c(Mood::Happy)
                    .ex(Uuid::from_u128(0x1)),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .idx(TimeDelta::microseconds(31622400000000))
                    .ax(vec![1i32])
                    .b("aB")
                    .c(Mood::Ok)
                    .ex(Uuid::from_u128(0xffffffffffffffffffffffffffffffff)),
            )
            .exec(db)
            .await?;
        let answer = select((max(val(decimal("1"))), avg(val(decimal("1")))))
            .from(T2)
            .left_join(T1, T2::idx.eq(T1::dx))
            .left_join(X2, T1::b.eq(X2::b))
            .filter((T1::b % T1::b).eq(T1::b))
            .group_by(T1::a)
            .having(val(true).and(val(decimal("1")).gt(decimal("10"))))
            .all(db)
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

    alias!(pub X1 = T1);

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
            .returning(T0::f)
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(4i32)
                    .a(vec![0])
                    .b(date("2024-03-01"))
                    .c(vec!["a".to_owned(), "b".to_owned()])
                    .d(true)
                    .e(0.25f64)
                    .f(date("2024-02-29")),
            )
            .exec(db)
            .await?;
        insert(T1).values(T1::new().id(3i32).c(0.0f64).d(100i64).ex(10i32).r1(0i32)).exec(db).await?;
        insert(T1)
            .values(
                T1::new()
                    .id(8i32)
                    .ax(None::<Mood>)
                    .b(date("1970-01-01"))
                    .c(0.0f64)
                    .d(2i64)
                    .ex(None::<i32>)
                    .r1(2i32),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(T1::new().id(2i32).c(-1.5f64).d(-1i64).r0(0i32))
            .returning(val(json("null")))
            .all(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(5i32)
                    .a(TimeDelta::microseconds(0))
                    .b(2i16)
                    .c(None::<String>)
                    .d(None::<serde_json::Value>)
                    .e(TimeDelta::microseconds(1000000))
                    .r0(1i32)
                    .r1(2i32),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(12i32)
                    .a(TimeDelta::microseconds(0))
                    .b(2i16)
                    .d(json("null"))
                    .e(None::<TimeDelta>)
                    .r0(2i32)
                    .r1(10i32),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(1i32)
                    .a(None::<TimeDelta>)
                    .b(None::<i16>)
                    .c("b")
                    .d(json("{}"))
                    .e(TimeDelta::microseconds(0))
                    .r1(10i32),
            )
            .returning(concat((T2::c, T2::c, T2::c, reverse(T2::c))))
            .all(db)
            .await?;
        let answer = select((
            coalesce(val(time("12:30:00.500")), coalesce(val(time("12:30:00")), time("12:30:00"))),
            X1::r1,
            T2,
        ))
        .from(T1)
        .right_join(X1, T1::r0.eq(X1::r0))
        .cross_join(T2)
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
            .returning((abs(coalesce(val(100i64), 0i64)), T0))
            .all(db)
            .await?;
        insert(T1).values(T1::new().id(9i64)).exec(db).await?;
        insert(T1).values(T1::new().id(4i64)).exec(db).await?;
        insert(T1).values(T1::new().id(11i64)).exec(db).await?;
        insert(T2)
            .values(T2::new().id(6i32).ax(2i64).b(TimeDelta::microseconds(1000000)).dx(date("2024-03-01")))
            .returning(T2)
            .all(db)
            .await?;
        insert(T2).values(T2::new().id(12i32).ax(0i64).b(TimeDelta::microseconds(0))).exec(db).await?;
        insert(T2)
            .values(T2::new().id(2i32).ax(3037000500i64).b(TimeDelta::microseconds(1000000)).c(vec![1i32]))
            .exec(db)
            .await?;
        let answer = select((
            (val(10.0f64) * 10.0f64),
            val(date("2024-03-01")),
            val(json("{}")),
            val(9223372036854775807i64),
        ))
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
            .returning((day_of_year(val(timestamp("2024-02-29T12:00:00.500"))) % 2i32))
            .all(db)
            .await?;
        insert(T1)
            .values(T1::new().id(7i64).id2(5i32).ax(9007199254740992.0f64).b(time("00:00:00")).r0(3i32))
            .exec(db)
            .await?;
        insert(T1).values(T1::new().id(12i64).id2(1i32).ax(10.0f64).b(time("12:30:00"))).exec(db).await?;
        insert(T2)
            .values(T2::new().id(2i64).id2(Size::Huge).a(None::<Vec<u8>>).c(vec![97]).dx(true).r0(0i32))
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(7i64)
                    .id2(Size::Large)
                    .a(None::<Vec<u8>>)
                    .b(date("1970-01-01"))
                    .dx(true)
                    .r0(3i32),
            )
            .returning((T2, val(vec![39, 92])))
            .all(db)
            .await?;
        insert(T2)
            .values(T2::new().id(5i64).id2(Size::Small).b(date("2024-03-01")).c(None::<Vec<u8>>).r0(0i32))
            .exec(db)
            .await?;
        let answer = select((val(time("12:30:00")), val(timestamp("1970-01-01T00:00:00")), val(false)))
            .from(T2)
            .filter(val(1.25f32).eq(2.0f32))
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

    alias!(pub X0 = T1);

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1]).await?;
        insert(T0).values(T0::new().id(11i32)).returning(T0::id).all(db).await?;
        insert(T0).values(T0::new().id(8i32)).exec(db).await?;
        insert(T0).values(T0::new().id(3i32)).returning(val(1i32)).all(db).await?;
        insert(T1)
            .values(T1::new().id(1i32).id2(0.0f64).a("a").bx(false).c(0.0f64).r0(0i32))
            .exec(db)
            .await?;
        insert(T1)
            .values(T1::new().id(1i32).id2(10.0f64).a("a").bx(false).c(2.0f64).r0(10i32))
            .returning(T1)
            .all(db)
            .await?;
        insert(T1).values(T1::new().id(3i32).id2(10.0f64).a("").bx(false).c(0.0f64)).exec(db).await?;
        let answer = select((T0::id, X0::r0, T0))
            .from(X0)
            .cross_join(T0)
            .order_by((
                T0::id.desc().nulls_first(),
                X0::id.desc().nulls_first(),
                X0::id2.asc(),
                T0::id.desc().nulls_first(),
            ))
            .limit(3)
            .all(db)
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
            .returning(((-(T0::r1 % 0i32)), T0))
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(9i32)
                    .a(2.0f32)
                    .bx(9223372036854775807i64)
                    .c(vec![0])
                    .dx(vec![2i32, 1i32])
                    .f(1.25f32)
                    .r0(0i32)
                    .r1(1i32),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(10i32)
                    .bx(100i64)
                    .c(vec![1, 2])
                    .dx(None::<Vec<i32>>)
                    .e(None::<Size>)
                    .f(-1.0f32)
                    .r0(None::<i32>),
            )
            .exec(db)
            .await?;
        insert(T1).values(T1::new().id(12i64).a(None::<Size>)).exec(db).await?;
        insert(T1).values(T1::new().id(5i64).a(Size::Small)).exec(db).await?;
        insert(T1).values(T1::new().id(4i64).a(Size::Small)).exec(db).await?;
        let answer = select((coalesce(T0::bx, 0i64) + ((T0::bx * T0::bx) + 1i64)))
            .from(T0)
            .inner_join(T1, T0::e.eq(T1::a))
            .order_by((T0::a.desc(), T0::a.desc().nulls_first(), T0::id.desc().nulls_first(), T1::id.asc()))
            .limit(0)
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
            .returning((
                coalesce(coalesce(T3::c, T3::c), coalesce(val(decimal("0")), decimal("1.50"))),
                val(decimal("0")),
            ))
            .all(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(5i64)
                    .a(true)
                    .b(vec!["a".to_owned()])
                    .c(decimal("-2.25"))
                    .dx(json("\"a\""))
                    .f(None::<f32>)
                    .g(vec![1i32]),
            )
            .returning((T3, T3))
            .all(db)
            .await?;
        let answer = insert(T0)
            .values([
                T0::new().id(11i64).a(None::<Uuid>).r0(None::<i64>).r1(-1i64),
                T0::new().id(11i64).a(None::<Uuid>).r0(100i64).r1(None::<i64>),
                T0::new().id(10i64).a(Uuid::from_u128(0x1)).r0(2i64).r1(None::<i64>),
            ])
            .exec(db)
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
        insert(T2)
            .values(T2::new().id(4i32).id2(1.25f32).r1(None::<i64>))
            .returning(val(3i32))
            .all(db)
            .await?;
        insert(T2)
            .values(T2::new().id(9i32).id2(-1.0f32).r0(100i64).r1(0i64))
            .returning(val(7i16))
            .all(db)
            .await?;
        insert(T2).values(T2::new().id(5i32).id2(0.0f32).r0(1i64)).exec(db).await?;
        let answer = select((sum(T2::id2), max(((T2::id2 / 2.0f32) + (T2::id2 / T2::id2))), count(T2::r0)))
            .from(T2)
            .filter(reverse(val("ä".to_owned())).ilike("Ä"))
            .group_by((T2::id, T2::id2))
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
            .returning((array_append(T2::a, val("".to_owned())), (T2::id + 0i32)))
            .all(db)
            .await?;
        insert(T2).values(T2::new().id(2i32).a(Vec::<String>::new())).exec(db).await?;
        insert(T2).values(T2::new().id(12i32).a(vec!["a".to_owned(), "b".to_owned()])).exec(db).await?;
        insert(T3)
            .values(
                T3::new()
                    .id(8i32)
                    .cx(-1.5f64)
                    .dx(None::<NaiveDateTime>)
                    .e(Vec::<i32>::new())
                    .f(Size::Huge)
                    .gx(Uuid::from_u128(0xffffffffffffffffffffffffffffffff)),
            )
            .exec(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(4i32)
                    .a(vec!["a".to_owned(), "b".to_owned()])
                    .b(None::<NaiveDate>)
                    .cx(-1.7976931348623157e308f64)
                    .e(vec![1i32, 2i32])
                    .f(Size::Huge)
                    .gx(Uuid::from_u128(0x0)),
            )
            .returning(T3::f)
            .all(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(12i32)
                    .a(vec!["a".to_owned(), "b".to_owned()])
                    .cx(9007199254740992.0f64)
                    .dx(None::<NaiveDateTime>)
                    .e(Vec::<i32>::new())
                    .f(Size::Medium)
                    .gx(Uuid::from_u128(0x2)),
            )
            .exec(db)
            .await?;
        let answer = update(T2)
            .set(T2::a, Vec::<String>::new())
            .set(T2::id, 5i32)
            .filter(coalesce(T2::a, T2::a).eq(T2::a))
            .exec(db)
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
    alias!(pub X2 = T0);

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
        let answer = select(((T0::id / X1::r1), val(vec![1i32, 2i32])))
            .from(T0)
            .right_join(X1, coalesce(X1::f, X1::f).eq(X1::f))
            .cross_join(X2)
            .filter((!coalesce(T0::b, X1::cx).lt(X1::cx)))
            .order_by((
                coalesce(X1::ex, X1::bx).desc(),
                X2::id.desc(),
                T0::id.desc(),
                X1::id.asc(),
                X2::id.desc(),
            ))
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
