//! Rows of a level whose key has an index: they come out of it in order, and that order is the one that was asked for.

use squall::{
    prelude::*,
    query::{AssertSqlSafe, raw},
    relation::Strategy,
};
use squall_testing::Backend;

use super::STRATEGIES;

#[derive(Table, Debug, Clone, PartialEq)]
#[table(has_many(books: Book::shelf, lent: Book::lent_to, labels: Label))]
pub struct Shelf {
    #[column(primary_key)]
    pub id: i64,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(index(columns(lent_to_id, place)))]
pub struct Book {
    #[column(primary_key)]
    pub id: i64,
    #[column(index, references(Shelf::id, relation = shelf))]
    pub shelf_id: i64,
    #[column(references(Shelf::id, relation = lent_to))]
    pub lent_to_id: Option<i64>,
    pub place: Option<i32>,
    pub title: String,
}

/// Its index is of some rows only, and so is in no order of all.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(index(columns(shelf_id), where = Label::text.ne("")))]
pub struct Label {
    #[column(primary_key)]
    pub id: i64,
    #[column(references(Shelf::id))]
    pub shelf_id: i64,
    pub text: String,
}

async fn library(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Shelf, Book, Label]).await?;
    insert(Shelf).values([3, 1, 2, 4].map(|id| NewShelf { id })).exec(&db).await?;
    // The shelves take turns, so that no order of books is one of shelves.
    let books = [
        (10, 2, Some(1), Some(5), "c"),
        (11, 1, None, None, "a"),
        (12, 3, Some(2), Some(1), "d"),
        (13, 2, Some(1), None, "a"),
        (14, 1, Some(2), Some(1), "b"),
        (15, 2, Some(2), Some(0), "b"),
        (16, 1, Some(1), Some(2), "a"),
    ];
    let book = |(id, shelf_id, lent_to_id, place, title): (i64, i64, Option<i64>, Option<i32>, &str)| {
        NewBook { id, shelf_id, lent_to_id, place, title: title.into() }
    };
    insert(Book).values(books.map(book)).exec(&db).await?;
    let labels = [(1, 2, "x"), (2, 1, ""), (3, 2, "")];
    insert(Label)
        .values(labels.map(|(id, shelf_id, text)| NewLabel { id, shelf_id, text: text.into() }))
        .exec(&db)
        .await
        .map(drop)
}

fn ids(shelves: Vec<(Shelf, Vec<Book>)>) -> Vec<(i64, Vec<i64>)> {
    shelves
        .into_iter()
        .map(|(shelf, books)| (shelf.id, books.into_iter().map(|book| book.id).collect()))
        .collect()
}

squall_testing::on_every_backend! {
    #![setup(library)]

    /// parity: Relations | an order of the rows of a relation, by whatever index they are found | same | same | equal
    async fn in_the_order_that_was_asked_for(db: Db) -> squall::Result<()> {
        for strategy in STRATEGIES {
            let shelves = || Shelf::query().order_by(Shelf::id.desc()).strategy(strategy);
            let by_id = shelves().with(Shelf::books.order_by(Book::id)).all(&db).await?;
            assert_eq!(
                ids(by_id),
                [(4, vec![]), (3, vec![12]), (2, vec![10, 13, 15]), (1, vec![11, 14, 16])]
            );
            let down = shelves().with(Shelf::books.order_by(Book::id.desc())).all(&db).await?;
            assert_eq!(
                ids(down),
                [(4, vec![]), (3, vec![12]), (2, vec![15, 13, 10]), (1, vec![16, 14, 11])]
            );
            let by_title =
                shelves().with(Shelf::books.order_by((Book::title, Book::id.desc()))).all(&db).await?;
            assert_eq!(
                ids(by_title),
                [(4, vec![]), (3, vec![12]), (2, vec![13, 15, 10]), (1, vec![16, 11, 14])]
            );
            // The key may be NULL, and what an index sorts by after it.
            let lent = shelves().with(Shelf::lent.order_by((Book::place, Book::id))).all(&db).await?;
            assert_eq!(ids(lent), [(4, vec![]), (3, vec![]), (2, vec![15, 12, 14]), (1, vec![16, 10, 13])]);
            let last = shelves().with(Shelf::books.order_by(Book::id.desc()).limit(1)).all(&db).await?;
            assert_eq!(ids(last), [(4, vec![]), (3, vec![12]), (2, vec![15]), (1, vec![16])]);
        }
        let shelves: Vec<Shelf> = [2, 4, 1].map(|id| Shelf { id }).into();
        let loaded = Shelf::books.order_by(Book::id.desc()).load(&shelves, &db).await?;
        let loaded = ids(shelves.into_iter().zip(loaded).collect());
        assert_eq!(loaded, [(2, vec![15, 13, 10]), (4, vec![]), (1, vec![16, 14, 11])]);
        Ok(())
    }

    /// SQLite sorts nothing: where an index has the key first, its order is that of the index, and else that of the rows.
    async fn out_of_the_index(db: Db, backend: Backend) -> squall::Result<()> {
        let level = |query: String| query.split(";\n").nth(1).map(str::to_owned).unwrap_or_default();
        let shelves = || Shelf::query().strategy(Strategy::SelectIn);
        let dialect = db.dialect();
        let by_id = level(shelves().with(Shelf::books.order_by(Book::id.desc())).to_debug_sql(dialect)?);
        assert!(by_id.ends_with(r#"ORDER BY "books"."shelf_id" DESC, "books"."id" DESC"#), "{by_id}");
        let by_place = level(shelves().with(Shelf::lent.order_by(Book::place)).to_debug_sql(dialect)?);
        assert!(by_place.contains(r#"ORDER BY "books"."lent_to_id" ASC NULLS FIRST, "#), "{by_place}");
        let labels = level(shelves().with(Shelf::labels.order_by(Label::id)).to_debug_sql(dialect)?);
        assert!(labels.ends_with(r#"ORDER BY "labels"."id" ASC"#), "{labels}");
        if backend == Backend::Postgres {
            return Ok(());
        }
        for sql in [by_id, labels] {
            let sql = sql.replace('{', "{{").replace('}', "}}");
            let plan: Vec<(i64, i64, i64, String)> =
                raw(AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}"))).all(&db).await?;
            let details: Vec<_> = plan.into_iter().map(|(.., detail)| detail).collect();
            assert!(details.len() > 1 && !details.iter().any(|it| it.contains("TEMP B-TREE")), "{details:?}");
        }
        Ok(())
    }
}
