//! Names that one of the databases would refuse, cut or take for another: refused by both.

use squall::{
    SqlType,
    ast::Expr,
    prelude::*,
    schema::{CheckDef, ColumnDef, ForeignKeyDef, IndexDef, TableDef, UniqueDef},
};
use squall_testing::on_every_backend;
use squall_tests::{assert_fails, failure};

fn column(name: &str) -> ColumnDef {
    ColumnDef::named(name, SqlType::Integer)
}

fn table(name: &str, columns: &[&str]) -> TableDef {
    TableDef { columns: columns.iter().map(|name| column(name)).collect(), ..TableDef::new(name) }
}

/// A table with this name in each place where one can stand.
fn everywhere(name: &str) -> Vec<TableDef> {
    let plain = || table("t", &["a"]);
    let columns = || vec!["a".to_owned()];
    let foreign_key = ForeignKeyDef {
        name: name.into(),
        columns: columns(),
        foreign_table: "t".into(),
        foreign_schema: None,
        foreign_columns: columns(),
        on_delete: Default::default(),
        on_update: Default::default(),
        deferrable: false,
    };
    let index = IndexDef::new(name, columns());
    let truth = Expr::Bind(squall::Value::Bool(true), SqlType::Boolean);
    vec![
        table(name, &["a"]),
        table("t", &["a", name]),
        TableDef { uniques: vec![UniqueDef { name: name.into(), columns: columns() }], ..plain() },
        TableDef { foreign_keys: vec![foreign_key], ..plain() },
        TableDef { checks: vec![CheckDef::new(name, truth)], ..plain() },
        TableDef { indexes: vec![index], ..plain() },
    ]
}

on_every_backend! {
    /// parity: Schema | names that are empty, have U+0000 or more than 63 bytes | error, or cut | accepted | refused
    async fn what_is_no_name(db: Db) {
        for name in ["", "\0", "a\0b", &"x".repeat(64), &"ä".repeat(32), &"🦀".repeat(16)] {
            for table in everywhere(name) {
                let error = failure(db.create_tables(&[&table]).await);
                assert!(matches!(error, Error::InvalidQuery(_)), "{table:?}: {error:?}");
                // What an error shows of a name has no control characters.
                assert!(!error.to_string().contains('\0'));
            }
        }
    }

    async fn the_longest_names(db: Db) -> squall::Result<()> {
        // The key of a table of 63 bytes would have a longer name.
        let names = ["x".repeat(63), "ä".repeat(31), "🦀".repeat(15)];
        for name in &names {
            db.create_tables(&[&table(name, &[name])]).await?;
        }
        Ok(())
    }

    /// parity: Schema | names that differ in case only | two names | one | refused
    async fn names_that_differ_in_case_only(db: Db) {
        assert_fails(db.create_tables(&[&table("t", &["a", "A"])]).await, "InvalidQuery");
        assert_fails(db.create_tables(&[&table("t", &["a"]), &table("T", &["a"])]).await, "InvalidQuery");
        assert_fails(db.create_tables(&[&table("t", &["a"]), &table("t", &["a"])]).await, "InvalidQuery");
        // Those that only SQLite tells apart, as it knows no other letters.
        db.create_tables(&[&table("ä", &["ö", "Ö"]), &table("Ä", &["ö"])]).await.unwrap();
    }

    async fn no_columns(db: Db) {
        assert_fails(db.create_tables(&[&table("t", &[])]).await, "InvalidQuery");
    }

    /// Names that mean something to one of the databases alone.
    async fn reserved_names(db: Db) {
        for name in ["sqlite_stat9", "SQLite_x"] {
            assert_fails(db.create_tables(&[&table(name, &["a"])]).await, "InvalidQuery");
        }
        for name in ["ctid", "xmin", "xmax", "cmin", "cmax", "tableoid"] {
            assert_fails(db.create_tables(&[&table("t", &["a", name])]).await, "InvalidQuery");
        }
        // And names that mean something to both, but only without quotes.
        let words =
            ["select", "rowid", "oid", "_rowid_", "user", "table", "true", "null", "current_date", "CTID"];
        db.create_tables(&[&table("order", &words)]).await.unwrap();
    }

    async fn a_constraint_of_a_column_that_is_not_there(db: Db) {
        let key = TableDef { primary_key: vec!["b".into()], ..table("t", &["a"]) };
        assert!(db.create_tables(&[&key]).await.is_err());
        let unique = UniqueDef { name: "u".into(), columns: vec!["b".into()] };
        assert!(
            db.create_tables(&[&TableDef { uniques: vec![unique], ..table("t", &["a"]) }]).await.is_err()
        );
        let index = IndexDef::new("i", ["b"]);
        assert!(db.create_tables(&[&TableDef { indexes: vec![index], ..table("t", &["a"]) }]).await.is_err());
        // Nothing is left of any of them.
        db.create_tables(&[&table("t", &["a"])]).await.unwrap();
    }
}
