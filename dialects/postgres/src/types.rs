//! The names of types.

use squall_core::{
    Error, Result, SqlType,
    render::push_ident,
    types::{EnumDef, JsonMode, TimestampMode},
};

use crate::unsupported;

/// The longest `varchar` of Postgres.
const MAX_LENGTH: u32 = 10_485_760;

/// The collation by bytes, which is the order of text on every database.
pub(crate) const BY_BYTES: &str = " COLLATE \"C\"";

/// Appends the type as a cast writes it.
pub(crate) fn push_type(sql: &mut String, ty: &SqlType) -> Result<()> {
    let timestamp = |sql: &mut String, name: &str, mode: &TimestampMode| {
        sql.push_str(&format!("{name}({})", mode.precision()));
    };
    match ty {
        SqlType::Boolean => sql.push_str("boolean"),
        SqlType::SmallInt => sql.push_str("smallint"),
        SqlType::Integer => sql.push_str("integer"),
        SqlType::BigInt => sql.push_str("bigint"),
        SqlType::Real => sql.push_str("real"),
        SqlType::Double => sql.push_str("double precision"),
        SqlType::Decimal(None) => sql.push_str("numeric"),
        SqlType::Decimal(Some(size)) => sql.push_str(&format!("numeric({}, {})", size.precision, size.scale)),
        SqlType::Text { max_length: None } => sql.push_str("text"),
        SqlType::Text { max_length: Some(most) } => {
            if !(1..=MAX_LENGTH).contains(most) {
                return Err(Error::invalid_query(format!(
                    "a text of at most {most} characters: the length is from 1 to {MAX_LENGTH}"
                )));
            }
            sql.push_str(&format!("varchar({most})"));
        }
        SqlType::Bytes => sql.push_str("bytea"),
        SqlType::Uuid(_) => sql.push_str("uuid"),
        SqlType::Date => sql.push_str("date"),
        SqlType::Time => sql.push_str("time(6)"),
        SqlType::Interval => sql.push_str("interval"),
        SqlType::Timestamp(mode) => timestamp(sql, "timestamp", mode),
        SqlType::TimestampTz(mode) => timestamp(sql, "timestamptz", mode),
        SqlType::Json(JsonMode::Binary) => sql.push_str("jsonb"),
        SqlType::Json(JsonMode::Text) => sql.push_str("json"),
        // Postgres does not tell arrays of arrays from arrays, but keeps how many dimensions a column was declared with.
        SqlType::Array(element) => {
            push_type(sql, element)?;
            sql.push_str("[]");
        }
        SqlType::Enum(def) if def.native => return push_ident(sql, &def.name),
        SqlType::Enum(_) => sql.push_str("text"),
        other => return Err(unsupported(format!("the type `{other}`"))),
    }
    Ok(())
}

/// The enum, where it is text with a check.
pub(crate) fn text_enum(ty: &SqlType) -> Option<&EnumDef> {
    match ty {
        SqlType::Enum(def) if !def.native => Some(def),
        _ => None,
    }
}
