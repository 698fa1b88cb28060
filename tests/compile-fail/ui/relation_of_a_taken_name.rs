use squall::prelude::*;

#[derive(Table)]
#[table(has_many(title: Comment))]
pub struct Post {
    #[column(primary_key)]
    pub id: i64,
    pub title: String,
}

fn main() {}
