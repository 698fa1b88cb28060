//! Whatever a name is, it stays within its quotes: the database has exactly this name, or there is a typed error.

use std::borrow::Cow;

use proptest::{prelude::*, test_runner::TestCaseError};
use squall::{
    AssertSqlSafe, Db, Error, Shared, SqlType,
    ast::{self, Expr, SelectItem, Statement},
    raw,
    render::{push_ident, render},
    schema::{CheckDef, ColumnDef, ColumnInfo, IndexDef, TableDef, TableInfo, UniqueDef},
    sql,
    types::EnumDef,
};
use squall_testing::Backend;

use super::on_each;

/// Names that broke out of their quotes elsewhere, and pieces to make others of.
const PIECES: [&str; 40] = [
    "\"", "\"\"", "'", "''", "`", "[", "]", "\\", "\\\"", ";", "--", "/*", "*/", "$$", "$1", "$a$", "?",
    "?1", "{}", "{", "}", "%", "%s", ":a", "@a", "#", "\n", "\r", "\t", "\u{1}", "\u{7f}", " ", ".", ",",
    "(", ")", "\u{a0}", "\u{200b}", "\u{202e}", "\u{feff}",
];
const WORDS: [&str; 16] = [
    "select",
    "from",
    "where",
    "null",
    "true",
    "default",
    "user",
    "table",
    "order",
    "rowid",
    "a",
    "B",
    "ä",
    "日本",
    "🦀",
    "\"; DROP TABLE \"x\" --",
];

pub fn any_name() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => proptest::sample::select(&PIECES[..]).prop_map(str::to_owned),
        4 => proptest::sample::select(&WORDS[..]).prop_map(str::to_owned),
        1 => any::<String>().prop_map(|text| text.chars().take(4).collect()),
    ];
    proptest::collection::vec(piece, 1..5).prop_map(|pieces| pieces.concat())
}

fn def_of(table: &str, columns: &[String]) -> TableDef {
    let column = |name: &String| ColumnDef::named(name, SqlType::TEXT);
    TableDef { columns: columns.iter().map(column).collect(), ..TableDef::new(table) }
}

fn info(table: &TableDef) -> TableInfo {
    let column = |it: &ColumnDef| ColumnInfo {
        name: it.name.clone().into(),
        ty: it.ty.clone(),
        nullable: it.nullable,
        primary_key: false,
    };
    let columns: &'static [ColumnInfo] = table.columns.iter().map(column).collect::<Vec<_>>().leak();
    TableInfo::new(table.name.clone().leak(), columns, None)
}

/// SQL with names in it that have been quoted, for `raw`, to which a brace is a place for a value.
fn quoted(sql: &str) -> AssertSqlSafe {
    AssertSqlSafe(sql.replace('{', "{{").replace('}', "}}"))
}

fn ident(name: &str) -> String {
    let mut sql = String::new();
    push_ident(&mut sql, name).unwrap();
    sql
}

fn fail(error: Error) -> TestCaseError {
    TestCaseError::fail(error.to_string())
}

/// The names of the tables of the user, as the database has them.
async fn tables(db: &Db, backend: Backend) -> Result<Vec<String>, Error> {
    let sql = match backend {
        Backend::Postgres => {
            "SELECT relname::text FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
        }
        Backend::Sqlite | Backend::SqliteFile => {
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'sqlite_sequence'"
        }
    };
    raw(AssertSqlSafe(sql.into())).all(db).await
}

/// The names of all columns of the user's tables, in order.
async fn columns(db: &Db, backend: Backend) -> Result<Vec<String>, Error> {
    let sql = match backend {
        Backend::Postgres => {
            "SELECT attname::text FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
             WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND attnum > 0 ORDER BY attnum"
        }
        Backend::Sqlite | Backend::SqliteFile => {
            "SELECT c.name FROM sqlite_schema AS t, pragma_table_info(t.name) AS c WHERE t.type = 'table' ORDER BY c.cid"
        }
    };
    raw(AssertSqlSafe(sql.into())).all(db).await
}

/// The names of the indexes that the user named.
async fn indexes(db: &Db, backend: Backend) -> Result<Vec<String>, Error> {
    let sql = match backend {
        Backend::Postgres => {
            "SELECT relname::text FROM pg_class WHERE relkind = 'i' AND relnamespace = 'public'::regnamespace
             AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = pg_class.oid)"
        }
        Backend::Sqlite | Backend::SqliteFile => {
            "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
        }
    };
    raw(AssertSqlSafe(sql.into())).all(db).await
}

async fn drop_all(db: &Db, backend: Backend) -> Result<(), Error> {
    for table in tables(db, backend).await? {
        raw(quoted(&format!("DROP TABLE {}", ident(&table)))).exec(db).await?;
    }
    Ok(())
}

