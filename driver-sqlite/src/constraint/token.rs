//! SQL in words: as much of its grammar as finding constraints and tables needs.

/// A piece of SQL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// A keyword, or a name without quotes.
    Word(String),
    /// A name in quotes of any kind.
    Quoted(String),
    Open,
    Close,
    Comma,
    Dot,
    /// An operator, a number or the like.
    Other,
}

impl Token {
    /// Whether it is this keyword.
    pub(super) fn is(&self, keyword: &str) -> bool {
        matches!(self, Self::Word(word) if word.eq_ignore_ascii_case(keyword))
    }

    /// The name that it is, or may be.
    pub(super) fn name(&self) -> Option<&str> {
        match self {
            Self::Word(name) | Self::Quoted(name) => Some(name),
            _ => None,
        }
    }
}

/// Takes SQL apart; comments and white space are left out.
pub(super) fn tokens(sql: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = sql;
    while let Some(first) = rest.chars().next() {
        let (token, length) = match first {
            '-' if rest.starts_with("--") => (None, rest.find('\n').unwrap_or(rest.len())),
            '/' if rest.starts_with("/*") => (None, rest.find("*/").map_or(rest.len(), |end| end + 2)),
            '"' | '`' | '\'' => quoted(rest, first),
            '[' => {
                let end = rest.find(']').unwrap_or(rest.len());
                (Some(Token::Quoted(rest[1..end].to_owned())), (end + 1).min(rest.len()))
            }
            '(' => (Some(Token::Open), 1),
            ')' => (Some(Token::Close), 1),
            ',' => (Some(Token::Comma), 1),
            '.' => (Some(Token::Dot), 1),
            it if it.is_whitespace() => (None, it.len_utf8()),
            it if starts_word(it) => {
                let end = rest
                    .find(|it: char| !starts_word(it) && !it.is_ascii_digit() && it != '$')
                    .unwrap_or(rest.len());
                (Some(Token::Word(rest[..end].to_owned())), end)
            }
            other => (Some(Token::Other), other.len_utf8()),
        };
        tokens.extend(token);
        rest = &rest[length..];
    }
    tokens
}

fn starts_word(character: char) -> bool {
    character.is_ascii_alphabetic() || character == '_' || !character.is_ascii()
}

/// A name, or a text, between quotes that stand twice where they mean themselves; and its length with the quotes.
fn quoted(sql: &str, quote: char) -> (Option<Token>, usize) {
    let mut name = String::new();
    let mut characters = sql.char_indices().skip(1).peekable();
    while let Some((_, character)) = characters.next() {
        if character == quote && characters.next_if(|(_, next)| *next == quote).is_none() {
            break;
        }
        name.push(character);
    }
    let length = characters.peek().map_or(sql.len(), |(place, _)| *place);
    (Some(Token::Quoted(name)), length)
}

/// The table that a statement writes to: what follows INSERT INTO, UPDATE or DELETE FROM.
pub(super) fn written_table(sql: &str) -> Option<String> {
    let tokens = tokens(sql);
    let mut depth = 0;
    let verb = tokens.iter().position(|token| {
        match token {
            Token::Open => depth += 1,
            Token::Close => depth -= 1,
            _ => {}
        }
        depth == 0 && ["INSERT", "REPLACE", "UPDATE", "DELETE"].iter().any(|verb| token.is(verb))
    })?;
    let mut rest = tokens[verb + 1..].iter().peekable();
    if rest.next_if(|token| token.is("OR")).is_some() {
        rest.next();
    }
    rest.next_if(|token| token.is("INTO") || token.is("FROM"));
    let name = rest.next()?.name()?;
    let table = if rest.next_if_eq(&&Token::Dot).is_some() { rest.next()?.name()? } else { name };
    Some(table.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sql_in_pieces() {
        let word = |it: &str| Token::Word(it.into());
        let name = |it: &str| Token::Quoted(it.into());
        assert_eq!(
            tokens("a_1 -- x\n\"b\"\"c\" /* , */ [d e].`f`,('it''s' > 1.5é)"),
            [
                word("a_1"),
                name("b\"c"),
                name("d e"),
                Token::Dot,
                name("f"),
                Token::Comma,
                Token::Open,
                name("it's"),
                Token::Other,
                Token::Other,
                Token::Dot,
                Token::Other,
                word("é"),
                Token::Close
            ]
        );
        // What is not closed ends with the text.
        assert_eq!(tokens("\"a"), [name("a")]);
        assert_eq!(tokens("[a"), [name("a")]);
        assert_eq!(tokens("/* a"), []);
    }

    #[test]
    fn written_tables() {
        for (sql, table) in [
            ("INSERT INTO \"a b\" (c) VALUES (1)", "a b"),
            ("insert or replace into main.t values (1)", "t"),
            ("REPLACE INTO t VALUES (1)", "t"),
            ("UPDATE OR IGNORE t SET a = 1", "t"),
            ("WITH x AS (SELECT 1), y AS (SELECT 2) DELETE FROM t WHERE a IN x", "t"),
        ] {
            assert_eq!(written_table(sql).as_deref(), Some(table), "{sql}");
        }
        assert_eq!(written_table("SELECT replace(a, 'b', 'c') FROM t").as_deref(), None);
        assert_eq!(written_table("DELETE FROM"), None);
    }
}
