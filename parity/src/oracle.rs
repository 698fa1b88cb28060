//! What must hold on a database by itself, whatever the other one says.

use squall::{
    SqlType, Value,
    ast::{
        Aggregate, AggregateFunction, BinaryOp, Expr, IsNull, Select, SelectItem, Statement, Unary, UnaryOp,
    },
};

use crate::{
    compare::sorted,
    expression::Maker,
    random::Random,
    run::Answer,
    schema::{Schema, all_columns},
};

/// A property of a SELECT and a condition.
#[derive(Debug, Clone, PartialEq)]
pub enum Oracle {
    /// The rows for which the condition is true, those for which it is false, and those for which it is NULL, are all.
    Partition(Expr),
    /// As many rows pass a filter as there are for which its condition, selected, is true.
    Count(Expr),
}

/// A property that `select` should have, if there is one for it.
pub fn of(select: &Select, random: &mut Random, schema: &Schema) -> Option<Oracle> {
    let from = select.from.as_ref()?;
    let plain = !select.distinct && select.limit.is_none() && select.offset.is_none();
    if !plain || !select.group_by.is_empty() || select.having.is_some() {
        return None;
    }
    let leaves = all_columns([from].into_iter().chain(select.joins.iter().map(|join| &join.table)));
    let condition = Maker { enums: schema.used_enums(), ..Maker::new(random, leaves) }.condition(3);
    let windows = select.items.iter().any(|it| matches!(it, SelectItem::Expr(expr) if expr.has_window()));
    if windows || !select.distinct_on.is_empty() {
        return None;
    }
    let aggregates =
        select.items.iter().any(|it| matches!(it, SelectItem::Expr(expr) if expr.has_aggregate()));
    if aggregates {
        let additive =
            |it: &SelectItem| matches!(it, SelectItem::Expr(Expr::Aggregate(it)) if is_additive(it));
        return select.items.iter().all(additive).then_some(Oracle::Partition(condition));
    }
    Some(if random.chance(50) { Oracle::Partition(condition) } else { Oracle::Count(condition) })
}

fn is_additive(aggregate: &Aggregate) -> bool {
    match aggregate.function {
        AggregateFunction::Min | AggregateFunction::Max => true,
        AggregateFunction::Count => !aggregate.distinct,
        AggregateFunction::Sum => aggregate.ty == SqlType::BigInt,
        _ => false,
    }
}

impl Oracle {
    /// The condition.
    pub fn condition(&self) -> &Expr {
        match self {
            Self::Partition(condition) | Self::Count(condition) => condition,
        }
    }

    /// The property with another condition.
    pub fn with(&self, condition: Expr) -> Self {
        match self {
            Self::Partition(_) => Self::Partition(condition),
            Self::Count(_) => Self::Count(condition),
        }
    }

    /// Judges a database by what `run` answers. Where a statement fails, there is nothing to judge.
    ///
    /// # Errors
    /// What does not hold.
    pub fn judge(&self, statement: &Statement, run: &dyn Fn(&Statement) -> Answer) -> Result<(), String> {
        let Statement::Select(select) = statement else { return Ok(()) };
        match self {
            Self::Partition(condition) => partition(select, condition, run),
            Self::Count(condition) => count(select, condition, run),
        }
    }
}

fn rows(select: Select, run: &dyn Fn(&Statement) -> Answer) -> Option<Vec<Vec<Value>>> {
    match run(&Statement::Select(Box::new(select))) {
        Answer::Rows(rows, _) => Some(rows),
        _ => None,
    }
}

fn and(select: &Select, condition: Expr) -> Select {
    let mut select = select.clone();
    select.order_by.clear();
    select.filter = Some(match select.filter.take() {
        None => condition,
        Some(before) => Expr::binary(BinaryOp::And, before, condition, SqlType::Boolean),
    });
    select
}

fn partition(select: &Select, condition: &Expr, run: &dyn Fn(&Statement) -> Answer) -> Result<(), String> {
    let not = Expr::Unary(Box::new(Unary { op: UnaryOp::Not, operand: condition.clone() }));
    let null = Expr::IsNull(Box::new(IsNull { operand: condition.clone(), negated: false }));
    let mut all = select.clone();
    all.order_by.clear();
    let Some(whole) = rows(all, run) else { return Ok(()) };
    let mut parts = Vec::new();
    for condition in [condition.clone(), not, null] {
        let Some(part) = rows(and(select, condition), run) else { return Ok(()) };
        parts.extend(part);
    }
    let is_aggregate = |it: &SelectItem| matches!(it, SelectItem::Expr(Expr::Aggregate(_)));
    if select.items.iter().any(is_aggregate) {
        let Some(joined) = join(select, parts) else { return Ok(()) };
        parts = vec![joined];
    }
    if sorted(&whole) == sorted(&parts) {
        return Ok(());
    }
    Err(format!("all rows: {:?}, and those of the three parts: {:?}", sorted(&whole), sorted(&parts)))
}

/// The aggregates of the whole, of those of its parts; none where the order of the values is not known here.
fn join(select: &Select, parts: Vec<Vec<Value>>) -> Option<Vec<Value>> {
    let of = |(at, item): (usize, &SelectItem)| {
        let SelectItem::Expr(Expr::Aggregate(it)) = item else { return None };
        let numbers = parts.iter().filter_map(|row| row.get(at)).filter(|it| **it != Value::Null);
        let numbers: Vec<i64> = numbers.map(whole_number).collect::<Option<_>>()?;
        let joined = match it.function {
            AggregateFunction::Count => Some(numbers.iter().sum()),
            AggregateFunction::Sum if numbers.is_empty() => None,
            AggregateFunction::Sum => Some(numbers.iter().try_fold(0_i64, |sum, it| sum.checked_add(*it))?),
            AggregateFunction::Min => numbers.iter().min().copied(),
            _ => numbers.iter().max().copied(),
        };
        Some(match (joined, &it.ty) {
            (None, _) => Value::Null,
            (Some(number), SqlType::SmallInt) => Value::SmallInt(i16::try_from(number).ok()?),
            (Some(number), SqlType::Integer) => Value::Integer(i32::try_from(number).ok()?),
            (Some(number), _) => Value::BigInt(number),
        })
    };
    select.items.iter().enumerate().map(of).collect()
}

fn whole_number(value: &Value) -> Option<i64> {
    match value {
        Value::SmallInt(number) => Some((*number).into()),
        Value::Integer(number) => Some((*number).into()),
        Value::BigInt(number) => Some(*number),
        _ => None,
    }
}

fn count(select: &Select, condition: &Expr, run: &dyn Fn(&Statement) -> Answer) -> Result<(), String> {
    let mut counted = and(select, condition.clone());
    counted.items = vec![SelectItem::Expr(Expr::Aggregate(Box::new(Aggregate::of_rows())))];
    let mut selected = select.clone();
    selected.order_by.clear();
    selected.items = vec![SelectItem::Expr(condition.clone())];
    let (Some(counted), Some(selected)) = (rows(counted, run), rows(selected, run)) else { return Ok(()) };
    let passing = selected.iter().filter(|row| row.as_slice() == [Value::Bool(true)]).count();
    if counted == [[Value::BigInt(passing as i64)]] {
        return Ok(());
    }
    Err(format!("the filter passes {counted:?}, and the condition is true of {passing} rows"))
}
