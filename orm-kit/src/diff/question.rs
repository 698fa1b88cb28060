//! What has to be asked: the kit never guesses.

use std::fmt;

use serde::Serialize;

/// What the difference of two schemas cannot tell by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "question", rename_all = "snake_case")]
pub enum Question {
    /// Something is new and something of the same kind is gone: was it renamed?
    Renamed {
        /// What it is.
        what: Named,
        /// Its name.
        name: String,
        /// What is gone.
        candidates: Vec<String>,
    },
    /// A new column cannot be NULL and has no default: what do the rows get that are there?
    Fill {
        /// The column.
        column: String,
    },
    /// There is no one way from one type to the other.
    Convert {
        /// The column.
        column: String,
        /// Its type.
        from: String,
        /// The type that it is to have.
        to: String,
    },
}

/// What has a name that can change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Named {
    /// A table.
    Table,
    /// A column of a table.
    Column,
    /// A native enum.
    Enum,
    /// A label of an enum.
    Label,
}

impl fmt::Display for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Table => "table",
            Self::Column => "column",
            Self::Enum => "enum",
            Self::Label => "label",
        })
    }
}

impl fmt::Display for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Renamed { what, name, candidates } => {
                let gone: Vec<String> = candidates.iter().map(|it| format!("`{it}`")).collect();
                write!(f, "is the {what} `{name}` new, or was it renamed from {}?", gone.join(" or "))
            }
            Self::Fill { column } => write!(
                f,
                "the new column `{column}` cannot be NULL and has no default: what do the rows get that are there?"
            ),
            Self::Convert { column, from, to } => {
                write!(f, "how do the values of `{column}` come from the type {from} to the type {to}?")
            }
        }
    }
}

impl Question {
    /// How it is answered on the command line.
    pub fn help(&self) -> String {
        match self {
            Self::Renamed { what, name, candidates } => {
                let old = candidates.first().map_or("", String::as_str);
                let attribute = match what {
                    Named::Table => format!(", or in the schema: #[table(renamed_from = \"{old}\")]"),
                    Named::Column => {
                        let column = old.rsplit('.').next().unwrap_or(old);
                        format!(", or in the schema: #[column(renamed_from = \"{column}\")]")
                    }
                    Named::Enum | Named::Label => String::new(),
                };
                format!("renamed: --rename {old}={name}{attribute}; new: --new {name}")
            }
            Self::Fill { column } => {
                let table = column.rsplit_once('.').map_or("", |it| it.0);
                format!(
                    "a value for them: --fill \"{column}=..\"; none are there: --empty {table}; \
                     or give the column a default, or make it an Option"
                )
            }
            Self::Convert { column, .. } => format!(
                "by an expression: --using \"{column}=..\"; or drop the values and make it anew: --recreate {column}"
            ),
        }
    }
}
