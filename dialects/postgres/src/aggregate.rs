//! Functions of many rows.

use squall_core::{
    Error, Result, SqlType, Value,
    ast::{Aggregate, AggregateFunction, Expr, Window},
    render::Renderer,
    types::EnumDef,
};

use crate::{
    array, collation,
    types::{BY_BYTES, text_enum},
    unsupported,
};

/// An aggregate, with the result type that is the same on every database: of a group, or over a window.
pub(crate) fn aggregate<'a>(
    r: &mut Renderer<'a>,
    aggregate: &'a Aggregate,
    over: Option<&'a Window>,
) -> Result<()> {
    let Some(arg) = &aggregate.arg else {
        if aggregate.function == AggregateFunction::Count {
            r.push("count(*)");
            return r.after_call(aggregate, over);
        }
        return Err(Error::invalid_query("only `count` goes without an argument"));
    };
    let of = Of { aggregate, arg, distinct: aggregate.distinct, over };
    match aggregate.function {
        AggregateFunction::Count => of.call(r, "count", ""),
        AggregateFunction::Sum => sum(r, &of),
        AggregateFunction::Avg => avg(r, &of),
        AggregateFunction::StddevSamp => of.call(r, "stddev_samp", DOUBLE),
        AggregateFunction::StddevPop => of.call(r, "stddev_pop", DOUBLE),
        AggregateFunction::VarSamp => of.call(r, "var_samp", DOUBLE),
        AggregateFunction::VarPop => of.call(r, "var_pop", DOUBLE),
        AggregateFunction::Min => extreme(r, of, "min", "bool_and"),
        AggregateFunction::Max => extreme(r, of, "max", "bool_or"),
        AggregateFunction::StringAgg => string_agg(r, &of),
        AggregateFunction::Grouping => {
            r.push("GROUPING(");
            r.dialect().group_key(r, arg)?;
            r.push(")");
            Ok(())
        }
        other => Err(unsupported(format!("the aggregate {other:?}"))),
    }
}

fn string_agg<'a>(r: &mut Renderer<'a>, of: &Of<'a>) -> Result<()> {
    let Some(joined) = of.aggregate.joined.as_deref() else {
        return Err(Error::invalid_query("`string_agg` without a separator"));
    };
    let separated = |r: &mut Renderer<'a>| {
        of.ordered_by_bytes(r)?;
        r.push(", ");
        r.expr(&joined.separator)?;
        r.push(" ORDER BY ");
        Ok(())
    };
    if of.distinct {
        r.push("string_agg(DISTINCT ");
        // The order of different texts can be by no other than the first argument, to the letter.
        r.repeating(|r| {
            separated(r)?;
            of.ordered_by_bytes(r)
        })?;
    } else {
        r.push("string_agg(");
        separated(r)?;
        r.order_terms(&joined.order_by)?;
    }
    r.push(")");
    of.after(r)
}

/// What an aggregate is of.
struct Of<'a> {
    aggregate: &'a Aggregate,
    arg: &'a Expr,
    distinct: bool,
    over: Option<&'a Window>,
}

impl<'a> Of<'a> {
    /// `name([DISTINCT] arg cast)`, with what follows it
    fn call(&self, r: &mut Renderer<'a>, name: &str, cast: &str) -> Result<()> {
        r.push(name);
        r.push(if self.distinct { "(DISTINCT " } else { "(" });
        if cast.is_empty() {
            r.expr(self.arg)?;
        } else {
            r.operand(self.arg)?;
            r.push(cast);
        }
        r.push(")");
        self.after(r)
    }

    fn ordered_by_bytes(&self, r: &mut Renderer<'a>) -> Result<()> {
        if collation::by_bytes(self.arg) { r.expr(self.arg) } else { collation::operand(r, self.arg) }
    }

    /// FILTER and OVER, which stand behind each call.
    fn after(&self, r: &mut Renderer<'a>) -> Result<()> {
        r.after_call(self.aggregate, self.over)
    }
}

const DOUBLE: &str = "::double precision";

