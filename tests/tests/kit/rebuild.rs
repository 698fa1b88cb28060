//! A table of SQLite that is made anew keeps all that it had.

use squall::{prelude::*, schema};
use squall_kit::{
    Schema,
    diff::Answers,
    runner::{MigrateOptions, migrate},
};

use super::support::{between, execute, unlike};

mod before {
    use squall::prelude::*;

    #[derive(Table)]
    #[table(index(columns(name, age)))]
    pub struct Parent {
        #[column(primary_key, auto)]
        pub id: i64,
        pub name: String,
        pub age: i64,
        #[column(references(Parent::id, on_delete = cascade))]
        pub above: Option<i64>,
    }

    #[derive(Table)]
    #[table(name = "children")]
    pub struct Child {
        #[column(primary_key, auto)]
        pub id: i64,
        #[column(references(Parent::id, on_delete = cascade))]
        pub parent_id: i64,
    }
}

mod after {
    use squall::prelude::*;

    #[derive(Table)]
    #[table(name = "parents", index(columns(name, age)))]
    pub struct Parent {
        #[column(primary_key, auto)]
        pub id: i64,
        #[column(unique)]
        pub name: String,
        pub age: Option<i64>,
        #[column(references(Parent::id, on_delete = cascade))]
        pub above: Option<i64>,
    }
}

async fn prepared() -> (Db, Schema, Schema) {
    let db = squall::connect("sqlite::memory:").await.unwrap();
    let old = Schema::from(schema![before::Parent, before::Child]);
    let new = Schema::from(schema![after::Parent, before::Child]);
    let first = between("1_first", &Schema::default(), &old, &Answers::default());
    migrate(&db, &[first], &MigrateOptions::default()).await.unwrap();
    for sql in [
        "INSERT INTO parents (name, age) VALUES ('a', 1), ('b', 2), ('c', 3)",
        "UPDATE parents SET above = 1 WHERE id = 2",
        "INSERT INTO children (parent_id) VALUES (1), (2), (2)",
        "DELETE FROM parents WHERE id = 3",
        "CREATE TABLE log (text TEXT)",
        "CREATE TRIGGER noted AFTER INSERT ON parents BEGIN INSERT INTO log VALUES (NEW.name); END",
        "CREATE INDEX by_hand ON parents (age) WHERE age > 1",
        "CREATE VIEW old_ones AS SELECT name FROM parents WHERE age > 1",
    ] {
        execute(&db, sql).await.unwrap();
    }
    (db, old, new)
}

