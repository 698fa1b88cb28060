use squall::prelude::*;

#[derive(Table)]
pub struct User {
    #[column(primary_key, auto)]
    pub id: i64,
    pub name: String,
}

#[derive(Table)]
pub struct Post {
    #[column(primary_key, auto)]
    pub id: i64,
    pub title: String,
    #[column(references(User::id))]
    pub author_id: i64,
}

async fn sums(db: &Db) -> squall::Result<Vec<Option<i64>>> {
    let week = window().order_by(User::id).range_between(preceding("7 days"), current_row());
    select(sum(User::id).over(week)).from(User).all(db).await
}

fn main() {}
