//! SQLite's dialect: a list of what SQLite writes differently.
//!
//! It only prints, and needs no SQLite. What SQLite has not, the driver registers as functions, under the names in
//! [`functions`]; the checks that give a column its type's range are constraints named as in [`implicit`].

mod aggregate;
mod arithmetic;
pub mod array;
mod collation;
mod compare;
pub mod ddl;
mod decimal;
mod delete;
mod elements;
mod explain;
pub mod form;
mod function;
pub mod functions;
pub mod implicit;
mod literal;
mod query;
mod text;
mod time;

use std::borrow::Cow;

use squall_core::{
    Dialect, Error, Plan, PrintElement, Result, SqlType, Value,
    ast::{
        Aggregate, Between, Binary, BinaryOp, Delete, Elements, Expr, FunctionCall, InList, Like, Lock,
        Match, OrderTerm, Query, SetOp, TableRef, Unary, Window,
    },
    render::{self, Renderer},
    schema::TableDef,
    types::{Collation, EnumDef},
};

/// The name of the database, for error messages.
pub const BACKEND: &str = "SQLite";

/// SQLite.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sqlite;

/// SQLite, to be referred to.
pub static SQLITE: Sqlite = Sqlite;

/// The error of what SQLite cannot do as Postgres does it.
fn unsupported(feature: impl Into<Cow<'static, str>>) -> Error {
    Error::Unsupported { feature: feature.into(), backend: BACKEND }
}

