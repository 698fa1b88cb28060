use squall::prelude::*;

#[derive(Table)]
#[table(without(PublicLine, columns(secret)))]
pub struct Line {
    #[column(primary_key)]
    pub id: i64,
    pub secret: String,
}

#[derive(Table)]
pub struct Page {
    #[column(primary_key)]
    pub id: i64,
}

async fn lines(db: &Db) -> squall::Result<Vec<PublicLine>> {
    select(PublicLine).from(Page).all(db).await
}

fn main() {}
