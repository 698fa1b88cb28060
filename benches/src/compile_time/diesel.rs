//! The program in Diesel.

use super::squall::parent;

pub(super) fn module(table: usize, tables: usize, changed: u32) -> String {
    let parent = parent(table, tables);
    // Of those tables alone that stand in one query, where `diesel print-schema` writes all of them.
    format!(
        r#"use diesel::prelude::*;

use crate::table{parent}::{{Row{parent}, table{parent}}};

diesel::table! {{
    table{table} (id) {{
        id -> BigInt,
        parent_id -> BigInt,
        name -> Text,
        email -> Nullable<Text>,
        count -> Integer,
        amount -> Double,
        active -> Bool,
        note -> Nullable<Text>,
        score -> Nullable<Integer>,
        rank -> Integer,
    }}
}}

diesel::allow_tables_to_appear_in_same_query!(table{table}, table{parent});

#[derive(Queryable, Selectable, Insertable, Identifiable, Debug, Clone)]
#[diesel(table_name = table{table}, check_for_backend(diesel::sqlite::Sqlite))]
pub struct Row{table} {{
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

#[derive(AsChangeset, Debug, Clone, Default)]
#[diesel(table_name = table{table})]
pub struct Patch{table} {{
    pub parent_id: Option<i64>,
    pub name: Option<String>,
    pub email: Option<Option<String>>,
    pub count: Option<i32>,
    pub amount: Option<f64>,
    pub active: Option<bool>,
    pub note: Option<Option<String>>,
    pub score: Option<Option<i32>>,
    pub rank: Option<i32>,
}}

pub fn find(db: &mut SqliteConnection, id: i64) -> QueryResult<Option<Row{table}>> {{
    table{table}::table.find(id).select(Row{table}::as_select()).first(db).optional()
}}

pub fn list(db: &mut SqliteConnection, name: &str) -> QueryResult<Vec<(i64, String, Option<i32>)>> {{
    table{table}::table
        .select((table{table}::id, table{table}::name, table{table}::score))
        .filter(table{table}::name.like(name).and(table{table}::count.gt({changed})))
        .order_by((table{table}::rank.desc(), table{table}::id.asc()))
        .limit(10)
        .load(db)
}}

pub fn join(db: &mut SqliteConnection, rank: i32) -> QueryResult<Vec<(Row{table}, Row{parent})>> {{
    table{table}::table
        .inner_join(table{parent}::table.on(table{table}::parent_id.eq(table{parent}::id)))
        .select((Row{table}::as_select(), Row{parent}::as_select()))
        .filter(table{parent}::active.eq(true).and(table{table}::rank.le(rank)))
        .load(db)
}}

pub fn change(db: &mut SqliteConnection, id: i64, name: &str) -> QueryResult<usize> {{
    diesel::update(table{table}::table)
        .set((table{table}::name.eq(name), table{table}::rank.eq(table{table}::rank + 1)))
        .filter(table{table}::id.eq(id))
        .execute(db)
}}
"#
    )
}
