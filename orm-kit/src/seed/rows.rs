//! The rows of a table: keys that are unique, and that refer to what is there.

use std::collections::HashSet;

use fake::rand::RngExt;
use squall::{
    SqlType, Value,
    schema::{ColumnDef, ForeignKeyDef, TableDef, UniqueKey},
};

use super::{
    Rule, Seed,
    random::{Random, below, random_of},
    text::numbered,
    value::value,
};
use crate::error::Error;

/// How often a row is made that has a key which is there.
const ATTEMPTS: u32 = 2_000;

/// The cells of a row, one for each column of the table; NULL where it is not known.
pub(super) type Row = Vec<Value>;

/// Why there is no row.
pub(super) enum Failure<'a> {
    /// A unique key has no room for another.
    Full(Key),
    /// A foreign key has nothing to refer to.
    NoParent(&'a ForeignKeyDef),
    /// Nothing goes with what other keys chose for the columns that they share.
    Unfit(&'a ForeignKeyDef),
}

impl Failure<'_> {
    pub(super) fn told(self, table: &TableDef, made: usize) -> Error {
        let name = table.name.clone();
        match self {
            Self::Full(key) => Error::Seed {
                table: name,
                reason: format!(
                    "no row was found after {made} that `{}` ({}) has not",
                    key.name,
                    key.names.join(", ")
                ),
                columns: key.names,
                constraint: Some(key.name),
                help: "ask for fewer rows, or give the columns values by `.column(..)` that are not alike"
                    .into(),
            },
            Self::NoParent(key) | Self::Unfit(key) => Error::Seed {
                table: name,
                reason: format!(
                    "`{}` ({}) refers to `{}`, which has no row that fits",
                    key.name,
                    key.columns.join(", "),
                    key.foreign_table
                ),
                help: format!(
                    "seed `{}` too, by `.count(..)`; where tables refer to each other in a circle, let one of the columns \
                     be NULL",
                    key.foreign_table
                ),
                columns: key.columns.clone(),
                constraint: Some(key.name.clone()),
            },
        }
    }
}

/// What no two rows have alike.
pub(super) struct Key {
    name: String,
    names: Vec<String>,
    columns: Vec<usize>,
    taken: HashSet<String>,
}

impl Key {
    /// The cells as a text that is the same for what is alike; none where one of them is NULL, which is like nothing.
    ///
    /// Letters count the same in either case, as they do for an index of `lower(..)` and for some collations.
    fn of(&self, row: &[Value]) -> Option<String> {
        let mut text = String::new();
        for column in &self.columns {
            if row[*column] == Value::Null {
                return None;
            }
            text.push_str(&format!("{:?}\u{0}", row[*column]).to_lowercase());
        }
        Some(text)
    }
}

fn keys(table: &TableDef) -> Vec<Key> {
    let key = |(name, key): (String, UniqueKey<'_>)| {
        let names = match key {
            UniqueKey::Columns(columns) => columns.to_vec(),
            UniqueKey::Index(index) => index.columns(),
        };
        let columns = positions(table, &names);
        Key { name, names, columns, taken: HashSet::new() }
    };
    table.unique_keys().map(key).collect()
}

fn positions(table: &TableDef, names: &[String]) -> Vec<usize> {
    names.iter().filter_map(|name| table.columns.iter().position(|it| it.name == *name)).collect()
}

/// The columns that must be known of the rows that are there: those of keys, and those that others refer to.
pub(super) fn columns_to_know(table: &TableDef, all: &[&TableDef]) -> Vec<usize> {
    let mut columns: Vec<usize> = keys(table).into_iter().flat_map(|it| it.columns).collect();
    let keys = all.iter().flat_map(|it| &it.foreign_keys).filter(|it| it.foreign_table == table.name);
    columns.extend(keys.flat_map(|it| positions(table, &it.foreign_columns)));
    columns.extend(table.columns.iter().position(|it| it.identity.is_some()));
    columns.sort_unstable();
    columns.dedup();
    columns
}

/// What a foreign key can refer to in a table whose rows are known.
pub(super) fn referred(all: &[&TableDef], key: &ForeignKeyDef, rows: &[Row]) -> Vec<Row> {
    let Some(table) = all.iter().find(|it| it.name == key.foreign_table) else { return Vec::new() };
    let columns = positions(table, &key.foreign_columns);
    rows.iter().filter_map(|row| cells(row, &columns)).collect()
}

/// These cells, where none is NULL.
fn cells(row: &[Value], columns: &[usize]) -> Option<Row> {
    let is_known = |it: &&Value| **it != Value::Null;
    columns.iter().map(|it| row.get(*it).filter(is_known).cloned()).collect()
}

/// A foreign key, and what it can refer to.
struct Reference<'a> {
    key: &'a ForeignKeyDef,
    columns: Vec<usize>,
    /// The columns of the same table that it refers to, where it is this one.
    own: Option<Vec<usize>>,
    parents: Vec<Row>,
    null_share: f64,
    random: Random,
}

