//! Expressions.

use super::Renderer;
use crate::{
    ast::{Ask, Between, Binary, BinaryOp, Case, Expr, Function, FunctionCall, InList, Unary, UnaryOp},
    error::{Error, Result},
    types::SqlType,
    value::{Late, Value},
};

impl<'a> Renderer<'a> {
    /// Appends an expression.
    ///
    /// # Errors
    /// Where a value does not fit its type, or the database cannot do it.
    pub fn expr(&mut self, expr: &'a Expr) -> Result<()> {
        match expr {
            Expr::Column(column) => {
                self.column(column)?;
                self.push(self.dialect.computed_as(&column.info.ty));
                Ok(())
            }
            Expr::Bind(value, ty) => {
                self.bind(value, ty)?;
                self.push(self.dialect.computed_as(ty));
                Ok(())
            }
            Expr::Null(ty) => self.dialect.typed_null(self, ty),
            Expr::Now(ty) => self.dialect.now(self, ty),
            Expr::Binary(binary) => self.dialect.binary(self, binary),
            Expr::Unary(unary) => self.dialect.unary(self, unary),
            Expr::IsNull(it) => {
                self.operand(&it.operand)?;
                self.push(if it.negated { " IS NOT NULL" } else { " IS NULL" });
                Ok(())
            }
            Expr::InList(it) => self.in_list(it),
            Expr::Row(it) => self.row_test(it),
            Expr::Between(it) => self.dialect.between(self, it),
            Expr::Like(like) => {
                check_pattern(&like.pattern)?;
                self.note_pattern(&like.pattern);
                self.dialect.like(self, like)
            }
            Expr::Match(it) => self.dialect.matches(self, it),
            Expr::Collate(it) => {
                self.operand(&it.operand)?;
                self.collation(&it.collation)
            }
            Expr::Case(case) => self.case(case),
            Expr::Function(call) => {
                check_call(call)?;
                self.dialect.function(self, call)
            }
            Expr::Aggregate(aggregate) => self.dialect.aggregate(self, aggregate, None),
            Expr::Window(windowed) => self.windowed(windowed),
            Expr::Subquery(it) => self.subquery_expr(it),
            Expr::Raw(raw) => self.raw(raw),
        }
    }

    /// Appends an expression as an operand: in parentheses where it has an operator of its own.
    ///
    /// # Errors
    /// As [`expr`](Self::expr).
    pub fn operand(&mut self, expr: &'a Expr) -> Result<()> {
        let plain = match expr {
            Expr::Column(_)
            | Expr::Bind(..)
            | Expr::Now(_)
            | Expr::Case(_)
            | Expr::Aggregate(_)
            | Expr::Window(_) => true,
            Expr::Function(call) => !self.dialect.is_operator(call),
            Expr::Subquery(it) => matches!(it.ask, Ask::Cell(_) | Ask::Exists),
            _ => false,
        };
        if plain {
            return self.expr(expr);
        }
        self.push("(");
        self.expr(expr)?;
        self.push(")");
        Ok(())
    }

    /// Appends an operand of an order comparison: enums count by their declaration.
    ///
    /// # Errors
    /// As [`expr`](Self::expr).
    pub fn compared(&mut self, expr: &'a Expr) -> Result<()> {
        match expr.ty() {
            SqlType::Enum(_) => self.ordered(expr),
            _ => self.operand(expr),
        }
    }

    /// Appends what `expr` sorts by: itself, or the place of an enum's label in its declaration.
    ///
    /// # Errors
    /// As [`expr`](Self::expr).
    pub fn ordered(&mut self, expr: &'a Expr) -> Result<()> {
        let SqlType::Enum(def) = expr.ty() else { return self.operand(expr) };
        if self.dialect.orders_enum(def) {
            return self.operand(expr);
        }
        // Postgres computes what is constant in a generated column before it knows a collation to compare by.
        if self.is_ddl()
            && let Expr::Bind(Value::Text(label), _) = expr
            && let Some(place) = def.labels.iter().position(|it| it == label)
        {
            self.push(&place.to_string());
            return Ok(());
        }
        self.push("CASE ");
        self.operand(expr)?;
        for (place, label) in def.labels.iter().enumerate() {
            self.push(" WHEN ");
            self.dialect.literal(&mut self.sql, &Value::Text(label.clone()), &SqlType::TEXT)?;
            self.push(" THEN ");
            self.push(&place.to_string());
        }
        self.push(" END");
        Ok(())
    }

