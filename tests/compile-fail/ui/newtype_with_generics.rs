use squall::prelude::*;

#[derive(DbType)]
pub struct Tagged<T>(T);

fn main() {}
