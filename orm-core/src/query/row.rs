//! Rows as values: several expressions that are compared as one.

use super::{Expr, Expression, Operand, Queryable};
use crate::{
    ast::{self, Ask, BinaryOp, RowTest, RowWith, Subquery},
    types::{DbType, SqlType},
};

/// Several expressions that are compared as one; made by [`row`].
#[derive(Debug, Clone)]
pub struct RowValue<L>(L);

/// `(a, b)`: several expressions, to be compared as one with a tuple of values, another row, a list or a query.
///
/// The first cells that differ decide which row is less. NULL makes a comparison NULL where it depends on it:
/// `(1, NULL) < (2, 0)` is true. An index over the columns serves it.
///
/// ```
/// # use squall_core::{query::{Column, row, select}, table::{Table, TableRef}};
/// # fn example<Post: Table>(post: TableRef<Post>, views: Column<Post, i32>, id: Column<Post, i64>) {
/// // WHERE ("posts"."views", "posts"."id") > ($1, $2)
/// let _after = select(post).from(post).filter(row((views, id)).gt((20, 3)));
/// let _these = select(post).from(post).filter(row((views, id)).in_list([(20, 3), (30, 2)]));
/// # }
/// ```
pub fn row<L: RowExprs>(cells: L) -> RowValue<L> {
    RowValue(cells)
}

/// The cells of a row: a tuple of expressions.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no row",
    label = "expected a tuple of columns and expressions"
)]
pub trait RowExprs {
    /// The tables that they mention.
    type Sources;
    /// `bool`, or `Option<bool>` where one of them can be NULL.
    type Condition: DbType;

    /// Appends their trees.
    fn push(self, cells: &mut Vec<ast::Expr>);

    /// Their types, for the values that they are compared with.
    fn types(&self) -> Vec<SqlType>;
}

/// What a row of the cells `L` can be compared with: a tuple of values or expressions of their types, or another row.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be compared with this row",
    label = "expected as many values, of the types of its cells, or another `row(..)`"
)]
pub trait RowOperand<L> {
    /// The tables that it mentions.
    type Sources;
    /// `bool`, or `Option<bool>` where a part of it can be NULL.
    type Condition: DbType;

    /// Appends the trees; values are bound as these types.
    fn push(self, types: &[SqlType], cells: &mut Vec<ast::Expr>);
}

/// The rows of a query that a row of the cells `L` can be among: tuples of their types.
#[diagnostic::on_unimplemented(
    message = "this row is not among rows of `{Self}`",
    label = "the query gives `{Self}`",
    note = "it has to give a value for each cell of the row, of its type"
)]
pub trait AmongRows<L> {
    /// `bool`, or `Option<bool>` where a part of it can be NULL.
    type Condition: DbType;
}

#[diagnostic::do_not_recommend]
impl<L, R: RowOperand<L>> RowOperand<L> for RowValue<R> {
    type Sources = R::Sources;
    type Condition = R::Condition;

    fn push(self, types: &[SqlType], cells: &mut Vec<ast::Expr>) {
        self.0.push(types, cells);
    }
}

type Both<L, R> = (<L as RowExprs>::Sources, <R as RowOperand<L>>::Sources);
type Compared<L, R> = <<L as RowExprs>::Condition as DbType>::Through<<R as RowOperand<L>>::Condition>;
type Among<L, R> = <<L as RowExprs>::Condition as DbType>::Through<<R as AmongRows<L>>::Condition>;

impl<L: RowExprs> RowValue<L> {
    /// `self = rhs`
    pub fn eq<R: RowOperand<L>>(self, rhs: R) -> Expr<Both<L, R>, Compared<L, R>> {
        self.compare(BinaryOp::Eq, rhs)
    }

    /// `self <> rhs`
    pub fn ne<R: RowOperand<L>>(self, rhs: R) -> Expr<Both<L, R>, Compared<L, R>> {
        self.compare(BinaryOp::Ne, rhs)
    }

    /// `self < rhs`
    pub fn lt<R: RowOperand<L>>(self, rhs: R) -> Expr<Both<L, R>, Compared<L, R>> {
        self.compare(BinaryOp::Lt, rhs)
    }

    /// `self <= rhs`
    pub fn le<R: RowOperand<L>>(self, rhs: R) -> Expr<Both<L, R>, Compared<L, R>> {
        self.compare(BinaryOp::Le, rhs)
    }

    /// `self > rhs`
    pub fn gt<R: RowOperand<L>>(self, rhs: R) -> Expr<Both<L, R>, Compared<L, R>> {
        self.compare(BinaryOp::Gt, rhs)
    }

    /// `self >= rhs`
    pub fn ge<R: RowOperand<L>>(self, rhs: R) -> Expr<Both<L, R>, Compared<L, R>> {
        self.compare(BinaryOp::Ge, rhs)
    }

