//! Tables in schemas: namespaces on Postgres, the beginning of their names on SQLite.

use squall::{ConstraintKind, prelude::*};
use squall_testing::{Backend, on_every_backend};
use squall_tests::{assert_fails, assert_violates, failure};

#[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
pub enum Stage {
    Draft,
    Sent,
    Paid,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "accounts", schema = "CRM", comment = "who pays")]
pub struct Account {
    #[column(primary_key, auto)]
    pub id: i64,
    #[column(unique)]
    pub name: String,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    schema = "billing",
    unique(columns(account_id, number)),
    index(name = "open_invoices", on(Invoice::number), where = Invoice::stage.ne(Stage::Paid)),
    index(name = "one_label", on(lower(Invoice::label)), unique),
    check(name = "a number", condition = Invoice::number.gt(0))
)]
pub struct Invoice {
    #[column(primary_key, auto = serial)]
    pub id: i32,
    #[column(references(Account::id, on_delete = cascade))]
    pub account_id: i64,
    pub number: i32,
    #[column(default = Stage::Draft, index, comment = "how far it is")]
    pub stage: Stage,
    #[column(max_length = 10)]
    pub label: Option<String>,
    #[column(references(Invoice::id))]
    pub reminder_of: Option<i32>,
}

/// Of the same name as one in a schema.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "invoices")]
pub struct Paper {
    #[column(primary_key)]
    pub id: i32,
    #[column(references(Invoice::id))]
    pub invoice_id: i32,
}

alias!(pub First = Invoice);

async fn invoices(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Paper, Invoice, Account]).await?;
    insert(Account).values([Account::new().name("Ann"), Account::new().name("Bob")]).exec(&db).await?;
    let invoice = |account, number| Invoice::new().account_id(account).number(number);
    insert(Invoice).values([invoice(1, 1), invoice(1, 2), invoice(2, 1)]).exec(&db).await?;
    insert(Paper)
        .values([Paper::new().id(10).invoice_id(1), Paper::new().id(20).invoice_id(3)])
        .exec(&db)
        .await?;
    Ok(())
}

