//! Collations: orders of text other than that of its bytes.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// An order of text that a database knows, by the name that it has there.
///
/// Text is ordered by its bytes on every database; any other order is meant for the database that is named. Another one
/// refuses it ([`Error::Unsupported`](crate::Error::Unsupported)), unless it is given a collation of its own, whose answers may differ.
///
/// ```
/// use squall_core::types::Collation;
///
/// // Of the ICU library; SQLite refuses it.
/// let german = Collation::postgres("de-x-icu");
/// // Tests on SQLite go by ASCII, where upper and lower case are the same.
/// let either = Collation::postgres("de-x-icu").and_sqlite("NOCASE");
/// assert_eq!(either.on_postgres(), german.on_postgres());
/// assert_eq!(german.on_sqlite(), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Collation {
    postgres: Option<Cow<'static, str>>,
    sqlite: Option<Cow<'static, str>>,
}

impl Collation {
    /// `COLLATE "name"` on Postgres: one of `pg_collation`, such as `de-x-icu`.
    pub const fn postgres(name: &'static str) -> Self {
        Self { postgres: Some(Cow::Borrowed(name)), sqlite: None }
    }

    /// `COLLATE "name"` on SQLite: `NOCASE`, `RTRIM` or `BINARY`.
    pub const fn sqlite(name: &'static str) -> Self {
        Self { postgres: None, sqlite: Some(Cow::Borrowed(name)) }
    }

    /// One on Postgres and one on SQLite, in a constant.
    pub const fn both(postgres: &'static str, sqlite: &'static str) -> Self {
        Self { postgres: Some(Cow::Borrowed(postgres)), sqlite: Some(Cow::Borrowed(sqlite)) }
    }

    /// The one of this name on Postgres, which is known at run time.
    pub fn named_postgres(name: String) -> Self {
        Self { postgres: Some(Cow::Owned(name)), sqlite: None }
    }

    /// The one of this name on SQLite, which is known at run time.
    pub fn named_sqlite(name: String) -> Self {
        Self { postgres: None, sqlite: Some(Cow::Owned(name)) }
    }

    /// The same, and this one on Postgres.
    #[must_use]
    pub fn and_postgres(self, name: &'static str) -> Self {
        Self { postgres: Some(Cow::Borrowed(name)), ..self }
    }

    /// The same, and this one on SQLite.
    #[must_use]
    pub fn and_sqlite(self, name: &'static str) -> Self {
        Self { sqlite: Some(Cow::Borrowed(name)), ..self }
    }

    /// Its name on Postgres.
    pub fn on_postgres(&self) -> Option<&str> {
        self.postgres.as_deref()
    }

    /// Its name on SQLite.
    pub fn on_sqlite(&self) -> Option<&str> {
        self.sqlite.as_deref()
    }
}
