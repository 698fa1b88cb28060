//! UPDATE of many rows, each with values of its own; and rows that have versions.

use chrono::{DateTime, NaiveDate, Utc};
use rust_decimal::Decimal;
use squall::{ConstraintKind, prelude::*};
use squall_testing::on_every_backend;
use squall_tests::{assert_fails, assert_violates, failure};

#[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
pub enum Grade {
    Low,
    High,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(patch(derive(Clone)))]
pub struct Product {
    #[column(primary_key)]
    pub id: i64,
    #[column(unique)]
    pub code: Option<String>,
    #[column(precision = 8, scale = 2, default = Decimal::ZERO)]
    pub price: Decimal,
    pub grade: Option<Grade>,
    pub tags: Option<Vec<String>>,
    pub info: Option<serde_json::Value>,
    pub sold_on: Option<NaiveDate>,
    #[column(timestamp = text)]
    pub seen_at: Option<DateTime<Utc>>,
    #[column(default = 1.5f64)]
    pub weight: f64,
    #[column(default = DateTime::UNIX_EPOCH, on_update = now())]
    pub changed_at: DateTime<Utc>,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(patch(derive(Clone)))]
pub struct Document {
    #[column(primary_key, auto)]
    pub id: i64,
    #[column(unique)]
    pub title: String,
    pub text: Option<String>,
    #[column(version)]
    pub version: i32,
}

async fn products(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Product, Document]).await?;
    let rows = (1..=4).map(|id| Product::new().id(id).code(format!("c{id}")));
    insert(Product).values(rows.collect::<Vec<_>>()).exec(&db).await?;
    let rows = ["a", "b", "c"].map(|title| Document::new().title(title).text("first"));
    insert(Document).values(rows).exec(&db).await?;
    Ok(())
}

fn price(cents: i64) -> ProductPatch {
    ProductPatch { price: Some(Decimal::new(cents, 2)), ..Default::default() }
}

async fn prices(db: &Db) -> Vec<(i64, String)> {
    let rows = select((Product::id, Product::price)).from(Product).order_by(Product::id);
    rows.all(db).await.unwrap().into_iter().map(|(id, price)| (id, price.to_string())).collect()
}

fn priced(rows: &[(i64, &str)]) -> Vec<(i64, String)> {
    rows.iter().map(|(id, price)| (*id, (*price).to_owned())).collect()
}

async fn documents(db: &Db) -> Vec<(String, Option<String>, i32)> {
    let rows = select((Document::title, Document::text, Document::version)).from(Document);
    rows.order_by(Document::id).all(db).await.unwrap()
}

fn document(title: &str, text: &str, version: i32) -> (String, Option<String>, i32) {
    (title.to_owned(), Some(text.to_owned()), version)
}

