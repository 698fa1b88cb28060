use squall::prelude::*;

#[derive(Table)]
pub struct Post {
    #[column(primary_key, auto)]
    pub id: i64,
    pub tags: Vec<String>,
}

#[derive(View)]
pub struct Number {
    pub number: i64,
}

#[derive(View)]
pub struct Tag {
    pub tag: String,
}

async fn numbers(db: &Db) -> squall::Result<Vec<i64>> {
    select(Number::number).from(Post).cross_join_lateral(unnest(Number, Post::tags)).all(db).await
}

async fn of_no_array(db: &Db) -> squall::Result<Vec<String>> {
    select(Tag::tag).from(Post).cross_join_lateral(unnest(Tag, Post::id)).all(db).await
}

async fn of_a_table_that_is_not_there(db: &Db) -> squall::Result<Vec<String>> {
    select(Tag::tag).from(unnest(Tag, Post::tags)).all(db).await
}

fn main() {}
