//! What can be said of an expression by itself: whether it can be NULL, and whether it can fail.

use squall::{
    Value,
    ast::{AggregateFunction, Expr, UnaryOp, WindowCall, WindowFunction},
};

use crate::{
    functions::{Nullable, Signature},
    query::asks_nullable,
};

/// Whether a typed expression is an `Option`, where `outer` says which tables an outer join can leave out.
pub fn nullable(expr: &Expr, outer: &dyn Fn(&str) -> bool) -> bool {
    let of = |expr: &Expr| nullable(expr, outer);
    match expr {
        Expr::Column(column) => column.info.nullable || outer(&column.source),
        Expr::Bind(value, _) => *value == Value::Null,
        Expr::IsNull(_) | Expr::Now(_) => false,
        // What is in the list are constants.
        Expr::InList(it) => of(&it.operand),
        Expr::Case(case) => {
            case.otherwise.as_ref().is_none_or(of) || case.arms.iter().any(|(_, result)| of(result))
        }
        Expr::Function(call) => match Signature::of(call).map(|it| it.nullable) {
            Some(Nullable::Never) => false,
            Some(Nullable::Always) => true,
            Some(Nullable::All) => call.args.iter().all(of),
            Some(Nullable::Last) => call.args.last().is_some_and(of),
            _ => call.args.iter().any(of),
        },
        Expr::Aggregate(it) => it.function != AggregateFunction::Count,
        Expr::Subquery(it) => asks_nullable(it, &of),
        Expr::Window(it) => match &it.call {
            WindowCall::Aggregate(it) => it.function != AggregateFunction::Count,
            WindowCall::Function(call) => match (call.function, call.args.as_slice()) {
                (WindowFunction::Lag | WindowFunction::Lead, [value, _, default]) => of(value) || of(default),
                (_, [Expr::Bind(..)] | []) => call.function != WindowFunction::Ntile && !call.args.is_empty(),
                _ => true,
            },
        },
        _ => {
            let mut any = false;
            expr.each_child(&mut |child| any |= of(child));
            any
        }
    }
}

/// Whether running an expression can fail.
pub fn can_fail(expr: &Expr) -> bool {
    let mut any = false;
    expr.walk(&mut |expr| {
        any |= match expr {
            Expr::Binary(it) => it.op.is_arithmetic(),
            Expr::Unary(it) => it.op == UnaryOp::Neg,
            Expr::Function(call) => Signature::of(call).is_none_or(|it| it.fails),
            Expr::Aggregate(it) => matches!(it.function, AggregateFunction::Sum | AggregateFunction::Avg),
            Expr::Window(it) => matches!(
                &it.call,
                WindowCall::Aggregate(it) if matches!(it.function, AggregateFunction::Sum | AggregateFunction::Avg)
            ),
            Expr::Like(it) => !matches!(it.pattern, Expr::Bind(..)),
            _ => false,
        };
    });
    any
}
