//! What Postgres alone has. On SQLite a query with it is [`Error::Unsupported`](crate::Error::Unsupported), before anything is
//! sent.
//!
//! ```
//! use squall::{POSTGRES, postgres::rollup, prelude::*};
//!
//! #[derive(Table)]
//! struct Sale {
//!     #[column(primary_key, auto)]
//!     id: i64,
//!     region: String,
//!     city: String,
//!     amount: i64,
//! }
//!
//! // A row is an `(Option<String>, Option<String>, Option<i64>)`: the sum of a city, of a region, and of all.
//! let sales = select((Sale::region, Sale::city, sum(Sale::amount)))
//!     .from(Sale)
//!     .group_by(rollup((Sale::region, Sale::city)))
//!     .order_by((Sale::region, Sale::city));
//! # #[cfg(feature = "postgres")]
//! assert!(sales.to_sql(&POSTGRES)?.text.contains(r#"GROUP BY ROLLUP (("sales"."region"), ("sales"."city"))"#));
//! # Ok::<(), squall::Error>(())
//! ```

pub use squall_core::query::{cube, grouping, grouping_sets, rollup};
