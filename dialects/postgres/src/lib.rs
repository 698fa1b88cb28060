//! Prints Squall's query tree as the SQL of Postgres 15 and up; does no I/O.
//!
//! It reads as the list of what Postgres writes its own way; the rest is `squall_core::render`.
//!
//! ```
//! use squall_core::{Dialect, SqlType, Value};
//! use squall_dialect_postgres::POSTGRES;
//!
//! let mut sql = String::new();
//! POSTGRES.literal(&mut sql, &Value::Text("it's".into()), &SqlType::TEXT)?;
//! assert_eq!(sql, "'it''s'");
//! # Ok::<(), squall_core::Error>(())
//! ```

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod aggregate;
mod array;
mod collation;
pub mod ddl;
mod elements;
mod explain;
mod function;
mod literal;
mod moment;
mod operator;
mod query;
mod sequence;
#[cfg(test)]
mod testing;
mod text;
mod types;

use std::{borrow::Cow, fmt::Write};

use squall_core::{
    Dialect, Error, Isolation, Plan, Result, SqlType, Value,
    ast::{
        Aggregate, Between, Binary, BinaryOp, Elements, Expr, FunctionCall, Like, Match, OrderTerm, Query,
        TableRef, Window,
    },
    relation::Strategy,
    render::{Renderer, push_ident},
    schema::TableDef,
    types::{Collation, EnumDef, JsonMode},
};

/// Begins the name of the check that keeps an enum's column, where the enum is text, to its labels.
pub const ENUM_CHECK: &str = "squall_enum_";

/// Postgres.
pub static POSTGRES: Postgres = Postgres;

/// The dialect of Postgres.
#[derive(Debug, Clone, Copy, Default)]
pub struct Postgres;