    /// `self IN ((..), (..))`; with an empty list, FALSE
    pub fn in_list<R>(self, rows: impl IntoIterator<Item = R>) -> Expr<Both<L, R>, Compared<L, R>>
    where
        R: RowOperand<L>,
    {
        self.list(rows, false)
    }

    /// `self NOT IN ((..), (..))`; with an empty list, TRUE
    pub fn not_in_list<R>(self, rows: impl IntoIterator<Item = R>) -> Expr<Both<L, R>, Compared<L, R>>
    where
        R: RowOperand<L>,
    {
        self.list(rows, true)
    }

    /// `self IN (query)`: whether it is among the rows of a query of as many columns
    ///
    /// As in SQL, it is NULL where it is not among them but for a NULL.
    pub fn in_query<Q: Queryable<I, Row: AmongRows<L>>, I>(
        self,
        query: Q,
    ) -> Expr<(L::Sources, Q::Outside), Among<L, Q::Row>> {
        self.query(query.into_query(), false)
    }

    /// `self NOT IN (query)`; NULL, and so no row of a filter, where only a NULL tells it from one of the rows: there is
    /// [`not_exists`](super::not_exists)
    pub fn not_in_query<Q: Queryable<I, Row: AmongRows<L>>, I>(
        self,
        query: Q,
    ) -> Expr<(L::Sources, Q::Outside), Among<L, Q::Row>> {
        self.query(query.into_query(), true)
    }

    fn compare<R: RowOperand<L>, S, T>(self, op: BinaryOp, rhs: R) -> Expr<S, T> {
        let types = self.0.types();
        let mut right = Vec::with_capacity(types.len());
        rhs.push(&types, &mut right);
        self.test(RowWith::Row(op, right))
    }

    fn list<R: RowOperand<L>, S, T>(self, rows: impl IntoIterator<Item = R>, negated: bool) -> Expr<S, T> {
        let types = self.0.types();
        let row = |row: R| {
            let mut cells = Vec::with_capacity(types.len());
            row.push(&types, &mut cells);
            cells
        };
        let rows = rows.into_iter().map(row).collect();
        self.test(RowWith::List { rows, negated })
    }

    fn test<S, T>(self, with: RowWith) -> Expr<S, T> {
        let cells = self.cells();
        Expr::new(ast::Expr::Row(Box::new(RowTest { cells, with })))
    }

    fn query<S, T>(self, query: ast::Query, negated: bool) -> Expr<S, T> {
        let ask = Ask::ContainsRow { cells: self.cells(), negated };
        Expr::new(ast::Expr::Subquery(Box::new(Subquery { query, ask })))
    }

    fn cells(self) -> Vec<ast::Expr> {
        let mut cells = Vec::new();
        self.0.push(&mut cells);
        cells
    }
}

/// Whether one of the types is nullable.
macro_rules! through {
    () => { bool };
    ($first:ty $(, $rest:ty)*) => { <$first as DbType>::Through<through!($($rest),*)> };
}

macro_rules! tuple {
    ($(($name:ident $value:ident))+) => {
        impl<$($name: Expression),+> RowExprs for ($($name,)+) {
            type Sources = crate::tuples::nest!($($name::Sources),+);
            type Condition = through!($($name::Type),+);

            fn push(self, cells: &mut Vec<ast::Expr>) {
                #[expect(non_snake_case, reason = "a type and its value share a name")]
                let ($($name,)+) = self;
                $(cells.push($name.into_ast());)+
            }

            fn types(&self) -> Vec<SqlType> {
                #[expect(non_snake_case, reason = "a type and its value share a name")]
                let ($($name,)+) = self;
                vec![$($name.sql_type().unsized_type()),+]
            }
        }

        #[diagnostic::do_not_recommend]
        impl<$($name: Expression, $value: Operand<<$name::Type as DbType>::Base>),+> RowOperand<($($name,)+)>
            for ($($value,)+)
        {
            type Sources = crate::tuples::nest!($($value::Sources),+);
            type Condition = through!($($value::Type),+);

            fn push(self, types: &[SqlType], cells: &mut Vec<ast::Expr>) {
                #[expect(non_snake_case, reason = "a type and its value share a name")]
                let ($($value,)+) = self;
                let mut types = types.iter().cloned();
                let mut next = || types.next().unwrap_or(SqlType::Boolean);
                $(cells.push($value.into_operand(next()));)+
            }
        }

        #[diagnostic::do_not_recommend]
        impl<$($name: Expression, $value: DbType<Base = <$name::Type as DbType>::Base>),+> AmongRows<($($name,)+)>
            for ($($value,)+)
        {
            type Condition = through!($($value),+);
        }
    };
}

crate::tuples::each!(tuple);
