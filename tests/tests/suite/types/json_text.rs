//! `json = text`: the text as it was written, and every answer as of `jsonb`.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use squall::prelude::*;
use squall_testing::{Backend, on_every_backend};
use squall_tests::assert_fails;

/// Its keys are not in the order of their letters, nor in that of their lengths.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq)]
pub struct Size {
    width: i32,
    height: f64,
    b: String,
}

fn size(width: i32) -> Json<Size> {
    Json(Size { width, height: 1.0, b: "é \" \\ '".into() })
}

#[derive(DbType, Debug, Clone, PartialEq)]
pub struct Extra(Value);

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "parcels",
    index(on(Parcel::kept.json_get::<i64>("width")), name = "by_width", unique),
    check(name = "has_a_width", condition = Parcel::kept.json_has_key("width"))
)]
pub struct Parcel {
    #[column(primary_key)]
    pub id: i32,
    #[column(json = text)]
    pub kept: Json<Size>,
    #[column(json = binary)]
    pub sorted: Json<Size>,
    #[column(json = text, default = json!({"b": [1.50, {}], "a": "it's"}))]
    pub extra: Option<Value>,
    #[column(json = text)]
    pub more: Option<Extra>,
    #[column(json = text, generated = Parcel::sorted.json_get::<Value>("b"))]
    pub part: Option<Value>,
}

alias!(pub Other = Parcel);

async fn parcels(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Parcel]).await?;
    let rows = (1..=3).map(|id| NewParcel {
        id,
        kept: size(id),
        sorted: size(id),
        extra: Some(json!([id % 2, 1.5])),
        more: (id > 1).then(|| Extra(json!({"a": id / 2}))),
    });
    insert(Parcel).values(rows.collect::<Vec<_>>()).exec(&db).await?;
    Ok(())
}

const NONE: [i32; 0] = [];

macro_rules! found {
    ($db:ident, $condition:expr) => {
        select(Parcel::id).from(Parcel).filter($condition).order_by(Parcel::id).all(&$db).await?
    };
}

