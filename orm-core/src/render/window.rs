//! Window functions, FILTER, and the WINDOW clause.

use chrono::TimeDelta;

use super::{Renderer, placement::no_window};
use crate::{
    ast::{
        Aggregate, Exclude, Expr, Frame, FrameBound, FrameUnit, OrderTerm, Select, SelectItem, Window,
        WindowCall, WindowFunction, WindowFunctionCall, Windowed,
    },
    error::{Error, Result},
    types::SqlType,
    value::Value,
};

impl<'a> Renderer<'a> {
    /// Appends `call OVER (..)`.
    pub(super) fn windowed(&mut self, it: &'a Windowed) -> Result<()> {
        let mut nested = Ok(());
        it.each_child(&mut |part| {
            if nested.is_ok() {
                nested = no_window("another one", part);
            }
        });
        nested?;
        check(it)?;
        match &it.call {
            WindowCall::Aggregate(aggregate) => self.dialect.aggregate(self, aggregate, Some(&it.window)),
            WindowCall::Function(call) => {
                self.window_function(call)?;
                self.over(&it.window)
            }
        }
    }

    fn window_function(&mut self, call: &'a WindowFunctionCall) -> Result<()> {
        self.push(call.function.sql());
        self.push("(");
        self.list(call.args.iter().enumerate(), |r, (place, arg)| match place {
            // The default of `lag` and `lead`.
            2 => r.dialect.coerced(r, arg, &call.ty),
            _ => r.expr(arg),
        })?;
        self.push(")");
        Ok(())
    }

    /// Appends what follows the call of an aggregate: FILTER and OVER, where it has them.
    ///
    /// # Errors
    /// Those of their parts.
    pub fn after_call(&mut self, aggregate: &'a Aggregate, over: Option<&'a Window>) -> Result<()> {
        if let Some(filter) = &aggregate.filter {
            self.push(" FILTER (WHERE ");
            self.expr(filter)?;
            self.push(")");
        }
        over.map_or(Ok(()), |window| self.over(window))
    }

    fn over(&mut self, window: &'a Window) -> Result<()> {
        self.push(" OVER ");
        match &window.name {
            Some(name) => self.ident(name),
            None => self.definition(window),
        }
    }

    /// Appends the WINDOW clause: each window that has a name, once.
    ///
    /// # Errors
    /// [`Error::InvalidQuery`] where two windows of one name are not the same.
    pub(super) fn windows(&mut self, select: &'a Select) -> Result<()> {
        for (place, window) in named(select)?.into_iter().enumerate() {
            self.push(if place == 0 { " WINDOW " } else { ", " });
            self.ident(window.name.as_deref().unwrap_or_default())?;
            self.push(" AS ");
            self.definition(window)?;
        }
        Ok(())
    }

    /// Appends a window in parentheses.
    fn definition(&mut self, window: &'a Window) -> Result<()> {
        let start = self.sql.len();
        self.push("(");
        if !window.partition_by.is_empty() {
            self.push("PARTITION BY ");
            self.list(&window.partition_by, |r, expr| r.dialect.group_key(r, expr))?;
        }
        if !window.order_by.is_empty() {
            self.part(start, "ORDER BY ");
            match range(window) {
                Some((_, term)) => {
                    self.dialect.range_key(self, &term.expr)?;
                    self.direction(term);
                    self.nulls(term);
                }
                None => self.order_terms(&window.order_by)?,
            }
        }
        if let Some(frame) = &window.frame {
            self.part(start, frame.unit.sql());
            self.push(" BETWEEN ");
            self.bound(&frame.start, window)?;
            self.push(" AND ");
            self.bound(&frame.end, window)?;
            self.push(match frame.exclude {
                Exclude::NoOthers => "",
                Exclude::CurrentRow => " EXCLUDE CURRENT ROW",
                Exclude::Group => " EXCLUDE GROUP",
                Exclude::Ties => " EXCLUDE TIES",
            });
        }
        self.push(")");
        Ok(())
    }

    /// Appends the keyword of a part of what began at `start`.
    fn part(&mut self, start: usize, keyword: &str) {
        if self.sql.len() > start + 1 {
            self.push(" ");
        }
        self.push(keyword);
    }

    fn bound(&mut self, bound: &FrameBound, window: &Window) -> Result<()> {
        match bound.offset() {
            Some(Value::BigInt(rows)) => self.push(&rows.to_string()),
            Some(Value::Interval(length)) => {
                let Some((_, term)) = range(window) else { return Err(not_counted()) };
                self.dialect.range_offset(&mut self.sql, *length, term.expr.ty())?;
            }
            Some(_) => return Err(not_counted()),
            None => {}
        }
        self.push(match bound {
            FrameBound::UnboundedPreceding => "UNBOUNDED PRECEDING",
            FrameBound::Preceding(_) => " PRECEDING",
            FrameBound::CurrentRow => "CURRENT ROW",
            FrameBound::Following(_) => " FOLLOWING",
            FrameBound::UnboundedFollowing => "UNBOUNDED FOLLOWING",
        });
        Ok(())
    }
}

