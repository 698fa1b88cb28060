//! Whether two answers are the same, as far as they must be.

use squall::{
    SqlType, Value,
    ast::{
        AggregateFunction, Assignment, BinaryOp, ConflictAction, Expr, Function, RowWith, Select, SelectItem,
        Statement,
    },
    schema::{ColumnDef, ForeignKeyDef, TableDef},
};

use crate::{
    nullable::{can_fail, nullable},
    run::{Answer, Failure},
    tree,
};

/// What comes of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// One answer.
    Same,
    /// One database came upon an error which the other did not have to come upon: in what order the parts of a query
    /// are computed, and whether for rows that are not wanted, is left to the database.
    Open,
    /// A difference, and of what kind.
    Different(String),
}

/// Compares the answers of SQLite and of Postgres, of which these are the tables.
pub fn compare(statement: &Statement, tables: &[TableDef], sqlite: &Answer, postgres: &Answer) -> Verdict {
    match (sqlite, postgres) {
        (Answer::Panicked(_), _) => Verdict::Different("SQLite panics".into()),
        (_, Answer::Panicked(_)) => Verdict::Different("Postgres panics".into()),
        (Answer::Rows(here, wrote), Answer::Rows(there, written)) => {
            if deletes_its_own(statement) && !(same_rows(here, there) && wrote == written) {
                // Rows that go with another one of the same DELETE count on one database and not on the other.
                Verdict::Open
            } else if wrote != written {
                Verdict::Different("how many rows were written".into())
            } else if !same_rows(here, there) {
                Verdict::Different("the rows".into())
            } else if is_ordered(statement) && here != there {
                Verdict::Different("the order of the rows".into())
            } else {
                Verdict::Same
            }
        }
        (Answer::Failed(here), Answer::Failed(there)) => {
            if here == there {
                Verdict::Same
            } else if violates(here) && violates(there) && !unknown(here) && !unknown(there) {
                // Which of several violated constraints is told.
                Verdict::Open
            } else if (is_of_data(here) || violates(here))
                && (is_of_data(there) || violates(there))
                && failing(statement) > usize::from(!violates(here) && !violates(there))
            {
                Verdict::Open
            } else {
                Verdict::Different(format!("SQLite: {}, Postgres: {}", here.kind, there.kind))
            }
        }
        (Answer::Failed(failed), _) => one_failed(statement, tables, failed, "SQLite"),
        (_, Answer::Failed(failed)) => one_failed(statement, tables, failed, "Postgres"),
    }
}

fn one_failed(statement: &Statement, tables: &[TableDef], failed: &Failure, name: &str) -> Verdict {
    if is_of_data(failed) && (!is_strict(statement) || failed.message.contains("not a number")) {
        return Verdict::Open;
    }
    if name == "SQLite" && failed.kind == "InvalidValue" && computes_decimals(statement) {
        return Verdict::Open;
    }
    if name == "SQLite" && failed.kind.starts_with("Constraint foreign key") && refers_by_decimal(statement) {
        return Verdict::Open;
    }
    if failed.kind.starts_with("Constraint foreign key")
        && (acts_and_holds(statement, tables) || moves_and_refers(statement, tables))
    {
        return Verdict::Open;
    }
    if name == "SQLite" && failed.kind.starts_with("Constraint foreign key") && sets_its_own_parent(statement)
    {
        return Verdict::Open;
    }
    if failed.kind.starts_with("Constraint unique") && moves_a_key(statement) {
        return Verdict::Open;
    }
    Verdict::Different(format!("only {name} fails: {}", failed.kind))
}

fn violates(failed: &Failure) -> bool {
    failed.kind.starts_with("Constraint")
}

/// Whether it computes with decimals: what is beyond a `Decimal` on the way, and not in the end, is known to one alone.
fn computes_decimals(statement: &Statement) -> bool {
    tree::any(statement, &mut |expr| matches!(expr.ty(), SqlType::Decimal(_)) && can_fail(expr))
}

/// Whether an UPDATE computes a column of a key: whether a value meets that of a row which is yet to be changed hangs on the
/// order of the rows.
fn moves_a_key(statement: &Statement) -> bool {
    let Statement::Update(update) = statement else { return false };
    update.assignments.iter().any(|it| !matches!(it.value, Expr::Bind(..)))
}

