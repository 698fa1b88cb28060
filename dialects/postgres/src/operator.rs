//! Operators: comparisons in one order, and arithmetic in the type that the tree says.

use squall_core::{
    Result, SqlType,
    ast::{Between, Binary, BinaryOp, Expr},
    render::{self, Renderer},
};

use crate::{array, collation, types::push_type, unsupported};

/// `left op right`
pub(crate) fn binary<'a>(r: &mut Renderer<'a>, binary: &'a Binary) -> Result<()> {
    let Binary { op, left, right, ty } = binary;
    match op {
        BinaryOp::Lt | BinaryOp::Le | BinaryOp::Gt | BinaryOp::Ge => {
            refuse_unordered(left)?;
            if collation::by_bytes(left) || collation::by_bytes(right) {
                return render::binary(r, binary);
            }
            infix(r, *op, |r| collation::operand(r, left), |r| r.operand(right))
        }
        BinaryOp::Rem if matches!(ty, SqlType::Real | SqlType::Double) => {
            Err(unsupported("the remainder (`%`) of floating-point numbers"))
        }
        op if op.is_arithmetic()
            && result_type(left.ty(), right.ty()).as_ref() != Some(&ty.unsized_type()) =>
        {
            infix(r, *op, |r| cast(r, left, ty), |r| cast(r, right, ty))
        }
        _ => render::binary(r, binary),
    }
}

/// `operand [NOT] BETWEEN low AND high`
pub(crate) fn between<'a>(r: &mut Renderer<'a>, it: &'a Between) -> Result<()> {
    refuse_unordered(&it.operand)?;
    let ordered =
        collation::by_bytes(&it.operand) || (collation::by_bytes(&it.low) && collation::by_bytes(&it.high));
    if ordered { r.ordered(&it.operand) } else { collation::operand(r, &it.operand) }?;
    r.push(if it.negated { " NOT BETWEEN " } else { " BETWEEN " });
    low(r, &it.low)?;
    r.push(" AND ");
    r.ordered(&it.high)
}

/// Appends the low end of a BETWEEN, before whose AND no COLLATE can stand bare.
fn low<'a>(r: &mut Renderer<'a>, expr: &'a Expr) -> Result<()> {
    if matches!(expr, Expr::Column(_) | Expr::Bind(..)) {
        return r.ordered(expr);
    }
    r.push("(");
    r.ordered(expr)?;
    r.push(")");
    Ok(())
}

/// `(a, b) op (c, d)`: each two cells as they would be compared by themselves.
pub(crate) fn rows<'a>(
    r: &mut Renderer<'a>,
    left: &'a [Expr],
    op: BinaryOp,
    right: &'a [Expr],
) -> Result<()> {
    if matches!(op, BinaryOp::Eq | BinaryOp::Ne) {
        return render::rows(r, left, op, right);
    }
    left.iter().try_for_each(refuse_unordered)?;
    r.row(left, |r, place, cell| {
        if collation::by_bytes(cell) || collation::by_bytes(&right[place]) {
            r.compared(cell)
        } else {
            collation::operand(r, cell)
        }
    })?;
    r.push(" ");
    r.push(op.sql());
    r.push(" ");
    r.row(right, |r, _, cell| r.compared(cell))
}

/// What ORDER BY sorts by.
pub(crate) fn order_key<'a>(r: &mut Renderer<'a>, expr: &'a Expr) -> Result<()> {
    refuse_unordered(expr)?;
    if collation::by_bytes(expr) { r.ordered(expr) } else { collation::operand(r, expr) }
}

fn infix<'a>(
    r: &mut Renderer<'a>,
    op: BinaryOp,
    left: impl FnOnce(&mut Renderer<'a>) -> Result<()>,
    right: impl FnOnce(&mut Renderer<'a>) -> Result<()>,
) -> Result<()> {
    left(r)?;
    r.push(" ");
    r.push(op.sql());
    r.push(" ");
    right(r)
}

/// Appends an operand, cast to `ty` where it is of another type.
fn cast<'a>(r: &mut Renderer<'a>, expr: &'a Expr, ty: &SqlType) -> Result<()> {
    r.operand(expr)?;
    let ty = ty.unsized_type();
    if expr.ty().unsized_type() == ty {
        return Ok(());
    }
    r.push("::");
    push_type(r.sql_mut(), &ty)
}

