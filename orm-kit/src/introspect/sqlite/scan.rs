//! The comments of a stored CREATE TABLE, which the grammar leaves out: what a column is for, and the marks of its type.

/// The comments of a table and of its columns and constraints, in their order.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Comments {
    /// What the table is for.
    pub(super) table: Option<String>,
    /// The comments within each item between the commas.
    pub(super) items: Vec<Item>,
}

/// The comments of one item.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Item {
    /// Those that are followed by more of the item, as they are written.
    pub(super) inner: Vec<String>,
    /// That which ends the item, without its `/*` and `*/`.
    pub(super) last: Option<String>,
}

/// Finds the comments of the form `/* */`.
pub(super) fn comments(sql: &str) -> Comments {
    let mut found = Comments::default();
    let mut item = Item::default();
    let mut pending: Option<String> = None;
    let (mut depth, mut is_begun) = (0, false);
    let mut rest = sql;
    while let Some((piece, after)) = next(rest) {
        rest = after;
        match piece {
            Piece::Comment(comment) if depth == 1 => {
                if is_begun {
                    item.inner.extend(pending.replace(comment.to_owned()));
                } else if found.items.is_empty() {
                    found.table = found.table.or_else(|| body(comment));
                }
            }
            Piece::Comment(_) | Piece::Space => {}
            Piece::Symbol(symbol) => {
                if depth == 1 && (symbol == ',' || symbol == ')') {
                    item.last = pending.take().and_then(|it| {
                        let last = body(&it);
                        if last.is_none() {
                            item.inner.push(it);
                        }
                        last
                    });
                    found.items.push(std::mem::take(&mut item));
                    is_begun = false;
                } else if depth >= 1 {
                    item.inner.extend(pending.take());
                    is_begun = true;
                }
                match symbol {
                    '(' => depth += 1,
                    ')' => depth -= 1,
                    _ => {}
                }
                if depth == 0 && symbol == ')' {
                    break;
                }
            }
        }
    }
    found
}

/// What a comment for people says; a mark of the type is none.
fn body(comment: &str) -> Option<String> {
    let body = comment.strip_prefix("/*")?.strip_suffix("*/")?;
    if body.starts_with(':') {
        return None;
    }
    Some(body.strip_prefix(' ').unwrap_or(body).strip_suffix(' ').unwrap_or(body.trim_start()).to_owned())
}

enum Piece<'a> {
    Comment(&'a str),
    Space,
    /// A symbol, or what begins a word or a text in quotes.
    Symbol(char),
}

fn next(sql: &str) -> Option<(Piece<'_>, &str)> {
    let first = sql.chars().next()?;
    let (piece, length) = match first {
        '-' if sql.starts_with("--") => (Piece::Space, sql.find('\n').unwrap_or(sql.len())),
        '/' if sql.starts_with("/*") => {
            let end = sql[2..].find("*/").map_or(sql.len(), |end| end + 4);
            (Piece::Comment(&sql[..end]), end)
        }
        '"' | '`' | '\'' => (Piece::Symbol('a'), quoted(sql, first)),
        '[' => (Piece::Symbol('a'), sql.find(']').map_or(sql.len(), |end| end + 1)),
        it if it.is_whitespace() => (Piece::Space, it.len_utf8()),
        it => (Piece::Symbol(it), it.len_utf8()),
    };
    Some((piece, &sql[length..]))
}

/// The length of what stands in quotes.
fn quoted(sql: &str, quote: char) -> usize {
    let mut characters = sql.char_indices().skip(1).peekable();
    while let Some((place, character)) = characters.next() {
        if character == quote && characters.next_if(|(_, next)| *next == quote).is_none() {
            return place + 1;
        }
    }
    sql.len()
}

/// The names in an expression, as they may be those of columns: words and what stands in quotes.
pub(super) fn words(sql: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = sql;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' | '`' => {
                let length = quoted(rest, first);
                words.push(unquoted(&rest[..length]));
                length
            }
            '[' => {
                let length = rest.find(']').map_or(rest.len(), |end| end + 1);
                words.push(unquoted(&rest[..length]));
                length
            }
            '\'' => quoted(rest, first),
            it if it.is_alphabetic() || it == '_' => {
                let end = rest.find(|it: char| !it.is_alphanumeric() && it != '_' && it != '$');
                let length = end.unwrap_or(rest.len());
                words.push(rest[..length].to_owned());
                length
            }
            it => it.len_utf8(),
        };
        rest = &rest[length..];
    }
    words
}

/// A name without its quotes.
pub(super) fn unquoted(name: &str) -> String {
    let mut characters = name.chars();
    let close = match characters.next() {
        Some('[') => ']',
        Some(quote @ ('"' | '`' | '\'')) => quote,
        _ => return name.to_owned(),
    };
    let inner = characters.as_str().strip_suffix(close).unwrap_or(characters.as_str());
    if close == ']' {
        inner.to_owned()
    } else {
        inner.replace(&format!("{close}{close}"), &close.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_stand_where_the_ddl_puts_them() {
        let sql = r#"CREATE TABLE "t /* no */" ( /* of the table */
  "a" TEXT /*:date*/ NOT NULL /* what a is, (or not) */,
  "b,(" TEXT /*:uuid*/ DEFAULT ('/* no */, ' || x), -- no /* no */
  c DECIMAL(10, /* inner */ 2) /*:time*/,
  CONSTRAINT d CHECK (a /* no */ > 1) /* d */
) STRICT"#;
        let item = |inner: &[&str], last: Option<&str>| Item {
            inner: inner.iter().map(|it| (*it).to_owned()).collect(),
            last: last.map(str::to_owned),
        };
        assert_eq!(
            comments(sql),
            Comments {
                table: Some("of the table".into()),
                items: vec![
                    item(&["/*:date*/"], Some("what a is, (or not)")),
                    item(&["/*:uuid*/"], None),
                    item(&["/*:time*/"], None),
                    item(&[], Some("d")),
                ],
            }
        );
        for end in 0..sql.len() {
            comments(&sql[..end]);
        }
    }

    #[test]
    fn names_lose_their_quotes() {
        for (name, plain) in [
            ("a", "a"),
            ("\"a\"\"b\"", "a\"b"),
            ("[a]", "a"),
            ("`a``b`", "a`b"),
            ("'it''s'", "it's"),
            ("\"\"", ""),
        ] {
            assert_eq!(unquoted(name), plain);
        }
        assert_eq!(words("length(\"a b\") > [c] AND d <> 'e'"), ["length", "a b", "c", "AND", "d"]);
    }
}
