//! A database made anew, and only where that is meant.

use squall::prelude::*;
use squall_kit::{Object, Schema, guard, push, reset};
use squall_testing::{Backend, TestDb};

use super::support::{execute, unlike};

#[derive(Debug, Clone, Copy, PartialEq, DbEnum)]
#[db_enum(name = "reset_mood")]
enum Mood {
    Good,
    Bad,
}

#[derive(Table)]
#[table(name = "reset_users")]
struct User {
    #[column(primary_key, auto)]
    id: i64,
    mood: Mood,
}

#[derive(Table)]
#[table(name = "reset_posts")]
struct Post {
    #[column(primary_key, auto)]
    id: i64,
    #[column(references(User::id))]
    user_id: i64,
}

#[tokio::test]
async fn all_is_dropped_and_made_anew() {
    let schema = Schema::from(schema![User, Post]).with(Object::view(
        "reset_moods",
        r#"CREATE VIEW "reset_moods" AS SELECT "mood" FROM "reset_users""#,
    ));
    for backend in [Backend::Sqlite, Backend::SqliteFile, Backend::Postgres] {
        let test_db = TestDb::new(backend).await.unwrap();
        let db = test_db.db();
        let leave = guard::development("sqlite::memory:", None).unwrap();
        assert!(reset::drop_all(db, &leave).await.unwrap().is_empty(), "nothing is there");
        push::push(db, &schema, &push::PushOptions::default()).await.unwrap();
        execute(db, "CREATE TABLE squall_migrations (name TEXT)").await.unwrap();
        execute(db, "INSERT INTO reset_users (mood) VALUES ('good')").await.unwrap();
        execute(db, "INSERT INTO reset_posts (user_id) VALUES (1)").await.unwrap();
        let dropped = reset::drop_all(db, &leave).await.unwrap();
        assert!(dropped.iter().any(|it| it.contains("reset_posts")), "{dropped:?}");
        assert!(execute(db, "SELECT * FROM squall_migrations").await.is_err(), "{backend:?}");
        assert_eq!(unlike(db, &Schema::default()).await.unwrap(), Vec::<String>::new(), "{backend:?}");
        push::push(db, &schema, &push::PushOptions::default()).await.unwrap();
        assert_eq!(unlike(db, &schema).await.unwrap(), Vec::<String>::new(), "{backend:?}");
        assert_eq!(select(User::id).from(User).count(db).await.unwrap(), 0, "{backend:?}");
    }
}
