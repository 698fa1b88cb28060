// Printed by the machine.

use super::*;

pub mod program_0 {
    use super::super::*;

    #[derive(Table, Debug)]
    #[table(name = "t0", primary_key(id, id2), many_to_many(w2: T1 through T2(p0, p1)))]
    pub struct T0 {
        pub id: i64,
        pub id2: String,
        #[column(default = time("00:00:00"))]
        pub a: NaiveTime,
        pub b: Option<TimeDelta>,
        pub cx: Option<i64>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", schema = "ns", has_many(m3: T2::p1), many_to_many(w4: T0 through T2(p1, p0) where T0::id.between(1i64, 1i64)))]
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
    #[table(name = "t2", index(name = "t2_on", on(upper(T2::dx).desc())), check(name = "checked", condition = val(0.0f64).not_in_list([-1.5f64])), foreign_key(columns(r0, r0b), references(T0::id, T0::id2), on_delete = set_default, on_update = restrict, relation = p0))]
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
        pub r0: Option<i64>,
        pub r0b: Option<String>,
        #[column(references(T1::id, on_delete = restrict, on_update = cascade, deferrable, relation = p1))]
        pub r1: Option<i64>,
    }

    alias!(pub Between = T2);

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2]).await?;
        insert(T0)
            .values(T0::new().id(3i64).id2("a").a(time("12:30:00.500")).cx(-9223372036854775808i64))
            .returning((T0, T0))
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(1i64)
                    .id2("aB")
                    .a(time("12:30:00.500"))
                    .b(TimeDelta::microseconds(-1000000))
                    .cx(9223372036854775807i64),
            )
            .returning(least(val("a%b".to_owned()), ""))
            .all(db)
            .await?;
        insert(T0)
            .values(T0::new().id(3i64).id2("a").b(TimeDelta::microseconds(0)).cx(9007199254740993i64))
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(2i64)
                    .a(timestamp("2024-02-29T12:00:00").and_utc())
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
        insert(T1)
            .values(
                T1::new()
                    .id(6i64)
                    .b(decimal("0.1"))
                    .c(date("2024-02-29"))
                    .d(time("12:30:00.500"))
                    .e(0.0f64)
                    .f(Uuid::from_u128(0x1)),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(5i64)
                    .ax(None::<i32>)
                    .b(2.0f64)
                    .c(vec![0])
                    .dx("a")
                    .e(Vec::<String>::new())
                    .f(0.25f64),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(4i64)
                    .b(-1.5f64)
                    .c(vec![0])
                    .dx("")
                    .e(Vec::<String>::new())
                    .f(10.0f64)
                    .r0b("a")
                    .r1(2i64),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(3i64)
                    .ax(None::<i32>)
                    .b(10.0f64)
                    .c(vec![0])
                    .dx("ab")
                    .e(vec!["a".to_owned(), "b".to_owned()])
                    .f(2.0f64)
                    .r0b("aB"),
            )
            .returning(T2)
            .all(db)
            .await?;
        let nested = T1::query()
            .filter(
                (!exists(
                    select(val(1i64))
                        .correlate(T1)
                        .from(T0)
                        .inner_join(Between, Between::r0.eq(T0::id).and(Between::r0b.eq(T0::id2)))
                        .filter(T1::id.eq(Between::r1).and(
                            T0::id.between(1i64, 1i64).and(T0::id2.between(T0::id2, "a_b")).and(
                                case().when(val(json("1")).eq(json("\"a\"")), val(false)).otherwise(true),
                            ),
                        )),
                )),
            )
            .with(
                T1::w4.order_by((T0::id2.asc(), T0::id.asc(), T0::id2.asc())).limit(3).with(
                    T0::w2
                        .order_by((date_trunc(TimeUnit::Minute, T1::a).asc().nulls_first(), T1::id.asc()))
                        .with(
                            T1::m3
                                .select((val(decimal("1.50")), val(10i32)))
                                .order_by((val(TimeDelta::microseconds(0)).asc(), T2::id.desc()))
                                .limit(4),
                        ),
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
    #[table(name = "t0", schema = "ns", has_many(m4: T1::p0), has_one(o5: T1::p0 where val(2i16).eq(2i16).or(T1::c.lt(T1::c))), has_many(m6: T2::p0))]
    pub struct T0 {
        #[column(primary_key, auto = serial)]
        pub id: i32,
        #[column(timestamp = seconds)]
        pub a: Option<NaiveDateTime>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", index(columns(r0, c)))]
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
        #[column(references(T0::id, on_delete = set_null, on_update = no_action, relation = p0))]
        pub r0: Option<i32>,
        #[column(generated = (!val(true).or(true)), sqlite(virtual))]
        pub made: bool,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", schema = "ns", index(columns(id, r1)))]
    pub struct T2 {
        #[column(primary_key)]
        pub id: i32,
        #[column(references(T0::id, on_delete = cascade, on_update = no_action, relation = p0))]
        pub r0: Option<i32>,
        #[column(references(T2::id, on_delete = no_action, on_update = cascade, relation = p1))]
        pub r1: Option<i32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t3", unique(columns(e, r0)), index(columns(fx, r0), unique), has_many(m7: T3::p0))]
    pub struct T3 {
        #[column(primary_key)]
        pub id: i64,
        pub a: NaiveDateTime,
        pub b: Vec<u8>,
        #[column(json = text)]
        pub cx: Option<serde_json::Value>,
        #[column(precision = 28, scale = 10, default = decimal("1.5"))]
        pub d: Option<Decimal>,
        pub e: Option<i64>,
        pub fx: f32,
        #[column(references(T3::id, on_delete = restrict, on_update = restrict, relation = p0))]
        pub r0: Option<i64>,
        #[column(generated = row((T3::d, T3::e)).le((decimal("-2.25"), T3::e)))]
        pub made: Option<bool>,
    }

    alias!(pub Other = T3);

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2, T3]).await?;
        insert(T0).values(T0::new().id(3i32).a(timestamp("2024-02-29T12:00:00.500"))).exec(db).await?;
        insert(T0).values(T0::new().id(1i32).a(timestamp("2024-02-29T12:00:00"))).exec(db).await?;
        insert(T0).values(T0::new().a(None::<NaiveDateTime>)).exec(db).await?;
        insert(T1)
            .values(
                T1::new()
                    .id(1i32)
                    .a(None::<NaiveDateTime>)
                    .b(10i32)
                    .c(vec![97])
                    .d(Uuid::from_u128(0xff))
                    .ex(None::<Mood>)
                    .r0(3i32),
            )
            .returning(T1)
            .all(db)
            .await?;
        insert(T1)
            .values(T1::new().id(5i32).a(None::<NaiveDateTime>).b(1i32).ex(None::<Mood>).r0(4i32))
            .exec(db)
            .await?;
        insert(T1).values(T1::new().id(6i32).b(1i32).c(vec![0])).exec(db).await?;
        insert(T2).values(T2::new().id(4i32).r0(1i32).r1(None::<i32>)).exec(db).await?;
        insert(T2).values(T2::new().id(6i32).r0(3i32).r1(4i32)).exec(db).await?;
        insert(T2)
            .values(T2::new().id(7i32).r0(3i32).r1(4i32))
            .returning((sign(day(val(timestamp("2024-02-29T12:00:00")))), ((T2::r1 + T2::r1) / T2::r0)))
            .all(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(3i64)
                    .a(timestamp("2024-02-29T12:00:00.500"))
                    .b(vec![97])
                    .cx(json("{\"\":{\"a\":\"b\"}}"))
                    .fx(2.0f32)
                    .r0(3i64),
            )
            .returning(add_time(T3::a, TimeDelta::microseconds(-1)).lt(add_days(T3::a, val(372i32))))
            .all(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(1i64)
                    .a(timestamp("1970-01-01T00:00:00"))
                    .b(vec![1, 2])
                    .cx(json("{\"a\":1}"))
                    .d(decimal("0"))
                    .e(1i64)
                    .fx(1.1754944e-38f32),
            )
            .exec(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(2i64)
                    .a(timestamp("2024-02-29T12:00:00"))
                    .b(vec![0])
                    .d(None::<Decimal>)
                    .e(None::<i64>)
                    .fx(0.0f32)
                    .r0(1i64),
            )
            .exec(db)
            .await?;
        let answer = select((
            T0::id,
            T3::r0,
            max(val(Mood::Sad)).over(window().partition_by(val(0i64))),
            last_value(val(3i32)).over(
                window()
                    .partition_by(scalar(
                        select(Other::b).correlate(T3).from(Other).filter(T3::r0.eq(Other::id)),
                    ))
                    .order_by((T3::id.desc(), T0::id.desc()))
                    .groups_between(preceding(3), current_row())
                    .exclude_current_row(),
            ),
        ))
        .from(T3)
        .inner_join(T0, T3::a.eq(T0::a))
        .filter(T3::made.and(T3::made))
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
    #[table(name = "t0", has_many(m5: T0::p0), has_many(m6: T2::p0 where T2::ax.between(T2::idx, TimeDelta::microseconds(-1000000))), has_many(m7: T3::p0))]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i32,
        #[column(timestamp = text)]
        pub ax: DateTime<Utc>,
        pub bx: Option<Mood>,
        pub cx: Option<TimeDelta>,
        pub d: Option<Size>,
        #[column(references(T0::id, on_delete = restrict, on_update = set_null, deferrable, relation = p0))]
        pub r0: Option<i32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", has_many(m8: T3::p1 where val(timestamp("2024-02-29T12:00:00")).between(timestamp("2024-02-29T12:00:00"), timestamp("2024-02-29T12:00:00"))))]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i64,
        pub ax: Uuid,
        #[column(timestamp = millis)]
        pub bx: DateTime<Utc>,
        pub c: Option<Size>,
        pub d: Option<f64>,
        pub ex: Mood,
        #[column(references(T1::id, on_delete = restrict, on_update = set_null, relation = p0))]
        pub r0: Option<i64>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", unique(columns(fx)))]
    pub struct T2 {
        #[column(primary_key)]
        pub idx: TimeDelta,
        #[column(default = TimeDelta::microseconds(0))]
        pub ax: TimeDelta,
        #[column(timestamp = seconds, default = timestamp("2024-02-29T12:00:00"))]
        pub b: Option<NaiveDateTime>,
        pub c: f32,
        pub d: Option<i32>,
        pub ex: TimeDelta,
        pub fx: Decimal,
        #[column(default = time("00:00:00"))]
        pub g: NaiveTime,
        #[column(references(T0::id, on_delete = set_null, on_update = set_null, relation = p0))]
        pub r0: Option<i32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t3")]
    pub struct T3 {
        #[column(primary_key)]
        pub id: i32,
        pub a: Option<Uuid>,
        pub b: Option<f32>,
        #[column(references(T0::id, on_delete = no_action, on_update = cascade, relation = p0))]
        pub r0: Option<i32>,
        #[column(references(T1::id, on_delete = set_null, on_update = set_null, relation = p1))]
        pub r1: Option<i64>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2, T3]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(2i32)
                    .ax(timestamp("2024-02-29T12:00:00").and_utc())
                    .bx(Mood::Sad)
                    .cx(TimeDelta::microseconds(31622400000000))
                    .d(None::<Size>),
            )
            .returning(T0)
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
                    .r0(2i32),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(4i32)
                    .ax(timestamp("2024-02-29T12:00:00.500").and_utc())
                    .cx(None::<TimeDelta>)
                    .d(Size::Medium)
                    .r0(2i32),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(4i64)
                    .ax(Uuid::from_u128(0x0))
                    .bx(timestamp("0001-01-01T00:00:00").and_utc())
                    .c(Size::Small)
                    .d(None::<f64>)
                    .ex(Mood::Sad),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(6i64)
                    .ax(Uuid::from_u128(0x0))
                    .bx(timestamp("1970-01-01T00:00:00").and_utc())
                    .c(None::<Size>)
                    .ex(Mood::Sad)
                    .r0(4i64),
            )
            .returning(T1::bx)
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(8i64)
                    .ax(Uuid::from_u128(0xff))
                    .bx(timestamp("0001-01-01T00:00:00").and_utc())
                    .c(Size::Small)
                    .d(None::<f64>)
                    .ex(Mood::Happy)
                    .r0(6i64),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .idx(TimeDelta::microseconds(90061000001))
                    .ax(TimeDelta::microseconds(86400000000))
                    .b(timestamp("1970-01-01T00:00:00"))
                    .c(0.5f32)
                    .ex(TimeDelta::microseconds(86400000000))
                    .fx(decimal("-79228162514264337593543950335"))
                    .g(time("00:00:00")),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .idx(TimeDelta::microseconds(-86400000001))
                    .ax(TimeDelta::microseconds(31622400000000))
                    .b(timestamp("1970-01-01T00:00:00"))
                    .c(2.0f32)
                    .d(None::<i32>)
                    .ex(TimeDelta::microseconds(0))
                    .fx(decimal("0.0000000001"))
                    .r0(2i32),
            )
            .returning((val(json("1")), T2::d))
            .all(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .idx(TimeDelta::microseconds(86400000000))
                    .c(-1.0f32)
                    .ex(TimeDelta::microseconds(31622400000000))
                    .fx(decimal("0.1"))
                    .g(time("12:30:00.500"))
                    .r0(2i32),
            )
            .returning((T2, T2))
            .all(db)
            .await?;
        insert(T3)
            .values(T3::new().id(1i32).a(Uuid::from_u128(0xff)).b(0.0f32).r1(None::<i64>))
            .exec(db)
            .await?;
        insert(T3)
            .values(T3::new().id(7i32).a(Uuid::from_u128(0x2)).r0(2i32))
            .returning(T3::r1)
            .all(db)
            .await?;
        insert(T3).values(T3::new().id(7i32).r0(2i32).r1(8i64)).exec(db).await?;
        let answer = select((max((-T2::r0)), day(T2::b)))
            .from(T2)
            .filter(
                val(json("\"ä🦀\""))
                    .json_get::<Decimal>(["a", ""])
                    .not_in_list([decimal("0.1"), decimal("1.50")]),
            )
            .group_by(day(T2::b))
            .having(day(T2::b).gt(1i32).or(val(false).and(false)))
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
    #[table(name = "t1", schema = "ns", has_many(m1: T1::p0))]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i64,
        #[column(default = 0i32)]
        pub ax: i32,
        #[column(references(T1::id, on_delete = no_action, on_update = cascade, deferrable, relation = p0))]
        pub r0: i64,
        #[column(generated = row((val(2i32), T1::id, T1::id)).in_list([(1i32, 1i64, 2i64), (-1i32, 100i64, 1i64)]).and(val(true).and(false)), sqlite(virtual))]
        pub made: bool,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", index(columns(id, d), where = val("ä".to_owned()).not_like("__")))]
    pub struct T2 {
        #[column(primary_key)]
        pub id: i32,
        pub a: Vec<String>,
        #[column(precision = 10, scale = 2)]
        pub b: Option<Decimal>,
        pub cx: Vec<String>,
        pub d: Option<f64>,
        pub ex: Uuid,
        #[column(generated = T2::d.lt(T2::d))]
        pub made: Option<bool>,
    }

    alias!(pub X2 = T0);

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2]).await?;
        insert(T0)
            .values(T0::new().id(4i32).a(Mood::Sad).bx(TimeDelta::microseconds(0)).c(None::<Vec<u8>>))
            .returning(T0)
            .all(db)
            .await?;
        insert(T0)
            .values(T0::new().id(7i32).a(None::<Mood>).bx(TimeDelta::microseconds(-1)))
            .exec(db)
            .await?;
        insert(T0).values(T0::new().bx(TimeDelta::microseconds(-1))).returning(T0).all(db).await?;
        insert(T1).values(T1::new().id(5i64).ax(-2147483648i32).r0(7i64)).exec(db).await?;
        insert(T1)
            .values(T1::new().id(3i64).ax(46341i32).r0(5i64))
            .returning((T1, (sign(T1::r0) * (T1::id % 2i64))))
            .all(db)
            .await?;
        insert(T1).values(T1::new().id(7i64).ax(1i32).r0(3i64)).exec(db).await?;
        insert(T2)
            .values(
                T2::new()
                    .id(7i32)
                    .a(Vec::<String>::new())
                    .b(decimal("1.5"))
                    .cx(vec!["a".to_owned(), "b".to_owned()])
                    .ex(Uuid::from_u128(0x80000000000000000000000000000000)),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(4i32)
                    .a(Vec::<String>::new())
                    .b(decimal("1.50"))
                    .cx(vec!["".to_owned()])
                    .ex(Uuid::from_u128(0x0)),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(6i32)
                    .a(vec!["a".to_owned()])
                    .b(decimal("-2.25"))
                    .cx(Vec::<String>::new())
                    .d(-1.5f64)
                    .ex(Uuid::from_u128(0x2)),
            )
            .exec(db)
            .await?;
        let answer = select((X2::c, coalesce(T2::made, true), T0))
            .from(T2)
            .right_join(T0, T2::id.eq(T0::id))
            .left_join(X2, T0::a.eq(X2::a))
            .filter(val("a%b".to_owned()).contains("ä"))
            .order_by((
                case().when(val(vec!["a".to_owned()]).is_null(), X2::id).or_null().desc(),
                X2::id.asc(),
                T2::id.desc(),
                T0::id.asc(),
                X2::id.desc(),
            ))
            .limit(4)
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
    #[table(name = "t0", has_many(m5: T0::p0), has_one(o6: T0::p1), many_to_many(w7: T0 through T0(p1, p0)), has_many(m10: T2::p1 where val(false)), many_to_many(w11: T2 through T2(p1, p0)))]
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
        #[column(references(T0::id, on_delete = cascade, on_update = set_null, relation = p0))]
        pub r0: Option<i64>,
        #[column(references(T0::id, on_delete = no_action, on_update = restrict, relation = p1))]
        pub r1: i64,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1")]
    pub struct T1 {
        #[column(primary_key, auto)]
        pub id: i32,
        #[column(default = json("[]"))]
        pub ax: Option<serde_json::Value>,
        #[column(timestamp = millis, default = timestamp("2024-02-29T12:00:00.500").and_utc())]
        pub b: Option<DateTime<Utc>>,
        pub c: i32,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", has_many(m8: T2::p0), many_to_many(w9: T0 through T2(p0, p1)), has_many(m12: T3::p0))]
    pub struct T2 {
        #[column(primary_key)]
        pub id: i32,
        pub ax: Option<NaiveDate>,
        pub b: serde_json::Value,
        #[column(references(T2::id, on_delete = no_action, on_update = no_action, relation = p0))]
        pub r0: Option<i32>,
        #[column(references(T0::id, on_delete = restrict, on_update = no_action, deferrable, relation = p1))]
        pub r1: i64,
    }

    #[derive(Table, Debug)]
    #[table(name = "t3", schema = "ns", unique(columns(r0)))]
    pub struct T3 {
        #[column(primary_key)]
        pub idx: Size,
        #[column(references(T2::id, on_delete = no_action, on_update = no_action, relation = p0))]
        pub r0: Option<i32>,
        #[column(generated = T3::idx.eq(Size::Huge), sqlite(virtual))]
        pub made: bool,
    }

    alias!(pub Other = T0);

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2, T3]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(8i64)
                    .ax(json("null"))
                    .b(date("2024-03-01"))
                    .ex(decimal("123456789012345678.123456789"))
                    .gx(decimal("0.1"))
                    .r0(None::<i64>)
                    .r1(3i64),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(5i64)
                    .ax(json("[1,2,null]"))
                    .b(date("1970-01-01"))
                    .f(false)
                    .gx(decimal("-79228162514264337593543950335"))
                    .r1(8i64),
            )
            .returning((
                scalar(
                    select(
                        min(val(date("1970-01-01"))).filter(val(date("2024-03-01")).eq(date("2024-03-01"))),
                    )
                    .correlate(T0)
                    .from(Other)
                    .filter(T0::id.eq(Other::r1)),
                ),
                val(vec![97]),
            ))
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(4i64)
                    .ax(json("-0.25"))
                    .b(date("2024-02-29"))
                    .c("b")
                    .dx(timestamp("1969-12-31T23:59:59.999999"))
                    .ex(None::<Decimal>)
                    .f(None::<bool>)
                    .gx(decimal("1.50"))
                    .r0(None::<i64>)
                    .r1(8i64),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(5i32)
                    .ax(None::<serde_json::Value>)
                    .b(timestamp("1970-01-01T00:00:00").and_utc())
                    .c(1i32),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new().id(4i32).ax(json("-0.25")).b(timestamp("2024-02-29T12:00:00").and_utc()).c(2i32),
            )
            .exec(db)
            .await?;
        insert(T1).values(T1::new().id(4i32).ax(json("\"ä🦀\"")).c(2i32)).exec(db).await?;
        insert(T2)
            .values(T2::new().id(6i32).ax(date("9999-12-31")).b(json("null")).r1(8i64))
            .returning(T2)
            .all(db)
            .await?;
        insert(T2)
            .values(T2::new().id(4i32).ax(date("1970-01-01")).b(json("1")).r0(2i32).r1(8i64))
            .exec(db)
            .await?;
        insert(T2)
            .values(T2::new().id(6i32).ax(date("1969-12-31")).b(json("1")).r0(4i32).r1(4i64))
            .returning(T2)
            .all(db)
            .await?;
        insert(T3)
            .values(T3::new().idx(Size::Small))
            .returning((val(time("12:30:00.500")), val(timestamp("2024-02-29T12:00:00").and_utc())))
            .all(db)
            .await?;
        insert(T3).values(T3::new().idx(Size::Small).r0(7i32)).exec(db).await?;
        insert(T3).values(T3::new().idx(Size::Huge).r0(4i32)).exec(db).await?;
        let nested = T0::query().with(
            T0::w7
                .order_by((
                    date_trunc(TimeUnit::Year, val(timestamp("1970-01-01T00:00:00"))).asc(),
                    T0::id.asc(),
                ))
                .with(T0::o6.select((T0::dx, T0::id, T0::b)).with(
                    T0::m5.select((T0::ax, val(TimeDelta::microseconds(86400000000)))).order_by((
                        T0::r1.asc(),
                        T0::ex.desc(),
                        T0::id.asc().nulls_first(),
                    )),
                )),
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
    #[table(name = "t0", index(columns(b), unique, where = T0::b.not_in_list([timestamp("2024-02-29T12:00:00").and_utc(), timestamp("1970-01-01T00:00:00").and_utc()]).or(val(true).and(true))), has_many(m9: T0::p0), many_to_many(w10: T0 through T0(p0, p1) where T0::a.in_list([Size::Large])), has_many(m11: T0::p1), many_to_many(w12: T0 through T0(p1, p0)), has_many(m15: T1::p1), has_one(o16: T1::p1), many_to_many(w17: T1 through T1(p1, p0)), has_many(m18: T1::p2), has_one(o19: T1::p2), many_to_many(w20: T1 through T1(p2, p0) where T1::b.ge(T1::b)))]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i64,
        pub a: Option<Size>,
        pub b: Option<DateTime<Utc>>,
        pub c: Option<Vec<u8>>,
        #[column(references(T0::id, on_delete = no_action, on_update = no_action, deferrable, relation = p0))]
        pub r0: Option<i64>,
        #[column(references(T0::id, on_delete = restrict, on_update = cascade, relation = p1))]
        pub r1: Option<i64>,
        #[column(generated = row((T0::b, val(false))).not_in_list(Vec::<(DateTime<Utc>, bool)>::new()), sqlite(virtual))]
        pub made: Option<bool>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", check(name = "checked", condition = T1::g.like("ß%")), has_many(m13: T1::p0), many_to_many(w14: T0 through T1(p0, p1)), many_to_many(w21: T2 through T2(p0, p1)), many_to_many(w22: T1 through T2(p0, p2) where T1::g.ends_with("ab").and(val("ab".to_owned()).ilike("A_"))), has_many(m25: T2::p2 where val(Vec::<String>::new()).eq(Vec::<String>::new()).and(false)), many_to_many(w26: T1 through T2(p2, p0)))]
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
        #[column(references(T1::id, on_delete = no_action, on_update = restrict, deferrable, relation = p0))]
        pub r0: Option<i64>,
        #[column(references(T0::id, on_delete = no_action, on_update = set_null, relation = p1))]
        pub r1: Option<i64>,
        #[column(references(T0::id, on_delete = restrict, on_update = set_default, relation = p2))]
        pub r2: Option<i64>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", unique(columns(r1)), has_many(m23: T2::p1), many_to_many(w24: T1 through T2(p1, p2)))]
    pub struct T2 {
        #[column(primary_key)]
        pub id: i64,
        #[column(references(T1::id, on_delete = no_action, on_update = no_action, relation = p0))]
        pub r0: Option<i64>,
        #[column(references(T2::id, on_delete = restrict, on_update = no_action, relation = p1))]
        pub r1: Option<i64>,
        #[column(references(T1::id, on_delete = cascade, on_update = set_default, relation = p2))]
        pub r2: i64,
    }

    #[derive(Table, Debug)]
    #[table(name = "t3", index(columns(d, e)))]
    pub struct T3 {
        #[column(primary_key)]
        pub id: i32,
        pub a: serde_json::Value,
        pub b: Mood,
        #[column(timestamp = seconds)]
        pub cx: NaiveDateTime,
        pub d: Vec<u8>,
        #[column(precision = 5, scale = 0)]
        pub e: Decimal,
        pub fx: Option<NaiveDate>,
        pub g: Option<NaiveTime>,
        #[column(references(T0::id, on_delete = set_default, on_update = set_null, deferrable, relation = p0))]
        pub r0: Option<i64>,
        #[column(generated = T3::cx.between(timestamp("2024-02-29T12:00:00.500"), timestamp("1970-01-01T00:00:00")), sqlite(virtual))]
        pub made: bool,
    }

    alias!(pub S0 = T0);
    alias!(pub X0 = T2);

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2, T3]).await?;
        insert(T0)
            .values(T0::new().id(5i64).b(None::<DateTime<Utc>>).c(vec![1, 2]).r0(1i64).r1(8i64))
            .returning(T0)
            .all(db)
            .await?;
        insert(T0).values(T0::new().id(5i64).c(None::<Vec<u8>>).r0(5i64)).returning(T0::r1).all(db).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(3i64)
                    .a(None::<Size>)
                    .b(timestamp("2024-02-29T12:00:00").and_utc())
                    .c(vec![1, 2]),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(1i64)
                    .a(-1.5f64)
                    .b(Size::Medium)
                    .c(Uuid::from_u128(0xff))
                    .d(10i32)
                    .ex(json("-0.25"))
                    .g("a_b")
                    .r0(1i64)
                    .r1(3i64)
                    .r2(5i64),
            )
            .returning(T1)
            .all(db)
            .await?;
        insert(T1)
            .values(T1::new().id(8i64).a(0.25f64).b(Size::Large).c(None::<Uuid>).f(0.5f32).g("a").r2(3i64))
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(3i64)
                    .a(0.25f64)
                    .b(Size::Small)
                    .c(Uuid::from_u128(0xff))
                    .d(None::<i32>)
                    .ex(None::<serde_json::Value>)
                    .f(2.0f32)
                    .g("ä")
                    .r0(8i64)
                    .r1(5i64)
                    .r2(5i64),
            )
            .returning(T1::g)
            .all(db)
            .await?;
        insert(T2)
            .values(T2::new().id(3i64).r1(1i64).r2(8i64))
            .returning(val(vec!["NULL".to_owned(), "null".to_owned()]))
            .all(db)
            .await?;
        insert(T2).values(T2::new().id(4i64).r0(3i64).r1(3i64).r2(6i64)).exec(db).await?;
        insert(T2).values(T2::new().id(8i64).r0(3i64).r1(4i64).r2(1i64)).exec(db).await?;
        insert(T3)
            .values(
                T3::new()
                    .id(2i32)
                    .a(json("[]"))
                    .b(Mood::Happy)
                    .cx(timestamp("1970-01-01T00:00:00"))
                    .d(Vec::<u8>::new())
                    .e(decimal("1")),
            )
            .returning(
                (!exists(
                    select(val(1i64)).correlate(T3).from(T0).filter(
                        T3::r0.eq(T0::id).and(
                            case()
                                .when(T0::made, val(time("00:00:00")))
                                .when(T0::made, time("12:30:00.500"))
                                .otherwise(time("12:30:00"))
                                .ne(time("12:30:00.500")),
                        ),
                    ),
                )),
            )
            .all(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(6i32)
                    .a(json("{}"))
                    .b(Mood::Ok)
                    .cx(timestamp("2000-01-01T00:00:00.001"))
                    .d(vec![1, 2])
                    .e(decimal("10"))
                    .fx(date("2024-02-29"))
                    .g(time("00:00:00")),
            )
            .returning((
                T3,
                least(
                    scalar(
                        select(date_trunc(TimeUnit::Month, val(date("2024-02-29"))))
                            .from(S0)
                            .filter(
                                case()
                                    .when(S0::made, S0::r0)
                                    .when(S0::made, S0::r0)
                                    .or_null()
                                    .between(S0::id, S0::id),
                            )
                            .order_by(S0::id.asc())
                            .limit(1),
                    ),
                    date("2024-02-29"),
                ),
            ))
            .all(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(3i32)
                    .a(json("[]"))
                    .b(Mood::Sad)
                    .cx(timestamp("2024-02-29T12:00:00.500"))
                    .d(vec![1, 2])
                    .e(decimal("10"))
                    .fx(date("2024-03-01"))
                    .r0(3i64),
            )
            .returning(T3)
            .all(db)
            .await?;
        let answer = select(((-val(-1.0f32)), X0))
            .from(X0)
            .filter(X0::r0.is_not_null())
            .order_by((
                X0::r2.desc(),
                (diff(
                    TimeUnit::Minute,
                    val(timestamp("1970-01-01T00:00:00").and_utc()),
                    timestamp("1970-01-01T00:00:00").and_utc(),
                ) - (-X0::r2))
                    .asc()
                    .nulls_first(),
                X0::id.asc(),
            ))
            .all(db)
            .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_6 {
    use super::super::*;

    #[derive(Table, Debug)]
    #[table(name = "t0", has_many(m3: T1::p0 where val(Vec::<String>::new()).eq(vec!["a".to_owned()])), many_to_many(w4: T0 through T1(p0, p1)), has_many(m5: T1::p1), many_to_many(w6: T0 through T1(p1, p0)))]
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
    #[table(name = "t1", unique(columns(c, r1)), index(columns(r2, r0)), check(name = "checked", condition = T1::id.eq(3i32)), has_many(m7: T1::p2 where val(true).and(val(true).and(true))))]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i32,
        pub ax: Option<Vec<i32>>,
        #[column(max_length = 20)]
        pub b: String,
        pub c: NaiveTime,
        pub dx: Option<f64>,
        #[column(references(T0::id, on_delete = no_action, on_update = no_action, relation = p0))]
        pub r0: Option<i32>,
        #[column(references(T0::id, on_delete = no_action, on_update = no_action, relation = p1))]
        pub r1: Option<i32>,
        #[column(references(T1::id, on_delete = no_action, on_update = restrict, relation = p2))]
        pub r2: Option<i32>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1]).await?;
        insert(T0)
            .values(
                T0::new()
                    .a(json("null"))
                    .b(json("{\"a\":1}"))
                    .c(time("00:00:00"))
                    .d(timestamp("2024-02-29T12:00:00"))
                    .fx(-32768i16)
                    .g(timestamp("2024-02-29T12:00:00").and_utc()),
            )
            .returning(T0)
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .a(json("{}"))
                    .b(json("[]"))
                    .c(time("12:30:00"))
                    .d(timestamp("2024-02-29T12:00:00"))
                    .fx(-32767i16)
                    .g(timestamp("2024-02-29T12:00:00.500").and_utc()),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(6i32)
                    .a(json("1"))
                    .b(None::<serde_json::Value>)
                    .c(time("00:00:00"))
                    .d(timestamp("2024-02-29T12:00:00.500"))
                    .ex(None::<bool>)
                    .fx(7i16)
                    .g(timestamp("1970-01-01T00:00:00").and_utc()),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(3i32)
                    .ax(None::<Vec<i32>>)
                    .b("A")
                    .c(time("12:30:00"))
                    .dx(1000000000000000.0f64)
                    .r0(6i32),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new().id(6i32).b("").c(time("12:30:00.500")).dx(9007199254740992.0f64).r0(6i32).r1(3i32),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(6i32)
                    .ax(vec![2i32, 1i32])
                    .b("aB")
                    .c(time("12:30:00"))
                    .dx(2.2250738585072014e-308f64)
                    .r1(6i32)
                    .r2(3i32),
            )
            .exec(db)
            .await?;
        let nested = T1::query()
            .select(val(time("12:30:00")))
            .order_by((T1::dx.desc(), T1::id.asc()))
            .offset(5)
            .with(
                T1::p2
                    .filter(
                        val(TimeDelta::microseconds(1000000))
                            .between(TimeDelta::microseconds(1000000), TimeDelta::microseconds(0)),
                    )
                    .with(T1::m7),
            )
            .with(
                T1::p2
                    .select((val(-1i16), T1::r0))
                    .with(T1::p2.with(T1::p1.select((
                        val(1.25f32),
                        T0::d.between(greatest(T0::d, T0::d), timestamp("1970-01-01T00:00:00")),
                    ))))
                    .with(T1::m7.select((least(T1::dx, T1::dx), val(Uuid::from_u128(0x2)), T1::ax))),
            );
        let single = nested.clone().strategy(squall::relation::Strategy::Single).all(db).await?;
        let select_in = nested.strategy(squall::relation::Strategy::SelectIn).all(db).await?;
        let answer = (single, select_in);
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
    #[table(name = "t0", has_one(o2: T0::p0), many_to_many(w3: T0 through T0(p0, p1)), has_many(m4: T0::p1))]
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
        #[column(references(T0::id, on_delete = restrict, on_update = no_action, relation = p0))]
        pub r0: Option<i32>,
        #[column(references(T0::id, on_delete = no_action, on_update = no_action, relation = p1))]
        pub r1: i32,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", index(columns(id)))]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i64,
        pub a: NaiveDate,
        #[column(default = time("12:30:00"))]
        pub b: Option<NaiveTime>,
        pub c: Option<NaiveTime>,
        pub d: Option<f32>,
        pub e: Option<TimeDelta>,
        pub f: Option<Vec<String>>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2")]
    pub struct T2 {
        #[column(primary_key)]
        pub idx: Mood,
        pub a: f64,
        pub b: String,
        pub cx: Decimal,
        #[column(timestamp = millis)]
        pub d: Option<NaiveDateTime>,
        pub ex: Vec<i32>,
        pub fx: Option<String>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(7i32)
                    .a(timestamp("2024-02-29T12:00:00").and_utc())
                    .bx(timestamp("2000-01-01T00:00:00.001"))
                    .c(TimeDelta::microseconds(-1000000))
                    .d(json("\"a\""))
                    .ex("ä")
                    .r0(6i32)
                    .r1(1i32),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(8i32)
                    .a(timestamp("1970-01-01T00:00:00").and_utc())
                    .bx(timestamp("2000-01-01T00:00:00.001"))
                    .c(TimeDelta::microseconds(86400000000))
                    .r1(7i32),
            )
            .returning((T0, T0::bx))
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(1i32)
                    .a(timestamp("2024-02-29T12:00:00.500").and_utc())
                    .c(TimeDelta::microseconds(86400000000))
                    .ex("ab")
                    .r0(8i32)
                    .r1(8i32),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(7i64)
                    .a(date("2024-02-29"))
                    .b(time("12:30:00.500"))
                    .d(None::<f32>)
                    .e(TimeDelta::microseconds(1000000))
                    .f(vec!["a".to_owned()]),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(T1::new().id(5i64).a(date("2024-02-29")).b(None::<NaiveTime>).f(Vec::<String>::new()))
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(6i64)
                    .a(date("2024-03-01"))
                    .d(1.25f32)
                    .e(TimeDelta::microseconds(0))
                    .f(vec!["a".to_owned()]),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .idx(Mood::Sad)
                    .a(10.0f64)
                    .b("aB")
                    .cx(decimal("0.1"))
                    .d(timestamp("2024-02-29T12:00:00"))
                    .ex(vec![-2147483648i32, 2147483647i32])
                    .fx("ab"),
            )
            .returning((
                array_append(coalesce(val(vec!["a".to_owned()]), vec!["a".to_owned()]), val("A".to_owned())),
                T2::idx,
            ))
            .all(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .idx(Mood::Sad)
                    .a(0.0f64)
                    .b("b")
                    .cx(decimal("-2.25"))
                    .d(timestamp("2024-02-29T12:00:00"))
                    .ex(Vec::<i32>::new())
                    .fx(None::<String>),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .idx(Mood::Happy)
                    .a(0.25f64)
                    .b("A")
                    .cx(decimal("99999999.99"))
                    .d(timestamp("1970-01-01T00:00:00"))
                    .ex(vec![1i32])
                    .fx("ab"),
            )
            .exec(db)
            .await?;
        let answer = select((T2::b, T2::d))
            .from(T2)
            .filter(val("a_b".to_owned()).gt(T2::b).or(T2::idx.in_list(Vec::<Mood>::new())))
            .group_by((T2::b, T2::d))
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
    #[table(name = "t0", schema = "ns", primary_key(id, id2), has_many(m1: T1::p0 where val(time("12:30:00")).in_list([time("12:30:00")])))]
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
    #[table(name = "t1", index(columns(bx)), foreign_key(columns(r0, r0b), references(T0::id, T0::id2), on_delete = set_null, on_update = no_action, deferrable, relation = p0))]
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
        pub r0: Option<i64>,
        pub r0b: Option<NaiveDate>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(2i64)
                    .id2(date("1970-01-01"))
                    .ax(9223372036854775807i64)
                    .b(json("[]"))
                    .c(Vec::<u8>::new())
                    .d(time("00:00:00"))
                    .ex(Size::Huge),
            )
            .returning((date_trunc(TimeUnit::Day, coalesce(T0::id2, T0::id2)), T0::id2))
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(3i64)
                    .id2(date("1970-01-01"))
                    .ax(None::<i64>)
                    .b(json("1"))
                    .c(vec![97])
                    .d(time("12:30:00"))
                    .f(Mood::Sad),
            )
            .returning(val(0i64))
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(2i64)
                    .id2(date("2024-02-29"))
                    .b(json("[]"))
                    .c(Vec::<u8>::new())
                    .d(time("00:00:00"))
                    .f(Mood::Sad),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(8i64)
                    .a(vec![1i32, 2i32])
                    .cx(-f64::INFINITY)
                    .dx(vec!["a".to_owned(), "b".to_owned()])
                    .e(Vec::<String>::new())
                    .f(None::<NaiveTime>)
                    .r0(None::<i64>)
                    .r0b(date("1970-01-01")),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(1i64)
                    .bx(-9223372036854775808i64)
                    .cx(None::<f64>)
                    .dx(vec!["a".to_owned(), "b".to_owned()])
                    .e(vec!["a".to_owned()])
                    .f(None::<NaiveTime>)
                    .r0b(date("2024-02-29")),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(8i64)
                    .a(None::<Vec<i32>>)
                    .bx(1i64)
                    .cx(-f64::INFINITY)
                    .e(Vec::<String>::new())
                    .r0(3i64),
            )
            .exec(db)
            .await?;
        let nested = T0::query()
            .filter(T0::f.is_null())
            .order_by((greatest(T0::ex, Size::Medium).asc(), T0::ex.asc(), T0::id.desc(), T0::id2.asc()))
            .limit(4)
            .with(T0::m1.select(T1::a).order_by(T1::id.desc().nulls_first()).with(
                T1::p0.with(T0::m1.select((val(2i64), val(1i64), T1::dx)).order_by(T1::id.desc()).offset(4)),
            ));
        let single = nested.clone().strategy(squall::relation::Strategy::Single).all(db).await?;
        let select_in = nested.strategy(squall::relation::Strategy::SelectIn).all(db).await?;
        let answer = (single, select_in);
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
    #[table(name = "t0", has_many(m3: T0::p0 where T0::fx.between(7i16, 2i16)), many_to_many(w4: T0 through T0(p0, p1) where T0::bx.ne(Mood::Happy)), has_many(m5: T0::p1 where T0::gx.is_null()), has_one(o6: T0::p1), many_to_many(w7: T0 through T0(p1, p0) where row((T0::cx, val(decimal("1")), val(timestamp("1970-01-01T00:00:00")))).in_list(Vec::<(NaiveDate, Decimal, NaiveDateTime)>::new()).or((!val(true)))))]
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
        #[column(references(T0::id, on_delete = cascade, on_update = set_null, relation = p0))]
        pub r0: Option<i32>,
        #[column(references(T0::id, on_delete = no_action, on_update = no_action, relation = p1))]
        pub r1: Option<i32>,
        #[column(generated = T0::dx.le(T0::e), sqlite(virtual))]
        pub made: bool,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", primary_key(id, id2), foreign_key(columns(r0, r0b), references(T1::id, T1::id2), on_delete = no_action, on_update = no_action, deferrable, relation = p0), has_many(m8: T1::p0))]
    pub struct T1 {
        pub id: i64,
        pub id2: f32,
        pub a: i16,
        pub r0: Option<i64>,
        pub r0b: Option<f32>,
    }

    alias!(pub S0 = T0);

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(1i32)
                    .ax(-3.4028235e38f32)
                    .cx(None::<NaiveDate>)
                    .dx(100i64)
                    .e(100i64)
                    .fx(-32767i16)
                    .gx(Mood::Happy)
                    .r0(4i32)
                    .r1(7i32),
            )
            .returning((least(case().when(T0::made, T0::id).or_null(), T0::r1), T0))
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(8i32)
                    .ax(1.25f32)
                    .cx(date("1969-12-31"))
                    .dx(-1i64)
                    .e(100i64)
                    .fx(32767i16)
                    .gx(Mood::Happy)
                    .r0(1i32)
                    .r1(1i32),
            )
            .returning(val(vec![0]))
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(1i32)
                    .ax(0.1f32)
                    .bx(Mood::Happy)
                    .cx(date("1969-12-31"))
                    .dx(-9223372036854775807i64)
                    .e(100i64)
                    .fx(-1i16)
                    .gx(Mood::Happy),
            )
            .returning(T0)
            .all(db)
            .await?;
        insert(T1).values(T1::new().id(2i64).id2(1.25f32).a(1i16).r0(1i64).r0b(-1.0f32)).exec(db).await?;
        insert(T1).values(T1::new().id(3i64).id2(1.25f32).a(2i16)).returning(T1).all(db).await?;
        insert(T1)
            .values(T1::new().id(2i64).id2(0.0f32).a(0i16).r0(3i64).r0b(1.25f32))
            .returning(val(Mood::Sad))
            .all(db)
            .await?;
        let answer = select((T1, min(T1::r0b), T1::a))
            .from(T1)
            .inner_join(T0, T1::r0b.eq(T0::ax))
            .group_by((T1::id, T1::id2))
            .having(
                row((sign(T1::id2), val(json("{}")).json_get::<serde_json::Value>(["a", "", "b"])))
                    .in_query(select((S0::ax, val(json("1")))).from(S0).filter(S0::fx.eq(7i16))),
            )
            .all(db)
            .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_10 {
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
    #[table(name = "t0", many_to_many(w7: T0 through T0(p0, p2)), has_many(m8: T0::p1), many_to_many(w9: T0 through T0(p1, p2)), has_many(m10: T0::p2), has_many(m11: T1::p0), has_many(m13: T3::p0), has_one(o14: T3::p0))]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i64,
        pub a: Option<f32>,
        pub bx: Option<Vec<i32>>,
        #[column(references(T0::id, on_delete = set_null, on_update = set_null, relation = p0))]
        pub r0: Option<i64>,
        #[column(references(T0::id, on_delete = restrict, on_update = no_action, relation = p1))]
        pub r1: Option<i64>,
        #[column(references(T0::id, on_delete = no_action, on_update = no_action, relation = p2))]
        pub r2: Option<i64>,
        #[column(generated = val(timestamp("2024-02-29T12:00:00").and_utc()).le(timestamp("2024-02-29T12:00:00.500").and_utc()), sqlite(virtual))]
        pub made: bool,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", index(columns(id)), index(name = "t1_on", on(T1::r1.is_null().and(T1::r0.not_in_list([2i64, -1i64, 0i64])).desc())), check(name = "checked", condition = T1::r1.ne(0i32)), has_many(m12: T1::p1), has_many(m15: T3::p1), many_to_many(w16: T0 through T3(p1, p0) where val(0i64).gt(T0::r1).or(T0::id.ge(2i64))))]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i32,
        pub ax: Uuid,
        pub b: serde_json::Value,
        pub cx: Option<String>,
        pub d: Uuid,
        pub e: Option<TimeDelta>,
        #[column(references(T0::id, on_delete = restrict, on_update = restrict, relation = p0))]
        pub r0: Option<i64>,
        #[column(references(T1::id, on_delete = set_null, on_update = cascade, relation = p1))]
        pub r1: Option<i32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2")]
    pub struct T2 {
        #[column(primary_key, auto = serial)]
        pub id: i32,
        #[column(default = Size::Medium)]
        pub a: Option<Size>,
        #[column(default = date("1970-01-01"))]
        pub bx: Option<NaiveDate>,
        #[column(precision = 10, scale = 2)]
        pub cx: Option<Decimal>,
        pub d: i32,
        pub e: Option<f32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t3", schema = "ns", primary_key(id, id2))]
    pub struct T3 {
        pub id: i32,
        pub id2: NaiveTime,
        #[column(default = Uuid::from_u128(0x2))]
        pub ax: Uuid,
        pub b: String,
        pub cx: Option<i16>,
        #[column(references(T0::id, on_delete = set_default, on_update = set_default, relation = p0))]
        pub r0: Option<i64>,
        #[column(references(T1::id, on_delete = restrict, on_update = no_action, relation = p1))]
        pub r1: Option<i32>,
    }

    alias!(pub X1 = T2);
    alias!(pub S1 = T1);

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2, T3]).await?;
        insert(T0).values(T0::new().id(3i64).r1(None::<i64>).r2(2i64)).exec(db).await?;
        insert(T0).values(T0::new().id(8i64).r1(3i64).r2(3i64)).exec(db).await?;
        insert(T0).values(T0::new().id(5i64).a(-1.0f32).bx(Vec::<i32>::new()).r2(3i64)).exec(db).await?;
        insert(T1)
            .values(
                T1::new()
                    .id(2i32)
                    .ax(Uuid::from_u128(0xffffffffffffffffffffffffffffffff))
                    .b(json("[]"))
                    .cx("ß")
                    .d(Uuid::from_u128(0x2))
                    .e(TimeDelta::microseconds(0))
                    .r0(3i64),
            )
            .returning((T1::id, T1))
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(2i32)
                    .ax(Uuid::from_u128(0x0))
                    .b(json("1"))
                    .d(Uuid::from_u128(0xff))
                    .e(TimeDelta::microseconds(0))
                    .r1(None::<i32>),
            )
            .returning((T1::e, coalesce((val(10.0f64) * 0.0f64), (val(0.25f64) - 0.0f64))))
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .id(1i32)
                    .ax(Uuid::from_u128(0xffffffffffffffffffffffffffffffff))
                    .b(json("null"))
                    .cx("%")
                    .d(Uuid::from_u128(0xff))
                    .e(TimeDelta::microseconds(0))
                    .r0(None::<i64>)
                    .r1(2i32),
            )
            .returning(T1::r0)
            .all(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(6i32)
                    .a(None::<Size>)
                    .bx(date("1970-01-01"))
                    .cx(None::<Decimal>)
                    .d(1i32)
                    .e(None::<f32>),
            )
            .exec(db)
            .await?;
        insert(T2).values(T2::new().a(Size::Huge).bx(None::<NaiveDate>).d(3i32).e(1.25f32)).exec(db).await?;
        insert(T2)
            .values(
                T2::new()
                    .id(2i32)
                    .a(Size::Huge)
                    .bx(date("0001-01-01"))
                    .cx(decimal("3.000000000"))
                    .d(-1i32)
                    .e(-1.0f32),
            )
            .returning(T2)
            .all(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(2i32)
                    .id2(time("00:00:00"))
                    .ax(Uuid::from_u128(0x80000000000000000000000000000000))
                    .b("a")
                    .cx(-1i16)
                    .r0(8i64)
                    .r1(1i32),
            )
            .returning((-(val(2i32) % 3i32)))
            .all(db)
            .await?;
        insert(T3)
            .values(
                T3::new()
                    .id(1i32)
                    .id2(time("12:30:00"))
                    .ax(Uuid::from_u128(0x80000000000000000000000000000000))
                    .b("a")
                    .cx(181i16)
                    .r0(None::<i64>),
            )
            .exec(db)
            .await?;
        insert(T3)
            .values(T3::new().id(3i32).id2(time("12:30:00.500")).ax(Uuid::from_u128(0x1)).b("aB").r0(5i64))
            .returning((T3, T3::id))
            .all(db)
            .await?;
        let answer = select((
            greatest(
                val(timestamp("1970-01-01T00:00:00").and_utc()),
                timestamp("2024-02-29T12:00:00.500").and_utc(),
            ),
            X1::e,
            T2,
            max(scalar(select(max(val(1.25f32))).from(S1)))
                .filter(
                    row((
                        greatest(T2::cx, T2::cx),
                        X1::d,
                        val(timestamp("2024-02-29T12:00:00.500").and_utc()),
                    ))
                    .in_list(Vec::<(Decimal, i32, DateTime<Utc>)>::new()),
                )
                .over(
                    window()
                        .partition_by(X1::bx)
                        .order_by((T2::id.desc(), X1::id.asc()))
                        .rows_between(following(3), unbounded_following()),
                ),
            row_number().over(
                window()
                    .order_by((
                        X1::a.desc().nulls_first(),
                        T2::id.asc(),
                        T2::id.asc(),
                        X1::id.asc().nulls_first(),
                    ))
                    .rows_between(current_row(), current_row())
                    .exclude_group(),
            ),
        ))
        .from(T2)
        .left_join(X1, T2::e.eq(X1::e))
        .filter(val(json("[]")).json_type().starts_with("b"))
        .distinct()
        .all(db)
        .await?;
        Ok(format!("{answer:?}"))
    }
}

