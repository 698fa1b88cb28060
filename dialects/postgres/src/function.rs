//! Functions of one row.

use squall_core::{
    Result, SqlType,
    ast::{Expr, Function, FunctionCall},
    render::Renderer,
};

use crate::{
    array,
    text::UNICODE,
    types::{BY_BYTES, push_type},
    unsupported,
};

/// A call of a function.
pub(crate) fn function<'a>(r: &mut Renderer<'a>, call: &'a FunctionCall) -> Result<()> {
    match call.function {
        Function::Coalesce => {
            r.push("coalesce(");
            r.list(&call.args, |r, arg| r.dialect().coerced(r, arg, &call.ty))?;
            r.push(")");
            Ok(())
        }
        Function::Abs => r.call("abs", &call.args),
        Function::Lower => change_case(r, "lower", call),
        Function::Upper => change_case(r, "upper", call),
        Function::Concat => concat(r, call),
        Function::Length => {
            r.call("char_length", &call.args)?;
            as_declared(r, call)
        }
        Function::Year => field(r, "year", call),
        Function::Month => field(r, "month", call),
        Function::Day => field(r, "day", call),
        Function::ArrayLength
        | Function::ArrayAppend
        | Function::ArrayContains
        | Function::ArrayContainedBy
        | Function::ArrayOverlaps
        | Function::EqualsAny => array::function(r, call),
        other => Err(unsupported(format!("the function {other:?}"))),
    }
}

fn change_case<'a>(r: &mut Renderer<'a>, name: &str, call: &'a FunctionCall) -> Result<()> {
    r.push(name);
    r.push("(");
    r.list(&call.args, |r, arg| {
        r.operand(arg)?;
        r.push(UNICODE);
        Ok(())
    })?;
    r.push(")");
    r.push(BY_BYTES);
    Ok(())
}

/// Of text alone: each database writes other types as text in its own way.
fn concat<'a>(r: &mut Renderer<'a>, call: &'a FunctionCall) -> Result<()> {
    let other =
        call.args.iter().map(Expr::ty).find(|ty| !matches!(ty, SqlType::Text { .. } | SqlType::Enum(_)));
    if let Some(ty) = other {
        return Err(unsupported(format!("`concat` of the type {ty}")));
    }
    r.call("concat", &call.args)?;
    r.push(BY_BYTES);
    Ok(())
}

/// A field of a date or a timestamp; that of an instant is the one in UTC.
fn field<'a>(r: &mut Renderer<'a>, name: &str, call: &'a FunctionCall) -> Result<()> {
    r.push("extract(");
    r.push(name);
    r.push(" FROM ");
    r.list(&call.args, |r, arg| {
        r.operand(arg)?;
        if matches!(arg.ty(), SqlType::TimestampTz(_)) {
            r.push(" AT TIME ZONE 'UTC'");
        }
        Ok(())
    })?;
    r.push(")::");
    push_type(r.sql_mut(), &call.ty)
}

/// The cast to the type that the tree says, where Postgres gives an `integer`.
fn as_declared(r: &mut Renderer<'_>, call: &FunctionCall) -> Result<()> {
    if call.ty == SqlType::Integer {
        return Ok(());
    }
    r.push("::");
    push_type(r.sql_mut(), &call.ty)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{MICROS, column, sql, text};

    fn call(function: Function, args: Vec<Expr>, ty: SqlType) -> String {
        sql(&Expr::Function(Box::new(FunctionCall { function, args, ty })))
    }

    #[test]
    fn case_is_that_of_unicode_and_the_result_is_ordered_by_bytes() {
        let lower = call(Function::Lower, vec![column("a", SqlType::TEXT)], SqlType::TEXT);
        assert_eq!(lower, r#"lower("t"."a" COLLATE "und-x-icu") COLLATE "C""#);
    }

    #[test]
    fn concat_leaves_nulls_out_and_takes_text_alone() {
        assert_eq!(
            call(Function::Concat, vec![text("a"), text("b")], SqlType::TEXT),
            r#"concat($1, $2) COLLATE "C""#
        );
        let number = call(Function::Concat, vec![column("a", SqlType::Integer)], SqlType::TEXT);
        assert_eq!(number, "error: Postgres does not support `concat` of the type integer");
    }

    #[test]
    fn results_have_the_declared_type() {
        assert_eq!(call(Function::Length, vec![text("a")], SqlType::Integer), "char_length($1)");
        assert_eq!(call(Function::Length, vec![text("a")], SqlType::BigInt), "char_length($1)::bigint");
        assert_eq!(
            call(Function::Year, vec![column("at", MICROS)], SqlType::Integer),
            r#"extract(year FROM "t"."at" AT TIME ZONE 'UTC')::integer"#
        );
        assert_eq!(
            call(Function::Day, vec![column("on", SqlType::Date)], SqlType::Integer),
            r#"extract(day FROM "t"."on")::integer"#
        );
    }
}