fn sum<'a>(r: &mut Renderer<'a>, of: &Of<'a>) -> Result<()> {
    match of.arg.ty() {
        // Of `bigint` Postgres makes a `numeric`: the cast says that it overflowed.
        SqlType::SmallInt | SqlType::Integer | SqlType::BigInt => {
            of.call(r, "sum", "")?;
            r.push("::bigint");
            Ok(())
        }
        // Added up as doubles, as the other database does, and rounded once.
        SqlType::Real => {
            of.call(r, "sum", DOUBLE)?;
            r.push("::real");
            Ok(())
        }
        SqlType::Double | SqlType::Decimal(_) => of.call(r, "sum", ""),
        SqlType::Interval => sum_interval(r, of),
        other => Err(Error::invalid_query(format!("`sum` is of numbers, and not of the type {other}"))),
    }
}

/// Of microseconds, as many as 64 bits have in the end; Postgres' own sum of intervals overflows on the way.
fn sum_interval<'a>(r: &mut Renderer<'a>, of: &Of<'a>) -> Result<()> {
    r.push("(");
    sum_micros(r, of)?;
    r.push("::bigint || ' microseconds')::interval");
    Ok(())
}

fn sum_micros<'a>(r: &mut Renderer<'a>, of: &Of<'a>) -> Result<()> {
    r.push(if of.distinct { "sum(DISTINCT " } else { "sum(" });
    r.push("(extract(epoch FROM ");
    r.expr(of.arg)?;
    r.push(") * 1000000)::bigint)");
    of.after(r)
}

/// Of microseconds too: Postgres' own cuts, and sums up first.
fn avg_interval<'a>(r: &mut Renderer<'a>, of: &Of<'a>) -> Result<()> {
    r.push("(round(");
    sum_micros(r, of)?;
    r.push(" / nullif(");
    of.call(r, "count", "")?;
    r.push(", 0))::bigint || ' microseconds')::interval");
    Ok(())
}

/// The sum by the count, both exact for whole numbers: one rounding, in the division, on every database.
fn avg<'a>(r: &mut Renderer<'a>, of: &Of<'a>) -> Result<()> {
    match of.arg.ty() {
        SqlType::SmallInt | SqlType::Integer | SqlType::BigInt => {
            r.push("(");
            of.call(r, "sum", "")?;
            r.push(DOUBLE);
        }
        SqlType::Real => {
            r.push("(");
            of.call(r, "sum", DOUBLE)?;
        }
        SqlType::Double => {
            r.push("(");
            of.call(r, "sum", "")?;
        }
        SqlType::Decimal(_) => return of.call(r, "avg", ""),
        SqlType::Interval => return avg_interval(r, of),
        other => {
            return Err(Error::invalid_query(format!("`avg` is of numbers, and not of the type {other}")));
        }
    }
    r.push(" / nullif(");
    of.call(r, "count", "")?;
    r.push(", 0))");
    Ok(())
}

/// The least or the greatest, also of types for which Postgres has none. DISTINCT would change nothing.
fn extreme<'a>(r: &mut Renderer<'a>, of: Of<'a>, name: &str, of_booleans: &str) -> Result<()> {
    let of = Of { distinct: false, ..of };
    array::refuse_order(of.arg.ty())?;
    match of.arg.ty() {
        SqlType::Boolean => of.call(r, of_booleans, ""),
        SqlType::Json(_) => Err(unsupported(format!("`{name}` of JSON values"))),
        // The text of a UUID, and the hexadecimal digits of bytes, are in the order of their bytes.
        SqlType::Uuid(_) => {
            of.call(r, name, &format!("::text{BY_BYTES}"))?;
            r.push("::uuid");
            Ok(())
        }
        SqlType::Bytes => {
            r.push("decode(");
            r.push(name);
            r.push("(encode(");
            r.expr(of.arg)?;
            r.push(", 'hex')");
            r.push(BY_BYTES);
            r.push(")");
            of.after(r)?;
            r.push(", 'hex')");
            Ok(())
        }
        ty => match text_enum(ty) {
            Some(def) => extreme_label(r, &of, def, name),
            None => {
                r.push(name);
                r.push("(");
                of.ordered_by_bytes(r)?;
                r.push(")");
                of.after(r)
            }
        },
    }
}

