use squall::prelude::*;

#[derive(Table)]
pub struct User {
    #[column(primary_key, auto)]
    pub id: i64,
    pub name: String,
}

#[derive(Table)]
pub struct Post {
    #[column(primary_key, auto)]
    pub id: i64,
    pub title: String,
    #[column(references(User::id))]
    pub author_id: i64,
}

async fn ids(tx: &Transaction) -> squall::Result<Vec<i64>> {
    select(User::id).from(User).for_update().of(Post).all(tx).await
}

fn main() {}
