use squall::prelude::*;

#[derive(Table)]
pub struct User {
    #[column(primary_key, auto)]
    pub id: i64,
    pub name: String,
}

async fn find(db: &Db) -> squall::Result<User> {
    let by_id = prepare(|id: Param<i64>| select(User).from(User).filter(User::id.eq(id)));
    by_id.one(db, ("five",)).await
}

fn main() {}
