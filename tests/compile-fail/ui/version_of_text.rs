use squall::prelude::*;

#[derive(Table)]
pub struct Post {
    #[column(primary_key, auto)]
    pub id: i64,
    #[column(version)]
    pub version: String,
}



fn main() {}
