//! From a program that shows a difference to a small one that shows the same.

mod nested;
mod relink;
mod statement;

use std::time::{Duration, Instant};

use squall::{
    SqlType, Value,
    ast::{Assigned, Expr, Statement},
    schema::ColumnDef,
};

use self::{
    relink::relink,
    statement::{plainer, side, smaller_sources, table_as_columns, without_clause, without_item},
};
use crate::{
    kinds::{base, kind_of},
    living,
    machine::{Judge, Machine, Program},
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
        self.smaller_nested();
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
        self.offer(|program| living::see_all(&mut program.statement));
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
        for place in (0..self.program.schema.relations.len()).rev() {
            self.offer(|program| drop(program.schema.relations.remove(place)));
            self.offer(|program| {
                if let Some(relation) = program.schema.relations.get_mut(place) {
                    relation.filter = None;
                }
            });
        }
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
    match &mut program.judge {
        Judge::Comparison | Judge::Purged => {}
        Judge::Oracle(oracle) => {
            let mut condition = oracle.condition().clone();
            tree::walk(&mut condition, &mut counted);
            program.judge = Judge::Oracle(oracle.with(condition));
        }
        Judge::Nested(branches) => branches.iter_mut().for_each(|branch| {
            branch.each(&mut |select| {
                tree::each_of_select(select, &mut |root| tree::walk(root, &mut counted));
            });
        }),
    }
}

/// Whether the program has an enum's column of this kind.
pub fn has_enum(program: &Program, native: bool) -> bool {
    let columns = program.schema.tables.iter().flat_map(|it| &it.columns);
    columns.into_iter().any(|it| matches!(&it.ty, SqlType::Enum(def) if def.native == native))
}
