//! Rows for development: made up, and the same on every run and on both databases.

mod number;
mod random;
mod rows;
mod text;
mod value;
mod write;

use std::{borrow::Borrow, collections::HashMap};

use serde::Serialize;
use squall::{
    Db, DbType, Table, TableRef, Value,
    query::Column,
    schema::{TableDef, creation_order},
};

use crate::{
    error::{Error, Result},
    model::Schema,
};
use rows::Maker;
use write::Connection;

/// Rows that are made up, by the names and types of the columns: an `email` is an address, a `price` is a price.
///
/// The same seed makes the same rows, on SQLite as on Postgres, as long as the same rows were there before. Each column is made
/// by itself, so that a column that is added later does not change the others.
///
/// - **Foreign keys** refer to rows that are there: of the same seed, or of the database. Where tables refer to each other in a
///   circle, what can be NULL is NULL.
/// - **Unique keys** hold, also against the rows that are there. Auto keys count on from the greatest.
/// - **NULL** is a tenth of what can be NULL; of `deleted_at` it is all.
/// - **Checks** are the database's: where a row breaks one, nothing is written, and the error names it.
///
/// ```
/// # tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
/// use squall::prelude::*;
/// use squall_kit::seed::Seed;
///
/// #[derive(Table)]
/// struct User {
///     #[column(primary_key, auto)]
///     id: i64,
///     name: String,
///     #[column(unique)]
///     email: String,
///     role: String,
/// }
///
/// #[derive(Table)]
/// struct Post {
///     #[column(primary_key, auto)]
///     id: i64,
///     #[column(references(User::id))]
///     user_id: i64,
///     title: String,
/// }
///
/// let db = squall::connect("sqlite::memory:").await?;
/// db.create_tables(&schema![User, Post]).await?;
/// let seeded = Seed::new(7)
///     .count(User, 10)
///     .count(Post, 30)
///     .column(User::name, |n| format!("user {n}"))
///     .weights(User::role, [("member".to_owned(), 9), ("admin".to_owned(), 1)])
///     .run(&db)
///     .await?;
/// assert_eq!(seeded.rows("posts"), 30);
/// let first = select(User::name).from(User).order_by(User::id).limit(1).one(&db).await?;
/// assert_eq!(first, "user 1");
/// # Ok::<_, squall_kit::Error>(()) }).unwrap();
/// ```
pub struct Seed {
    seed: u64,
    tables: Vec<Wanted>,
    rules: HashMap<Place, Rule>,
    null_shares: HashMap<Place, f64>,
}

/// A column: its table and its name.
type Place = (String, String);

struct Wanted {
    def: TableDef,
    count: usize,
    /// Whether fewer will not do.
    exact: bool,
}

enum Rule {
    Each(Box<dyn Fn(u64) -> Value + Send + Sync>),
    Weights(Vec<(Value, u32)>),
}

impl std::fmt::Debug for Seed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let counts: Vec<_> = self.tables.iter().map(|it| (&it.def.name, it.count)).collect();
        f.debug_struct("Seed").field("seed", &self.seed).field("counts", &counts).finish_non_exhaustive()
    }
}

/// How many rows were made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Seeded {
    /// The tables, in the order in which they were filled.
    pub tables: Vec<SeededTable>,
}

/// How many rows a table got.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SeededTable {
    /// The name of the table.
    pub table: String,
    /// How many rows it got.
    pub rows: usize,
}

impl Seeded {
    /// How many rows a table got.
    pub fn rows(&self, table: &str) -> usize {
        self.tables.iter().find(|it| it.table == table).map_or(0, |it| it.rows)
    }
}

impl Seed {
    /// A seed that makes nothing yet; another number makes other rows.
    pub fn new(seed: u64) -> Self {
        Self { seed, tables: Vec::new(), rules: HashMap::new(), null_shares: HashMap::new() }
    }

    /// So many rows for each table of a schema; fewer where its unique keys have no room for more.
    #[must_use]
    pub fn schema(mut self, schema: &Schema, count: usize) -> Self {
        for def in &schema.tables {
            self.want(def, count, false);
        }
        self
    }

    /// So many rows for a table, beside those that it has.
    #[must_use]
    pub fn count<T: Table>(mut self, table: TableRef<T>, count: usize) -> Self {
        let _ = table;
        self.want(T::def(), count, true);
        self
    }

    /// The same, for a table that was named by [`schema`](Self::schema).
    #[cfg(feature = "cli")]
    pub(crate) fn count_of(&mut self, def: &TableDef, count: usize) {
        self.want(def, count, true);
    }

    fn want(&mut self, def: &TableDef, count: usize, exact: bool) {
        match self.tables.iter_mut().find(|it| it.def.name == def.name) {
            Some(wanted) => {
                wanted.count = count;
                wanted.exact = exact;
            }
            None => self.tables.push(Wanted { def: def.clone(), count, exact }),
        }
    }

