//! Violated constraints that do not come from the statement's own values.

use squall::{ConstraintKind, prelude::*};
use squall_testing::on_every_backend;
use squall_tests::{assert_violates, failure, kind};

#[derive(Table, Debug)]
pub struct Owner {
    #[column(primary_key)]
    pub id: i32,
    pub name: String,
}

#[derive(Table, Debug)]
pub struct Pet {
    #[column(primary_key)]
    pub id: i32,
    #[column(unique, references(Owner::id, on_update = cascade, on_delete = set_null))]
    pub owner_id: Option<i32>,
    #[column(references(Owner::id, on_delete = cascade))]
    pub vet_id: Option<i32>,
}

#[derive(Table, Debug)]
pub struct Toy {
    #[column(primary_key)]
    pub id: i32,
    #[column(references(Pet::id))]
    pub pet_id: i32,
    /// Goes with its owner.
    #[column(check = Toy::owner_id.lt(100), references(Owner::id, on_update = cascade))]
    pub owner_id: Option<i32>,
}

#[derive(Table, Debug)]
#[table(primary_key(town, name))]
pub struct Street {
    pub town: String,
    pub name: String,
}

/// Owners 1 and 2; pet 1 of owner 1 at the vet 2, with toy 1.
async fn household(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Owner, Pet, Toy]).await?;
    insert(Owner).values([Owner::new().id(1).name("Ann"), Owner::new().id(2).name("Bob")]).exec(&db).await?;
    insert(Pet).values(Pet::new().id(1).owner_id(1).vet_id(2)).exec(&db).await?;
    insert(Toy).values(Toy::new().id(1).pet_id(1).owner_id(1)).exec(&db).await?;
    Ok(())
}

async fn counts(db: &Db) -> (i64, i64, i64) {
    let owners = select(count_all()).from(Owner).one(db).await.unwrap();
    let pets = select(count_all()).from(Pet).one(db).await.unwrap();
    (owners, pets, select(count_all()).from(Toy).one(db).await.unwrap())
}

