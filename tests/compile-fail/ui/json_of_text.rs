use squall::prelude::*;

#[derive(Table)]
pub struct Item {
    #[column(primary_key, auto)]
    pub id: i64,
    #[column(json = text)]
    pub name: String,
}

fn main() {}
