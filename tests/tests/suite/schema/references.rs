//! Foreign keys: what happens to the rows that refer to one that goes.

use chrono::{DateTime, Utc};
use squall::{ConstraintKind, prelude::*, types::Collation};
use squall_testing::on_every_backend;
use squall_tests::{assert_violates, failure};
use uuid::Uuid;

macro_rules! actions {
    ($($name:ident $action:ident;)+) => { $(
        mod $name {
            use super::*;

            #[derive(Table, Debug, Clone, PartialEq)]
            pub struct Parent {
                #[column(primary_key)]
                pub id: i32,
            }

            #[derive(Table, Debug, Clone, PartialEq)]
            #[table(name = "children")]
            pub struct Child {
                #[column(primary_key)]
                pub id: i32,
                #[column(default = 9, references(Parent::id, on_delete = $action, on_update = $action))]
                pub parent_id: Option<i32>,
            }

            /// Parents 1 and 9; children 1 and 2 of parent 1, and 3 of none.
            pub async fn family(db: Db) -> squall::Result<()> {
                db.create_tables(&schema![Parent, Child]).await?;
                insert(Parent).values([Parent::new().id(1), Parent::new().id(9)]).exec(&db).await?;
                let child = |id, parent_id| NewChild { id, parent_id };
                let children = [child(1, Some(1)), child(2, Some(1))];
                insert(Child).values(children).values(Child::new().id(3).parent_id(None)).exec(&db).await?;
                Ok(())
            }

            pub async fn parents(db: &Db) -> Vec<i32> {
                select(Parent::id).from(Parent).order_by(Parent::id).all(db).await.unwrap()
            }

            pub async fn children(db: &Db) -> Vec<(i32, Option<i32>)> {
                select((Child::id, Child::parent_id)).from(Child).order_by(Child::id).all(db).await.unwrap()
            }

            pub async fn delete_parent(db: &Db, id: i32) -> squall::Result<u64> {
                delete(Parent).filter(Parent::id.eq(id)).exec(db).await
            }

            pub async fn move_parent(db: &Db, from: i32, to: i32) -> squall::Result<u64> {
                update(Parent).set(Parent::id, to).filter(Parent::id.eq(from)).exec(db).await
            }
        }
    )+ };
}

actions! {
    cascading cascade;
    nulling set_null;
    defaulting set_default;
    restricting restrict;
    standing no_action;
}

const CHILDREN: [(i32, Option<i32>); 3] = [(1, Some(1)), (2, Some(1)), (3, None)];

#[track_caller]
fn assert_refers<T: std::fmt::Debug>(result: squall::Result<T>) {
    assert_violates(
        result,
        ConstraintKind::ForeignKey,
        "children",
        &["parent_id"],
        Some("children_parent_id_fkey"),
    );
}

on_every_backend! {
    #![setup(cascading::family)]

    async fn cascade(db: Db) -> squall::Result<()> {
        use cascading::*;
        // The changed rows are those of the statement's own table.
        assert_eq!(move_parent(&db, 1, 5).await?, 1);
        assert_eq!(children(&db).await, [(1, Some(5)), (2, Some(5)), (3, None)]);
        assert_eq!(delete_parent(&db, 5).await?, 1);
        assert_eq!(children(&db).await, [(3, None)]);
        assert_eq!(parents(&db).await, [9]);
        Ok(())
    }

    async fn a_parent_must_exist(db: Db) -> squall::Result<()> {
        use cascading::*;
        assert_refers(insert(Child).values(Child::new().id(4).parent_id(8)).exec(&db).await);
        let rows = [Child::new().id(4).parent_id(9), Child::new().id(5).parent_id(8)];
        assert_refers(insert(Child).values(rows).returning(Child).all(&db).await);
        assert_refers(update(Child).set(Child::parent_id, 8).filter(Child::id.eq(3)).exec(&db).await);
        assert_eq!(children(&db).await, CHILDREN);
        Ok(())
    }
}

