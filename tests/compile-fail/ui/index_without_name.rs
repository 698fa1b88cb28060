use squall::prelude::*;

#[derive(Table)]
#[table(index(on(lower(User::email)), unique))]
pub struct User {
    #[column(primary_key, auto)]
    pub id: i64,
    pub email: String,
}

fn main() {}
