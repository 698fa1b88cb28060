//! From a program that shows a difference to a small one that shows the same.

use std::time::{Duration, Instant};

use squall::{
    SqlType, Value,
    ast::{Assigned, ConflictAction, EXCLUDED, Expr, Query, Select, SelectItem, Statement, TableRef},
    schema::ColumnDef,
};

use crate::{
    expression::columns,
    kinds::{base, kind_of},
    machine::{Judge, Machine, Program},
    schema::Schema,
    tree,
};

/// Makes a program small that shows a difference, for as long as that is allowed to take. Gives it back with what differs and
/// the answers.
pub fn shrink(
    machine: &Machine,
    program: Program,
    allowed: Duration,
) -> Option<(Program, String, [String; 2])> {
    let (what, _) = machine.check(&program)?;
    let mut shrinker = Shrinker { machine, program, what, end: Instant::now() + allowed };
    if let Some(rows) = machine.snapshot(&shrinker.program) {
        shrinker.offer(|program| program.setup = rows);
    }
    for _ in 0..4 {
        let before = format!("{:?}", shrinker.program);
        shrinker.pass();
        if format!("{:?}", shrinker.program) == before || Instant::now() > shrinker.end {
            break;
        }
    }
    let (what, answers) = machine.check(&shrinker.program)?;
    Some((shrinker.program, what, answers))
}

struct Shrinker<'a> {
    machine: &'a Machine,
    program: Program,
    what: String,
    end: Instant,
}

impl Shrinker<'_> {
    /// Takes a change over where the program shows the same difference with it.
    fn offer(&mut self, change: impl FnOnce(&mut Program)) -> bool {
        if Instant::now() > self.end {
            return false;
        }
        let mut changed = self.program.clone();
        change(&mut changed);
        if !relink(&mut changed) || format!("{changed:?}") == format!("{:?}", self.program) {
            return false;
        }
        let same = self.machine.check(&changed).is_some_and(|(what, _)| what == self.what);
        if same {
            self.program = changed;
        }
        same
    }

    fn pass(&mut self) {
        self.fewer_rows();
        self.fewer_clauses();
        self.smaller_expressions();
        self.smaller_schema();
        self.smaller_rows();
    }

    fn fewer_rows(&mut self) {
        let mut length = self.program.setup.len().max(1);
        while length > 0 {
            let mut start = 0;
            while start < self.program.setup.len() {
                let end = (start + length).min(self.program.setup.len());
                if !self.offer(|program| drop(program.setup.drain(start..end))) {
                    start += length;
                }
            }
            length /= 2;
        }
    }

    fn fewer_clauses(&mut self) {
        for place in (0..8).rev() {
            self.offer(|program| without_item(&mut program.statement, place));
            self.offer(|program| without_clause(&mut program.statement, place));
            self.offer(|program| {
                if let Statement::Select(select) = &mut program.statement
                    && place < select.joins.len()
                {
                    select.joins.remove(place);
                }
            });
            self.offer(|program| {
                if let Statement::Select(select) = &mut program.statement
                    && place < select.order_by.len()
                {
                    select.order_by.remove(place);
                }
            });
            self.offer(|program| {
                if let Statement::Select(select) = &mut program.statement
                    && place < select.group_by.len()
                {
                    select.group_by.remove(place);
                }
            });
            self.offer(|program| match &mut program.statement {
                Statement::Update(update) if place < update.assignments.len() => {
                    update.assignments.remove(place);
                }
                Statement::Insert(insert) => {
                    let width = insert.table.info.columns.len();
                    if insert.cells.len() > width && (place + 1) * width <= insert.cells.len() {
                        insert.cells.drain(place * width..(place + 1) * width);
                    }
                }
                _ => {}
            });
            self.offer(|program| table_as_columns(&mut program.statement, place));
        }
        for right in [false, true] {
            self.offer(|program| {
                if let Some(side) = side(&program.statement, right) {
                    program.statement = side;
                }
            });
        }
        self.offer(|program| {
            if let Statement::Select(select) = &mut program.statement {
                smaller_sources(select);
            }
        });
    }

    /// Puts a part of an expression, or a constant, in its place.
    fn smaller_expressions(&mut self) {
        let mut at = 0;
        while let Some(expr) = nth(&mut self.program, at) {
            let ty = base(expr.ty());
            let mut smaller: Vec<Expr> = Vec::new();
            expr.each_child(&mut |child| {
                if base(child.ty()) == ty {
                    smaller.push(child.clone());
                }
            });
            if !matches!(expr, Expr::Bind(..)) {
                smaller.extend(
                    kind_of(&ty).tame.iter().take(2).map(|value| Expr::Bind(value.clone(), ty.clone())),
                );
            }
            smaller.extend(plainer(&expr));
            let old = expr.clone();
            let mut changed = false;
            for new in smaller {
                changed = self.offer(|program| set_nth(program, at, new.clone()))
                    || self.offer(|program| replace_all(program, &old, &new));
                if changed {
                    break;
                }
            }
            if !changed {
                at += 1;
            }
        }
    }

    fn smaller_schema(&mut self) {
        for place in (0..self.program.schema.tables.len()).rev() {
            self.offer(|program| drop(program.schema.tables.remove(place)));
        }
        for place in 0..self.program.schema.tables.len() {
            self.offer(|program| program.schema.tables[place].indexes.clear());
            self.offer(|program| program.schema.tables[place].uniques.clear());
            self.offer(|program| program.schema.tables[place].checks.clear());
            self.offer(|program| program.schema.tables[place].foreign_keys.clear());
            for column in (0..self.program.schema.tables[place].columns.len()).rev() {
                self.offer(|program| without_column(program, place, column));
                self.offer(|program| {
                    if let Some(column) = program.schema.tables[place].columns.get_mut(column) {
                        column.default = None;
                    }
                });
            }
        }
    }

    fn smaller_rows(&mut self) {
        for place in 0..self.program.setup.len() {
            let Statement::Insert(insert) = &self.program.setup[place] else { continue };
            for at in 0..insert.cells.len() {
                self.offer(|program| {
                    let Statement::Insert(insert) = &mut program.setup[place] else { return };
                    let column = &insert.table.info.columns[at % insert.table.info.columns.len()];
                    let Some(Assigned::Value(value)) = &mut insert.cells[at] else { return };
                    *value = if column.nullable { Value::Null } else { kind_of(&column.ty).tame[0].clone() };
                });
            }
        }
    }
}

