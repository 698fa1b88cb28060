//! The check that holds a column to its logical type; of built-in functions only, so that any program can write the file.

use std::fmt::Write;

use squall_core::{
    SqlType,
    schema::ColumnDef,
    types::{DecimalSize, EnumDef},
};

use crate::{
    implicit::{Property, check_name},
    literal,
};

/// Appends the check that the type of `column` needs, where it needs one. A NULL passes.
pub(super) fn implicit(sql: &mut String, column: &ColumnDef) {
    let name = quoted(&column.name);
    let (property, condition) = match &column.ty {
        SqlType::Boolean => (Property::Boolean, format!("{name} IN (0, 1)")),
        SqlType::SmallInt => (Property::Range, format!("{name} BETWEEN -32768 AND 32767")),
        SqlType::Integer => (Property::Range, format!("{name} BETWEEN -2147483648 AND 2147483647")),
        SqlType::Text { max_length: Some(most) } => (Property::Length, format!("length({name}) <= {most}")),
        SqlType::Json(_) => (Property::Json, format!("json_valid({name})")),
        SqlType::Array(_) => (Property::Array, format!("json_valid({name}) AND json_type({name}) = 'array'")),
        SqlType::Enum(def) => (Property::Enum, labels(&name, def)),
        SqlType::Decimal(size) => (Property::Decimal, decimal(&name, *size)),
        _ => return,
    };
    let constraint = quoted(&check_name(property, &column.name));
    // Writing to a string does not fail.
    let _ = write!(sql, " CONSTRAINT {constraint} CHECK ({condition})");
}

/// Names that are longer than Postgres allows are no trouble here: they never leave SQLite.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn labels(name: &str, def: &EnumDef) -> String {
    let mut condition = format!("{name} IN (");
    for (position, label) in def.labels.iter().enumerate() {
        if position > 0 {
            condition.push_str(", ");
        }
        literal::quoted(&mut condition, label);
    }
    condition.push(')');
    condition
}

/// Canonical: digits with at most one point, which has digits on both sides, one sign, no needless zeros before the point.
fn decimal(name: &str, size: Option<DecimalSize>) -> String {
    let canonical = format!(
        "{name} GLOB '*[0-9]' AND {name} NOT GLOB '*[^-.0-9]*' AND {name} NOT GLOB '?*-*' \
         AND {name} NOT GLOB '*.*.*' AND ltrim({name}, '-') GLOB '[0-9]*' AND ltrim({name}, '-') NOT GLOB '0[0-9]*'"
    );
    let Some(DecimalSize { precision, scale }) = size else { return canonical };
    if scale == 0 {
        return format!(
            "{canonical} AND {name} NOT GLOB '*.*' AND length(ltrim({name}, '-')) <= {precision}"
        );
    }
    // The point, and the zero before it where no digit has room there.
    let most = u16::from(precision) + 1 + u16::from(precision == scale);
    let digits = "[0-9]".repeat(scale.into());
    format!("{canonical} AND {name} GLOB '*.{digits}' AND length(ltrim({name}, '-')) <= {most}")
}
