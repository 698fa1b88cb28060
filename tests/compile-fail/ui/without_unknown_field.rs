use squall::prelude::*;

#[derive(Table)]
#[table(without(PublicLine, columns(secrets)))]
pub struct Line {
    #[column(primary_key)]
    pub id: i64,
    pub secret: String,
}

fn main() {}
