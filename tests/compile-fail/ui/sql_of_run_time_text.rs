use squall::prelude::*;

async fn find(db: &Db, name: &str) -> squall::Result<Vec<i64>> {
    sql!(format!("SELECT id FROM users WHERE name = '{name}'")).all(db).await
}

fn main() {}