/// Whether rows that go by one foreign key may be in the way by another one: whether they are gone by then hangs on the order of
/// the rows, and of the tables.
fn acts_and_holds(statement: &Statement, tables: &[TableDef]) -> bool {
    let on_delete = matches!(statement, Statement::Delete(_));
    let name = match statement {
        Statement::Delete(it) => it.table.info.name.as_ref(),
        Statement::Update(it) => it.table.info.name.as_ref(),
        Statement::UpdateRows(it) => it.table.info.name.as_ref(),
        _ => return false,
    };
    let acts = |key: &ForeignKeyDef| if on_delete { key.on_delete.acts() } else { key.on_update.acts() };
    // The tables whose rows go, and those of which some are changed.
    let mut reached = vec![name];
    let mut at = 0;
    while let Some(parent) = reached.get(at).copied() {
        for table in tables {
            let reaches = |key: &ForeignKeyDef| key.foreign_table == parent && acts(key);
            if !reached.contains(&table.name.as_str()) && table.foreign_keys.iter().any(reaches) {
                reached.push(&table.name);
            }
        }
        at += 1;
    }
    let from_reached = |key: &ForeignKeyDef| reached.contains(&key.foreign_table.as_str());
    tables.iter().any(|table| {
        let mut keys = table.foreign_keys.iter().filter(|key| from_reached(key));
        keys.clone().any(acts) && keys.any(|key| !acts(key))
    })
}

/// Whether a row that is written may refer to itself by a decimal: to see that, SQLite compares its two texts, of which one may
/// have more zeros at its end.
fn refers_by_decimal(statement: &Statement) -> bool {
    let table = match statement {
        Statement::Insert(it) => &it.table,
        Statement::Update(it) => &it.table,
        _ => return false,
    };
    let Some(def) = table.info.def.map(|def| def()) else { return false };
    let by_decimal = |key: &ForeignKeyDef| {
        let is_decimal =
            |it: &ColumnDef| matches!(it.ty, SqlType::Decimal(_)) && key.columns.contains(&it.name);
        key.foreign_table == def.name && def.columns.iter().any(is_decimal)
    };
    def.foreign_keys.iter().any(by_decimal)
}

/// Whether it sets what a foreign key of the table to itself refers to, but for a number by which SQLite keeps the rows: of a row that
/// refers to itself, and to which another one refers, SQLite (3.54) refuses to set it to the value that it has.
fn sets_its_own_parent(statement: &Statement) -> bool {
    let (table, assignments) = match statement {
        Statement::Update(it) => (&it.table, &it.assignments),
        Statement::Insert(it) => match it.on_conflict.as_ref().map(|it| &it.action) {
            Some(ConflictAction::Update { assignments, .. }) => (&it.table, assignments),
            _ => return false,
        },
        _ => return false,
    };
    let Some(def) = table.info.def.map(|def| def()) else { return false };
    let by_number =
        |names: &[String]| matches!(names, [only] if def.column(only).is_some_and(|it| it.ty.is_integer()));
    def.foreign_keys.iter().any(|key| {
        let sets = |name: &String| assignments.iter().any(|it| it.column.name == *name);
        key.foreign_table == def.name
            && !by_number(&key.foreign_columns)
            && key.foreign_columns.iter().any(sets)
    })
}

/// Whether an UPDATE changes a key of the table and what refers to it in the same table, by a key that acts: whether a row refers
/// to one before its key is changed, and goes with it, hangs on the order of the rows.
fn moves_and_refers(statement: &Statement, tables: &[TableDef]) -> bool {
    let Statement::Update(update) = statement else { return false };
    let sets = |names: &[String]| {
        update.assignments.iter().any(|it| names.iter().any(|name| *name == it.column.name))
    };
    let Some(def) = tables.iter().find(|def| def.name == *update.table.info.name) else { return false };
    let own = def.foreign_keys.iter().filter(|key| key.foreign_table == def.name && key.on_update.acts());
    own.into_iter().any(|key| sets(&key.columns) && sets(&key.foreign_columns))
}

