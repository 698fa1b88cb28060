//! Collations: text is ordered by its bytes, unless a column or an expression names another order.

use squall::{ConstraintKind, Dialect, prelude::*};
use squall_testing::{Backend, on_every_backend};
use squall_tests::{assert_fails, assert_violates, failure};

#[derive(DbType, Debug, Clone, PartialEq)]
pub struct Nickname(String);

const GERMAN: Collation = Collation::postgres("de-x-icu");

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "persons",
    index(name = "by_name", on(Person::name.collate(GERMAN.and_sqlite("NOCASE")), Person::id.desc()))
)]
pub struct Person {
    #[column(primary_key)]
    pub id: i32,
    pub name: String,
    #[column(collation = GERMAN.and_sqlite("NOCASE"), max_length = 20)]
    pub sorted: Option<String>,
    #[column(collation = Collation::postgres("C").and_sqlite("BINARY"), unique)]
    pub nick: Nickname,
}

/// For Postgres alone.
#[derive(Table, Debug)]
pub struct German {
    #[column(primary_key, collation = GERMAN)]
    pub name: String,
}

/// For SQLite alone.
#[derive(Table, Debug)]
pub struct Caseless {
    #[column(primary_key)]
    pub id: i32,
    #[column(collation = Collation::sqlite("NOCASE"), unique)]
    pub name: String,
}

async fn persons(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Person]).await?;
    for (id, name) in [(1, "a"), (2, "B"), (3, "c"), (4, "A"), (5, "Z")] {
        let new = Person::new().id(id).name(name).sorted(name.to_owned()).nick(Nickname(name.into()));
        insert(Person).values(new).exec(&db).await?;
    }
    Ok(())
}

on_every_backend! {
    #![setup(persons)]

    /// parity: Schema | collations | `COLLATE`, of ICU and of the system | BINARY, NOCASE, RTRIM | declared: by bytes where none is
    /// named; one that is named for the other database alone is refused
    async fn of_a_column(db: Db, backend: Backend) -> squall::Result<()> {
        let names = |order| select(Person::name).from(Person).order_by(order);
        assert_eq!(names(Person::name.asc()).all(&db).await?, ["A", "B", "Z", "a", "c"]);
        assert_eq!(names(Person::nick.stored().asc()).all(&db).await?, ["A", "B", "Z", "a", "c"]);
        let sorted = select(Person::name).from(Person).order_by((Person::sorted, Person::id)).all(&db).await?;
        assert_eq!(sorted, ["a", "A", "B", "c", "Z"]);
        let least = select((min(Person::sorted), max(Person::sorted), max(Person::name))).from(Person).one(&db).await?;
        assert_eq!((least.1.as_deref(), least.2.as_deref()), (Some("Z"), Some("c")));
        assert_eq!(select(count_all()).from(Person).filter(Person::sorted.gt("b")).one(&db).await?, if backend == Backend::Postgres { 3 } else { 2 });
        Ok(())
    }

    async fn of_an_expression(db: Db) -> squall::Result<()> {
        let either = || Person::name.collate(GERMAN.and_sqlite("NOCASE"));
        let sorted = select(Person::name).from(Person).order_by((either(), Person::id)).all(&db).await?;
        assert_eq!(sorted, ["a", "A", "B", "c", "Z"]);
        let lower = select(Person::name).from(Person).filter(either().lt("C")).order_by((either(), Person::id));
        assert_eq!(lower.all(&db).await?.first().map(String::as_str), Some("a"));
        let bytes = Person::sorted.collate(Collation::postgres("C").and_sqlite("BINARY"));
        assert_eq!(select(Person::name).from(Person).order_by(bytes.desc()).limit(1).one(&db).await?, "c");
        let longest = select(Person::name).from(Person).filter(length(either()).eq(1)).order_by(lower_of().desc()).limit(1);
        assert_eq!(longest.one(&db).await?, "Z");
        Ok(())
    }

    async fn of_the_other_database(db: Db, backend: Backend) -> squall::Result<()> {
        let (fits, other) = match backend {
            Backend::Postgres => (German::def(), Caseless::def()),
            _ => (Caseless::def(), German::def()),
        };
        db.create_tables(&[fits]).await?;
        let error = failure(db.create_tables(&[other]).await);
        let text = error.to_string();
        assert!(text.contains("does not support the collation `") && text.contains("another database's"), "{text}");
        assert_fails(db.create_tables(&[other]).await, "Unsupported");
        let query = select(Person::id).from(Person);
        let order = if backend == Backend::Postgres { Collation::sqlite("NOCASE") } else { GERMAN };
        assert_fails(query.order_by(Person::name.collate(order)).all(&db).await, "Unsupported");
        if backend != Backend::Postgres {
            insert(Caseless).values(Caseless::new().id(1).name("Ann")).exec(&db).await?;
            let twice = insert(Caseless).values(Caseless::new().id(2).name("aNN")).exec(&db).await;
            assert_violates(twice, ConstraintKind::Unique, "caselesses", &["name"], Some("caselesses_name_key"));
        }
        Ok(())
    }
}

fn lower_of() -> impl Expression<Sources = squall::query::Of<Person>, Type = String> {
    lower(Person::name)
}

#[test]
fn as_they_are_written() {
    let written = |dialect: &dyn Dialect, word: &str| {
        let statements = dialect.create_tables(&schema![Person]).unwrap();
        let lines = statements.iter().flat_map(|it| it.lines()).map(str::trim).filter(|it| it.contains(word));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(
        written(&squall::POSTGRES, "COLLATE \"de"),
        [
            r#""sorted" varchar(20) COLLATE "de-x-icu","#,
            r#"CREATE INDEX "by_name" ON "persons" (("name" COLLATE "de-x-icu"), "id" DESC NULLS LAST)"#
        ]
    );
    assert_eq!(
        written(&squall::SQLITE, "COLLATE \"N"),
        [
            r#""sorted" TEXT COLLATE "NOCASE" CONSTRAINT "squall_length_sorted" CHECK (length("sorted") <= 20),"#,
            r#"CREATE INDEX "by_name" ON "persons" ("name" COLLATE "NOCASE", "id" DESC)"#
        ]
    );
}
