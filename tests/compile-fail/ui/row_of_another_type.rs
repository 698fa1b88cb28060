use squall::prelude::*;

#[derive(Table)]
pub struct Line {
    #[column(primary_key)]
    pub id: i64,
    pub text: String,
}

fn main() {
    let _lines = select(Line).from(Line).filter(row((Line::id, Line::text)).lt((1, 2)));
}
