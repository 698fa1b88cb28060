//! Tables without some of their columns.

use chrono::NaiveDateTime;
use squall::prelude::*;
use squall_testing::on_every_backend;
use uuid::Uuid;

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    without(PublicAccount, columns(secret), derive(Debug, Clone, PartialEq)),
    without(Contact, columns(id, secret, key, made_at, boss_id), derive(Debug, PartialEq, serde::Serialize), serde(rename_all = "UPPERCASE")),
    soft_delete = gone_at,
)]
pub struct Account {
    #[column(primary_key)]
    pub id: i32,
    pub name: Option<String>,
    pub secret: String,
    #[column(uuid = blob)]
    pub key: Uuid,
    #[column(timestamp = seconds)]
    pub made_at: NaiveDateTime,
    #[column(precision = 8, scale = 2)]
    pub credit: Option<rust_decimal::Decimal>,
    pub boss_id: Option<i32>,
    pub gone_at: Option<NaiveDateTime>,
}

alias!(Boss = Account);

#[derive(Projection, Debug, PartialEq)]
struct Line {
    boss: Option<PublicAccount>,
    own: PublicAccount,
}

fn at() -> NaiveDateTime {
    "2024-01-02T03:04:05".parse().unwrap()
}

async fn accounts(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Account]).await?;
    let account = |id: i32, boss: Option<i32>| {
        let credit = (id > 1).then(|| rust_decimal::Decimal::new(150, 2));
        let account = Account::new().id(id).secret("s").key(Uuid::from_u128(7)).made_at(at()).boss_id(boss);
        account.name((id < 3).then(|| format!("n{id}"))).credit(credit)
    };
    insert(Account).values([account(1, None), account(2, Some(1)), account(3, Some(2))]).exec(&db).await?;
    Ok(())
}

fn public(id: i32, boss_id: Option<i32>) -> PublicAccount {
    let credit = (id > 1).then(|| rust_decimal::Decimal::new(150, 2));
    let name = (id < 3).then(|| format!("n{id}"));
    PublicAccount { id, name, key: Uuid::from_u128(7), made_at: at(), credit, boss_id, gone_at: None }
}

on_every_backend! {
    #![setup(accounts)]

    /// parity: Queries | all columns but some, `without(..)` | named one by one | same | equal
    async fn selected(db: Db) -> squall::Result<()> {
        let all = select(PublicAccount).from(Account).order_by(Account::id).all(&db).await?;
        assert_eq!(all, [public(1, None), public(2, Some(1)), public(3, Some(2))]);
        assert_eq!(PublicAccount::from(Account::find(2).one(&db).await?), all[1]);
        let pair = select((Account::id, PublicAccount, Account::secret)).from(Account).filter(Account::by_key(3));
        assert_eq!(pair.one(&db).await?, (3, public(3, Some(2)), "s".to_owned()));
        let contact = select(Contact).from(Account).filter(Account::by_key(1)).one(&db).await?;
        assert_eq!(serde_json::to_string(&contact).unwrap(), r#"{"NAME":"n1","CREDIT":null,"GONE_AT":null}"#);
        Ok(())
    }

    async fn of_an_outer_join(db: Db) -> squall::Result<()> {
        let lines = select(LineFields { boss: PublicAccount.of(Boss), own: PublicAccount })
            .from(Account)
            .left_join(Boss, Account::boss_id.eq(Boss::id))
            .order_by(Account::id);
        let lines = lines.all(&db).await?;
        assert_eq!(lines[0], Line { boss: None, own: public(1, None) });
        assert_eq!(lines[2], Line { boss: Some(public(2, Some(1))), own: public(3, Some(2)) });
        // A row of NULLs is none.
        let contacts = select(Contact.of(Boss)).from(Account).left_join(Boss, Account::boss_id.eq(Boss::id));
        let contacts = contacts.order_by(Account::id).all(&db).await?;
        assert!(contacts[0].is_none() && contacts[1].is_some());
        Ok(())
    }

    async fn returned_and_grouped(db: Db) -> squall::Result<()> {
        let changed = update(Account).set(Account::secret, "t").filter(Account::id.eq(1)).returning(PublicAccount);
        assert_eq!(changed.one(&db).await?, public(1, None));
        let row = Account::new().id(9).secret("x").key(Uuid::nil()).made_at(at());
        let stored = insert(Account).values(row).returning((Account::id, Contact)).one(&db).await?;
        assert_eq!(stored, (9, Contact { name: None, credit: None, gone_at: None }));
        let counted = select((PublicAccount, count(Boss::id)))
            .from(Account)
            .left_join(Boss, Boss::boss_id.eq(Account::id))
            .group_by(Account::id)
            .order_by(Account::id)
            .limit(1);
        assert_eq!(counted.one(&db).await?, (public(1, None), 1));
        let by_id = prepare(|id: Param<i32>| select(PublicAccount).from(Account).filter(Account::id.eq(id)));
        assert_eq!(by_id.one(&db, (2,)).await?, public(2, Some(1)));
        let ids = select(PublicAccount).from(Account).distinct().union(select(PublicAccount.of(Boss)).from(Boss));
        assert_eq!(ids.count(&db).await?, 4);
        Ok(())
    }
}
