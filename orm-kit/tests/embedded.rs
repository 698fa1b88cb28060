//! Migrations that are a part of the program.

use squall_kit::{MigrateOptions, embed_migrations, migrate};

#[tokio::test]
async fn they_are_applied_by_one_call() -> Result<(), squall_kit::Error> {
    let db = squall::connect("sqlite::memory:").await?;
    let all = embed_migrations!("tests/migrations");
    assert_eq!(all.len(), 1);
    assert!(all[0].postgres.as_ref().is_some_and(|it| it.contains("bigint")));
    assert_eq!(migrate(&db, &all, &MigrateOptions::default()).await?.applied[0].name, "1_start");
    squall::sql!("INSERT INTO users VALUES (1)").exec(&db).await?;
    Ok(())
}
