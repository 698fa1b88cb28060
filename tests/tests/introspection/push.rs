//! A live database becomes what the schema says, and keeps what is in it.

use squall::{
    SqlType,
    prelude::*,
    schema::{ColumnDef, IndexDef, TableDef, UniqueDef},
};
use squall_kit::{
    Error, Object, Result, Schema,
    baseline::baseline,
    drift::drift,
    introspect::{IntrospectOptions, introspect},
    project::Project,
    push::{PushOptions, prepare, push},
    runner::{MigrateOptions, migrate},
};
use squall_parity::{random::Random, schema::Schema as RandomSchema};
use squall_testing::{Backend, TestDb, on_every_backend};

use super::{execute, pulled, types, unlike};

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "people")]
struct Person {
    #[column(primary_key, auto)]
    id: i64,
    name: String,
    email: Option<String>,
    age: Option<i32>,
}

#[derive(Table, Debug)]
struct Pet {
    #[column(primary_key, auto)]
    id: i64,
    #[column(references(Person::id, on_delete = cascade))]
    owner_id: i64,
    name: String,
}

fn wanted() -> Vec<TableDef> {
    schema![Person, Pet].into_iter().cloned().collect()
}

fn schema_of(tables: &[TableDef]) -> Schema {
    tables.iter().collect()
}

async fn filled(db: &Db) -> Result<()> {
    push(db, &schema_of(&wanted()), &PushOptions::default()).await?;
    insert(Person)
        .values([Person::new().name("Ada").email("ada@example.com"), Person::new().name("Grace")])
        .exec(db)
        .await?;
    insert(Pet).values(Pet::new().owner_id(1).name("Byron")).exec(db).await?;
    Ok(())
}

async fn count(db: &Db, table: &str) -> Result<i64> {
    Ok(squall::raw(squall::query::AssertSqlSafe(format!("SELECT count(*) FROM {table}"))).one(db).await?)
}

/// Changes the schema, pushes it, and sees that nothing is left to do.
async fn change(db: &Db, change: fn(&mut Vec<TableDef>), options: &PushOptions) -> Result<Vec<String>> {
    let mut tables = wanted();
    change(&mut tables);
    let schema = schema_of(&tables);
    let pushed = push(db, &schema, options).await?;
    let again = prepare(db, &schema, &PushOptions::default()).await?;
    assert!(again.is_empty(), "{:#?}", again.plan);
    Ok(pushed.plan.steps.into_iter().map(|it| it.title).collect())
}

fn accepting() -> PushOptions {
    PushOptions { accept_data_loss: true, ..PushOptions::default() }
}

