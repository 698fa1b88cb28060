//! Two random schemas, with random rows in the first: the migration from the one to the other loses what its plan says, and
//! nothing else, and leaves the second.

mod answers;
mod change;
mod kept;
mod undo;

use std::time::Instant;

use squall::{
    ast::{Insert, Statement},
    schema::TableDef,
};
use squall_kit::{
    Schema,
    diff::Diff,
    plan::{Backend, Plan, PlanOptions},
    project::Migration,
    runner::{MigrateOptions, Report, migrate, rollback},
};
use squall_parity::{
    insert::Keys,
    random::Random,
    run::{Answer, Side},
    schema::Schema as RandomSchema,
    statement::Statements,
};
use squall_testing::TestDb;
use tokio::runtime::Runtime;

use super::support::{execute, migration, unlike};

const SEED: u64 = 6;

/// How many pairs are tried, and which is the first: those of CI, or as many as one has time for.
fn setting(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|it| it.parse().ok()).unwrap_or(usual)
}

/// What came of the pairs.
#[derive(Debug, Default)]
struct Tally {
    /// With the rows that were there.
    migrated: u64,
    /// Not with the rows that were there, on neither database; then without them.
    refused: u64,
    /// The schemas need an answer that no SQL of both databases can give.
    unanswered: u64,
    /// One of the databases does not take the first schema.
    not_made: u64,
    /// Postgres computes what is constant in a generated column before it knows of collations.
    not_computed: u64,
    rows: usize,
    values: usize,
    lossy: u64,
    rebuilt: u64,
    /// As it was before, by what `generate` writes beside it.
    undone: u64,
    slowest: (u128, u64),
}

#[test]
fn any_schema_becomes_any_other() {
    let (first, pairs) = (setting("SQUALL_KIT_FIRST", 0), setting("SQUALL_KIT_PAIRS", 150));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let test_db = runtime.block_on(TestDb::new(squall_testing::Backend::Postgres)).unwrap();
    let mut tally = Tally::default();
    for number in first..first + pairs {
        let started = Instant::now();
        let postgres = test_db.db().clone();
        let sqlite = runtime.block_on(squall::connect("sqlite::memory:")).unwrap();
        let sides = [Side::new(sqlite), Side::new(postgres.clone())];
        Pair { runtime: &runtime, number, sides }.try_it(&mut tally);
        runtime.block_on(async {
            for sql in
                ["DROP SCHEMA public CASCADE", "CREATE SCHEMA public", "DROP SCHEMA IF EXISTS ns CASCADE"]
            {
                execute(&postgres, sql).await.unwrap();
            }
        });
        tally.slowest = tally.slowest.max((started.elapsed().as_millis(), number));
        if (number + 1) % 500 == 0 {
            println!("{number}: {tally:?}");
        }
    }
    println!("{tally:?}");
    assert!(tally.migrated > pairs * 7 / 10, "{tally:?}");
    assert!(tally.rows > 0 && tally.values > 0 && tally.lossy > 0 && tally.rebuilt > 0, "{tally:?}");
}

struct Pair<'a> {
    runtime: &'a Runtime,
    number: u64,
    /// SQLite, and Postgres.
    sides: [Side; 2],
}

