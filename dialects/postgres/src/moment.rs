//! Instants: the statement's own, and those of a precision that is not the column's.

use squall_core::{Error, Result, SqlType, ast::Expr, render::Renderer, types::TimestampMode};

/// The instant of the statement, the same wherever it stands in it. (`now()` would be the instant of the transaction.)
pub(crate) fn now(ty: &SqlType) -> Result<&'static str> {
    use TimestampMode::{Micros, Millis, Seconds, Text};
    Ok(match ty {
        SqlType::TimestampTz(Micros | Text) => "statement_timestamp()",
        SqlType::TimestampTz(Millis) => "date_trunc('milliseconds', statement_timestamp())",
        SqlType::TimestampTz(Seconds) => "date_trunc('second', statement_timestamp())",
        SqlType::Timestamp(Micros | Text) => "(statement_timestamp() AT TIME ZONE 'UTC')",
        SqlType::Timestamp(Millis) => "date_trunc('milliseconds', statement_timestamp() AT TIME ZONE 'UTC')",
        SqlType::Timestamp(Seconds) => "date_trunc('second', statement_timestamp() AT TIME ZONE 'UTC')",
        SqlType::Date => "(statement_timestamp() AT TIME ZONE 'UTC')::date",
        other => {
            return Err(Error::invalid_query(format!(
                "`now()` is a date or a timestamp, and not of the type {other}"
            )));
        }
    })
}

/// Appends an expression for a place of type `ty`: a timestamp is cut to its precision, where Postgres would round.
pub(crate) fn cut<'a>(r: &mut Renderer<'a>, expr: &'a Expr, ty: &SqlType) -> Result<()> {
    let (Some(from), Some(to)) = (precision(expr.ty()), precision(ty)) else { return r.expr(expr) };
    if from <= to {
        return r.expr(expr);
    }
    r.push(if to == 0 { "date_trunc('second', " } else { "date_trunc('milliseconds', " });
    r.expr(expr)?;
    r.push(")");
    Ok(())
}

fn precision(ty: &SqlType) -> Option<u8> {
    match ty {
        SqlType::Timestamp(mode) | SqlType::TimestampTz(mode) => Some(mode.precision()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        POSTGRES,
        testing::{MICROS, column, printed},
    };

    #[test]
    fn the_instant_is_cut_to_the_precision_of_its_place() {
        assert_eq!(now(&MICROS).unwrap(), "statement_timestamp()");
        let seconds = SqlType::Timestamp(TimestampMode::Seconds);
        assert_eq!(now(&seconds).unwrap(), "date_trunc('second', statement_timestamp() AT TIME ZONE 'UTC')");
        assert!(now(&SqlType::TEXT).is_err());
    }

    #[test]
    fn a_finer_timestamp_is_cut_not_rounded() {
        let stored = |from: SqlType, to: TimestampMode| {
            let expr = column("at", from);
            printed(Renderer::new(&POSTGRES), |r| {
                cut(r, Box::leak(Box::new(expr)), &SqlType::TimestampTz(to))
            })
        };
        assert_eq!(stored(MICROS, TimestampMode::Millis), r#"date_trunc('milliseconds', "t"."at")"#);
        assert_eq!(stored(MICROS, TimestampMode::Text), r#""t"."at""#);
        assert_eq!(stored(SqlType::TEXT, TimestampMode::Seconds), r#""t"."at""#);
    }
}
