//! Tables whose rows stay when they are deleted, and what a query sees of them.
//!
//! In a statement as the machine makes it, a table says by itself which of its rows are meant: the living ones, as long as its
//! `soft_delete` is there. [`built`] makes of it what the typed builders make, by their code.

use squall::{
    Shared, SqlType, Value,
    ast::{Delete, Expr, Select, SelectItem, Statement, TableRef, Update},
    query::dynamic::{Seen, delete, update},
    relation::dynamic::add_condition,
    schema::{ColumnDef, TableDef, TableInfo},
};

use crate::{
    kinds::{base, kind_of},
    random::Random,
    tree,
};

/// The column that says when a row was deleted, of a table that has it.
pub const GONE: &str = "gone";

/// The place of a column that no table has: the conditions on the rows of such a table are in the query already.
const BUILT: usize = usize::MAX;

/// Whether the rows of a table stay.
pub fn stays(def: &TableDef) -> bool {
    def.columns.iter().any(is_gone)
}

/// Whether it is the column that says when a row was deleted.
pub fn is_gone(column: &ColumnDef) -> bool {
    column.name == GONE
}

/// Which rows of a table are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    /// All; also those of a table whose deleted rows do not stay.
    All,
    /// Those that are not deleted.
    Living,
    /// Those that are not deleted, by conditions that are in the query already.
    Built,
}

/// Which rows of a table are meant.
pub fn rows(table: &TableRef) -> Rows {
    match table.info.soft_delete {
        _ if !has_gone(&table.info) => Rows::All,
        None => Rows::All,
        Some(BUILT) => Rows::Built,
        Some(_) => Rows::Living,
    }
}

fn has_gone(info: &TableInfo) -> bool {
    info.columns.iter().any(|it| it.name == GONE)
}

/// Whether `with_deleted()` is said of a table.
pub fn is_with_deleted(table: &TableRef) -> bool {
    has_gone(&table.info) && table.derived.is_none() && rows(table) != Rows::Living
}

/// The table, of which these rows are meant.
pub fn of_rows(table: &TableRef, rows: Rows) -> TableRef {
    TableRef { info: info_of_rows(&table.info, rows), ..table.clone() }
}

fn info_of_rows(info: &Shared<TableInfo>, rows: Rows) -> Shared<TableInfo> {
    let soft_delete = match rows {
        _ if !has_gone(info) => None,
        Rows::All => None,
        Rows::Living => info.columns.iter().position(|it| it.name == GONE),
        Rows::Built => Some(BUILT),
    };
    if info.soft_delete == soft_delete {
        return info.clone();
    }
    let mut info = TableInfo::clone(info);
    info.soft_delete = soft_delete;
    info.into()
}

/// The table, now and then with its deleted rows.
pub fn perhaps_all(random: &mut Random, table: &TableRef) -> TableRef {
    if rows(table) == Rows::Living && random.chance(20) { of_rows(table, Rows::All) } else { table.clone() }
}

/// Makes `table` the same as `found`, of the rows that it is of.
pub fn relink(table: &mut TableRef, found: &TableRef) {
    let rows = if has_gone(&table.info) { rows(table) } else { rows(found) };
    table.info = info_of_rows(&found.info, rows);
}

/// Says of each table of a SELECT itself that the conditions on its rows are there.
pub fn note_built(select: &mut Select) {
    let joined = select.joins.iter_mut().map(|it| &mut it.table);
    for table in select.from.iter_mut().chain(joined).filter(|it| rows(it) == Rows::Living) {
        *table = of_rows(table, Rows::Built);
    }
}

/// Whether an UPDATE is `delete(table)`, which but marks the rows.
pub fn marks(it: &Update) -> bool {
    matches!(it.assignments.as_slice(), [only] if only.column.name == GONE && matches!(only.value, Expr::Now(_)))
}

/// The statement as the typed builders make it. The clock stands still: what is deleted now is so at the same time on both databases.
pub fn built(statement: &Statement) -> Statement {
    let mut made = statement.clone();
    tree::each_select(&mut made, &mut build);
    match made {
        Statement::Update(it) if marks(&it) => {
            let Update { table, from: using, filter, returning, .. } = it;
            let (seen, joined) = (table.living(), all_living(&using));
            let table = of_rows(&table, Rows::Living);
            stopped(delete(Delete { table, using, filter, returning }, seen, joined, false))
        }
        Statement::Update(it) => {
            let (seen, joined) = (it.table.living(), all_living(&it.from));
            update(it, seen, joined)
        }
        Statement::Delete(it) => {
            let (seen, joined) = (it.table.living(), all_living(&it.using));
            delete(it, seen, joined, true)
        }
        made => made,
    }
}

/// That the rows of all these tables are not deleted.
fn all_living(tables: &[TableRef]) -> Option<Expr> {
    let mut all = None;
    tables.iter().filter_map(TableRef::living).for_each(|living| add_condition(&mut all, living));
    all
}

/// Makes the SELECTs inside of another one as the typed builders make them.
pub fn build_inner(select: &mut Select) {
    tree::each_inner_select(select, &mut build);
}

/// A SELECT as the typed builder makes it; those inside of it are made already.
fn build(select: &mut Select) {
    let (from, joins, filter) = (select.from.take(), std::mem::take(&mut select.joins), select.filter.take());
    let mut seen = Seen::default();
    if let Some(table) = from {
        let living = table.living();
        seen.from(select, table, living);
    }
    for join in joins {
        let living = join.table.living();
        seen.join(select, join, living);
    }
    if let Some(filter) = filter {
        add_condition(&mut select.filter, filter);
    }
}

/// The statement with a value in the place of `now()`.
fn stopped(mut statement: Statement) -> Statement {
    tree::each_root(&mut statement, &mut |root| {
        if let Expr::Now(ty) = root {
            *root = Expr::Bind(time(ty), ty.clone());
        }
    });
    statement
}

/// When the machine deletes.
fn time(ty: &SqlType) -> Value {
    kind_of(&base(ty)).tame.first().cloned().unwrap_or(Value::Null)
}

/// Makes a query see all rows of each of its tables.
pub fn see_all(statement: &mut Statement) {
    let all = |table: &mut TableRef| {
        if rows(table) == Rows::Living {
            *table = of_rows(table, Rows::All);
        }
    };
    tree::each_table(statement, &mut |it| all(it));
    tree::each_select(statement, &mut |select| {
        select.from.iter_mut().chain(select.joins.iter_mut().map(|it| &mut it.table)).for_each(all);
        for item in &mut select.items {
            if let SelectItem::Table(table) = item {
                all(table);
            }
        }
    });
}
