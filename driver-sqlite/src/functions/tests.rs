#![allow(clippy::unwrap_used)]

use rusqlite::{Connection, types::Value};

fn connection() -> Connection {
    let connection = Connection::open_in_memory().unwrap();
    super::register(&connection).unwrap();
    connection
}

/// The value of an expression as SQLite prints a literal, or the message of the error.
fn eval(sql: &str) -> String {
    let result = connection().query_row(&format!("SELECT {sql}"), [], |row| row.get::<_, Value>(0));
    match result {
        Ok(Value::Null) => "NULL".into(),
        Ok(Value::Integer(it)) => it.to_string(),
        Ok(Value::Real(it)) => format!("{it:?}"),
        Ok(Value::Text(it)) => format!("'{it}'"),
        Ok(Value::Blob(it)) => format!("{it:?}"),
        Err(error) => error.to_string(),
    }
}

const RANGE: &str = super::OUT_OF_RANGE;
const ZERO: &str = super::DIVISION_BY_ZERO;

#[test]
fn integers() {
    for (sql, value) in [
        ("squall_add(1, 2, 64)", "3"),
        ("squall_add(9223372036854775807, 1, 64)", RANGE),
        ("squall_add(32767, 1, 16)", RANGE),
        ("squall_add(32767, 1, 32)", "32768"),
        ("squall_sub(0, -2147483648, 32)", RANGE),
        ("squall_mul(3037000500, 3037000500, 64)", RANGE),
        ("squall_div(-7, 2, 64)", "-3"),
        ("squall_div(-9223372036854775808, -1, 64)", RANGE),
        ("squall_div(1, 0, 64)", ZERO),
        ("squall_div(NULL, 0, 64)", "NULL"),
        ("squall_rem(-7, 2, 64)", "-1"),
        ("squall_rem(-9223372036854775808, -1, 64)", "0"),
        ("squall_rem(1, 0, 64)", ZERO),
        ("squall_abs(-32768, 16)", RANGE),
        ("squall_abs(-9223372036854775808, 64)", RANGE),
        ("squall_abs(-5, 16)", "5"),
        ("squall_abs(NULL, 16)", "NULL"),
        ("squall_add(NULL, 1, 64)", "NULL"),
        ("squall_add('1', 1, 64)", "squall: the operands are not numbers of one kind"),
    ] {
        assert_eq!(eval(sql), value, "{sql}");
    }
}

#[test]
fn floats() {
    for (sql, value) in [
        ("squall_add(0.1, 0.2, 64)", "0.30000000000000004"),
        ("squall_add(1.0, 1e-8, 32)", "1.0"),
        ("squall_mul(1e200, 1e200, 64)", RANGE),
        ("squall_mul(1e30, 1e30, 32)", RANGE),
        ("squall_mul(1e-200, 1e-200, 64)", RANGE),
        ("squall_mul(9e999, 2.0, 64)", "inf"),
        ("squall_sub(9e999, 9e999, 64)", "squall: not a number"),
        ("squall_div(1.0, 0.0, 64)", ZERO),
        ("squall_div(1.0, 3.0, 64)", "0.3333333333333333"),
        ("squall_div(1.0, 9e999, 64)", "0.0"),
    ] {
        assert_eq!(eval(sql), value, "{sql}");
    }
}

