//! The checks that hold a column to its logical type, where SQLite's own type is wider.
//!
//! Each is a constraint named by a prefix and the column, so that a violation is told from one of the user's checks.

/// Which property of the type a check holds the column to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Property {
    /// A whole number fits its width.
    Range,
    /// A text is not too long.
    Length,
    /// A boolean is 0 or 1.
    Boolean,
    /// A text is JSON.
    Json,
    /// A text is a label of the enum.
    Enum,
    /// A text is a JSON array.
    Array,
    /// A text is a decimal in canonical form, of the column's size.
    Decimal,
}

const ALL: [Property; 7] = [
    Property::Range,
    Property::Length,
    Property::Boolean,
    Property::Json,
    Property::Enum,
    Property::Array,
    Property::Decimal,
];

impl Property {
    fn prefix(self) -> &'static str {
        match self {
            Self::Range => "squall_range_",
            Self::Length => "squall_length_",
            Self::Boolean => "squall_boolean_",
            Self::Json => "squall_json_",
            Self::Enum => "squall_enum_",
            Self::Array => "squall_array_",
            Self::Decimal => "squall_decimal_",
        }
    }

    /// What is wrong with a value that violates the check.
    pub fn violated(self) -> &'static str {
        match self {
            Self::Range => "out of range",
            Self::Length => "the text is longer than the column takes",
            Self::Boolean => "not a boolean",
            Self::Json => "not JSON",
            Self::Enum => "not a label of the enum",
            Self::Array => "not an array",
            Self::Decimal => "not a decimal of the column's size",
        }
    }
}

/// The name of the check of this property on `column`.
pub fn check_name(property: Property, column: &str) -> String {
    format!("{}{column}", property.prefix())
}

/// The property and the column that a check of this name is for; none where it is one of the user's.
pub fn parse_check_name(name: &str) -> Option<(Property, &str)> {
    ALL.into_iter().find_map(|property| Some((property, name.strip_prefix(property.prefix())?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_the_users_own() {
        for property in ALL {
            assert_eq!(parse_check_name(&check_name(property, "a_b")), Some((property, "a_b")));
        }
        assert_eq!(parse_check_name("users_age_check"), None);
    }
}
