//! How a database would run a statement.

use std::fmt;

/// How a database runs a statement: made by [`Explain::explain`](crate::query::Explain::explain).
///
/// Printed, it is the tree of its nodes, in the same form on both databases.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Plan {
    /// What the database itself answered: JSON on Postgres, lines on SQLite.
    pub text: String,
    /// The steps at the top. SQLite has none for a plain INSERT.
    pub nodes: Vec<PlanNode>,
}

/// A step of a plan.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct PlanNode {
    /// What is done, as the database names it: `Seq Scan`, `Hash Left Join`; `SCAN`, `USE TEMP B-TREE FOR ORDER BY`.
    pub operation: String,
    /// How rows of a table are come by, where it reads one.
    pub access: Option<Access>,
    /// The table that is read or written, by its name in the query: its alias, where it has one.
    pub table: Option<String>,
    /// The index that is used. (Of SQLite's own index on a key, the name that SQLite gave it.)
    pub index: Option<String>,
    /// How many rows the database thinks that the step gives; SQLite does not say.
    pub rows: Option<f64>,
    /// What the database thinks that the step costs, with those under it, in units of its own; SQLite does not say.
    pub cost: Option<f64>,
    /// What was measured, by [`explain_analyze`](crate::query::Explain::explain_analyze).
    pub actual: Option<Actual>,
    /// What else the database says of it: conditions, keys.
    pub detail: String,
    /// The steps that it takes its rows from.
    pub children: Vec<PlanNode>,
}

/// How rows of a table are come by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Access {
    /// All rows, or all entries of an index, are looked at.
    Scan,
    /// Just those that an index or a key leads to.
    Search,
}

/// What was measured of a step.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Actual {
    /// How many rows it gave, each time that it was run.
    pub rows: f64,
    /// How many times it was run.
    pub loops: f64,
    /// How long it took each time, with the steps under it, in milliseconds.
    pub milliseconds: f64,
}

impl Actual {
    /// What was measured, in the order of the fields.
    pub fn new(rows: f64, loops: f64, milliseconds: f64) -> Self {
        Self { rows, loops, milliseconds }
    }
}

impl Plan {
    /// A plan of these nodes.
    pub fn new(text: String, nodes: Vec<PlanNode>) -> Self {
        Self { text, nodes }
    }

    /// All steps, each before those under it.
    pub fn walk(&self) -> impl Iterator<Item = &PlanNode> {
        let mut rest: Vec<&PlanNode> = self.nodes.iter().rev().collect();
        std::iter::from_fn(move || {
            let node = rest.pop()?;
            rest.extend(node.children.iter().rev());
            Some(node)
        })
    }

    /// Whether all rows of the table, by its name in the query, are looked at.
    pub fn scans(&self, table: &str) -> bool {
        self.walk().any(|node| node.access == Some(Access::Scan) && node.table.as_deref() == Some(table))
    }

    /// Whether the index is used.
    pub fn uses_index(&self, index: &str) -> bool {
        self.walk().any(|node| node.index.as_deref() == Some(index))
    }
}

impl PlanNode {
    /// A step of which no more is known.
    pub fn new(operation: impl Into<String>) -> Self {
        Self { operation: operation.into(), ..Self::default() }
    }

    fn print(&self, f: &mut fmt::Formatter<'_>, depth: usize) -> fmt::Result {
        write!(f, "{:1$}{2}", "", depth * 2, self.operation)?;
        if let Some(table) = &self.table {
            write!(f, " {table}")?;
        }
        if let Some(index) = &self.index {
            write!(f, " using {index}")?;
        }
        if !self.detail.is_empty() && self.detail != self.operation {
            write!(f, " [{}]", self.detail)?;
        }
        if let Some(rows) = self.rows {
            write!(f, " (about {rows} rows)")?;
        }
        if let Some(it) = self.actual {
            write!(f, " (in fact {} rows, {} times, {} ms)", it.rows, it.loops, it.milliseconds)?;
        }
        writeln!(f)?;
        self.children.iter().try_for_each(|child| child.print(f, depth + 1))
    }
}

impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.nodes.iter().try_for_each(|node| node.print(f, 0))
    }
}
