//! Relations between tables: what `User::posts` and `Post::author` are, and what is asked of them.
//!
//! A relation goes along foreign keys: along one of the table's own ([`One`], [`Maybe`]), against one of another table
//! ([`Many`], [`Maybe`]), or along two by a table between.
//!
//! - In an expression: [`Relation::any`], [`Relation::none`], [`Relation::all`], [`Relation::count`], [`Related::scalar`].
//! - In a join: `.inner_join(Post, User::posts)`, where it is the condition.
//! - In a nested query: `User::query().with(User::posts)` gives `(User, Vec<Post>)`.
//! - For rows at hand: `User::posts.load(&users, &db)`.
//! - In an insert: `insert(User).values(..).with(User::posts.rows(|user| ..))`.

mod between;
mod cardinality;
mod condition;
#[doc(hidden)]
pub mod dynamic;
mod expression;
mod field;
mod hop;
mod insert;
mod keyset;
mod link;
mod load;
mod loader;
mod nested;
mod node;
mod page;
mod pairs;
mod part;
mod prepared;
mod related;
mod shape;

use std::{fmt, marker::PhantomData};

use crate::{
    ast::Expr,
    query::{Condition, OrderList, RowCount, Within},
    table::{SoftDelete, Source, Table, TableRef},
};

#[doc(hidden)]
pub use between::Keys;
pub use cardinality::{Cardinality, Inward, Many, Maybe, One, Several, Through};
pub use condition::Direct;
pub use field::{Field, Fields, Fills, Holder, ShapeField, Takes, TakesMany, TakesMaybe, field};
pub use hop::{Hop, Link, Links, Refers};
pub use insert::{After, Along, Below, InsertWith, Rows};
pub use keyset::NestedKeyset;
pub use load::{Fetched, Reader, Strategy};
pub use nested::Nested;
pub use node::Node;
pub use page::NestedPage;
pub use part::{Cell, Part, Push, Selected, With};
pub use prepared::PreparedNested;
pub use related::{Branch, Related};
pub use shape::{Leveled, Shape, Shaped, gather_fields, plan_fields};

/// A relation of the table `P` to the table `C`, which has `K` rows of it: what `User::posts` is.
pub struct Relation<P, C, K> {
    name: &'static str,
    first: Hop,
    /// From the table between to `C`.
    second: Option<Hop>,
    /// What holds of all rows of the relation.
    filter: Option<fn() -> Expr>,
    marker: PhantomData<fn() -> (P, C, K)>,
}

impl<P, C, K> Clone for Relation<P, C, K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<P, C, K> Copy for Relation<P, C, K> {}

impl<P, C, K> fmt::Debug for Relation<P, C, K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Relation").field(&self.name).finish()
    }
}

/// The way of a relation, without its types.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct Way {
    /// The name of the relation.
    pub name: &'static str,
    /// The step to its table, or to the one between.
    pub first: Hop,
    /// The step from the table between to that of the relation.
    pub second: Option<Hop>,
}

impl Way {
    /// Whether it goes along a foreign key of the row itself, and so to one row at most.
    pub(crate) fn is_forward(&self) -> bool {
        self.second.is_none() && !self.first.inverse
    }
}

/// What the derive makes of `references(..)`, `has_many(..)`, `has_one(..)` and `many_to_many(..)`.
impl<P, C, K> Relation<P, C, K> {
    /// Along a foreign key of `P`.
    pub const fn forward(name: &'static str, link: &'static Link) -> Self {
        let first = Hop { link, inverse: false };
        Self { name, first, second: None, filter: None, marker: PhantomData }
    }

    /// Against the foreign key by which `back` goes.
    pub const fn inverse<J>(name: &'static str, back: Relation<C, P, J>) -> Self {
        let first = Hop { link: back.first.link, inverse: true };
        Self { name, first, second: None, filter: None, marker: PhantomData }
    }

