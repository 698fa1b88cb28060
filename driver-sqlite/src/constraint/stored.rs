//! The constraints that a stored CREATE TABLE has, with their names, which no pragma tells.

use super::token::{Token, tokens};

/// A constraint as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stored {
    pub(super) kind: Kind,
    pub(super) name: Option<String>,
    /// Its columns; of a CHECK, all the words in it.
    pub(super) columns: Vec<String>,
}

/// What kind of constraint it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// PRIMARY KEY or UNIQUE
    Unique,
    ForeignKey,
    Check,
}

/// The constraints of a CREATE TABLE, in its order.
pub(super) fn constraints(create_table: &str) -> Vec<Stored> {
    let tokens = tokens(create_table);
    let Some(open) = tokens.iter().position(|token| *token == Token::Open) else { return Vec::new() };
    split(group(&tokens[open..])).into_iter().flat_map(of_item).collect()
}

/// The constraints in one item between the commas: a column with its own, or constraints of the table.
fn of_item(item: &[Token]) -> Vec<Stored> {
    let of_table = item.first().is_some_and(|first| {
        ["CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"].iter().any(|keyword| first.is(keyword))
    });
    let column = item.first().filter(|_| !of_table).and_then(Token::name);
    let mut found = Vec::new();
    let mut name = None;
    let mut place = usize::from(!of_table);
    while let Some(token) = item.get(place) {
        place += 1;
        let kind = if token.is("CONSTRAINT") {
            name = item.get(place).and_then(Token::name).map(str::to_owned);
            place += 1;
            continue;
        } else if token.is("PRIMARY") || token.is("UNIQUE") {
            Kind::Unique
        } else if token.is("CHECK") {
            Kind::Check
        } else if token.is("FOREIGN") || column.is_some() && token.is("REFERENCES") {
            Kind::ForeignKey
        } else {
            if *token == Token::Open {
                place += group(&item[place - 1..]).len() + 1;
            }
            // A name is for what follows it at once.
            name = None;
            continue;
        };
        let inner = item[place..]
            .iter()
            .position(|token| *token == Token::Open)
            .map(|open| group(&item[place + open..]));
        let columns = match (column, kind) {
            (_, Kind::Check) => {
                inner.unwrap_or_default().iter().filter_map(Token::name).map(str::to_owned).collect()
            }
            (Some(column), _) => vec![column.to_owned()],
            (None, _) => split(inner.unwrap_or_default())
                .into_iter()
                .filter_map(|item| item.first().and_then(Token::name).map(str::to_owned))
                .collect(),
        };
        found.push(Stored { kind, name: name.take(), columns });
    }
    found
}

/// What stands inside of the parenthesis that opens here.
fn group(tokens: &[Token]) -> &[Token] {
    let mut depth = 0;
    let close = tokens.iter().position(|token| {
        match token {
            Token::Open => depth += 1,
            Token::Close => depth -= 1,
            _ => {}
        }
        depth == 0
    });
    &tokens[1..close.unwrap_or(tokens.len()).max(1)]
}

/// The items between the commas outside of parentheses.
fn split(tokens: &[Token]) -> Vec<&[Token]> {
    let mut depth = 0;
    tokens
        .split(|token| {
            match token {
                Token::Open => depth += 1,
                Token::Close => depth -= 1,
                _ => {}
            }
            depth == 0 && *token == Token::Comma
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stored(kind: Kind, name: Option<&str>, columns: &[&str]) -> Stored {
        let columns = columns.iter().map(|it| (*it).to_owned()).collect();
        Stored { kind, name: name.map(str::to_owned), columns }
    }

    #[test]
    fn all_forms() {
        let sql = r#"CREATE TABLE "t, (" (
            id INTEGER CONSTRAINT t_pkey PRIMARY KEY AUTOINCREMENT,
            "a b" TEXT CONSTRAINT nn NOT NULL UNIQUE COLLATE nocase DEFAULT ('(,') CHECK (length("a b") > 1),
            c INTEGER CONSTRAINT t_c_fkey REFERENCES p (x) ON DELETE SET NULL,
            d DECIMAL(10, 2) CONSTRAINT "d range" CHECK (d BETWEEN 0 AND (1 + 1)), -- , CHECK (1)
            CONSTRAINT t_key UNIQUE (c DESC, [a b] COLLATE nocase) ON CONFLICT ABORT,
            FOREIGN KEY (c, d) REFERENCES q (y, z),
            CONSTRAINT t_check CHECK (c < d AND "a b" <> 'x')
        ) STRICT"#;
        assert_eq!(
            constraints(sql),
            [
                stored(Kind::Unique, Some("t_pkey"), &["id"]),
                stored(Kind::Unique, None, &["a b"]),
                stored(Kind::Check, None, &["length", "a b"]),
                stored(Kind::ForeignKey, Some("t_c_fkey"), &["c"]),
                stored(Kind::Check, Some("d range"), &["d", "BETWEEN", "AND"]),
                stored(Kind::Unique, Some("t_key"), &["c", "a b"]),
                stored(Kind::ForeignKey, None, &["c", "d"]),
                stored(Kind::Check, Some("t_check"), &["c", "d", "AND", "a b", "x"]),
            ]
        );
    }

    #[test]
    fn what_is_cut_short_does_no_harm() {
        let sql = "CREATE TABLE t (a INTEGER PRIMARY KEY, CONSTRAINT b UNIQUE (a, c), CHECK (a > 1))";
        for end in 0..sql.len() {
            constraints(&sql[..end]);
        }
    }
}
