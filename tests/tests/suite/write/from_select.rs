//! INSERT .. SELECT.

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use squall::{ConstraintKind, prelude::*};
use squall_testing::on_every_backend;
use squall_tests::{assert_fails, assert_violates, failure};

#[derive(Table, Debug, Clone, PartialEq)]
pub struct Sale {
    #[column(primary_key, auto)]
    pub id: i64,
    pub shop: String,
    pub amount: Decimal,
    pub note: Option<String>,
    #[column(timestamp = micros)]
    pub sold_at: DateTime<Utc>,
}

#[derive(Table, Debug, Clone, PartialEq)]
pub struct Total {
    #[column(primary_key, auto)]
    pub id: i64,
    #[column(unique)]
    pub shop: String,
    #[column(precision = 10, scale = 2)]
    pub amount: Option<Decimal>,
    pub note: Option<String>,
    /// Stored in another way than what it is read from.
    #[column(timestamp = text)]
    pub last_at: Option<DateTime<Utc>>,
    #[column(default = 0)]
    pub changes: i32,
    #[column(default = now())]
    pub made_at: DateTime<Utc>,
    #[column(generated = Total::amount * 2i32)]
    pub twice: Option<Decimal>,
}

fn token() -> uuid::Uuid {
    uuid::Uuid::new_v4()
}

#[derive(Table, Debug, Clone, PartialEq)]
pub struct Badge {
    #[column(primary_key, default_fn = token)]
    pub id: uuid::Uuid,
    pub text: String,
}

#[derive(Table, Debug, Clone, PartialEq)]
pub struct Label {
    #[column(primary_key, auto)]
    pub id: i64,
    pub text: String,
    #[column(max_length = 5)]
    pub short: String,
}

async fn sales(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Sale, Total, Badge]).await?;
    let rows = [("a", 100), ("b", 250), ("a", 50), ("c", 1)].into_iter().enumerate().map(
        |(place, (shop, cents))| {
            let at = DateTime::from_timestamp_micros(1_700_000_000_000_000 + place as i64).unwrap();
            Sale::new().shop(shop).amount(Decimal::new(cents, 2)).sold_at(at)
        },
    );
    insert(Sale).values(rows.collect::<Vec<_>>()).exec(&db).await?;
    Ok(())
}

async fn totals(db: &Db) -> Vec<(String, Option<Decimal>, i32)> {
    select((Total::shop, Total::amount, Total::changes))
        .from(Total)
        .order_by(Total::id)
        .all(db)
        .await
        .unwrap()
}

fn total(shop: &str, cents: i64, changes: i32) -> (String, Option<Decimal>, i32) {
    (shop.to_owned(), Some(Decimal::new(cents, 2)), changes)
}

