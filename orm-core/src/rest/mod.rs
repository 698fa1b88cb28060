//! Queries that a client asks for in JSON, within what the application allows.
//!
//! A [`Resource`] says which fields an endpoint has, by which of them can be filtered and sorted, and how much can be asked for at
//! once. It reads a request into a [`Request`], which is then laid over a query of the application: conditions are added to those
//! of the query, so nothing that a client sends makes a query give rows that it would not give without.
//!
//! ```json
//! {
//!     "filter": {"name": {"icontains": "ann"}, "or": [{"age": {"ge": 18}}, {"guardian": {"isNull": false}}]},
//!     "sort": ["-createdAt", "name"],
//!     "fields": ["id", "name"],
//!     "page": {"size": 20, "number": 2},
//!     "total": true
//! }
//! ```
//!
//! All of it may be left out. The conditions of an object hold all; `or` and `and` take lists of such objects, `not` takes one.
//! The operators are those of [`Operator`]. As in SQL, a condition on a NULL is neither true nor false, also under `not`: rows
//! without a value are found by `isNull`. A page has a `number`, from 1, or a `cursor`: `null` for the first page, then the `next` or the
//! `previous` of another.
//!
//! Values stand in JSON as [`Listing`] says, the same coming and going. An object where a value belongs is an error, as
//! is all that the resource does not allow: [`InvalidRequest`] says where it stands and what is allowed there.

mod error;
mod filter;
mod list;
mod operator;
mod request;
mod resource;

pub use error::{InvalidRequest, Problem};
pub use list::{List, Listing, Object};
pub use operator::Operator;
pub use request::Request;
pub use resource::Resource;
