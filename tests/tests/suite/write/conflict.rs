//! ON CONFLICT: do nothing, do update, and by what.

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use squall::{ConstraintKind, prelude::*};
use squall_testing::on_every_backend;
use squall_tests::{assert_fails, assert_violates, failure};

#[derive(Table, Debug, Clone, PartialEq)]
#[table(new(derive(Clone)))]
#[table(index(on(lower(Account::login)), name = "accounts_login_idx", unique))]
#[table(index(columns(phone), name = "accounts_phone_idx", unique, where = Account::closed.eq(false)))]
#[table(unique(columns(team, seat)))]
pub struct Account {
    #[column(primary_key, auto)]
    pub id: i64,
    #[column(unique)]
    pub email: String,
    pub login: Option<String>,
    #[column(default = 1)]
    pub visits: i32,
    pub note: Option<String>,
    #[column(precision = 8, scale = 2, default = Decimal::ZERO)]
    pub balance: Decimal,
    pub phone: Option<String>,
    #[column(default = false)]
    pub closed: bool,
    pub team: Option<i32>,
    pub seat: Option<i32>,
}

/// A price by day, whose key is of two columns; one is a decimal, whose equal values have many texts.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(primary_key(size, day), new(derive(Clone)))]
pub struct Price {
    pub size: Decimal,
    pub day: chrono::NaiveDate,
    #[column(check = Price::amount.ge(Decimal::ZERO))]
    pub amount: Decimal,
    #[column(default = now(), on_update = now())]
    pub changed_at: DateTime<Utc>,
    #[column(generated = Price::amount * 2i32)]
    pub twice: Decimal,
}

async fn accounts(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Account, Price]).await?;
    let rows = ["a", "b", "c"].map(|name| {
        Account::new().email(name).login(name.to_uppercase()).phone(name).balance(Decimal::new(900, 2))
    });
    insert(Account).values(rows).exec(&db).await?;
    Ok(())
}

fn new(email: &str) -> NewAccount {
    NewAccount {
        id: None,
        email: email.into(),
        login: None,
        visits: None,
        note: None,
        balance: None,
        phone: None,
        closed: None,
        team: None,
        seat: None,
    }
}

/// The email, the visits and the note of each account, by its email.
async fn notes(db: &Db) -> Vec<(String, i32, Option<String>)> {
    let rows = select((Account::email, Account::visits, Account::note));
    rows.from(Account).order_by(Account::email).all(db).await.unwrap()
}

fn note(email: &str, visits: i32, note: Option<&str>) -> (String, i32, Option<String>) {
    (email.to_owned(), visits, note.map(str::to_owned))
}