/// The frame, and what it is counted by, where it is one of RANGE with an offset.
fn range(window: &Window) -> Option<(&Frame, &OrderTerm)> {
    let frame = window.frame.as_ref().filter(|it| it.unit == FrameUnit::Range)?;
    frame.start.offset().or(frame.end.offset())?;
    Some((frame, window.order_by.first()?))
}

/// The windows with a name, each once.
fn named<'a>(select: &'a Select) -> Result<Vec<&'a Window>> {
    let mut found: Vec<&'a Window> = Vec::new();
    let mut clash = None;
    let mut visit = |expr: &'a Expr| {
        let Expr::Window(it) = expr else { return };
        let Some(name) = &it.window.name else { return };
        let other = found
            .iter()
            .find(|other| other.name.as_ref().is_some_and(|other| other.eq_ignore_ascii_case(name)));
        match other {
            Some(other) if **other != it.window => clash = Some(name),
            Some(_) => {}
            None => found.push(&it.window),
        }
    };
    for item in &select.items {
        if let SelectItem::Expr(expr) = item {
            expr.walk(&mut visit);
        }
    }
    select.order_by.iter().for_each(|term| term.expr.walk(&mut visit));
    match clash {
        Some(name) => Err(Error::invalid_query(format!(
            "two windows of the query are named `{name}` (upper and lower case are the same), and differ"
        ))),
        None => Ok(found),
    }
}

/// Refuses what one of the databases does not take, or what has not one answer.
fn check(it: &Windowed) -> Result<()> {
    let ordered = !it.window.order_by.is_empty();
    if let WindowCall::Aggregate(aggregate) = &it.call
        && (aggregate.distinct || aggregate.joined.is_some())
    {
        return Err(Error::invalid_query(
            "an aggregate with DISTINCT or an order of its own cannot be a window function",
        ));
    }
    if let WindowCall::Function(call) = &it.call
        && needs_order(call.function)
        && !ordered
    {
        return Err(Error::invalid_query(format!(
            "`{}` of rows in no order: add `order_by` to its window",
            call.function.sql()
        )));
    }
    let Some(frame) = &it.window.frame else { return Ok(()) };
    let (start, end) = (place(&frame.start), place(&frame.end));
    if start > end || start == 4 || end == 0 {
        return Err(Error::invalid_query("the frame of a window ends before it starts"));
    }
    let whole = (start, end) == (0, 4);
    if frame.unit != FrameUnit::Range && !ordered && !whole {
        return Err(Error::invalid_query(format!(
            "a frame of {} in no order: add `order_by` to the window",
            frame.unit.sql()
        )));
    }
    [&frame.start, &frame.end]
        .into_iter()
        .filter_map(FrameBound::offset)
        .try_for_each(|offset| check_offset(frame, &it.window, offset))
}

fn needs_order(function: WindowFunction) -> bool {
    !matches!(
        function,
        WindowFunction::Rank
            | WindowFunction::DenseRank
            | WindowFunction::PercentRank
            | WindowFunction::CumeDist
    )
}

/// Where a bound is, as far as it says by its kind alone.
fn place(bound: &FrameBound) -> u8 {
    match bound {
        FrameBound::UnboundedPreceding => 0,
        FrameBound::Preceding(_) => 1,
        FrameBound::CurrentRow => 2,
        FrameBound::Following(_) => 3,
        FrameBound::UnboundedFollowing => 4,
    }
}

/// The longest offset: so far from any date of ours there is one in both databases.
const LONGEST: TimeDelta = TimeDelta::days(4_000 * 365);

fn check_offset(frame: &Frame, window: &Window, offset: &Value) -> Result<()> {
    let negative = match offset {
        Value::BigInt(rows) => *rows < 0,
        Value::Interval(length) => *length < TimeDelta::zero(),
        _ => return Err(not_counted()),
    };
    if negative {
        return Err(Error::invalid_query(
            "an offset of a frame is negative: say `following` for `preceding`",
        ));
    }
    if frame.unit != FrameUnit::Range {
        return if matches!(offset, Value::BigInt(_)) { Ok(()) } else { Err(not_counted()) };
    }
    let [term] = window.order_by.as_slice() else {
        return Err(Error::invalid_query(
            "a `range_between` with an offset needs a window with one term in `order_by`",
        ));
    };
    let ty = term.expr.ty();
    match (offset, ty) {
        (Value::BigInt(_), SqlType::SmallInt | SqlType::Integer | SqlType::BigInt) => Ok(()),
        (Value::Interval(length), SqlType::Date | SqlType::Timestamp(_) | SqlType::TimestampTz(_)) => {
            if *length > LONGEST {
                Err(Error::invalid_query("an offset of a frame of more than 4,000 years"))
            } else if *ty == SqlType::Date && *length != TimeDelta::days(length.num_days()) {
                Err(Error::invalid_query("an offset of a frame over dates has whole days"))
            } else {
                Ok(())
            }
        }
        _ => Err(Error::invalid_query(format!(
            "the offset of a `range_between` does not count by the type {ty} that its window is ordered by: it is a number \
             for whole numbers, and a `TimeDelta` for dates and timestamps"
        ))),
    }
}

fn not_counted() -> Error {
    Error::invalid_query(
        "the offset of a frame is neither a whole number nor, of `range_between`, a `TimeDelta`",
    )
}
