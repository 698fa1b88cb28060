//! The names of the SQL functions, and the collation, that the driver registers.
//!
//! Those of decimals without our prefix are SQLite's official decimal extension's, which the `sqlite3` shell has too.
//! Each gives NULL where an argument is NULL; an aggregate leaves NULLs out.

use squall_core::types::UuidMode;

/// `(a, b, bits)`: the sum of two integers, or two floating-point numbers, of this width; fails where it does not fit.
pub const ADD: &str = "squall_add";
/// `(a, b, bits)`: the difference, as [`ADD`].
pub const SUB: &str = "squall_sub";
/// `(a, b, bits)`: the product, as [`ADD`].
pub const MUL: &str = "squall_mul";
/// `(a, b, bits)`: the quotient, of integers cut to an integer; fails where it does not fit, and on zero.
pub const DIV: &str = "squall_div";
/// `(a, b, bits)`: what a division of integers leaves, with the sign of `a`; fails on zero.
pub const REM: &str = "squall_rem";
/// `(a, bits)`: the absolute value of an integer; fails where it does not fit.
pub const ABS: &str = "squall_abs";

/// The collation that compares decimals by value.
pub const DECIMAL_COLLATION: &str = "decimal";
/// `(x)`: an integer, or the text of a decimal, as the canonical text of a decimal.
pub const DECIMAL: &str = "decimal";
/// `(a, b)`: the exact sum.
pub const DECIMAL_ADD: &str = "decimal_add";
/// `(a, b)`: the exact difference.
pub const DECIMAL_SUB: &str = "decimal_sub";
/// `(a, b)`: the exact product.
pub const DECIMAL_MUL: &str = "decimal_mul";
/// `(a, b)`: -1, 0 or 1.
pub const DECIMAL_CMP: &str = "decimal_cmp";
/// Aggregate `(x)`: the exact sum.
pub const DECIMAL_SUM: &str = "decimal_sum";
/// `(a, b)`: the quotient, with as many digits as Postgres gives it; fails on zero.
pub const DECIMAL_DIV: &str = "squall_decimal_div";
/// `(a, b)`: what a division leaves, with the sign of `a`; fails on zero.
pub const DECIMAL_REM: &str = "squall_decimal_rem";
/// `(x, precision, scale)`: rounded half away from zero; fails where it has too many digits.
pub const DECIMAL_SIZED: &str = "squall_decimal_sized";
/// `(x)`: a text that sorts, and is equal, as the decimal's value.
pub const DECIMAL_KEY: &str = "squall_decimal_key";
/// Aggregate `(x)`: the mean, with as many digits as Postgres gives it.
pub const DECIMAL_AVG: &str = "squall_decimal_avg";

/// `(text)`: a text that equal JSON values have alike, however they are written.
pub const JSON_KEY: &str = "squall_json_key";
/// The collation that takes equal JSON values for one.
pub const JSON_COLLATION: &str = "squall_json";

/// `(uuid)`: the text of a UUID in either of its forms.
pub const UUID_TEXT: &str = "squall_uuid_text";
/// `(uuid)`: the bytes of a UUID in either of its forms.
pub const UUID_BLOB: &str = "squall_uuid_blob";

/// The function that brings a UUID into the form of this mode.
pub(crate) fn uuid_in(mode: UuidMode) -> &'static str {
    match mode {
        UuidMode::Text => UUID_TEXT,
        UuidMode::Blob => UUID_BLOB,
    }
}

/// `(array, of_json)`: how many elements an array has, with those of the arrays in it; of JSON values, of itself alone.
pub const ARRAY_LENGTH: &str = "squall_array_length";
/// `(array, other)`: whether each element of the other array is in it; a NULL is in none.
pub const ARRAY_CONTAINS: &str = "squall_array_contains";
/// `(array, other)`: whether they have an element in common.
pub const ARRAY_OVERLAPS: &str = "squall_array_overlaps";
/// `(array, value, is_decimal)`: whether the value, in its stored form, is an element.
pub const ARRAY_ANY: &str = "squall_array_any";
/// `(array, value, is_decimal)`: the array with the value, in its stored form, at its end; a NULL array is an empty one.
pub const ARRAY_APPEND: &str = "squall_array_append";

/// Aggregate `(x)`: the sum of integers; fails where it does not fit 64 bits, whatever the order.
pub const SUM_INTEGER: &str = "squall_sum_integer";
/// Aggregate `(x)`: the plain sum of floating-point numbers, one after the other; fails where it overflows.
pub const SUM_DOUBLE: &str = "squall_sum_double";
/// Aggregate `(x)`: as [`SUM_DOUBLE`], rounded to 32 bits in the end; fails where it does not fit.
pub const SUM_REAL: &str = "squall_sum_real";
/// Aggregate `(x)`: the mean of integers, of their exact sum.
pub const AVG_INTEGER: &str = "squall_avg_integer";
/// Aggregate `(x)`: the mean of floating-point numbers, of their plain sum.
pub const AVG_DOUBLE: &str = "squall_avg_double";

/// `(text)`: microseconds since 1970 of a timestamp in its text form.
pub const MICROS: &str = "squall_micros";
/// `(micros)`: the text form of a timestamp without time zone.
pub const TIMESTAMP_TEXT: &str = "squall_timestamp";
/// `(micros)`: the text form of an instant.
pub const TIMESTAMPTZ_TEXT: &str = "squall_timestamptz";
/// `(micros, unit)`: whole units since 1970, rounded down.
pub const WHOLE_UNITS: &str = "squall_whole_units";
/// `(micros)`: the year.
pub const YEAR: &str = "squall_year";
/// `(micros)`: the month, from 1.
pub const MONTH: &str = "squall_month";
/// `(micros)`: the day of the month, from 1.
pub const DAY: &str = "squall_day";

/// `(text)`: in lower case, of all Unicode: in place of SQLite's own, which knows ASCII alone.
pub const LOWER: &str = "lower";
/// `(text)`: in upper case, of all Unicode.
pub const UPPER: &str = "upper";
