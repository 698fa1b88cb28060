//! Numbers and booleans.

use rust_decimal::Decimal;

use super::round_trips;

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

round_trips! {
    // parity: Types | boolean | a type | any integer | equal: 0 and 1, checked
    compared boolean: bool = [false, true];
    compared small_integer: i16 = [i16::MIN, -1, 0, 1, i16::MAX];
    compared integer: i32 = [i32::MIN, -1, 0, 1, i32::MAX];
    // parity: Types | i16, i32, i64 | ranges | 64 bits | equal: ranges are checked on both; what is beyond is
    // `InvalidValue`
    compared big_integer: i64 = [i64::MIN, i64::from(i32::MIN) - 1, -1, 0, 1, 1 << 53, (1 << 53) + 1, i64::MAX];
    compared real: f32 = [
        f32::NEG_INFINITY, f32::MIN, -1.5, 0.0, f32::from_bits(1), f32::MIN_POSITIVE, 0.1, 1.0, 16_777_216.0, f32::MAX,
        f32::INFINITY,
    ];
    // parity: Types | f32, f64 | NaN is a value | NaN is stored as NULL | equal: infinities too; NaN is refused
    compared double: f64 = [
        f64::NEG_INFINITY, f64::MIN, -1.5, 0.0, f64::from_bits(1), f64::MIN_POSITIVE, 0.1, 0.30000000000000004, 1.0,
        9_007_199_254_740_992.0, 1e300, f64::MAX, f64::INFINITY,
    ];
    // There is no negative zero in a column of SQLite, and so nowhere.
    //
    // parity: Types | -0.0 | kept | kept, but in a column | equal: stored as 0.0
    opaque negative_zero: f64 = [-0.0 => 0.0];
    opaque negative_zero_of_32_bits: f32 = [-0.0 => 0.0];
    // parity: Types | decimal | exact | floating point | equal: exact, ordered and compared by value
    compared decimal_of_any_size: Decimal = [
        Decimal::MIN, decimal("-7.9228162514264337593543950335"), decimal("-0.1"), decimal("0"),
        decimal("0.0000000000000000000000000001"), decimal("0.10"), decimal("0.3"), decimal("1"), decimal("9.99"),
        decimal("10"), decimal("12345678901234.56789012345678"), decimal("9999999999999999999999999999"), Decimal::MAX,
    ];
    // parity: Types | decimal of a size | rounds to its digits | not there | equal: gets the digits of the column;
    // more of them are refused, never rounded away
    compared decimal_of_a_size(precision = 10, scale = 2): Decimal = [
        decimal("-99999999.99"), decimal("-0.01"), decimal("0") => decimal("0.00"), decimal("0.1") => decimal("0.10"),
        decimal("1.500") => decimal("1.50"), decimal("2") => decimal("2.00"), decimal("10.00"), decimal("99999999.99"),
    ];
    compared decimal_of_28_digits(precision = 28, scale = 28): Decimal = [
        decimal("-0.9999999999999999999999999999"), decimal("0.0000000000000000000000000000"),
        decimal("0.0000000000000000000000000001"), decimal("0.5") => decimal("0.5000000000000000000000000000"),
        decimal("0.9999999999999999999999999999"),
    ];
    compared decimal_without_a_point(precision = 28): Decimal = [
        decimal("-9999999999999999999999999999"), decimal("0"), decimal("7.0") => decimal("7"),
        decimal("9999999999999999999999999999"),
    ];
}