on_every_backend! {
    #![setup(parcels)]

    /// parity: JSON | `json = text` | `json`, which is equal to nothing | as text | equal: the text is kept as it was written; it
    /// is compared, grouped and computed with as `jsonb`
    async fn kept_as_it_was_written(db: Db, backend: Backend) -> squall::Result<()> {
        let text: String = sql!("SELECT CAST(kept AS text) FROM parcels WHERE id = 1").one(&db).await?;
        assert_eq!(text, r#"{"width":1,"height":1.0,"b":"é \" \\ '"}"#);
        update(Parcel).set(Parcel::kept, size(7)).filter(Parcel::id.eq(1)).exec(&db).await?;
        let text: String = sql!("SELECT CAST(kept AS text) FROM parcels WHERE id = 1").one(&db).await?;
        assert_eq!(text, r#"{"width":7,"height":1.0,"b":"é \" \\ '"}"#);
        if backend == Backend::Postgres {
            let types: (String, String) = sql!("SELECT pg_typeof(kept)::text, pg_typeof(sorted)::text FROM parcels WHERE id = 1").one(&db).await?;
            assert_eq!(types, ("json".into(), "jsonb".into()));
        }
        Ok(())
    }

    async fn stored_and_read(db: Db) -> squall::Result<()> {
        let row = select(Parcel).from(Parcel).filter(Parcel::id.eq(2)).one(&db).await?;
        let part = Some(json!("é \" \\ '"));
        let expected = Parcel {
            id: 2, kept: size(2), sorted: size(2), extra: Some(json!([0, 1.5])), more: Some(Extra(json!({"a": 1}))), part: part.clone(),
        };
        assert_eq!(row, expected);
        let new = Parcel::new().id(9).kept(size(9)).sorted(size(9));
        let row = insert(Parcel).values(new).returning(Parcel).one(&db).await?;
        let default = Some(json!({"a": "it's", "b": [1.5, {}]}));
        assert_eq!(row, Parcel { id: 9, kept: size(9), sorted: size(9), extra: default, more: None, part: part.clone() });
        let moved = update(Parcel).set(Parcel::extra, Parcel::part).set(Parcel::kept, Parcel::sorted).filter(Parcel::id.eq(3));
        assert_eq!(moved.returning((Parcel::extra, Parcel::kept)).one(&db).await?, (part, size(3)));
        Ok(())
    }

    async fn compared(db: Db) -> squall::Result<()> {
        assert_eq!(found!(db, Parcel::kept.eq(size(2))), [2]);
        assert_eq!(found!(db, Parcel::kept.eq(Parcel::sorted)), [1, 2, 3]);
        assert_eq!(found!(db, Parcel::sorted.ne(Parcel::kept)), NONE);
        assert_eq!(found!(db, Parcel::extra.eq(json!([1.0, 15e-1]))), [1, 3]);
        assert_eq!(found!(db, Parcel::extra.in_list([json!([0, 1.50])])), [2]);
        assert_eq!(found!(db, Parcel::more.eq(Extra(json!({"a": 1.0})))), [2, 3]);
        assert_eq!(found!(db, Parcel::more.is_null()), [1]);
        let same = select((Parcel::id, Other::id)).from(Parcel).inner_join(Other, Parcel::extra.eq(Other::extra).and(Parcel::id.lt(Other::id)));
        assert_eq!(same.all(&db).await?, [(1, 3)]);
        Ok(())
    }

    async fn told_apart(db: Db) -> squall::Result<()> {
        let mut groups = select((Parcel::extra, count_all())).from(Parcel).group_by(Parcel::extra).all(&db).await?;
        groups.sort_by_key(|(_, count)| *count);
        assert_eq!(groups, [(Some(json!([0, 1.5])), 1), (Some(json!([1, 1.5])), 2)]);
        assert_eq!(select(count_distinct(Parcel::extra)).from(Parcel).one(&db).await?, 2);
        assert_eq!(select(Parcel::extra).from(Parcel).distinct().all(&db).await?.len(), 2);
        let by_key = select((Parcel::kept, max(Parcel::id))).from(Parcel).group_by((Parcel::kept, Parcel::id)).order_by(Parcel::id);
        assert_eq!(by_key.limit(1).all(&db).await?, [(size(1), Some(1))]);
        let rows = select(Parcel).from(Parcel).distinct().order_by(Parcel::id.desc()).all(&db).await?;
        assert_eq!(rows.iter().map(|row| (row.id, row.kept.clone())).collect::<Vec<_>>(), [(3, size(3)), (2, size(2)), (1, size(1))]);
        let others = select(Other).from(Other).distinct().all(&db).await?;
        assert_eq!(others.len(), 3);
        Ok(())
    }

    async fn in_queries_of_queries(db: Db) -> squall::Result<()> {
        let extras = || select(Parcel::extra).from(Parcel);
        assert_eq!(extras().union(extras()).all(&db).await?.len(), 2);
        assert_eq!(extras().union_all(extras()).all(&db).await?.len(), 6);
        assert_eq!(extras().intersect(extras().filter(Parcel::id.eq(2))).all(&db).await?, [Some(json!([0, 1.5]))]);
        let all = select(Parcel).from(Parcel);
        assert_eq!(all.clone().union(all.clone()).all(&db).await?.len(), 3);
        let kept = select(Parcel::kept).from(Parcel).filter(Parcel::id.eq(1));
        let both = kept.union_all(select(Parcel::sorted).from(Parcel).filter(Parcel::id.eq(2))).all(&db).await?;
        assert_eq!(both, [size(1), size(2)]);
        let same = select(Parcel::id).from(Parcel).filter(Parcel::sorted.in_query(select(Other::kept).from(Other).filter(Other::id.gt(1))));
        assert_eq!(same.order_by(Parcel::id).all(&db).await?, [2, 3]);
        let first = select(Parcel::id).from(Parcel).filter(Parcel::kept.eq(scalar(select(Other::kept).from(Other).filter(Other::id.eq(3)))));
        assert_eq!(first.all(&db).await?, [3]);
        Ok(())
    }

    /// Rows that are told apart have another type than those that are only given, also where a query in the query tells them
    /// apart.
    async fn beside_rows_that_are_told_apart(db: Db) -> squall::Result<()> {
        let extras = || select(Parcel::extra).from(Parcel);
        let one = || extras().filter(Parcel::id.eq(2));
        assert_eq!(extras().except(one()).union_all(extras()).all(&db).await?.len(), 4);
        assert_eq!(extras().union_all(extras().except(one())).all(&db).await?.len(), 4);
        assert_eq!(extras().union_all(extras().distinct()).all(&db).await?.len(), 5);
        assert_eq!(extras().distinct_on(Parcel::id).order_by(Parcel::id).union_all(extras().distinct()).all(&db).await?.len(), 5);
        let deep = one().union_all(one().union_all(extras().union(extras())).limit(9));
        assert_eq!(deep.all(&db).await?.len(), 4);
        Ok(())
    }

    async fn computed_with(db: Db) -> squall::Result<()> {
        let of = select((
            Parcel::kept.json_get::<i64>("width"), Parcel::extra.json_length(), Parcel::extra.json_type(), Parcel::kept.json_keys(),
            Parcel::extra.json_contains(json!([1.5])), Parcel::kept.json_has_key("b"),
        ));
        let of = of.from(Parcel).filter(Parcel::id.eq(2)).one(&db).await?;
        let keys = Json(vec!["b".to_owned(), "width".to_owned(), "height".to_owned()]);
        assert_eq!(of, (Some(2), Some(2), Some("array".to_owned()), keys, Some(true), true));
        let changed = select((
            Parcel::extra.json_set((0,), json!(9)), Parcel::extra.json_remove((1,)), coalesce(Parcel::extra, json!(0)),
            case().when(Parcel::id.gt(5), json!("more")).otherwise(Parcel::extra), nullif(Parcel::extra, json!([0, 1.5])),
        ));
        let changed = changed.from(Parcel).filter(Parcel::id.eq(2)).one(&db).await?;
        let whole = json!([0, 1.5]);
        assert_eq!(changed, (Some(json!([9, 1.5])), Some(json!([0])), whole.clone(), Some(whole), None));
        let set = update(Parcel).set(Parcel::extra, Parcel::extra.json_set((0,), json!("x"))).filter(Parcel::id.eq(2));
        assert_eq!(set.returning(Parcel::extra).one(&db).await?, Some(json!(["x", 1.5])));
        assert_eq!(found!(db, Parcel::kept.json_get::<i64>("width").gt(1)), [2, 3]);
        Ok(())
    }

    async fn in_the_schema(db: Db) -> squall::Result<()> {
        let new = |id, width| Parcel::new().id(id).kept(size(width)).sorted(size(width));
        assert_fails(insert(Parcel).values(new(4, 1)).exec(&db).await, "Constraint");
        insert(Parcel).values(new(4, 4)).exec(&db).await?;
        assert_eq!(select(Parcel::part).from(Parcel).filter(Parcel::id.eq(4)).one(&db).await?, Some(json!("é \" \\ '")));
        Ok(())
    }

    /// parity: JSON | a `json = text` that is grouped by, in a query in the same query | refused | works | refused: before it is sent
    async fn in_a_query_of_a_group(db: Db) -> squall::Result<()> {
        let same = scalar(select(count_all()).correlate(Parcel).from(Other).filter(Other::extra.eq(Parcel::extra)));
        let query = select((Parcel::extra, same.clone())).from(Parcel).group_by(Parcel::extra);
        assert_fails(query.all(&db).await, "InvalidQuery");
        let by_key = select((Parcel::id, same)).from(Parcel).group_by((Parcel::id, Parcel::extra)).order_by(Parcel::id);
        assert_eq!(by_key.all(&db).await?, [(1, Some(2)), (2, Some(1)), (3, Some(2))]);
        Ok(())
    }

    async fn no_order(db: Db) {
        let query = select(Parcel::id).from(Parcel);
        assert_fails(query.clone().order_by(Parcel::extra).all(&db).await, "Unsupported");
        assert_fails(query.filter(Parcel::extra.gt(json!(1))).all(&db).await, "Unsupported");
        assert_fails(select(min(Parcel::extra)).from(Parcel).one(&db).await, "Unsupported");
    }
}
