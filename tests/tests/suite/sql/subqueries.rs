//! Queries inside of others.

use squall::{all, any, prelude::*};

use super::{queries::*, snapshot};

#[derive(View, Debug)]
pub struct Stock {
    pub size: Size,
    #[column(name = "how many")]
    pub many: Option<i64>,
    pub sold_at: Option<chrono::DateTime<chrono::Utc>>,
}

#[derive(View, Debug)]
pub struct Line {
    pub id: i64,
    pub price: rust_decimal::Decimal,
}

alias!(pub Same = Shirt);
alias!(pub OtherLine = Line);

#[test]
fn in_expressions() {
    let same = || select(Same::id).from(Same);
    let prices = || select(Same::price).from(Same);
    snapshot!(
        "in_expressions",
        [
            select(Shirt::id)
                .from(Shirt)
                .filter(exists(select(Same).correlate(Shirt).from(Same).filter(Same::id.gt(Shirt::id)))),
            select(Shirt::id).from(Shirt).filter(not_exists(same().distinct().limit(3))),
            select(Shirt::id).from(Shirt).filter(exists(select(count_all()).from(Same))),
            select(Shirt::id)
                .from(Shirt)
                .filter(Shirt::id.in_query(same()).and(Shirt::price.not_in_query(prices()))),
            select(Shirt::id).from(Shirt).filter(Shirt::made_at.in_query(select(Same::sold_at).from(Same))),
            select(Shirt::id)
                .from(Shirt)
                .filter(Shirt::id.gt(any(same())).or(Shirt::name.lt(all(select(Same::name).from(Same))))),
            select(Shirt::id).from(Shirt).filter(Shirt::size.ge(all(select(Same::size).from(Same)))),
            select(Shirt::id).from(Shirt).filter(Shirt::price.eq(any(prices()))),
            select((Shirt::id, scalar(select(max(Same::sold_at)).from(Same)))).from(Shirt),
            select((Shirt::id, scalar(select(Same::name).from(Same).order_by(Same::id).limit(1))))
                .from(Shirt),
            select(Shirt::id).from(Shirt).filter(Shirt::name.eq(scalar(select(Same::name).from(Same)))),
        ]
    );
}

#[test]
fn in_from() {
    let stock = || {
        select(StockFields { size: Shirt::size, many: sum(Shirt::stock), sold_at: max(Shirt::sold_at) })
            .from(Shirt)
            .group_by(Shirt::size)
    };
    let lines = || select(LineFields { id: Shirt::id, price: Shirt::price * 2 }).from(Shirt);
    let line = |id, price: &str| Line { id, price: price.parse().unwrap() };
    let up = lines().cte();
    let tree = recursive(lines().filter(Shirt::parent_id.is_null()), |above| {
        select(LineFields { id: Shirt::id, price: Line::price + Shirt::price })
            .from(above)
            .inner_join(Shirt, Shirt::parent_id.eq(Line::id))
    });
    snapshot!(
        "in_from",
        [
            select(Stock).from(stock().subquery()).order_by((Stock::many.desc(), Stock::size)),
            select((Line::id, OtherLine::price))
                .from(lines().subquery())
                .left_join(lines().subquery().named(OtherLine), OtherLine::price.gt(Line::price)),
            select(Shirt).from(select(Shirt).from(Shirt).limit(2).subquery()),
            select((Line, Shirt::name))
                .from(&up)
                .inner_join(Shirt, Shirt::id.eq(Line::id))
                .filter(Line::price.gt(decimal("1"))),
            select(OtherLine::id).from(up.clone().materialized().named(OtherLine)),
            select(Shirt::id).from(Shirt).filter(exists(select(Line).from(up.not_materialized()))),
            select(Line).from(tree),
            select(Line).from(values([line(1, "1.50"), line(2, "2")])),
            select(Line).from(values::<Line>([])),
            select((Shirt::id, Line::price)).from(Shirt).inner_join_lateral(
                select(LineFields { id: Same::id, price: Same::price })
                    .correlate(Shirt)
                    .from(Same)
                    .filter(Same::parent_id.eq(Shirt::id))
                    .subquery(),
                val(true),
            ),
        ]
    );
}

#[test]
fn set_operations() {
    let ids = || select(Shirt::id).from(Shirt);
    let lines = || select(LineFields { id: Shirt::id, price: Shirt::price }).from(Shirt);
    snapshot!(
        "set_operations",
        [
            ids().union(ids()).union(ids()).union_all(ids()),
            ids().intersect(ids().except(ids())),
            ids().order_by(Shirt::name).limit(1).union_all(ids().offset(2)).limit(5).offset(1),
            select(Shirt::price).from(Shirt).union(select(val(decimal("1.0")))),
            ids().except_all(ids()),
            ids().intersect_all(ids()),
            select(count_all()).from(lines().union(lines()).subquery()),
        ]
    );
    snapshot!(
        "ordered_set_operations",
        [lines().union(lines()).order_by((Line::price.desc(), Line::id)).limit(3)]
    );
}

fn decimal(text: &str) -> rust_decimal::Decimal {
    text.parse().unwrap()
}

#[derive(Table, Debug)]
#[table(name = "boxes")]
pub struct Crate {
    #[column(primary_key)]
    pub id: i64,
    pub words: Vec<String>,
}

#[derive(View, Debug)]
pub struct Word {
    pub word: String,
    pub place: i64,
}

#[derive(View, Debug)]
pub struct Cost {
    pub cost: rust_decimal::Decimal,
}

#[derive(View, Debug)]
pub struct Piece {
    pub piece: serde_json::Value,
}

#[derive(View, Debug)]
pub struct Entry {
    pub key: String,
    pub value: serde_json::Value,
}

#[test]
fn elements() {
    snapshot!(
        "elements",
        [
            select((Crate::id, Word)).from(Crate).cross_join_lateral(unnest(Word, Crate::words)),
            select(Crate::id)
                .from(Crate)
                .left_join_lateral(unnest(Word, Crate::words), Word::word.gt("a").and(Word::place.eq(1))),
            select(Crate::id).from(Crate).filter(exists(
                select(Word)
                    .correlate(Crate)
                    .from_lateral(unnest(Word, Crate::words))
                    .filter(Word::place.gt(1))
            )),
            select(Cost).from(unnest(Cost, val(vec![decimal("1.5")]))).distinct().order_by(Cost::cost),
            select(Piece::piece).from(json_elements(Piece, val(serde_json::json!([1])))),
            select(Entry).from(json_members(Entry, val(serde_json::json!({"a": 1})))).order_by(Entry::key),
        ]
    );
}