on_every_backend! {
    #![setup(products)]

    /// parity: Writes | UPDATE of many rows, each with values of its own | FROM (VALUES ..) | same | equal
    async fn each_row_has_values_of_its_own(db: Db) -> squall::Result<()> {
        let change = update(Product).rows(Product::id, [(3, price(301)), (1, price(5)), (77, price(7))]);
        assert_eq!(change.exec(&db).await?, 2);
        assert_eq!(prices(&db).await, priced(&[(1, "0.05"), (2, "0.00"), (3, "3.01"), (4, "0.00")]));
        let at = select((Product::id, Product::changed_at.eq(DateTime::UNIX_EPOCH))).from(Product);
        let at = at.order_by(Product::id).all(&db).await?;
        assert_eq!(at, [(1, false), (2, true), (3, false), (4, true)]);
        Ok(())
    }

    async fn values_of_every_type(db: Db) -> squall::Result<()> {
        let instant = DateTime::from_timestamp_micros(1_700_000_000_123_456).unwrap();
        let full = ProductPatch {
            code: Some(Some("new".into())),
            price: Some(Decimal::new(10, 1)),
            grade: Some(Some(Grade::High)),
            tags: Some(Some(vec!["x".into(), "y".into()])),
            info: Some(Some(serde_json::json!({"a": [1, null]}))),
            sold_on: Some(NaiveDate::from_ymd_opt(2024, 2, 29)),
            seen_at: Some(Some(instant)),
            weight: Some(2.0),
            changed_at: Some(instant),
        };
        let empty = ProductPatch {
            code: Some(None),
            price: Some(Decimal::ONE),
            grade: Some(None),
            tags: Some(None),
            info: Some(None),
            sold_on: Some(None),
            seen_at: Some(None),
            weight: Some(-0.5),
            changed_at: Some(instant),
        };
        let change = update(Product).rows(Product::id, vec![(2, empty.clone()), (1, full), (3, empty)]);
        assert_eq!(change.exec(&db).await?, 3);
        let stored = |id| Product {
            id,
            code: None,
            price: Decimal::ONE,
            grade: None,
            tags: None,
            info: None,
            sold_on: None,
            seen_at: None,
            weight: -0.5,
            changed_at: instant,
        };
        let first = Product {
            id: 1,
            code: Some("new".into()),
            price: Decimal::new(100, 2),
            grade: Some(Grade::High),
            tags: Some(vec!["x".into(), "y".into()]),
            info: Some(serde_json::json!({"a": [1, null]})),
            sold_on: NaiveDate::from_ymd_opt(2024, 2, 29),
            seen_at: Some(instant),
            weight: 2.0,
            changed_at: instant,
        };
        let rows = select(Product).from(Product).filter(Product::id.lt(4)).order_by(Product::id).all(&db).await?;
        assert_eq!(rows, [first, stored(2), stored(3)]);
        Ok(())
    }

    async fn rows_that_set_different_columns(db: Db) -> squall::Result<()> {
        let heavy = ProductPatch { weight: Some(9.0), ..Default::default() };
        let rows = vec![(1, price(1)), (2, heavy.clone()), (3, ProductPatch { weight: Some(8.0), ..price(3) }), (4, price(4))];
        assert_eq!(update(Product).rows(Product::id, rows).exec(&db).await?, 4);
        let stored = select((Product::id, Product::price, Product::weight)).from(Product).order_by(Product::id);
        let cents = |cents| Decimal::new(cents, 2);
        let expected = [(1, cents(1), 1.5), (2, cents(0), 9.0), (3, cents(3), 8.0), (4, cents(4), 1.5)];
        assert_eq!(stored.all(&db).await?, expected);
        // All or none.
        let code = |code: &str| ProductPatch { code: Some(Some(code.into())), ..Default::default() };
        let rows = vec![(1, price(9)), (2, code("c1"))];
        let result = update(Product).rows(Product::id, rows).exec(&db).await;
        assert_violates(result, ConstraintKind::Unique, "products", &["code"], Some("products_code_key"));
        assert_eq!(prices(&db).await[0], (1, "0.01".to_owned()));
        Ok(())
    }

    async fn what_is_set_in_each_row(db: Db) -> squall::Result<()> {
        let change = update(Product)
            .set(Product::weight, Product::weight * 2.0)
            .set(Product::grade, Grade::Low)
            .rows(Product::code, [(Some("c1".to_owned()), price(1)), (None, price(2)), (Some("c2".to_owned()), price(3))])
            .filter(Product::id.ne(2));
        assert_eq!(change.exec(&db).await?, 1);
        let stored = select((Product::price, Product::weight, Product::grade)).from(Product).filter(Product::id.eq(1));
        assert_eq!(stored.one(&db).await?, (Decimal::new(1, 2), 3.0, Some(Grade::Low)));
        // What a row says counts more, and a row may say nothing then.
        let light = ProductPatch { weight: Some(0.0), ..Default::default() };
        let change = update(Product).set(Product::weight, 7.0).rows(Product::id, [(1, light), (2, ProductPatch::default())]);
        assert_eq!(change.exec(&db).await?, 2);
        let stored = select(Product::weight).from(Product).order_by(Product::id).limit(2).all(&db).await?;
        assert_eq!(stored, [0.0, 7.0]);
        Ok(())
    }

    async fn what_is_refused(db: Db) -> squall::Result<()> {
        let rows = |rows: Vec<(i64, ProductPatch)>| update(Product).rows(Product::id, rows);
        assert_eq!(rows(Vec::new()).exec(&db).await?, 0);
        let error = failure(rows(vec![(1, price(1)), (2, price(2)), (1, price(3))]).exec(&db).await).to_string();
        assert!(error.contains("rows 0 and 2 of the update (from 0) have the same id"), "{error}");
        let error = failure(rows(vec![(1, price(1)), (2, ProductPatch::default())]).exec(&db).await).to_string();
        assert!(error.contains("row 1 of the update (from 0) sets no column"), "{error}");
        let by_price = update(Product).rows(Product::price, [(Decimal::ZERO, ProductPatch { weight: Some(1.0), ..Default::default() })]);
        assert!(failure(by_price.exec(&db).await).to_string().contains("nor unique"));
        let code = ProductPatch { code: Some(Some("x".into())), ..Default::default() };
        let change = update(Product).rows(Product::code, [(Some("c1".to_owned()), code)]);
        assert_fails(change.exec(&db).await, "InvalidQuery");
        let change = update(Product).set(Product::id, 9).rows(Product::id, [(1, price(1))]);
        assert_fails(change.exec(&db).await, "InvalidQuery");
        let much = Decimal::from(10_000_000);
        let result = rows(vec![(1, ProductPatch { price: Some(much), ..Default::default() })]).exec(&db).await;
        assert_fails(result, "InvalidValue");
        Ok(())
    }

    async fn more_rows_than_parameters(db: Db) -> squall::Result<()> {
        let new: Vec<_> = (10..20_010).map(|id| Product::new().id(id)).collect();
        insert(Product).values(new).exec(&db).await?;
        let change = update(Product).rows(Product::id, (10..20_010).map(|id| (id, price(id))));
        assert_eq!(change.exec(&db).await?, 20_000);
        let wrong = select(count_all()).from(Product).filter(Product::id.ge(10).and(Product::price.ne(Product::id.cast::<Decimal>() / Decimal::from(100))));
        assert_eq!(wrong.one(&db).await?, 0);
        Ok(())
    }

    /// parity: Writes | optimistic locking | a version column | same | equal: `StaleRow` where the version is gone
    async fn a_version_that_is_gone(db: Db) -> squall::Result<()> {
        let read = select(Document).from(Document).filter(Document::id.eq(2)).one(&db).await?;
        assert_eq!(read.version, 1);
        let change = |text: &str| {
            update(Document).set(Document::text, text).filter(Document::id.eq(read.id)).version(read.version)
        };
        assert_eq!(change("second").exec(&db).await?, 1);
        assert_fails(change("third").exec(&db).await, "StaleRow");
        assert_fails(change("third").returning(Document).one(&db).await, "StaleRow");
        assert_fails(change("third").returning(Document).optional(&db).await, "StaleRow");
        let error = failure(change("third").returning(Document).all(&db).await);
        assert_eq!(error.to_string(), "a row of `documents` was changed or deleted since it was read: read it again");
        let expected = [document("a", "first", 1), document("b", "second", 2), document("c", "first", 1)];
        assert_eq!(documents(&db).await, expected);
        let again = update(Document).set(Document::text, "third").filter(Document::id.eq(2)).version(2);
        assert_eq!(again.returning(Document::version).one(&db).await?, 3);
        // A row that is gone is stale, too, and so is one that is to be deleted.
        let gone = |version| delete(Document).filter(Document::id.eq(2)).version(version);
        assert_fails(gone(2).exec(&db).await, "StaleRow");
        assert_eq!(gone(3).exec(&db).await?, 1);
        assert_fails(gone(3).exec(&db).await, "StaleRow");
        Ok(())
    }

    /// A transaction that sees it can go on.
    async fn a_stale_row_in_a_transaction(db: Db) -> squall::Result<()> {
        db.transaction(async |tx| {
            let stale = update(Document).set(Document::text, "x").filter(Document::id.eq(1)).version(7).exec(tx).await;
            assert_fails(stale, "StaleRow");
            update(Document).set(Document::text, "y").filter(Document::id.eq(1)).version(1).exec(tx).await
        })
        .await?;
        assert_eq!(documents(&db).await[0], document("a", "y", 2));
        Ok(())
    }

    async fn every_update_counts_up(db: Db) -> squall::Result<()> {
        assert_eq!(update(Document).set(Document::text, "all").all_rows().exec(&db).await?, 3);
        let patch = DocumentPatch { text: Some(Some("patched".into())), ..Default::default() };
        update(Document).patch(patch.clone()).filter(Document::id.eq(1)).exec(&db).await?;
        let row = |title: &str| Document::new().title(title).text("upsert");
        insert(Document).values([row("a"), row("d")]).on_conflict(Document::title).do_update_all().exec(&db).await?;
        let keys = (Document::id, Document::version);
        let rows = [((2, 2), patch.clone()), ((3, 1), patch)];
        assert_eq!(update(Document).rows(keys, rows).exec(&db).await?, 1);
        let expected = [document("a", "upsert", 4), document("b", "patched", 3), document("c", "all", 2), document("d", "upsert", 1)];
        assert_eq!(documents(&db).await, expected);
        // It can be said, too.
        update(Document).set(Document::version, 100).filter(Document::id.eq(1)).exec(&db).await?;
        insert(Document).values(Document::new().title("z").version(9)).exec(&db).await?;
        let versions = select(Document::version).from(Document).order_by(Document::version).all(&db).await?;
        assert_eq!(versions, [1, 2, 3, 9, 100]);
        Ok(())
    }

    async fn parts_of_documents(db: Db) -> squall::Result<()> {
        use serde_json::json;
        update(Product).set(Product::info, json!({"a": {"b": 1}, "l": [1, 2]})).filter(Product::id.le(2)).exec(&db).await?;
        let change = update(Product)
            .set(Product::info, Product::info.json_set(["a", "b"], json!("x")).json_set(("l", 1), json!(null)))
            .filter(Product::id.eq(1))
            .returning(Product::info);
        assert_eq!(change.one(&db).await?, Some(json!({"a": {"b": "x"}, "l": [1, null]})));
        let change = update(Product).set(Product::info, Product::info.json_remove(["a"])).all_rows().returning((Product::id, Product::info));
        let mut rows = change.all(&db).await?;
        rows.sort_by_key(|row| row.0);
        assert_eq!(rows, [(1, Some(json!({"l": [1, null]}))), (2, Some(json!({"l": [1, 2]}))), (3, None), (4, None)]);
        Ok(())
    }

    async fn a_prepared_change_of_a_version(db: Db) -> squall::Result<()> {
        let edit = prepare(|text: Param<String>, id: Param<i64>, version: Param<i32>| {
            update(Document).set(Document::text, text).filter(Document::id.eq(id)).version(version)
        });
        assert_eq!(edit.exec(&db, ("second", 1i64, 1)).await?, 1);
        assert_fails(edit.exec(&db, ("third", 1i64, 1)).await, "StaleRow");
        let gone = prepare(|id: Param<i64>, version: Param<i32>| {
            let gone = delete(Document).filter(Document::id.eq(id)).version(version);
            gone.returning(Document::text)
        });
        assert_fails(gone.one(&db, (1i64, 1)).await, "StaleRow");
        assert_eq!(gone.one(&db, (1i64, 2)).await?, Some("second".to_owned()));
        assert_fails(gone.all(&db, (1i64, 2)).await, "StaleRow");
        assert_fails(gone.optional(&db, (1i64, 2)).await, "StaleRow");
        Ok(())
    }
}
