//! What a dialect implements: how its database writes what databases write differently.
//!
//! Each method with a body prints what both databases write alike; a dialect overrides just where its database differs.

use std::fmt;

use chrono::TimeDelta;

use crate::{
    ast::{
        Aggregate, Between, Binary, BinaryOp, Delete, Elements, Expr, FunctionCall, InList, Like, Lock,
        Match, OrderTerm, Query, SetOp, TableRef, Unary, Window,
    },
    driver::Isolation,
    error::Result,
    explain::Plan,
    relation::Strategy,
    render::{self, Renderer},
    schema::TableDef,
    types::{Collation, EnumDef, SqlType},
    value::Value,
};

/// Appends the column at a place of a table of this name, which are the elements of something.
pub type PrintElement = fn(&mut Renderer<'_>, &str, &Elements, usize) -> Result<()>;

/// Prints the query tree as the SQL of one database; does no I/O.
pub trait Dialect: fmt::Debug + Send + Sync + 'static {
    /// The name of the database, for error messages.
    fn backend(&self) -> &'static str;

    /// How many parameters a statement may have.
    fn max_binds(&self) -> usize;

    /// The name that a collation has here.
    ///
    /// # Errors
    /// [`Error::Unsupported`](crate::Error::Unsupported) where it is another database's alone.
    fn collation<'a>(&self, collation: &'a Collation) -> Result<&'a str>;

    /// Whether comments in a statement can be seen anywhere: in a log, or among what is running.
    fn has_comments(&self) -> bool {
        true
    }

    /// Whether it has schemas, which hold tables; where not, the schema is but the beginning of a table's name.
    fn has_schemas(&self) -> bool {
        false
    }

    /// The `position`th placeholder, from 1.
    fn placeholder(&self, sql: &mut String, position: usize);

    /// Whether placeholders have numbers, by which one can be referred to again.
    fn numbers_placeholders(&self) -> bool;

    /// A value as a literal that the database reads back as the same value.
    ///
    /// # Errors
    /// Where the value has no literal.
    fn literal(&self, sql: &mut String, value: &Value, ty: &SqlType) -> Result<()>;

    /// The placeholder of a parameter of type `ty`, with a cast where the database needs one.
    fn parameter(&self, sql: &mut String, position: usize, ty: &SqlType) {
        let _ = ty;
        self.placeholder(sql, position);
    }

    /// What stands behind a column or a parameter of type `ty` where it is computed with or compared: a cast, where it is
    /// stored in a type that cannot be. Not where it is stored or read as it is.
    fn computed_as(&self, ty: &SqlType) -> &'static str {
        let _ = ty;
        ""
    }

    /// The instant of the statement.
    ///
    /// # Errors
    /// Never by itself; those of the renderer.
    fn now<'a>(&self, r: &mut Renderer<'a>, ty: &'a SqlType) -> Result<()>;

    /// Whether this call is printed as an operator, which stands in parentheses where it is an operand.
    fn is_operator(&self, _call: &FunctionCall) -> bool {
        false
    }

    /// Whether the database itself orders values of this enum by their declaration.
    fn orders_enum(&self, def: &EnumDef) -> bool;

    /// An expression as a cell of the result.
    ///
    /// # Errors
    /// Those of its parts.
    fn projected<'a>(&self, r: &mut Renderer<'a>, expr: &'a Expr) -> Result<()> {
        r.expr(expr)
    }

    /// `left op right`
    ///
    /// # Errors
    /// Those of its parts.
    fn binary<'a>(&self, r: &mut Renderer<'a>, binary: &'a Binary) -> Result<()> {
        render::binary(r, binary)
    }

    /// `op operand`
    ///
    /// # Errors
    /// Those of its parts.
    fn unary<'a>(&self, r: &mut Renderer<'a>, unary: &'a Unary) -> Result<()> {
        render::unary(r, unary)
    }

    /// `operand [NOT] BETWEEN low AND high`
    ///
    /// # Errors
    /// Those of its parts.
    fn between<'a>(&self, r: &mut Renderer<'a>, between: &'a Between) -> Result<()> {
        render::between(r, between)
    }

    /// `operand [NOT] IN (..)`, where the list is not empty
    ///
    /// # Errors
    /// Those of its parts.
    fn in_list<'a>(&self, r: &mut Renderer<'a>, in_list: &'a InList) -> Result<()> {
        render::in_list(r, in_list)
    }

    /// `(a, b) op (c, d)`, of as many cells on both sides
    ///
    /// # Errors
    /// Those of the cells.
    fn rows<'a>(
        &self,
        r: &mut Renderer<'a>,
        left: &'a [Expr],
        op: BinaryOp,
        right: &'a [Expr],
    ) -> Result<()> {
        render::rows(r, left, op, right)
    }

    /// `(a, b) [NOT] IN ((..), (..))`, where the list is not empty
    ///
    /// # Errors
    /// Those of the cells.
    fn row_in_list<'a>(
        &self,
        r: &mut Renderer<'a>,
        cells: &'a [Expr],
        rows: &'a [Vec<Expr>],
        negated: bool,
    ) -> Result<()> {
        render::row_in_list(r, cells, rows, negated)
    }

    /// `(a, b) [NOT] IN (query)`
    ///
    /// # Errors
    /// Those of its parts.
    fn row_in_query<'a>(
        &self,
        r: &mut Renderer<'a>,
        cells: &'a [Expr],
        query: &'a Query,
        negated: bool,
    ) -> Result<()> {
        render::row_in_query(r, cells, query, negated)
    }

    /// An expression where a value of type `ty` is wanted: what is stored in a column, a branch of a CASE.
    ///
    /// The two types are the same but for what is an attribute of one column: a decimal's size, a timestamp's mode.
    ///
    /// # Errors
    /// Those of its parts.
    fn coerced<'a>(&self, r: &mut Renderer<'a>, expr: &'a Expr, ty: &SqlType) -> Result<()> {
        let _ = ty;
        r.expr(expr)
    }

    /// `operand LIKE pattern`, of either kind
    ///
    /// # Errors
    /// Those of its parts.
    fn like<'a>(&self, r: &mut Renderer<'a>, like: &'a Like) -> Result<()>;

    /// A text in another, where LIKE cannot say it
    ///
    /// # Errors
    /// Those of its parts.
    fn matches<'a>(&self, r: &mut Renderer<'a>, it: &'a Match) -> Result<()>;

    /// A function of one row
    ///
    /// # Errors
    /// Those of its parts.
    fn function<'a>(&self, r: &mut Renderer<'a>, call: &'a FunctionCall) -> Result<()>;

    /// A function of many rows, with its FILTER: of a group, or over a window. What follows each call that it is made of,
    /// [`Renderer::after_call`] appends.
    ///
    /// # Errors
    /// Those of its parts.
    fn aggregate<'a>(
        &self,
        r: &mut Renderer<'a>,
        aggregate: &'a Aggregate,
        over: Option<&'a Window>,
    ) -> Result<()>;

    /// What a window whose frame has offsets of RANGE is ordered by
    ///
    /// # Errors
    /// Those of its parts.
    fn range_key<'a>(&self, r: &mut Renderer<'a>, expr: &'a Expr) -> Result<()> {
        r.ordered(expr)
    }

    /// The offset, a length of time, of a RANGE over values of type `ty`
    ///
    /// # Errors
    /// Where it has no literal.
    fn range_offset(&self, sql: &mut String, offset: TimeDelta, ty: &SqlType) -> Result<()> {
        self.literal(sql, &Value::Interval(offset), ty)
    }

    /// A term of GROUP BY
    ///
    /// # Errors
    /// Those of its parts.
    fn group_key<'a>(&self, r: &mut Renderer<'a>, expr: &'a Expr) -> Result<()> {
        r.expr(expr)
    }

    /// An expression of the target of ON CONFLICT, in the parentheses that an index has around it
    ///
    /// # Errors
    /// Those of its parts.
    fn conflict_key<'a>(&self, r: &mut Renderer<'a>, expr: &'a Expr) -> Result<()> {
        r.push("(");
        r.expr(expr)?;
        r.push(")");
        Ok(())
    }

    /// What a term of ORDER BY sorts by
    ///
    /// # Errors
    /// Those of its parts.
    fn order_key<'a>(&self, r: &mut Renderer<'a>, term: &'a OrderTerm) -> Result<()> {
        r.ordered(&term.expr)
    }

    /// What follows `DELETE FROM table` where other tables are joined to it
    ///
    /// # Errors
    /// Those of its parts.
    fn using<'a>(&self, r: &mut Renderer<'a>, delete: &'a Delete) -> Result<()> {
        render::using(r, delete)
    }

    /// LIMIT and OFFSET
    ///
    /// # Errors
    /// Those of its parts.
    fn limit<'a>(
        &self,
        r: &mut Renderer<'a>,
        limit: Option<&'a Expr>,
        offset: Option<&'a Expr>,
    ) -> Result<()> {
        render::limit(r, limit, offset)
    }

    /// An expression as a column, of type `ty`, of a query that stands for a table.
    ///
    /// # Errors
    /// Those of its parts.
    fn derived<'a>(&self, r: &mut Renderer<'a>, expr: &'a Expr, ty: &SqlType) -> Result<()>;

    /// A NULL of the type `ty`.
    ///
    /// # Errors
    /// Never by itself.
    fn typed_null(&self, r: &mut Renderer<'_>, ty: &SqlType) -> Result<()> {
        let _ = ty;
        r.push("NULL");
        Ok(())
    }

    /// `(query)`: its only cell
    ///
    /// # Errors
    /// Those of the query.
    fn scalar_query<'a>(&self, r: &mut Renderer<'a>, query: &'a Query) -> Result<()> {
        render::scalar_query(r, query)
    }

    /// `operand [NOT] IN (query)`
    ///
    /// # Errors
    /// Those of its parts.
    fn in_query<'a>(
        &self,
        r: &mut Renderer<'a>,
        operand: &'a Expr,
        query: &'a Query,
        negated: bool,
    ) -> Result<()> {
        render::in_query(r, operand, query, negated)
    }

    /// `operand IN (query)`, where the operand has an index
    ///
    /// # Errors
    /// Those of its parts.
    fn in_gathered<'a>(&self, r: &mut Renderer<'a>, operand: &'a Expr, query: &'a Query) -> Result<()> {
        self.in_query(r, operand, query, false)
    }

    /// `operand op ANY (query)`, or ALL
    ///
    /// # Errors
    /// Those of its parts.
    fn quantified<'a>(
        &self,
        r: &mut Renderer<'a>,
        operand: &'a Expr,
        op: BinaryOp,
        all: bool,
        query: &'a Query,
    ) -> Result<()>;

    /// Refuses a set operation that the database has not.
    ///
    /// # Errors
    /// [`Error::Unsupported`](crate::Error::Unsupported).
    fn check_set(&self, op: SetOp, all: bool) -> Result<()> {
        let _ = (op, all);
        Ok(())
    }

    /// How the rows of several levels of a nested query are fetched, where nothing is said: the way that was measured as the
    /// fastest.
    fn nested_strategy(&self) -> Strategy {
        Strategy::SelectIn
    }

    /// The isolation level of a transaction whose statements all read one snapshot, where it is not what all have.
    fn snapshot(&self) -> Option<Isolation> {
        None
    }

    /// Whether it has DISTINCT ON; else such a query is written with row numbers.
    fn has_distinct_on(&self) -> bool;

    /// Refuses ROLLUP and its kin where the database has them not.
    ///
    /// # Errors
    /// [`Error::Unsupported`](crate::Error::Unsupported).
    fn check_grouping_sets(&self) -> Result<()> {
        Ok(())
    }

    /// FOR UPDATE and its kin
    ///
    /// # Errors
    /// Where one of the tables has a name that cannot be one.
    fn locks<'a>(&self, r: &mut Renderer<'a>, locks: &'a [Lock]) -> Result<()> {
        render::locks(r, locks)
    }

    /// What makes an UPDATE compute all that it sets before it changes a row, where it does not by itself.
    fn gathered(&self) -> Option<&'static str> {
        None
    }

    /// Refuses LATERAL where the database has it not.
    ///
    /// # Errors
    /// [`Error::Unsupported`](crate::Error::Unsupported).
    fn check_lateral(&self) -> Result<()> {
        Ok(())
    }

    /// Appends the elements of an array, or of JSON, as a table with the name and the columns of `table`.
    ///
    /// # Errors
    /// Those of what the elements are of; [`Error::Unsupported`](crate::Error::Unsupported) for elements of a type of which
    /// there are none.
    fn elements<'a>(&self, r: &mut Renderer<'a>, table: &'a TableRef, it: &'a Elements) -> Result<()>;

    /// What appends a column of such a table, where they are computed where they are used, and not in a query of their own.
    fn element_printer(&self) -> Option<PrintElement> {
        None
    }

    /// What makes the auto key `column` of `table` count on from its greatest value, after an insert that gave it values,
    /// where the database does not by itself. It returns no rows.
    fn count_on(&self, table: &TableDef, column: &str) -> Option<String> {
        let _ = (table, column);
        None
    }

    /// What stands before a statement that is to be explained, and the types of the columns of the answer; `analyze` runs it, too.
    ///
    /// # Errors
    /// [`Error::Unsupported`](crate::Error::Unsupported) where the database cannot do so.
    fn explain(&self, analyze: bool) -> Result<(&'static str, &'static [SqlType])>;

    /// The plan in the answer to [`explain`](Self::explain).
    ///
    /// # Errors
    /// [`Error::Decode`](crate::Error::Decode) where it is of another form.
    fn plan(&self, answer: Vec<Vec<Value>>) -> Result<Plan>;

    /// A parameter in a text that is read by people: a literal that means the same, wherever a parameter can stand.
    ///
    /// # Errors
    /// Where the value has no literal.
    fn debug_literal(&self, sql: &mut String, value: &Value, ty: &SqlType) -> Result<()> {
        self.literal(sql, value, ty)
    }

    /// What CREATE TABLE and its companions are for these tables, in an order in which they can run.
    ///
    /// # Errors
    /// [`Error::InvalidQuery`](crate::Error::InvalidQuery) for names that the databases do not both take.
    fn create_tables(&self, tables: &[&TableDef]) -> Result<Vec<String>>;
}
