//! Types of the application's own, stored as others.

use rust_decimal::Decimal;
use squall::{Error, prelude::*, types::StoredAs};
use squall_testing::on_every_backend;
use squall_tests::{assert_fails, assert_same, failure};

#[derive(DbType, Debug, Clone, Copy, PartialEq)]
pub struct UserId(i64);

#[derive(DbType, Debug, Clone, PartialEq)]
#[db_type(check = with_at)]
pub struct Email(String);

#[allow(clippy::ptr_arg, reason = "it is given the field")]
fn with_at(text: &String) -> Result<(), &'static str> {
    if text.contains('@') { Ok(()) } else { Err("an address has an `@`") }
}

#[derive(DbType, Debug, Clone, Copy, PartialEq)]
pub struct Price {
    amount: Decimal,
}

/// A newtype of a newtype.
#[derive(DbType, Debug, Clone, PartialEq)]
pub struct Contact(Email);

/// Of another crate, and stored as text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Address(std::net::IpAddr);

impl StoredAs for Address {
    type Stored = String;

    fn store(self) -> Result<String, String> {
        if self.0.is_unspecified() { Err("an address of nobody".into()) } else { Ok(self.0.to_string()) }
    }

    fn load(text: String) -> Result<Self, String> {
        text.parse().map(Self).map_err(|_| "not an address".to_owned())
    }
}

#[derive(Table, Debug, Clone, PartialEq)]
pub struct Member {
    #[column(primary_key, auto)]
    pub id: UserId,
    #[column(unique, max_length = 20)]
    pub email: Email,
    pub other_email: Option<Email>,
    #[column(precision = 10, scale = 2)]
    pub pays: Price,
    pub contact: Option<Contact>,
    #[column(default = address("127.0.0.1"))]
    pub address: Address,
}

#[derive(Table, Debug)]
pub struct Invitation {
    #[column(primary_key)]
    pub id: i32,
    #[column(references(Member::id))]
    pub member_id: UserId,
}

fn email(text: &str) -> Email {
    Email(text.to_owned())
}

fn price(text: &str) -> Price {
    Price { amount: text.parse().unwrap() }
}

fn address(text: &str) -> Address {
    Address(text.parse().unwrap())
}

async fn members(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Member, Invitation]).await?;
    let ann = Member::new().email(email("Ann@example.com")).pays(price("1.5"));
    let bob = Member::new().email(email("bob@example.org")).pays(price("10")).other_email(email("b@b"));
    insert(Member).values(ann).exec(&db).await?;
    insert(Member).values(bob.contact(Contact(email("c@c"))).address(address("::1"))).exec(&db).await?;
    insert(Invitation).values(Invitation::new().id(1).member_id(UserId(2))).exec(&db).await?;
    Ok(())
}

