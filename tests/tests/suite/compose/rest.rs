//! Requests in JSON.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use rust_decimal::Decimal;
use serde_json::{Value as Json, json};
use squall::{
    Error,
    query::{Select, Tables},
    rest::{Listing, Object, Operator, Resource},
};
use squall_testing::on_every_backend;
use squall_tests::{assert_fails, failure};
use uuid::Uuid;

use super::*;

type Both = (Article, Option<Writer>);

fn resource() -> Resource<Both> {
    Resource::new()
        .field("id", Article::id)
        .filterable()
        .field("title", Article::title)
        .filterable()
        .sortable()
        .field("stage", Article::stage)
        .filterable()
        .sortable()
        .field("score", Article::score)
        .filterable()
        .sortable()
        .field("writer", Writer::name)
        .filterable_by([Operator::Eq, Operator::IsNull])
        .sortable()
        .field("label", concat((Article::title, "/", Writer::nick)))
        .order_by(Article::id)
        .page_size(10, 20)
}

/// What is not a draft, whatever is asked.
fn base() -> Select<squall::TableRef<Article>, Over<Both>> {
    select(Article)
        .from(Article)
        .left_join(Writer, Article::writer_id.eq(Writer::id))
        .filter(Article::stage.ne(Stage::Draft))
}

async fn ask(db: &Db, request: Json) -> squall::Result<Listing<Object>> {
    resource().read(&request)?.objects(base()).fetch(db).await
}

async fn titles(db: &Db, filter: Json) -> squall::Result<Vec<String>> {
    let rows = ask(db, json!({"filter": filter, "fields": ["title"]})).await?.rows;
    Ok(rows.iter().map(|row| row["title"].as_str().unwrap().to_owned()).collect())
}

/// Where it is wrong, and what is said.
fn refused<T: Tables>(resource: &Resource<T>, request: Json) -> (String, String) {
    let Error::InvalidRequest(error) = failure(resource.read(&request)) else { panic!("{request}") };
    let text = error.to_string();
    (error.path, text.split_once(": ").unwrap().1.to_owned())
}

