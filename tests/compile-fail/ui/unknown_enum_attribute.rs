use squall::prelude::*;

#[derive(DbEnum, Clone, Copy)]
#[db_enum(native)]
pub enum Status {
    Active,
}

fn main() {}
