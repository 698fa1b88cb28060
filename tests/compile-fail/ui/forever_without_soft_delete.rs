use squall::prelude::*;

#[derive(Table)]
pub struct Line {
    #[column(primary_key, auto)]
    pub id: i64,
}

fn main() {
    let _deleted = delete(Line).forever().all_rows();
}
