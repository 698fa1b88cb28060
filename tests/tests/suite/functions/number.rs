//! Functions of numbers, and numbers of different types together.

use squall::prelude::*;
use squall_testing::on_every_backend;
use squall_tests::{assert_fails, assert_same};

use super::*;

on_every_backend! {
    #![setup(items)]

    /// parity: Functions | round of floating-point numbers | halves to even | halves away from zero | equal: halves away from
    /// zero, of decimals too
    async fn floats_made_whole(db: Db) -> squall::Result<()> {
        let cases = [
            (0.0, [0.0, 0.0, 0.0, 0.0]),
            (0.5, [1.0, 0.0, 0.0, 1.0]),
            (-0.5, [0.0, -1.0, 0.0, -1.0]),
            (2.5, [3.0, 2.0, 2.0, 3.0]),
            (-2.5, [-2.0, -3.0, -2.0, -3.0]),
            (2.4, [3.0, 2.0, 2.0, 2.0]),
            (-2.6, [-2.0, -3.0, -2.0, -3.0]),
            (0.49999999999999994, [1.0, 0.0, 0.0, 0.0]),
            (4503599627370495.5, [4503599627370496.0, 4503599627370495.0, 4503599627370495.0, 4503599627370496.0]),
            (4503599627370497.0, [4503599627370497.0; 4]),
            (9007199254740993.0, [9007199254740992.0; 4]),
            (f64::MAX, [f64::MAX; 4]),
            (f64::INFINITY, [f64::INFINITY; 4]),
            (f64::NEG_INFINITY, [f64::NEG_INFINITY; 4]),
        ];
        for (number, whole) in cases {
            let found = of!(db, (ceil(val(number)), floor(val(number)), trunc(val(number)), round(val(number))))?;
            assert_eq!(<[f64; 4]>::from(found), whole, "{number}");
        }
        let singles = (ceil(val(0.1f32)), floor(val(-0.1f32)), trunc(val(1.9f32)), round(val(-16777215.5f32)), round(val(0.49999997f32)));
        assert_same(of!(db, singles)?, (1.0f32, -1.0f32, 1.0f32, -16777216.0f32, 0.0f32));
        assert_same(each!(db, (round(Item::weight), round(Item::load), ceil(Item::ratio)))?, [(3.0, Some(-1.0), 2.0f32), (-3.0, None, -0.0f32)]);
        Ok(())
    }

    async fn decimals_made_whole(db: Db) -> squall::Result<()> {
        let cases = [
            ("0.00", ["0", "0", "0", "0"]),
            ("2.50", ["3", "2", "2", "3"]),
            ("-2.50", ["-2", "-3", "-2", "-3"]),
            ("0.4999999999999999999999999999", ["1", "0", "0", "0"]),
            ("-0.5", ["0", "-1", "0", "-1"]),
            ("7", ["7", "7", "7", "7"]),
            ("79228162514264337593543950335", ["79228162514264337593543950335"; 4]),
            ("-7922816251426433759354395033.5", ["-7922816251426433759354395033", "-7922816251426433759354395034", "-7922816251426433759354395033", "-7922816251426433759354395034"]),
        ];
        for (number, whole) in cases {
            let number = decimal(number);
            let found = of!(db, (ceil(val(number)), floor(val(number)), trunc(val(number)), round(val(number))))?;
            assert_same(<[Decimal; 4]>::from(found), whole.map(decimal));
        }
        assert_same(each!(db, floor(Item::discount))?, [Some(decimal("-3")), None]);
        Ok(())
    }

    async fn decimals_rounded_to_digits(db: Db) -> squall::Result<()> {
        let cases = [
            ("2.675", 2, "2.68"),
            ("-2.675", 2, "-2.68"),
            ("2.674999", 2, "2.67"),
            ("1.5", 3, "1.500"),
            ("0.004", 2, "0.00"),
            ("0", 2, "0.00"),
            ("1250", -2, "1300"),
            ("-1249.99", -2, "-1200"),
            ("49", -2, "0"),
            ("50", -2, "100"),
            ("1", -40, "0"),
            ("1", 40, "1"),
            ("1", 28, "1.0000000000000000000000000000"),
            ("0", 40, "0.0000000000000000000000000000"),
            ("123456789.5", 28, "123456789.5"),
            ("1.5", i32::MIN, "0"),
        ];
        for (number, digits, rounded) in cases {
            assert_same(of!(db, round_to(val(decimal(number)), digits))?, decimal(rounded));
        }
        assert_same(each!(db, round_to(Item::price, Item::perhaps))?, [Some(decimal("12.500")), None]);
        assert_fails(of!(db, round_to(val(Decimal::MAX), -1)), "InvalidValue");
        Ok(())
    }

    async fn signs(db: Db) -> squall::Result<()> {
        assert_eq!(each!(db, (sign(Item::count), sign(Item::big), sign(Item::perhaps)))?, [(1, 1i64, Some(1)), (-1, -1, None)]);
        assert_eq!(of!(db, (sign(val(0i16)), sign(val(i64::MIN)), sign(val(i64::MAX))))?, (0i16, -1i64, 1i64));
        assert_same(of!(db, (sign(val(-0.25)), sign(val(f64::INFINITY)), sign(val(1e-300)), sign(val(-3f32))))?, (-1.0, 1.0, 1.0, -1.0f32));
        assert_same(each!(db, (sign(Item::price), sign(Item::discount)))?, [(decimal("1"), Some(decimal("-1"))), (decimal("0"), None)]);
        Ok(())
    }

    /// parity: Functions | sqrt, ln, exp, power outside of their domain | error | NULL, or an infinity | equal: `InvalidValue`
    async fn powers_and_logarithms(db: Db) -> squall::Result<()> {
        assert_same(of!(db, (sqrt(val(2.0)), sqrt(val(0.25f32)), sqrt(val(0.0)), sqrt(val(f64::INFINITY))))?, (std::f64::consts::SQRT_2, 0.5, 0.0, f64::INFINITY));
        assert_same(of!(db, (exp(val(0.0)), exp(val(f64::NEG_INFINITY)), ln(val(1.0)), ln(val(f64::INFINITY))))?, (1.0, 0.0, 0.0, f64::INFINITY));
        assert_same(of!(db, (power(val(2.0), 10.0), power(val(-2.0), 3.0), power(val(4.0), -0.5), power(val(0.0), 0.0), power(val(9f32), 0.5)))?, (1024.0, -8.0, 0.5, 1.0, 3.0));
        let infinite = f64::INFINITY;
        assert_same(of!(db, (power(val(0.5), infinite), power(val(-1.0), infinite), power(val(2.0), -infinite), power(val(infinite), 0.0), power(val(-infinite), 3.0), power(val(-infinite), 2.0)))?,
            (0.0, 1.0, 0.0, 1.0, -infinite, infinite));
        assert_same(each!(db, (sqrt(Item::load + 1.0), power(Item::weight, Item::load)))?[1], (None::<f64>, None::<f64>));
        assert_fails(of!(db, sqrt(val(-1e-300))), "InvalidValue");
        assert_fails(of!(db, sqrt(val(-infinite))), "InvalidValue");
        assert_fails(of!(db, ln(val(0.0))), "InvalidValue");
        assert_fails(of!(db, ln(val(-1.0))), "InvalidValue");
        assert_fails(of!(db, exp(val(710.0))), "InvalidValue");
        assert_fails(of!(db, exp(val(-800.0))), "InvalidValue");
        assert_fails(of!(db, power(val(0.0), -1.0)), "InvalidValue");
        assert_fails(of!(db, power(val(0.0), -infinite)), "InvalidValue");
        assert_fails(of!(db, power(val(-8.0), 1.0 / 3.0)), "InvalidValue");
        assert_fails(of!(db, power(val(10.0), 400.0)), "InvalidValue");
        assert_fails(of!(db, power(val(10.0), -400.0)), "InvalidValue");
        Ok(())
    }

    async fn whole_numbers_and_decimals(db: Db) -> squall::Result<()> {
        assert_same(each!(db, Item::count * Item::price)?, [decimal("87.50"), decimal("0")]);
        assert_same(each!(db, Item::price * Item::count)?, [decimal("87.50"), decimal("0")]);
        assert_same(each!(db, Item::perhaps + Item::price)?, [Some(decimal("15.50")), None]);
        assert_same(each!(db, Item::count - Item::discount)?, [Some(decimal("9.5")), None]);
        assert_same(each!(db, Item::big * decimal("0.5"))?, [decimal("2500000000.0"), decimal("-0.5")]);
        assert_same(of!(db, (val(1i16) / decimal("3"), val(7) % decimal("2.5"), val(1) + val(decimal("0.10"))))?,
            (decimal("0.33333333333333333333"), decimal("2.0"), decimal("1.10")));
        assert_fails(of!(db, val(1) / decimal("0")), "DivisionByZero");
        Ok(())
    }
}
