use squall::prelude::*;

#[derive(Table)]
pub struct User {
    #[column(primary_key, auto)]
    pub id: i64,
    pub name: String,
}

async fn user(db: &Db, id: &str) -> squall::Result<User> {
    User::find(id).one(db).await
}

fn main() {}
