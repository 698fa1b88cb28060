use squall::prelude::*;

#[derive(Table)]
pub struct Line {
    #[column(primary_key)]
    pub id: i64,
    pub text: String,
}

alias!(Other = Line);

fn main() {
    let others = select((Other::text, Other::id)).from(Other);
    let _lines = select(Line).from(Line).filter(row((Line::id, Line::text)).in_query(others));
}
