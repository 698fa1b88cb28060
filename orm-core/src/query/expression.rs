//! Typed expressions and their operators.

use std::{fmt, marker::PhantomData};

use super::{
    CastTo, Document, ExprOf, In, JsonPart, JsonPath, Operand, Order, Over, Predicate, Queryable, Tables,
    Total, ValueList, function, subquery,
};
use crate::{
    ast::{self, Between, BinaryOp, Direction, IsNull, Like, Match, MatchKind, UnaryOp},
    types::{Collation, DbType, Json, Scalar, SqlType, StoredAs},
};

/// An expression of the SQL type `T` that mentions the tables `S`.
pub struct Expr<S, T> {
    ast: ast::Expr,
    marker: PhantomData<fn() -> (S, T)>,
}

impl<S, T> Expr<S, T> {
    pub(crate) fn new(ast: ast::Expr) -> Self {
        Self { ast, marker: PhantomData }
    }
}

impl<S, T> Clone for Expr<S, T> {
    fn clone(&self) -> Self {
        Self::new(self.ast.clone())
    }
}

impl<S, T> fmt::Debug for Expr<S, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.ast.fmt(f)
    }
}

/// A value as an expression, bound as a parameter: `val(1)`.
pub fn val<T: Scalar>(value: T) -> Expr<(), T> {
    Expr::new(ast::Expr::Bind(value.into_value(), T::TYPE))
}

/// A type that a condition can have: `bool`, or `Option<bool>` where NULLs are in it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a condition",
    label = "expected a condition, such as `User::id.eq(1)`"
)]
pub trait Boolean: DbType {}

impl Boolean for bool {}
impl Boolean for Option<bool> {}

/// A type that text functions work on: `String`, or `Option<String>`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not text",
    label = "expected a column or expression of text",
    note = "of a `#[derive(DbType)]` struct around a `String`, say `.stored()`"
)]
pub trait Textual: DbType {}

impl Textual for String {}
impl Textual for Option<String> {}

type Base<E> = <<E as Expression>::Type as DbType>::Base;
/// The type of a condition over `E` and `R`: nullable where one of them is.
type Compared<E, R> =
    <<E as Expression>::Type as DbType>::Through<<<R as Operand<Base<E>>>::Type as DbType>::Through<bool>>;
type ConditionOf<E> = <<E as Expression>::Type as DbType>::Through<bool>;
type Both<E, R> = (<E as Expression>::Sources, <R as Operand<Base<E>>>::Sources);

/// What all columns and expressions can do.
///
/// NULL makes a comparison NULL, as in SQL, on both databases; a filter keeps only the rows where its condition is true.
pub trait Expression: Sized {
    /// The tables that it mentions.
    type Sources;
    /// Its type.
    type Type: DbType;

    /// The tree of it.
    fn into_ast(self) -> ast::Expr;

    /// Its logical SQL type.
    fn sql_type(&self) -> SqlType;

    /// `self = rhs`
    fn eq<R: Operand<Base<Self>>>(self, rhs: R) -> Expr<Both<Self, R>, Compared<Self, R>> {
        compare(self, BinaryOp::Eq, rhs)
    }

    /// `self <> rhs`
    fn ne<R: Operand<Base<Self>>>(self, rhs: R) -> Expr<Both<Self, R>, Compared<Self, R>> {
        compare(self, BinaryOp::Ne, rhs)
    }

    /// `self < rhs`; text by its bytes, enums by their declaration
    fn lt<R: Operand<Base<Self>>>(self, rhs: R) -> Expr<Both<Self, R>, Compared<Self, R>> {
        compare(self, BinaryOp::Lt, rhs)
    }

    /// `self <= rhs`; text by its bytes, enums by their declaration
    fn le<R: Operand<Base<Self>>>(self, rhs: R) -> Expr<Both<Self, R>, Compared<Self, R>> {
        compare(self, BinaryOp::Le, rhs)
    }

