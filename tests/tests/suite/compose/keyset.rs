//! Pages by `keyset`.

use chrono::{DateTime, NaiveDate, Utc};
use rust_decimal::Decimal;
use squall::{
    Error,
    query::{BoxedQuery, Cursor, KeysetPage},
};
use squall_testing::on_every_backend;
use squall_tests::{assert_fails, failure};
use uuid::Uuid;

use super::*;

/// Of letters that are in another order.
#[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
#[db_enum(text)]
pub enum Size {
    Small,
    Medium,
    Large,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(unique(columns(at, code)), unique(columns(title)))]
pub struct Event {
    #[column(primary_key)]
    pub id: i32,
    pub title: Option<String>,
    pub size: Size,
    pub stage: Option<Stage>,
    #[column(precision = 10, scale = 2)]
    pub amount: Decimal,
    pub exact: Option<Decimal>,
    #[column(timestamp = text)]
    pub at: DateTime<Utc>,
    pub day: Option<NaiveDate>,
    pub weight: Option<f64>,
    pub share: f32,
    #[column(uuid = blob)]
    pub code: Uuid,
    pub public: bool,
}

const EVENTS: i32 = 24;

/// Numbered from 1, with many that are equal in one column or another, and with NULLs.
async fn events(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Event]).await?;
    let events = (1..=EVENTS).map(|id| NewEvent {
        id,
        title: (id % 3 != 0)
            .then(|| format!("{}%\u{e4}'\"{id}", ["b", "a", "A", "\u{1F600}"][id as usize % 4])),
        size: [Size::Large, Size::Small, Size::Medium][id as usize % 3],
        stage: [None, Some(Stage::Done), Some(Stage::Draft), Some(Stage::Review), None][id as usize % 5],
        amount: Decimal::new(i64::from(id % 4) * 1000 - 1005, 2),
        exact: (id % 4 != 1).then(|| Decimal::new(i64::from(id % 3), (id % 2) as u32 * 20)),
        at: DateTime::from_timestamp_micros(1_700_000_000_000_001 + i64::from(id % 6)).unwrap(),
        day: (id % 4 != 2).then(|| NaiveDate::from_ymd_opt(2024, 2, 26 + (id % 4) as u32).unwrap()),
        weight: [Some(0.1 + 0.2), Some(f64::INFINITY), None, Some(-1e-300), Some(0.3)][id as usize % 5],
        share: [0.1, -0.7, 16_777_217.0][id as usize % 3],
        code: Uuid::from_u128(u128::from(id as u32 % 8) << 100 | u128::from(id as u32)),
        public: id % 2 == 0,
    });
    insert(Event).values(events.collect::<Vec<_>>()).exec(&db).await?;
    Ok(())
}

type Ids = BoxedQuery<i32>;

/// Each with a key at its end.
fn orders() -> Vec<Ids> {
    let ids = || select(Event::id).from(Event);
    vec![
        ids().order_by(Event::id).boxed(),
        ids().order_by(Event::id.desc()).boxed(),
        ids().order_by((Event::title, Event::id)).boxed(),
        ids().order_by((Event::title.desc(), Event::id)).boxed(),
        ids().order_by((Event::title.asc().nulls_first(), Event::id.desc())).boxed(),
        ids().order_by((Event::title.desc().nulls_first(), Event::id.desc())).boxed(),
        ids().order_by((Event::size, Event::stage.desc(), Event::id.desc())).boxed(),
        ids().order_by((Event::stage.asc().nulls_first(), Event::size.desc(), Event::id)).boxed(),
        ids().order_by((Event::amount.desc(), Event::exact, Event::id)).boxed(),
        ids().order_by((Event::exact.desc().nulls_first(), Event::public, Event::id)).boxed(),
        ids().order_by((Event::at.desc(), Event::code)).boxed(),
        ids().order_by((Event::code.desc(), Event::at)).boxed(),
        ids().order_by((Event::day, Event::public.desc(), Event::at, Event::id)).boxed(),
        ids().order_by((Event::weight.desc(), Event::share, Event::id.desc())).boxed(),
        ids().order_by((Event::share.desc(), Event::weight.asc().nulls_first(), Event::id)).boxed(),
        ids().order_by((lower(Event::title), length(Event::title).desc(), Event::id)).boxed(),
        ids().order_by((Event::id % 3, Event::id.desc())).boxed(),
        ids().order_by((Event::id, Event::title)).boxed(),
        ids().order_by((Event::stage, Event::id)).filter(Event::public.or(Event::stage.is_null())).boxed(),
        select(Event::id).distinct().from(Event).order_by(Event::id.desc()).boxed(),
    ]
}