/// Makes rows of a table.
pub(super) struct Maker<'a> {
    table: &'a TableDef,
    columns: Vec<Maybe<'a>>,
    keys: Vec<Key>,
    references: Vec<Reference<'a>>,
    rows: Vec<Row>,
    new: usize,
}

/// A column, and how it is filled.
struct Maybe<'a> {
    def: &'a ColumnDef,
    rule: Option<&'a Rule>,
    null_share: f64,
    /// The next number, of a whole number that is a key by itself.
    next: Option<i64>,
    /// Whether it is part of a unique key.
    in_key: bool,
    random: Random,
}

impl<'a> Maker<'a> {
    pub(super) fn new(seed: &'a Seed, table: &'a TableDef, rows: Vec<Row>, parents: Vec<Vec<Row>>) -> Self {
        let mut keys = keys(table);
        for key in &mut keys {
            key.taken = rows.iter().filter_map(|row| key.of(row)).collect();
        }
        let is_reference = |name: &String| table.foreign_keys.iter().any(|it| it.columns.contains(name));
        let share = |column: &ColumnDef, usual: f64| {
            let told = seed.null_shares.get(&(table.name.clone(), column.name.clone())).copied();
            if column.nullable { told.unwrap_or(usual) } else { 0.0 }
        };
        let columns = table.columns.iter().enumerate().map(|(at, def)| {
            let counts = def.identity.is_some()
                || def.ty.is_integer()
                    && !is_reference(&def.name)
                    && keys.iter().any(|it| it.columns == [at]);
            Maybe {
                def,
                rule: seed.rules.get(&(table.name.clone(), def.name.clone())),
                null_share: share(def, if def.name.starts_with("deleted") { 1.0 } else { 0.1 }),
                next: counts
                    .then(|| rows.iter().filter_map(|row| whole(&row[at])).max().unwrap_or(0).max(0) + 1),
                in_key: keys.iter().any(|it| it.columns.contains(&at)),
                random: random_of(seed.seed, &table.name, &def.name),
            }
        });
        let references = table.foreign_keys.iter().zip(parents).map(|(key, parents)| {
            let columns = positions(table, &key.columns);
            let shares = columns.iter().map(|it| share(&table.columns[*it], 0.1));
            Reference {
                key,
                null_share: shares.fold(0.0, f64::max),
                own: (key.foreign_table == table.name).then(|| positions(table, &key.foreign_columns)),
                columns,
                parents,
                random: random_of(seed.seed, &table.name, &key.name),
            }
        });
        Self { table, columns: columns.collect(), references: references.collect(), keys, rows, new: 0 }
    }

    /// All rows, and how many of them, at the end, are new.
    pub(super) fn finish(self) -> (Vec<Row>, usize) {
        (self.rows, self.new)
    }

    /// Makes a row.
    pub(super) fn make(&mut self) -> Result<(), Failure<'a>> {
        let mut attempt = 0;
        let (row, found) = loop {
            let is_last = attempt == ATTEMPTS;
            attempt += 1;
            let row = match self.attempt(attempt - 1) {
                Err(Failure::Unfit(_)) if !is_last => continue,
                row => row?,
            };
            let found: Vec<Option<String>> = self.keys.iter().map(|key| key.of(&row)).collect();
            let is_taken =
                |at: &usize| found[*at].as_ref().is_some_and(|it| self.keys[*at].taken.contains(it));
            match (0..found.len()).find(is_taken) {
                None => break (row, found),
                Some(full) if is_last => return Err(Failure::Full(self.keys.swap_remove(full))),
                Some(_) => {}
            }
        };
        for (key, found) in self.keys.iter_mut().zip(found) {
            key.taken.extend(found);
        }
        for column in &mut self.columns {
            column.next = column.next.map(|it| it + 1);
        }
        for reference in &mut self.references {
            let own = reference.own.as_ref().and_then(|own| cells(&row, own));
            reference.parents.extend(own);
        }
        self.rows.push(row);
        self.new += 1;
        Ok(())
    }

    /// A row, whose keys may be taken.
    fn attempt(&mut self, attempt: u32) -> Result<Row, Failure<'a>> {
        let number = self.rows.len() as u64 + 1;
        let mut row: Vec<Option<Value>> = vec![None; self.columns.len()];
        for (cell, column) in row.iter_mut().zip(&mut self.columns) {
            *cell = match (column.rule, column.next) {
                _ if column.def.generated.is_some() => Some(Value::Null),
                (Some(Rule::Each(make)), _) => Some(make(number)),
                (Some(Rule::Weights(weights)), _) => Some(weighted(weights, &mut column.random)),
                (None, Some(next)) => Some(typed(next, &column.def.ty)),
                (None, None) => None,
            };
        }
        let mut to_itself = Vec::new();
        for (at, reference) in self.references.iter_mut().enumerate() {
            match reference.refer(self.table, &mut row) {
                Referred::Done => {}
                Referred::ToItself => to_itself.push(at),
                Referred::Unfit => return Err(Failure::Unfit(reference.key)),
                Referred::Nothing => return Err(Failure::NoParent(reference.key)),
            }
        }
        for (at, column) in self.columns.iter_mut().enumerate() {
            let is_later = to_itself.iter().any(|it| self.references[*it].columns.contains(&at));
            if row[at].is_none() && !is_later {
                row[at] = Some(column.made(&self.table.name, attempt));
            }
        }
        for reference in to_itself {
            let reference = &self.references[reference];
            for (to, from) in reference.columns.iter().zip(reference.own.iter().flatten()) {
                row[*to] = row[*from].clone();
            }
        }
        Ok(row.into_iter().map(|it| it.unwrap_or(Value::Null)).collect())
    }
}

