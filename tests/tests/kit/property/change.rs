//! Another schema, that has much in common with one.

use std::collections::BTreeMap;

use squall::{
    Shared, SqlType,
    ast::Expr,
    schema::{ColumnDef, ColumnDefault, IndexKey, ReferentialAction, TableDef},
    types::EnumDef,
};
use squall_parity::{
    kinds::{KINDS, kind_of},
    random::Random,
    schema::Schema as RandomSchema,
};

use super::answers::fill;

/// Another schema, that has much in common with one.
pub(super) fn mutated(random: &mut Random, from: &RandomSchema) -> Vec<TableDef> {
    let other = RandomSchema::random(random, "");
    if random.chance(10) {
        return unlike(random, from, other);
    }
    let mut tables: Vec<TableDef> = Vec::new();
    for table in &from.tables {
        if random.chance(8) {
            continue;
        }
        tables.push(changed(random, table, &other));
    }
    if random.chance(15) && tables.len() < 4 {
        let mut table = random.pick(&other.tables).clone();
        rename(&mut table, "fresh");
        table.foreign_keys.clear();
        tables.push(table);
    }
    if random.chance(12) && !tables.is_empty() {
        let place = random.below(tables.len());
        let old = tables[place].name.clone();
        let mut table = tables[place].clone();
        rename(&mut table, "moved");
        let (name, schema) = (table.name.clone(), table.schema.clone());
        tables[place] = table;
        for key in tables.iter_mut().flat_map(|it| &mut it.foreign_keys).filter(|it| it.foreign_table == old)
        {
            (key.foreign_table, key.foreign_schema) = (name.clone(), schema.clone());
        }
    }
    // What refers to a table or a column that is gone goes with it.
    let known = tables.clone();
    for table in &mut tables {
        let own: BTreeMap<String, SqlType> =
            table.columns.iter().map(|it| (it.name.clone(), it.ty.clone())).collect();
        table.foreign_keys.retain(|key| {
            known.iter().find(|it| it.name == key.foreign_table).is_some_and(|parent| {
                parent.primary_key == key.foreign_columns
                    && key.columns.iter().zip(&key.foreign_columns).all(|(column, foreign)| {
                        parent.column(foreign).is_some_and(|it| own.get(column) == Some(&it.ty))
                    })
            })
        });
    }
    if random.chance(15) {
        relabel(random, from, &mut tables);
    }
    // The database has not the type of an enum that no column has any more.
    let columns = tables.iter().flat_map(|it| &it.columns);
    let known: Vec<String> = columns.filter_map(|it| native_enum(&it.ty)).collect();
    forget_enums(&mut tables, &|name| known.contains(&name.to_owned()));
    tables
}

fn native_enum(ty: &SqlType) -> Option<String> {
    match ty.leaf() {
        SqlType::Enum(def) if def.native => Some(def.name.to_string()),
        _ => None,
    }
}

/// Drops what has a value of another native enum in it than those that are known.
fn forget_enums(tables: &mut [TableDef], knows: &dyn Fn(&str) -> bool) {
    let is_known = |expr: &Expr| {
        let mut all = true;
        expr.walk(&mut |it| all &= native_enum(it.ty()).is_none_or(|name| knows(&name)));
        all
    };
    for table in tables.iter_mut() {
        table.checks.retain(|it| is_known(&it.condition));
        table.columns.retain(|it| it.generated.as_ref().is_none_or(|it| is_known(&it.expr)));
        table.indexes.retain(|it| {
            let keys = it.parts.iter().all(|part| match &part.key {
                IndexKey::Expr(expr) => is_known(expr),
                IndexKey::Column(_) => true,
            });
            keys && it.predicate.as_ref().is_none_or(is_known)
        });
        forget_missing(table);
    }
}

/// One that has nothing in common with it but the names; what rows cannot be filled with they need not have.
fn unlike(random: &mut Random, from: &RandomSchema, other: RandomSchema) -> Vec<TableDef> {
    let mut tables = other.tables;
    for table in &mut tables {
        let Some(old) = from.tables.iter().find(|it| it.name == table.name) else { continue };
        for column in table.columns.iter_mut().filter(|it| it.generated.is_none() && it.identity.is_none()) {
            let is_there = old.column(&column.name).is_some_and(|it| it.ty == column.ty);
            if !is_there && !column.nullable && column.default.is_none() && fill(&column.ty).is_none() {
                give_default(random, column);
            }
        }
    }
    tables
}

