use squall::prelude::*;

#[derive(Table)]
#[table(many_to_many(comments: Comment))]
pub struct Post {
    #[column(primary_key)]
    pub id: i64,
    pub title: String,
}

fn main() {}
