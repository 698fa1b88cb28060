//! The elements of arrays and of JSON: calls of `json_each`, whose columns are computed where they are used.

use squall_core::{
    Result, SqlType,
    ast::{ElementKind, Elements, TableRef},
    render::Renderer,
    types::UuidMode,
};

use crate::functions;

/// Appends the elements as a table.
pub(crate) fn elements<'a>(r: &mut Renderer<'a>, table: &'a TableRef, it: &'a Elements) -> Result<()> {
    r.push("json_each(");
    match it.kind {
        ElementKind::Array => r.expr(&it.of)?,
        ElementKind::JsonArray => only(r, it, "array")?,
        ElementKind::JsonObject => only(r, it, "object")?,
    }
    r.push(") AS ");
    r.ident(table.name())
}

/// Appends JSON where it is of this type, and else NULL.
fn only<'a>(r: &mut Renderer<'a>, it: &'a Elements, kind: &str) -> Result<()> {
    r.push("CASE json_type(");
    r.expr(&it.of)?;
    r.push(&format!(") WHEN '{kind}' THEN "));
    r.expr(&it.of)?;
    r.push(" END");
    Ok(())
}

/// Appends a column of the table.
pub(crate) fn element(r: &mut Renderer<'_>, table: &str, it: &Elements, place: usize) -> Result<()> {
    let column = |r: &mut Renderer<'_>, name: &str| {
        r.ident(table)?;
        r.push(name);
        Ok(())
    };
    match (it.kind, place) {
        (ElementKind::JsonObject, 0) => column(r, ".\"key\""),
        (ElementKind::JsonArray, 0) | (ElementKind::JsonObject, _) => {
            // The function gives numbers as they are written, to the last digit.
            r.push("(");
            r.push(functions::JSON_GET);
            r.push("('json', ");
            column(r, ".\"json\", CAST(")?;
            column(r, ".\"key\" AS TEXT))")?;
            collate(r, functions::JSON_COLLATION);
            Ok(())
        }
        (_, 0) => value(r, it.of.ty().leaf(), |r| column(r, ".\"value\"")),
        _ => {
            r.push("(");
            column(r, ".\"key\" + 1)")
        }
    }
}

/// Appends an element in the form that a column of its type has.
fn value<'a>(
    r: &mut Renderer<'a>,
    ty: &SqlType,
    element: impl Fn(&mut Renderer<'a>) -> Result<()>,
) -> Result<()> {
    let function = match ty {
        SqlType::Decimal(_) => {
            r.push("(");
            element(r)?;
            collate(r, functions::DECIMAL_COLLATION);
            return Ok(());
        }
        SqlType::Json(_) => {
            r.push("(");
            r.push(functions::JSON_GET);
            r.push("('json', ");
            element(r)?;
            r.push(", '0')");
            collate(r, functions::JSON_COLLATION);
            return Ok(());
        }
        SqlType::Bytes => "unhex",
        SqlType::Uuid(UuidMode::Blob) => functions::UUID_BLOB,
        // All else has one form, timestamps the microseconds that views have.
        _ => return element(r),
    };
    r.push(function);
    r.push("(");
    element(r)?;
    r.push(")");
    Ok(())
}

fn collate(r: &mut Renderer<'_>, collation: &str) {
    r.push(" COLLATE ");
    r.push(collation);
    r.push(")");
}
