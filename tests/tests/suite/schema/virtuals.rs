//! Generated columns that SQLite does not store.

use rust_decimal::Decimal;
use squall::{ConstraintKind, Dialect, Error, prelude::*};
use squall_testing::on_every_backend;
use squall_tests::{assert_violates, failure};

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "boxes",
    index(name = "boxes_key", on(Parcel::key), unique),
    check(name = "not too large", condition = Parcel::area.lt(1_000_000))
)]
pub struct Parcel {
    #[column(primary_key, auto)]
    pub id: i64,
    pub name: String,
    pub width: i32,
    pub height: Option<i32>,
    #[column(generated = Parcel::width * Parcel::height, sqlite(virtual))]
    pub area: Option<i32>,
    #[column(generated = lower(Parcel::name), sqlite(virtual))]
    pub key: String,
    #[column(generated = Parcel::width.gt(9), sqlite(virtual), index)]
    pub wide: bool,
    #[column(generated = Parcel::weight / Parcel::width, sqlite(virtual), precision = 6, scale = 3)]
    pub density: Decimal,
    pub weight: Decimal,
    #[column(generated = val(100) / Parcel::width, sqlite(virtual))]
    pub share: i32,
}

async fn parcels(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Parcel]).await?;
    let parcels = [parcel("Small", 2, Some(3)), parcel("WIDE", 20, None)];
    insert(Parcel).values(parcels).exec(&db).await?;
    Ok(())
}

fn parcel(name: &str, width: i32, height: Option<i32>) -> NewParcel {
    NewParcel { id: None, name: name.into(), width, height, weight: "2.5".parse().unwrap() }
}

on_every_backend! {
    #![setup(parcels)]

    /// parity: Schema | `generated = .., sqlite(virtual)` | STORED (VIRTUAL is there from 18 on) | VIRTUAL | declared: what is
    /// stored, not what is answered; a value that cannot be is refused when its row is written, on both
    async fn computed_when_it_is_read(db: Db) -> squall::Result<()> {
        let rows = select(Parcel).from(Parcel).order_by(Parcel::id).all(&db).await?;
        let of = |it: &Parcel| (it.area, it.key.clone(), it.wide, it.density.to_string(), it.share);
        assert_eq!(of(&rows[0]), (Some(6), "small".into(), false, "1.250".into(), 50));
        assert_eq!(of(&rows[1]), (None, "wide".into(), true, "0.125".into(), 5));
        let small = update(Parcel).set(Parcel::width, 10).filter(Parcel::key.eq("small"));
        assert_eq!(small.returning((Parcel::area, Parcel::wide)).one(&db).await?, (Some(30), true));
        let found = select(Parcel::id).from(Parcel).filter(Parcel::wide.and(Parcel::density.lt(Decimal::ONE)));
        assert_eq!(found.order_by((Parcel::density, Parcel::id)).all(&db).await?, [2, 1]);
        Ok(())
    }

    async fn refused_when_it_is_written(db: Db) -> squall::Result<()> {
        let add = |it| async { insert(Parcel).values(it).exec(&db).await };
        assert_violates(add(parcel("sMALL", 1, None)).await, ConstraintKind::Unique, "boxes", &["key"], Some("boxes_key"));
        assert_violates(add(parcel("b", 1_000, Some(1_000))).await, ConstraintKind::Check, "boxes", &["area"], Some("not too large"));
        let error = failure(add(parcel("c", i32::MAX, Some(2))).await);
        assert!(matches!(error, Error::InvalidValue { .. }), "{error:?}");
        let error = failure(add(parcel("d", 0, None)).await);
        assert!(matches!(error, Error::DivisionByZero), "{error:?}");
        let heavy = NewParcel { weight: "99999".parse().unwrap(), ..parcel("e", 1, None) };
        let error = failure(add(heavy).await);
        assert!(matches!(error, Error::InvalidValue { .. }), "{error:?}");
        let error = failure(update(Parcel).set(Parcel::share, 1).all_rows().exec(&db).await);
        assert!(matches!(error, Error::InvalidQuery(_)), "{error:?}");
        assert_eq!(select(count_all()).from(Parcel).one(&db).await?, 2);
        Ok(())
    }
}

/// Without anything else that would compute it.
#[derive(Table, Debug)]
pub struct Bare {
    #[column(primary_key)]
    pub id: i32,
    pub at: i64,
    pub text: String,
    #[column(generated = Bare::at * Bare::at, sqlite(virtual))]
    pub square: Option<i64>,
    #[column(generated = Bare::text.cast::<i64>(), sqlite(virtual))]
    pub number: Option<i64>,
}

on_every_backend! {
    async fn refused_also_where_nothing_asks_for_it(db: Db) -> squall::Result<()> {
        db.create_tables(&schema![Bare]).await?;
        let add = |id, at, text: &str| insert(Bare).values(Bare::new().id(id).at(at).text(text));
        add(1, 3, "-12").exec(&db).await?;
        for refused in [add(2, i64::MAX, "-12"), add(2, 1, "12x")] {
            let error = failure(refused.exec(&db).await);
            assert!(matches!(error, Error::InvalidValue { .. }), "{error:?}");
        }
        let error = failure(update(Bare).set(Bare::at, i64::MAX).all_rows().exec(&db).await);
        assert!(matches!(error, Error::InvalidValue { .. }), "{error:?}");
        let row = select((Bare::square, Bare::number)).from(Bare).one(&db).await?;
        assert_eq!(row, (Some(9), Some(-12)));
        Ok(())
    }
}

#[test]
fn as_they_are_written() {
    let written = |dialect: &dyn Dialect| {
        let statements = dialect.create_tables(&schema![Bare]).unwrap();
        statements[0].lines().find(|line| line.contains("\"square\"")).unwrap().trim().to_owned()
    };
    assert_eq!(written(&squall::POSTGRES), r#""square" bigint GENERATED ALWAYS AS ("at" * "at") STORED,"#);
    assert_eq!(
        written(&squall::SQLITE),
        r#""square" INTEGER GENERATED ALWAYS AS (squall_mul("at", "at", 64)) VIRTUAL,"#
    );
}
