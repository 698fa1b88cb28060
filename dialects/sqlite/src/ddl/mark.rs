//! What SQLite has no type for, told beside the type: `"born" TEXT /*:date*/`.
//!
//! A STRICT table takes six names of types only, but SQLite keeps the text of CREATE TABLE with its comments, and carries
//! them through ALTER TABLE. By the marks a database is read back as it was declared.

use std::borrow::Cow;

use squall_core::{
    SqlType,
    types::{DecimalSize, EnumDef, JsonMode, TimestampMode, UuidMode},
};

/// What begins a mark, so that it is told from a comment for people.
const START: &str = "/*:";

/// ` /*:type*/`, or nothing where the declared type and its check tell the type.
pub(super) fn mark(ty: &SqlType) -> String {
    match ty {
        SqlType::Boolean
        | SqlType::SmallInt
        | SqlType::Integer
        | SqlType::BigInt
        | SqlType::Double
        | SqlType::Decimal(None)
        | SqlType::Text { .. }
        | SqlType::Bytes
        | SqlType::Json(JsonMode::Binary) => String::new(),
        _ => format!(" {START}{}*/", name(ty).replace('\\', "\\\\").replace("*/", "*\\/").replace('\0', "")),
    }
}

fn name(ty: &SqlType) -> String {
    let timestamp = |name: &str, mode: &TimestampMode| match mode {
        TimestampMode::Micros => name.to_owned(),
        TimestampMode::Millis => format!("{name}(millis)"),
        TimestampMode::Seconds => format!("{name}(seconds)"),
        TimestampMode::Text => format!("{name}(text)"),
    };
    match ty {
        SqlType::Decimal(Some(size)) => format!("decimal({},{})", size.precision, size.scale),
        SqlType::Text { max_length: Some(most) } => format!("varchar({most})"),
        SqlType::Uuid(UuidMode::Text) => "uuid".into(),
        SqlType::Uuid(UuidMode::Blob) => "uuid(blob)".into(),
        SqlType::Timestamp(mode) => timestamp("timestamp", mode),
        SqlType::TimestampTz(mode) => timestamp("timestamptz", mode),
        SqlType::Json(JsonMode::Text) => "json(text)".into(),
        SqlType::Enum(def) => {
            let labels: Vec<_> = def.labels.iter().map(|label| quoted(label)).collect();
            let kind = if def.native { "enum" } else { "enum(text)" };
            format!("{kind} {} {}", quoted(&def.name), labels.join(" "))
        }
        SqlType::Array(element) => format!("{}[]", name(element)),
        other => other.to_string(),
    }
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// The type that a comment of a stored CREATE TABLE tells, as it was declared; none where it is a comment for people.
pub fn read_mark(comment: &str) -> Option<SqlType> {
    let body = comment.strip_prefix(START)?.strip_suffix("*/")?;
    let mut plain = String::with_capacity(body.len());
    let mut characters = body.chars();
    while let Some(character) = characters.next() {
        plain.push(if character == '\\' { characters.next()? } else { character });
    }
    parse(&plain)
}

fn parse(name: &str) -> Option<SqlType> {
    if let Some(element) = name.strip_suffix("[]") {
        return parse(element).map(|element| SqlType::Array(element.into()));
    }
    for (start, native) in [("enum ", true), ("enum(text) ", false)] {
        if let Some(rest) = name.strip_prefix(start) {
            let mut texts = texts(rest)?.into_iter().map(Cow::Owned);
            let name = texts.next()?;
            return Some(SqlType::Enum(EnumDef { name, labels: texts.collect(), native }.into()));
        }
    }
    let (base, size) = match name.strip_suffix(')').and_then(|it| it.split_once('(')) {
        Some((base, size)) => (base, Some(size)),
        None => (name, None),
    };
    let timestamp = || {
        Some(match size {
            None => TimestampMode::Micros,
            Some("millis") => TimestampMode::Millis,
            Some("seconds") => TimestampMode::Seconds,
            Some("text") => TimestampMode::Text,
            Some(_) => return None,
        })
    };
    Some(match (base, size) {
        ("boolean", None) => SqlType::Boolean,
        ("smallint", None) => SqlType::SmallInt,
        ("integer", None) => SqlType::Integer,
        ("bigint", None) => SqlType::BigInt,
        ("real", None) => SqlType::Real,
        ("double", None) => SqlType::Double,
        ("decimal", None) => SqlType::Decimal(None),
        ("decimal", Some(size)) => {
            let (precision, scale) = size.split_once(',')?;
            SqlType::Decimal(Some(DecimalSize {
                precision: precision.parse().ok()?,
                scale: scale.parse().ok()?,
            }))
        }
        ("text", None) => SqlType::TEXT,
        ("varchar", Some(most)) => SqlType::Text { max_length: Some(most.parse().ok()?) },
        ("bytes", None) => SqlType::Bytes,
        ("uuid", None) => SqlType::UUID,
        ("uuid", Some("blob")) => SqlType::Uuid(UuidMode::Blob),
        ("date", None) => SqlType::Date,
        ("time", None) => SqlType::Time,
        ("interval", None) => SqlType::Interval,
        ("json", None) => SqlType::JSON,
        ("json", Some("text")) => SqlType::Json(JsonMode::Text),
        ("timestamp", _) => SqlType::Timestamp(timestamp()?),
        ("timestamptz", _) => SqlType::TimestampTz(timestamp()?),
        _ => return None,
    })
}

/// The texts in quotes, which stand one after the other.
fn texts(list: &str) -> Option<Vec<String>> {
    let mut texts = Vec::new();
    let mut rest = list.trim_start();
    while !rest.is_empty() {
        rest = rest.strip_prefix('\'')?;
        let mut text = String::new();
        loop {
            let (part, after) = rest.split_once('\'')?;
            text.push_str(part);
            match after.strip_prefix('\'') {
                Some(more) => {
                    text.push('\'');
                    rest = more;
                }
                None => {
                    rest = after.trim_start();
                    break;
                }
            }
        }
        texts.push(text);
    }
    Some(texts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_comes_back() {
        let text = |it: &'static str| Cow::Borrowed(it);
        let labels: Cow<'static, [Cow<'static, str>]> =
            vec![text("it's"), text("a */ b"), text(r"c\d *\/"), text("")].into();
        let enums = [true, false].map(|native| {
            SqlType::Enum(EnumDef { name: text("my 'mood' ()[]"), labels: labels.clone(), native }.into())
        });
        let modes =
            [TimestampMode::Micros, TimestampMode::Millis, TimestampMode::Seconds, TimestampMode::Text];
        let types =
            modes.into_iter().flat_map(|it| [SqlType::Timestamp(it), SqlType::TimestampTz(it)]).chain(enums);
        let types = types.chain([
            SqlType::Boolean,
            SqlType::SmallInt,
            SqlType::Integer,
            SqlType::BigInt,
            SqlType::Real,
            SqlType::Double,
            SqlType::Decimal(None),
            SqlType::Decimal(Some(DecimalSize { precision: 10, scale: 2 })),
            SqlType::TEXT,
            SqlType::Text { max_length: Some(20) },
            SqlType::Bytes,
            SqlType::UUID,
            SqlType::Uuid(UuidMode::Blob),
            SqlType::Date,
            SqlType::Time,
            SqlType::Interval,
            SqlType::JSON,
            SqlType::Json(JsonMode::Text),
        ]);
        for ty in types {
            let array = SqlType::Array(SqlType::Array(ty.clone().into()).into());
            assert_eq!(read_mark(mark(&array).trim()), Some(array));
            match mark(&ty) {
                mark if mark.is_empty() => {}
                mark => {
                    assert_eq!(mark.matches("*/").count(), 1, "{mark}");
                    assert_eq!(read_mark(mark.trim()), Some(ty));
                }
            }
        }
        for comment in
            ["/* date */", "/*: date*/", "/*:date", "/*:*/", "/*:enum*/", "/*:enum 'a*/", "-- date"]
        {
            assert_eq!(read_mark(comment), None, "{comment}");
        }
    }
}