    /// The values of a column: each made of the number of its row, which counts from 1, and on from the rows that are there.
    #[must_use]
    pub fn column<S: Table, T: DbType>(
        mut self,
        column: impl Borrow<Column<S, T>>,
        make: impl Fn(u64) -> T + Send + Sync + 'static,
    ) -> Self {
        let rule = Rule::Each(Box::new(move |row| make(row).encode()));
        self.rules.insert(place(column.borrow()), rule);
        self
    }

    /// The values of a column, each as often as its weight says: `[(Status::Active, 9), (Status::Gone, 1)]`
    ///
    /// A range is made of even weights: `(18..=90).map(|age| (age, 1))`.
    #[must_use]
    pub fn weights<S: Table, T: DbType>(
        mut self,
        column: impl Borrow<Column<S, T>>,
        weights: impl IntoIterator<Item = (T, u32)>,
    ) -> Self {
        let weights = weights.into_iter().map(|(value, weight)| (value.encode(), weight)).collect();
        self.rules.insert(place(column.borrow()), Rule::Weights(weights));
        self
    }

    /// How much of a column that can be NULL is NULL, from 0 to 1; of what refers to another table as well.
    #[must_use]
    pub fn null_share<S: Table, T: DbType>(mut self, column: impl Borrow<Column<S, T>>, share: f64) -> Self {
        self.null_shares.insert(place(column.borrow()), share);
        self
    }

    /// Makes the rows, and writes them in one transaction: all or none.
    ///
    /// # Errors
    /// [`Error::Seed`] where a foreign key has nothing to refer to, a unique key has no room for so many rows, or the database
    /// refuses a row by a check; [`Error::Refused`] for weights of nothing and for shares that are none; [`Error::Database`].
    pub async fn run(&self, db: &Db) -> Result<Seeded> {
        self.check()?;
        let mut connection = Connection::begin(db).await?;
        match self.fill(&mut connection).await {
            Ok(seeded) => {
                connection.commit().await?;
                Ok(seeded)
            }
            Err(error) => {
                // The first error says why; a failed rollback throws the connection away.
                let _ = connection.rollback().await;
                Err(error)
            }
        }
    }

    fn check(&self) -> Result<()> {
        for ((table, column), rule) in &self.rules {
            if let Rule::Weights(weights) = rule
                && weights.iter().all(|(_, weight)| *weight == 0)
            {
                return Err(Error::refused(
                    format!("the weights of `{table}.{column}` have nothing to choose from"),
                    "give at least one value a weight above 0",
                ));
            }
        }
        for ((table, column), share) in &self.null_shares {
            let def = self.tables.iter().find(|it| it.def.name == *table);
            let can_be_null = def.and_then(|it| it.def.column(column)).is_none_or(|it| it.nullable);
            if !(0.0..=1.0).contains(share) || *share > 0.0 && !can_be_null {
                return Err(Error::refused(
                    format!("{share} of `{table}.{column}` cannot be NULL"),
                    "a share is from 0 to 1, of a column whose type is an `Option`",
                ));
            }
        }
        Ok(())
    }

    async fn fill(&self, connection: &mut Connection) -> Result<Seeded> {
        let defs: Vec<&TableDef> = self.tables.iter().filter(|it| it.count > 0).map(|it| &it.def).collect();
        let mut known = HashMap::new();
        for def in &defs {
            let columns = rows::columns_to_know(def, &defs);
            known.insert(def.name.clone(), connection.rows(def, &columns).await?);
        }
        let mut seeded = Seeded { tables: Vec::new() };
        for def in creation_order(&defs).tables {
            let Some(wanted) = self.tables.iter().find(|it| it.def.name == def.name) else { continue };
            let mut parents = Vec::new();
            for key in &def.foreign_keys {
                parents.push(match known.get(&key.foreign_table) {
                    Some(rows) => rows::referred(&defs, key, rows),
                    None => connection.referred(def, key).await?,
                });
            }
            let existing = known.remove(&def.name).unwrap_or_default();
            let mut maker = Maker::new(self, def, existing, parents);
            for made in 0..wanted.count {
                match maker.make() {
                    Ok(()) => {}
                    Err(rows::Failure::Full(_)) if !wanted.exact && made > 0 => break,
                    Err(failure) => return Err(failure.told(def, made)),
                }
            }
            let (rows, new) = maker.finish();
            connection.insert(def, &rows[rows.len() - new..]).await?;
            seeded.tables.push(SeededTable { table: def.name.clone(), rows: new });
            known.insert(def.name.clone(), rows);
        }
        Ok(seeded)
    }
}

fn place<S: Table, T>(column: &Column<S, T>) -> Place {
    (S::def().name.clone(), column.name().to_owned())
}
