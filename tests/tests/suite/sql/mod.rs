//! The SQL of every clause, both dialects side by side: a change of it is seen here.

mod compose;
mod ddl;
mod functions;
mod literals;
mod prepared;
mod queries;
mod relations;
mod subqueries;
mod windows;
mod writes;

use squall::{POSTGRES, SQLITE, query::Sql};

/// The statements of both, one after the other.
fn side_by_side(statements: [Vec<String>; 2]) -> String {
    let [sqlite, postgres] = statements.map(|statements| statements.join(";\n"));
    if sqlite == postgres {
        format!("-- both\n{sqlite}\n")
    } else {
        format!("-- sqlite\n{sqlite}\n-- postgres\n{postgres}\n")
    }
}

/// A statement and its parameters.
fn shown(sql: squall::Result<Sql>) -> String {
    match sql {
        Ok(sql) if sql.binds.is_empty() => sql.text,
        Ok(sql) => {
            let binds: Vec<_> =
                sql.binds.iter().map(|bind| format!("{:?} as {}", bind.value, bind.ty)).collect();
            format!("{}\n  {}", sql.text, binds.join(", "))
        }
        Err(error) => format!("error: {error}"),
    }
}

/// Checks the SQL of queries against the snapshot of this name.
macro_rules! snapshot {
    ($name:literal, [$($query:expr),+ $(,)?]) => {
        let printed = [$({
            let query = $query;
            crate::sql::side_by_side([
                vec![crate::sql::shown(query.to_sql(&crate::sql::SQLITE))],
                vec![crate::sql::shown(query.to_sql(&crate::sql::POSTGRES))],
            ])
        }),+];
        insta::assert_snapshot!($name, printed.join("\n"));
    };
}

use snapshot;
