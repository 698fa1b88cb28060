//! Expressions.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Aggregate, Ask, FunctionCall, Query, RowTest, Subquery, TableRef, Windowed};
use crate::{
    error::{Error, Result},
    schema::ColumnInfo,
    shared::Shared,
    types::{Collation, SqlType},
    value::Value,
};

/// An expression: the one tree under all typed expressions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Expr {
    /// A column of a table of the query.
    Column(ColumnRef),
    /// A value, bound as a parameter (in DDL: printed as a literal).
    Bind(Value, SqlType),
    /// A NULL of a type, written out.
    Null(SqlType),
    /// The instant of the statement.
    Now(SqlType),
    /// `left op right`
    Binary(Box<Binary>),
    /// `op operand`
    Unary(Box<Unary>),
    /// `operand IS [NOT] NULL`
    IsNull(Box<IsNull>),
    /// `operand [NOT] IN (..)`
    InList(Box<InList>),
    /// `(a, b) op (..)`
    Row(Box<RowTest>),
    /// `operand [NOT] BETWEEN low AND high`
    Between(Box<Between>),
    /// `operand [NOT] LIKE pattern`, of either kind
    Like(Box<Like>),
    /// A text that stands at the start, at the end or anywhere in another
    Match(Box<Match>),
    /// `operand COLLATE collation`
    Collate(Box<Collate>),
    /// `CASE WHEN .. THEN .. ELSE .. END`
    Case(Box<Case>),
    /// A function of one row
    Function(Box<FunctionCall>),
    /// A function of many rows
    Aggregate(Box<Aggregate>),
    /// A function of the rows around one
    Window(Box<Windowed>),
    /// A query in an expression
    Subquery(Box<Subquery>),
    /// SQL that the user wrote
    Raw(Box<RawSql>),
}

/// A column of a table of the query.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ColumnRef {
    /// The name of the table in this query: its alias, or its own name.
    pub source: Cow<'static, str>,
    /// The column.
    pub info: Shared<ColumnInfo>,
}

/// `left op right`
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Binary {
    /// The operator.
    pub op: BinaryOp,
    /// The left operand.
    pub left: Expr,
    /// The right operand.
    pub right: Expr,
    /// The type of the whole.
    pub ty: SqlType,
}

/// An operator between two operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BinaryOp {
    /// `=`
    Eq,
    /// `<>`
    Ne,
    /// `<`
    Lt,
    /// `<=`
    Le,
    /// `>`
    Gt,
    /// `>=`
    Ge,
    /// `AND`
    And,
    /// `OR`
    Or,
    /// `+`
    Add,
    /// `-`
    Sub,
    /// `*`
    Mul,
    /// `/`
    Div,
    /// `%`
    Rem,
}

impl BinaryOp {
    /// The operator as both databases write it.
    pub fn sql(self) -> &'static str {
        match self {
            Self::Eq => "=",
            Self::Ne => "<>",
            Self::Lt => "<",
            Self::Le => "<=",
            Self::Gt => ">",
            Self::Ge => ">=",
            Self::And => "AND",
            Self::Or => "OR",
            Self::Add => "+",
            Self::Sub => "-",
            Self::Mul => "*",
            Self::Div => "/",
            Self::Rem => "%",
        }
    }

    /// Whether it compares its operands.
    pub fn is_comparison(self) -> bool {
        matches!(self, Self::Eq | Self::Ne | Self::Lt | Self::Le | Self::Gt | Self::Ge)
    }

    /// Whether it computes a number.
    pub fn is_arithmetic(self) -> bool {
        matches!(self, Self::Add | Self::Sub | Self::Mul | Self::Div | Self::Rem)
    }
}

/// `op operand`
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Unary {
    /// The operator.
    pub op: UnaryOp,
    /// The operand.
    pub operand: Expr,
}

/// An operator before its operand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnaryOp {
    /// `NOT`
    Not,
    /// `-`
    Neg,
}

/// `operand IS [NOT] NULL`
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IsNull {
    /// The operand.
    pub operand: Expr,
    /// Whether it is IS NOT NULL.
    pub negated: bool,
}

/// `operand [NOT] IN (..)`; an empty list is FALSE (negated: TRUE)
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct InList {
    /// The operand.
    pub operand: Expr,
    /// The list.
    pub list: Vec<Expr>,
    /// Whether it is NOT IN.
    pub negated: bool,
}

/// `operand [NOT] BETWEEN low AND high`
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Between {
    /// The operand.
    pub operand: Expr,
    /// The least that is in it.
    pub low: Expr,
    /// The greatest that is in it.
    pub high: Expr,
    /// Whether it is NOT BETWEEN.
    pub negated: bool,
}

/// `operand [NOT] LIKE pattern`, with `\` as the escape
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Like {
    /// The operand.
    pub operand: Expr,
    /// The pattern.
    pub pattern: Expr,
    /// Whether it is NOT LIKE.
    pub negated: bool,
    /// Whether upper and lower case (of all Unicode) are the same.
    pub case_insensitive: bool,
}

