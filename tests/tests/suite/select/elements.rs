//! The elements of arrays and of JSON as tables.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use serde_json::{Value, json};
use squall::{prelude::*, types::Json};
use squall_testing::on_every_backend;
use squall_tests::{assert_fails, failure};
use uuid::Uuid;

use super::Rank;

#[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
#[db_enum(text)]
pub enum Mood {
    Sour,
    Glad,
}

#[derive(Table, Debug, Clone, PartialEq)]
pub struct Note {
    #[column(primary_key)]
    pub id: i32,
    pub tags: Vec<String>,
    pub scores: Option<Vec<Option<i64>>>,
    pub prices: Vec<rust_decimal::Decimal>,
    pub doc: Option<Value>,
    #[column(json = text)]
    pub kept: Json<Vec<i32>>,
    pub grid: Vec<Vec<i32>>,
    #[column(default = Rank::Adept)]
    pub rank: Rank,
}

#[derive(View, Debug, Clone, PartialEq)]
pub struct Tag {
    pub word: String,
    pub place: i64,
}

alias!(pub OtherTag = Tag);

#[derive(View, Debug, Clone, PartialEq)]
pub struct Score {
    pub score: Option<i64>,
    pub nth: i64,
}

#[derive(View, Debug, Clone, PartialEq)]
pub struct Price {
    pub price: rust_decimal::Decimal,
}

#[derive(View, Debug, Clone, PartialEq)]
pub struct Part {
    pub part: Value,
    pub place: i64,
}

#[derive(View, Debug, Clone, PartialEq)]
pub struct Member {
    pub name: String,
    pub value: Value,
}

#[derive(View, Debug, Clone, PartialEq)]
pub struct Row {
    pub cells: Vec<i32>,
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|&it| it.to_owned()).collect()
}

fn decimal(text: &str) -> rust_decimal::Decimal {
    text.parse().unwrap()
}

async fn notes(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Note]).await?;
    let note = |id, tags: &[&str], scores, prices: &[&str], doc, kept| NewNote {
        id,
        tags: texts(tags),
        scores,
        prices: prices.iter().map(|it| decimal(it)).collect(),
        doc,
        kept: Json(kept),
        grid: vec![vec![id]],
        rank: None,
    };
    let rows = [
        note(
            1,
            &["b", "a", "ä"],
            Some(vec![Some(i64::MAX), None, Some(-1)]),
            &["1.50", "0.1"],
            Some(json!([1.50, "x", null, {"a": [1]}])),
            vec![3, 1],
        ),
        note(
            2,
            &[],
            Some(vec![]),
            &["1.5"],
            Some(json!({"a": 1, "b c": "x", "\"": null, "": [true]})),
            vec![],
        ),
        note(
            3,
            &["", "b", "b"],
            None,
            &["-7", "12345678901234567890.123456789"],
            Some(json!("text")),
            vec![7],
        ),
        note(4, &["A\"\\\n"], Some(vec![Some(0)]), &[], None, vec![1, 1]),
    ];
    insert(Note).values(rows).exec(&db).await?;
    Ok(())
}

fn tag(word: &str, place: i64) -> Tag {
    Tag { word: word.into(), place }
}

