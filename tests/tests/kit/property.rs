//! Two random schemas, with random rows in the first: the migration from the one to the other loses what its plan says, and
//! nothing else, and leaves the second.

use std::collections::BTreeMap;

use squall::{
    Db, Error, Shared, SqlType, Value,
    ast::{Insert, SelectItem, Statement},
    schema::{ColumnDef, ColumnDefault, ReferentialAction, TableDef},
    types::EnumDef,
};
use squall_kit::{
    Schema,
    diff::{Answers, Diff, Question},
    plan::{Backend, Plan, PlanOptions},
    runner::{MigrateOptions, migrate},
};
use squall_parity::{
    insert::Keys,
    kinds::{KINDS, kind_of},
    random::Random,
    run::{Answer, Side},
    schema::Schema as RandomSchema,
    statement::Statements,
};
use squall_testing::TestDb;

use super::support::{execute, migration, unlike};

const SEED: u64 = 6;

fn pairs() -> u64 {
    std::env::var("SQUALL_KIT_PAIRS").ok().and_then(|it| it.parse().ok()).unwrap_or(60)
}

fn first() -> u64 {
    std::env::var("SQUALL_KIT_FIRST").ok().and_then(|it| it.parse().ok()).unwrap_or(0)
}

/// What came of the pairs.
#[derive(Debug, Default)]
struct Tally {
    migrated: u64,
    refused: u64,
    rows: usize,
    values: usize,
    lossy: u64,
    rebuilt: u64,
}

#[test]
fn any_schema_becomes_any_other() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let test_db = runtime.block_on(TestDb::new(squall_testing::Backend::Postgres)).unwrap();
    let mut tally = Tally::default();
    for pair in first()..first() + pairs() {
        let postgres = test_db.db().clone();
        one(&runtime, postgres.clone(), pair, &mut tally);
        runtime.block_on(async {
            for sql in
                ["DROP SCHEMA public CASCADE", "CREATE SCHEMA public", "DROP SCHEMA IF EXISTS ns CASCADE"]
            {
                execute(&postgres, sql).await.unwrap();
            }
        });
    }
    println!("{tally:?}");
    assert!(tally.migrated > pairs() / 4, "{tally:?}");
    assert!(tally.rows > 0 && tally.values > 0 && tally.lossy > 0 && tally.rebuilt > 0, "{tally:?}");
}

