//! Rows brought together and taken apart by tables between of all kinds.

use chrono::{DateTime, Utc};
use squall::{ConstraintKind, TransactionOptions, prelude::*};
use squall_tests::{assert_fails, failure};
use uuid::Uuid;

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    many_to_many(
        tags: Tag through Tagging,
        labels: Tag through Label,
        marks: Tag through Mark,
        notes: Tag through Noted,
        places: Place through Stop,
        kinds: Kind through Sort
    )
)]
pub struct Book {
    #[column(primary_key)]
    pub id: i64,
}

#[derive(Table, Debug, Clone, PartialEq)]
pub struct Tag {
    #[column(primary_key)]
    pub id: i64,
}

/// Its rows stay when they are deleted.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(primary_key(book_id, tag_id), soft_delete = deleted_at)]
pub struct Tagging {
    #[column(references(Book::id))]
    pub book_id: i64,
    #[column(references(Tag::id))]
    pub tag_id: i64,
    #[column(default = 7)]
    pub weight: i32,
    pub deleted_at: Option<DateTime<Utc>>,
}

/// It has no unique key of the two.
#[derive(Table, Debug, Clone, PartialEq)]
pub struct Label {
    #[column(primary_key, auto)]
    pub id: i64,
    #[column(references(Book::id))]
    pub book_id: i64,
    #[column(references(Tag::id))]
    pub tag_id: i64,
}

/// Nor has it one, and its rows stay.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(soft_delete = deleted_at)]
pub struct Mark {
    #[column(primary_key, auto)]
    pub id: i64,
    #[column(references(Book::id))]
    pub book_id: i64,
    #[column(references(Tag::id))]
    pub tag_id: i64,
    pub deleted_at: Option<DateTime<Utc>>,
}

/// It wants a kind.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(primary_key(book_id, tag_id))]
pub struct Noted {
    #[column(references(Book::id))]
    pub book_id: i64,
    #[column(references(Tag::id))]
    pub tag_id: i64,
    #[column(references(Kind::id), uuid = blob)]
    pub kind_id: Uuid,
}

/// Its key has two columns.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(primary_key(x, y))]
pub struct Place {
    pub x: i64,
    pub y: i64,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(foreign_key(columns(x, y), references(Place::x, Place::y), relation = place))]
pub struct Stop {
    #[column(primary_key, auto)]
    pub id: i64,
    #[column(references(Book::id))]
    pub book_id: i64,
    pub x: i64,
    pub y: i64,
}

/// Its key is no number and no text on SQLite.
#[derive(Table, Debug, Clone, PartialEq)]
pub struct Kind {
    #[column(primary_key, uuid = blob)]
    pub id: Uuid,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(primary_key(book_id, kind_id))]
pub struct Sort {
    #[column(references(Book::id))]
    pub book_id: i64,
    #[column(references(Kind::id), uuid = blob)]
    pub kind_id: Uuid,
}

const BOOK: Book = Book { id: 1 };

fn tags(ids: impl IntoIterator<Item = i64>) -> Vec<Tag> {
    ids.into_iter().map(|id| Tag { id }).collect()
}

async fn books(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Book, Tag, Tagging, Label, Mark, Noted, Place, Stop, Kind, Sort]).await?;
    insert(Book).values([1, 2].map(|id| NewBook { id })).exec(&db).await?;
    insert(Tag).values([1, 2, 3].map(|id| NewTag { id })).exec(&db).await?;
    Ok(())
}

