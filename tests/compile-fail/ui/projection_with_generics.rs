use squall::prelude::*;

#[derive(Projection)]
pub struct Card<T> {
    pub name: T,
}

fn main() {}
