//! What an endpoint allows.

use std::{borrow::Cow, fmt, marker::PhantomData};

use serde_json::Value as Json;

use super::{Operator, Request, request};
use crate::{
    ast::{Expr, OrderTerm},
    error::{Error, Result},
    query::{Expression, In, OrderList, Over, Tables},
    types::SqlType,
};

/// What a client may ask for of queries over the tables `T`: `Resource<User>`, `Resource<(Post, Option<User>)>`.
///
/// A field is in the answers; by the others it can be filtered or sorted only where that is said.
///
/// ```
/// # use squall_core::{query::*, rest::{Operator, Resource}, table::Source};
/// # fn of<T: Source>(id: Column<T, i64>, name: Column<T, String>, age: Column<T, i16>) {
/// let users: Resource<T> = Resource::new()
///     .field("id", id).filterable_by([Operator::Eq, Operator::In])
///     .field("name", name).filterable().sortable()
///     .field("age", age).sortable()
///     .order_by(id)
///     .page_size(20, 100);
/// # }
/// ```
pub struct Resource<T> {
    pub(super) fields: Vec<Field>,
    pub(super) order: Vec<OrderTerm>,
    pub(super) limits: Limits,
    /// What the application has said wrong.
    problem: Option<String>,
    marker: PhantomData<fn() -> T>,
}

/// A field of a resource.
#[derive(Debug, Clone)]
pub(super) struct Field {
    pub(super) name: Cow<'static, str>,
    pub(super) expr: Expr,
    pub(super) operators: Vec<Operator>,
    pub(super) sortable: bool,
}

impl Field {
    pub(super) fn ty(&self) -> &SqlType {
        self.expr.ty()
    }
}

/// How much can be asked for at once.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    pub(super) size: u32,
    pub(super) most_rows: u32,
    pub(super) depth: usize,
    pub(super) conditions: usize,
    pub(super) list: usize,
    pub(super) text: usize,
}

/// The keys of a filter that are no fields.
pub(super) const WORDS: [&str; 3] = ["and", "or", "not"];

impl<T> Clone for Resource<T> {
    fn clone(&self) -> Self {
        Self {
            fields: self.fields.clone(),
            order: self.order.clone(),
            limits: self.limits,
            problem: self.problem.clone(),
            marker: PhantomData,
        }
    }
}

impl<T> fmt::Debug for Resource<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Resource")
            .field("fields", &self.fields)
            .field("order", &self.order)
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}

impl<T: Tables> Default for Resource<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: Tables> Resource<T> {
    /// One without fields: pages of 20 rows and at most 100, filters 5 deep with at most 50 conditions, lists of at most 100
    /// values, texts of at most 1000 characters.
    pub fn new() -> Self {
        let limits = Limits { size: 20, most_rows: 100, depth: 5, conditions: 50, list: 100, text: 1000 };
        Self { fields: Vec::new(), order: Vec::new(), limits, problem: None, marker: PhantomData }
    }

    /// A field of the answers: a column, or an expression of one row. `filterable` and `sortable` after it say what else it is.
    #[must_use]
    pub fn field<E: Expression, I>(mut self, name: impl Into<Cow<'static, str>>, expr: E) -> Self
    where
        E::Sources: In<Over<T>, I>,
    {
        let (name, expr) = (name.into(), expr.into_ast());
        let problem = if WORDS.contains(&&*name) || name.starts_with('-') || name.is_empty() {
            Some(format!("`{name}` cannot be the name of a field: it means something else in a request"))
        } else if self.fields.iter().any(|field| field.name == name) {
            Some(format!("the field `{name}` is there twice"))
        } else if expr.has_aggregate() || expr.has_window() {
            Some(format!("the field `{name}` is of several rows, and a field is of one"))
        } else {
            None
        };
        self.problem = self.problem.or(problem);
        self.fields.push(Field { name, expr, operators: Vec::new(), sortable: false });
        self
    }

    /// The field just said can be filtered by, with each operator that its type has.
    #[must_use]
    pub fn filterable(mut self) -> Self {
        if let Some(field) = self.fields.last_mut() {
            field.operators = Operator::of(field.expr.ty());
        }
        self
    }

    /// The field just said can be filtered by, with these operators.
    #[must_use]
    pub fn filterable_by(mut self, operators: impl IntoIterator<Item = Operator>) -> Self {
        if let Some(field) = self.fields.last_mut() {
            field.operators = operators.into_iter().collect();
            if let Some(operator) = field.operators.iter().find(|operator| !operator.is_of(field.expr.ty())) {
                let problem =
                    format!("the field `{}` of type {} has no `{}`", field.name, field.ty(), operator.name());
                self.problem = self.problem.or(Some(problem));
            }
        }
        self
    }

    /// The field just said can be sorted by.
    #[must_use]
    pub fn sortable(mut self) -> Self {
        if let Some(field) = self.fields.last_mut() {
            field.sortable = true;
            if matches!(field.expr.ty(), SqlType::Json(_) | SqlType::Array(_)) {
                let problem = format!("the field `{}` of type {} has no order", field.name, field.ty());
                self.problem = self.problem.or(Some(problem));
            }
        }
        self
    }

    /// The order of what a request leaves equal, or does not sort: with a unique key at its end, pages are exact.
    #[must_use]
    pub fn order_by<L: OrderList, I>(mut self, terms: L) -> Self
    where
        L::Sources: In<Over<T>, I>,
    {
        terms.push(&mut self.order);
        self
    }

    /// How many rows a page has where a request does not say, and how many it may have at most.
    #[must_use]
    pub fn page_size(mut self, size: u32, most: u32) -> Self {
        (self.limits.size, self.limits.most_rows) = (size, most);
        self
    }

    /// How deep `or`, `and` and `not` may stand in each other.
    #[must_use]
    pub fn max_depth(mut self, most: usize) -> Self {
        self.limits.depth = most;
        self
    }

    /// How many conditions a filter may have in all.
    #[must_use]
    pub fn max_conditions(mut self, most: usize) -> Self {
        self.limits.conditions = most;
        self
    }

    /// How many values a list may have.
    #[must_use]
    pub fn max_list(mut self, most: usize) -> Self {
        self.limits.list = most;
        self
    }

    /// How many characters a text may have.
    #[must_use]
    pub fn max_text(mut self, most: usize) -> Self {
        self.limits.text = most;
        self
    }

    /// Reads a request; `null` is one that leaves all out.
    ///
    /// # Errors
    /// [`Error::InvalidRequest`] for what is not allowed; [`Error::InvalidQuery`] for a resource that makes no sense.
    pub fn read(&self, json: &Json) -> Result<Request<T>> {
        if let Some(problem) = &self.problem {
            return Err(Error::invalid_query(problem.clone()));
        }
        request::read(self, json).map_err(|error| Error::InvalidRequest(Box::new(error)))
    }
}
