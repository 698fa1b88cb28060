use squall::prelude::*;

use super::{
    queries::{Parent, Shirt, Size},
    snapshot,
};

#[derive(Table, Debug)]
#[table(primary_key(shelf, code))]
pub struct Bin {
    pub code: String,
    pub shelf: i16,
    pub shirt_id: Option<i64>,
}

fn cheap() -> Predicate<Shirt> {
    Shirt::stock.gt(1).and(Shirt::on_sale).predicate()
}

#[test]
fn keys() {
    snapshot!(
        "keys",
        [
            Shirt::find(5),
            Bin::find((1, "a")),
            select(Bin::code).from(Bin).filter(any_of([(1, "a"), (2, "b")].map(Bin::by_key))),
            delete(Bin).filter(Bin::by_key((1, "a"))),
        ]
    );
}

#[test]
fn predicates() {
    let of_parent = || Parent::id.eq(Shirt::parent_id).predicate::<(Parent, Shirt), _>();
    let shirts = || select(Shirt::id).from(Shirt);
    snapshot!(
        "predicates",
        [
            shirts().filter(cheap()).filter(Shirt::size.eq(Size::Small)),
            shirts().filter(cheap().not()),
            shirts().inner_join(Parent, of_parent()).filter(of_parent().or(cheap())),
            shirts().filter(all_of([cheap(), Shirt::id.eq(1).predicate()])),
            shirts().filter(any_of([cheap(), Shirt::id.eq(1).predicate()])),
            shirts().filter(all_of(Vec::<Predicate<Shirt>>::new())),
            shirts().filter(any_of(Vec::<Predicate<Shirt>>::new())),
            shirts().filter(any_of([None, Some(cheap())])).boxed().limit(1),
        ]
    );
}

#[test]
fn pages_and_counts() {
    let pages = || select(Shirt::id).from(Shirt).order_by((Shirt::name.desc(), Shirt::stock, Shirt::id));
    let sizes = || select(Shirt::size).from(Shirt).distinct().order_by(Shirt::size);
    snapshot!(
        "pages_and_counts",
        [
            pages().page(1, 20),
            pages().filter(Shirt::on_sale).page(3, 20),
            sizes().page(1, 5),
            pages().keyset(20),
        ]
    );
}
