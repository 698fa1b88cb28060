//! Generated columns.

use rust_decimal::Decimal;
use squall::{Error, prelude::*};
use squall_testing::on_every_backend;
use squall_tests::{assert_fails, failure};

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "order_lines")]
pub struct Line {
    #[column(primary_key, auto)]
    pub id: i64,
    pub name: String,
    pub quantity: i32,
    #[column(precision = 10, scale = 2)]
    pub price: Decimal,
    #[column(generated = Line::price * Line::quantity, precision = 12, scale = 2, index)]
    pub total: Decimal,
    #[column(generated = lower(Line::name), unique)]
    pub key: String,
    #[column(generated = Line::quantity.gt(9))]
    pub bulk: bool,
    pub discount: Option<i32>,
    #[column(generated = Line::quantity - Line::discount)]
    pub charged: Option<i32>,
}

#[derive(Table, Debug)]
pub struct Square {
    #[column(primary_key)]
    pub side: i32,
    #[column(generated = Square::side * Square::side)]
    pub area: i32,
    #[column(generated = Square::area * 6)]
    pub surface: i32,
}

async fn lines(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Line]).await?;
    let pens = Line::new().name("Pens").quantity(12).price("0.35".parse::<Decimal>().unwrap());
    let ink = NewLine {
        id: None,
        name: "ÄTHER".into(),
        quantity: 3,
        price: "7.10".parse().unwrap(),
        discount: Some(1),
    };
    insert(Line).values(pens).values(ink).exec(&db).await?;
    Ok(())
}

on_every_backend! {
    #![setup(lines)]

    /// parity: Schema | generated columns | STORED; `lower` by the collation | STORED, VIRTUAL; `lower` of ASCII | equal: stored,
    /// of typed expressions; no insert and no patch has them, and an update that sets one is refused
    async fn computed_from_others(db: Db) -> squall::Result<()> {
        let rows = select(Line).from(Line).order_by(Line::id).all(&db).await?;
        let of = |line: &Line| (line.total.to_string(), line.key.clone(), line.bulk, line.charged);
        assert_eq!(of(&rows[0]), ("4.20".into(), "pens".into(), true, None));
        assert_eq!(of(&rows[1]), ("21.30".into(), "äther".into(), false, Some(2)));
        let dear = select(Line::id).from(Line).filter(Line::total.gt("5".parse::<Decimal>().unwrap()));
        assert_eq!(dear.all(&db).await?, [2]);
        Ok(())
    }

    async fn computed_anew(db: Db) -> squall::Result<()> {
        let pens = update(Line).set(Line::quantity, 2).filter(Line::id.eq(1));
        let (total, bulk) = pens.returning((Line::total, Line::bulk)).one(&db).await?;
        assert_eq!((total.to_string().as_str(), bulk), ("0.70", false));
        let patch = LinePatch { name: Some("Quills".into()), ..LinePatch::default() };
        update(Line).patch(patch).filter(Line::id.eq(1)).exec(&db).await?;
        assert_eq!(select(Line::key).from(Line).filter(Line::id.eq(1)).one(&db).await?, "quills");
        Ok(())
    }

    async fn never_written(db: Db) -> squall::Result<()> {
        let set = update(Line).set(Line::key, "x").filter(Line::id.eq(1)).exec(&db).await;
        let error = failure(set);
        assert!(matches!(&error, Error::InvalidQuery(it) if it.contains("`key` is a generated column")), "{error:?}");
        Ok(())
    }

    /// parity: Schema | a generated column that is computed from another | refused | works | equal: refused
    async fn never_from_another(db: Db) -> squall::Result<()> {
        let error = failure(db.create_tables(&schema![Square]).await);
        let said = "the generated column `surface` of `squares` is computed from `area`, which is generated, too";
        assert!(matches!(&error, Error::InvalidQuery(it) if it.contains(said)), "{error:?}");
        assert_fails(select(Square::side).from(Square).all(&db).await, "Database");
        Ok(())
    }

    async fn in_constraints(db: Db) -> squall::Result<()> {
        let twice = Line::new().name("pENS").quantity(1).price(Decimal::ONE);
        let error = failure(insert(Line).values(twice).exec(&db).await);
        let violation = error.violation().unwrap();
        assert_eq!((violation.columns.as_slice(), violation.table.as_str()), (&["key".to_owned()][..], "order_lines"));
        // What does not fit the generated column is not stored.
        let much = Line::new().name("Gold").quantity(i32::MAX).price("99999999.99".parse::<Decimal>().unwrap());
        let error = failure(insert(Line).values(much).exec(&db).await);
        assert!(matches!(error, Error::InvalidValue { .. }), "{error:?}");
        assert_eq!(select(count_all()).from(Line).one(&db).await?, 2);
        Ok(())
    }
}
