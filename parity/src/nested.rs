//! Random nested queries: rows with what belongs to them, to any depth.

use squall::{
    Shared,
    ast::{Expr, Select, SelectItem, Statement, TableRef},
    relation::{Node, dynamic},
};

use crate::{
    expression::columns,
    living,
    random::Random,
    related::whole,
    relation::{Count, Linked},
    statement::{Statements, keys_of, order},
};

/// How many levels a nested query has at most.
const LEVELS: usize = 4;

/// What is asked of the rows of a relation.
#[derive(Debug, Clone, PartialEq)]
pub struct Branch {
    /// The relation, by its table and its name.
    pub relation: (String, String),
    /// Which rows, and what of each.
    pub select: Select,
    /// What belongs to them.
    pub children: Vec<Self>,
}

impl Branch {
    /// The relation among those of the schema.
    pub fn linked<'l>(&self, all: &'l [Linked]) -> Option<&'l Linked> {
        let (owner, name) = &self.relation;
        all.iter().find(|it| it.relation.owner == *owner && it.relation.name == *name)
    }

    /// How many rows belong to each: a filter may leave none of one.
    pub fn count(&self, linked: &Linked) -> Count {
        match linked.relation.count {
            Count::One if self.select.filter.is_some() => Count::Maybe,
            count => count,
        }
    }

    /// Its part of a query, as the typed relation makes it.
    pub fn rows(&self, linked: &Linked) -> Select {
        let mut select = self.select.clone();
        if let Some(only) = &linked.relation.filter {
            let own = select.filter.replace(only.clone());
            own.into_iter().for_each(|own| dynamic::add_condition(&mut select.filter, own));
        }
        select
    }

    /// The tree of it; none where its relations are not of the schema.
    pub fn node(&self, all: &[Linked]) -> Option<Node> {
        let linked = self.linked(all)?;
        let (select, with_deleted) = built(self.rows(linked), linked.target.clone());
        Some(dynamic::node(Some(linked.way), select, with_deleted, nodes(&self.children, all)?))
    }

    /// Calls `visit` with its part of the query, and with that of each one below it.
    pub fn each<'b>(&'b mut self, visit: &mut dyn FnMut(&'b mut Select)) {
        visit(&mut self.select);
        self.children.iter_mut().for_each(|child| child.each(visit));
    }
}

fn nodes(branches: &[Branch], all: &[Linked]) -> Option<Vec<Node>> {
    branches.iter().map(|branch| branch.node(all)).collect()
}

/// The tree of a nested query; none where its relations are not of the schema.
pub fn node(root: &Select, branches: &[Branch], all: &[Linked]) -> Option<Node> {
    let owner = match branches.first() {
        Some(branch) => Shared::Static(branch.linked(all)?.owner()).into(),
        None => root.from.clone()?,
    };
    let (select, with_deleted) = built(root.clone(), owner);
    Some(dynamic::node(None, select, with_deleted, nodes(branches, all)?))
}

/// A level of rows of this table, as the typed query makes it, and whether deleted rows are among them.
fn built(mut select: Select, table: TableRef) -> (Select, bool) {
    let all = select.from.as_ref().is_some_and(living::is_with_deleted);
    living::build_inner(&mut select);
    for item in &mut select.items {
        if let SelectItem::Table(it) = item {
            *it = table.clone();
        }
    }
    select.from = Some(table);
    (select, all)
}

/// Whether the order of the rows is said, by all columns of the key.
pub fn is_ordered(select: &Select) -> bool {
    let terms = |key: &Expr| select.order_by.iter().any(|term| term.expr == *key);
    select.from.as_ref().is_some_and(|table| !select.order_by.is_empty() && keys_of(table).iter().all(terms))
}

/// Whether it is left open which rows come.
pub fn is_open(select: &Select) -> bool {
    (select.limit.is_some() || select.offset.is_some()) && !is_ordered(select)
}

impl Statements<'_> {
    /// A query of rows, and of what belongs to them; none where no table has a relation.
    pub fn nested(&self, random: &mut Random) -> Option<(Statement, Vec<Branch>)> {
        let owner = &random.pick_of(self.relations)?.relation.owner;
        let table = self.infos.iter().find(|it| it.info.name == *owner)?;
        let root = self.level(random, table, true);
        let branches = self.branches(random, owner, 1);
        Some((Statement::Select(Box::new(root)), branches))
    }

    fn branches(&self, random: &mut Random, owner: &str, level: usize) -> Vec<Branch> {
        let own: Vec<&Linked> = self.relations.iter().filter(|it| it.relation.owner == owner).collect();
        let most = match level {
            1 => random.within(1, 2),
            _ if level < LEVELS => [0, 1, 1, 2][random.below(4)],
            _ => 0,
        };
        let mut branches = Vec::new();
        for _ in 0..most {
            let Some(linked) = random.pick_of(&own) else { break };
            let several = linked.relation.count == Count::Many;
            branches.push(Branch {
                relation: (owner.to_owned(), linked.relation.name.clone()),
                select: self.level(random, &linked.target, several),
                children: self.branches(random, &linked.relation.target, level + 1),
            });
        }
        branches
    }

    /// Rows of a table; nothing in it fails.
    fn level(&self, random: &mut Random, table: &TableRef, several: bool) -> Select {
        let table = &living::perhaps_all(random, table);
        let mut select = Select { from: Some(table.clone()), ..Select::default() };
        let mut maker = self.maker(random, columns(table));
        maker.safe = true;
        if maker.random.chance(65) {
            select.items.push(whole(table));
        } else {
            for _ in 0..maker.random.within(1, 3) {
                let ty = maker.any_type();
                let depth = maker.random.within(0, 2);
                select.items.push(SelectItem::Expr(maker.expr(&ty, depth)));
            }
        }
        if maker.random.chance(25) {
            let depth = maker.random.within(1, 3);
            select.filter = Some(maker.condition(depth));
        }
        if several && maker.random.chance(60) {
            let mut keys = Vec::new();
            for _ in 0..maker.random.below(3) {
                let ty = maker.ordered_type();
                keys.push(maker.expr(&ty, 1));
            }
            keys.extend(keys_of(table));
            order(maker.random, &mut select, keys);
            // Most often something is left.
            select.offset = select.offset.filter(|_| maker.random.chance(50));
        }
        select
    }
}
