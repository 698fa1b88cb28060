use squall::prelude::*;

#[derive(Table)]
pub struct User {
    #[column(primary_key, auto)]
    pub id: i64,
    pub name: String,
}

#[derive(Table)]
pub struct Line {
    pub text: String,
}

async fn line(db: &Db) -> squall::Result<Line> {
    Line::find(1).one(db).await
}

fn main() {}
