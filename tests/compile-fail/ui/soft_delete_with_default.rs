use squall::prelude::*;

#[derive(Table)]
#[table(soft_delete = deleted_at)]
pub struct Line {
    #[column(primary_key, auto)]
    pub id: i64,
    #[column(default = 0)]
    pub deleted_at: Option<i64>,
}

fn main() {}
