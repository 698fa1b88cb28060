//! Arrays, of every type.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use rust_decimal::Decimal;
use serde_json::{Value, json};
use squall::{Error, prelude::*};
use squall_testing::{Backend, on_every_backend};
use squall_tests::{assert_fails, assert_same, failure};
use uuid::Uuid;

use super::{
    documents::{Level, TextLevel},
    round_trips,
};

#[derive(DbType, Debug, Clone, PartialEq)]
pub struct Tag(String);

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|&text| text.to_owned()).collect()
}

fn decimals(texts: &[&str]) -> Vec<Decimal> {
    texts.iter().map(|text| text.parse().unwrap()).collect()
}

fn instants(texts: &[&str]) -> Vec<DateTime<Utc>> {
    texts.iter().map(|text| text.parse().unwrap()).collect()
}

round_trips! {
    opaque booleans: Vec<bool> = [vec![], vec![true, false, true]];
    opaque small_integers: Vec<i16> = [vec![], vec![i16::MIN, -1, 0, 1, i16::MAX]];
    opaque integers: Vec<i32> = [vec![], vec![i32::MIN, -1, 0, 1, i32::MAX], (0..5000).collect()];
    opaque big_integers: Vec<i64> = [vec![i64::MIN, (1 << 53) + 1, -1, 0, i64::MAX]];
    opaque reals: Vec<f32> = [
        vec![f32::NEG_INFINITY, f32::MIN, f32::from_bits(1), 0.1, 16_777_216.0, f32::MAX, f32::INFINITY],
        vec![-0.0] => vec![0.0],
    ];
    opaque doubles: Vec<f64> = [
        vec![f64::NEG_INFINITY, f64::MIN, f64::from_bits(1), 0.1, 1.0, 1e300, f64::MAX, f64::INFINITY],
        vec![-0.0, 0.0] => vec![0.0, 0.0],
    ];
    opaque any_decimals: Vec<Decimal> = [
        vec![Decimal::MIN, Decimal::MAX],
        decimals(&["-7.9228162514264337593543950335", "0.0000000000000000000000000001", "100"]),
        // Equal decimals have one form.
        decimals(&["1.50", "0.00", "-0.0", "10.0"]) => decimals(&["1.5", "0", "0", "10"]),
    ];
    opaque any_texts: Vec<String> = [
        texts(&[]), texts(&[""]),
        texts(&["NULL", "null", "{}", "{\"a\",b}", "it's", "\\", "\"", ",", " a ", "\u{1}\n\t\u{7f}", "日本 🦀", "a\u{301}"]),
    ];
    opaque many_bytes: Vec<Vec<u8>> = [vec![], vec![vec![], vec![0], (0..=255).collect()]];
    opaque uuids: Vec<Uuid> = [vec![Uuid::nil(), Uuid::max(), Uuid::from_u128(0xABCDEF)]];
    opaque dates: Vec<NaiveDate> = [vec!["0001-01-01".parse().unwrap(), "9999-12-31".parse().unwrap()]];
    opaque times: Vec<NaiveTime> = [
        vec![NaiveTime::MIN, NaiveTime::from_hms_nano_opt(23, 59, 59, 999_999_999).unwrap()]
            => vec![NaiveTime::MIN, NaiveTime::from_hms_micro_opt(23, 59, 59, 999_999).unwrap()],
    ];
    opaque dates_and_times: Vec<NaiveDateTime> = [
        vec!["0001-01-01T00:00:00".parse().unwrap(), "1969-12-31T23:59:59.999999999".parse().unwrap()]
            => vec!["0001-01-01T00:00:00".parse().unwrap(), "1969-12-31T23:59:59.999999".parse().unwrap()],
    ];
    opaque many_instants: Vec<DateTime<Utc>> = [
        instants(&["0001-01-01T00:00:00Z", "1969-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999999Z"]),
    ];
    opaque intervals: Vec<TimeDelta> = [
        vec![TimeDelta::microseconds(i64::MIN), TimeDelta::zero(), TimeDelta::microseconds(i64::MAX)],
    ];
    opaque json_values: Vec<Value> = [
        vec![], vec![Value::Null, json!([]), json!([null]), json!({"a": [1.5, "x"]}), json!("null"), json!(1)],
    ];
    opaque documents: Vec<Json<Vec<i64>>> = [vec![Json(vec![]), Json(vec![i64::MAX, 1])]];
    opaque native_enums: Vec<Level> = [vec![], vec![Level::Off, Level::Low, Level::Low]];
    opaque text_enums: Vec<TextLevel> = [vec![], vec![TextLevel::Off, TextLevel::VeryHigh]];
    opaque newtypes: Vec<Tag> = [vec![], vec![Tag("a".into()), Tag("NULL".into())]];
    opaque with_nulls: Vec<Option<i32>> = [vec![None], vec![Some(1), None, Some(-1)]];
    opaque texts_with_nulls: Vec<Option<String>> = [vec![None, Some("NULL".into()), Some("".into())]];
    opaque enums_with_nulls: Vec<Option<Level>> = [vec![Some(Level::Off), None]];
    opaque json_with_nulls: Vec<Option<Value>> = [vec![None, Some(Value::Null), Some(json!([null]))]];
    opaque rectangles: Vec<Vec<i32>> = [vec![], vec![vec![1, 2, 3], vec![4, 5, 6]], vec![vec![0]]];
    opaque cubes: Vec<Vec<Vec<Option<String>>>> = [
        vec![vec![vec![Some("a".into())], vec![None]], vec![vec![Some("[".into())], vec![Some("".into())]]],
    ];
    opaque rectangles_of_enums: Vec<Vec<Level>> = [vec![vec![Level::Low], vec![Level::Off]]];
    opaque rectangles_of_json: Vec<Vec<Value>> = [vec![vec![json!([1]), Value::Null], vec![json!({}), json!([[]])]]];
}

