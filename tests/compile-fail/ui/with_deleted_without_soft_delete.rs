use squall::prelude::*;

#[derive(Table)]
pub struct Line {
    #[column(primary_key, auto)]
    pub id: i64,
}

fn main() {
    let _all = select(Line).from(Line.with_deleted());
}
