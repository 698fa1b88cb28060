//! Random INSERTs, whose rows refer to others that there are.

use squall::{
    SqlType, Value,
    ast::{
        Assigned, ConflictAction, ConflictTarget, EXCLUDED, Expr, Insert, OnConflict, SelectItem, TableRef,
    },
    schema::{ColumnInfo, TableDef, UniqueKey},
};

use crate::{
    expression::{columns, is_wild},
    kinds::kind_of,
    living::GONE,
    random::Random,
    schema::fits,
    statement::{Readable, Statements},
};

/// The keys of rows that were inserted into tables, so that others refer to them.
#[derive(Debug, Default)]
pub struct Keys(Vec<(String, Vec<Value>)>);

impl Keys {
    /// Notes the rows of an INSERT.
    pub fn note(&mut self, insert: &Insert) {
        let columns = &insert.table.info.columns;
        for row in insert.cells.chunks(columns.len()) {
            let keys = columns.iter().zip(row).filter(|(column, _)| column.primary_key);
            let key = keys.map(|(_, cell)| match cell {
                Some(Assigned::Value(value)) => Some(value.clone()),
                _ => None,
            });
            if let Some(key) = key.collect() {
                self.0.push((insert.table.info.name.to_string(), key));
            }
        }
    }

    fn any(&self, random: &mut Random, table: &str) -> Option<&[Value]> {
        let keys: Vec<&[Value]> =
            self.0.iter().filter(|(name, _)| name == table).map(|(_, key)| key.as_slice()).collect();
        random.pick_of(&keys).copied()
    }
}

