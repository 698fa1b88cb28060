//! Functions of many rows.

use squall_core::{
    Dialect, Error, Result, SqlType, Value,
    ast::{Aggregate, AggregateFunction, Expr, Joined},
    render::Renderer,
    types::EnumDef,
};

use crate::{array, collation, functions, unsupported};

/// Appends an aggregate.
pub(crate) fn aggregate<'a>(r: &mut Renderer<'a>, it: &'a Aggregate) -> Result<()> {
    let Some(arg) = &it.arg else {
        if it.function != AggregateFunction::Count {
            return Err(Error::invalid_query(format!("`{:?}` of nothing", it.function)));
        }
        r.push("count(*)");
        return Ok(());
    };
    match it.function {
        AggregateFunction::Count => call(r, "count", it.distinct, arg),
        AggregateFunction::Sum => call(r, sum(arg.ty())?, it.distinct, arg),
        AggregateFunction::Avg => call(r, avg(arg.ty())?, it.distinct, arg),
        AggregateFunction::Min => extreme(r, "min", arg),
        AggregateFunction::Max => extreme(r, "max", arg),
        AggregateFunction::StringAgg => string_agg(r, arg, it.joined.as_deref()),
        _ => Err(unsupported(format!("the aggregate {:?}", it.function))),
    }
}

fn call<'a>(r: &mut Renderer<'a>, name: &str, distinct: bool, arg: &'a Expr) -> Result<()> {
    r.push(name);
    r.push(if distinct { "(DISTINCT " } else { "(" });
    collation::collated(r, arg)?;
    r.push(")");
    Ok(())
}

fn string_agg<'a>(r: &mut Renderer<'a>, arg: &'a Expr, joined: Option<&'a Joined>) -> Result<()> {
    let Some(joined) = joined else { return Err(Error::invalid_query("`string_agg` without a separator")) };
    r.push("string_agg(");
    r.list([arg, &joined.separator], Renderer::expr)?;
    r.push(" ORDER BY ");
    r.order_terms(&joined.order_by)?;
    r.push(")");
    Ok(())
}

fn sum(ty: &SqlType) -> Result<&'static str> {
    Ok(match ty {
        // So few bits cannot overflow 64 in any database; SQLite's own is faster.
        SqlType::SmallInt | SqlType::Integer => "sum",
        SqlType::BigInt | SqlType::Interval => functions::SUM_INTEGER,
        SqlType::Real => functions::SUM_REAL,
        SqlType::Double => functions::SUM_DOUBLE,
        SqlType::Decimal(_) => functions::DECIMAL_SUM,
        other => return Err(Error::invalid_query(format!("{other} cannot be summed"))),
    })
}

fn avg(ty: &SqlType) -> Result<&'static str> {
    Ok(match ty {
        SqlType::SmallInt | SqlType::Integer => "avg",
        SqlType::BigInt => functions::AVG_INTEGER,
        // SQLite's own compensates for rounding, which Postgres does not.
        SqlType::Real | SqlType::Double => functions::AVG_DOUBLE,
        SqlType::Decimal(_) => functions::DECIMAL_AVG,
        other => return Err(Error::invalid_query(format!("{other} has no mean"))),
    })
}

fn extreme<'a>(r: &mut Renderer<'a>, name: &str, arg: &'a Expr) -> Result<()> {
    array::refuse_order(arg.ty())?;
    let def = match arg.ty() {
        SqlType::Enum(def) => def,
        SqlType::Json(_) => {
            return Err(unsupported(format!("`{name}` of JSON values")));
        }
        _ => return call(r, name, false, arg),
    };
    // The least place in the declaration, and back to its label.
    r.push("CASE ");
    r.push(name);
    r.push("(");
    r.ordered(arg)?;
    r.push(")");
    labels(r, def)?;
    r.push(" END");
    Ok(())
}

/// Appends the branches from the place of a label to itself.
pub(crate) fn labels(r: &mut Renderer<'_>, def: &EnumDef) -> Result<()> {
    let dialect: &'static dyn Dialect = r.dialect();
    for (place, label) in def.labels.iter().enumerate() {
        r.push(&format!(" WHEN {place} THEN "));
        dialect.literal(r.sql_mut(), &Value::Text(label.clone()), &SqlType::TEXT)?;
    }
    Ok(())
}
