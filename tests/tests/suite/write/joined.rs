//! UPDATE .. FROM and DELETE .. USING.

use rust_decimal::Decimal;
use squall::prelude::*;
use squall_testing::on_every_backend;
use squall_tests::{assert_fails, failure};

#[derive(Table, Debug, Clone, PartialEq)]
pub struct Company {
    #[column(primary_key)]
    pub id: i32,
    #[column(unique)]
    pub name: String,
    #[column(unique)]
    pub rate: Option<Decimal>,
    pub closed: bool,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(index(columns(nick), name = "people_nick_idx", unique, where = Person::id.gt(1)))]
pub struct Person {
    #[column(primary_key)]
    pub id: i64,
    pub name: String,
    pub nick: Option<String>,
    pub company_id: Option<i32>,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(primary_key(person_id, number))]
pub struct Invoice {
    pub person_id: i64,
    pub number: i32,
    pub text: Option<String>,
    #[column(precision = 8, scale = 2)]
    pub amount: Decimal,
}

/// A table that has no key.
#[derive(Table, Debug, Clone, PartialEq)]
pub struct Visit {
    pub name: Option<String>,
    pub place: i32,
}

alias!(Boss = Person);

async fn people(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Company, Person, Invoice, Visit]).await?;
    let companies = [(1, "A", Some(2), false), (2, "B", None, true), (3, "C", Some(5), false)];
    let companies = companies.map(|(id, name, rate, closed)| {
        Company::new().id(id).name(name).rate(rate.map(Decimal::from)).closed(closed)
    });
    insert(Company).values(companies).exec(&db).await?;
    let people = [(1, "Ann", Some(1)), (2, "Bob", Some(2)), (3, "Cy", None), (4, "Di", Some(1))];
    let people =
        people.map(|(id, name, company)| Person::new().id(id).name(name).nick(name).company_id(company));
    insert(Person).values(people).exec(&db).await?;
    let invoices = [(1, 1, 100), (1, 2, 200), (2, 1, 300), (4, 1, 400), (4, 2, 500)];
    let invoices = invoices.map(|(person, number, amount)| {
        Invoice::new().person_id(person).number(number).amount(Decimal::from(amount))
    });
    insert(Invoice).values(invoices).exec(&db).await?;
    let visits = [(Some("Ann"), 1), (Some("Ann"), 2), (None, 3), (Some("Bob"), 4), (Some("Eve"), 5)];
    let visits = visits.map(|(name, place)| Visit::new().name(name.map(str::to_owned)).place(place));
    insert(Visit).values(visits).exec(&db).await?;
    Ok(())
}

async fn texts(db: &Db) -> Vec<(i64, i32, Option<String>)> {
    let rows = select((Invoice::person_id, Invoice::number, Invoice::text)).from(Invoice);
    rows.order_by((Invoice::person_id, Invoice::number)).all(db).await.unwrap()
}

async fn places(db: &Db) -> Vec<i32> {
    select(Visit::place).from(Visit).order_by(Visit::place).all(db).await.unwrap()
}

