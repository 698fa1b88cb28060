//! Functions of JSON.

use serde_json::{Value, json};
use squall::prelude::*;
use squall_testing::on_every_backend;
use squall_tests::{assert_fails, assert_same};

use super::*;

#[derive(serde::Serialize, serde::Deserialize, Debug, Clone, PartialEq)]
pub struct Settings {
    theme: String,
    sizes: Vec<i32>,
}

#[derive(Table, Debug)]
pub struct Document {
    #[column(primary_key)]
    pub id: i32,
    pub body: Value,
    pub more: Option<Value>,
    pub settings: Json<Settings>,
}

fn body() -> Value {
    json!({
        "name": "Ann", "empty": "", "age": 41, "ratio": 1.5, "whole": 2.0, "yes": true, "null": null,
        "list": [1, "two", [3], {"four": 4}], "a b.\"c'": {"0": "zero", "é🦀": "x"}, "text": "12", "big": 9223372036854775807i64,
    })
}

async fn documents(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Document]).await?;
    let settings = || Json(Settings { theme: "dark".into(), sizes: vec![1, 2] });
    let rows = [
        NewDocument { id: 1, body: body(), more: Some(json!([1, 2, 2])), settings: settings() },
        NewDocument { id: 2, body: json!("just text"), more: None, settings: settings() },
    ];
    insert(Document).values(rows).exec(&db).await?;
    Ok(())
}

/// What an expression gives of the first document.
macro_rules! first {
    ($db:ident, $expr:expr) => {
        select($expr).from(Document).filter(Document::id.eq(1)).one(&$db).await
    };
}

