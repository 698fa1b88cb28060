use squall::prelude::*;

#[derive(Table)]
pub struct Line {
    #[column(primary_key, auto)]
    pub id: i64,
    pub quantity: i32,
    #[column(generated = Line::quantity + 1)]
    pub next: String,
}

fn main() {}
