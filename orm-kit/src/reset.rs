//! Reset, for development: a database as if nothing had ever been in it.

use squall::Db;

use crate::{
    diff::{Answers, Diff},
    error::{Error, Result},
    guard::Development,
    introspect::{IntrospectOptions, introspect},
    model::Schema,
    plan::{Backend, Plan, PlanOptions},
    runner::{self, HISTORY, MigrateOptions},
    script::{self, Script},
};

/// Drops all that is in a database: its tables, with their rows, what stands beside them, and what is noted of migrations. It
/// tells what was dropped.
///
/// It is one transaction: all goes, or nothing. Migrate or push afterwards.
///
/// # Errors
/// [`Error::Statement`] where something that the kit does not know of depends on a table; [`Error::Database`].
///
/// ```
/// # tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
/// use squall_kit::{guard, reset};
///
/// let url = "sqlite::memory:";
/// let db = squall::connect(url).await?;
/// squall::sql!("CREATE TABLE tags (name TEXT PRIMARY KEY)").exec(&db).await?;
///
/// let dropped = reset::drop_all(&db, &guard::development(url, None)?).await?;
/// assert_eq!(dropped, ["drop the table `tags`"]);
/// # Ok::<_, squall_kit::Error>(()) }).unwrap();
/// ```
pub async fn drop_all(db: &Db, leave: &Development) -> Result<Vec<String>> {
    let _ = leave;
    let backend = Backend::of(db.dialect());
    let live = introspect(db, &IntrospectOptions::default()).await?;
    let diff = Diff::new(&live.schema, &Schema::default(), &Answers::default())?;
    let plan = Plan::new(&diff, backend, PlanOptions::default())?;
    let text = format!("DROP TABLE IF EXISTS {HISTORY};\n{}", script::write(&plan, "reset"));
    let script = Script::parse(&text, backend)
        .map_err(|reason| Error::refused(reason, "this is a bug: report it with the schema"))?;
    runner::once(db, "reset", &script, &MigrateOptions::default()).await?;
    Ok(plan.steps.into_iter().map(|it| it.title).collect())
}
