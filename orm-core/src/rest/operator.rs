//! The operators of a filter.

use serde::{Deserialize, Serialize};

use crate::types::SqlType;

/// An operator of a filter: `{"age": {"ge": 18}}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Operator {
    /// `eq`: `=`
    Eq,
    /// `ne`: `<>`
    Ne,
    /// `lt`: `<`
    Lt,
    /// `le`: `<=`
    Le,
    /// `gt`: `>`
    Gt,
    /// `ge`: `>=`
    Ge,
    /// `between`: from the first to the second of a list of two, both included
    Between,
    /// `in`: equal to one of a list
    In,
    /// `notIn`: equal to none of a list
    NotIn,
    /// `isNull`: `true` for the rows without a value, `false` for those with one
    IsNull,
    /// `contains`: the text is in it
    Contains,
    /// `icontains`: the text is in it, upper or lower case
    Icontains,
    /// `startsWith`: it begins with the text
    StartsWith,
    /// `endsWith`: it ends with the text
    EndsWith,
    /// `has`: the value is an element of the array
    Has,
}

impl Operator {
    const ALL: [Self; 15] = [
        Self::Eq,
        Self::Ne,
        Self::Lt,
        Self::Le,
        Self::Gt,
        Self::Ge,
        Self::Between,
        Self::In,
        Self::NotIn,
        Self::IsNull,
        Self::Contains,
        Self::Icontains,
        Self::StartsWith,
        Self::EndsWith,
        Self::Has,
    ];

    /// Its name in a request.
    pub fn name(self) -> &'static str {
        match self {
            Self::Eq => "eq",
            Self::Ne => "ne",
            Self::Lt => "lt",
            Self::Le => "le",
            Self::Gt => "gt",
            Self::Ge => "ge",
            Self::Between => "between",
            Self::In => "in",
            Self::NotIn => "notIn",
            Self::IsNull => "isNull",
            Self::Contains => "contains",
            Self::Icontains => "icontains",
            Self::StartsWith => "startsWith",
            Self::EndsWith => "endsWith",
            Self::Has => "has",
        }
    }

    /// The operators of a type.
    pub(super) fn of(ty: &SqlType) -> Vec<Self> {
        Self::ALL.into_iter().filter(|operator| operator.is_of(ty)).collect()
    }

    pub(super) fn is_of(self, ty: &SqlType) -> bool {
        match self {
            Self::IsNull => true,
            Self::Eq | Self::Ne => !matches!(ty, SqlType::Json(_) | SqlType::Array(_)),
            Self::In | Self::NotIn => !matches!(ty, SqlType::Json(_) | SqlType::Array(_) | SqlType::Boolean),
            Self::Lt | Self::Le | Self::Gt | Self::Ge | Self::Between => has_order(ty),
            Self::Contains | Self::Icontains | Self::StartsWith | Self::EndsWith => ty.is_text(),
            // Elements that are JSON or arrays are not looked for.
            Self::Has => {
                matches!(ty, SqlType::Array(it) if !matches!(**it, SqlType::Json(_) | SqlType::Array(_)))
            }
        }
    }
}

/// Whether values of the type can be ordered by.
pub(super) fn has_order(ty: &SqlType) -> bool {
    !matches!(ty, SqlType::Json(_) | SqlType::Array(_) | SqlType::Boolean | SqlType::Bytes | SqlType::Uuid(_))
}