    /// `self > rhs`; text by its bytes, enums by their declaration
    fn gt<R: Operand<Base<Self>>>(self, rhs: R) -> Expr<Both<Self, R>, Compared<Self, R>> {
        compare(self, BinaryOp::Gt, rhs)
    }

    /// `self >= rhs`; text by its bytes, enums by their declaration
    fn ge<R: Operand<Base<Self>>>(self, rhs: R) -> Expr<Both<Self, R>, Compared<Self, R>> {
        compare(self, BinaryOp::Ge, rhs)
    }

    /// `self IS NULL`; never NULL itself, also where an outer join has left the table out
    #[expect(clippy::wrong_self_convention, reason = "the name is SQL's, and expressions are built by value")]
    fn is_null(self) -> Expr<Total<Self::Sources>, bool> {
        null_test(self, false)
    }

    /// `self IS NOT NULL`; never NULL itself, also where an outer join has left the table out
    #[expect(clippy::wrong_self_convention, reason = "the name is SQL's, and expressions are built by value")]
    fn is_not_null(self) -> Expr<Total<Self::Sources>, bool> {
        null_test(self, true)
    }

    /// `self IN (..)`; with an empty list, FALSE
    fn in_list<L: ValueList<Base<Self>>>(self, list: L) -> Expr<Self::Sources, ConditionOf<Self>> {
        in_list(self, list, false)
    }

    /// `self NOT IN (..)`; with an empty list, TRUE
    fn not_in_list<L: ValueList<Base<Self>>>(self, list: L) -> Expr<Self::Sources, ConditionOf<Self>> {
        in_list(self, list, true)
    }

    /// `self IN (query)`: whether it is among the values of a query of one column
    ///
    /// As in SQL, it is NULL where it is not among them and one of them is NULL.
    fn in_query<Q: Queryable<I, Row: DbType<Base = Base<Self>>>, I>(
        self,
        query: Q,
    ) -> Expr<(Self::Sources, Q::Outside), <Self::Type as DbType>::Through<<Q::Row as DbType>::Through<bool>>>
    {
        subquery::in_query(self, query, false)
    }

    /// `self NOT IN (query)`; NULL, and so no row of a filter, where one of the values is NULL: there is
    /// [`not_exists`](super::not_exists)
    fn not_in_query<Q: Queryable<I, Row: DbType<Base = Base<Self>>>, I>(
        self,
        query: Q,
    ) -> Expr<(Self::Sources, Q::Outside), <Self::Type as DbType>::Through<<Q::Row as DbType>::Through<bool>>>
    {
        subquery::in_query(self, query, true)
    }

    /// `self BETWEEN low AND high`, both ends included
    fn between<L: Operand<Base<Self>>, H: Operand<Base<Self>>>(
        self,
        low: L,
        high: H,
    ) -> Expr<(Self::Sources, (L::Sources, H::Sources)), <L::Type as DbType>::Through<Compared<Self, H>>>
    {
        let ty = self.sql_type().unsized_type();
        Expr::new(ast::Expr::Between(Box::new(Between {
            operand: self.into_ast(),
            low: low.into_operand(ty.clone()),
            high: high.into_operand(ty),
            negated: false,
        })))
    }

    /// `self LIKE pattern`: `%` is any text, `_` any character, `\` takes either literally; upper and lower case differ
    fn like<R: Operand<String>>(
        self,
        pattern: R,
    ) -> Expr<(Self::Sources, R::Sources), <Self::Type as DbType>::Through<<R::Type as DbType>::Through<bool>>>
    where
        Self::Type: Textual,
    {
        like(self, pattern, false, false)
    }

    /// `self NOT LIKE pattern`
    fn not_like<R: Operand<String>>(
        self,
        pattern: R,
    ) -> Expr<(Self::Sources, R::Sources), <Self::Type as DbType>::Through<<R::Type as DbType>::Through<bool>>>
    where
        Self::Type: Textual,
    {
        like(self, pattern, true, false)
    }