/// The type that Postgres gives the result of arithmetic, where it is a number.
fn result_type(left: &SqlType, right: &SqlType) -> Option<SqlType> {
    let rank = |ty: &SqlType| match ty {
        SqlType::SmallInt => Some(0),
        SqlType::Integer => Some(1),
        SqlType::BigInt => Some(2),
        SqlType::Decimal(_) => Some(3),
        SqlType::Real => Some(4),
        SqlType::Double => Some(5),
        _ => None,
    };
    let (low, high) = (rank(left)?, rank(right)?);
    let wider = if low > high { left } else { right };
    // Of a `real` and any other number Postgres makes a `double precision`.
    Some(if *wider == SqlType::Real && low != high { SqlType::Double } else { wider.unsized_type() })
}

fn refuse_unordered(expr: &Expr) -> Result<()> {
    match expr.ty() {
        SqlType::Json(_) => Err(unsupported("an order of JSON values")),
        ty => array::refuse_order(ty),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{column, sql, text};
    use squall_core::Value;

    fn compared(left: Expr, right: Expr) -> String {
        sql(&Expr::binary(BinaryOp::Lt, left, right, SqlType::Boolean))
    }

    fn computed(op: BinaryOp, left: SqlType, right: SqlType, ty: SqlType) -> String {
        sql(&Expr::binary(op, column("a", left), column("b", right), ty))
    }

    #[test]
    fn text_is_compared_by_bytes_also_where_no_column_says_so() {
        assert_eq!(compared(column("a", SqlType::TEXT), text("b")), r#""t"."a" < $1"#);
        assert_eq!(compared(text("a"), text("b")), r#"$1 COLLATE "C" < $2"#);
        let between = Between { operand: text("b"), low: text("a"), high: text("c"), negated: true };
        assert_eq!(sql(&Expr::Between(Box::new(between))), r#"$1 COLLATE "C" NOT BETWEEN $2 AND $3"#);
    }

    #[test]
    fn arithmetic_has_the_declared_type() {
        use SqlType::{BigInt, Decimal, Double, Integer, Real, SmallInt};
        let add = BinaryOp::Add;
        assert_eq!(computed(add, SmallInt, SmallInt, SmallInt), r#""t"."a" + "t"."b""#);
        assert_eq!(computed(add, SmallInt, BigInt, BigInt), r#""t"."a" + "t"."b""#);
        assert_eq!(computed(add, Integer, Integer, BigInt), r#""t"."a"::bigint + "t"."b"::bigint"#);
        assert_eq!(computed(add, Real, Integer, Real), r#""t"."a" + "t"."b"::real"#);
        assert_eq!(computed(add, Real, Double, Double), r#""t"."a" + "t"."b""#);
        assert_eq!(
            computed(BinaryOp::Rem, Decimal(None), Decimal(None), Decimal(None)),
            r#""t"."a" % "t"."b""#
        );
    }

    #[test]
    fn what_has_another_answer_elsewhere_is_refused() {
        let rem = computed(BinaryOp::Rem, SqlType::Double, SqlType::Double, SqlType::Double);
        assert_eq!(rem, "error: Postgres does not support the remainder (`%`) of floating-point numbers");
        let json = compared(column("a", SqlType::JSON), column("b", SqlType::JSON));
        assert_eq!(json, "error: Postgres does not support an order of JSON values");
    }

    #[test]
    fn a_chain_of_operators_keeps_its_parentheses() {
        let number = |it| Expr::Bind(Value::Integer(it), SqlType::Integer);
        let sum = Expr::binary(BinaryOp::Add, number(1), number(2), SqlType::Integer);
        let product = Expr::binary(BinaryOp::Mul, sum, number(3), SqlType::Integer);
        assert_eq!(sql(&product), "($1 + $2) * $3");
        assert_eq!(crate::testing::ddl(&product), "(1 + 2) * 3");
    }
}
