//! The machine's random schemas, created and read back.

use squall::{Result, schema::TableDef};
use squall_parity::{random::Random, schema::Schema};
use squall_testing::{Backend, TestDb};

use super::{execute, unlike};

const CASES: u64 = 300;

async fn all(backend: Backend) -> Result<()> {
    let (mut created, mut columns) = (0, 0);
    let test_db = TestDb::new(backend).await.unwrap();
    for case in 0..CASES {
        let schema = Schema::random(&mut Random::new(20, case), "");
        let tables: Vec<&TableDef> = schema.tables.iter().collect();
        let memory = squall::connect("sqlite::memory:").await?;
        let db = if backend == Backend::Postgres { test_db.db() } else { &memory };
        match db.create_tables(&tables).await {
            // What one of the databases does not take is of no interest here.
            Err(squall::Error::Unsupported { .. } | squall::Error::Database { .. }) => continue,
            Err(error) => panic!("case {case}: {error}"),
            Ok(()) => created += 1,
        }
        let unlike = unlike(db, &tables).await.unwrap_or_else(|error| panic!("case {case}: {error}"));
        assert!(unlike.is_empty(), "case {case}: {unlike:#?}");
        columns += tables.iter().map(|it| it.columns.len()).sum::<usize>();
        if backend == Backend::Postgres {
            execute(
                db,
                "DROP SCHEMA public CASCADE;\nCREATE SCHEMA public;\nDROP SCHEMA IF EXISTS ns CASCADE",
            )
            .await?;
        }
    }
    assert!(created > CASES * 9 / 10 && columns > 3000, "{created} schemas, {columns} columns");
    Ok(())
}

#[tokio::test]
async fn on_sqlite() -> Result<()> {
    all(Backend::Sqlite).await
}

#[tokio::test]
async fn on_postgres() -> Result<()> {
    all(Backend::Postgres).await
}
