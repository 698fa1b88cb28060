//! Enums of the application's own.

use super::{EnumDef, Mismatch};
use crate::value::ValueRef;

/// An enum without fields whose variants are labels in the database; made by `#[derive(DbEnum)]`.
pub trait DbEnum: Sized + Copy + Send + 'static {
    /// The name and the labels.
    const DEF: &'static EnumDef;
    /// The variants, in the order of their declaration.
    const VARIANTS: &'static [Self];

    /// The label of this variant.
    fn label(self) -> &'static str;

    /// The variant of this label.
    fn from_label(label: &str) -> Option<Self>;
}

/// Reads the label of a [`DbEnum`].
///
/// # Errors
/// [`Mismatch`] where the cell is not text, or not a label of the enum.
pub fn decode_label<E: DbEnum>(cell: ValueRef<'_>) -> Result<E, Mismatch> {
    match cell {
        ValueRef::Text(label) => E::from_label(label)
            .ok_or_else(|| Mismatch::because(format!("a label of `{}`", E::DEF.name), "another text")),
        other => Err(Mismatch::new("the label of an enum", other)),
    }
}
