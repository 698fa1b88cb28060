//! Functions of one row, by theme.

mod cast;
mod conditional;
mod date;
mod json;
mod number;
mod text;

use squall_core::{
    Result, SqlType,
    ast::{Expr, Function, FunctionCall},
    render::Renderer,
};

use crate::{array, types::push_type, unsupported};

/// A call of a function.
pub(crate) fn function<'a>(r: &mut Renderer<'a>, call: &'a FunctionCall) -> Result<()> {
    let args = call.args.as_slice();
    match (call.function, args) {
        (Function::Coalesce, _) => {
            r.push("coalesce(");
            r.list(args, |r, arg| r.dialect().coerced(r, arg, &call.ty))?;
            r.push(")");
            Ok(())
        }
        (Function::Greatest, _) => conditional::extreme(r, "greatest", call),
        (Function::Least, _) => conditional::extreme(r, "least", call),
        (Function::Lower, _) => text::change_case(r, "lower", args),
        (Function::Upper, _) => text::change_case(r, "upper", args),
        (Function::Concat, _) => text::concat(r, args),
        (Function::Length, _) => {
            r.call("char_length", args)?;
            as_declared(r, call)
        }
        (Function::Substring, [text, start, rest @ ..]) => text::substring(r, text, start, rest.first()),
        (Function::Right, [text, length]) => text::right(r, text, length),
        (Function::Trim, _) => r.call("btrim", args),
        (Function::TrimStart, _) => r.call("ltrim", args),
        (Function::TrimEnd, _) => r.call("rtrim", args),
        (Function::Replace, _) => r.call("replace", args),
        (Function::Position, _) => r.call("strpos", args),
        (Function::SplitPart, [text, separator, place]) => text::split_part(r, text, separator, place),
        (Function::PadStart, _) => r.call("lpad", args),
        (Function::PadEnd, _) => r.call("rpad", args),
        (Function::Repeat, _) => r.call("repeat", args),
        (Function::Reverse, _) => r.call("reverse", args),
        (Function::Abs, _) => r.call("abs", args),
        (Function::Sign, [arg]) => number::sign(r, arg),
        (Function::Ceil, [arg]) => number::whole(r, "ceil", arg),
        (Function::Floor, [arg]) => number::whole(r, "floor", arg),
        (Function::Trunc, [arg]) => number::whole(r, "trunc", arg),
        (Function::Round, [arg]) => number::round(r, arg),
        (Function::Round, _) => r.call("round", args),
        (Function::Power, _) => number::of_doubles(r, "power", args),
        (Function::Sqrt, _) => number::of_doubles(r, "sqrt", args),
        (Function::Exp, _) => number::of_doubles(r, "exp", args),
        (Function::Ln, _) => number::of_doubles(r, "ln", args),
        (Function::Cast, [arg]) => cast::cast(r, arg, &call.ty),
        (Function::Part(part), [arg]) => date::part(r, part, arg, &call.ty),
        (Function::DateTrunc(unit), [arg]) => date::trunc(r, unit, arg),
        (Function::AddMicros, [at, Expr::Bind(micros, _)]) => date::add_micros(r, at, micros),
        (Function::AddDays, [at, days]) => date::add_days(r, at, days),
        (Function::AddMonths, [at, months]) => date::add_months(r, at, months),
        (Function::Diff(unit), [later, earlier]) => date::diff(r, unit, later, earlier),
        (Function::JsonGet, [json, path @ ..]) => json::get(r, json, path, &call.ty),
        (Function::JsonLength, [json]) => json::length(r, json),
        (Function::JsonType, _) => r.call("jsonb_typeof", args),
        (Function::JsonKeys, [json]) => json::keys(r, json),
        (Function::JsonContains, _) => r.call("jsonb_contains", args),
        (Function::JsonHasKey, [json, key]) => json::has_key(r, json, key),
        (Function::JsonSet, [json, value, path @ ..]) => json::set(r, json, value, path),
        (Function::JsonRemove, [json, path @ ..]) => json::remove(r, json, path),
        (
            Function::ArrayLength
            | Function::ArrayAppend
            | Function::ArrayContains
            | Function::ArrayContainedBy
            | Function::ArrayOverlaps
            | Function::EqualsAny,
            _,
        ) => array::function(r, call),
        (function, _) => Err(unsupported(format!("the function {function:?} of these arguments"))),
    }
}

/// The cast to the type that the tree says, where Postgres gives an `integer`.
fn as_declared(r: &mut Renderer<'_>, call: &FunctionCall) -> Result<()> {
    if call.ty == SqlType::Integer {
        return Ok(());
    }
    cast_to(r, &call.ty)
}

/// `::type`
fn cast_to(r: &mut Renderer<'_>, ty: &SqlType) -> Result<()> {
    r.push("::");
    push_type(r.sql_mut(), ty)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{MICROS, column, sql, text};
    use squall_core::ast::DatePart;

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
            call(Function::Part(DatePart::Year), vec![column("at", MICROS)], SqlType::Integer),
            r#"extract(year FROM ("t"."at" AT TIME ZONE 'UTC'))::integer"#
        );
        assert_eq!(
            call(Function::Part(DatePart::Day), vec![column("on", SqlType::Date)], SqlType::Integer),
            r#"extract(day FROM "t"."on")::integer"#
        );
    }
}
