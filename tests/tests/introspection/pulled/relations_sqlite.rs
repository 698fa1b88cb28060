// Read from SQLite by `squall pull`.

use squall::{prelude::*, schema::TableDef};

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "people",
    has_many(people_by_chief: Person::chief_person),
    has_one(person_by_partner: Person::partner),
    has_one(profile: Profile),
    has_many(posts_by_author: Post::author),
    has_many(posts_by_editor: Post::editor),
    has_many(likes: Like),
    has_many(follows_by_follower: Follow::follower),
    has_many(follows_by_followed: Follow::followed),
    many_to_many(posts: Post through Like),
    many_to_many(followeds: Person through Follow(follower, followed)),
    many_to_many(followers: Person through Follow(followed, follower))
)]
pub struct Person {
    // without AUTOINCREMENT: the ids of deleted rows are given out again
    #[column(primary_key, auto)]
    pub id: i64,
    pub name: String,
    #[column(references(Person::id, relation = chief_person))]
    pub chief: Option<i64>,
    #[column(unique, references(Person::id))]
    pub partner_id: Option<i64>,
}

#[derive(Table, Debug, Clone, PartialEq)]
pub struct Profile {
    // without AUTOINCREMENT: the ids of deleted rows are given out again
    #[column(primary_key, auto, references(Person::id))]
    pub person_id: i64,
    pub text: String,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    has_many(post_tags: PostTag),
    has_many(suggestions: Suggestion),
    has_many(likes: Like),
    has_many(items: Item),
    many_to_many(tags: Tag through PostTag),
    many_to_many(people: Person through Like)
)]
pub struct Post {
    // without AUTOINCREMENT: the ids of deleted rows are given out again
    #[column(primary_key, auto)]
    pub id: i64,
    #[column(references(Person::id))]
    pub author_id: i64,
    #[column(references(Person::id))]
    pub editor_id: Option<i64>,
    pub title: String,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    has_many(post_tags: PostTag),
    has_many(suggestions: Suggestion),
    has_many(items: Item),
    many_to_many(posts: Post through PostTag)
)]
pub struct Tag {
    // without AUTOINCREMENT: the ids of deleted rows are given out again
    #[column(primary_key, auto)]
    pub id: i64,
    pub name: String,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(primary_key(post_id, tag_id))]
pub struct PostTag {
    #[column(references(Post::id))]
    pub post_id: i64,
    #[column(references(Tag::id))]
    pub tag_id: i64,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(primary_key(post_id, tag_id))]
pub struct Suggestion {
    #[column(references(Post::id))]
    pub post_id: i64,
    #[column(references(Tag::id))]
    pub tag_id: i64,
    pub score: Option<i64>,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(primary_key(person_id, post_id))]
pub struct Like {
    #[column(references(Person::id))]
    pub person_id: i64,
    #[column(references(Post::id))]
    pub post_id: i64,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(primary_key(follower_id, followed_id))]
pub struct Follow {
    #[column(references(Person::id))]
    pub follower_id: i64,
    #[column(references(Person::id))]
    pub followed_id: i64,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    has_many(items_by_type: Item::type_kind),
    has_many(items_by_query: Item::query_kind),
    has_many(items_by_post: Item::post_kind)
)]
pub struct Kind {
    // without AUTOINCREMENT: the ids of deleted rows are given out again
    #[column(primary_key, auto)]
    pub id: i64,
    pub query: Option<String>,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    unique(columns(order, line)),
    foreign_key(columns(post_id), name = "items_post_id_fkey2", references(Kind::id), relation = post_kind),
    has_many(parts: Part)
)]
pub struct Item {
    // without AUTOINCREMENT: the ids of deleted rows are given out again
    #[column(primary_key, auto)]
    pub id: i64,
    #[column(references(Kind::id, relation = type_kind))]
    pub type_id: Option<i64>,
    #[column(references(Tag::id, relation = tag_row))]
    pub tag_id: Option<i64>,
    pub tag: Option<String>,
    #[column(references(Kind::id, relation = query_kind))]
    pub query_id: Option<i64>,
    #[column(references(Post::id))]
    pub post_id: Option<i64>,
    pub order: Option<i64>,
    pub line: Option<i64>,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(foreign_key(columns(order, line), references(Item::order, Item::line), relation = item))]
pub struct Part {
    // without AUTOINCREMENT: the ids of deleted rows are given out again
    #[column(primary_key, auto)]
    pub id: i64,
    pub order: Option<i64>,
    pub line: Option<i64>,
}

/// All tables, for `create_tables` and for the kit.
pub fn schema() -> [&'static TableDef; 11] {
    schema![Person, Profile, Post, Tag, PostTag, Suggestion, Like, Follow, Kind, Item, Part]
}
