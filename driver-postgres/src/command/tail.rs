//! Whether a text is more than one statement.

use super::words::{after_comment, skip_blank};

/// Whether anything but white space, comments and semicolons follows the first semicolon.
///
/// The body of an SQL function may have semicolons of its own (`BEGIN ATOMIC`); that is left to the server.
pub(crate) fn has_tail(sql: &str) -> bool {
    if !sql.contains(';') || sql.to_ascii_uppercase().contains("ATOMIC") {
        return false;
    }
    let mut rest = sql;
    while let Some(at) = rest.find([';', '\'', '"', '$', '-', '/']) {
        let (before, found) = rest.split_at(at);
        rest = match found.as_bytes()[0] {
            b';' => return !skip_semicolons(found).is_empty(),
            b'\'' => after_string(&found[1..], ends_with_escape_prefix(before)),
            b'"' => after_quote(&found[1..], '"'),
            b'$' => after_dollar(before, found),
            b'-' if found.starts_with("--") => found.find('\n').map_or("", |end| &found[end..]),
            b'/' if found.starts_with("/*") => after_comment(&found[2..]),
            _ => &found[1..],
        };
    }
    false
}

fn skip_semicolons(sql: &str) -> &str {
    let mut rest = sql;
    while let Some(after) = rest.strip_prefix(';') {
        rest = skip_blank(after);
    }
    rest
}

/// Whether the quote that follows opens a string with escapes: `E'..'`.
fn ends_with_escape_prefix(before: &str) -> bool {
    let mut characters = before.chars().rev();
    let prefix = characters.next().is_some_and(|it| it.eq_ignore_ascii_case(&'e'));
    prefix && !characters.next().is_some_and(is_part_of_name)
}

/// What comes after the string that was opened just before. A quote in it is doubled, and so two strings do as well.
fn after_string(sql: &str, escapes: bool) -> &str {
    if !escapes {
        return after_quote(sql, '\'');
    }
    let mut rest = sql;
    while let Some(at) = rest.find(['\'', '\\']) {
        let found = &rest[at..];
        if let Some(after) = found.strip_prefix('\'') {
            return after;
        }
        let mut characters = found.chars();
        characters.by_ref().take(2).for_each(drop);
        rest = characters.as_str();
    }
    ""
}

fn after_quote(sql: &str, quote: char) -> &str {
    sql.find(quote).map_or("", |end| &sql[end + 1..])
}

/// What comes after a `$`: after the whole string, where it opens one (`$tag$..$tag$`).
fn after_dollar<'a>(before: &str, found: &'a str) -> &'a str {
    let inner = &found[1..];
    let tag = inner.find(|it: char| !is_part_of_name(it) || it == '$').unwrap_or(inner.len());
    let opens = inner[tag..].starts_with('$')
        && !inner.starts_with(|it: char| it.is_ascii_digit())
        && !before.ends_with(is_part_of_name);
    if !opens {
        return inner;
    }
    let quote = &found[..tag + 2];
    let body = &found[quote.len()..];
    body.find(quote).map_or("", |end| &body[end + quote.len()..])
}

fn is_part_of_name(it: char) -> bool {
    it.is_alphanumeric() || it == '_' || it == '$'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_statement_is_one_statement() {
        for sql in [
            "SELECT 1",
            "SELECT 1;",
            "SELECT 1 ; ; -- the end;\n /* ; */ ",
            "SELECT ';', 'it''s;', \"a;\"\"b;\" FROM t -- ; \n WHERE a = $1",
            "SELECT E'\\';' , e'\\\\' ;",
            "DO $$ BEGIN; END $$;",
            "SELECT $a$ ; $b$ ; $a$, $1 ;",
            "SELECT /* ; /* ; */ ; */ 1",
            "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END",
            "SELECT a$b$c FROM t;",
            "SELECT 'open;",
        ] {
            assert!(!has_tail(sql), "{sql}");
        }
    }

    #[test]
    fn two_are_two() {
        for sql in [
            "SELECT 1; SELECT 2",
            ";SELECT 1",
            "SELECT '\\'; SELECT 2 --'",
            "SELECT type'\\'; SELECT 2",
            "SELECT $1; DROP TABLE t",
            "SELECT a$b$c; DROP TABLE t; --$b$",
            "SELECT 1 /* */; /* */ x",
            "SELECT é; x",
        ] {
            assert!(has_tail(sql), "{sql}");
        }
    }
}
