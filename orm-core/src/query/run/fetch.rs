//! The future of a prepared statement: where the database is in this process, and need not be waited for, nothing is allocated.

use std::{
    fmt,
    pin::{Pin, pin},
    task::{Context, Poll},
};

use tokio::task::coop::consume_budget;

use super::{All, AtMostOne, Decode, prepared};
use crate::{
    driver::RowSink,
    error::{Error, Result},
    executor::{BoxFuture, Target},
    query::{Values, prepare::Inner},
};

/// What running a prepared statement returns: a future to `.await`, which does nothing before.
pub struct Fetch<'e, R, K: Kind<R>> {
    call: Option<Call<'e, R>>,
    /// Where it has to wait.
    later: Option<BoxFuture<'e, Result<K::Output>>>,
}

/// A prepared statement with its arguments.
pub(crate) struct Call<'e, R> {
    pub(crate) statement: &'e Inner,
    pub(crate) arguments: Values,
    pub(crate) decode: Decode<R>,
    pub(crate) target: Target<'e>,
}

/// How many rows are wanted.
#[doc(hidden)]
pub trait Kind<R>: Unpin {
    /// What comes of them.
    type Output;
    /// What takes them.
    type Sink: RowSink;

    /// What takes the rows.
    #[doc(hidden)]
    fn sink(decode: fn(&dyn crate::driver::Row) -> Result<R>) -> Self::Sink;
    /// What comes of those that it took, which are of the input's rows at these places.
    #[doc(hidden)]
    fn finish(sink: Self::Sink, order: Option<&[usize]>) -> Result<Self::Output>;
}

/// All rows.
#[derive(Debug)]
pub struct Many;

/// The only row.
#[derive(Debug)]
pub struct One;

/// The only row, or none.
#[derive(Debug)]
pub struct Optional;

impl<R: Send + 'static> Kind<R> for Many {
    type Output = Vec<R>;
    type Sink = All<R>;

    fn sink(decode: Decode<R>) -> All<R> {
        All { rows: Vec::new(), decode }
    }

    fn finish(sink: All<R>, order: Option<&[usize]>) -> Result<Vec<R>> {
        Ok(match order {
            Some(order) => super::in_order(order.iter().copied(), sink.rows),
            None => sink.rows,
        })
    }
}

impl<R: Send + 'static> Kind<R> for One {
    type Output = R;
    type Sink = AtMostOne<R>;

    fn sink(decode: Decode<R>) -> AtMostOne<R> {
        AtMostOne { row: None, more: false, decode }
    }

    fn finish(sink: AtMostOne<R>, _order: Option<&[usize]>) -> Result<R> {
        // An error that nobody takes would have to be dropped.
        sink.finish()?.ok_or_else(|| Error::NotFound)
    }
}

impl<R: Send + 'static> Kind<R> for Optional {
    type Output = Option<R>;
    type Sink = AtMostOne<R>;

    fn sink(decode: Decode<R>) -> AtMostOne<R> {
        AtMostOne { row: None, more: false, decode }
    }

    fn finish(sink: AtMostOne<R>, _order: Option<&[usize]>) -> Result<Option<R>> {
        sink.finish()
    }
}

impl<'e, R, K: Kind<R>> Fetch<'e, R, K> {
    /// Of a statement that is run when it is asked for.
    pub(crate) fn now(call: Call<'e, R>) -> Self {
        Self { call: Some(call), later: None }
    }

    /// Of one that is a future already.
    pub(crate) fn later(later: BoxFuture<'e, Result<K::Output>>) -> Self {
        Self { call: None, later: Some(later) }
    }
}

impl<'e, R: Send + 'static, K: Kind<R>> Future for Fetch<'e, R, K>
where
    K: 'e,
    K::Sink: Send,
    K::Output: 'e,
{
    type Output = Result<K::Output>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.get_mut();
        if let Some(later) = &mut this.later {
            return later.as_mut().poll(context);
        }
        let Some(call) = &this.call else { return Poll::Pending };
        // A task whose queries never have to wait gives way to others now and then.
        if pin!(consume_budget()).poll(context).is_pending() {
            return Poll::Pending;
        }
        let mut sink = K::sink(call.decode);
        if let Some(result) = prepared::run_now(call.statement, &call.arguments, call.target, &mut sink) {
            this.call = None;
            return Poll::Ready(result.and_then(|()| K::finish(sink, None)));
        }
        let Some(call) = this.call.take() else { return Poll::Pending };
        let later = this.later.insert(Box::pin(async move {
            let mut sink = K::sink(call.decode);
            prepared::run(call.statement, &call.arguments, call.target, &mut sink).await?;
            let order = call.statement.printed(call.target.dialect())?.order.as_deref();
            K::finish(sink, order)
        }));
        later.as_mut().poll(context)
    }
}

impl<R, K: Kind<R>> fmt::Debug for Fetch<'_, R, K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fetch").finish_non_exhaustive()
    }
}