fn one(runtime: &tokio::runtime::Runtime, postgres: Db, pair: u64, tally: &mut Tally) {
    let mut random = Random::new(SEED, pair);
    let from = RandomSchema::random(&mut random, "");
    let to = mutated(&mut random, &from);
    let (before, after) = (from.tables.iter().collect::<Schema>(), to.iter().collect::<Schema>());
    let Some(diff) = answered(&mut random, &before, &after) else { return };
    let plans = Backend::ALL.map(|backend| Plan::new(&diff, backend, PlanOptions::default()));
    let [Ok(on_postgres), Ok(on_sqlite)] = &plans else {
        // A type that one of them has not.
        assert!(plans.iter().any(|it| it.is_err()));
        return;
    };
    let migration = migration("1_change", &diff);
    let sides =
        [Side::new(runtime.block_on(squall::connect("sqlite::memory:")).unwrap()), Side::new(postgres)];
    let tables: Vec<&TableDef> = from.tables.iter().collect();
    for side in &sides {
        if runtime.block_on(side.db.create_tables(&tables)).is_err() {
            return;
        }
    }
    let infos = from.infos();
    let mut keys = Keys::default();
    for place in 0..from.tables.len() {
        for _ in 0..random.within(0, 8) {
            let statements = Statements { schema: &from, infos: &infos, relations: &[], keys: &keys };
            let insert = Insert { returning: Vec::new(), ..statements.insert(&mut random, place, false) };
            keys.note(&insert);
            let insert = Statement::Insert(insert);
            let answers = sides.each_ref().map(|side| side.run(runtime, &insert));
            assert_eq!(
                matches!(answers[0], Answer::Rows(..)),
                matches!(answers[1], Answer::Rows(..)),
                "pair {pair}: {answers:?}"
            );
        }
    }
    let contents = |side: &Side, tables: &[squall::ast::TableRef]| -> Vec<Vec<Vec<Value>>> {
        tables
            .iter()
            .map(|table| {
                let all = Statement::Select(Box::new(squall::ast::Select {
                    items: vec![SelectItem::Table(table.clone())],
                    from: Some(table.clone()),
                    ..Default::default()
                }));
                match side.run(runtime, &all) {
                    Answer::Rows(rows, _) => rows,
                    other => panic!("pair {pair}: {other:?}\n{}", shown(&migration)),
                }
            })
            .collect()
    };
    let old = sides.each_ref().map(|side| contents(side, &infos));
    let is_risky = on_postgres.steps.iter().chain(&on_sqlite.steps).any(|it| it.fails_where.is_some());
    let results = sides.each_ref().map(|side| {
        runtime.block_on(migrate(&side.db, std::slice::from_ref(&migration), &MigrateOptions::default()))
    });
    tally.rebuilt += u64::from(migration.sqlite.as_ref().unwrap().contains("squall: rebuild"));
    match &results {
        [Ok(_), Ok(_)] => {}
        [Err(_), Err(_)] if is_risky => {
            tally.refused += 1;
            let unlike = runtime.block_on(unlike(&sides[0].db, &before)).unwrap();
            assert!(unlike.is_empty(), "pair {pair}, refused: {unlike:#?}\n{}", shown(&migration));
            return;
        }
        // Postgres computes what is constant in a generated column before it knows of collations.
        [_, Err(squall_kit::Error::Statement { source, .. })] if source.to_string().contains("42P22") => {
            return;
        }
        _ => panic!("pair {pair}: {results:#?}\n{}", shown(&migration)),
    }
    for (side, name) in sides.iter().zip(["SQLite", "Postgres"]) {
        let unlike = runtime.block_on(unlike(&side.db, &after));
        let unlike =
            unlike.unwrap_or_else(|error| panic!("pair {pair}, {name}: {error}\n{}", shown(&migration)));
        assert!(unlike.is_empty(), "pair {pair}, {name}: {unlike:#?}\n{}", shown(&migration));
    }
    tally.migrated += 1;
    tally.lossy += u64::from(on_postgres.losses().next().is_some());
    // The rows of tables that stay, and the values of columns that stay as they are.
    let new_schema = RandomSchema { tables: to, enums: from.enums.clone(), relations: Vec::new() };
    let new_infos = new_schema.infos();
    for (at, side) in sides.iter().enumerate() {
        let new = contents(side, &new_infos);
        for (place, table) in from.tables.iter().enumerate() {
            let changed = diff.changed.iter().find(|it| it.old.name == table.name);
            if changed.is_none() && !new_schema.tables.iter().any(|it| it.name == table.name) {
                continue;
            }
            let target = changed.map_or(&table.name, |it| &it.new.name);
            let Some(target) = new_schema.tables.iter().position(|it| it.name == *target) else { continue };
            if diff.dropped.iter().any(|it| it.name == table.name) {
                continue;
            }
            assert_eq!(
                old[at][place].len(),
                new[target].len(),
                "pair {pair}: rows of {}\n{}",
                table.name,
                shown(&migration)
            );
            tally.rows += new[target].len();
            tally.values +=
                kept_values(&diff, table, &new_schema.tables[target], &old[at][place], &new[target], &|| {
                    format!("pair {pair}, side {at}\n{}", shown(&migration))
                });
        }
    }
}

