//! Functions of any arguments.

use chrono::TimeDelta;
use serde_json::{Value, json};
use uuid::Uuid;

use super::*;

/// Small numbers, and now and then any.
fn small() -> impl Strategy<Value = i32> {
    prop_oneof![8 => -3..9_i32, 1 => any::<i32>()]
}

#[test]
fn of_texts() {
    // No count may be so great that it makes a text of gigabytes.
    compare(400, (texts(), texts(), small(), -3..9_i32), async |db, (a, b, n, few)| {
        let (text, n) = (|| val(a.clone()), || val(n));
        let other = || val(b.clone());
        of!(
            db: substring(text(), n(), few), substring(text(), few, n()), substring_from(text(), n()), left(text(), n()),
            right(text(), n()), trim_chars(text(), &b), ltrim_chars(text(), other()), rtrim_chars(text(), &b),
            replace(text(), &b, "x"), replace(text(), "a", other()), position(text(), &b), split_part(text(), &b, n()),
            split_part(text(), "a", n()), lpad(text(), few, other()), rpad(text(), few, &b), repeat(text(), few), reverse(text()),
            eq_ignore_case(text(), &b), greatest(text(), &b), least(text(), other()), nullif(text(), &b),
            substring(text(), 1, 2).lt(trim(other())),
        )
    });
}

#[test]
fn of_decimals_of_any_scale() {
    compare(400, (decimals(), decimals(), -30..30_i32), async |db, (a, b, digits)| {
        of!(
            db: ceil(val(a)), floor(val(a)), trunc(val(a)), round(val(a)), round_to(val(a), digits), round_to(val(a), val(digits)),
            sign(val(a)), greatest(val(a), b), least(val(a), b), nullif(val(a), b), val(a).cast::<String>(), val(a).cast::<f64>(),
            val(a).cast::<f32>(), val(a.to_string()).cast::<Decimal>(), val(digits) + a, val(digits) * a, val(a) - digits,
        )
    });
}

#[test]
fn of_floating_point_numbers() {
    compare(400, (doubles(), doubles(), floats()), async |db, (a, b, c)| {
        of!(
            db: ceil(val(a)), floor(val(a)), trunc(val(a)), round(val(a)), sign(val(a)), sqrt(val(a)), exp(val(a)), ln(val(a)),
            power(val(a), b), greatest(val(a), b), least(val(a), b), ceil(val(c)), floor(val(c)), trunc(val(c)), round(val(c)),
            sqrt(val(c)), val(a).cast::<f32>(), val(c).cast::<f64>(), val(format!("{a:e}")).cast::<f64>(),
            val(format!("{c:e}")).cast::<f32>(), val(format!("{b}")).cast::<f32>(),
        )
    });
}

#[test]
fn of_whole_numbers() {
    compare(300, (integers!(i64), integers!(i32)), async |db, (a, b)| {
        of!(
            db: sign(val(a)), val(a).cast::<i32>(), val(a).cast::<i16>(), val(b).cast::<i16>(), val(a).cast::<f64>(),
            val(a).cast::<f32>(), val(b).cast::<f32>(), val(a).cast::<Decimal>(), val(a).cast::<String>(),
            val(a.to_string()).cast::<i64>(), val(a.to_string()).cast::<i32>(), val(b.to_string()).cast::<i16>(),
            greatest(val(b), 0), least(val(b), 0),
        )
    });
}

/// Texts that are nearly numbers, dates and the like.
#[test]
fn of_texts_that_are_read() {
    let text = prop_oneof![
        "[-+]?[0-9]{0,3}[.]?[0-9]{0,3}(e[-+]?[0-9]{0,3})?",
        "[0-9]{4}-(0[0-9]|1[0-3])-[0-3][0-9](T[0-2][0-9]:[0-6][0-9]:[0-6][0-9]([.][0-9]{0,7})?Z?)?",
        "[0-9a-fA-F]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        "(true|false|t|T|1| )",
    ];
    compare(600, text, async |db, text| {
        let text = || val(text.clone());
        of!(
            db: text().cast::<i16>(), text().cast::<i64>(), text().cast::<Decimal>(), text().cast::<f64>(), text().cast::<f32>(),
            text().cast::<bool>(), text().cast::<Uuid>(), text().cast::<NaiveDate>(), text().cast::<chrono::NaiveDateTime>(),
            text().cast::<DateTime<Utc>>(),
        )
    });
}

