use std::{collections::HashSet, sync::LazyLock};

use super::*;
use squall::query::Select;
use squall_testing::on_every_backend;
use squall_tests::assert_fails;

/// A statement is a value without a connection, of a type with a name.
static BY_ID: LazyLock<Prepared<(i64,), Book>> =
    LazyLock::new(|| prepare(|id: Param<i64>| select(Book).from(Book).filter(Book::id.eq(id))));

on_every_backend! {
    #![setup(books)]

    /// parity: Running | one statement, many arguments | PREPARE, by name | sqlite3_prepare, by handle | equal: printed once for each database, run with a tuple
    async fn one_row_by_its_key(db: Db) -> squall::Result<()> {
        let first = BY_ID.one(&db, (1,)).await?;
        assert_eq!((first.id, first.title.as_str(), first.price), (1, "aa", decimal("1.50")));
        assert_eq!(BY_ID.optional(&db, (2,)).await?.map(|it| it.genre), Some(Genre::Poems));
        assert_eq!(BY_ID.optional(&db, (9,)).await?, None);
        assert_fails(BY_ID.one(&db, (9,)).await, "NotFound");
        assert_eq!(BY_ID.all(&db, (3,)).await?.len(), 1);
        let all = prepare(|| select(Book::id).from(Book).order_by(Book::id.desc()));
        assert_eq!(all.all(&db, ()).await?, [4, 3, 2, 1]);
        assert_fails(all.one(&db, ()).await, "MultipleRows");
        Ok(())
    }

    async fn inside_a_transaction(db: Db) -> squall::Result<()> {
        db.transaction(async |tx| {
            assert_eq!(BY_ID.one(tx, (1,)).await?.id, 1);
            delete(Book).filter(Book::id.eq(1)).exec(tx).await?;
            assert_eq!(BY_ID.optional(tx, (1,)).await?, None);
            Ok(())
        })
        .await
    }

    async fn arguments_of_every_type(db: Db) -> squall::Result<()> {
        let found = prepare(
            |title: Param<String>, price: Param<Decimal>, genre: Param<Genre>, sold: Param<DateTime<Utc>>| {
                select(Book::id)
                    .from(Book)
                    .filter(Book::title.eq(title).or(Book::price.le(price)).or(Book::sold_at.ge(sold)))
                    .filter(Book::genre.ne(genre))
                    .order_by(Book::id.asc())
            },
        );
        let late = instant("2030-01-01T00:00:00Z");
        assert_eq!(found.all(&db, ("aa", decimal("0.1"), Genre::Poems, late)).await?, [1, 3]);
        assert_eq!(found.all(&db, (String::from("é"), decimal("0"), Genre::Novel, late)).await?, [4]);
        let leap = instant("2024-02-29T00:00:00.123Z");
        assert_eq!(found.all(&db, ("", decimal("-1"), Genre::Novel, leap)).await?, [2]);
        // A longer text than the column takes can be compared with it.
        assert_eq!(found.all(&db, ("longer than five", decimal("0"), Genre::Novel, late)).await?, [0; 0]);
        Ok(())
    }

    async fn the_same_parameter_twice(db: Db) -> squall::Result<()> {
        let either = prepare(|text: Param<String>| {
            let condition = Book::title.eq(text).or(Book::note.eq(text));
            select((Book::id, text)).from(Book).filter(condition).order_by(Book::id.asc())
        });
        assert_eq!(either.all(&db, ("é",)).await?, [(2, "é".to_owned()), (4, "é".to_owned())]);
        let grouped = prepare(|text: Param<String>| {
            let marked = concat((Book::genre.cast::<String>(), text));
            select((marked.clone(), count_all())).from(Book).group_by(marked.clone()).order_by(marked.asc())
        });
        let expected = [("novel!".to_owned(), 2), ("poems!".to_owned(), 2)];
        assert_eq!(grouped.all(&db, ("!",)).await?, expected);
        Ok(())
    }

    async fn limit_and_offset(db: Db) -> squall::Result<()> {
        let page = prepare(|limit: Param<u32>, offset: Param<u32>| {
            select(Book::id).from(Book).order_by(Book::id.asc()).limit(limit).offset(offset)
        });
        assert_eq!(page.all(&db, (2, 1)).await?, [2, 3]);
        assert_eq!(page.all(&db, (0, 0)).await?, [0; 0]);
        assert_eq!(page.all(&db, (u32::MAX, 3)).await?, [4]);
        let rest = prepare(|from: Param<u32>| select(Book::id).from(Book).order_by(Book::id.asc()).offset(from));
        assert_eq!(rest.all(&db, (3,)).await?, [4]);
        Ok(())
    }

    /// parity: Running | a list of values as one parameter | `= ANY($1)` | `IN (SELECT value FROM json_each(?))` | equal: a list of any length, the empty one FALSE, also of a NULL
    async fn lists_of_any_length(db: Db) -> squall::Result<()> {
        let among = prepare(|ids: Param<Vec<i64>>| {
            select(Book::id).from(Book).filter(Book::id.in_list(ids)).order_by(Book::id.asc())
        });
        for (ids, expected) in [(vec![], vec![]), (vec![3], vec![3]), (vec![4, 9, 1, 4], vec![1, 4])] {
            assert_eq!(among.all(&db, (ids,)).await?, expected);
        }
        assert_eq!(among.all(&db, ((1..=40_000).collect::<Vec<i64>>(),)).await?, [1, 2, 3, 4]);
        let notes = prepare(|notes: Param<Vec<String>>| {
            let found = Book::note.in_list(notes);
            select((Book::id, found.clone(), Book::note.not_in_list(notes))).from(Book).order_by(Book::id.asc())
        });
        assert_eq!(
            notes.all(&db, (vec!["x%".to_owned(), String::new()],)).await?,
            [
                (1, Some(true), Some(false)),
                (2, Some(false), Some(true)),
                (3, Some(true), Some(false)),
                (4, None, None),
            ]
        );
        let none = notes.all(&db, (Vec::new(),)).await?;
        assert!(none.iter().all(|(_, found, not)| *found == Some(false) && *not == Some(true)), "{none:?}");
        Ok(())
    }

    async fn lists_of_every_type(db: Db) -> squall::Result<()> {
        let genres = prepare(|it: Param<Vec<Genre>>| {
            select(Book::id).from(Book).filter(Book::genre.in_list(it)).order_by(Book::id.asc())
        });
        assert_eq!(genres.all(&db, (vec![Genre::Poems],)).await?, [2, 4]);
        let prices = prepare(|it: Param<Vec<Decimal>>| {
            select(Book::id).from(Book).filter(Book::price.in_list(it)).order_by(Book::id.asc())
        });
        assert_eq!(prices.all(&db, (vec![decimal("1.5"), decimal("10.000")],)).await?, [1, 4]);
        let times = prepare(|it: Param<Vec<DateTime<Utc>>>| {
            select(Book::id).from(Book).filter(Book::sold_at.in_list(it)).order_by(Book::id.asc())
        });
        assert_eq!(times.all(&db, (vec![instant("2024-02-29T00:00:00.123Z")],)).await?, [2]);
        let codes = prepare(|it: Param<Vec<Uuid>>| {
            select(Book::id).from(Book).filter(Book::code.in_list(it)).order_by(Book::id.asc())
        });
        let code = BY_ID.one(&db, (3,)).await?.code;
        assert_eq!(codes.all(&db, (vec![code, Uuid::nil()],)).await?, [3]);
        Ok(())
    }

    async fn patterns_and_parts_of_texts(db: Db) -> squall::Result<()> {
        let like = prepare(|it: Param<String>| {
            select(Book::id).from(Book).filter(Book::title.like(it)).order_by(Book::id.asc())
        });
        assert_eq!(like.all(&db, ("a%",)).await?, [1, 2]);
        assert_eq!(like.all(&db, (r"_\_",)).await?, [3]);
        assert_fails(like.all(&db, ("a\\",)).await, "InvalidQuery");
        assert_fails(like.all(&db, ("a".repeat(40_000),)).await, "InvalidQuery");
        let parts = prepare(|it: Param<String>| {
            let parts = (Book::id, Book::title.starts_with(it), Book::title.ends_with(it), Book::note.contains(it));
            select(parts).from(Book).order_by(Book::id.asc())
        });
        let rows = parts.all(&db, ("b_",)).await?;
        assert_eq!(rows[2], (3, true, true, Some(false)));
        let rows = parts.all(&db, ("%",)).await?;
        assert_eq!(rows[0], (1, false, false, Some(true)));
        assert_eq!(parts.all(&db, ("",)).await?[3], (4, true, true, None));
        Ok(())
    }

    async fn a_filter_that_may_be_left_out(db: Db) -> squall::Result<()> {
        let titled = prepare(|title: Param<Option<String>>| {
            let any = title.is_null();
            select(Book::id).from(Book).filter(any.or(Book::title.eq(coalesce(title, "")))).order_by(Book::id.asc())
        });
        assert_eq!(titled.all(&db, (None,)).await?, [1, 2, 3, 4]);
        assert_eq!(titled.all(&db, ("ab",)).await?, [2]);
        Ok(())
    }

    /// parity: Running | now() in a prepared statement | of each run | of each run | equal: bound anew each time on SQLite
    async fn now_is_another_each_time(db: Db) -> squall::Result<()> {
        let times = prepare(|| select((now(), now(), today())));
        let (first, again, _) = times.one(&db, ()).await?;
        assert_eq!(first, again);
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        let (second, _, day) = times.one(&db, ()).await?;
        assert!(second > first, "{second} is not after {first}");
        assert_eq!(day, second.date_naive());
        Ok(())
    }

    async fn arguments_are_checked_each_time(db: Db) -> squall::Result<()> {
        let by_title = prepare(|it: Param<String>| select(Book::id).from(Book).filter(Book::title.eq(it)));
        assert_fails(by_title.all(&db, ("a\0",)).await, "InvalidValue");
        assert_eq!(by_title.all(&db, ("aa",)).await?, [1]);
        let by_number = prepare(|it: Param<f64>| select(val(1.0) / it));
        assert_fails(by_number.one(&db, (f64::NAN,)).await, "InvalidValue");
        assert_eq!(by_number.one(&db, (2.0,)).await?, 0.5);
        Ok(())
    }

    /// Nothing runs before it is awaited, and what is not polled to its end leaves nothing behind.
    async fn awaited_late(db: Db) -> squall::Result<()> {
        let later = BY_ID.one(&db, (1,));
        delete(Book).filter(Book::id.eq(1)).exec(&db).await?;
        assert_fails(later.await, "NotFound");
        drop(BY_ID.one(&db, (2,)));
        // While a transaction has the connection of a database in memory, it waits.
        let tx = db.begin(squall::TransactionOptions::new()).await?;
        let (found, ended) = tokio::join!(BY_ID.optional(&db, (2,)), async {
            tokio::task::yield_now().await;
            tx.rollback().await
        });
        ended?;
        assert_eq!(found?.map(|it| it.id), Some(2));
        assert_eq!(BY_ID.all(&db.comment("route", "/books"), (3,)).await?.len(), 1);
        Ok(())
    }

    /// A key that is compared by `=` gives one row at most; anything else is still looked at.
    async fn one_row_at_most(db: Db) -> squall::Result<()> {
        let not_this = prepare(|id: Param<i64>| select(Book::id).from(Book).filter(Book::id.ne(id)));
        assert_fails(not_this.one(&db, (1,)).await, "MultipleRows");
        let or = prepare(|id: Param<i64>| select(Book::id).from(Book).filter(Book::id.eq(id).or(Book::id.eq(2))));
        assert_fails(or.one(&db, (1,)).await, "MultipleRows");
        let joined = prepare(|id: Param<i64>| {
            select(Other::id).from(Book).inner_join(Other, Other::id.gt(0)).filter(Book::id.eq(id))
        });
        assert_fails(joined.one(&db, (1,)).await, "MultipleRows");
        assert_fails(select(Book::id).from(Book).filter(Book::id.gt(0)).one(&db).await, "MultipleRows");
        assert_eq!(joined.all(&db, (1,)).await?.len(), 4);
        Ok(())
    }

    async fn many_tasks_at_once(db: Db) -> squall::Result<()> {
        let mut tasks = tokio::task::JoinSet::new();
        for id in (1..=4).cycle().take(40) {
            let db = db.clone();
            tasks.spawn(async move { BY_ID.one(&db, (id,)).await });
        }
        let mut titles = HashSet::new();
        while let Some(found) = tasks.join_next().await {
            titles.insert(found.unwrap()?.title);
        }
        assert_eq!(titles.len(), 4);
        Ok(())
    }
}