on_every_backend! {
    #![setup(articles)]

    async fn without_a_wish(db: Db) -> squall::Result<()> {
        let all = ask(&db, json!({})).await?;
        assert_eq!(
            serde_json::to_value(&all).unwrap(),
            json!({"rows": [
                {"id": 1, "title": "One", "stage": "done", "score": 10, "writer": "Ann", "label": "One/ace"},
                {"id": 3, "title": "Three", "stage": "review", "score": 10, "writer": null, "label": "Three/"},
                {"id": 4, "title": "Four", "stage": "done", "score": -5, "writer": "Bob", "label": "Four/"},
            ]})
        );
        assert_eq!(ask(&db, Json::Null).await?, all);
        assert_eq!(ask(&db, json!({"filter": {}, "sort": [], "page": {}, "total": false, "fields": null})).await?, all);
        Ok(())
    }

    async fn filters(db: Db) -> squall::Result<()> {
        let none = Vec::<String>::new();
        assert_eq!(titles(&db, json!({"score": {"ge": 10}})).await?, ["One", "Three"]);
        assert_eq!(titles(&db, json!({"score": {"gt": -5, "lt": 11}, "title": {"ne": "One"}})).await?, ["Three"]);
        assert_eq!(titles(&db, json!({"score": {"between": [-5, 0]}})).await?, ["Four"]);
        assert_eq!(titles(&db, json!({"id": {"in": [1, 4, 9, "3"]}})).await?, ["One", "Three", "Four"]);
        assert_eq!(titles(&db, json!({"id": {"in": []}})).await?, none);
        assert_eq!(titles(&db, json!({"id": {"notIn": [1]}})).await?, ["Three", "Four"]);
        assert_eq!(titles(&db, json!({"title": {"contains": "e"}})).await?, ["One", "Three"]);
        assert_eq!(titles(&db, json!({"title": {"contains": "%"}})).await?, none);
        assert_eq!(titles(&db, json!({"title": {"icontains": "ON"}})).await?, ["One"]);
        assert_eq!(titles(&db, json!({"title": {"icontains": "_"}})).await?, none);
        assert_eq!(titles(&db, json!({"title": {"icontains": "\\"}})).await?, none);
        assert_eq!(titles(&db, json!({"title": {"startsWith": "T"}})).await?, ["Three"]);
        assert_eq!(titles(&db, json!({"title": {"endsWith": "r"}})).await?, ["Four"]);
        assert_eq!(titles(&db, json!({"stage": {"lt": "done"}})).await?, ["Three"]);
        assert_eq!(titles(&db, json!({"writer": {"isNull": true}})).await?, ["Three"]);
        assert_eq!(titles(&db, json!({"writer": {"isNull": false}})).await?, ["One", "Four"]);
        assert_eq!(titles(&db, json!({"or": [{"id": {"eq": 1}}, {"title": {"eq": "Four"}, "score": {"lt": 0}}]})).await?, ["One", "Four"]);
        assert_eq!(titles(&db, json!({"and": [{"id": {"ge": 1}}, {"id": {"le": 3}}], "score": {"eq": 10}})).await?, ["One", "Three"]);
        // NOT of what is NULL is NULL.
        assert_eq!(titles(&db, json!({"not": {"writer": {"eq": "Ann"}}})).await?, ["Four"]);
        assert_eq!(titles(&db, json!({"not": {}})).await?, none);
        assert_eq!(titles(&db, json!({"or": []})).await?, none);
        assert_eq!(titles(&db, json!({"and": []})).await?.len(), 3);
        Ok(())
    }

    /// parity: Queries | requests in JSON (`squall::rest`) | by hand | by hand | equal: conditions, errors, and the JSON of the rows
    async fn never_beyond_the_base(db: Db) -> squall::Result<()> {
        for filter in [
            json!({"or": [{"stage": {"eq": "draft"}}, {"id": {"ge": 0}}]}),
            json!({"stage": {"eq": "draft"}}),
            json!({"not": {"stage": {"ne": "draft"}}}),
            json!({"not": {"or": []}}),
            json!({"or": [{"not": {"id": {"eq": 0}}}, {}]}),
        ] {
            let drafts = titles(&db, filter.clone()).await?.into_iter().filter(|title| title == "Two" || title == "Five");
            assert_eq!(drafts.count(), 0, "{filter}");
        }
        Ok(())
    }

    async fn sorted_and_in_pages(db: Db) -> squall::Result<()> {
        let ids = |listing: &Listing<Object>| -> Vec<i64> { listing.rows.iter().map(|row| row["id"].as_i64().unwrap()).collect() };
        let sorted = |sort: Json| json!({"sort": sort, "fields": ["id"]});
        assert_eq!(ids(&ask(&db, sorted(json!(["-score", "-title"]))).await?), [3, 1, 4]);
        assert_eq!(ids(&ask(&db, sorted(json!(["writer"]))).await?), [1, 4, 3]);
        assert_eq!(ids(&ask(&db, sorted(json!(["-stage"]))).await?), [1, 4, 3]);
        let second = ask(&db, json!({"sort": ["-title"], "page": {"size": 2, "number": 2}, "total": true})).await?;
        assert_eq!((ids(&second), second.total), (vec![4], Some(3)));
        let beyond = ask(&db, json!({"page": {"size": 2, "number": 3}, "total": true})).await?;
        assert_eq!((beyond.rows.len(), beyond.total), (0, Some(3)));
        let page = |cursor: Json| json!({"sort": ["-score", "writer"], "page": {"size": 2, "cursor": cursor}, "total": true});
        let first = ask(&db, page(Json::Null)).await?;
        assert_eq!((ids(&first), first.total, first.previous.is_none()), (vec![1, 3], Some(3), true));
        let second = ask(&db, page(json!(first.next))).await?;
        assert_eq!((ids(&second), second.total, second.next.is_none()), (vec![4], Some(3), true));
        assert_eq!(ids(&ask(&db, page(json!(second.previous))).await?), [1, 3]);
        assert_fails(ask(&db, page(json!("WzEsMCwiIl0"))).await, "InvalidCursor");
        let other = json!({"sort": ["score"], "page": {"size": 2, "cursor": first.next}});
        assert_fails(ask(&db, other).await, "InvalidCursor");
        Ok(())
    }

    async fn typed_rows(db: Db) -> squall::Result<()> {
        let request = json!({"filter": {"score": {"ge": 0}}, "sort": ["-title"], "page": {"size": 1, "number": 1}, "total": true});
        let listing: Listing<Article> = resource().read(&request)?.rows(base()).fetch(&db).await?;
        assert_eq!((listing.rows[0].title.as_str(), listing.total), ("Three", Some(2)));
        // A limit of the base, or pages by cursor without a key, are the application's mistakes.
        let limited = resource().read(&json!({}))?.rows(base().limit(1));
        assert_fails(limited.fetch(&db).await, "InvalidQuery");
        let keyless: Resource<Writer> = Resource::new().field("name", Writer::name).sortable();
        let request = json!({"sort": ["name"], "page": {"cursor": null}});
        let names = keyless.read(&request)?.objects(select(Writer).from(Writer));
        assert_fails(names.fetch(&db).await, "InvalidQuery");
        Ok(())
    }
}

