//! Prepared statements: printed once, run with many arguments.

mod changes;
mod selects;

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use squall::prelude::*;
use uuid::Uuid;

#[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
pub enum Genre {
    Novel,
    Poems,
}

#[derive(Table, Debug, Clone, PartialEq)]
pub struct Book {
    #[column(primary_key)]
    pub id: i64,
    #[column(max_length = 5)]
    pub title: String,
    pub note: Option<String>,
    #[column(precision = 6, scale = 2)]
    pub price: Decimal,
    pub genre: Genre,
    #[column(timestamp = millis)]
    pub sold_at: Option<DateTime<Utc>>,
    #[column(default_fn = Uuid::now_v7)]
    pub code: Uuid,
    #[column(default = now(), on_update = now())]
    pub changed_at: DateTime<Utc>,
}

alias!(pub Other = Book);

pub fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

pub fn instant(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

pub async fn empty(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Book]).await
}

/// Four books; the last has neither note nor sale.
pub async fn books(db: Db) -> squall::Result<()> {
    empty(db.clone()).await?;
    let rows = [
        (1, "aa", Some("x%"), "1.50", Genre::Novel, Some("2024-01-31T10:00:00Z")),
        (2, "ab", Some("é"), "2.00", Genre::Poems, Some("2024-02-29T00:00:00.123Z")),
        (3, "b_", Some(""), "0.10", Genre::Novel, None),
        (4, "é", None, "10.00", Genre::Poems, None),
    ];
    for (id, title, note, price, genre, sold) in rows {
        let row = Book::new().id(id).title(title).price(decimal(price)).genre(genre);
        let row = row.note(note.map(str::to_owned)).sold_at(sold.map(instant));
        insert(Book).values(row).exec(&db).await?;
    }
    Ok(())
}