impl Pair<'_> {
    fn try_it(&self, tally: &mut Tally) {
        let mut random = Random::new(SEED, self.number);
        let from = RandomSchema::random(&mut random, "");
        let to = change::mutated(&mut random, &from);
        let (before, after) = (from.tables.iter().collect::<Schema>(), to.iter().collect::<Schema>());
        let Some(diff) = answers::answered(&mut random, &before, &after) else {
            tally.unanswered += 1;
            return;
        };
        let plan = Plan::new(&diff, Backend::Postgres, PlanOptions::default()).unwrap();
        let on_sqlite = Plan::new(&diff, Backend::Sqlite, PlanOptions::default()).unwrap();
        let migration = migration("1_change", &diff);
        if !self.make(&from) {
            tally.not_made += 1;
            return;
        }
        self.fill(&mut random, &from);
        self.mend(&mut random, &diff);
        let infos = from.infos();
        let old = self.contents(&infos, &migration);
        let results = self.migrate(&migration);
        tally.rebuilt += u64::from(migration.sqlite.as_ref().unwrap().contains("squall: rebuild"));
        let place = || format!("pair {}\n{}", self.number, shown(&migration));
        let is_risky = plan.steps.iter().chain(&on_sqlite.steps).any(|it| it.fails_where.is_some());
        match &results {
            [Ok(_), Ok(_)] => {}
            [Err(_), Err(_)] if is_risky => {
                tally.refused += 1;
                let unlike = self.runtime.block_on(unlike(&self.sides[0].db, &before)).unwrap();
                assert!(unlike.is_empty(), "refused: {unlike:#?}\n{}", place());
                self.empty();
                let again = self.migrate(&migration);
                assert!(matches!(again, [Ok(_), Ok(_)]), "{again:#?}\n{}", place());
                self.assert_like(&after, &place);
                return;
            }
            [_, Err(squall_kit::Error::Statement { source, .. })] if source.to_string().contains("42P22") => {
                tally.not_computed += 1;
                return;
            }
            _ => panic!("{results:#?}\n{}", place()),
        }
        self.assert_like(&after, &place);
        tally.migrated += 1;
        tally.lossy += u64::from(plan.losses().next().is_some());
        let new_schema = RandomSchema { tables: to, enums: from.enums.clone(), relations: Vec::new() };
        let new = self.contents(&new_schema.infos(), &migration);
        // Which of the rows that are there gets which number of a new auto key is the database's own affair.
        let masked = new.each_ref().map(|it| kept::without_new_numbers(&diff, &new_schema.tables, it));
        assert_eq!(
            kept::sorted(&masked[0]),
            kept::sorted(&masked[1]),
            "the two databases differ\n{}",
            place()
        );
        for (old, new) in old.iter().zip(&new) {
            let kept = kept::compare(&diff, (&from.tables, old), (&new_schema.tables, new), &place);
            tally.rows += kept.0;
            tally.values += kept.1;
        }
        if let Some((migration, is_risky)) = undo::undone(&before, &after, &diff, &migration) {
            let is_lossless =
                plan.losses().next().is_none() && diff.answers.fills.is_empty() && diff.labels.is_empty();
            tally.undone += u64::from(self.undo(&migration, is_risky, is_lossless, (&from, &old)));
        }
    }

    /// Undoes the migration, on both databases; whether the rows let it.
    fn undo(
        &self,
        migration: &Migration,
        is_risky: bool,
        is_lossless: bool,
        (from, old): (&RandomSchema, &[kept::Contents; 2]),
    ) -> bool {
        let undone = self.sides.each_ref().map(|side| {
            let migration = std::slice::from_ref(migration);
            self.runtime.block_on(rollback(&side.db, migration, 1, &MigrateOptions::default()))
        });
        let place = || {
            let texts =
                [&migration.postgres_down, &migration.sqlite_down].map(|it| it.as_deref().unwrap_or(""));
            format!("pair {}, undone\n{}\n\nafter\n{}", self.number, texts.join("\n\n"), shown(migration))
        };
        match undone {
            [Ok(_), Ok(_)] => {}
            [Err(_), Err(_)] if is_risky => return false,
            _ => panic!("{undone:#?}\n{}", place()),
        }
        self.assert_like(&from.tables.iter().collect(), &place);
        if is_lossless {
            let new = self.contents(&from.infos(), migration);
            for (old, new) in old.iter().zip(&new) {
                assert_eq!(kept::sorted(old), kept::sorted(new), "{}", place());
            }
        }
        true
    }

    /// Makes the first schema; whether both databases take it.
    fn make(&self, schema: &RandomSchema) -> bool {
        let tables: Vec<&TableDef> = schema.tables.iter().collect();
        self.sides.iter().all(|side| self.runtime.block_on(side.db.create_tables(&tables)).is_ok())
    }

    fn fill(&self, random: &mut Random, schema: &RandomSchema) {
        let infos = schema.infos();
        let mut keys = Keys::default();
        for place in 0..schema.tables.len() {
            for _ in 0..random.within(0, 8) {
                let statements = Statements { schema, infos: &infos, relations: &[], keys: &keys };
                let insert = Insert { returning: Vec::new(), ..statements.insert(random, place, false) };
                keys.note(&insert);
                let insert = Statement::Insert(insert);
                let answers = self.sides.each_ref().map(|side| side.run(self.runtime, &insert));
                assert_eq!(
                    matches!(answers[0], Answer::Rows(..)),
                    matches!(answers[1], Answer::Rows(..)),
                    "pair {}: {answers:?}",
                    self.number
                );
            }
        }
    }

    /// Takes away, mostly, the rows that have a NULL where none is to be.
    fn mend(&self, random: &mut Random, diff: &Diff) {
        for table in &diff.changed {
            for (old, new) in table.changed() {
                let is_filled = diff.answers.fills.contains_key(&format!("{}.{}", table.new.name, new.name));
                if !old.nullable || new.nullable || is_filled || random.chance(20) {
                    continue;
                }
                let column = table.old_name(&new.name);
                let deleted = self.sides.each_ref().map(|side| {
                    let name = match &table.old.schema {
                        Some(schema) if side.db.dialect().has_schemas() => {
                            format!("\"{schema}\".\"{}\"", table.old.base_name())
                        }
                        _ => format!("\"{}\"", table.old.name),
                    };
                    let sql = format!("DELETE FROM {name} WHERE \"{column}\" IS NULL");
                    // How many is left open where rows go with others; what is left is compared in the end.
                    self.runtime.block_on(execute(&side.db, &sql)).is_ok()
                });
                assert_eq!(deleted[0], deleted[1], "pair {}: {}.{column}", self.number, table.old.name);
            }
        }
    }

    /// Takes away all rows, under whatever names the tables have by now.
    fn empty(&self) {
        let [sqlite, postgres] = &self.sides;
        self.runtime.block_on(async {
            let names: Vec<String> = squall::sql!(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'squall_migrations'"
            )
            .all(&sqlite.db)
            .await
            .unwrap();
            let connection = sqlite.db.connection().await.unwrap();
            connection.execute("PRAGMA foreign_keys = OFF").await.unwrap();
            for name in names {
                connection.execute(format!("DELETE FROM \"{name}\"")).await.unwrap();
            }
            connection.execute("PRAGMA foreign_keys = ON").await.unwrap();
            let all = "DO $$ DECLARE it record; BEGIN FOR it IN SELECT schemaname, tablename FROM pg_tables \
                       WHERE schemaname IN ('public', 'ns') AND tablename <> 'squall_migrations' \
                       LOOP EXECUTE format('TRUNCATE %I.%I CASCADE', it.schemaname, it.tablename); END LOOP; END $$";
            execute(&postgres.db, all).await.unwrap();
        });
    }

    fn migrate(&self, migration: &Migration) -> [Result<Report, squall_kit::Error>; 2] {
        self.sides.each_ref().map(|side| {
            let migration = std::slice::from_ref(migration);
            self.runtime.block_on(migrate(&side.db, migration, &MigrateOptions::default()))
        })
    }

    fn assert_like(&self, wanted: &Schema, place: &dyn Fn() -> String) {
        for side in &self.sides {
            let unlike = self.runtime.block_on(unlike(&side.db, wanted));
            let unlike = unlike.unwrap_or_else(|error| panic!("{error}\n{}", place()));
            assert!(unlike.is_empty(), "{}: {unlike:#?}\n{}", side.db.dialect().backend(), place());
        }
    }

    fn contents(&self, tables: &[squall::ast::TableRef], migration: &Migration) -> [kept::Contents; 2] {
        self.sides.each_ref().map(|side| {
            let place = || format!("pair {}\n{}", self.number, shown(migration));
            tables.iter().map(|table| kept::rows(self.runtime, side, table, &place)).collect()
        })
    }
}

fn shown(migration: &Migration) -> String {
    format!(
        "{}\n\n{}",
        migration.postgres.as_deref().unwrap_or_default(),
        migration.sqlite.as_deref().unwrap_or_default()
    )
}
