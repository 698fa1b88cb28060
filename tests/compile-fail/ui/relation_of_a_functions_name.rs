use squall::prelude::*;

#[derive(Table)]
#[table(has_many(find: Post::run))]
pub struct Run {
    #[column(primary_key)]
    pub id: i64,
    #[column(references(Post::id))]
    pub query_id: i64,
    #[column(references(Post::id, relation = new))]
    pub post_id: i64,
}

#[derive(Table)]
pub struct Post {
    #[column(primary_key)]
    pub id: i64,
    #[column(references(Run::id))]
    pub run_id: i64,
}

async fn runs(db: &Db) -> squall::Result<Vec<Run>> {
    insert(Run).values(Run::new().id(1).query_id(1).post_id(1)).exec(db).await?;
    Run::query().all(db).await
}

fn main() {}