pub mod program_11 {
    use super::super::*;

    #[derive(Table, Debug)]
    #[table(name = "t0", index(name = "t0_on", on(T0::r0.ne(T0::id).desc())), has_one(o2: T0::p0 where row((T0::a, T0::id)).gt((T0::a, -1i32))), has_many(m3: T0::p1), has_one(o4: T0::p1))]
    pub struct T0 {
        #[column(primary_key)]
        pub id: i32,
        pub a: NaiveDateTime,
        pub bx: Option<NaiveTime>,
        #[column(references(T0::id, on_delete = no_action, on_update = no_action, relation = p0))]
        pub r0: Option<i32>,
        #[column(references(T0::id, on_delete = restrict, on_update = no_action, deferrable, relation = p1))]
        pub r1: Option<i32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1")]
    pub struct T1 {
        #[column(primary_key, auto)]
        pub id: i32,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1]).await?;
        insert(T0)
            .values(T0::new().id(7i32).a(timestamp("1970-01-01T00:00:00")).r0(1i32).r1(5i32))
            .exec(db)
            .await?;
        insert(T0)
            .values(T0::new().id(1i32).a(timestamp("1970-01-01T00:00:00")).r0(7i32).r1(7i32))
            .exec(db)
            .await?;
        insert(T0)
            .values(T0::new().id(4i32).a(timestamp("2024-02-29T12:00:00")).bx(time("23:59:59")).r0(7i32))
            .exec(db)
            .await?;
        insert(T1).values(T1::new().id(8i32)).exec(db).await?;
        insert(T1).values(T1::new().id(3i32)).exec(db).await?;
        insert(T1).values(T1::new()).returning(T1).all(db).await?;
        let answer = update(T0).set(T0::r0, 4i32).set(T0::r1, None::<i32>).all_rows().exec(db).await?;
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
    #[table(name = "t0", primary_key(id, id2), foreign_key(columns(r0, r0b), references(T0::id, T0::id2), on_delete = set_null, on_update = set_null, relation = p0), has_many(m7: T0::p0), has_many(m19: T2::p2))]
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
        pub r0: Option<i32>,
        pub r0b: Option<i32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", has_many(m8: T1::p0), many_to_many(w9: T1 through T1(p0, p1)), many_to_many(w10: T1 through T1(p0, p2)), has_many(m11: T1::p1), many_to_many(w12: T1 through T1(p1, p0)), many_to_many(w13: T1 through T1(p1, p2)), has_many(m14: T1::p2), many_to_many(w15: T1 through T1(p2, p0)))]
    pub struct T1 {
        #[column(primary_key)]
        pub idx: Decimal,
        pub ax: Option<DateTime<Utc>>,
        pub b: i32,
        pub c: Option<NaiveDate>,
        #[column(references(T1::idx, on_delete = cascade, on_update = no_action, deferrable, relation = p0))]
        pub r0x: Option<Decimal>,
        #[column(references(T1::idx, on_delete = restrict, on_update = restrict, relation = p1))]
        pub r1x: Option<Decimal>,
        #[column(references(T1::idx, on_delete = set_null, on_update = no_action, relation = p2))]
        pub r2x: Option<Decimal>,
        #[column(generated = val(false), sqlite(virtual))]
        pub made: bool,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", foreign_key(columns(r2, r2b), references(T0::id, T0::id2), on_delete = no_action, on_update = no_action, relation = p2), has_many(m16: T2::p0), many_to_many(w17: T1 through T2(p0, p1)), many_to_many(w18: T0 through T2(p0, p2) where val(-1.0f32).eq(-1.0f32)))]
    pub struct T2 {
        #[column(primary_key)]
        pub id: i32,
        pub a: i32,
        pub b: f64,
        pub c: i16,
        #[column(default = date("2024-03-01"))]
        pub d: NaiveDate,
        pub e: Option<f32>,
        #[column(references(T2::id, on_delete = restrict, on_update = cascade, relation = p0))]
        pub r0: Option<i32>,
        #[column(references(T1::idx, on_delete = no_action, on_update = set_null, deferrable, relation = p1))]
        pub r1x: Option<Decimal>,
        pub r2: Option<i32>,
        pub r2b: Option<i32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t3")]
    pub struct T3 {
        #[column(primary_key)]
        pub id: i32,
        #[column(timestamp = seconds)]
        pub a: DateTime<Utc>,
        pub b: Option<Mood>,
    }

