//! Changes that random schemas, or users, have stumbled upon: with rows, on every backend.

use squall::{
    Result, SqlType,
    prelude::*,
    schema::{ColumnDef, ForeignKeyDef, TableDef},
    types::EnumDef,
};
use squall_kit::{
    Error, Schema,
    diff::{Answers, Diff},
    plan::{Backend, Plan, PlanOptions},
    runner::{MigrateOptions, migrate},
};
use squall_testing::on_every_backend;

use super::support::{between, unlike};

/// Migrates from nothing to `old`, with the rows that `fill` writes, and then to `new`.
async fn change(
    db: &Db,
    old: &Schema,
    fill: impl AsyncFnOnce() -> Result<()>,
    new: &Schema,
    answers: &Answers,
) -> squall_kit::Result<()> {
    let first = between("1_first", &Schema::default(), old, &Answers::default());
    let second = between("2_second", old, new, answers);
    migrate(db, std::slice::from_ref(&first), &MigrateOptions::default()).await?;
    fill().await?;
    migrate(db, &[first, second], &MigrateOptions::default()).await?;
    assert_eq!(unlike(db, new).await?, [""; 0]);
    Ok(())
}

fn answers(renames: &[&str]) -> Answers {
    let mut answers = Answers::default();
    for rename in renames {
        answers.rename(rename).unwrap();
    }
    answers
}

mod labels {
    pub mod before {
        use squall::prelude::*;

        #[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
        pub enum Mood {
            Sad,
            Ok,
            Happy,
        }

        #[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
        #[db_enum(text)]
        pub enum Size {
            Small,
            Large,
        }

        #[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
        #[db_enum(text)]
        pub enum Turn {
            Left,
            Right,
        }

        #[derive(Table)]
        #[table(name = "shelves")]
        pub struct Shelf {
            #[column(primary_key)]
            pub size: Size,
        }

        #[derive(Table)]
        pub struct Toy {
            #[column(primary_key)]
            pub id: i64,
            pub mood: Mood,
            pub moods: Vec<Mood>,
            #[column(references(Shelf::size))]
            pub size: Size,
            pub sizes: Vec<Size>,
            pub more: Option<Vec<Size>>,
            pub turn: Turn,
            pub turns: Vec<Turn>,
        }
    }

    pub mod after {
        use squall::prelude::*;

        #[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
        pub enum Mood {
            Blue,
            Ok,
            Happy,
        }

        // They change their names with each other.
        #[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
        #[db_enum(text)]
        pub enum Size {
            Little,
            Big,
        }

        // A type of its own on Postgres, now.
        #[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
        pub enum Turn {
            West,
            Right,
        }

        #[derive(Table)]
        #[table(name = "shelves")]
        pub struct Shelf {
            #[column(primary_key)]
            pub size: Size,
        }

        #[derive(Table, Debug, PartialEq)]
        pub struct Toy {
            #[column(primary_key)]
            pub id: i64,
            pub mood: Mood,
            pub moods: Vec<Mood>,
            #[column(references(Shelf::size))]
            pub size: Size,
            pub sizes: Vec<Size>,
            pub more: Option<Vec<Size>>,
            pub turn: Turn,
            pub turns: Vec<Turn>,
        }
    }
}

#[derive(Table)]
#[table(name = "owners")]
struct Owner {
    #[column(primary_key)]
    id: i64,
}

#[derive(Table)]
#[table(name = "things", check(name = "things_count_check", condition = Thing::count.lt(5)))]
struct Thing {
    #[column(primary_key)]
    id: i64,
    #[column(references(Owner::id, deferrable))]
    owner_id: Option<i64>,
    count: Option<i64>,
}

fn things(change: impl FnOnce(&mut TableDef)) -> Schema {
    let mut schema = Schema::from(schema![Owner, Thing]);
    change(&mut schema.tables[1]);
    schema
}

async fn two_things(db: &Db) -> Result<()> {
    insert(Owner).values(Owner::new().id(7)).exec(db).await?;
    insert(Thing)
        .values([Thing::new().id(1).owner_id(7).count(1), Thing::new().id(2)])
        .exec(db)
        .await
        .map(drop)
}