#[derive(DbType, Debug, Clone, PartialEq)]
pub struct Code(String);

#[derive(Table, Debug, Clone, PartialEq)]
pub struct Everything {
    #[column(primary_key)]
    pub id: i64,
    pub flag: bool,
    pub small: i16,
    pub float: f32,
    pub double: Option<f64>,
    #[column(precision = 12, scale = 2)]
    pub price: Decimal,
    pub exact: Decimal,
    #[column(max_length = 10)]
    pub code: Code,
    pub bytes: Vec<u8>,
    #[column(uuid = blob)]
    pub uuid: Uuid,
    pub date: NaiveDate,
    pub time: NaiveTime,
    pub span: TimeDelta,
    #[column(timestamp = seconds)]
    pub local: NaiveDateTime,
    #[column(timestamp = text)]
    pub at: DateTime<Utc>,
    pub document: Json,
    pub tags: Vec<Option<String>>,
}

fn everything() -> Resource<Everything> {
    Resource::new()
        .field("id", Everything::id)
        .filterable()
        .sortable()
        .field("flag", Everything::flag)
        .filterable()
        .field("small", Everything::small)
        .filterable()
        .field("float", Everything::float)
        .filterable()
        .field("double", Everything::double)
        .filterable()
        .field("price", Everything::price)
        .filterable()
        .field("exact", Everything::exact)
        .filterable()
        .field("code", Everything::code)
        .filterable()
        .field("bytes", Everything::bytes)
        .filterable()
        .field("uuid", Everything::uuid)
        .filterable()
        .field("date", Everything::date)
        .filterable()
        .field("time", Everything::time)
        .filterable()
        .field("span", Everything::span)
        .filterable()
        .field("local", Everything::local)
        .filterable()
        .field("at", Everything::at)
        .filterable()
        .field("document", Everything::document)
        .filterable()
        .field("tags", Everything::tags)
        .filterable()
        .order_by(Everything::id)
}

async fn everythings(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Everything]).await?;
    let at = DateTime::from_timestamp_micros(1_709_209_800_000_001).unwrap();
    let row = NewEverything {
        id: 9_007_199_254_740_993,
        flag: true,
        small: -7,
        float: 0.1,
        double: Some(f64::NEG_INFINITY),
        price: "10.5".parse().unwrap(),
        exact: "10.50".parse().unwrap(),
        code: Code("x".into()),
        bytes: vec![0, 63, 255],
        uuid: Uuid::from_u128(7),
        date: at.date_naive(),
        time: at.time(),
        span: TimeDelta::microseconds(-1_500_000),
        local: at.naive_utc(),
        at,
        document: json!({"b": [1, 2.5, null], "a": "\u{e4}"}),
        tags: vec![Some("red".into()), None],
    };
    insert(Everything).values(row).exec(&db).await?;
    Ok(())
}

