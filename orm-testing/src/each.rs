//! One body, every backend.

use std::{
    fmt::Display,
    process::{ExitCode, Termination},
};

use squall::Db;

use crate::{Backend, TestDb};

/// Runs `body` on a fresh database of every backend, one after the other, inside one test.
///
/// [`on_every_backend!`](crate::on_every_backend) gives each backend a test, and so a result, of its own.
///
/// ```no_run
/// # async fn example() {
/// squall_testing::for_each_backend(async |test_db| {
///     println!("{}", test_db.backend());
/// })
/// .await;
/// # }
/// ```
///
/// # Panics
/// If a database cannot be made, or `body` panics; standard error then says on which backend.
pub async fn for_each_backend(body: impl AsyncFn(&TestDb)) {
    for backend in Backend::ALL {
        let _name = NameOnPanic(backend);
        body(&ready(TestDb::new(backend).await)).await;
    }
}

/// Tells which backend it was when the body panics.
struct NameOnPanic(Backend);

impl Drop for NameOnPanic {
    #[allow(clippy::print_stderr, reason = "this is what a failed test shows")]
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("this happened on the backend `{}`", self.0);
        }
    }
}

/// Makes of each `async fn` a module of its name with one `#[test]` per backend: `sqlite`, `sqlite_file`, `postgres`.
///
/// A parameter is a [`Db`](squall::Db), a [`&TestDb`](TestDb) or a [`Backend`], in any number and order. Attributes,
/// such as `#[ignore]`, go to the tests. A function may return whatever a `#[test]` may return.
///
/// ```
/// use squall::Db;
/// use squall_testing::{Backend, on_every_backend};
///
/// on_every_backend! {
///     async fn finds_what_was_inserted(db: Db) -> Result<(), squall::Error> {
///         // ...
///         # let _ = db;
///         Ok(())
///     }
///
///     /// A test that has to know where it runs.
///     async fn sorts_alike(db: Db, backend: Backend) {
///         // ...
///         # let _ = (db, backend);
///     }
/// }
/// # fn main() {}
/// ```
///
/// `cargo test finds_what` runs the first on every backend, `cargo test ::postgres` all of them on Postgres.
///
/// Tests that share a schema name the function that makes it; see [`TestDb::with_template`]:
///
/// ```
/// # use squall::Db;
/// # use squall_testing::on_every_backend;
/// async fn blog(db: Db) -> Result<(), squall::Error> {
///     // create the tables
///     # let _ = db;
///     Ok(())
/// }
///
/// on_every_backend! {
///     #![setup(blog)]
///
///     async fn lists_posts(db: Db) {
///         // ...
///         # let _ = db;
///     }
/// }
/// # fn main() {}
/// ```
#[macro_export]
macro_rules! on_every_backend {
    (#![setup($setup:path)] $($tests:tt)+) => {
        $crate::__on_every_backend! { [$setup] $($tests)+ }
    };
    ($($tests:tt)+) => {
        $crate::__on_every_backend! { [] $($tests)+ }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __on_every_backend {
    ($setup:tt $(
        $(#[$attribute:meta])*
        async fn $name:ident($($argument:ident: $type:ty),+ $(,)?) $(-> $result:ty)? $body:block
    )+) => { $(
        #[cfg(test)]
        fn $name(backend: $crate::Backend) {
            async fn body($($argument: $type),+) $(-> $result)? $body
            $crate::__run!($setup, backend, async |test_db: &$crate::TestDb| {
                body($(<$type as ::core::convert::From<&$crate::TestDb>>::from(test_db)),+).await
            })
        }

        #[cfg(test)]
        mod $name {
            $(#[$attribute])*
            #[test]
            fn sqlite() {
                super::$name($crate::Backend::Sqlite);
            }

            $(#[$attribute])*
            #[test]
            fn sqlite_file() {
                super::$name($crate::Backend::SqliteFile);
            }

            $(#[$attribute])*
            #[test]
            fn postgres() {
                super::$name($crate::Backend::Postgres);
            }
        }
    )+ };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __run {
    ([], $backend:expr, $body:expr) => {
        $crate::__private::run($backend, $body)
    };
    ([$setup:path], $backend:expr, $body:expr) => {
        $crate::__private::run_with_template(
            $backend,
            ::core::concat!(::core::module_path!(), "::", ::core::stringify!($setup)),
            $setup,
            $body,
        )
    };
}

/// A test on an empty database.
#[track_caller]
pub fn run<R: Termination>(backend: Backend, body: impl AsyncFnOnce(&TestDb) -> R) {
    finish(async { body(&ready(TestDb::new(backend).await)).await })
}

/// A test on a database as `setup` leaves it.
#[track_caller]
pub fn run_with_template<R: Termination>(
    backend: Backend,
    key: &str,
    setup: impl AsyncFnOnce(Db) -> Result<(), squall::Error>,
    body: impl AsyncFnOnce(&TestDb) -> R,
) {
    finish(async { body(&ready(TestDb::with_template(backend, key, setup).await)).await })
}

/// Runs a test in a runtime like that of `#[tokio::test]`. An `Err` is printed, and fails the test.
#[track_caller]
fn finish(test: impl Future<Output: Termination>) {
    let runtime = ready(tokio::runtime::Builder::new_current_thread().enable_all().build());
    let code = runtime.block_on(test).report();
    assert!(code == ExitCode::SUCCESS, "the test returned an error");
}

#[track_caller]
fn ready<T, E: Display>(result: Result<T, E>) -> T {
    result.unwrap_or_else(|error| panic!("{error}"))
}
