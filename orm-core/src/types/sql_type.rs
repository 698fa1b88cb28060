//! The logical types of columns and expressions.

use std::{borrow::Cow, fmt};

use serde::{Deserialize, Serialize};

use crate::shared::Shared;

/// The type of a column or an expression, as the schema says it; each dialect maps it to a type of its database.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SqlType {
    /// `bool`
    Boolean,
    /// `i16`
    SmallInt,
    /// `i32`
    Integer,
    /// `i64`
    BigInt,
    /// `f32`
    Real,
    /// `f64`
    Double,
    /// `Decimal`, of any size or of a fixed one.
    Decimal(Option<DecimalSize>),
    /// `String`, of any length or of at most so many characters.
    Text {
        /// The most characters that it may have.
        max_length: Option<u32>,
    },
    /// `Vec<u8>`
    Bytes,
    /// `Uuid`
    Uuid(UuidMode),
    /// `NaiveDate`
    Date,
    /// `NaiveTime`
    Time,
    /// `NaiveDateTime`
    Timestamp(TimestampMode),
    /// `DateTime<Utc>`
    TimestampTz(TimestampMode),
    /// `TimeDelta`
    Interval,
    /// `Json<T>` and `serde_json::Value`
    Json(JsonMode),
    /// A `DbEnum`
    Enum(Shared<EnumDef>),
    /// `Vec<T>`: an array of elements of this type, which may be NULL.
    Array(Shared<SqlType>),
}

/// The size of a decimal column: `numeric(precision, scale)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecimalSize {
    /// How many digits in all.
    pub precision: u8,
    /// How many of them after the point.
    pub scale: u8,
}

/// How a timestamp is stored in SQLite, and so how precise the column is on every database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimestampMode {
    /// Whole microseconds since 1970; six digits.
    #[default]
    Micros,
    /// Whole milliseconds since 1970; three digits.
    Millis,
    /// Whole seconds since 1970; no digits.
    Seconds,
    /// Text as RFC 3339 has it; six digits.
    Text,
}

impl TimestampMode {
    /// How many digits of a second the column keeps.
    pub fn precision(self) -> u8 {
        match self {
            Self::Micros | Self::Text => 6,
            Self::Millis => 3,
            Self::Seconds => 0,
        }
    }

    /// How many microseconds one stored unit is.
    pub fn micros_per_unit(self) -> i64 {
        match self {
            Self::Micros | Self::Text => 1,
            Self::Millis => 1_000,
            Self::Seconds => 1_000_000,
        }
    }
}

/// How a UUID is stored in SQLite.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UuidMode {
    /// Text of 36 characters, in lower case.
    #[default]
    Text,
    /// A BLOB of 16 bytes.
    Blob,
}

/// How JSON is stored in Postgres. How it compares is the same in each mode: by value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JsonMode {
    /// `jsonb`: keys in an order of its own, numbers as `numeric` writes them.
    #[default]
    Binary,
    /// `json`: the text as it was written, with the keys in their order.
    Text,
}

/// An enum of the schema: its name and its labels, in the order of their declaration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnumDef {
    /// The name of the type in the database.
    pub name: Cow<'static, str>,
    /// The labels, least first.
    pub labels: Cow<'static, [Cow<'static, str>]>,
    /// Whether it is a type of its own where the database has such (Postgres); else text with a CHECK.
    pub native: bool,
}

impl SqlType {
    /// A UUID that SQLite stores as text.
    pub const UUID: Self = Self::Uuid(UuidMode::Text);

    /// JSON that Postgres stores as `jsonb`.
    pub const JSON: Self = Self::Json(JsonMode::Binary);

    /// Text of any length.
    pub const TEXT: Self = Self::Text { max_length: None };

    /// Whether it is one of the whole numbers.
    pub fn is_integer(&self) -> bool {
        matches!(self, Self::SmallInt | Self::Integer | Self::BigInt)
    }

    /// Whether it is an array.
    pub fn is_array(&self) -> bool {
        matches!(self, Self::Array(_))
    }

    /// The type of the elements of an array, or of those of an array of arrays; of any other type, the type.
    pub fn leaf(&self) -> &Self {
        match self {
            Self::Array(element) => element.leaf(),
            other => other,
        }
    }

    /// Whether it is JSON.
    pub fn is_json(&self) -> bool {
        matches!(self, Self::Json(_))
    }

    /// Whether it is text.
    pub fn is_text(&self) -> bool {
        matches!(self, Self::Text { .. })
    }

    /// The same type, with the attributes of one column left out.
    pub fn unsized_type(&self) -> Self {
        match self {
            Self::Text { .. } => Self::TEXT,
            Self::Decimal(_) => Self::Decimal(None),
            Self::Json(_) => Self::JSON,
            other => other.clone(),
        }
    }
}

impl fmt::Display for SqlType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Boolean => "boolean",
            Self::SmallInt => "smallint",
            Self::Integer => "integer",
            Self::BigInt => "bigint",
            Self::Real => "real",
            Self::Double => "double",
            Self::Decimal(_) => "decimal",
            Self::Text { .. } => "text",
            Self::Bytes => "bytes",
            Self::Uuid(_) => "uuid",
            Self::Date => "date",
            Self::Time => "time",
            Self::Timestamp(_) => "timestamp",
            Self::TimestampTz(_) => "timestamptz",
            Self::Interval => "interval",
            Self::Json(_) => "json",
            Self::Array(element) => return write!(f, "{}[]", **element),
            Self::Enum(def) => return write!(f, "enum {}", def.name),
        })
    }
}
