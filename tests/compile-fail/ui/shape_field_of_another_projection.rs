use squall::prelude::*;

#[derive(Table)]
#[table(has_many(posts: Post::author), has_one(profile: Profile), many_to_many(tags: Tag through Label))]
pub struct User {
    #[column(primary_key)]
    pub id: i64,
    pub name: String,
    pub age: Option<i64>,
}

#[derive(Table)]
pub struct Post {
    #[column(primary_key)]
    pub id: i64,
    #[column(references(User::id))]
    pub author_id: i64,
    pub title: String,
}

#[derive(Table)]
pub struct Profile {
    #[column(primary_key, references(User::id))]
    pub user_id: i64,
}

#[derive(Table)]
pub struct Tag {
    #[column(primary_key)]
    pub id: i64,
}

#[derive(Table)]
#[table(primary_key(user_id, tag_id))]
pub struct Label {
    #[column(references(User::id))]
    pub user_id: i64,
    #[column(references(Tag::id))]
    pub tag_id: i64,
}

#[derive(Shape)]
#[shape(table = User)]
pub struct Card {
    #[shape(value = User::posts.select(Post::title))]
    pub titles: Vec<i64>,
}

fn main() {}