#[test]
fn sums() {
    let of = |aggregate: &str, values: &str| eval(&format!("{aggregate}(column1) FROM (VALUES {values})"));
    assert_eq!(of("squall_sum_integer", "(9223372036854775807), (1), (-2), (NULL)"), "9223372036854775806");
    assert_eq!(of("squall_sum_integer", "(9223372036854775807), (1)"), RANGE);
    assert_eq!(of("squall_sum_integer", "(NULL)"), "NULL");
    assert_eq!(eval("squall_sum_integer(1) WHERE 0"), "NULL");
    // SQLite's own sum is 0.1 + 0.2 + 0.3 = 0.6.
    assert_eq!(of("squall_sum_double", "(0.1), (0.2), (0.3)"), "0.6000000000000001");
    assert_eq!(of("squall_sum_double", "(1e308), (1e308)"), RANGE);
    assert_eq!(of("squall_sum_double", "(NULL)"), "NULL");
    assert_eq!(of("squall_sum_real", "(16777216.0), (1.0), (1.0)"), "16777218.0");
    assert_eq!(of("squall_sum_real", "(3e38), (3e38)"), RANGE);
    assert_eq!(
        of("squall_sum_real", "(3e38), (3e38), (-3e38)"),
        "3e38".parse::<f32>().map(|it| format!("{:?}", f64::from(it))).unwrap()
    );
    assert_eq!(of("squall_avg_double", "(1.0), (2.0), (NULL)"), "1.5");
    assert_eq!(eval("squall_avg_double(1.0) WHERE 0"), "NULL");
    assert_eq!(of("squall_avg_integer", "(1), (2), (NULL)"), "1.5");
    assert_eq!(
        of("squall_avg_integer", "(9223372036854775807), (9223372036854775807)"),
        "9.223372036854776e18"
    );
    assert_eq!(eval("squall_avg_integer(1) WHERE 0"), "NULL");
    assert_eq!(of("decimal_sum", "('0.1'), ('0.20'), (NULL)"), "'0.30'");
    assert_eq!(of("decimal_sum", "('79228162514264337593543950335'), ('1')"), RANGE);
    assert_eq!(
        of("decimal_sum", "('79228162514264337593543950335'), ('1'), ('-1')"),
        "'79228162514264337593543950335'"
    );
    assert_eq!(of("decimal_sum", "(NULL)"), "NULL");
    assert_eq!(of("squall_decimal_avg", "('1'), ('2')"), "'1.5000000000000000'");
    assert_eq!(of("squall_decimal_avg", "('1'), ('1'), ('2')"), "'1.3333333333333333'");
    assert_eq!(of("decimal_sum", "('x')"), "squall: not a decimal");
}

#[test]
fn decimals() {
    for (sql, value) in [
        ("decimal(5)", "'5'"),
        ("decimal('-0.0')", "'0.0'"),
        ("decimal(1.5)", "squall: not a decimal"),
        ("decimal_add('0.1', '0.2')", "'0.3'"),
        ("decimal_sub('0', '1.50')", "'-1.50'"),
        ("decimal_mul('1.5', 2)", "'3.0'"),
        ("decimal_mul('1.5', NULL)", "NULL"),
        ("decimal_cmp('10', '9.5')", "1"),
        ("squall_decimal_div('1', '3')", "'0.33333333333333333333'"),
        ("squall_decimal_div('1', '0.00')", ZERO),
        ("squall_decimal_rem('7.5', '2')", "'1.5'"),
        ("squall_decimal_sized('1.005', 4, 2)", "'1.01'"),
        ("squall_decimal_sized('100', 4, 2)", RANGE),
        ("squall_decimal_key('2') < squall_decimal_key('10')", "1"),
        ("'10' COLLATE decimal > '9.5'", "1"),
        ("'1.0' COLLATE decimal = '1.00'", "1"),
        ("'x' COLLATE decimal > '9'", "1"),
    ] {
        assert_eq!(eval(sql), value, "{sql}");
    }
}

#[test]
fn text_and_times() {
    for (sql, value) in [
        ("lower('ÀΣB')", "'àσb'"),
        ("upper('straße')", "'STRASSE'"),
        ("lower('ABC')", "'abc'"),
        ("lower(NULL)", "NULL"),
        ("squall_micros('1970-01-01T00:00:01.000002Z')", "1000002"),
        ("squall_micros('1970-01-01')", "squall: not a timestamp in its text form"),
        ("squall_timestamptz(-1)", "'1969-12-31T23:59:59.999999Z'"),
        ("squall_timestamp(0)", "'1970-01-01T00:00:00.000000'"),
        ("squall_timestamp(9223372036854775807)", RANGE),
        ("squall_whole_units(-1, 1000)", "-1"),
        ("squall_date_part('year', -1)", "1969"),
        ("squall_date_part('month', -1)", "12"),
        ("squall_date_part('day', -1)", "31"),
        ("squall_date_part('day', NULL)", "NULL"),
    ] {
        assert_eq!(eval(sql), value, "{sql}");
    }
}

#[test]
fn they_may_stand_in_indexes_and_checks() {
    let connection = connection();
    connection.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false).unwrap();
    connection
        .execute_batch(
            "CREATE TABLE t (a TEXT COLLATE decimal CHECK (squall_decimal_key(a) > squall_decimal_key('1')),
                             b TEXT CHECK (b GLOB 'a*'), c INTEGER CHECK (squall_date_part('year', c) > 2000));
             CREATE INDEX i ON t (squall_decimal_key(a)) WHERE lower(b) = 'abc';
             CREATE INDEX k ON t (a);
             INSERT INTO t VALUES ('10', 'aBC', 1700000000000000);",
        )
        .unwrap();
    assert!(connection.execute("INSERT INTO t (b) VALUES ('Abc')", []).is_err());
    assert!(connection.execute("INSERT INTO t (a) VALUES ('0.5')", []).is_err());
}
