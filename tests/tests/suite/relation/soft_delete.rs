//! Rows that are deleted belong to none, unless it is said.

use super::STRATEGIES;
use chrono::{DateTime, Utc};
use squall::prelude::*;

#[derive(Table, Debug, Clone, PartialEq)]
#[table(has_many(notes: Note), many_to_many(tags: Tag through Tagging))]
pub struct Book {
    #[column(primary_key)]
    pub id: i64,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(soft_delete = deleted_at, has_many(replies: Reply))]
pub struct Note {
    #[column(primary_key)]
    pub id: i64,
    #[column(references(Book::id))]
    pub book_id: i64,
    pub deleted_at: Option<DateTime<Utc>>,
}

#[derive(Table, Debug, Clone, PartialEq)]
pub struct Reply {
    #[column(primary_key)]
    pub id: i64,
    #[column(references(Note::id))]
    pub note_id: i64,
}

#[derive(Table, Debug, Clone, PartialEq)]
pub struct Tag {
    #[column(primary_key)]
    pub id: i64,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(primary_key(book_id, tag_id), soft_delete = deleted_at)]
pub struct Tagging {
    #[column(references(Book::id))]
    pub book_id: i64,
    #[column(references(Tag::id))]
    pub tag_id: i64,
    pub deleted_at: Option<DateTime<Utc>>,
}

async fn books(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Book, Note, Reply, Tag, Tagging]).await?;
    insert(Book).values([1, 2].map(|id| NewBook { id })).exec(&db).await?;
    insert(Note).values([10, 11].map(|id| NewNote { id, book_id: 1, deleted_at: None })).exec(&db).await?;
    insert(Reply)
        .values([(100, 10), (101, 11)].map(|(id, note_id)| NewReply { id, note_id }))
        .exec(&db)
        .await?;
    insert(Tag).values([1, 2].map(|id| NewTag { id })).exec(&db).await?;
    insert(Tagging)
        .values([1, 2].map(|tag_id| NewTagging { book_id: 1, tag_id, deleted_at: None }))
        .exec(&db)
        .await?;
    delete(Note).filter(Note::id.eq(11)).exec(&db).await?;
    delete(Tagging).filter(Tagging::tag_id.eq(2)).exec(&db).await?;
    Ok(())
}

squall_testing::on_every_backend! {
    #![setup(books)]

    /// parity: Relations | rows that are deleted and stay, in relations | left out | left out | equal
    async fn left_out(db: Db) -> squall::Result<()> {
        for strategy in STRATEGIES {
            let ids = |notes: Vec<Note>| notes.into_iter().map(|it| it.id).collect::<Vec<_>>();
            let book = |book: (Book, Vec<Note>, Vec<i64>)| (book.0.id, ids(book.1), book.2);
            let query = Book::query().order_by(Book::id).strategy(strategy);
            let found = query.clone().with(Book::notes.order_by(Note::id)).with(Book::tags.select(Tag::id)).all(&db).await?;
            assert_eq!(found.into_iter().map(book).collect::<Vec<_>>(), [(1, vec![10], vec![1]), (2, vec![], vec![])]);
            let all = query.with(Book::notes.order_by(Note::id).with_deleted()).all(&db).await?;
            assert_eq!(ids(all.into_iter().next().unwrap().1), [10, 11]);
            // A key that is required leads to a row that may be deleted.
            let replies: Vec<(Reply, Option<Note>)> =
                Reply::query().with(Reply::note).order_by(Reply::id).strategy(strategy).all(&db).await?;
            assert_eq!(replies.iter().map(|(_, note)| note.is_some()).collect::<Vec<_>>(), [true, false]);
            let notes = Note::query().with_deleted().with(Note::replies).order_by(Note::id).strategy(strategy).all(&db).await?;
            assert_eq!(notes.len(), 2);
        }
        assert_eq!(select(Book::notes.count()).from(Book).order_by(Book::id).all(&db).await?, [1, 0]);
        assert_eq!(select(Book::notes.with_deleted().count()).from(Book).order_by(Book::id).all(&db).await?, [2, 0]);
        assert_eq!(select(Book::tags.count()).from(Book).order_by(Book::id).all(&db).await?, [1, 0]);
        let of_reply = select(Reply::id).from(Reply).filter(Reply::note.exists()).all(&db).await?;
        assert_eq!(of_reply, [100]);
        Ok(())
    }
}
