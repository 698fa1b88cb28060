//! Names, primary keys, limits.

use rust_decimal::Decimal;
use squall::{ConstraintKind, prelude::*};
use squall_testing::{Backend, on_every_backend};
use squall_tests::{assert_fails, assert_violates};

/// Named by the rules: `blog_posts`.
#[derive(Table, Debug, PartialEq)]
pub struct BlogPost {
    #[column(primary_key)]
    pub id: i32,
    pub created_by: String,
    pub r#type: String,
}

/// Names that have to be quoted.
#[derive(Table, Debug, PartialEq)]
#[table(name = "Order by")]
pub struct Order {
    #[column(primary_key, name = "select")]
    pub id: i32,
    #[column(name = "Größe \"in\" cm")]
    pub size: i32,
    #[column(name = "new")]
    pub new_value: Option<i32>,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(primary_key(order_id, line))]
pub struct OrderLine {
    pub line: i32,
    pub order_id: i64,
    pub sku: String,
}

#[derive(Table, Debug, PartialEq)]
pub struct Limited {
    #[column(primary_key, max_length = 4)]
    pub code: String,
    #[column(max_length = 1)]
    pub initial: Option<String>,
    #[column(precision = 4, scale = 2)]
    pub price: Decimal,
}

/// A table without a primary key.
#[derive(Table, Debug, Clone, PartialEq)]
pub struct Log {
    pub line: String,
}

on_every_backend! {
    async fn names_follow_the_rules(db: Db) -> squall::Result<()> {
        db.create_tables(&schema![BlogPost]).await?;
        let post = BlogPost::new().id(1).created_by("Ann").r#type("draft");
        insert(BlogPost).values(post).exec(&db).await?;
        let row: (i32, String, String) =
            sql!(r#"SELECT id, created_by, "type" FROM blog_posts"#).one(&db).await?;
        assert_eq!(row, (1, "Ann".into(), "draft".into()));
        let post = select(BlogPost).from(BlogPost).filter(BlogPost::r#type.eq("draft")).one(&db).await?;
        assert_eq!(post, BlogPost { id: 1, created_by: "Ann".into(), r#type: "draft".into() });
        Ok(())
    }

    async fn any_name_can_be_given(db: Db) -> squall::Result<()> {
        db.create_tables(&schema![Order]).await?;
        let order = NewOrder { id: 7, size: 40, new_value: None };
        assert_eq!(insert(Order).values(order).exec(&db).await?, 1);
        let row: (i32, i32) = sql!(r#"SELECT "select", "Größe ""in"" cm" FROM "Order by""#).one(&db).await?;
        assert_eq!(row, (7, 40));
        let found = select(Order).from(Order).filter(Order::size.gt(39)).order_by(Order::id).one(&db).await?;
        assert_eq!(found, Order { id: 7, size: 40, new_value: None });
        let changed = update(Order).set(Order::new_value, Order::size + 1).filter(Order::id.eq(7));
        assert_eq!(changed.returning(Order::new_value).one(&db).await?, Some(41));
        Ok(())
    }

    async fn a_primary_key_of_two_columns(db: Db) -> squall::Result<()> {
        db.create_tables(&schema![OrderLine]).await?;
        let line = |order_id, line| OrderLine::new().order_id(order_id).line(line).sku("x");
        insert(OrderLine).values([line(1, 1), line(1, 2), line(2, 1)]).exec(&db).await?;
        let again = insert(OrderLine).values(line(1, 2)).exec(&db).await;
        let columns = ["order_id", "line"];
        assert_violates(again, ConstraintKind::Unique, "order_lines", &columns, Some("order_lines_pkey"));
        let ids = select((OrderLine::order_id, OrderLine::line)).from(OrderLine);
        let ids = ids.order_by((OrderLine::order_id.desc(), OrderLine::line.desc())).all(&db).await?;
        assert_eq!(ids, [(2, 1), (1, 2), (1, 1)]);
        Ok(())
    }

    /// parity: Types | max_length | checked | not known | equal: in characters; checked before sending, and by the
    /// column
    async fn limits(db: Db) -> squall::Result<()> {
        db.create_tables(&schema![Limited]).await?;
        let price = |text: &str| text.parse::<Decimal>().unwrap();
        let row = |code: &str| Limited::new().code(code.to_owned()).initial("Ä").price(price("99.99"));
        // Characters, and not bytes.
        let stored = insert(Limited).values(row("日本語🦀")).returning(Limited).one(&db).await?;
        let expected =
            Limited { code: "日本語🦀".into(), initial: Some("Ä".into()), price: price("99.99") };
        assert_eq!(stored, expected);
        assert_fails(insert(Limited).values(row("12345")).exec(&db).await, "InvalidValue");
        let wide = update(Limited).set(Limited::initial, "ab").all_rows();
        assert_fails(wide.exec(&db).await, "InvalidValue");
        let grown = update(Limited).set(Limited::price, price("100")).all_rows();
        assert_fails(grown.exec(&db).await, "InvalidValue");
        // By an expression, so that only the database can tell.
        let doubled = update(Limited).set(Limited::initial, concat((Limited::initial, "b"))).all_rows();
        assert_fails(doubled.exec(&db).await, "InvalidValue");
        let doubled = update(Limited).set(Limited::price, Limited::price + Limited::price).all_rows();
        assert_fails(doubled.exec(&db).await, "InvalidValue");
        assert_eq!(select(Limited).from(Limited).all(&db).await?, [expected]);
        // A longer text can be looked for.
        let found = select(Limited).from(Limited).filter(Limited::initial.eq("much longer")).all(&db).await?;
        assert_eq!(found, []);
        Ok(())
    }

    async fn a_table_without_a_primary_key(db: Db) -> squall::Result<()> {
        db.create_tables(&schema![Log]).await?;
        let lines = ["b", "a", "b"].map(|line| Log::new().line(line));
        let stored = insert(Log).values(lines).returning(Log::line).all(&db).await?;
        assert_eq!(stored, ["b", "a", "b"]);
        assert_eq!(delete(Log).filter(Log::line.eq("b")).exec(&db).await?, 2);
        assert_eq!(select(count_all()).from(Log).one(&db).await?, 1);
        Ok(())
    }

    async fn tables_are_created_all_or_none(db: Db, backend: Backend) -> squall::Result<()> {
        db.create_tables(&schema![Log]).await?;
        let again = db.create_tables(&schema![BlogPost, Log]).await;
        assert_fails(again, "Database");
        let catalogue = match backend {
            Backend::Postgres => {
                sql!("SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public'")
            }
            Backend::Sqlite | Backend::SqliteFile => sql!("SELECT name FROM sqlite_schema WHERE type = 'table'"),
        };
        assert_eq!(catalogue.all::<String>(&db).await?, ["logs"]);
        db.create_tables(&[]).await
    }
}
