//! What is declared beside the tables, from its first migration to its last: generated, migrated, changed, dropped; pushed, too.

use squall::prelude::*;
use squall_kit::{
    Object, ObjectKind, Schema,
    diff::Answers,
    introspect::{IntrospectOptions, introspect},
    project::Migration,
    push::{PushOptions, prepare, push},
    runner::{MigrateOptions, migrate},
};
use squall_testing::{Backend, TestDb, on_every_backend};

use super::support::{between, execute, unlike};

#[derive(Table, Debug, Clone)]
struct Note {
    #[column(primary_key, auto)]
    id: i64,
    owner: String,
    text: String,
    size: i32,
    updated_at: chrono::DateTime<chrono::Utc>,
}

#[derive(Table)]
#[table(index(name = "plains_owner", on(sql!("plain(owner)" => String)), unique))]
struct Plain {
    #[column(primary_key)]
    id: i64,
    owner: String,
}

/// A database, and the migrations that it has.
struct Story {
    db: Db,
    at: Schema,
    migrations: Vec<Migration>,
}

impl Story {
    fn new(db: &Db) -> Self {
        Self { db: db.clone(), at: Schema::default(), migrations: Vec::new() }
    }

    /// Migrates to the schema, and sees that the database is as it says, and that a push has nothing to do.
    async fn to(&mut self, schema: &Schema) {
        let name = format!("{}_step", self.migrations.len() + 1);
        let migration = between(&name, &self.at, schema, &Answers::default());
        self.migrations.push(migration);
        let done = migrate(&self.db, &self.migrations, &MigrateOptions::default()).await;
        done.unwrap_or_else(|error| panic!("{name}: {error}\n{:#?}", self.migrations.last()));
        self.at = schema.clone();
        let wanted = of(schema, &self.db);
        assert_eq!(unlike(&self.db, &wanted).await.unwrap(), [""; 0], "{name}");
        let pushed = prepare(&self.db, schema, &PushOptions::default()).await.unwrap();
        assert!(pushed.is_empty(), "{name}: {:#?}", pushed.plan);
    }
}

/// What of the schema is for the database.
fn of(schema: &Schema, db: &Db) -> Schema {
    let mut schema = schema.clone();
    let is_postgres = db.dialect().has_schemas();
    schema.objects.retain(|it| if is_postgres { it.postgres.is_some() } else { it.sqlite.is_some() });
    schema
}

fn notes() -> Schema {
    Schema::from(schema![Note])
}

/// Another type for a column that the objects stand on.
fn with_big_size(schema: &Schema) -> Schema {
    let mut schema = schema.clone();
    schema.tables[0].columns[3].ty = squall::SqlType::BigInt;
    schema
}

async fn postgres() -> TestDb {
    TestDb::new(Backend::Postgres).await.unwrap()
}

async fn one<T: squall::query::FromRow>(db: &Db, sql: &str) -> T {
    squall::raw(squall::query::AssertSqlSafe(sql.to_owned())).one(db).await.unwrap()
}

async fn fill(db: &Db) {
    execute(db, "INSERT INTO notes (owner, text, size, updated_at) VALUES ('ann', 'a', 1, now()), ('bob', 'b', 2, now())")
        .await
        .unwrap();
}

#[tokio::test]
async fn an_extension() {
    let db = postgres().await;
    let mut story = Story::new(&db);
    let with = |sql: &str| notes().with(Object::new(ObjectKind::Extension, "citext").on_postgres(sql));
    let count = "SELECT count(*) FROM pg_extension WHERE extname = 'citext'";
    story.to(&with("CREATE EXTENSION citext")).await;
    assert_eq!(one::<i64>(&db, count).await, 1);
    // A table that needs it comes after it.
    let mut other = with("CREATE EXTENSION citext");
    other
        .objects
        .push(Object::view("shouts", "CREATE VIEW shouts AS SELECT upper(text)::citext AS text FROM notes"));
    other.objects[1].sqlite = None;
    story.to(&other).await;
    story.to(&notes()).await;
    assert_eq!(one::<i64>(&db, count).await, 0);
    push(&db, &with("CREATE EXTENSION IF NOT EXISTS citext"), &PushOptions::default()).await.unwrap();
    assert_eq!(one::<i64>(&db, count).await, 1);
}

