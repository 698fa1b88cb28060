//! The logical type of a column of SQLite.

use squall::{Result, SqlType, Transaction, types::EnumDef};
use squall_dialect_sqlite::{
    ddl::read_mark,
    implicit::{Property, parse_check_name},
};

use super::grammar::Check;
use crate::introspect::rows;

/// The affinity of a declared type, by SQLite's rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Affinity {
    Integer,
    Text,
    Blob,
    Real,
    Numeric,
}

pub(crate) fn affinity(declared: &str) -> Affinity {
    let declared = declared.to_ascii_uppercase();
    let has = |part: &str| declared.contains(part);
    if has("INT") {
        Affinity::Integer
    } else if has("CHAR") || has("CLOB") || has("TEXT") {
        Affinity::Text
    } else if has("BLOB") || declared.is_empty() {
        Affinity::Blob
    } else if has("REAL") || has("FLOA") || has("DOUB") {
        Affinity::Real
    } else {
        Affinity::Numeric
    }
}

/// What the mark of a column says.
pub(super) fn marked(comments: &[String]) -> Option<SqlType> {
    comments.iter().find_map(|comment| read_mark(comment))
}

/// What the declared type and the check of a column without a mark say, as the dialect makes them.
pub(super) fn checked(declared: &str, table: &str, column: &str, checks: &[Check]) -> Option<SqlType> {
    let (property, check) = checks.iter().find_map(|check| {
        let (property, of) = parse_check_name(check.name.as_deref()?)?;
        (of == column).then_some((property, check))
    })?;
    let numbers = || check.condition.split(|it: char| !it.is_ascii_digit()).filter(|it| !it.is_empty());
    Some(match (property, affinity(declared)) {
        (Property::Boolean, Affinity::Integer) => SqlType::Boolean,
        (Property::Range, Affinity::Integer) => match numbers().next_back()? {
            "32767" => SqlType::SmallInt,
            _ => SqlType::Integer,
        },
        (Property::Length, Affinity::Text) => {
            SqlType::Text { max_length: numbers().next_back()?.parse().ok() }
        }
        (Property::Json, Affinity::Text) => SqlType::JSON,
        (Property::Decimal, Affinity::Text) => SqlType::Decimal(None),
        (Property::Array, Affinity::Text) => SqlType::Array(SqlType::TEXT.into()),
        (Property::Enum, Affinity::Text) => SqlType::Enum(
            EnumDef {
                name: format!("{table}_{column}").into(),
                labels: texts(&check.condition).into_iter().map(Into::into).collect(),
                native: true,
            }
            .into(),
        ),
        _ => return None,
    })
}

/// The texts in single quotes.
fn texts(sql: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut rest = sql;
    while let Some((_, after)) = rest.split_once('\'') {
        let mut text = String::new();
        rest = after;
        while let Some((part, after)) = rest.split_once('\'') {
            text.push_str(part);
            rest = after;
            match after.strip_prefix('\'') {
                Some(more) => {
                    text.push('\'');
                    rest = more;
                }
                None => break,
            }
        }
        texts.push(text);
    }
    texts
}

/// The type in a STRICT table where nothing else tells it.
pub(super) fn strict(declared: &str) -> Option<SqlType> {
    Some(match declared.to_ascii_uppercase().as_str() {
        "INT" | "INTEGER" => SqlType::BigInt,
        "REAL" => SqlType::Double,
        "TEXT" => SqlType::TEXT,
        "BLOB" => SqlType::Bytes,
        _ => return None,
    })
}

/// What a type that another program declared may hold.
pub(super) enum Loose {
    Type(SqlType),
    /// This type, where all values that there are have its form: else what else is told.
    IfStored {
        ty: SqlType,
        glob: &'static str,
    },
}

/// `2024-02-29`
const DATE: &str = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]";
/// `12:30:00.000000`
const TIME: &str = "[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]";
/// `2024-02-29T12:30:00.000000`
const TIMESTAMP: &str = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]";

/// What the declared type of a column of a table without STRICT says, which holds it to nothing.
pub(super) fn loose(declared: &str) -> Loose {
    let upper = declared.to_ascii_uppercase();
    let (base, size) = match upper.split_once('(') {
        Some((base, size)) => (base.trim(), size.trim_end_matches(')').trim()),
        None => (upper.trim(), ""),
    };
    let if_stored = |ty, glob| Loose::IfStored { ty, glob };
    use squall::types::TimestampMode::Text;
    match base {
        "BOOLEAN" | "BOOL" => Loose::Type(SqlType::Boolean),
        "UUID" => Loose::Type(SqlType::UUID),
        "JSON" | "JSONB" => Loose::Type(SqlType::JSON),
        "DATE" => if_stored(SqlType::Date, DATE),
        "TIME" => if_stored(SqlType::Time, TIME),
        "DATETIME" | "TIMESTAMP" => if_stored(SqlType::Timestamp(Text), TIMESTAMP),
        _ => Loose::Type(match affinity(base) {
            Affinity::Integer => SqlType::BigInt,
            Affinity::Text => SqlType::Text { max_length: size.parse().ok().filter(|it| *it > 0) },
            Affinity::Blob => SqlType::Bytes,
            // A NUMERIC column turns the text of a number into a number: no exact decimal stays in one.
            Affinity::Real | Affinity::Numeric => SqlType::Double,
        }),
    }
}

/// The type of a column by what is stored in it: `ty` where all texts are of its form, whole numbers where all are such.
pub(super) async fn stored(
    transaction: &Transaction,
    table: &str,
    column: &str,
    ty: SqlType,
    glob: &str,
) -> Result<SqlType> {
    let (table, column) = (table.replace('"', "\"\""), column.replace('"', "\"\""));
    let form = if ty == SqlType::Timestamp(squall::types::TimestampMode::Text) {
        format!("rtrim(\"{column}\", 'Z') GLOB '{glob}'")
    } else {
        format!("\"{column}\" GLOB '{glob}'")
    };
    let sql = format!(
        "SELECT count(*), coalesce(sum(typeof(\"{column}\") = 'integer'), 0), \
         coalesce(sum(typeof(\"{column}\") = 'text' AND {form}), 0) \
         FROM main.\"{table}\" WHERE \"{column}\" IS NOT NULL"
    );
    let counts: Vec<(i64, i64, i64)> = rows(transaction, &sql).await?;
    Ok(match counts.first() {
        Some((all, _, formed)) if all == formed => ty,
        Some((all, whole, _)) if all == whole => SqlType::BigInt,
        _ => SqlType::TEXT,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn affinities_are_those_of_sqlite() {
        for (declared, expected) in [
            ("INTEGER", Affinity::Integer),
            ("UNSIGNED BIG INT", Affinity::Integer),
            ("FLOATING POINT", Affinity::Integer),
            ("NVARCHAR(160)", Affinity::Text),
            ("CLOB", Affinity::Text),
            ("", Affinity::Blob),
            ("DOUBLE PRECISION", Affinity::Real),
            ("NUMERIC(10,2)", Affinity::Numeric),
            ("DATETIME", Affinity::Numeric),
            ("STRING", Affinity::Numeric),
        ] {
            assert_eq!(affinity(declared), expected, "{declared}");
        }
    }

    #[test]
    fn labels_are_what_stands_in_quotes() {
        assert_eq!(texts("\"a\" IN ('x', 'it''s', '', ', ')"), ["x", "it's", "", ", "]);
    }
}
