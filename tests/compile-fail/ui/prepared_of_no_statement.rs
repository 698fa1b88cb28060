use squall::prelude::*;

#[derive(Table)]
pub struct User {
    #[column(primary_key, auto)]
    pub id: i64,
    pub name: String,
}

fn main() {
    let _ = prepare(|id: Param<i64>| User::id.eq(id));
}
