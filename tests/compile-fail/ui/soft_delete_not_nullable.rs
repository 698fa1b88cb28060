use chrono::{DateTime, Utc};
use squall::prelude::*;

#[derive(Table)]
#[table(soft_delete = deleted_at)]
pub struct Line {
    #[column(primary_key, auto)]
    pub id: i64,
    pub deleted_at: DateTime<Utc>,
}

fn main() {}
