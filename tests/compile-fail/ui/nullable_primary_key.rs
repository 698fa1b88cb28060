use squall::prelude::*;

#[derive(Table)]
pub struct User {
    #[column(primary_key)]
    pub id: Option<i64>,
}

fn main() {}
