//! Rows that are made up: the same on both databases, and as the schema wants them.

#![allow(clippy::duplicated_attributes, reason = "two foreign keys share a column")]

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use rust_decimal::Decimal;
use squall::{Db, prelude::*};
use squall_kit::{Error, Schema, seed::Seed};
use squall_testing::{Backend, TestDb};
use uuid::Uuid;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, DbEnum)]
enum Status {
    Active,
    Gone,
    Asleep,
}

/// A column of each type.
#[derive(Debug, Clone, PartialEq, Table)]
#[table(name = "seed_users")]
struct User {
    #[column(primary_key, auto)]
    id: i64,
    #[column(unique)]
    email: String,
    name: String,
    #[column(max_length = 8)]
    nickname: Option<String>,
    age: i16,
    rating: i32,
    height: f32,
    latitude: f64,
    #[column(precision = 6, scale = 2)]
    price: Decimal,
    is_admin: bool,
    avatar: Vec<u8>,
    token: Uuid,
    birthday: NaiveDate,
    wakes_at: NaiveTime,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    deleted_at: Option<DateTime<Utc>>,
    nap: TimeDelta,
    settings: serde_json::Value,
    status: Status,
    tags: Vec<String>,
    #[column(references(User::id))]
    manager_id: Option<i64>,
}

/// Keys that are of several columns, and share one.
#[derive(Debug, Clone, PartialEq, Table)]
#[table(name = "seed_shops", primary_key(country, number))]
struct Shop {
    country: i32,
    number: i32,
    name: String,
}

#[derive(Debug, Clone, PartialEq, Table)]
#[table(
    name = "seed_shelves",
    primary_key(country, code),
    foreign_key(columns(country, shop), references(Shop::country, Shop::number))
)]
struct Shelf {
    country: i32,
    code: Uuid,
    shop: i32,
}

#[derive(Debug, Clone, PartialEq, Table)]
#[table(
    name = "seed_moves",
    foreign_key(columns(country, shop), references(Shop::country, Shop::number)),
    foreign_key(columns(country, shelf), references(Shelf::country, Shelf::code))
)]
struct Move {
    #[column(primary_key, auto)]
    id: i32,
    country: i32,
    shop: i32,
    shelf: Uuid,
}

/// A table between two, and one that refers to itself and must.
#[derive(Debug, Clone, PartialEq, Table)]
#[table(name = "seed_follows", primary_key(follower, followed))]
struct Follow {
    #[column(references(User::id))]
    follower: i64,
    #[column(references(User::id))]
    followed: i64,
}

#[derive(Debug, Clone, PartialEq, Table)]
#[table(name = "seed_folders")]
struct Folder {
    #[column(primary_key, auto)]
    id: i64,
    #[column(references(Folder::id))]
    parent_id: i64,
}

#[derive(Debug, Clone, PartialEq, Table)]
#[table(name = "seed_flags")]
struct Flag {
    #[column(primary_key)]
    status: Status,
}

#[derive(Debug, Clone, PartialEq, Table)]
#[table(name = "seed_orders", check(name = "seed_orders_large", condition = Order::quantity.gt(100)))]
struct Order {
    #[column(primary_key, auto)]
    id: i64,
    quantity: i32,
}

/// In a schema, with a circle of two tables, and an index of an expression.
#[derive(Debug, Clone, PartialEq, Table)]
#[table(schema = "seeds", name = "teams", index(name = "teams_name", on(lower(Team::name)), unique))]
struct Team {
    #[column(primary_key, auto)]
    id: i64,
    #[column(max_length = 4)]
    name: String,
    #[column(references(Player::id))]
    captain_id: Option<i64>,
}

#[derive(Debug, Clone, PartialEq, Table)]
#[table(schema = "seeds", name = "players")]
struct Player {
    #[column(primary_key)]
    id: i64,
    #[column(references(Team::id))]
    team_id: i64,
    #[column(unique)]
    shirt: Option<i32>,
}

async fn with(backend: Backend, tables: &[&squall::schema::TableDef]) -> TestDb {
    let test_db = TestDb::new(backend).await.unwrap();
    test_db.db().create_tables(tables).await.unwrap();
    test_db
}

async fn users(db: &Db) -> Vec<User> {
    select(User).from(User).order_by(User::id).all(db).await.unwrap()
}

/// All that is there, as a text.
async fn all(db: &Db) -> String {
    let shops = select(Shop).from(Shop).order_by((Shop::country, Shop::number)).all(db).await.unwrap();
    let shelves = select(Shelf).from(Shelf).order_by((Shelf::country, Shelf::code)).all(db).await.unwrap();
    let moves = select(Move).from(Move).order_by(Move::id).all(db).await.unwrap();
    let follows =
        select(Follow).from(Follow).order_by((Follow::follower, Follow::followed)).all(db).await.unwrap();
    let folders = select(Folder).from(Folder).order_by(Folder::id).all(db).await.unwrap();
    format!("{:#?}", (users(db).await, shops, shelves, moves, follows, folders))
}

