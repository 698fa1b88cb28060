//! The words of a statement, without the comments between them.

/// The words at the start of a statement, in upper case; ends at what is neither a word nor a comment.
pub(super) struct Words<'a> {
    rest: &'a str,
}

impl<'a> Words<'a> {
    pub(super) fn new(sql: &'a str) -> Self {
        Self { rest: sql }
    }

    /// Whether a parenthesis comes next.
    pub(super) fn is_at_parenthesis(&self) -> bool {
        self.rest.starts_with('(')
    }
}

impl Iterator for Words<'_> {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        self.rest = skip_blank(self.rest);
        let end =
            self.rest.find(|it: char| !it.is_ascii_alphabetic() && it != '_').unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        if word.is_empty() {
            return None;
        }
        self.rest = rest;
        Some(word.to_ascii_uppercase())
    }
}

/// What comes after white space and comments.
pub(super) fn skip_blank(sql: &str) -> &str {
    let mut rest = sql.trim_start();
    loop {
        let after = if let Some(comment) = rest.strip_prefix("--") {
            comment.find('\n').map_or("", |end| &comment[end..])
        } else if let Some(comment) = rest.strip_prefix("/*") {
            after_comment(comment)
        } else {
            return rest;
        };
        rest = after.trim_start();
    }
}

/// What comes after the comment that was opened just before; comments nest.
pub(super) fn after_comment(sql: &str) -> &str {
    let mut depth = 1;
    let mut rest = sql;
    while depth > 0 {
        let Some(at) = rest.find(['*', '/']) else { return "" };
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix("*/") {
            depth -= 1;
            rest = after;
        } else if let Some(after) = rest.strip_prefix("/*") {
            depth += 1;
            rest = after;
        } else {
            rest = &rest[1..];
        }
    }
    rest
}