#[tokio::test]
async fn functions_and_what_stands_on_them() {
    let db = postgres().await;
    let mut story = Story::new(&db);
    let function = |body: &str| {
        Object::new(ObjectKind::Function, "twice").with_arguments("integer").on_postgres(format!(
            "CREATE FUNCTION twice(it integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT {body} $$"
        ))
    };
    // Of one name, for another type.
    let other = Object::new(ObjectKind::Function, "twice").with_arguments("text").on_postgres(
        "CREATE FUNCTION twice(text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT $1 || $1 $$",
    );
    let view = Object::new(ObjectKind::View, "doubled")
        .on_postgres("CREATE VIEW doubled AS SELECT id, twice(size) AS size, twice(text) AS text FROM notes");
    let with = |body: &str| notes().with(view.clone()).with(other.clone()).with(function(body));
    story.to(&with("it + it")).await;
    fill(&db).await;
    assert_eq!(one::<i32>(&db, "SELECT size FROM doubled WHERE id = 2").await, 4);
    assert_eq!(one::<String>(&db, "SELECT text FROM doubled WHERE id = 2").await, "bb");
    // The view goes and comes back.
    story.to(&with("it * 20")).await;
    assert_eq!(one::<i32>(&db, "SELECT size FROM doubled WHERE id = 2").await, 40);
    story.to(&notes().with(other.clone())).await;
    story.to(&notes()).await;
    assert_eq!(one::<i64>(&db, "SELECT count(*) FROM pg_proc WHERE proname = 'twice'").await, 0);
    push(&db, &with("it + 1"), &PushOptions::default()).await.unwrap();
    push(&db, &with("it + 2"), &PushOptions::default()).await.unwrap();
    assert_eq!(one::<i32>(&db, "SELECT size FROM doubled WHERE id = 2").await, 4);
    assert!(prepare(&db, &with("it + 2"), &PushOptions::default()).await.unwrap().is_empty());
}

/// A column's default calls it, so it cannot be dropped: `OR REPLACE` says that it is changed where it is.
#[tokio::test]
async fn a_function_that_is_replaced_where_it_is() {
    let db = postgres().await;
    let mut story = Story::new(&db);
    let with = |body: &str| {
        notes().with(Object::new(ObjectKind::Function, "start").with_arguments("").on_postgres(format!(
            "CREATE OR REPLACE FUNCTION start() RETURNS integer LANGUAGE sql AS 'SELECT {body}'"
        )))
    };
    story.to(&with("1")).await;
    execute(&db, "ALTER TABLE notes ALTER COLUMN size SET DEFAULT start()").await.unwrap();
    story.migrations.push(between("2_step", &with("1"), &with("2"), &Answers::default()));
    migrate(&db, &story.migrations, &MigrateOptions::default()).await.unwrap();
    execute(&db, "INSERT INTO notes (owner, text, updated_at) VALUES ('ann', 'a', now())").await.unwrap();
    assert_eq!(one::<i32>(&db, "SELECT size FROM notes").await, 2);
}

/// What tables need is there before they are, and goes after they have changed.
#[tokio::test]
async fn a_function_that_an_index_calls() {
    let db = postgres().await;
    let mut story = Story::new(&db);
    let plain = Object::new(ObjectKind::Function, "plain").with_arguments("varchar").on_postgres(
        "CREATE FUNCTION plain(varchar) RETURNS varchar LANGUAGE sql IMMUTABLE AS 'SELECT lower($1)'",
    );
    story.to(&Schema::from(schema![Plain]).with(plain)).await;
    execute(&db, "INSERT INTO plains (id, owner) VALUES (1, 'Ann')").await.unwrap();
    assert!(execute(&db, "INSERT INTO plains (id, owner) VALUES (2, 'ANN')").await.is_err());
    let mut without = Schema::from(schema![Plain]);
    without.tables[0].indexes.clear();
    story.to(&without).await;
    assert_eq!(one::<i64>(&db, "SELECT count(*) FROM pg_proc WHERE proname = 'plain'").await, 0);
}

