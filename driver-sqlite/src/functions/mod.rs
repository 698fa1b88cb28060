//! The SQL functions and the collation that the dialect's SQL calls, under the names that it gives them.

mod argument;
mod array;
mod cast;
mod date;
mod decimal;
mod distinct_texts;
mod extreme;
mod integer_sum;
mod json;
mod math;
mod moving_sum;
mod number;
mod only;
mod plain_sum;
mod spread;
mod text;
mod time;
mod uuid;

use rusqlite::{
    Connection, Error, Result,
    functions::{Aggregate, Context, FunctionFlags, SqlFnOutput, WindowAggregate},
};

/// What a function says where its result does not fit its type.
pub(crate) const OUT_OF_RANGE: &str = "squall: out of range";
/// What a function says of a divisor that is zero.
pub(crate) const DIVISION_BY_ZERO: &str = "squall: division by zero";
/// What a query in an expression says where it gives several rows.
pub(crate) const SEVERAL_ROWS: &str = "squall: several rows";
/// What stands before the message of each failure of a function.
pub(crate) const PREFIX: &str = "squall: ";

/// They depend on their arguments alone and touch nothing: so they may stand in checks, indexes and triggers too.
const PURE: FunctionFlags = FunctionFlags::SQLITE_UTF8
    .union(FunctionFlags::SQLITE_DETERMINISTIC)
    .union(FunctionFlags::SQLITE_INNOCUOUS);

/// Registers all of them.
pub(crate) fn register(connection: &Connection) -> Result<()> {
    number::register(connection)?;
    integer_sum::register(connection)?;
    plain_sum::register(connection)?;
    moving_sum::register(connection)?;
    spread::register(connection)?;
    decimal::register(connection)?;
    array::register(connection)?;
    json::register(connection)?;
    text::register(connection)?;
    math::register(connection)?;
    extreme::register(connection)?;
    cast::register(connection)?;
    date::register(connection)?;
    time::register(connection)?;
    uuid::register(connection)?;
    distinct_texts::register(connection)?;
    only::register(connection)
}

/// Registers a function of `N` arguments.
fn scalar<const N: u8, T: SqlFnOutput>(
    connection: &Connection,
    name: &str,
    function: impl Fn(&Context<'_>) -> Result<T> + Send + 'static,
) -> Result<()> {
    connection.create_scalar_function(name, N.into(), PURE, function)
}

/// Registers a function of any number of arguments.
fn variadic<T: SqlFnOutput>(
    connection: &Connection,
    name: &str,
    function: impl Fn(&Context<'_>) -> Result<T> + Send + 'static,
) -> Result<()> {
    connection.create_scalar_function(name, -1, PURE, function)
}

/// Registers an aggregate of one argument.
fn aggregate<A, D, T>(connection: &Connection, name: &str, aggregate: D) -> Result<()>
where
    A: std::panic::RefUnwindSafe + std::panic::UnwindSafe + Send,
    D: Aggregate<A, T> + Send + 'static,
    T: SqlFnOutput,
{
    connection.create_aggregate_function(name, 1, PURE, aggregate)
}

/// Registers an aggregate of one argument that windows can be computed by, too.
fn window<A, D, T>(connection: &Connection, name: &str, aggregate: D) -> Result<()>
where
    A: std::panic::RefUnwindSafe + std::panic::UnwindSafe + Send,
    D: WindowAggregate<A, T> + Send + 'static,
    T: SqlFnOutput,
{
    connection.create_window_function(name, 1, PURE, aggregate)
}

/// A failure of a function.
#[cold]
fn failure(message: &'static str) -> Error {
    Error::UserFunctionError(message.into())
}

#[cold]
fn out_of_range() -> Error {
    failure(OUT_OF_RANGE)
}

#[cfg(test)]
mod tests;
