//! What holds for any name and any value.

mod answers;
mod names;
mod values;

use proptest::{
    strategy::Strategy,
    test_runner::{Config, TestCaseError, TestRunner},
};
use squall::Db;
use squall_testing::{Backend, TestDb};

/// Runs `body` for many values on one database of a backend.
fn check<S: Strategy>(
    backend: Backend,
    cases: u32,
    strategy: S,
    body: impl AsyncFn(&Db, Backend, S::Value) -> Result<(), TestCaseError>,
) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let test_db = runtime.block_on(TestDb::new(backend)).unwrap();
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let result =
        TestRunner::new(config).run(&strategy, |value| runtime.block_on(body(test_db.db(), backend, value)));
    runtime.block_on(test_db.close());
    if let Err(failure) = result {
        panic!("on {backend}: {failure}");
    }
}

/// A test for each backend.
macro_rules! on_each {
    ($($name:ident($cases:expr, $strategy:expr) = $body:path;)+) => { $(
        mod $name {
            use super::*;

            #[test]
            fn sqlite() {
                crate::properties::check(squall_testing::Backend::Sqlite, $cases, $strategy, $body);
            }

            #[test]
            fn postgres() {
                crate::properties::check(squall_testing::Backend::Postgres, $cases, $strategy, $body);
            }
        }
    )+ };
}

use on_each;
