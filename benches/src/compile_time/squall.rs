//! The program in Squall.

/// The table before this one, to which it is joined.
pub(super) fn parent(table: usize, tables: usize) -> usize {
    (table + tables - 1) % tables
}

pub(super) fn module(table: usize, tables: usize, changed: u32) -> String {
    let parent = parent(table, tables);
    format!(
        r#"use squall::prelude::*;

use crate::table{parent}::Row{parent};

#[derive(Table, Debug, Clone)]
#[table(name = "table{table}")]
pub struct Row{table} {{
    #[column(primary_key)]
    pub id: i64,
    pub parent_id: i64,
    pub name: String,
    pub email: Option<String>,
    pub count: i32,
    pub amount: f64,
    pub active: bool,
    pub note: Option<String>,
    pub score: Option<i32>,
    pub rank: i32,
}}

pub async fn find(db: &Db, id: i64) -> squall::Result<Option<Row{table}>> {{
    Row{table}::find(id).optional(db).await
}}

pub async fn list(db: &Db, name: &str) -> squall::Result<Vec<(i64, String, Option<i32>)>> {{
    select((Row{table}::id, Row{table}::name, Row{table}::score))
        .from(Row{table})
        .filter(Row{table}::name.like(name).and(Row{table}::count.gt({changed})))
        .order_by((Row{table}::rank.desc(), Row{table}::id.asc()))
        .limit(10)
        .all(db)
        .await
}}

pub async fn join(db: &Db, rank: i32) -> squall::Result<Vec<(Row{table}, Row{parent})>> {{
    select((Row{table}, Row{parent}))
        .from(Row{table})
        .inner_join(Row{parent}, Row{table}::parent_id.eq(Row{parent}::id))
        .filter(Row{parent}::active.eq(true).and(Row{table}::rank.le(rank)))
        .all(db)
        .await
}}

pub async fn change(db: &Db, id: i64, name: &str) -> squall::Result<u64> {{
    update(Row{table})
        .set(Row{table}::name, name)
        .set(Row{table}::rank, Row{table}::rank + 1)
        .filter(Row{table}::id.eq(id))
        .exec(db)
        .await
}}
"#
    )
}