on_every_backend! {
    #![setup(sales)]

    /// parity: Writes | INSERT .. SELECT | same | same | equal
    async fn rows_of_a_query(db: Db) -> squall::Result<()> {
        let query = select((Sale::shop, sum(Sale::amount), max(Sale::sold_at))).from(Sale);
        let query = query.group_by(Sale::shop).order_by(Sale::shop.desc());
        let columns = (Total::shop, Total::amount, Total::last_at);
        assert_eq!(insert(Total).from_select(columns, query).exec(&db).await?, 3);
        assert_eq!(totals(&db).await, [total("c", 1, 0), total("b", 250, 0), total("a", 150, 0)]);
        let last = select((Total::last_at, Total::twice)).from(Total).filter(Total::shop.eq("a")).one(&db).await?;
        let at = DateTime::from_timestamp_micros(1_700_000_000_000_002);
        assert_eq!(last, (at, Some(Decimal::new(300, 2))));
        let recent = select(count_all()).from(Total).filter(Total::made_at.gt(Utc::now() - chrono::TimeDelta::seconds(60)));
        assert_eq!(recent.one(&db).await?, 3);
        Ok(())
    }

    async fn one_column_and_expressions(db: Db) -> squall::Result<()> {
        let query = || select(concat((upper(Sale::shop), "!"))).from(Sale).filter(Sale::amount.gt(Decimal::TWO)).distinct();
        let stored = insert(Total).from_select(Total::shop, query()).returning((Total::shop, Total::changes));
        assert_eq!(stored.one(&db).await?, ("B!".to_owned(), 0));
        let result = insert(Total).from_select(Total::shop, query()).exec(&db).await;
        assert_violates(result, ConstraintKind::Unique, "totals", &["shop"], Some("totals_shop_key"));
        let none = insert(Total).from_select(Total::shop, query().filter(Sale::id.lt(0))).returning(Total::id);
        assert_eq!(none.all(&db).await?, Vec::<i64>::new());
        Ok(())
    }

    async fn of_the_table_itself_and_of_set_operations(db: Db) -> squall::Result<()> {
        let again = select((Sale::shop, Sale::amount, Sale::sold_at)).from(Sale).order_by(Sale::id);
        let columns = (Sale::shop, Sale::amount, Sale::sold_at);
        assert_eq!(insert(Sale).from_select(columns, again).exec(&db).await?, 4);
        let shops = select(Sale::shop).from(Sale).order_by(Sale::id).all(&db).await?;
        assert_eq!(shops, ["a", "b", "a", "c", "a", "b", "a", "c"]);
        let both = select((Sale::shop, Sale::amount)).from(Sale).filter(Sale::shop.eq("b"))
            .union(select((Sale::shop, Sale::amount)).from(Sale).filter(Sale::shop.eq("c")));
        assert_eq!(insert(Total).from_select((Total::shop, Total::amount), both).exec(&db).await?, 2);
        Ok(())
    }

    async fn left_out_on_a_conflict(db: Db) -> squall::Result<()> {
        insert(Total).values(Total::new().shop("b").changes(5)).exec(&db).await?;
        let stored = insert(Total)
            .from_select(Total::shop, select(Sale::shop).from(Sale).order_by(Sale::id))
            .on_conflict(Total::shop)
            .do_nothing()
            .returning(Total::shop);
        let mut stored = stored.all(&db).await?;
        stored.sort();
        assert_eq!(stored, ["a", "c"]);
        let any = insert(Total).from_select(Total::shop, select(Sale::shop).from(Sale).inner_join(Total, Total::shop.eq(Sale::shop)));
        assert_eq!(any.on_conflict_do_nothing().exec(&db).await?, 0);
        Ok(())
    }

    async fn changed_on_a_conflict(db: Db) -> squall::Result<()> {
        insert(Total).values(Total::new().shop("a").amount(Decimal::ONE).changes(5)).exec(&db).await?;
        let upsert = || {
            let query = select((Sale::shop, sum(Sale::amount))).from(Sale).group_by(Sale::shop);
            insert(Total).from_select((Total::shop, Total::amount), query).on_conflict(Total::shop)
        };
        let changed = upsert()
            .do_update()
            .set(Total::amount, Total::amount + excluded(Total::amount))
            .set(Total::changes, Total::changes + 1);
        assert_eq!(changed.exec(&db).await?, 3);
        let of_a = select((Total::amount, Total::changes)).from(Total).filter(Total::shop.eq("a"));
        assert_eq!(of_a.clone().one(&db).await?, (Some(Decimal::new(250, 2)), 6));
        assert_eq!(upsert().do_update_all().exec(&db).await?, 3);
        assert_eq!(of_a.one(&db).await?, (Some(Decimal::new(150, 2)), 6));
        Ok(())
    }

    /// parity: Writes | an upsert of a query that may give one key twice | an error where it does | the last counts | refused before
    /// it is sent
    async fn a_query_that_may_give_a_key_twice(db: Db) -> squall::Result<()> {
        let shops = select(Sale::shop).from(Sale);
        let upsert = insert(Total).from_select(Total::shop, shops).on_conflict(Total::shop).do_update();
        let error = failure(upsert.set(Total::changes, 1).exec(&db).await).to_string();
        assert!(error.contains("may give two rows for one key"), "{error}");
        let joined = select((Total::shop, Sale::note)).from(Total).inner_join(Sale, Sale::shop.eq(Total::shop));
        let upsert = insert(Total).from_select((Total::shop, Total::note), joined).on_conflict(Total::shop);
        assert_fails(upsert.do_update_all().exec(&db).await, "InvalidQuery");
        // From the unique key of the only table it gives each once.
        insert(Total).values(["a", "b"].map(|shop| Total::new().shop(shop))).exec(&db).await?;
        let upsert = || {
            let own = select((Total::shop, upper(Total::shop))).from(Total);
            insert(Total).from_select((Total::shop, Total::note), own).on_conflict(Total::shop)
        };
        assert_eq!(upsert().do_update_all().exec(&db).await?, 2);
        assert_fails(upsert().do_update().set(Total::shop, "x").exec(&db).await, "InvalidQuery");
        let notes = select(Total::note).from(Total).order_by(Total::id).all(&db).await?;
        assert_eq!(notes, [Some("A".to_owned()), Some("B".to_owned())]);
        Ok(())
    }

    async fn what_is_refused(db: Db) -> squall::Result<()> {
        let notes = || select((Sale::note, Sale::id.cast::<i32>())).from(Sale);
        let error = failure(insert(Total).from_select((Total::note, Total::changes), notes()).exec(&db).await);
        assert!(error.to_string().contains("does not name `shop`"), "{error}");
        let two = select((Sale::shop, Sale::shop)).from(Sale);
        let twice = insert(Total).from_select((Total::shop, Total::shop), two);
        assert_fails(twice.exec(&db).await, "InvalidQuery");
        let generated = insert(Total).from_select((Total::shop, Total::twice), select((Sale::shop, Sale::amount)).from(Sale));
        assert_fails(generated.exec(&db).await, "InvalidQuery");
        let error = failure(insert(Badge).from_select(Badge::text, select(Sale::shop).from(Sale)).exec(&db).await);
        assert!(error.to_string().contains("`id` is made by the client"), "{error}");
        let both = insert(Total).values(Total::new().shop("x")).from_select(Total::shop, select(Sale::shop).from(Sale));
        assert_fails(both.exec(&db).await, "InvalidQuery");
        let many = insert(Sale).from_select((Sale::shop, Sale::amount, Sale::sold_at), select((Sale::shop, Sale::amount, Sale::sold_at)).from(Sale));
        let rolled_back = db.transaction(async |tx| many.returning(Sale::id).one(tx).await).await;
        assert_fails(rolled_back, "MultipleRows");
        Ok(())
    }

    /// Keys that are given do not come again.
    async fn keys_that_are_given(db: Db) -> squall::Result<()> {
        let query = select((Sale::id + 100, concat((Sale::shop, Sale::note, Sale::id.cast::<String>())))).from(Sale);
        assert_eq!(insert(Total).from_select((Total::id, Total::shop), query).exec(&db).await?, 4);
        let next = insert(Total).values(Total::new().shop("next")).returning(Total::id).one(&db).await?;
        assert_eq!(next, 105);
        Ok(())
    }

    /// What is too long for the column is an error, and not cut off; a decimal gets the column's scale.
    async fn sizes_of_the_columns(db: Db) -> squall::Result<()> {
        db.create_tables(&schema![Label]).await?;
        let long = select((Sale::shop, val("longer than five".to_owned()))).from(Sale).filter(Sale::id.eq(1));
        let result = insert(Label).from_select((Label::text, Label::short), long).exec(&db).await;
        assert!(result.is_err());
        let repeated = select((Sale::shop, repeat(Sale::shop, 6))).from(Sale).filter(Sale::id.eq(1));
        let result = insert(Label).from_select((Label::text, Label::short), repeated.clone()).exec(&db).await;
        assert!(result.is_err());
        let result = insert(Label).from_select((Label::text, Label::short), repeated).on_conflict_do_nothing();
        assert!(result.exec(&db).await.is_err());
        assert_eq!(select(count_all()).from(Label).one(&db).await?, 0);
        let short = select((Sale::shop, repeat(Sale::shop, 5))).from(Sale).distinct();
        assert_eq!(insert(Label).from_select((Label::text, Label::short), short).exec(&db).await?, 3);
        let texts = select(Label::short).from(Label).order_by(Label::short).all(&db).await?;
        assert_eq!(texts, ["aaaaa", "bbbbb", "ccccc"]);
        let scaled = select((Sale::shop, Sale::amount)).from(Sale).filter(Sale::shop.eq("b"));
        insert(Total).from_select((Total::shop, Total::amount), scaled).exec(&db).await?;
        let text = select(Total::amount.cast::<String>()).from(Total).one(&db).await?;
        assert_eq!(text.as_deref(), Some("2.50"));
        Ok(())
    }
}