#[test]
fn of_dates_and_timestamps() {
    let instants = || -62_135_596_800_000_000_i64..253_402_300_800_000_000;
    let count = prop_oneof![-40..40_i32, -200_000..200_000_i32, any::<i32>()];
    compare(400, (instants(), instants(), count), async |db, (a, b, n)| {
        use TimeUnit::{Day, Hour, Minute, Month, Quarter, Second, Week, Year};
        let at = |micros| DateTime::<Utc>::from_timestamp_micros(micros).unwrap();
        let (a, b) = (at(a), at(b));
        let (local, day_of) = (a.naive_utc(), a.date_naive());
        let mut found = of!(
            db: quarter(val(a)), week(val(a)), day_of_week(val(day_of)), day_of_year(val(local)), hour(val(a)), minute(val(local)),
            second(val(a)), microsecond(val(a)), epoch(val(a)), epoch(val(day_of)), add_days(val(a), n), add_days(val(day_of), n),
            add_months(val(a), n), add_months(val(day_of), n), add_years(val(local), n), add_years(val(day_of), val(n)),
            add_time(val(a), TimeDelta::microseconds(i64::from(n) * 1_000_003)), add_time(val(local), b - a),
            val(a).cast::<String>(), val(day_of).cast::<String>(), val(local).cast::<String>(), val(a).cast::<NaiveDate>(),
            val(day_of).cast::<DateTime<Utc>>(), greatest(val(a), b), least(val(local), b.naive_utc()),
        )
        .to_vec();
        for unit in [Year, Quarter, Month, Week, Day, Hour, Minute, Second] {
            found.extend(of!(
                db: date_trunc(unit, val(a)), date_trunc(unit, val(local)), date_trunc(unit, val(day_of)), diff(unit, val(a), b),
                diff(unit, val(day_of), b.date_naive()),
            ));
        }
        found
    });
}

/// Small documents of few keys and values, so that one is often a part of another.
fn documents() -> impl Strategy<Value = Value> {
    let leaf = proptest::sample::select(vec![
        json!(null),
        json!(true),
        json!(1),
        json!(1.0),
        json!(-2.5),
        json!("a"),
        json!("1"),
        json!([]),
        json!({}),
    ]);
    leaf.prop_recursive(3, 12, 3, |part| {
        let key = proptest::sample::select(&["a", "b", "0", "é\""][..]).prop_map(str::to_owned);
        prop_oneof![
            proptest::collection::vec(part.clone(), 0..3).prop_map(Value::Array),
            proptest::collection::vec((key, part), 0..3)
                .prop_map(|it| Value::Object(it.into_iter().collect())),
        ]
    })
}

#[test]
fn of_documents() {
    let step = || proptest::sample::select(&["a", "b", "0", "1", "-1", "é\""][..]);
    let path = proptest::collection::vec(step(), 1..3);
    compare(600, (documents(), documents(), path), async |db, (a, b, path)| {
        let json = || val(a.clone());
        of!(
            db: json().json_contains(b.clone()), json().json_contains(json()), json().json_has_key(path[0]), json().json_length(),
            json().json_type(), json().json_keys(), json().json_get::<Value>(path.clone()), json().json_get::<String>(path.clone()),
            json().json_get::<i64>(path.clone()), json().json_get::<f64>(path.clone()), json().json_get::<bool>(path.clone()),
            json().json_remove(path.clone()), json().json_set(path.clone(), b.clone()),
        )
    });
}
