//! The types of enums, which Postgres keeps beside the tables.

use squall::{
    Shared, SqlType,
    prelude::*,
    schema::{ColumnDef, TableDef},
    types::EnumDef,
};
use squall_testing::on_every_backend;
use squall_tests::assert_fails;

#[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
pub enum Mood {
    Good,
    Bad,
}

#[derive(Table, Debug, PartialEq)]
pub struct Cat {
    #[column(primary_key)]
    pub id: i32,
    pub mood: Mood,
    pub before: Option<Mood>,
}

#[derive(Table, Debug, PartialEq)]
pub struct Dog {
    #[column(primary_key, default = Mood::Good)]
    pub mood: Mood,
    #[column(references(Dog::mood))]
    pub friend: Option<Mood>,
}

fn with_enum(table: &str, name: &str, labels: &[&str], native: bool) -> TableDef {
    let labels: Vec<_> = labels.iter().map(|label| (*label).to_owned().into()).collect();
    let def = EnumDef { name: name.to_owned().into(), labels: labels.into(), native };
    let ty = SqlType::Enum(Shared::from(def));
    let column = ColumnDef::named("a", ty);
    TableDef { columns: vec![column], ..TableDef::new(table) }
}

on_every_backend! {
    async fn one_enum_for_several_columns_and_tables(db: Db) -> squall::Result<()> {
        db.create_tables(&schema![Cat, Dog]).await?;
        insert(Cat).values(Cat::new().id(1).mood(Mood::Bad).before(Mood::Good)).exec(&db).await?;
        insert(Dog).values([Dog::new(), Dog::new().mood(Mood::Bad).friend(Mood::Good)]).exec(&db).await?;
        let rows: Vec<(Cat, Dog)> =
            select((Cat, Dog)).from(Cat).inner_join(Dog, Dog::mood.eq(Cat::mood)).all(&db).await?;
        let cat = Cat { id: 1, mood: Mood::Bad, before: Some(Mood::Good) };
        assert_eq!(rows, [(cat, Dog { mood: Mood::Bad, friend: Some(Mood::Good) })]);
        Ok(())
    }

    async fn tables_that_come_later(db: Db) -> squall::Result<()> {
        db.create_tables(&schema![Cat]).await?;
        db.create_tables(&schema![Dog]).await?;
        insert(Dog).values(Dog::new()).exec(&db).await?;
        Ok(())
    }

    async fn two_enums_of_one_name(db: Db) {
        let one = with_enum("t", "e", &["x"], true);
        let other = with_enum("u", "e", &["y"], true);
        assert_fails(db.create_tables(&[&one, &other]).await, "InvalidQuery");
        let table = with_enum("e", "e", &["x"], true);
        assert_fails(db.create_tables(&[&table]).await, "InvalidQuery");
        // As text they are but two checks.
        let text = [with_enum("t", "e", &["x"], false), with_enum("e", "e", &["y"], false)];
        db.create_tables(&[&text[0], &text[1]]).await.unwrap();
    }

    async fn labels_that_cannot_be(db: Db) {
        let long = "x".repeat(64);
        for labels in [&[""][..], &["a\0"], &[&long], &["a", "a"], &[]] {
            for native in [true, false] {
                let table = with_enum("t", "e", labels, native);
                assert_fails(db.create_tables(&[&table]).await, "InvalidQuery");
            }
        }
        for name in ["", "a\0", &long] {
            assert_fails(db.create_tables(&[&with_enum("t", name, &["x"], true)]).await, "InvalidQuery");
        }
    }
}
