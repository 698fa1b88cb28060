use squall::prelude::*;

#[derive(Table)]
#[table(many_to_many(tags: Tag through Tagging))]
pub struct Book {
    #[column(primary_key)]
    pub id: i64,
}

#[derive(Table)]
pub struct Tag {
    #[column(primary_key)]
    pub id: i64,
}

#[derive(Table)]
#[table(primary_key(book_id, tag_id))]
pub struct Tagging {
    #[column(references(Book::id))]
    pub book_id: i64,
    #[column(references(Tag::id))]
    pub tag_id: i64,
    pub note: String,
}

async fn link(book: &Book, tags: &[Tag], db: &Db) -> squall::Result<()> {
    Book::tags.link(book, tags, db).await?;
    Book::tags.replace(book, tags, db).await?;
    Book::tags.unlink(book, tags, db).await?;
    let _ = insert(Book).values(NewBook { id: 1 }).with(Book::tags.rows(|_| [NewTag { id: 1 }]));
    Ok(())
}

fn main() {}
