use squall::prelude::*;

#[derive(DbType)]
pub struct Visits(u64);

fn main() {}
