use squall::prelude::*;

#[derive(DbEnum, Clone, Copy)]
pub enum Status {
    Active,
    Banned { until: i64 },
}

fn main() {}
