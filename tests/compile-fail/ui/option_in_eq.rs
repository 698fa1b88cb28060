use squall::prelude::*;

#[derive(Table)]
pub struct User {
    #[column(primary_key, auto)]
    pub id: i64,
    pub nickname: Option<String>,
}

async fn called(db: &Db, nickname: Option<String>) -> squall::Result<Vec<User>> {
    select(User).from(User).filter(User::nickname.eq(nickname)).all(db).await
}

fn main() {}