#[derive(Table, Debug)]
#[table(name = "shelves")]
pub struct Shelf {
    #[column(primary_key)]
    pub id: i32,
    #[column(default = texts(&["it's", "\\"]))]
    pub tags: Vec<String>,
    #[column(default = Vec::<i64>::new())]
    pub numbers: Vec<i64>,
    #[column(default = vec![Level::Low])]
    pub levels: Vec<Level>,
    #[column(default = vec![vec![1, 2], vec![3, 4]])]
    pub grid: Vec<Vec<i32>>,
    #[column(default = vec![json!(null), json!({"a": 1})])]
    pub notes: Vec<Value>,
    #[column(default = vec![None, Some(1)])]
    pub maybe: Vec<Option<i32>>,
    pub prices: Option<Vec<Decimal>>,
    pub number: Option<i64>,
    #[column(precision = 6, scale = 2)]
    pub price: Option<Decimal>,
    #[column(timestamp = text)]
    pub at: Option<DateTime<Utc>>,
}

async fn shelves(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Shelf]).await?;
    let first =
        Shelf::new().id(1).tags(texts(&["a", "b", "a"])).numbers(vec![1, 2, i64::MAX]).number(i64::MAX);
    let first = first.prices(decimals(&["1.50", "2"])).price("1.5".parse::<Decimal>().unwrap());
    let second = Shelf::new().id(2).numbers(vec![2]).number(3).levels(vec![Level::Off, Level::Medium]);
    let second = second.maybe(vec![]).at(instants(&["2024-01-01T00:00:00Z"])[0]);
    insert(Shelf).values(first).exec(&db).await?;
    insert(Shelf).values(second).exec(&db).await?;
    insert(Shelf).values(Shelf::new().id(3)).exec(&db).await?;
    Ok(())
}

macro_rules! found {
    ($db:ident, $condition:expr) => {
        select(Shelf::id).from(Shelf).filter($condition).order_by(Shelf::id).all(&$db).await?
    };
}

const NONE: [i32; 0] = [];

