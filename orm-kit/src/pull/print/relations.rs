//! Names for the relations: one for the way along each foreign key, and one for each way back.

use std::collections::HashSet;

use heck::ToSnakeCase;
use squall::schema::{ForeignKeyDef, IndexKey};

use super::{
    super::names::{camel, is_name, plural, singular},
    Named,
};

/// What a relation cannot be called: what the derives and the traits have under the same path.
const TAKEN: [&str; 5] = ["new", "query", "find", "by_key", "def"];

/// The relations of all tables, by the positions of the tables.
pub(super) struct Relations {
    keys: Vec<Vec<Key>>,
    /// The attributes of the table that is referred to.
    back: Vec<Vec<String>>,
}

/// A foreign key whose table the source has.
struct Key {
    /// Its position among those of the table.
    position: usize,
    /// The position of the table that it refers to.
    parent: usize,
    /// The name of the relation along it.
    name: String,
    /// Whether the derive would give it another name, or none.
    is_told: bool,
    /// What tells it from another to the same table.
    stem: String,
}

impl Relations {
    pub(super) fn new(tables: &[Named<'_>]) -> Self {
        let mut names = Names::new(tables);
        let keys: Vec<Vec<Key>> = (0..tables.len()).map(|place| forward(tables, place, &mut names)).collect();
        let mut relations = Self { keys, back: tables.iter().map(|_| Vec::new()).collect() };
        for place in 0..tables.len() {
            relations.one_or_many(tables, place, &mut names);
        }
        // After all others: who has rows of a table of its own calls them by their name.
        for place in 0..tables.len() {
            relations.through(tables, place, &mut names);
        }
        relations
    }

    /// The name of the relation along a foreign key, where the source has to say it.
    pub(super) fn told(&self, table: usize, key: usize) -> Option<&str> {
        let key = self.keys[table].iter().find(|it| it.position == key)?;
        key.is_told.then_some(key.name.as_str())
    }

    /// The attributes that say the ways back to a table.
    pub(super) fn back(&self, table: usize) -> &[String] {
        &self.back[table]
    }

    /// The rows of a table, for those that they refer to.
    fn one_or_many(&mut self, tables: &[Named<'_>], place: usize, names: &mut Names) {
        let child = &tables[place];
        for key in &self.keys[place] {
            let is_one = is_unique(child, &child.table.foreign_keys[key.position].columns);
            let base = if is_one { one(child) } else { many(child) };
            let is_plain = key.parent != place && self.keys_to(place, key.parent) == 1;
            let by_key = format!("{base}_by_{}", key.stem);
            let wanted = if is_plain { vec![base, by_key] } else { vec![by_key] };
            let name = names.take(key.parent, wanted);
            let kind = if is_one { "has_one" } else { "has_many" };
            let target =
                if is_plain { child.ident.clone() } else { format!("{}::{}", child.ident, key.name) };
            self.back[key.parent].push(format!("{kind}({name}: {target})"));
        }
    }

    /// What a table between, which has two foreign keys and nothing else, brings together.
    fn through(&mut self, tables: &[Named<'_>], place: usize, names: &mut Names) {
        let link = &tables[place];
        let [first, second] = self.keys[place].as_slice() else { return };
        if !is_pure_link(link) {
            return;
        }
        for (back, on) in [(first, second), (second, first)] {
            let target = &tables[on.parent];
            let (wanted, between) = if back.parent == on.parent {
                // The two ways are told apart by their names.
                (vec![plural(&on.name)], format!("{}({}, {})", link.ident, back.name, on.name))
            } else {
                (vec![many(target)], link.ident.clone())
            };
            let longer = format!("{}_through_{}", wanted[0], many(link));
            let name = names.take(back.parent, wanted.into_iter().chain([longer]).collect());
            self.back[back.parent].push(format!("many_to_many({name}: {} through {between})", target.ident));
        }
    }

    fn keys_to(&self, table: usize, parent: usize) -> usize {
        self.keys[table].iter().filter(|it| it.parent == parent).count()
    }
}

/// The names along the foreign keys of a table.
fn forward(tables: &[Named<'_>], place: usize, names: &mut Names) -> Vec<Key> {
    let table = &tables[place];
    let known = table.table.foreign_keys.iter().enumerate().filter_map(|(position, key)| {
        let parent = tables.iter().position(|it| it.table.name == key.foreign_table)?;
        Some((position, key, parent))
    });
    let known: Vec<(usize, &ForeignKeyDef, usize)> = known.collect();
    let mut given: Vec<Option<String>> = Vec::new();
    for (_, key, _) in &known {
        // What the derive takes by itself; no other may have it then.
        let name = usual(table, key).filter(|it| names.is_free(place, it));
        if let Some(name) = &name {
            names.take(place, vec![name.clone()]);
        }
        given.push(name);
    }
    known
        .into_iter()
        .zip(given)
        .map(|((position, key, parent), usual)| {
            let is_told = usual.is_none();
            let parent_name = one(&tables[parent]);
            let name = usual.unwrap_or_else(|| names.take(place, unusual(table, key, &parent_name)));
            let stem = match key.columns.as_slice() {
                [column] => stem(table.field(column)).to_owned(),
                _ => name.clone(),
            };
            Key { position, parent, name, is_told, stem }
        })
        .collect()
}

/// The name that the derive gives: that of the field without `_id`.
fn usual(table: &Named<'_>, key: &ForeignKeyDef) -> Option<String> {
    let [column] = key.columns.as_slice() else { return None };
    let name = plain(table.field(column)).strip_suffix("_id")?;
    is_name(name).then(|| name.to_owned())
}

/// Names for a foreign key that the derive gives none.
fn unusual(table: &Named<'_>, key: &ForeignKeyDef, parent: &str) -> Vec<String> {
    let fields: Vec<&str> = key.columns.iter().map(|it| plain(table.field(it))).collect();
    match fields.as_slice() {
        [field] => {
            let stem = stem(field);
            let longer = (stem != parent).then(|| format!("{stem}_{parent}"));
            longer.into_iter().chain([format!("{stem}_row")]).collect()
        }
        _ => vec![parent.to_owned(), format!("{parent}_by_{}", fields.join("_"))],
    }
}

/// What a row of a table is called.
fn one(table: &Named<'_>) -> String {
    camel(&singular(table.table.base_name())).to_snake_case()
}

/// What rows of a table are called: by its own name, where that is a plural.
fn many(table: &Named<'_>) -> String {
    let (one, own) = (one(table), camel(table.table.base_name()).to_snake_case());
    if own == one { plural(&one) } else { own }
}

/// The field without `_id`.
fn stem(field: &str) -> &str {
    let field = plain(field);
    field.strip_suffix("_id").filter(|it| !it.is_empty()).unwrap_or(field)
}

fn plain(field: &str) -> &str {
    field.trim_start_matches("r#")
}

/// Whether no two rows have the same values in the columns.
fn is_unique(table: &Named<'_>, columns: &[String]) -> bool {
    let def = table.table;
    let holds = |key: &[String]| !key.is_empty() && key.iter().all(|it| columns.contains(it));
    let of_columns = |it: &&squall::schema::IndexDef| {
        it.predicate.is_none() && it.parts.iter().all(|part| matches!(part.key, IndexKey::Column(_)))
    };
    holds(&def.primary_key)
        || def.uniques.iter().any(|it| holds(&it.columns))
        || def.indexes.iter().filter(|it| it.unique).filter(of_columns).any(|it| holds(&it.columns()))
}

/// Whether two foreign keys are all that there is in the table, each pair of rows once.
fn is_pure_link(table: &Named<'_>) -> bool {
    let [first, second] = table.table.foreign_keys.as_slice() else { return false };
    let columns: Vec<String> = first.columns.iter().chain(&second.columns).cloned().collect();
    table.table.columns.len() == columns.len()
        && table.table.columns.iter().all(|it| columns.contains(&it.name))
        && is_unique(table, &columns)
        && !is_unique(table, &first.columns)
        && !is_unique(table, &second.columns)
}

/// The names that the consts of each table have.
struct Names(Vec<HashSet<String>>);

impl Names {
    fn new(tables: &[Named<'_>]) -> Self {
        let of = |table: &Named<'_>| {
            let fields = table.fields.iter().map(|it| plain(&it.ident).to_owned());
            fields.chain(TAKEN.map(str::to_owned)).collect()
        };
        Self(tables.iter().map(of).collect())
    }

    fn is_free(&self, table: usize, name: &str) -> bool {
        is_name(name) && !self.0[table].contains(name)
    }

    /// The first of the names that is free, or the last with a number.
    fn take(&mut self, table: usize, wanted: Vec<String>) -> String {
        let last = wanted.last().cloned().unwrap_or_default();
        let numbered = (2..).map(|number| format!("{last}_{number}"));
        let free = wanted.into_iter().chain(numbered).find(|it| self.is_free(table, it));
        let name = free.unwrap_or(last);
        self.0[table].insert(name.clone());
        name
    }
}
