//! The texts that a connection has run, so that one text never stands for two prepared statements.
//!
//! sqlx keeps prepared statements by their text alone. The same text with parameters of other types is another
//! statement, and would be sent the wrong bytes. So the first types of a text own it for as long as the connection
//! lives; with any others, the text is sent with a comment at its end that names them, and so is another text. Nothing
//! is ever forgotten: once there are too many texts to remember, new ones always carry the comment.

use std::{
    borrow::Cow,
    collections::{HashMap, hash_map::RandomState},
    hash::{BuildHasher, BuildHasherDefault, Hasher},
};

use squall_core::{Bind, Error, Result, driver::Query};

use crate::{
    bind::parameter_oid,
    command::{Command, has_tail},
    oid,
};

/// How many texts are remembered; each takes some 24 bytes.
const MOST: usize = 4_096;

/// The texts that a connection has run.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    hasher: RandomState,
    /// By the hash of the text.
    known: HashMap<u64, Known, BuildHasherDefault<Hashed>>,
}

/// What is known of a text.
#[derive(Debug, Clone, Copy)]
struct Known {
    /// The types of its parameters.
    types: u64,
    command: Command,
}

impl Texts {
    /// The text under which a query is prepared, and what kind of statement it is.
    ///
    /// # Errors
    /// [`Error::InvalidQuery`] where it is more than one.
    pub(crate) fn look_up<'q>(&mut self, query: &'q Query<'_>) -> Result<(Cow<'q, str>, Command)> {
        let sql = &*query.sql;
        let text = self.hasher.hash_one(sql);
        let types = types(&query.binds);
        match self.known.get(&text) {
            Some(known) if known.types == types => Ok((Cow::Borrowed(sql), known.command)),
            Some(known) => Ok((Cow::Owned(with_types(sql, &query.binds)), known.command)),
            None if has_tail(sql) => Err(several_statements()),
            None => {
                let command = Command::of(sql);
                if query.once {
                    return Ok((Cow::Borrowed(sql), command));
                }
                if self.known.len() == MOST {
                    return Ok((Cow::Owned(with_types(sql, &query.binds)), command));
                }
                self.known.insert(text, Known { types, command });
                Ok((Cow::Borrowed(sql), command))
            }
        }
    }
}

/// More than one statement in one text.
pub(crate) fn several_statements() -> Error {
    Error::invalid_query("the text has more than one statement: run them one by one")
}

/// The hash of a number that is a hash: itself.
#[derive(Debug, Default)]
struct Hashed(u64);

impl Hasher for Hashed {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.0 = self.0.rotate_left(8) ^ u64::from(*byte));
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// The types of the parameters, as one number: no step of it loses anything, but that there are more than fit.
fn types(binds: &[Bind<'_>]) -> u64 {
    binds.iter().fold(binds.len() as u64, |mixed, bind| {
        let mixed = (mixed ^ u64::from(parameter_oid(&bind.ty))).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        mixed ^ (mixed >> 32)
    })
}

/// The text and a comment that names the types. (After a `--` it stands in that comment, and is as good.)
fn with_types(sql: &str, binds: &[Bind<'_>]) -> String {
    let mut text = String::with_capacity(sql.len() + 8 + binds.len() * 8);
    text.push_str(sql);
    text.push_str(" /*");
    for bind in binds {
        text.push(' ');
        text.push_str(oid::name(parameter_oid(&bind.ty)));
    }
    text.push_str(" */");
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use squall_core::{SqlType, Value};

    fn query(sql: &str, types: &[SqlType]) -> Query<'static> {
        let binds = types
            .iter()
            .map(|ty| Bind { value: Cow::Owned(Value::Null), ty: Cow::Owned(ty.clone()) })
            .collect();
        Query { binds, ..Query::text(sql.to_owned()) }
    }

    fn text(texts: &mut Texts, sql: &str, types: &[SqlType]) -> String {
        texts.look_up(&query(sql, types)).unwrap().0.into_owned()
    }

    #[test]
    fn the_first_types_own_a_text() {
        let mut texts = Texts::default();
        for _ in 0..2 {
            assert_eq!(text(&mut texts, "SELECT $1", &[SqlType::Integer]), "SELECT $1");
            assert_eq!(text(&mut texts, "SELECT $1", &[SqlType::BigInt]), "SELECT $1 /* int8 */");
            assert_eq!(text(&mut texts, "SELECT $1", &[SqlType::TEXT]), "SELECT $1 /* text */");
        }
    }

    #[test]
    fn beyond_the_most_every_text_carries_its_types() {
        let mut texts = Texts::default();
        for number in 0..MOST {
            text(&mut texts, &format!("SELECT {number}, $1"), &[SqlType::Integer]);
        }
        assert_eq!(text(&mut texts, "SELECT $1", &[SqlType::Integer]), "SELECT $1 /* int4 */");
        assert_eq!(text(&mut texts, "SELECT 7, $1", &[SqlType::Integer]), "SELECT 7, $1");
        assert_eq!(texts.known.len(), MOST);
    }
}
