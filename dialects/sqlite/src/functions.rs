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

/// Aggregate `(x)`: the only value, NULL of no rows; fails where there are several.
pub const ONLY: &str = "squall_only";

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
/// Aggregate `(x)`: the mean of microseconds, of their exact sum, rounded to whole ones.
pub const AVG_INTERVAL: &str = "squall_avg_interval";
/// Aggregate `(x)`: the mean of floating-point numbers, of their plain sum.
pub const AVG_DOUBLE: &str = "squall_avg_double";

/// Aggregate `(text, separator)`: different texts one after the other, in the order of their bytes.
pub const STRING_AGG_DISTINCT: &str = "squall_string_agg_distinct";

/// Aggregate `(x)`: the variance of a sample of floating-point numbers, by the method of Youngs and Cramer.
pub const VAR_SAMP: &str = "squall_var_samp";
/// Aggregate `(x)`: the variance of all of them.
pub const VAR_POP: &str = "squall_var_pop";
/// Aggregate `(x)`: the root of [`VAR_SAMP`].
pub const STDDEV_SAMP: &str = "squall_stddev_samp";
/// Aggregate `(x)`: the root of [`VAR_POP`].
pub const STDDEV_POP: &str = "squall_stddev_pop";

/// As [`SUM_DOUBLE`], over the frames of a window: of the rows of each from its first to its last.
pub const SUM_DOUBLE_OVER: &str = "squall_sum_double_over";
/// As [`SUM_REAL`], over the frames of a window.
pub const SUM_REAL_OVER: &str = "squall_sum_real_over";
/// As [`AVG_DOUBLE`], over the frames of a window.
pub const AVG_DOUBLE_OVER: &str = "squall_avg_double_over";

/// `(text)`: microseconds since 1970 of a timestamp in its text form.
pub const MICROS: &str = "squall_micros";
/// `(micros)`: the text form of a timestamp without time zone.
pub const TIMESTAMP_TEXT: &str = "squall_timestamp";
/// `(micros)`: the text form of an instant.
pub const TIMESTAMPTZ_TEXT: &str = "squall_timestamptz";
/// `(micros, unit)`: whole units since 1970, rounded down.
pub const WHOLE_UNITS: &str = "squall_whole_units";
/// `(part, moment)`: a part of a date or a timestamp, by its name. A moment is a date as text, or microseconds since 1970.
pub const DATE_PART: &str = "squall_date_part";
/// `(unit, moment)`: the start of the unit in which it is.
pub const DATE_TRUNC: &str = "squall_date_trunc";
/// `(moment, micros)`: later by microseconds; fails outside of the years 1 to 9999.
pub const ADD_MICROS: &str = "squall_add_micros";
/// `(moment, days)`: later by days, as [`ADD_MICROS`].
pub const ADD_DAYS: &str = "squall_add_days";
/// `(moment, months)`: later by months, on the last day of the month where it has no such day; as [`ADD_MICROS`].
pub const ADD_MONTHS: &str = "squall_add_months";
/// `(later, earlier, seconds)`: the whole units of so many seconds between two moments, cut towards zero.
pub const DATE_DIFF: &str = "squall_date_diff";
/// `(later, earlier, months)`: how many times so many whole months lie between two moments, cut towards zero.
pub const MONTHS_DIFF: &str = "squall_months_diff";
/// `(micros)`: the date, as text.
pub const DATE_OF: &str = "squall_date_of";
/// `(date)`: the microseconds of its start.
pub const START_OF_DATE: &str = "squall_start_of_date";

/// `(x, bits)`: an integer, or a text of digits, as an integer of this width; fails where it does not fit.
pub const TO_INTEGER: &str = "squall_to_integer";
/// `(x, bits)`: a number, or its text, as a floating-point number of this width; fails where it does not fit.
pub const TO_DOUBLE: &str = "squall_to_double";
/// `(x)`: an integer, or a text of digits with a point, as the canonical text of a decimal.
pub const TO_DECIMAL: &str = "squall_to_decimal";
/// `(text)`: `true` as 1, `false` as 0; fails on all others.
pub const TO_BOOLEAN: &str = "squall_to_boolean";
/// `(text)`: a UUID with its four hyphens, in lower case.
pub const TO_UUID: &str = "squall_to_uuid";
/// `(text)`: a date of the calendar, written as `2024-01-31`.
pub const TO_DATE: &str = "squall_to_date";
/// `(text)`: the microseconds of `2024-01-31T23:59:59.5`.
pub const TO_TIMESTAMP: &str = "squall_to_timestamp";
/// `(text)`: the microseconds of `2024-01-31T23:59:59.5Z`.
pub const TO_TIMESTAMPTZ: &str = "squall_to_timestamptz";

