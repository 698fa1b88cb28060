// Read from SQLite by `squall pull`.
//
// active_users: `active_users` is a View, which the source has as a comment
// words: a virtual table, which is left alone

use chrono::NaiveDate;
use squall::{prelude::*, schema::TableDef};
use uuid::Uuid;

// `touch` is a Trigger, which the source has as a comment
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "user",
    index(name = "by type", on(User::r#type.desc(), sql!("lower (\"E-Mail\")" => String)), where = sql!("active = 1" => bool)),
    index(columns(tag), name = "user_tag", unique),
    check(name = "user_E-Mail_check", condition = sql!("\"E-Mail\" LIKE '%@%'" => bool)),
    check(name = "not small", condition = sql!("\"new\" > 10" => bool)),
    has_many(users: UserRow)
)]
pub struct User {
    // without AUTOINCREMENT: the ids of deleted rows are given out again
    #[column(primary_key, auto)]
    pub id: i64,
    #[column(name = "E-Mail", unique, collation = Collation::sqlite("NOCASE"))]
    pub e_mail: String,
    #[column(max_length = 20, index, default = "it's {new}")]
    pub r#type: String,
    #[column(default = true)]
    pub active: bool,
    pub _2fa: Option<bool>,
    #[column(default = -0.5)]
    pub score: Option<f64>,
    pub born: Option<NaiveDate>,
    // declared DATETIME, and what is stored has not the form of a timestamp: read as text
    #[column(default = sql!("CURRENT_TIMESTAMP" => String))]
    pub seen: Option<String>,
    pub tag: Option<Uuid>,
    pub settings: Option<serde_json::Value>,
    pub self_: Option<Vec<u8>>,
    pub new_: Option<i64>,
}

// WITHOUT ROWID, which a rebuild of the table would take away
// the foreign key `Users_b_fkey` is left alone, as there is no table `nowhere` in it: FOREIGN KEY (b) REFERENCES nowhere (x)
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "Users",
    primary_key(b, a),
    check(name = "Users_check", condition = sql!("a > 0 OR b <> ''" => bool)),
    check(name = "Users_check2", condition = sql!("c >= 0" => bool)),
    foreign_key(columns(a), name = "owner", references(User::id), on_delete = cascade, deferrable, relation = a_user)
)]
pub struct UserRow {
    pub a: i64,
    pub b: String,
    #[column(default = sql!("1 + 1" => f64))]
    pub c: Option<f64>,
    #[column(generated = sql!("length (b)" => Option<i64>), sqlite(virtual))]
    pub length: Option<i64>,
}

// `any_value`: of the type ANY, which the model has not: left alone
#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "strict")]
pub struct Strict {
    #[column(primary_key)]
    pub id: i64,
    pub text: Option<String>,
}

/// All tables, for `create_tables` and for the kit.
pub fn schema() -> [&'static TableDef; 3] {
    schema![User, UserRow, Strict]
}

// CREATE VIEW active_users AS SELECT id FROM user WHERE active

// CREATE TRIGGER touch AFTER UPDATE ON user BEGIN UPDATE user SET seen = CURRENT_TIMESTAMP WHERE id = new.id; END
