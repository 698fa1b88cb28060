//! Text that is like a pattern, or has another text in it.

use std::borrow::Cow;

use squall_core::{
    Result, SqlType, Value,
    ast::{Expr, Like, Match, MatchKind},
    render::{Renderer, escape_pattern},
};

/// The collation under which Postgres knows upper and lower case of all Unicode.
pub(crate) const UNICODE: &str = " COLLATE \"und-x-icu\"";

/// What ends every LIKE, whatever the default.
const ESCAPE: &str = " ESCAPE '\\'";

/// `operand [NOT] LIKE pattern`
pub(crate) fn like<'a>(r: &mut Renderer<'a>, like: &'a Like) -> Result<()> {
    r.operand(&like.operand)?;
    if like.case_insensitive {
        r.push(UNICODE);
    }
    r.push(match (like.negated, like.case_insensitive) {
        (false, false) => " LIKE ",
        (true, false) => " NOT LIKE ",
        (false, true) => " ILIKE ",
        (true, true) => " NOT ILIKE ",
    });
    pattern(r, like)?;
    // An expression may say a collation of its own, and two that differ are an error.
    if like.case_insensitive && !matches!(like.pattern, Expr::Bind(..) | Expr::Column(_)) {
        r.push(UNICODE);
    }
    r.push(ESCAPE);
    Ok(())
}

/// The pattern. One that is no constant may end with a lone `\`, which is an error to Postgres, but only where a text gets so
/// far: such a pattern matches nothing, and nor does one that is longer than the text.
fn pattern<'a>(r: &mut Renderer<'a>, like: &'a Like) -> Result<()> {
    if matches!(like.pattern, Expr::Bind(..)) {
        return r.operand(&like.pattern);
    }
    r.push("(CASE WHEN ");
    r.operand(&like.pattern)?;
    r.push(r" ~ '(^|[^\\])(\\\\)*\\$' THEN repeat('_', char_length(");
    r.expr(&like.operand)?;
    r.push(") + 1) ELSE ");
    r.expr(&like.pattern)?;
    r.push(" END)");
    Ok(())
}

/// A plain text in another
pub(crate) fn matches<'a>(r: &mut Renderer<'a>, it: &'a Match) -> Result<()> {
    match (it.kind, &it.text) {
        (MatchKind::Contains, _) => {
            r.call("strpos", [&it.operand, &it.text])?;
            r.push(" > 0");
            Ok(())
        }
        (MatchKind::StartsWith, Expr::Bind(text, _)) if !matches!(text, Value::Late(_)) => {
            like_plain(r, &it.operand, text, |text| text + "%")
        }
        (MatchKind::EndsWith, Expr::Bind(text, _)) if !matches!(text, Value::Late(_)) => {
            like_plain(r, &it.operand, text, |text| format!("%{text}"))
        }
        (MatchKind::StartsWith, _) => r.call("starts_with", [&it.operand, &it.text]),
        (MatchKind::EndsWith, text) => {
            r.push("right(");
            r.expr(&it.operand)?;
            r.push(", char_length(");
            r.expr(text)?;
            r.push(")) = ");
            r.operand(text)
        }
    }
}

/// `operand LIKE` a plain text and a `%`, which an index can serve.
fn like_plain<'a>(
    r: &mut Renderer<'a>,
    operand: &'a Expr,
    text: &Value,
    pattern: impl FnOnce(String) -> String,
) -> Result<()> {
    let pattern = match text {
        Value::Text(text) => Value::Text(Cow::Owned(pattern(escape_pattern(text)))),
        other => other.clone(),
    };
    r.operand(operand)?;
    r.push(" LIKE ");
    r.bind_owned(pattern, SqlType::TEXT)?;
    r.push(ESCAPE);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        POSTGRES,
        testing::{column, sql, text},
    };
    use squall_core::ast::{Function, FunctionCall};

    fn liked(case_insensitive: bool, negated: bool, pattern: Expr) -> String {
        let operand = column("a", SqlType::TEXT);
        sql(&Expr::Like(Box::new(Like { operand, pattern, negated, case_insensitive })))
    }

    fn matched(kind: MatchKind, text: Expr) -> Expr {
        Expr::Match(Box::new(Match { kind, operand: column("a", SqlType::TEXT), text }))
    }

    #[test]
    fn like_always_says_its_escape() {
        assert_eq!(liked(false, false, text("%x%")), r#""t"."a" LIKE $1 ESCAPE '\'"#);
        assert_eq!(liked(true, true, text("%x%")), r#""t"."a" COLLATE "und-x-icu" NOT ILIKE $1 ESCAPE '\'"#);
        let lower = FunctionCall { function: Function::Lower, args: vec![text("X")], ty: SqlType::TEXT };
        assert_eq!(
            liked(true, false, Expr::Function(Box::new(lower))),
            concat!(
                r#""t"."a" COLLATE "und-x-icu" ILIKE (CASE WHEN lower($1 COLLATE "und-x-icu") COLLATE "C" "#,
                r#"~ '(^|[^\\])(\\\\)*\\$' THEN repeat('_', char_length("t"."a") + 1) "#,
                r#"ELSE lower($2 COLLATE "und-x-icu") COLLATE "C" END) COLLATE "und-x-icu" ESCAPE '\'"#,
            )
        );
    }

    #[test]
    fn a_plain_text_means_itself() {
        let bound = |kind, value: &'static str| {
            let expr = matched(kind, text(value));
            let mut r = Renderer::new(&POSTGRES);
            r.expr(&expr).unwrap();
            let (sql, binds) = r.finish().unwrap();
            (sql, binds[0].value.clone().into_owned())
        };
        let (sql, value) = bound(MatchKind::StartsWith, "50%_\\");
        assert_eq!(sql, r#""t"."a" LIKE $1 ESCAPE '\'"#);
        assert_eq!(value, Value::Text(r"50\%\_\\%".into()));
        assert_eq!(bound(MatchKind::EndsWith, "a").1, Value::Text("%a".into()));
        let (sql, value) = bound(MatchKind::Contains, "50%");
        assert_eq!(sql, r#"strpos("t"."a", $1) > 0"#);
        assert_eq!(value, Value::Text("50%".into()));
    }

    #[test]
    fn a_text_of_another_column_needs_no_pattern() {
        let other = || column("b", SqlType::TEXT);
        assert_eq!(sql(&matched(MatchKind::StartsWith, other())), r#"starts_with("t"."a", "t"."b")"#);
        assert_eq!(
            sql(&matched(MatchKind::EndsWith, other())),
            r#"right("t"."a", char_length("t"."b")) = "t"."b""#
        );
    }
}
