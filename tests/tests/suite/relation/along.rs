//! What is refused of rows that are inserted along with others leaves nothing behind.

use squall::TransactionOptions;
use squall_tests::{assert_fails, failure};

use super::*;

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    has_one(cover: Cover),
    has_many(
        drafts: Chapter where Chapter::state.eq("draft"),
        covered: Chapter where Chapter::id.in_query(select(Cover::id).from(Cover))
    )
)]
pub struct Book {
    #[column(primary_key)]
    pub id: i64,
}

/// Its key is not unique, so that a book can have several.
#[derive(Table, Debug, Clone, PartialEq)]
pub struct Cover {
    #[column(primary_key)]
    pub id: i64,
    #[column(references(Book::id))]
    pub book_id: i64,
}

#[derive(Table, Debug, Clone, PartialEq)]
pub struct Chapter {
    #[column(primary_key)]
    pub id: i64,
    #[column(references(Book::id))]
    pub book_id: i64,
    #[column(default = "draft")]
    pub state: Option<String>,
}

fn draft(id: i64, book: &Book) -> NewChapter {
    NewChapter { id, book_id: book.id, state: Some("draft".into()) }
}

async fn counts(db: &Db) -> squall::Result<(i64, i64, i64)> {
    Ok((
        select(Book).from(Book).count(db).await?,
        select(Cover).from(Cover).count(db).await?,
        select(Chapter).from(Chapter).count(db).await?,
    ))
}

async fn books(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Book, Cover, Chapter]).await?;
    insert(Book).values(NewBook { id: 1 }).exec(&db).await?;
    Ok(())
}

squall_testing::on_every_backend! {
    #![setup(books)]

    /// parity: Relations | rows inserted along with others that are refused, in a transaction | nothing of it is stored | nothing of it is stored | equal
    async fn in_a_transaction(db: Db) -> squall::Result<()> {
        let elsewhere = || insert(Book).values(NewBook { id: 2 }).with(Book::cover.rows(|_| [NewCover { id: 1, book_id: 1 }]));
        let several = || {
            let covers = |book: &Book| [1, 2].map(|id| NewCover { id, book_id: book.id });
            insert(Book).values(NewBook { id: 2 }).with(Book::cover.rows(covers))
        };
        assert_fails(elsewhere().all(&db).await, "InvalidQuery");
        assert_fails(several().all(&db).await, "InvalidQuery");

        for again in [true, false] {
            let tx = db.begin(TransactionOptions::new()).await?;
            match again {
                true => assert_fails(elsewhere().all(&tx).await, "InvalidQuery"),
                false => assert_fails(several().one(&tx).await, "InvalidQuery"),
            }
            assert_fails(insert(Book).values(NewBook { id: 3 }).exec(&tx).await, "TransactionAborted");
            assert_fails(tx.commit().await, "TransactionAborted");
        }
        assert_eq!(counts(&db).await?, (1, 0, 0));

        // A savepoint is undone, and the rest stays.
        let tx = db.begin(TransactionOptions::new()).await?;
        let refused: squall::Result<()> = tx.transaction(async |tx| elsewhere().all(tx).await.map(drop)).await;
        assert_fails(refused, "InvalidQuery");
        let unseen = tx.transaction(async |tx| {
            let _ = several().all(tx).await;
            squall::Result::Ok(())
        });
        assert_fails(unseen.await, "TransactionAborted");
        insert(Book).values(NewBook { id: 3 }).exec(&tx).await?;
        tx.commit().await?;
        assert_eq!(counts(&db).await?, (2, 0, 0));

        // A pinned connection has a transaction of its own for it.
        let pinned = db.connection().await?;
        assert_fails(elsewhere().all(&pinned).await, "InvalidQuery");
        insert(Book).values(NewBook { id: 4 }).exec(&pinned).await?;
        drop(pinned);
        assert_eq!(counts(&db).await?, (3, 0, 0));

        // What is refused before anything is sent leaves a transaction as it was.
        let tx = db.begin(TransactionOptions::new()).await?;
        let two = insert(Book).values([5, 6].map(|id| NewBook { id })).with(Book::cover.rows(|_| Vec::<NewCover>::new()));
        assert_fails(two.one(&tx).await, "InvalidQuery");
        insert(Book).values(NewBook { id: 5 }).exec(&tx).await?;
        tx.commit().await?;
        assert_eq!(counts(&db).await?, (4, 0, 0));
        Ok(())
    }

    /// parity: Relations | rows inserted along a relation whose own condition does not hold for them | refused | refused | equal
    async fn of_a_relation_with_a_condition(db: Db) -> squall::Result<()> {
        let (book, drafts) = insert(Book)
            .values(NewBook { id: 2 })
            .with(Book::drafts.rows(|book| [draft(2, book), draft(1, book)]))
            .one(&db)
            .await?;
        assert_eq!(drafts.iter().map(|it| it.id).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(Book::drafts.order_by(Chapter::id.desc()).load([&book], &db).await?, [drafts]);
        // What the database puts in is looked at, too.
        let by_default = |book: &Book| Chapter::new().id(3).book_id(book.id);
        insert(Book).values(NewBook { id: 3 }).with(Book::drafts.rows(by_default)).one(&db).await?;

        for state in [Some("done".to_owned()), None] {
            let wrong = || {
                let state = state.clone();
                let rows = move |book: &Book| {
                    let other = Chapter::new().id(5).book_id(book.id).state(state.clone());
                    [Chapter::new().id(4).book_id(book.id).state(Some("draft".to_owned())), other]
                };
                insert(Book).values(NewBook { id: 4 }).with(Book::drafts.rows(rows))
            };
            let error = failure(wrong().all(&db).await);
            assert_eq!(
                error.to_string(),
                "invalid query: a row of `drafts` is none that the relation gives: its `where` does not hold for it"
            );
            let tx = db.begin(TransactionOptions::new()).await?;
            assert_fails(wrong().all(&tx).await, "InvalidQuery");
            assert_fails(tx.commit().await, "TransactionAborted");
        }
        assert_eq!(counts(&db).await?, (3, 0, 3));

        // A condition that reads another table.
        insert(Cover).values(NewCover { id: 10, book_id: 1 }).exec(&db).await?;
        let covered = |id| insert(Book).values(NewBook { id }).with(Book::covered.rows(move |book| [draft(id, book)]));
        assert_eq!(covered(10).one(&db).await?.1.len(), 1);
        assert_fails(covered(11).one(&db).await, "InvalidQuery");
        assert_eq!(counts(&db).await?, (4, 1, 4));
        Ok(())
    }
}
