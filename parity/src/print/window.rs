//! Window functions, and aggregates.

use std::fmt::Write;

use squall::{
    Value,
    ast::{
        Aggregate, AggregateFunction, Exclude, Expr, FrameBound, FrameUnit, Joined, Window, WindowCall,
        WindowFunction, Windowed,
    },
};

use super::{expr, operand, term, tuple};
use crate::functions::AGGREGATES;

/// `call.over(window)`
pub(super) fn windowed(it: &Windowed) -> String {
    let call = match &it.call {
        WindowCall::Aggregate(it) => aggregate(it),
        WindowCall::Function(it) => {
            let number = |at: usize| match it.args.get(at) {
                Some(Expr::Bind(Value::Integer(number), _)) => *number,
                _ => 0,
            };
            let name = it.function.sql();
            match (it.function, it.args.as_slice()) {
                (WindowFunction::Ntile, _) => format!("ntile({})", number(0)),
                (WindowFunction::NthValue, [value, ..]) => {
                    format!("nth_value({}, {})", expr(value), number(1))
                }
                (WindowFunction::Lag | WindowFunction::Lead, [value, _, rest @ ..]) => {
                    let default = rest.first().map(|it| format!(".default({})", operand(value, it)));
                    format!("{name}({}).offset({}){}", expr(value), number(1), default.unwrap_or_default())
                }
                (_, [value]) => format!("{name}({})", expr(value)),
                _ => format!("{name}()"),
            }
        }
    };
    format!("{call}.over({})", window(&it.window))
}

fn window(it: &Window) -> String {
    let mut rust = "window()".to_owned();
    if !it.partition_by.is_empty() {
        let _ = write!(rust, ".partition_by({})", tuple(it.partition_by.iter().map(expr).collect()));
    }
    if !it.order_by.is_empty() {
        let _ = write!(rust, ".order_by({})", tuple(it.order_by.iter().map(term).collect()));
    }
    if let Some(frame) = &it.frame {
        let method = match frame.unit {
            FrameUnit::Rows => "rows",
            FrameUnit::Range => "range",
            FrameUnit::Groups => "groups",
        };
        let _ = write!(rust, ".{method}_between({}, {})", bound(&frame.start), bound(&frame.end));
        rust.push_str(match frame.exclude {
            Exclude::NoOthers => "",
            Exclude::CurrentRow => ".exclude_current_row()",
            Exclude::Group => ".exclude_group()",
            Exclude::Ties => ".exclude_ties()",
        });
    }
    if let Some(name) = &it.name {
        let _ = write!(rust, ".named({name:?})");
    }
    rust
}

fn bound(bound: &FrameBound) -> String {
    let offset = match bound.offset() {
        Some(Value::BigInt(number)) => number.to_string(),
        Some(Value::Interval(length)) => format!("TimeDelta::days({})", length.num_days()),
        _ => String::new(),
    };
    match bound {
        FrameBound::UnboundedPreceding => "unbounded_preceding()".into(),
        FrameBound::Preceding(_) => format!("preceding({offset})"),
        FrameBound::CurrentRow => "current_row()".into(),
        FrameBound::Following(_) => format!("following({offset})"),
        FrameBound::UnboundedFollowing => "unbounded_following()".into(),
    }
}

/// An aggregate, with its FILTER.
pub(super) fn aggregate(it: &Aggregate) -> String {
    let name = AGGREGATES.iter().find(|(function, _)| *function == it.function).map_or("", |it| it.1);
    let call = match &it.arg {
        None => "count_all()".into(),
        Some(arg) if it.function == AggregateFunction::StringAgg => joined(arg, it.joined.as_deref()),
        Some(arg) if it.function == AggregateFunction::Count && it.distinct => {
            format!("count_distinct({})", expr(arg))
        }
        Some(arg) => format!("{name}({})", expr(arg)),
    };
    call + &it.filter.as_ref().map_or(String::new(), |filter| format!(".filter({})", expr(filter)))
}

/// Texts joined; the text itself is the last by which the builder orders.
fn joined(arg: &Expr, joined: Option<&Joined>) -> String {
    let Some(Joined { separator, order_by }) = joined else { return String::new() };
    let order = order_by.first().map_or(String::new(), term);
    format!("string_agg({}, {}, {order})", expr(arg), operand(arg, separator))
}