on_every_backend! {
    async fn twice_is_nothing(db: Db) -> Result<()> {
        let schema = Schema::from(types::tables());
        assert!(!push(&db, &schema, &PushOptions::default()).await?.is_empty());
        let again = push(&db, &schema, &PushOptions::default()).await?;
        assert!(again.is_empty(), "{:#?}", again.plan);
        assert_eq!(unlike(&db, &types::tables()).await?, [""; 0]);
        Ok(())
    }

    async fn rows_stay(db: Db) -> Result<()> {
        filled(&db).await?;
        let steps = change(
            &db,
            |tables| {
                let people = &mut tables[0];
                people.columns[3].ty = SqlType::BigInt;
                people.columns.push(ColumnDef { nullable: true, ..ColumnDef::named("note", SqlType::TEXT) });
                people.uniques.push(UniqueDef { name: "people_email_key".into(), columns: vec!["email".into()] });
                tables[1].indexes.push(IndexDef::new("pets_name_idx", ["name"]));
            },
            &PushOptions::default(),
        )
        .await?;
        assert!(!steps.is_empty());
        assert_eq!((count(&db, "people").await?, count(&db, "pets").await?), (2, 1));
        let ada: Person = select(Person).from(Person).filter(Person::id.eq(1)).one(&db).await?;
        assert_eq!(ada.email.as_deref(), Some("ada@example.com"));
        Ok(())
    }

    async fn what_would_be_lost_is_asked(db: Db) -> Result<()> {
        filled(&db).await?;
        let without_email: fn(&mut Vec<TableDef>) = |tables| { tables[0].columns.remove(2); };
        let Err(Error::Refused { message, .. }) = change(&db, without_email, &PushOptions::default()).await else {
            panic!("values were dropped")
        };
        assert_eq!(message, "it would lose 1 value of the column `people.email`");
        assert_eq!(count(&db, "people WHERE email IS NOT NULL").await?, 1);
        // No row has an age.
        change(&db, |tables| { tables[0].columns.remove(3); }, &PushOptions::default()).await?;
        change(&db, |tables| tables[0].columns.truncate(2), &accepting()).await?;
        assert_eq!(count(&db, "people").await?, 2);
        Ok(())
    }

    async fn tables_that_the_schema_has_not_stay(db: Db) -> Result<()> {
        filled(&db).await?;
        execute(&db, "CREATE TABLE notes (x integer);\nINSERT INTO notes VALUES (1)").await?;
        let only_people: fn(&mut Vec<TableDef>) = |tables| tables.truncate(1);
        let steps = change(&db, only_people, &PushOptions::default()).await?;
        assert!(steps.is_empty(), "{steps:?}");
        let dropping = PushOptions { drop_tables: true, ..PushOptions::default() };
        let Err(Error::Refused { message, .. }) = change(&db, only_people, &dropping).await else {
            panic!("rows were dropped")
        };
        assert!(message.contains("1 row of the table `notes`") && message.contains("1 row of the table `pets`"), "{message}");
        change(&db, only_people, &PushOptions { drop_tables: true, ..accepting() }).await?;
        assert!(count(&db, "notes").await.is_err());
        assert_eq!(count(&db, "people").await?, 2);
        Ok(())
    }

    async fn rows_that_do_not_allow_it_are_found_before(db: Db) -> Result<()> {
        filled(&db).await?;
        insert(Person).values(Person::new().name("Ada")).exec(&db).await?;
        type Change = (fn(&mut Vec<TableDef>), &'static str);
        let changes: [Change; 4] = [
            (|tables| tables[0].columns[2].nullable = false, "have a NULL in `email`"),
            (
                |tables| tables[0].uniques.push(UniqueDef { name: "people_name_key".into(), columns: vec!["name".into()] }),
                "rows of `people` are alike in (name)",
            ),
            (
                |tables| tables[0].indexes.push(IndexDef { unique: true, ..IndexDef::new("people_name_idx", ["name"]) }),
                "is to be unique",
            ),
            (|tables| tables[0].columns[1].ty = SqlType::Text { max_length: Some(4) }, "takes 4 characters, and has more in 1 row"),
        ];
        for (what, told) in changes {
            match change(&db, what, &accepting()).await {
                Err(Error::Rows { reason, .. }) => assert!(reason.contains(told), "{reason}"),
                other => panic!("{told}: {other:?}"),
            }
            assert_eq!(unlike(&db, &schema![Person, Pet]).await?, [""; 0]);
        }
        Ok(())
    }

    async fn a_rename_is_never_guessed(db: Db) -> Result<()> {
        filled(&db).await?;
        let renamed: fn(&mut Vec<TableDef>) = |tables| tables[0].columns[1].name = "full_name".into();
        let Err(Error::Questions(questions)) = change(&db, renamed, &accepting()).await else { panic!("guessed") };
        assert!(questions[0].to_string().contains("renamed from `people.name`?"), "{questions:?}");
        let mut options = PushOptions::default();
        options.answers.rename("people.name=people.full_name")?;
        change(&db, renamed, &options).await?;
        assert_eq!(count(&db, "people WHERE full_name = 'Ada'").await?, 1);
        Ok(())
    }

    async fn an_empty_table_needs_no_answer(db: Db) -> Result<()> {
        push(&db, &schema_of(&wanted()), &PushOptions::default()).await?;
        let with_born: fn(&mut Vec<TableDef>) = |tables| {
            tables[0].columns.push(ColumnDef { nullable: false, ..ColumnDef::named("born", SqlType::Date) });
            tables[0].columns[3].ty = SqlType::Bytes;
        };
        change(&db, with_born, &PushOptions::default()).await?;
        Ok(())
    }

    async fn views_are_made_and_left_alone(db: Db) -> Result<()> {
        filled(&db).await?;
        execute(&db, "CREATE VIEW adults AS SELECT id FROM people WHERE age > 17").await?;
        let view = Object::view("names", r#"CREATE VIEW "names" AS SELECT "name" FROM "people" WHERE "age" > 1"#);
        let schema = schema_of(&wanted()).with(view);
        let pushed = push(&db, &schema, &PushOptions::default()).await?;
        assert_eq!(pushed.plan.steps.len(), 1, "{:#?}", pushed.plan);
        assert!(pushed.left_alone.iter().any(|it| it.contains("adults")), "{:?}", pushed.left_alone);
        let again = prepare(&db, &schema, &PushOptions::default()).await?;
        assert!(again.is_empty(), "{:#?}", again.plan);
        assert_eq!((count(&db, "names").await?, count(&db, "adults").await?), (0, 0));
        Ok(())
    }

    async fn baseline_and_drift(db: Db) -> Result<()> {
        filled(&db).await?;
        let folder = tempfile::tempdir().unwrap();
        let mut project = Project::read(folder.path())?;
        let options = IntrospectOptions::default();
        let mut other = wanted();
        other[0].columns[1].nullable = true;
        assert!(matches!(
            baseline(&db, &mut project, &schema_of(&other), None, &options).await,
            Err(Error::Refused { message, .. }) if message.contains("column `name`: nullable")
        ));
        let noted = baseline(&db, &mut project, &schema_of(&wanted()), None, &options).await?;
        assert_eq!(noted.len(), 1);
        assert!(noted[0].ends_with("_baseline"), "{noted:?}");
        assert!(migrate(&db, &project.migrations, &MigrateOptions::default()).await?.applied.is_empty());
        assert_eq!(count(&db, "people").await?, 2);
        assert!(drift(&db, &project, &options).await?.is_none());
        assert_eq!(baseline(&db, &mut project, &schema_of(&wanted()), None, &options).await?, [""; 0]);

        execute(&db, "CREATE INDEX by_hand ON people (name)").await?;
        let drift = drift(&db, &project, &options).await?;
        assert_eq!(drift.differences, ["table `people`, index `by_hand` is there, and is not wanted"]);
        Ok(())
    }
}

/// What was pulled is pushed to where it came from, and nothing is done.
#[tokio::test]
async fn what_was_pulled_is_there() -> Result<()> {
    type Case = (Backend, &'static str, Vec<&'static TableDef>);
    let cases: [Case; 4] = [
        (Backend::Sqlite, include_str!("data/chinook.sqlite.sql"), pulled::chinook_sqlite::schema().to_vec()),
        (
            Backend::Postgres,
            include_str!("data/chinook.postgres.sql"),
            pulled::chinook_postgres::schema().to_vec(),
        ),
        (Backend::Sqlite, include_str!("data/shop.sqlite.sql"), pulled::shop_sqlite::schema().to_vec()),
        (Backend::Postgres, include_str!("data/shop.postgres.sql"), pulled::shop_postgres::schema().to_vec()),
    ];
    for (backend, sql, tables) in cases {
        let db = TestDb::new(backend).await.unwrap();
        execute(&db, sql).await?;
        let before = introspect(&db, &IntrospectOptions::default()).await?;
        let pushed = push(&db, &Schema::from(&tables[..]), &PushOptions::default()).await?;
        assert!(pushed.is_empty(), "{:#?}", pushed.plan);
        assert_eq!(introspect(&db, &IntrospectOptions::default()).await?, before);
    }
    Ok(())
}

/// A rebuild would take away what the schema cannot say.
#[tokio::test]
async fn a_table_with_more_than_the_schema_says_is_not_made_anew() -> Result<()> {
    let db = TestDb::new(Backend::Sqlite).await.unwrap();
    execute(
        &db,
        "CREATE TABLE people (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, extra ANY) STRICT",
    )
    .await?;
    let mut people = wanted().remove(0);
    people.columns.truncate(2);
    people.columns[0].identity = None;
    assert!(push(&db, &schema_of(&[people.clone()]), &PushOptions::default()).await?.is_empty());
    people.columns[1].nullable = true;
    let Err(Error::Refused { message, .. }) = push(&db, &schema_of(&[people]), &PushOptions::default()).await
    else {
        panic!("the column is gone")
    };
    assert_eq!(message, "the table `people` would be made anew, and would lose: the column `extra`");
    Ok(())
}

/// Random schemas: pushed, and pushed again.
#[tokio::test]
async fn random_schemas_are_pushed_once() -> Result<()> {
    let postgres = TestDb::new(Backend::Postgres).await.unwrap();
    let mut created = 0;
    for case in 0..60 {
        let schema = RandomSchema::random(&mut Random::new(21, case), "");
        let memory = squall::connect("sqlite::memory:").await?;
        for db in [&memory, postgres.db()] {
            let tables: Vec<&TableDef> = schema.tables.iter().collect();
            if db.dialect().create_tables(&tables).is_err() {
                continue;
            }
            let wanted = Schema::from(&tables[..]);
            match push(db, &wanted, &PushOptions::default()).await {
                Err(Error::Database(_) | Error::Statement { .. }) => continue,
                other => assert!(!other?.is_empty()),
            }
            let again = push(db, &wanted, &PushOptions::default()).await?;
            assert!(again.is_empty(), "case {case}: {:#?}", again.plan);
            created += 1;
        }
        execute(
            &postgres,
            "DROP SCHEMA public CASCADE;\nCREATE SCHEMA public;\nDROP SCHEMA IF EXISTS ns CASCADE",
        )
        .await?;
    }
    assert!(created > 100, "{created}");
    Ok(())
}
