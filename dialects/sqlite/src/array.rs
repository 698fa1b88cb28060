//! Arrays: as JSON, in one form for each value, so that equal arrays are equal texts; and the functions of them.
//!
//! Numbers, booleans (0, 1), timestamps and intervals (in microseconds) are JSON numbers, infinities `9e999` and `-9e999`;
//! bytes are upper-case hexadecimal digits, decimals texts without zeros at the end; all else is the text that a column
//! has. A JSON value stands in an array of its own, `[null]`, to be told from a NULL.

use std::fmt::Write;

use squall_core::{
    Error, Result, SqlType, Value,
    ast::{Expr, Function, FunctionCall},
    render::Renderer,
    types::UuidMode,
};

use crate::{form, functions, time, unsupported};

/// The text of an array.
///
/// # Errors
/// Where an element has no form.
pub fn text(elements: &[Value]) -> Result<String> {
    let mut json = String::new();
    push_array(&mut json, elements)?;
    Ok(json)
}

fn push_array(json: &mut String, elements: &[Value]) -> Result<()> {
    json.push('[');
    for (position, element) in elements.iter().enumerate() {
        if position > 0 {
            json.push(',');
        }
        push_element(json, element)?;
    }
    json.push(']');
    Ok(())
}

fn push_element(json: &mut String, element: &Value) -> Result<()> {
    match element {
        Value::Null => json.push_str("null"),
        Value::Bool(it) => push_integer(json, (*it).into()),
        Value::SmallInt(it) => push_integer(json, (*it).into()),
        Value::Integer(it) => push_integer(json, (*it).into()),
        Value::BigInt(it) => push_integer(json, *it),
        Value::Real(it) => push_double(json, (*it).into()),
        Value::Double(it) => push_double(json, *it),
        Value::Decimal(it) => push_text(json, &form::decimal(it.normalize())),
        Value::Text(it) => push_text(json, it),
        Value::Bytes(it) => push_bytes(json, it),
        Value::Uuid(it) => push_text(json, &form::uuid(*it)),
        Value::Date(it) => push_text(json, &form::date(*it)),
        Value::Time(it) => push_text(json, &form::time(*it)),
        Value::Timestamp(it) => push_integer(json, it.and_utc().timestamp_micros()),
        Value::TimestampTz(it) => push_integer(json, it.timestamp_micros()),
        Value::Interval(it) => match it.num_microseconds() {
            Some(micros) => push_integer(json, micros),
            None => return Err(invalid("the interval is out of range")),
        },
        Value::Json(it) => {
            json.push('[');
            json.push_str(it);
            json.push(']');
        }
        Value::Array(elements) => return push_array(json, elements),
        Value::Invalid(reason) => return Err(invalid(reason)),
        _ => return Err(unsupported("an array of this type")),
    }
    Ok(())
}

// Writing to a string does not fail.

/// Appends a whole number.
pub fn push_integer(json: &mut String, number: i64) {
    let _ = write!(json, "{number}");
}

/// Appends a floating-point number: the shortest digits that are read back as the same.
pub fn push_double(json: &mut String, number: f64) {
    let _ = match number {
        f64::INFINITY => write!(json, "9e999"),
        f64::NEG_INFINITY => write!(json, "-9e999"),
        // There is no negative zero.
        number => write!(json, "{:?}", number + 0.0),
    };
}

/// Appends text, with no escape that JSON does not need.
pub fn push_text(json: &mut String, text: &str) {
    json.push('"');
    for char in text.chars() {
        match char {
            '"' | '\\' => json.extend(['\\', char]),
            '\0'..='\x1f' => {
                let _ = write!(json, "\\u{:04x}", u32::from(char));
            }
            _ => json.push(char),
        }
    }
    json.push('"');
}

/// Appends bytes.
pub fn push_bytes(json: &mut String, bytes: &[u8]) {
    json.push('"');
    for byte in bytes {
        let _ = write!(json, "{byte:02X}");
    }
    json.push('"');
}

/// Whether a call is printed with IN.
pub(crate) fn is_operator(call: &FunctionCall) -> bool {
    let (Function::EqualsAny, [left, right]) = (call.function, call.args.as_slice()) else { return false };
    (is_list(right) && is_plain(left.ty())) || few(left, right).is_some()
}

