use squall::prelude::*;

#[derive(Table)]
pub struct User {
    #[column(primary_key, auto)]
    pub id: i64,
    pub name: String,
    pub nick: Option<String>,
}

#[derive(Table)]
pub struct Tag {
    #[column(primary_key, auto)]
    pub id: i64,
    pub text: String,
}

async fn copy(db: &Db) -> squall::Result<u64> {
    insert(Tag).from_select(Tag::text, select(User::id).from(User)).exec(db).await
}

fn main() {}
