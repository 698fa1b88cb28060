//! Rows as values.

use chrono::{DateTime, NaiveDateTime, Utc};
use rust_decimal::Decimal;
use squall::prelude::*;
use squall_testing::on_every_backend;
use squall_tests::{assert_fails, assert_same};
use uuid::Uuid;

use super::{NONE, Rank};

/// In an order that is not that of the letters, stored as text.
#[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
#[db_enum(text)]
pub enum Size {
    Small,
    Medium,
    Large,
}

#[derive(Table, Debug, Clone)]
#[table(index(columns(a, b)))]
pub struct Pair {
    #[column(primary_key)]
    pub id: i32,
    pub a: i32,
    pub b: Option<i64>,
    pub text: String,
    pub rank: Rank,
    pub size: Size,
    pub cost: Decimal,
    #[column(precision = 10, scale = 3)]
    pub exact: Option<Decimal>,
    #[column(timestamp = seconds)]
    pub at: NaiveDateTime,
    #[column(timestamp = text)]
    pub seen: DateTime<Utc>,
    #[column(uuid = blob)]
    pub key: Uuid,
    pub document: serde_json::Value,
}

alias!(Other = Pair);

/// With rows in a check and in a partial index.
#[derive(Table, Debug)]
#[table(
    check(name = "in_order", condition = row((Span::low, Span::number)).lt((Span::high, 0))),
    check(name = "known", condition = row((Span::low, Span::number)).not_in_list([(7, 7), (8, 8)])),
    index(columns(low), where = row((Span::low, Span::number)).in_list([(1, 1), (2, 2)])),
)]
pub struct Span {
    #[column(primary_key)]
    pub number: i32,
    pub low: i32,
    pub high: Option<i32>,
}

