//! Tables are created in the order that their foreign keys ask for.

use squall::{ConstraintKind, prelude::*};
use squall_testing::on_every_backend;
use squall_tests::{assert_fails, assert_violates};

#[derive(Table, Debug)]
pub struct Country {
    #[column(primary_key)]
    pub id: i32,
    /// Closes a cycle.
    #[column(references(City::id))]
    pub capital_id: Option<i32>,
}

#[derive(Table, Debug)]
pub struct City {
    #[column(primary_key)]
    pub id: i32,
    #[column(references(Country::id))]
    pub country_id: i32,
    #[column(references(City::id))]
    pub twin_id: Option<i32>,
}

#[derive(Table, Debug)]
pub struct Street {
    #[column(primary_key)]
    pub id: i32,
    #[column(references(City::id, on_delete = cascade))]
    pub city_id: i32,
}

#[derive(Table, Debug)]
#[table(index(columns(code), unique))]
pub struct Port {
    #[column(primary_key)]
    pub id: i32,
    pub name: String,
    pub code: String,
}

#[derive(Table, Debug)]
pub struct Ship {
    #[column(primary_key)]
    pub id: i32,
    #[column(references(Port::name))]
    pub home: String,
}

/// An index is made after the tables.
#[derive(Table, Debug)]
pub struct Crane {
    #[column(primary_key)]
    pub id: i32,
    #[column(references(Port::code))]
    pub port_code: String,
}

on_every_backend! {
    async fn children_can_be_named_first(db: Db) -> squall::Result<()> {
        db.create_tables(&schema![Street, City, Country]).await?;
        insert(Country).values(Country::new().id(1)).exec(&db).await?;
        insert(City).values(City::new().id(1).country_id(1).twin_id(1)).exec(&db).await?;
        insert(Street).values(Street::new().id(1).city_id(1)).exec(&db).await?;
        let lost = insert(Street).values(Street::new().id(2).city_id(2)).exec(&db).await;
        let key = Some("streets_city_id_fkey");
        assert_violates(lost, ConstraintKind::ForeignKey, "streets", &["city_id"], key);
        Ok(())
    }

    /// parity: Schema | tables that refer to each other | ALTER TABLE | inside CREATE TABLE | equal: in any order
    async fn a_cycle_is_closed(db: Db) -> squall::Result<()> {
        db.create_tables(&schema![Country, Street, City]).await?;
        insert(Country).values([Country::new().id(1), Country::new().id(2)]).exec(&db).await?;
        insert(City).values(City::new().id(5).country_id(1)).exec(&db).await?;
        update(Country).set(Country::capital_id, 5).filter(Country::id.eq(1)).exec(&db).await?;
        let none = update(Country).set(Country::capital_id, 6).filter(Country::id.eq(2)).exec(&db).await;
        let key = Some("countries_capital_id_fkey");
        assert_violates(none, ConstraintKind::ForeignKey, "countries", &["capital_id"], key);
        let kept = delete(City).all_rows().exec(&db).await;
        assert_violates(kept, ConstraintKind::ForeignKey, "countries", &["capital_id"], key);
        Ok(())
    }

    async fn a_table_that_is_left_out(db: Db) -> squall::Result<()> {
        assert_fails(db.create_tables(&schema![Street]).await, "Database");
        // Unless it is there already.
        db.create_tables(&schema![City, Country]).await?;
        db.create_tables(&schema![Street]).await
    }

    async fn columns_that_are_not_unique(db: Db) -> squall::Result<()> {
        assert_fails(db.create_tables(&schema![Port, Ship]).await, "InvalidQuery");
        assert_fails(db.create_tables(&schema![Port, Crane]).await, "InvalidQuery");
        // Nothing is left of it.
        db.create_tables(&schema![Port]).await
    }
}
