//! Statements on tables that are known only when the program runs: for the machine that makes them at random. Typed ones become the
//! same.

use super::{delete::deletion, update::only};
use crate::ast::{Delete, Expr, Statement, Update};

pub use super::seen::Seen;

/// As [`update`](super::update) of the rows for which `seen` is true, and of joined ones for which `joined` is; all where none is said.
pub fn update(update: Update, seen: Option<Expr>, joined: Option<Expr>) -> Statement {
    Statement::Update(only(update, seen, joined))
}

/// As [`delete`](super::delete) of such rows, perhaps [`forever`](super::Write::forever).
pub fn delete(delete: Delete, seen: Option<Expr>, joined: Option<Expr>, forever: bool) -> Statement {
    deletion(delete, forever, seen, joined)
}
