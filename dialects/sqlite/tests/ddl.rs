//! How tables are created.
#![allow(clippy::unwrap_used)]

mod common;

use squall_core::{
    Dialect, SqlType, Value,
    ast::{BinaryOp, Expr, Like, Match, MatchKind},
    schema::{
        CheckDef, ColumnDef, ColumnDefault, ForeignKeyDef, Identity, IndexDef, ReferentialAction, TableDef,
        UniqueDef,
    },
    types::{DecimalSize, TimestampMode},
};
use squall_dialect_sqlite::SQLITE;

fn column(name: &str, ty: SqlType) -> ColumnDef {
    ColumnDef::named(name, ty)
}

fn lines(columns: Vec<ColumnDef>) -> Vec<String> {
    let mut table = TableDef::new("t");
    table.columns = columns;
    let statements = SQLITE.create_tables(&[&table]).unwrap();
    let inner =
        statements[0].strip_prefix("CREATE TABLE \"t\" (\n  ").unwrap().strip_suffix("\n) STRICT").unwrap();
    inner.split(",\n  ").map(str::to_owned).collect()
}

#[test]
fn a_whole_table() {
    let mut users = TableDef::new("users");
    users.columns = vec![
        ColumnDef { nullable: false, ..column("id", SqlType::BigInt) }.with_identity(Identity::Identity),
        ColumnDef { nullable: false, ..column("email", SqlType::Text { max_length: Some(255) }) },
        column("org_id", SqlType::BigInt),
        ColumnDef { nullable: false, ..column("active", SqlType::Boolean) }
            .with_default(ColumnDefault::Value(Value::Bool(true))),
    ];
    users.primary_key = vec!["id".into()];
    users.uniques = vec![UniqueDef { name: "users_email_key".into(), columns: vec!["email".into()] }];
    users.foreign_keys = vec![ForeignKeyDef {
        name: "users_org_id_fkey".into(),
        columns: vec!["org_id".into()],
        foreign_table: "orgs".into(),
        foreign_schema: None,
        foreign_columns: vec!["id".into()],
        on_delete: ReferentialAction::Cascade,
        on_update: ReferentialAction::NoAction,
        deferrable: false,
    }];
    let long = common::op(BinaryOp::Ne, common::col("name"), common::text("it's"));
    users.checks = vec![CheckDef::new("users_name_check", long)];
    users.indexes = vec![IndexDef {
        unique: true,
        predicate: Some(common::op(BinaryOp::Gt, common::col("id"), common::int(-1))),
        ..IndexDef::new("users_org_idx", ["org_id", "email"])
    }];
    let mut orgs = TableDef::new("orgs");
    orgs.columns = vec![column("id", SqlType::BigInt), column("code", SqlType::Integer)];
    orgs.primary_key = vec!["id".into(), "code".into()];
    orgs.uniques = vec![UniqueDef { name: "orgs_id_key".into(), columns: vec!["id".into()] }];

    let statements = SQLITE.create_tables(&[&users, &orgs]).unwrap();
    assert_eq!(
        statements,
        [
            r#"CREATE TABLE "orgs" (
  "id" INTEGER NOT NULL,
  "code" INTEGER NOT NULL CONSTRAINT "squall_range_code" CHECK ("code" BETWEEN -2147483648 AND 2147483647),
  CONSTRAINT "orgs_pkey" PRIMARY KEY ("id", "code"),
  CONSTRAINT "orgs_id_key" UNIQUE ("id")
) STRICT"#,
            r#"CREATE TABLE "users" (
  "id" INTEGER NOT NULL CONSTRAINT "users_pkey" PRIMARY KEY AUTOINCREMENT,
  "email" TEXT NOT NULL CONSTRAINT "squall_length_email" CHECK (length("email") <= 255),
  "org_id" INTEGER,
  "active" INTEGER NOT NULL DEFAULT 1 CONSTRAINT "squall_boolean_active" CHECK ("active" IN (0, 1)),
  CONSTRAINT "users_email_key" UNIQUE ("email"),
  CONSTRAINT "users_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "orgs" ("id") ON DELETE CASCADE,
  CONSTRAINT "users_name_check" CHECK ("name" <> 'it''s')
) STRICT"#,
            r#"CREATE UNIQUE INDEX "users_org_idx" ON "users" ("org_id", "email") WHERE "id" > (-1)"#,
        ]
    );
}

