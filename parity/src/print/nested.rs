//! Nested queries.

use std::fmt::Write;

use squall::{
    Value,
    ast::{Expr, Select, SelectItem},
};

use super::{expr, items, source, term, tuple, with_deleted};
use crate::nested::Branch;

/// The statements that run a nested query by either strategy.
pub(super) fn nested(rust: &mut String, root: &Select, branches: &[Branch]) {
    let owner = root.from.as_ref().map(|table| source(table.name())).unwrap_or_default();
    let seen = root.from.as_ref().map_or("", with_deleted);
    let query = format!("{owner}::query(){seen}{}{}", clauses(root), with(&owner, branches));
    let _ = writeln!(rust, "    let nested = {query};");
    rust.push_str(
        "    let single = nested.clone().strategy(squall::relation::Strategy::Single).all(db).await?;\n    \
         let select_in = nested.strategy(squall::relation::Strategy::SelectIn).all(db).await?;\n    \
         let answer = (single, select_in);\n",
    );
}

/// What is asked of the rows of a level.
fn clauses(it: &Select) -> String {
    let mut rust = String::new();
    if !matches!(it.items.as_slice(), [SelectItem::Table(_)]) {
        let _ = write!(rust, ".select({})", items(&it.items));
    }
    if let Some(filter) = &it.filter {
        let _ = write!(rust, ".filter({})", expr(filter));
    }
    if !it.order_by.is_empty() {
        let _ = write!(rust, ".order_by({})", tuple(it.order_by.iter().map(term).collect()));
    }
    for (name, number) in [("limit", &it.limit), ("offset", &it.offset)] {
        if let Some(Expr::Bind(Value::BigInt(number), _)) = number {
            let _ = write!(rust, ".{name}({number})");
        }
    }
    rust
}

/// What belongs to the rows of a level.
fn with(owner: &str, branches: &[Branch]) -> String {
    let mut rust = String::new();
    for branch in branches {
        let target = branch.select.from.as_ref().map(|table| source(table.name())).unwrap_or_default();
        let seen = branch.select.from.as_ref().map_or("", with_deleted);
        let (clauses, with) = (clauses(&branch.select), with(&target, &branch.children));
        let _ = write!(rust, ".with({owner}::{}{seen}{clauses}{with})", branch.relation.1);
    }
    rust
}
