//! The types: one entry each, with the values that are tried.

use std::sync::LazyLock;

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use rust_decimal::Decimal;
use squall::{
    Scalar, Shared, SqlType, Value, ValueRef,
    types::{DecimalSize, EnumDef, JsonMode, Mismatch, TimestampMode, UuidMode},
};
use uuid::Uuid;

/// What the machine knows of a type.
#[derive(Debug)]
pub struct Kind {
    /// The type without the attributes of a column: that of a typed expression.
    pub base: SqlType,
    /// The types that a column of it can have.
    pub columns: Vec<SqlType>,
    /// Its Rust type.
    pub rust: &'static str,
    /// Whether it has an order.
    pub ordered: bool,
    /// Whether it can be a key.
    pub key: bool,
    /// Few values, so that rows meet, with which arithmetic is exact.
    pub tame: Vec<Value>,
    /// Values at the ends of the type, and other strange ones.
    pub wild: Vec<Value>,
    /// Reads a cell as the typed queries do, and gives it back as a value.
    read: fn(ValueRef<'_>) -> Result<Value, Mismatch>,
}

/// All types, the enums as [`enums`] has them.
pub static KINDS: LazyLock<Vec<Kind>> = LazyLock::new(|| {
    let micros = TimestampMode::Micros;
    let modes = [micros, TimestampMode::Millis, TimestampMode::Seconds, TimestampMode::Text];
    let [native, by_text] = enums("");
    vec![
        kind::<bool>("bool", &[], [true, false], []).unkeyed(),
        kind::<i16>("i16", &[], [0, 1, 2, -1, 7], [i16::MAX, i16::MIN, -32767, 255, 181]),
        kind::<i32>("i32", &[], [0, 1, 2, 3, -1, 10], [i32::MAX, i32::MIN, i32::MIN + 1, 46341, 65536]),
        kind::<i64>(
            "i64",
            &[],
            [0, 1, 2, -1, 100],
            [i64::MAX, i64::MIN, i64::MIN + 1, 1 << 53, (1 << 53) + 1, 3_037_000_500],
        ),
        kind::<f32>(
            "f32",
            &[],
            [0.0, 0.5, -1.0, 2.0, 1.25],
            [f32::MAX, f32::MIN, f32::MIN_POSITIVE, 1e-45, 0.1, 16_777_217.0, f32::INFINITY],
        ),
        kind::<f64>(
            "f64",
            &[],
            [0.0, 0.25, -1.5, 2.0, 10.0],
            [
                f64::MAX,
                f64::MIN,
                f64::MIN_POSITIVE,
                5e-324,
                0.1,
                1e15,
                9_007_199_254_740_993.0,
                f64::INFINITY,
                f64::NEG_INFINITY,
            ],
        ),
        kind::<Decimal>(
            "Decimal",
            &[sized(10, 2), sized(28, 10), sized(5, 0), sized(3, 3)],
            ["0", "1", "1.5", "1.50", "-2.25", "10", "0.1"].map(decimal),
            [
                "79228162514264337593543950335",
                "-79228162514264337593543950335",
                "0.0000000000000000000000000001",
                "7.9228162514264337593543950335",
                "99999999.99",
                "-0.005",
                "1e-10",
                "3.000000000",
                "123456789012345678.123456789",
            ]
            .map(decimal),
        ),
        kind::<String>(
            "String",
            &[SqlType::Text { max_length: Some(3) }, SqlType::Text { max_length: Some(20) }],
            ["", "a", "A", "b", "ab", "aB", "ä", "a%b", "a_b"].map(str::to_owned),
            [
                "Ä", "ß", "%", "_", "a%b", "a_b", "\\", "a\\", "日本", "🦀", " ", "a ", "é", "e\u{301}",
                "Σς", "İ", "z", "Z", "'", "\"", "\n", "\u{ffff}", "NULL", "1", "x'00'", "ǅ", "ﬁ",
            ]
            .map(str::to_owned),
        ),
        kind::<Vec<u8>>(
            "Vec<u8>",
            &[],
            [vec![], vec![0], vec![1, 2], vec![97]],
            [vec![255], vec![0, 0], vec![1], vec![128, 0], vec![39, 92]],
        ),
        kind::<Uuid>(
            "Uuid",
            &[SqlType::Uuid(UuidMode::Blob)],
            [1, 2, 0xff].map(Uuid::from_u128),
            [0, u128::MAX, 1 << 127].map(Uuid::from_u128),
        ),
        kind::<NaiveDate>(
            "NaiveDate",
            &[],
            ["2024-02-29", "2024-03-01", "1970-01-01"].map(date),
            ["0001-01-01", "9999-12-31", "1969-12-31", "1900-02-28", "1582-10-10"].map(date),
        ),
        kind::<NaiveDateTime>(
            "NaiveDateTime",
            &modes.map(SqlType::Timestamp),
            ["2024-02-29T12:00:00", "1970-01-01T00:00:00", "2024-02-29T12:00:00.5"].map(timestamp),
            [
                "0001-01-01T00:00:00",
                "9999-12-31T23:59:59.999999",
                "1969-12-31T23:59:59.999999",
                "2000-01-01T00:00:00.001",
            ]
            .map(timestamp),
        ),
        kind::<DateTime<Utc>>(
            "DateTime<Utc>",
            &modes.map(SqlType::TimestampTz),
            ["2024-02-29T12:00:00", "1970-01-01T00:00:00", "2024-02-29T12:00:00.5"]
                .map(|it| timestamp(it).and_utc()),
            [
                "0001-01-01T00:00:00",
                "9999-12-31T23:59:59.999999",
                "1969-12-31T23:59:59.999999",
                "2000-01-01T00:00:00.001",
            ]
            .map(|it| timestamp(it).and_utc()),
        ),
        Kind {
            ordered: false,
            ..kind::<serde_json::Value>(
                "serde_json::Value",
                &[SqlType::Json(JsonMode::Text)],
                ["null", "1", "{}", "[]", "\"a\"", "{\"a\":1}"].map(json),
                [
                    "true",
                    "[1,2,null]",
                    "{\"a\":1,\"b\":[{}]}",
                    "1.5",
                    "-0.25",
                    "\"\"",
                    "\"ä🦀\"",
                    "{\"\":{\"a\":\"b\"}}",
                    "9007199254740993",
                    "[[],[]]",
                ]
                .map(json),
            )
        }
        .unkeyed(),
        kind::<NaiveTime>(
            "NaiveTime",
            &[],
            ["00:00:00", "12:30:00", "12:30:00.5"].map(time),
            ["23:59:59.999999", "00:00:00.000001", "23:59:59"].map(time),
        ),
        kind::<TimeDelta>(
            "TimeDelta",
            &[],
            [0, 1_000_000, -1_000_000, 86_400_000_000].map(TimeDelta::microseconds),
            [1, -1, 90_061_000_001, -86_400_000_001, 31_622_400_000_000].map(TimeDelta::microseconds),
        ),
        kind_of_array(
            "Vec<i32>",
            [vec![], vec![1], vec![1, 2]],
            [vec![i32::MIN, i32::MAX], vec![2, 1], vec![1, 1]],
        ),
        kind_of_array(
            "Vec<String>",
            [vec![], vec!["a"], vec!["a", "b"]].map(texts),
            [vec!["\"", "\\", "{}", ","], vec![""], vec!["NULL", "null"], vec!["ä", "🦀", " "]].map(texts),
        ),
        kind_of_enum("Mood", native),
        kind_of_enum("Size", by_text),
    ]
});

/// The two enums of a schema: a type of its own where the database has such, and text with a check.
pub fn enums(suffix: &str) -> [Shared<EnumDef>; 2] {
    let def = |name: &str, labels: &[&'static str], native| {
        let labels = labels.iter().map(|&label| label.into()).collect::<Vec<_>>();
        Shared::from(EnumDef { name: format!("{name}{suffix}").into(), labels: labels.into(), native })
    };
    [def("mood", &["sad", "ok", "happy"], true), def("size", &["small", "medium", "large", "huge"], false)]
}

/// What is known of the type `ty`.
pub fn kind_of(ty: &SqlType) -> &'static Kind {
    let same = |kind: &&Kind| match (&kind.base, ty) {
        (SqlType::Enum(a), SqlType::Enum(b)) => a.native == b.native,
        _ => kind.base == base(ty),
    };
    KINDS.iter().find(same).unwrap_or(&KINDS[0])
}

