//! The program in SeaORM.

use super::squall::parent;

pub(super) fn module(table: usize, tables: usize, changed: u32) -> String {
    let parent = parent(table, tables);
    format!(
        r#"use sea_orm::{{entity::prelude::*, sea_query::{{Expr, ExprTrait}}, QueryOrder, QuerySelect}};

use crate::table{parent};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "table{table}")]
pub struct Model {{
    #[sea_orm(primary_key, auto_increment = false)]
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

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {{
    #[sea_orm(
        belongs_to = "crate::table{parent}::Entity",
        from = "Column::ParentId",
        to = "crate::table{parent}::Column::Id"
    )]
    Parent,
}}

impl Related<table{parent}::Entity> for Entity {{
    fn to() -> RelationDef {{
        Relation::Parent.def()
    }}
}}

impl ActiveModelBehavior for ActiveModel {{}}

pub async fn find(db: &DatabaseConnection, id: i64) -> Result<Option<Model>, DbErr> {{
    Entity::find_by_id(id).one(db).await
}}

pub async fn list(db: &DatabaseConnection, name: &str) -> Result<Vec<(i64, String, Option<i32>)>, DbErr> {{
    Entity::find()
        .select_only()
        .columns([Column::Id, Column::Name, Column::Score])
        .filter(Column::Name.like(name))
        .filter(Column::Count.gt({changed}))
        .order_by_desc(Column::Rank)
        .order_by_asc(Column::Id)
        .limit(10)
        .into_tuple()
        .all(db)
        .await
}}

pub async fn join(
    db: &DatabaseConnection,
    rank: i32,
) -> Result<Vec<(Model, Option<table{parent}::Model>)>, DbErr> {{
    Entity::find()
        .find_also_related(table{parent}::Entity)
        .filter(table{parent}::Column::Active.eq(true))
        .filter(Column::Rank.lte(rank))
        .all(db)
        .await
}}

pub async fn change(db: &DatabaseConnection, id: i64, name: &str) -> Result<u64, DbErr> {{
    let updated = Entity::update_many()
        .col_expr(Column::Name, Expr::value(name))
        .col_expr(Column::Rank, ExprTrait::add(Expr::col(Column::Rank), 1))
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(updated.rows_affected)
}}
"#
    )
}
