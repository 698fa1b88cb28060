//! Databases are read back as they were declared.

#![allow(clippy::unwrap_used, dead_code)]

mod command_line;
mod pull;
#[allow(unreachable_pub)]
mod pulled;
mod push;
mod random;
mod types;

use squall::{Db, Result, schema::TableDef};
use squall_kit::{
    Schema,
    introspect::{IntrospectOptions, Live, adopt, canonical, differences, introspect},
};

/// The whole database.
async fn read(db: &Db) -> Result<Live> {
    introspect(db, &IntrospectOptions::default()).await
}

/// What of the tables is not as wanted in the database.
async fn unlike(db: &Db, tables: &[&TableDef]) -> Result<Vec<String>> {
    let wanted = Schema::from(tables);
    let live = read(db).await?;
    let told = canonical(db, &wanted).await?;
    Ok(differences(&adopt(&live, &told, &wanted), &wanted))
}

/// SQL for one of the databases.
async fn execute(db: &Db, sql: &str) -> Result<()> {
    for statement in sql.split(";\n").map(str::trim).filter(|it| !it.is_empty()) {
        let sql = statement.replace('{', "{{").replace('}', "}}");
        squall::raw(squall::query::AssertSqlSafe(sql)).exec(db).await?;
    }
    Ok(())
}
