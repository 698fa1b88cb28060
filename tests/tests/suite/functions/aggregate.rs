//! Functions of many rows, beyond sums and means.

use chrono::TimeDelta;
use squall::prelude::*;
use squall_testing::on_every_backend;
use squall_tests::{assert_fails, assert_same};

use super::*;

#[derive(Table, Debug)]
pub struct Span {
    #[column(primary_key)]
    pub id: i32,
    pub length: TimeDelta,
}

on_every_backend! {
    #![setup(items)]

    async fn true_of_all_or_of_one(db: Db) -> squall::Result<()> {
        let found = select((bool_and(Item::ready), bool_or(Item::ready), bool_and(Item::id.gt(0)), bool_or(Item::id.gt(2))));
        assert_eq!(found.from(Item).one(&db).await?, (Some(false), Some(true), Some(true), Some(false)));
        // NULLs are left out, and of nothing it is NULL.
        let nullable = select((bool_and(Item::perhaps.gt(0)), bool_or(Item::perhaps.lt(0)))).from(Item);
        assert_eq!(nullable.clone().one(&db).await?, (Some(true), Some(false)));
        assert_eq!(nullable.filter(Item::id.gt(5)).one(&db).await?, (None, None));
        let having = select(Item::size).from(Item).group_by(Item::size).having(bool_and(Item::ready));
        assert_eq!(having.all(&db).await?, [Size::Large]);
        Ok(())
    }

    /// parity: Functions | `avg` of intervals | cuts, and overflows on the way | by a function of the driver | equal: rounded to microseconds, halves away from zero
    async fn means_of_intervals(db: Db) -> squall::Result<()> {
        db.create_tables(&schema![Span]).await?;
        let span = |(id, micros)| NewSpan { id, length: TimeDelta::microseconds(micros) };
        let far = i64::MAX - 1;
        let spans = [(1, 1), (2, 2), (3, -1), (4, -2), (5, 90_000_000_000), (6, far), (7, far), (8, 1), (9, 1), (10, 2)];
        insert(Span).values(spans.map(span)).exec(&db).await?;
        let mean = async |from, to| -> squall::Result<Option<i64>> {
            let mean = select(avg(Span::length)).from(Span).filter(Span::id.between(from, to)).one(&db).await?;
            Ok(mean.and_then(|it| it.num_microseconds()))
        };
        assert_eq!(mean(1, 2).await?, Some(2));
        assert_eq!(mean(3, 4).await?, Some(-2));
        assert_eq!(mean(8, 10).await?, Some(1));
        assert_eq!(mean(1, 4).await?, Some(0));
        assert_eq!(mean(4, 5).await?, Some(44_999_999_999));
        assert_eq!(mean(6, 7).await?, Some(far));
        assert_eq!(mean(50, 60).await?, None);
        let once = select(avg_distinct(Span::length)).from(Span).filter(Span::id.ge(8));
        assert_eq!(once.one(&db).await?, Some(TimeDelta::microseconds(2)));
        let running = avg(Span::length).filter(Span::id.ne(9)).over(window().order_by(Span::id));
        let running = select(running).from(Span).filter(Span::id.ge(8)).order_by(Span::id).all(&db).await?;
        assert_eq!(running, [1, 1, 2].map(|it| Some(TimeDelta::microseconds(it))));
        Ok(())
    }

    /// parity: Functions | string_agg without an order | by chance | by chance | equal: an order is asked for, and what it leaves
    /// equal stands by its bytes
    async fn texts_one_after_the_other(db: Db) -> squall::Result<()> {
        let rows = [("b", 1, Some("x")), ("ä", 1, None), ("a", 2, Some("")), ("B", 1, Some("é🦀")), ("a", 3, Some("y"))];
        let item = |(place, (name, count, note)): (i32, (&str, i32, Option<&str>))| {
            Item::new().id(place).name(name).count(count).note(note.map(str::to_owned)).big(0).price(decimal(&format!("{count}.0")))
                .weight(0.0).ratio(0.0).size(if place == 14 { Size::Small } else { Size::Large }).ready(false).day(date("2024-01-01"))
                .made_at(instant("2024-01-01T00:00:00")).local(local("2024-01-01T00:00:00")).grade(Some(if place == 12 { Grade::Good } else { Grade::Poor }))
                .perhaps(None).discount(None).load(None).sold_at(None)
        };
        insert(Item).values((11..).zip(rows).map(item).collect::<Vec<_>>()).exec(&db).await?;
        macro_rules! joined {
            ($expr:expr, $separator:expr, $order:expr) => {
                select(string_agg($expr, $separator, $order)).from(Item).filter(Item::id.gt(10)).one(&db).await?
            };
        }
        assert_eq!(joined!(Item::name, ", ", Item::id).as_deref(), Some("b, ä, a, B, a"));
        assert_eq!(joined!(Item::name, "", Item::name).as_deref(), Some("Baabä"));
        assert_eq!(joined!(Item::name, "-", Item::count.desc()).as_deref(), Some("a-a-B-b-ä"));
        assert_eq!(joined!(Item::name, "-", (Item::price, Item::id.desc())).as_deref(), Some("B-ä-b-a-a"));
        assert_eq!(joined!(Item::name, "-", (Item::size, Item::id)).as_deref(), Some("B-b-ä-a-a"));
        assert_eq!(joined!(Item::name, "-", (Item::grade.desc(), Item::id)).as_deref(), Some("ä-b-a-B-a"));
        // NULLs are left out, empty texts are not.
        assert_eq!(joined!(Item::note, "|", Item::id).as_deref(), Some("x||é🦀|y"));
        assert_eq!(joined!(Item::name, "-", (Item::note.asc().nulls_first(), Item::id)).as_deref(), Some("ä-a-b-a-B"));
        assert_eq!(joined!(upper(Item::name), "é🦀", Item::id.desc()).as_deref(), Some("Aé🦀Bé🦀Aé🦀Äé🦀B"));
        // Each once, in the order of its bytes; one with the separator in it is one all the same.
        macro_rules! once {
            ($expr:expr, $separator:expr) => {
                select(string_agg_distinct($expr, $separator)).from(Item).filter(Item::id.gt(10)).one(&db).await?
            };
        }
        assert_eq!(once!(Item::name, ", ").as_deref(), Some("B, a, b, ä"));
        assert_eq!(once!(Item::note, "").as_deref(), Some("xyé🦀"));
        assert_eq!(once!(concat((Item::name, ",", upper(Item::name))), ",").as_deref(), Some("B,B,a,A,b,B,ä,Ä"));
        let of_none = select((Item::count, string_agg_distinct(Item::note, "-").filter(Item::id.lt(14)))).from(Item);
        let found = of_none.filter(Item::id.gt(10)).group_by(Item::count).order_by(Item::count).all(&db).await?;
        assert_eq!(found, [(1, Some("x".to_owned())), (2, Some(String::new())), (3, None)]);
        let by_count = select((Item::count, string_agg(Item::name, ",", Item::id))).from(Item).filter(Item::id.gt(10));
        let found = by_count.group_by(Item::count).order_by(Item::count).all(&db).await?;
        assert_eq!(found, [(1, Some("b,ä,B".to_owned())), (2, Some("a".into())), (3, Some("a".into()))]);
        let nothing = select(string_agg(Item::name, ",", Item::id)).from(Item).filter(Item::id.gt(99));
        assert_eq!(nothing.one(&db).await?, None);
        let nested = select(string_agg(Item::name, ",", count_all())).from(Item);
        assert_fails(nested.one(&db).await, "InvalidQuery");
        Ok(())
    }

    async fn equal_values_once(db: Db) -> squall::Result<()> {
        let found = select((sum_distinct(Item::count + 7), avg_distinct(Item::price * 0), sum_distinct(Item::perhaps), avg_distinct(Item::count)));
        assert_same(found.from(Item).one(&db).await?, (Some(14i64), Some(decimal("0.00000000000000000000")), Some(3i64), Some(0.0)));
        Ok(())
    }
}
