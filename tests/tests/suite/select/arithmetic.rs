//! `+ - * / %` and the minus sign, for each type of number; what does not fit is an error and not another number.

use squall::prelude::*;
use squall_testing::on_every_backend;
use squall_tests::{assert_fails, assert_same};

use super::*;

#[derive(Table, Debug, Clone, PartialEq)]
pub struct Number {
    #[column(primary_key)]
    pub id: i32,
    #[column(default = 0i16)]
    pub small: i16,
    #[column(default = 0)]
    pub int: i32,
    #[column(default = 0i64)]
    pub big: i64,
    #[column(default = 0.0f32)]
    pub real: f32,
    #[column(default = 0.0)]
    pub double: f64,
    #[column(default = Decimal::ZERO)]
    pub decimal: Decimal,
    pub nothing: Option<i64>,
}

/// One row: 7, 7, 7, 7.5, 7.5, 7.25.
async fn numbers(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Number]).await?;
    let row = Number::new().id(1).small(7).int(7).big(7).real(7.5).double(7.5).decimal(decimal("7.25"));
    insert(Number).values(row).exec(&db).await?;
    Ok(())
}

/// What an expression over the one row gives.
macro_rules! of {
    ($db:ident, $expr:expr) => {
        select($expr).from(Number).one(&$db).await
    };
}

