//! How a nested query is judged: both databases answer alike, by both strategies, and each counts as many rows of a relation as it
//! fetches.

use squall::{
    Value,
    ast::{Expr, Select, SelectItem, Statement},
    relation::Strategy,
};

use crate::{
    compare::same_rows,
    expression::columns,
    nested::{Branch, is_ordered},
    related::{count, exists},
    run::{Answer, shown},
    stage::Stage,
};

impl Stage<'_> {
    /// What differs of a nested query, between the databases or the strategies, and what each database says.
    pub fn judge_nested(&self, root: &Statement, branches: &[Branch]) -> Option<(String, [String; 2])> {
        let Statement::Select(root) = root else { return None };
        let runtime = &self.machine.runtime;
        let answers = self.sides.each_ref().map(|side| {
            Strategy::ALL.map(|strategy| side.nested(runtime, (root, branches), &self.relations, strategy))
        });
        let alike = |here: &Answer, there: &Answer| match (here, there) {
            (Answer::Rows(here, _), Answer::Rows(there, _)) => {
                if is_ordered(root) {
                    here == there
                } else {
                    same_rows(here, there)
                }
            }
            (Answer::Failed(here), Answer::Failed(there)) => here == there,
            _ => false,
        };
        let [sqlite, postgres] = &answers;
        let prepared = self.sides.each_ref().map(|side| {
            Strategy::ALL
                .map(|strategy| side.prepared_nested(runtime, (root, branches), &self.relations, strategy))
        });
        let kind = |answer: &Answer| match answer {
            Answer::Rows(..) => "rows".to_owned(),
            Answer::Failed(failed) => failed.kind.clone(),
            Answer::Panicked(_) => "a panic".to_owned(),
        };
        let pairs = [
            (&sqlite[0], &sqlite[1], "the strategies differ on SQLite"),
            (&postgres[0], &postgres[1], "the strategies differ on Postgres"),
            (&sqlite[1], &postgres[1], "what belongs to the rows"),
            (&sqlite[0], &prepared[0][0], "a prepared query differs on SQLite"),
            (&sqlite[1], &prepared[0][1], "a prepared query differs on SQLite"),
            (&postgres[0], &prepared[1][0], "a prepared query differs on Postgres"),
            (&postgres[1], &prepared[1][1], "a prepared query differs on Postgres"),
        ];
        let different = pairs.iter().find(|(here, there, _)| !alike(here, there));
        if let Some((here, there, what)) = different {
            let what = format!("{what}: {}, {}", kind(here), kind(there));
            let shown = |[single, select_in]: &[Answer; 2]| {
                if single == select_in {
                    return shown(single);
                }
                format!("Single: {}; SelectIn: {}", shown(single), shown(select_in))
            };
            return Some((what, answers.each_ref().map(shown)));
        }
        let loaded = branches.iter().find_map(|branch| self.loaded(root, branch));
        let purged = || self.judge_purged_nested(root, branches, &sqlite[1]);
        let counted = || self.counted(root, branches, answers.each_ref().map(|[_, answer]| answer.clone()));
        loaded.or_else(purged).or_else(counted)
    }

    /// Whether the same rows are loaded for rows at hand.
    fn loaded(&self, root: &Select, branch: &Branch) -> Option<(String, [String; 2])> {
        let linked = branch.linked(&self.relations)?;
        let own = linked.own_columns();
        let is_own =
            |it: &Expr| matches!(it, Expr::Column(it) if own.iter().any(|own| own.name == it.info.name));
        let table = root.from.as_ref()?;
        // The columns of the key, in its order.
        let mut cells: Vec<Expr> = columns(table).into_iter().filter(is_own).collect();
        let place =
            |it: &Expr| own.iter().position(|own| matches!(it, Expr::Column(it) if it.info.name == own.name));
        cells.sort_by_key(place);
        let keys = Select { items: cells.into_iter().map(SelectItem::Expr).collect(), ..root.clone() };
        let runtime = &self.machine.runtime;
        for (name, side) in ["SQLite", "Postgres"].into_iter().zip(&self.sides) {
            let with = side.nested(
                runtime,
                (&keys, std::slice::from_ref(branch)),
                &self.relations,
                Strategy::Single,
            );
            let Answer::Rows(keys, _) = side.run(runtime, &Statement::Select(Box::new(keys.clone()))) else {
                continue;
            };
            let loaded = match side.load(runtime, &keys, branch, &self.relations) {
                Answer::Rows(rows, _) => {
                    let rows = keys.into_iter().zip(rows).map(|(key, rows)| [key, rows].concat());
                    Answer::Rows(rows.collect(), 0)
                }
                failed => failed,
            };
            let same = match (&with, &loaded) {
                (Answer::Rows(here, _), Answer::Rows(there, _)) => same_rows(here, there),
                (here, there) => here == there,
            };
            if !same {
                let what = format!("{name} loads other rows of a relation than it fetches");
                return Some((what, [shown(&with), shown(&loaded)]));
            }
        }
        None
    }

    /// Whether each row has as many rows of each relation as an expression counts.
    fn counted(
        &self,
        root: &Select,
        branches: &[Branch],
        fetched: [Answer; 2],
    ) -> Option<(String, [String; 2])> {
        let owner = root.from.as_ref()?.name();
        let mut counting = root.clone();
        for branch in branches {
            let linked = branch.linked(&self.relations)?;
            let rows = Select { items: Vec::new(), ..branch.rows(linked) };
            let limited = rows.limit.is_some() || rows.offset.is_some();
            let counted = if limited { exists(owner, linked, rows) } else { count(owner, linked, rows) };
            counting.items.push(SelectItem::Expr(counted));
        }
        let counted = self.answers(&Statement::Select(Box::new(counting)));
        let expected = fetched.map(|answer| match answer {
            Answer::Rows(rows, _) => {
                Some(rows.into_iter().map(|row| with_counts(row, branches)).collect::<Vec<_>>())
            }
            _ => None,
        });
        for (place, name) in ["SQLite", "Postgres"].into_iter().enumerate() {
            let (Answer::Rows(rows, _), Some(expected)) = (&counted[place], &expected[place]) else {
                continue;
            };
            if !same_rows(rows, expected) {
                let what = format!("{name} counts other rows of a relation than it fetches");
                let shown = |rows: &Vec<Vec<Value>>| shown(&Answer::Rows(rows.clone(), 0));
                return Some((what, [shown(rows), shown(expected)]));
            }
        }
        None
    }
}

/// The row, with the number of rows in the place of those that belong to it, or whether there are any where they are limited.
fn with_counts(mut row: Vec<Value>, branches: &[Branch]) -> Vec<Value> {
    let start = row.len() - branches.len();
    for (cell, branch) in row[start..].iter_mut().zip(branches) {
        let number = if let Value::Array(rows) = &*cell { rows.len() } else { 0 };
        let limited = branch.select.limit.is_some() || branch.select.offset.is_some();
        *cell = if limited { Value::Bool(number > 0) } else { Value::BigInt(number as i64) };
    }
    row
}
