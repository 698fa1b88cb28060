//! What is wrong with a request.

use std::fmt;

use serde::Serialize;

/// A request that asks for what is not allowed, or that is none: where, and what is allowed there.
///
/// It shows no values, and of what the client sent just the keys. It can be sent back as it is:
///
/// ```
/// use squall_core::rest::{InvalidRequest, Problem};
///
/// let error = InvalidRequest { path: "filter.age.ge".into(), problem: Problem::Value { expected: "a number".into() } };
/// assert_eq!(error.to_string(), "`filter.age.ge`: expected a number");
/// assert_eq!(
///     serde_json::to_value(&error).unwrap(),
///     serde_json::json!({"path": "filter.age.ge", "problem": "value", "expected": "a number"})
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InvalidRequest {
    /// Where it stands: `filter.or[1].age.ge`; empty for the whole.
    pub path: String,
    /// What is wrong.
    #[serde(flatten)]
    pub problem: Problem,
}

/// What is wrong at a place of a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "problem", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Problem {
    /// A key that there is not.
    Key {
        /// Those that there are.
        allowed: Vec<String>,
    },
    /// A field that there is not, or not for this.
    Field {
        /// Those that there are for this.
        allowed: Vec<String>,
    },
    /// An operator that there is not, or not for this field.
    Operator {
        /// Those that there are for this field.
        allowed: Vec<String>,
    },
    /// A value of another kind.
    Value {
        /// What a value here is.
        expected: String,
    },
    /// A value that no column could hold.
    Unfit {
        /// Why.
        reason: String,
    },
    /// The same once more.
    Twice,
    /// More of them than are allowed: characters, elements, conditions.
    TooMany {
        /// How many are.
        most: usize,
    },
    /// Objects in objects, deeper than is allowed.
    TooDeep {
        /// How deep they may be.
        most: usize,
    },
    /// A number that is too small or too large.
    Range {
        /// The smallest.
        least: u32,
        /// The largest.
        most: u32,
    },
}

impl std::error::Error for InvalidRequest {}

impl fmt::Display for InvalidRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() {
            f.write_str("the request: ")?;
        } else {
            write!(f, "`{}`: ", self.path)?;
        }
        match &self.problem {
            Problem::Key { allowed } => write!(f, "there is no such key; there are: {}", allowed.join(", ")),
            Problem::Field { allowed } if allowed.is_empty() => f.write_str("there are no fields for this"),
            Problem::Field { allowed } => {
                write!(f, "there is no such field for this; there are: {}", allowed.join(", "))
            }
            Problem::Operator { allowed } => {
                write!(f, "there is no such operator for this field; there are: {}", allowed.join(", "))
            }
            Problem::Value { expected } => write!(f, "expected {expected}"),
            Problem::Unfit { reason } => f.write_str(reason),
            Problem::Twice => f.write_str("it is there twice"),
            Problem::TooMany { most } => write!(f, "there may be at most {most}"),
            Problem::TooDeep { most } => write!(f, "it may be at most {most} deep"),
            Problem::Range { least, most } => write!(f, "expected a number from {least} to {most}"),
        }
    }
}

/// A place in a request, for the messages.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'a> {
    parent: Option<&'a Self>,
    step: Step<'a>,
}

#[derive(Debug, Clone, Copy)]
enum Step<'a> {
    Key(&'a str),
    Index(usize),
}

/// How much of a key is shown.
const SHOWN: usize = 64;

impl<'a> Place<'a> {
    pub(super) fn root(key: &'a str) -> Self {
        Self { parent: None, step: Step::Key(key) }
    }

    pub(super) fn key(&'a self, key: &'a str) -> Self {
        Self { parent: Some(self), step: Step::Key(key) }
    }

    pub(super) fn index(&'a self, index: usize) -> Self {
        Self { parent: Some(self), step: Step::Index(index) }
    }

    fn write(&self, path: &mut String) {
        if let Some(parent) = self.parent {
            parent.write(path);
        }
        match self.step {
            Step::Key(key) => {
                if !path.is_empty() {
                    path.push('.');
                }
                path.extend(key.chars().take(SHOWN));
            }
            Step::Index(index) => path.push_str(&format!("[{index}]")),
        }
    }

    pub(super) fn error(&self, problem: Problem) -> InvalidRequest {
        let mut path = String::new();
        self.write(&mut path);
        InvalidRequest { path, problem }
    }

    pub(super) fn expected(&self, expected: impl Into<String>) -> InvalidRequest {
        self.error(Problem::Value { expected: expected.into() })
    }
}

/// Names for the messages.
pub(super) fn names<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    names.into_iter().map(str::to_owned).collect()
}