    /// Notes that an argument of a prepared statement is a pattern, to be looked at each time.
    fn note_pattern(&mut self, pattern: &Expr) {
        let (Expr::Bind(Value::Late(Late::Param { position, .. }), _), Some(prepared)) =
            (pattern, &mut self.prepared)
        else {
            return;
        };
        prepared.patterns.push(*position);
    }

    fn in_list(&mut self, it: &'a InList) -> Result<()> {
        if it.list.is_empty() {
            self.push(if it.negated { "NOT " } else { "" });
            return nothing_in(self, &it.operand);
        }
        self.dialect.in_list(self, it)
    }

    fn case(&mut self, case: &'a Case) -> Result<()> {
        self.push("CASE");
        for (condition, result) in &case.arms {
            self.push(" WHEN ");
            self.expr(condition)?;
            self.push(" THEN ");
            self.dialect.coerced(self, result, &case.ty)?;
        }
        if let Some(otherwise) = &case.otherwise {
            self.push(" ELSE ");
            self.dialect.coerced(self, otherwise, &case.ty)?;
        }
        self.push(" END");
        Ok(())
    }
}

/// `left op right`, as both databases write it.
///
/// # Errors
/// Those of the operands.
pub fn binary<'a>(r: &mut Renderer<'a>, binary: &'a Binary) -> Result<()> {
    let Binary { op, left, right, .. } = binary;
    match op {
        BinaryOp::And | BinaryOp::Or => {
            let mut parts = Vec::new();
            operands(*op, left, &mut parts);
            operands(*op, right, &mut parts);
            chain(r, *op, &parts)
        }
        BinaryOp::Lt | BinaryOp::Le | BinaryOp::Gt | BinaryOp::Ge => {
            r.compared(left)?;
            infix(r, *op);
            r.compared(right)
        }
        _ => {
            r.operand(left)?;
            infix(r, *op);
            r.operand(right)
        }
    }
}

/// `operand [NOT] BETWEEN low AND high`, as both databases write it.
///
/// # Errors
/// Those of the operands.
pub fn between<'a>(r: &mut Renderer<'a>, it: &'a Between) -> Result<()> {
    r.compared(&it.operand)?;
    r.push(if it.negated { " NOT BETWEEN " } else { " BETWEEN " });
    r.compared(&it.low)?;
    r.push(" AND ");
    r.compared(&it.high)
}

/// `operand [NOT] IN (..)`, as both databases write it.
///
/// # Errors
/// Those of the operands.
pub fn in_list<'a>(r: &mut Renderer<'a>, it: &'a InList) -> Result<()> {
    r.operand(&it.operand)?;
    r.push(if it.negated { " NOT IN (" } else { " IN (" });
    r.list(&it.list, Renderer::expr)?;
    r.push(")");
    Ok(())
}

fn infix(r: &mut Renderer<'_>, op: BinaryOp) {
    r.push(" ");
    r.push(op.sql());
    r.push(" ");
}

/// The operands of a chain of one operator, AND or OR, however it was put together.
fn operands<'a>(op: BinaryOp, expr: &'a Expr, parts: &mut Vec<&'a Expr>) {
    match expr {
        Expr::Binary(inner) if inner.op == op => {
            operands(op, &inner.left, parts);
            operands(op, &inner.right, parts);
        }
        _ => parts.push(expr),
    }
}

/// How many operands of AND or OR are written in a row. SQLite's parser takes expressions that are 1000 high, and each more in
/// a row makes them higher by one.
const CHAINED: usize = 200;

/// A chain of AND or OR; a long one in groups.
fn chain<'a>(r: &mut Renderer<'a>, op: BinaryOp, parts: &[&'a Expr]) -> Result<()> {
    if parts.len() <= CHAINED {
        return separated(r, op, parts, |r, part| chained(r, part));
    }
    let size = CHAINED.max(parts.len().div_ceil(CHAINED));
    separated(r, op, parts.chunks(size), |r, group| {
        r.push("(");
        chain(r, op, group)?;
        r.push(")");
        Ok(())
    })
}

