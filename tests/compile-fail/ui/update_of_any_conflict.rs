use squall::prelude::*;

#[derive(Table)]
pub struct User {
    #[column(primary_key, auto)]
    pub id: i64,
    #[column(unique)]
    pub email: String,
    pub name: String,
}

async fn add(db: &Db) -> squall::Result<u64> {
    let row = User::new().email("a").name("b");
    insert(User).values(row).on_conflict_do_nothing().set(User::name, "c").exec(db).await
}

fn main() {}