impl Statements<'_> {
    /// An INSERT into the table at `place`.
    pub fn insert(&self, random: &mut Random, place: usize, several: bool) -> Insert {
        let (table, def) = (&self.infos[place], &self.schema.tables[place]);
        let rows = if several && random.chance(40) { random.within(2, 3) } else { 1 };
        let may_miss = |column: &squall::schema::ColumnDef| {
            column.identity.is_some()
                || column.default.is_some()
                || column.nullable && random_key(def, &column.name)
        };
        let written = (0..def.columns.len()).filter(|at| def.columns[*at].generated.is_none());
        let columns: Vec<usize> =
            written.filter(|at| !may_miss(&def.columns[*at]) || random.chance(70)).collect();
        let rows = if columns.is_empty() { 1 } else { rows };
        let mut cells = Vec::new();
        for _ in 0..rows {
            for (at, column) in table.info.columns.iter().enumerate() {
                cells.push(columns.contains(&at).then(|| Assigned::Value(self.stored(random, def, column))));
            }
            let start = cells.len() - def.columns.len();
            self.refer(random, def, &mut cells[start..]);
        }
        let auto = def.columns.iter().any(|it| it.identity.is_some());
        let drawn =
            (0..def.columns.len()).any(|at| def.columns[at].identity.is_some() && !columns.contains(&at));
        // A row that is left out takes a number of the auto key with it on one of the databases.
        let on_conflict = (several && !columns.is_empty() && !drawn && random.chance(70))
            .then(|| self.on_conflict(random, place, rows));
        let returning = match random.chance(40) {
            false => Vec::new(),
            // An insert that fails takes a number with it on one of the databases.
            true if auto => vec![SelectItem::Table(table.clone())],
            true => self.returning(random, table),
        };
        Insert {
            table: table.clone(),
            columns,
            cells,
            query: None,
            on_conflict: on_conflict.map(Box::new),
            returning,
        }
    }

    /// Makes a row refer to others that there are, most often.
    fn refer(&self, random: &mut Random, def: &TableDef, cells: &mut [Option<Assigned>]) {
        for key in &def.foreign_keys {
            let Some(values) = self.keys.any(random, &key.foreign_table).filter(|_| random.chance(75)) else {
                continue;
            };
            for (name, value) in key.columns.iter().zip(values) {
                let place = def.columns.iter().position(|it| it.name == *name);
                if let Some(cell @ Some(_)) = place.and_then(|place| cells.get_mut(place)) {
                    *cell = Some(Assigned::Value(value.clone()));
                }
            }
        }
    }

    /// What an INSERT of so many rows does on a conflict. Of several, two may meet the same row, so that only one is updated.
    fn on_conflict(&self, random: &mut Random, place: usize, rows: usize) -> OnConflict {
        let (table, def) = (&self.infos[place], &self.schema.tables[place]);
        let keys: Vec<UniqueKey<'_>> = def.unique_keys().map(|(_, key)| key).collect();
        if keys.is_empty() || random.chance(10) {
            return OnConflict { target: None, action: ConflictAction::Nothing };
        }
        let key = *random.pick(&keys);
        let names = match key {
            UniqueKey::Columns(names) => names.to_vec(),
            UniqueKey::Index(index) => index.columns(),
        };
        let own = columns(table);
        let is = |expr: &&Expr, name: &String| matches!(expr, Expr::Column(it) if it.info.name == *name);
        let of = |name: &String| own.iter().find(|expr| is(expr, name)).cloned();
        let target = ConflictTarget {
            keys: names.iter().filter_map(of).collect(),
            predicate: key.predicate().cloned(),
        };
        if rows > 1 || random.chance(15) {
            return OnConflict { target: Some(target), action: ConflictAction::Nothing };
        }
        let mut leaves = own;
        leaves.extend(columns(&TableRef { alias: Some(EXCLUDED.into()), ..table.clone() }));
        let readable = self.readable(random, table);
        let assignments = self.assignments(random, place, &leaves, &readable);
        if assignments.is_empty() {
            return OnConflict { target: Some(target), action: ConflictAction::Nothing };
        }
        let filter = random.chance(40).then(|| {
            let mut maker = self.limited_maker(random, leaves, &readable);
            if maker.can_ask() && maker.random.chance(40) { maker.asked() } else { maker.condition(2) }
        });
        OnConflict { target: Some(target), action: ConflictAction::Update { assignments, filter } }
    }

    /// What a query in an upsert of a table can read; now and then all, of which some is refused.
    fn readable(&self, random: &mut Random, table: &TableRef) -> Readable {
        let mut readable = self.all();
        if random.chance(95) {
            let name = &table.info.name;
            readable.tables.retain(|it| it.info.name != *name);
            readable.relations.retain(|it| !it.reads(name));
        }
        readable
    }

    /// A value for a column; now and then one that it does not take.
    pub(crate) fn stored(&self, random: &mut Random, def: &TableDef, column: &ColumnInfo) -> Value {
        if column.nullable && random.chance(if column.name == GONE { 65 } else { 30 }) {
            return Value::Null;
        }
        let key = def.foreign_keys.iter().find(|key| key.columns.iter().any(|it| *it == column.name));
        if (column.primary_key || key.is_some()) && column.ty.is_integer() {
            // Few numbers, so that rows refer to one another.
            let pairs = key.map_or(&def.primary_key, |key| &key.foreign_columns).len() > 1;
            let number = random.within(1, if pairs { 3 } else { 8 });
            return match column.ty {
                SqlType::Integer => Value::Integer(number as i32),
                SqlType::BigInt => Value::BigInt(number as i64),
                _ => Value::SmallInt(number as i16),
            };
        }
        let kind = kind_of(&column.ty);
        let any = random.chance(2);
        for _ in 0..20 {
            let wild = is_wild(&column.name) && !kind.wild.is_empty() && random.chance(50);
            let value = random.pick(if wild { &kind.wild } else { &kind.tame }).clone();
            if any || fits(&value, &column.ty) {
                return value;
            }
        }
        random.pick(&kind.tame).clone()
    }
}

fn random_key(def: &TableDef, name: &str) -> bool {
    !def.primary_key.iter().any(|key| key == name)
}