impl Maybe<'_> {
    fn made(&mut self, table: &str, attempt: u32) -> Value {
        if self.null_share > 0.0 && self.random.random_bool(self.null_share) {
            return Value::Null;
        }
        let made = value(table, &self.def.name, &self.def.ty, &mut self.random);
        match (made, &self.def.ty) {
            (Value::Text(text), SqlType::Text { max_length }) if self.in_key && attempt > 0 => {
                let end = 10_u64.pow(attempt.saturating_add(1).min(12));
                Value::Text(numbered(&text, self.random.random_range(0..end), *max_length).into())
            }
            // More of them than the names of columns give.
            (Value::BigInt(_), _) if self.in_key && attempt > 10 => {
                Value::BigInt(self.random.random_range(1..=1_000_000_000))
            }
            (made, _) => made,
        }
    }
}

/// What became of a foreign key.
enum Referred {
    Done,
    /// The first row of a table that refers to itself.
    ToItself,
    /// Nothing goes with what other keys chose for the columns that they share.
    Unfit,
    /// Nothing is there to refer to.
    Nothing,
}

impl Reference<'_> {
    fn refer(&mut self, table: &TableDef, row: &mut [Option<Value>]) -> Referred {
        let open: Vec<usize> = self.columns.iter().copied().filter(|it| row[*it].is_none()).collect();
        if open.is_empty() {
            return Referred::Done;
        }
        let can_be_null = open.iter().any(|it| table.columns[*it].nullable);
        let fits = |parent: &Row| {
            self.columns.iter().zip(parent).all(|(at, cell)| row[*at].as_ref().is_none_or(|it| it == cell))
        };
        let parent = if can_be_null && self.random.random_bool(self.null_share) || self.parents.is_empty() {
            None
        } else if open.len() == self.columns.len() {
            Some(&self.parents[below(&mut self.random, self.parents.len())])
        } else {
            let fitting: Vec<&Row> = self.parents.iter().filter(|it| fits(it)).collect();
            if fitting.is_empty() { None } else { Some(fitting[below(&mut self.random, fitting.len())]) }
        };
        match parent {
            Some(parent) => {
                for (at, cell) in self.columns.iter().zip(parent) {
                    row[*at] = Some(cell.clone());
                }
                Referred::Done
            }
            None if can_be_null => {
                for at in open.into_iter().filter(|it| table.columns[*it].nullable) {
                    row[at] = Some(Value::Null);
                }
                Referred::Done
            }
            None if !self.parents.is_empty() => Referred::Unfit,
            None if self.own.is_some() => Referred::ToItself,
            None => Referred::Nothing,
        }
    }
}

fn weighted(weights: &[(Value, u32)], random: &mut Random) -> Value {
    let sum: u64 = weights.iter().map(|it| u64::from(it.1)).sum();
    let mut chosen = random.random_range(0..sum.max(1));
    for (value, weight) in weights {
        match chosen.checked_sub(u64::from(*weight)) {
            Some(left) => chosen = left,
            None => return value.clone(),
        }
    }
    Value::Null
}

fn whole(value: &Value) -> Option<i64> {
    match value {
        Value::SmallInt(it) => Some((*it).into()),
        Value::Integer(it) => Some((*it).into()),
        Value::BigInt(it) => Some(*it),
        _ => None,
    }
}

/// A whole number as a value of its type; one that is too large is said by the database's own check of values.
fn typed(number: i64, ty: &SqlType) -> Value {
    let too_large = || Value::Invalid(format!("{number} is too large for {ty}"));
    match ty {
        SqlType::SmallInt => i16::try_from(number).map_or_else(|_| too_large(), Value::SmallInt),
        SqlType::Integer => i32::try_from(number).map_or_else(|_| too_large(), Value::Integer),
        _ => Value::BigInt(number),
    }
}
