//! Which values a unique key takes for one.

use crate::{schema::ColumnInfo, types::fit, value::Value};

/// What two values have alike that a unique key takes for one; none for NULL, and for what is refused anyway.
pub(crate) fn identity(value: &Value, column: &ColumnInfo) -> Option<String> {
    match &*fit(value, &column.ty).ok()? {
        Value::Null => None,
        Value::Text(text) => Some(text.to_string()),
        Value::Decimal(number) => Some(number.normalize().to_string()),
        value => Some(format!("{value:?}")),
    }
}