on_every_backend! {
    #![setup(shelves)]

    async fn defaults(db: Db) -> squall::Result<()> {
        sql!("INSERT INTO shelves (id) VALUES (4)").exec(&db).await?;
        for id in [3, 4] {
            let shelf = select(Shelf).from(Shelf).filter(Shelf::id.eq(id)).one(&db).await?;
            assert_eq!(shelf.tags, ["it's", "\\"]);
            assert_eq!(shelf.numbers, [0_i64; 0]);
            assert_eq!(shelf.levels, [Level::Low]);
            assert_eq!(shelf.grid, [[1, 2], [3, 4]]);
            assert_eq!(shelf.notes, [Value::Null, json!({"a": 1})]);
            assert_eq!(shelf.maybe, [None, Some(1)]);
            assert_eq!(shelf.prices, None);
        }
        Ok(())
    }

    /// parity: Arrays | arrays of every type, also with NULLs and rectangular arrays of arrays | `T[]` | not there |
    /// equal: JSON in one form; by value `=`, `<>`, DISTINCT and GROUP BY; decimals lose the zeros at their end
    async fn equal_by_value(db: Db) -> squall::Result<()> {
        assert_eq!(found!(db, Shelf::tags.eq(texts(&["a", "b", "a"]))), [1]);
        assert_eq!(found!(db, Shelf::tags.eq(texts(&["a", "a", "b"]))), NONE);
        assert_eq!(found!(db, Shelf::tags.ne(texts(&["a", "b", "a"]))), [2, 3]);
        assert_eq!(found!(db, Shelf::prices.eq(decimals(&["1.5", "2.000"]))), [1]);
        assert_eq!(found!(db, Shelf::levels.in_list([vec![Level::Low], vec![]])), [1, 3]);
        assert_eq!(found!(db, Shelf::numbers.eq(vec![])), [3]);
        assert_eq!(found!(db, Shelf::maybe.eq(vec![None, Some(1)])), [1, 3]);
        assert_eq!(found!(db, Shelf::grid.eq(vec![vec![1, 2], vec![3, 4]])), [1, 2, 3]);
        assert_eq!(found!(db, Shelf::grid.eq(vec![vec![1, 2, 3, 4]])), NONE);
        assert_eq!(found!(db, Shelf::notes.eq(vec![Value::Null, json!({"a": 1.0})])), [1, 2, 3]);
        assert_eq!(found!(db, Shelf::tags.eq(Shelf::tags)), [1, 2, 3]);
        assert_eq!(select(count_distinct(Shelf::tags)).from(Shelf).one(&db).await?, 2);
        assert_eq!(select(Shelf::notes).from(Shelf).distinct().all(&db).await?.len(), 1);
        let mut counts = select(count_all()).from(Shelf).group_by(Shelf::levels).all(&db).await?;
        counts.sort_unstable();
        assert_eq!(counts, [1, 2]);
        Ok(())
    }

    /// parity: Arrays | order of arrays | element by element | by text | refused: `Unsupported`
    async fn without_an_order(db: Db) {
        let query = select(Shelf::id).from(Shelf);
        assert_fails(query.clone().order_by(Shelf::tags).all(&db).await, "Unsupported");
        assert_fails(query.clone().filter(Shelf::numbers.gt(vec![1])).all(&db).await, "Unsupported");
        assert_fails(query.filter(Shelf::numbers.between(vec![1], vec![2])).all(&db).await, "Unsupported");
        assert_fails(select(min(Shelf::numbers)).from(Shelf).one(&db).await, "Unsupported");
    }

    async fn lengths(db: Db) -> squall::Result<()> {
        let lengths = select((
            array_length(Shelf::tags),
            array_length(Shelf::numbers),
            array_length(Shelf::grid),
            array_length(Shelf::notes),
            array_length(Shelf::prices),
        ));
        let expected = [(3, 3, 4, 2, Some(2)), (2, 1, 4, 2, None), (2, 0, 4, 2, None)];
        assert_eq!(lengths.from(Shelf).order_by(Shelf::id).all(&db).await?, expected);
        Ok(())
    }

    /// parity: Arrays | `array_contains`, `array_contained_by`, `array_overlaps`, `array_append`, `array_length`, `eq_any`
    /// | `@>`, `<@`, `&&`, `array_append`, `cardinality`, `= ANY` | not there | equal: also of NULLs; of JSON
    /// values all but the length are refused
    async fn searched(db: Db) -> squall::Result<()> {
        assert_eq!(found!(db, array_contains(Shelf::tags, texts(&["b", "a"]))), [1]);
        assert_eq!(found!(db, array_contains(Shelf::tags, texts(&[]))), [1, 2, 3]);
        assert_eq!(found!(db, array_contains(Shelf::numbers, vec![2])), [1, 2]);
        assert_eq!(found!(db, array_contains(Shelf::prices, decimals(&["1.5"]))), [1]);
        assert_eq!(found!(db, array_contains(Shelf::levels, vec![Level::Off])), [2]);
        assert_eq!(found!(db, array_contains(Shelf::grid, vec![vec![4, 1]])), [1, 2, 3]);
        assert_eq!(found!(db, array_contains(Shelf::maybe, vec![None])), NONE);
        assert_eq!(found!(db, array_contained_by(Shelf::numbers, vec![1, 2, i64::MAX])), [1, 2, 3]);
        assert_eq!(found!(db, array_contained_by(Shelf::numbers, vec![1, 2])), [2, 3]);
        assert_eq!(found!(db, array_contained_by(Shelf::maybe, vec![None, Some(1)])), [2]);
        assert_eq!(found!(db, array_overlaps(Shelf::tags, texts(&["x", "b", "it's"]))), [1, 2, 3]);
        assert_eq!(found!(db, array_overlaps(Shelf::maybe, vec![None, Some(2)])), NONE);
        assert_eq!(found!(db, array_overlaps(Shelf::prices, decimals(&["1.5"])).not()), NONE);
        assert_fails(select(array_contains(Shelf::notes, vec![json!(1)])).from(Shelf).all(&db).await, "Unsupported");
        Ok(())
    }

    async fn any_of_an_array(db: Db) -> squall::Result<()> {
        assert_eq!(found!(db, eq_any(Shelf::id, vec![3, 1, 7])), [1, 3]);
        assert_eq!(found!(db, eq_any(Shelf::id, Vec::<i32>::new())), NONE);
        assert_eq!(found!(db, eq_any(Shelf::number, Shelf::numbers)), [1]);
        assert_eq!(found!(db, eq_any(Shelf::price, Shelf::prices)), [1]);
        assert_eq!(found!(db, eq_any(Shelf::price, decimals(&["1.5000", "7"]))), [1]);
        assert_eq!(found!(db, eq_any(val(Level::Medium), Shelf::levels)), [2]);
        assert_eq!(found!(db, eq_any(Shelf::at, instants(&["2024-01-01T00:00:00Z"]))), [2]);
        // NULL is unknown, but nothing is in an empty array.
        let answers = select((eq_any(Shelf::id, vec![Some(1), None]), eq_any(Shelf::number, Shelf::numbers)));
        let expected = [(Some(true), Some(true)), (None, Some(false)), (None, Some(false))];
        assert_eq!(answers.from(Shelf).order_by(Shelf::id).all(&db).await?, expected);
        assert_eq!(found!(db, eq_any(Shelf::number, vec![3]).is_null()), [3]);
        Ok(())
    }

    async fn appended(db: Db) -> squall::Result<()> {
        let more = update(Shelf)
            .set(Shelf::tags, array_append(Shelf::tags, "\"é\"\n"))
            .set(Shelf::numbers, array_append(Shelf::numbers, i64::MIN))
            .set(Shelf::levels, array_append(Shelf::levels, Level::Off))
            .set(Shelf::maybe, array_append(Shelf::maybe, 7))
            .set(Shelf::prices, array_append(Shelf::prices, "2.50".parse::<Decimal>().unwrap()))
            .filter(Shelf::id.eq(3));
        let found = more.returning(Shelf).one(&db).await?;
        assert_eq!(found.tags, ["it's", "\\", "\"é\"\n"]);
        assert_eq!(found.numbers, [i64::MIN]);
        assert_eq!(found.levels, [Level::Low, Level::Off]);
        assert_eq!(found.maybe, [None, Some(1), Some(7)]);
        assert_same(found.prices, Some(decimals(&["2.5"])));
        assert_eq!(found!(db, Shelf::tags.eq(texts(&["it's", "\\", "\"é\"\n"]))), [3]);
        let appended = array_append(Shelf::maybe, sql!("{}", None::<i32> => Option<i32>));
        let both = select(appended).from(Shelf).filter(Shelf::id.eq(3)).one(&db).await?;
        assert_eq!(both, [None, Some(1), Some(7), None]);
        let grid = select(array_append(Shelf::grid, vec![1, 2])).from(Shelf);
        assert_fails(grid.all(&db).await, "Unsupported");
        Ok(())
    }

    async fn of_another_shape(db: Db, backend: Backend) -> squall::Result<()> {
        let grid = |grid: Vec<Vec<i32>>| update(Shelf).set(Shelf::grid, grid).all_rows();
        for wrong in [vec![vec![1], vec![1, 2]], vec![vec![], vec![]], vec![vec![1], vec![]]] {
            let error = failure(grid(wrong).exec(&db).await);
            let Error::InvalidValue { column, .. } = &error else { panic!("{error:?}") };
            assert_eq!(column.as_deref(), Some("grid"));
        }
        type Deep = Vec<Vec<Vec<Vec<Vec<Vec<Vec<i32>>>>>>>;
        let deep: Deep = vec![vec![vec![vec![vec![vec![vec![1]]]]]]];
        assert_fails(sql!("SELECT {deep}").one::<Deep>(&db).await, "InvalidValue");
        let holes: Vec<Option<Vec<i32>>> = vec![Some(vec![1]), None];
        assert_fails(sql!("SELECT {holes}").one::<Vec<Option<Vec<i32>>>>(&db).await, "InvalidValue");
        assert_fails(sql!("SELECT {}", vec![f64::NAN]).one::<Vec<f64>>(&db).await, "InvalidValue");
        assert_fails(sql!("SELECT {}", texts(&["a\0"])).one::<Vec<String>>(&db).await, "InvalidValue");
        // What is read must be what is expected.
        let array = || sql!("SELECT {}", vec![Some(1), None]);
        assert_fails(array().one::<Vec<i32>>(&db).await, "Decode");
        assert_fails(array().one::<Vec<Vec<i32>>>(&db).await, "Decode");
        assert_fails(array().one::<Vec<String>>(&db).await, "Decode");
        assert_fails(array().one::<i32>(&db).await, "Decode");
        assert_fails(sql!("SELECT grid FROM shelves").all::<Vec<i32>>(&db).await, "Decode");
        let wrong = match backend {
            Backend::Postgres => sql!("UPDATE shelves SET tags = '{{\"a'"),
            Backend::Sqlite | Backend::SqliteFile => sql!("UPDATE shelves SET tags = '{{}}'"),
        };
        assert_fails(wrong.exec(&db).await, "InvalidValue");
        Ok(())
    }
}
