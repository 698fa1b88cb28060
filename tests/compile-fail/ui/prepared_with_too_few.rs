use squall::prelude::*;

#[derive(Table)]
pub struct User {
    #[column(primary_key, auto)]
    pub id: i64,
    pub name: String,
}

async fn find(db: &Db) -> squall::Result<User> {
    let one = prepare(|id: Param<i64>, name: Param<String>| {
        select(User).from(User).filter(User::id.eq(id).and(User::name.eq(name)))
    });
    one.one(db, (5,)).await
}

fn main() {}
