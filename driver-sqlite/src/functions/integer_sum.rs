//! The sum and the mean of integers, and of microseconds: SQLite's own fail, or lose digits, where a sum overflows on the way.

use rusqlite::{
    Connection, Result,
    functions::{Aggregate, Context, WindowAggregate},
    types::{Value, ValueRef},
};
use squall_dialect_sqlite::functions;

use super::{failure, out_of_range, window};

pub(super) fn register(connection: &Connection) -> Result<()> {
    window(connection, functions::SUM_INTEGER, Total::Sum)?;
    window(connection, functions::AVG_INTEGER, Total::Mean)?;
    window(connection, functions::AVG_INTERVAL, Total::WholeMean)
}

enum Total {
    Sum,
    Mean,
    /// Halves are rounded away from zero.
    WholeMean,
}

#[derive(Default)]
struct Running {
    sum: i128,
    count: u64,
}

impl Aggregate<Running, Value> for Total {
    fn init(&self, _: &mut Context<'_>) -> Result<Running> {
        Ok(Running::default())
    }

    fn step(&self, ctx: &mut Context<'_>, running: &mut Running) -> Result<()> {
        if let Some(number) = integer(ctx)? {
            // More rows than there can be would be needed to overflow 128 bits.
            running.sum += i128::from(number);
            running.count += 1;
        }
        Ok(())
    }

    fn finalize(&self, _: &mut Context<'_>, running: Option<Running>) -> Result<Value> {
        self.value_of(running.as_ref())
    }
}

impl WindowAggregate<Running, Value> for Total {
    fn value(&self, running: Option<&mut Running>) -> Result<Value> {
        self.value_of(running.as_deref())
    }

    fn inverse(&self, ctx: &mut Context<'_>, running: &mut Running) -> Result<()> {
        if let Some(number) = integer(ctx)? {
            running.sum -= i128::from(number);
            running.count -= 1;
        }
        Ok(())
    }
}

impl Total {
    fn value_of(&self, running: Option<&Running>) -> Result<Value> {
        let Some(Running { sum, count }) = running.filter(|it| it.count > 0) else { return Ok(Value::Null) };
        let whole = match self {
            Self::Sum => *sum,
            Self::Mean => return Ok(Value::Real(*sum as f64 / *count as f64)),
            Self::WholeMean => {
                let (sum, count) = (*sum, i128::from(*count));
                // As often as it goes into the sum, and once more where the rest is half of it or more.
                sum / count + sum.signum() * i128::from(2 * (sum % count).abs() >= count)
            }
        };
        i64::try_from(whole).map(Value::Integer).map_err(|_| out_of_range())
    }
}

fn integer(ctx: &Context<'_>) -> Result<Option<i64>> {
    match ctx.get_raw(0) {
        ValueRef::Null => Ok(None),
        ValueRef::Integer(number) => Ok(Some(number)),
        _ => Err(failure("squall: the sum of something else than integers")),
    }
}
