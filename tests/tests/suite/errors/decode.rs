//! Rows that do not fit what they are read into.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use squall::prelude::*;
use squall_testing::{Backend, on_every_backend};
use squall_tests::{assert_fails, failure};
use uuid::Uuid;

#[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
#[db_enum(text)]
pub enum Color {
    Red,
    Green,
}

/// The same table, as an older version of the program knows it.
#[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
#[db_enum(name = "color", text)]
pub enum OldColor {
    Red,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Shape {
    corners: u8,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OldShape {
    sides: u8,
}

#[derive(Table, Debug, PartialEq)]
pub struct Thing {
    #[column(primary_key)]
    pub id: i32,
    pub color: Color,
    pub shape: Json<Shape>,
    pub note: Option<String>,
}

#[derive(Table, Debug, PartialEq)]
#[table(name = "things")]
pub struct OldThing {
    #[column(primary_key)]
    pub id: i32,
    pub color: OldColor,
}

#[derive(Table, Debug, PartialEq)]
#[table(name = "things")]
pub struct StrictThing {
    #[column(primary_key)]
    pub id: i32,
    pub note: String,
}

#[derive(Table, Debug, PartialEq)]
#[table(name = "things")]
pub struct OldShapedThing {
    #[column(primary_key)]
    pub id: i32,
    pub shape: Json<OldShape>,
}

async fn things(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Thing]).await?;
    let thing = |id, color| Thing::new().id(id).color(color).shape(Json(Shape { corners: 3 }));
    insert(Thing).values([thing(1, Color::Red), thing(2, Color::Green)]).exec(&db).await?;
    Ok(())
}

macro_rules! does_not_decode {
    ($db:ident, $sql:literal as $type:ty) => {
        let error = failure(raw(AssertSqlSafe($sql.into())).all::<$type>(&$db).await);
        assert!(matches!(error, Error::Decode { .. }), "{} as {}: {error:?}", $sql, stringify!($type));
    };
}

on_every_backend! {
    #![setup(things)]

    async fn another_type(db: Db) {
        does_not_decode!(db, "SELECT 'text'" as i64);
        does_not_decode!(db, "SELECT '12'" as i64);
        does_not_decode!(db, "SELECT 'text'" as f64);
        does_not_decode!(db, "SELECT 'text'" as bool);
        does_not_decode!(db, "SELECT 12" as String);
        does_not_decode!(db, "SELECT 12" as Vec<u8>);
        does_not_decode!(db, "SELECT 'text'" as Vec<u8>);
        does_not_decode!(db, "SELECT 12" as NaiveDate);
        does_not_decode!(db, "SELECT 1.5e0" as String);
        does_not_decode!(db, "SELECT 12" as Color);
        does_not_decode!(db, "SELECT 12" as Uuid);
        does_not_decode!(db, "SELECT 'text', 1" as (i64, i64));
    }

    async fn a_number_that_is_too_large(db: Db) {
        does_not_decode!(db, "SELECT 3000000000" as i32);
        does_not_decode!(db, "SELECT -40000" as i16);
        does_not_decode!(db, "SELECT 40000" as Option<i16>);
    }

    async fn null(db: Db) -> squall::Result<()> {
        does_not_decode!(db, "SELECT NULL" as i64);
        does_not_decode!(db, "SELECT NULL" as String);
        does_not_decode!(db, "SELECT note FROM things" as String);
        does_not_decode!(db, "SELECT NULL" as Decimal);
        does_not_decode!(db, "SELECT 1, NULL" as (i64, bool));
        let error = failure(select(StrictThing).from(StrictThing).all(&db).await);
        let Error::Decode { column, found, .. } = &error else { panic!("{error:?}") };
        assert_eq!((column.as_str(), found.as_str()), ("note", "NULL"));
        Ok(())
    }

    async fn another_number_of_columns(db: Db) {
        does_not_decode!(db, "SELECT 1, 2" as i64);
        does_not_decode!(db, "SELECT 1" as (i64, i64));
        does_not_decode!(db, "SELECT id FROM things" as Thing);
    }

    /// parity: Types | an unknown enum label, boolean 2, text that is no JSON | refused | stored | refused
    async fn a_label_that_is_not_known(db: Db) -> squall::Result<()> {
        does_not_decode!(db, "SELECT 'blue'" as Color);
        does_not_decode!(db, "SELECT ''" as Color);
        does_not_decode!(db, "SELECT 'RED'" as Option<Color>);
        let red: Color = sql!("SELECT 'red'").one(&db).await?;
        assert_eq!(red, Color::Red);
        // What is known is read; what is not is an error of that column.
        let known = select(OldThing).from(OldThing).filter(OldThing::id.eq(1)).one(&db).await?;
        assert_eq!(known.color, OldColor::Red);
        let error = failure(select(OldThing).from(OldThing).order_by(OldThing::id).all(&db).await);
        let Error::Decode { column, .. } = &error else { panic!("{error:?}") };
        assert_eq!(column, "color");
        assert!(!error.to_string().contains("green"), "{error}");
        Ok(())
    }

    async fn json_of_another_shape(db: Db) {
        let error = failure(select(OldShapedThing).from(OldShapedThing).limit(1).one(&db).await);
        let Error::Decode { column, .. } = &error else { panic!("{error:?}") };
        assert_eq!(column, "shape");
    }

    /// The database did its part, so the transaction goes on.
    async fn the_transaction_goes_on(db: Db) -> squall::Result<()> {
        db.transaction(async |tx| {
            assert_fails(sql!("SELECT 'text'").one::<i64>(tx).await, "Decode");
            let change = update(Thing).set(Thing::note, "kept").filter(Thing::id.eq(1));
            assert_eq!(change.exec(tx).await?, 1);
            assert_fails(select(OldThing).from(OldThing).order_by(OldThing::id).all(tx).await, "Decode");
            Ok(())
        })
        .await?;
        let notes = select(Thing::note).from(Thing).order_by(Thing::id).all(&db).await?;
        assert_eq!(notes, [Some("kept".to_owned()), None]);
        Ok(())
    }

    async fn values_that_read_as_a_wider_type(db: Db, backend: Backend) -> squall::Result<()> {
        let small: i64 = sql!("SELECT id FROM things WHERE id = 1").one(&db).await?;
        assert_eq!(small, 1);
        let single: f64 = match backend {
            Backend::Postgres => sql!("SELECT 1.5::real").one(&db).await?,
            Backend::Sqlite | Backend::SqliteFile => sql!("SELECT 1.5").one(&db).await?,
        };
        assert_eq!(single.to_string(), "1.5");
        Ok(())
    }
}
