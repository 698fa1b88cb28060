// What the examples of the guide share: its schema, and a database with a few rows.

use chrono::{DateTime, Utc};
use squall::prelude::*;

#[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
pub enum Status {
    Active,
    Suspended,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(has_many(posts: Post))]
pub struct User {
    #[column(primary_key, auto)]
    pub id: i64,
    #[column(unique, max_length = 255)]
    pub email: String,
    pub name: String,
    #[column(default = Status::Active)]
    pub status: Status,
    #[column(default = now())]
    pub created_at: DateTime<Utc>,
    pub deleted_at: Option<DateTime<Utc>>,
}

#[derive(Table, Debug, Clone, PartialEq)]
pub struct Post {
    #[column(primary_key, auto)]
    pub id: i64,
    pub title: String,
    #[column(default = 0)]
    pub views: i32,
    #[column(references(User::id, on_delete = cascade))]
    pub author_id: i64,
}

#[allow(dead_code)]
pub fn example(body: impl AsyncFnOnce(Db) -> squall::Result<()>) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let db = squall::connect("sqlite::memory:").await.unwrap();
        db.create_tables(&schema![User, Post]).await.unwrap();
        let users = ["Alice", "Bob", "Carol"]
            .map(|name| User::new().name(name).email(format!("{}@example.com", name.to_lowercase())));
        insert(User).values(users).exec(&db).await.unwrap();
        let posts = [("Hello", 1, 10), ("World", 1, 30), ("Squalls", 2, 20)]
            .map(|(title, author, views)| Post::new().title(title).author_id(author).views(views));
        insert(Post).values(posts).exec(&db).await.unwrap();
        body(db).await.unwrap();
    });
}
