use squall::prelude::*;

#[derive(Table)]
pub struct User {
    #[column(primary_key, auto)]
    pub id: i64,
    #[column(unique)]
    pub email: String,
    pub name: String,
}

async fn rename(db: &Db) -> squall::Result<u64> {
    update(User).set(User::name, excluded(User::name)).filter(User::id.eq(1)).exec(db).await
}

fn main() {}