#[tokio::test]
async fn materialized_views_with_their_indexes() {
    let db = postgres().await;
    let mut story = Story::new(&db);
    let with = |more: &str, size: &str| {
        notes().with(Object::new(ObjectKind::MaterializedView, "sizes").on_postgres(format!(
            "CREATE MATERIALIZED VIEW sizes AS SELECT owner, sum({size}) AS size FROM notes GROUP BY owner;{more}"
        )))
    };
    let index = "\nCREATE UNIQUE INDEX sizes_owner ON sizes (owner);";
    story.to(&with("", "size")).await;
    fill(&db).await;
    story.to(&with(index, "size")).await;
    assert_eq!(one::<i64>(&db, "SELECT size FROM sizes WHERE owner = 'bob'").await, 2);
    execute(&db, "REFRESH MATERIALIZED VIEW CONCURRENTLY sizes").await.unwrap();
    story.to(&with(index, "size * 2")).await;
    assert_eq!(one::<i64>(&db, "SELECT size FROM sizes WHERE owner = 'bob'").await, 4);
    // The table changes under it.
    let mut big = with_big_size(&with(index, "size * 2"));
    story.to(&big).await;
    assert_eq!(one::<i64>(&db, "SELECT count(*) FROM pg_indexes WHERE tablename = 'sizes'").await, 1);
    big.objects.clear();
    story.to(&big).await;
    assert_eq!(one::<i64>(&db, "SELECT count(*) FROM pg_matviews").await, 0);
    // By a push, too: one that the schema has not stays, with its indexes.
    let sql = "CREATE MATERIALIZED VIEW mine AS SELECT size FROM notes";
    execute(&db, sql).await.unwrap();
    execute(&db, "CREATE INDEX mine_size ON mine (size)").await.unwrap();
    push(&db, &notes(), &PushOptions { accept_data_loss: true, ..PushOptions::default() }).await.unwrap();
    assert_eq!(one::<i64>(&db, "SELECT count(*) FROM pg_indexes WHERE indexname = 'mine_size'").await, 1);
}

#[tokio::test]
async fn triggers_and_the_functions_that_they_call() {
    let db = postgres().await;
    let mut story = Story::new(&db);
    let with = |text: &str, when: &str| {
        notes()
            // In any order.
            .with(Object::new(ObjectKind::Trigger, "shout").of_table("notes").on_postgres(format!(
                "CREATE TRIGGER shout BEFORE {when} ON notes FOR EACH ROW EXECUTE FUNCTION shout()"
            )))
            .with(Object::new(ObjectKind::Function, "shout").with_arguments("").on_postgres(format!(
                "CREATE FUNCTION shout() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.text := {text}; RETURN NEW; END $$"
            )))
    };
    story.to(&with("upper(NEW.text)", "INSERT")).await;
    fill(&db).await;
    assert_eq!(one::<String>(&db, "SELECT text FROM notes WHERE id = 1").await, "A");
    story.to(&with("NEW.text || '!'", "INSERT")).await;
    story.to(&with("NEW.text || '!'", "UPDATE OF size")).await;
    execute(&db, "UPDATE notes SET size = 3").await.unwrap();
    assert_eq!(one::<String>(&db, "SELECT text FROM notes WHERE id = 1").await, "A!");
    // Postgres changes no type of a column that a trigger names.
    let mut big = with_big_size(&with("NEW.text || '!'", "UPDATE OF size"));
    story.to(&big).await;
    execute(&db, "UPDATE notes SET size = 4").await.unwrap();
    assert_eq!(one::<String>(&db, "SELECT text FROM notes WHERE id = 1").await, "A!!");
    big.objects.clear();
    story.to(&big).await;
    execute(&db, "UPDATE notes SET size = 5").await.unwrap();
    assert_eq!(one::<String>(&db, "SELECT text FROM notes WHERE id = 1").await, "A!!");
}

