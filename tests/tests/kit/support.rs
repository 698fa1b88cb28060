//! What the tests have in common.

use squall::{Db, schema::TableDef};
use squall_kit::{
    Schema,
    diff::{Answers, Diff},
    introspect::{IntrospectOptions, adopt, canonical, differences, introspect},
    plan::{Backend, Plan, PlanOptions},
    project::Migration,
    script,
};

/// What of the schema is not as wanted in the database.
pub async fn unlike(db: &Db, wanted: &Schema) -> squall::Result<Vec<String>> {
    let live = introspect(db, &IntrospectOptions::default()).await?;
    let told = canonical(db, wanted).await?;
    Ok(differences(&adopt(&live, &told, wanted), wanted))
}

/// A migration as `generate` writes it.
pub fn migration(name: &str, diff: &Diff) -> Migration {
    let text = |backend| {
        let plan = Plan::new(diff, backend, PlanOptions::default()).unwrap();
        Some(script::write(&plan, name))
    };
    Migration {
        name: name.into(),
        path: "migrations".into(),
        postgres: text(Backend::Postgres),
        sqlite: text(Backend::Sqlite),
        postgres_down: None,
        sqlite_down: None,
        snapshot: None,
    }
}

/// The migration from one schema to another.
pub fn between(name: &str, from: &Schema, to: &Schema, answers: &Answers) -> Migration {
    migration(name, &Diff::new(from, to, answers).unwrap())
}

/// The same, of tables.
pub fn tables(tables: &[TableDef]) -> Schema {
    tables.iter().collect()
}

/// A statement of the test's own.
pub async fn execute(db: &Db, sql: &str) -> squall::Result<u64> {
    squall::raw(squall::query::AssertSqlSafe(sql.replace('{', "{{").replace('}', "}}"))).exec(db).await
}
