// Printed by the machine.

use super::*;

pub mod program_0 {
    use super::super::*;

    #[derive(Table, Debug)]
    #[table(name = "t0", index(columns(id, f)))]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i64,
        pub ax: bool,
        #[column(default = vec![97])]
        pub b: Option<Vec<u8>>,
        #[column(timestamp = text)]
        pub c: Option<DateTime<Utc>>,
        #[column(default = 1i64)]
        pub d: Option<i64>,
        pub e: Option<i16>,
        #[column(max_length = 3)]
        pub f: Option<String>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", index(columns(bx), where = (!T1::e).and(T1::e.or(T1::e))))]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i32,
        pub ax: Option<Uuid>,
        #[column(timestamp = seconds)]
        pub bx: NaiveDateTime,
        #[column(default = json("[]"))]
        pub c: Option<serde_json::Value>,
        pub dx: Option<i32>,
        pub e: bool,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(7i64)
                    .ax(false)
                    .b(Vec::<u8>::new())
                    .c(timestamp("1970-01-01T00:00:00").and_utc())
                    .e(0i16)
                    .f("aB"),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(4i64)
                    .ax(true)
                    .b(None::<Vec<u8>>)
                    .c(timestamp("2024-02-29T12:00:00.500").and_utc())
                    .d(2i64)
                    .e(-1i16)
                    .f("b"),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(3i64)
                    .ax(false)
                    .b(None::<Vec<u8>>)
                    .c(timestamp("1970-01-01T00:00:00").and_utc())
                    .d(None::<i64>)
                    .f(""),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(1i32)
                    .bx(timestamp("2000-01-01T00:00:00.001"))
                    .c(json("null"))
                    .dx(None::<i32>)
                    .e(true),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(1i32)
                    .ax(Uuid::from_u128(0x0))
                    .bx(timestamp("2024-02-29T12:00:00.500"))
                    .c(json("\"a\""))
                    .dx(-2147483648i32)
                    .e(true),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(3i32)
                    .ax(None::<Uuid>)
                    .bx(timestamp("2024-02-29T12:00:00.500"))
                    .dx(10i32)
                    .e(false),
            )
            .exec(db)
            .await?;
        let answer = select((
            coalesce(val(Uuid::from_u128(0x1)), Uuid::from_u128(0xffffffffffffffffffffffffffffffff)),
            (!T0::e.lt(coalesce(T0::e, (T0::e + 7i16)))),
            T0::c,
        ))
        .from(T0)
        .order_by((val(vec![0]).desc(), (!T0::ax).desc().nulls_first(), T0::id.asc()))
        .all(db)
        .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_1 {
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
        pub id2: Uuid,
        #[column(default = true)]
        pub ax: Option<bool>,
        pub b: Option<f32>,
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
    #[table(name = "t2", unique(columns(d)), check(name = "checked", condition = T2::bx.contains("a").or(T2::r0.ge(-1i64))))]
    pub struct T2 {
        #[column(primary_key)]
        pub id: i64,
        pub ax: Option<serde_json::Value>,
        pub bx: String,
        pub c: i32,
        pub d: i16,
        #[column(references(T2::id, on_delete = restrict, on_update = set_null))]
        pub r0: Option<i64>,
        #[column(references(T2::id, on_delete = restrict, on_update = restrict))]
        pub r1: i64,
    }

    #[derive(Table, Debug)]
    #[table(name = "t3", check(name = "checked", condition = (!val(Uuid::from_u128(0x1)).lt(Uuid::from_u128(0x1)))))]
    pub struct T3 {
        #[column(primary_key)]
        pub idx: Uuid,
        #[column(default = date("2024-02-29"))]
        pub a: NaiveDate,
        #[column(default = 3i32)]
        pub b: Option<i32>,
        pub c: Option<Size>,
        #[column(references(T1::id, on_delete = restrict, on_update = cascade))]
        pub r0: i32,
        #[column(references(T3::idx, on_delete = no_action, on_update = restrict))]
        pub r1x: Uuid,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2, T3]).await?;
        insert(T0).values(T0::new().id(5i32).id2(Uuid::from_u128(0x1)).ax(true).b(0.0f32)).exec(db).await?;
        insert(T0).values(T0::new().id(6i32).id2(Uuid::from_u128(0xff)).ax(true).b(1.25f32)).exec(db).await?;
        insert(T0).values(T0::new().id(10i32).id2(Uuid::from_u128(0x2)).ax(false)).exec(db).await?;
        insert(T1)
            .values(T1::new().id(9i32).r1(None::<i32>))
            .returning(month(val(date("2024-02-29"))))
            .all(db)
            .await?;
        insert(T1).values(T1::new().id(4i32).r1(3i32)).exec(db).await?;
        insert(T1).values(T1::new().id(7i32).r0(None::<i32>).r1(0i32)).exec(db).await?;
        insert(T2)
            .values(
                T2::new().id(3i64).ax(None::<serde_json::Value>).bx("1").c(3i32).d(-1i16).r0(0i64).r1(2i64),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(T2::new().id(1i64).ax(json("1.5")).bx("'").c(3i32).d(1i16).r0(1i64).r1(-1i64))
            .returning(val(timestamp("2024-02-29T12:00:00").and_utc()))
            .all(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(6i64)
                    .ax(json("{\"a\":1,\"b\":[{}]}"))
                    .bx("ǅ")
                    .c(-1i32)
                    .d(2i16)
                    .r0(100i64)
                    .r1(1i64),
            )
            .exec(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .idx(Uuid::from_u128(0xff))
                    .a(date("2024-02-29"))
                    .b(-1i32)
                    .c(Size::Large)
                    .r0(1i32)
                    .r1x(Uuid::from_u128(0x80000000000000000000000000000000)),
            )
            .returning((T3, val(timestamp("2024-02-29T12:00:00"))))
            .all(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .idx(Uuid::from_u128(0x0))
                    .b(10i32)
                    .c(Size::Large)
                    .r0(1i32)
                    .r1x(Uuid::from_u128(0xffffffffffffffffffffffffffffffff)),
            )
            .exec(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .idx(Uuid::from_u128(0x1))
                    .a(date("1970-01-01"))
                    .c(Size::Medium)
                    .r0(3i32)
                    .r1x(Uuid::from_u128(0xff)),
            )
            .returning((val(Uuid::from_u128(0x1)), (length(val("".to_owned())) - (T3::b / -1i32))))
            .all(db)
            .await?;
        let answer = delete(T3)
            .filter(val(decimal("0")).ne(decimal("0")).or(T3::a.is_not_null()))
            .returning((length(val("A".to_owned())) / (T3::b + T3::b)))
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

    #[derive(Table, Debug)]
    #[table(name = "t0")]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i32,
        pub ax: i64,
        pub b: Option<f64>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1")]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i64,
        pub a: i32,
        pub b: Option<i16>,
        #[column(timestamp = millis)]
        pub c: DateTime<Utc>,
        pub dx: Mood,
        #[column(timestamp = millis)]
        pub ex: Option<DateTime<Utc>>,
        pub f: Option<f64>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", check(name = "checked", condition = (!T2::cx.and(T2::cx))))]
    pub struct T2 {
        #[column(primary_key)]
        pub id: i64,
        pub a: Option<serde_json::Value>,
        pub b: Option<serde_json::Value>,
        pub cx: Option<bool>,
        pub dx: Option<f64>,
        #[column(timestamp = millis)]
        pub e: Option<DateTime<Utc>>,
    }

    alias!(pub X2 = T0);

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2]).await?;
        insert(T0).values(T0::new().id(2i32).ax(-1i64)).returning(T0).all(db).await?;
        insert(T0).values(T0::new().id(12i32).ax(9007199254740993i64)).exec(db).await?;
        insert(T0).values(T0::new().id(1i32).ax(-9223372036854775807i64).b(None::<f64>)).exec(db).await?;
        insert(T1)
            .values(
                T1::new()
                    .id(8i64)
                    .a(3i32)
                    .b(7i16)
                    .c(timestamp("1970-01-01T00:00:00").and_utc())
                    .dx(Mood::Ok)
                    .ex(timestamp("2024-02-29T12:00:00").and_utc())
                    .f(0.25f64),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(4i64)
                    .a(-1i32)
                    .b(None::<i16>)
                    .c(timestamp("2024-02-29T12:00:00").and_utc())
                    .dx(Mood::Happy)
                    .ex(None::<DateTime<Utc>>),
            )
            .returning((T1, coalesce(T1::id, -1i64)))
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(10i64)
                    .a(-1i32)
                    .c(timestamp("2024-02-29T12:00:00").and_utc())
                    .dx(Mood::Ok)
                    .f(0.25f64),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(4i64)
                    .a(json("{\"a\":1}"))
                    .b(None::<serde_json::Value>)
                    .cx(true)
                    .dx(f64::INFINITY),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(T2::new().id(4i64).a(json("[]")).cx(false).e(timestamp("1970-01-01T00:00:00").and_utc()))
            .returning((coalesce((!val(false)), false), coalesce(coalesce(T2::e, T2::e), T2::e)))
            .all(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(10i64)
                    .a(json("null"))
                    .b(json("1"))
                    .cx(true)
                    .dx(None::<f64>)
                    .e(timestamp("2024-02-29T12:00:00.500").and_utc()),
            )
            .returning(T2)
            .all(db)
            .await?;
        let answer =
            select((val("aB".to_owned()).contains("b"), val("b".to_owned()), val(date("2024-02-29"))))
                .from(T2)
                .cross_join(T0)
                .left_join(X2, T2::cx.and(T2::cx).and(T2::cx.or(T2::cx)))
                .order_by((
                    val("aB".to_owned()).contains("b").desc().nulls_first(),
                    val("b".to_owned()).asc().nulls_first(),
                    val(date("2024-02-29")).asc().nulls_first(),
                ))
                .distinct()
                .limit(5)
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
        #[column(default = 2.0f32)]
        pub b: f32,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", primary_key(id, id2), index(columns(id)))]
    pub struct T2 {
        pub id: i32,
        pub id2: NaiveDateTime,
        pub a: Option<Uuid>,
        pub b: f32,
        #[column(references(T1::id, on_delete = no_action, on_update = cascade))]
        pub r0: Option<i64>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2]).await?;
        insert(T0).values(T0::new().id(8i64).a(Uuid::from_u128(0x1))).returning(T0).all(db).await?;
        insert(T0).values(T0::new().id(7i64).a(Uuid::from_u128(0x2))).exec(db).await?;
        insert(T0).values(T0::new().id(12i64).a(Uuid::from_u128(0xff))).exec(db).await?;
        insert(T1).values(T1::new().a(None::<Mood>).b(2.0f32)).returning(T1).all(db).await?;
        insert(T1).values(T1::new().id(10i64).a(Mood::Ok).b(0.0f32)).exec(db).await?;
        insert(T1).values(T1::new().id(2i64).a(Mood::Happy).b(-1.0f32)).exec(db).await?;
        insert(T2)
            .values(T2::new().id(5i32).id2(timestamp("2024-02-29T12:00:00")).b(0.5f32))
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(11i32)
                    .id2(timestamp("1970-01-01T00:00:00"))
                    .a(None::<Uuid>)
                    .b(0.5f32)
                    .r0(None::<i64>),
            )
            .returning((abs((T2::r0 - -1i64)), (T2::id + 2147483647i32)))
            .all(db)
            .await?;
        insert(T2)
            .values(T2::new().id(4i32).id2(timestamp("1970-01-01T00:00:00")).b(0.5f32).r0(2i64))
            .exec(db)
            .await?;
        let answer = insert(T2)
            .values([
                T2::new()
                    .id(8i32)
                    .id2(timestamp("2024-02-29T12:00:00"))
                    .a(Uuid::from_u128(0x1))
                    .b(1.25f32)
                    .r0(0i64),
                T2::new()
                    .id(4i32)
                    .id2(timestamp("1970-01-01T00:00:00"))
                    .a(None::<Uuid>)
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
        pub idx: NaiveDate,
        pub ax: Option<i64>,
        pub b: Uuid,
        pub c: Option<Uuid>,
        #[column(references(T0::idx, on_delete = no_action, on_update = no_action))]
        pub r0x: NaiveDate,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1")]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i32,
        pub a: Uuid,
        #[column(precision = 5, scale = 0)]
        pub b: Option<Decimal>,
        #[column(timestamp = text)]
        pub c: Option<DateTime<Utc>>,
        #[column(references(T0::idx, on_delete = no_action, on_update = cascade))]
        pub r0x: Option<NaiveDate>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", unique(columns(a, f)), check(name = "checked", condition = val(1.25f32).is_not_null()))]
    pub struct T2 {
        #[column(primary_key)]
        pub id: i32,
        pub a: Mood,
        #[column(timestamp = text)]
        pub bx: NaiveDateTime,
        pub c: Option<f64>,
        #[column(default = 2.0f32)]
        pub dx: Option<f32>,
        #[column(precision = 28, scale = 10, default = decimal("1.5"))]
        pub e: Decimal,
        pub f: Option<Uuid>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2]).await?;
        insert(T0)
            .values(
                T0::new()
                    .idx(date("0001-01-01"))
                    .b(Uuid::from_u128(0xff))
                    .c(Uuid::from_u128(0x1))
                    .r0x(date("0001-01-01")),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .idx(date("1970-01-01"))
                    .b(Uuid::from_u128(0xff))
                    .c(Uuid::from_u128(0xff))
                    .r0x(date("0001-01-01")),
            )
            .returning(val(json("1")))
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .idx(date("1969-12-31"))
                    .ax(None::<i64>)
                    .b(Uuid::from_u128(0xff))
                    .c(Uuid::from_u128(0x1))
                    .r0x(date("1969-12-31")),
            )
            .returning((T0, val(Mood::Happy)))
            .all(db)
            .await?;
        insert(T1)
            .values(T1::new().id(5i32).a(Uuid::from_u128(0xff)).b(decimal("1")).r0x(date("9999-12-31")))
            .exec(db)
            .await?;
        insert(T1).values(T1::new().id(3i32).a(Uuid::from_u128(0x1))).returning(T1::r0x).all(db).await?;
        insert(T1)
            .values(
                T1::new()
                    .id(8i32)
                    .a(Uuid::from_u128(0x2))
                    .b(decimal("0"))
                    .c(timestamp("1970-01-01T00:00:00").and_utc())
                    .r0x(date("1582-10-10")),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(T2::new().id(3i32).a(Mood::Sad).bx(timestamp("2000-01-01T00:00:00.001")))
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(12i32)
                    .a(Mood::Ok)
                    .bx(timestamp("0001-01-01T00:00:00"))
                    .c(0.0f64)
                    .e(decimal("-2.25"))
                    .f(Uuid::from_u128(0xff)),
            )
            .returning(T2::id)
            .all(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(6i32)
                    .a(Mood::Ok)
                    .bx(timestamp("1969-12-31T23:59:59.999999"))
                    .c(-1.5f64)
                    .dx(None::<f32>)
                    .e(decimal("0"))
                    .f(Uuid::from_u128(0x1)),
            )
            .exec(db)
            .await?;
        let answer = select(val(Mood::Ok))
            .from(T2)
            .filter(T2::c.eq(0.25f64))
            .order_by((coalesce(T2::bx, val(timestamp("2024-02-29T12:00:00.500"))).desc(), T2::id.desc()))
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
        #[column(default = json("1"))]
        pub ax: serde_json::Value,
        pub b: i16,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1")]
    pub struct T1 {
        #[column(primary_key, auto)]
        pub id: i32,
        #[column(default = vec![97])]
        pub a: Vec<u8>,
        pub b: Option<Uuid>,
        pub c: Mood,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1]).await?;
        insert(T0)
            .values(T0::new().id(11i32).b(-1i16))
            .returning((T0, coalesce(abs(val(2i16)), (T0::b / T0::b))))
            .all(db)
            .await?;
        insert(T0).values(T0::new().id(1i32).b(7i16)).exec(db).await?;
        insert(T0).values(T0::new().id(6i32).b(-1i16)).exec(db).await?;
        insert(T1)
            .values(T1::new().a(vec![1, 2]).b(Uuid::from_u128(0x2)).c(Mood::Ok))
            .returning(T1)
            .all(db)
            .await?;
        insert(T1)
            .values(T1::new().id(7i32).a(Vec::<u8>::new()).b(None::<Uuid>).c(Mood::Happy))
            .exec(db)
            .await?;
        insert(T1).values(T1::new().id(9i32).a(vec![0]).b(None::<Uuid>).c(Mood::Ok)).exec(db).await?;
        let answer = select((T1::a, min(month(val(timestamp("1970-01-01T00:00:00"))))))
            .from(T1)
            .filter(val(false).or(true))
            .group_by(T1::id)
            .having(val(decimal("1.50")).in_list([decimal("0")]).and(val(false).or(false)))
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
        pub b: NaiveDate,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", check(name = "checked", condition = T1::dx.eq(timestamp("2024-02-29T12:00:00.500"))))]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i32,
        pub a: Option<i32>,
        pub b: i64,
        #[column(precision = 28, scale = 10)]
        pub c: Option<Decimal>,
        #[column(timestamp = seconds)]
        pub dx: NaiveDateTime,
        #[column(references(T0::id, on_delete = set_null, on_update = cascade))]
        pub r0: Option<i32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", check(name = "checked", condition = val(timestamp("2024-02-29T12:00:00")).in_list([timestamp("2024-02-29T12:00:00")])))]
    pub struct T2 {
        #[column(primary_key)]
        pub idx: Vec<u8>,
        pub ax: Option<bool>,
        pub b: NaiveDateTime,
        pub c: Mood,
        pub d: Option<i16>,
        pub ex: i16,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2]).await?;
        insert(T0).values(T0::new().id(3i32).b(date("2024-02-29"))).returning(val(Mood::Ok)).all(db).await?;
        insert(T0).values(T0::new().id(4i32).b(date("2024-02-29"))).exec(db).await?;
        insert(T0).values(T0::new().id(8i32).a(None::<Decimal>).b(date("2024-02-29"))).exec(db).await?;
        insert(T1)
            .values(
                T1::new().id(3i32).b(2i64).c(decimal("1.50")).dx(timestamp("0001-01-01T00:00:00")).r0(3i32),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(2i32)
                    .a(None::<i32>)
                    .b(-1i64)
                    .c(decimal("-2.25"))
                    .dx(timestamp("2000-01-01T00:00:00.001")),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(T1::new().id(1i32).b(1i64).c(decimal("0")).dx(timestamp("9999-12-31T23:59:59.999999")))
            .returning(((T1::r0 + T1::a) + T1::id))
            .all(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .idx(vec![0, 0])
                    .b(timestamp("2024-02-29T12:00:00"))
                    .c(Mood::Sad)
                    .d(1i16)
                    .ex(-32767i16),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .idx(vec![39, 92])
                    .ax(None::<bool>)
                    .b(timestamp("2024-02-29T12:00:00.500"))
                    .c(Mood::Happy)
                    .ex(1i16),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .idx(vec![39, 92])
                    .ax(false)
                    .b(timestamp("2024-02-29T12:00:00.500"))
                    .c(Mood::Happy)
                    .ex(7i16),
            )
            .exec(db)
            .await?;
        let answer =
            select((T2::d, T2::ex)).from(T2).filter(val(Vec::<u8>::new()).is_not_null()).all(db).await?;
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
        pub a: Vec<u8>,
        pub b: Option<i32>,
        pub c: i16,
        #[column(default = -1.0f32)]
        pub d: Option<f32>,
        pub e: Uuid,
        pub f: Option<Decimal>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1")]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i32,
        pub ax: Option<Mood>,
        pub b: Option<NaiveDate>,
        pub c: i16,
        #[column(default = Size::Medium)]
        pub d: Size,
        #[column(precision = 10, scale = 2)]
        pub ex: Option<Decimal>,
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
        #[column(timestamp = millis, default = timestamp("2024-02-29T12:00:00"))]
        pub a: Option<NaiveDateTime>,
        pub b: Option<Uuid>,
        pub c: Option<Size>,
        pub d: Option<i16>,
        #[column(timestamp = text)]
        pub e: Option<NaiveDateTime>,
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
                    .b(-1i32)
                    .c(2i16)
                    .e(Uuid::from_u128(0xff))
                    .f(decimal("10")),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(T0::new().id(11i32).a(vec![0]).b(None::<i32>).c(7i16).e(Uuid::from_u128(0x2)))
            .returning(T0::b)
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(4i32)
                    .a(vec![0])
                    .b(1i32)
                    .c(0i16)
                    .d(-1.0f32)
                    .e(Uuid::from_u128(0x2))
                    .f(decimal("1.5")),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(T1::new().id(3i32).c(0i16).d(Size::Medium).ex(decimal("-2.25")).r1(0i32))
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(8i32)
                    .ax(None::<Mood>)
                    .b(date("1970-01-01"))
                    .c(0i16)
                    .d(Size::Medium)
                    .ex(None::<Decimal>)
                    .r1(2i32),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(T1::new().id(2i32).c(2i16).d(Size::Medium).r0(0i32))
            .returning(((-val(16777216.0f32)) + -1.0f32))
            .all(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(4i32)
                    .a(timestamp("1970-01-01T00:00:00"))
                    .b(Uuid::from_u128(0x2))
                    .d(2i16)
                    .e(None::<NaiveDateTime>)
                    .r0(None::<i32>)
                    .r1(0i32),
            )
            .returning((val(-1.0f32), T2::r1))
            .all(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(11i32)
                    .a(None::<NaiveDateTime>)
                    .b(None::<Uuid>)
                    .c(Size::Huge)
                    .e(None::<NaiveDateTime>)
                    .r0(0i32)
                    .r1(1i32),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(12i32)
                    .a(None::<NaiveDateTime>)
                    .b(Uuid::from_u128(0x1))
                    .c(Size::Medium)
                    .d(-1i16)
                    .e(timestamp("1970-01-01T00:00:00"))
                    .r0(10i32)
                    .r1(1i32),
            )
            .exec(db)
            .await?;
        let answer = select(T2::c)
            .from(T0)
            .inner_join(T2, T0::e.eq(T2::b))
            .order_by(T2::c.asc())
            .distinct()
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
    #[table(name = "t0", unique(columns(b, c)), check(name = "checked", condition = val(-1.0f32).in_list([0.5f32])))]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i32,
        pub ax: serde_json::Value,
        #[column(precision = 28, scale = 10)]
        pub b: Decimal,
        pub c: Option<NaiveDate>,
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
        pub ax: String,
        #[column(timestamp = seconds)]
        pub b: NaiveDateTime,
        pub c: Option<f32>,
        pub dx: Option<Mood>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2]).await?;
        insert(T0)
            .values(T0::new().id(3i32).ax(json("1")).b(decimal("0.1")).d(2.0f64).e(0.25f64).r0(-1i32))
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new().id(3i32).ax(json("1.5")).b(decimal("1")).c(date("2024-02-29")).d(-1.5f64).e(0.0f64),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(12i32)
                    .ax(json("[[],[]]"))
                    .b(decimal("0"))
                    .c(None::<NaiveDate>)
                    .d(0.25f64)
                    .e(10.0f64)
                    .r0(1i32),
            )
            .returning((
                coalesce(coalesce(T0::c, date("1970-01-01")), T0::c),
                coalesce((val(2i64) * 0i64), 100i64),
            ))
            .all(db)
            .await?;
        insert(T1).values(T1::new().id(12i64)).exec(db).await?;
        insert(T1).values(T1::new().id(3i64)).exec(db).await?;
        insert(T1).values(T1::new().id(12i64)).exec(db).await?;
        insert(T2)
            .values(T2::new().id(11i32).ax("").b(timestamp("1970-01-01T00:00:00")).c(1.25f32).dx(Mood::Sad))
            .returning((T2, ((val(-1i64) % 2i64) / 0i64)))
            .all(db)
            .await?;
        insert(T2)
            .values(
                T2::new().id(7i32).ax("A").b(timestamp("2024-02-29T12:00:00")).c(None::<f32>).dx(Mood::Happy),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(T2::new().id(2i32).ax("\\").b(timestamp("1970-01-01T00:00:00")).dx(Mood::Sad))
            .exec(db)
            .await?;
        let answer = select((upper(val("ab".to_owned())), val(0i16)))
            .from(T2)
            .order_by((
                T2::ax.asc().nulls_first(),
                val(timestamp("1970-01-01T00:00:00")).desc(),
                T2::id.desc(),
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
        #[column(timestamp = seconds)]
        pub b: Option<NaiveDateTime>,
        pub c: Size,
        pub d: Option<f32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", primary_key(id, id2), index(columns(id2)), check(name = "checked", condition = val("aB".to_owned()).not_like("_%_")))]
    pub struct T1 {
        pub id: i64,
        pub id2: NaiveDate,
        pub ax: i16,
        pub b: Decimal,
        #[column(references(T0::id, on_delete = no_action, on_update = set_null))]
        pub r0: Option<i32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", primary_key(id, id2))]
    pub struct T2 {
        pub id: i64,
        pub id2: f32,
        pub a: Option<Vec<u8>>,
        pub b: Option<NaiveDate>,
        #[column(default = vec![1, 2])]
        pub c: Option<Vec<u8>>,
        pub dx: Option<Vec<u8>>,
        #[column(references(T0::id, on_delete = no_action, on_update = set_default))]
        pub r0: i32,
    }

    alias!(pub X0 = T0);

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2]).await?;
        insert(T0)
            .values(T0::new().id(10i32).b(timestamp("1970-01-01T00:00:00")).c(Size::Large).d(-1.0f32))
            .exec(db)
            .await?;
        insert(T0).values(T0::new().id(2i32).a(10.0f64).c(Size::Huge)).exec(db).await?;
        insert(T0)
            .values(T0::new().id(8i32).a(-1.5f64).b(timestamp("2024-02-29T12:00:00.500")).c(Size::Large))
            .exec(db)
            .await?;
        insert(T1)
            .values(T1::new().id(3i64).id2(date("2024-02-29")).ax(181i16).b(decimal("1.5")).r0(None::<i32>))
            .exec(db)
            .await?;
        insert(T1)
            .values(T1::new().id(6i64).id2(date("2024-03-01")).ax(1i16).b(decimal("1")))
            .returning((T1::r0, T1::id2))
            .all(db)
            .await?;
        insert(T1)
            .values(T1::new().id(7i64).id2(date("2024-02-29")).ax(7i16).b(decimal("10")))
            .exec(db)
            .await?;
        insert(T2)
            .values(T2::new().id(10i64).id2(0.0f32).b(None::<NaiveDate>).dx(vec![255]).r0(1i32))
            .exec(db)
            .await?;
        insert(T2)
            .values(T2::new().id(1i64).id2(2.0f32).b(None::<NaiveDate>).dx(vec![0]).r0(1i32))
            .exec(db)
            .await?;
        insert(T2)
            .values(T2::new().id(7i64).id2(2.0f32).c(None::<Vec<u8>>).r0(10i32))
            .returning(val(vec![97]))
            .all(db)
            .await?;
        let answer = select((X0::c, X0::c, val(1i32)))
            .from(X0)
            .filter(coalesce(val(false), false).eq(false))
            .group_by((X0::c, X0::id))
            .having((!val(false)).or(val(Size::Small).gt(Size::Huge)))
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
    #[table(name = "t1", primary_key(id, id2), index(columns(id, c)))]
    pub struct T1 {
        pub id: i32,
        pub id2: Uuid,
        #[column(timestamp = millis, default = timestamp("2024-02-29T12:00:00.500"))]
        pub a: NaiveDateTime,
        #[column(timestamp = millis)]
        pub bx: DateTime<Utc>,
        #[column(default = Uuid::from_u128(0x2))]
        pub c: Uuid,
        #[column(references(T0::id, on_delete = no_action, on_update = set_default))]
        pub r0: Option<i32>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1]).await?;
        insert(T0).values(T0::new().id(11i32)).returning(T0::id).all(db).await?;
        insert(T0).values(T0::new().id(8i32)).exec(db).await?;
        insert(T0).values(T0::new().id(3i32)).returning(val(1i32)).all(db).await?;
        insert(T1)
            .values(
                T1::new()
                    .id(1i32)
                    .id2(Uuid::from_u128(0x1))
                    .a(timestamp("1970-01-01T00:00:00"))
                    .bx(timestamp("1969-12-31T23:59:59.999999").and_utc())
                    .c(Uuid::from_u128(0x2))
                    .r0(None::<i32>),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(2i32)
                    .id2(Uuid::from_u128(0xff))
                    .a(timestamp("2024-02-29T12:00:00.500"))
                    .bx(timestamp("2024-02-29T12:00:00").and_utc())
                    .c(Uuid::from_u128(0x2))
                    .r0(10i32),
            )
            .returning(T1)
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(3i32)
                    .id2(Uuid::from_u128(0xff))
                    .a(timestamp("2024-02-29T12:00:00"))
                    .bx(timestamp("2024-02-29T12:00:00.500").and_utc())
                    .c(Uuid::from_u128(0x2)),
            )
            .returning((T1, coalesce(T1::a, T1::a)))
            .all(db)
            .await?;
        let answer = update(T0)
            .set(T0::id, (month(val(timestamp("2024-02-29T12:00:00").and_utc())) * -1i32))
            .filter(
                concat((val("b".to_owned()), "ä")).contains(upper(val("aB".to_owned()))).or(T0::id.lt(2i32)),
            )
            .returning(T0::id)
            .all(db)
            .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_11 {
    use super::super::*;

    #[derive(Table, Debug)]
    #[table(name = "t0", check(name = "checked", condition = T0::bx.ilike("A_")))]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i32,
        pub a: Option<f32>,
        pub bx: String,
        pub c: f32,
        pub dx: Option<Vec<u8>>,
        #[column(default = timestamp("2024-02-29T12:00:00.500"))]
        pub e: Option<NaiveDateTime>,
        pub f: bool,
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
        pub a: Option<i64>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1]).await?;
        insert(T0)
            .values(T0::new().id(5i32).bx("a").c(-1.0f32).dx(vec![0, 0]).f(false).r0(2i32))
            .returning(((-(T0::r1 % 0i32)), T0))
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new().id(9i32).a(2.0f32).bx("_").c(0.5f32).dx(vec![39, 92]).f(false).r0(0i32).r1(1i32),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(10i32)
                    .bx("aB")
                    .c(0.5f32)
                    .dx(None::<Vec<u8>>)
                    .e(None::<NaiveDateTime>)
                    .f(true)
                    .r0(None::<i32>),
            )
            .exec(db)
            .await?;
        insert(T1).values(T1::new().id(12i64).a(None::<i64>)).exec(db).await?;
        insert(T1).values(T1::new().id(5i64).a(1i64)).exec(db).await?;
        insert(T1).values(T1::new().id(4i64).a(2i64)).exec(db).await?;
        let answer = select(T0::c)
            .from(T0)
            .inner_join(T1, (T0::r0 / 3i32).gt(0i32))
            .filter(T0::bx.contains(T0::bx))
            .order_by((T0::a.desc(), T0::f.desc().nulls_first(), T0::id.desc().nulls_first(), T1::id.asc()))
            .limit(0)
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
        pub ax: i64,
        pub b: Uuid,
        pub c: f32,
        pub d: Option<NaiveDateTime>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", primary_key(id, id2))]
    pub struct T2 {
        pub id: i32,
        pub id2: i64,
        #[column(timestamp = millis)]
        pub ax: Option<DateTime<Utc>>,
        #[column(default = json("{\"a\":1}"))]
        pub b: Option<serde_json::Value>,
        pub cx: Option<f64>,
        #[column(timestamp = seconds)]
        pub dx: NaiveDateTime,
        pub e: Option<Size>,
        #[column(precision = 3, scale = 3)]
        pub fx: Option<Decimal>,
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
        #[column(default = 1.25f32)]
        pub a: Option<f32>,
        #[column(default = Uuid::from_u128(0x1))]
        pub b: Option<Uuid>,
        #[column(default = date("2024-02-29"))]
        pub c: NaiveDate,
        pub dx: i16,
        pub e: Option<NaiveDate>,
        #[column(timestamp = seconds)]
        pub f: Option<DateTime<Utc>>,
        #[column(timestamp = seconds)]
        pub g: Option<DateTime<Utc>>,
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
                    .ax(3037000500i64)
                    .b(Uuid::from_u128(0x2))
                    .c(-1.0f32)
                    .d(timestamp("2024-02-29T12:00:00.500")),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(2i32)
                    .ax(2i64)
                    .b(Uuid::from_u128(0xff))
                    .c(1.25f32)
                    .d(timestamp("2024-02-29T12:00:00")),
            )
            .returning(T1)
            .all(db)
            .await?;
        insert(T1)
            .values(T1::new().id(10i32).ax(-9223372036854775808i64).b(Uuid::from_u128(0x2)).c(-1.0f32))
            .returning(T1)
            .all(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(3i32)
                    .id2(8i64)
                    .ax(None::<DateTime<Utc>>)
                    .cx(-1.5f64)
                    .dx(timestamp("1970-01-01T00:00:00"))
                    .fx(decimal("0.1"))
                    .r1(1i32),
            )
            .returning((T2, T2::cx))
            .all(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(6i32)
                    .id2(6i64)
                    .ax(None::<DateTime<Utc>>)
                    .cx(0.25f64)
                    .dx(timestamp("2000-01-01T00:00:00.001"))
                    .e(Size::Huge)
                    .fx(decimal("-0.005"))
                    .r0(2i32)
                    .r1(1i32),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(11i32)
                    .id2(4i64)
                    .ax(timestamp("2000-01-01T00:00:00.001").and_utc())
                    .b(json("{\"a\":1}"))
                    .cx(2.2250738585072014e-308f64)
                    .dx(timestamp("2024-02-29T12:00:00"))
                    .e(Size::Huge)
                    .fx(decimal("0"))
                    .r0(0i32)
                    .r1(10i32),
            )
            .returning(val(timestamp("2024-02-29T12:00:00.500")))
            .all(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(3i64)
                    .b(None::<Uuid>)
                    .c(date("2024-02-29"))
                    .dx(-1i16)
                    .e(date("2024-03-01"))
                    .f(None::<DateTime<Utc>>)
                    .g(None::<DateTime<Utc>>),
            )
            .exec(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(7i64)
                    .b(Uuid::from_u128(0xff))
                    .dx(-32768i16)
                    .f(None::<DateTime<Utc>>)
                    .g(timestamp("2024-02-29T12:00:00").and_utc()),
            )
            .exec(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(6i64)
                    .a(0.0f32)
                    .b(None::<Uuid>)
                    .c(date("2024-03-01"))
                    .dx(0i16)
                    .f(timestamp("2024-02-29T12:00:00").and_utc())
                    .g(None::<DateTime<Utc>>),
            )
            .exec(db)
            .await?;
        let answer = select(T1::d).from(T1).all(db).await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_13 {
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
    #[table(name = "t0", index(columns(cx, id)))]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i64,
        pub a: Option<Decimal>,
        pub b: DateTime<Utc>,
        pub cx: i32,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1")]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i64,
        #[column(default = 2.0f64)]
        pub a: Option<f64>,
        #[column(default = 0.25f64)]
        pub b: f64,
        pub cx: String,
        #[column(references(T0::id, on_delete = set_null, on_update = restrict))]
        pub r0: Option<i64>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", primary_key(id, id2), unique(columns(id2)))]
    pub struct T2 {
        pub id: i32,
        pub id2: Size,
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
                    .a(None::<Decimal>)
                    .b(timestamp("2024-02-29T12:00:00").and_utc())
                    .cx(-1i32),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(8i64)
                    .a(None::<Decimal>)
                    .b(timestamp("2024-02-29T12:00:00.500").and_utc())
                    .cx(2147483647i32),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(11i64)
                    .a(decimal("0.1"))
                    .b(timestamp("2024-02-29T12:00:00.500").and_utc())
                    .cx(3i32),
            )
            .exec(db)
            .await?;
        insert(T1).values(T1::new().id(4i64).cx("NULL").r0(0i64)).exec(db).await?;
        insert(T1).values(T1::new().id(7i64).b(-1.5f64).cx("ab")).exec(db).await?;
        insert(T1).values(T1::new().id(11i64).b(-1.5f64).cx("ﬁ").r0(1i64)).exec(db).await?;
        insert(T2)
            .values(T2::new().id(4i32).id2(Size::Huge).r1(None::<i64>))
            .returning(val(-1.5f64))
            .all(db)
            .await?;
        insert(T2).values(T2::new().id(12i32).id2(Size::Large).r1(2i64)).exec(db).await?;
        insert(T2).values(T2::new().id(10i32).id2(Size::Small).r0(None::<i64>)).exec(db).await?;
        let answer = insert(T1)
            .values([
                T1::new().id(2i64).b(0.0f64).cx("a").r0(0i64),
                T1::new().id(8i64).b(0.25f64).cx("A").r0(-1i64),
            ])
            .returning((coalesce(val(vec![97]), vec![1]), (val(2.0f64) * (T1::b + 0.25f64))))
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

    #[derive(Table, Debug)]
    #[table(name = "t0")]
    pub struct T0 {
        #[column(primary_key, auto)]
        pub id: i32,
        pub a: Uuid,
        pub bx: Option<Mood>,
        pub c: Option<i16>,
        pub dx: Option<NaiveDate>,
        #[column(default = 1i32)]
        pub e: Option<i32>,
        #[column(timestamp = text)]
        pub f: Option<DateTime<Utc>>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1")]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i64,
        pub ax: Option<serde_json::Value>,
        pub b: Option<Mood>,
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
        pub a: i16,
    }

    #[derive(Table, Debug)]
    #[table(name = "t3", unique(columns(b)))]
    pub struct T3 {
        #[column(primary_key)]
        pub id: i32,
        pub a: Option<Uuid>,
        pub b: Option<Decimal>,
        pub cx: f64,
        pub dx: Option<NaiveDateTime>,
        pub e: Vec<u8>,
        #[column(default = 2i64)]
        pub f: Option<i64>,
        pub gx: Uuid,
    }

    alias!(pub X1 = T1);

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2, T3]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(8i32)
                    .a(Uuid::from_u128(0x2))
                    .bx(Mood::Ok)
                    .c(2i16)
                    .dx(None::<NaiveDate>)
                    .e(10i32)
                    .f(timestamp("2024-02-29T12:00:00").and_utc()),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(11i32)
                    .a(Uuid::from_u128(0xff))
                    .c(None::<i16>)
                    .dx(None::<NaiveDate>)
                    .e(10i32)
                    .f(timestamp("2024-02-29T12:00:00").and_utc()),
            )
            .returning(T0)
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(12i32)
                    .a(Uuid::from_u128(0x1))
                    .bx(Mood::Ok)
                    .c(2i16)
                    .dx(date("1582-10-10"))
                    .f(timestamp("2024-02-29T12:00:00").and_utc()),
            )
            .exec(db)
            .await?;
        insert(T1).values(T1::new().id(12i64).b(Mood::Sad).r0(2i64).r1(2i32)).exec(db).await?;
        insert(T1)
            .values(T1::new().id(3i64).b(Mood::Ok).r0(None::<i64>).r1(3i32))
            .returning((T1, abs((val(decimal("10")) / T1::id))))
            .all(db)
            .await?;
        insert(T1).values(T1::new().id(3i64).b(None::<Mood>).r1(1i32)).exec(db).await?;
        insert(T2).values(T2::new().id(3i32).a(1i16)).returning((T2, T2)).all(db).await?;
        insert(T2).values(T2::new().id(12i32).a(-1i16)).exec(db).await?;
        insert(T2).values(T2::new().id(4i32).a(2i16)).exec(db).await?;
        insert(T3)
            .values(
                T3::new().id(8i32).a(Uuid::from_u128(0x2)).cx(-1.5f64).e(vec![97]).gx(Uuid::from_u128(0x1)),
            )
            .exec(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(4i32)
                    .a(Uuid::from_u128(0x1))
                    .b(decimal("10"))
                    .cx(1000000000000000.0f64)
                    .e(vec![97])
                    .gx(Uuid::from_u128(0x2)),
            )
            .exec(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(4i32)
                    .b(decimal("1"))
                    .cx(2.2250738585072014e-308f64)
                    .dx(None::<NaiveDateTime>)
                    .e(vec![1, 2])
                    .gx(Uuid::from_u128(0xff)),
            )
            .exec(db)
            .await?;
        let answer = select((val(Uuid::from_u128(0x2)), T1::ax)).from(T1).cross_join(X1).all(db).await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_15 {
    use super::super::*;

    #[derive(Table, Debug)]
    #[table(name = "t0", index(columns(id), where = val(Uuid::from_u128(0x2)).le(T0::a)))]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i64,
        pub a: Option<Uuid>,
        #[column(default = json("1"))]
        pub b: Option<serde_json::Value>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", check(name = "checked", condition = T1::ex.between(vec![0], T1::ex)))]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i32,
        pub a: serde_json::Value,
        #[column(default = false)]
        pub bx: Option<bool>,
        pub cx: Option<f64>,
        #[column(default = -1i32)]
        pub d: Option<i32>,
        #[column(default = vec![0])]
        pub ex: Option<Vec<u8>>,
        #[column(default = 1.25f32)]
        pub f: f32,
        pub g: i32,
        #[column(references(T1::id, on_delete = no_action, on_update = no_action))]
        pub r0: i32,
        #[column(references(T0::id, on_delete = cascade, on_update = no_action))]
        pub r1: Option<i64>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1]).await?;
        insert(T0).values(T0::new().id(12i64).a(Uuid::from_u128(0x2)).b(json("{}"))).exec(db).await?;
        insert(T0)
            .values(T0::new().id(4i64).a(None::<Uuid>).b(None::<serde_json::Value>))
            .returning((T0, T0))
            .all(db)
            .await?;
        insert(T0).values(T0::new().id(11i64).a(None::<Uuid>).b(json("{\"a\":1}"))).exec(db).await?;
        insert(T1)
            .values(
                T1::new()
                    .id(6i32)
                    .a(json("1"))
                    .bx(true)
                    .cx(None::<f64>)
                    .ex(Vec::<u8>::new())
                    .f(2.0f32)
                    .g(2i32)
                    .r0(2i32)
                    .r1(2i64),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(T1::new().id(10i32).a(json("1")).cx(2.0f64).f(2.0f32).g(10i32).r0(10i32))
            .returning(T1)
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(12i32)
                    .a(json("\"a\""))
                    .bx(false)
                    .d(0i32)
                    .ex(vec![128, 0])
                    .f(0.0f32)
                    .g(2i32)
                    .r0(2i32)
                    .r1(None::<i64>),
            )
            .returning((T1, T1))
            .all(db)
            .await?;
        let answer = select(((val(1i64) * 9007199254740992i64), min(val(timestamp("2024-02-29T12:00:00")))))
            .from(T1)
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
