//! INSERT, UPDATE and DELETE.

mod batch;
mod change;
mod conflict;
mod from_select;
mod insert;
mod joined;
mod own_rows;
mod returning;
mod rows;
mod soft_delete;

use squall::prelude::*;

#[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
pub enum State {
    Draft,
    Sent,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(new(derive(Debug, Clone)), patch(derive(Debug, Clone)))]
pub struct Letter {
    #[column(primary_key, auto)]
    pub id: i64,
    pub subject: String,
    pub body: Option<String>,
    #[column(default = State::Draft)]
    pub state: State,
    #[column(default = 1)]
    pub copies: i32,
    #[column(default = 5i64)]
    pub priority: Option<i64>,
}

/// A table whose columns all have defaults.
#[derive(Table, Debug, Clone, PartialEq)]
pub struct Setting {
    #[column(primary_key, auto)]
    pub id: i64,
    #[column(default = "dark")]
    pub theme: String,
    pub font: Option<String>,
}

async fn empty(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Letter, Setting]).await
}

/// Letters 1 to 4.
async fn letters(db: Db) -> squall::Result<()> {
    empty(db.clone()).await?;
    let rows = ["a", "b", "c", "d"].map(|subject| Letter::new().subject(subject));
    insert(Letter).values(rows).exec(&db).await?;
    Ok(())
}

fn letter(id: i64, subject: &str) -> Letter {
    Letter { id, subject: subject.into(), body: None, state: State::Draft, copies: 1, priority: Some(5) }
}

async fn all(db: &Db) -> Vec<Letter> {
    select(Letter).from(Letter).order_by(Letter::id).all(db).await.unwrap()
}