/// Compares the values of the columns that stay as they are, row by row in an order of their own; returns how many.
fn kept_values(
    diff: &Diff,
    old_table: &TableDef,
    new_table: &TableDef,
    old: &[Vec<Value>],
    new: &[Vec<Value>],
    place: &dyn Fn() -> String,
) -> usize {
    let changed = diff.changed.iter().find(|it| it.old.name == old_table.name);
    let mut pairs = Vec::new();
    for (from, column) in old_table.columns.iter().enumerate() {
        let name = changed
            .and_then(|it| it.renamed_columns.iter().find(|(old, _)| *old == column.name))
            .map_or(&column.name, |(_, new)| new);
        let Some(to) = new_table.columns.iter().position(|it| it.name == *name) else { continue };
        let target = &new_table.columns[to];
        let is_filled = diff.answers.fills.contains_key(&format!("{}.{name}", new_table.name));
        if target.ty == column.ty && target.generated.is_none() && column.generated.is_none() && !is_filled {
            pairs.push((from, to));
        }
    }
    let rows = |rows: &[Vec<Value>], which: &dyn Fn(&(usize, usize)) -> usize| -> Vec<String> {
        let mut texts: Vec<String> = rows
            .iter()
            .map(|row| pairs.iter().map(|pair| format!("{:?};", row[which(pair)])).collect())
            .collect();
        texts.sort();
        texts
    };
    assert_eq!(rows(old, &|it| it.0), rows(new, &|it| it.1), "{}", place());
    pairs.len() * old.len()
}

fn shown(migration: &squall_kit::project::Migration) -> String {
    format!(
        "{}\n\n{}",
        migration.postgres.as_deref().unwrap_or_default(),
        migration.sqlite.as_deref().unwrap_or_default()
    )
}

/// The difference, with all that is asked answered at random.
fn answered(random: &mut Random, from: &Schema, to: &Schema) -> Option<Diff> {
    let mut answers = Answers::default();
    for _ in 0..20 {
        let questions = match Diff::new(from, to, &answers) {
            Ok(diff) => return Some(diff),
            Err(squall_kit::Error::Questions(questions)) => questions,
            Err(squall_kit::Error::Database(Error::InvalidQuery(_))) => return None,
            Err(error) => panic!("{error}"),
        };
        let mut taken: Vec<String> = answers.renames.values().cloned().collect();
        for question in questions {
            match question {
                Question::Renamed { name, candidates, .. } => {
                    let free: Vec<&String> = candidates.iter().filter(|it| !taken.contains(it)).collect();
                    if free.is_empty() || random.chance(50) {
                        answers.created.insert(name);
                    } else {
                        let old = (*random.pick(&free)).clone();
                        taken.push(old.clone());
                        answers.renames.insert(name, old);
                    }
                }
                Question::Fill { column } => {
                    let (table, name) = column.rsplit_once('.')?;
                    let fill = fill(&to.table(table)?.column(name)?.ty)?;
                    answers.fills.insert(column, fill.into());
                }
                Question::Convert { column, .. } => {
                    answers.recreated.insert(column);
                }
            }
        }
    }
    None
}

/// An expression that both databases take for a value of the type.
fn fill(ty: &SqlType) -> Option<&'static str> {
    Some(match ty {
        SqlType::Boolean => "1 = 0",
        SqlType::SmallInt | SqlType::Integer | SqlType::BigInt => "7",
        SqlType::Real | SqlType::Double => "0.5",
        SqlType::Text { .. } => "'x'",
        SqlType::Date => "'2024-05-06'",
        _ => return None,
    })
}

/// Another schema, that has much in common with one.
fn mutated(random: &mut Random, from: &RandomSchema) -> Vec<TableDef> {
    let other = RandomSchema::random(random, "");
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
    tables
}

/// Gives an enum other labels, wherever it is used.
fn relabel(random: &mut Random, from: &RandomSchema, tables: &mut [TableDef]) {
    let old = random.pick(&from.enums).clone();
    let mut labels = old.labels.to_vec();
    match random.below(3) {
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
                let name = format!("{}_was", column.name);
                retyped.push(column.name.clone());
                column.name = name;
                columns.push(column);
            }
            18..30 => {
                let kind = random.pick(&KINDS);
                let ty = random.pick(&kind.columns).clone();
                let is_enum = matches!(ty.leaf(), SqlType::Enum(_));
                if !is_enum && ty != column.ty {
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
        let columns = vec![column.name.clone()];
        let name = format!("{}_{}_added", table.name, columns[0]);
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
