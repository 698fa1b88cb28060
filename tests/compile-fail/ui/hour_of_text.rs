use squall::prelude::*;

#[derive(Table)]
pub struct Item {
    #[column(primary_key, auto)]
    pub id: i64,
    pub name: String,
    pub weight: f64,
}

async fn run(db: &Db) -> squall::Result<Vec<i32>> {
    select(hour(Item::name)).from(Item).all(db).await
}

fn main() {}
