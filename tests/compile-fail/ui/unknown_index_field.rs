use squall::prelude::*;

#[derive(Table)]
#[table(index(columns(id, nmae)))]
pub struct User {
    #[column(primary_key, auto)]
    pub id: i64,
    pub name: String,
}

fn main() {}