/// The expression with a smaller query in it.
fn plainer(expr: &Expr) -> Vec<Expr> {
    let Expr::Subquery(it) = expr else { return Vec::new() };
    let changes: [fn(&mut Select); 4] = [
        |select| select.filter = None,
        |select| select.distinct = false,
        |select| select.order_by.clear(),
        |select| select.limit = None,
    ];
    let changed = |change: fn(&mut Select)| {
        let mut it = it.clone();
        if let Query::Select(select) = &mut it.query {
            change(select);
        }
        Expr::Subquery(it)
    };
    changes.map(changed).into_iter().filter(|it| it != expr).collect()
}

/// One side of a set operation.
fn side(statement: &Statement, right: bool) -> Option<Statement> {
    let Statement::Combined(set) = statement else { return None };
    Some(match if right { &set.right } else { &set.left } {
        Query::Select(select) => Statement::Select(select.clone()),
        Query::Combined(set) => Statement::Combined(set.clone()),
        Query::Values(_) | Query::Elements(_) => return None,
    })
}

/// Makes the queries in the place of tables smaller.
fn smaller_sources(select: &mut Select) {
    let tables = select.from.iter_mut().chain(select.joins.iter_mut().map(|join| &mut join.table));
    let derived = tables.filter_map(|table| table.derived.as_mut()).map(|it| &mut it.query);
    for query in derived.chain(select.with.iter_mut().map(|it| &mut it.query)) {
        match query {
            Query::Select(inner) => {
                inner.filter = None;
                inner.distinct = false;
            }
            Query::Combined(set) => *query = set.left.clone(),
            Query::Values(values) => values.rows.truncate(1),
            Query::Elements(_) => {}
        }
    }
}

fn without_item(statement: &mut Statement, place: usize) {
    let items = match statement {
        Statement::Select(it) => &mut it.items,
        Statement::Insert(it) => &mut it.returning,
        Statement::Update(it) => &mut it.returning,
        Statement::Delete(it) => &mut it.returning,
        Statement::Combined(_) | Statement::UpdateRows(_) | Statement::Raw(_) => return,
    };
    if place < items.len() {
        items.remove(place);
    }
}

fn without_clause(statement: &mut Statement, place: usize) {
    match statement {
        Statement::Select(it) => match place {
            0 => it.filter = None,
            1 => it.having = None,
            2 => it.limit = None,
            3 => it.offset = None,
            4 => it.distinct = false,
            5 => it.group_by.clear(),
            6 if it.joins.is_empty() => it.from = None,
            _ => {}
        },
        Statement::Insert(it) => match (place, it.on_conflict.as_mut().map(|it| &mut it.action)) {
            (0, _) => it.on_conflict = None,
            (1, Some(ConflictAction::Update { filter, .. })) => *filter = None,
            (_, Some(ConflictAction::Update { assignments, .. }))
                if assignments.len() > 1 && place - 2 < assignments.len() =>
            {
                assignments.remove(place - 2);
            }
            _ => {}
        },
        Statement::Update(it) if place == 0 => it.filter = None,
        Statement::Delete(it) if place == 0 => it.filter = None,
        _ => {}
    }
}