on_every_backend! {
    #![setup(people)]

    /// parity: Writes | UPDATE .. FROM with one row to go with | same | same | equal
    async fn set_to_columns_of_another_table(db: Db) -> squall::Result<()> {
        let change = update(Invoice)
            .from(Person)
            .set(Invoice::text, concat((Person::name, "!")))
            .filter(Invoice::person_id.eq(Person::id).and(Invoice::amount.ge(Decimal::from(200))));
        assert_eq!(change.exec(&db).await?, 4);
        let text = |text: &str| Some(text.to_owned());
        let expected =
            [(1, 1, None), (1, 2, text("Ann!")), (2, 1, text("Bob!")), (4, 1, text("Di!")), (4, 2, text("Di!"))];
        assert_eq!(texts(&db).await, expected);
        Ok(())
    }

    async fn through_several_tables(db: Db) -> squall::Result<()> {
        let change = || {
            update(Invoice)
                .from(Person)
                .from(Company)
                .set(Invoice::amount, Invoice::amount * coalesce(Company::rate, Decimal::ONE))
                .set(Invoice::text, Company::name)
                .filter(Person::company_id.eq(Company::id))
                .filter(Person::id.eq(Invoice::person_id))
        };
        let mut rows = change().returning((Invoice::person_id, Invoice::number, Invoice::amount)).all(&db).await?;
        rows.sort_unstable();
        let expected = [(1, 1, 200), (1, 2, 400), (2, 1, 300), (4, 1, 800), (4, 2, 1000)];
        assert_eq!(rows, expected.map(|(person, number, amount)| (person, number, Decimal::from(amount))));
        assert_eq!(change().filter(Company::closed.eq(true)).exec(&db).await?, 1);
        Ok(())
    }

    async fn to_itself_by_another_name(db: Db) -> squall::Result<()> {
        let change = update(Person)
            .from(Boss)
            .set(Person::nick, concat((Boss::name, "'s ", Person::name)))
            .filter(Boss::id.eq(Person::id - 1).and(Person::id.gt(2)));
        assert_eq!(change.exec(&db).await?, 2);
        let nicks = select(Person::nick).from(Person).order_by(Person::id).all(&db).await?;
        assert_eq!(nicks.into_iter().flatten().collect::<Vec<_>>(), ["Ann", "Bob", "Bob's Cy", "Cy's Di"]);
        Ok(())
    }

    /// parity: Writes | UPDATE .. FROM where a row may go with several | any of them | any of them | refused before it is sent:
    /// the filter equates a unique key
    async fn what_may_go_with_several_rows(db: Db) {
        let change = || update(Person).from(Company).set(Person::nick, Company::name);
        // Not equated, or not for certain.
        assert_fails(change().filter(Person::name.eq(Company::name).or(Company::id.eq(1))).exec(&db).await, "InvalidQuery");
        assert_fails(change().filter(Person::name.gt(Company::name).and(Person::id.lt(3))).exec(&db).await, "InvalidQuery");
        assert_fails(change().filter(Company::closed.eq(false).and(Person::id.eq(1))).exec(&db).await, "InvalidQuery");
        // By itself.
        assert_fails(change().filter(Company::id.eq(Company::id).and(Person::id.eq(1))).exec(&db).await, "InvalidQuery");
        assert_fails(update(Person).from(Company).set(Person::nick, Company::name).all_rows().exec(&db).await, "InvalidQuery");
        // Part of a key.
        let part = update(Person).from(Invoice).set(Person::nick, Invoice::text).filter(Invoice::person_id.eq(Person::id));
        let error = failure(part.clone().exec(&db).await).to_string();
        assert!(error.contains("several rows of `invoices`") && error.contains("(invoices_pkey)"), "{error}");
        assert_eq!(part.filter(Invoice::number.eq(1)).exec(&db).await.unwrap(), 3);
        // An index of some rows, and no key at all.
        let partly = update(Visit).from(Person).set(Visit::place, 9).filter(Visit::name.eq(Person::nick));
        assert_fails(partly.exec(&db).await, "InvalidQuery");
        let keyless = update(Person).from(Visit).set(Person::nick, Visit::name).filter(Visit::name.eq(Person::name));
        assert!(failure(keyless.exec(&db).await).to_string().contains("(it has none)"));
        // Each of two waits for the other.
        let ring = update(Visit).from(Person).from(Company).set(Visit::place, 9);
        let ring = ring.filter(Person::company_id.eq(Company::id).and(Company::name.eq(Person::name)));
        assert_fails(ring.exec(&db).await, "InvalidQuery");
        assert_eq!(places(&db).await, [1, 2, 3, 4, 5]);
    }

    async fn keys_of_every_kind(db: Db) -> squall::Result<()> {
        let by_name = update(Person).from(Company).set(Person::nick, Company::name);
        let by_name = by_name.filter(Company::name.eq("C").and(Person::id.eq(1)));
        assert_eq!(by_name.returning(Person::nick).one(&db).await?, Some("C".to_owned()));
        let by_rate = update(Person).from(Company).set(Person::nick, Company::name);
        // A decimal is equal by its value.
        let by_rate = by_rate.filter(Company::rate.eq(Decimal::new(200, 2)).and(Person::id.eq(3)));
        assert_eq!(by_rate.returning(Person::nick).one(&db).await?, Some("A".to_owned()));
        // NULL is equal to nothing.
        let none = update(Person).from(Company).set(Person::nick, Person::name).filter(Company::id.eq(Person::company_id));
        assert_eq!(none.exec(&db).await?, 3);
        Ok(())
    }

    async fn of_aggregates_and_names_that_are_there_twice(db: Db) {
        let twice = update(Person).from(Person).set(Person::nick, "x");
        assert_fails(twice.all_rows().exec(&db).await, "InvalidQuery");
        let twice = delete(Person).using(Person).all_rows();
        assert_fails(twice.exec(&db).await, "InvalidQuery");
        let aggregate = delete(Person).using(Company).filter(max(Company::id).eq(1));
        assert_fails(aggregate.exec(&db).await, "InvalidQuery");
    }

    /// parity: Writes | DELETE .. USING | USING | not there | equal: rewritten to IN
    async fn deleting_by_another_table(db: Db) -> squall::Result<()> {
        let of_companies = |name: &str| {
            delete(Invoice)
                .using(Person)
                .using(Company)
                .filter(Invoice::person_id.eq(Person::id))
                .filter(Person::company_id.eq(Company::id).and(Company::name.eq(name)))
        };
        assert_eq!(of_companies("B").exec(&db).await?, 1);
        let gone = of_companies("A").filter(Invoice::amount.gt(Decimal::from(150)));
        let mut gone = gone.returning((Invoice::person_id, Invoice::number)).all(&db).await?;
        gone.sort_unstable();
        assert_eq!(gone, [(1, 2), (4, 1), (4, 2)]);
        assert_eq!(texts(&db).await, [(1, 1, None)]);
        Ok(())
    }

    /// A row that several rows go with is deleted once, and counted once.
    async fn deleting_what_has_no_key(db: Db) -> squall::Result<()> {
        let known = delete(Visit).using(Person).filter(Visit::name.eq(Person::name).or(Visit::place.gt(Person::id.cast::<i32>() + 3)));
        assert_eq!(known.exec(&db).await?, 4);
        assert_eq!(places(&db).await, [3]);
        let none = delete(Visit).using(Person).filter(Person::name.eq("nobody"));
        assert_eq!(none.exec(&db).await?, 0);
        let all = delete(Visit).using(Person).all_rows();
        assert_eq!(all.exec(&db).await?, 1);
        Ok(())
    }

    async fn deleting_by_itself(db: Db) -> squall::Result<()> {
        let after = delete(Invoice).using(Boss).filter(Invoice::person_id.eq(Boss::id).and(Boss::name.eq("Ann")));
        assert_eq!(after.exec(&db).await?, 2);
        let rows = delete(Person).using(Boss).filter(Person::company_id.eq(Boss::company_id).and(Boss::id.lt(Person::id)));
        assert_eq!(rows.returning(Person::name).all(&db).await?, ["Di"]);
        Ok(())
    }
}