    /// `self ILIKE pattern`: as [`like`](Self::like), but upper and lower case, of all Unicode, are the same
    fn ilike<R: Operand<String>>(
        self,
        pattern: R,
    ) -> Expr<(Self::Sources, R::Sources), <Self::Type as DbType>::Through<<R::Type as DbType>::Through<bool>>>
    where
        Self::Type: Textual,
    {
        like(self, pattern, false, true)
    }

    /// Whether `text` stands somewhere in it, letter for letter: `%` and `_` are themselves
    fn contains<R: Operand<String>>(
        self,
        text: R,
    ) -> Expr<(Self::Sources, R::Sources), <Self::Type as DbType>::Through<<R::Type as DbType>::Through<bool>>>
    where
        Self::Type: Textual,
    {
        matches(self, MatchKind::Contains, text)
    }

    /// Whether it starts with `text`, letter for letter: `%` and `_` are themselves
    fn starts_with<R: Operand<String>>(
        self,
        text: R,
    ) -> Expr<(Self::Sources, R::Sources), <Self::Type as DbType>::Through<<R::Type as DbType>::Through<bool>>>
    where
        Self::Type: Textual,
    {
        matches(self, MatchKind::StartsWith, text)
    }

    /// Whether it ends with `text`, letter for letter: `%` and `_` are themselves
    fn ends_with<R: Operand<String>>(
        self,
        text: R,
    ) -> Expr<(Self::Sources, R::Sources), <Self::Type as DbType>::Through<<R::Type as DbType>::Through<bool>>>
    where
        Self::Type: Textual,
    {
        matches(self, MatchKind::EndsWith, text)
    }

    /// `self AND rhs`
    fn and<R: Operand<bool>>(
        self,
        rhs: R,
    ) -> Expr<(Self::Sources, R::Sources), <Self::Type as DbType>::Through<<R::Type as DbType>::Through<bool>>>
    where
        Self::Type: Boolean,
    {
        logic(self, BinaryOp::And, rhs)
    }

    /// `self OR rhs`
    fn or<R: Operand<bool>>(
        self,
        rhs: R,
    ) -> Expr<(Self::Sources, R::Sources), <Self::Type as DbType>::Through<<R::Type as DbType>::Through<bool>>>
    where
        Self::Type: Boolean,
    {
        logic(self, BinaryOp::Or, rhs)
    }

    /// `NOT self`
    fn not(self) -> Expr<Self::Sources, Self::Type>
    where
        Self::Type: Boolean,
    {
        Expr::new(ast::Expr::Unary(Box::new(ast::Unary { op: UnaryOp::Not, operand: self.into_ast() })))
    }

    /// The same as an expression of the type that its own is stored as: `lower(User::email.stored())`, where `email` is a
    /// `struct Email(String)`. In SQL it is nothing.
    fn stored(self) -> Expr<Self::Sources, <Self::Type as DbType>::Through<<Base<Self> as StoredAs>::Stored>>
    where
        Base<Self>: StoredAs,
    {
        Expr::new(self.into_ast())
    }

    /// `self COLLATE collation`: the same text, in an order that is not that of its bytes, of the database that it names.
    fn collate(self, collation: Collation) -> Expr<Self::Sources, Self::Type>
    where
        Self::Type: Textual,
    {
        let operand = self.into_ast();
        Expr::new(ast::Expr::Collate(Box::new(ast::Collate { operand, collation })))
    }