squall_testing::on_every_backend! {
    #![setup(books)]

    /// parity: Relations | `link` of rows whose link is deleted and stays | it is deleted no more | it is deleted no more | equal
    async fn revived(db: Db) -> squall::Result<()> {
        let ids = async || Book::tags.select(Tag::id).order_by(Tag::id).load([&BOOK], &db).await;
        assert_eq!(Book::tags.link(&BOOK, &tags([1, 2]), &db).await?, 2);
        update(Tagging).set(Tagging::weight, 9).all_rows().exec(&db).await?;
        assert_eq!(Book::tags.unlink(&BOOK, &tags([1]), &db).await?, 1);
        assert_eq!(Book::tags.unlink(&BOOK, &tags([1]), &db).await?, 0);
        assert_eq!(ids().await?, [vec![2]]);
        // One that is deleted, one that is there, and one that is new, of which one comes twice.
        assert_eq!(Book::tags.link(&BOOK, &tags([1, 2, 3, 1]), &db).await?, 2);
        assert_eq!(Book::tags.link(&BOOK, &tags([1, 2, 3]), &db).await?, 0);
        assert_eq!(ids().await?, [vec![1, 2, 3]]);
        let weights = select((Tagging::tag_id, Tagging::weight)).from(Tagging).order_by(Tagging::tag_id);
        assert_eq!(weights.all(&db).await?, [(1, 9), (2, 9), (3, 7)]);
        Book::tags.replace(&BOOK, &tags([3]), &db).await?;
        assert_eq!(ids().await?, [vec![3]]);
        Book::tags.replace(&BOOK, &tags([1, 3]), &db).await?;
        assert_eq!(ids().await?, [vec![1, 3]]);
        assert_eq!(select(Tagging).from(Tagging.with_deleted()).count(&db).await?, 3);
        let none = failure(Book::tags.link(&BOOK, &tags([4]), &db).await);
        assert!(matches!(none, Error::Constraint(it) if it.kind == ConstraintKind::ForeignKey));
        Ok(())
    }

    /// parity: Relations | `link` and `replace` where no unique key tells which rows are together | each once | each once | equal
    async fn without_a_unique_key(db: Db) -> squall::Result<()> {
        let ids = async || Book::labels.select(Tag::id).order_by(Tag::id).load([&BOOK], &db).await;
        assert_eq!(Book::labels.link(&BOOK, &tags([1, 2, 1]), &db).await?, 2);
        assert_eq!(Book::labels.link(&BOOK, &tags([1, 2]), &db).await?, 0);
        assert_eq!(Book::labels.link(&BOOK, &tags([2, 3]), &db).await?, 1);
        assert_eq!(ids().await?, [vec![1, 2, 3]]);
        let first = select(Label::id).from(Label).filter(Label::tag_id.eq(2)).one(&db).await?;
        Book::labels.replace(&BOOK, &tags([2, 3]), &db).await?;
        Book::labels.replace(&BOOK, &tags([2, 1]), &db).await?;
        assert_eq!(ids().await?, [vec![1, 2]]);
        assert_eq!(select(Label::id).from(Label).filter(Label::tag_id.eq(2)).one(&db).await?, first);
        // Those of others are theirs.
        assert_eq!(Book::labels.link(&Book { id: 2 }, &tags([1]), &db).await?, 1);
        assert_eq!(Book::labels.unlink(&BOOK, &tags([1, 2, 3]), &db).await?, 2);
        assert_eq!(select(Label).from(Label).count(&db).await?, 1);

        // A deleted one stays as it is, and a new one comes.
        assert_eq!(Book::marks.link(&BOOK, &tags([1, 2]), &db).await?, 2);
        assert_eq!(Book::marks.unlink(&BOOK, &tags([1]), &db).await?, 1);
        assert_eq!(Book::marks.link(&BOOK, &tags([1, 2]), &db).await?, 1);
        Book::marks.replace(&BOOK, &tags([2, 3]), &db).await?;
        assert_eq!(Book::marks.select(Tag::id).order_by(Tag::id).load([&BOOK], &db).await?, [vec![2, 3]]);
        assert_eq!(select(Mark).from(Mark.with_deleted()).count(&db).await?, 4);

        let place = |x, y| Place { x, y };
        insert(Place).values([(1, 1), (1, 2), (2, 1), (2, 2)].map(|(x, y)| NewPlace { x, y })).exec(&db).await?;
        assert_eq!(Book::places.link(&BOOK, &[place(1, 2), place(2, 1)], &db).await?, 2);
        assert_eq!(Book::places.link(&BOOK, &[place(1, 1), place(2, 1), place(1, 1)], &db).await?, 1);
        Book::places.replace(&BOOK, &[place(1, 2), place(2, 2)], &db).await?;
        assert_eq!(Book::places.unlink(&BOOK, &[place(1, 1), place(2, 2), place(2, 1)], &db).await?, 1);
        assert_eq!(Book::places.load([&BOOK], &db).await?, [vec![place(1, 2)]]);
        Ok(())
    }

    /// parity: Relations | `link` by a table between that has a required column of its own | refused before it is sent | refused before it is sent | equal
    async fn of_a_required_column(db: Db) -> squall::Result<()> {
        let error = failure(Book::notes.link(&BOOK, &tags([1]), &db).await);
        assert_eq!(
            error.to_string(),
            "invalid query: rows cannot be brought together by `notes` alone, as its table between has the required column `kind_id`: \
             insert rows of `noteds` that name it"
        );
        assert_fails(Book::notes.replace(&BOOK, &tags([1]), &db).await, "InvalidQuery");
        let along = insert(Book).values(NewBook { id: 3 }).with(Book::notes.rows(|_| [NewTag { id: 4 }]));
        let tx = db.begin(TransactionOptions::new()).await?;
        assert_fails(along.all(&tx).await, "InvalidQuery");
        // Nothing was sent, so that the transaction goes on.
        insert(Kind).values(NewKind { id: Uuid::nil() }).exec(&tx).await?;
        insert(Noted).values(NewNoted { book_id: 1, tag_id: 1, kind_id: Uuid::nil() }).exec(&tx).await?;
        tx.commit().await?;
        assert_eq!(Book::notes.load([&BOOK], &db).await?, [tags([1])]);
        Book::notes.unlink(&BOOK, &tags([1]), &db).await?;
        assert_eq!(select(Book).from(Book).count(&db).await?, 2);
        Ok(())
    }

    /// parity: Relations | `link`, `replace` and `unlink` of 40,000 rows | same | same | equal
    async fn many(db: Db) -> squall::Result<()> {
        let all = tags(1..=40_000);
        insert(Tag).values(all[3..].iter().map(|it| NewTag { id: it.id }).collect::<Vec<_>>()).exec(&db).await?;
        assert_eq!(Book::labels.link(&BOOK, &all, &db).await?, 40_000);
        assert_eq!(Book::labels.link(&BOOK, &all, &db).await?, 0);
        Book::labels.replace(&BOOK, &all, &db).await?;
        Book::labels.replace(&BOOK, &all[1..], &db).await?;
        assert_eq!(select(Label).from(Label).count(&db).await?, 39_999);
        assert_eq!(Book::labels.unlink(&BOOK, &all, &db).await?, 39_999);
        Ok(())
    }

    /// More than the parameters of a statement, where one parameter is not enough.
    async fn many_of_other_keys(db: Db) -> squall::Result<()> {
        let places: Vec<_> = (0..17_000).map(|n| Place { x: n / 100, y: n % 100 }).collect();
        insert(Place).values(places.iter().map(|it| NewPlace { x: it.x, y: it.y }).collect::<Vec<_>>()).exec(&db).await?;
        assert_eq!(Book::places.link(&BOOK, &places, &db).await?, 17_000);
        Book::places.replace(&BOOK, &places[1..], &db).await?;
        assert_eq!(Book::places.unlink(&BOOK, &places, &db).await?, 16_999);
        let kinds: Vec<_> = (0..1_100).map(|n| Kind { id: Uuid::from_u128(n) }).collect();
        insert(Kind).values(kinds.iter().map(|it| NewKind { id: it.id }).collect::<Vec<_>>()).exec(&db).await?;
        assert_eq!(Book::kinds.link(&BOOK, &kinds, &db).await?, 1_100);
        Book::kinds.replace(&BOOK, &kinds[..1_050], &db).await?;
        assert_eq!(Book::kinds.unlink(&BOOK, &kinds, &db).await?, 1_050);
        Ok(())
    }
}
