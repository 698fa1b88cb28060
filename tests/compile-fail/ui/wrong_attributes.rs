use squall::prelude::*;

#[derive(Table)]
#[table(name = 5, has_many(posts: Post))]
pub struct User {
    #[column(primary_key)]
    pub id: i64,
    #[column(default_fn = || 5, unique)]
    pub number: i64,
    #[column(defautl = 5)]
    pub age: i64,
}

#[derive(Table)]
#[table(index(columns(titel)), unique(columns(title)))]
pub struct Post {
    #[column(primary_key)]
    pub id: i64,
    #[column(references(User::id, on_delete = nothing), index)]
    pub author_id: i64,
    pub title: String,
    #[column(references(User::id))]
    pub user_id: i64,
}

async fn users(db: &Db) -> squall::Result<Vec<(User, Vec<Post>)>> {
    insert(User).values(User::new().id(1)).exec(db).await?;
    select(Post::title).from(Post).filter(Post::author_id.eq(1)).all(db).await?;
    User::query().with(User::posts).filter(User::number.gt(5).and(User::age.eq(1))).all(db).await
}

fn main() {}
