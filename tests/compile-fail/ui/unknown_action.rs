use squall::prelude::*;

#[derive(Table)]
pub struct Comment {
    #[column(primary_key, auto)]
    pub id: i64,
    #[column(references(Comment::id, on_delete = nullify))]
    pub parent_id: Option<i64>,
}

fn main() {}
