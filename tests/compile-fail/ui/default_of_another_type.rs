use squall::prelude::*;

#[derive(Table)]
pub struct User {
    #[column(primary_key, auto)]
    pub id: i64,
    #[column(default = "none")]
    pub visits: i32,
}

fn main() {}
