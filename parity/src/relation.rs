//! Random relations between the tables of a schema.

use squall::{
    Shared,
    ast::{Expr, TableRef},
    relation::{Hop, Link, Way},
    schema::{ColumnInfo, ForeignKeyDef, TableDef, TableInfo},
};

use crate::{living, random::Random, schema::Schema};

/// A relation, as an attribute of its table says it.
#[derive(Debug, Clone, PartialEq)]
pub struct Relation {
    /// Its name, of which the table has no other.
    pub name: String,
    /// The table that has it.
    pub owner: String,
    /// The table that it leads to.
    pub target: String,
    /// How many rows it has.
    pub count: Count,
    /// The step to its table, or to the one between.
    pub first: Step,
    /// The step from the table between.
    pub second: Option<Step>,
    /// What holds of all of its rows.
    pub filter: Option<Expr>,
}

/// How many rows a relation has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// One: that which a foreign key refers to.
    One,
    /// One or none.
    Maybe,
    /// Any number.
    Many,
}

/// A step along a foreign key, or against it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The table that has the foreign key.
    pub table: String,
    /// The name of the foreign key.
    pub key: String,
    /// Whether it goes to that table.
    pub inverse: bool,
}

/// A relation with its tables.
#[derive(Debug, Clone)]
pub struct Linked {
    /// The relation.
    pub relation: Relation,
    /// Its way.
    pub way: Way,
    /// The table that it leads to.
    pub target: TableRef,
}

impl Linked {
    /// The columns of its table that are in its first foreign key.
    pub fn own_columns(&self) -> &'static [&'static ColumnInfo] {
        let Hop { link, inverse } = self.way.first;
        if inverse { link.foreign_columns } else { link.columns }
    }

    /// Its table.
    pub fn owner(&self) -> &'static TableInfo {
        let Hop { link, inverse } = self.way.first;
        if inverse { link.foreign_table } else { link.table }
    }

    /// The table between, where there is one.
    pub fn between(&self) -> Option<&'static TableInfo> {
        self.way.second.map(|_| self.way.first.link.table)
    }

    /// Whether it reads a table.
    pub fn reads(&self, name: &str) -> bool {
        self.target.info.name == name || self.between().is_some_and(|it| it.name == name)
    }

    /// Whether it leads along a foreign key of its table, to one row at most.
    pub fn is_forward(&self) -> bool {
        !self.relation.first.inverse
    }
}

/// The name of the relation along a foreign key: that of its first column with another letter.
pub fn forward_name(key: &ForeignKeyDef) -> String {
    let place = key.columns.first().map_or("", |it| it.trim_start_matches('r').trim_end_matches('x'));
    format!("p{place}")
}

/// The relations along the foreign keys of the tables, and some of those that attributes can say. `filter` makes a condition
/// on a table.
pub fn random(
    tables: &[TableDef],
    random: &mut Random,
    filter: &mut dyn FnMut(&mut Random, &TableDef) -> Expr,
) -> Vec<Relation> {
    let keys = || tables.iter().flat_map(|table| table.foreign_keys.iter().map(move |key| (table, key)));
    let mut relations: Vec<Relation> = Vec::new();
    for (table, key) in keys() {
        let nullable = |it: &String| table.column(it).is_none_or(|it| it.nullable);
        // A row that is there may not be seen.
        let hidden = tables.iter().any(|it| it.name == key.foreign_table && living::stays(it));
        let count = if hidden || key.columns.iter().any(nullable) { Count::Maybe } else { Count::One };
        relations.push(Relation {
            name: forward_name(key),
            owner: table.name.clone(),
            target: key.foreign_table.clone(),
            count,
            first: step(table, key, false),
            second: None,
            filter: None,
        });
    }
    let mut add = |random: &mut Random, letter, key: &ForeignKeyDef, target: &str, first, second, count| {
        let def = tables.iter().find(|it| it.name == target);
        let filter = def.filter(|_| random.chance(25)).map(|it| filter(random, it));
        let name = format!("{letter}{}", relations.len());
        let (owner, target) = (key.foreign_table.clone(), target.to_owned());
        relations.push(Relation { name, owner, target, count, first, second, filter });
    };
    for (table, key) in keys() {
        if random.chance(75) {
            add(random, 'm', key, &table.name, step(table, key, true), None, Count::Many);
        }
        if random.chance(12) {
            add(random, 'o', key, &table.name, step(table, key, true), None, Count::Maybe);
        }
        for other in table.foreign_keys.iter().filter(|other| other.name != key.name) {
            if random.chance(50) {
                let (first, second) = (step(table, key, true), Some(step(table, other, false)));
                add(random, 'w', key, &other.foreign_table, first, second, Count::Many);
            }
        }
    }
    relations
}

fn step(table: &TableDef, key: &ForeignKeyDef, inverse: bool) -> Step {
    Step { table: table.name.clone(), key: key.name.clone(), inverse }
}

impl Schema {
    /// The relations with their tables; none where one of them names what there is not.
    pub fn linked(&self, infos: &[TableRef]) -> Option<Vec<Linked>> {
        self.relations.iter().map(|relation| self.link(relation, infos)).collect()
    }

    /// The name of the relation along the foreign key of a step.
    pub fn forward(&self, step: &Step) -> Option<String> {
        let def = self.tables.iter().find(|it| it.name == step.table)?;
        def.foreign_keys.iter().find(|it| it.name == step.key).map(forward_name)
    }

    fn link(&self, relation: &Relation, infos: &[TableRef]) -> Option<Linked> {
        let first = self.hop(&relation.first, infos)?;
        let second = match &relation.second {
            Some(step) => Some(self.hop(step, infos)?),
            None => None,
        };
        // As constants of a program they live as long as it does; a schema is small, and there are thousands at the most.
        let way = Way { name: Box::leak(relation.name.clone().into()), first, second };
        let target = infos.iter().find(|it| it.info.name == relation.target)?.clone();
        Some(Linked { relation: relation.clone(), way, target })
    }

    fn hop(&self, step: &Step, infos: &[TableRef]) -> Option<Hop> {
        let def = self.tables.iter().find(|it| it.name == step.table)?;
        let key = def.foreign_keys.iter().find(|it| it.name == step.key)?;
        let (table, foreign_table) = (info(infos, &def.name)?, info(infos, &key.foreign_table)?);
        let link = Link {
            table,
            columns: columns(table, &key.columns)?,
            foreign_table,
            foreign_columns: columns(foreign_table, &key.foreign_columns)?,
        };
        Some(Hop { link: Box::leak(Box::new(link)), inverse: step.inverse })
    }
}

fn info(infos: &[TableRef], name: &str) -> Option<&'static TableInfo> {
    match &infos.iter().find(|it| it.info.name == name)?.info {
        Shared::Static(info) => Some(info),
        Shared::Counted(_) => None,
    }
}

fn columns(table: &'static TableInfo, names: &[String]) -> Option<&'static [&'static ColumnInfo]> {
    let column = |name: &String| table.columns.iter().find(|it| it.name == *name);
    let columns: Vec<&'static ColumnInfo> = names.iter().map(column).collect::<Option<_>>()?;
    Some(columns.leak())
}
