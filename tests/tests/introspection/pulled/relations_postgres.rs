// Read from Postgres by `squall pull`.

use squall::{prelude::*, schema::TableDef};

/// The order of text that the database has by default. Take it off a column, and its text is ordered by its bytes, as on
/// every other database; a push then rebuilds its indexes.
const DATABASE_ORDER: Collation = Collation::both("default", "BINARY");

#[derive(Table, Debug, Clone, PartialEq)]
#[table(primary_key(follower_id, followed_id))]
pub struct Follow {
    #[column(references(Person::id))]
    pub follower_id: i32,
    #[column(references(Person::id))]
    pub followed_id: i32,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    unique(columns(order, line)),
    foreign_key(columns(post_id), name = "items_post_id_fkey1", references(Kind::id), relation = post_kind),
    has_many(parts: Part)
)]
pub struct Item {
    #[column(primary_key)]
    pub id: i32,
    #[column(references(Kind::id, relation = type_kind))]
    pub type_id: Option<i32>,
    #[column(references(Tag::id, relation = tag_row))]
    pub tag_id: Option<i32>,
    #[column(collation = DATABASE_ORDER)]
    pub tag: Option<String>,
    #[column(references(Kind::id, relation = query_kind))]
    pub query_id: Option<i32>,
    #[column(references(Post::id))]
    pub post_id: Option<i32>,
    pub order: Option<i32>,
    pub line: Option<i32>,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    has_many(items_by_post: Item::post_kind),
    has_many(items_by_query: Item::query_kind),
    has_many(items_by_type: Item::type_kind)
)]
pub struct Kind {
    #[column(primary_key)]
    pub id: i32,
    #[column(collation = DATABASE_ORDER)]
    pub query: Option<String>,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(primary_key(person_id, post_id))]
pub struct Like {
    #[column(references(Person::id))]
    pub person_id: i32,
    #[column(references(Post::id))]
    pub post_id: i32,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(foreign_key(columns(order, line), references(Item::order, Item::line), relation = item))]
pub struct Part {
    #[column(primary_key)]
    pub id: i32,
    pub order: Option<i32>,
    pub line: Option<i32>,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "people",
    has_many(follows_by_followed: Follow::followed),
    has_many(follows_by_follower: Follow::follower),
    has_many(likes: Like),
    has_many(people_by_chief: Person::chief_person),
    has_one(person_by_partner: Person::partner),
    has_many(posts_by_author: Post::author),
    has_many(posts_by_editor: Post::editor),
    has_one(profile: Profile),
    many_to_many(followers: Person through Follow(followed, follower)),
    many_to_many(followeds: Person through Follow(follower, followed)),
    many_to_many(posts: Post through Like)
)]
pub struct Person {
    #[column(primary_key)]
    pub id: i32,
    #[column(collation = DATABASE_ORDER)]
    pub name: String,
    #[column(references(Person::id, relation = chief_person))]
    pub chief: Option<i32>,
    #[column(unique, references(Person::id))]
    pub partner_id: Option<i32>,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(primary_key(post_id, tag_id))]
pub struct PostTag {
    #[column(references(Post::id))]
    pub post_id: i32,
    #[column(references(Tag::id))]
    pub tag_id: i32,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    has_many(items: Item),
    has_many(likes: Like),
    has_many(post_tags: PostTag),
    has_many(suggestions: Suggestion),
    many_to_many(people: Person through Like),
    many_to_many(tags: Tag through PostTag)
)]
pub struct Post {
    #[column(primary_key)]
    pub id: i32,
    #[column(references(Person::id))]
    pub author_id: i32,
    #[column(references(Person::id))]
    pub editor_id: Option<i32>,
    #[column(collation = DATABASE_ORDER)]
    pub title: String,
}

#[derive(Table, Debug, Clone, PartialEq)]
pub struct Profile {
    #[column(primary_key, references(Person::id))]
    pub person_id: i32,
    #[column(collation = DATABASE_ORDER)]
    pub text: String,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(primary_key(post_id, tag_id))]
pub struct Suggestion {
    #[column(references(Post::id))]
    pub post_id: i32,
    #[column(references(Tag::id))]
    pub tag_id: i32,
    pub score: Option<i32>,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    has_many(items: Item),
    has_many(post_tags: PostTag),
    has_many(suggestions: Suggestion),
    many_to_many(posts: Post through PostTag)
)]
pub struct Tag {
    #[column(primary_key)]
    pub id: i32,
    #[column(collation = DATABASE_ORDER)]
    pub name: String,
}

/// All tables, for `create_tables` and for the kit.
pub fn schema() -> [&'static TableDef; 11] {
    schema![Follow, Item, Kind, Like, Part, Person, PostTag, Post, Profile, Suggestion, Tag]
}
