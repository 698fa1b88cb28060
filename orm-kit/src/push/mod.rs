//! Push, for development: changes a live database to the schema of the program, without a file of migrations.

mod apart;
mod data;

use serde::Serialize;
use squall::Db;

use crate::{
    diff::{Answers, Diff, Question},
    error::{Error, Result},
    introspect::{IntrospectOptions, Live, adopt, canonical, introspect},
    model::Schema,
    plan::{Backend, Plan, PlanOptions},
    runner::{self, MigrateOptions},
    script::{self, Script},
};

/// What is asked of [`push`].
#[derive(Debug, Clone, Default)]
pub struct PushOptions {
    /// What the user said: renames, and what rows get in a column that is new.
    pub answers: Answers,
    /// Whether rows and values that are there may be lost.
    pub accept_data_loss: bool,
    /// Whether tables go that are in the database and not in the schema. Else they are left alone.
    pub drop_tables: bool,
    /// Which tables are looked at.
    pub introspect: IntrospectOptions,
}

/// What a push is going to do; made by [`prepare`], which changes nothing.
#[derive(Debug, Clone, Serialize)]
pub struct Push {
    /// The steps; empty where the database is as the schema says.
    pub plan: Plan,
    /// What is lost of what is there, by the rows that are there now: a table that is empty loses nothing.
    pub losses: Vec<String>,
    /// Why the rows that are there do not allow it: a NULL, a duplicate, a text that is too long.
    pub obstacles: Vec<String>,
    /// What is in the database and not in the schema, and is left alone.
    pub left_alone: Vec<String>,
    /// Statements that run before the plan: names that it relies on.
    #[serde(skip)]
    first: Vec<String>,
}

impl Push {
    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.plan.is_empty()
    }
}

/// Looks at a database, and says what changes it to `schema`; it changes nothing.
///
/// The rows that are there are looked at: what of them would be lost, and what of them does not allow the change. Where a new
/// column cannot be NULL, that of an empty table needs no answer.
///
/// # Errors
/// [`Error::Questions`] for what only the user can tell, such as a rename; [`Error::Refused`] where a table of SQLite would
/// have to be made anew which has what the schema cannot say; [`Error::Database`].
pub async fn prepare(db: &Db, schema: &Schema, options: &PushOptions) -> Result<Push> {
    let backend = Backend::of(db.dialect());
    let live = introspect(db, &options.introspect).await?;
    let told = canonical(db, schema).await?;
    let mut from = adopt(&live, &told, schema);
    let mut to = of_backend(schema, backend);
    from = of_backend(&from, backend);
    let mut left_alone: Vec<String> = live.notes.iter().map(ToString::to_string).collect();
    // What the schema does not declare stays, and is made again where it is in the way.
    for object in &from.objects {
        if !to.objects.iter().any(|it| it.is_same(object)) {
            left_alone.push(format!("{:?} `{}`, which is not in the schema", object.kind, object.name));
            to.objects.push(object.clone());
        }
    }
    let diff = answered(db, &from, &to, &options.answers).await?;
    let diff = if options.drop_tables || diff.dropped.is_empty() {
        diff
    } else {
        for table in &diff.dropped {
            left_alone.push(format!("the table `{}`, which is not in the schema", table.name));
            from.tables.retain(|it| it.name != table.name);
        }
        answered(db, &from, &to, &options.answers).await?
    };
    let plan = Plan::new(&diff, backend, PlanOptions::default())?;
    apart::check(&plan, &live)?;
    let losses = data::losses(db, &diff).await?;
    let obstacles = data::obstacles(db, &diff, &plan).await?;
    let first = first(&diff, &live, backend);
    Ok(Push { plan, losses, obstacles, left_alone, first })
}

/// Changes a database to `schema`: for development, where migrations are not kept yet.
///
/// It never empties a table that stays. Pushed again, nothing is left to do.
///
/// # Errors
/// As [`prepare`]; [`Error::Rows`] where the rows that are there do not allow it; [`Error::Refused`] where it would lose what is
/// there, and that was not accepted; [`Error::Statement`] where the database refuses a statement.
///
/// ```
/// # tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
/// use squall::prelude::*;
/// use squall_kit::{Schema, push::{PushOptions, push}};
///
/// #[derive(Table)]
/// struct Tag {
///     #[column(primary_key)]
///     name: String,
/// }
///
/// let db = squall::connect("sqlite::memory:").await.unwrap();
/// let schema = Schema::from(schema![Tag]);
/// let pushed = push(&db, &schema, &PushOptions::default()).await?;
/// assert_eq!(pushed.plan.steps[0].title, "create the table `tags`");
/// assert!(push(&db, &schema, &PushOptions::default()).await?.is_empty());
/// # Ok::<_, squall_kit::Error>(()) }).unwrap();
/// ```
pub async fn push(db: &Db, schema: &Schema, options: &PushOptions) -> Result<Push> {
    let push = prepare(db, schema, options).await?;
    apply(db, &push, options).await?;
    Ok(push)
}