/// Whether it is not told which constraint was violated.
fn unknown(failed: &Failure) -> bool {
    failed.kind.contains("[] None")
}

/// Whether the error came of a value in a row.
fn is_of_data(failed: &Failure) -> bool {
    !failed.before && matches!(failed.kind.as_str(), "DivisionByZero" | "InvalidValue")
}

/// Whether the rows are the same, in whatever order.
pub fn same_rows(here: &[Vec<Value>], there: &[Vec<Value>]) -> bool {
    if here == there {
        return true;
    }
    sorted(here) == sorted(there)
}

/// The rows, printed and in one order.
pub fn sorted(rows: &[Vec<Value>]) -> Vec<String> {
    let mut rows: Vec<String> = rows.iter().map(|row| format!("{row:?}")).collect();
    rows.sort_unstable();
    rows
}

/// Whether a DELETE may reach a row by way of another one, too, by a foreign key of the table to itself.
pub(crate) fn deletes_its_own(statement: &Statement) -> bool {
    let Statement::Delete(delete) = statement else { return false };
    let Some(def) = delete.table.info.def.map(|def| def()) else { return false };
    def.foreign_keys.iter().any(|key| key.foreign_table == def.name && key.on_delete.acts())
}

/// Whether the order of the rows is said: those of an INSERT come as they were given.
pub(crate) fn is_ordered(statement: &Statement) -> bool {
    match statement {
        Statement::Select(select) => !select.order_by.is_empty(),
        Statement::Insert(_) => true,
        _ => false,
    }
}

/// How many parts of the statement can fail.
fn failing(statement: &Statement) -> usize {
    let mut count = 0;
    tree::each_root(&mut statement.clone(), &mut |root| {
        root.walk(&mut |expr| {
            let mut own = can_fail(expr);
            expr.each_child(&mut |child| own &= !can_fail(child));
            count += usize::from(own);
        });
    });
    // A part that can fail in two ways.
    let divides = tree::any(
        statement,
        &mut |expr| matches!(expr, Expr::Binary(it) if matches!(it.op, BinaryOp::Div | BinaryOp::Rem)),
    );
    count + usize::from(divides && count > 0 && nested(statement)) + cut(statement)
}

/// How many values that an UPDATE, or an upsert, computes may not fit the size of their column.
fn cut(statement: &Statement) -> usize {
    let assignments = match statement {
        Statement::Update(it) => &it.assignments,
        Statement::Insert(it) => match it.on_conflict.as_ref().map(|it| &it.action) {
            Some(ConflictAction::Update { assignments, .. }) => assignments,
            _ => return 0,
        },
        _ => return 0,
    };
    let computed = |it: &&Assignment| is_sized(&it.column.ty) && !matches!(it.value, Expr::Bind(..));
    assignments.iter().filter(computed).count()
}

fn is_sized(ty: &SqlType) -> bool {
    matches!(ty, SqlType::Decimal(Some(_)) | SqlType::Text { max_length: Some(_) })
}

fn nested(statement: &Statement) -> bool {
    tree::any(statement, &mut |expr| {
        let mut inner = false;
        expr.each_child(&mut |child| inner |= can_fail(child));
        inner && can_fail(expr)
    })
}

/// Whether both databases must come upon each error that is in the statement.
fn is_strict(statement: &Statement) -> bool {
    let select = match statement {
        Statement::Select(select) => select,
        Statement::Insert(it) => {
            let set = match it.on_conflict.as_ref().map(|it| &it.action) {
                Some(ConflictAction::Update { assignments, filter }) => {
                    set_is_strict(assignments, filter.as_ref())
                }
                _ => true,
            };
            return set && roots_are_strict(statement, false);
        }
        Statement::Combined(_) | Statement::UpdateRows(_) | Statement::Raw(_) => return true,
        Statement::Update(it) => {
            return it.from.is_empty()
                && set_is_strict(&it.assignments, it.filter.as_ref())
                && roots_are_strict(statement, false);
        }
        Statement::Delete(it) => return it.using.is_empty() && roots_are_strict(statement, false),
    };
    // The cells of a query in the place of a table may be constants, which are computed with before there is a row.
    if select.tables().any(|table| table.info.def.is_none()) {
        return false;
    }
    let on_can_fail = select.joins.iter().filter_map(|join| join.on.as_ref()).any(can_fail);
    let cut = select.limit.is_some() || select.offset.is_some();
    let filtered = select.filter.as_ref().is_some_and(can_fail);
    let alone = select.joins.is_empty() && !elsewhere(select);
    // What is ordered by may prove to be in order already.
    let order_can_fail = select.order_by.iter().any(|term| can_fail(&term.expr));
    !on_can_fail
        && !order_can_fail
        && !cut
        && select.having.is_none()
        && (!filtered || alone && !takes_the_first(select))
        && roots_are_strict(statement, select.from.is_none())
}

