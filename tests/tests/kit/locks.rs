//! What is new on a table of Postgres keeps nobody from it for as long as its rows are looked at.

use squall::prelude::*;
use squall_kit::{
    Schema,
    diff::{Answers, Diff},
    plan::{Backend as Kind, Plan, PlanOptions},
    project::Migration,
    runner::{MigrateOptions, Observer, migrate},
    script,
};
use squall_testing::{Backend, TestDb};

use super::support::{between, execute, unlike};

mod before {
    use squall::prelude::*;

    #[derive(Table)]
    pub struct Author {
        #[column(primary_key)]
        pub id: i64,
        pub name: String,
        pub email: Option<String>,
        pub city: Option<String>,
    }

    #[derive(Table)]
    pub struct Book {
        #[column(primary_key)]
        pub id: i64,
        pub author_id: i64,
        pub author_name: Option<String>,
    }
}

mod after {
    use squall::prelude::*;

    #[derive(Table)]
    #[table(unique(columns(email, city)))]
    pub struct Author {
        #[column(primary_key)]
        pub id: i64,
        // A foreign key needs it, so it cannot wait.
        #[column(unique)]
        pub name: String,
        #[column(unique)]
        pub email: String,
        #[column(index)]
        pub city: Option<String>,
    }

    #[derive(Table)]
    pub struct Book {
        #[column(primary_key)]
        pub id: i64,
        #[column(references(Author::id))]
        pub author_id: i64,
        #[column(references(Author::name))]
        pub author_name: Option<String>,
    }
}

fn old() -> Schema {
    schema![before::Author, before::Book].into()
}

fn new() -> Schema {
    schema![after::Author, after::Book].into()
}

fn concurrently() -> Vec<Migration> {
    let first = between("1_first", &Schema::default(), &old(), &Answers::default());
    let diff = Diff::new(&old(), &new(), &Answers::default()).unwrap();
    let plan = Plan::new(&diff, Kind::Postgres, PlanOptions { concurrently: true }).unwrap();
    let second = Migration {
        name: "2_second".into(),
        postgres: Some(script::write(&plan, "2_second")),
        ..between("2_second", &old(), &new(), &Answers::default())
    };
    vec![first, second]
}

async fn prepared(all: &[Migration]) -> TestDb {
    let db = TestDb::new(Backend::Postgres).await.unwrap();
    migrate(&db, &all[..1], &MigrateOptions::default()).await.unwrap();
    execute(
        &db,
        "INSERT INTO authors VALUES (1, 'ann', 'a@example.com', 'Oslo'), (2, 'bob', 'b@example.com', NULL)",
    )
    .await
    .unwrap();
    execute(&db, "INSERT INTO books VALUES (1, 1, 'ann'), (2, 2, NULL)").await.unwrap();
    db
}

#[test]
fn each_statement_is_where_it_belongs() {
    let all = concurrently();
    let script = all[1].up(Kind::Postgres).unwrap().unwrap();
    let place = |sql: &str| {
        let found = script.statements.iter().position(|it| it.sql == sql);
        let at = found.unwrap_or_else(|| panic!("{sql}\n{}", all[1].postgres.as_ref().unwrap()));
        (at, script.statements[at].transaction)
    };
    let of_two = |first: &str, later: &str| {
        let (first, later) = (place(first), place(later));
        assert!(first.0 < later.0 && first.1 != later.1, "{first:?} {later:?}");
    };
    let not_valid = "ALTER TABLE \"books\" ADD CONSTRAINT \"books_author_id_fkey\" FOREIGN KEY (\"author_id\") REFERENCES \"authors\" (\"id\") NOT VALID";
    of_two(not_valid, "ALTER TABLE \"books\" VALIDATE CONSTRAINT \"books_author_id_fkey\"");
    let check =
        "ALTER TABLE \"authors\" ADD CONSTRAINT \"__not_null_email\" CHECK (\"email\" IS NOT NULL) NOT VALID";
    let validated = "ALTER TABLE \"authors\" VALIDATE CONSTRAINT \"__not_null_email\"";
    of_two(check, validated);
    of_two(validated, "ALTER TABLE \"authors\" ALTER COLUMN \"email\" SET NOT NULL");
    for (name, columns) in
        [("authors_email_key", "\"email\""), ("authors_email_city_key", "\"email\", \"city\"")]
    {
        let index = format!("CREATE UNIQUE INDEX CONCURRENTLY \"{name}\" ON \"authors\" ({columns})");
        let constraint =
            format!("ALTER TABLE \"authors\" ADD CONSTRAINT \"{name}\" UNIQUE USING INDEX \"{name}\"");
        assert_eq!(place(&index).1, None);
        of_two(&index, &constraint);
    }
    assert_eq!(place("CREATE INDEX CONCURRENTLY \"authors_city_idx\" ON \"authors\" (\"city\")").1, None);
    // Before the foreign key that needs it.
    let unique = "ALTER TABLE \"authors\" ADD CONSTRAINT \"authors_name_key\" UNIQUE (\"name\")";
    let key = "ALTER TABLE \"books\" ADD CONSTRAINT \"books_author_name_fkey\" FOREIGN KEY (\"author_name\") REFERENCES \"authors\" (\"name\") NOT VALID";
    assert!(place(unique).0 < place(key).0);
}

#[tokio::test]
async fn it_makes_the_schema() {
    let all = concurrently();
    let db = prepared(&all).await;
    migrate(&db, &all, &MigrateOptions::default()).await.unwrap();
    assert_eq!(unlike(&db, &new()).await.unwrap(), [""; 0]);
    let sql = "SELECT conname::text FROM pg_constraint WHERE conrelid = 'authors'::regclass AND contype = 'u' ORDER BY 1";
    let uniques: Vec<String> =
        squall::raw(squall::query::AssertSqlSafe(sql.into())).all(db.db()).await.unwrap();
    assert_eq!(uniques, ["authors_email_city_key", "authors_email_key", "authors_name_key"]);
}

/// Has two rows alike come in while it runs: after it has looked, and before the index is made.
struct Meanwhile(tokio::runtime::Handle, Db);

impl Observer for Meanwhile {
    fn before(&self, _: &str, _: usize, sql: &str) -> squall::Result<()> {
        if sql.starts_with("CREATE UNIQUE INDEX CONCURRENTLY \"authors_email_key\"") {
            let sql = "INSERT INTO authors VALUES (3, 'cy', 'a@example.com', 'Rome')";
            tokio::task::block_in_place(|| self.0.block_on(execute(&self.1, sql)))?;
        }
        Ok(())
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_unique_that_rows_break_goes_on_when_they_are_mended() {
    let all = concurrently();
    let db = prepared(&all).await;
    let observer = Meanwhile(tokio::runtime::Handle::current(), db.db().clone());
    let options = MigrateOptions { observer: &observer, ..Default::default() };
    let error = migrate(&db, &all, &options).await.unwrap_err();
    assert!(error.to_string().contains("CREATE UNIQUE INDEX CONCURRENTLY"), "{error}");
    // The index is there, and holds for nothing.
    let invalid = "SELECT count(*) FROM pg_index WHERE NOT indisvalid";
    let invalid: i64 = squall::raw(squall::query::AssertSqlSafe(invalid.into())).one(db.db()).await.unwrap();
    assert_eq!(invalid, 1);
    execute(&db, "DELETE FROM authors WHERE id = 3").await.unwrap();
    migrate(&db, &all, &MigrateOptions::default()).await.unwrap();
    assert_eq!(unlike(&db, &new()).await.unwrap(), [""; 0]);
}
