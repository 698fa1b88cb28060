use squall::prelude::*;

#[derive(Table)]
pub struct Item {
    #[column(primary_key, auto)]
    pub id: i64,
    #[column(collation = Collation::postgres("de-x-icu"))]
    pub weight: i32,
}

fn run() {
    let _ = select(Item::id).from(Item).order_by(Item::weight.collate(Collation::sqlite("NOCASE")));
}

fn main() {}
