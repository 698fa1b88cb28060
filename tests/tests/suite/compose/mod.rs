//! Queries that are put together: of parts that functions return, and of what a request asks for.

mod keys;
mod keyset;
mod page;
mod rest;
mod shortcuts;
mod values;

use squall::prelude::*;

#[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
pub enum Stage {
    Draft,
    Review,
    Done,
}

#[derive(Table, Debug, Clone, PartialEq)]
pub struct Writer {
    #[column(primary_key, auto)]
    pub id: i64,
    pub name: String,
    pub nick: Option<String>,
}

#[derive(Table, Debug, Clone, PartialEq)]
pub struct Article {
    #[column(primary_key, auto)]
    pub id: i64,
    pub title: String,
    pub stage: Stage,
    pub score: Option<i32>,
    #[column(references(Writer::id))]
    pub writer_id: Option<i64>,
}

/// Articles by `(title, stage, score, writer)`, numbered from 1, of Ann (1) and Bob (2).
async fn articles(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Writer, Article]).await?;
    let writers = [Writer::new().name("Ann").nick("ace"), Writer::new().name("Bob")];
    insert(Writer).values(writers).exec(&db).await?;
    let rows = [
        ("One", Stage::Done, Some(10), Some(1)),
        ("Two", Stage::Draft, None, Some(1)),
        ("Three", Stage::Review, Some(10), None),
        ("Four", Stage::Done, Some(-5), Some(2)),
        ("Five", Stage::Draft, Some(7), Some(2)),
    ];
    let rows = rows.map(|(title, stage, score, writer)| {
        Article::new().title(title).stage(stage).score(score).writer_id(writer)
    });
    insert(Article).values(rows).exec(&db).await?;
    Ok(())
}
