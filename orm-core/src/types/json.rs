//! JSON columns.

use std::ops::{Deref, DerefMut};

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{Mismatch, Scalar, SqlType};
use crate::value::{Value, ValueRef};

/// A column that holds a `T` as JSON: `jsonb` on Postgres (`json` where the column says `json = text`), checked TEXT on SQLite.
///
/// ```
/// use squall_core::Json;
///
/// #[derive(serde::Serialize, serde::Deserialize)]
/// struct Preferences {
///     theme: String,
/// }
/// let preferences = Json(Preferences { theme: "dark".into() });
/// assert_eq!(preferences.theme, "dark");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Json<T>(pub T);

impl<T> Deref for Json<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> DerefMut for Json<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

impl<T: Serialize + DeserializeOwned + Send + 'static> Scalar for Json<T> {
    const TYPE: SqlType = SqlType::JSON;

    fn into_value(self) -> Value {
        to_value(&self.0)
    }

    fn from_cell(cell: ValueRef<'_>) -> Result<Self, Mismatch> {
        from_cell(cell).map(Json)
    }
}

impl Scalar for serde_json::Value {
    const TYPE: SqlType = SqlType::JSON;

    fn into_value(self) -> Value {
        to_value(&self)
    }

    fn from_cell(cell: ValueRef<'_>) -> Result<Self, Mismatch> {
        from_cell(cell)
    }
}

fn to_value<T: Serialize>(value: &T) -> Value {
    match serde_json::to_string(value) {
        Ok(text) => Value::Json(text),
        Err(error) => Value::Invalid(format!("it cannot be written as JSON: {error}")),
    }
}

fn from_cell<T: DeserializeOwned>(cell: ValueRef<'_>) -> Result<T, Mismatch> {
    match cell {
        ValueRef::Json(text) => serde_json::from_str(text).map_err(|error| {
            // The message of serde names the field and the place, but may quote the value: the category and place suffice.
            Mismatch::because(
                std::any::type_name::<T>(),
                format!("JSON of another shape ({:?} error at column {})", error.classify(), error.column()),
            )
        }),
        other => Err(Mismatch::new("JSON", other)),
    }
}
