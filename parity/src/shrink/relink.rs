//! What is left of a program, after a part of it is gone, is linked to the tables that are left.

use squall::{
    ast::{ConflictAction, EXCLUDED, Expr, SelectItem, Statement, TableRef},
    schema::ForeignKeyDef,
};

use super::nested;
use crate::{
    living,
    machine::{Judge, Program},
    tree,
};

/// Makes all that mentions tables and columns mention those of the schema; false where there is no such, or the program makes
/// no sense any more.
pub(super) fn relink(program: &mut Program) -> bool {
    let tables = &program.schema.tables;
    let refers = |key: &ForeignKeyDef| {
        tables.iter().any(|it| it.name == key.foreign_table && it.primary_key == key.foreign_columns)
    };
    let whole = tables.iter().flat_map(|it| &it.foreign_keys).all(refers)
        && tables.iter().all(|it| !it.columns.is_empty() && !it.primary_key.is_empty());
    if !whole {
        return false;
    }
    let infos = program.schema.infos();
    let mut linked = true;
    for statement in program.setup.iter_mut().chain([&mut program.statement]) {
        linked &= relink_statement(statement, &infos);
    }
    let mut oracle = None;
    if let Judge::Oracle(judge) = &program.judge {
        let mut condition = judge.condition().clone();
        let sources = sources(&program.statement);
        tree::walk(&mut condition, &mut |expr| linked &= relink_column(expr, &sources));
        oracle = Some(judge.with(condition));
    }
    if let Some(oracle) = oracle {
        program.judge = Judge::Oracle(oracle);
    }
    linked &= nested::relink(program, &infos);
    let sense = match &program.statement {
        Statement::Select(it) => !it.items.is_empty(),
        Statement::Update(it) => !it.assignments.is_empty(),
        _ => true,
    };
    linked && sense
}

fn relink_statement(statement: &mut Statement, infos: &[TableRef]) -> bool {
    let mut linked = true;
    tree::each_table(statement, &mut |table| match infos.iter().find(|it| it.info.name == table.info.name) {
        Some(found) => living::relink(table, found),
        // A query in the place of a table has columns of its own.
        None if table.info.def.is_none() => {}
        None => linked = false,
    });
    let sources = sources(statement);
    let known: Vec<String> = sources.iter().map(|it| it.name().to_owned()).collect();
    for item in tree::items(statement) {
        if let SelectItem::Table(table) = item {
            linked &= known.iter().any(|name| name == table.name());
        }
    }
    tree::each_root(statement, &mut |root| {
        tree::walk(root, &mut |expr| linked &= relink_column(expr, &sources))
    });
    let (table, assignments) = match statement {
        Statement::Update(it) => (&it.table, &mut it.assignments),
        Statement::Insert(it) => match it.on_conflict.as_mut().map(|it| &mut it.action) {
            Some(ConflictAction::Update { assignments, .. }) => (&it.table, assignments),
            _ => return linked,
        },
        _ => return linked,
    };
    for assignment in assignments {
        let name = &assignment.column.name;
        match table.info.columns.iter().find(|it| it.name == *name) {
            Some(found) => assignment.column = found.clone().into(),
            None => linked = false,
        }
    }
    linked
}

fn sources(statement: &Statement) -> Vec<TableRef> {
    match statement {
        Statement::Select(it) => it.sources().into_iter().map(|(table, _)| table.clone()).collect(),
        Statement::Insert(it) => {
            vec![it.table.clone(), TableRef { alias: Some(EXCLUDED.into()), ..it.table.clone() }]
        }
        Statement::Update(it) => std::iter::once(&it.table).chain(&it.from).cloned().collect(),
        Statement::Delete(it) => std::iter::once(&it.table).chain(&it.using).cloned().collect(),
        Statement::Combined(it) => {
            let mut tables = Vec::new();
            for query in [&it.left, &it.right] {
                query.each_select(&mut |select| tables.extend(select.tables().cloned()));
            }
            tables
        }
        Statement::UpdateRows(_) | Statement::Raw(_) => Vec::new(),
    }
}

pub(super) fn relink_column(expr: &mut Expr, sources: &[TableRef]) -> bool {
    let Expr::Column(column) = expr else { return true };
    let table = sources.iter().find(|it| it.name() == column.source);
    match table.and_then(|it| it.info.columns.iter().find(|it| it.name == column.info.name)) {
        Some(found) => {
            column.info = found.clone().into();
            true
        }
        None => false,
    }
}