on_every_backend! {
    #![setup(household)]

    /// parity: Errors | a violated constraint | its name | columns, or nothing at all for foreign keys | equal: kind,
    /// table, columns and name
    async fn not_null(db: Db) -> squall::Result<()> {
        let null = || sql!("NULL" => String);
        let stored = insert(Owner).values(Owner::new().id(3).name(null())).exec(&db).await;
        assert_violates(stored, ConstraintKind::NotNull, "owners", &["name"], None);
        let rows = [Owner::new().id(4).name("Cy").name(val("x".to_owned())), Owner::new().id(3).name(null())];
        let stored = insert(Owner).values(rows).returning(Owner::id).all(&db).await;
        assert_violates(stored, ConstraintKind::NotNull, "owners", &["name"], None);
        let changed = update(Owner).set(Owner::name, null()).filter(Owner::id.eq(1)).exec(&db).await;
        assert_violates(changed, ConstraintKind::NotNull, "owners", &["name"], None);
        let raw_insert = sql!("INSERT INTO owners (id) VALUES (9)").exec(&db).await;
        assert_violates(raw_insert, ConstraintKind::NotNull, "owners", &["name"], None);
        assert_eq!(counts(&db).await, (2, 1, 1));
        Ok(())
    }

    async fn not_null_of_a_key(db: Db) -> squall::Result<()> {
        db.create_tables(&schema![Street]).await?;
        insert(Street).values(Street::new().town("a").name("b")).exec(&db).await?;
        let null = || sql!("NULL" => String);
        let stored = insert(Street).values(Street::new().town(null()).name("x")).exec(&db).await;
        assert_violates(stored, ConstraintKind::NotNull, "streets", &["town"], None);
        let changed = update(Street).set(Street::name, null()).all_rows().exec(&db).await;
        assert_violates(changed, ConstraintKind::NotNull, "streets", &["name"], None);
        assert_eq!(select((Street::town, Street::name)).from(Street).all(&db).await?.len(), 1);
        Ok(())
    }

    /// The delete of an owner would delete the pet, which a toy holds.
    async fn two_tables_further(db: Db) {
        let gone = delete(Owner).filter(Owner::id.eq(2)).exec(&db).await;
        assert_violates(gone, ConstraintKind::ForeignKey, "toys", &["pet_id"], Some("toys_pet_id_fkey"));
        assert_eq!(counts(&db).await, (2, 1, 1));
    }

    /// A cascade changes a column that another constraint of another table holds.
    async fn by_a_cascade(db: Db) -> squall::Result<()> {
        let moved = update(Owner).set(Owner::id, 100).filter(Owner::id.eq(1)).exec(&db).await;
        assert_violates(moved, ConstraintKind::Check, "toys", &["owner_id"], Some("toys_owner_id_check"));
        insert(Toy).values(Toy::new().id(2).pet_id(1).owner_id(None)).exec(&db).await?;
        let moved = update(Owner).set(Owner::id, 50).filter(Owner::id.eq(1)).exec(&db).await;
        assert_eq!(moved?, 1);
        Ok(())
    }

    /// Raw SQL has no table of ours behind it: at least the kind is told, and the table.
    async fn through_raw_sql(db: Db) {
        for (sql, expected, table) in [
            ("INSERT INTO owners VALUES (1, 'x')", ConstraintKind::Unique, "owners"),
            ("INSERT INTO pets VALUES (2, 77, NULL)", ConstraintKind::ForeignKey, "pets"),
            ("UPDATE pets SET vet_id = 5", ConstraintKind::ForeignKey, "pets"),
            ("UPDATE toys SET owner_id = 100", ConstraintKind::Check, "toys"),
        ] {
            let error = failure(raw(AssertSqlSafe(sql.into())).exec(&db).await);
            let Some(violation) = error.violation() else { panic!("{sql}: {error:?}") };
            assert_eq!((violation.kind, violation.table.as_str()), (expected, table), "{sql}: {error}");
        }
        assert_eq!(counts(&db).await, (2, 1, 1));
    }

    async fn the_message_names_the_place_and_no_value(db: Db) {
        let error = failure(insert(Owner).values(Owner::new().id(1).name("top secret")).exec(&db).await);
        assert_eq!(error.to_string(), "unique constraint violated on `owners` (id) by `owners_pkey`");
        assert!(!format!("{error:?}").contains("top secret"), "{error:?}");
        let error = failure(insert(Pet).values(Pet::new().id(2).owner_id(8_675_309)).exec(&db).await);
        assert_eq!(
            error.to_string(),
            "foreign key constraint violated on `pets` (owner_id) by `pets_owner_id_fkey`"
        );
        assert!(!format!("{error:?}").contains("8675309"), "{error:?}");
    }

    async fn inside_a_transaction(db: Db) {
        let result = db
            .transaction(async |tx| {
                insert(Owner).values(Owner::new().id(3).name("Cy")).exec(tx).await?;
                delete(Owner).filter(Owner::id.eq(2)).exec(tx).await
            })
            .await;
        assert_violates(result, ConstraintKind::ForeignKey, "toys", &["pet_id"], Some("toys_pet_id_fkey"));
        assert_eq!(counts(&db).await, (2, 1, 1));
    }

    /// parity: Errors | a misspelt `"column"` | error | a text | equal: error
    async fn an_unknown_table_or_column(db: Db) {
        for sql in [
            "SELECT * FROM nowhere",
            "SELECT nothing FROM owners",
            "SELEC 1",
            "SELECT \"nothing\" FROM owners",
        ] {
            let error = failure(raw(AssertSqlSafe(sql.into())).all::<i64>(&db).await);
            assert_eq!(kind(&error), "Database", "{sql}: {error:?}");
        }
    }
}