on_every_backend! {
    #![setup(notes)]

    /// parity: Arrays | `unnest(..)`: the elements as a table | `LATERAL (SELECT .. FROM unnest(..) WITH ORDINALITY)` | `json_each(..)` | equal; of arrays of arrays: refused
    async fn of_arrays(db: Db) -> squall::Result<()> {
        let tags = select((Note::id, Tag)).from(Note).cross_join_lateral(unnest(Tag, Note::tags)).order_by((Note::id, Tag::place));
        let all = [
            (1, tag("b", 1)), (1, tag("a", 2)), (1, tag("ä", 3)), (3, tag("", 1)), (3, tag("b", 2)), (3, tag("b", 3)),
            (4, tag("A\"\\\n", 1)),
        ];
        assert_eq!(tags.all(&db).await?, all);
        let by_word = select((Note::id, Tag::word)).from(Note).inner_join_lateral(unnest(Tag, Note::tags), Tag::word.gt("a"));
        let found = by_word.order_by((Tag::word.desc(), Note::id)).all(&db).await?;
        let row = |id, word: &str| (id, word.to_owned());
        assert_eq!(found, [row(1, "ä"), row(1, "b"), row(3, "b"), row(3, "b")]);
        let outer = select((Note::id, Tag::word, Tag)).from(Note).left_join_lateral(unnest(Tag, Note::tags), Tag::place.le(1));
        let found = outer.order_by(Note::id).all(&db).await?;
        let expected = [(1, Some("b")), (2, None), (3, Some("")), (4, Some("A\"\\\n"))];
        assert_eq!(found, expected.map(|(id, word)| (id, word.map(str::to_owned), word.map(|word| tag(word, 1)))));
        Ok(())
    }

    async fn with_nulls(db: Db) -> squall::Result<()> {
        let scores = select((Note::id, Score::score, Score::nth)).from(Note).cross_join_lateral(unnest(Score, Note::scores));
        let found = scores.clone().order_by((Note::id, Score::nth)).all(&db).await?;
        assert_eq!(found, [(1, Some(i64::MAX), 1), (1, None, 2), (1, Some(-1), 3), (4, Some(0), 1)]);
        let found = scores.filter(Score::score.is_null().or(Score::score.lt(0))).order_by(Score::score).all(&db).await?;
        assert_eq!(found, [(1, Some(-1), 3), (1, None, 2)]);
        Ok(())
    }

    async fn computed_with(db: Db) -> squall::Result<()> {
        let by_word = select((Tag::word, count_all(), min(Tag::place), string_agg(Tag::word, "", Note::id)))
            .from(Note)
            .cross_join_lateral(unnest(Tag, Note::tags))
            .group_by(Tag::word)
            .having(count_all().gt(1));
        assert_eq!(by_word.all(&db).await?, [("b".to_owned(), 3, Some(1), Some("bbb".to_owned()))]);
        let prices = || select(Price::price).from(Note).cross_join_lateral(unnest(Price, Note::prices));
        let ordered = ["-7", "0.1", "1.5", "12345678901234567890.123456789"].map(decimal);
        assert_eq!(prices().distinct().order_by(Price::price).all(&db).await?, ordered);
        assert_eq!(prices().filter(Price::price.eq(decimal("1.500"))).count(&db).await?, 2);
        let total = select(sum(Price::price)).from(Note).cross_join_lateral(unnest(Price, Note::prices)).filter(Note::id.le(2));
        assert_eq!(total.one(&db).await?, Some(decimal("3.10")));
        let firsts = select((Note::id, Tag::word)).from(Note).cross_join_lateral(unnest(Tag, Note::tags)).distinct_on(Note::id);
        let firsts = firsts.order_by((Note::id, Tag::word.desc())).all(&db).await?;
        assert_eq!(firsts, [(1, "ä".to_owned()), (3, "b".into()), (4, "A\"\\\n".into())]);
        let whole = select(Tag).from(Note).cross_join_lateral(unnest(Tag, Note::tags)).distinct().order_by((Tag::word, Tag::place));
        assert_eq!(whole.all(&db).await?.len(), 7);
        Ok(())
    }

    /// parity: Arrays | the elements of an array of the query around | `FROM (SELECT .. FROM unnest(..))` | `json_each(..)` | equal
    async fn in_queries_in_expressions(db: Db) -> squall::Result<()> {
        let tags = || select(Tag::word).correlate(Note).from_lateral(unnest(Tag, Note::tags));
        let among = async |condition: squall::query::Predicate<Note>| {
            select(Note::id).from(Note).filter(condition).order_by(Note::id).all(&db).await.unwrap()
        };
        assert_eq!(among(exists(tags().filter(Tag::word.starts_with("a"))).predicate()).await, [1]);
        assert_eq!(among(val("b".to_owned()).in_query(tags()).predicate()).await, [1, 3]);
        assert_eq!(among(not_exists(tags()).predicate()).await, [2]);
        let count = scalar(select(count_all()).correlate(Note).from_lateral(unnest(Tag, Note::tags)));
        let last = scalar(tags().order_by(Tag::place.desc()).limit(1));
        let found = select((Note::id, count, last)).from(Note).order_by(Note::id).all(&db).await?;
        let last = |text: &str| Some(text.to_owned());
        assert_eq!(found, [(1, Some(3), last("ä")), (2, Some(0), None), (3, Some(3), last("b")), (4, Some(1), last("A\"\\\n"))]);
        // Of the two arrays of a row.
        let same = select((Note::id, Tag::place, OtherTag::place))
            .from(Note)
            .cross_join_lateral(unnest(Tag, Note::tags))
            .inner_join_lateral(unnest(OtherTag, Note::tags), OtherTag::word.eq(Tag::word).and(OtherTag::place.gt(Tag::place)));
        assert_eq!(same.all(&db).await?, [(3, 2, 3)]);
        // By themselves, and in a query in the place of a table.
        let alone = || select(Tag).from(unnest(Tag, val(texts(&["x", "y"]))));
        assert_eq!(alone().order_by(Tag::place.desc()).all(&db).await?, [tag("y", 2), tag("x", 1)]);
        assert_eq!(alone().count(&db).await?, 2);
        let inner = alone().filter(Tag::place.eq(2)).cte();
        assert_eq!(select(Tag::word).from(inner).all(&db).await?, ["y"]);
        let inner = select(Tag).from(unnest(Tag, val(texts(&["x", "y"])))).subquery().named(OtherTag);
        let outer = select((Tag::word, OtherTag::word)).from(unnest(Tag, val(texts(&["y", "z"])))).inner_join(inner, OtherTag::word.eq(Tag::word));
        assert_eq!(outer.all(&db).await?, [("y".to_owned(), "y".to_owned())]);
        let both = alone().union(alone().filter(Tag::place.gt(1)));
        assert_eq!(both.count(&db).await?, 2);
        // A table of that name inside is another.
        let shadowed = select((Tag::word, exists(select(val(1)).from(values([tag("q", 9)])).filter(Tag::place.eq(9))))).from(unnest(Tag, val(texts(&["x"]))));
        assert_eq!(shadowed.all(&db).await?, [("x".to_owned(), true)]);
        Ok(())
    }

    /// parity: JSON | `json_elements(..)`, `json_members(..)`: the parts of an array, of an object as a table | `jsonb_path_query(..)` | `json_each(..)` | equal: what is
    /// of another kind has none
    async fn of_json(db: Db) -> squall::Result<()> {
        let parts = select((Note::id, Part)).from(Note).cross_join_lateral(json_elements(Part, Note::doc)).order_by((Note::id, Part::place));
        let part = |part, place| (1, Part { part, place });
        assert_eq!(parts.all(&db).await?, [part(json!(1.5), 1), part(json!("x"), 2), part(Value::Null, 3), part(json!({"a": [1]}), 4)]);
        let inner = select((Part::place, Part::part.json_get::<i64>(("a", 0)), Part::part.json_type()))
            .from(Note)
            .cross_join_lateral(json_elements(Part, Note::doc))
            .filter(Part::part.ne(json!("x")))
            .order_by(Part::place);
        let row = |place, number, kind: &str| (place, number, kind.to_owned());
        assert_eq!(inner.all(&db).await?, [row(1, None, "number"), row(3, None, "null"), row(4, Some(1), "object")]);
        let members = select((Note::id, Member)).from(Note).cross_join_lateral(json_members(Member, Note::doc)).order_by(Member::name);
        let member = |name: &str, value| (2, Member { name: name.into(), value });
        assert_eq!(
            members.all(&db).await?,
            [member("", json!([true])), member("\"", Value::Null), member("a", json!(1)), member("b c", json!("x"))]
        );
        let kept = select((Note::id, Part::part)).from(Note).cross_join_lateral(json_elements(Part, Note::kept)).filter(Part::part.eq(json!(1.0)));
        assert_eq!(kept.distinct().order_by(Note::id).all(&db).await?, [(1, json!(1)), (4, json!(1))]);
        let exact = json!([9_007_199_254_740_993_i64, 1.10, {"\u{7f}é": "\""}]);
        let digits = select(Part::part).from(json_elements(Part, val(exact.clone()))).order_by(Part::place);
        assert_eq!(digits.all(&db).await?, *exact.as_array().unwrap());
        Ok(())
    }

    async fn of_each_type(db: Db) -> squall::Result<()> {
        macro_rules! each {
            ($($ty:ty: $($value:expr),+;)+) => { $({
                #[derive(View, Debug, PartialEq, Clone)]
                pub struct Cell {
                    pub cell: $ty,
                }
                let cells: Vec<$ty> = vec![$($value),+];
                let found = select(Cell::cell).from(unnest(Cell, val(cells.clone()))).all(&db).await?;
                assert_eq!(found, cells);
                let first = cells[0].clone();
                let found = select(Cell).from(unnest(Cell, val(cells))).filter(Cell::cell.eq(first.clone())).all(&db).await?;
                assert_eq!(found, [Cell { cell: first }]);
            })+ };
        }
        each! {
            bool: true, false;
            i16: i16::MIN, i16::MAX;
            i32: i32::MIN, 0, i32::MAX;
            i64: i64::MIN, (1 << 53) + 1, i64::MAX;
            f32: 1.5, f32::MAX, f32::MIN_POSITIVE, f32::INFINITY;
            f64: 0.1, f64::MAX, f64::MIN_POSITIVE, f64::NEG_INFINITY, 1.0;
            rust_decimal::Decimal: decimal("1.10"), decimal("79228162514264337593543950335");
            String: "é🦀\u{7f}".into(), "null".into(), String::new();
            Vec<u8>: vec![0, 255], vec![];
            Uuid: Uuid::from_u128(0xABCDEF), Uuid::nil(), Uuid::max();
            NaiveDate: "0001-01-01".parse().unwrap(), "9999-12-31".parse().unwrap();
            NaiveTime: "23:59:59.999999".parse().unwrap(), "00:00:00".parse().unwrap();
            NaiveDateTime: "2024-02-29T12:00:00.000001".parse().unwrap(), "0001-01-01T00:00:00".parse().unwrap();
            DateTime<Utc>: "2024-02-29T12:00:00.000001Z".parse().unwrap(), "9999-12-31T23:59:59.999999Z".parse().unwrap();
            TimeDelta: TimeDelta::microseconds(-1), TimeDelta::days(400);
            Value: json!({"a": [1.5, null]}), json!("text"), Value::Null;
            Rank: Rank::Master, Rank::Novice;
            Mood: Mood::Sour, Mood::Glad;
        }
        Ok(())
    }

    async fn of_arrays_of_arrays(db: Db) -> squall::Result<()> {
        let query = select(Row).from(Note).cross_join_lateral(unnest(Row, Note::grid));
        let error = failure(query.all(&db).await);
        assert!(error.to_string().contains("has no rows of its own"), "{error}");
        assert_fails(select(Row).from(unnest(Row, val(vec![vec![1]]))).all(&db).await, "InvalidQuery");
        Ok(())
    }
}
