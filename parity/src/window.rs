//! Random window functions over the rows of a query, in orders that leave nothing open, and DISTINCT ON.

use chrono::TimeDelta;
use squall::{
    SqlType, Value,
    ast::{
        Direction, Exclude, Expr, Frame, FrameBound, FrameUnit, Nulls, OrderTerm, Select, Window, WindowCall,
        WindowFunction, WindowFunctionCall, Windowed,
    },
};

use crate::{
    expression::{Maker, is_wild},
    kinds::kind_of,
};

/// The functions of windows that are tried.
pub const WINDOW_FUNCTIONS: [WindowFunction; 11] = [
    WindowFunction::RowNumber,
    WindowFunction::Rank,
    WindowFunction::DenseRank,
    WindowFunction::PercentRank,
    WindowFunction::CumeDist,
    WindowFunction::Ntile,
    WindowFunction::Lag,
    WindowFunction::Lead,
    WindowFunction::FirstValue,
    WindowFunction::LastValue,
    WindowFunction::NthValue,
];

impl Maker<'_> {
    /// A window function; `keys` tell the rows apart, and `place` is its place in the query.
    pub fn windowed(&mut self, keys: &[Expr], place: usize) -> Expr {
        if let Some(aggregate) = self.framed_aggregate() {
            let window = self.window(keys, place, false);
            return Expr::Window(Box::new(Windowed { call: WindowCall::Aggregate(aggregate), window }));
        }
        let function = *self.random.pick(&WINDOW_FUNCTIONS);
        let call = self.window_call(function);
        let ranks = matches!(
            function,
            WindowFunction::Rank
                | WindowFunction::DenseRank
                | WindowFunction::PercentRank
                | WindowFunction::CumeDist
        );
        let window = self.window(keys, place, !ranks);
        Expr::Window(Box::new(Windowed { call: WindowCall::Function(call), window }))
    }

    fn framed_aggregate(&mut self) -> Option<squall::ast::Aggregate> {
        if !self.random.chance(50) {
            return None;
        }
        let ty = if self.random.chance(60) { SqlType::BigInt } else { self.any_type() };
        match self.aggregate_of_rows(&ty, 2)? {
            Expr::Aggregate(it) if !it.distinct && it.joined.is_none() => Some(*it),
            _ => None,
        }
    }

    fn window_call(&mut self, function: WindowFunction) -> WindowFunctionCall {
        let count = |number: usize| Expr::Bind(Value::Integer(number as i32), SqlType::Integer);
        let (args, ty) = match function {
            WindowFunction::Ntile => (vec![count(self.random.within(1, 4))], SqlType::Integer),
            WindowFunction::PercentRank | WindowFunction::CumeDist => (Vec::new(), SqlType::Double),
            WindowFunction::Lag | WindowFunction::Lead => {
                let value = self.argument();
                let mut ty = value.ty().clone();
                let mut args = vec![value, count(self.random.below(3))];
                if self.random.chance(40) {
                    ty = ty.unsized_type();
                    args.push(self.constant(&ty));
                }
                (args, ty)
            }
            WindowFunction::FirstValue | WindowFunction::LastValue => {
                let value = self.argument();
                let ty = value.ty().clone();
                (vec![value], ty)
            }
            WindowFunction::NthValue => {
                let value = self.argument();
                let ty = value.ty().clone();
                (vec![value, count(self.random.within(1, 3))], ty)
            }
            _ => (Vec::new(), SqlType::BigInt),
        };
        WindowFunctionCall { function, args, ty }
    }

    fn argument(&mut self) -> Expr {
        let ty = self.any_type();
        let depth = self.random.below(3);
        self.expr(&ty, depth)
    }

    fn window(&mut self, keys: &[Expr], place: usize, in_total_order: bool) -> Window {
        let mut window = Window::default();
        if self.random.chance(40) {
            let key = self.argument();
            window.partition_by.push(key);
        }
        let mut frame = self.random.chance(60).then(|| self.frame());
        let counts = frame.as_ref().is_some_and(|it| it.start.offset().or(it.end.offset()).is_some());
        let by_range = frame.as_ref().is_some_and(|it| it.unit == FrameUnit::Range) && counts;
        if by_range && !in_total_order {
            // SQLite counts beyond the least `i64` in floats, and is then at that of a row again.
            let is_far = |it: &Expr| matches!(it, Expr::Column(column) if is_wild(&column.info.name));
            let counted = |it: &&Expr| is_counted(it.ty()) && !(*it.ty() == SqlType::BigInt && is_far(it));
            let columns: Vec<Expr> = self.leaves.iter().filter(counted).cloned().collect();
            if !columns.is_empty() {
                let term = self.random.pick(&columns).clone();
                let is_number = term.ty().is_integer();
                window.order_by.push(self.order_term(term));
                if let Some(frame) = &mut frame {
                    [&mut frame.start, &mut frame.end].into_iter().for_each(|it| by_days(it, is_number));
                }
                window.frame = frame;
                return window;
            }
        }
        if by_range {
            frame = None;
        }
        for _ in 0..self.random.below(3) {
            let ty = self.ordered_type();
            let term = self.expr(&ty, 1);
            window.order_by.push(self.order_term(term));
        }
        let by_rows = frame.as_ref().is_some_and(|it| it.unit != FrameUnit::Range);
        if in_total_order || by_rows {
            for key in keys {
                window.order_by.push(self.order_term(key.clone()));
            }
        }
        window.frame = frame;
        if self.random.chance(15) {
            window.name = Some(format!("w{place}").into());
        }
        window
    }

    fn order_term(&mut self, expr: Expr) -> OrderTerm {
        OrderTerm {
            expr,
            direction: *self.random.pick(&[Direction::Asc, Direction::Desc]),
            nulls: *self.random.pick(&[Nulls::Last, Nulls::Last, Nulls::First]),
        }
    }

    fn frame(&mut self) -> Frame {
        use Exclude::{CurrentRow, Group, NoOthers, Ties};
        let unit = *self.random.pick(&[FrameUnit::Rows, FrameUnit::Range, FrameUnit::Groups]);
        let (mut start, mut end) = (self.random.below(4), self.random.within(1, 4));
        if start > end {
            (start, end) = (end, start);
        }
        let exclude = *self.random.pick(&[NoOthers, NoOthers, NoOthers, CurrentRow, Group, Ties]);
        Frame { unit, start: self.bound(start), end: self.bound(end), exclude }
    }

    fn bound(&mut self, place: usize) -> FrameBound {
        let offset = Value::BigInt(self.random.below(4) as i64);
        match place {
            0 => FrameBound::UnboundedPreceding,
            1 => FrameBound::Preceding(offset),
            2 => FrameBound::CurrentRow,
            3 => FrameBound::Following(offset),
            _ => FrameBound::UnboundedFollowing,
        }
    }

    /// Makes of a SELECT in a total order one that is distinct in what it is ordered by first.
    pub fn distinct_on(&mut self, select: &mut Select) {
        let ordered = select.order_by.iter().all(|term| kind_of(term.expr.ty()).ordered);
        if select.order_by.is_empty() || select.distinct || !ordered {
            return;
        }
        let keys = self.random.within(1, select.order_by.len());
        select.distinct_on = select.order_by[..keys].iter().map(|term| term.expr.clone()).collect();
    }
}

/// Whether an offset of RANGE can count by the type.
fn is_counted(ty: &SqlType) -> bool {
    ty.is_integer() || matches!(ty, SqlType::Date | SqlType::Timestamp(_) | SqlType::TimestampTz(_))
}

/// The offset as days, where it does not count by numbers.
fn by_days(bound: &mut FrameBound, is_number: bool) {
    if let FrameBound::Preceding(offset) | FrameBound::Following(offset) = bound
        && let Value::BigInt(days) = offset
        && !is_number
    {
        *offset = Value::Interval(TimeDelta::days(*days * 100));
    }
}