impl Dialect for Postgres {
    fn backend(&self) -> &'static str {
        "Postgres"
    }

    fn max_binds(&self) -> usize {
        65_535
    }

    fn placeholder(&self, sql: &mut String, position: usize) {
        // Writing to a `String` cannot fail.
        let _ = write!(sql, "${position}");
    }

    fn numbers_placeholders(&self) -> bool {
        true
    }

    fn collation<'a>(&self, collation: &'a Collation) -> Result<&'a str> {
        collation.on_postgres().ok_or_else(|| {
            let name = collation.on_sqlite().unwrap_or_default();
            unsupported(format!("the collation `{name}`, which is another database's"))
        })
    }

    fn has_schemas(&self) -> bool {
        true
    }

    fn literal(&self, sql: &mut String, value: &Value, ty: &SqlType) -> Result<()> {
        literal::literal(sql, value, ty)
    }

    /// A parameter has the type that it was bound with, which a bare text or number has not.
    fn debug_literal(&self, sql: &mut String, value: &Value, ty: &SqlType) -> Result<()> {
        literal::literal(sql, value, ty)?;
        sql.push_str(match value {
            Value::Text(_) if !matches!(ty, SqlType::Enum(def) if def.native) => "::text",
            Value::Integer(0..) => "::integer",
            _ => "",
        });
        Ok(())
    }

    fn explain(&self, analyze: bool) -> Result<(&'static str, &'static [SqlType])> {
        let prefix = if analyze { "EXPLAIN (ANALYZE, FORMAT JSON)" } else { "EXPLAIN (FORMAT JSON)" };
        Ok((prefix, &explain::COLUMNS))
    }

    fn plan(&self, answer: Vec<Vec<Value>>) -> Result<Plan> {
        explain::plan(answer)
    }

    /// The driver binds each type by its OID, but that of an enum only the server knows.
    fn parameter(&self, sql: &mut String, position: usize, ty: &SqlType) {
        self.placeholder(sql, position);
        let SqlType::Enum(def) = ty.leaf() else { return };
        let mut name = String::new();
        // An enum whose name cannot be one is no type of the database: the server will say so.
        if def.native && push_ident(&mut name, &def.name).is_ok() {
            sql.push_str(if ty.is_array() { "::text[]::" } else { "::" });
            sql.push_str(&name);
            if ty.is_array() {
                sql.push_str("[]");
            }
        }
    }

    /// A `json` is equal to nothing, and no function takes it.
    fn computed_as(&self, ty: &SqlType) -> &'static str {
        if is_json_text(ty) { "::jsonb" } else { "" }
    }

    fn now<'a>(&self, r: &mut Renderer<'a>, ty: &'a SqlType) -> Result<()> {
        r.push(moment::now(ty)?);
        Ok(())
    }

    fn orders_enum(&self, def: &EnumDef) -> bool {
        def.native
    }

    /// A DISTINCT can only be ordered by what it selects, and that is ordered by its bytes.
    fn projected<'a>(&self, r: &mut Renderer<'a>, expr: &'a Expr) -> Result<()> {
        match expr {
            _ if r.is_distinct() => collation::operand(r, expr),
            Expr::Column(column) if !r.tells_apart() => r.column(column),
            _ => r.expr(expr),
        }
    }

    fn binary<'a>(&self, r: &mut Renderer<'a>, binary: &'a Binary) -> Result<()> {
        operator::binary(r, binary)
    }

    fn rows<'a>(
        &self,
        r: &mut Renderer<'a>,
        left: &'a [Expr],
        op: BinaryOp,
        right: &'a [Expr],
    ) -> Result<()> {
        operator::rows(r, left, op, right)
    }

    fn between<'a>(&self, r: &mut Renderer<'a>, between: &'a Between) -> Result<()> {
        operator::between(r, between)
    }

    fn coerced<'a>(&self, r: &mut Renderer<'a>, expr: &'a Expr, ty: &SqlType) -> Result<()> {
        match expr {
            // Kept as the text that it is.
            Expr::Bind(value, _) if is_json_text(ty) => r.bind_owned(value.clone(), ty.clone()),
            Expr::Column(column) if is_json_text(ty) => r.column(column),
            _ => moment::cut(r, expr, ty),
        }
    }

    fn like<'a>(&self, r: &mut Renderer<'a>, like: &'a Like) -> Result<()> {
        text::like(r, like)
    }

    fn matches<'a>(&self, r: &mut Renderer<'a>, it: &'a Match) -> Result<()> {
        text::matches(r, it)
    }

    fn function<'a>(&self, r: &mut Renderer<'a>, call: &'a FunctionCall) -> Result<()> {
        function::function(r, call)
    }

    fn aggregate<'a>(
        &self,
        r: &mut Renderer<'a>,
        aggregate: &'a Aggregate,
        over: Option<&'a Window>,
    ) -> Result<()> {
        aggregate::aggregate(r, aggregate, over)
    }

    fn conflict_key<'a>(&self, r: &mut Renderer<'a>, expr: &'a Expr) -> Result<()> {
        collation::conflict_key(r, expr)
    }

    fn order_key<'a>(&self, r: &mut Renderer<'a>, term: &'a OrderTerm) -> Result<()> {
        operator::order_key(r, &term.expr)
    }

    fn derived<'a>(&self, r: &mut Renderer<'a>, expr: &'a Expr, ty: &SqlType) -> Result<()> {
        query::derived(r, expr, ty)
    }

    fn typed_null(&self, r: &mut Renderer<'_>, ty: &SqlType) -> Result<()> {
        query::typed_null(r, ty)
    }

    fn quantified<'a>(
        &self,
        r: &mut Renderer<'a>,
        operand: &'a Expr,
        op: BinaryOp,
        all: bool,
        query: &'a Query,
    ) -> Result<()> {
        query::quantified(r, operand, op, all, query)
    }

    fn in_gathered<'a>(&self, r: &mut Renderer<'a>, operand: &'a Expr, query: &'a Query) -> Result<()> {
        query::in_gathered(r, operand, query)
    }

    fn nested_strategy(&self) -> Strategy {
        Strategy::Single
    }

    fn snapshot(&self) -> Option<Isolation> {
        Some(Isolation::RepeatableRead)
    }

    fn has_distinct_on(&self) -> bool {
        true
    }

    fn elements<'a>(&self, r: &mut Renderer<'a>, table: &'a TableRef, it: &'a Elements) -> Result<()> {
        elements::elements(r, table, it)
    }

    fn count_on(&self, table: &TableDef, column: &str) -> Option<String> {
        // Where a name cannot be one, the insert itself has been refused.
        sequence::count_on(table, column).ok()
    }

    fn create_tables(&self, tables: &[&TableDef]) -> Result<Vec<String>> {
        ddl::create_tables(tables)
    }
}

/// Whether Postgres stores it as `json`, and not as `jsonb`.
fn is_json_text(ty: &SqlType) -> bool {
    *ty == SqlType::Json(JsonMode::Text)
}

/// Postgres has no such thing, or not with the same answer as the other databases.
fn unsupported(feature: impl Into<Cow<'static, str>>) -> Error {
    Error::Unsupported { feature: feature.into(), backend: POSTGRES.backend() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{column, ddl, sql, status, text};

    #[test]
    fn placeholders_are_numbered_and_native_enums_are_cast() {
        let label = |native| Expr::Bind(Value::Text("on hold".into()), status(native));
        let eq = |left, right| Expr::binary(squall_core::ast::BinaryOp::Eq, left, right, SqlType::Boolean);
        assert_eq!(sql(&eq(column("a", status(true)), label(true))), r#""t"."a" = $1::"status""#);
        assert_eq!(sql(&eq(column("a", status(false)), label(false))), r#""t"."a" = $1"#);
        assert_eq!(sql(&eq(text("a"), text("b"))), "$1 = $2");
        assert_eq!(ddl(&eq(column("a", status(true)), label(true))), r#""a" = 'on hold'::"status""#);
    }
}
