//! A live database as Rust source: a struct for each table, an enum for each enum, with no schema compiled in.

mod format;
mod literal;
mod names;
mod print;
mod say;

use squall::{Db, Result};

use crate::introspect::{IntrospectOptions, Live, Note, adopt, canonical, differences, introspect};

/// A database as Rust source.
#[derive(Debug, Clone)]
pub struct Pulled {
    /// The source, formatted, with a comment beside what it cannot say.
    pub source: String,
    /// What the source cannot say, or says otherwise than the database. It is in the comments, too.
    pub notes: Vec<Note>,
    /// What a push of the source to the database that it came from would change; empty, but for what the notes tell.
    pub differences: Vec<String>,
    /// The database as it was read.
    pub live: Live,
}

/// Reads a database, and writes the Rust source of its schema.
///
/// Names are kept: where a field or a struct cannot have the name of its column or table, it says that by `name = ".."`. An
/// expression is kept as SQL, by `sql!("..")`, and so is meant for the database that it came from. The source is checked
/// against the database before it is returned: see [`Pulled::differences`].
///
/// # Errors
/// As [`introspect`].
///
/// ```
/// # tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
/// let db = squall::connect("sqlite::memory:").await?;
/// squall::sql!("CREATE TABLE posts (id INTEGER PRIMARY KEY AUTOINCREMENT, type TEXT NOT NULL) STRICT").exec(&db).await?;
///
/// let pulled = squall_kit::pull::pull(&db, &Default::default()).await?;
/// assert!(pulled.source.contains("pub struct Post {"));
/// assert!(pulled.source.contains("pub r#type: String,"));
/// assert!(pulled.differences.is_empty());
/// # Ok::<_, squall::Error>(()) }).unwrap();
/// ```
pub async fn pull(db: &Db, options: &IntrospectOptions) -> Result<Pulled> {
    let mut live = introspect(db, options).await?;
    let mut said = say::say(&live);
    let mut notes = std::mem::take(&mut live.notes);
    // A default is said as a constant of Rust where the database tells the constant as it tells the default.
    let mut wanted = said.schema(true);
    let checked = match canonical(db, &wanted).await {
        Ok(told) => {
            let adopted = adopt(&live, &told, &wanted);
            said.keep_constants(&adopted);
            let changed = said.schema(true);
            if changed != wanted {
                wanted = changed;
                canonical(db, &wanted).await
            } else {
                Ok(told)
            }
        }
        Err(error) => Err(error),
    };
    let differences = match checked {
        Ok(told) => differences(&adopt(&live, &told, &wanted), &wanted)
            .into_iter()
            // Objects are in the comments.
            .filter(|it| !it.starts_with("object "))
            .collect(),
        Err(error) => {
            said.keep_no_constants();
            vec![format!("the source could not be checked against the database: {error}")]
        }
    };
    notes.extend(said.notes.iter().cloned());
    notes.sort();
    notes.dedup();
    live.notes.clone_from(&notes);
    let source = format::format(&print::print(&said, &notes, &differences, db.dialect().backend()));
    Ok(Pulled { source, notes, differences, live })
}
