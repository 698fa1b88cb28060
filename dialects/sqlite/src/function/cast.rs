//! Casts: SQLite's own give something for everything.

use squall_core::{Result, SqlType, ast::Expr, render::Renderer};

use super::moment;
use crate::{arithmetic, functions, unsupported};

/// `arg` as a value of type `ty`.
pub(crate) fn cast<'a>(r: &mut Renderer<'a>, arg: &'a Expr, ty: &SqlType) -> Result<()> {
    use SqlType::{
        BigInt, Boolean, Date, Decimal, Double, Enum, Integer, Real, SmallInt, Text, Timestamp, TimestampTz,
        Uuid,
    };
    match (arg.ty(), ty) {
        (SmallInt | Integer | BigInt, Text { .. }) => {
            r.push("CAST(");
            r.expr(arg)?;
            r.push(" AS TEXT)");
            Ok(())
        }
        (Boolean, Text { .. }) => {
            r.push("CASE ");
            r.operand(arg)?;
            r.push(" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END");
            Ok(())
        }
        // They are stored as the text that is wanted; that of a decimal's column has its collation.
        (Decimal(_), Text { .. }) => {
            r.push("(");
            r.operand(arg)?;
            r.push(" || '')");
            Ok(())
        }
        (Uuid(_), Text { .. }) => r.call(functions::UUID_TEXT, [arg]),
        (Date | Enum(_) | Text { .. }, Text { .. }) => r.operand(arg),
        (Timestamp(_), Text { .. }) => of_moment(r, functions::TIMESTAMP_TEXT, arg),
        (TimestampTz(_), Text { .. }) => of_moment(r, functions::TIMESTAMPTZ_TEXT, arg),
        (_, SmallInt | Integer | BigInt) => sized(r, functions::TO_INTEGER, arg, ty),
        (_, Real | Double) => sized(r, functions::TO_DOUBLE, arg, ty),
        (_, Decimal(_)) => r.call(functions::TO_DECIMAL, [arg]),
        (_, Boolean) => r.call(functions::TO_BOOLEAN, [arg]),
        (_, Uuid(_)) => r.call(functions::TO_UUID, [arg]),
        (Text { .. }, Date) => r.call(functions::TO_DATE, [arg]),
        (Text { .. }, Timestamp(_)) => r.call(functions::TO_TIMESTAMP, [arg]),
        (Text { .. }, TimestampTz(_)) => r.call(functions::TO_TIMESTAMPTZ, [arg]),
        (Timestamp(_) | TimestampTz(_), Date) => of_moment(r, functions::DATE_OF, arg),
        (Date, Timestamp(_) | TimestampTz(_)) => r.call(functions::START_OF_DATE, [arg]),
        (Timestamp(_) | TimestampTz(_), Timestamp(_) | TimestampTz(_)) => moment(r, arg),
        (from, to) => Err(unsupported(format!("a cast of the type {from} to the type {to}"))),
    }
}

fn of_moment<'a>(r: &mut Renderer<'a>, name: &str, arg: &'a Expr) -> Result<()> {
    r.push(name);
    r.push("(");
    moment(r, arg)?;
    r.push(")");
    Ok(())
}

/// `name(arg, bits)`
fn sized<'a>(r: &mut Renderer<'a>, name: &str, arg: &'a Expr, ty: &SqlType) -> Result<()> {
    r.push(name);
    r.push("(");
    r.expr(arg)?;
    r.push(&format!(", {})", arithmetic::bits(ty)?));
    Ok(())
}
