//! Indexes: of expressions, in an order, by a method; and comments.

use squall::{ConstraintKind, Dialect, prelude::*};
use squall_testing::{Backend, on_every_backend};
use squall_tests::assert_violates;

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "accounts",
    comment = "who can log in: it's */ \"all\" of them",
    index(name = "accounts_email", on(lower(Account::email)), unique),
    index(name = "accounts_newest", on(Account::org, Account::seen.desc(), Account::id.desc().nulls_first())),
    index(name = "accounts_tags", on(Account::tags), postgres(using = "gin")),
    index(name = "accounts_len", on(length(Account::email).desc()), where = Account::org.gt(0))
)]
pub struct Account {
    #[column(primary_key)]
    pub id: i32,
    #[column(comment = "as it was typed")]
    pub email: String,
    pub org: i32,
    pub seen: Option<i64>,
    pub tags: Json<Vec<String>>,
}

async fn accounts(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Account]).await?;
    insert(Account).values(account(1, "Ann@Example.com")).exec(&db).await?;
    Ok(())
}

fn account(id: i32, email: &str) -> NewAccount {
    NewAccount { id, email: email.into(), org: 1, seen: None, tags: Json(vec!["a".into()]) }
}

on_every_backend! {
    #![setup(accounts)]

    /// parity: Schema | unique indexes of expressions | by the index's name | by the index's name | equal: kind, table, columns
    /// and name
    async fn unique_by_an_expression(db: Db) -> squall::Result<()> {
        insert(Account).values(account(2, "bob@example.com")).exec(&db).await?;
        let result = insert(Account).values(account(3, "aNN@example.COM")).exec(&db).await;
        assert_violates(result, ConstraintKind::Unique, "accounts", &["email"], Some("accounts_email"));
        Ok(())
    }

    /// parity: Schema | comments | COMMENT ON | not there | declared: on SQLite they stand in the stored text of the table
    async fn comments_are_kept(db: Db, backend: Backend) -> squall::Result<()> {
        if backend == Backend::Postgres {
            let of = |column: i32| sql!("SELECT col_description('accounts'::regclass, {column})");
            assert_eq!(of(2).one::<String>(&db).await?, "as it was typed");
            let table: String = sql!("SELECT obj_description('accounts'::regclass)").one(&db).await?;
            assert_eq!(table, "who can log in: it's */ \"all\" of them");
        } else {
            let sql: String = sql!("SELECT sql FROM sqlite_schema WHERE name = 'accounts'").one(&db).await?;
            assert!(sql.contains("/* as it was typed */"), "{sql}");
            assert!(sql.contains("/* who can log in: it's * / \"all\" of them */"), "{sql}");
        }
        Ok(())
    }
}

/// parity: Schema | order and access method of an index | DESC, NULLS FIRST, USING | DESC | declared: neither changes an answer;
/// the method is written `postgres(using = ..)`
#[test]
fn as_they_are_written() {
    let indexes = |dialect: &dyn Dialect| {
        let statements = dialect.create_tables(&schema![Account]).unwrap();
        statements.into_iter().filter(|it| it.contains(" INDEX ")).collect::<Vec<_>>()
    };
    assert_eq!(
        indexes(&squall::POSTGRES),
        [
            r#"CREATE UNIQUE INDEX "accounts_email" ON "accounts" ((lower("email" COLLATE "und-x-icu") COLLATE "C"))"#,
            r#"CREATE INDEX "accounts_newest" ON "accounts" ("org", "seen" DESC NULLS LAST, "id" DESC)"#,
            r#"CREATE INDEX "accounts_tags" ON "accounts" USING "gin" ("tags")"#,
            r#"CREATE INDEX "accounts_len" ON "accounts" ((char_length("email")) DESC NULLS LAST) WHERE "org" > 0"#,
        ]
    );
    assert_eq!(
        indexes(&squall::SQLITE),
        [
            r#"CREATE UNIQUE INDEX "accounts_email" ON "accounts" (lower("email"))"#,
            r#"CREATE INDEX "accounts_newest" ON "accounts" ("org", "seen" DESC, "id" DESC)"#,
            r#"CREATE INDEX "accounts_tags" ON "accounts" ("tags")"#,
            r#"CREATE INDEX "accounts_len" ON "accounts" (length("email") DESC) WHERE "org" > 0"#,
        ]
    );
}
