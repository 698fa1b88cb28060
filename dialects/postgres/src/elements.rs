//! The elements of arrays and of JSON: functions that give rows.

use squall_core::{
    Result,
    ast::{ElementKind, Elements, TableRef},
    render::Renderer,
};

use crate::types::BY_BYTES;

/// The rows of the function, and their place among them.
const EACH: &str = " AS \"squall_each\"(\"squall_element\", \"squall_place\")";

/// Appends the elements as a query with the columns of the table.
pub(crate) fn elements<'a>(r: &mut Renderer<'a>, table: &'a TableRef, it: &'a Elements) -> Result<()> {
    r.push("(SELECT ");
    let columns = table.info.columns.iter().enumerate();
    r.list(columns, |r, (place, column)| {
        r.push(match (it.kind, place) {
            (ElementKind::JsonObject, 0) => "(\"squall_element\" ->> 'key')",
            (ElementKind::JsonObject, _) => "(\"squall_element\" -> 'value')",
            (_, 0) => "\"squall_element\"",
            _ => "\"squall_place\"",
        });
        if column.ty.is_text() {
            r.push(BY_BYTES);
        }
        r.push(" AS ");
        r.ident(&column.name)
    })?;
    // What is no JSON of the kind is an error of the path, and silent.
    let (function, path) = match it.kind {
        ElementKind::Array => (" FROM unnest(", ""),
        ElementKind::JsonArray => (" FROM jsonb_path_query(", ", 'strict $[*]', '{}', true"),
        ElementKind::JsonObject => (" FROM jsonb_path_query(", ", 'strict $.keyvalue()', '{}', true"),
    };
    r.push(function);
    r.expr(&it.of)?;
    r.push(path);
    r.push(") WITH ORDINALITY");
    r.push(EACH);
    r.push(") AS ");
    r.ident(table.name())
}