fn separated<'a, T>(
    r: &mut Renderer<'a>,
    op: BinaryOp,
    parts: impl IntoIterator<Item = T>,
    mut each: impl FnMut(&mut Renderer<'a>, T) -> Result<()>,
) -> Result<()> {
    for (position, part) in parts.into_iter().enumerate() {
        if position > 0 {
            infix(r, op);
        }
        each(r, part)?;
    }
    Ok(())
}

/// An operand of AND or OR: a comparison needs no parentheses.
fn chained<'a>(r: &mut Renderer<'a>, expr: &'a Expr) -> Result<()> {
    let bare = match expr {
        Expr::Binary(inner) => inner.op.is_comparison(),
        Expr::IsNull(_) | Expr::InList(_) | Expr::Row(_) | Expr::Like(_) | Expr::Function(_) => true,
        _ => false,
    };
    if bare { r.expr(expr) } else { r.operand(expr) }
}

/// The longest pattern, in bytes. SQLite takes 50,000, and to be told without case a pattern may grow by half.
const LONGEST_PATTERN: usize = 30_000;

/// Whether `operand` is in an empty list: never, also where it is NULL.
///
/// It is no constant, which GROUP BY and ORDER BY would refuse, or take for the place of a column; and it keeps an aggregate,
/// which makes one row of many.
///
/// # Errors
/// Those of the operand.
pub fn nothing_in<'a>(r: &mut Renderer<'a>, operand: &'a Expr) -> Result<()> {
    if !operand.has_aggregate() {
        r.push("(1 = 0)");
        return Ok(());
    }
    r.push("(CASE WHEN ");
    r.operand(operand)?;
    r.push(" IS NULL THEN 1 = 0 ELSE 1 = 0 END)");
    Ok(())
}

/// Refuses a pattern that ends with an escape of nothing: one database answers with an error, but only for the rows that
/// get so far, and the other with false. And one that is too long for one of them.
fn check_pattern(pattern: &Expr) -> Result<()> {
    match pattern {
        Expr::Bind(value, _) => check_pattern_value(value),
        _ => Ok(()),
    }
}

/// As [`check_pattern`], of a value.
pub(super) fn check_pattern_value(value: &Value) -> Result<()> {
    let Value::Text(text) = value else { return Ok(()) };
    if text.len() > LONGEST_PATTERN {
        return Err(Error::invalid_query(format!(
            "the LIKE pattern has {} bytes, and may have {LONGEST_PATTERN}: `contains`, `starts_with` and `ends_with` take \
             texts of any length",
            text.len()
        )));
    }
    let escapes = text.bytes().rev().take_while(|byte| *byte == b'\\').count();
    if escapes % 2 == 0 {
        return Ok(());
    }
    Err(Error::invalid_query(
        "the LIKE pattern ends with `\\`, which escapes what comes next: write `\\\\` for the character",
    ))
}

/// Refuses a unit that the function has no rule for, and a path that leads nowhere.
fn check_call(call: &FunctionCall) -> Result<()> {
    let reason = match (call.function, call.args.as_slice()) {
        (Function::DateTrunc(unit), [arg])
            if *arg.ty() == SqlType::Date && unit.seconds().is_some_and(|it| it < 86_400) =>
        {
            format!("`date_trunc` of a date to the {}: it has no time of day", unit.sql())
        }
        (Function::JsonSet, [_, _]) | (Function::JsonRemove, [_]) => {
            "an empty path into a JSON document".into()
        }
        _ => return Ok(()),
    };
    Err(Error::InvalidQuery(reason))
}

/// `op operand`, as both databases write it.
///
/// # Errors
/// Those of the operand.
pub fn unary<'a>(r: &mut Renderer<'a>, unary: &'a Unary) -> Result<()> {
    r.push(match unary.op {
        UnaryOp::Not => "NOT ",
        // The space keeps two of them from becoming a comment.
        UnaryOp::Neg => "- ",
    });
    r.operand(&unary.operand)
}
