//! What is made once for each dialect, as the text of a prepared statement is.

use std::sync::OnceLock;

use crate::{dialect::Dialect, error::Result};

/// A value for each dialect that it was asked for; made when it is first asked for, and read without a lock.
#[derive(Debug)]
pub(crate) struct PerDialect<T> {
    first: OnceLock<Box<Entry<T>>>,
}

#[derive(Debug)]
struct Entry<T> {
    backend: &'static str,
    value: T,
    next: OnceLock<Box<Self>>,
}

impl<T> Default for PerDialect<T> {
    fn default() -> Self {
        Self { first: OnceLock::new() }
    }
}

impl<T> PerDialect<T> {
    /// The value for `dialect`.
    ///
    /// # Errors
    /// That of `make`, which is asked again the next time.
    #[inline]
    pub(crate) fn get(&self, dialect: &'static dyn Dialect, make: impl Fn() -> Result<T>) -> Result<&T> {
        let backend = dialect.backend();
        let mut place = &self.first;
        while let Some(entry) = place.get() {
            // Mostly it is the very same name.
            if std::ptr::eq(entry.backend, backend) || entry.backend == backend {
                return Ok(&entry.value);
            }
            place = &entry.next;
        }
        self.make(dialect, make)
    }

    #[cold]
    fn make(&self, dialect: &'static dyn Dialect, make: impl Fn() -> Result<T>) -> Result<&T> {
        let backend = dialect.backend();
        let mut mine = Box::new(Entry { backend, value: make()?, next: OnceLock::new() });
        let mut place = &self.first;
        loop {
            // Another may have made one meanwhile, for this dialect or for another.
            match place.set(mine) {
                Ok(()) => return self.get(dialect, make),
                Err(refused) => mine = refused,
            }
            let Some(theirs) = place.get() else { continue };
            if theirs.backend == backend {
                return Ok(&theirs.value);
            }
            place = &theirs.next;
        }
    }
}