impl Dialect for Sqlite {
    fn backend(&self) -> &'static str {
        BACKEND
    }

    fn explain(&self, analyze: bool) -> Result<(&'static str, &'static [SqlType])> {
        if analyze {
            return Err(unsupported("EXPLAIN ANALYZE"));
        }
        Ok(("EXPLAIN QUERY PLAN", &explain::COLUMNS))
    }

    fn plan(&self, answer: Vec<Vec<Value>>) -> Result<Plan> {
        explain::plan(answer)
    }

    /// It has no log, and nobody else who could look at what is running.
    fn has_comments(&self) -> bool {
        false
    }

    fn max_binds(&self) -> usize {
        32_766
    }

    fn collation<'a>(&self, collation: &'a Collation) -> Result<&'a str> {
        collation.on_sqlite().ok_or_else(|| {
            let name = collation.on_postgres().unwrap_or_default();
            unsupported(format!("the collation `{name}`, which is another database's"))
        })
    }

    fn placeholder(&self, sql: &mut String, _position: usize) {
        sql.push('?');
    }

    fn numbers_placeholders(&self) -> bool {
        false
    }

    fn literal(&self, sql: &mut String, value: &Value, ty: &SqlType) -> Result<()> {
        literal::literal(sql, value, ty)
    }

    fn now<'a>(&self, r: &mut Renderer<'a>, ty: &'a SqlType) -> Result<()> {
        time::now(r, ty)
    }

    fn is_operator(&self, call: &FunctionCall) -> bool {
        array::is_operator(call)
    }

    fn orders_enum(&self, _def: &EnumDef) -> bool {
        false
    }

    fn projected<'a>(&self, r: &mut Renderer<'a>, expr: &'a Expr) -> Result<()> {
        match expr.ty() {
            SqlType::Timestamp(_) | SqlType::TimestampTz(_) => time::projected(r, expr),
            // A number that is whole comes out of a RETURNING as an integer.
            SqlType::Real | SqlType::Double if r.is_returning() && !collation::is_column(expr) => {
                r.push("CAST(");
                r.expr(expr)?;
                r.push(" AS REAL)");
                Ok(())
            }
            _ if r.is_distinct() => collation::collated(r, expr),
            _ => r.expr(expr),
        }
    }

    fn binary<'a>(&self, r: &mut Renderer<'a>, binary: &'a Binary) -> Result<()> {
        if binary.op.is_comparison() {
            compare::binary(r, binary)
        } else if binary.op.is_arithmetic() {
            arithmetic::binary(r, binary)
        } else {
            render::binary(r, binary)
        }
    }

    fn unary<'a>(&self, r: &mut Renderer<'a>, unary: &'a Unary) -> Result<()> {
        arithmetic::unary(r, unary)
    }

    fn between<'a>(&self, r: &mut Renderer<'a>, between: &'a Between) -> Result<()> {
        compare::between(r, between)
    }

    fn in_list<'a>(&self, r: &mut Renderer<'a>, in_list: &'a InList) -> Result<()> {
        compare::in_list(r, in_list)
    }

    fn rows<'a>(
        &self,
        r: &mut Renderer<'a>,
        left: &'a [Expr],
        op: BinaryOp,
        right: &'a [Expr],
    ) -> Result<()> {
        compare::rows(r, left, op, right)
    }

    fn row_in_list<'a>(
        &self,
        r: &mut Renderer<'a>,
        cells: &'a [Expr],
        rows: &'a [Vec<Expr>],
        negated: bool,
    ) -> Result<()> {
        compare::row_in_list(r, cells, rows, negated)
    }

    fn row_in_query<'a>(
        &self,
        r: &mut Renderer<'a>,
        cells: &'a [Expr],
        query: &'a Query,
        negated: bool,
    ) -> Result<()> {
        query::row_in_query(r, cells, query, negated)
    }

    fn coerced<'a>(&self, r: &mut Renderer<'a>, expr: &'a Expr, ty: &SqlType) -> Result<()> {
        match ty {
            SqlType::Timestamp(mode) | SqlType::TimestampTz(mode) => time::in_mode(r, expr, *mode),
            SqlType::Uuid(mode) if expr.ty() != ty => r.call(functions::uuid_in(*mode), [expr]),
            SqlType::Decimal(Some(size)) => decimal::sized(r, expr, *size),
            _ => r.expr(expr),
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

    /// Dates and timestamps are counted in microseconds, whatever they are stored as.
    fn range_key<'a>(&self, r: &mut Renderer<'a>, expr: &'a Expr) -> Result<()> {
        match expr.ty() {
            SqlType::Date => r.call(functions::START_OF_DATE, [expr]),
            SqlType::Timestamp(_) | SqlType::TimestampTz(_) => time::micros(r, expr),
            _ => r.operand(expr),
        }
    }

    fn group_key<'a>(&self, r: &mut Renderer<'a>, expr: &'a Expr) -> Result<()> {
        collation::collated(r, expr)
    }

    fn order_key<'a>(&self, r: &mut Renderer<'a>, term: &'a OrderTerm) -> Result<()> {
        match term.expr.ty() {
            SqlType::Decimal(_) => collation::collated(r, &term.expr),
            SqlType::Json(_) => Err(compare::no_order_of_json()),
            SqlType::Array(_) => array::refuse_order(term.expr.ty()),
            _ => r.ordered(&term.expr),
        }
    }

    fn using<'a>(&self, r: &mut Renderer<'a>, delete: &'a Delete) -> Result<()> {
        delete::using(r, delete)
    }

    fn limit<'a>(
        &self,
        r: &mut Renderer<'a>,
        limit: Option<&'a Expr>,
        offset: Option<&'a Expr>,
    ) -> Result<()> {
        if limit.is_none() && offset.is_some() {
            // SQLite knows no OFFSET without a LIMIT; -1 is none.
            r.push(" LIMIT -1");
        }
        render::limit(r, limit, offset)
    }

    fn derived<'a>(&self, r: &mut Renderer<'a>, expr: &'a Expr, ty: &SqlType) -> Result<()> {
        query::derived(r, expr, ty)
    }

    fn scalar_query<'a>(&self, r: &mut Renderer<'a>, query: &'a Query) -> Result<()> {
        query::scalar(r, query)
    }

    fn in_query<'a>(
        &self,
        r: &mut Renderer<'a>,
        operand: &'a Expr,
        query: &'a Query,
        negated: bool,
    ) -> Result<()> {
        query::in_query(r, operand, query, negated)
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

    fn check_set(&self, op: SetOp, all: bool) -> Result<()> {
        match op {
            SetOp::Intersect if all => Err(unsupported("INTERSECT ALL")),
            SetOp::Except if all => Err(unsupported("EXCEPT ALL")),
            _ => Ok(()),
        }
    }

    fn has_distinct_on(&self) -> bool {
        false
    }

    fn check_grouping_sets(&self) -> Result<()> {
        Err(unsupported("ROLLUP, CUBE and GROUPING SETS"))
    }

    /// A transaction that writes has locked the whole database from its start.
    fn locks<'a>(&self, _: &mut Renderer<'a>, _: &'a [Lock]) -> Result<()> {
        Ok(())
    }

    /// With FROM it gathers all new values first.
    fn gathered(&self) -> Option<&'static str> {
        Some(" FROM (SELECT 1)")
    }

    fn check_lateral(&self) -> Result<()> {
        Err(unsupported("LATERAL"))
    }

    fn elements<'a>(&self, r: &mut Renderer<'a>, table: &'a TableRef, it: &'a Elements) -> Result<()> {
        elements::elements(r, table, it)
    }

    fn element_printer(&self) -> Option<PrintElement> {
        Some(elements::element)
    }

    fn create_tables(&self, tables: &[&TableDef]) -> Result<Vec<String>> {
        ddl::create_tables(tables)
    }
}
