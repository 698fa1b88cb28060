//! Types of the application's own, stored as another type.

use super::{Mismatch, Scalar, SqlType};
use crate::value::{Value, ValueRef};

/// A type of the application's own that is stored as another type, which a column can have.
///
/// `#[derive(DbType)]` implements it for a newtype. Written by hand, it stores whatever can be said as one of the types
/// that there are: here a text, and a type of another crate in a struct around it.
///
/// A value that cannot be stored is [`Error::InvalidValue`](crate::Error::InvalidValue), before anything is sent; a cell
/// that cannot be read back is [`Error::Decode`](crate::Error::Decode). Both show the reason, so it should not show the
/// value. A column of the type compares and orders as it is stored;
/// [`stored()`](crate::query::Expression::stored) makes an expression one of the type that it is stored as.
///
/// ```
/// use squall_core::types::StoredAs;
/// use std::net::IpAddr;
///
/// #[derive(Debug, Clone, PartialEq)]
/// struct Address(IpAddr);
///
/// impl StoredAs for Address {
///     type Stored = String;
///
///     fn store(self) -> Result<String, String> {
///         Ok(self.0.to_string())
///     }
///
///     fn load(text: String) -> Result<Self, String> {
///         text.parse().map(Address).map_err(|_| "not an address".to_owned())
///     }
/// }
///
/// // Now it is a type that a column can have.
/// fn column<T: squall_core::DbType>() {}
/// column::<Address>();
/// column::<Option<Address>>();
/// ```
pub trait StoredAs: Sized + Send + 'static {
    /// What it is stored as.
    type Stored: Scalar;

    /// The value to store.
    ///
    /// # Errors
    /// Why it cannot be stored.
    fn store(self) -> Result<Self::Stored, String>;

    /// The value of what was stored.
    ///
    /// # Errors
    /// Why there is none.
    fn load(stored: Self::Stored) -> Result<Self, String>;
}

#[diagnostic::do_not_recommend]
impl<T: StoredAs> Scalar for T {
    const TYPE: SqlType = T::Stored::TYPE;

    #[inline]
    fn into_value(self) -> Value {
        match self.store() {
            Ok(stored) => stored.into_value(),
            Err(reason) => Value::Invalid(reason),
        }
    }

    #[inline]
    fn from_cell(cell: ValueRef<'_>) -> Result<Self, Mismatch> {
        let stored = T::Stored::from_cell(cell)?;
        T::load(stored).map_err(|reason| Mismatch::because(std::any::type_name::<T>(), reason))
    }
}