on_every_backend! {
    #![setup(documents)]

    /// parity: JSON | a part of a document as text or number | `->>`: true is `true`, 1.0 is `1.0` | true is 1, 1.0 is 1 | equal:
    /// typed; a value of another type is NULL
    async fn a_part_by_its_path(db: Db) -> squall::Result<()> {
        let of = || Document::body;
        assert_eq!(first!(db, (of().json_get::<String>("name"), of().json_get::<String>("empty"), of().json_get::<String>("absent")))?,
            (Some("Ann".to_owned()), Some(String::new()), None));
        assert_eq!(first!(db, (of().json_get::<i64>("age"), of().json_get::<i64>("whole"), of().json_get::<i64>("ratio"), of().json_get::<i64>("big"), of().json_get::<i64>("text")))?,
            (Some(41), Some(2), None, Some(i64::MAX), None));
        assert_same(first!(db, (of().json_get::<f64>("ratio"), of().json_get::<f64>("age"), of().json_get::<f64>("yes")))?, (Some(1.5), Some(41.0), None::<f64>));
        assert_same(first!(db, (of().json_get::<Decimal>("ratio"), of().json_get::<Decimal>("age"), of().json_get::<Decimal>("text")))?,
            (Some(decimal("1.5")), Some(decimal("41")), None::<Decimal>));
        assert_eq!(first!(db, (of().json_get::<bool>("yes"), of().json_get::<bool>("age"), of().json_get::<bool>("null")))?, (Some(true), None, None));
        assert_eq!(first!(db, (of().json_get::<Value>("null"), of().json_get::<Value>("absent"), of().json_get::<Value>("list")))?,
            (Some(Value::Null), None, Some(json!([1, "two", [3], {"four": 4}]))));
        assert_eq!(first!(db, (of().json_get::<i64>(("list", 0)), of().json_get::<String>(("list", 1)), of().json_get::<i64>(("list", 2, 0)), of().json_get::<i64>(("list", 3, "four"))))?,
            (Some(1), Some("two".to_owned()), Some(3), Some(4)));
        assert_eq!(first!(db, (of().json_get::<String>(["a b.\"c'", "0"]), of().json_get::<String>(["a b.\"c'", "é🦀"]), of().json_get::<i64>(("list", 4)), of().json_get::<i64>(("list", "four"))))?,
            (Some("zero".to_owned()), Some("x".to_owned()), None, None));
        assert_eq!(first!(db, (of().json_get::<String>(["name", "deeper"]), of().json_get::<String>(("name", 0)), of().json_get::<i64>(("age", 0))))?, (None, None, None));
        let all = select((of().json_get::<String>("name"), Document::more.json_get::<i64>((2,)), Document::settings.json_get::<String>("theme"))).from(Document).order_by(Document::id);
        assert_eq!(all.all(&db).await?, [(Some("Ann".to_owned()), Some(2), Some("dark".to_owned())), (None, None, Some("dark".to_owned()))]);
        let none: [&str; 0] = [];
        assert_eq!(select(of().json_get::<String>(none)).from(Document).order_by(Document::id).all(&db).await?, [None, Some("just text".to_owned())]);
        let found = select(Document::id).from(Document).filter(of().json_get::<i64>("age").gt(40));
        assert_eq!(found.all(&db).await?, [1]);
        assert_eq!(first!(db, Document::settings.json_get::<Json<Vec<i32>>>("sizes"))?, Some(Json(vec![1, 2])));
        Ok(())
    }

    /// Written as no `Value` writes them.
    async fn numbers_as_they_are_written(db: Db) -> squall::Result<()> {
        let written = [
            ("1e2", Some(100), Some(100.0), Some("100")),
            ("1.50e1", Some(15), Some(15.0), Some("15.0")),
            ("-0.0", Some(0), Some(0.0), Some("0.0")),
            ("1.10", None, Some(1.1), Some("1.10")),
            ("1e-3", None, Some(0.001), Some("0.001")),
            ("9223372036854775808", None, Some(9223372036854775808.0), Some("9223372036854775808")),
            ("-9223372036854775808", Some(i64::MIN), Some(-9223372036854775808.0), Some("-9223372036854775808")),
            ("9223372036854775807.0", Some(i64::MAX), Some(9223372036854775807.0), Some("9223372036854775807.0")),
            ("0.1000000000000000000000000000000000", None, Some(0.1), Some("0.1")),
            ("1e28", None, Some(1e28), Some("10000000000000000000000000000")),
            ("1e30", None, Some(1e30), None),
            ("1e400", None, None, None),
            ("1e-400", None, None, None),
        ];
        for (number, whole, double, exact) in written {
            let change = format!("UPDATE documents SET body = '[{number}]' WHERE id = 1");
            raw(AssertSqlSafe(change)).exec(&db).await?;
            let of = || Document::body;
            assert_eq!(first!(db, of().json_get::<i64>((0,)))?, whole, "{number}");
            assert_same(first!(db, of().json_get::<f64>((0,)))?, double);
            match exact {
                Some(exact) => assert_same(first!(db, of().json_get::<Decimal>((0,)))?, Some(decimal(exact))),
                None => assert_fails(first!(db, of().json_get::<Decimal>((0,))), "InvalidValue"),
            }
        }
        Ok(())
    }

    async fn what_a_document_is(db: Db) -> squall::Result<()> {
        for (value, name, length, keys) in [
            (json!({"bb": 1, "a": 2, "é": 3, "c": 4}), "object", None, vec!["a", "c", "bb", "é"]),
            (json!({}), "object", None, vec![]),
            (json!([1, [2, 3]]), "array", Some(2), vec![]),
            (json!([]), "array", Some(0), vec![]),
            (json!("[1]"), "string", None, vec![]),
            (json!(1.5), "number", None, vec![]),
            (json!(-1), "number", None, vec![]),
            (json!(false), "boolean", None, vec![]),
            (json!(null), "null", None, vec![]),
        ] {
            let of = || val(value.clone());
            let found = of!(db, (of().json_type(), of().json_length(), of().json_keys()))?;
            let keys = keys.into_iter().map(str::to_owned).collect();
            assert_eq!(found, (name.to_owned(), length, Json(keys)), "{value}");
        }
        let more = select((Document::more.json_type(), Document::more.json_length(), Document::more.json_keys())).from(Document).order_by(Document::id);
        assert_eq!(more.all(&db).await?, [(Some("array".to_owned()), Some(3), Some(Json(vec![]))), (None, None, None)]);
        Ok(())
    }

    /// parity: JSON | `@>` | jsonb | not there | equal: Postgres' rules
    async fn what_contains_what(db: Db) -> squall::Result<()> {
        let cases = [
            (json!({"a": 1, "b": [1, 2]}), json!({"b": [2]}), true),
            (json!({"a": 1}), json!({"a": 1.0}), true),
            (json!({"a": 1}), json!({"a": "1"}), false),
            (json!({"a": {"b": 1, "c": 2}}), json!({"a": {"c": 2}}), true),
            (json!({"a": {"b": 1}}), json!({"b": 1}), false),
            (json!({"a": 1}), json!({}), true),
            (json!([1, 2, [1, 3]]), json!([[1]]), true),
            (json!([1, 2, 3]), json!([3, 1, 1]), true),
            (json!([1, 2, [1, 3]]), json!([1, 3]), false),
            (json!([1, 2]), json!([]), true),
            (json!([]), json!([[]]), false),
            (json!([[1]]), json!([[]]), true),
            (json!([{"a": 1, "b": 2}]), json!([{"b": 2}]), true),
            (json!(["a", "b"]), json!("a"), true),
            (json!("a"), json!(["a"]), false),
            (json!([["a"]]), json!(["a"]), false),
            (json!({"a": ["x"]}), json!({"a": "x"}), false),
            (json!("a"), json!("a"), true),
            (json!(1), json!(1.0), true),
            (json!(null), json!(null), true),
            (json!([null]), json!(null), true),
            (json!({"a": null}), json!({"a": null}), true),
            (json!({}), json!([]), false),
            (json!([]), json!({}), false),
            (json!("ab"), json!("a"), false),
            (json!(true), json!(false), false),
        ];
        for (whole, part, contained) in cases {
            assert_eq!(of!(db, val(whole.clone()).json_contains(part.clone()))?, contained, "{whole} {part}");
        }
        let found = select(Document::id).from(Document);
        assert_eq!(found.clone().filter(Document::body.json_contains(json!({"list": [[3]]}))).all(&db).await?, [1]);
        assert_eq!(found.filter(Document::more.json_contains(json!(2))).all(&db).await?, [1]);
        Ok(())
    }

    async fn which_keys_there_are(db: Db) -> squall::Result<()> {
        assert_eq!(first!(db, (Document::body.json_has_key("null"), Document::body.json_has_key("é"), Document::body.json_has_key("a b.\"c'")))?, (true, false, true));
        assert_eq!(of!(db, (val(json!(["a"])).json_has_key("a"), val(json!("a")).json_has_key("a"), val(json!([{"a": 1}])).json_has_key("a")))?, (false, false, false));
        let more = select(Document::more.json_has_key("a")).from(Document).order_by(Document::id);
        assert_eq!(more.all(&db).await?, [Some(false), None]);
        Ok(())
    }

    /// parity: JSON | a value set at a path | `jsonb_set` | `json_set`, which makes what is missing | equal: Postgres' rules
    async fn a_part_set(db: Db) -> squall::Result<()> {
        macro_rules! set {
            ($from:expr, $path:expr, $value:expr) => {
                of!(db, val($from).json_set($path, $value))
            };
        }
        assert_eq!(set!(json!({"a": 1}), "a", json!([2]))?, json!({"a": [2]}));
        assert_eq!(set!(json!({"a": 1}), "b", Value::Null)?, json!({"a": 1, "b": null}));
        assert_eq!(set!(json!({"a": {"b": [1, 2]}}), ("a", "b", 1), json!("x"))?, json!({"a": {"b": [1, "x"]}}));
        assert_eq!(set!(json!([1, 2]), (7,), json!(3))?, json!([1, 2, 3]));
        assert_eq!(set!(json!([1, 2]), "-1", json!(3))?, json!([1, 3]));
        assert_eq!(set!(json!([1, 2]), "-5", json!(3))?, json!([3, 1, 2]));
        assert_eq!(set!(json!([]), "-1", json!(3))?, json!([3]));
        assert_eq!(set!(json!({"a": 1}), (0,), json!(3))?, json!({"a": 1, "0": 3}));
        assert_eq!(set!(json!({"a": 1}), ["x", "y"], json!(3))?, json!({"a": 1}));
        assert_eq!(set!(json!({"a": 1}), ["a", "y"], json!(3))?, json!({"a": 1}));
        assert_eq!(set!(json!([[1]]), (5, 0), json!(3))?, json!([[1]]));
        assert_eq!(set!(json!({"é\"": 1}), "é\"", json!(3))?, json!({"é\"": 3}));
        assert_fails(set!(json!([1]), "a", json!(3)), "InvalidValue");
        assert_fails(set!(json!({"a": [1]}), ["a", "b"], json!(3)), "InvalidValue");
        assert_fails(set!(json!(1), "a", json!(3)), "InvalidValue");
        let none: [&str; 0] = [];
        assert_fails(set!(json!({}), none, json!(3)), "InvalidQuery");
        // In an update, and of NULL.
        update(Document).set(Document::more, Document::more.json_set((0,), json!("x"))).all_rows().exec(&db).await?;
        update(Document).set(Document::settings, Document::settings.json_set("theme", json!("light"))).all_rows().exec(&db).await?;
        let found = select((Document::more, Document::settings)).from(Document).order_by(Document::id).all(&db).await?;
        let settings = Json(Settings { theme: "light".into(), sizes: vec![1, 2] });
        assert_eq!(found, [(Some(json!(["x", 2, 2])), settings.clone()), (None, settings)]);
        Ok(())
    }

    async fn a_part_removed(db: Db) -> squall::Result<()> {
        macro_rules! removed {
            ($from:expr, $path:expr) => {
                of!(db, val($from).json_remove($path))
            };
        }
        assert_eq!(removed!(json!({"a": 1, "b": 2}), "a")?, json!({"b": 2}));
        assert_eq!(removed!(json!({"a": {"b": [1, 2, 3]}}), ("a", "b", 1))?, json!({"a": {"b": [1, 3]}}));
        assert_eq!(removed!(json!([1, 2]), "-1")?, json!([1]));
        assert_eq!(removed!(json!([1, 2]), (5,))?, json!([1, 2]));
        assert_eq!(removed!(json!({"a": 1}), "b")?, json!({"a": 1}));
        assert_eq!(removed!(json!({"a": 1}), ["a", "b"])?, json!({"a": 1}));
        assert_eq!(removed!(json!([]), "a")?, json!([]));
        assert_fails(removed!(json!([1]), "a"), "InvalidValue");
        assert_fails(removed!(json!("x"), "a"), "InvalidValue");
        let none: [&str; 0] = [];
        assert_fails(removed!(json!({}), none), "InvalidQuery");
        Ok(())
    }
}