#[test]
fn every_type() {
    let sized = |precision, scale| SqlType::Decimal(Some(DecimalSize { precision, scale }));
    let canonical = |name: &str| {
        format!(
            r#"CONSTRAINT "squall_decimal_{name}" CHECK ("{name}" GLOB '*[0-9]' AND "{name}" NOT GLOB '*[^-.0-9]*' AND "{name}" NOT GLOB '?*-*' AND "{name}" NOT GLOB '*.*.*' AND ltrim("{name}", '-') GLOB '[0-9]*' AND ltrim("{name}", '-') NOT GLOB '0[0-9]*'"#
        )
    };
    let types = vec![
        column("a", SqlType::SmallInt),
        column("b", SqlType::Real),
        column("c", SqlType::Double),
        column("d", SqlType::Decimal(None)),
        column("e", sized(4, 2)),
        column("f", sized(2, 2)),
        column("g", sized(3, 0)),
        column("h", SqlType::Bytes),
        column("i", SqlType::UUID),
        column("j", SqlType::Date),
        column("k", SqlType::JSON),
        column("l", common::status()),
        column("m", SqlType::Timestamp(TimestampMode::Micros)),
        column("n", SqlType::TimestampTz(TimestampMode::Text)),
        column("o", SqlType::TEXT),
    ];
    assert_eq!(
        lines(types),
        [
            r#""a" INTEGER CONSTRAINT "squall_range_a" CHECK ("a" BETWEEN -32768 AND 32767)"#.to_owned(),
            r#""b" REAL /*:real*/"#.to_owned(),
            r#""c" REAL"#.to_owned(),
            format!(r#""d" TEXT COLLATE decimal {})"#, canonical("d")),
            format!(
                r#""e" TEXT /*:decimal(4,2)*/ COLLATE decimal {} AND "e" GLOB '*.[0-9][0-9]' AND length(ltrim("e", '-')) <= 5)"#,
                canonical("e")
            ),
            format!(
                r#""f" TEXT /*:decimal(2,2)*/ COLLATE decimal {} AND "f" GLOB '*.[0-9][0-9]' AND length(ltrim("f", '-')) <= 4)"#,
                canonical("f")
            ),
            format!(
                r#""g" TEXT /*:decimal(3,0)*/ COLLATE decimal {} AND "g" NOT GLOB '*.*' AND length(ltrim("g", '-')) <= 3)"#,
                canonical("g")
            ),
            r#""h" BLOB"#.to_owned(),
            r#""i" TEXT /*:uuid*/"#.to_owned(),
            r#""j" TEXT /*:date*/"#.to_owned(),
            r#""k" TEXT CONSTRAINT "squall_json_k" CHECK (json_valid("k"))"#.to_owned(),
            r#""l" TEXT /*:enum 'status' 'new' 'it''s'*/ CONSTRAINT "squall_enum_l" CHECK ("l" IN ('new', 'it''s'))"#.to_owned(),
            r#""m" INTEGER /*:timestamp*/"#.to_owned(),
            r#""n" TEXT /*:timestamptz(text)*/"#.to_owned(),
            r#""o" TEXT"#.to_owned(),
        ]
    );
}

#[test]
fn defaults_get_the_form_of_their_column() {
    let sized = SqlType::Decimal(Some(DecimalSize { precision: 4, scale: 2 }));
    let of = |ty: SqlType, default| lines(vec![column("c", ty).with_default(default)]).remove(0);
    let value = |ty, value| of(ty, ColumnDefault::Value(value));
    let price = value(sized.clone(), Value::Decimal("-1.5".parse().unwrap()));
    assert!(
        price.starts_with(r#""c" TEXT /*:decimal(4,2)*/ COLLATE decimal DEFAULT '-1.50' CONSTRAINT"#),
        "{price}"
    );
    assert_eq!(value(SqlType::BigInt, Value::BigInt(-1)), r#""c" INTEGER DEFAULT (-1)"#);
    assert_eq!(value(SqlType::TEXT, Value::Text("it's".into())), r#""c" TEXT DEFAULT 'it''s'"#);
    let now = |ty| of(ty, ColumnDefault::Now);
    assert_eq!(
        now(SqlType::TimestampTz(TimestampMode::Micros)),
        r#""c" INTEGER /*:timestamptz*/ DEFAULT (CAST(round(unixepoch('now', 'subsec') * 1000) AS INTEGER) * 1000)"#
    );
    assert_eq!(
        now(SqlType::TimestampTz(TimestampMode::Text)),
        r#""c" TEXT /*:timestamptz(text)*/ DEFAULT (strftime('%Y-%m-%dT%H:%M:%f', 'now') || '000Z')"#
    );
    assert_eq!(now(SqlType::Date), r#""c" TEXT /*:date*/ DEFAULT (date('now'))"#);

    let mut table = TableDef::new("t");
    table.columns =
        vec![column("c", sized).with_default(ColumnDefault::Value(Value::Decimal("1.505".parse().unwrap())))];
    let error = SQLITE.create_tables(&[&table]).unwrap_err().to_string();
    assert!(
        error.contains("invalid value for column `c`: the decimal has 3 digits after the point"),
        "{error}"
    );
}

#[test]
fn patterns_are_globs_which_indexes_allow() {
    let like = |pattern, case_insensitive| {
        Expr::Like(Box::new(Like { operand: common::col("name"), pattern, negated: false, case_insensitive }))
    };
    let index = |predicate| {
        let mut table = TableDef::new("t");
        table.columns = vec![column("name", SqlType::TEXT)];
        let columns = ["name"];
        table.indexes = vec![IndexDef { predicate: Some(predicate), ..IndexDef::new("i", columns) }];
        SQLITE.create_tables(&[&table]).map(|it| it[1].clone()).unwrap_or_else(|error| error.to_string())
    };
    let start = r#"CREATE INDEX "i" ON "t" ("name") WHERE "#;
    assert_eq!(index(like(common::text("It's %"), false)), format!(r#"{start}"name" GLOB 'It''s *'"#));
    assert_eq!(index(like(common::text("It's %"), true)), format!(r#"{start}lower("name") GLOB 'it''s *'"#));
    assert!(index(like(common::col("name"), false)).contains("pattern that is not a constant"));
    let ends = Match { kind: MatchKind::EndsWith, operand: common::col("name"), text: common::text("x") };
    assert_eq!(
        index(Expr::Match(Box::new(ends))),
        format!(r#"{start}substr("name", length("name") - length('x') + 1) = 'x'"#)
    );
}

#[test]
fn what_sqlite_cannot_create_is_refused() {
    let mut table = TableDef::new("t");
    table.columns =
        vec![column("a", SqlType::BigInt).with_identity(Identity::Identity), column("b", SqlType::BigInt)];
    table.primary_key = vec!["a".into(), "b".into()];
    assert_eq!(
        SQLITE.create_tables(&[&table]).unwrap_err().to_string(),
        "SQLite does not support the auto key `a`, which is not the whole primary key"
    );
    table.columns[0].identity = None;
    table.columns[1].name = "A".into();
    assert!(SQLITE.create_tables(&[&table]).unwrap_err().to_string().contains("differ in case only"));

    let mut table = TableDef::new("t");
    table.columns = vec![column("at", SqlType::TimestampTz(TimestampMode::Micros))];
    let now = Expr::Now(SqlType::TimestampTz(TimestampMode::Micros));
    table.checks = vec![CheckDef::new("t_at_check", common::op(BinaryOp::Lt, common::col("at"), now))];
    assert!(SQLITE.create_tables(&[&table]).unwrap_err().to_string().contains("now() in a check"));
}