/// The least label by declaration: the one at the least place.
fn extreme_label<'a>(r: &mut Renderer<'a>, of: &Of<'a>, def: &EnumDef, name: &str) -> Result<()> {
    label_at(r, def, |r| {
        r.push(name);
        r.push("(");
        r.ordered(of.arg)?;
        r.push(")");
        of.after(r)
    })
}

/// The label of an enum at a place in its declaration, from 0.
pub(crate) fn label_at<'a>(
    r: &mut Renderer<'a>,
    def: &EnumDef,
    place: impl FnOnce(&mut Renderer<'a>) -> Result<()>,
) -> Result<()> {
    let dialect = r.dialect();
    r.push("(ARRAY[");
    r.list(def.labels.iter(), |r, label| {
        dialect.literal(r.sql_mut(), &Value::Text(label.clone()), &SqlType::TEXT)
    })?;
    r.push("])[");
    place(r)?;
    r.push(" + 1]");
    r.push(BY_BYTES);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{column, sql, status, text};

    fn of(function: AggregateFunction, ty: SqlType) -> String {
        with(function, column("a", ty), false)
    }

    fn with(function: AggregateFunction, arg: Expr, distinct: bool) -> String {
        let ty = SqlType::BigInt;
        sql(&Expr::Aggregate(Box::new(Aggregate {
            function,
            arg: Some(arg),
            distinct,
            joined: None,
            filter: None,
            ty,
        })))
    }

    #[test]
    fn counts() {
        let rows = Aggregate::of_rows();
        assert_eq!(sql(&Expr::Aggregate(Box::new(rows))), "count(*)");
        let distinct = with(AggregateFunction::Count, column("a", SqlType::TEXT), true);
        assert_eq!(distinct, r#"count(DISTINCT "t"."a")"#);
    }

    #[test]
    fn sums_and_means_have_one_type_per_argument() {
        use AggregateFunction::{Avg, Sum};
        assert_eq!(of(Sum, SqlType::BigInt), r#"sum("t"."a")::bigint"#);
        assert_eq!(of(Sum, SqlType::Real), r#"sum("t"."a"::double precision)::real"#);
        assert_eq!(of(Sum, SqlType::Double), r#"sum("t"."a")"#);
        assert_eq!(
            of(Avg, SqlType::Integer),
            r#"(sum("t"."a")::double precision / nullif(count("t"."a"), 0))"#
        );
        assert_eq!(of(Avg, SqlType::Decimal(None)), r#"avg("t"."a")"#);
        assert_eq!(
            with(Avg, column("a", SqlType::Real), true),
            r#"(sum(DISTINCT "t"."a"::double precision) / nullif(count(DISTINCT "t"."a"), 0))"#
        );
        assert!(of(Sum, SqlType::TEXT).starts_with("error: invalid query: `sum` is of numbers"));
    }

    #[test]
    fn the_least_and_the_greatest_of_any_type() {
        use AggregateFunction::{Max, Min};
        assert_eq!(of(Min, SqlType::Date), r#"min("t"."a")"#);
        assert_eq!(of(Max, SqlType::Boolean), r#"bool_or("t"."a")"#);
        assert_eq!(of(Min, SqlType::UUID), r#"min("t"."a"::text COLLATE "C")::uuid"#);
        assert_eq!(of(Max, SqlType::Bytes), r#"decode(max(encode("t"."a", 'hex') COLLATE "C"), 'hex')"#);
        assert_eq!(with(Min, text("a"), true), r#"min($1 COLLATE "C")"#);
        assert_eq!(of(Min, status(true)), r#"min("t"."a")"#);
        assert_eq!(
            of(Min, status(false)),
            r#"(ARRAY['on hold', 'it''s'])[min(CASE "t"."a" WHEN 'on hold' THEN 0 WHEN 'it''s' THEN 1 END) + 1] COLLATE "C""#
        );
        assert_eq!(of(Max, SqlType::JSON), "error: Postgres does not support `max` of JSON values");
    }
}