/// Whether the first row that passes may be all that Postgres looks for: of a least or a greatest value.
fn takes_the_first(select: &Select) -> bool {
    let is_end = |expr: &Expr| {
        let Expr::Aggregate(it) = expr else { return false };
        matches!(it.function, AggregateFunction::Min | AggregateFunction::Max)
    };
    let mut any = false;
    for item in &select.items {
        if let SelectItem::Expr(expr) = item {
            expr.walk(&mut |expr| any |= is_end(expr));
        }
    }
    any && select.group_by.is_empty()
}

/// Whether of SET and WHERE neither hides an error of the other.
fn set_is_strict(assignments: &[Assignment], filter: Option<&Expr>) -> bool {
    filter.is_none_or(|it| !can_fail(it)) && assignments.iter().all(|it| !is_sized(&it.column.ty))
}

/// Whether anything but the filter can fail.
fn elsewhere(select: &Select) -> bool {
    let mut rest = select.clone();
    rest.filter = None;
    let mut any = false;
    tree::each_root(&mut Statement::Select(Box::new(rest)), &mut |root| any |= can_fail(root));
    any
}

fn roots_are_strict(statement: &Statement, constants: bool) -> bool {
    let mut strict = true;
    tree::each_root(&mut statement.clone(), &mut |root| strict &= is_strict_expr(root, constants));
    strict
}

/// Whether all parts of an expression that can fail are computed for each row. What has no column in it may be computed
/// before there is a row; and of an operator with branches, perhaps only one is computed.
fn is_strict_expr(expr: &Expr, constants: bool) -> bool {
    if !can_fail(expr) {
        return true;
    }
    let column = constants || varies(expr);
    let branches = match expr {
        // Of a window's rows, one database computes what is asked for, and the other all.
        Expr::Case(_) | Expr::InList(_) | Expr::Row(_) | Expr::Between(_) | Expr::Window(_) => true,
        // Beside a query without rows, one database computes what is looked for in it, and the other does not.
        Expr::Subquery(_) => true,
        Expr::Binary(it) => matches!(it.op, BinaryOp::And | BinaryOp::Or),
        Expr::Function(call) => call.function == Function::Coalesce,
        _ => false,
    };
    let mut strict = column && !branches && !by_null(expr);
    expr.each_child(&mut |child| strict &= is_strict_expr(child, constants));
    strict
}

/// Whether a part may be NULL before there is a row: of such an expression one database computes no other part.
fn by_null(expr: &Expr) -> bool {
    let mut any = false;
    expr.each_child(&mut |child| any |= !varies(child) && nullable(child, &|_| false));
    any
}

/// Whether a column decides, so that it cannot be computed before there is a row.
pub fn varies(expr: &Expr) -> bool {
    match expr {
        Expr::Column(_) => true,
        Expr::Function(call) if call.function == Function::Coalesce => call.args.first().is_some_and(varies),
        Expr::Case(case) => case.arms.first().is_some_and(|(condition, _)| varies(condition)),
        Expr::Binary(it) if matches!(it.op, BinaryOp::And | BinaryOp::Or) => {
            varies(&it.left) && varies(&it.right)
        }
        Expr::InList(it) if it.list.is_empty() => false,
        Expr::Row(it) if matches!(&it.with, RowWith::List { rows, .. } if rows.is_empty()) => false,
        // The first cells may decide.
        Expr::Row(it) => it.cells.first().is_some_and(varies),
        _ => {
            let mut any = false;
            expr.each_child(&mut |child| any |= varies(child));
            any
        }
    }
}
