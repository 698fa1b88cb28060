use squall::prelude::*;

#[derive(Table)]
#[table(nmae = "people")]
pub struct User {
    #[column(primary_key, auto)]
    pub id: i64,
}

fn main() {}
