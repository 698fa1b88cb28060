use squall::prelude::*;

#[derive(Table)]
pub struct Post {
    #[column(primary_key, auto)]
    pub id: i64,
    #[column(version, default = 3)]
    pub version: i32,
}



fn main() {}