on_every_backend! {
    async fn labels_are_renamed_wherever_rows_have_them(db: Db) -> squall_kit::Result<()> {
        use labels::{after, before};
        let old = Schema::from(schema![before::Shelf, before::Toy]);
        let new = Schema::from(schema![after::Shelf, after::Toy]);
        let fill = async || {
            use before::{Mood, Shelf, Size, Toy, Turn};
            insert(Shelf).values([Shelf::new().size(Size::Small), Shelf::new().size(Size::Large)]).exec(&db).await?;
            let toy = Toy::new()
                .id(1)
                .mood(Mood::Sad)
                .moods(vec![Mood::Sad, Mood::Happy, Mood::Sad])
                .size(Size::Small)
                .sizes(vec![Size::Large, Size::Small, Size::Large])
                .turn(Turn::Left)
                .turns(vec![Turn::Right, Turn::Left]);
            insert(Toy).values(toy).exec(&db).await.map(drop)
        };
        let renamed = ["mood.sad=mood.blue", "size.small=size.big", "size.large=size.little", "turn.left=turn.west"];
        change(&db, &old, fill, &new, &answers(&renamed)).await?;
        use after::{Mood, Size, Toy, Turn};
        let toy = select(Toy).from(Toy).one(&db).await?;
        let expected = Toy {
            id: 1,
            mood: Mood::Blue,
            moods: vec![Mood::Blue, Mood::Happy, Mood::Blue],
            size: Size::Big,
            sizes: vec![Size::Little, Size::Big, Size::Little],
            more: None,
            turn: Turn::West,
            turns: vec![Turn::Right, Turn::West],
        };
        assert_eq!(toy, expected);
        Ok(())
    }

    /// The type that goes is one that the column has until its own turn comes.
    async fn a_column_leaves_an_enum_that_loses_a_label(db: Db) -> squall_kit::Result<()> {
        use labels::before::{Mood, Shelf, Size, Toy, Turn};
        let old = Schema::from(schema![Shelf, Toy]);
        let mut new = old.clone();
        let fewer = EnumDef { name: "mood".into(), labels: vec!["happy".into(), "sad".into()].into(), native: true };
        new.tables[1].columns[1].ty = SqlType::TEXT;
        new.tables[1].columns[2].ty = SqlType::Array(SqlType::Enum(fewer.into()).into());
        let fill = async || {
            insert(Shelf).values(Shelf::new().size(Size::Small)).exec(&db).await?;
            let toy = Toy::new().id(1).mood(Mood::Ok).moods(vec![Mood::Sad]).size(Size::Small);
            let toy = toy.sizes(vec![]).turn(Turn::Left).turns(vec![]);
            insert(Toy).values(toy).exec(&db).await.map(drop)
        };
        change(&db, &old, fill, &new, &Answers::default()).await?;
        assert_eq!(squall::sql!("SELECT mood FROM toys").one::<String>(&db).await?, "ok");
        Ok(())
    }

    async fn a_label_that_rows_have_in_arrays_is_not_taken_away(db: Db) -> squall_kit::Result<()> {
        use labels::before::{Mood, Shelf, Size, Toy, Turn};
        let old = Schema::from(schema![Shelf, Toy]);
        let mut new = old.clone();
        let fewer = EnumDef { name: "mood".into(), labels: vec!["happy".into(), "sad".into()].into(), native: true };
        new.tables[1].columns[1].ty = SqlType::Enum(fewer.clone().into());
        new.tables[1].columns[2].ty = SqlType::Array(SqlType::Enum(fewer.into()).into());
        let fill = async || {
            insert(Shelf).values(Shelf::new().size(Size::Small)).exec(&db).await?;
            let toy = Toy::new().id(1).mood(Mood::Sad).moods(vec![Mood::Sad, Mood::Ok]).size(Size::Small);
            let toy = toy.sizes(vec![Size::Small, Size::Large]).turn(Turn::Left).turns(vec![Turn::Right]);
            insert(Toy).values(toy).exec(&db).await.map(drop)
        };
        let refused = async |new: &Schema, answers: &Answers, told: &str| {
            let first = between("1_first", &Schema::default(), &old, &Answers::default());
            let second = between("2_second", &old, new, answers);
            let failed = migrate(&db, &[first, second], &MigrateOptions::default()).await;
            let Err(Error::Rows { reason, .. }) = failed else { panic!("{failed:?}") };
            assert_eq!(reason, told);
            assert_eq!(unlike(&db, &old).await.unwrap(), [""; 0]);
        };
        let first = between("1_first", &Schema::default(), &old, &Answers::default());
        migrate(&db, &[first], &MigrateOptions::default()).await?;
        fill().await?;
        refused(&new, &Answers::default(), "rows of `toys` have a label that is gone in `moods`").await;

        // The same of one that is text, where another label has a new name.
        let mut new = old.clone();
        let size = EnumDef { name: "size".into(), labels: vec!["big".into()].into(), native: false };
        new.tables[1].columns[4].ty = SqlType::Array(SqlType::Enum(size.clone().into()).into());
        for (table, column) in [(0, 0), (1, 3)] {
            new.tables[table].columns[column].ty = SqlType::Enum(size.clone().into());
        }
        new.tables[1].columns[5].ty = new.tables[1].columns[4].ty.clone();
        let renamed = answers(&["size.small=size.big"]);
        refused(&new, &renamed, "rows of `toys` have a label that is gone in `sizes`").await;
        super::support::execute(&db, "UPDATE toys SET sizes = turns").await?;
        refused(&new, &renamed, "rows of `toys` have a label that is gone in `sizes`").await;
        Ok(())
    }

    /// Postgres alters no table of which rows wait for a foreign key.
    async fn nulls_are_filled_where_a_foreign_key_waits(db: Db) -> squall_kit::Result<()> {
        let old = things(|_| {});
        let new = things(|table| {
            table.columns[1].nullable = false;
            table.columns.push(ColumnDef { nullable: false, ..ColumnDef::named("weight", SqlType::BigInt) });
            table.columns.push(ColumnDef { nullable: false, ..ColumnDef::named("height", SqlType::BigInt) });
        });
        let mut answers = Answers::default();
        for column in ["owner_id", "weight", "height"] {
            answers.fills.insert(format!("things.{column}"), "7".into());
        }
        change(&db, &old, async || two_things(&db).await, &new, &answers).await?;
        assert_eq!(select(Thing::owner_id).from(Thing).all(&db).await?, [Some(7), Some(7)]);
        Ok(())
    }

    async fn a_value_for_nulls_that_breaks_a_check_is_foretold(db: Db) -> squall_kit::Result<()> {
        let old = things(|_| {});
        let new = things(|table| table.columns[2].nullable = false);
        let mut answers = Answers::default();
        answers.fills.insert("things.count".into(), "7".into());
        let diff = Diff::new(&old, &new, &answers)?;
        let plan = Plan::new(&diff, Backend::of(db.dialect()), PlanOptions::default())?;
        let told = plan.steps.iter().find_map(|it| it.fails_where.as_deref()).unwrap_or_default();
        assert!(told.contains("breaks a key, a reference or a check"), "{told}");
        let failed = change(&db, &old, async || two_things(&db).await, &new, &answers).await;
        assert!(matches!(failed, Err(Error::Statement { .. })), "{failed:?}");
        assert_eq!(unlike(&db, &old).await?, [""; 0]);
        assert_eq!(select(Thing::count).from(Thing).order_by(Thing::id).all(&db).await?, [Some(1), None]);
        Ok(())
    }

    /// What was a rename keeps nothing where it is also said to be made anew.
    async fn a_renamed_column_can_be_made_anew(db: Db) -> squall_kit::Result<()> {
        let old = things(|_| {});
        let new = things(|table| {
            table.checks.clear();
            table.columns[2].name = "stamp".into();
            table.columns[2].ty = squall::SqlType::Bytes;
        });
        let mut answers = answers(&["things.count=things.stamp"]);
        assert!(matches!(Diff::new(&old, &new, &answers), Err(Error::Questions(_))));
        answers.recreated.insert("things.stamp".into());
        change(&db, &old, async || two_things(&db).await, &new, &answers).await?;
        let left: i64 = squall::sql!("SELECT count(*) FROM things WHERE stamp IS NULL").one(&db).await?;
        assert_eq!(left, 2);
        Ok(())
    }

    /// Postgres counts up no column that may be NULL, not even for a moment.
    async fn what_may_be_null_becomes_an_auto_key(db: Db) -> squall_kit::Result<()> {
        let old = things(|_| {});
        let new = things(|table| {
            table.columns[0].name = "was".into();
            table.columns[2].name = "id".into();
            table.columns[2].nullable = false;
            table.columns[2].identity = Some(squall::schema::Identity::Identity);
            table.checks.clear();
        });
        let fill = async || {
            insert(Owner).values(Owner::new().id(7)).exec(&db).await?;
            insert(Thing).values([Thing::new().id(1).count(3), Thing::new().id(2).count(4)]).exec(&db).await.map(drop)
        };
        change(&db, &old, fill, &new, &answers(&["things.id=things.was", "things.count=things.id"])).await?;
        super::support::execute(&db, "INSERT INTO things (was) VALUES (9)").await?;
        assert_eq!(squall::sql!("SELECT id FROM things ORDER BY id").all::<i64>(&db).await?, [3, 4, 5]);
        Ok(())
    }

    /// SQLite counts up a whole number that is the key, and has no value.
    async fn a_new_key_gets_no_numbers_that_nobody_asked_for(db: Db) -> squall_kit::Result<()> {
        let old = things(|_| {});
        let mut new = things(|table| {
            table.columns.push(ColumnDef { nullable: false, ..ColumnDef::named("code", SqlType::BigInt) });
            table.primary_key = vec!["code".into()];
        });
        let mut answers = Answers::default();
        answers.empty.insert("things".into());
        let failed = change(&db, &old, async || two_things(&db).await, &new, &answers).await;
        assert!(matches!(failed, Err(Error::Rows { .. } | Error::Statement { .. })), "{failed:?}");
        assert_eq!(unlike(&db, &old).await?, [""; 0]);

        super::support::execute(&db, "DELETE FROM things WHERE id = 2").await?;
        new.tables[1].columns[3].default = Some(squall::schema::ColumnDefault::Value(squall::Value::BigInt(40)));
        let first = between("1_first", &Schema::default(), &old, &Answers::default());
        let second = between("2_second", &old, &new, &answers);
        migrate(&db, &[first, second], &MigrateOptions::default()).await?;
        assert_eq!(squall::sql!("SELECT code FROM things").all::<i64>(&db).await?, [40]);
        Ok(())
    }

    /// What refers to nothing cannot be looked for before the columns are of one type.
    async fn a_text_becomes_a_foreign_key_of_its_own_table(db: Db) -> squall_kit::Result<()> {
        let new = things(|table| {
            table.foreign_keys.push(ForeignKeyDef {
                name: "things_count_fkey".into(),
                columns: vec!["count".into()],
                foreign_table: "things".into(),
                foreign_columns: vec!["id".into()],
                ..table.foreign_keys[0].clone()
            });
        });
        let mut old = new.clone();
        old.tables[1].foreign_keys.pop();
        old.tables[1].checks.clear();
        old.tables[1].columns[2].ty = SqlType::TEXT;
        let fill = async || {
            let sql = "INSERT INTO things (id, count) VALUES (1, NULL), (2, '1')";
            super::support::execute(&db, sql).await.map(drop)
        };
        change(&db, &old, fill, &new, &Answers::default()).await?;
        assert_eq!(select(Thing::count).from(Thing).order_by(Thing::id).all(&db).await?, [None, Some(1)]);
        Ok(())
    }

    async fn a_table_comes_out_of_its_schema(db: Db) -> squall_kit::Result<()> {
        let moved = |table: &mut TableDef, schema: Option<&str>, base: &str| {
            table.schema = schema.map(str::to_owned);
            table.name = schema.map_or_else(|| base.to_owned(), |schema| format!("{schema}.{base}"));
        };
        let (mut old, mut new) = (things(|_| {}), things(|_| {}));
        moved(&mut old.tables[1], Some("100% 'ns'"), "things");
        // Another table has its name meanwhile.
        moved(&mut new.tables[1], None, "stuff");
        for schema in [&mut old, &mut new] {
            let mut other = schema.tables[0].clone();
            other.name = "things".into();
            schema.tables.push(other);
        }
        let fill = async || {
            let name = if db.dialect().has_schemas() { "\"100% 'ns'\".things" } else { "\"100% 'ns'.things\"" };
            super::support::execute(&db, &format!("INSERT INTO {name} (id) VALUES (3)")).await.map(drop)
        };
        change(&db, &old, fill, &new, &answers(&["100% 'ns'.things=stuff"])).await?;
        assert_eq!(squall::sql!("SELECT id FROM stuff").all::<i64>(&db).await?, [3]);
        Ok(())
    }
}
