use squall::prelude::*;

#[derive(Table)]
pub struct User {
    #[column(primary_key, auto)]
    pub id: i64,
    pub name: String,
}

async fn rename(db: &Db, name: Option<String>) -> squall::Result<u64> {
    update(User).set(User::name, name).filter(User::id.eq(1)).exec(db).await
}

fn main() {}
