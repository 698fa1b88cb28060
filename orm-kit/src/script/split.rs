//! Statements of a text, and the comments before each.

use crate::plan::Backend;

/// A statement, and what is written before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    /// The statement, without the semicolon; empty where only comments are left.
    pub(crate) sql: String,
    /// The same, without comments, and with one blank where there are several.
    pub(crate) plain: String,
    /// The comments of a line before it, without `--`.
    pub(crate) comments: Vec<String>,
}

/// Splits a text into its statements: where a semicolon is not in a text, a name, a comment, or the body of a trigger.
pub(crate) fn split(text: &str, backend: Backend) -> Vec<Piece> {
    let text = text.replace("\r\n", "\n");
    let mut splitter =
        Splitter { rest: &text, backend, piece: Piece::empty(), words: Vec::new(), has_body: false };
    let mut pieces = Vec::new();
    while let Some(piece) = splitter.next() {
        pieces.push(piece);
    }
    pieces
}

impl Piece {
    fn empty() -> Self {
        Self { sql: String::new(), plain: String::new(), comments: Vec::new() }
    }
}

struct Splitter<'a> {
    rest: &'a str,
    backend: Backend,
    piece: Piece,
    /// The words so far, in upper case, and `;`.
    words: Vec<String>,
    /// Whether semicolons are in it until `; END`.
    has_body: bool,
}

impl Splitter<'_> {
    fn next(&mut self) -> Option<Piece> {
        loop {
            let Some(first) = self.rest.chars().next() else {
                let piece = std::mem::replace(&mut self.piece, Piece::empty());
                return (!piece.sql.is_empty() || !piece.comments.is_empty()).then(|| finished(piece));
            };
            if self.rest.starts_with("--") {
                let end = self.rest.find('\n').unwrap_or(self.rest.len());
                if self.piece.sql.is_empty() {
                    self.piece.comments.push(self.rest[2..end].trim().to_owned());
                    self.rest = &self.rest[end..];
                } else {
                    self.comment(end);
                }
            } else if self.rest.starts_with("/*") {
                let end = self.block_comment();
                if self.piece.sql.is_empty() {
                    self.rest = &self.rest[end..];
                } else {
                    self.comment(end);
                }
            } else if first.is_whitespace() {
                self.blank();
            } else if first == ';' {
                self.rest = &self.rest[1..];
                if self.has_body && !self.is_at_end_of_body() {
                    self.words.push(";".into());
                    self.piece.sql.push(';');
                    self.piece.plain.push(';');
                    continue;
                }
                self.words.clear();
                self.has_body = false;
                let piece = std::mem::replace(&mut self.piece, Piece::empty());
                if !piece.sql.is_empty() {
                    return Some(finished(piece));
                }
            } else if let Some(length) = self.quoted(first) {
                self.take(length);
            } else if first.is_alphabetic() || first == '_' {
                let end = self.rest.find(|it: char| !(it.is_alphanumeric() || it == '_' || it == '$'));
                let end = end.unwrap_or(self.rest.len());
                self.words.push(self.rest[..end].to_ascii_uppercase());
                self.note_body();
                self.take(end);
            } else {
                self.take(first.len_utf8());
            }
        }
    }

    /// Whether the words so far begin a statement that has others in it.
    fn note_body(&mut self) {
        let words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        self.has_body |= match self.backend {
            Backend::Sqlite => {
                matches!(words[..], ["CREATE", "TRIGGER"] | ["CREATE", "TEMP" | "TEMPORARY", "TRIGGER"])
            }
            Backend::Postgres => words.first() == Some(&"CREATE") && words.ends_with(&["BEGIN", "ATOMIC"]),
        };
    }

    fn is_at_end_of_body(&self) -> bool {
        matches!(&self.words[..], [.., semicolon, end] if semicolon == ";" && end == "END")
    }

    fn take(&mut self, length: usize) {
        let (taken, rest) = self.rest.split_at(length);
        self.piece.sql.push_str(taken);
        self.piece.plain.push_str(taken);
        self.rest = rest;
    }

    fn comment(&mut self, length: usize) {
        let (taken, rest) = self.rest.split_at(length);
        self.piece.sql.push_str(taken);
        self.rest = rest;
        if !self.piece.plain.ends_with(' ') {
            self.piece.plain.push(' ');
        }
    }

    fn blank(&mut self) {
        let end = self.rest.find(|it: char| !it.is_whitespace()).unwrap_or(self.rest.len());
        if !self.piece.sql.is_empty() {
            self.piece.sql.push_str(&self.rest[..end]);
            if !self.piece.plain.ends_with(' ') {
                self.piece.plain.push(' ');
            }
        }
        self.rest = &self.rest[end..];
    }

    /// The length of a comment; those of Postgres are nested.
    fn block_comment(&self) -> usize {
        let mut depth = 0_usize;
        let mut at = 0;
        while at < self.rest.len() {
            let here = &self.rest[at..];
            if here.starts_with("/*") && (depth == 0 || self.backend == Backend::Postgres) {
                depth += 1;
                at += 2;
            } else if here.starts_with("*/") {
                depth -= 1;
                at += 2;
                if depth == 0 {
                    return at;
                }
            } else {
                at += here.chars().next().map_or(1, char::len_utf8);
            }
        }
        self.rest.len()
    }

    /// The length of a text or a quoted name that begins here.
    fn quoted(&self, first: char) -> Option<usize> {
        match (first, self.backend) {
            ('\'', Backend::Postgres) => {
                // `E'..'` has backslashes; the letter is a word of its own.
                let is_escaped =
                    self.words.last().is_some_and(|it| it == "E") && self.piece.plain.ends_with(['e', 'E']);
                Some(closed(self.rest, '\'', is_escaped))
            }
            ('\'' | '"', _) => Some(closed(self.rest, first, false)),
            ('`', Backend::Sqlite) => Some(closed(self.rest, '`', false)),
            ('[', Backend::Sqlite) => Some(self.rest.find(']').map_or(self.rest.len(), |end| end + 1)),
            ('$', Backend::Postgres) => {
                let end = self.rest[1..].find(|it: char| !(it.is_alphanumeric() || it == '_'))? + 1;
                if !self.rest[end..].starts_with('$')
                    || self.rest[1..].starts_with(|it: char| it.is_ascii_digit())
                {
                    return None;
                }
                let tag = &self.rest[..=end];
                let body = &self.rest[tag.len()..];
                Some(body.find(tag).map_or(self.rest.len(), |at| tag.len() + at + tag.len()))
            }
            _ => None,
        }
    }
}