on_every_backend! {
    #![setup(everythings)]

    async fn values_of_each_type(db: Db) -> squall::Result<()> {
        let all = |filter: Json| everything().read(&json!({"filter": filter})).map(|it| it.objects(select(Everything).from(Everything)));
        let row = Json::Object(all(json!({}))?.fetch(&db).await?.rows.remove(0));
        assert_eq!(
            row,
            json!({
                "id": 9_007_199_254_740_993_i64,
                "flag": true,
                "small": -7,
                "float": 0.1,
                "double": "-Infinity",
                "price": "10.50",
                "exact": "10.5",
                "code": "x",
                "bytes": "AD//",
                "uuid": "00000000-0000-0000-0000-000000000007",
                "date": "2024-02-29",
                "time": "12:30:00.000001",
                "span": -1_500_000,
                "local": "2024-02-29T12:30:00.000000",
                "at": "2024-02-29T12:30:00.000001Z",
                "document": {"a": "\u{e4}", "b": [1, 2.5, null]},
                "tags": ["red", null],
            })
        );
        // What has come is found again, in whatever way it can be asked for.
        for (name, value) in row.as_object().unwrap() {
            let operators: &[&str] = match name.as_str() {
                "document" | "tags" => &[],
                "flag" => &["eq"],
                "bytes" | "uuid" => &["eq", "in"],
                _ => &["eq", "in", "ge", "le", "between"],
            };
            for operator in operators {
                let asked = match *operator {
                    "in" => json!([value]),
                    "between" => json!([value, value]),
                    _ => value.clone(),
                };
                let found = all(json!({name: {*operator: asked}}))?.fetch(&db).await?;
                assert_eq!(found.rows.len(), 1, "{name} {operator}");
            }
            assert_eq!(all(json!({name: {"isNull": false}}))?.fetch(&db).await?.rows.len(), 1, "{name}");
        }
        for (filter, found) in [
            (json!({"tags": {"has": "red"}}), 1),
            (json!({"tags": {"has": "blue"}}), 0),
            (json!({"price": {"eq": "10.5"}}), 1),
            (json!({"price": {"gt": "10.499"}}), 1),
            (json!({"price": {"lt": 11}}), 1),
            (json!({"at": {"eq": "2024-02-29T13:30:00.000001+01:00"}}), 1),
            (json!({"code": {"eq": "longer than the column"}}), 0),
        ] {
            assert_eq!(all(filter.clone())?.fetch(&db).await?.rows.len(), found, "{filter}");
        }
        let page = json!({"sort": ["-id"], "page": {"cursor": null, "size": 1}});
        let page = everything().read(&page)?.objects(select(Everything).from(Everything)).fetch(&db).await?;
        assert_eq!(page.rows.len(), 1);
        Ok(())
    }
}

#[test]
fn what_is_not_allowed() {
    let all = resource();
    let cases = [
        (json!([]), "", "expected an object"),
        (json!({"where": {}}), "where", "there is no such key; there are: filter, sort, fields, page, total"),
        (json!({"filter": []}), "filter", "expected an object: a field, and its operators"),
        (
            json!({"filter": {"stage_": {}}}),
            "filter.stage_",
            "there is no such field for this; there are: id, title, stage, score, writer, and, or, not",
        ),
        (
            json!({"filter": {"label": {"eq": "a"}}}),
            "filter.label",
            "there is no such field for this; there are: id, title, stage, score, writer, and, or, not",
        ),
        (json!({"filter": {"title": "a"}}), "filter.title", "expected an object: an operator, and its value"),
        (
            json!({"filter": {"title": null}}),
            "filter.title",
            "expected an object: an operator, and its value",
        ),
        (json!({"filter": {"title": {"eq": {"ne": ""}}}}), "filter.title.eq", "expected a text"),
        (json!({"filter": {"title": {"eq": ["a"]}}}), "filter.title.eq", "expected a text"),
        (
            json!({"filter": {"title": {"eq": null}}}),
            "filter.title.eq",
            "expected a text; rows without a value are found by `isNull`",
        ),
        (
            json!({"filter": {"title": {"eq": "a\u{0}"}}}),
            "filter.title.eq",
            "text with the character U+0000 cannot be stored: Postgres has no such text",
        ),
        (
            json!({"filter": {"title": {"$eq": "a"}}}),
            "filter.title.$eq",
            "there is no such operator for this field; there are: eq, ne, lt, le, gt, ge, between, in, notIn, isNull, contains, icontains, startsWith, endsWith",
        ),
        (
            json!({"filter": {"writer": {"contains": "a"}}}),
            "filter.writer.contains",
            "there is no such operator for this field; there are: eq, isNull",
        ),
        (json!({"filter": {"id": {"eq": "a"}}}), "filter.id.eq", "expected a whole number of 64 bits"),
        (json!({"filter": {"id": {"eq": 1.5}}}), "filter.id.eq", "expected a whole number of 64 bits"),
        (json!({"filter": {"id": {"eq": true}}}), "filter.id.eq", "expected a whole number of 64 bits"),
        (
            json!({"filter": {"score": {"eq": 2_147_483_648_i64}}}),
            "filter.score.eq",
            "expected a whole number of 32 bits",
        ),
        (
            json!({"filter": {"stage": {"in": ["done", "over"]}}}),
            "filter.stage.in[1]",
            "expected one of: draft, review, done",
        ),
        (json!({"filter": {"id": {"in": 1}}}), "filter.id.in", "expected a list of values"),
        (json!({"filter": {"id": {"in": [[1]]}}}), "filter.id.in[0]", "expected a whole number of 64 bits"),
        (json!({"filter": {"id": {"between": [1]}}}), "filter.id.between", "expected a list of two values"),
        (json!({"filter": {"writer": {"isNull": 1}}}), "filter.writer.isNull", "expected true or false"),
        (json!({"filter": {"or": {}}}), "filter.or", "expected a list of objects like the filter itself"),
        (
            json!({"filter": {"or": [{}, {"and": [{"x": 1}]}]}}),
            "filter.or[1].and[0].x",
            "there is no such field for this; there are: id, title, stage, score, writer, and, or, not",
        ),
        (json!({"filter": {"not": [{}]}}), "filter.not", "expected an object: a field, and its operators"),
        (json!({"sort": "title"}), "sort", "expected a list of fields"),
        (json!({"sort": ["title", 1]}), "sort[1]", "expected the name of a field"),
        (
            json!({"sort": ["id"]}),
            "sort[0]",
            "there is no such field for this; there are: title, stage, score, writer",
        ),
        (
            json!({"sort": ["--title"]}),
            "sort[0]",
            "there is no such field for this; there are: title, stage, score, writer",
        ),
        (json!({"sort": ["title", "-title"]}), "sort[1]", "it is there twice"),
        (json!({"fields": []}), "fields", "expected at least one field"),
        (json!({"fields": ["id", "id"]}), "fields[1]", "it is there twice"),
        (
            json!({"fields": ["id", "writer_id"]}),
            "fields[1]",
            "there is no such field for this; there are: id, title, stage, score, writer, label",
        ),
        (
            json!({"fields": ["-id"]}),
            "fields[0]",
            "there is no such field for this; there are: id, title, stage, score, writer, label",
        ),
        (json!({"page": 2}), "page", "expected an object with `size`, and `number` or `cursor`"),
        (
            json!({"page": {"limit": 2}}),
            "page.limit",
            "there is no such key; there are: size, number, cursor",
        ),
        (json!({"page": {"size": 21}}), "page.size", "expected a number from 1 to 20"),
        (json!({"page": {"size": 0}}), "page.size", "expected a number from 1 to 20"),
        (json!({"page": {"size": "5"}}), "page.size", "expected a number from 1 to 20"),
        (json!({"page": {"number": -1}}), "page.number", "expected a number from 1 to 4294967295"),
        (json!({"page": {"number": 1, "cursor": null}}), "page", "expected either `number` or `cursor`"),
        (
            json!({"page": {"cursor": 5}}),
            "page.cursor",
            "expected the text of a cursor, or null for the first page",
        ),
        (json!({"total": 1}), "total", "expected true or false"),
    ];
    for (request, path, said) in cases {
        assert_eq!(refused(&all, request.clone()), (path.to_owned(), said.to_owned()), "{request}");
    }
}