on_every_backend! {
    #![setup(members)]

    /// parity: Types | newtypes (`derive(DbType)`, `StoredAs`) | domains | not there | equal: stored as the inner type;
    /// its check runs on the way in (`InvalidValue`) and on the way out (`Decode`)
    async fn stored_and_read(db: Db) -> squall::Result<()> {
        let ann = Member {
            id: UserId(1),
            email: email("Ann@example.com"),
            other_email: None,
            pays: price("1.50"),
            contact: None,
            address: address("127.0.0.1"),
        };
        let bob = Member {
            id: UserId(2),
            email: email("bob@example.org"),
            other_email: Some(email("b@b")),
            pays: price("10.00"),
            contact: Some(Contact(email("c@c"))),
            address: address("::1"),
        };
        assert_same(select(Member).from(Member).order_by(Member::id).all(&db).await?, [&ann, &bob]);
        let cells = select((Member::id, Member::other_email, Member::address)).from(Member);
        let first = cells.order_by(Member::email.desc()).limit(1).one(&db).await?;
        assert_eq!(first, (UserId(2), Some(email("b@b")), address("::1")));
        let text: String = sql!("SELECT address FROM members WHERE id = {}", UserId(2)).one(&db).await?;
        assert_eq!(text, "::1");
        Ok(())
    }

    async fn compared(db: Db) -> squall::Result<()> {
        let ids = select(Member::id).from(Member).order_by(Member::id);
        assert_eq!(ids.clone().filter(Member::email.eq(email("Ann@example.com"))).all(&db).await?, [UserId(1)]);
        assert_eq!(ids.clone().filter(Member::email.in_list([email("x@x")])).all(&db).await?, []);
        assert_eq!(ids.clone().filter(Member::pays.gt(price("9"))).all(&db).await?, [UserId(2)]);
        assert_eq!(ids.clone().filter(Member::other_email.eq(email("b@b"))).all(&db).await?, [UserId(2)]);
        assert_eq!(ids.clone().filter(Member::address.ne(address("::1"))).all(&db).await?, [UserId(1)]);
        let invited = ids.inner_join(Invitation, Invitation::member_id.eq(Member::id));
        assert_eq!(invited.all(&db).await?, [UserId(2)]);
        let greatest = select((max(Member::email), coalesce(Member::other_email, email("?@?"))));
        let greatest = greatest.from(Member).group_by(Member::other_email).order_by(max(Member::email));
        let expected = [(Some(email("Ann@example.com")), email("?@?")), (Some(email("bob@example.org")), email("b@b"))];
        assert_eq!(greatest.all(&db).await?, expected);
        Ok(())
    }

    /// What the inner type can do, its expression can.
    async fn as_they_are_stored(db: Db) -> squall::Result<()> {
        let found = select((lower(Member::email.stored()), length(Member::other_email.stored())))
            .from(Member)
            .filter(Member::email.stored().ends_with("example.com").or(Member::email.stored().like("b%")))
            .order_by(Member::id)
            .all(&db)
            .await?;
        assert_eq!(found, [("ann@example.com".to_owned(), None), ("bob@example.org".to_owned(), Some(3))]);
        let total = select((sum(Member::pays.stored()), max(Member::id.stored() + 1))).from(Member);
        assert_same(total.one(&db).await?, (Some("11.50".parse::<Decimal>().unwrap()), Some(3_i64)));
        let contact = select(Member::contact.stored().stored()).from(Member).filter(Member::id.eq(UserId(2)));
        assert_eq!(contact.one(&db).await?.as_deref(), Some("c@c"));
        Ok(())
    }

    async fn checked_on_the_way_in(db: Db) -> squall::Result<()> {
        let row = Member::new().email(email("nobody")).pays(price("1"));
        let error = failure(insert(Member).values(row).exec(&db).await);
        let Error::InvalidValue { column, reason } = &error else { panic!("{error:?}") };
        assert_eq!((column.as_deref(), reason.as_str()), (Some("email"), "an address has an `@`"));
        let change = update(Member).set(Member::contact, Contact(email("nobody"))).all_rows();
        assert_fails(change.exec(&db).await, "InvalidValue");
        let nobody = select(Member).from(Member).filter(Member::address.eq(address("0.0.0.0")));
        assert_fails(nobody.all(&db).await, "InvalidValue");
        let long = update(Member).set(Member::email, email("a.very.long@example.com")).all_rows();
        assert_fails(long.exec(&db).await, "InvalidValue");
        Ok(())
    }

    async fn checked_on_the_way_out(db: Db) -> squall::Result<()> {
        sql!("UPDATE members SET email = 'nobody', address = 'nowhere' WHERE id = 1").exec(&db).await?;
        let error = failure(select(Member::email).from(Member).order_by(Member::id).all(&db).await);
        let Error::Decode { column, found, .. } = &error else { panic!("{error:?}") };
        assert_eq!((column.as_str(), found.as_str()), ("email", "an address has an `@`"));
        assert_fails(select(Member::address).from(Member).all(&db).await, "Decode");
        assert_eq!(select(Member::email.stored()).from(Member).order_by(Member::id).limit(1).one(&db).await?, "nobody");
        Ok(())
    }
}