#[tokio::test]
async fn the_same_seed_makes_the_same_rows_everywhere() {
    let tables = schema![Follow, Move, Shelf, Folder, Shop, User];
    let schema = Schema::from(tables);
    let mut texts = Vec::new();
    for backend in [Backend::Sqlite, Backend::SqliteFile, Backend::Postgres] {
        let test_db = with(backend, &tables).await;
        let db = test_db.db();
        let seeded = Seed::new(7).schema(&schema, 30).count(User, 60).run(db).await.unwrap();
        assert_eq!(seeded.rows("seed_users"), 60, "{backend:?}");
        assert_eq!(seeded.rows("seed_moves"), 30, "{backend:?}");
        let at = |name: &str| seeded.tables.iter().position(|it| it.table == name).unwrap();
        assert!(at("seed_users") < at("seed_follows") && at("seed_shelves") < at("seed_moves"));
        // Again, beside what is there; and the auto key counts on from what was made.
        Seed::new(7).schema(&schema, 30).run(db).await.unwrap();
        let rows = users(db).await;
        assert_eq!(rows.len(), 90);
        assert_eq!(rows.iter().map(|it| it.id).collect::<Vec<_>>(), (1..=90).collect::<Vec<_>>());
        let folder = insert(Folder).values(Folder::new().parent_id(1)).returning(Folder::id).one(db).await;
        assert_eq!(folder.unwrap(), 61, "{backend:?}");
        texts.push(all(db).await);
    }
    assert_eq!(texts[0], texts[1]);
    assert_eq!(texts[0], texts[2]);

    let made_by = async |seed| {
        let test_db = with(Backend::Sqlite, &schema![User]).await;
        Seed::new(seed).count(User, 5).run(test_db.db()).await.unwrap();
        users(test_db.db()).await
    };
    assert_eq!(made_by(7).await, made_by(7).await);
    assert_ne!(made_by(7).await, made_by(8).await);
}

#[tokio::test]
async fn values_are_as_their_columns_say() {
    for backend in [Backend::Sqlite, Backend::Postgres] {
        let test_db = with(backend, &schema![User]).await;
        let db = test_db.db();
        // More rows than one statement takes, and more than there are addresses in a short list.
        let seeded = Seed::new(1)
            .count(User, 1_200)
            .column(User::name, |n| format!("user {n}"))
            .weights(User::status, [(Status::Active, 9), (Status::Gone, 1), (Status::Asleep, 0)])
            .weights(User::age, (18..=20).map(|age| (age, 1)))
            .null_share(User::nickname, 0.5)
            .run(db)
            .await
            .unwrap();
        assert_eq!(seeded.rows("seed_users"), 1_200);
        let users = users(db).await;
        assert_eq!(users.len(), 1_200);
        let emails: HashSet<_> = users.iter().map(|it| it.email.to_lowercase()).collect();
        assert_eq!(emails.len(), 1_200);
        for (user, number) in users.iter().zip(1..) {
            assert_eq!(user.name, format!("user {number}"));
            assert!(user.email.contains("@example."), "{}", user.email);
            assert!(user.nickname.as_ref().is_none_or(|it| it.chars().count() <= 8), "{:?}", user.nickname);
            assert!((18..=20).contains(&user.age));
            assert!((1..=5).contains(&user.rating));
            assert!(user.price >= Decimal::ONE && user.price < Decimal::from(1_000), "{}", user.price);
            assert!(user.created_at < user.updated_at);
            assert_eq!(user.deleted_at, None);
            assert!(user.settings.is_object());
            assert_ne!(user.status, Status::Asleep);
            assert!(user.manager_id.is_none_or(|it| it < user.id), "{:?} of {}", user.manager_id, user.id);
        }
        let share = |is: fn(&User) -> bool| users.iter().filter(|it| is(it)).count();
        assert!((1_000..1_150).contains(&share(|it| it.status == Status::Active)));
        assert!((520..680).contains(&share(|it| it.nickname.is_none())));
        assert!((60..190).contains(&share(|it| it.manager_id.is_none())));
        assert!((300..500).contains(&share(|it| it.age == 18)));
    }
}

#[tokio::test]
async fn a_table_that_must_refer_to_itself_begins_with_a_row_that_does() {
    for backend in [Backend::Sqlite, Backend::Postgres] {
        let test_db = with(backend, &schema![Folder]).await;
        Seed::new(1).count(Folder, 10).run(test_db.db()).await.unwrap();
        let folders = select(Folder).from(Folder).order_by(Folder::id).all(test_db.db()).await.unwrap();
        assert_eq!(folders[0].parent_id, 1);
        assert!(folders.iter().all(|it| it.parent_id <= it.id));
    }
}