/// The type without the attributes of a column.
pub fn base(ty: &SqlType) -> SqlType {
    match ty {
        SqlType::Timestamp(_) => SqlType::Timestamp(TimestampMode::Micros),
        SqlType::TimestampTz(_) => SqlType::TimestampTz(TimestampMode::Micros),
        SqlType::Uuid(_) => SqlType::UUID,
        other => other.unsized_type(),
    }
}

/// Whether it is a number with a point that floats.
pub fn is_float(ty: &SqlType) -> bool {
    matches!(ty, SqlType::Real | SqlType::Double)
}

/// Whether it is a number.
pub fn is_number(ty: &SqlType) -> bool {
    ty.is_integer() || is_float(ty) || matches!(ty, SqlType::Decimal(_))
}

/// Reads a cell as an expression of type `ty` is read.
///
/// # Errors
/// Where it does not hold what the type expects.
pub fn read(cell: ValueRef<'_>, ty: &SqlType) -> Result<Value, Mismatch> {
    let value = (kind_of(ty).read)(cell)?;
    match (&value, ty) {
        (Value::Text(label), SqlType::Enum(def)) if !def.labels.contains(label) => {
            Err(Mismatch::because("a label of the enum", "another text"))
        }
        _ => Ok(value),
    }
}

fn kind<T: Scalar>(
    rust: &'static str,
    columns: &[SqlType],
    tame: impl IntoIterator<Item = T>,
    wild: impl IntoIterator<Item = T>,
) -> Kind {
    Kind {
        base: T::TYPE,
        columns: if columns.contains(&T::TYPE) || columns.is_empty() {
            std::iter::once(T::TYPE).chain(columns.iter().filter(|&ty| *ty != T::TYPE).cloned()).collect()
        } else {
            [T::TYPE, T::TYPE].iter().chain(columns).cloned().collect()
        },
        rust,
        ordered: true,
        key: true,
        tame: tame.into_iter().map(Scalar::into_value).collect(),
        wild: wild.into_iter().map(Scalar::into_value).collect(),
        read: |cell| T::from_cell(cell).map(Scalar::into_value),
    }
}

