//! SQL that the user writes.

use rust_decimal::Decimal;
use squall::prelude::*;
use squall_testing::{Backend, on_every_backend};
use squall_tests::{assert_fails, failure};

#[derive(Table, Debug, Clone, PartialEq)]
pub struct Author {
    #[column(primary_key)]
    pub id: i64,
    pub name: String,
    pub born: Option<i32>,
    pub paid: Decimal,
}

alias!(pub Other = Author);

async fn authors(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Author]).await?;
    for (id, name, born) in [(1, "Ann", Some(1970)), (2, "Bob", None), (3, "it's {}", Some(1990))] {
        let row = Author::new().id(id).name(name).born(born).paid(Decimal::new(id * 150, 2));
        insert(Author).values(row).exec(&db).await?;
    }
    Ok(())
}

on_every_backend! {
    #![setup(authors)]

    async fn as_a_whole_query(db: Db) -> squall::Result<()> {
        let least = 1_i64;
        let rows = sql!("SELECT id, name FROM {Author} WHERE {Author::id} > {least} ORDER BY {Author::id}");
        let expected = [(2, "Bob".to_owned()), (3, "it's {}".to_owned())];
        assert_eq!(rows.all::<(i64, String)>(&db).await?, expected);
        let ann: Author = sql!("SELECT * FROM {Author} WHERE {} = {}", lower(Author::name), "ann").one(&db).await?;
        assert_eq!((ann.id, ann.paid), (1, Decimal::new(150, 2)));
        let none = sql!("SELECT name FROM {Author} WHERE {Author::born} = {}", None::<i32>).optional::<String>(&db);
        assert_eq!(none.await?, None);
        let braces: String = sql!("SELECT '{{}}' || {}", "'{}' -- ? $1").one(&db).await?;
        assert_eq!(braces, "{}'{}' -- ? $1");
        assert_eq!(sql!("UPDATE {Author} SET name = {} WHERE id < {}", "x", 3_i64).exec(&db).await?, 2);
        let mut names = sql!("SELECT name FROM {Author} ORDER BY id").stream::<String>(&db);
        assert_eq!(names.next().await.unwrap()?, "x");
        Ok(())
    }

    /// parity: Running | `sql!`: typed expressions, columns, tables and values in SQL, as an expression or a whole query | | | equal as far as its text is
    async fn as_an_expression(db: Db) -> squall::Result<()> {
        let length = sql!("length({Author::name}) + {}", 1 => i32);
        let query = select((Author::id, length.clone())).from(Author).filter(length.gt(4)).order_by(Author::id.asc());
        assert_eq!(query.all(&db).await?, [(3, 8)]);
        // Columns of an alias, and of a table that an outer join leaves out.
        let pairs = select((Author::id, sql!("{Other::name} || {}", "!" => String)))
            .from(Author)
            .left_join(Other, Other::id.eq(Author::id + 2))
            .order_by(Author::id.asc());
        let expected = [(1, Some("it's {}!".to_owned())), (2, None), (3, None)];
        assert_eq!(pairs.all(&db).await?, expected);
        // Each in parentheses where it needs them: that of the text, and what stands in it.
        let sum = sql!("{} * {} - 1", Author::id + 1, val(2_i64) + 1 => i64);
        let query = select((sum.clone(), sum * 2)).from(Author).filter(Author::id.eq(1));
        assert_eq!(query.one(&db).await?, (5, 10));
        // In a group, in an aggregate, in a join, in what a write returns.
        let initial = sql!("substr({Author::name}, 1, 1)" => String);
        let groups = select((initial.clone(), max(sql!("{Author::id} * 10" => i64)))).from(Author).group_by(initial.clone());
        let groups = groups.order_by(initial.desc()).all(&db).await?;
        assert_eq!(groups, [("i".to_owned(), Some(30)), ("B".to_owned(), Some(20)), ("A".to_owned(), Some(10))]);
        let next = select((Author::id, Other::id)).from(Author);
        let next = next.inner_join(Other, sql!("{Other::id} = {Author::id} + 1" => bool)).order_by(Author::id);
        assert_eq!(next.all(&db).await?, [(1, 2), (2, 3)]);
        let returned = update(Author).set(Author::name, sql!("{Author::name} || {}", "?" => String)).filter(Author::id.eq(2));
        assert_eq!(returned.returning(sql!("{Author::born}" => Option<i32>)).one(&db).await?, None);
        // What may be NULL says so.
        let born = sql!("{Author::born} + 1" => Option<i32>);
        assert_eq!(select(born.clone()).from(Author).filter(born.is_null()).all(&db).await?, [None]);
        let raised = update(Author).set(Author::paid, sql!("{Author::paid}" => Decimal)).all_rows();
        assert_eq!(raised.exec(&db).await?, 3);
        Ok(())
    }

    /// parity: Running | `sql!` with a text for each database | its text | its text | declared: by its author; on a database without a text, refused
    async fn a_text_for_each_database(db: Db, backend: Backend) -> squall::Result<()> {
        let name = "Ann";
        let kind = sql!(postgres: "SELECT pg_typeof({name})::text FROM {Author} WHERE {Author::name} = {name}",
            sqlite: "SELECT typeof({name}) FROM {Author} WHERE {Author::name} = {name}");
        assert_eq!(kind.one::<String>(&db).await?, "text");
        let years = sql!(postgres: "{Author::born}::bigint", sqlite: "{Author::born}" => Option<i64>);
        let born = select(years).from(Author).order_by(Author::id.asc());
        assert_eq!(born.all(&db).await?, [Some(1970), None, Some(1990)]);
        let alone = sql!(sqlite: "SELECT sqlite_version() <> ''");
        match backend {
            Backend::Postgres => {
                let error = failure(alone.clone().one::<bool>(&db).await);
                assert_eq!(error.to_string(), "Postgres does not support this `sql!`, which has no text for it");
                let inside = select(sql!(sqlite: "{Author::id} + 1" => i64)).from(Author);
                assert_fails(inside.all(&db).await, "Unsupported");
            }
            Backend::Sqlite | Backend::SqliteFile => assert!(alone.one::<bool>(&db).await?),
        }
        Ok(())
    }

    /// A value of the program, of a field, of a reference, and one that the database cannot keep.
    async fn values(db: Db) -> squall::Result<()> {
        struct Wanted {
            name: String,
        }
        let wanted = Wanted { name: "Bob' OR 'a' = 'a".to_owned() };
        let name = &wanted.name;
        let found: Vec<i64> = sql!("SELECT id FROM {Author} WHERE name IN ({wanted.name}, {name}, {})", "Bob").all(&db).await?;
        assert_eq!(found, [2]);
        let error = failure(select(sql!("{}", "a\0" => String)).one(&db).await);
        assert!(matches!(error, Error::InvalidValue { .. }), "{error:?}");
        let nothing: (Option<i32>, Option<String>) = sql!("SELECT {}, {}", None::<i32>, None::<String>).one(&db).await?;
        assert_eq!(nothing, (None, None));
        Ok(())
    }

    async fn parameters_of_prepared_statements(db: Db) -> squall::Result<()> {
        let longer = prepare(|length: Param<i32>| {
            let longer = sql!("length({Author::name}) > {length}" => bool);
            select(Author::id).from(Author).filter(longer).order_by(Author::id.asc())
        });
        assert_eq!(longer.all(&db, (3,)).await?, [3]);
        assert_eq!(longer.all(&db, (2,)).await?, [1, 2, 3]);
        Ok(())
    }

    async fn text_made_at_run_time(db: Db) -> squall::Result<()> {
        let mut text = String::from("SELECT 0");
        let values = [1_i64, 2, 3];
        values.iter().for_each(|_| text.push_str(" + {}"));
        let query = values.into_iter().fold(raw(AssertSqlSafe(text)), |query, value| query.bind(value));
        assert_eq!(query.one::<i64>(&db).await?, 6);
        Ok(())
    }
}
