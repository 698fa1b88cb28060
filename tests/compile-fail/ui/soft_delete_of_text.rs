use squall::prelude::*;

#[derive(Table)]
#[table(soft_delete = deleted)]
pub struct Line {
    #[column(primary_key, auto)]
    pub id: i64,
    pub deleted: Option<String>,
}

fn main() {}
