//! The schema as a migration leaves it, in a file beside it.

use serde::{Deserialize, Serialize};

use crate::{diff::Answers, model::Schema};

/// The version of the form of the file.
const VERSION: u32 = 1;

/// The schema as a migration leaves it, apart from any database, and where it comes from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    version: u32,
    /// The migrations that it follows: one; none where it is the first; several where it brings branches together.
    pub parents: Vec<String>,
    /// What the user said when it was made.
    #[serde(default, skip_serializing_if = "Answers::is_empty")]
    pub answers: Answers,
    /// The schema.
    pub schema: Schema,
}

impl Snapshot {
    /// A snapshot of `schema`.
    pub fn new(parents: Vec<String>, schema: Schema, answers: Answers) -> Self {
        Self { version: VERSION, parents, answers, schema }
    }

    /// The text of the file.
    ///
    /// # Errors
    /// Never for what a derive made.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string_pretty(self).map(|it| it + "\n")
    }

    /// Reads the text of a file.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let snapshot: Self = serde_json::from_str(text).map_err(|it| it.to_string())?;
        if snapshot.version != VERSION {
            return Err(format!(
                "it has the version {}, and this is for the version {VERSION}: take a newer squall",
                snapshot.version
            ));
        }
        Ok(snapshot)
    }
}
