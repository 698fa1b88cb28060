use squall::prelude::*;

#[derive(Table)]
pub struct Item {
    #[column(primary_key, auto)]
    pub id: i64,
    #[column(sqlite(virtual))]
    pub weight: i32,
}

fn main() {}
