//! The program `kit` of a project whose schema changes ten times: `STORY` says how far it has come.

#![allow(missing_docs, unreachable_pub, dead_code)]

use squall::schema;
use squall_kit::{Kit, Object, Schema};

mod v1 {
    use squall::prelude::*;

    #[derive(Table)]
    pub struct User {
        #[column(primary_key, auto)]
        pub id: i64,
        pub name: String,
    }
}

mod v2 {
    use squall::prelude::*;

    #[derive(Table)]
    pub struct User {
        #[column(primary_key, auto)]
        pub id: i64,
        pub name: String,
        pub age: i32,
    }
}

mod v3 {
    use squall::prelude::*;

    #[derive(Table)]
    pub struct User {
        #[column(primary_key, auto)]
        pub id: i64,
        pub full_name: String,
        pub age: i32,
    }
}

mod v4 {
    use super::v3::User;
    use squall::prelude::*;

    #[derive(Table)]
    pub struct Post {
        #[column(primary_key, auto)]
        pub id: i64,
        #[column(references(User::id, on_delete = cascade), index)]
        pub user_id: i64,
        pub title: String,
    }
}

mod v5 {
    use super::v3::User;
    use squall::prelude::*;

    #[derive(DbEnum, Clone, Copy, Debug, PartialEq)]
    #[db_enum(name = "status")]
    pub enum Status {
        Draft,
        Published,
    }

    #[derive(Table)]
    pub struct Post {
        #[column(primary_key, auto)]
        pub id: i64,
        #[column(references(User::id, on_delete = cascade), index)]
        pub user_id: i64,
        pub title: String,
        #[column(default = Status::Draft)]
        pub status: Status,
    }
}

mod v6 {
    use super::v3::User;
    use squall::prelude::*;

    #[derive(DbEnum, Clone, Copy, Debug, PartialEq)]
    #[db_enum(name = "status")]
    pub enum Status {
        Draft,
        Review,
        Published,
    }

    #[derive(Table)]
    pub struct Post {
        #[column(primary_key, auto)]
        pub id: i64,
        #[column(references(User::id, on_delete = cascade), index)]
        pub user_id: i64,
        pub title: String,
        #[column(default = Status::Review)]
        pub status: Status,
    }
}

mod v7 {
    use squall::prelude::*;

    #[derive(Table)]
    pub struct User {
        #[column(primary_key, auto)]
        pub id: i64,
        pub full_name: String,
        pub age: i32,
        pub email: Option<String>,
    }
}

mod v8 {
    use squall::prelude::*;

    #[derive(Table)]
    pub struct User {
        #[column(primary_key, auto)]
        pub id: i64,
        pub full_name: String,
        pub age: i32,
        #[column(unique)]
        pub email: String,
    }
}

mod v9 {
    use squall::prelude::*;

    #[derive(Table)]
    pub struct User {
        #[column(primary_key, auto)]
        pub id: i64,
        pub full_name: String,
        #[column(check = User::age.ge(0))]
        pub age: i64,
        #[column(unique)]
        pub email: String,
    }
}

mod v10 {
    pub use super::v6::Status;
    use squall::prelude::*;

    #[derive(Table)]
    #[table(renamed_from = "users")]
    pub struct Member {
        #[column(primary_key, auto)]
        pub id: i64,
        pub full_name: String,
        #[column(unique)]
        pub email: String,
    }

    #[derive(Table)]
    pub struct Post {
        #[column(primary_key, auto)]
        pub id: i64,
        #[column(references(Member::id, on_delete = cascade), index)]
        pub user_id: i64,
        pub title: String,
        #[column(default = Status::Review)]
        pub status: Status,
    }
}

fn schema_of(version: u32) -> Schema {
    let view = || {
        Object::view(
            "titles",
            r#"CREATE VIEW "titles" AS SELECT "title", "full_name" FROM "posts" JOIN "members" ON "members"."id" = "user_id""#,
        )
    };
    match version {
        1 => schema![v1::User].into(),
        2 => schema![v2::User].into(),
        3 => schema![v3::User].into(),
        4 | 14 => schema![v3::User, v4::Post].into(),
        5 => schema![v3::User, v5::Post].into(),
        6 => schema![v3::User, v6::Post].into(),
        7 => schema![v7::User, v6::Post].into(),
        8 => schema![v8::User, v6::Post].into(),
        9 => schema![v9::User, v6::Post].into(),
        10 => schema![v10::Member, v10::Post].into(),
        12 => schema![v7::User].into(),
        13 => schema![v7::User, v4::Post].into(),
        _ => Schema::from(schema![v10::Member, v10::Post]).with(view()),
    }
}

fn main() -> std::process::ExitCode {
    let version = std::env::var("STORY").ok().and_then(|it| it.parse().ok()).unwrap_or(1);
    let kit = Kit::new(schema_of(version));
    squall_kit::main(match version {
        14 => kit.seed(|seed| seed.count(v3::User, 3).column(v3::User::full_name, |n| format!("user {n}"))),
        _ => kit,
    })
}