fn kind_of_array<T: Scalar, const N: usize, const M: usize>(
    rust: &'static str,
    tame: [T; N],
    wild: [T; M],
) -> Kind {
    Kind { ordered: false, ..kind(rust, &[], tame, wild) }.unkeyed()
}

fn kind_of_enum(rust: &'static str, def: Shared<EnumDef>) -> Kind {
    let labels = def.labels.iter().map(|label| Value::Text(label.clone())).collect();
    let base = SqlType::Enum(def);
    Kind { columns: vec![base.clone()], base, tame: labels, ..kind::<String>(rust, &[], [], []) }
}

impl Kind {
    fn unkeyed(self) -> Self {
        Self { key: false, ..self }
    }
}

const fn sized(precision: u8, scale: u8) -> SqlType {
    SqlType::Decimal(Some(DecimalSize { precision, scale }))
}

fn decimal(text: &str) -> Decimal {
    Decimal::from_scientific(text).or_else(|_| text.parse()).unwrap_or_default()
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap_or_default()
}

fn timestamp(text: &str) -> NaiveDateTime {
    text.parse().unwrap_or_default()
}

fn time(text: &str) -> NaiveTime {
    text.parse().unwrap_or_default()
}

fn texts(texts: Vec<&str>) -> Vec<String> {
    texts.into_iter().map(str::to_owned).collect()
}

fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap_or_default()
}
