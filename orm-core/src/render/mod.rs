//! From the tree to text: what both dialects print alike.

mod conflict;
mod distinct_on;
mod elements;
mod enums;
mod expr;
mod full_join;
mod generated;
mod grouping;
mod ident;
mod joined;
mod keys;
mod lock;
mod names;
mod one_row;
mod own_rows;
mod pattern;
mod placement;
mod prepared;
mod query;
mod recursion;
mod references;
mod renderer;
mod row;
mod rows;
mod select;
mod window;
mod write;

pub use expr::{between, binary, in_list, nothing_in, unary};
pub use ident::{check_ident, push_ident, push_table};
pub use lock::locks;
pub use names::check_tables;
#[doc(hidden)]
pub use one_row::by_unique_key;
pub use pattern::escape_pattern;
pub(crate) use prepared::Template;
pub use query::{PrintCell, in_query, scalar_query};
pub(crate) use renderer::Given;
pub use renderer::{Renderer, fitted};
pub use row::{row_in_list, row_in_query, rows};
pub use select::limit;
pub(crate) use select::may_be_null;
pub use write::using;

use crate::{ast::Statement, dialect::Dialect, driver::Query, error::Result, schema::TableDef};

/// What makes a foreign key be looked at when the transaction ends.
pub const DEFERRABLE: &str = " DEFERRABLE INITIALLY DEFERRED";

/// Prints `statement` in the SQL of `dialect`.
///
/// # Errors
/// [`Error::InvalidQuery`](crate::Error::InvalidQuery), [`Error::InvalidValue`](crate::Error::InvalidValue) and
/// [`Error::Unsupported`](crate::Error::Unsupported), all before anything is sent.
pub fn render<'a>(statement: &'a Statement, dialect: &'static dyn Dialect) -> Result<Query<'a>> {
    let mut r = Renderer::new(dialect);
    let (read_only, table) = r.statement(statement)?;
    let locks = r.locking;
    let (sql, binds) = r.finish()?;
    let one_row = one_row::by_primary_key(statement);
    Ok(Query { sql: sql.into(), binds: binds.into(), read_only, locks, one_row, once: false, table })
}

/// Prints `statement` in the SQL of `dialect`, with literals in place of parameters; of a prepared one also in place of its
/// arguments.
///
/// # Errors
/// As [`render`].
pub(crate) fn render_literally(
    statement: &Statement,
    dialect: &'static dyn Dialect,
    arguments: Option<Given<'_>>,
) -> Result<String> {
    let mut r = Renderer::literally(dialect, arguments);
    r.statement(statement)?;
    Ok(r.finish()?.0)
}

/// Whether a statement only reads, and the definition of the table that it writes to.
type Kind = (bool, Option<fn() -> &'static TableDef>);

impl<'a> Renderer<'a> {
    /// Appends a statement.
    fn statement(&mut self, statement: &'a Statement) -> Result<Kind> {
        let r = self;
        Ok(match statement {
            Statement::Select(select) => {
                r.select(select)?;
                // A lock is written to the row.
                (!r.locking, None)
            }
            Statement::Combined(set) => {
                r.set(set)?;
                (!r.locking, None)
            }
            Statement::Insert(insert) => {
                r.insert(insert)?;
                (false, insert.table.info.def)
            }
            Statement::Update(update) => {
                r.update(update)?;
                (false, update.table.info.def)
            }
            Statement::UpdateRows(update) => {
                r.update_rows(update)?;
                (false, update.table.info.def)
            }
            Statement::Delete(delete) => {
                r.delete(delete)?;
                (false, delete.table.info.def)
            }
            Statement::Raw(raw) => {
                r.raw(raw)?;
                (false, None)
            }
        })
    }
}
