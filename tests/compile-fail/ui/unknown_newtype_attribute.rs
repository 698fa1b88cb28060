use squall::prelude::*;

#[derive(DbType)]
#[db_type(rename = "email")]
pub struct Email(String);

fn main() {}
