use squall::prelude::*;

#[derive(Table)]
pub struct User {
    #[column(primary_key, auto)]
    pub id: i64,
    pub name: String,
}

#[derive(Table)]
#[table(primary_key(user_id, day))]
pub struct Visit {
    pub user_id: i64,
    pub day: i32,
}

async fn visit(db: &Db, user_id: i64) -> squall::Result<Visit> {
    Visit::find(user_id).one(db).await
}

fn main() {}
