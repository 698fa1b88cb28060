use squall::prelude::*;

#[derive(Table)]
pub struct Team {
    #[column(primary_key, auto)]
    pub id: i64,
}

#[derive(Table)]
#[table(index(name = "by_team", on(Team::id.desc())))]
pub struct User {
    #[column(primary_key, auto)]
    pub id: i64,
}

fn main() {}