#[tokio::test]
async fn keys_have_only_so_much_room() {
    for backend in [Backend::Sqlite, Backend::Postgres] {
        let test_db = with(backend, &schema![Flag, User, Follow]).await;
        let db = test_db.db();
        let error = Seed::new(1).count(Flag, 4).run(db).await.unwrap_err();
        let Error::Seed { table, columns, constraint, .. } = &error else { panic!("{error}") };
        assert_eq!((table.as_str(), columns.as_slice()), ("seed_flags", &["status".to_owned()][..]));
        assert_eq!(constraint.as_deref(), Some("seed_flags_pkey"));
        assert_eq!(select(Flag).from(Flag).count(db).await.unwrap(), 0, "nothing was written");
        // As many as there can be, where no number was asked for that must be.
        let seeded = Seed::new(1).schema(&Schema::from(schema![Flag]), 20).run(db).await.unwrap();
        assert_eq!(seeded.rows("seed_flags"), 3);
        // Every pair there is.
        Seed::new(1).count(User, 5).count(Follow, 25).run(db).await.unwrap();
        assert_eq!(select(Follow).from(Follow).count(db).await.unwrap(), 25);
        // A value of the user's own that is alike in two rows.
        let error =
            Seed::new(1).count(User, 2).column(User::email, |_| "a@b".to_owned()).run(db).await.unwrap_err();
        assert!(error.to_string().contains("seed_users_email_key"), "{error}");
    }
}

#[tokio::test]
async fn foreign_keys_refer_to_what_is_there_or_say_so() {
    for backend in [Backend::Sqlite, Backend::Postgres] {
        let test_db = with(backend, &schema![User, Follow, Shop, Shelf]).await;
        let db = test_db.db();
        let error = Seed::new(1).count(Follow, 1).run(db).await.unwrap_err();
        assert!(error.to_string().contains("refers to `seed_users`"), "{error}");
        assert!(error.help().unwrap().contains("seed `seed_users` too"));
        // Tables that are not seeded have rows, too.
        insert(Shop).values(Shop::new().country(3).number(9).name("there")).exec(db).await.unwrap();
        Seed::new(1).count(Shelf, 5).run(db).await.unwrap();
        let shelves = select(Shelf).from(Shelf).all(db).await.unwrap();
        assert!(shelves.len() == 5 && shelves.iter().all(|it| (it.country, it.shop) == (3, 9)));
    }
}

#[tokio::test]
async fn a_check_that_is_broken_is_told_with_its_name() {
    for backend in [Backend::Sqlite, Backend::Postgres] {
        let test_db = with(backend, &schema![Shop, Order]).await;
        let db = test_db.db();
        let error = Seed::new(1).count(Shop, 3).count(Order, 5).run(db).await.unwrap_err();
        let Error::Seed { table, columns, constraint, .. } = &error else { panic!("{error}") };
        assert_eq!((table.as_str(), columns.as_slice()), ("seed_orders", &["quantity".to_owned()][..]));
        assert_eq!(constraint.as_deref(), Some("seed_orders_large"));
        assert!(error.help().unwrap().contains("`quantity`"), "{:?}", error.help());
        assert_eq!(select(Shop).from(Shop).count(db).await.unwrap(), 0, "all or none");
        let seed = Seed::new(1).count(Order, 5).column(Order::quantity, |n| 100 + n as i32);
        assert_eq!(seed.run(db).await.unwrap().rows("seed_orders"), 5);
    }
}

#[tokio::test]
async fn what_makes_no_sense_is_refused() {
    let test_db = with(Backend::Sqlite, &schema![User]).await;
    let db = test_db.db();
    let seed = || Seed::new(1).count(User, 1);
    for (seed, text) in [
        (seed().weights(User::age, [(1, 0)]), "nothing to choose from"),
        (seed().null_share(User::nickname, 1.5), "cannot be NULL"),
        (seed().null_share(User::name, 0.5), "cannot be NULL"),
    ] {
        let error = seed.run(db).await.unwrap_err();
        assert!(error.to_string().contains(text), "{error}");
    }
    let seeded = Seed::new(1).run(db).await.unwrap();
    assert!(seeded.tables.is_empty());
}

#[tokio::test]
async fn tables_in_schemas_and_in_circles_are_filled() {
    let mut texts = Vec::new();
    for backend in [Backend::Sqlite, Backend::Postgres] {
        let test_db = TestDb::new(backend).await.unwrap();
        let db = test_db.db();
        let schema = Schema::from(schema![Player, Team]);
        squall_kit::push::push(db, &schema, &Default::default()).await.unwrap();
        // Twice: what was NULL as the circle began may refer to what is there then.
        for count in [50, 150] {
            Seed::new(3).count(Player, count).count(Team, count).run(db).await.unwrap();
        }
        let teams = select(Team).from(Team).order_by(Team::id).all(db).await.unwrap();
        let players = select(Player).from(Player).order_by(Player::id).all(db).await.unwrap();
        assert_eq!((teams.len(), players.len()), (200, 200));
        let names: HashSet<_> = teams.iter().map(|it| it.name.to_lowercase()).collect();
        assert_eq!(names.len(), 200);
        assert!(teams[..50].iter().all(|it| it.captain_id.is_none()));
        assert!(teams[50..].iter().any(|it| it.captain_id.is_some()));
        texts.push(format!("{teams:?}{players:?}"));
    }
    assert_eq!(texts[0], texts[1]);
}