/// Creates, fills and reads a table of these names.
async fn any_table(db: &Db, backend: Backend, names: (String, String, String)) -> Result<(), TestCaseError> {
    let (table, first, second) = names;
    let names = [first, second];
    let table = def_of(&table, &names);
    match db.create_tables(&[&table]).await {
        Ok(()) => {}
        Err(Error::InvalidQuery(_)) => return Ok(()),
        Err(error) => return Err(fail(error)),
    }
    prop_assert_eq!(tables(db, backend).await.map_err(fail)?, [table.name.as_str()]);
    prop_assert_eq!(columns(db, backend).await.map_err(fail)?, names.clone());

    let insert = format!("INSERT INTO {} ({}) VALUES", ident(&table.name), ident(&names[1]));
    let AssertSqlSafe(insert) = quoted(&insert);
    let insert = raw(AssertSqlSafe(format!("{insert} ({{}})"))).bind("a value");
    prop_assert_eq!(insert.exec(db).await.map_err(fail)?, 1);

    // By the tree, as the typed queries print it; also under another name.
    for alias in [None, Some(Cow::Owned(names[0].clone()))] {
        let source = ast::TableRef { info: info(&table).into(), alias, derived: None };
        let column = ast::ColumnRef {
            source: source.name().to_owned().into(),
            info: Shared::from(source.info.columns[1].clone()),
        };
        let select = ast::Select {
            items: vec![SelectItem::Table(source.clone())],
            filter: Some(Expr::IsNull(Box::new(ast::IsNull {
                operand: Expr::Column(column),
                negated: true,
            }))),
            from: Some(source),
            ..ast::Select::default()
        };
        let statement = Statement::Select(Box::new(select));
        let sql = render(&statement, db.dialect()).map_err(fail)?.sql.into_owned();
        let row: (Option<String>, Option<String>) = raw(quoted(&sql)).one(db).await.map_err(fail)?;
        prop_assert_eq!(row, (None, Some("a value".to_owned())));
    }
    drop_all(db, backend).await.map_err(fail)
}

/// A name in each place of the DDL but those of tables and columns.
async fn any_constraint(db: &Db, backend: Backend, names: (String, String)) -> Result<(), TestCaseError> {
    let (name, other) = names;
    let column = || vec!["a".to_owned()];
    let text = |text: &str| Expr::Bind(squall::Value::Text(text.to_owned().into()), SqlType::TEXT);
    let truth = Expr::binary(ast::BinaryOp::Ne, text(&name.replace('\0', "")), text(""), SqlType::Boolean);
    let table = TableDef {
        primary_key: column(),
        uniques: vec![UniqueDef { name: format!("{other}u"), columns: column() }],
        checks: vec![CheckDef::new(name.clone(), truth)],
        indexes: vec![IndexDef::new(name.clone(), column())],
        ..def_of("t", &column())
    };
    match db.create_tables(&[&table]).await {
        Ok(()) => {}
        Err(Error::InvalidQuery(_)) => return Ok(()),
        Err(error) => return Err(fail(error)),
    }
    prop_assert_eq!(indexes(db, backend).await.map_err(fail)?, std::slice::from_ref(&name));
    prop_assert_eq!(tables(db, backend).await.map_err(fail)?, ["t"]);
    drop_all(db, backend).await.map_err(fail)
}

/// An enum of this name and these labels.
async fn any_enum(
    db: &Db,
    backend: Backend,
    (name, labels, native): (String, Vec<String>, bool),
) -> Result<(), TestCaseError> {
    let mut labels = labels;
    labels.dedup();
    let def = EnumDef {
        name: name.clone().into(),
        labels: labels.iter().map(|label| Cow::Owned(label.clone())).collect(),
        native,
    };
    let mut table = def_of("t", &["a".to_owned()]);
    table.columns[0].ty = SqlType::Enum(Shared::from(def));
    match db.create_tables(&[&table]).await {
        Ok(()) => {}
        Err(Error::InvalidQuery(_)) => return Ok(()),
        Err(error) => return Err(fail(error)),
    }
    let is_type = native && backend == Backend::Postgres;
    let place = if is_type { format!("CAST({{}} AS {})", quoted(&ident(&name)).0) } else { "{}".to_owned() };
    for label in &labels {
        let insert = AssertSqlSafe(format!("INSERT INTO t (a) VALUES ({place})"));
        raw(insert).bind(label.clone()).exec(db).await.map_err(fail)?;
    }
    let stored: Vec<String> = sql!("SELECT CAST(a AS TEXT) FROM t").all(db).await.map_err(fail)?;
    prop_assert_eq!(stored, labels);
    drop_all(db, backend).await.map_err(fail)?;
    if is_type {
        raw(quoted(&format!("DROP TYPE {}", ident(&name)))).exec(db).await.map_err(fail)?;
    }
    Ok(())
}

on_each! {
    of_enums(80, (any_name(), proptest::collection::vec(any_name(), 1..4), any::<bool>())) = any_enum;
    of_tables_and_columns(150, (any_name(), any_name(), any_name())) = any_table;
    of_constraints_and_indexes(100, (any_name(), any_name())) = any_constraint;
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Two names are never one, and a quoted name ends where its quote does.
    #[test]
    fn quoting_is_injective_and_one_token(a in any_name(), b in any_name()) {
        let mut sql = String::new();
        if push_ident(&mut sql, &a).is_err() {
            prop_assert!(a.is_empty() || a.len() > 63 || a.contains('\0'));
            prop_assert_eq!(sql, "");
            return Ok(());
        }
        let inner = sql.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap();
        // Every quote inside comes twice, so that none of them ends it.
        prop_assert_eq!(inner.replace("\"\"", "").find('"'), None);
        prop_assert_eq!(inner.replace("\"\"", "\""), a.clone());
        let mut other = String::new();
        if push_ident(&mut other, &b).is_ok() {
            prop_assert_eq!(sql == other, a == b);
        }
    }
}
