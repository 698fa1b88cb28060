//! JSON is equal where its values are, however they are written.

use serde_json::{Value, json};
use squall::prelude::*;
use squall_testing::on_every_backend;
use squall_tests::assert_fails;

use super::NONE;

#[derive(Table, Debug)]
pub struct Document {
    #[column(primary_key)]
    pub id: i32,
    pub body: Option<Value>,
    pub list: Json<Vec<i32>>,
}

async fn documents(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Document]).await?;
    let bodies = [
        Some(json!({"a": 1, "b": [1.5, "x"]})),
        Some(json!(100)),
        Some(json!("100")),
        Some(Value::Null),
        None,
        Some(json!([1, 2])),
        Some(json!(100.0)),
    ];
    let rows =
        bodies.into_iter().zip(1..).map(|(body, id)| NewDocument { id, body, list: Json(vec![id % 2]) });
    insert(Document).values(rows.collect::<Vec<_>>()).exec(&db).await?;
    // The same values, written in another way.
    for (id, text) in [(11, r#"{ "b":[15e-1 , "\u0078"], "a":1.0 }"#), (12, "1e2"), (13, "[1.0,2.00]")] {
        let body: Value = serde_json::from_str("null").unwrap();
        sql!("INSERT INTO documents (id, body, list) VALUES ({id}, {body}, '[9]')").exec(&db).await?;
        let update = format!("UPDATE documents SET body = '{text}' WHERE id = {id}");
        let update = update.replace('{', "{{").replace('}', "}}");
        raw(AssertSqlSafe(update)).exec(&db).await?;
    }
    Ok(())
}

macro_rules! found {
    ($db:ident, $condition:expr) => {
        select(Document::id).from(Document).filter($condition).order_by(Document::id).all(&$db).await?
    };
}

on_every_backend! {
    #![setup(documents)]

    /// parity: JSON | equality | jsonb by value, json not at all | as text | equal: by value
    async fn equal_values(db: Db) -> squall::Result<()> {
        assert_eq!(found!(db, Document::body.eq(json!({"b": [1.5, "x"], "a": 1}))), [1, 11]);
        assert_eq!(found!(db, Document::body.eq(json!(100))), [2, 7, 12]);
        assert_eq!(found!(db, Document::body.eq(json!("100"))), [3]);
        assert_eq!(found!(db, Document::body.eq(Value::Null)), [4]);
        assert_eq!(found!(db, Document::body.eq(json!([1, 2]))), [6, 13]);
        assert_eq!(found!(db, Document::body.eq(json!([2, 1]))), NONE);
        assert_eq!(found!(db, Document::body.ne(json!(100))), [1, 3, 4, 6, 11, 13]);
        assert_eq!(found!(db, Document::body.is_null()), [5]);
        assert_eq!(found!(db, Document::body.in_list([json!(1e2), json!([1, 2])])), [2, 6, 7, 12, 13]);
        assert_eq!(found!(db, Document::body.eq(Document::body)).len(), 9);
        assert_eq!(found!(db, Document::list.eq(Json(vec![1]))), [1, 3, 5, 7]);
        Ok(())
    }

    async fn groups_of_equal_values(db: Db) -> squall::Result<()> {
        assert_eq!(select(count_distinct(Document::body)).from(Document).one(&db).await?, 5);
        let mut counts = select(count_all()).from(Document).group_by(Document::body).all(&db).await?;
        counts.sort_unstable();
        assert_eq!(counts, [1, 1, 1, 2, 2, 3]);
        assert_eq!(select(Document::body).from(Document).distinct().all(&db).await?.len(), 6);
        Ok(())
    }

    /// parity: JSON | order | by a rule of jsonb | by text | refused
    async fn json_has_no_order(db: Db) {
        let query = select(Document::id).from(Document);
        assert_fails(query.clone().order_by(Document::body).all(&db).await, "Unsupported");
        assert_fails(query.clone().filter(Document::body.gt(json!(1))).all(&db).await, "Unsupported");
        assert_fails(query.filter(Document::body.between(json!(1), json!(2))).all(&db).await, "Unsupported");
        assert_fails(select(min(Document::body)).from(Document).one(&db).await, "Unsupported");
        assert_fails(select(max(Document::list)).from(Document).one(&db).await, "Unsupported");
    }
}