    /// Only rows of which this holds.
    #[must_use]
    pub const fn only(self, filter: fn() -> Expr) -> Self {
        Self { filter: Some(filter), ..self }
    }

    /// The same of an alias of `P`.
    pub const fn of<A>(self) -> Relation<A, C, K> {
        let Self { name, first, second, filter, .. } = self;
        Relation { name, first, second, filter, marker: PhantomData }
    }

    /// Its name.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    pub(crate) fn way(&self) -> Way {
        Way { name: self.name, first: self.first, second: self.second }
    }
}

impl<P, C, T> Relation<P, C, Through<T>> {
    /// By the table `T` between: against the foreign key of `back`, and along that of `on`.
    pub const fn through<J, L>(name: &'static str, back: Relation<T, P, J>, on: Relation<T, C, L>) -> Self {
        let first = Hop { link: back.first.link, inverse: true };
        Self { name, first, second: Some(on.first), filter: None, marker: PhantomData }
    }
}

impl<P: Source, C: Table, K: Cardinality> Relation<P, C, K> {
    /// All rows of the relation, with nothing asked of them yet: where that is put together in `if`s, and so has to have one type.
    ///
    /// ```
    /// # use squall_core::{Table, query::{Column, Expression}, relation::{Many, Related, Relation}, table::{Source, TableRef}};
    /// # fn example<U: Source, P: Table>(
    /// #     user_posts: Relation<U, P, Many>, views: Column<P, i64>, least: Option<i64>,
    /// # ) -> Related<U, P, Many, TableRef<P>> {
    /// let mut posts = user_posts.all_rows();
    /// if let Some(least) = least {
    ///     posts = posts.filter(views.ge(least));
    /// }
    /// # posts
    /// # }
    /// ```
    #[must_use]
    pub fn all_rows(self) -> Related<P, C, K, TableRef<C>> {
        Related::new(self)
    }

    /// Only rows of the relation of which the condition holds; several are joined by AND. A relation to one row is to one or
    /// none then.
    #[must_use]
    pub fn filter<X: Condition<Sources: Within<C>>>(
        self,
        condition: X,
    ) -> Related<P, C, K::Fewer, TableRef<C>> {
        self.all_rows().filter(condition)
    }

    /// With each row of the relation, those of a relation of its own.
    #[must_use]
    pub fn with<B: Branch<C>>(self, branch: B) -> Related<P, C, K, <TableRef<C> as Push<B::Part>>::Out> {
        self.all_rows().with(branch)
    }

    /// Of each row of the relation, what the projection says.
    #[must_use]
    pub fn select<Q, I>(self, projection: Q) -> Related<P, C, K, Selected<C, Q, I>>
    where
        Selected<C, Q, I>: Part,
        Q: crate::query::Projection,
    {
        self.all_rows().select(projection)
    }
}

impl<P: Source, C: SoftDelete, K: Cardinality> Relation<P, C, K> {
    /// Also rows that are deleted.
    #[must_use]
    pub fn with_deleted(self) -> Related<P, C, K, TableRef<C>> {
        self.all_rows().with_deleted()
    }
}

// As with `Related`, what a method asks of `K`, it asks by itself.
impl<P: Source, C: Table, K: Cardinality> Relation<P, C, K> {
    /// `ORDER BY terms` of the rows of each
    #[must_use]
    pub fn order_by<L: OrderList<Sources: Within<C>>>(self, terms: L) -> Related<P, C, K, TableRef<C>>
    where
        K: Several,
    {
        self.all_rows().order_by(terms)
    }

    /// At most so many rows of each.
    #[must_use]
    pub fn limit(self, rows: impl RowCount) -> Related<P, C, K, TableRef<C>>
    where
        K: Several,
    {
        self.all_rows().limit(rows)
    }

    /// Without the first rows of each.
    #[must_use]
    pub fn offset(self, rows: impl RowCount) -> Related<P, C, K, TableRef<C>>
    where
        K: Several,
    {
        self.all_rows().offset(rows)
    }
}