#[tokio::test]
async fn row_security_and_policies() {
    let db = postgres().await;
    let mut story = Story::new(&db);
    let with = |force: &str, using: &str| {
        notes()
            .with(
                Object::new(ObjectKind::RowSecurity, "notes")
                    .of_table("notes")
                    .on_postgres(format!("ALTER TABLE notes ENABLE ROW LEVEL SECURITY{force}")),
            )
            .with(
                Object::new(ObjectKind::Policy, "own")
                    .of_table("notes")
                    .on_postgres(format!("CREATE POLICY own ON notes FOR SELECT USING ({using})")),
            )
    };
    // Those of a server are above the rows' security, so one is asked that is not.
    let seen = async |count: i64| {
        execute(&db, "GRANT SELECT ON notes TO pg_monitor").await.unwrap();
        let found = db
            .transaction(async |it| {
                squall::sql!("SET LOCAL ROLE pg_monitor").exec(it).await?;
                squall::sql!("SELECT count(*) FROM notes").one::<i64>(it).await
            })
            .await;
        assert_eq!(found.unwrap(), count);
    };
    story.to(&notes()).await;
    fill(&db).await;
    seen(2).await;
    story.to(&with("", "owner = 'ann'")).await;
    seen(1).await;
    story.to(&with("", "size > 7")).await;
    seen(0).await;
    story.to(&with_big_size(&with("", "size > 7"))).await;
    seen(0).await;
    story.to(&with_big_size(&with(", FORCE ROW LEVEL SECURITY", "size > 1"))).await;
    seen(1).await;
    assert!(one::<bool>(&db, "SELECT relforcerowsecurity FROM pg_class WHERE relname = 'notes'").await);
    story.to(&with_big_size(&notes())).await;
    seen(2).await;
    assert!(!one::<bool>(&db, "SELECT relforcerowsecurity FROM pg_class WHERE relname = 'notes'").await);
}

/// All of it in a schema that no table is in at first.
#[tokio::test]
async fn objects_in_a_schema() {
    let db = postgres().await;
    let mut story = Story::new(&db);
    let with = |factor: &str| {
        notes()
            .with(
                Object::new(ObjectKind::Function, "times")
                    .in_schema("app")
                    .with_arguments("integer")
                    .on_postgres(format!(
                        "CREATE FUNCTION app.times(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT {factor} * $1'"
                    )),
            )
            .with(
                Object::new(ObjectKind::View, "products")
                    .in_schema("app")
                    .on_postgres("CREATE VIEW \"app\".products AS SELECT id, app.times(size) AS size FROM notes"),
            )
    };
    story.to(&with("3")).await;
    fill(&db).await;
    assert_eq!(one::<i32>(&db, "SELECT size FROM app.products WHERE id = 2").await, 6);
    story.to(&with("5")).await;
    assert_eq!(one::<i32>(&db, "SELECT size FROM app.products WHERE id = 2").await, 10);
    story.to(&notes()).await;
    let left = introspect(&db, &IntrospectOptions::default()).await.unwrap().schema.objects;
    assert!(left.is_empty(), "{left:?}");
    push(&db, &with("7"), &PushOptions::default()).await.unwrap();
    assert!(prepare(&db, &with("7"), &PushOptions::default()).await.unwrap().is_empty());
}

on_every_backend! {
    /// The ready trigger sets the column, whoever updates the row.
    async fn updated_at(db: Db) {
        let mut story = Story::new(&db);
        story.to(&notes()).await;
        let old = "2001-01-01T00:00:00Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap();
        let note = |owner: &str| Note::new().owner(owner).text("a").size(1).updated_at(old);
        insert(Note).values(note("ann")).exec(&db).await.unwrap();
        let at = async || select(Note::updated_at).from(Note).one(&db).await.unwrap();
        execute(&db, "UPDATE notes SET size = 2").await.unwrap();
        assert_eq!(at().await, old);

        let with = notes().with_updated_at(Note::updated_at);
        story.to(&with).await;
        assert_eq!(at().await, old);
        execute(&db, "UPDATE notes SET size = 3").await.unwrap();
        let set = at().await;
        assert!((chrono::Utc::now() - set).num_seconds().abs() < 60, "{set}");

        // It stays where the table changes, and goes where it is not declared any more.
        update(Note).set(Note::updated_at, old).all_rows().exec(&db).await.unwrap();
        // Who sets it, sets it.
        assert_eq!(at().await, old);
        story.to(&with_big_size(&with)).await;
        execute(&db, "UPDATE notes SET size = 4").await.unwrap();
        assert!(at().await > old);
        story.to(&with_big_size(&notes())).await;
        let before = at().await;
        execute(&db, "UPDATE notes SET size = 5").await.unwrap();
        assert_eq!(at().await, before);
    }
}