#[test]
fn a_parameter_belongs_to_one_statement() {
    let mut leaked = None;
    let _owner = prepare(|id: Param<i64>| {
        leaked = Some(id);
        select(Book::id).from(Book).filter(Book::id.eq(id))
    });
    let id = leaked.unwrap();
    let plain = select(Book::id).from(Book).filter(Book::id.eq(id));
    assert_fails(plain.to_sql(&squall::SQLITE), "InvalidValue");
    let other = prepare(|_: Param<String>| select(Book::id).from(Book).filter(Book::id.eq(id)));
    for dialect in [&squall::SQLITE as &dyn squall::Dialect, &squall::POSTGRES] {
        assert_fails(other.to_sql(dialect, ("a",)), "InvalidValue");
    }
}

#[derive(Table, Debug)]
pub struct Shelf {
    #[column(primary_key)]
    pub room: i64,
    #[column(primary_key)]
    pub number: i32,
    #[column(unique)]
    pub code: String,
    #[column(unique)]
    pub price: Decimal,
    pub size: i32,
}

/// Which queries are known to give one row at most.
#[test]
fn by_a_key() {
    fn one_row(query: &impl Explain) -> bool {
        let statements = query.statements(&squall::SQLITE).unwrap();
        squall::render::render(&statements[0], &squall::SQLITE).unwrap().one_row
    }
    let books = || select(Book).from(Book);
    assert!(one_row(&books().filter(Book::id.eq(1))));
    assert!(one_row(&books().filter(Book::title.eq("a").and(Book::id.eq(1))).order_by(Book::title)));
    assert!(one_row(&select(Other).from(Other).filter(Other::id.eq(1))));
    assert!(!one_row(&books()));
    assert!(!one_row(&books().filter(Book::id.eq(1).or(Book::id.eq(2)))));
    assert!(!one_row(&books().filter(Book::id.eq(1).not())));
    assert!(!one_row(&books().filter(Book::id.eq(Book::id))));
    assert!(!one_row(&books().filter(Book::id.in_list([1]))));
    assert!(!one_row(&books().filter(Book::title.eq("a"))));
    assert!(!one_row(&books().left_join(Other, Other::id.ne(Book::id)).filter(Book::id.eq(1))));
    assert!(!one_row(&select(Book::id).from(Other).inner_join(Book, Book::id.ne(0)).filter(Other::id.eq(1))));
    let shelves = || select(Shelf::size).from(Shelf);
    assert!(one_row(&shelves().filter(Shelf::room.eq(1)).filter(Shelf::number.eq(2))));
    assert!(!one_row(&shelves().filter(Shelf::room.eq(1))));
    assert!(!one_row(&delete(Book).filter(Book::id.eq(1))));
    // A statement that is prepared is looked at more closely: a unique column is a key, too. But a decimal, whose equals may be
    // stored as 1.5 and as 1.50, is none.
    let by_unique =
        |query: &Select<_, _>| squall::render::by_unique_key(&query.statements(&squall::SQLITE).unwrap()[0]);
    assert!(
        by_unique(&shelves().filter(Shelf::code.eq("a"))) && !one_row(&shelves().filter(Shelf::code.eq("a")))
    );
    assert!(!by_unique(&shelves().filter(Shelf::price.eq(decimal("1.5")))));
    assert!(!by_unique(&shelves().filter(Shelf::size.eq(1))));
}

fn assert_shared<T: Send + Sync + 'static>(_: &T) {}

#[test]
fn can_be_shared_by_threads() {
    assert_shared(&*BY_ID);
    assert_shared(&prepare(|it: Param<i64>| delete(Book).filter(Book::id.eq(it))));
}