/// Selects the columns of a table one by one.
fn table_as_columns(statement: &mut Statement, place: usize) {
    let items = match statement {
        Statement::Select(it) => &mut it.items,
        Statement::Insert(it) => &mut it.returning,
        Statement::Update(it) => &mut it.returning,
        Statement::Delete(it) => &mut it.returning,
        Statement::Combined(_) | Statement::UpdateRows(_) | Statement::Raw(_) => return,
    };
    if let Some(SelectItem::Table(table)) = items.get(place) {
        let parts: Vec<SelectItem> = columns(table).into_iter().map(SelectItem::Expr).collect();
        items.splice(place..=place, parts);
    }
}

/// Whether an expression is of the column of this name.
fn mentions(expr: &Expr, name: &str) -> bool {
    let mut found = false;
    expr.walk(&mut |expr| found |= matches!(expr, Expr::Column(column) if column.info.name == name));
    found
}

fn without_column(program: &mut Program, table: usize, column: usize) {
    let def = &mut program.schema.tables[table];
    let name = &def.columns[column].name;
    let computed = |it: &ColumnDef| it.generated.as_ref().is_some_and(|it| mentions(&it.expr, name));
    if def.columns.iter().any(computed) {
        return;
    }
    let name = def.columns.remove(column).name;
    def.primary_key.retain(|it| *it != name);
    def.uniques.retain(|it| !it.columns.contains(&name));
    def.indexes.retain(|it| !it.columns().contains(&name) && it.predicate.is_none());
    def.checks.retain(|it| !it.columns.contains(&name));
    def.foreign_keys.retain(|it| !it.columns.contains(&name));
    let table = def.name.clone();
    for statement in program.setup.iter_mut().chain([&mut program.statement]) {
        let Statement::Insert(insert) = statement else { continue };
        if insert.table.info.name != table {
            continue;
        }
        let width = insert.table.info.columns.len();
        let mut place = 0;
        insert.cells.retain(|_| {
            place += 1;
            (place - 1) % width != column
        });
        insert.columns.retain(|it| *it != column);
        insert.columns.iter_mut().filter(|it| **it > column).for_each(|it| *it -= 1);
    }
}

/// The expression at a place, counted through the statement and the condition by which it is judged.
fn nth(program: &mut Program, place: usize) -> Option<Expr> {
    let mut found = None;
    each(program, &mut |at, expr| {
        if at == place {
            found = Some(expr.clone());
        }
    });
    found
}

fn set_nth(program: &mut Program, place: usize, new: Expr) {
    each(program, &mut |at, expr| {
        if at == place {
            *expr = new.clone();
        }
    });
}

fn replace_all(program: &mut Program, old: &Expr, new: &Expr) {
    each(program, &mut |_, expr| {
        if expr == old {
            *expr = new.clone();
        }
    });
}

fn each(program: &mut Program, visit: &mut dyn FnMut(usize, &mut Expr)) {
    let mut at = 0;
    let mut counted = |expr: &mut Expr| {
        visit(at, expr);
        at += 1;
    };
    tree::each_root(&mut program.statement, &mut |root| tree::walk(root, &mut counted));
    if let Judge::Oracle(oracle) = &program.judge {
        let mut condition = oracle.condition().clone();
        tree::walk(&mut condition, &mut counted);
        program.judge = Judge::Oracle(oracle.with(condition));
    }
}

/// Makes all that mentions tables and columns mention those of the schema; false where there is no such, or the program makes
/// no sense any more.
fn relink(program: &mut Program) -> bool {
    let keys =
        |schema: &Schema| schema.tables.iter().flat_map(|it| it.foreign_keys.clone()).collect::<Vec<_>>();
    let is_key = |table: &str, column: &String| {
        program.schema.tables.iter().any(|it| it.name == table && it.primary_key == [column.as_str()])
    };
    let whole = keys(&program.schema).iter().all(|key| is_key(&key.foreign_table, &key.foreign_columns[0]))
        && program.schema.tables.iter().all(|it| !it.columns.is_empty() && !it.primary_key.is_empty());
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
        Some(found) => table.info = found.info.clone(),
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

fn relink_column(expr: &mut Expr, sources: &[TableRef]) -> bool {
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

/// Whether the program has an enum's column of this kind.
pub fn has_enum(program: &Program, native: bool) -> bool {
    let columns = program.schema.tables.iter().flat_map(|it| &it.columns);
    columns.into_iter().any(|it| matches!(&it.ty, SqlType::Enum(def) if def.native == native))
}
