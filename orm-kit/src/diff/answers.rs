//! What the difference of two schemas cannot tell by itself, and the user says.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// The answers to [`Question`](super::Question)s: from attributes, flags, a file, or a prompt.
///
/// A table is named `users` or `app.users`, a column `users.email`, a native enum as its type, a label `status.open`.
///
/// ```
/// use squall_kit::diff::Answers;
///
/// let mut answers = Answers::default();
/// answers.rename("users.name=users.full_name")?;
/// answers.fill("users.age=0")?;
/// assert_eq!(answers.renames["users.full_name"], "users.name");
/// # Ok::<(), squall_kit::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Answers {
    /// The names that things had before, by those that they have now.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub renames: BTreeMap<String, String>,
    /// What is new, and was not renamed.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub created: BTreeSet<String>,
    /// What rows that are there get in a column that cannot be NULL: an expression that both databases understand.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub fills: BTreeMap<String, String>,
    /// The tables in which no row is.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub empty: BTreeSet<String>,
    /// How a column of another type is made of what is in it: an expression that both databases understand.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub using: BTreeMap<String, String>,
    /// The columns that are dropped and made anew, as their values cannot be kept.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub recreated: BTreeSet<String>,
}

impl Answers {
    /// `old=new`
    ///
    /// # Errors
    /// [`Error::Refused`] where it has no such form; so of all that follow.
    pub fn rename(&mut self, text: &str) -> Result<()> {
        let (old, new) = pair(text, "--rename users.name=users.full_name")?;
        self.renames.insert(new, old);
        Ok(())
    }

    /// `table.column=expression`
    ///
    /// # Errors
    /// [`Error::Refused`] where it has no such form.
    pub fn fill(&mut self, text: &str) -> Result<()> {
        let (column, value) = pair(text, "--fill \"users.age=0\"")?;
        self.fills.insert(column, value);
        Ok(())
    }

    /// `table.column=expression`
    ///
    /// # Errors
    /// [`Error::Refused`] where it has no such form.
    pub fn convert(&mut self, text: &str) -> Result<()> {
        let (column, value) = pair(text, "--using \"users.age=length(age)\"")?;
        self.using.insert(column, value);
        Ok(())
    }

    /// Adds the answers of `other`, which win.
    pub fn extend(&mut self, other: Self) {
        self.renames.extend(other.renames);
        self.created.extend(other.created);
        self.fills.extend(other.fills);
        self.empty.extend(other.empty);
        self.using.extend(other.using);
        self.recreated.extend(other.recreated);
    }

    /// Whether nothing is answered.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

fn pair(text: &str, example: &str) -> Result<(String, String)> {
    match text.split_once('=') {
        Some((left, right)) if !left.trim().is_empty() && !right.trim().is_empty() => {
            Ok((left.trim().to_owned(), right.trim().to_owned()))
        }
        _ => Err(Error::refused(
            format!("`{text}` is not of the form `a=b`"),
            format!("for example: {example}"),
        )),
    }
}
