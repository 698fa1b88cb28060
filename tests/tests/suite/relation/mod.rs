//! Relations give the same rows, whichever way they are fetched.

mod along;
mod exact;
mod expression;
mod found;
mod indexed;
mod keys;
mod link;
mod named;
mod nested;
mod pages;
mod prepared;
mod shape;
mod soft_delete;
mod write;

use squall::{prelude::*, relation::Strategy};

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    has_many(posts: Post::author, edited: Post::editor, drafts: Post::author where Post::published.eq(false)),
    has_one(profile: Profile),
    many_to_many(teams: Team through Membership),
    many_to_many(followers: User through Follow(followed, follower), follows: User through Follow(follower, followed))
)]
pub struct User {
    #[column(primary_key)]
    pub id: i64,
    pub name: String,
    #[column(references(User::id))]
    pub chief_id: Option<i64>,
}

#[derive(Table, Debug, Clone, PartialEq, serde::Serialize)]
pub struct Profile {
    #[column(primary_key, references(User::id))]
    pub user_id: i64,
    pub motto: Option<String>,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(has_many(comments: Comment))]
pub struct Post {
    #[column(primary_key)]
    pub id: i64,
    #[column(references(User::id))]
    pub author_id: i64,
    #[column(references(User::id))]
    pub editor_id: Option<i64>,
    pub title: String,
    pub published: bool,
    pub stars: i32,
}

#[derive(Table, Debug, Clone, PartialEq)]
pub struct Comment {
    #[column(primary_key)]
    pub id: i64,
    #[column(references(Post::id))]
    pub post_id: i64,
    #[column(references(User::id, relation = writer))]
    pub user_id: i64,
    pub text: String,
}

/// Its key has two columns.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(primary_key(country, code), has_many(matches: Match::home), many_to_many(users: User through Membership))]
pub struct Team {
    pub country: String,
    pub code: i32,
    pub name: String,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    primary_key(user_id, country, code),
    foreign_key(columns(country, code), references(Team::country, Team::code), relation = team)
)]
pub struct Membership {
    #[column(references(User::id))]
    pub user_id: i64,
    pub country: String,
    pub code: i32,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(foreign_key(columns(home_country, home_code), references(Team::country, Team::code), relation = home))]
pub struct Match {
    #[column(primary_key)]
    pub id: i64,
    pub home_country: String,
    pub home_code: i32,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(primary_key(follower_id, followed_id))]
pub struct Follow {
    #[column(references(User::id))]
    pub follower_id: i64,
    #[column(references(User::id))]
    pub followed_id: i64,
}

alias!(pub Chief = User);

const STRATEGIES: [Strategy; 2] = [Strategy::Single, Strategy::SelectIn];

/// Users 1 Ann, 2 Bob, 3 Cid, 4 Dot (of whom nothing is said); posts 10 to 14; comments 100 to 104.
pub async fn blog(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![User, Profile, Post, Comment, Team, Membership, Match, Follow]).await?;
    let users = [(1, "Ann", None), (2, "Bob", Some(1)), (3, "Cid", Some(1)), (4, "Dot", Some(2))];
    insert(User)
        .values(users.map(|(id, name, chief_id)| NewUser { id, name: name.into(), chief_id }))
        .exec(&db)
        .await?;
    let profiles = [(1, Some("Hi")), (3, None)];
    insert(Profile)
        .values(profiles.map(|(user_id, motto)| NewProfile { user_id, motto: motto.map(str::to_owned) }))
        .exec(&db)
        .await?;
    let posts = [
        (10, 1, Some(2), "a", true, 5),
        (11, 1, None, "b", false, 7),
        (12, 1, Some(1), "c", true, 1),
        (13, 2, Some(1), "d", true, 9),
        (14, 3, None, "e", false, 0),
    ];
    insert(Post)
        .values(posts.map(|(id, author_id, editor_id, title, published, stars)| NewPost {
            id,
            author_id,
            editor_id,
            title: title.into(),
            published,
            stars,
        }))
        .exec(&db)
        .await?;
    let comments =
        [(100, 10, 2, "x"), (101, 10, 3, "y"), (102, 12, 2, "z"), (103, 13, 1, "u"), (104, 14, 1, "v")];
    insert(Comment)
        .values(comments.map(|(id, post_id, user_id, text)| NewComment {
            id,
            post_id,
            user_id,
            text: text.into(),
        }))
        .exec(&db)
        .await?;
    let teams = [("se", 1, "North"), ("se", 2, "South"), ("no", 1, "West")];
    insert(Team)
        .values(teams.map(|(country, code, name)| NewTeam {
            country: country.into(),
            code,
            name: name.into(),
        }))
        .exec(&db)
        .await?;
    let members = [(1, "se", 1), (1, "no", 1), (2, "se", 1), (3, "se", 2)];
    insert(Membership)
        .values(members.map(|(user_id, country, code)| NewMembership {
            user_id,
            country: country.into(),
            code,
        }))
        .exec(&db)
        .await?;
    let matches = [(1, "se", 1), (2, "se", 1), (3, "no", 1)];
    insert(Match)
        .values(matches.map(|(id, home_country, home_code)| NewMatch {
            id,
            home_country: home_country.into(),
            home_code,
        }))
        .exec(&db)
        .await?;
    let follows = [(1, 2), (2, 1), (3, 1)];
    insert(Follow)
        .values(follows.map(|(follower_id, followed_id)| NewFollow { follower_id, followed_id }))
        .exec(&db)
        .await?;
    Ok(())
}
