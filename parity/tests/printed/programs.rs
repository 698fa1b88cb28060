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
    #[table(name = "t0", primary_key(id, id2), index(columns(a, cx), where = val(time("12:30:00")).between(T0::a, time("00:00:00"))), many_to_many(w8: T1 through T2(p2, p0)))]
    pub struct T0 {
        pub id: i64,
        pub id2: String,
        #[column(default = time("00:00:00"))]
        pub a: NaiveTime,
        pub b: Option<TimeDelta>,
        pub cx: Option<i64>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", soft_delete = gone, check(name = "checked", condition = val(vec!["a".to_owned()]).ne(vec!["a".to_owned()]).or((!val(false)))), has_many(m3: T2::p0), many_to_many(w4: T2 through T2(p0, p1) where val(true).and(T2::dx).and(T2::dx.or(T2::dx))), many_to_many(w5: T0 through T2(p0, p2) where val(TimeDelta::microseconds(0)).is_not_null()))]
    pub struct T1 {
        #[column(primary_key)]
        pub idx: Mood,
        pub a: Option<i64>,
        pub bx: Option<i16>,
        pub c: f64,
        pub dx: Vec<u8>,
        pub e: Option<NaiveDateTime>,
        #[column(timestamp = text)]
        pub gone: Option<DateTime<Utc>>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", check(name = "checked", condition = T2::r2b.is_not_null()), foreign_key(columns(r2, r2b), references(T0::id, T0::id2), on_delete = set_default, on_update = no_action, relation = p2), has_many(m6: T2::p1), many_to_many(w7: T0 through T2(p1, p2) where val(false).ge(true).and(T0::id.between(-1i64, 1i64))))]
    pub struct T2 {
        #[column(primary_key)]
        pub idx: f32,
        pub ax: i64,
        #[column(timestamp = seconds)]
        pub bx: Option<DateTime<Utc>>,
        #[column(timestamp = millis, default = timestamp("2024-02-29T12:00:00"))]
        pub c: NaiveDateTime,
        #[column(default = false)]
        pub dx: Option<bool>,
        pub e: Option<i64>,
        pub fx: Option<Vec<String>>,
        #[column(references(T1::idx, on_delete = set_default, on_update = no_action, relation = p0))]
        pub r0x: Option<Mood>,
        #[column(references(T2::idx, on_delete = cascade, on_update = no_action, relation = p1))]
        pub r1x: f32,
        pub r2: Option<i64>,
        pub r2b: Option<String>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2]).await?;
        insert(T0)
            .values(T0::new().id(1i64).id2("A").a(time("12:30:00")).cx(-9223372036854775808i64))
            .returning(T0::id2)
            .all(db)
            .await?;
        insert(T0).values(T0::new().id(1i64).id2("a_b").a(time("00:00:00")).cx(-1i64)).exec(db).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(1i64)
                    .id2("a%b")
                    .a(time("12:30:00.500"))
                    .b(TimeDelta::microseconds(-1000000))
                    .cx(-1i64),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .idx(Mood::Happy)
                    .a(100i64)
                    .bx(-32768i16)
                    .c(-1.5f64)
                    .dx(vec![1, 2])
                    .e(timestamp("1970-01-01T00:00:00"))
                    .gone(None::<DateTime<Utc>>),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(T1::new().idx(Mood::Ok).bx(-1i16).c(10.0f64).dx(vec![97]))
            .returning((T1::idx, T1))
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .idx(Mood::Ok)
                    .bx(0i16)
                    .c(0.0f64)
                    .dx(vec![97])
                    .e(None::<NaiveDateTime>)
                    .gone(None::<DateTime<Utc>>),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .idx(-3.4028235e38f32)
                    .ax(1i64)
                    .bx(None::<DateTime<Utc>>)
                    .c(timestamp("1970-01-01T00:00:00"))
                    .dx(None::<bool>)
                    .e(None::<i64>)
                    .fx(Vec::<String>::new())
                    .r0x(None::<Mood>)
                    .r1x(f32::INFINITY)
                    .r2(1i64)
                    .r2b("A"),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .idx(-3.4028235e38f32)
                    .ax(2i64)
                    .bx(timestamp("2024-02-29T12:00:00.500").and_utc())
                    .e(0i64)
                    .r0x(Mood::Ok)
                    .r1x(-3.4028235e38f32)
                    .r2(1i64)
                    .r2b("A"),
            )
            .returning(T2)
            .all(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .idx(1.1754944e-38f32)
                    .ax(1i64)
                    .bx(None::<DateTime<Utc>>)
                    .dx(None::<bool>)
                    .e(1i64)
                    .r0x(Mood::Ok)
                    .r1x(0.0f32)
                    .r2(1i64),
            )
            .exec(db)
            .await?;
        let nested = T2::query()
            .order_by((T2::r1x.asc(), right(T2::r2b, val(3i32)).desc().nulls_first(), T2::idx.asc()))
            .with(
                T2::w7
                    .filter(T0::b.ne(T0::b))
                    .order_by((T0::id.desc(), T0::id2.desc()))
                    .with(
                        T0::w8
                            .with_deleted()
                            .select((val(3i32), val(decimal("0.1"))))
                            .order_by(T1::idx.asc().nulls_first())
                            .limit(0)
                            .with(
                                T1::m3
                                    .order_by((
                                        case().when(val(false), T2::r2b).or_null().desc(),
                                        T2::idx.asc().nulls_first(),
                                    ))
                                    .limit(4),
                            ),
                    )
                    .with(
                        T0::w8
                            .with_deleted()
                            .select(val(-1i16))
                            .with(T1::w5.order_by((T0::id.desc(), T0::id2.asc())).limit(5)),
                    ),
            );
        let single = nested.clone().strategy(squall::relation::Strategy::Single).all(db).await?;
        let select_in = nested.strategy(squall::relation::Strategy::SelectIn).all(db).await?;
        let answer = (single, select_in);
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

    #[derive(Table, Debug)]
    #[table(name = "t0", schema = "ns", has_many(m7: T2::p0), has_many(m8: T2::p1))]
    pub struct T0 {
        #[column(primary_key, auto = serial)]
        pub id: i32,
        #[column(timestamp = seconds)]
        pub a: Option<NaiveDateTime>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", has_many(m5: T1::p0), has_one(o6: T1::p0 where val(2i16).eq(2i16).or(T1::ax.lt(T1::ax))))]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i32,
        #[column(max_length = 20)]
        pub ax: Option<String>,
        #[column(default = -1i32)]
        pub b: Option<i32>,
        #[column(default = vec![97])]
        pub c: Option<Vec<u8>>,
        pub d: Option<Uuid>,
        pub ex: Option<Mood>,
        pub f: Uuid,
        pub g: Decimal,
        #[column(references(T1::id, on_delete = no_action, on_update = cascade, relation = p0))]
        pub r0: Option<i32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", schema = "ns", has_many(m9: T2::p2), many_to_many(w10: T0 through T2(p2, p0)))]
    pub struct T2 {
        #[column(primary_key)]
        pub id: i32,
        #[column(references(T0::id, on_delete = no_action, on_update = no_action, deferrable, relation = p0))]
        pub r0: Option<i32>,
        #[column(references(T0::id, on_delete = cascade, on_update = set_null, relation = p1))]
        pub r1: Option<i32>,
        #[column(references(T2::id, on_delete = no_action, on_update = no_action, relation = p2))]
        pub r2: i32,
        #[column(generated = (!val(false)).or(T2::id.eq(0i32)))]
        pub made: bool,
    }

    #[derive(Table, Debug)]
    #[table(name = "t3", unique(columns(r0, cx)), index(columns(cx, bx), unique), has_many(m11: T3::p0 where T3::bx.eq(timestamp("2024-02-29T12:00:00"))))]
    pub struct T3 {
        #[column(primary_key)]
        pub id: i32,
        pub ax: Option<Vec<String>>,
        #[column(timestamp = text)]
        pub bx: Option<NaiveDateTime>,
        #[column(default = 2i16)]
        pub cx: Option<i16>,
        #[column(references(T3::id, on_delete = restrict, on_update = restrict, relation = p0))]
        pub r0: Option<i32>,
        #[column(generated = row((T3::r0, T3::bx)).le((10i32, T3::bx)))]
        pub made: Option<bool>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2, T3]).await?;
        insert(T0).values(T0::new().id(4i32).a(None::<NaiveDateTime>)).returning(T0).all(db).await?;
        insert(T0).values(T0::new().id(7i32).a(timestamp("2024-02-29T12:00:00.500"))).exec(db).await?;
        insert(T0).values(T0::new().id(3i32).a(timestamp("1970-01-01T00:00:00"))).exec(db).await?;
        insert(T1)
            .values(
                T1::new()
                    .id(6i32)
                    .ax(None::<String>)
                    .c(None::<Vec<u8>>)
                    .d(Uuid::from_u128(0x1))
                    .f(Uuid::from_u128(0x2))
                    .g(decimal("10"))
                    .r0(2i32),
            )
            .returning((val(100i64), T1::f))
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(7i32)
                    .ax("a\\")
                    .b(2i32)
                    .d(Uuid::from_u128(0xff))
                    .ex(None::<Mood>)
                    .f(Uuid::from_u128(0x2))
                    .g(decimal("0.1")),
            )
            .returning(T1)
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(5i32)
                    .ax(None::<String>)
                    .c(None::<Vec<u8>>)
                    .d(Uuid::from_u128(0x2))
                    .f(Uuid::from_u128(0x2))
                    .g(decimal("10"))
                    .r0(7i32),
            )
            .exec(db)
            .await?;
        insert(T2).values(T2::new().id(2i32).r0(5i32).r2(6i32)).exec(db).await?;
        insert(T2).values(T2::new().id(7i32).r2(2i32)).exec(db).await?;
        insert(T2).values(T2::new().id(7i32).r0(4i32).r2(2i32)).exec(db).await?;
        insert(T3)
            .values(
                T3::new()
                    .id(1i32)
                    .ax(vec!["a".to_owned(), "b".to_owned()])
                    .bx(timestamp("1969-12-31T23:59:59.999999"))
                    .cx(None::<i16>)
                    .r0(4i32),
            )
            .exec(db)
            .await?;
        insert(T3)
            .values(T3::new().id(3i32).ax(None::<Vec<String>>).bx(timestamp("2024-02-29T12:00:00")).cx(-1i16))
            .returning((T3, T3))
            .all(db)
            .await?;
        insert(T3).values(T3::new().id(8i32).cx(2i16)).returning(T3).all(db).await?;
        let answer = insert(T1)
            .values([
                T1::new()
                    .id(7i32)
                    .b(2i32)
                    .d(None::<Uuid>)
                    .ex(Mood::Sad)
                    .f(Uuid::from_u128(0x1))
                    .g(decimal("10")),
                T1::new()
                    .id(1i32)
                    .b(1i32)
                    .d(Uuid::from_u128(0x1))
                    .ex(Mood::Sad)
                    .f(Uuid::from_u128(0x1))
                    .g(decimal("1.5")),
            ])
            .on_conflict(T1::id)
            .do_nothing()
            .exec(db)
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
    #[table(name = "t0", soft_delete = gone, index(columns(gone), unique, where = T0::gone.is_null()), has_many(m5: T0::p0), has_many(m6: T0::p1), many_to_many(w7: T0 through T0(p1, p0)), has_many(m8: T2::p0))]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i32,
        #[column(timestamp = text)]
        pub ax: DateTime<Utc>,
        pub bx: Option<Mood>,
        pub cx: Option<TimeDelta>,
        pub d: Option<Size>,
        #[column(timestamp = seconds)]
        pub gone: Option<NaiveDateTime>,
        #[column(references(T0::id, on_delete = no_action, on_update = no_action, relation = p0))]
        pub r0: Option<i32>,
        #[column(references(T0::id, on_delete = no_action, on_update = cascade, relation = p1))]
        pub r1: Option<i32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", has_many(m9: T2::p1 where T2::r0.between(T2::id, -1i32)), many_to_many(w10: T2 through T2(p1, p2)))]
    pub struct T1 {
        #[column(primary_key, auto = serial)]
        pub id: i64,
        pub a: Option<i64>,
        pub b: Mood,
        pub c: Option<f64>,
        pub dx: Vec<i32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", primary_key(id, id2), soft_delete = gone, index(columns(d)), check(name = "checked", condition = val("".to_owned()).like("_%_").and(val("A".to_owned()).not_like("%a%"))), foreign_key(columns(r2, r2b), references(T2::id, T2::id2), on_delete = no_action, on_update = cascade, deferrable, relation = p2), has_many(m11: T2::p2), has_one(o12: T2::p2))]
    pub struct T2 {
        pub id: i32,
        pub id2: f32,
        pub a: Option<f32>,
        pub b: f32,
        pub cx: Mood,
        pub d: Option<f64>,
        pub ex: Option<Vec<String>>,
        #[column(timestamp = millis)]
        pub gone: Option<NaiveDateTime>,
        #[column(references(T0::id, on_delete = no_action, on_update = set_default, relation = p0))]
        pub r0: Option<i32>,
        #[column(references(T1::id, on_delete = restrict, on_update = restrict, relation = p1))]
        pub r1: i64,
        pub r2: Option<i32>,
        pub r2b: Option<f32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t3")]
    pub struct T3 {
        #[column(primary_key, auto = serial)]
        pub id: i32,
    }

    alias!(pub S0 = T0);

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2, T3]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(4i32)
                    .ax(timestamp("1970-01-01T00:00:00").and_utc())
                    .bx(Mood::Sad)
                    .d(None::<Size>)
                    .r0(2i32)
                    .r1(4i32),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(8i32)
                    .ax(timestamp("9999-12-31T23:59:59.999999").and_utc())
                    .gone(timestamp("2024-02-29T12:00:00.500"))
                    .r0(4i32)
                    .r1(4i32),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(5i32)
                    .ax(timestamp("1969-12-31T23:59:59.999999").and_utc())
                    .cx(None::<TimeDelta>)
                    .gone(None::<NaiveDateTime>),
            )
            .returning((
                val(Uuid::from_u128(0x1)),
                scalar(
                    select(val(2.0f64))
                        .from(S0)
                        .filter(
                            S0::bx
                                .ge(S0::bx)
                                .or(S0::gone.between(timestamp("1970-01-01T00:00:00"), S0::gone)),
                        )
                        .order_by(S0::id.asc())
                        .limit(1),
                ),
            ))
            .all(db)
            .await?;
        insert(T1)
            .values(T1::new().a(2i64).b(Mood::Happy).dx(vec![2i32, 1i32]))
            .returning(T1)
            .all(db)
            .await?;
        insert(T1)
            .values(T1::new().id(5i64).b(Mood::Sad).dx(Vec::<i32>::new()))
            .returning(T1)
            .all(db)
            .await?;
        insert(T1)
            .values(T1::new().id(8i64).a(-1i64).b(Mood::Happy).c(10.0f64).dx(Vec::<i32>::new()))
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(1i32)
                    .id2(1.25f32)
                    .a(None::<f32>)
                    .b(-1.0f32)
                    .cx(Mood::Ok)
                    .d(0.0f64)
                    .gone(None::<NaiveDateTime>)
                    .r1(5i64)
                    .r2(2i32)
                    .r2b(None::<f32>),
            )
            .returning((T2, case().when(T2::r2.ge(T2::id), greatest(T2::d, -1.5f64)).otherwise(ceil(T2::d))))
            .all(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(2i32)
                    .id2(1.25f32)
                    .a(0.5f32)
                    .b(0.5f32)
                    .cx(Mood::Ok)
                    .d(0.25f64)
                    .ex(vec!["\"".to_owned(), "\\".to_owned(), "{}".to_owned(), ",".to_owned()])
                    .gone(None::<NaiveDateTime>)
                    .r0(2i32)
                    .r1(8i64)
                    .r2(1i32),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(1i32)
                    .id2(0.5f32)
                    .a(1.25f32)
                    .b(0.5f32)
                    .cx(Mood::Ok)
                    .gone(None::<NaiveDateTime>)
                    .r0(8i32)
                    .r1(5i64)
                    .r2b(1.25f32),
            )
            .returning(val(json("\"a\"")).json_get::<String>(["a", "0"]))
            .all(db)
            .await?;
        insert(T3).values(T3::new().id(6i32)).exec(db).await?;
        insert(T3).values(T3::new().id(3i32)).exec(db).await?;
        insert(T3).values(T3::new()).exec(db).await?;
        let answer = update(T3)
            .filter(substring(rtrim_chars(val("".to_owned()), "a_b"), val(1i32), val(0i32)).like("%\n%"))
            .exec(db)
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
    #[table(name = "t0", soft_delete = gone, has_many(m3: T1::p0 where val("a_b".to_owned()).not_like("%")), many_to_many(w4: T0 through T1(p0, p1)), many_to_many(w5: T1 through T1(p0, p2)), many_to_many(w6: T0 through T1(p1, p0)))]
    pub struct T0 {
        #[column(primary_key, auto = serial)]
        pub id: i32,
        pub a: Option<Mood>,
        pub bx: TimeDelta,
        pub c: Option<Vec<u8>>,
        #[column(timestamp = text)]
        pub gone: Option<DateTime<Utc>>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", soft_delete = gone, index(columns(fx)), check(name = "checked", condition = (!val(true))), has_many(m7: T1::p2), many_to_many(w8: T0 through T1(p2, p0)), many_to_many(w9: T0 through T1(p2, p1)))]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i32,
        #[column(json = text)]
        pub a: Option<serde_json::Value>,
        #[column(default = Mood::Happy)]
        pub bx: Option<Mood>,
        pub c: Option<Vec<u8>>,
        pub dx: Option<i64>,
        pub e: NaiveTime,
        pub fx: Option<i64>,
        pub gone: Option<DateTime<Utc>>,
        #[column(references(T0::id, on_delete = set_default, on_update = set_default, relation = p0))]
        pub r0: i32,
        #[column(references(T0::id, on_delete = restrict, on_update = restrict, relation = p1))]
        pub r1: Option<i32>,
        #[column(references(T1::id, on_delete = cascade, on_update = cascade, relation = p2))]
        pub r2: Option<i32>,
        #[column(generated = val(3i32).between(T1::r0, 10i32).is_not_null(), sqlite(virtual))]
        pub made: bool,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2")]
    pub struct T2 {
        #[column(primary_key, auto)]
        pub id: i64,
        pub a: Option<i32>,
    }

    #[derive(View, Debug)]
    pub struct V0 {
        pub c0: i64,
        pub c1: i32,
        pub c2: f64,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(6i32)
                    .bx(TimeDelta::microseconds(1))
                    .c(None::<Vec<u8>>)
                    .gone(None::<DateTime<Utc>>),
            )
            .returning(T0)
            .all(db)
            .await?;
        insert(T0)
            .values(T0::new().id(4i32).a(Mood::Happy).bx(TimeDelta::microseconds(-1)).c(Vec::<u8>::new()))
            .returning(T0)
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(8i32)
                    .bx(TimeDelta::microseconds(0))
                    .c(vec![97])
                    .gone(timestamp("2024-02-29T12:00:00.500").and_utc()),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(T1::new().id(5i32).a(json("{\"a\":1}")).c(vec![0]).e(time("00:00:00")).r0(8i32))
            .returning((T1, T1))
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(5i32)
                    .bx(Mood::Sad)
                    .c(None::<Vec<u8>>)
                    .dx(-1i64)
                    .e(time("00:00:00"))
                    .gone(timestamp("2024-02-29T12:00:00.500").and_utc())
                    .r0(4i32)
                    .r1(8i32)
                    .r2(None::<i32>),
            )
            .returning(T1)
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(8i32)
                    .a(json("1"))
                    .bx(Mood::Sad)
                    .c(vec![97])
                    .dx(1i64)
                    .e(time("12:30:00.500"))
                    .fx(None::<i64>)
                    .gone(None::<DateTime<Utc>>)
                    .r0(8i32)
                    .r1(8i32)
                    .r2(5i32),
            )
            .returning((T1::c, T1::r2))
            .all(db)
            .await?;
        insert(T2).values(T2::new().id(1i64)).returning(T2).all(db).await?;
        insert(T2).values(T2::new().id(4i64).a(3i32)).returning(T2).all(db).await?;
        insert(T2).values(T2::new().id(2i64)).returning(T2).all(db).await?;
        let answer = select((val(json("null")), val(TimeDelta::microseconds(-1000000))))
            .from(values([V0 { c0: 1i64, c1: 10i32, c2: 10.0f64 }]))
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
    #[table(name = "t0", index(columns(c, ex), where = T0::gx.lt(T0::ex)), check(name = "checked", condition = val("a".to_owned()).ends_with(T0::c)), has_many(m4: T0::p0), has_many(m5: T0::p1), has_one(o6: T0::p1 where val("ä".to_owned()).like("%\\%%")), many_to_many(w7: T0 through T0(p1, p0)), has_many(m8: T1::p0 where val(json("[]")).is_not_null().and(val("A".to_owned()).ilike(""))), many_to_many(w9: T1 through T1(p0, p1)))]
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
        #[column(references(T0::id, on_delete = set_null, on_update = no_action, relation = p0))]
        pub r0: Option<i64>,
        #[column(references(T0::id, on_delete = restrict, on_update = no_action, relation = p1))]
        pub r1: Option<i64>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", has_many(m10: T1::p1 where val("b".to_owned()).ilike("%b").and(val(2i64).ge(T1::r1))))]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i64,
        pub ax: Option<i16>,
        #[column(default = 10.0f64)]
        pub b: Option<f64>,
        pub c: Vec<u8>,
        pub dx: Option<NaiveTime>,
        pub e: Option<NaiveDate>,
        #[column(references(T0::id, on_delete = cascade, on_update = restrict, relation = p0))]
        pub r0: Option<i64>,
        #[column(references(T1::id, on_delete = no_action, on_update = cascade, relation = p1))]
        pub r1: Option<i64>,
        #[column(generated = T1::b.eq(0.0f64), sqlite(virtual))]
        pub made: Option<bool>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", unique(columns(bx)), index(columns(id, cx)))]
    pub struct T2 {
        #[column(primary_key)]
        pub id: i32,
        pub ax: bool,
        pub bx: Decimal,
        pub cx: Option<i64>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t3", unique(columns(g)))]
    pub struct T3 {
        #[column(primary_key)]
        pub idx: i16,
        pub ax: Option<Vec<i32>>,
        pub b: NaiveDate,
        #[column(timestamp = seconds)]
        pub c: DateTime<Utc>,
        pub d: NaiveDateTime,
        pub e: Option<Vec<u8>>,
        pub f: Mood,
        #[column(timestamp = seconds)]
        pub g: NaiveDateTime,
        #[column(generated = (!T3::idx.ne(7i16)))]
        pub made: bool,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2, T3]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(7i64)
                    .ax(json("\"a\""))
                    .b(date("2024-02-29"))
                    .c("ab")
                    .dx(timestamp("9999-12-31T23:59:59.999999"))
                    .f(true)
                    .gx(decimal("99999999.99"))
                    .r0(3i64),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(3i64)
                    .ax(None::<serde_json::Value>)
                    .b(date("1970-01-01"))
                    .c("")
                    .dx(timestamp("1970-01-01T00:00:00"))
                    .ex(decimal("3.000000000"))
                    .f(false)
                    .gx(decimal("0.0000000001"))
                    .r0(7i64)
                    .r1(7i64),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(2i64)
                    .ax(json("{}"))
                    .b(date("2024-02-29"))
                    .dx(timestamp("2024-02-29T12:00:00"))
                    .ex(decimal("1"))
                    .f(true)
                    .gx(decimal("0"))
                    .r1(3i64),
            )
            .returning((T0, T0::b))
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(2i64)
                    .ax(None::<i16>)
                    .c(vec![97])
                    .dx(None::<NaiveTime>)
                    .e(date("2024-03-01"))
                    .r0(3i64)
                    .r1(7i64),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(6i64)
                    .ax(None::<i16>)
                    .b(None::<f64>)
                    .c(vec![1, 2])
                    .dx(time("23:59:59"))
                    .e(date("2024-02-29"))
                    .r0(7i64)
                    .r1(2i64),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(5i64)
                    .ax(32767i16)
                    .c(Vec::<u8>::new())
                    .dx(None::<NaiveTime>)
                    .e(date("2024-03-01")),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(T2::new().id(8i32).ax(false).bx(decimal("1.5")).cx(None::<i64>))
            .returning(T2)
            .all(db)
            .await?;
        insert(T2).values(T2::new().id(1i32).ax(false).bx(decimal("1.50")).cx(1i64)).exec(db).await?;
        insert(T2)
            .values(T2::new().id(8i32).ax(true).bx(decimal("-79228162514264337593543950335")).cx(None::<i64>))
            .exec(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .idx(3i16)
                    .ax(vec![1i32, 1i32])
                    .b(date("2024-03-01"))
                    .c(timestamp("2024-02-29T12:00:00.500").and_utc())
                    .d(timestamp("1970-01-01T00:00:00"))
                    .f(Mood::Ok)
                    .g(timestamp("1970-01-01T00:00:00")),
            )
            .returning(T3)
            .all(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .idx(4i16)
                    .ax(vec![1i32, 2i32])
                    .b(date("2024-02-29"))
                    .c(timestamp("2024-02-29T12:00:00").and_utc())
                    .d(timestamp("2024-02-29T12:00:00.500"))
                    .e(vec![0])
                    .f(Mood::Sad)
                    .g(timestamp("2024-02-29T12:00:00.500")),
            )
            .exec(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .idx(3i16)
                    .ax(vec![1i32, 1i32])
                    .b(date("1970-01-01"))
                    .c(timestamp("1970-01-01T00:00:00").and_utc())
                    .d(timestamp("2024-02-29T12:00:00"))
                    .e(vec![97])
                    .f(Mood::Happy)
                    .g(timestamp("2024-02-29T12:00:00")),
            )
            .exec(db)
            .await?;
        let nested =
            T0::query().select((T0::c, T0::id, val(100i64))).order_by(T0::id.asc().nulls_first()).with(
                T0::m5.order_by((T0::f.asc(), T0::id.desc())).with(
                    T0::w7
                        .select((T0::c, split_part(T0::c, T0::c, val(2i32)), T0::r0))
                        .order_by((T0::ex.desc(), T0::id.desc()))
                        .with(T0::p0.select(val(0i16)).filter(T0::f.or(T0::f)))
                        .with(T0::m5.order_by((date_trunc(TimeUnit::Day, T0::b).asc(), T0::id.asc()))),
                ),
            );
        let single = nested.clone().strategy(squall::relation::Strategy::Single).all(db).await?;
        let select_in = nested.strategy(squall::relation::Strategy::SelectIn).all(db).await?;
        let answer = (single, select_in);
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
    #[table(name = "t0", soft_delete = gone, index(columns(id), where = val(timestamp("1970-01-01T00:00:00")).ne(T0::gone)))]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i64,
        pub a: Option<Size>,
        pub b: Option<DateTime<Utc>>,
        pub c: Option<Vec<u8>>,
        pub gone: Option<NaiveDateTime>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1")]
    pub struct T1 {
        #[column(primary_key, auto = serial)]
        pub id: i64,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2")]
    pub struct T2 {
        #[column(primary_key, auto = serial)]
        pub id: i32,
        pub a: Option<TimeDelta>,
        pub b: i16,
        #[column(timestamp = seconds)]
        pub cx: DateTime<Utc>,
        pub d: Vec<i32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t3")]
    pub struct T3 {
        #[column(primary_key, auto = serial)]
        pub id: i32,
        #[column(default = time("12:30:00"))]
        pub a: Option<NaiveTime>,
        #[column(default = date("1970-01-01"))]
        pub b: Option<NaiveDate>,
        #[column(default = Mood::Ok)]
        pub cx: Mood,
        pub d: Option<Mood>,
        pub ex: Uuid,
    }

    #[derive(View, Debug)]
    pub struct V1 {
        pub c0: String,
        pub c1: i64,
    }

    alias!(pub X0 = T3);

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2, T3]).await?;
        insert(T0)
            .values(T0::new().id(7i64).a(None::<Size>).b(None::<DateTime<Utc>>).c(Vec::<u8>::new()))
            .returning((val(Size::Medium), T0))
            .all(db)
            .await?;
        insert(T0)
            .values(T0::new().id(8i64).a(Size::Small).c(vec![0]).gone(None::<NaiveDateTime>))
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(2i64)
                    .a(Size::Large)
                    .b(timestamp("2024-02-29T12:00:00").and_utc())
                    .c(vec![0])
                    .gone(None::<NaiveDateTime>),
            )
            .exec(db)
            .await?;
        insert(T1).values(T1::new().id(7i64)).exec(db).await?;
        insert(T1).values(T1::new().id(6i64)).returning(T1).all(db).await?;
        insert(T1).values(T1::new().id(3i64)).exec(db).await?;
        insert(T2)
            .values(
                T2::new()
                    .a(TimeDelta::microseconds(86400000000))
                    .b(7i16)
                    .cx(timestamp("1970-01-01T00:00:00").and_utc())
                    .d(Vec::<i32>::new()),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(8i32)
                    .b(-1i16)
                    .cx(timestamp("2024-02-29T12:00:00").and_utc())
                    .d(Vec::<i32>::new()),
            )
            .returning(T2)
            .all(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .a(TimeDelta::microseconds(86400000000))
                    .b(0i16)
                    .cx(timestamp("2024-02-29T12:00:00").and_utc())
                    .d(vec![1i32, 2i32]),
            )
            .exec(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(8i32)
                    .a(time("00:00:00"))
                    .b(date("2024-03-01"))
                    .cx(Mood::Ok)
                    .d(Mood::Ok)
                    .ex(Uuid::from_u128(0x2)),
            )
            .returning(T3)
            .all(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(3i32)
                    .a(time("00:00:00"))
                    .cx(Mood::Happy)
                    .d(Mood::Sad)
                    .ex(Uuid::from_u128(0x80000000000000000000000000000000)),
            )
            .exec(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(2i32)
                    .a(time("00:00:00"))
                    .b(date("2024-03-01"))
                    .d(Mood::Ok)
                    .ex(Uuid::from_u128(0xffffffffffffffffffffffffffffffff)),
            )
            .returning(T3)
            .all(db)
            .await?;
        let answer = select((val(timestamp("2024-02-29T12:00:00.500")), X0::ex, X0::cx))
            .from(X0)
            .left_join(
                unnest(V1, val(vec!["a".to_owned(), "b".to_owned()])),
                X0::id.ne(X0::id).or((!val(true))),
            )
            .filter((V1::c0.cast::<Decimal>() - decimal("0")).gt(decimal("1")))
            .distinct()
            .all(db)
            .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_6 {
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
    #[table(name = "t0", has_many(m3: T1::p1), has_one(o4: T1::p1), many_to_many(w5: T1 through T1(p1, p0)))]
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
    #[table(name = "t1", primary_key(id, id2), soft_delete = gone, foreign_key(columns(r0, r0b), references(T1::id, T1::id2), on_delete = cascade, on_update = set_null, relation = p0), has_many(m2: T1::p0))]
    pub struct T1 {
        pub id: i64,
        pub id2: Size,
        #[column(timestamp = seconds)]
        pub gone: Option<DateTime<Utc>>,
        pub r0: Option<i64>,
        pub r0b: Option<Size>,
        #[column(references(T0::id, on_delete = no_action, on_update = no_action, relation = p1))]
        pub r1: i32,
        #[column(generated = T1::id.ne(T1::id), sqlite(virtual))]
        pub made: bool,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(4i32)
                    .a(json("null"))
                    .c(time("12:30:00"))
                    .d(timestamp("1970-01-01T00:00:00"))
                    .ex(true)
                    .fx(-32767i16)
                    .g(timestamp("2024-02-29T12:00:00").and_utc()),
            )
            .returning(T0)
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(4i32)
                    .a(json("[]"))
                    .c(time("12:30:00"))
                    .d(timestamp("1970-01-01T00:00:00"))
                    .ex(false)
                    .fx(-32767i16)
                    .g(timestamp("2024-02-29T12:00:00.500").and_utc()),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(4i32)
                    .a(json("{}"))
                    .b(json("null"))
                    .c(time("12:30:00.500"))
                    .d(timestamp("2024-02-29T12:00:00.500"))
                    .fx(1i16)
                    .g(timestamp("2024-02-29T12:00:00.500").and_utc()),
            )
            .exec(db)
            .await?;
        insert(T1).values(T1::new().id(2i64).id2(Size::Large).r0(3i64).r1(4i32)).exec(db).await?;
        insert(T1)
            .values(
                T1::new()
                    .id(3i64)
                    .id2(Size::Huge)
                    .gone(timestamp("1970-01-01T00:00:00").and_utc())
                    .r0b(Size::Large)
                    .r1(4i32),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(T1::new().id(2i64).id2(Size::Huge).r0(2i64).r0b(Size::Large).r1(4i32))
            .returning((T1::r0b, val(time("12:30:00"))))
            .all(db)
            .await?;
        let answer =
            select((array_append(val(vec!["a".to_owned()]), val("A".to_owned())), val(Vec::<String>::new())))
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
    #[table(name = "t0", check(name = "checked", condition = T0::ex.starts_with("ab")), has_many(m6: T0::p0), many_to_many(w7: T0 through T0(p0, p1)), has_many(m8: T0::p1 where T0::bx.lt(timestamp("1970-01-01T00:00:00"))), many_to_many(w9: T0 through T0(p2, p0)), has_one(o10: T2::p0), has_many(m11: T2::p1), has_one(o12: T2::p1))]
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
        #[column(references(T0::id, on_delete = no_action, on_update = restrict, deferrable, relation = p0))]
        pub r0: Option<i32>,
        #[column(references(T0::id, on_delete = no_action, on_update = no_action, relation = p1))]
        pub r1: Option<i32>,
        #[column(references(T0::id, on_delete = no_action, on_update = no_action, relation = p2))]
        pub r2: Option<i32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1")]
    pub struct T1 {
        #[column(primary_key, auto)]
        pub id: i64,
        pub ax: Option<Uuid>,
        #[column(default = "aB")]
        pub b: Option<String>,
        pub c: Option<Vec<String>>,
        pub dx: Option<Vec<u8>>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", primary_key(id, id2), index(columns(id2, f), where = val(false).gt(false)), check(name = "checked", condition = val(date("2024-02-29")).between(date("2024-03-01"), date("2024-02-29"))), foreign_key(columns(r2, r2b), references(T2::id, T2::id2), on_delete = no_action, on_update = no_action, relation = p2), many_to_many(w13: T0 through T2(p2, p0) where T0::ex.like("_%_")))]
    pub struct T2 {
        pub id: i32,
        pub id2: Mood,
        #[column(precision = 10, scale = 2, default = decimal("-2.25"))]
        pub a: Option<Decimal>,
        pub b: Vec<String>,
        pub cx: Option<Uuid>,
        pub d: DateTime<Utc>,
        pub ex: Option<Uuid>,
        #[column(precision = 28, scale = 10)]
        pub f: Option<Decimal>,
        pub g: Option<Uuid>,
        #[column(references(T0::id, on_delete = set_null, on_update = no_action, relation = p0))]
        pub r0: Option<i32>,
        #[column(references(T0::id, on_delete = no_action, on_update = cascade, relation = p1))]
        pub r1: Option<i32>,
        pub r2: Option<i32>,
        pub r2b: Option<Mood>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(6i32)
                    .a(timestamp("2024-02-29T12:00:00").and_utc())
                    .bx(timestamp("2000-01-01T00:00:00.001"))
                    .c(TimeDelta::microseconds(86400000000))
                    .d(None::<serde_json::Value>)
                    .ex("aB")
                    .r0(3i32)
                    .r2(3i32),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(6i32)
                    .a(timestamp("2024-02-29T12:00:00.500").and_utc())
                    .c(TimeDelta::microseconds(1000000))
                    .d(None::<serde_json::Value>)
                    .ex("ab")
                    .r0(4i32)
                    .r1(1i32)
                    .r2(6i32),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(8i32)
                    .a(timestamp("1970-01-01T00:00:00").and_utc())
                    .c(TimeDelta::microseconds(0))
                    .d(json("1"))
                    .r0(6i32),
            )
            .returning(T0)
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(3i64)
                    .ax(Uuid::from_u128(0xff))
                    .b("ab")
                    .c(vec!["a".to_owned(), "b".to_owned()])
                    .dx(vec![97]),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(8i64)
                    .ax(Uuid::from_u128(0x80000000000000000000000000000000))
                    .b("aB")
                    .c(None::<Vec<String>>),
            )
            .returning(T1)
            .all(db)
            .await?;
        insert(T1)
            .values(T1::new().b(None::<String>).c(vec!["a".to_owned(), "b".to_owned()]))
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(2i32)
                    .id2(Mood::Ok)
                    .b(Vec::<String>::new())
                    .cx(Uuid::from_u128(0x2))
                    .d(timestamp("2024-02-29T12:00:00").and_utc())
                    .ex(None::<Uuid>)
                    .f(decimal("10"))
                    .g(Uuid::from_u128(0xff))
                    .r0(8i32)
                    .r1(8i32)
                    .r2b(Mood::Ok),
            )
            .returning((T2, least(val(decimal("1")), decimal("0.1"))))
            .all(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(3i32)
                    .id2(Mood::Ok)
                    .a(decimal("0.1"))
                    .b(vec!["a".to_owned(), "b".to_owned()])
                    .cx(Uuid::from_u128(0x80000000000000000000000000000000))
                    .d(timestamp("1970-01-01T00:00:00").and_utc())
                    .ex(None::<Uuid>)
                    .f(decimal("1.50"))
                    .r0(8i32)
                    .r2(2i32)
                    .r2b(Mood::Ok),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(3i32)
                    .id2(Mood::Sad)
                    .b(vec!["a".to_owned(), "b".to_owned()])
                    .d(timestamp("2024-02-29T12:00:00.500").and_utc())
                    .ex(None::<Uuid>)
                    .f(decimal("1.5"))
                    .r2(3i32)
                    .r2b(Mood::Ok),
            )
            .returning((T2, T2))
            .all(db)
            .await?;
        let nested = T2::query()
            .select(val(json("{\"a\":1}")))
            .order_by((
                coalesce(val(Mood::Sad), Mood::Ok).desc(),
                T2::r2.asc(),
                T2::id.asc().nulls_first(),
                T2::id2.asc().nulls_first(),
            ))
            .with(
                T2::p2
                    .with(
                        T2::p1
                            .select((ceil(val(0.25f64)), val(10.0f64), T0::r0))
                            .with(T0::p1.select(T0::bx))
                            .with(
                                T0::m6
                                    .select((
                                        minute(date_trunc(TimeUnit::Quarter, T0::a)),
                                        T0::ex,
                                        val(decimal("0.1")),
                                    ))
                                    .order_by((trunc(val(decimal("1"))).desc(), T0::id.asc()))
                                    .limit(1),
                            ),
                    )
                    .with(T2::w13.select((T0::id, trim_chars(T0::ex, T0::ex))).with(
                        T0::w7.order_by((T0::r1.desc().nulls_first(), T0::id.desc())).limit(2).offset(1),
                    )),
            )
            .with(T2::p1.select((T0::a, val(Mood::Ok))).with(T0::p0).with(T0::p1.with(T0::p1)));
        let single = nested.clone().strategy(squall::relation::Strategy::Single).all(db).await?;
        let select_in = nested.strategy(squall::relation::Strategy::SelectIn).all(db).await?;
        let answer = (single, select_in);
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
    #[table(name = "t0", schema = "ns", primary_key(id, id2), has_many(m1: T1::p0 where T1::id.eq(T1::id)))]
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
    #[table(name = "t1", unique(columns(r0b, ax)), check(name = "checked", condition = val("A".to_owned()).starts_with("ä")), foreign_key(columns(r0, r0b), references(T0::id, T0::id2), on_delete = restrict, on_update = no_action, relation = p0))]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i32,
        pub ax: Option<Uuid>,
        #[column(precision = 28, scale = 10)]
        pub b: Decimal,
        pub c: Option<Mood>,
        pub dx: Size,
        pub r0: i64,
        pub r0b: NaiveDate,
        #[column(generated = val(0i16).not_in_list([1i16, -1i16, -1i16]))]
        pub made: bool,
    }

    alias!(pub X2 = T1);

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(1i64)
                    .id2(date("2024-02-29"))
                    .ax(None::<i64>)
                    .b(json("[]"))
                    .c(Vec::<u8>::new())
                    .d(time("12:30:00.500"))
                    .f(Mood::Sad),
            )
            .returning(T0)
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(1i64)
                    .id2(date("2024-03-01"))
                    .b(json("[]"))
                    .c(vec![1, 2])
                    .d(time("12:30:00"))
                    .ex(Size::Large)
                    .f(Mood::Happy),
            )
            .returning(T0::id2)
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(3i64)
                    .id2(date("2024-02-29"))
                    .ax(100i64)
                    .b(None::<serde_json::Value>)
                    .c(Vec::<u8>::new())
                    .d(time("12:30:00.500"))
                    .ex(Size::Huge)
                    .f(Mood::Ok),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(1i32)
                    .ax(Uuid::from_u128(0x80000000000000000000000000000000))
                    .b(decimal("1.50"))
                    .c(Mood::Sad)
                    .dx(Size::Medium)
                    .r0(3i64)
                    .r0b(date("1970-01-01")),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(8i32)
                    .ax(Uuid::from_u128(0x80000000000000000000000000000000))
                    .b(decimal("1.5"))
                    .c(None::<Mood>)
                    .dx(Size::Large)
                    .r0(3i64)
                    .r0b(date("2024-02-29")),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(3i32)
                    .ax(Uuid::from_u128(0xffffffffffffffffffffffffffffffff))
                    .b(decimal("1.5"))
                    .c(Mood::Sad)
                    .dx(Size::Huge)
                    .r0(3i64)
                    .r0b(date("2024-02-29")),
            )
            .exec(db)
            .await?;
        let answer = select((T1::b, X2::dx))
            .from(T1)
            .inner_join(T0, T1::c.eq(T0::f))
            .inner_join(X2, T1::r0b.eq(X2::r0b))
            .filter(greatest(T1::c, T0::f).ge(Mood::Sad))
            .order_by((T1::id.asc(), T0::id.asc(), T0::id2.asc(), X2::id.asc()))
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
    #[table(name = "t0", soft_delete = gone, has_many(m1: T0::p0 where val(1.25f32).is_not_null()), has_one(o2: T0::p0))]
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
        #[column(timestamp = millis)]
        pub gone: Option<NaiveDateTime>,
        #[column(references(T0::id, on_delete = no_action, on_update = cascade, relation = p0))]
        pub r0: Option<i32>,
        #[column(generated = T0::fx.is_not_null(), sqlite(virtual))]
        pub made: bool,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", primary_key(id, id2), soft_delete = gone, index(columns(gone, a)), index(name = "t1_on", on(T1::gone.gt(timestamp("2024-02-29T12:00:00.500").and_utc()).desc()), unique))]
    pub struct T1 {
        pub id: i64,
        pub id2: f32,
        pub a: i16,
        #[column(timestamp = text)]
        pub gone: Option<DateTime<Utc>>,
        #[column(generated = T1::id.between(100i64, 2i64))]
        pub made: bool,
    }

    alias!(pub X1 = T0);

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(8i32)
                    .ax(1.25f32)
                    .bx(Mood::Sad)
                    .dx(100i64)
                    .e(0i64)
                    .fx(7i16)
                    .gx(Mood::Happy)
                    .gone(None::<NaiveDateTime>)
                    .r0(None::<i32>),
            )
            .returning((T0::dx, T0))
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(7i32)
                    .ax(1.25f32)
                    .bx(None::<Mood>)
                    .cx(None::<NaiveDate>)
                    .dx(-1i64)
                    .e(-1i64)
                    .fx(-32768i16)
                    .gx(Mood::Ok)
                    .gone(None::<NaiveDateTime>)
                    .r0(8i32),
            )
            .returning((T0::r0, T0))
            .all(db)
            .await?;
        insert(T0)
            .values(T0::new().id(4i32).ax(1.25f32).dx(100i64).e(100i64).fx(255i16).gx(Mood::Sad).r0(1i32))
            .returning((val(time("12:30:00.500")), T0))
            .all(db)
            .await?;
        insert(T1).values(T1::new().id(2i64).id2(1.25f32).a(2i16)).exec(db).await?;
        insert(T1)
            .values(T1::new().id(3i64).id2(2.0f32).a(-1i16).gone(None::<DateTime<Utc>>))
            .exec(db)
            .await?;
        insert(T1).values(T1::new().id(1i64).id2(0.0f32).a(1i16)).exec(db).await?;
        let answer =
            update(T0.with_deleted()).from(X1).set(T0::ax, 0.0f32).filter(X1::id.eq(T0::id)).exec(db).await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_10 {
    use super::super::*;

    #[derive(Table, Debug)]
    #[table(name = "t0", index(columns(a, r0)), has_many(m9: T0::p0), has_one(o10: T0::p0), many_to_many(w11: T0 through T0(p0, p1)), many_to_many(w12: T0 through T0(p0, p2)), has_one(o13: T0::p1), many_to_many(w14: T0 through T0(p1, p0)), many_to_many(w15: T0 through T0(p1, p2)), has_many(m16: T0::p2), many_to_many(w17: T0 through T0(p2, p0) where row((T0::r1, val(0i64))).gt((T0::r2, T0::r2))), many_to_many(w18: T0 through T0(p2, p1)), has_many(m19: T1::p0), has_many(m21: T2::p0), many_to_many(w22: T2 through T2(p0, p1) where T2::cx), has_many(m24: T3::p0), has_one(o25: T3::p0), many_to_many(w26: T0 through T3(p0, p1)), has_many(m27: T3::p1 where T3::r1.le(T3::r0)), has_one(o28: T3::p1), many_to_many(w29: T0 through T3(p1, p0)))]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i64,
        pub a: Option<f32>,
        pub bx: Option<Vec<i32>>,
        #[column(references(T0::id, on_delete = set_null, on_update = restrict, relation = p0))]
        pub r0: Option<i64>,
        #[column(references(T0::id, on_delete = no_action, on_update = no_action, deferrable, relation = p1))]
        pub r1: Option<i64>,
        #[column(references(T0::id, on_delete = no_action, on_update = restrict, relation = p2))]
        pub r2: i64,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", unique(columns(r0)), check(name = "checked", condition = T1::id.lt(T1::r1)), many_to_many(w20: T0 through T1(p1, p0) where T0::a.gt(1.25f32)))]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i32,
        #[column(precision = 3, scale = 3)]
        pub a: Decimal,
        pub bx: Uuid,
        pub c: serde_json::Value,
        #[column(references(T0::id, on_delete = restrict, on_update = set_default, relation = p0))]
        pub r0: i64,
        #[column(references(T1::id, on_delete = set_null, on_update = cascade, relation = p1))]
        pub r1: Option<i32>,
        #[column(generated = T1::r0.eq(100i64))]
        pub made: bool,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", has_many(m23: T2::p1 where (!T2::cx).and(val(TimeDelta::microseconds(-1000000)).ne(T2::d))))]
    pub struct T2 {
        #[column(primary_key)]
        pub id: i64,
        pub a: i32,
        #[column(default = time("00:00:00"))]
        pub b: Option<NaiveTime>,
        pub cx: Option<bool>,
        pub d: Option<TimeDelta>,
        #[column(default = date("1970-01-01"))]
        pub ex: Option<NaiveDate>,
        #[column(precision = 10, scale = 2)]
        pub fx: Option<Decimal>,
        #[column(references(T0::id, on_delete = set_null, on_update = restrict, relation = p0))]
        pub r0: Option<i64>,
        #[column(references(T2::id, on_delete = restrict, on_update = no_action, relation = p1))]
        pub r1: Option<i64>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t3")]
    pub struct T3 {
        #[column(primary_key)]
        pub idx: TimeDelta,
        #[column(timestamp = seconds)]
        pub ax: Option<NaiveDateTime>,
        pub b: i32,
        pub c: bool,
        #[column(references(T0::id, on_delete = set_default, on_update = set_null, relation = p0))]
        pub r0: Option<i64>,
        #[column(references(T0::id, on_delete = no_action, on_update = no_action, relation = p1))]
        pub r1: Option<i64>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2, T3]).await?;
        insert(T0)
            .values(T0::new().id(5i64).a(None::<f32>).bx(None::<Vec<i32>>).r0(7i64).r2(8i64))
            .returning(T0::bx)
            .all(db)
            .await?;
        insert(T0).values(T0::new().id(8i64).a(0.5f32).r0(5i64).r1(5i64).r2(3i64)).exec(db).await?;
        insert(T0)
            .values(T0::new().id(3i64).a(1.25f32).bx(vec![1i32, 2i32]).r0(5i64).r1(5i64).r2(2i64))
            .returning(
                (diff(
                    TimeUnit::Hour,
                    val(timestamp("2024-02-29T12:00:00")),
                    timestamp("2024-02-29T12:00:00.500"),
                ) % val(0i32).cast::<i64>()),
            )
            .all(db)
            .await?;
        insert(T1)
            .values(T1::new().id(8i32).a(decimal("1")).bx(Uuid::from_u128(0x2)).c(json("{\"a\":1}")).r0(7i64))
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(5i32)
                    .a(decimal("0.1"))
                    .bx(Uuid::from_u128(0x80000000000000000000000000000000))
                    .c(json("[]"))
                    .r0(3i64)
                    .r1(8i32),
            )
            .returning((
                T1,
                diff(
                    TimeUnit::Month,
                    val(timestamp("1970-01-01T00:00:00").and_utc()),
                    timestamp("2024-02-29T12:00:00.500").and_utc(),
                ),
            ))
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(7i32)
                    .a(decimal("0.1"))
                    .bx(Uuid::from_u128(0x2))
                    .c(json("{}"))
                    .r0(8i64)
                    .r1(None::<i32>),
            )
            .returning((T1::r0, T1))
            .all(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(2i64)
                    .a(2i32)
                    .b(time("12:30:00"))
                    .cx(true)
                    .d(TimeDelta::microseconds(0))
                    .fx(decimal("10"))
                    .r0(8i64)
                    .r1(5i64),
            )
            .returning((
                least(val(decimal("1.50")), case().when(T2::cx, val(decimal("-2.25"))).or_null()),
                val(TimeDelta::microseconds(86400000000)),
            ))
            .all(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(8i64)
                    .a(10i32)
                    .b(time("00:00:00"))
                    .d(TimeDelta::microseconds(1000000))
                    .ex(date("0001-01-01"))
                    .r0(3i64),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(5i64)
                    .a(-1i32)
                    .b(time("12:30:00"))
                    .cx(true)
                    .d(TimeDelta::microseconds(0))
                    .r1(1i64),
            )
            .exec(db)
            .await?;
        insert(T3)
            .values(T3::new().idx(TimeDelta::microseconds(0)).b(10i32).c(true).r0(8i64))
            .exec(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .idx(TimeDelta::microseconds(0))
                    .ax(timestamp("1970-01-01T00:00:00"))
                    .b(0i32)
                    .c(true)
                    .r1(3i64),
            )
            .returning((T3, val(date("1970-01-01")).le(date_trunc(TimeUnit::Day, val(date("2024-02-29"))))))
            .all(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .idx(TimeDelta::microseconds(0))
                    .ax(timestamp("1969-12-31T23:59:59.999999"))
                    .b(0i32)
                    .c(false)
                    .r0(3i64)
                    .r1(8i64),
            )
            .returning(date_trunc(TimeUnit::Day, val(timestamp("2024-02-29T12:00:00.500"))))
            .all(db)
            .await?;
        let answer = delete(T3)
            .filter(
                exists(
                    select(val(1i64))
                        .correlate(T3)
                        .from(T0)
                        .filter(T3::r1.eq(T0::id).and((!val(true).and(false)))),
                )
                .or(val(true).or((!val(true)))),
            )
            .exec(db)
            .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_11 {
    use super::super::*;

    #[derive(Table, Debug)]
    #[table(name = "t0", has_many(m2: T0::p0 where row((T0::a, T0::id)).gt((T0::a, -1i32))), has_many(m3: T0::p1 where val("a".to_owned()).not_like("Ä")))]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i32,
        pub a: NaiveDateTime,
        pub bx: Option<NaiveTime>,
        #[column(references(T0::id, on_delete = no_action, on_update = no_action, relation = p0))]
        pub r0: i32,
        #[column(references(T0::id, on_delete = no_action, on_update = no_action, relation = p1))]
        pub r1: Option<i32>,
        #[column(generated = T0::r0.ne(T0::id), sqlite(virtual))]
        pub made: bool,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1")]
    pub struct T1 {
        #[column(primary_key, auto)]
        pub id: i32,
    }

    alias!(pub X2 = T1);

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1]).await?;
        insert(T0)
            .values(T0::new().id(5i32).a(timestamp("1970-01-01T00:00:00")).bx(None::<NaiveTime>).r0(3i32))
            .returning(T0::r0)
            .all(db)
            .await?;
        insert(T0)
            .values(T0::new().id(8i32).a(timestamp("2024-02-29T12:00:00")).r0(5i32).r1(5i32))
            .returning((T0, T0))
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(4i32)
                    .a(timestamp("2024-02-29T12:00:00"))
                    .bx(time("00:00:00.000001"))
                    .r0(5i32)
                    .r1(5i32),
            )
            .exec(db)
            .await?;
        insert(T1).values(T1::new().id(6i32)).returning(T1).all(db).await?;
        insert(T1).values(T1::new().id(7i32)).returning(T1).all(db).await?;
        insert(T1).values(T1::new().id(8i32)).exec(db).await?;
        let answer = select((T1, T1::id, trunc(val(0.0f64))))
            .from(T0)
            .left_join(T1, T0::id.eq(T1::id))
            .left_join(X2, val(0.0f64).eq(2.0f64))
            .filter(T1::id.in_list([10i32]))
            .group_by(T1::id)
            .having(row((trunc(val(1.25f32)), T1::id)).not_in_list([(1.25f32, 10i32)]))
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
    #[table(name = "t0", primary_key(id, id2), soft_delete = gone, foreign_key(columns(r0, r0b), references(T0::id, T0::id2), on_delete = no_action, on_update = no_action, relation = p0), foreign_key(columns(r1, r1b), references(T0::id, T0::id2), on_delete = no_action, on_update = no_action, deferrable, relation = p1), has_many(m2: T0::p1 where row((val(2.0f32), val(0.0f64))).le((0.0f32, 10.0f64))), many_to_many(w3: T0 through T0(p1, p0)))]
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
        pub gone: Option<NaiveDateTime>,
        pub r0: Option<i32>,
        pub r0b: Option<i32>,
        pub r1: i32,
        pub r1b: i32,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", index(columns(id)), index(name = "t1_on", on(upper(T1::bx))))]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i32,
        pub a: i16,
        #[column(max_length = 20)]
        pub bx: String,
        #[column(default = vec!["a".to_owned(), "b".to_owned()])]
        pub c: Option<Vec<String>>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2")]
    pub struct T2 {
        #[column(primary_key, auto)]
        pub id: i64,
        pub a: bool,
        pub b: Option<serde_json::Value>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t3", index(name = "t3_on", on(val("".to_owned()).contains("A"))), check(name = "checked", condition = T3::id.ne(0i32)))]
    pub struct T3 {
        #[column(primary_key)]
        pub id: i32,
    }

    #[derive(View, Debug)]
    pub struct V2 {
        pub c0: Option<DateTime<Utc>>,
        pub c1: i32,
    }

    alias!(pub Other1 = T0);
    alias!(pub Other = T0);
    alias!(pub S2 = T2);
    alias!(pub S3 = T3);

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2, T3]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(2i32)
                    .id2(3i32)
                    .bx(time("00:00:00"))
                    .c(None::<Uuid>)
                    .d(TimeDelta::microseconds(0))
                    .ex(Mood::Sad)
                    .fx(Size::Small)
                    .g(timestamp("2024-02-29T12:00:00.500").and_utc())
                    .gone(timestamp("2024-02-29T12:00:00.500"))
                    .r0(None::<i32>)
                    .r0b(2i32)
                    .r1(2i32)
                    .r1b(2i32),
            )
            .returning(coalesce(
                scalar(
                    select(scalar(
                        select(val(vec!["a".to_owned()]))
                            .correlate(Other1)
                            .from(Other.with_deleted())
                            .filter(
                                Other1::id.eq(Other::r1).and(Other1::id2.eq(Other::r1b)).and(
                                    Other::gone.is_null().and(
                                        row((val(2.0f32), val(0.0f64)))
                                            .le((0.0f32, 10.0f64))
                                            .and(val("A".to_owned()).starts_with("ä").or(Other::a.eq("A"))),
                                    ),
                                ),
                            )
                            .order_by((Other::id.desc(), Other::id2.asc()))
                            .limit(1),
                    ))
                    .correlate(T0)
                    .from(Other1.with_deleted())
                    .filter(
                        T0::r1
                            .eq(Other1::id)
                            .and(T0::r1b.eq(Other1::id2))
                            .and(Other1::a.like("%\n%").and(Other1::ex.ne(Other1::ex))),
                    ),
                ),
                coalesce(val(vec!["a".to_owned(), "b".to_owned()]), vec!["a".to_owned()]),
            ))
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(1i32)
                    .id2(1i32)
                    .bx(time("23:59:59.999999"))
                    .c(Uuid::from_u128(0x2))
                    .d(None::<TimeDelta>)
                    .ex(Mood::Happy)
                    .fx(Size::Huge)
                    .r0(2i32)
                    .r0b(3i32)
                    .r1(2i32)
                    .r1b(3i32),
            )
            .returning(array_contains(val(Vec::<i32>::new()), array_append(val(vec![1i32]), val(-1i32))))
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(2i32)
                    .id2(3i32)
                    .bx(time("23:59:59"))
                    .c(Uuid::from_u128(0x2))
                    .d(TimeDelta::microseconds(1000000))
                    .ex(Mood::Ok)
                    .fx(Size::Small)
                    .g(timestamp("1970-01-01T00:00:00").and_utc())
                    .r0(1i32)
                    .r0b(1i32)
                    .r1(2i32)
                    .r1b(3i32),
            )
            .exec(db)
            .await?;
        insert(T1).values(T1::new().id(3i32).a(7i16).bx("a_b")).returning(T1).all(db).await?;
        insert(T1)
            .values(T1::new().id(2i32).a(2i16).bx("aB").c(vec!["a".to_owned()]))
            .returning(val(2i32))
            .all(db)
            .await?;
        insert(T1)
            .values(T1::new().id(5i32).a(1i16).bx("ä").c(Vec::<String>::new()))
            .returning(val(true))
            .all(db)
            .await?;
        insert(T2).values(T2::new().id(1i64).a(true)).exec(db).await?;
        insert(T2).values(T2::new().id(6i64).a(false)).exec(db).await?;
        insert(T2).values(T2::new().a(true)).exec(db).await?;
        insert(T3).values(T3::new().id(5i32)).exec(db).await?;
        insert(T3).values(T3::new().id(4i32)).exec(db).await?;
        insert(T3).values(T3::new().id(7i32)).exec(db).await?;
        let answer = select((
            scalar(select(min(T1::id)).correlate(T1).correlate(T2).from(S2).filter(T2::id.eq(100i64))),
            T1::c,
            V2::c0,
        ))
        .from(T2)
        .right_join(T1, T2::a.or(T2::a).ne(T2::a.and(false)))
        .cross_join(
            select(V2Fields {
                c0: case().when(val(false), val(timestamp("2024-02-29T12:00:00.500").and_utc())).or_null(),
                c1: day_of_week(val(timestamp("1970-01-01T00:00:00").and_utc())),
            })
            .from(S2)
            .filter((!val(true)).and(S2::a.eq(S2::a)))
            .union_all(
                select(V2Fields {
                    c0: case()
                        .when(val(false), val(timestamp("2024-02-29T12:00:00.500").and_utc()))
                        .or_null(),
                    c1: S3::id,
                })
                .from(S3)
                .filter(val(3i32).is_null()),
            )
            .subquery(),
        )
        .filter(
            val(time("12:30:00"))
                .eq(time("12:30:00"))
                .and(val(timestamp("2024-02-29T12:00:00.500").and_utc()).is_not_null()),
        )
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
    #[table(name = "t0", unique(columns(cx)), index(columns(r1)), has_many(m7: T0::p0), many_to_many(w8: T0 through T0(p0, p1) where val(Uuid::from_u128(0x2)).eq(Uuid::from_u128(0x2))), has_many(m9: T0::p1 where T0::r1.between(3i32, T0::r1)), has_many(m14: T3::p2 where val(vec![0]).not_in_list([vec![1, 2], vec![97]]).and(T3::r1b.gt(T3::r1b))))]
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
        #[column(references(T0::id, on_delete = cascade, on_update = no_action, relation = p0))]
        pub r0: i32,
        #[column(references(T0::id, on_delete = no_action, on_update = no_action, relation = p1))]
        pub r1: Option<i32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", primary_key(id, id2), index(columns(e, id2)), has_many(m12: T3::p1), many_to_many(w13: T3 through T3(p1, p0)))]
    pub struct T1 {
        pub id: i32,
        pub id2: NaiveTime,
        pub ax: Option<Vec<i32>>,
        pub bx: NaiveDateTime,
        pub cx: Vec<i32>,
        pub d: Option<NaiveTime>,
        #[column(timestamp = millis)]
        pub e: Option<DateTime<Utc>>,
        #[column(references(T0::id, on_delete = set_null, on_update = cascade, relation = p0))]
        pub r0: Option<i32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", check(name = "checked", condition = val("ä".to_owned()).ilike("%\\%%")))]
    pub struct T2 {
        #[column(primary_key)]
        pub id: i64,
        #[column(default = Size::Small)]
        pub ax: Option<Size>,
        #[column(default = 2i16)]
        pub bx: Option<i16>,
        pub c: Option<Uuid>,
        #[column(timestamp = seconds)]
        pub d: Option<NaiveDateTime>,
        pub e: Option<Vec<u8>>,
        pub fx: Option<Uuid>,
        #[column(references(T0::id, on_delete = no_action, on_update = no_action, relation = p0))]
        pub r0: Option<i32>,
        #[column(generated = T2::e.ne(T2::e), sqlite(virtual))]
        pub made: Option<bool>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t3", soft_delete = gone, foreign_key(columns(r1, r1b), references(T1::id, T1::id2), on_delete = set_default, on_update = set_null, relation = p1), has_many(m10: T3::p0 where val("b".to_owned()).like("%")), many_to_many(w11: T1 through T3(p0, p1) where val("aB".to_owned()).contains("b")))]
    pub struct T3 {
        #[column(primary_key)]
        pub id: i64,
        pub ax: Option<Uuid>,
        pub b: f32,
        #[column(timestamp = seconds)]
        pub gone: Option<DateTime<Utc>>,
        #[column(references(T3::id, on_delete = no_action, on_update = set_null, deferrable, relation = p0))]
        pub r0: Option<i64>,
        pub r1: Option<i32>,
        pub r1b: Option<NaiveTime>,
        #[column(references(T0::id, on_delete = set_null, on_update = restrict, relation = p2))]
        pub r2: Option<i32>,
    }

    alias!(pub Between = T3);

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2, T3]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(4i32)
                    .a(json("{}"))
                    .b(timestamp("2024-02-29T12:00:00"))
                    .d(Mood::Sad)
                    .f("")
                    .r0(4i32),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(6i32)
                    .a(None::<serde_json::Value>)
                    .cx(f64::INFINITY)
                    .e(timestamp("2024-02-29T12:00:00").and_utc())
                    .f("ä")
                    .r0(3i32)
                    .r1(4i32),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(T0::new().id(1i32).a(None::<serde_json::Value>).cx(None::<f64>).r0(6i32).r1(8i32))
            .returning(val(vec!["ä".to_owned(), "🦀".to_owned(), " ".to_owned()]))
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(1i32)
                    .id2(time("12:30:00"))
                    .ax(Vec::<i32>::new())
                    .bx(timestamp("9999-12-31T23:59:59.999999"))
                    .cx(Vec::<i32>::new()),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(1i32)
                    .id2(time("12:30:00"))
                    .ax(None::<Vec<i32>>)
                    .bx(timestamp("2024-02-29T12:00:00.500"))
                    .cx(vec![1i32])
                    .d(time("12:30:00.500"))
                    .e(timestamp("2024-02-29T12:00:00.500").and_utc())
                    .r0(1i32),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(1i32)
                    .id2(time("00:00:00"))
                    .ax(Vec::<i32>::new())
                    .bx(timestamp("1970-01-01T00:00:00"))
                    .cx(vec![-2147483648i32, 2147483647i32]),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(8i64)
                    .ax(Size::Huge)
                    .d(timestamp("1970-01-01T00:00:00"))
                    .e(Vec::<u8>::new())
                    .fx(Uuid::from_u128(0x2))
                    .r0(4i32),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(T2::new().id(3i64).bx(1i16).c(None::<Uuid>).e(vec![97]).fx(Uuid::from_u128(0x2)).r0(1i32))
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(1i64)
                    .ax(Size::Medium)
                    .bx(1i16)
                    .c(Uuid::from_u128(0x1))
                    .d(timestamp("2024-02-29T12:00:00")),
            )
            .exec(db)
            .await?;
        insert(T3)
            .values(T3::new().id(3i64).ax(None::<Uuid>).b(2.0f32).r1b(time("12:30:00")).r2(6i32))
            .returning(T3)
            .all(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(2i64)
                    .ax(Uuid::from_u128(0x0))
                    .b(2.0f32)
                    .gone(timestamp("2024-02-29T12:00:00.500").and_utc())
                    .r1(2i32)
                    .r1b(time("12:30:00.500")),
            )
            .returning(
                (-scalar(
                    select(greatest(T1::r0, 10i32))
                        .correlate(T3)
                        .from(T1)
                        .inner_join(
                            Between.with_deleted(),
                            Between::r1.eq(T1::id).and(Between::r1b.eq(T1::id2)).and(Between::gone.is_null()),
                        )
                        .filter(T3::id.eq(Between::r0).and(val("aB".to_owned()).contains("b")))
                        .order_by((T1::id.asc().nulls_first(), T1::id2.desc()))
                        .limit(1)
                        .offset(4),
                )),
            )
            .all(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(4i64)
                    .ax(Uuid::from_u128(0x80000000000000000000000000000000))
                    .b(-1.0f32)
                    .gone(None::<DateTime<Utc>>)
                    .r0(None::<i64>)
                    .r1(1i32)
                    .r1b(time("12:30:00"))
                    .r2(1i32),
            )
            .exec(db)
            .await?;
        let nested = T1::query()
            .select(T1::e)
            .with(
                T1::m12
                    .order_by((T3::r1b.asc(), val(vec![97]).desc(), T3::id.desc().nulls_first()))
                    .limit(2)
                    .with(
                        T3::p0
                            .with(T3::p1.select((T1::cx, T1::ax)).filter(val("ä".to_owned()).ilike("a_b")))
                            .with(
                                T3::w11
                                    .order_by((
                                        val(Size::Medium).asc(),
                                        coalesce(val(1i16), 1i16).desc(),
                                        T1::id.desc().nulls_first(),
                                        T1::id2.asc(),
                                    ))
                                    .offset(4),
                            ),
                    ),
            )
            .with(
                T1::w13
                    .filter(T3::r2.gt(2i32))
                    .order_by((T3::r0.asc(), val(timestamp("2024-02-29T12:00:00")).asc(), T3::id.desc()))
                    .with(T3::m10.filter(val(false).and(false)).order_by((
                        val(2.0f32).desc(),
                        val(Size::Medium).desc(),
                        T3::id.asc(),
                    )))
                    .with(T3::m10.with(T3::p0).with(T3::p1.select(T1::cx))),
            );
        let single = nested.clone().strategy(squall::relation::Strategy::Single).all(db).await?;
        let select_in = nested.strategy(squall::relation::Strategy::SelectIn).all(db).await?;
        let answer = (single, select_in);
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
    #[table(name = "t0", schema = "ns", soft_delete = gone, has_many(m4: T1::p1), many_to_many(w5: T1 through T1(p1, p0)))]
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
        #[column(timestamp = seconds)]
        pub gone: Option<DateTime<Utc>>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", schema = "ns", soft_delete = gone, check(name = "checked", condition = T1::id.eq(T1::r1).and(T1::a.le(T1::gone))), has_one(o3: T1::p0 where T1::id.between(1i32, 3i32)), has_many(m6: T2::p0))]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i32,
        #[column(timestamp = text)]
        pub a: Option<DateTime<Utc>>,
        #[column(timestamp = millis)]
        pub gone: Option<DateTime<Utc>>,
        #[column(references(T1::id, on_delete = set_null, on_update = set_null, relation = p0))]
        pub r0: Option<i32>,
        #[column(references(T0::id, on_delete = restrict, on_update = restrict, relation = p1))]
        pub r1: Option<i32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2")]
    pub struct T2 {
        #[column(primary_key)]
        pub id: i32,
        #[column(references(T1::id, on_delete = restrict, on_update = restrict, relation = p0))]
        pub r0: Option<i32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t3")]
    pub struct T3 {
        #[column(primary_key, auto)]
        pub id: i32,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2, T3]).await?;
        insert(T0)
            .values(
                T0::new()
                    .a(0.0f64)
                    .bx(Mood::Sad)
                    .c(0.5f32)
                    .d(None::<Vec<u8>>)
                    .fx(f32::INFINITY)
                    .gx(vec![39, 92])
                    .gone(None::<DateTime<Utc>>),
            )
            .returning(T0)
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(2i32)
                    .a(None::<f64>)
                    .c(0.0f32)
                    .d(vec![97])
                    .e(time("00:00:00"))
                    .fx(f32::INFINITY)
                    .gx(vec![0, 0])
                    .gone(None::<DateTime<Utc>>),
            )
            .returning(T0)
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(8i32)
                    .a(10.0f64)
                    .bx(None::<Mood>)
                    .c(2.0f32)
                    .d(None::<Vec<u8>>)
                    .e(time("00:00:00"))
                    .fx(3.4028235e38f32)
                    .gx(vec![39, 92])
                    .gone(timestamp("1970-01-01T00:00:00").and_utc()),
            )
            .returning(T0)
            .all(db)
            .await?;
        insert(T1)
            .values(T1::new().id(1i32).a(timestamp("2024-02-29T12:00:00").and_utc()))
            .returning((val(decimal("0")), T1))
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(3i32)
                    .a(timestamp("2024-02-29T12:00:00.500").and_utc())
                    .gone(None::<DateTime<Utc>>)
                    .r0(1i32)
                    .r1(2i32),
            )
            .returning(date_trunc(TimeUnit::Hour, T1::a))
            .all(db)
            .await?;
        insert(T1)
            .values(T1::new().id(1i32).a(None::<DateTime<Utc>>).r0(6i32))
            .returning(T1::r1)
            .all(db)
            .await?;
        insert(T2).values(T2::new().id(4i32).r0(1i32)).returning((T2::r0, T2)).all(db).await?;
        insert(T2).values(T2::new().id(4i32).r0(1i32)).exec(db).await?;
        insert(T2).values(T2::new().id(3i32).r0(1i32)).exec(db).await?;
        insert(T3).values(T3::new().id(5i32)).exec(db).await?;
        insert(T3).values(T3::new()).exec(db).await?;
        insert(T3).values(T3::new().id(6i32)).returning(T3).all(db).await?;
        let nested = T1::query().with(T1::m6).with(T1::m6.select((val(vec![0]), T2::id)).with(
            T2::p0.select(T1::a).with(T1::o3).with(T1::m6.order_by((
                array_length(val(vec!["a".to_owned()])).asc(),
                val(-1i64).asc(),
                T2::id.asc().nulls_first(),
            ))),
        ));
        let single = nested.clone().strategy(squall::relation::Strategy::Single).all(db).await?;
        let select_in = nested.strategy(squall::relation::Strategy::SelectIn).all(db).await?;
        let answer = (single, select_in);
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
    #[table(name = "t0")]
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
    #[table(name = "t1", soft_delete = gone)]
    pub struct T1 {
        #[column(primary_key, auto)]
        pub id: i32,
        pub a: Vec<u8>,
        pub b: f32,
        pub cx: Option<NaiveTime>,
        pub d: String,
        #[column(timestamp = seconds)]
        pub gone: Option<NaiveDateTime>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(6i32)
                    .a("a_b")
                    .bx(time("00:00:00.000001"))
                    .c(date("1970-01-01"))
                    .dx(Size::Small)
                    .f(time("12:30:00"))
                    .g(2.0f64),
            )
            .returning(val(Uuid::from_u128(0x2)))
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(4i32)
                    .a("a%b")
                    .bx(time("12:30:00"))
                    .c(date("1970-01-01"))
                    .dx(Size::Large)
                    .ex(f32::INFINITY)
                    .f(time("12:30:00.500"))
                    .g(10.0f64),
            )
            .returning(T0::a)
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(3i32)
                    .a("ab")
                    .bx(time("12:30:00"))
                    .c(date("2024-03-01"))
                    .dx(Size::Medium)
                    .f(time("00:00:00"))
                    .g(10.0f64),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(T1::new().id(5i32).a(vec![1, 2]).b(0.0f32).cx(time("00:00:00")).d("a_b"))
            .returning(T1)
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(6i32)
                    .a(vec![97])
                    .b(-1.0f32)
                    .cx(None::<NaiveTime>)
                    .d("b")
                    .gone(None::<NaiveDateTime>),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(2i32)
                    .a(vec![1, 2])
                    .b(0.5f32)
                    .cx(time("00:00:00"))
                    .d("A")
                    .gone(None::<NaiveDateTime>),
            )
            .returning(T1)
            .all(db)
            .await?;
        let answer = select(T0::f).from(T0).order_by(T0::id.desc().nulls_first()).limit(3).all(db).await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_400 {
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
    #[table(name = "t0", has_many(m6: T1::p0), has_many(m7: T1::p1))]
    pub struct T0 {
        #[column(primary_key, auto = serial)]
        pub id: i32,
        pub ax: Uuid,
        #[column(default = Size::Huge)]
        pub b: Size,
        pub cx: Option<String>,
        pub dx: NaiveDate,
        pub e: Option<bool>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", schema = "ns", unique(columns(c)), index(columns(b), where = val(10i32).ge(-1i32).eq(T1::f.and(true))))]
    pub struct T1 {
        #[column(primary_key)]
        pub idx: NaiveDateTime,
        pub a: Option<Size>,
        pub b: Option<i32>,
        pub c: Option<DateTime<Utc>>,
        #[column(json = text, default = json("\"a\""))]
        pub d: Option<serde_json::Value>,
        pub e: String,
        pub f: Option<bool>,
        #[column(references(T0::id, on_delete = no_action, on_update = no_action, deferrable, relation = p0))]
        pub r0: Option<i32>,
        #[column(references(T0::id, on_delete = no_action, on_update = no_action, relation = p1))]
        pub r1: Option<i32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", soft_delete = gone, index(columns(gone, r0), unique, where = T2::gone.is_null()), check(name = "checked", condition = T2::gone.is_not_null()), has_many(m8: T2::p0), has_one(o9: T2::p0), many_to_many(w11: T3 through T3(p1, p0)), many_to_many(w12: T2 through T3(p1, p2)), has_many(m13: T3::p2 where T3::r1.eq(T3::r1)), many_to_many(w14: T2 through T3(p2, p1) where T2::b.le(-1i64)))]
    pub struct T2 {
        #[column(primary_key)]
        pub id: i32,
        pub a: Option<Vec<String>>,
        pub b: i64,
        pub c: Option<Vec<i32>>,
        #[column(default = true)]
        pub d: bool,
        pub gone: Option<NaiveDateTime>,
        #[column(references(T2::id, on_delete = restrict, on_update = no_action, relation = p0))]
        pub r0: i32,
    }

    #[derive(Table, Debug)]
    #[table(name = "t3", has_many(m10: T3::p0 where val(json("{}")).eq(json("[]"))))]
    pub struct T3 {
        #[column(primary_key)]
        pub id: i64,
        pub ax: i16,
        pub b: TimeDelta,
        #[column(references(T3::id, on_delete = no_action, on_update = no_action, relation = p0))]
        pub r0: i64,
        #[column(references(T2::id, on_delete = no_action, on_update = set_default, relation = p1))]
        pub r1: i32,
        #[column(references(T2::id, on_delete = no_action, on_update = cascade, relation = p2))]
        pub r2: Option<i32>,
    }

    alias!(pub S2 = T2);
    alias!(pub S3 = T3);

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2, T3]).await?;
        insert(T0)
            .values(T0::new().id(5i32).ax(Uuid::from_u128(0xff)).cx("_").dx(date("1969-12-31")))
            .exec(db)
            .await?;
        insert(T0)
            .values(T0::new().ax(Uuid::from_u128(0x2)).b(Size::Large).dx(date("2024-02-29")).e(None::<bool>))
            .exec(db)
            .await?;
        insert(T0)
            .values(T0::new().ax(Uuid::from_u128(0xff)).b(Size::Medium).cx("aB").dx(date("1970-01-01")))
            .returning(T0)
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .idx(timestamp("0001-01-01T00:00:00"))
                    .a(Size::Large)
                    .b(None::<i32>)
                    .d(json("[]"))
                    .e("ab")
                    .r0(5i32)
                    .r1(3i32),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .idx(timestamp("2024-02-29T12:00:00"))
                    .c(None::<DateTime<Utc>>)
                    .e("b")
                    .f(false)
                    .r0(5i32),
            )
            .returning(scalar(
                select(val("a".to_owned()))
                    .from(S2)
                    .filter(
                        (!exists(
                            select(val(1i64)).correlate(S2).from(T3).filter(
                                S2::id.eq(T3::r2).and(
                                    T3::r1
                                        .eq(T3::r1)
                                        .and(
                                            T3::id
                                                .between(T3::id, 0i64)
                                                .or(val(Size::Medium).not_in_list(Vec::<Size>::new())),
                                        )
                                        .and(
                                            case()
                                                .when(
                                                    scalar(
                                                        select(val(TimeDelta::microseconds(86400000000)))
                                                            .correlate(T3)
                                                            .from(T2.with_deleted())
                                                            .filter(T3::r2.eq(T2::id)),
                                                    )
                                                    .le(TimeDelta::microseconds(-1000000)),
                                                    val(false),
                                                )
                                                .otherwise(true),
                                        ),
                                ),
                            ),
                        )),
                    )
                    .order_by(S2::id.asc())
                    .limit(1),
            ))
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .idx(timestamp("0001-01-01T00:00:00"))
                    .a(Size::Small)
                    .b(None::<i32>)
                    .d(json("null"))
                    .e("ab")
                    .r1(5i32),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(6i32)
                    .a(vec!["a".to_owned(), "b".to_owned()])
                    .b(-1i64)
                    .d(true)
                    .gone(timestamp("1970-01-01T00:00:00"))
                    .r0(1i32),
            )
            .returning((((val(0.5f32) / 0.0f32) - 1.25f32), T2::id))
            .all(db)
            .await?;
        insert(T2)
            .values(
                T2::new().id(8i32).b(-1i64).c(None::<Vec<i32>>).d(false).gone(None::<NaiveDateTime>).r0(6i32),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(T2::new().id(3i32).b(100i64).c(Vec::<i32>::new()).d(false).r0(8i32))
            .returning(T2::c)
            .all(db)
            .await?;
        insert(T3)
            .values(T3::new().id(1i64).ax(0i16).b(TimeDelta::microseconds(0)).r0(4i64).r1(3i32).r2(8i32))
            .returning(T3::b)
            .all(db)
            .await?;
        insert(T3)
            .values(T3::new().id(3i64).ax(1i16).b(TimeDelta::microseconds(0)).r0(1i64).r1(3i32))
            .exec(db)
            .await?;
        insert(T3)
            .values(T3::new().id(5i64).ax(1i16).b(TimeDelta::microseconds(0)).r0(1i64).r1(8i32).r2(8i32))
            .returning(T3::ax)
            .all(db)
            .await?;
        let answer = insert(T1)
            .values(
                T1::new()
                    .idx(timestamp("2024-02-29T12:00:00.500"))
                    .a(Size::Huge)
                    .b(0i32)
                    .c(timestamp("2024-02-29T12:00:00").and_utc())
                    .d(None::<serde_json::Value>)
                    .e("a")
                    .f(false)
                    .r0(3i32),
            )
            .on_conflict(T1::idx)
            .do_update()
            .set(
                T1::r0,
                scalar(
                    select(min(excluded(T1::r1)).filter(val(Size::Huge).eq(excluded(T1::a))))
                        .correlate(squall::TableRef::<squall::query::Excluded<T1>>::new())
                        .from(S3),
                ),
            )
            .set(
                T1::b,
                scalar(
                    select(max(val(-1i32)))
                        .from(S2)
                        .filter(S2::gone.ge(S2::gone).and(S2::a.eq(vec!["a".to_owned(), "b".to_owned()]))),
                ),
            )
            .filter((!val(timestamp("2024-02-29T12:00:00")).ne(timestamp("2024-02-29T12:00:00.500"))))
            .exec(db)
            .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_311 {
    use super::super::*;

    #[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
    pub enum Mood {
        Sad,
        Ok,
        Happy,
    }

    #[derive(Table, Debug)]
    #[table(name = "t0", soft_delete = gone, unique(columns(gone, idx)), index(name = "t0_on", on(val(-1i64).is_null().desc())), has_many(m3: T0::p0), many_to_many(w4: T0 through T0(p0, p1)), has_many(m5: T0::p1), many_to_many(w6: T0 through T0(p1, p0)), has_many(m7: T1::p0), has_one(o8: T1::p0 where val("a".to_owned()).starts_with("a_b").not_in_list([true, true, false])))]
    pub struct T0 {
        #[column(primary_key)]
        pub idx: Vec<u8>,
        pub a: Option<f32>,
        pub bx: Option<String>,
        pub cx: Option<i64>,
        pub d: Option<Mood>,
        #[column(timestamp = seconds)]
        pub gone: Option<NaiveDateTime>,
        #[column(references(T0::idx, on_delete = no_action, on_update = restrict, deferrable, relation = p0))]
        pub r0x: Option<Vec<u8>>,
        #[column(references(T0::idx, on_delete = set_null, on_update = no_action, relation = p1))]
        pub r1x: Option<Vec<u8>>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", primary_key(id, id2), soft_delete = gone, index(name = "t1_on", on(T1::id.ne(T1::id))))]
    pub struct T1 {
        pub id: i64,
        pub id2: NaiveTime,
        pub a: Option<i32>,
        #[column(default = false)]
        pub b: bool,
        pub c: Option<Vec<i32>>,
        pub dx: Option<NaiveTime>,
        #[column(default = 10i32)]
        pub ex: Option<i32>,
        #[column(timestamp = text)]
        pub gone: Option<DateTime<Utc>>,
        #[column(references(T0::idx, on_delete = cascade, on_update = cascade, relation = p0))]
        pub r0x: Vec<u8>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", schema = "ns", index(columns(a), where = T2::id.is_not_null()))]
    pub struct T2 {
        #[column(primary_key)]
        pub id: i64,
        pub a: Option<Mood>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t3", soft_delete = gone, index(columns(ax), unique, where = T3::gone.is_null()))]
    pub struct T3 {
        #[column(primary_key)]
        pub id: i32,
        pub ax: Option<f32>,
        pub b: Uuid,
        #[column(timestamp = millis)]
        pub gone: Option<NaiveDateTime>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2, T3]).await?;
        insert(T0)
            .values(
                T0::new()
                    .idx(Vec::<u8>::new())
                    .a(None::<f32>)
                    .cx(None::<i64>)
                    .d(Mood::Sad)
                    .gone(None::<NaiveDateTime>)
                    .r0x(None::<Vec<u8>>),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .idx(vec![128, 0])
                    .a(1.25f32)
                    .bx("a_b")
                    .d(Mood::Ok)
                    .r0x(None::<Vec<u8>>)
                    .r1x(Vec::<u8>::new()),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .idx(vec![0])
                    .a(1.25f32)
                    .bx("日本")
                    .cx(2i64)
                    .d(None::<Mood>)
                    .r0x(vec![1])
                    .r1x(Vec::<u8>::new()),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(3i64)
                    .id2(time("00:00:00"))
                    .a(None::<i32>)
                    .c(None::<Vec<i32>>)
                    .dx(time("23:59:59"))
                    .ex(2i32)
                    .gone(None::<DateTime<Utc>>)
                    .r0x(vec![0]),
            )
            .returning((greatest(T1::id, T1::id).lt(0i64), coalesce(val(vec![1i32]).is_null(), true)))
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(1i64)
                    .id2(time("00:00:00"))
                    .b(false)
                    .c(Vec::<i32>::new())
                    .ex(None::<i32>)
                    .gone(None::<DateTime<Utc>>)
                    .r0x(vec![0]),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(3i64)
                    .id2(time("12:30:00"))
                    .b(false)
                    .c(vec![1i32])
                    .dx(time("23:59:59.999999"))
                    .ex(None::<i32>)
                    .gone(None::<DateTime<Utc>>)
                    .r0x(vec![0]),
            )
            .exec(db)
            .await?;
        insert(T2).values(T2::new().id(5i64).a(Mood::Sad)).exec(db).await?;
        insert(T2).values(T2::new().id(4i64).a(None::<Mood>)).returning((T2::a, T2)).all(db).await?;
        insert(T2).values(T2::new().id(6i64).a(None::<Mood>)).exec(db).await?;
        insert(T3)
            .values(T3::new().id(3i32).ax(None::<f32>).b(Uuid::from_u128(0xff)).gone(None::<NaiveDateTime>))
            .returning((T3, length(val(json("\"a\"")).json_get::<String>(["0", "a"]))))
            .all(db)
            .await?;
        insert(T3)
            .values(
                T3::new().id(1i32).ax(3.4028235e38f32).b(Uuid::from_u128(0xff)).gone(None::<NaiveDateTime>),
            )
            .returning((T3, val(timestamp("1970-01-01T00:00:00").and_utc())))
            .all(db)
            .await?;
        insert(T3)
            .values(T3::new().id(4i32).b(Uuid::from_u128(0x2)).gone(None::<NaiveDateTime>))
            .exec(db)
            .await?;
        let answer = delete(T1)
            .forever()
            .filter(exists(
                select(val(1i64))
                    .correlate(T1)
                    .from(T0.with_deleted())
                    .filter(T1::r0x.eq(T0::idx).and(T0::r1x.ne(vec![1, 2]))),
            ))
            .exec(db)
            .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_143 {
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
    #[table(name = "t0", soft_delete = gone, has_many(m4: T0::p0))]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i32,
        #[column(default = Size::Medium)]
        pub a: Option<Size>,
        pub bx: Option<String>,
        pub cx: Option<String>,
        pub d: NaiveTime,
        pub e: Option<NaiveTime>,
        pub fx: i64,
        pub g: i16,
        #[column(timestamp = millis)]
        pub gone: Option<NaiveDateTime>,
        #[column(references(T0::id, on_delete = restrict, on_update = cascade, relation = p0))]
        pub r0: i32,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", soft_delete = gone, has_many(m5: T1::p0), has_many(m6: T1::p1 where T1::id.between(-1i32, -1i32)), many_to_many(w7: T1 through T1(p1, p0) where val(decimal("0")).eq(decimal("1"))), many_to_many(w8: T1 through T1(p2, p0)), many_to_many(w9: T1 through T1(p2, p1)))]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i32,
        #[column(timestamp = seconds)]
        pub gone: Option<DateTime<Utc>>,
        #[column(references(T1::id, on_delete = cascade, on_update = set_null, relation = p0))]
        pub r0: Option<i32>,
        #[column(references(T1::id, on_delete = set_null, on_update = no_action, relation = p1))]
        pub r1: Option<i32>,
        #[column(references(T1::id, on_delete = cascade, on_update = no_action, relation = p2))]
        pub r2: Option<i32>,
    }

    alias!(pub Other = T1);
    alias!(pub Between = T1);

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(4i32)
                    .bx("ǅ")
                    .d(time("00:00:00"))
                    .e(None::<NaiveTime>)
                    .fx(1i64)
                    .g(-1i16)
                    .gone(None::<NaiveDateTime>)
                    .r0(1i32),
            )
            .returning(T0)
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(7i32)
                    .cx("ä")
                    .d(time("00:00:00"))
                    .e(time("12:30:00.500"))
                    .fx(100i64)
                    .g(7i16)
                    .gone(None::<NaiveDateTime>)
                    .r0(4i32),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(3i32)
                    .a(Size::Medium)
                    .bx("a_b")
                    .cx("z")
                    .d(time("12:30:00"))
                    .e(time("12:30:00"))
                    .fx(-1i64)
                    .g(7i16)
                    .gone(timestamp("2024-02-29T12:00:00.500"))
                    .r0(7i32),
            )
            .exec(db)
            .await?;
        insert(T1).values(T1::new().id(2i32).gone(None::<DateTime<Utc>>).r2(6i32)).exec(db).await?;
        insert(T1).values(T1::new().id(7i32).gone(None::<DateTime<Utc>>).r0(2i32).r1(2i32)).exec(db).await?;
        insert(T1)
            .values(
                T1::new()
                    .id(8i32)
                    .gone(timestamp("1970-01-01T00:00:00").and_utc())
                    .r0(None::<i32>)
                    .r1(7i32)
                    .r2(1i32),
            )
            .exec(db)
            .await?;
        let nested = T1::query().with_deleted().select((val(-1i32), T1::r0)).with(
            T1::w8
                .select((
                    scalar(
                        select(Other::r2)
                            .correlate(T1)
                            .from(Other.with_deleted())
                            .inner_join(
                                Between.with_deleted(),
                                Between::r0.eq(Other::id).and(Between::gone.is_null()),
                            )
                            .filter(T1::id.eq(Between::r2).and(Other::gone.is_null()))
                            .order_by(Other::id.asc().nulls_first())
                            .limit(1),
                    ),
                    val(7i16),
                ))
                .order_by((
                    val(timestamp("2024-02-29T12:00:00").and_utc()).desc(),
                    case().when(val(false), T1::r0).or_null().asc(),
                    T1::id.asc(),
                ))
                .limit(2),
        );
        let single = nested.clone().strategy(squall::relation::Strategy::Single).all(db).await?;
        let select_in = nested.strategy(squall::relation::Strategy::SelectIn).all(db).await?;
        let answer = (single, select_in);
        Ok(format!("{answer:?}"))
    }
}

