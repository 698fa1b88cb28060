//! Queries that give one row at most: of one table, by a key.

use crate::{
    ast::{BinaryOp, ColumnRef, Expr, Select, Statement, TableRef},
    schema::{ColumnInfo, UniqueKey},
    types::SqlType,
};

/// Whether the rows are of one table whose primary key is compared by `=`. It is cheap to ask.
pub(super) fn by_primary_key(statement: &Statement) -> bool {
    plain(statement).is_some_and(|(table, filter)| tells_primary_key(table, filter))
}

fn tells_primary_key(table: &TableRef, filter: &Expr) -> bool {
    let mut keys = table.info.columns.iter().filter(|column| column.primary_key);
    let Some(first) = keys.next() else { return false };
    table.info.def.is_some() && is_told(filter, table, first) && keys.all(|key| is_told(filter, table, key))
}

/// Whether the rows are of one table of which a key, primary or unique, is compared by `=`.
pub fn by_unique_key(statement: &Statement) -> bool {
    plain(statement).is_some_and(|(table, filter)| tells_unique_key(table, filter))
}

/// Whether the condition compares a key of the table, primary or unique, by `=`.
pub(super) fn tells_unique_key(table: &TableRef, filter: &Expr) -> bool {
    if tells_primary_key(table, filter) {
        return true;
    }
    let Some(def) = table.info.def else { return false };
    def().unique_keys().any(|(_, key)| match key {
        UniqueKey::Columns(names) => names.iter().all(|name| {
            let mut columns = table.info.columns.iter();
            columns.any(|column| column.name == *name && is_told(filter, table, column))
        }),
        UniqueKey::Index(_) => false,
    })
}

/// The only table of a query, and its filter.
fn plain(statement: &Statement) -> Option<(&TableRef, &Expr)> {
    let Statement::Select(select) = statement else { return None };
    let Select { from: Some(table), filter: Some(filter), joins, grouping_sets, .. } = &**select else {
        return None;
    };
    (joins.is_empty() && grouping_sets.is_empty() && table.derived.is_none()).then_some((table, filter))
}

/// Whether the condition holds for one value of the column alone.
///
/// Only of types where what is equal is stored alike: a unique decimal may be there as 1.5 and as 1.50.
fn is_told(condition: &Expr, table: &TableRef, column: &ColumnInfo) -> bool {
    let Expr::Binary(it) = condition else { return false };
    match it.op {
        BinaryOp::And => is_told(&it.left, table, column) || is_told(&it.right, table, column),
        BinaryOp::Eq => {
            let same_type = matches!(
                column.ty,
                SqlType::SmallInt
                    | SqlType::Integer
                    | SqlType::BigInt
                    | SqlType::Text { .. }
                    | SqlType::Uuid(_)
            );
            let is_it = |found: &ColumnRef| found.info.name == column.name && found.source == table.name();
            same_type
                && matches!((&it.left, &it.right), (Expr::Column(found), Expr::Bind(..)) if is_it(found))
        }
        _ => false,
    }
}
