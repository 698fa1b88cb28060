//! UPDATE and DELETE with joined tables.

use super::Renderer;
use crate::{
    ast::{BinaryOp, Expr, TableRef, Update},
    error::{Error, Result},
    schema::{IndexKey, UniqueKey},
    types::SqlType,
};

impl<'a> Renderer<'a> {
    /// Appends the tables after FROM or USING.
    ///
    /// # Errors
    /// Where one of the names cannot be a name.
    pub fn joined(&mut self, keyword: &str, tables: &'a [TableRef]) -> Result<()> {
        if tables.is_empty() {
            return Ok(());
        }
        self.push(keyword);
        self.list(tables, Self::table)
    }
}

/// Refuses a table that is there twice by one name.
///
/// # Errors
/// [`Error::InvalidQuery`].
pub(super) fn check_names(table: &TableRef, joined: &[TableRef]) -> Result<()> {
    let mut names = vec![table.name()];
    for name in joined.iter().map(TableRef::name) {
        if names.iter().any(|other| other.eq_ignore_ascii_case(name)) {
            return Err(Error::invalid_query(format!(
                "the table `{name}` is in the update or delete twice: give one of them another name by `alias!`"
            )));
        }
        names.push(name);
    }
    Ok(())
}

/// Refuses an UPDATE of which a row may be joined to several rows: which of them counts, each database decides for itself.
///
/// # Errors
/// [`Error::InvalidQuery`] with the joined table.
pub(super) fn check_matches(update: &Update) -> Result<()> {
    let mut conditions = Vec::new();
    update.filter.iter().for_each(|filter| conjuncts(filter, &mut conditions));
    // Tables of which a row of the updated table has one row at most.
    let mut single = vec![update.table.name()];
    let mut open: Vec<&TableRef> = update.from.iter().collect();
    loop {
        let before = open.len();
        open.retain(|table| {
            let found = is_single(table, &conditions, &single);
            if found {
                single.push(table.name());
            }
            !found
        });
        let Some(table) = open.first() else { return Ok(()) };
        if open.len() == before {
            return Err(Error::invalid_query(format!(
                "a row of `{}` may go with several rows of `{}`, and it would be open which of them counts: let the filter \
                 equate a unique key of `{1}`{}",
                update.table.name(),
                table.name(),
                keys_of(table)
            )));
        }
    }
}

fn keys_of(table: &TableRef) -> String {
    let Some(def) = table.info.def else { return String::new() };
    let is_plain = |key: &UniqueKey<'_>| match key {
        UniqueKey::Columns(_) => true,
        UniqueKey::Index(index) => index.predicate.is_none() && index.is_plain(),
    };
    let keys: Vec<_> = def().unique_keys().filter(|(_, key)| is_plain(key)).collect();
    match keys.as_slice() {
        [] => " (it has none)".into(),
        keys => {
            let keys: Vec<_> = keys.iter().map(|(name, _)| name.as_str()).collect();
            format!(" ({})", keys.join(", "))
        }
    }
}

/// The conditions that hold where `expr` does.
fn conjuncts<'a>(expr: &'a Expr, conditions: &mut Vec<&'a Expr>) {
    match expr {
        Expr::Binary(it) if it.op == BinaryOp::And => {
            conjuncts(&it.left, conditions);
            conjuncts(&it.right, conditions);
        }
        expr => conditions.push(expr),
    }
}

/// Whether the conditions leave one row of `table` at most, once those of the tables `known` are given.
fn is_single(table: &TableRef, conditions: &[&Expr], known: &[&str]) -> bool {
    // The rows of a query that stands for a table are not those of the table.
    let (Some(def), None) = (table.info.def, &table.derived) else { return false };
    let given = |name: &String| {
        conditions.iter().any(|condition| {
            let Expr::Binary(it) = condition else { return false };
            it.op == BinaryOp::Eq
                && (gives(&it.left, &it.right, table, name, known)
                    || gives(&it.right, &it.left, table, name, known))
        })
    };
    def().unique_keys().filter(|(_, key)| key.predicate().is_none()).any(|(_, key)| match key {
        UniqueKey::Columns(names) => names.iter().all(given),
        UniqueKey::Index(index) => index.parts.iter().all(|part| match &part.key {
            IndexKey::Column(name) => given(name),
            IndexKey::Expr(_) => false,
        }),
    })
}

/// Whether `column` is the column `name` of `table`, and `value` is one value, given the rows of the tables `known`.
fn gives(column: &Expr, value: &Expr, table: &TableRef, name: &str, known: &[&str]) -> bool {
    let Expr::Column(it) = column else { return false };
    let mut is_known = true;
    value.walk(&mut |part| {
        is_known &= match part {
            Expr::Column(it) => known.contains(&&*it.source),
            // What a query gives is one value only for one row of the tables that it names.
            Expr::Raw(_) | Expr::Aggregate(_) | Expr::Subquery(_) | Expr::Window(_) => false,
            _ => true,
        };
    });
    it.source == table.name() && it.info.name == *name && is_known && is_same_type(column.ty(), value.ty())
}

/// Whether no two values of the one type are equal to the same value of the other.
fn is_same_type(column: &SqlType, value: &SqlType) -> bool {
    let is_timestamp = |ty: &SqlType| matches!(ty, SqlType::Timestamp(_) | SqlType::TimestampTz(_));
    column.is_integer() && value.is_integer()
        || is_timestamp(column) && is_timestamp(value)
        || matches!((column, value), (SqlType::Uuid(_), SqlType::Uuid(_)))
        || column.unsized_type() == value.unsized_type()
}
