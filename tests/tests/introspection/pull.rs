//! The source of a database compiles, and says just that database.

use std::path::PathBuf;

use squall::{Result, prelude::*, schema::TableDef};
use squall_kit::{
    introspect::{IntrospectOptions, differences},
    pull::pull,
};
use squall_testing::{Backend, TestDb};

use super::{execute, pulled, read, types, unlike};

/// Compares what is pulled with the source that is compiled here.
async fn assert_pulled(db: &Db, name: &str) -> Vec<String> {
    let pulled = pull(db, &IntrospectOptions::default()).await.unwrap();
    let path: PathBuf =
        [env!("CARGO_MANIFEST_DIR"), "tests/introspection/pulled", &format!("{name}.rs")].iter().collect();
    if std::env::var_os("SQUALL_BLESS").is_some() {
        std::fs::write(&path, &pulled.source).unwrap();
    }
    let compiled = std::fs::read_to_string(&path).unwrap();
    assert_eq!(pulled.source, compiled, "`SQUALL_BLESS=1` writes {}", path.display());
    pulled.differences
}

async fn postgres() -> TestDb {
    TestDb::new(Backend::Postgres).await.unwrap()
}

async fn sqlite() -> TestDb {
    TestDb::new(Backend::Sqlite).await.unwrap()
}

#[tokio::test]
async fn chinook_on_sqlite() -> Result<()> {
    let db = sqlite().await;
    execute(&db, include_str!("data/chinook.sqlite.sql")).await?;
    assert_eq!(assert_pulled(&db, "chinook_sqlite").await, [""; 0]);
    assert_eq!(unlike(&db, &pulled::chinook_sqlite::schema()).await?, [""; 0]);
    // What is stored can be read: in a NUMERIC column a whole number is an integer.
    use pulled::chinook_sqlite::{Invoice, Track};
    let prices = select(Track::unit_price).from(Track).order_by(Track::track_id);
    assert_eq!(prices.all(&db).await?, [0.99, 2.0]);
    let invoices: Vec<Invoice> = select(Invoice).from(Invoice).all(&db).await?;
    assert_eq!(invoices[0].invoice_date, "2021-01-01 00:00:00");
    Ok(())
}

#[tokio::test]
async fn chinook_on_postgres() -> Result<()> {
    let db = postgres().await;
    execute(&db, include_str!("data/chinook.postgres.sql")).await?;
    assert_eq!(assert_pulled(&db, "chinook_postgres").await, [""; 0]);
    assert_eq!(unlike(&db, &pulled::chinook_postgres::schema()).await?, [""; 0]);
    use pulled::chinook_postgres::{Invoice, Track};
    let tracks: Vec<Track> = select(Track).from(Track).all(&db).await?;
    assert_eq!(tracks[0].unit_price.to_string(), "0.99");
    let invoices: Vec<Invoice> = select(Invoice).from(Invoice).all(&db).await?;
    assert_eq!(invoices[0].invoice_date.to_string(), "2021-01-01 00:00:00");
    Ok(())
}

/// The whole file, where it is at hand: `CHINOOK=../shared/data/chinook`.
#[tokio::test]
async fn the_whole_of_chinook() -> Result<()> {
    let Some(folder) = std::env::var_os("CHINOOK").map(PathBuf::from) else { return Ok(()) };
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("chinook.db");
    std::fs::write(&file, std::fs::read(folder.join("chinook.sqlite")).unwrap()).unwrap();
    let db = squall::connect(&format!("sqlite://{}", file.display())).await?;
    let pulled = pull(&db, &IntrospectOptions::default()).await.unwrap();
    assert_eq!(pulled.differences, [""; 0]);
    assert_eq!(unlike(&db, &pulled::chinook_sqlite::schema()).await?, [""; 0]);
    assert!(pulled.source.contains("pub birth_date: Option<String>"), "{}", pulled.source);
    Ok(())
}

#[tokio::test]
async fn what_others_make_on_sqlite() -> Result<()> {
    let db = sqlite().await;
    execute(&db, include_str!("data/shop.sqlite.sql")).await?;
    let told = assert_pulled(&db, "shop_sqlite").await;
    assert_eq!(told, unlike_tables(&db, &pulled::shop_sqlite::schema()).await?);
    Ok(())
}

#[tokio::test]
async fn what_others_make_on_postgres() -> Result<()> {
    let db = postgres().await;
    execute(&db, include_str!("data/shop.postgres.sql")).await?;
    let told = assert_pulled(&db, "shop_postgres").await;
    assert_eq!(told, unlike_tables(&db, &pulled::shop_postgres::schema()).await?);
    Ok(())
}

/// As [`unlike`], of the tables alone.
async fn unlike_tables(db: &Db, tables: &[&TableDef]) -> Result<Vec<String>> {
    let all = unlike(db, tables).await?;
    Ok(all.into_iter().filter(|it| !it.starts_with("object ")).collect())
}

/// What was pushed comes back as the same schema: a database that is created from its source is told alike.
async fn comes_back(backend: Backend, name: &str, tables: &[&TableDef]) -> Result<()> {
    let (first, second) = (TestDb::new(backend).await.unwrap(), TestDb::new(backend).await.unwrap());
    first.create_tables(&types::tables()).await?;
    assert_eq!(assert_pulled(&first, name).await, [""; 0]);
    assert_eq!(unlike(&first, tables).await?, [""; 0]);
    second.create_tables(tables).await?;
    let (first, second) = (read(&first).await?, read(&second).await?);
    assert_eq!(differences(&first.schema, &second.schema), [""; 0]);
    Ok(())
}

#[tokio::test]
async fn what_was_pushed_to_sqlite() -> Result<()> {
    comes_back(Backend::Sqlite, "sample_sqlite", &pulled::sample_sqlite::schema()).await
}

#[tokio::test]
async fn what_was_pushed_to_postgres() -> Result<()> {
    comes_back(Backend::Postgres, "sample_postgres", &pulled::sample_postgres::schema()).await
}
