//! A tour of Squall: tables, inserts, queries, updates, transactions and errors.
//!
//! ```text
//! cargo run --example quickstart
//! DATABASE_URL=postgres://user:password@host/database cargo run --example quickstart --features postgres
//! ```
//!
//! The first runs on SQLite in memory, the second on Postgres. Both print the same, to the last byte.

use std::{
    env,
    io::{self, Write},
};

use squall::prelude::*;

#[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
#[db_enum(text)] // or, without this, an enum type of its own on Postgres
enum Role {
    Reader,
    Author,
    Admin,
}

#[derive(Table, Debug, Clone, PartialEq)]
struct User {
    #[column(primary_key, auto)]
    id: i64,
    #[column(unique, max_length = 255)]
    email: String,
    name: String,
    #[column(default = Role::Reader)]
    role: Role,
    city: Option<String>,
}

#[derive(Table, Debug, Clone, PartialEq)]
struct Post {
    #[column(primary_key, auto)]
    id: i64,
    #[column(references(User::id, on_delete = cascade), index)]
    author_id: i64,
    title: String,
    #[column(default = 0, check = Post::views.ge(0))]
    views: i32,
}

#[derive(Table, Debug, Clone, PartialEq)]
struct Comment {
    #[column(primary_key, auto)]
    id: i64,
    #[column(references(Post::id, on_delete = cascade), index)]
    post_id: i64,
    #[column(references(User::id, on_delete = set_null), index)]
    author_id: Option<i64>,
    body: String,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let url = env::var("DATABASE_URL").unwrap_or_else(|_| "sqlite::memory:".to_owned());
    let db = squall::connect(url).await?;
    run(&db, &mut io::stdout()).await
}

/// Creates the tables, takes the tour, and drops the tables again.
pub async fn run(db: &Db, out: &mut impl Write) -> Result<(), Box<dyn std::error::Error>> {
    db.create_tables(&schema![User, Post, Comment]).await?;
    let result = tour(db, out).await;
    for drop in [sql!("DROP TABLE {Comment}"), sql!("DROP TABLE {Post}"), sql!("DROP TABLE {User}")] {
        drop.exec(db).await?;
    }
    result
}

