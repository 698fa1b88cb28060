// Read from Postgres by `squall pull`.
//
// active_users: `active_users` is a View, which the source has as a comment
// moods: `moods` is a MaterializedView, which the source has as a comment
// numbers: a sequence, which the model has not: left alone
// short: a domain, which the model has not: left alone
// touch: `touch` is a Function, which the source has as a comment

use chrono::{DateTime, NaiveDate, Utc};
use rust_decimal::Decimal;
use squall::{prelude::*, schema::TableDef};
use uuid::Uuid;

/// The order of text that the database has by default. Take it off a column, and its text is ordered by its bytes, as on
/// every other database; a push then rebuilds its indexes.
const DATABASE_ORDER: Collation = Collation::both("default", "BINARY");

#[derive(DbEnum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    Sad,
    #[db_enum(rename = "so so")]
    SoSo,
    Happy,
}

// its primary key is named `lines`, which the source cannot say
// the constraint `apart` has EXCLUDE, which the model has not: left alone: EXCLUDE USING btree (other WITH =)
// the constraint `once` has NULLS NOT DISTINCT, which the model has not: left alone: UNIQUE NULLS NOT DISTINCT (note)
// the foreign key `Order Lines_other_fkey` is left alone, as the types of the two columns differ: FOREIGN KEY (other) REFERENCES user (id)
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "Order Lines",
    schema = "Back Office",
    primary_key(line, order),
    check(name = "Order Lines_check", condition = sql!("((line > 0) OR (note <> ''::text))" => bool)),
    foreign_key(columns(order, line), name = "Order Lines_order_line_fkey", references(OrderLine::order, OrderLine::line), relation = order_line),
    foreign_key(columns(owner), name = "owner", references(User::id), on_delete = cascade, deferrable, relation = owner_user),
    has_one(order_line_by_order_line: OrderLine::order_line)
)]
pub struct OrderLine {
    pub order: i32,
    pub line: i16,
    #[column(collation = DATABASE_ORDER)]
    pub note: Option<String>,
    pub owner: Option<i64>,
    pub other: Option<i32>,
    #[column(generated = sql!("length(note)" => Option<i32>))]
    pub length: Option<i32>,
}

// `own` is a Policy, which the source has as a comment
// `touch` is a Trigger, which the source has as a comment
// `user` is a RowSecurity, which the source has as a comment
// the index `user_prefix` has an operator class, which the model has not: left alone: CREATE INDEX user_prefix ON public."user" USING btree (type text_pattern_ops)
// the index `user_tag` has INCLUDE, which the model has not: left alone: CREATE UNIQUE INDEX user_tag ON public."user" USING btree (tag) INCLUDE (score)
// `address`: of the type inet, which the model has not: left alone
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "user",
    index(name = "by type", on(User::r#type.desc(), sql!("lower(\"E-Mail\")" => String)), where = sql!("active" => bool)),
    index(name = "user_score", on(User::score.asc().nulls_first(), User::born.desc().nulls_first())),
    index(columns(settings), name = "user_settings", postgres(using = "gin")),
    check(name = "not small", condition = sql!("(new > 10)" => bool)),
    check(name = "user_E-Mail_check", condition = sql!("(\"E-Mail\" ~~ '%@%'::text)" => bool)),
    has_many(order_lines: OrderLine),
    comment = "Who may \"log in\"."
)]
pub struct User {
    // GENERATED ALWAYS AS IDENTITY, and the model has BY DEFAULT: read as that
    #[column(primary_key, auto)]
    pub id: i64,
    #[column(name = "E-Mail", unique, collation = DATABASE_ORDER)]
    pub e_mail: String,
    #[column(max_length = 20, index, default = "it's {new}")]
    pub r#type: String,
    #[column(default = true)]
    pub active: bool,
    pub _2fa: Option<bool>,
    #[column(default = sql!("'-0.5'::numeric" => f64))]
    pub score: Option<f64>,
    #[column(default = sql!("CURRENT_DATE" => NaiveDate), comment = "Not before 1900")]
    pub born: Option<NaiveDate>,
    #[column(default = sql!("now()" => DateTime<Utc>))]
    pub seen: Option<DateTime<Utc>>,
    #[column(default = sql!("gen_random_uuid()" => Uuid))]
    pub tag: Option<Uuid>,
    #[column(default = sql!("'{{\"a\": 1}}'::jsonb" => serde_json::Value))]
    pub settings: serde_json::Value,
    #[column(default = Mood::SoSo)]
    pub mood: Mood,
    #[column(default = sql!("'{{}}'::mood[]" => Vec<Mood>))]
    pub moods: Option<Vec<Mood>>,
    pub names: Vec<String>,
    // numeric(40, 5), and a decimal of the model has at most 28 digits: read as one of any size
    pub price: Option<Decimal>,
    #[column(precision = 10, scale = 2, default = sql!("1.50" => Decimal))]
    pub exact: Option<Decimal>,
    pub new_: Option<i32>,
}

/// All tables, for `create_tables` and for the kit.
pub fn schema() -> [&'static TableDef; 2] {
    schema![OrderLine, User]
}

// CREATE OR REPLACE FUNCTION touch()
//  RETURNS trigger
//  LANGUAGE plpgsql
// AS $function$ BEGIN NEW.seen = now(); RETURN NEW; END $function$

// CREATE VIEW "active_users" AS SELECT "user".id
//    FROM "user"
//   WHERE "user".active

// CREATE MATERIALIZED VIEW "moods" AS SELECT "user".mood,
//     count(*) AS count
//    FROM "user"
//   GROUP BY "user".mood

// CREATE TRIGGER touch BEFORE UPDATE ON "user" FOR EACH ROW EXECUTE FUNCTION touch()

// ALTER TABLE "user" ENABLE ROW LEVEL SECURITY

// CREATE POLICY "own" ON "user" FOR SELECT USING (active)
