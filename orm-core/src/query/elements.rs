//! The elements of arrays and of JSON as tables: `unnest` and the like.

use super::{Derivation, Expression};
use crate::{
    ast::{self, ElementKind, Query},
    query::function::Document,
    table::{Source, TableRef, View},
    types::{Array, DbType},
};

type Base<E> = <<E as Expression>::Type as DbType>::Base;

/// The fields of a view that elements of type `T` fit: the element, and its place where that is wanted.
#[diagnostic::on_unimplemented(
    message = "elements of type `{T}` are no rows of `{Self}`",
    label = "expected a view of a `{T}`, or of a `{T}` and an `i64`, which is its place"
)]
pub trait ElementFields<T> {}

impl<T> ElementFields<T> for (T,) {}
impl<T> ElementFields<T> for (T, i64) {}

/// The fields of a view that the elements of a JSON array fit.
#[diagnostic::on_unimplemented(
    message = "the elements of a JSON array are no rows of `{Self}`",
    label = "expected a view of a `serde_json::Value` or `Json<..>`, or of one and an `i64`, which is its place"
)]
pub trait JsonElementFields {}

impl<T: Document> JsonElementFields for (T,) {}
impl<T: Document> JsonElementFields for (T, i64) {}

/// The fields of a view that the members of a JSON object fit.
#[diagnostic::on_unimplemented(
    message = "the members of a JSON object are no rows of `{Self}`",
    label = "expected a view of a `String`, which is the key, and a `serde_json::Value` or `Json<..>`"
)]
pub trait MemberFields {}

impl<T: Document> MemberFields for (String, T) {}

fn elements<S: Source, L>(of: ast::Expr, kind: ElementKind) -> Derivation<S, L> {
    Derivation::new(Query::Elements(Box::new(ast::Elements { of, kind })))
}

/// `unnest(array) WITH ORDINALITY`: the elements of an array as rows of a view, which has a column for the element, and one of
/// type `i64` for its place, from 1 on, where that is wanted. A NULL has none.
///
/// The array is a column of a table before it, in [`cross_join_lateral`](super::Select::cross_join_lateral) and the like; one of
/// the query around, in [`from_lateral`](super::Select::from_lateral); or one of its own, in `from`.
///
/// # Errors
/// [`Error::InvalidQuery`](crate::Error::InvalidQuery) for an array of arrays, when it runs.
///
/// ```
/// # use squall_core::{query::*, table::{TableRef, View}};
/// # fn of<Tag: View<Fields = (String, i64)>>(tag: TableRef<Tag>) {
/// let query = select(tag).from(unnest(tag, val(vec!["a".to_owned(), "b".to_owned()])));
/// # }
/// ```
pub fn unnest<S, E>(view: TableRef<S>, array: E) -> Derivation<S, E::Sources>
where
    E: Expression<Type: DbType<Base: Array>>,
    S: Source<Row: View<Fields: ElementFields<<Base<E> as Array>::Element>>>,
{
    let _ = view;
    elements(array.into_ast(), ElementKind::Array)
}

/// `jsonb_array_elements(json) WITH ORDINALITY`: the elements of a JSON array as rows of a view, as [`unnest`] does it; what is no
/// array has none.
pub fn json_elements<S, E>(view: TableRef<S>, json: E) -> Derivation<S, E::Sources>
where
    E: Expression<Type: DbType<Base: Document>>,
    S: Source<Row: View<Fields: JsonElementFields>>,
{
    let _ = view;
    elements(json.into_ast(), ElementKind::JsonArray)
}

/// `jsonb_each(json)`: the members of a JSON object as rows of a view of a key and a value, as [`unnest`] does it; what is no object
/// has none.
pub fn json_members<S, E>(view: TableRef<S>, json: E) -> Derivation<S, E::Sources>
where
    E: Expression<Type: DbType<Base: Document>>,
    S: Source<Row: View<Fields: MemberFields>>,
{
    let _ = view;
    elements(json.into_ast(), ElementKind::JsonObject)
}
