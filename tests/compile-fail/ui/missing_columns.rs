use squall::prelude::*;

#[derive(Table)]
pub struct User {
    #[column(primary_key, auto)]
    pub id: i64,
    pub name: String,
    pub email: String,
}

async fn sign_up(db: &Db) -> squall::Result<u64> {
    insert(User).values(User::new()).exec(db).await
}

fn main() {}
