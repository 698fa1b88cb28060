use squall::prelude::*;

#[derive(Table)]
pub struct User {
    #[column(primary_key, auto)]
    pub id: i64,
    pub age: i32,
}

async fn adults(db: &Db) -> squall::Result<Vec<User>> {
    select(User).from(User).filter(User::age.ge("eighteen")).all(db).await
}

fn main() {}