/// Does what [`prepare`] said.
///
/// # Errors
/// As [`push`].
pub async fn apply(db: &Db, push: &Push, options: &PushOptions) -> Result<()> {
    if push.is_empty() {
        return Ok(());
    }
    if !push.obstacles.is_empty() {
        return Err(Error::Rows { migration: "push".into(), reason: push.obstacles.join("; ") });
    }
    if !push.losses.is_empty() && !options.accept_data_loss {
        return Err(Error::refused(
            format!("it would lose {}", push.losses.join("; ")),
            "say --accept-data-loss where that is wanted; a rename is told by --rename, or `renamed_from` in the schema",
        ));
    }
    let backend = push.plan.backend;
    let mut text = push.first.iter().map(|sql| format!("{sql};\n")).collect::<String>();
    text.push_str(&script::write(&push.plan, "push"));
    let script = Script::parse(&text, backend)
        .map_err(|reason| Error::refused(reason, "this is a bug: report it with the schema"))?;
    runner::once(db, "push", &script, &MigrateOptions::default()).await
}

/// The schema with the objects that are for this kind of database.
fn of_backend(schema: &Schema, backend: Backend) -> Schema {
    let mut schema = schema.clone();
    schema.objects.retain(|object| match backend {
        Backend::Postgres => object.postgres.is_some(),
        Backend::Sqlite => object.sqlite.is_some(),
    });
    schema
}

/// The difference, with the questions answered that the rows answer: a column of an empty table needs no value for its rows.
async fn answered(db: &Db, from: &Schema, to: &Schema, answers: &Answers) -> Result<Diff> {
    let questions = match Diff::new(from, to, answers) {
        Err(Error::Questions(questions)) => questions,
        other => return other,
    };
    let mut more = answers.clone();
    for question in &questions {
        match question {
            Question::Fill { column } => {
                let Some((table, _)) = split(column, to) else { continue };
                let before = renamed(answers, to, &table);
                if data::is_empty(db, from, &before).await? {
                    more.empty.insert(table);
                }
            }
            Question::Convert { column, .. } => {
                let Some((table, name)) = split(column, to) else { continue };
                let (table, name) = data::before(answers, to, &table, &name);
                if data::has_no_values(db, from, &table, &name).await? {
                    more.recreated.insert(column.clone());
                }
            }
            Question::Renamed { .. } => {}
        }
    }
    if more == *answers { Err(Error::Questions(questions)) } else { Diff::new(from, to, &more) }
}

/// The table and the column of `table.column`, either of which may have a point in its name.
fn split(full: &str, schema: &Schema) -> Option<(String, String)> {
    schema.tables.iter().find_map(|table| {
        let column = full.strip_prefix(&table.name)?.strip_prefix('.')?;
        table.column(column).map(|_| (table.name.clone(), column.to_owned()))
    })
}

/// The name that a table has in the database.
fn renamed(answers: &Answers, to: &Schema, table: &str) -> String {
    let attribute = || to.table(table).and_then(|it| it.renamed_from.clone());
    answers.renames.get(table).cloned().or_else(attribute).unwrap_or_else(|| table.to_owned())
}

/// Gives primary keys the names that the plan takes them by.
fn first(diff: &Diff, live: &Live, backend: Backend) -> Vec<String> {
    if backend == Backend::Sqlite {
        return Vec::new();
    }
    let mut statements = Vec::new();
    for table in diff.changed.iter().filter(|it| it.primary_key_changed || it.old.name != it.new.name) {
        let name = live.facts.get(&table.old.name).and_then(|it| it.primary_key.as_ref());
        let conventional = table.old.primary_key_name();
        if let Some(name) = name.filter(|it| **it != conventional) {
            statements.push(format!(
                "ALTER TABLE {} RENAME CONSTRAINT {} TO {}",
                data::qualified(&table.old),
                data::ident(name),
                data::ident(&conventional)
            ));
        }
    }
    statements
}
