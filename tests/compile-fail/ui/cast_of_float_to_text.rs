use squall::prelude::*;

#[derive(Table)]
pub struct Item {
    #[column(primary_key, auto)]
    pub id: i64,
    pub name: String,
    pub weight: f64,
}

async fn run(db: &Db) -> squall::Result<Vec<String>> {
    select(Item::weight.cast::<String>()).from(Item).all(db).await
}

fn main() {}