on_every_backend! {
    #![setup(invoices)]

    /// parity: Schema | `#[table(schema = ..)]` | a schema | not there | equal: in SQLite the name of the table begins with that
    /// of the schema and a point; errors name the table so on both
    async fn read_and_written(db: Db) -> squall::Result<()> {
        let joined = select((Account::name, Invoice::number, Paper::id)).from(Invoice);
        let joined = joined.inner_join(Account, Invoice::account_id.eq(Account::id)).left_join(Paper, Paper::invoice_id.eq(Invoice::id));
        let rows = joined.order_by((Account::name, Invoice::number)).all(&db).await?;
        assert_eq!(rows, [("Ann".to_owned(), 1, Some(10)), ("Ann".to_owned(), 2, None), ("Bob".to_owned(), 1, Some(20))]);
        let chased = update(Invoice).set(Invoice::stage, Stage::Sent).set(Invoice::reminder_of, 1).filter(Invoice::id.eq(2));
        let row = chased.returning(Invoice).one(&db).await?;
        assert_eq!((row.stage, row.reminder_of), (Stage::Sent, Some(1)));
        let pairs = select((Invoice::id, First::number)).from(Invoice).inner_join(First, Invoice::reminder_of.eq(First::id));
        assert_eq!(pairs.all(&db).await?, [(2, 1)]);
        let by_stage = select((Invoice::stage, count_all())).from(Invoice).group_by(Invoice::stage).order_by(Invoice::stage);
        assert_eq!(by_stage.all(&db).await?, [(Stage::Draft, 2), (Stage::Sent, 1)]);
        assert_eq!(delete(Invoice).filter(Invoice::id.eq(2)).exec(&db).await?, 1);
        assert_eq!(select(Invoice).from(Invoice).order_by(Invoice::id).all(&db).await?.len(), 2);
        Ok(())
    }

    async fn in_queries_of_queries(db: Db) -> squall::Result<()> {
        let owed = select(Account::name).from(Account).filter(exists(
            select(Invoice::id).correlate(Account).from(Invoice).filter(Invoice::account_id.eq(Account::id).and(Invoice::number.gt(1))),
        ));
        assert_eq!(owed.all(&db).await?, ["Ann"]);
        let billed = select(Account::id).from(Account).filter(Account::id.in_query(select(Invoice::account_id).from(Invoice)));
        assert_eq!(billed.order_by(Account::id).all(&db).await?, [1, 2]);
        Ok(())
    }

    async fn their_names(db: Db, backend: Backend) -> squall::Result<()> {
        if backend == Backend::Postgres {
            let count = |sql: &str| raw(AssertSqlSafe(sql.to_owned())).one::<i64>(&db);
            assert_eq!(count("SELECT count(*) FROM billing.invoices, \"CRM\".accounts").await?, 6);
            assert_eq!(count("SELECT count(*) FROM public.invoices").await?, 2);
            let comments: (String, String) = sql!("SELECT obj_description('\"CRM\".accounts'::regclass), col_description('billing.invoices'::regclass, 4)").one(&db).await?;
            assert_eq!(comments, ("who pays".into(), "how far it is".into()));
        } else {
            let count: i64 = sql!("SELECT count(*) FROM \"billing.invoices\", \"CRM.accounts\"").one(&db).await?;
            assert_eq!(count, 6);
        }
        // Again, in schemas that are there.
        assert_fails(db.create_tables(&schema![Account]).await, "Database");
        Ok(())
    }

    async fn violated_constraints(db: Db) -> squall::Result<()> {
        let invoice = |number: i32| Invoice::new().account_id(1).number(number);
        let add = |new| async { insert(Invoice).values(new).exec(&db).await };
        let twice = add(invoice(2)).await;
        assert_violates(twice, ConstraintKind::Unique, "billing.invoices", &["account_id", "number"], Some("billing_invoices_account_id_number_key"));
        assert_violates(add(invoice(3).account_id(7)).await, ConstraintKind::ForeignKey, "billing.invoices", &["account_id"], Some("billing_invoices_account_id_fkey"));
        assert_violates(add(invoice(0)).await, ConstraintKind::Check, "billing.invoices", &["number"], Some("a number"));
        assert_violates(add(invoice(4).id(1)).await, ConstraintKind::Unique, "billing.invoices", &["id"], Some("billing_invoices_pkey"));
        add(invoice(5).label("X".to_owned())).await?;
        assert_violates(add(invoice(6).label("x".to_owned())).await, ConstraintKind::Unique, "billing.invoices", &["label"], Some("one_label"));
        // Found through the table that is written.
        let gone = delete(Account).filter(Account::id.eq(2)).exec(&db).await;
        assert_violates(gone, ConstraintKind::ForeignKey, "invoices", &["invoice_id"], Some("invoices_invoice_id_fkey"));
        let chased = update(Invoice).set(Invoice::reminder_of, 2).filter(Invoice::id.eq(1)).exec(&db).await?;
        assert_eq!(chased, 1);
        let gone = delete(Invoice).filter(Invoice::id.eq(2)).exec(&db).await;
        assert_violates(gone, ConstraintKind::ForeignKey, "billing.invoices", &["reminder_of"], Some("billing_invoices_reminder_of_fkey"));
        Ok(())
    }

    async fn violated_by_raw_sql(db: Db, backend: Backend) -> squall::Result<()> {
        let table = if backend == Backend::Postgres { "\"CRM\".accounts" } else { "\"CRM.accounts\"" };
        let sql = |sql: &str| AssertSqlSafe(sql.replace("TABLE", table));
        let twice = raw(sql("INSERT INTO TABLE (name) VALUES ('Ann')")).exec(&db).await;
        assert_violates(twice, ConstraintKind::Unique, "CRM.accounts", &["name"], Some("CRM_accounts_name_key"));
        let null = failure(raw(sql("UPDATE TABLE SET name = NULL")).exec(&db).await);
        let violation = null.violation().unwrap();
        assert_eq!((violation.table.as_str(), violation.columns.as_slice()), ("CRM.accounts", &["name".to_owned()][..]));
        Ok(())
    }

    async fn keys_are_counted_on_from(db: Db) -> squall::Result<()> {
        insert(Account).values(Account::new().id(70).name("Cid")).exec(&db).await?;
        assert_eq!(insert(Account).values(Account::new().name("Dan")).returning(Account::id).one(&db).await?, 71);
        insert(Invoice).values(Invoice::new().id(2000).account_id(1).number(9)).exec(&db).await?;
        assert_eq!(insert(Invoice).values(Invoice::new().account_id(1).number(10)).returning(Invoice::id).one(&db).await?, 2001);
        Ok(())
    }

    async fn what_is_no_schema(db: Db) {
        let table = |schema: &str, name: &str| squall::schema::TableDef { schema: Some(schema.into()), name: name.into(), ..Account::def().clone() };
        for table in [table("", ".a"), table("pg_a", "pg_a.b"), table("a.b", "a.b.c"), table("a", "b"), table("a", "a.")] {
            assert_fails(db.create_tables(&[&table]).await, "InvalidQuery");
        }
    }
}
