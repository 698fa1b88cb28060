//! Both databases give one answer, or fail alike, for any operands.

use chrono::{DateTime, NaiveDate, Utc};
use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};
use rust_decimal::Decimal;
use squall::{Db, prelude::*};
use squall_testing::{Backend, TestDb};
use squall_tests::kind;

/// Runs `body` on both databases for many values, and compares what it gives.
fn compare<S, T>(cases: u32, strategy: S, body: impl AsyncFn(&Db, S::Value) -> T)
where
    S: Strategy<Value: Clone>,
    T: std::fmt::Debug,
{
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let [sqlite, postgres] =
        [Backend::Sqlite, Backend::Postgres].map(|it| runtime.block_on(TestDb::new(it)).unwrap());
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let result = TestRunner::new(config).run(&strategy, |value| {
        let here = runtime.block_on(body(sqlite.db(), value.clone()));
        let there = runtime.block_on(body(postgres.db(), value));
        // A negative zero is equal to zero, and none can be stored.
        let [here, there] =
            [format!("{here:?}"), format!("{there:?}")].map(|it| it.replace("(-0.0)", "(0.0)"));
        prop_assert_eq!(here, there);
        Ok(())
    });
    if let Err(failure) = result {
        panic!("SQLite (left) and Postgres (right): {failure}");
    }
}

/// What an expression gives, or how it fails.
macro_rules! of {
    ($db:ident: $($expr:expr),+ $(,)?) => {
        [$(select($expr).one($db).await.map(|it| Answer(format!("{it:?}"))).map_err(|error| kind(&error))),+]
    };
}

#[derive(Clone)]
struct Answer(String);

impl std::fmt::Debug for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

macro_rules! arithmetic {
    ($($name:ident: $strategy:expr;)+) => { $(
        #[test]
        fn $name() {
            compare(150, ($strategy, $strategy), async |db, (a, b)| {
                of!(
                    db: val(a) + b, val(a) - b, val(a) * b, val(a) / b, val(a) % b, -val(a), abs(val(a)),
                    val(a).eq(b), val(a).ne(b), val(a).lt(b), val(a).le(b), val(a).gt(b), val(a).ge(b),
                    val(a).between(b, a), val(a).in_list([b, a]),
                )
            });
        }
    )+ };
}

/// Numbers that are often small, and often at an end.
macro_rules! integers {
    ($type:ty) => {
        prop_oneof![
            -10..10 as $type,
            any::<$type>(),
            Just(<$type>::MIN),
            Just(<$type>::MAX),
            Just(<$type>::MIN + 1)
        ]
    };
}

fn decimals() -> impl Strategy<Value = Decimal> {
    let digits = prop_oneof![-1000_i128..1000, any::<i64>().prop_map(i128::from), -(1_i128 << 95)..(1 << 95)];
    (digits, 0_u32..=12).prop_map(|(digits, scale)| Decimal::from_i128_with_scale(digits, scale))
}

fn doubles() -> impl Strategy<Value = f64> {
    let any = {
        use proptest::num::f64::{INFINITE, NEGATIVE, NORMAL, POSITIVE, SUBNORMAL, ZERO};
        POSITIVE | NEGATIVE | NORMAL | SUBNORMAL | ZERO | INFINITE
    };
    prop_oneof![-10.0..10.0_f64, any, (-9_i8..9).prop_map(f64::from)]
}

fn floats() -> impl Strategy<Value = f32> {
    let any = {
        use proptest::num::f32::{INFINITE, NEGATIVE, NORMAL, POSITIVE, SUBNORMAL, ZERO};
        POSITIVE | NEGATIVE | NORMAL | SUBNORMAL | ZERO | INFINITE
    };
    prop_oneof![-10.0..10.0_f32, any, (-9_i8..9).prop_map(f32::from)]
}

arithmetic! {
    of_small_integers: integers!(i16);
    of_integers: integers!(i32);
    of_big_integers: integers!(i64);
    of_doubles: doubles();
    of_floats: floats();
}

/// Texts of few different characters, so that patterns match now and then.
fn texts() -> impl Strategy<Value = String> {
    let character = proptest::sample::select(
        &['a', 'A', 'b', 'ä', 'Ä', 'ß', 'σ', 'ς', 'Σ', '%', '_', '\\', '🦀', '\n'][..],
    );
    proptest::collection::vec(character, 0..5).prop_map(String::from_iter)
}

/// By their value: how many zeros stand at the end of a quotient of very many digits is up to the database.
#[test]
fn of_decimals() {
    compare(300, (decimals(), decimals()), async |db, (a, b)| {
        let mut numbers = Vec::new();
        for number in [val(a) + b, val(a) - b, val(a) * b, val(a) / b, val(a) % b] {
            numbers.push(select(number).one(db).await.map(|it| it.normalize()).map_err(|error| kind(&error)));
        }
        let comparisons = of!(
            db: -val(a), abs(val(a)), val(a).eq(b), val(a).ne(b), val(a).lt(b), val(a).le(b), val(a).gt(b), val(a).ge(b),
            val(a).between(b, a), val(a).in_list([b, a]),
        );
        (numbers, comparisons)
    });
}