pub mod program_166 {
    use super::super::*;

    #[derive(Table, Debug)]
    #[table(name = "t0", primary_key(id, id2), soft_delete = gone, foreign_key(columns(r0, r0b), references(T0::id, T0::id2), on_delete = set_null, on_update = cascade, relation = p0), foreign_key(columns(r1, r1b), references(T0::id, T0::id2), on_delete = no_action, on_update = no_action, relation = p1), foreign_key(columns(r2, r2b), references(T0::id, T0::id2), on_delete = cascade, on_update = no_action, relation = p2), many_to_many(w6: T0 through T0(p0, p1)), many_to_many(w7: T0 through T0(p2, p0)), has_many(m10: T1::p1), many_to_many(w11: T1 through T1(p1, p0)))]
    pub struct T0 {
        pub id: i64,
        pub id2: NaiveDate,
        pub ax: Option<i64>,
        #[column(timestamp = millis)]
        pub gone: Option<DateTime<Utc>>,
        pub r0: Option<i64>,
        pub r0b: Option<NaiveDate>,
        pub r1: Option<i64>,
        pub r1b: Option<NaiveDate>,
        pub r2: i64,
        pub r2b: NaiveDate,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", soft_delete = gone, foreign_key(columns(r1, r1b), references(T0::id, T0::id2), on_delete = set_default, on_update = no_action, relation = p1), foreign_key(columns(r2, r2b), references(T0::id, T0::id2), on_delete = no_action, on_update = restrict, relation = p2), has_one(o8: T1::p0), many_to_many(w9: T0 through T1(p0, p2)))]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i64,
        #[column(default = date("1970-01-01"))]
        pub a: NaiveDate,
        pub b: Option<f64>,
        pub c: Vec<String>,
        pub d: Option<bool>,
        pub e: Vec<i32>,
        #[column(default = vec![1, 2])]
        pub f: Option<Vec<u8>>,
        pub gx: i32,
        #[column(timestamp = text)]
        pub gone: Option<NaiveDateTime>,
        #[column(references(T1::id, on_delete = no_action, on_update = no_action, relation = p0))]
        pub r0: Option<i64>,
        pub r1: i64,
        pub r1b: NaiveDate,
        pub r2: Option<i64>,
        pub r2b: Option<NaiveDate>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(3i64)
                    .id2(date("1970-01-01"))
                    .ax(-1i64)
                    .gone(timestamp("1970-01-01T00:00:00").and_utc())
                    .r0(3i64)
                    .r0b(None::<NaiveDate>)
                    .r1b(date("2024-03-01"))
                    .r2(2i64)
                    .r2b(date("1970-01-01")),
            )
            .returning((T0, T0))
            .all(db)
            .await?;
        insert(T0)
            .values(T0::new().id(1i64).id2(date("1970-01-01")).r0(1i64).r2(3i64).r2b(date("1970-01-01")))
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(2i64)
                    .id2(date("2024-03-01"))
                    .ax(None::<i64>)
                    .gone(None::<DateTime<Utc>>)
                    .r0(3i64)
                    .r0b(date("1970-01-01"))
                    .r1(3i64)
                    .r2(1i64)
                    .r2b(date("1970-01-01")),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(5i64)
                    .a(date("2024-02-29"))
                    .b(10.0f64)
                    .c(vec!["a".to_owned()])
                    .d(None::<bool>)
                    .e(vec![1i32])
                    .f(vec![97])
                    .gx(0i32)
                    .r0(None::<i64>)
                    .r1(3i64)
                    .r1b(date("2024-03-01"))
                    .r2(1i64)
                    .r2b(date("1970-01-01")),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(4i64)
                    .b(0.25f64)
                    .c(vec!["a".to_owned()])
                    .d(true)
                    .e(Vec::<i32>::new())
                    .f(None::<Vec<u8>>)
                    .gx(-2147483647i32)
                    .gone(timestamp("2024-02-29T12:00:00.500"))
                    .r1(3i64)
                    .r1b(date("1970-01-01"))
                    .r2(2i64)
                    .r2b(date("2024-03-01")),
            )
            .returning(T1)
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(5i64)
                    .a(date("2024-03-01"))
                    .c(Vec::<String>::new())
                    .d(false)
                    .e(Vec::<i32>::new())
                    .f(vec![97])
                    .gx(3i32)
                    .gone(None::<NaiveDateTime>)
                    .r0(4i64)
                    .r1(1i64)
                    .r1b(date("2024-02-29"))
                    .r2(2i64)
                    .r2b(date("2024-03-01")),
            )
            .exec(db)
            .await?;
        let answer = delete(T1.with_deleted()).filter(val("A".to_owned()).like("")).exec(db).await?;
        Ok(format!("{answer:?}"))
    }
}

pub const NUMBERS: [u64; 20] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 400, 311, 143, 166];

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
        400 => program_400::program(db).await,
        311 => program_311::program(db).await,
        143 => program_143::program(db).await,
        166 => program_166::program(db).await,
        _ => Ok(String::new()),
    }
}