on_every_backend! {
    #![setup(accounts)]

    /// parity: Writes | ON CONFLICT DO NOTHING | rows that are left out are neither counted nor returned | same | equal, in
    /// the order of the input
    async fn rows_in_the_way_are_left_out(db: Db) -> squall::Result<()> {
        let rows = || ["d", "a", "e", "c", "e"].map(|email| NewAccount { note: Some("new".into()), ..new(email) });
        let stored = insert(Account).values(rows()).on_conflict(Account::email).do_nothing();
        assert_eq!(stored.returning(Account::email).all(&db).await?, ["d", "e"]);
        let again = insert(Account).values(rows()).on_conflict(Account::email).do_nothing();
        assert_eq!(again.exec(&db).await?, 0);
        let expected = [note("a", 1, None), note("b", 1, None), note("c", 1, None)].into_iter();
        let expected = expected.chain([note("d", 1, Some("new")), note("e", 1, Some("new"))]);
        assert_eq!(notes(&db).await, expected.collect::<Vec<_>>());
        Ok(())
    }

    async fn any_conflict(db: Db) -> squall::Result<()> {
        let rows = vec![
            new("a"),
            NewAccount { login: Some("B".into()), ..new("f") },
            NewAccount { id: Some(3), ..new("g") },
            NewAccount { login: Some("h".into()), ..new("h") },
        ];
        let stored = insert(Account).values(rows).on_conflict_do_nothing().returning(Account::email);
        assert_eq!(stored.all(&db).await?, ["h"]);
        Ok(())
    }

    async fn another_key_than_the_target_is_an_error(db: Db) -> squall::Result<()> {
        let row = NewAccount { id: Some(2), visits: Some(4), ..new("z") };
        let result = insert(Account).values(row.clone()).on_conflict(Account::email).do_nothing().exec(&db).await;
        assert_violates(result, ConstraintKind::Unique, "accounts", &["id"], Some("accounts_pkey"));
        let result = insert(Account).values(row).on_conflict(Account::email).do_update_all().exec(&db).await;
        assert_violates(result, ConstraintKind::Unique, "accounts", &["id"], Some("accounts_pkey"));
        // Where both are in the way, the target's counts.
        let row = NewAccount { id: Some(2), note: Some("both".into()), ..new("a") };
        let stored = insert(Account).values(row).on_conflict(Account::email).do_update_all().returning(Account::id);
        assert_eq!(stored.one(&db).await?, 1);
        Ok(())
    }

    async fn one_row_or_none(db: Db) -> squall::Result<()> {
        let row = |email: &str| {
            insert(Account).values(new(email)).on_conflict(Account::email).do_nothing().returning(Account::email)
        };
        assert_eq!(row("a").optional(&db).await?, None);
        assert_fails(row("a").one(&db).await, "NotFound");
        assert_eq!(row("x").optional(&db).await?, Some("x".to_owned()));
        assert_eq!(row("y").one(&db).await?, "y");
        let rows = insert(Account).values([new("k"), new("l")]).on_conflict(Account::email).do_nothing();
        assert_fails(rows.returning(Account::email).optional(&db).await, "InvalidQuery");
        Ok(())
    }

    async fn the_row_is_changed(db: Db) -> squall::Result<()> {
        let upsert = |email: &str, text: &str| {
            insert(Account)
                .values(NewAccount { visits: Some(10), note: Some(text.into()), ..new(email) })
                .on_conflict(Account::email)
                .do_update()
                .set(Account::note, concat((excluded(Account::note), "/", Account::email)))
                .set(Account::visits, Account::visits + excluded(Account::visits))
        };
        let changed = upsert("a", "x").returning((Account::id, Account::visits, Account::note));
        assert_eq!(changed.one(&db).await?, (1, 11, Some("x/a".to_owned())));
        assert_eq!(upsert("a", "y").exec(&db).await?, 1);
        assert_eq!(upsert("d", "y").exec(&db).await?, 1);
        let expected =
            [note("a", 21, Some("y/a")), note("b", 1, None), note("c", 1, None), note("d", 10, Some("y"))];
        assert_eq!(notes(&db).await, expected);
        Ok(())
    }

    async fn many_rows_some_of_which_are_there(db: Db) -> squall::Result<()> {
        let rows = ["e", "c", "d", "a"].map(|email| NewAccount { note: Some(email.repeat(2)), ..new(email) });
        let upsert = insert(Account)
            .values(rows)
            .on_conflict(Account::email)
            .do_update()
            .set(Account::note, excluded(Account::note))
            .set(Account::visits, Account::visits + 1)
            .returning((Account::email, Account::visits, Account::note));
        let expected = [("e", 1), ("c", 2), ("d", 1), ("a", 2)];
        assert_eq!(
            upsert.all(&db).await?,
            expected.map(|(email, visits)| note(email, visits, Some(&email.repeat(2))))
        );
        Ok(())
    }

    /// parity: Writes | ON CONFLICT DO UPDATE with WHERE | a row it does not hold for is neither counted nor returned | same
    /// | equal
    async fn only_where_a_condition_holds(db: Db) -> squall::Result<()> {
        let upsert = |amounts: &[(&str, i64)]| {
            let rows: Vec<_> = amounts
                .iter()
                .map(|(email, cents)| NewAccount { balance: Some(Decimal::new(*cents, 2)), ..new(email) })
                .collect();
            insert(Account)
                .values(rows)
                .on_conflict(Account::email)
                .do_update()
                .set(Account::balance, excluded(Account::balance))
                // Decimals count by their value: 10.00 is more than 9.00.
                .filter(excluded(Account::balance).gt(Account::balance))
        };
        let changed = upsert(&[("a", 800), ("b", 1000), ("z", 1), ("c", 900)]);
        assert_eq!(changed.clone().returning(Account::email).all(&db).await?, ["b", "z"]);
        assert_eq!(changed.exec(&db).await?, 0);
        assert_eq!(upsert(&[("a", 901), ("b", 5)]).exec(&db).await?, 1);
        let with_value = insert(Account)
            .values(NewAccount { balance: Some(Decimal::new(1000, 2)), ..new("c") })
            .on_conflict(Account::email)
            .do_update()
            .set(Account::visits, 7)
            .filter(excluded(Account::balance).gt(Decimal::new(95, 1)).and(Account::note.is_null()))
            .filter(None::<squall::query::Expr<(), bool>>);
        assert_eq!(with_value.exec(&db).await?, 1);
        Ok(())
    }

    /// parity: Writes | one upsert with the same key twice | an error | the last counts | refused before it is sent
    async fn the_same_key_twice(db: Db) -> squall::Result<()> {
        let upsert = |rows: Vec<NewAccount>| insert(Account).values(rows).on_conflict(Account::email);
        let twice = upsert(vec![new("x"), new("a"), new("x")]).do_update().set(Account::visits, 5);
        let error = failure(twice.exec(&db).await).to_string();
        assert!(error.contains("rows 0 and 2 of the insert (from 0) have the same `email`"), "{error}");
        assert_fails(upsert(vec![new("x"), new("x")]).do_update_all().exec(&db).await, "InvalidQuery");
        // Equal by value, not by what they look like.
        let day = chrono::NaiveDate::from_ymd_opt(2024, 2, 3).unwrap();
        let price = |size: Decimal, amount: i64| Price::new().size(size).day(day).amount(Decimal::from(amount));
        let prices = |rows: [_; 2]| insert(Price).values(rows).on_conflict((Price::day, Price::size));
        let twice = prices([price(Decimal::new(10, 1), 1), price(Decimal::ONE, 2)]).do_update_all();
        assert_fails(twice.exec(&db).await, "InvalidQuery");
        let other = prices([price(Decimal::new(10, 1), 1), price(Decimal::TWO, 2)]).do_update_all();
        assert_eq!(other.exec(&db).await?, 2);
        // NULLs are in conflict with nothing.
        let seats = insert(Account).values([new("p"), new("q")]).on_conflict((Account::seat, Account::team));
        assert_eq!(seats.do_update().set(Account::visits, 9).exec(&db).await?, 2);
        Ok(())
    }

    /// parity: Writes | an upsert of several rows by keys that are expressions | an error where two meet one row | the last
    /// counts | equal: a statement for each row, and the last counts
    async fn keys_that_only_the_database_knows(db: Db) -> squall::Result<()> {
        let row = |login: &str, email: &str| NewAccount { login: Some(login.into()), ..new(email) };
        let upsert = insert(Account)
            .values([row("a", "x"), row("q", "y"), row("Q", "z"), row("r", "w")])
            .on_conflict(lower(Account::login))
            .do_update()
            .set(Account::note, excluded(Account::email))
            .returning((Account::email, Account::visits, Account::note));
        let expected = [note("a", 1, Some("x")), note("y", 1, None), note("y", 1, Some("z")), note("w", 1, None)];
        assert_eq!(upsert.all(&db).await?, expected);
        // The key is a value of the database's making.
        let row = |email: &str| Account::new().email(lower(val(email.to_owned())));
        let upsert = insert(Account).values([row("A"), row("N"), row("n")]).on_conflict(Account::email).do_update();
        assert_eq!(upsert.set(Account::visits, Account::visits + 1).exec(&db).await?, 3);
        // The key itself is changed, to one that a later row has.
        let upsert = insert(Account).values([new("b"), new("b!"), new("c")]).on_conflict(Account::email).do_update();
        let upsert = upsert.set(Account::email, concat((Account::email, "!"))).returning(Account::email);
        assert_eq!(upsert.all(&db).await?, ["b!", "b!!", "c!"]);
        Ok(())
    }

    async fn all_columns_that_are_given(db: Db) -> squall::Result<()> {
        let rows = vec![
            NewAccount { visits: Some(5), ..new("a") },
            NewAccount { note: Some("new".into()), ..new("b") },
            NewAccount { visits: Some(6), note: Some("d".into()), ..new("d") },
            NewAccount { visits: Some(7), ..new("c") },
        ];
        update(Account).set(Account::note, "old").all_rows().exec(&db).await?;
        let upsert = insert(Account).values(rows).on_conflict(Account::email).do_update_all();
        let stored = upsert.returning((Account::email, Account::visits, Account::note)).all(&db).await?;
        let expected =
            [note("a", 5, Some("old")), note("b", 1, Some("new")), note("d", 6, Some("d")), note("c", 7, Some("old"))];
        assert_eq!(stored, expected);
        // What is said counts more.
        let upsert = insert(Account)
            .values(NewAccount { visits: Some(50), note: Some("x".into()), ..new("a") })
            .on_conflict(Account::email)
            .do_update_all()
            .set(Account::visits, Account::visits + excluded(Account::visits));
        assert_eq!(upsert.returning((Account::visits, Account::note)).one(&db).await?, (55, Some("x".to_owned())));
        // With nothing but the key there is nothing to set.
        let nothing = insert(Account).values(new("a")).on_conflict(Account::email).do_update_all();
        assert_fails(nothing.exec(&db).await, "InvalidQuery");
        let nothing = insert(Account).values(new("a")).on_conflict(Account::email).do_update();
        assert_fails(nothing.exec(&db).await, "InvalidQuery");
        Ok(())
    }

    async fn columns_that_set_themselves(db: Db) -> squall::Result<()> {
        let day = chrono::NaiveDate::from_ymd_opt(2024, 2, 3).unwrap();
        let price = |amount: i64| {
            Price::new().size(Decimal::ONE).day(day).amount(Decimal::from(amount)).changed_at(DateTime::UNIX_EPOCH)
        };
        insert(Price).values(price(1)).exec(&db).await?;
        let before = Utc::now() - chrono::TimeDelta::seconds(60);
        let upsert = |row| insert(Price).values(row).on_conflict((Price::size, Price::day));
        let stored = upsert(price(2)).do_update().set(Price::amount, excluded(Price::twice) + excluded(Price::amount));
        let (amount, at, twice) =
            stored.returning((Price::amount, Price::changed_at, Price::twice)).one(&db).await?;
        assert_eq!((amount, twice), (Decimal::from(6), Decimal::from(12)));
        assert!(at > before);
        let stored = upsert(price(3)).do_update_all().returning((Price::amount, Price::changed_at));
        let (amount, again) = stored.one(&db).await?;
        assert!(amount == Decimal::from(3) && again >= at);
        // A check counts for what is stored, and for what was to be stored.
        let result = upsert(price(-1)).do_update().set(Price::amount, Decimal::ONE).exec(&db).await;
        assert_violates(result, ConstraintKind::Check, "prices", &["amount"], Some("prices_amount_check"));
        let result = upsert(price(1)).do_update().set(Price::amount, -Price::amount).exec(&db).await;
        assert_violates(result, ConstraintKind::Check, "prices", &["amount"], Some("prices_amount_check"));
        Ok(())
    }

    /// parity: Writes | ON CONFLICT ON CONSTRAINT | by name | not there | equal: the constraint's columns, from the schema
    async fn by_the_name_of_a_constraint(db: Db) -> squall::Result<()> {
        let upsert = |name: &'static str, row| {
            let upsert = insert(Account).values(row).on_conflict_constraint(name).do_update();
            upsert.set(Account::note, concat((excluded(Account::email), "!"))).returning((Account::id, Account::note))
        };
        let expected = |id: i64, text: &str| (id, Some(text.to_owned()));
        let row = NewAccount { id: Some(2), ..new("x") };
        assert_eq!(upsert("accounts_pkey", row).one(&db).await?, expected(2, "x!"));
        assert_eq!(upsert("accounts_email_key", new("c")).one(&db).await?, expected(3, "c!"));
        let row = NewAccount { login: Some("A".into()), ..new("y") };
        assert_eq!(upsert("accounts_login_idx", row).one(&db).await?, expected(1, "y!"));
        let row = NewAccount { phone: Some("a".into()), ..new("z") };
        assert_eq!(upsert("accounts_phone_idx", row).one(&db).await?, expected(1, "z!"));
        let row = || NewAccount { team: Some(1), seat: Some(2), ..new("t") };
        insert(Account).values(row()).exec(&db).await?;
        let (_, text) = upsert("accounts_team_seat_key", NewAccount { email: "u".into(), ..row() }).one(&db).await?;
        assert_eq!(text.as_deref(), Some("u!"));
        let error = failure(upsert("accounts_email", new("c")).one(&db).await).to_string();
        assert!(error.contains("it has: accounts_pkey, accounts_team_seat_key, accounts_email_key"), "{error}");
        Ok(())
    }

    async fn by_an_index_of_some_rows(db: Db) -> squall::Result<()> {
        let row = |email: &str, closed| NewAccount { phone: Some("a".into()), closed: Some(closed), ..new(email) };
        let upsert = |rows: Vec<NewAccount>| {
            insert(Account).values(rows).on_conflict(Account::phone).target_where(Account::closed.eq(false))
        };
        // Closed accounts are not in the index.
        assert_eq!(upsert(vec![row("x", true)]).do_nothing().exec(&db).await?, 1);
        assert_eq!(upsert(vec![row("y", false)]).do_nothing().exec(&db).await?, 0);
        let changed = upsert(vec![row("v", true), row("w", false), row("u", true)]).do_update();
        let changed = changed.set(Account::note, excluded(Account::email)).returning(Account::email);
        assert_eq!(changed.all(&db).await?, ["v", "a", "u"]);
        let error = failure(insert(Account).values(row("z", false)).on_conflict(Account::phone).do_nothing().exec(&db).await);
        assert!(error.to_string().contains("`accounts_phone_idx` of `accounts` (phone) is of some rows only"), "{error}");
        Ok(())
    }

    async fn what_is_no_unique_key(db: Db) -> squall::Result<()> {
        let row = || insert(Account).values(new("x"));
        assert_fails(row().on_conflict(Account::visits).do_nothing().exec(&db).await, "InvalidQuery");
        assert_fails(row().on_conflict(Account::team).do_nothing().exec(&db).await, "InvalidQuery");
        assert_fails(row().on_conflict((Account::email, Account::id)).do_nothing().exec(&db).await, "InvalidQuery");
        // Unique, but by more than the primary key.
        let more = insert(super::Setting).values(super::Setting::new()).on_conflict((super::Setting::id, super::Setting::theme));
        assert!(failure(more.do_nothing().exec(&db).await).to_string().contains("has more in it than the primary key `id`"));
        let error = failure(row().on_conflict(upper(Account::login)).do_nothing().exec(&db).await).to_string();
        assert!(error.contains("neither the primary key of `accounts` nor unique"), "{error}");
        let generated = insert(Price).values(
            Price::new().size(Decimal::ONE).day(chrono::NaiveDate::from_ymd_opt(2024, 2, 3).unwrap()).amount(Decimal::ONE),
        );
        let generated = generated.on_conflict((Price::size, Price::day)).do_update();
        assert_fails(generated.set(Price::twice, Decimal::ONE).exec(&db).await, "InvalidQuery");
        let aggregate = row().on_conflict(Account::email).do_update().set(Account::visits, 1);
        assert_fails(aggregate.filter(max(Account::visits).gt(1)).exec(&db).await, "InvalidQuery");
        Ok(())
    }

    async fn more_rows_than_parameters(db: Db) -> squall::Result<()> {
        let rows = |text: &str| -> Vec<_> {
            (0..12_000)
                .map(|number| NewAccount { note: Some(text.into()), visits: Some(number), ..new(&format!("n{number}")) })
                .collect()
        };
        let upsert = |rows| insert(Account).values(rows).on_conflict(Account::email).do_update_all();
        assert_eq!(upsert(rows("one")).exec(&db).await?, 12_000);
        let ids = upsert(rows("two")).returning(Account::visits).all(&db).await?;
        assert!(ids.into_iter().eq(0..12_000));
        let changed = select(count_all()).from(Account).filter(Account::note.eq("two"));
        assert_eq!(changed.one(&db).await?, 12_000);
        let mut twice = rows("three");
        twice.push(new("n5"));
        assert_fails(upsert(twice).exec(&db).await, "InvalidQuery");
        Ok(())
    }

    async fn rows_of_defaults(db: Db) -> squall::Result<()> {
        use super::Setting;
        db.create_tables(&schema![Setting]).await?;
        let row = insert(Setting).values([Setting::new(), Setting::new()]).on_conflict(Setting::id).do_nothing();
        assert_eq!(row.returning(Setting::theme).all(&db).await?, ["dark", "dark"]);
        let row = insert(Setting).values([Setting::new(), Setting::new().id(1)]).on_conflict(Setting::id).do_update();
        let row = row.set(Setting::font, "big").returning((Setting::id, Setting::font));
        assert_eq!(row.all(&db).await?, [(3, None), (1, Some("big".to_owned()))]);
        Ok(())
    }

    async fn prepared(db: Db) -> squall::Result<()> {
        let upsert = prepare(|email: Param<String>, visits: Param<i32>| {
            let row = Account::new().email(email).visits(visits);
            let upsert = insert(Account).values(row).on_conflict(Account::email).do_update_all();
            upsert.returning((Account::id, Account::visits))
        });
        assert_eq!(upsert.one(&db, ("a", 7)).await?, (1, 7));
        assert_eq!(upsert.one(&db, ("b", 8)).await?, (2, 8));
        let twice = prepare(|one: Param<String>, two: Param<String>| {
            let rows = [one, two].map(|email| Account::new().email(email));
            let upsert = insert(Account).values(rows).on_conflict(Account::email).do_update();
            upsert.set(Account::visits, Account::visits + 1)
        });
        assert_eq!(twice.exec(&db, ("a", "a")).await?, 2);
        assert_eq!(notes(&db).await, [note("a", 9, None), note("b", 8, None), note("c", 1, None)]);
        Ok(())
    }
}
