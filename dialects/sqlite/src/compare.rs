//! Comparisons, where SQLite would compare how values are stored and not what they mean.

use squall_core::{
    Error, Result, SqlType,
    ast::{Between, Binary, BinaryOp, Expr, InList},
    render::{self, Renderer},
};

use crate::{array, collation::is_column, functions, time, unsupported};

/// Appends `left op right`.
pub(crate) fn binary<'a>(r: &mut Renderer<'a>, it: &'a Binary) -> Result<()> {
    let collated = is_column(&it.left) || is_column(&it.right);
    let by_order = !matches!(it.op, BinaryOp::Eq | BinaryOp::Ne);
    let Some(common) = common([&it.left, &it.right], collated, by_order)? else {
        return render::binary(r, it);
    };
    operand(r, common, &it.left)?;
    r.push(" ");
    r.push(it.op.sql());
    r.push(" ");
    operand(r, common, &it.right)
}

/// Appends `operand [NOT] BETWEEN low AND high`.
pub(crate) fn between<'a>(r: &mut Renderer<'a>, it: &'a Between) -> Result<()> {
    let operands = [&it.operand, &it.low, &it.high];
    let Some(common) = common(operands, is_column(&it.operand), true)? else { return render::between(r, it) };
    operand(r, common, &it.operand)?;
    r.push(if it.negated { " NOT BETWEEN " } else { " BETWEEN " });
    operand(r, common, &it.low)?;
    r.push(" AND ");
    operand(r, common, &it.high)
}

/// Appends `operand [NOT] IN (..)`.
pub(crate) fn in_list<'a>(r: &mut Renderer<'a>, it: &'a InList) -> Result<()> {
    let operands = std::iter::once(&it.operand).chain(&it.list);
    let Some(common) = common(operands, is_column(&it.operand), false)? else {
        return render::in_list(r, it);
    };
    operand(r, common, &it.operand)?;
    r.push(if it.negated { " NOT IN (" } else { " IN (" });
    r.list(&it.list, |r, expr| operand(r, common, expr))?;
    r.push(")");
    Ok(())
}

/// Appends `(a, b) op (c, d)`: each two cells in the form in which they would be compared by themselves.
pub(crate) fn rows<'a>(
    r: &mut Renderer<'a>,
    left: &'a [Expr],
    op: BinaryOp,
    right: &'a [Expr],
) -> Result<()> {
    let by_order = !matches!(op, BinaryOp::Eq | BinaryOp::Ne);
    let form =
        |(left, right): (&Expr, &Expr)| common([left, right], is_column(left) || is_column(right), by_order);
    let forms = left.iter().zip(right).map(form).collect::<Result<Vec<_>>>()?;
    let cell = |r: &mut Renderer<'a>, place: usize, cell| match forms[place] {
        Some(common) => operand(r, common, cell),
        None if by_order => r.compared(cell),
        None => r.operand(cell),
    };
    r.row(left, cell)?;
    r.push(" ");
    r.push(op.sql());
    r.push(" ");
    r.row(right, cell)
}

/// Appends `(a, b) [NOT] IN (VALUES (..), (..))`: SQLite takes no list of rows by itself.
pub(crate) fn row_in_list<'a>(
    r: &mut Renderer<'a>,
    cells: &'a [Expr],
    list: &'a [Vec<Expr>],
    negated: bool,
) -> Result<()> {
    if r.is_ddl() {
        // VALUES is a query, which cannot stand in a check or an index.
        r.push(if negated { "NOT (" } else { "(" });
        for (place, row) in list.iter().enumerate() {
            r.push(if place > 0 { " OR " } else { "" });
            rows(r, cells, BinaryOp::Eq, row)?;
        }
        r.push(")");
        return Ok(());
    }
    let form = |(place, cell): (usize, &Expr)| {
        let others = list.iter().map(|row| &row[place]);
        common(std::iter::once(cell).chain(others), is_column(cell), false)
    };
    let forms = cells.iter().enumerate().map(form).collect::<Result<Vec<_>>>()?;
    let cell = |r: &mut Renderer<'a>, place: usize, cell| match forms[place] {
        Some(common) => operand(r, common, cell),
        None => r.operand(cell),
    };
    r.row(cells, cell)?;
    r.push(if negated { " NOT IN (VALUES " } else { " IN (VALUES " });
    r.list(list, |r, row| r.row(row, cell))?;
    r.push(")");
    Ok(())
}

/// The form in which values that are stored differently can be compared.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Common {
    /// A key of a decimal's value, which sorts as it.
    DecimalKey,
    /// A key of a JSON value.
    JsonKey,
    /// The text of a UUID.
    UuidText,
    /// Microseconds.
    Micros,
}

/// Appends an operand in that form.
pub(crate) fn operand<'a>(r: &mut Renderer<'a>, common: Common, expr: &'a Expr) -> Result<()> {
    match common {
        Common::DecimalKey => r.call(functions::DECIMAL_KEY, [expr]),
        Common::JsonKey => r.call(functions::JSON_KEY, [expr]),
        Common::UuidText => r.call(functions::UUID_TEXT, [expr]),
        Common::Micros => time::micros(r, expr),
    }
}

/// The form in which these can be compared; none where they can be as they are.
pub(crate) fn common<'a>(
    exprs: impl IntoIterator<Item = &'a Expr>,
    collated: bool,
    by_order: bool,
) -> Result<Option<Common>> {
    let mut types = exprs.into_iter().map(Expr::ty);
    let Some(first) = types.next() else { return Ok(None) };
    match first {
        SqlType::Timestamp(mode) | SqlType::TimestampTz(mode) => {
            Ok(types.any(|ty| time::mode(ty) != *mode).then_some(Common::Micros))
        }
        SqlType::Uuid(_) => Ok(types.any(|ty| ty != first).then_some(Common::UuidText)),
        SqlType::Array(_) if by_order => array::refuse_order(first).map(|()| None),
        SqlType::Array(_) if first.leaf().is_json() => Ok(Some(Common::JsonKey)),
        SqlType::Json(_) if by_order => Err(no_order_of_json()),
        SqlType::Json(_) => Ok(Some(Common::JsonKey)),
        first => {
            let is_decimal = |ty: &SqlType| matches!(ty, SqlType::Decimal(_));
            let (mut any, mut all) = (is_decimal(first), is_decimal(first));
            for ty in types {
                any |= is_decimal(ty);
                all &= is_decimal(ty);
            }
            Ok((any && !(all && collated)).then_some(Common::DecimalKey))
        }
    }
}

/// JSON values are equal or not, and that is all.
pub(crate) fn no_order_of_json() -> Error {
    unsupported("an order of JSON values")
}