/// All pages, forwards to the end and back again.
async fn walk(db: &Db, query: &Ids, size: u32) -> squall::Result<(Vec<i32>, Vec<i32>)> {
    let (mut there, mut back) = (Vec::new(), Vec::new());
    let mut cursor = None;
    loop {
        let page = query.clone().keyset(size).at(cursor.clone()).fetch(db).await?;
        assert_eq!(page.previous.is_some(), cursor.is_some());
        assert!(page.rows.len() == size as usize || page.next.is_none());
        there.extend(&page.rows);
        if page.next.is_none() {
            back.splice(0..0, page.rows);
            cursor = page.previous;
            break;
        }
        cursor = page.next;
    }
    while let Some(previous) = cursor {
        let page = query.clone().keyset(size).at(previous).fetch(db).await?;
        assert!(page.next.is_some());
        back.splice(0..0, page.rows);
        cursor = page.previous;
    }
    Ok((there, back))
}

async fn page(db: &Db, size: u32, cursor: Option<Cursor>) -> squall::Result<KeysetPage<i32>> {
    select(Event::id)
        .from(Event)
        .order_by((Event::at.desc(), Event::id))
        .keyset(size)
        .at(cursor)
        .fetch(db)
        .await
}

on_every_backend! {
    #![setup(events)]

    /// parity: Queries | pages by `keyset`, in mixed directions and with NULLs | by hand | by hand | equal: also the cursors
    async fn there_and_back_again(db: Db) -> squall::Result<()> {
        for query in orders() {
            let all = query.clone().all(&db).await?;
            for size in [1, 2, 5, 7, 24, 100] {
                let (there, back) = walk(&db, &query, size).await?;
                assert_eq!(there, all, "{size} of {query:?}");
                assert_eq!(back, all, "{size} of {query:?}");
            }
        }
        Ok(())
    }

    async fn cursors_are_the_same_text_everywhere(db: Db) -> squall::Result<()> {
        let query = select(Event::id).from(Event).order_by((
            Event::title.desc(),
            Event::size,
            Event::amount,
            Event::exact,
            Event::at,
            Event::weight,
            Event::code,
            Event::id,
        ));
        let next = query.keyset(4).fetch(&db).await?.next.unwrap();
        let text = String::from_utf8(decoded(&next.to_string())).unwrap();
        // After the version, the direction and what tells the order apart.
        assert_eq!(
            text[24..],
            *concat!(
                "[\"\u{1F600}%\u{e4}'\\\"11\",",
                r#""medium","19.95","0.00000000000000000002","2023-11-14T22:13:20.000006Z","Infinity","#,
                r#""00000030-0000-0000-0000-00000000000b",11]]"#
            )
        );
        let json = serde_json::to_string(&next).unwrap();
        assert_eq!(serde_json::from_str::<Cursor>(&json).unwrap(), next);
        assert!(json.chars().all(|it| it.is_ascii_alphanumeric() || "-_\"".contains(it)));
        Ok(())
    }

    async fn rows_that_come_and_go(db: Db) -> squall::Result<()> {
        let first = page(&db, 3, None).await?;
        assert_eq!(first.rows, [5, 11, 17]);
        let second = page(&db, 3, first.next.clone()).await?;
        assert_eq!(second.rows, [23, 4, 10]);
        // The row at the edge goes, and one comes before it.
        delete(Event).filter(Event::by_key(17)).exec(&db).await?;
        let mut row: NewEvent = template(&db).await?;
        (row.id, row.at) = (100, DateTime::from_timestamp_micros(1_800_000_000_000_000).unwrap());
        insert(Event).values(row).exec(&db).await?;
        assert_eq!(page(&db, 3, first.next).await?.rows, [23, 4, 10]);
        let back = page(&db, 3, second.previous).await?;
        assert_eq!(back.rows, [100, 5, 11]);
        assert_eq!((back.previous.is_some(), back.next.is_some()), (false, true));
        // What follows the last row is gone: the way back begins with where it stood.
        let last = page(&db, 20, None).await?;
        delete(Event).filter(Event::at.le(DateTime::from_timestamp_micros(1_700_000_000_000_003).unwrap())).exec(&db).await?;
        let nothing = page(&db, 3, last.next).await?;
        assert_eq!((nothing.rows.len(), nothing.next.is_some()), (0, false));
        let back = page(&db, 50, nothing.previous).await?;
        assert_eq!(back.rows, page(&db, 50, None).await?.rows);
        Ok(())
    }

    async fn of_no_rows(db: Db) -> squall::Result<()> {
        let query = select(Event).from(Event).filter(Event::id.lt(0)).order_by(Event::id).keyset(3);
        assert_eq!(query.fetch(&db).await?, KeysetPage { rows: vec![], next: None, previous: None });
        Ok(())
    }

    async fn forged_and_foreign(db: Db) -> squall::Result<()> {
        let order = || select(Event::id).from(Event).order_by((Event::title, Event::id));
        let cursor = order().keyset(4).fetch(&db).await?.next.unwrap();
        let refused = async |query: squall::query::Keyset<i32>| {
            let error = failure(query.fetch(&db).await);
            let Error::InvalidCursor { reason } = error else { panic!("{error:?}") };
            reason
        };
        for forged in ["", "!", "WzEsMCwiIl0", "bnVsbA", &format!("{cursor}A"), &cursor.to_string()[..20], &"A".repeat(100_000)] {
            assert_eq!(refused(order().keyset(4).at(Cursor::from(forged))).await, "it is not a cursor", "{forged}");
        }
        // Of another direction, another place of NULLs, other columns of the same types, another table.
        let others = [
            select(Event::id).from(Event).order_by((Event::title.desc(), Event::id)).keyset(4),
            select(Event::id).from(Event).order_by((Event::title.asc().nulls_first(), Event::id)).keyset(4),
            select(Event::id).from(Event).order_by((Event::title, Event::stage, Event::id)).keyset(4),
            select(Event::id).from(Event).order_by(Event::id).keyset(4),
        ];
        for other in others {
            assert_eq!(refused(other.at(cursor.clone())).await, "it is of a query with another order");
        }
        let text = String::from_utf8(decoded(&cursor.to_string())).unwrap();
        assert!(text.starts_with("[1,0,\""), "{text}");
        for (from, to, reason) in [
            ("[1,0", "[2,0", "it is of another version"),
            ("[1,0", "[1,4", "it is of a query with another order"),
            ("[1,0", "[1,-1", "it is not a cursor"),
            ("]]", ",1]]", "it is of a query with another order"),
            ("]]", "]]]", "it is not a cursor"),
            (last_value(&text), "null]]", "a value in it: expected a whole number of 32 bits"),
            (last_value(&text), "\"1\"]]", "a value in it: expected a whole number of 32 bits"),
            (last_value(&text), "{\"ne\":1}]]", "a value in it: expected a whole number of 32 bits"),
        ] {
            let forged = encoded(text.replacen(from, to, 1).as_bytes());
            assert_eq!(refused(order().keyset(4).at(Cursor::from(forged))).await, reason, "{to}");
        }
        Ok(())
    }

    async fn without_a_key(db: Db) -> squall::Result<()> {
        let events = || select(Event::id).from(Event);
        for (query, said) in [
            (events().boxed(), "add `.order_by(..)`"),
            (events().order_by(Event::size).boxed(), "rows of `events` equal"),
            // Unique, but for the NULLs.
            (events().order_by(Event::title).boxed(), "(id)"),
            (events().order_by(Event::at).boxed(), "(id)"),
            (events().order_by(Event::id + 0).boxed(), "(id)"),
            (events().order_by(Event::id).limit(3).boxed(), "`limit` or `offset`"),
            (events().order_by(Event::id).offset(3).boxed(), "`limit` or `offset`"),
            (events().order_by(Event::id).group_by(Event::id).boxed(), "groups"),
        ] {
            let error = failure(query.keyset(3).fetch(&db).await);
            assert!(matches!(error, Error::InvalidQuery(_)) && error.to_string().contains(said), "{error}");
        }
        assert_fails(events().order_by(Event::id).keyset(0).fetch(&db).await, "InvalidQuery");
        assert_eq!(events().order_by(Event::id).keyset(u32::MAX).fetch(&db).await?.rows.len(), 24);
        Ok(())
    }
}

