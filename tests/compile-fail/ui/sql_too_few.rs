use squall::prelude::*;

#[derive(Table)]
pub struct User {
    #[column(primary_key, auto)]
    pub id: i64,
    pub name: String,
}

pub struct Point {
    pub x: i32,
}

fn main() {
    let _ = sql!("SELECT {} + {}", 1);
}
