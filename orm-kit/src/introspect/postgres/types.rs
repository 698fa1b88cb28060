//! The logical type of a column of Postgres.

use squall::{
    SqlType,
    types::{DecimalSize, EnumDef, JsonMode, TimestampMode},
};

/// A type as `pg_type` has it.
pub(super) struct PgType<'a> {
    /// Its name; of an array, that of its elements.
    pub(super) name: &'a str,
    /// Its schema, where it is not that of the connection and not the server's own.
    pub(super) schema: Option<&'a str>,
    /// Whether it is one of the server's own.
    pub(super) built_in: bool,
    /// The modifier, or -1.
    pub(super) modifier: i64,
    /// How many dimensions it was declared with.
    pub(super) dimensions: i64,
    /// The labels, where it is an enum.
    pub(super) labels: Option<Vec<String>>,
}

/// The logical type, and what it does not say; none where the model has no such type.
pub(super) fn logical(ty: &PgType<'_>) -> Option<(SqlType, Option<String>)> {
    let (mut found, note) = scalar(ty)?;
    for _ in 0..ty.dimensions {
        found = SqlType::Array(found.into());
    }
    Some((found, note))
}

fn scalar(ty: &PgType<'_>) -> Option<(SqlType, Option<String>)> {
    if let Some(labels) = &ty.labels {
        let name = match ty.schema {
            // A name with its schema would be quoted as one.
            Some(_) => return None,
            None => ty.name.to_owned(),
        };
        let labels = labels.iter().map(|it| it.clone().into()).collect();
        return Some((SqlType::Enum(EnumDef { name: name.into(), labels, native: true }.into()), None));
    }
    if !ty.built_in {
        return None;
    }
    let mut note = None;
    let mut precision = |what: &str| match ty.modifier {
        -1 | 6 => TimestampMode::Micros,
        3 => TimestampMode::Millis,
        0 => TimestampMode::Seconds,
        other => {
            note = Some(format!("{what}({other}), and the model has 0, 3 and 6 digits: read as 6"));
            TimestampMode::Micros
        }
    };
    let found = match ty.name {
        "bool" => SqlType::Boolean,
        "int2" => SqlType::SmallInt,
        "int4" => SqlType::Integer,
        "int8" => SqlType::BigInt,
        "float4" => SqlType::Real,
        "float8" => SqlType::Double,
        "numeric" => match size(ty.modifier) {
            None => SqlType::Decimal(None),
            Some((precision @ 1..=28, scale)) if (0..=precision).contains(&scale) => {
                SqlType::Decimal(Some(DecimalSize { precision: precision as u8, scale: scale as u8 }))
            }
            Some((precision, scale)) => {
                note = Some(format!(
                    "numeric({precision}, {scale}), and a decimal of the model has at most 28 digits: read as one of any size"
                ));
                SqlType::Decimal(None)
            }
        },
        "text" => SqlType::TEXT,
        "varchar" => SqlType::Text { max_length: u32::try_from(ty.modifier - 4).ok() },
        "bytea" => SqlType::Bytes,
        "uuid" => SqlType::UUID,
        "date" => SqlType::Date,
        "time" => {
            if !matches!(ty.modifier, -1 | 6) {
                note = Some(format!("time({}), and the model has 6 digits", ty.modifier));
            }
            SqlType::Time
        }
        "timestamp" => SqlType::Timestamp(precision("timestamp")),
        "timestamptz" => SqlType::TimestampTz(precision("timestamptz")),
        "interval" => SqlType::Interval,
        "json" => SqlType::Json(JsonMode::Text),
        "jsonb" => SqlType::Json(JsonMode::Binary),
        _ => return None,
    };
    Some((found, note))
}

/// The precision and the scale in the modifier of a numeric.
fn size(modifier: i64) -> Option<(i64, i64)> {
    let packed = modifier - 4;
    // The scale has 11 bits, and a sign since Postgres 15.
    (modifier >= 4).then_some(((packed >> 16) & 0xffff, ((packed & 0x7ff) ^ 1024) - 1024))
}

/// The enum that a column of text is, by the check that keeps it to its labels.
pub(super) fn text_enum(table: &str, column: &str, check: &str) -> SqlType {
    let labels = texts(check).into_iter().map(Into::into).collect();
    let name = format!("{}_{column}", table.replace('.', "_")).into();
    SqlType::Enum(EnumDef { name, labels, native: false }.into())
}

/// The texts in quotes, as Postgres prints them: those with a backslash begin with an `E`.
fn texts(sql: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut characters = sql.chars().peekable();
    let mut before = ' ';
    while let Some(character) = characters.next() {
        match character {
            '"' => while characters.next().is_some_and(|it| it != '"') {},
            '\'' => {
                let escapes = before == 'E';
                let mut text = String::new();
                while let Some(character) = characters.next() {
                    match character {
                        '\'' if characters.next_if_eq(&'\'').is_none() => break,
                        '\\' if escapes => text.extend(characters.next()),
                        other => text.push(other),
                    }
                }
                texts.push(text);
            }
            _ => {}
        }
        before = character;
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str, modifier: i64) -> Option<SqlType> {
        let ty = PgType { name, schema: None, built_in: true, modifier, dimensions: 0, labels: None };
        logical(&ty).map(|it| it.0)
    }

    #[test]
    fn modifiers_are_read() {
        assert_eq!(named("varchar", 24), Some(SqlType::Text { max_length: Some(20) }));
        assert_eq!(named("varchar", -1), Some(SqlType::TEXT));
        let size = |precision, scale| Some(SqlType::Decimal(Some(DecimalSize { precision, scale })));
        assert_eq!(named("numeric", 655_366), size(10, 2));
        assert_eq!(named("numeric", (28 << 16 | 28) + 4), size(28, 28));
        assert_eq!(named("numeric", (10 << 16 | 0x7fe) + 4), Some(SqlType::Decimal(None)));
        assert_eq!(named("timestamp", 3), Some(SqlType::Timestamp(TimestampMode::Millis)));
        assert_eq!(named("inet", -1), None);
    }

    #[test]
    fn labels_are_what_stands_in_quotes() {
        let check = r#"CHECK (("it's" = ANY (ARRAY['a'::text, 'it''s'::text, E'b\\c'::text, ''::text])))"#;
        assert_eq!(texts(check), ["a", "it's", "b\\c", ""]);
    }
}
