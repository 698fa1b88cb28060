use squall::prelude::*;

#[derive(Table)]
pub struct User {
    #[column(primary_key, auto)]
    pub id: i64,
    #[column(default = now())]
    pub created_at: i64,
}

fn main() {}
