use squall::prelude::*;

#[derive(Table)]
pub struct User {
    #[column(primary_key, auto)]
    pub id: i64,
    #[column(max_length = 3)]
    pub age: i32,
}

fn main() {}