    /// `CAST(self AS T)`, for the types that both databases have one rule for.
    ///
    /// A number that does not fit is an error; a floating-point number takes the nearest value. Text is read strictly: a
    /// whole number, digits with a point (and, for floating-point numbers, an exponent), `true` or `false`,
    /// `67e55044-10b1-426f-9247-bb680e5fe0c8`, `2024-01-31`, `2024-01-31T23:59:59.5` (an instant with a `Z`), and nothing
    /// else, not even spaces around it. As text, values are written so too: decimals with all their digits, timestamps with
    /// six digits of a second. A timestamp without time zone is taken to be of UTC.
    ///
    /// # Errors
    /// [`Error::InvalidValue`](crate::Error::InvalidValue) for a value that the type does not have.
    ///
    /// ```
    /// use squall_core::query::{Expression, val};
    /// let _text = val(42i64).cast::<String>();
    /// let _number = val("42".to_owned()).cast::<i32>();
    /// ```
    fn cast<T: Scalar>(self) -> Expr<Self::Sources, <Self::Type as DbType>::Through<T>>
    where
        Base<Self>: CastTo<T>,
    {
        function::cast(self)
    }

    /// The part of a JSON document at a path, as a `T`; NULL where there is none, or one of another type.
    ///
    /// A step is the key of an object or the place in an array, from 0. Only a JSON text is a `String` and only a JSON boolean
    /// a `bool`; an `i64` is a whole number that fits it, however it is written; a JSON `null` is read by
    /// `serde_json::Value` alone.
    ///
    /// # Errors
    /// [`Error::InvalidValue`](crate::Error::InvalidValue) for a number with more digits than a `Decimal` has.
    ///
    /// ```
    /// use squall_core::query::{Expression, val};
    /// let document = val(serde_json::json!({"name": {"first": "Ann"}, "tags": ["a"]}));
    /// let _first = document.clone().json_get::<String>(["name", "first"]);
    /// let _tag = document.json_get::<String>(("tags", 0));
    /// ```
    fn json_get<T: JsonPart>(self, path: impl JsonPath) -> Expr<Self::Sources, Option<T>>
    where
        Base<Self>: Document,
    {
        function::get(self, path)
    }

    /// How many elements a JSON array has; NULL where it is none.
    fn json_length(self) -> Expr<Self::Sources, Option<i32>>
    where
        Base<Self>: Document,
    {
        function::json_length(self)
    }

    /// The type of a JSON value: `object`, `array`, `string`, `number`, `boolean` or `null`.
    fn json_type(self) -> Expr<Self::Sources, <Self::Type as DbType>::Through<String>>
    where
        Base<Self>: Document,
    {
        function::type_name(self)
    }

    /// The keys of a JSON object, shorter ones first, then by their bytes; empty where it is none.
    fn json_keys(self) -> Expr<Self::Sources, <Self::Type as DbType>::Through<Json<Vec<String>>>>
    where
        Base<Self>: Document,
    {
        function::keys(self)
    }

    /// `self @> part`: whether a JSON value contains another, as Postgres has it.
    ///
    /// An object contains one with some of its keys, if their values contain those; an array contains one whose every element
    /// is contained in one of its own, and, where it is the whole document, also a single text, number, boolean or null.
    fn json_contains<R: Operand<serde_json::Value>>(
        self,
        part: R,
    ) -> Expr<(Self::Sources, R::Sources), <Self::Type as DbType>::Through<<R::Type as DbType>::Through<bool>>>
    where
        Base<Self>: Document,
    {
        function::contains(self, part)
    }

    /// Whether it is a JSON object with this key.
    fn json_has_key(self, key: &str) -> Expr<Self::Sources, <Self::Type as DbType>::Through<bool>>
    where
        Base<Self>: Document,
    {
        function::has_key(self, key)
    }

    /// The JSON document with `value` at `path`, in place of what is there or added to the object or array that is.
    ///
    /// A place beyond an array's end adds to its end. Where what the path leads through is not there, nothing is changed.
    ///
    /// # Errors
    /// [`Error::InvalidValue`](crate::Error::InvalidValue) where the document is neither object nor array, and for a key
    /// where there is an array. [`Error::InvalidQuery`](crate::Error::InvalidQuery) for an empty path.
    fn json_set<R: Operand<serde_json::Value>>(
        self,
        path: impl JsonPath,
        value: R,
    ) -> Expr<(Self::Sources, R::Sources), <R::Type as DbType>::Through<Self::Type>>
    where
        Base<Self>: Document,
    {
        function::set(self, path, value)
    }

