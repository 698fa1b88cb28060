//! Keys that the database counts up.

use squall::{ConstraintKind, prelude::*};
use squall_testing::on_every_backend;
use squall_tests::assert_violates;

/// The same behaviour for each way to count, and each width.
macro_rules! auto_keys {
    ($($name:ident: $type:ty [$($auto:tt)+];)+) => { $(
        mod $name {
            use super::*;

            #[derive(Table, Debug, Clone, PartialEq)]
            #[table(name = "items")]
            pub struct Item {
                #[column(primary_key, $($auto)+)]
                pub id: $type,
                pub name: Option<String>,
            }

            async fn items(db: Db) -> squall::Result<()> {
                db.create_tables(&schema![Item]).await
            }

            async fn add(db: &Db) -> squall::Result<$type> {
                insert(Item).values(Item::new()).returning(Item::id).one(db).await
            }

            on_every_backend! {
                #![setup(items)]

                async fn counts_from_one_in_the_order_of_the_input(db: Db) -> squall::Result<()> {
                    assert_eq!(add(&db).await?, 1);
                    let rows: Vec<_> = ["a", "b", "c"].map(|name| Item::new().name(name)).into();
                    let stored = insert(Item).values(rows).returning((Item::id, Item::name)).all(&db).await?;
                    let expected = [(2, "a"), (3, "b"), (4, "c")].map(|(id, name)| (id, Some(name.to_owned())));
                    assert_eq!(stored, expected);
                    Ok(())
                }

                /// parity: Types | auto key | identity or serial | ids of deleted rows come again | equal:
                /// AUTOINCREMENT
                async fn never_counts_back(db: Db) -> squall::Result<()> {
                    for expected in 1..=3 {
                        assert_eq!(add(&db).await?, expected);
                    }
                    delete(Item).filter(Item::id.ge(2)).exec(&db).await?;
                    assert_eq!(add(&db).await?, 4);
                    delete(Item).all_rows().exec(&db).await?;
                    assert_eq!(add(&db).await?, 5);
                    Ok(())
                }

                async fn explicit_ids_are_taken(db: Db) -> squall::Result<()> {
                    let rows = [Item::new().id(7), Item::new().id(0), Item::new().id(-5), Item::new().id(<$type>::MIN)];
                    let ids = insert(Item).values(rows).returning(Item::id).all(&db).await?;
                    assert_eq!(ids, [7, 0, -5, <$type>::MIN]);
                    let again = insert(Item).values(Item::new().id(7)).exec(&db).await;
                    assert_violates(again, ConstraintKind::Unique, "items", &["id"], Some("items_pkey"));
                    Ok(())
                }

                /// parity: Types | an explicit value of an auto key | does not move the sequence | moves it | equal:
                /// the sequence is moved on
                async fn explicit_ids_are_counted_on_from(db: Db) -> squall::Result<()> {
                    assert_eq!(add(&db).await?, 1);
                    insert(Item).values(Item::new().id(2)).exec(&db).await?;
                    assert_eq!(add(&db).await?, 3);
                    insert(Item).values([Item::new().id(41), Item::new().id(40)]).exec(&db).await?;
                    assert_eq!(add(&db).await?, 42);
                    // A smaller one changes nothing.
                    insert(Item).values(Item::new().id(20)).exec(&db).await?;
                    assert_eq!(add(&db).await?, 43);
                    Ok(())
                }

                async fn rows_with_and_without_an_id_in_one_insert(db: Db) -> squall::Result<()> {
                    let rows = [
                        NewItem { id: Some(10), name: Some("ten".into()) },
                        NewItem { id: None, name: Some("first".into()) },
                        NewItem { id: Some(20), name: None },
                        NewItem { id: None, name: None },
                    ];
                    let names = insert(Item).values(rows).returning(Item::name).all(&db).await?;
                    assert_eq!(names, [Some("ten".to_owned()), Some("first".into()), None, None]);
                    assert_eq!(select(count_distinct(Item::id)).from(Item).one(&db).await?, 4);
                    Ok(())
                }

                async fn of_defaults_only(db: Db) -> squall::Result<()> {
                    let rows = vec![Item::new(), Item::new(), Item::new()];
                    let ids = insert(Item).values(rows).returning(Item::id).all(&db).await?;
                    assert_eq!(ids, [1, 2, 3]);
                    Ok(())
                }
            }
        }
    )+ };
}

auto_keys! {
    identity_of_64_bits: i64 [auto];
    identity_of_32_bits: i32 [auto];
    serial_of_64_bits: i64 [auto = serial];
    serial_of_32_bits: i32 [auto = serial];
}

mod of_json {
    use squall::Error;
    use squall_tests::failure;

    use super::*;

    macro_rules! refused {
        ($($name:ident: $table:tt $column:tt;)+) => { $(
            #[derive(Table, Debug)]
            #[table $table]
            pub struct $name {
                #[column(primary_key)]
                pub id: i32,
                #[column $column]
                pub note: serde_json::Value,
            }
        )+ };
    }

    refused! {
        Unique: (name = "a") (unique);
        Several: (name = "b", unique(columns(id, note))) (json = binary);
        UniqueIndex: (name = "c", index(columns(note), name = "d", unique)) (json = binary);
        Index: (name = "e") (index, json = text);
    }

    #[derive(Table, Debug)]
    #[table(name = "f")]
    pub struct Key {
        #[column(primary_key)]
        pub note: Vec<serde_json::Value>,
    }

    #[derive(Table, Debug)]
    #[table(name = "g", index(on(Fine::note.json_get::<String>("a")), name = "h", unique))]
    pub struct Fine {
        #[column(primary_key)]
        pub id: i32,
        #[column(index)]
        pub note: serde_json::Value,
    }

    on_every_backend! {
        /// parity: Schema | keys, unique constraints and unique indexes of JSON columns | by value | by their text | equal: refused; so is any index of
        /// a `json = text`
        async fn are_refused(db: Db) -> squall::Result<()> {
            for schema in [schema![Unique], schema![Several], schema![UniqueIndex], schema![Index], schema![Key]] {
                let error = failure(db.create_tables(&schema).await);
                let said = "the JSON column `note` of";
                assert!(matches!(&error, Error::InvalidQuery(it) if it.contains(said) && it.contains("take a part of it")), "{error:?}");
            }
            db.create_tables(&schema![Fine]).await?;
            let rows = [1, 2].map(|id| NewFine { id, note: serde_json::json!({"a": "same", "id": id}) });
            let error = failure(insert(Fine).values(rows).exec(&db).await);
            assert!(error.violation().is_some(), "{error:?}");
            Ok(())
        }
    }
}