#[tokio::test]
async fn it_keeps_children_triggers_views_indexes_and_sequences() {
    let (db, old, new) = prepared().await;
    let first = between("1_first", &Schema::default(), &old, &Answers::default());
    let second = between("2_second", &old, &new, &Answers::default());
    assert!(second.sqlite.as_ref().unwrap().contains("-- squall: rebuild parents"));
    migrate(&db, &[first, second], &MigrateOptions::default()).await.unwrap();

    let children: i64 = squall::sql!("SELECT count(*) FROM children").one(&db).await.unwrap();
    assert_eq!(children, 3);
    let above: Option<i64> = squall::sql!("SELECT above FROM parents WHERE id = 2").one(&db).await.unwrap();
    assert_eq!(above, Some(1));
    // The number of the row that was deleted does not come again.
    let id: i64 =
        squall::sql!("INSERT INTO parents (name, age) VALUES ('d', 4) RETURNING id").one(&db).await.unwrap();
    assert_eq!(id, 4);
    let logged: Vec<String> = squall::sql!("SELECT text FROM log").all(&db).await.unwrap();
    assert_eq!(logged, ["d"]);
    let old_ones: Vec<String> =
        squall::sql!("SELECT name FROM old_ones ORDER BY name").all(&db).await.unwrap();
    assert_eq!(old_ones, ["b", "d"]);
    let indexes: Vec<String> = squall::sql!("SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'parents' AND sql IS NOT NULL ORDER BY name")
    .all(&db)
    .await
    .unwrap();
    assert_eq!(indexes, ["by_hand", "parents_name_age_idx"]);
    let on: i64 = squall::sql!("PRAGMA foreign_keys").one(&db).await.unwrap();
    assert_eq!(on, 1);
    // The children refer to the table as it is now.
    assert!(execute(&db, "INSERT INTO children (parent_id) VALUES (77)").await.is_err());
    execute(&db, "DELETE FROM parents WHERE id = 2").await.unwrap();
    let children: i64 = squall::sql!("SELECT count(*) FROM children").one(&db).await.unwrap();
    assert_eq!(children, 1);
    execute(&db, "DROP VIEW old_ones").await.unwrap();
    execute(&db, "DROP TRIGGER noted").await.unwrap();
    execute(&db, "DROP INDEX by_hand").await.unwrap();
    execute(&db, "DROP TABLE log").await.unwrap();
    assert!(unlike(&db, &new).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_view_or_a_trigger_that_would_break_stops_it() {
    for broken in [
        "CREATE VIEW ages AS SELECT above FROM parents",
        "CREATE TRIGGER seen AFTER UPDATE ON parents BEGIN INSERT INTO log VALUES (NEW.above); END",
    ] {
        let (db, old, mut new) = prepared().await;
        execute(&db, broken).await.unwrap();
        let parents = &mut new.tables[0];
        parents.columns.retain(|it| it.name != "above");
        parents.foreign_keys.clear();
        let first = between("1_first", &Schema::default(), &old, &Answers::default());
        let second = between("2_second", &old, &new, &Answers::default());
        let failed = migrate(&db, &[first, second], &MigrateOptions::default()).await;
        assert!(failed.is_err(), "{broken}");
        let parents: i64 =
            squall::sql!("SELECT count(*) FROM parents WHERE above = 1").one(&db).await.unwrap();
        assert_eq!(parents, 1);
        let on: i64 = squall::sql!("PRAGMA foreign_keys").one(&db).await.unwrap();
        assert_eq!(on, 1);
    }
}

/// What the runner sets for itself is as it was afterwards, also where it failed.
#[tokio::test]
async fn settings_are_as_they_were() {
    let (db, old, new) = prepared().await;
    let first = between("1_first", &Schema::default(), &old, &Answers::default());
    let second = between("2_second", &old, &new, &Answers::default());
    let settings = async || -> (i64, i64) {
        let keys = squall::sql!("PRAGMA foreign_keys").one(&db).await.unwrap();
        (keys, squall::sql!("PRAGMA legacy_alter_table").one(&db).await.unwrap())
    };
    let before = settings().await;
    assert_eq!(before, (1, 0));
    execute(&db, "CREATE VIEW broken AS SELECT name FROM parents").await.unwrap();
    let mut fails = second.clone();
    fails.sqlite = fails.sqlite.map(|it| format!("{it}\nALTER TABLE nowhere RENAME TO somewhere;"));
    assert!(migrate(&db, &[first.clone(), fails], &MigrateOptions::default()).await.is_err());
    assert_eq!(settings().await, before);
    migrate(&db, &[first, second], &MigrateOptions::default()).await.unwrap();
    assert_eq!(settings().await, before);
    let left = execute(&db, "INSERT INTO children (parent_id) VALUES (99)").await;
    assert!(left.is_err(), "foreign keys hold");
}

/// A migration knows nothing of it, and would leave it behind.
#[tokio::test]
async fn a_column_that_was_made_by_hand_stops_it() {
    let (db, old, new) = prepared().await;
    let first = between("1_first", &Schema::default(), &old, &Answers::default());
    let second = between("2_second", &old, &new, &Answers::default());
    execute(&db, "ALTER TABLE parents ADD COLUMN extra TEXT").await.unwrap();
    let all = [first, second];
    let error = migrate(&db, &all, &MigrateOptions::default()).await.unwrap_err();
    assert!(error.to_string().contains("has a column that the migrations do not know"), "{error}");
    assert_eq!(squall::sql!("SELECT count(extra) FROM parents").one::<i64>(&db).await.unwrap(), 0);
    execute(&db, "ALTER TABLE parents DROP COLUMN extra").await.unwrap();
    migrate(&db, &all, &MigrateOptions::default()).await.unwrap();
    assert_eq!(squall::sql!("SELECT count(*) FROM parents").one::<i64>(&db).await.unwrap(), 2);
}
