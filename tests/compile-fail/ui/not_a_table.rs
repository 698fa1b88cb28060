use squall::prelude::*;

#[derive(Debug)]
pub struct User {
    pub id: i64,
}

async fn create(db: &Db) -> squall::Result<()> {
    db.create_tables(&schema![User]).await
}

fn main() {}
