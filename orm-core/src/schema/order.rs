//! The order in which tables can be created, so that what a foreign key refers to exists.

use std::collections::HashMap;

use super::{ForeignKeyDef, TableDef};

/// Tables in creation order, and the foreign keys that close a cycle.
#[derive(Debug, Default)]
pub struct CreationOrder<'a> {
    /// The tables, those that are referred to first.
    pub tables: Vec<&'a TableDef>,
    /// The foreign keys, each with its table, that refer to a table which comes later.
    pub deferred: Vec<(&'a TableDef, &'a ForeignKeyDef)>,
}

/// Sorts `tables` by their foreign keys; those that do not depend on each other keep their order.
pub fn creation_order<'a>(tables: &[&'a TableDef]) -> CreationOrder<'a> {
    let by_name: HashMap<&str, &'a TableDef> = tables.iter().map(|it| (it.name.as_str(), *it)).collect();
    let mut visits = Visits { by_name, state: HashMap::new(), order: CreationOrder::default() };
    for table in tables {
        visits.visit(table);
    }
    visits.order
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    Open,
    Done,
}

struct Visits<'a> {
    by_name: HashMap<&'a str, &'a TableDef>,
    state: HashMap<&'a str, State>,
    order: CreationOrder<'a>,
}

impl<'a> Visits<'a> {
    fn visit(&mut self, table: &'a TableDef) {
        if self.state.contains_key(table.name.as_str()) {
            return;
        }
        self.state.insert(&table.name, State::Open);
        for key in &table.foreign_keys {
            let Some(parent) = self.by_name.get(key.foreign_table.as_str()).copied() else { continue };
            if parent.name == table.name {
                continue;
            }
            self.visit(parent);
            if self.state.get(parent.name.as_str()) == Some(&State::Open) {
                self.order.deferred.push((table, key));
            }
        }
        self.state.insert(&table.name, State::Done);
        self.order.tables.push(table);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(name: &str, parents: &[&str]) -> TableDef {
        let mut table = TableDef::new(name);
        table.foreign_keys = parents
            .iter()
            .map(|parent| ForeignKeyDef {
                name: format!("{name}_{parent}_fkey"),
                columns: vec![format!("{parent}_id")],
                foreign_table: (*parent).into(),
                foreign_schema: None,
                foreign_columns: vec!["id".into()],
                on_delete: Default::default(),
                on_update: Default::default(),
                deferrable: false,
            })
            .collect();
        table
    }

    #[test]
    fn parents_come_first_and_cycles_are_cut_once() {
        let tables = [table("a", &["b", "a"]), table("b", &["c"]), table("c", &["a"]), table("d", &[])];
        let order = creation_order(&tables.iter().collect::<Vec<_>>());
        let names: Vec<_> = order.tables.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["c", "b", "a", "d"]);
        let deferred: Vec<_> =
            order.deferred.iter().map(|(table, key)| (table.name.as_str(), key.name.as_str())).collect();
        assert_eq!(deferred, [("c", "c_a_fkey")]);
    }
}
