//! What comes after a row in an order, as a condition.

use super::cursor::Position;
use crate::{
    ast::{BinaryOp, Direction, Expr, IsNull, Nulls, OrderTerm, Select},
    query::chain,
    render::may_be_null,
    types::SqlType,
    value::Value,
};

/// For each term of the order whether it can be NULL.
pub(super) fn nullable(query: &Select) -> Vec<bool> {
    let sources = query.sources();
    query.order_by.iter().map(|term| may_be_null(&term.expr, &sources)).collect()
}

/// The rows beyond a position in the order of `terms`.
///
/// A bound of the first term stands by itself: it says nothing new, but an index can be entered by it.
pub(super) fn beyond(terms: &[OrderTerm], nullable: &[bool], at: &Position) -> Expr {
    let condition = after(terms, nullable, &at.values, at.inclusive);
    let (Some(term), Some(value)) = (terms.first(), at.values.first()) else { return condition };
    let nulls_beyond = nullable.first() == Some(&true) && term.nulls == Nulls::Last;
    if terms.len() == 1 || *value == Value::Null || nulls_beyond {
        return condition;
    }
    let op = match term.direction {
        Direction::Asc => BinaryOp::Ge,
        Direction::Desc => BinaryOp::Le,
    };
    chain(BinaryOp::And, vec![compare(op, term, value), condition])
}

/// `a > x OR (a = x AND (b > y OR ..))`, with NULLs where the order has them.
fn after(terms: &[OrderTerm], nullable: &[bool], values: &[Value], inclusive: bool) -> Expr {
    let ([term, terms @ ..], [nullable, nullables @ ..], [value, values @ ..]) = (terms, nullable, values)
    else {
        return Expr::Bind(Value::Bool(inclusive), SqlType::Boolean);
    };
    let mut either = Vec::with_capacity(3);
    match (value, term.nulls) {
        (Value::Null, Nulls::Last) => {}
        (Value::Null, Nulls::First) => either.push(null_test(term, true)),
        (value, nulls) => {
            let op = match (term.direction, terms.is_empty() && inclusive) {
                (Direction::Asc, false) => BinaryOp::Gt,
                (Direction::Asc, true) => BinaryOp::Ge,
                (Direction::Desc, false) => BinaryOp::Lt,
                (Direction::Desc, true) => BinaryOp::Le,
            };
            either.push(compare(op, term, value));
            if *nullable && nulls == Nulls::Last {
                either.push(null_test(term, false));
            }
        }
    }
    if !terms.is_empty() || (inclusive && *value == Value::Null) {
        let same = match value {
            Value::Null => null_test(term, false),
            value => compare(BinaryOp::Eq, term, value),
        };
        either.push(match terms {
            [] => same,
            terms => chain(BinaryOp::And, vec![same, after(terms, nullables, values, inclusive)]),
        });
    }
    chain(BinaryOp::Or, either)
}

fn compare(op: BinaryOp, term: &OrderTerm, value: &Value) -> Expr {
    let value = Expr::Bind(value.clone(), term.expr.ty().unsized_type());
    Expr::binary(op, term.expr.clone(), value, SqlType::Boolean)
}

fn null_test(term: &OrderTerm, negated: bool) -> Expr {
    Expr::IsNull(Box::new(IsNull { operand: term.expr.clone(), negated }))
}