#[test]
fn how_much_is_allowed() {
    let all = resource().max_depth(2).max_conditions(3).max_list(2).max_text(4);
    for (request, path, said) in [
        (json!({"not": {"not": {}}}), "filter.not.not", "it may be at most 2 deep"),
        (json!({"or": [{"and": []}, {"or": [{}]}]}), "filter.or[1].or[0]", "it may be at most 2 deep"),
        (json!({"id": {"eq": 1, "ne": 2, "lt": 3, "gt": 4}}), "filter.id.ne", "there may be at most 3"),
        (json!({"or": [{}, {}, {}, {}]}), "filter.or", "there may be at most 3"),
        (json!({"id": {"in": [1, 2, 3]}}), "filter.id.in", "there may be at most 2"),
        (json!({"title": {"eq": "abcde"}}), "filter.title.eq", "there may be at most 4"),
    ] {
        assert_eq!(
            refused(&all, json!({"filter": request})),
            (path.to_owned(), said.to_owned()),
            "{request}"
        );
    }
    assert!(all.read(&json!({"filter": {"title": {"in": ["abcd", "\u{e4}\u{e4}\u{e4}\u{e4}"]}}})).is_ok());
    let long = "k".repeat(10_000);
    assert_eq!(refused(&all, json!({long: 1})).0.len(), 64);
}

#[test]
fn a_resource_that_makes_no_sense() {
    let new = || Resource::<Everything>::new();
    for resource in [
        new().field("or", Everything::id),
        new().field("-id", Everything::id),
        new().field("", Everything::id),
        new().field("id", Everything::id).field("id", Everything::small),
        new().field("count", count_all()),
        new().field("flag", Everything::flag).filterable_by([Operator::Contains]),
        new().field("document", Everything::document).sortable(),
    ] {
        assert_fails(resource.read(&json!({})), "InvalidQuery");
    }
}
