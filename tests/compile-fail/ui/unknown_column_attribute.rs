use squall::prelude::*;

#[derive(Table)]
pub struct User {
    #[column(primary_key, autoincrement)]
    pub id: i64,
}

fn main() {}