async fn pairs(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Pair]).await?;
    let at: DateTime<Utc> = "2024-01-01T00:00:00Z".parse().unwrap();
    let rows = [
        (1, 1, Some(1), "a", Rank::Novice, Size::Small, "1.5", Some("1.50"), r#"{"a": 1, "b": 2}"#),
        (2, 1, Some(2), "B", Rank::Adept, Size::Medium, "10", None, r#"{"b": 2, "a": 1.0}"#),
        (3, 1, None, "é", Rank::Master, Size::Large, "9.10", Some("9.1"), "[1]"),
        (4, 2, Some(0), "b", Rank::Novice, Size::Large, "1.50", Some("1.5"), "null"),
        (5, 2, Some(5), "a", Rank::Master, Size::Small, "-2", Some("-2"), "[1.0]"),
        (6, 3, None, "", Rank::Adept, Size::Medium, "0", Some("0"), "7"),
    ];
    let row = |(id, a, b, text, rank, size, cost, exact, document): (
        i32,
        i32,
        Option<i64>,
        &str,
        _,
        _,
        &str,
        Option<&str>,
        &str,
    )| {
        let day = chrono::TimeDelta::days(i64::from(id % 3));
        Pair::new()
            .id(id)
            .a(a)
            .b(b)
            .text(text)
            .rank(rank)
            .size(size)
            .cost(cost.parse::<Decimal>().unwrap())
            .exact(exact.map(|it| it.parse::<Decimal>().unwrap()))
            .at(at.naive_utc() + day)
            .seen(at + day)
            .key(Uuid::from_u128(u128::try_from(id % 2).unwrap()))
            .document(serde_json::from_str::<serde_json::Value>(document).unwrap())
    };
    insert(Pair).values(rows.map(row)).exec(&db).await?;
    Ok(())
}

async fn ids(db: &Db, condition: Predicate<Pair>) -> Vec<i32> {
    select(Pair::id).from(Pair).filter(condition).order_by(Pair::id).all(db).await.unwrap()
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

on_every_backend! {
    #![setup(pairs)]

    /// parity: Expressions | row values: `(a, b) < (1, 2)` | same | same, by how the cells are stored | equal: each two cells as
    /// they are compared by themselves
    async fn by_the_first_cell_that_differs(db: Db) -> squall::Result<()> {
        let pair = || row((Pair::id, Pair::a));
        assert_eq!(ids(&db, pair().lt((4, 2)).predicate()).await, [1, 2, 3]);
        assert_eq!(ids(&db, pair().le((4, 2)).predicate()).await, [1, 2, 3, 4]);
        assert_eq!(ids(&db, pair().gt((4, 1)).predicate()).await, [4, 5, 6]);
        assert_eq!(ids(&db, pair().ge((4, 3)).predicate()).await, [5, 6]);
        assert_eq!(ids(&db, pair().eq((4, 2)).predicate()).await, [4]);
        assert_eq!(ids(&db, pair().ne((4, 2)).predicate()).await, [1, 2, 3, 5, 6]);
        // By an index, that of which goes on.
        let by_index = row((Pair::a, Pair::b)).gt((1, 1)).and(row((Pair::a, Pair::b)).lt((2, 5)));
        assert_eq!(ids(&db, by_index.predicate()).await, [2, 4]);
        let three = row((Pair::a, Pair::text, Pair::id)).ge((1, "a", 2));
        assert_eq!(ids(&db, three.predicate()).await, [3, 4, 5, 6]);
        Ok(())
    }

    /// What a comparison is where a cell is NULL, and what is not of it.
    async fn with_nulls(db: Db) -> squall::Result<()> {
        let all = |condition: ExprOf<Pair, Option<bool>>| select(condition).from(Pair).order_by(Pair::id);
        let pair = || row((Pair::a, Pair::b));
        let (yes, no) = (Some(true), Some(false));
        assert_eq!(all(pair().lt((2, 0)).erased()).all(&db).await?, [yes, yes, yes, no, no, no]);
        assert_eq!(all(pair().lt((1, 2)).erased()).all(&db).await?, [yes, no, None, no, no, no]);
        assert_eq!(all(pair().ge((1, 2)).erased()).all(&db).await?, [no, yes, None, yes, yes, yes]);
        assert_eq!(all(pair().eq((1, 2)).erased()).all(&db).await?, [no, yes, None, no, no, no]);
        assert_eq!(all(pair().ne((3, 2)).erased()).all(&db).await?, [yes, yes, yes, yes, yes, None]);
        assert_eq!(all(pair().in_list([(1, 1), (2, 5)]).erased()).all(&db).await?, [yes, no, None, no, yes, no]);
        assert_eq!(all(pair().not_in_list([(1, 1), (2, 5)]).erased()).all(&db).await?, [no, yes, None, yes, no, yes]);
        let first = row((Pair::b, Pair::a));
        assert_eq!(all(first.clone().lt((2, 1)).erased()).all(&db).await?, [yes, no, None, yes, no, None]);
        assert_eq!(all(first.eq((2, 9)).erased()).all(&db).await?, [no, no, no, no, no, no]);
        let others = || select((Other::a, Other::b)).from(Other).filter(Other::id.gt(2));
        assert_eq!(all(pair().in_query(others()).erased()).all(&db).await?, [None, None, None, yes, yes, None]);
        assert_eq!(all(pair().not_in_query(others()).erased()).all(&db).await?, [None, None, None, no, no, None]);
        let known = others().filter(Other::b.is_not_null());
        assert_eq!(all(pair().in_query(known).erased()).all(&db).await?, [no, no, no, yes, yes, no]);
        let none = others().filter(Other::id.gt(9));
        assert_eq!(all(pair().not_in_query(none).erased()).all(&db).await?, [yes; 6]);
        Ok(())
    }

    async fn empty_lists(db: Db) -> squall::Result<()> {
        let none: [(i32, i64); 0] = [];
        assert_eq!(ids(&db, row((Pair::a, Pair::b)).in_list(none).predicate()).await, NONE);
        assert_eq!(ids(&db, row((Pair::a, Pair::b)).not_in_list(none).predicate()).await, [1, 2, 3, 4, 5, 6]);
        let of_all = select(row((max(Pair::a), count_all())).in_list([(0, 0); 0])).from(Pair);
        assert_eq!(of_all.all(&db).await?, [Some(false)]);
        Ok(())
    }

    /// Texts by their bytes, enums as they are declared, decimals by their value.
    async fn of_every_type(db: Db) -> squall::Result<()> {
        assert_eq!(ids(&db, row((Pair::text, Pair::id)).lt(("a", 5)).predicate()).await, [1, 2, 6]);
        assert_eq!(ids(&db, row((lower(Pair::text), Pair::id)).ge(("b", 2)).predicate()).await, [2, 3, 4]);
        assert_eq!(ids(&db, row((val("b".to_owned()), Pair::id)).gt((Pair::text, 3)).predicate()).await, [1, 2, 4, 5, 6]);
        assert_eq!(ids(&db, row((Pair::rank, Pair::a)).gt((Rank::Adept, 1)).predicate()).await, [3, 5, 6]);
        assert_eq!(ids(&db, row((Pair::size, Pair::a)).le((Size::Medium, 1)).predicate()).await, [1, 2, 5]);
        assert_eq!(ids(&db, row((Pair::size, Pair::a)).lt(row((val(Size::Large), Pair::id - 2))).predicate()).await, [1, 2, 5, 6]);
        assert_eq!(ids(&db, row((Pair::cost, Pair::id)).gt((decimal("1.500"), 1)).predicate()).await, [2, 3, 4]);
        assert_eq!(ids(&db, row((Pair::cost, Pair::exact)).eq((decimal("1.5000"), decimal("1.5"))).predicate()).await, [1, 4]);
        assert_eq!(ids(&db, row((Pair::cost, Pair::a)).ge((Pair::exact, 2)).predicate()).await, [4, 5, 6]);
        assert_eq!(ids(&db, row((Pair::cost + 1i32, Pair::a)).lt((decimal("2.5"), 2)).predicate()).await, [1, 5, 6]);
        let costs = [(decimal("1.500"), 2), (decimal("10.0"), 1)];
        assert_eq!(ids(&db, row((Pair::cost, Pair::a)).in_list(costs).predicate()).await, [2, 4]);
        let at: NaiveDateTime = "2024-01-02T00:00:00".parse().unwrap();
        assert_eq!(ids(&db, row((Pair::at, Pair::id)).ge((at, 4)).predicate()).await, [2, 4, 5]);
        assert_eq!(ids(&db, row((Pair::seen, Pair::id)).le((at.and_utc(), 1)).predicate()).await, [1, 3, 6]);
        let seen = row((Pair::seen, Pair::id)).in_list([(at.and_utc(), 4), (at.and_utc(), 5)]);
        assert_eq!(ids(&db, seen.predicate()).await, [4]);
        let key = Uuid::from_u128(1);
        assert_eq!(ids(&db, row((Pair::key, Pair::a)).in_list([(key, 1)]).predicate()).await, [1, 3]);
        assert_eq!(ids(&db, row((Pair::key, Pair::a)).gt((key, 1)).predicate()).await, [5]);
        let document = serde_json::json!({"a": 1, "b": 2});
        assert_eq!(ids(&db, row((Pair::document, Pair::a)).eq((document.clone(), 1)).predicate()).await, [1, 2]);
        assert_eq!(ids(&db, row((Pair::document, Pair::a)).in_list([(document.clone(), 1)]).predicate()).await, [1, 2]);
        assert_fails(select(Pair::id).from(Pair).filter(row((Pair::document, Pair::a)).lt((document, 1))).all(&db).await, "Unsupported");
        Ok(())
    }

    async fn among_the_rows_of_a_query(db: Db) -> squall::Result<()> {
        let same = select((Other::text, Other::cost)).from(Other).filter(Other::id.in_list([1, 4]));
        assert_eq!(ids(&db, row((Pair::text, Pair::exact)).in_query(same).predicate()).await, [1, 4]);
        let forms = select((Other::document, Other::at, Other::key)).from(Other).filter(Other::id.eq(3));
        assert_eq!(ids(&db, row((Pair::document, Pair::at, Pair::key)).in_query(forms).predicate()).await, [3]);
        // The greatest of each, correlated and not.
        let last = select((Other::a, max(Other::id))).from(Other).group_by(Other::a);
        assert_eq!(ids(&db, row((Pair::a, Pair::id)).in_query(last).predicate()).await, [3, 5, 6]);
        let near = select((Other::a, Other::id)).correlate(Pair).from(Other).filter(Other::id.eq(Pair::id + 1));
        assert_eq!(ids(&db, row((Pair::a, Pair::id + 1)).in_query(near).predicate()).await, [1, 2, 4]);
        let both = select((Other::a, Other::id)).from(Other).filter(Other::id.lt(2));
        let both = both.union_all(select((Other::a, Other::id)).from(Other).order_by(Other::id.desc()).limit(1));
        assert_eq!(ids(&db, row((Pair::a, Pair::id)).in_query(both.clone()).predicate()).await, [1, 6]);
        assert_eq!(ids(&db, row((Pair::a, Pair::id)).not_in_query(both).predicate()).await, [2, 3, 4, 5]);
        let first = select((Other::a, Other::id)).from(Other).distinct_on(Other::a).order_by((Other::a, Other::id));
        assert_eq!(ids(&db, row((Pair::a, Pair::id)).in_query(first).predicate()).await, [1, 4, 6]);
        Ok(())
    }

    async fn wherever_an_expression_stands(db: Db) -> squall::Result<()> {
        let joined = select((Pair::id, Other::id)).from(Pair).inner_join(Other, row((Pair::a, Pair::text)).lt((Other::a, Other::text)));
        assert_eq!(joined.filter(Pair::id.ge(4)).order_by((Pair::id, Other::id)).all(&db).await?, [(4, 6), (5, 4), (5, 6)]);
        let case = case().when(row((Pair::a, Pair::id)).gt((1, 3)), "late").otherwise("soon");
        assert_eq!(select(case).from(Pair).order_by(Pair::id).limit(4).all(&db).await?, ["soon", "soon", "soon", "late"]);
        let count = select(count_all().filter(row((Pair::a, Pair::b)).not_in_list([(1, 1)]).or(Pair::id.eq(3)))).from(Pair);
        assert_eq!(count.one(&db).await?, 5);
        let not = row((Pair::a, Pair::id)).eq((1, 1)).not().and(row((Pair::a, Pair::id)).lt((2, 5)).or(Pair::id.eq(6)));
        assert_eq!(ids(&db, not.predicate()).await, [2, 3, 4, 6]);
        let having = select((Pair::a, count_all())).from(Pair).group_by(Pair::a).having(row((count_all(), Pair::a)).gt((2i64, 0)));
        assert_eq!(having.order_by(Pair::a).all(&db).await?, [(1, 3), (2, 2)]);
        let by = prepare(|a: Param<i32>, id: Param<i32>| select(Pair::id).from(Pair).filter(row((Pair::a, Pair::id)).gt((a, id))).order_by(Pair::id));
        assert_eq!(by.all(&db, (2, 4)).await?, [5, 6]);
        let changed = update(Pair).set(Pair::text, "x").filter(row((Pair::a, Pair::id)).in_list([(1, 1), (1, 2), (9, 3)]));
        assert_eq!(changed.exec(&db).await?, 2);
        assert_same(delete(Pair).filter(row((Pair::a, Pair::id)).ge((2, 5))).exec(&db).await?, 2);
        Ok(())
    }

    async fn in_a_check_and_an_index(db: Db) -> squall::Result<()> {
        db.create_tables(&schema![Span]).await?;
        let span = |number: i32, low: i32, high: Option<i32>| Span::new().number(number).low(low).high(high);
        insert(Span).values([span(1, 1, Some(2)), span(-1, 5, Some(5)), span(3, 9, None)]).exec(&db).await?;
        let violated = |result: squall::Result<u64>| result.unwrap_err().violation().unwrap().constraint.clone();
        assert_eq!(violated(insert(Span).values(span(4, 3, Some(3))).exec(&db).await).as_deref(), Some("in_order"));
        assert_eq!(violated(insert(Span).values(span(7, 7, Some(9))).exec(&db).await).as_deref(), Some("known"));
        Ok(())
    }
}
