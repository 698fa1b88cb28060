use squall::prelude::*;

#[derive(DbType)]
pub struct Point(f64, f64);

fn main() {}
