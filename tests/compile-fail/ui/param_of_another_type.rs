use squall::prelude::*;

#[derive(Table)]
pub struct User {
    #[column(primary_key, auto)]
    pub id: i64,
    pub name: String,
}

fn main() {
    let _ = prepare(|name: Param<String>| select(User).from(User).filter(User::id.eq(name)));
}
