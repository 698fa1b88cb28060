//! Names in the database: how they are made, and which ones both databases take.

use heck::ToSnakeCase;
use syn::{Error, Result, spanned::Spanned};

/// The longest name that Postgres keeps whole, in bytes.
const MAX_BYTES: usize = 63;

/// Refuses a name that one of the databases would refuse or change.
pub(crate) fn check(name: &str, at: &impl Spanned) -> Result<()> {
    let wrong = if name.is_empty() {
        "it is empty".to_owned()
    } else if name.len() > MAX_BYTES {
        format!(
            "it has {} bytes, and Postgres keeps {MAX_BYTES}: give a shorter one by `name = \"..\"`",
            name.len()
        )
    } else if name.contains('\0') {
        "it has the character U+0000".to_owned()
    } else {
        return Ok(());
    };
    Err(Error::new(at.span(), format!("`{}` cannot be a name: {wrong}", name.escape_debug())))
}

/// Refuses a name that no schema can have.
pub(crate) fn check_schema(name: &str, at: &impl Spanned) -> Result<()> {
    let wrong = if name.starts_with("pg_") {
        "Postgres keeps `pg_` for itself"
    } else if name.contains('.') {
        "a point stands between a schema and its table"
    } else {
        return check(name, at);
    };
    Err(Error::new(at.span(), format!("`{}` cannot be a schema: {wrong}", name.escape_debug())))
}

/// The name of a table after its struct: `BlogPost` is `blog_posts`.
pub(crate) fn table(ident: &syn::Ident) -> String {
    plural(&ident.to_string().to_snake_case())
}

/// The English plural of a word in snake_case, by its regular rules.
fn plural(word: &str) -> String {
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    match word.strip_suffix('y') {
        Some(stem) if !ends(&["ay", "ey", "iy", "oy", "uy"]) => format!("{stem}ies"),
        _ if ends(&["s", "x", "z", "ch", "sh"]) => format!("{word}es"),
        _ => format!("{word}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_plural() {
        for (word, expected) in [
            ("user", "users"),
            ("category", "categories"),
            ("day", "days"),
            ("box", "boxes"),
            ("address", "addresses"),
            ("branch", "branches"),
            ("blog_post", "blog_posts"),
        ] {
            assert_eq!(plural(word), expected);
        }
    }
}
