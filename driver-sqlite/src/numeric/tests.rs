#![allow(clippy::unwrap_used)]

use super::*;

fn dec(text: &str) -> Decimal {
    Decimal::from_str_exact(text).unwrap()
}

fn binary(op: fn(Decimal, Decimal) -> Option<Decimal>, left: &str, right: &str) -> String {
    op(dec(left), dec(right)).map_or_else(|| "out of range".into(), |it| it.to_string())
}

const MOST: &str = "79228162514264337593543950335";

#[test]
fn sums_are_exact_or_none() {
    assert_eq!(binary(add, "0.1", "0.2"), "0.3");
    assert_eq!(binary(add, "1.50", "-1.5"), "0.00");
    assert_eq!(binary(sub, "1", "0.0000000000000000000000000001"), "0.9999999999999999999999999999");
    assert_eq!(binary(add, MOST, "1"), "out of range");
    assert_eq!(binary(add, MOST, "0.1"), "out of range");
    assert_eq!(binary(add, MOST, "0.0"), MOST);
    assert_eq!(binary(add, "10000000000", "0.0000000000000000000000000001"), "out of range");
    assert_eq!(binary(add, "10000000000.0000000000000000", "0.0000000000000000000000000000"), "10000000000");
}

#[test]
fn products_are_exact_or_none() {
    assert_eq!(binary(mul, "1.50", "1.5"), "2.250");
    assert_eq!(binary(mul, "-2", "0.00"), "0.00");
    assert_eq!(binary(mul, "0.00000000000001", "0.00000000000001"), "0.0000000000000000000000000001");
    assert_eq!(binary(mul, "0.000000000000001", "0.00000000000001"), "out of range");
    assert_eq!(binary(mul, "0.000000000000010", "0.00000000000001"), "0.0000000000000000000000000001");
    assert_eq!(binary(mul, MOST, "2"), "out of range");
    // Of very many digits, all but a few zeros.
    assert_eq!(
        binary(mul, "0.1237940039285380274899124224", "4547473508864641.1895751953125"),
        "562949953421312"
    );
    assert_eq!(
        binary(mul, "4547473508864641.1895751953125", "-0.1237940039285380274899124224"),
        "-562949953421312"
    );
    assert_eq!(
        binary(mul, "104857600000000000000000000", "0.0000000931322574615478515625"),
        "9765625000000000000"
    );
    assert_eq!(
        binary(mul, "0.1237940039285380274899124225", "4547473508864641.1895751953125"),
        "out of range"
    );
}

/// As Postgres 15 answers.
#[test]
fn quotients_have_the_digits_of_postgres() {
    for (left, right, quotient) in [
        ("1", "3", "0.33333333333333333333"),
        ("2", "3", "0.66666666666666666667"),
        ("-2", "3", "-0.66666666666666666667"),
        ("10", "4", "2.5000000000000000"),
        ("1", "8", "0.12500000000000000000"),
        ("10000", "3", "3333.3333333333333333"),
        ("1000000", "7", "142857.142857142857"),
        ("123456789012", "3", "41152263004.00000000"),
        ("0", "3", "0.00000000000000000000"),
        ("1.50", "0.5", "3.0000000000000000"),
        ("0.0001", "3", "0.000033333333333333333333"),
        ("5", "0.0003", "16666.666666666667"),
        ("99999999", "9999", "10001.0000000000000000"),
        ("1", "12345.6789", "0.000081000000737100006708"),
        ("7.1234567890123456789", "3", "2.3744855963374485596"),
    ] {
        assert_eq!(binary(div, left, right), quotient, "{left} / {right}");
    }
    assert_eq!(binary(div, "0.0000000000000001", MOST), "out of range");
    // With zeros after the digits that there is room for.
    let many = "7404953296344183977520495762";
    assert_eq!(binary(div, "-296198131853767359.10081983048", "-0.00000000004"), many);
    assert_eq!(binary(div, "296198131853767359.10081983048", "-0.00000000007"), "out of range");
    assert_eq!(binary(div, MOST, "0.0000000000000000000000000001"), "out of range");
    assert_eq!(binary(div, MOST, "1.0000000000000000000000000000"), MOST);
}

#[test]
fn remainders_have_the_sign_of_the_dividend() {
    assert_eq!(binary(rem, "7", "3"), "1");
    assert_eq!(binary(rem, "-7.5", "2"), "-1.5");
    assert_eq!(binary(rem, "7.5", "-2.00"), "1.50");
    assert_eq!(binary(rem, "1", "0.0000000000000000000000000003"), "0.0000000000000000000000000001");
    assert_eq!(binary(rem, "0.0000000000000000000000000001", MOST), "0.0000000000000000000000000001");
}

#[test]
fn a_size_rounds_half_away_from_zero_and_refuses_more_digits() {
    let sized = |number: &str, precision, scale| {
        super::sized(dec(number), precision, scale).map_or_else(|| "out of range".into(), |it| it.to_string())
    };
    assert_eq!(sized("1.005", 4, 2), "1.01");
    assert_eq!(sized("-1.005", 4, 2), "-1.01");
    assert_eq!(sized("1.004", 4, 2), "1.00");
    assert_eq!(sized("1", 4, 2), "1.00");
    assert_eq!(sized("99.994", 4, 2), "99.99");
    assert_eq!(sized("99.995", 4, 2), "out of range");
    assert_eq!(sized("100", 4, 2), "out of range");
    assert_eq!(sized("-0.001", 4, 2), "0.00");
    assert_eq!(sized(MOST, 40, 1), "out of range");
}

#[test]
fn keys_sort_as_their_numbers() {
    let numbers = [
        "-79228162514264337593543950335",
        "-10",
        "-9.5",
        "-0.0000000000000000000000000001",
        "0",
        "0.0000000000000000000000000001",
        "9.5",
        "10",
        MOST,
    ];
    let keys: Vec<String> = numbers.iter().map(|it| key(dec(it))).collect();
    assert!(keys.is_sorted(), "{keys:?}");
    assert!(keys.windows(2).all(|pair| pair[0] != pair[1]));
    assert_eq!(key(dec("1.50")), key(dec("1.5")));
    assert_eq!(key(dec("-0.0")), key(dec("0")));
}
