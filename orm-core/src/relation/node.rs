//! What a nested query is made of at run time: a tree of tables, each with what is asked of it.

use super::{Part, Way, load::Reader};
use crate::{
    ast::{Expr, Query, Select, SelectItem, TableRef},
    query::add_condition,
    schema::TableInfo,
    shared::Shared,
    table::{Table, TableRef as CrateTableRef},
    types::{SqlType, TimestampMode},
};

/// A table of a nested query: which of its rows, and what of them.
#[derive(Debug, Clone)]
pub struct Node {
    /// How its rows belong to those of the table around it; the outermost has none.
    pub(crate) way: Option<Way>,
    /// Its own part of the query: what is read of a row, from where, which rows and in what order.
    pub(crate) select: Box<Select>,
    /// Whether rows count that are deleted.
    pub(crate) with_deleted: bool,
    /// What belongs to its rows.
    pub(crate) children: Vec<Node>,
    /// Makes what reads its rows.
    pub(crate) reader: fn() -> Box<dyn Reader>,
}

impl Node {
    /// The rows of a table, of which nothing is read yet.
    pub(crate) fn new<Q: Part>(info: &'static TableInfo) -> Self {
        let from = Some(TableRef::from(Shared::Static(info)));
        let select = Box::new(Select { from, ..Select::default() });
        Self { way: None, select, with_deleted: false, children: Vec::new(), reader: reader::<Q> }
    }

    /// With what belongs to its rows.
    pub(crate) fn add(&mut self, child: Self) {
        self.children.push(child);
    }

    /// Which of its rows are meant.
    pub(crate) fn filter(&self) -> Option<Expr> {
        self.living(self.select.filter.clone())
    }

    /// The condition, of those rows that are not deleted, unless these are meant, too.
    pub(crate) fn living(&self, condition: Option<Expr>) -> Option<Expr> {
        let from = self.select.from.as_ref().filter(|_| !self.with_deleted);
        let mut filter = from.and_then(TableRef::living);
        add_condition(&mut filter, condition);
        filter
    }

    /// Its rows alone, to be counted.
    pub(crate) fn rows(&self) -> Query {
        Query::Select(Box::new(Select { filter: self.filter(), ..(*self.select).clone() }))
    }

    /// The name of its table.
    pub(crate) fn table(&self) -> &'static str {
        match &self.select.from {
            Some(TableRef { info: Shared::Static(info), .. }) => &info.name,
            _ => "",
        }
    }

    /// How many cells of a row are its own.
    pub(crate) fn width(&self) -> usize {
        width(&self.select.items)
    }

    /// Reads all columns of the table.
    #[doc(hidden)]
    pub fn read_whole<S: Table>(&mut self) {
        self.select.items.push(super::related::whole::<S>());
        self.reader = reader::<CrateTableRef<S>>;
    }
}

/// How many cells a row of these items has.
pub(crate) fn width(items: &[SelectItem]) -> usize {
    let of_item = |item: &SelectItem| match item {
        SelectItem::Expr(_) => 1,
        SelectItem::Table(table) => table.info.columns.len(),
    };
    items.iter().map(of_item).sum()
}

/// The type as which the cell of an expression is read: of timestamps the finest, whatever the mode of a column.
pub(crate) fn read_type(expr: &Expr) -> SqlType {
    match expr.ty() {
        SqlType::Timestamp(_) => SqlType::Timestamp(TimestampMode::Micros),
        SqlType::TimestampTz(_) => SqlType::TimestampTz(TimestampMode::Micros),
        ty => ty.clone(),
    }
}

/// What reads the rows of a node that are to become `Q`s.
pub(crate) fn reader<Q: Part>() -> Box<dyn Reader> {
    Box::new(super::part::Rows::<Q>::default())
}