on_every_backend! {
    #![setup(articles)]

    async fn of_joined_tables(db: Db) -> squall::Result<()> {
        let on = || Article::writer_id.eq(Writer::id);
        let pairs = || select((Writer::name, Article::title)).from(Writer);
        // By the key of both, where either can come often.
        let left = pairs().left_join(Article, on().and(Article::stage.eq(Stage::Draft).or(Article::score.lt(0))));
        let left = left.order_by((Writer::name.desc(), Article::score, Article::id, Writer::id));
        let first = left.clone().keyset(2).fetch(&db).await?;
        assert_eq!(first.rows, [("Bob".to_owned(), Some("Four".to_owned())), ("Bob".to_owned(), Some("Five".to_owned()))]);
        let second = left.clone().keyset(2).at(first.next).fetch(&db).await?;
        assert_eq!(second.rows, [("Ann".to_owned(), Some("Two".to_owned()))]);
        let outer = select((Writer::name, Article::title)).from(Writer).full_join(Article, on());
        let outer = outer.order_by((Writer::id.desc().nulls_first(), Article::id)).keyset(1);
        let first = outer.clone().fetch(&db).await?;
        assert_eq!(first.rows, [(None, Some("Three".to_owned()))]);
        assert_eq!(outer.at(first.next).fetch(&db).await?.rows, [(Some("Bob".to_owned()), Some("Four".to_owned()))]);
        // By the key of one, where the join picks at most one row of the other.
        let titles = select(Article::title).from(Article).left_join(Writer, on()).order_by((Writer::name, Article::id));
        let (mut cursor, mut found) = (None, Vec::new());
        loop {
            let page = titles.clone().keyset(2).at(cursor).fetch(&db).await?;
            found.extend(page.rows);
            cursor = page.next;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(found, ["One", "Two", "Four", "Five", "Three"]);
        let inner = select(Article::title).from(Writer).inner_join(Article, on()).order_by(Article::id);
        assert_eq!(inner.keyset(2).fetch(&db).await?.rows, ["One", "Two"]);
        // But not here.
        let many = select(Article::title).from(Writer).left_join(Article, on());
        assert_fails(many.clone().order_by(Article::id).keyset(2).fetch(&db).await, "InvalidQuery");
        assert_fails(many.order_by(Writer::id).keyset(2).fetch(&db).await, "InvalidQuery");
        let full = select(Article::title).from(Article).full_join(Writer, on()).order_by(Article::id);
        assert_fails(full.keyset(2).fetch(&db).await, "InvalidQuery");
        Ok(())
    }
}

fn last_value(text: &str) -> &str {
    &text[text.rfind(',').unwrap() + 1..]
}

const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn decoded(text: &str) -> Vec<u8> {
    let bits: String =
        text.bytes().map(|it| format!("{:06b}", ALPHABET.iter().position(|at| *at == it).unwrap())).collect();
    (0..bits.len() / 8).map(|at| u8::from_str_radix(&bits[at * 8..at * 8 + 8], 2).unwrap()).collect()
}

fn encoded(bytes: &[u8]) -> String {
    let mut bits: String = bytes.iter().map(|it| format!("{it:08b}")).collect();
    while !bits.len().is_multiple_of(6) {
        bits.push('0');
    }
    (0..bits.len() / 6)
        .map(|at| char::from(ALPHABET[usize::from_str_radix(&bits[at * 6..at * 6 + 6], 2).unwrap()]))
        .collect()
}

async fn template(db: &Db) -> squall::Result<NewEvent> {
    let it = Event::find(1).one(db).await?;
    Ok(NewEvent {
        id: it.id,
        title: None,
        size: it.size,
        stage: it.stage,
        amount: it.amount,
        exact: it.exact,
        at: it.at,
        day: it.day,
        weight: it.weight,
        share: it.share,
        code: it.code,
        public: it.public,
    })
}