/// `(a, b, ..)`: the greatest of values of one type; NULLs are left out.
pub const GREATEST: &str = "squall_greatest";
/// `(a, b, ..)`: the least of values of one type; NULLs are left out.
pub const LEAST: &str = "squall_least";
/// `(a, b, ..)`: the greatest decimal; NULLs are left out.
pub const DECIMAL_GREATEST: &str = "squall_decimal_greatest";
/// `(a, b, ..)`: the least decimal; NULLs are left out.
pub const DECIMAL_LEAST: &str = "squall_decimal_least";

/// `(x)`: -1, 0 or 1, as a number of the same kind.
pub const SIGN: &str = "squall_sign";
/// `(x)`: the least whole number that is not less than a floating-point number or a decimal.
pub const CEIL: &str = "squall_ceil";
/// `(x)`: the greatest whole number that is not greater.
pub const FLOOR: &str = "squall_floor";
/// `(x)`: without what is after the point.
pub const TRUNC: &str = "squall_trunc";
/// `(x)`, `(decimal, digits)`: rounded half away from zero.
pub const ROUND: &str = "squall_round";
/// `(x, y)`: the power; fails where there is none, or where it does not fit.
pub const POWER: &str = "squall_power";
/// `(x)`: the square root; fails on negative numbers.
pub const SQRT: &str = "squall_sqrt";
/// `(x)`: the exponential; fails where it does not fit.
pub const EXP: &str = "squall_exp";
/// `(x)`: the natural logarithm; fails where there is none.
pub const LN: &str = "squall_ln";

/// `(text, start)`, `(text, start, length)`: characters from the `start`th on, from 1; fails on other starts, and on negative
/// lengths.
pub const SUBSTRING: &str = "squall_substring";
/// `(text, length)`: the last characters; fails on negative lengths.
pub const RIGHT: &str = "squall_right";
/// `(text, from, to)`: with each `from` replaced. SQLite's own is not NULL where `from` is empty and `to` is NULL.
pub const REPLACE: &str = "squall_replace";
/// `(text, separator, place)`: the part at a place, from 1; fails on other places.
pub const SPLIT_PART: &str = "squall_split_part";
/// `(text, length, filling)`: filled up at its start, or cut at its end.
pub const PAD_START: &str = "squall_lpad";
/// `(text, length, filling)`: filled up, or cut, at its end.
pub const PAD_END: &str = "squall_rpad";
/// `(text, count)`: so many times one after the other.
pub const REPEAT: &str = "squall_repeat";
/// `(text)`: the characters from the last to the first.
pub const REVERSE: &str = "squall_reverse";

/// `(kind, json, step, ..)`: the part at a path, as a value of this kind; NULL where it is of another.
pub const JSON_GET: &str = "squall_json_get";
/// `(json)`: the number of elements of an array; NULL of another value.
pub const JSON_LENGTH: &str = "squall_json_length";
/// `(json)`: the name of its type.
pub const JSON_TYPE: &str = "squall_json_type";
/// `(json)`: the keys of an object as a JSON array, shorter ones first.
pub const JSON_KEYS: &str = "squall_json_keys";
/// `(json, json)`: whether the first contains the second, as Postgres' `@>` has it.
pub const JSON_CONTAINS: &str = "squall_json_contains";
/// `(json, key)`: whether it is an object with this key.
pub const JSON_HAS_KEY: &str = "squall_json_has_key";
/// `(json, value, step, ..)`: with the value at a path set.
pub const JSON_SET: &str = "squall_json_set";
/// `(json, step, ..)`: without what is at a path.
pub const JSON_REMOVE: &str = "squall_json_remove";

/// `(text)`: in lower case, of all Unicode: in place of SQLite's own, which knows ASCII alone.
pub const LOWER: &str = "lower";
/// `(text)`: in upper case, of all Unicode.
pub const UPPER: &str = "upper";