/// The length of what is quoted; the quote is itself where it is doubled.
fn closed(text: &str, quote: char, escapes: bool) -> usize {
    let mut chars = text.char_indices().skip(1).peekable();
    while let Some((at, it)) = chars.next() {
        if it == '\\' && escapes {
            chars.next();
        } else if it == quote {
            if chars.peek().is_some_and(|(_, next)| *next == quote) {
                chars.next();
            } else {
                return at + 1;
            }
        }
    }
    text.len()
}

fn finished(mut piece: Piece) -> Piece {
    piece.sql.truncate(piece.sql.trim_end().len());
    piece.plain.truncate(piece.plain.trim_end().len());
    piece
}

#[cfg(test)]
mod tests {
    use super::*;

    fn statements(text: &str, backend: Backend) -> Vec<String> {
        split(text, backend).into_iter().map(|it| it.sql).filter(|it| !it.is_empty()).collect()
    }

    #[test]
    fn a_semicolon_in_a_text_a_name_or_a_comment_is_none() {
        for backend in Backend::ALL {
            let text = "SELECT ';' /* ; */ AS \";\"; -- a; b\nSELECT 'it''s;'";
            assert_eq!(statements(text, backend), ["SELECT ';' /* ; */ AS \";\"", "SELECT 'it''s;'"]);
        }
        assert_eq!(statements("SELECT [a;b], `c;d`; SELECT 2", Backend::Sqlite).len(), 2);
        assert_eq!(statements(r"SELECT E'\';'; SELECT 2", Backend::Postgres).len(), 2);
        assert_eq!(statements(r"SELECT '\'; SELECT 2", Backend::Postgres).len(), 2);
        assert_eq!(statements("DO $a$ BEGIN x; $$; END $a$; SELECT $1", Backend::Postgres).len(), 2);
        assert_eq!(statements("SELECT 1 /* a /* b */ ; */; SELECT 2", Backend::Postgres).len(), 2);
    }

    #[test]
    fn the_body_of_a_trigger_is_in_it() {
        let trigger =
            "CREATE TRIGGER t AFTER INSERT ON a BEGIN UPDATE a SET b = CASE WHEN 1 THEN 2 END; SELECT 1; END";
        assert_eq!(statements(&format!("{trigger}; SELECT 1"), Backend::Sqlite), [trigger, "SELECT 1"]);
        let function = "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END";
        assert_eq!(statements(&format!("{function};\nSELECT 1;"), Backend::Postgres), [function, "SELECT 1"]);
    }

    #[test]
    fn comments_before_a_statement_are_kept_apart() {
        let pieces = split("-- squall: a\n-- b\nSELECT  1 -- c\n, 2;\n-- d", Backend::Sqlite);
        assert_eq!(pieces[0].comments, ["squall: a", "b"]);
        assert_eq!(pieces[0].plain, "SELECT 1 , 2");
        assert_eq!(pieces[1].comments, ["d"]);
        assert_eq!(pieces.len(), 2);
    }
}
