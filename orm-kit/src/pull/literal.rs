//! Types and constants as Rust writes them.

use squall::{SqlType, Value, schema::ColumnDefault};

/// The Rust type; `enum_name` gives that of an enum.
pub(super) fn rust_type(ty: &SqlType, enum_name: &dyn Fn(&str) -> String) -> String {
    match ty {
        SqlType::Boolean => "bool".into(),
        SqlType::SmallInt => "i16".into(),
        SqlType::Integer => "i32".into(),
        SqlType::BigInt => "i64".into(),
        SqlType::Real => "f32".into(),
        SqlType::Double => "f64".into(),
        SqlType::Decimal(_) => "Decimal".into(),
        SqlType::Bytes => "Vec<u8>".into(),
        SqlType::Uuid(_) => "Uuid".into(),
        SqlType::Date => "NaiveDate".into(),
        SqlType::Time => "NaiveTime".into(),
        SqlType::Timestamp(_) => "NaiveDateTime".into(),
        SqlType::TimestampTz(_) => "DateTime<Utc>".into(),
        SqlType::Interval => "TimeDelta".into(),
        SqlType::Json(_) => "serde_json::Value".into(),
        SqlType::Enum(def) => enum_name(&def.name),
        SqlType::Array(element) => format!("Vec<{}>", rust_type(element, enum_name)),
        // Text, and what there may be one day.
        _ => "String".into(),
    }
}

/// The constant that a default of this SQL may be.
pub(super) fn constant(sql: &str, ty: &SqlType) -> Option<ColumnDefault> {
    if matches!(ty, SqlType::Timestamp(_) | SqlType::TimestampTz(_)) {
        let is_now = sql.contains("statement_timestamp()") || sql.contains("'now'");
        return is_now.then_some(ColumnDefault::Now);
    }
    let plain = plain(sql);
    let text = text(plain);
    let number = text.as_deref().unwrap_or(plain);
    let number: String = number.split_whitespace().collect();
    Some(ColumnDefault::Value(match ty {
        SqlType::Boolean => Value::Bool(match number.as_str() {
            "true" | "1" => true,
            "false" | "0" => false,
            _ => return None,
        }),
        SqlType::SmallInt => Value::SmallInt(number.parse().ok()?),
        SqlType::Integer => Value::Integer(number.parse().ok()?),
        SqlType::BigInt => Value::BigInt(number.parse().ok()?),
        SqlType::Real => Value::Real(number.parse::<f32>().ok().filter(|it| it.is_finite())?),
        SqlType::Double => Value::Double(number.parse::<f64>().ok().filter(|it| it.is_finite())?),
        SqlType::Text { .. } => Value::Text(text?.into()),
        SqlType::Enum(def) => {
            Value::Text(text.filter(|it| def.labels.iter().any(|label| label == it))?.into())
        }
        _ => return None,
    }))
}

/// Without parentheses around it, and without casts behind it.
fn plain(sql: &str) -> &str {
    let mut sql = sql.trim();
    loop {
        let cut = match sql.rfind("::") {
            // Not one inside of the quotes.
            Some(cast) if !sql[cast..].contains('\'') => sql[..cast].trim_end(),
            _ => match sql.strip_prefix('(').and_then(|it| it.strip_suffix(')')) {
                Some(inner) => inner.trim(),
                None => return sql,
            },
        };
        sql = cut;
    }
}

/// The text in quotes that it is.
fn text(sql: &str) -> Option<String> {
    let (escapes, sql) = match sql.strip_prefix('E') {
        Some(rest) => (true, rest),
        None => (false, sql),
    };
    let inner = sql.strip_prefix('\'')?.strip_suffix('\'')?;
    let mut text = String::new();
    let mut characters = inner.chars();
    while let Some(character) = characters.next() {
        text.push(match character {
            '\'' if characters.next() == Some('\'') => '\'',
            '\'' => return None,
            '\\' if escapes => characters.next()?,
            other => other,
        });
    }
    Some(text)
}

/// A text as Rust writes it.
pub(super) fn quoted(text: &str) -> String {
    format!("{text:?}")
}

/// SQL as an expression of Rust.
pub(super) fn raw(sql: &str, ty: &str) -> String {
    format!("sql!({} => {ty})", quoted(&sql.replace('{', "{{").replace('}', "}}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constants_are_found() {
        let value = |sql: &str, ty: SqlType| match constant(sql, &ty) {
            Some(ColumnDefault::Value(value)) => Some(value),
            _ => None,
        };
        assert_eq!(value("'-7'::integer", SqlType::SmallInt), Some(Value::SmallInt(-7)));
        assert_eq!(value("(- 7)", SqlType::BigInt), Some(Value::BigInt(-7)));
        assert_eq!(value("'-9223372036854775808'::bigint", SqlType::BigInt), Some(Value::BigInt(i64::MIN)));
        assert_eq!(value("'it''s :: '::text", SqlType::TEXT), Some(Value::Text("it's :: ".into())));
        assert_eq!(value(r"E'a\\b'::text", SqlType::TEXT), Some(Value::Text("a\\b".into())));
        assert_eq!(value("'a' || 'b'", SqlType::TEXT), None);
        assert_eq!(value("'0.5'::double precision", SqlType::Double), Some(Value::Double(0.5)));
        assert_eq!(value("gen_random_uuid()", SqlType::UUID), None);
        assert_eq!(value("length('a')", SqlType::Integer), None);
        assert_eq!(value("1", SqlType::Boolean), Some(Value::Bool(true)));
    }
}