/// A plain text that stands in another: its `%` and `_` mean themselves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Match {
    /// Where it stands.
    pub kind: MatchKind,
    /// The text that is looked in.
    pub operand: Expr,
    /// The text that is looked for.
    pub text: Expr,
}

/// Where a [`Match`] looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MatchKind {
    /// Anywhere.
    Contains,
    /// At the start.
    StartsWith,
    /// At the end.
    EndsWith,
}

/// `operand COLLATE collation`
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Collate {
    /// The text.
    pub operand: Expr,
    /// Its order.
    pub collation: Collation,
}

/// `CASE WHEN condition THEN result .. [ELSE otherwise] END`
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Case {
    /// The conditions and their results.
    pub arms: Vec<(Expr, Expr)>,
    /// The result where none holds.
    pub otherwise: Option<Expr>,
    /// The type of the whole.
    pub ty: SqlType,
}

/// SQL that the user wrote.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RawSql {
    /// One text, or one for each dialect.
    pub texts: Vec<RawText>,
    /// The type of the whole, as the user says it.
    pub ty: SqlType,
}

/// A text of raw SQL.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RawText {
    /// The database that it is for; none for all.
    pub backend: Option<Cow<'static, str>>,
    /// Its parts.
    pub parts: Vec<Part>,
}

impl RawSql {
    /// SQL without anything in it.
    pub fn plain(sql: impl Into<Cow<'static, str>>) -> Self {
        let text = RawText { backend: None, parts: vec![Part::Sql(sql.into())] };
        Self { texts: vec![text], ty: SqlType::Boolean }
    }

    /// The parts of the text for a database.
    ///
    /// # Errors
    /// [`Error::Unsupported`] where there is none.
    pub fn parts(&self, backend: &'static str) -> Result<&[Part]> {
        let fits = |text: &&RawText| text.backend.as_ref().is_none_or(|it| it == backend);
        match self.texts.iter().find(fits) {
            Some(text) => Ok(&text.parts),
            None => {
                Err(Error::Unsupported { feature: "this `sql!`, which has no text for it".into(), backend })
            }
        }
    }
}

/// A part of raw SQL.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Text that goes into the SQL as it is.
    Sql(Cow<'static, str>),
    /// An expression.
    Expr(Expr),
    /// A table.
    Table(TableRef),
}

static BOOLEAN: SqlType = SqlType::Boolean;

impl Expr {
    /// `left op right`, of the type `ty`.
    pub fn binary(op: BinaryOp, left: Self, right: Self, ty: SqlType) -> Self {
        Self::Binary(Box::new(Binary { op, left, right, ty }))
    }

    /// Its type.
    pub fn ty(&self) -> &SqlType {
        match self {
            Self::Column(column) => &column.info.ty,
            Self::Bind(_, ty) | Self::Null(ty) | Self::Now(ty) => ty,
            Self::Binary(binary) => &binary.ty,
            Self::Unary(unary) => match unary.op {
                UnaryOp::Not => &BOOLEAN,
                UnaryOp::Neg => unary.operand.ty(),
            },
            Self::IsNull(_)
            | Self::InList(_)
            | Self::Row(_)
            | Self::Between(_)
            | Self::Like(_)
            | Self::Match(_) => &BOOLEAN,
            Self::Collate(it) => it.operand.ty(),
            Self::Case(case) => &case.ty,
            Self::Function(call) => &call.ty,
            Self::Aggregate(aggregate) => &aggregate.ty,
            Self::Window(windowed) => windowed.ty(),
            Self::Subquery(it) => match &it.ask {
                Ask::Cell(ty) => ty,
                Ask::Exists
                | Ask::Contains { .. }
                | Ask::Gathered { .. }
                | Ask::ContainsRow { .. }
                | Ask::Quantified { .. } => &BOOLEAN,
            },
            Self::Raw(raw) => &raw.ty,
        }
    }

    /// The query in it, where it is made of one.
    pub fn query(&self) -> Option<&Query> {
        match self {
            Self::Subquery(it) => Some(&it.query),
            _ => None,
        }
    }

    /// Calls `visit` with this expression and then with each one in it, but for those inside of a query.
    pub fn walk<'a>(&'a self, visit: &mut dyn FnMut(&'a Self)) {
        visit(self);
        self.each_child(&mut |child| child.walk(visit));
    }

    /// Whether an aggregate is in it, for which groups are made. (That of a window is none.)
    pub fn has_aggregate(&self) -> bool {
        let mut found = false;
        self.walk(&mut |expr| found |= matches!(expr, Self::Aggregate(_)));
        found
    }

    /// Whether a window function is in it.
    pub fn has_window(&self) -> bool {
        let mut found = false;
        self.walk(&mut |expr| found |= matches!(expr, Self::Window(_)));
        found
    }
}