/// A value for rows that are there, where the column cannot be NULL.
fn give_default(random: &mut Random, column: &mut ColumnDef) {
    let value = random.pick(&kind_of(&column.ty).tame).clone();
    if squall_parity::schema::fits(&value, &column.ty) {
        column.default = Some(ColumnDefault::Value(value));
    }
}

/// Gives an enum other labels, wherever it is used.
fn relabel(random: &mut Random, from: &RandomSchema, tables: &mut [TableDef]) {
    let old = random.pick(&from.enums).clone();
    let mut labels = old.labels.to_vec();
    match random.below(4) {
        3 => {
            let place = random.below(labels.len());
            labels[place] = "other".into();
        }
        0 => labels.insert(random.below(labels.len() + 1), "another".into()),
        1 => {
            labels.remove(random.below(labels.len()));
        }
        _ => labels.reverse(),
    }
    let new: Shared<EnumDef> = EnumDef { labels: labels.into(), ..(*old).clone() }.into();
    for table in tables.iter_mut() {
        let mut touched = Vec::new();
        for column in &mut table.columns {
            if let SqlType::Enum(def) = &column.ty
                && **def == *old
            {
                column.ty = SqlType::Enum(new.clone());
                column.default = None;
                column.nullable |= !table.primary_key.contains(&column.name);
                touched.push(column.name.clone());
            }
        }
        // Their trees have the enum as it was.
        if !touched.is_empty() {
            table.columns.retain(|it| it.generated.is_none());
            table.checks.clear();
            table.indexes.retain(|it| it.is_plain() && it.predicate.is_none());
            forget_missing(table);
        }
    }
    forget_enums(tables, &|name| name != &*old.name);
}

fn rename(table: &mut TableDef, word: &str) {
    let base = format!("{}_{word}", table.base_name());
    let old = table.name.clone();
    table.name = match &table.schema {
        Some(schema) => format!("{schema}.{base}"),
        None => base,
    };
    let new = table.name.clone();
    let named = |name: &mut String| *name = name.replacen(&old, &new, 1);
    table.uniques.iter_mut().for_each(|it| named(&mut it.name));
    table.checks.iter_mut().for_each(|it| named(&mut it.name));
    table.indexes.iter_mut().for_each(|it| named(&mut it.name));
    table.foreign_keys.iter_mut().for_each(|it| {
        named(&mut it.name);
        if it.foreign_table == old {
            it.foreign_table = new.clone();
        }
    });
}

/// Drops what stands on a column that is gone.
fn forget_missing(table: &mut TableDef) {
    let names: Vec<String> = table.columns.iter().map(|it| it.name.clone()).collect();
    let has = |columns: &[String]| columns.iter().all(|it| names.contains(it));
    table.uniques.retain(|it| has(&it.columns));
    table.checks.retain(|it| has(&it.columns));
    table.foreign_keys.retain(|it| has(&it.columns));
    table.indexes.retain(|it| {
        let mut mentioned = it.columns();
        if let Some(predicate) = &it.predicate {
            mentioned.extend(squall::schema::CheckDef::new("", predicate.clone()).columns);
        }
        has(&mentioned)
    });
    let computed = |column: &ColumnDef| {
        column
            .generated
            .as_ref()
            .is_none_or(|it| has(&squall::schema::CheckDef::new("", it.expr.clone()).columns))
    };
    table.columns.retain(computed);
}