on_every_backend! {
    #![setup(nulling::family)]

    async fn set_null_on_delete(db: Db) -> squall::Result<()> {
        use nulling::*;
        assert_eq!(delete_parent(&db, 1).await?, 1);
        assert_eq!(children(&db).await, [(1, None), (2, None), (3, None)]);
        Ok(())
    }

    async fn set_null_on_update(db: Db) -> squall::Result<()> {
        use nulling::*;
        assert_eq!(move_parent(&db, 1, 5).await?, 1);
        assert_eq!(children(&db).await, [(1, None), (2, None), (3, None)]);
        Ok(())
    }
}

on_every_backend! {
    #![setup(defaulting::family)]

    async fn set_default(db: Db) -> squall::Result<()> {
        use defaulting::*;
        assert_eq!(move_parent(&db, 1, 5).await?, 1);
        assert_eq!(children(&db).await, [(1, Some(9)), (2, Some(9)), (3, None)]);
        // The default's own parent is the last that can go.
        assert_eq!(delete_parent(&db, 5).await?, 1);
        assert_refers(delete_parent(&db, 9).await);
        assert_eq!(parents(&db).await, [9]);
        Ok(())
    }
}

on_every_backend! {
    #![setup(restricting::family)]

    /// parity: Schema | referential actions | at the end of the statement, RESTRICT at once | same | equal
    async fn restrict(db: Db) -> squall::Result<()> {
        use restricting::*;
        assert_refers(delete_parent(&db, 1).await);
        assert_refers(move_parent(&db, 1, 5).await);
        assert_eq!(children(&db).await, CHILDREN);
        assert_eq!(parents(&db).await, [1, 9]);
        assert_eq!(delete_parent(&db, 9).await?, 1);
        delete(Child).filter(Child::parent_id.eq(1)).exec(&db).await?;
        assert_eq!(delete_parent(&db, 1).await?, 1);
        Ok(())
    }
}

on_every_backend! {
    #![setup(standing::family)]

    async fn no_action(db: Db) -> squall::Result<()> {
        use standing::*;
        assert_refers(delete_parent(&db, 1).await);
        assert_refers(move_parent(&db, 1, 5).await);
        assert_eq!(children(&db).await, CHILDREN);
        assert_eq!(parents(&db).await, [1, 9]);
        Ok(())
    }
}

/// A tree: with `no_action` it is checked at the end of the statement, with `restrict` at each row.
#[derive(Table, Debug, Clone, PartialEq)]
pub struct Node {
    #[column(primary_key)]
    pub id: i32,
    #[column(references(Node::id))]
    pub parent_id: Option<i32>,
}

#[derive(Table, Debug, Clone, PartialEq)]
pub struct Loan {
    #[column(primary_key)]
    pub id: i32,
    #[column(references(Node::id, on_delete = restrict, on_update = cascade))]
    pub held_by: i32,
    #[column(references(Node::id, on_delete = cascade))]
    pub taken_by: i32,
}

/// A reference to two columns, neither of which is the primary key.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(unique(columns(country, code)))]
pub struct City {
    #[column(primary_key)]
    pub id: i32,
    pub country: String,
    pub code: i32,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "people", foreign_key(
    columns(city_country, city_code),
    references(City::country, City::code),
    on_update = cascade,
    name = "lives in"
))]
pub struct Person {
    #[column(primary_key)]
    pub id: i32,
    pub city_country: Option<String>,
    pub city_code: Option<i32>,
}

/// What others refer to by columns that are not as these.
#[derive(Table)]
pub struct Whole {
    #[column(primary_key)]
    pub id: i32,
    #[column(unique, uuid = blob)]
    pub uuid: Uuid,
    #[column(unique, timestamp = millis)]
    pub at: DateTime<Utc>,
    #[column(unique, collation = Collation::postgres("C").and_sqlite("NOCASE"))]
    pub code: String,
}

#[derive(Table)]
pub struct ByUuid {
    #[column(primary_key, references(Whole::uuid))]
    pub uuid: Uuid,
}

#[derive(Table)]
pub struct ByAt {
    #[column(primary_key, references(Whole::at))]
    pub at: DateTime<Utc>,
}