on_every_backend! {
    #![setup(numbers)]

    async fn of_integers(db: Db) -> squall::Result<()> {
        assert_eq!(of!(db, (Number::int + 3, Number::int - 10, Number::int * -2))?, (10, -3, -14));
        // Cut towards zero, and the rest has the sign of the left side.
        let divided = (
            Number::int / 2,
            Number::int / -2,
            -Number::int / 2,
            Number::int % 4,
            -Number::int % 4,
            Number::int % -4,
        );
        assert_eq!(of!(db, divided)?, (3, -3, -3, 3, -3, 3));
        assert_eq!(
            of!(db, (Number::small + 1, Number::small * Number::small, -Number::small))?,
            (8i16, 49i16, -7i16)
        );
        assert_eq!(
            of!(db, (Number::big * 1_000_000_000_000, Number::big % 5))?,
            (7_000_000_000_000i64, 2i64)
        );
        assert_eq!(of!(db, val(1) + 2)?, 3);
        Ok(())
    }

    async fn precedence_is_that_of_rust(db: Db) -> squall::Result<()> {
        let rows = (
            Number::int + 2 * 3,
            Number::int + val(2) * 3,
            (Number::int + 2) * 3,
            Number::int - (val(3) - 1),
            Number::int - 3 - 1,
            Number::int / (val(6) / 4),
            -(Number::int + 1),
            -(-Number::int),
            Number::int - -Number::int,
            (Number::int + 1) % (val(2) + 1),
        );
        assert_eq!(of!(db, rows)?, (13, 13, 27, 5, 3, 7, -8, 7, 14, 2));
        Ok(())
    }

    async fn of_floats(db: Db) -> squall::Result<()> {
        assert_same(
            of!(db, (Number::double + 0.1, Number::double / 2.0, Number::double * -1e300))?,
            (7.6, 3.75, -7.5e300),
        );
        assert_same(
            of!(db, (Number::real + 0.1, Number::real / 3.0, -Number::real))?,
            (7.6f32, 2.5f32, -7.5f32),
        );
        assert_same(of!(db, val(0.1) + 0.2)?, 0.30000000000000004);
        assert_same(of!(db, Number::real * 0.1)?, 0.75f32);
        assert_fails(of!(db, Number::double % 2.0), "Unsupported");
        assert_fails(of!(db, Number::real % 2.0), "Unsupported");
        Ok(())
    }

    /// parity: Expressions | division of decimals | by a rule for its digits | floating point | equal: Postgres' rule
    async fn of_decimals(db: Db) -> squall::Result<()> {
        let values = (
            Number::decimal + decimal("0.05"),
            Number::decimal - decimal("7.25"),
            Number::decimal * decimal("0.1"),
        );
        assert_same(of!(db, values)?, (decimal("7.30"), decimal("0.00"), decimal("0.725")));
        assert_same(of!(db, val(decimal("0.1")) + decimal("0.2"))?, decimal("0.3"));
        assert_same(of!(db, -Number::decimal)?, decimal("-7.25"));
        assert_same(of!(db, Number::decimal % decimal("2"))?, decimal("1.25"));
        assert_same(of!(db, -Number::decimal % decimal("2"))?, decimal("-1.25"));
        let quotients = (
            Number::decimal / decimal("2"),
            val(decimal("1")) / decimal("3"),
            val(decimal("100")) / decimal("7"),
        );
        let expected = (
            decimal("3.6250000000000000"),
            decimal("0.33333333333333333333"),
            decimal("14.2857142857142857"),
        );
        assert_same(of!(db, quotients)?, expected);
        Ok(())
    }

    async fn of_decimals_and_whole_numbers(db: Db) -> squall::Result<()> {
        assert_same(of!(db, Number::decimal * 2i32)?, decimal("14.50"));
        assert_same(of!(db, Number::decimal + Number::int)?, decimal("14.25"));
        assert_same(of!(db, Number::decimal - Number::big * 2)?, decimal("-6.75"));
        assert_same(of!(db, Number::decimal * Number::nothing)?, None::<Decimal>);
        Ok(())
    }

    async fn with_null_it_is_null(db: Db) -> squall::Result<()> {
        assert_eq!(of!(db, Number::nothing + 1)?, None);
        assert_eq!(of!(db, Number::big * Number::nothing)?, None);
        assert_eq!(of!(db, -Number::nothing)?, None);
        assert_eq!(of!(db, Number::nothing / 0)?, None);
        assert_eq!(of!(db, coalesce(Number::nothing + 1, 5))?, 5);
        Ok(())
    }

    /// parity: Expressions | division by zero, also `%` | error | NULL | equal: `DivisionByZero`
    async fn by_zero(db: Db) {
        assert_fails(of!(db, Number::small / 0), "DivisionByZero");
        assert_fails(of!(db, Number::int / (Number::int - 7)), "DivisionByZero");
        assert_fails(of!(db, Number::int % 0), "DivisionByZero");
        assert_fails(of!(db, Number::big / 0), "DivisionByZero");
        assert_fails(of!(db, Number::big % 0), "DivisionByZero");
        assert_fails(of!(db, Number::real / 0.0), "DivisionByZero");
        assert_fails(of!(db, Number::double / 0.0), "DivisionByZero");
        assert_fails(of!(db, Number::double / -0.0), "DivisionByZero");
        assert_fails(of!(db, Number::decimal / decimal("0.00")), "DivisionByZero");
        assert_fails(of!(db, Number::decimal % decimal("0")), "DivisionByZero");
        let filter = select(Number::id).from(Number).filter((Number::int / 0).eq(1));
        assert_fails(filter.all(&db).await, "DivisionByZero");
        let change = update(Number).set(Number::int, Number::int / 0).all_rows();
        assert_fails(change.exec(&db).await, "DivisionByZero");
        assert_eq!(of!(db, Number::int).unwrap(), 7);
    }

    async fn what_does_not_fit_16_bits(db: Db) {
        assert_eq!(of!(db, Number::small + (i16::MAX - 7)).unwrap(), i16::MAX);
        assert_fails(of!(db, Number::small + i16::MAX), "InvalidValue");
        assert_fails(of!(db, Number::small * 5_000), "InvalidValue");
        assert_fails(of!(db, -Number::small - i16::MAX), "InvalidValue");
        assert_fails(of!(db, -val(i16::MIN)), "InvalidValue");
        assert_fails(of!(db, val(i16::MIN) / -1), "InvalidValue");
        assert_fails(of!(db, abs(val(i16::MIN))), "InvalidValue");
    }

    async fn what_does_not_fit_32_bits(db: Db) {
        assert_eq!(of!(db, Number::int + (i32::MAX - 7)).unwrap(), i32::MAX);
        assert_fails(of!(db, Number::int + i32::MAX), "InvalidValue");
        assert_fails(of!(db, Number::int * 1_000_000_000), "InvalidValue");
        assert_fails(of!(db, -val(i32::MIN)), "InvalidValue");
        assert_fails(of!(db, val(i32::MIN) / -1), "InvalidValue");
        assert_fails(of!(db, abs(val(i32::MIN))), "InvalidValue");
        let filter = select(Number::id).from(Number).filter((Number::int * i32::MAX).gt(0));
        assert_fails(filter.all(&db).await, "InvalidValue");
        let change = update(Number).set(Number::int, Number::int * i32::MAX).all_rows();
        assert_fails(change.exec(&db).await, "InvalidValue");
        assert_eq!(of!(db, Number::int).unwrap(), 7);
    }

    /// parity: Expressions | integer overflow | error | floating point | equal: `InvalidValue`
    async fn what_does_not_fit_64_bits(db: Db) {
        assert_eq!(of!(db, Number::big + (i64::MAX - 7)).unwrap(), i64::MAX);
        assert_fails(of!(db, Number::big + i64::MAX), "InvalidValue");
        assert_fails(of!(db, Number::big - i64::MIN), "InvalidValue");
        assert_fails(of!(db, Number::big * i64::MAX), "InvalidValue");
        assert_fails(of!(db, -val(i64::MIN)), "InvalidValue");
        assert_fails(of!(db, val(i64::MIN) / -1), "InvalidValue");
        assert_fails(of!(db, abs(val(i64::MIN))), "InvalidValue");
        // What is left of it fits, though the quotient would not.
        assert_eq!(of!(db, val(i64::MIN) % -1).unwrap(), 0);
        assert_eq!(of!(db, val(i32::MIN) % -1).unwrap(), 0);
    }

    async fn what_does_not_fit_a_float(db: Db) {
        assert_fails(of!(db, Number::double * f64::MAX), "InvalidValue");
        assert_fails(of!(db, Number::double + f64::MAX + f64::MAX), "InvalidValue");
        assert_fails(of!(db, Number::real * f32::MAX), "InvalidValue");
        assert_same(of!(db, val(f64::MAX) + 1.0).unwrap(), f64::MAX);
        // Infinity is a number that was put in.
        assert_same(of!(db, val(f64::INFINITY) + 1.0).unwrap(), f64::INFINITY);
        assert_same(of!(db, -val(f64::INFINITY)).unwrap(), f64::NEG_INFINITY);
    }

    async fn what_is_too_small_for_a_float(db: Db) {
        assert_fails(of!(db, val(f64::MIN_POSITIVE) * f64::MIN_POSITIVE), "InvalidValue");
        assert_fails(of!(db, val(f64::MIN_POSITIVE) / 1e300), "InvalidValue");
        assert_same(of!(db, Number::double * 0.0).unwrap(), 0.0);
    }

    async fn what_is_no_number(db: Db) {
        assert_fails(of!(db, val(f64::INFINITY) - f64::INFINITY), "InvalidValue");
        assert_fails(of!(db, val(f64::INFINITY) * 0.0), "InvalidValue");
    }

    async fn what_does_not_fit_a_decimal(db: Db) {
        assert_fails(of!(db, val(Decimal::MAX) * decimal("10")), "InvalidValue");
        assert_fails(of!(db, val(Decimal::MAX) + Decimal::MAX), "InvalidValue");
    }

    async fn in_an_update(db: Db) -> squall::Result<()> {
        let change = update(Number)
            .set(Number::int, Number::int + 1)
            .set(Number::big, Number::big * 2)
            .set(Number::small, Number::small + 1)
            .set(Number::decimal, Number::decimal * decimal("2"))
            .filter((Number::int % 2).eq(1));
        let row = change.returning((Number::int, Number::big, Number::decimal)).one(&db).await?;
        // The right sides see the row as it was.
        assert_same(row, (8, 14i64, decimal("14.50")));
        Ok(())
    }
}