    alias!(pub Other = T1);
    alias!(pub Between = T1);

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2, T3]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(1i32)
                    .id2(2i32)
                    .a("a%b")
                    .bx(time("23:59:59.999999"))
                    .c(Uuid::from_u128(0x2))
                    .d(TimeDelta::microseconds(-1000000))
                    .ex(Mood::Ok)
                    .fx(Size::Huge)
                    .r0(3i32)
                    .r0b(None::<i32>),
            )
            .returning(T0)
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(3i32)
                    .id2(1i32)
                    .bx(time("00:00:00.000001"))
                    .d(TimeDelta::microseconds(0))
                    .ex(Mood::Ok)
                    .fx(Size::Large)
                    .g(timestamp("2024-02-29T12:00:00.500").and_utc())
                    .r0(1i32)
                    .r0b(2i32),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(3i32)
                    .id2(3i32)
                    .a("a_b")
                    .bx(time("12:30:00"))
                    .c(Uuid::from_u128(0x2))
                    .d(TimeDelta::microseconds(-1000000))
                    .ex(Mood::Happy)
                    .fx(Size::Large)
                    .g(timestamp("1970-01-01T00:00:00").and_utc())
                    .r0(3i32),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .idx(decimal("123456789012345678.123456789"))
                    .ax(timestamp("2024-02-29T12:00:00").and_utc())
                    .b(-1i32)
                    .c(date("2024-02-29"))
                    .r0x(decimal("0.1"))
                    .r1x(decimal("0")),
            )
            .exec(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .idx(decimal("0.0000000001"))
                    .ax(timestamp("1970-01-01T00:00:00").and_utc())
                    .b(1i32)
                    .c(None::<NaiveDate>)
                    .r0x(decimal("123456789012345678.123456789"))
                    .r2x(decimal("1.50")),
            )
            .returning(scalar(
                select(min(Other::r0x))
                    .correlate(T1)
                    .from(Other)
                    .inner_join(Between, Between::r0x.eq(Other::idx))
                    .filter(T1::idx.eq(Between::r2x)),
            ))
            .all(db)
            .await?;
        insert(T1)
            .values(
                T1::new()
                    .idx(decimal("1"))
                    .ax(timestamp("0001-01-01T00:00:00").and_utc())
                    .b(2i32)
                    .c(date("2024-03-01"))
                    .r0x(decimal("123456789012345678.123456789"))
                    .r1x(decimal("0.0000000001"))
                    .r2x(decimal("123456789012345678.123456789")),
            )
            .returning(T1::r2x)
            .all(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(6i32)
                    .a(10i32)
                    .b(0.0f64)
                    .c(0i16)
                    .r0(None::<i32>)
                    .r1x(decimal("123456789012345678.123456789"))
                    .r2(1i32)
                    .r2b(3i32),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(1i32)
                    .a(3i32)
                    .b(-1.5f64)
                    .c(1i16)
                    .r0(6i32)
                    .r1x(decimal("123456789012345678.123456789"))
                    .r2b(2i32),
            )
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .id(4i32)
                    .a(0i32)
                    .b(2.0f64)
                    .c(1i16)
                    .d(date("1970-01-01"))
                    .e(0.5f32)
                    .r0(1i32)
                    .r1x(decimal("79228162514264337593543950335"))
                    .r2b(3i32),
            )
            .returning(T2)
            .all(db)
            .await?;
        insert(T3)
            .values(T3::new().id(5i32).a(timestamp("2024-02-29T12:00:00.500").and_utc()).b(None::<Mood>))
            .exec(db)
            .await?;
        insert(T3)
            .values(T3::new().id(4i32).a(timestamp("1970-01-01T00:00:00").and_utc()).b(Mood::Happy))
            .exec(db)
            .await?;
        insert(T3)
            .values(T3::new().id(3i32).a(timestamp("2024-02-29T12:00:00").and_utc()).b(None::<Mood>))
            .returning(T3::b)
            .all(db)
            .await?;
        let nested = T0::query()
            .order_by((T0::id.asc(), T0::id2.desc().nulls_first()))
            .limit(5)
            .with(T0::m19)
            .with(T0::m19.order_by(T2::id.asc()).limit(0));
        let single = nested.clone().strategy(squall::relation::Strategy::Single).all(db).await?;
        let select_in = nested.strategy(squall::relation::Strategy::SelectIn).all(db).await?;
        let answer = (single, select_in);
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
    #[table(name = "t0", index(columns(cx), where = T0::r0.lt(-1i32)), many_to_many(w5: T0 through T0(p0, p1)), has_many(m6: T0::p1), has_one(o7: T0::p1))]
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
        #[column(references(T0::id, on_delete = no_action, on_update = set_null, relation = p0))]
        pub r0: Option<i32>,
        #[column(references(T0::id, on_delete = no_action, on_update = no_action, relation = p1))]
        pub r1: i32,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1", index(columns(ax), where = T1::ax.le(T1::ax).and((!val(false)))), has_many(m8: T1::p0 where val(2i64).is_null()), has_one(o9: T1::p0), many_to_many(w10: T2 through T2(p1, p0)))]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i64,
        pub ax: Option<f32>,
        pub b: Mood,
        #[column(references(T1::id, on_delete = restrict, on_update = restrict, relation = p0))]
        pub r0: Option<i64>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2", schema = "ns")]
    pub struct T2 {
        #[column(primary_key)]
        pub idx: Vec<u8>,
        #[column(timestamp = millis, default = timestamp("2024-02-29T12:00:00.500").and_utc())]
        pub ax: Option<DateTime<Utc>>,
        pub bx: Option<Vec<String>>,
        pub c: Uuid,
        pub d: Option<TimeDelta>,
        #[column(references(T2::idx, on_delete = no_action, on_update = no_action, relation = p0))]
        pub r0x: Option<Vec<u8>>,
        #[column(references(T1::id, on_delete = no_action, on_update = no_action, relation = p1))]
        pub r1: Option<i64>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t3", schema = "ns")]
    pub struct T3 {
        #[column(primary_key, auto = serial)]
        pub id: i64,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2, T3]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(4i32)
                    .a(None::<serde_json::Value>)
                    .b(timestamp("1970-01-01T00:00:00"))
                    .d(None::<Mood>)
                    .f("a")
                    .r0(5i32)
                    .r1(3i32),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(T0::new().id(4i32).a(json("\"a\"")).cx(None::<f64>).f(None::<String>).r0(2i32).r1(4i32))
            .returning((T0::f, T0))
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(7i32)
                    .a(json("1"))
                    .b(timestamp("1970-01-01T00:00:00"))
                    .cx(None::<f64>)
                    .d(None::<Mood>)
                    .e(timestamp("1970-01-01T00:00:00").and_utc())
                    .f("b")
                    .r1(4i32),
            )
            .exec(db)
            .await?;
        insert(T1).values(T1::new().id(2i64).b(Mood::Sad)).exec(db).await?;
        insert(T1).values(T1::new().id(2i64).b(Mood::Happy).r0(2i64)).exec(db).await?;
        insert(T1).values(T1::new().id(6i64).b(Mood::Ok).r0(2i64)).returning(T1).all(db).await?;
        insert(T2)
            .values(T2::new().idx(vec![97]).c(Uuid::from_u128(0x1)).r0x(vec![39, 92]).r1(6i64))
            .exec(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .idx(vec![0])
                    .bx(Vec::<String>::new())
                    .c(Uuid::from_u128(0x2))
                    .d(None::<TimeDelta>)
                    .r1(6i64),
            )
            .returning((T2::d, val(time("12:30:00.500"))))
            .all(db)
            .await?;
        insert(T2)
            .values(
                T2::new()
                    .idx(vec![97])
                    .bx(None::<Vec<String>>)
                    .c(Uuid::from_u128(0xff))
                    .d(TimeDelta::microseconds(86400000000))
                    .r0x(vec![0])
                    .r1(6i64),
            )
            .returning(((abs(T2::r1) + (val(0i64) - T2::r1)), T2::ax))
            .all(db)
            .await?;
        insert(T3).values(T3::new()).exec(db).await?;
        insert(T3).values(T3::new()).exec(db).await?;
        insert(T3).values(T3::new()).exec(db).await?;
        let nested = T1::query()
            .select((val(Uuid::from_u128(0x2)), T1::ax))
            .order_by((val(0.0f32).asc(), T1::id.desc()))
            .with(
                T1::m8.select((val(1i32), T1::ax)).filter(val(100i64).lt(T1::r0)).with(
                    T1::p0
                        .with(
                            T1::w10
                                .filter(
                                    case()
                                        .when(val("".to_owned()).ilike("__"), T2::r1)
                                        .otherwise(1i64)
                                        .gt(T2::r1),
                                )
                                .order_by((
                                    case()
                                        .when(val(true), T2::r0x)
                                        .when(val(false), vec![1, 2])
                                        .otherwise(T2::r0x)
                                        .desc()
                                        .nulls_first(),
                                    T2::idx.desc().nulls_first(),
                                ))
                                .limit(0),
                        )
                        .with(T1::p0),
                ),
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
    #[table(name = "t1", schema = "ns", unique(columns(r0)), index(columns(id, r0), where = val(2i32).is_not_null()), has_many(m1: T1::p0))]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i32,
        #[column(references(T1::id, on_delete = restrict, on_update = no_action, relation = p0))]
        pub r0: Option<i32>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t2")]
    pub struct T2 {
        #[column(primary_key, auto)]
        pub id: i64,
        pub a: i32,
        pub bx: Option<i64>,
        pub cx: Mood,
        pub d: i16,
        pub e: Option<bool>,
    }

    #[derive(Table, Debug)]
    #[table(name = "t3", check(name = "checked", condition = T3::id.between(-1i32, T3::id)))]
    pub struct T3 {
        #[column(primary_key)]
        pub id: i32,
        #[column(generated = T3::id.le(0i32))]
        pub made: bool,
    }

    alias!(pub X0 = T2);

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1, T2, T3]).await?;
        insert(T0)
            .values(
                T0::new().id(5i32).bx(Mood::Sad).c(-1.0f32).d(vec![1, 2]).e(time("00:00:00")).gx(vec![0, 0]),
            )
            .returning(T0)
            .all(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(7i32)
                    .a(10.0f64)
                    .bx(Mood::Sad)
                    .c(0.0f32)
                    .d(vec![97])
                    .e(time("00:00:00"))
                    .gx(vec![0, 0]),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(8i32)
                    .a(None::<f64>)
                    .bx(Mood::Sad)
                    .c(0.0f32)
                    .d(vec![97])
                    .e(time("12:30:00"))
                    .fx(None::<f32>)
                    .gx(vec![97]),
            )
            .returning(T0)
            .all(db)
            .await?;
        insert(T1)
            .values(T1::new().id(6i32))
            .returning(least(val(Uuid::from_u128(0x1)), Uuid::from_u128(0xff)))
            .all(db)
            .await?;
        insert(T1).values(T1::new().id(3i32)).exec(db).await?;
        insert(T1).values(T1::new().id(3i32).r0(6i32)).exec(db).await?;
        insert(T2)
            .values(T2::new().id(7i64).a(2i32).bx(None::<i64>).cx(Mood::Sad).d(0i16).e(None::<bool>))
            .exec(db)
            .await?;
        insert(T2).values(T2::new().id(3i64).a(0i32).cx(Mood::Ok).d(-1i16)).exec(db).await?;
        insert(T2)
            .values(T2::new().id(1i64).a(-1i32).bx(None::<i64>).cx(Mood::Ok).d(2i16).e(false))
            .exec(db)
            .await?;
        insert(T3).values(T3::new().id(4i32)).returning(T3::made).all(db).await?;
        insert(T3).values(T3::new().id(5i32)).exec(db).await?;
        insert(T3).values(T3::new().id(1i32)).exec(db).await?;
        let answer = select((val(Mood::Ok), coalesce(val("A".to_owned()), "b")))
            .from(X0)
            .left_join(T1, X0::a.eq(T1::r0))
            .filter(T1::r0.ne(1i32))
            .all(db)
            .await?;
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

    #[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
    #[db_enum(text)]
    pub enum Size {
        Small,
        Medium,
        Large,
        Huge,
    }

    #[derive(Table, Debug)]
    #[table(name = "t0", has_many(m2: T0::p0), has_many(m3: T1::p0))]
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
        #[column(references(T0::id, on_delete = no_action, on_update = no_action, relation = p0))]
        pub r0: i32,
        #[column(generated = length(T0::a))]
        pub made: i32,
    }

    #[derive(Table, Debug)]
    #[table(name = "t1")]
    pub struct T1 {
        #[column(primary_key)]
        pub id: i32,
        pub ax: Option<i32>,
        #[column(default = 10.0f64)]
        pub b: Option<f64>,
        pub c: Option<Mood>,
        #[column(default = vec!["a".to_owned(), "b".to_owned()])]
        pub d: Option<Vec<String>>,
        #[column(default = 1i16)]
        pub ex: Option<i16>,
        #[column(max_length = 3)]
        pub fx: Option<String>,
        #[column(references(T0::id, on_delete = set_null, on_update = cascade, relation = p0))]
        pub r0: Option<i32>,
    }

    pub async fn program(db: &Db) -> squall::Result<String> {
        db.create_tables(&schema![T0, T1]).await?;
        insert(T0)
            .values(
                T0::new()
                    .id(1i32)
                    .a("b")
                    .bx(time("12:30:00.500"))
                    .c(date("2024-02-29"))
                    .dx(Size::Small)
                    .f(time("12:30:00"))
                    .g(10.0f64)
                    .r0(1i32),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(5i32)
                    .a("b")
                    .bx(time("12:30:00.500"))
                    .c(date("2024-03-01"))
                    .dx(Size::Huge)
                    .ex(0.5f32)
                    .f(time("12:30:00"))
                    .g(10.0f64)
                    .r0(1i32),
            )
            .exec(db)
            .await?;
        insert(T0)
            .values(
                T0::new()
                    .id(7i32)
                    .a("A")
                    .bx(time("00:00:00.000001"))
                    .c(date("2024-03-01"))
                    .dx(Size::Small)
                    .ex(-1.0f32)
                    .f(time("00:00:00"))
                    .g(-1.5f64)
                    .r0(5i32),
            )
            .returning((
                least(coalesce(T0::a, T0::a), ltrim_chars(T0::a, "a%b")),
                array_length(val(vec!["a".to_owned()])),
            ))
            .all(db)
            .await?;
        insert(T1)
            .values(T1::new().id(4i32).ax(None::<i32>).b(0.0f64).c(None::<Mood>).fx("a_b"))
            .returning(val(TimeDelta::microseconds(-1000000)))
            .all(db)
            .await?;
        insert(T1)
            .values(T1::new().id(4i32).ax(None::<i32>).b(-1.5f64).ex(-32767i16).fx("İ"))
            .returning(day_of_week(case().when(val(false), val(date("1970-01-01"))).or_null()))
            .all(db)
            .await?;
        insert(T1)
            .values(T1::new().id(2i32).ax(None::<i32>).b(0.0f64).ex(-1i16).r0(5i32))
            .returning(((T1::ex + T1::ex) % -1i16))
            .all(db)
            .await?;
        let answer = insert(T1)
            .values(
                T1::new()
                    .id(5i32)
                    .ax(-2147483648i32)
                    .b(10.0f64)
                    .c(Mood::Sad)
                    .d(None::<Vec<String>>)
                    .ex(None::<i16>)
                    .fx(None::<String>)
                    .r0(1i32),
            )
            .on_conflict(T1::id)
            .do_update()
            .set(T1::fx, val("".to_owned()))
            .filter((!val(true)).and(val(true).and(true)))
            .exec(db)
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