#[derive(Table)]
pub struct ByCode {
    #[column(primary_key, references(Whole::code))]
    pub code: String,
}

on_every_backend! {
    /// parity: Schema | a foreign key to a UUID or a timestamp that is stored in another way, or to a text of another collation | can be used | refers to other rows, or to none | refused
    async fn stored_in_another_way(db: Db) {
        for (schema, attribute) in [
            (schema![Whole, ByUuid], "`uuid = ..`"),
            (schema![Whole, ByAt], "`timestamp = ..`"),
            (schema![Whole, ByCode], "`collation = ..`"),
        ] {
            let error = failure(db.create_tables(&schema).await).to_string();
            assert!(error.contains(attribute), "{error}");
        }
    }

    async fn a_tree_goes_in_one_statement(db: Db) -> squall::Result<()> {
        db.create_tables(&schema![Node]).await?;
        let node = |id, parent_id| NewNode { id, parent_id };
        // The child first: checked at the end of the statement, too.
        insert(Node).values([node(2, Some(1)), node(1, None), node(3, Some(3))]).exec(&db).await?;
        let alone = delete(Node).filter(Node::id.eq(1)).exec(&db).await;
        let columns = ["parent_id"];
        assert_violates(alone, ConstraintKind::ForeignKey, "nodes", &columns, Some("nodes_parent_id_fkey"));
        assert_eq!(delete(Node).all_rows().exec(&db).await?, 3);
        Ok(())
    }

    /// The row that is in the way would go by another key.
    async fn held_and_taken_at_once(db: Db) -> squall::Result<()> {
        db.create_tables(&schema![Node, Loan]).await?;
        insert(Node).values([1, 2, 3].map(|id| NewNode { id, parent_id: None })).exec(&db).await?;
        let loan = |id, held_by, taken_by| NewLoan { id, held_by, taken_by };
        insert(Loan).values([loan(1, 1, 2), loan(2, 3, 3)]).exec(&db).await?;
        let all = delete(Node).filter(Node::id.le(2)).exec(&db).await;
        assert_violates(all, ConstraintKind::ForeignKey, "loans", &["held_by"], Some("loans_held_by_fkey"));
        let moved = update(Node).set(Node::id, Node::id + 10).filter(Node::id.eq(3)).exec(&db).await;
        assert_violates(moved, ConstraintKind::ForeignKey, "loans", &["taken_by"], Some("loans_taken_by_fkey"));
        assert_eq!(select(Node::id).from(Node).count(&db).await?, 3);
        assert_eq!(delete(Node).filter(Node::id.eq(2)).exec(&db).await?, 1);
        assert_eq!(delete(Node).filter(Node::id.eq(1)).exec(&db).await?, 1);
        Ok(())
    }

    async fn a_key_of_two_columns(db: Db) -> squall::Result<()> {
        db.create_tables(&schema![City, Person]).await?;
        insert(City).values(City::new().id(1).country("DE").code(5)).exec(&db).await?;
        let person = |id, country: Option<&str>, city_code| NewPerson {
            id,
            city_country: country.map(str::to_owned),
            city_code,
        };
        // With a NULL in the key it refers to nothing.
        let rows = [person(1, Some("DE"), Some(5)), person(2, None, Some(7)), person(3, Some("XX"), None)];
        insert(Person).values(rows).exec(&db).await?;
        let columns = ["city_country", "city_code"];
        let nowhere = insert(Person).values(person(4, Some("DE"), Some(6))).exec(&db).await;
        assert_violates(nowhere, ConstraintKind::ForeignKey, "people", &columns, Some("lives in"));
        update(City).set(City::code, 6).all_rows().exec(&db).await?;
        let codes = select(Person::city_code).from(Person).order_by(Person::id).all(&db).await?;
        assert_eq!(codes, [Some(6), Some(7), None]);
        let left = delete(City).all_rows().exec(&db).await;
        assert_violates(left, ConstraintKind::ForeignKey, "people", &columns, Some("lives in"));
        Ok(())
    }
}
