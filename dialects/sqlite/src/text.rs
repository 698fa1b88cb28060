//! LIKE, and plain text in another.

use squall_core::{
    Result, SqlType, Value,
    ast::{Expr, Like, Match, MatchKind},
    render::{self, Renderer},
};

use crate::{functions, literal, unsupported};

/// Appends `operand [NOT] LIKE pattern`; the driver makes LIKE tell upper from lower case.
pub(crate) fn like<'a>(r: &mut Renderer<'a>, it: &'a Like) -> Result<()> {
    if r.is_ddl() {
        return like_in_ddl(r, it);
    }
    let keyword = if it.negated { " NOT LIKE " } else { " LIKE " };
    if it.case_insensitive {
        r.call(functions::LOWER, [&it.operand])?;
        r.push(keyword);
        r.call(functions::LOWER, [&it.pattern])?;
    } else {
        r.operand(&it.operand)?;
        r.push(keyword);
        r.operand(&it.pattern)?;
    }
    r.push(r" ESCAPE '\'");
    Ok(())
}

/// Appends a LIKE as a GLOB: of a LIKE that can be told to mind the case, SQLite allows no index; and a GLOB means the same
/// to every program that opens the file.
fn like_in_ddl<'a>(r: &mut Renderer<'a>, it: &'a Like) -> Result<()> {
    let Expr::Bind(Value::Text(pattern), _) = &it.pattern else {
        return Err(unsupported("LIKE with a pattern that is not a constant, in a check or an index"));
    };
    let mut glob = glob(pattern);
    if it.case_insensitive {
        glob = glob.to_lowercase();
        r.call(functions::LOWER, [&it.operand])?;
    } else {
        r.operand(&it.operand)?;
    }
    r.push(if it.negated { " NOT GLOB " } else { " GLOB " });
    literal::quoted(r.sql_mut(), &glob);
    Ok(())
}

/// The GLOB that matches what a LIKE pattern with the escape `\` matches.
fn glob(pattern: &str) -> String {
    let mut glob = String::with_capacity(pattern.len());
    let mut characters = pattern.chars();
    while let Some(character) = characters.next() {
        match character {
            '%' => glob.push('*'),
            '_' => glob.push('?'),
            '\\' => glob.extend(characters.next().map(literally).into_iter().flatten()),
            other => glob.extend(literally(other)),
        }
    }
    glob
}

/// A character as a GLOB writes it: what means something to it stands in brackets.
fn literally(character: char) -> impl Iterator<Item = char> {
    let special = matches!(character, '*' | '?' | '[');
    let (open, close) = if special { (Some('['), Some(']')) } else { (None, None) };
    open.into_iter().chain([character]).chain(close)
}

/// The longest text that goes into a pattern, in bytes: with each of them escaped SQLite still takes it.
const LONGEST: usize = 20_000;

/// Appends a condition that a text stands in another.
pub(crate) fn matches<'a>(r: &mut Renderer<'a>, it: &'a Match) -> Result<()> {
    let (operand, text) = (&it.operand, &it.text);
    match (it.kind, text) {
        (MatchKind::Contains, _) => {
            r.call("instr", [operand, text])?;
            r.push(" > 0");
            Ok(())
        }
        (MatchKind::StartsWith, Expr::Bind(Value::Text(prefix), _)) if matches!(operand, Expr::Column(_)) => {
            starts_with(r, operand, prefix)
        }
        (MatchKind::StartsWith, _) => {
            r.push("substr(");
            r.expr(operand)?;
            r.push(", 1, length(");
            r.expr(text)?;
            r.push(")) = ");
            r.operand(text)
        }
        (MatchKind::EndsWith, Expr::Bind(Value::Text(suffix), _))
            if !r.is_ddl() && suffix.len() <= LONGEST =>
        {
            r.operand(operand)?;
            r.push(" LIKE ");
            r.bind_owned(Value::Text(format!("%{}", render::escape_pattern(suffix)).into()), SqlType::TEXT)?;
            r.push(r" ESCAPE '\'");
            Ok(())
        }
        // Where the text is the longer one, what is compared with it is shorter than it.
        (MatchKind::EndsWith, _) => {
            r.push("substr(");
            r.expr(operand)?;
            r.push(", length(");
            r.expr(operand)?;
            r.push(") - length(");
            r.expr(text)?;
            r.push(") + 1) = ");
            r.operand(text)
        }
    }
}

/// Appends a prefix test as the range of the texts that start so, which an index can serve; LIKE with a parameter none can.
fn starts_with<'a>(r: &mut Renderer<'a>, column: &'a Expr, prefix: &str) -> Result<()> {
    r.expr(column)?;
    r.push(" >= ");
    r.bind_owned(Value::Text(prefix.to_owned().into()), SqlType::TEXT)?;
    let Some(end) = after_prefix(prefix) else { return Ok(()) };
    r.push(" AND ");
    r.expr(column)?;
    r.push(" < ");
    r.bind_owned(Value::Text(end.into()), SqlType::TEXT)
}

/// The least text after all that start with `prefix`, in the order of their bytes; none where there is no such.
fn after_prefix(prefix: &str) -> Option<String> {
    let mut characters: Vec<char> = prefix.chars().collect();
    while let Some(last) = characters.pop() {
        // The order of UTF-8 is that of the code points; a range of `char` skips the surrogates.
        if let Some(next) = (last..=char::MAX).nth(1) {
            characters.push(next);
            return Some(characters.into_iter().collect());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn globs() {
        assert_eq!(glob("a%_b"), "a*?b");
        assert_eq!(glob(r"50\%[x]*?\\"), r"50%[[]x][*][?]\");
    }

    #[test]
    fn the_end_of_a_prefix() {
        assert_eq!(after_prefix("ab").as_deref(), Some("ac"));
        assert_eq!(after_prefix("a\u{D7FF}").as_deref(), Some("a\u{E000}"));
        assert_eq!(after_prefix("a\u{10FFFF}").as_deref(), Some("b"));
        assert_eq!(after_prefix("\u{10FFFF}"), None);
        assert_eq!(after_prefix(""), None);
    }
}