fn changed(random: &mut Random, table: &TableDef, other: &RandomSchema) -> TableDef {
    let mut table = table.clone();
    let is_key = |table: &TableDef, name: &str| table.primary_key.iter().any(|it| it == name);
    let mut retyped = Vec::new();
    let mut columns = Vec::new();
    for mut column in std::mem::take(&mut table.columns) {
        if is_key(&table, &column.name) || column.generated.is_some() {
            columns.push(column);
            continue;
        }
        match random.below(100) {
            0..10 => continue,
            10..18 => {
                // It may be taken for a new one, for which rows need a value.
                let name = format!("{}_was", column.name);
                retyped.push(column.name.clone());
                column.name = name;
                if column.default.is_none() && fill(&column.ty).is_none() && random.chance(50) {
                    column.nullable = true;
                }
                columns.push(column);
            }
            18..30 => {
                let kind = random.pick(&KINDS);
                let ty = random.pick(&kind.columns).clone();
                let is_enum = matches!(ty.leaf(), SqlType::Enum(_));
                // A text that comes of random seldom is a number.
                let is_unlikely = column.ty.is_text() && !ty.is_text() && random.chance(80);
                if !is_enum && ty != column.ty && !is_unlikely {
                    retyped.push(column.name.clone());
                    column.ty = ty;
                    column.default = None;
                    column.collation = None;
                    column.nullable |= fill(&column.ty).is_none();
                }
                columns.push(column);
            }
            30..38 => {
                column.nullable = !column.nullable;
                columns.push(column);
            }
            38..45 => {
                let tame = &kind_of(&column.ty).tame;
                let value = random.pick(tame).clone();
                let fits = squall_parity::schema::fits(&value, &column.ty);
                column.default = (fits && column.default.is_none()).then_some(ColumnDefault::Value(value));
                columns.push(column);
            }
            45..50 => {
                column.comment = Some("it's \"new\"; -- */".into());
                columns.push(column);
            }
            _ => columns.push(column),
        }
    }
    table.columns = columns;
    if random.chance(30) {
        let donor = random.pick(&other.tables).clone();
        let able = donor.columns.iter().filter(|it| {
            it.identity.is_none() && it.generated.is_none() && !matches!(it.ty.leaf(), SqlType::Enum(_))
        });
        let able: Vec<&ColumnDef> = able.collect();
        if !able.is_empty() {
            let mut column = (*random.pick(&able)).clone();
            column.name = format!("n{}", random.below(3));
            column.nullable |= column.default.is_none() && fill(&column.ty).is_none();
            let place = random.below(table.columns.len() + 1);
            if table.column(&column.name).is_none() {
                table.columns.insert(place, column);
            }
        }
    }
    // Their trees have the column as it was.
    let touches = |columns: &[String]| columns.iter().any(|it| retyped.contains(it));
    let mentions =
        |expr: &squall::ast::Expr| touches(&squall::schema::CheckDef::new("", expr.clone()).columns);
    table.checks.retain(|it| !touches(&it.columns));
    table.uniques.retain(|it| !touches(&it.columns));
    table.indexes.retain(|it| !touches(&it.columns()) && !it.predicate.as_ref().is_some_and(mentions));
    table.columns.retain(|it| !it.generated.as_ref().is_some_and(|it| mentions(&it.expr)));
    forget_missing(&mut table);
    if random.chance(8) {
        table.checks.clear();
    }
    if random.chance(10) {
        table.uniques.clear();
    }
    if random.chance(10) {
        table.indexes.clear();
    }
    if random.chance(10) {
        table.foreign_keys.clear();
    }
    if random.chance(10) {
        for key in &mut table.foreign_keys {
            key.on_delete = *random.pick(&[ReferentialAction::NoAction, ReferentialAction::Cascade]);
            key.deferrable = !key.deferrable;
        }
    }
    if random.chance(10)
        && let Some(column) = table
            .columns
            .iter()
            .find(|it| kind_of(&it.ty).key && it.generated.is_none() && !is_key(&table, &it.name))
    {
        let name = format!("{}_{}_added", table.name, column.name);
        // One that has the key in it holds for any rows.
        let mut columns = if random.chance(70) { table.primary_key.clone() } else { Vec::new() };
        columns.push(column.name.clone());
        if random.chance(50) {
            table.uniques.push(squall::schema::UniqueDef { name, columns });
        } else {
            let unique = random.chance(30);
            table
                .indexes
                .push(squall::schema::IndexDef { unique, ..squall::schema::IndexDef::new(name, columns) });
        }
    }
    table
}