#[test]
fn of_nested_integers() {
    let numbers = (integers!(i32), integers!(i32), integers!(i32));
    compare(200, numbers, async |db, (a, b, c)| {
        of!(
            db: (val(a) + b) * c, val(a) + val(b) * c, val(a) - (val(b) - c), val(a) / (val(b) % c), -(val(a) % b) - -val(c),
            (val(a) + b).lt(val(b) - c), (val(a) % b).eq(val(c) % b).and(val(a).gt(b)),
        )
    });
}

#[test]
fn of_texts() {
    compare(400, (texts(), texts()), async |db, (a, b)| {
        let (text, other) = (|| val(a.clone()), || val(b.clone()));
        of!(
            db: text().like(&b), text().not_like(&b), text().ilike(&b), text().contains(&b), text().starts_with(&b),
            text().ends_with(&b), text().contains(other()), text().starts_with(other()), text().ends_with(other()),
            text().like(other()), text().lt(&b), text().ge(other()), text().eq(&b), lower(text()), upper(text()),
            length(text()), concat((text(), &*b)), lower(text()).eq(lower(other())), min(text()), count_distinct(text()),
        )
    });
}

/// Characters of scripts that have had upper and lower case for long, so that every server's Unicode knows them.
fn cased() -> impl Strategy<Value = char> {
    use proptest::char::range;
    prop_oneof![
        range('\u{20}', '\u{52f}'),
        range('\u{531}', '\u{587}'),
        range('\u{10a0}', '\u{10ff}'),
        range('\u{13a0}', '\u{13fd}'),
        range('\u{1e00}', '\u{1fff}'),
        range('\u{2c00}', '\u{2d2d}'),
        range('\u{ff21}', '\u{ff5a}'),
        range('\u{10400}', '\u{1044f}'),
        range('\u{1f300}', '\u{1f6ff}'),
    ]
    // Their upper case is of Unicode 16, which a server's ICU may be too old for.
    .prop_filter("known to every server", |it| !['\u{19b}', '\u{264}'].contains(it))
}

#[test]
fn of_any_characters() {
    let text = proptest::collection::vec(cased(), 0..8).prop_map(String::from_iter);
    compare(300, text, async |db, text| {
        let text = || val(text.clone());
        of!(db: lower(text()), upper(text()), length(text()), concat((text(), "x")), text().ilike("%a%"))
    });
}

#[test]
fn of_times() {
    let instants = -62_135_596_800_000_000_i64..253_402_300_800_000_000;
    compare(150, (instants.clone(), instants), async |db, (a, b)| {
        let at = |micros| DateTime::<Utc>::from_timestamp_micros(micros).unwrap();
        let (a, b) = (at(a), at(b));
        let days: (NaiveDate, NaiveDate) = (a.date_naive(), b.date_naive());
        of!(
            db: year(val(a)), month(val(a)), day(val(a)), year(val(a.naive_utc())), day(val(days.0)), month(val(days.1)),
            val(a).lt(b), val(a.naive_utc()).ge(b.naive_utc()), val(days.0).le(days.1), val(a).between(b, a), val(a),
        )
    });
}

#[derive(Table, Debug)]
pub struct Sample {
    #[column(primary_key, auto)]
    pub id: i64,
    pub big: Option<i64>,
    pub double: Option<f64>,
    pub real: Option<f32>,
    pub decimal: Option<Decimal>,
}

/// Aggregates of many numbers; of doubles whose sum does not hang on the order in which they are added.
#[test]
fn of_many_rows() {
    let whole = (-1_000_000_i32..1_000_000).prop_map(|number| f64::from(number) / 4.0);
    let row = (
        proptest::option::of(integers!(i64)),
        proptest::option::of(whole),
        proptest::option::of((-9_999_i16..9_999).prop_map(|number| f32::from(number) / 2.0)),
        proptest::option::of(decimals()),
    );
    compare(60, proptest::collection::vec(row, 0..12), async |db, rows| {
        if select(count_all()).from(Sample).one(db).await.is_err() {
            db.create_tables(&schema![Sample]).await.unwrap();
        }
        delete(Sample).all_rows().exec(db).await.unwrap();
        let rows = rows.into_iter();
        let rows =
            rows.map(|(big, double, real, decimal)| NewSample { id: None, big, double, real, decimal });
        insert(Sample).values(rows.collect::<Vec<_>>()).exec(db).await.unwrap();
        macro_rules! of_all {
            ($($expr:expr),+ $(,)?) => {
                [$(
                    select($expr).from(Sample).one(db).await.map(|it| Answer(format!("{it:?}"))).map_err(|error| kind(&error))
                ),+]
            };
        }
        of_all!(
            sum(Sample::big),
            avg(Sample::big),
            min(Sample::big),
            max(Sample::big),
            sum(Sample::double),
            avg(Sample::double),
            min(Sample::double),
            sum(Sample::real),
            avg(Sample::real),
            max(Sample::real),
            sum(Sample::decimal),
            avg(Sample::decimal),
            min(Sample::decimal),
            max(Sample::decimal),
            count_distinct(Sample::decimal),
            count(Sample::real),
            count_all(),
        )
    });
}

/// After the macros, which it uses.
mod functions;