    /// The JSON document without what is at `path`.
    ///
    /// # Errors
    /// As [`json_set`](Self::json_set).
    fn json_remove(self, path: impl JsonPath) -> Expr<Self::Sources, Self::Type>
    where
        Base<Self>: Document,
    {
        function::remove(self, path)
    }

    /// The same expression, of a type that a function can return: it is said which tables it is over, and no longer where
    /// it mentions them. `fn label() -> ExprOf<User, String> { concat((User::name, ", ", User::city)).erased() }`
    fn erased<S: Tables, I>(self) -> ExprOf<S, Self::Type>
    where
        Self::Sources: In<Over<S>, I>,
    {
        Expr::new(self.into_ast())
    }

    /// The same condition, of a type that a function can return.
    /// `fn adult() -> Predicate<User> { User::age.ge(18).predicate() }`
    fn predicate<S: Tables, I>(self) -> Predicate<S>
    where
        Self::Type: Boolean,
        Self::Sources: In<Over<S>, I>,
    {
        Expr::new(self.into_ast())
    }

    /// In ascending order, NULLs last
    fn asc(self) -> Order<Self::Sources> {
        Order::new(self.into_ast(), Direction::Asc)
    }

    /// In descending order, NULLs last
    fn desc(self) -> Order<Self::Sources> {
        Order::new(self.into_ast(), Direction::Desc)
    }
}

impl<S, T: DbType> Expression for Expr<S, T> {
    type Sources = S;
    type Type = T;

    fn into_ast(self) -> ast::Expr {
        self.ast
    }

    fn sql_type(&self) -> SqlType {
        self.ast.ty().clone()
    }
}

fn compare<E: Expression, R: Operand<Base<E>>, S, T>(left: E, op: BinaryOp, right: R) -> Expr<S, T> {
    // A longer text, or a finer decimal, than the column takes can still be compared with it.
    let ty = left.sql_type().unsized_type();
    Expr::new(right.compare(left.into_ast(), op, ty))
}

fn logic<E: Expression, R: Operand<bool>, S, T>(left: E, op: BinaryOp, right: R) -> Expr<S, T> {
    let right = right.into_operand(SqlType::Boolean);
    Expr::new(ast::Expr::binary(op, left.into_ast(), right, SqlType::Boolean))
}

fn null_test<E: Expression, S>(operand: E, negated: bool) -> Expr<S, bool> {
    Expr::new(ast::Expr::IsNull(Box::new(IsNull { operand: operand.into_ast(), negated })))
}

fn in_list<E: Expression, L: ValueList<Base<E>>, S, T>(operand: E, list: L, negated: bool) -> Expr<S, T> {
    let ty = operand.sql_type().unsized_type();
    Expr::new(list.into_in(operand.into_ast(), ty, negated))
}

fn like<E: Expression, R: Operand<String>, S, T>(
    operand: E,
    pattern: R,
    negated: bool,
    case_insensitive: bool,
) -> Expr<S, T> {
    let pattern = pattern.into_operand(SqlType::TEXT);
    Expr::new(ast::Expr::Like(Box::new(Like {
        operand: operand.into_ast(),
        pattern,
        negated,
        case_insensitive,
    })))
}

fn matches<E: Expression, R: Operand<String>, S, T>(operand: E, kind: MatchKind, text: R) -> Expr<S, T> {
    let text = text.into_operand(SqlType::TEXT);
    Expr::new(ast::Expr::Match(Box::new(Match { kind, operand: operand.into_ast(), text })))
}
