//! Random conditions and values of the rows of a relation.

use squall::{
    SqlType, Value,
    ast::{Aggregate, Ask, Expr, Query, Select, SelectItem, TableRef, Unary, UnaryOp},
    relation::dynamic,
};

use crate::{
    expression::{Maker, columns},
    living::{self, Rows},
    relation::{Count, Linked},
    statement::{keys_of, order},
};

/// The methods of relations that are tried: here, and as levels of nested queries.
pub const METHODS: [&str; 14] = [
    "any",
    "none",
    "all",
    "exists",
    "count",
    "scalar",
    "filter",
    "order_by",
    "limit",
    "offset",
    "with",
    "select",
    "load",
    "with_deleted",
];

/// How deep relations stand in one another at most.
const DEPTH: usize = 2;

impl<'a> Maker<'a> {
    /// A relation of a table that can be mentioned, and the name of that table in the query.
    pub(crate) fn relation(&mut self) -> Option<(String, &'a Linked)> {
        if self.ddl || self.depth >= DEPTH || self.relations.is_empty() {
            return None;
        }
        let mut found = Vec::new();
        for linked in self.relations {
            let owner = linked.relation.owner.as_str();
            let aliases = self.scope.iter().filter(|it| it.info.name == owner).map(TableRef::name);
            for name in aliases.chain([owner]) {
                let is_there = |own: &str| {
                    self.leaves
                        .iter()
                        .any(|it| matches!(it, Expr::Column(it) if it.source == name && it.info.name == own))
                };
                if linked.own_columns().iter().all(|it| is_there(&it.name)) {
                    found.push((name.to_owned(), linked));
                }
            }
        }
        if found.is_empty() { None } else { Some(self.random.pick(&found).clone()) }
    }

    /// `any`, `none`, `all` or `exists` of a relation.
    pub(crate) fn related_condition(&mut self) -> Option<Expr> {
        let (owner, linked) = self.relation()?;
        let kind = self.random.below(4);
        let (select, condition) = self.in_relation(linked, |maker| {
            let mut select = maker.rows_of(linked);
            let condition = maker.condition(2);
            if kind == 3 && linked.relation.count == Count::Many && maker.random.chance(15) {
                order(maker.random, &mut select, keys_of(&linked.target));
            }
            (select, condition)
        });
        let with = |condition: Expr| {
            let mut select = select.clone();
            dynamic::add_condition(&mut select.filter, condition);
            select
        };
        Some(match kind {
            0 => exists(&owner, linked, with(condition)),
            1 => not(exists(&owner, linked, with(condition))),
            2 => not(exists(&owner, linked, with(dynamic::is_not_true(condition)))),
            _ => exists(&owner, linked, select),
        })
    }

    /// `count`, or a `scalar` of this type.
    pub(crate) fn related_value(&mut self, ty: &SqlType) -> Option<Expr> {
        let (owner, linked) = self.relation()?;
        if *ty == SqlType::BigInt && self.random.chance(60) {
            let select = self.in_relation(linked, |maker| maker.rows_of(linked));
            return Some(count(&owner, linked, select));
        }
        let (select, cell) = self.in_relation(linked, |maker| {
            let mut select = maker.rows_of(linked);
            if !linked.is_forward() {
                if let Some(aggregate) = maker.aggregate_of_rows(ty, 1).filter(|_| maker.random.chance(60)) {
                    return (select, aggregate);
                }
                order(maker.random, &mut select, keys_of(&linked.target));
                select.limit = Some(Expr::Bind(Value::BigInt(1), SqlType::BigInt));
            }
            (select, maker.expr(ty, 1))
        });
        let ask = Ask::Cell(cell.ty().clone());
        Some(ask_of(&owner, linked, select, cell, ask))
    }

    /// The rows of a relation, perhaps only those of which a condition holds.
    fn rows_of(&mut self, linked: &Linked) -> Select {
        let mut filter = linked.relation.filter.clone();
        if self.random.chance(30) {
            dynamic::add_condition(&mut filter, self.condition(2));
        }
        let from = Some(living::perhaps_all(self.random, &linked.target));
        Select { from, filter, ..Select::default() }
    }

    /// What `make` makes of the columns of a relation's table. Nothing in it fails.
    fn in_relation<T>(&mut self, linked: &Linked, make: impl FnOnce(&mut Self) -> T) -> T {
        let leaves = std::mem::replace(&mut self.leaves, columns(&linked.target));
        let scope = std::mem::take(&mut self.scope);
        let (safe, rows) = (std::mem::replace(&mut self.safe, true), self.rows.take());
        let asks = self.random.chance(30);
        let tables = if asks { self.tables.clone() } else { Vec::new() };
        let tables = std::mem::replace(&mut self.tables, tables);
        self.depth += 1;
        let made = make(self);
        self.depth -= 1;
        (self.leaves, self.scope, self.safe, self.rows, self.tables) = (leaves, scope, safe, rows, tables);
        made
    }
}

/// Whether there is a row of a relation.
pub(crate) fn exists(owner: &str, linked: &Linked, select: Select) -> Expr {
    let one = Expr::Bind(Value::BigInt(1), SqlType::BigInt);
    ask_of(owner, linked, select, one, Ask::Exists)
}

/// How many rows a relation has.
pub(crate) fn count(owner: &str, linked: &Linked, select: Select) -> Expr {
    let all = Expr::Aggregate(Box::new(Aggregate::of_rows()));
    ask_of(owner, linked, select, all, Ask::Cell(SqlType::BigInt))
}

/// What `cell` and `ask` say of the rows of a relation.
fn ask_of(owner: &str, linked: &Linked, mut select: Select, cell: Expr, ask: Ask) -> Expr {
    let all = select.from.as_ref().is_some_and(|it| living::rows(it) == Rows::All);
    select.from = Some(linked.target.clone());
    let mut asked = dynamic::ask(owner, linked.way, (select, all), cell, ask);
    if let Expr::Subquery(it) = &mut asked
        && let Query::Select(select) = &mut it.query
    {
        if let Some(from) = select.from.as_mut().filter(|_| all) {
            *from = living::of_rows(from, Rows::All);
        }
        living::note_built(select);
    }
    asked
}

fn not(operand: Expr) -> Expr {
    Expr::Unary(Box::new(Unary { op: UnaryOp::Not, operand }))
}

/// All columns of a table.
pub(crate) fn whole(table: &TableRef) -> SelectItem {
    SelectItem::Table(table.clone())
}
