//! Functions of many rows.

use squall_core::{
    Dialect, Error, Result, SqlType, Value,
    ast::{Aggregate, AggregateFunction, Expr, Window},
    render::Renderer,
    types::EnumDef,
};

use crate::{array, collation, function::cast::cast, functions, unsupported};

/// Appends an aggregate: of a group, or over a window.
pub(crate) fn aggregate<'a>(r: &mut Renderer<'a>, it: &'a Aggregate, over: Option<&'a Window>) -> Result<()> {
    let Some(arg) = &it.arg else {
        if it.function != AggregateFunction::Count {
            return Err(Error::invalid_query(format!("`{:?}` of nothing", it.function)));
        }
        r.push("count(*)");
        return r.after_call(it, over);
    };
    let of = Of { it, arg, over };
    match it.function {
        AggregateFunction::Count => of.call(r, "count"),
        AggregateFunction::Sum => of.call(r, sum(arg.ty(), over.is_some())?),
        AggregateFunction::Avg => of.call(r, avg(arg.ty(), over.is_some())?),
        AggregateFunction::StddevSamp => of.spread(r, functions::STDDEV_SAMP),
        AggregateFunction::StddevPop => of.spread(r, functions::STDDEV_POP),
        AggregateFunction::VarSamp => of.spread(r, functions::VAR_SAMP),
        AggregateFunction::VarPop => of.spread(r, functions::VAR_POP),
        AggregateFunction::Min => of.extreme(r, "min"),
        AggregateFunction::Max => of.extreme(r, "max"),
        AggregateFunction::StringAgg => of.string_agg(r),
        _ => Err(unsupported(format!("the aggregate {:?}", it.function))),
    }
}

/// What an aggregate is of.
struct Of<'a> {
    it: &'a Aggregate,
    arg: &'a Expr,
    over: Option<&'a Window>,
}

impl<'a> Of<'a> {
    fn call(&self, r: &mut Renderer<'a>, name: &str) -> Result<()> {
        r.push(name);
        r.push(if self.it.distinct { "(DISTINCT " } else { "(" });
        collation::collated(r, self.arg)?;
        r.push(")");
        r.after_call(self.it, self.over)
    }

    /// Of numbers as floating-point ones.
    fn spread(&self, r: &mut Renderer<'a>, name: &str) -> Result<()> {
        r.push(name);
        r.push("(");
        cast(r, self.arg, &SqlType::Double)?;
        r.push(")");
        r.after_call(self.it, self.over)
    }

    fn string_agg(&self, r: &mut Renderer<'a>) -> Result<()> {
        let Some(joined) = self.it.joined.as_deref() else {
            return Err(Error::invalid_query("`string_agg` without a separator"));
        };
        if self.it.distinct {
            // SQLite's own would take no separator.
            r.call(functions::STRING_AGG_DISTINCT, [self.arg, &joined.separator])?;
            return r.after_call(self.it, self.over);
        }
        r.push("string_agg(");
        r.list([self.arg, &joined.separator], Renderer::expr)?;
        r.push(" ORDER BY ");
        r.order_terms(&joined.order_by)?;
        r.push(")");
        r.after_call(self.it, self.over)
    }

    /// DISTINCT would change nothing.
    fn extreme(&self, r: &mut Renderer<'a>, name: &str) -> Result<()> {
        array::refuse_order(self.arg.ty())?;
        r.push(match self.arg.ty() {
            SqlType::Json(_) => return Err(unsupported(format!("`{name}` of JSON values"))),
            // The least place in the declaration, and back to its label.
            SqlType::Enum(_) => "CASE ",
            _ => "",
        });
        r.push(name);
        r.push("(");
        let SqlType::Enum(def) = self.arg.ty() else {
            collation::collated(r, self.arg)?;
            r.push(")");
            return r.after_call(self.it, self.over);
        };
        r.ordered(self.arg)?;
        r.push(")");
        r.after_call(self.it, self.over)?;
        labels(r, def)?;
        r.push(" END");
        Ok(())
    }
}

/// The function that sums up; of a window it can also take back what it has added.
fn sum(ty: &SqlType, over: bool) -> Result<&'static str> {
    Ok(match ty {
        // So few bits cannot overflow 64 in any database; SQLite's own is faster.
        SqlType::SmallInt | SqlType::Integer => "sum",
        SqlType::BigInt | SqlType::Interval => functions::SUM_INTEGER,
        SqlType::Real if over => functions::SUM_REAL_OVER,
        SqlType::Real => functions::SUM_REAL,
        SqlType::Double if over => functions::SUM_DOUBLE_OVER,
        SqlType::Double => functions::SUM_DOUBLE,
        SqlType::Decimal(_) => functions::DECIMAL_SUM,
        other => return Err(Error::invalid_query(format!("{other} cannot be summed"))),
    })
}

fn avg(ty: &SqlType, over: bool) -> Result<&'static str> {
    Ok(match ty {
        SqlType::SmallInt | SqlType::Integer => "avg",
        SqlType::BigInt => functions::AVG_INTEGER,
        SqlType::Interval => functions::AVG_INTERVAL,
        // SQLite's own compensates for rounding, which Postgres does not.
        SqlType::Real | SqlType::Double if over => functions::AVG_DOUBLE_OVER,
        SqlType::Real | SqlType::Double => functions::AVG_DOUBLE,
        SqlType::Decimal(_) => functions::DECIMAL_AVG,
        other => return Err(Error::invalid_query(format!("{other} has no mean"))),
    })
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