async fn tour(db: &Db, out: &mut impl Write) -> Result<(), Box<dyn std::error::Error>> {
    writeln!(out, "# Insert")?;
    // Columns with a default, and those that may be NULL, can be left out. Without `.email(..)` this does not compile.
    let ada = insert(User)
        .values(User::new().name("Ada").email("ada@example.com").role(Role::Admin))
        .returning(User)
        .one(db)
        .await?;
    writeln!(out, "{ada:?}")?;

    // Many rows at once, which need not set the same columns, come back in the order in which they were given.
    let people: Vec<(i64, String, Role)> = insert(User)
        .values([
            User::new().name("Brian").email("brian@example.com").city("Bergen"),
            User::new().name("Chiara").email("chiara@example.com").city("Lucca").role(Role::Author),
            User::new().name("Dmitri").email("dmitri@example.com"),
        ])
        .returning((User::id, User::name, User::role))
        .all(db)
        .await?;
    for (id, name, role) in &people {
        writeln!(out, "{id} {name} is a new {role:?}")?;
    }
    let (brian, chiara) = (people[0].0, people[1].0);

    let posts: Vec<i64> = insert(Post)
        .values([
            Post::new().author_id(ada.id).title("Notes on the engine").views(120),
            Post::new().author_id(chiara).title("Olive trees").views(80),
            Post::new().author_id(chiara).title("100% rye bread"),
        ])
        .returning(Post::id)
        .all(db)
        .await?;
    let (notes, trees) = (posts[0], posts[1]);

    let comments = insert(Comment)
        .values([
            Comment::new().post_id(notes).author_id(brian).body("Fascinating!"),
            Comment::new().post_id(notes).body("First"),
            Comment::new().post_id(trees).author_id(ada.id).body("How old are they?"),
        ])
        .exec(db)
        .await?;
    writeln!(out, "{} posts, {comments} comments", posts.len())?;

    writeln!(out, "\n# Select")?;
    let authors: Vec<User> = select(User)
        .from(User)
        .filter(User::role.eq(Role::Author).or(User::email.starts_with("ada@")))
        .order_by(User::name)
        .all(db)
        .await?;
    writeln!(out, "{}", authors.iter().map(|user| user.name.as_str()).collect::<Vec<_>>().join(" and "))?;

    // A row is a tuple of columns and of whole tables. The left join makes the comment an `Option`.
    let feed: Vec<(String, String, Option<Comment>)> = select((Post::title, User::name, Comment))
        .from(Post)
        .inner_join(User, User::id.eq(Post::author_id))
        .left_join(Comment, Comment::post_id.eq(Post::id))
        .order_by((Post::id, Comment::id))
        .all(db)
        .await?;
    for (title, author, comment) in feed {
        let comment = comment.map_or("nobody has commented".to_owned(), |comment| comment.body);
        writeln!(out, "{title}, by {author}: {comment}")?;
    }

    writeln!(out, "\n# Filters that may be left out")?;
    writeln!(out, "all: {:?}", titles(db, None, None).await?)?;
    writeln!(out, "by Chiara: {:?}", titles(db, Some(chiara), None).await?)?;
    writeln!(out, "by Chiara, with a %: {:?}", titles(db, Some(chiara), Some("%")).await?)?;

    writeln!(out, "\n# Aggregates")?;
    let views = sum(Post::views);
    let popular: Vec<(String, i64, Option<i64>)> = select((User::name, count_all(), views.clone()))
        .from(User)
        .inner_join(Post, Post::author_id.eq(User::id))
        .group_by(User::id)
        .having(views.clone().gt(50))
        .order_by((views.desc(), User::id))
        .all(db)
        .await?;
    for (name, posts, views) in popular {
        writeln!(out, "{name}: {posts} posts, {} views", views.unwrap_or_default())?;
    }

    writeln!(out, "\n# Update and delete")?;
    let views = update(Post)
        .set(Post::views, Post::views + 1)
        .filter(Post::id.eq(trees))
        .returning(Post::views)
        .one(db)
        .await?;
    writeln!(out, "the olive trees have {views} views")?;

    let patch = UserPatch { city: Some(Some("London".to_owned())), ..UserPatch::default() };
    let moved = update(User).patch(patch).filter(User::city.is_null()).exec(db).await?;
    writeln!(out, "{moved} users moved to London")?;

    // Without `.filter(..)` or `.all_rows()` neither an update nor a delete compiles.
    let deleted = delete(Comment).filter(Comment::author_id.is_null()).exec(db).await?;
    writeln!(out, "{deleted} anonymous comment deleted")?;

    writeln!(out, "\n# Transactions and errors")?;
    // An error rolls the whole transaction back. It is the same error on every database.
    let result = db
        .transaction(async |tx| {
            delete(Comment).all_rows().exec(tx).await?;
            insert(User).values(User::new().name("Eve").email("ada@example.com")).exec(tx).await?;
            Ok(())
        })
        .await;
    match result {
        Err(Error::Constraint(violated)) => {
            writeln!(out, "{} violated: {} {:?}", violated.kind, violated.table, violated.columns)?;
        }
        other => writeln!(out, "unexpected: {other:?}")?,
    }
    writeln!(out, "{} comments are still there", comment_count(db).await?)?;

    // A transaction in another is a savepoint: its error undoes what it did, and the rest is kept.
    db.transaction(async |tx| {
        insert(Comment).values(Comment::new().post_id(trees).body("A thousand years")).exec(tx).await?;
        let result = tx
            .transaction(async |tx| {
                delete(Post).all_rows().exec(tx).await?;
                Err::<(), _>(Error::other("too much spring cleaning"))
            })
            .await;
        if let Err(error) = result {
            insert(Comment).values(Comment::new().post_id(trees).body(error.to_string())).exec(tx).await?;
        }
        Ok(())
    })
    .await?;
    writeln!(out, "{} posts, {} comments", titles(db, None, None).await?.len(), comment_count(db).await?)?;
    Ok(())
}

/// The titles of the posts by an author, if one is given, and with a text in them, if one is given.
async fn titles(db: &impl Executor, author: Option<i64>, text: Option<&str>) -> squall::Result<Vec<String>> {
    select(Post::title)
        .from(Post)
        .filter(author.map(|id| Post::author_id.eq(id)))
        .filter(text.map(|text| Post::title.contains(text)))
        .order_by(Post::id)
        .all(db)
        .await
}

/// Takes a `&Db` as well as a transaction.
async fn comment_count(db: &impl Executor) -> squall::Result<i64> {
    select(count_all()).from(Comment).one(db).await
}