/// Appends a call of a function of arrays.
pub(crate) fn function<'a>(r: &mut Renderer<'a>, call: &'a FunctionCall) -> Result<()> {
    let args = call.args.as_slice();
    if let (Function::ArrayLength, [_]) = (call.function, args) {
        r.push(functions::ARRAY_LENGTH);
        r.push("(");
        r.list(args, Renderer::expr)?;
        // That of JSON values is one of arrays.
        r.push(if args.iter().any(|it| it.ty().leaf().is_json()) { ", 1)" } else { ", 0)" });
        return Ok(());
    }
    let [left, right] = args else {
        return Err(unsupported("a function of arrays of these arguments"));
    };
    if args.iter().any(|it| it.ty().leaf().is_json()) {
        return Err(unsupported("a search in an array of JSON values"));
    }
    match call.function {
        Function::ArrayAppend if right.ty().is_array() => {
            Err(unsupported("`array_append` of an array of arrays"))
        }
        Function::ArrayAppend => {
            r.push(functions::ARRAY_APPEND);
            r.push("(");
            r.expr(left)?;
            r.push(", ");
            element(r, right)
        }
        Function::ArrayContains => r.call(functions::ARRAY_CONTAINS, [left, right]),
        Function::ArrayContainedBy => r.call(functions::ARRAY_CONTAINS, [right, left]),
        Function::ArrayOverlaps => r.call(functions::ARRAY_OVERLAPS, [left, right]),
        _ if is_list(right) && is_plain(left.ty()) => {
            // An index can serve it.
            r.operand(left)?;
            r.push(" IN (SELECT value FROM json_each(");
            r.expr(right)?;
            r.push("))");
            Ok(())
        }
        _ if let Some((values, ty)) = few(left, right) => {
            // So it can this.
            r.operand(left)?;
            r.push(" IN (");
            r.list(values, |r, value| r.bind(value, ty))?;
            r.push(")");
            Ok(())
        }
        _ => {
            r.push(functions::ARRAY_ANY);
            r.push("(");
            r.expr(right)?;
            r.push(", ");
            element(r, left)
        }
    }
}

/// Whether it is an array of a known depth: a value, or an argument of a prepared statement.
fn is_list(expr: &Expr) -> bool {
    match expr {
        Expr::Bind(Value::Array(values), _) => !values.iter().any(|value| matches!(value, Value::Array(_))),
        expr => matches!(expr, Expr::Bind(Value::Late(_), _)),
    }
}

/// The values of an array that are few enough to be parameters of their own, in the form in which the column has them.
fn few<'a>(left: &Expr, right: &'a Expr) -> Option<(&'a [Value], &'a SqlType)> {
    let Expr::Bind(Value::Array(values), SqlType::Array(element)) = right else { return None };
    let fits = (1..=1_000).contains(&values.len()) && is_list(right) && **element == left.ty().unsized_type();
    fits.then_some((values.as_slice(), &**element))
}

/// Whether an array has values of this type as a column has them.
fn is_plain(ty: &SqlType) -> bool {
    match ty {
        SqlType::Boolean | SqlType::SmallInt | SqlType::Integer | SqlType::BigInt => true,
        SqlType::Text { .. } | SqlType::Enum(_) | SqlType::Date | SqlType::Time => true,
        SqlType::Uuid(mode) => *mode == UuidMode::Text,
        _ => false,
    }
}

/// Appends a value that is, or becomes, an element, whether it is a decimal, and the end of the call.
fn element<'a>(r: &mut Renderer<'a>, expr: &'a Expr) -> Result<()> {
    match expr.ty() {
        SqlType::Timestamp(_) | SqlType::TimestampTz(_) => time::micros(r, expr)?,
        SqlType::Uuid(_) => r.call(functions::UUID_TEXT, [expr])?,
        _ => r.expr(expr)?,
    }
    r.push(if matches!(expr.ty(), SqlType::Decimal(_)) { ", 1)" } else { ", 0)" });
    Ok(())
}

/// Arrays are equal or not, and that is all.
pub(crate) fn refuse_order(ty: &SqlType) -> Result<()> {
    if ty.is_array() { Err(unsupported("an order of arrays")) } else { Ok(()) }
}

fn invalid(reason: &str) -> Error {
    Error::InvalidValue { column: None, reason: reason.to_owned() }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn each_value_has_one_form() {
        let elements = [
            Value::Null,
            Value::Bool(true),
            Value::BigInt(i64::MAX),
            Value::Double(-0.0),
            Value::Double(f64::NEG_INFINITY),
            Value::Real(0.1),
            Value::Decimal("1.50".parse().unwrap()),
            Value::Text("\"\\\n/é".into()),
            Value::Bytes(vec![0, 171]),
            Value::Json("null".into()),
            Value::Array(vec![Value::SmallInt(-1)]),
        ];
        let expected = r#"[null,1,9223372036854775807,0.0,-9e999,0.10000000149011612,"1.5","\"\\\u000a/é","00AB",[null],[-1]]"#;
        assert_eq!(text(&elements).unwrap(), expected);
        assert_eq!(text(&[]).unwrap(), "[]");
        assert!(text(&[Value::Invalid("no".into())]).is_err());
    }
}
