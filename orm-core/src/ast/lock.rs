//! Locks that a SELECT takes on its rows.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// `FOR UPDATE [OF tables] [NOWAIT | SKIP LOCKED]`, or another strength.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Lock {
    /// Against whom; none where it has not been said.
    pub strength: Option<LockStrength>,
    /// The names of the tables whose rows are locked; none for all.
    pub of: Vec<Cow<'static, str>>,
    /// What is done about rows that another transaction has locked.
    pub wait: LockWait,
}

/// Against whom rows are locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LockStrength {
    /// FOR UPDATE: against all who lock or change them.
    Update,
    /// FOR NO KEY UPDATE: against those, but for who only needs their keys to stay.
    NoKeyUpdate,
    /// FOR SHARE: against who changes them.
    Share,
    /// FOR KEY SHARE: against who changes their keys, or deletes them.
    KeyShare,
}

impl LockStrength {
    /// The clause.
    pub fn sql(self) -> &'static str {
        match self {
            Self::Update => "FOR UPDATE",
            Self::NoKeyUpdate => "FOR NO KEY UPDATE",
            Self::Share => "FOR SHARE",
            Self::KeyShare => "FOR KEY SHARE",
        }
    }
}

/// What is done about rows that another transaction has locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LockWait {
    /// They are waited for.
    #[default]
    Wait,
    /// NOWAIT: the query fails.
    Nowait,
    /// SKIP LOCKED: they are left out.
    SkipLocked,
}
