use squall::prelude::*;

#[derive(Table)]
pub struct User {
    #[column(primary_key, auto)]
    pub id: i64,
    pub name: String,
}

async fn find(db: &Db) -> squall::Result<Vec<i64>> {
    select(User::id).from(User).filter(sql!("length({User::name}) > 3")).all(db).await
}

fn main() {}
