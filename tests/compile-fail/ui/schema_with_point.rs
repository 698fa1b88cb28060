use squall::prelude::*;

#[derive(Table)]
#[table(schema = "a.b")]
pub struct Item {
    #[column(primary_key, auto)]
    pub id: i64,
}

#[derive(Table)]
#[table(schema = "pg_a")]
pub struct Other {
    #[column(primary_key, auto)]
    pub id: i64,
}

fn main() {}
