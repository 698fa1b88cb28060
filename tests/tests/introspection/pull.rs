//! The source of a database compiles, and says just that database.

use std::path::PathBuf;

use squall::{Result, prelude::*, schema::TableDef};
use squall_kit::{
    Schema,
    introspect::{IntrospectOptions, differences},
    pull::pull,
    push::{PushOptions, push},
};
use squall_testing::{Backend, TestDb};

use super::{execute, pulled, read, types, unlike};

/// Compares what is pulled with the source that is compiled here.
async fn assert_pulled(db: &Db, name: &str) -> Vec<String> {
    let pulled = pull(db, &IntrospectOptions::default()).await.unwrap();
    let path: PathBuf =
        [env!("CARGO_MANIFEST_DIR"), "tests/introspection/pulled", &format!("{name}.rs")].iter().collect();
    if std::env::var_os("SQUALL_BLESS").is_some() {
        std::fs::write(&path, &pulled.source).unwrap();
    }
    let compiled = std::fs::read_to_string(&path).unwrap();
    assert_eq!(pulled.source, compiled, "`SQUALL_BLESS=1` writes {}", path.display());
    pulled.differences
}

async fn postgres() -> TestDb {
    TestDb::new(Backend::Postgres).await.unwrap()
}

async fn sqlite() -> TestDb {
    TestDb::new(Backend::Sqlite).await.unwrap()
}

#[tokio::test]
async fn chinook_on_sqlite() -> Result<()> {
    let db = sqlite().await;
    execute(&db, include_str!("data/chinook.sqlite.sql")).await?;
    assert_eq!(assert_pulled(&db, "chinook_sqlite").await, [""; 0]);
    assert_eq!(unlike(&db, &pulled::chinook_sqlite::schema()).await?, [""; 0]);
    // What is stored can be read: in a NUMERIC column a whole number is an integer.
    use pulled::chinook_sqlite::{Invoice, Track};
    let prices = select(Track::unit_price).from(Track).order_by(Track::track_id);
    assert_eq!(prices.all(&db).await?, [0.99, 2.0]);
    let invoices: Vec<Invoice> = select(Invoice).from(Invoice).all(&db).await?;
    assert_eq!(invoices[0].invoice_date, "2021-01-01 00:00:00");
    Ok(())
}

#[tokio::test]
async fn chinook_on_postgres() -> Result<()> {
    let db = postgres().await;
    execute(&db, include_str!("data/chinook.postgres.sql")).await?;
    assert_eq!(assert_pulled(&db, "chinook_postgres").await, [""; 0]);
    assert_eq!(unlike(&db, &pulled::chinook_postgres::schema()).await?, [""; 0]);
    use pulled::chinook_postgres::{Invoice, Track};
    let tracks: Vec<Track> = select(Track).from(Track).all(&db).await?;
    assert_eq!(tracks[0].unit_price.to_string(), "0.99");
    let invoices: Vec<Invoice> = select(Invoice).from(Invoice).all(&db).await?;
    assert_eq!(invoices[0].invoice_date.to_string(), "2021-01-01 00:00:00");
    Ok(())
}

/// Relations of Chinook, by the names that they were given.
macro_rules! chinook_has_relations {
    ($db:expr, $chinook:ident, $whole:expr) => {{
        use pulled::$chinook::{Album, Artist, Customer, Employee, Playlist, Track};
        let artists: Vec<(Artist, Vec<(Album, Vec<Track>)>)> =
            Artist::query().with(Artist::albums.with(Album::tracks)).all($db).await?;
        let tracks = artists.iter().flat_map(|it| &it.1).map(|it| it.1.len()).sum::<usize>();
        assert!(artists.len() > 0 && tracks > 0, "{artists:?}");
        if $whole {
            assert_eq!((artists.len(), tracks), (275, 3_503));
        }
        let lists: Vec<(Playlist, Vec<Track>)> = Playlist::query().with(Playlist::tracks).all($db).await?;
        assert!(lists.iter().any(|it| !it.1.is_empty()), "{lists:?}");
        let staff: Vec<(Employee, Option<Employee>, Vec<Employee>)> = Employee::query()
            .with(Employee::reports_to_employee)
            .with(Employee::employees_by_reports_to)
            .all($db)
            .await?;
        assert!(
            staff.iter().any(|it| it.1.is_some()) && staff.iter().any(|it| !it.2.is_empty()),
            "{staff:?}"
        );
        let customers: Vec<(Customer, Option<Employee>)> =
            Customer::query().with(Customer::support_rep).all($db).await?;
        assert!(!customers.is_empty());
    }};
}

/// The whole of Chinook, where it is at hand; else the schema, with a few rows.
fn chinook(file: &str) -> Option<PathBuf> {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "../../shared/data/chinook", file].iter().collect();
    path.exists().then_some(path)
}

/// Pulled it is what the source says, and nothing is left to push; the source pushed elsewhere is pulled as the same.
async fn goes_both_ways(db: &Db, other: &Db, tables: &[&TableDef]) -> Result<()> {
    let pulled = pull(db, &IntrospectOptions::default()).await?;
    assert_eq!(pulled.differences, [""; 0]);
    assert_eq!(unlike(db, tables).await?, [""; 0]);
    let schema = Schema::from(tables);
    let before = read(db).await?;
    let pushed = push(db, &schema, &PushOptions::default()).await.unwrap();
    assert!(pushed.is_empty(), "{:#?}", pushed.plan);
    assert_eq!(read(db).await?, before);

    push(other, &schema, &PushOptions::default()).await.unwrap();
    assert_eq!(unlike(other, tables).await?, [""; 0]);
    let again = pull(other, &IntrospectOptions::default()).await?;
    assert_eq!(again.differences, [""; 0]);
    for word in ["pub struct ", "references(", "has_many(", "many_to_many("] {
        let [one, two] = [&pulled, &again].map(|it| it.source.matches(word).count());
        assert!(one > 0 && one == two, "{word}: {one} and {two}");
    }
    Ok(())
}

#[tokio::test]
async fn the_whole_of_chinook_on_sqlite() -> Result<()> {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("chinook.db");
    let whole = chinook("chinook.sqlite");
    if let Some(path) = &whole {
        std::fs::write(&file, std::fs::read(path).unwrap()).unwrap();
    }
    let db = squall::connect(&format!("sqlite://{}?mode=rwc", file.display())).await?;
    if whole.is_none() {
        execute(&db, include_str!("data/chinook.sqlite.sql")).await?;
    }
    goes_both_ways(&db, sqlite().await.db(), &pulled::chinook_sqlite::schema()).await?;
    chinook_has_relations!(&db, chinook_sqlite, whole.is_some());
    Ok(())
}

#[tokio::test]
async fn the_whole_of_chinook_on_postgres() -> Result<()> {
    let db = postgres().await;
    let whole = chinook("chinook.postgres.sql");
    match &whole {
        Some(path) => {
            // The file makes a database of its own, of which this one takes the place.
            let text = std::fs::read_to_string(path).unwrap();
            let is_of_database = |it: &&str| {
                let it = it.trim_start();
                it.starts_with("\\c ") || it.contains("DATABASE")
            };
            let text: Vec<&str> = text.lines().filter(|it| !is_of_database(it)).collect();
            execute(&db, &text.join("\n")).await?;
        }
        None => execute(&db, include_str!("data/chinook.postgres.sql")).await?,
    }
    goes_both_ways(&db, postgres().await.db(), &pulled::chinook_postgres::schema()).await?;
    chinook_has_relations!(db.db(), chinook_postgres, whole.is_some());
    Ok(())
}

/// All ways to refer to each other, and names that are taken.
macro_rules! people_have_relations {
    ($db:expr, $source:ident) => {{
        use pulled::$source::{Item, Kind, Part, Person, Post, Profile, Tag};
        execute(
            $db,
            "INSERT INTO people (id, name, chief, partner_id) VALUES (1, 'Ada', NULL, NULL), (2, 'Bob', 1, 1), (3, 'Cy', 1, NULL);\n\
             INSERT INTO profiles VALUES (1, 'first');\n\
             INSERT INTO posts VALUES (1, 1, 2, 'a'), (2, 2, NULL, 'b');\n\
             INSERT INTO tags VALUES (1, 'x'), (2, 'y');\n\
             INSERT INTO post_tags VALUES (1, 1), (1, 2);\n\
             INSERT INTO likes VALUES (3, 1), (3, 2);\n\
             INSERT INTO follows VALUES (2, 1), (3, 1);\n\
             INSERT INTO kinds VALUES (1, 'q');\n\
             INSERT INTO items (id, type_id, \"order\", line) VALUES (1, 1, 5, 6);\n\
             INSERT INTO parts VALUES (1, 5, 6)",
        )
        .await?;
        type People = Vec<(Person, Vec<Person>, Option<Person>, Option<Profile>)>;
        let people: People = Person::query()
            .with(Person::people_by_chief)
            .with(Person::person_by_partner)
            .with(Person::profile)
            .order_by(Person::id)
            .all($db)
            .await?;
        let (ada, under, partner, profile) = &people[0];
        assert_eq!((ada.name.as_str(), under.len()), ("Ada", 2));
        assert_eq!(partner.as_ref().map(|it| it.name.as_str()), Some("Bob"));
        assert_eq!(profile.as_ref().map(|it| it.text.as_str()), Some("first"));
        let posts: Vec<(Post, Person, Option<Person>, Vec<Tag>, Vec<Person>)> = Post::query()
            .with(Post::author)
            .with(Post::editor)
            .with(Post::tags)
            .with(Post::people)
            .order_by(Post::id)
            .all($db)
            .await?;
        let (_, author, editor, tags, liked_by) = &posts[0];
        assert_eq!((author.id, editor.as_ref().map(|it| it.id), tags.len(), liked_by.len()), (1, Some(2), 2, 1));
        let of: Vec<(Person, Vec<Post>, Vec<Post>, Vec<Post>)> = Person::query()
            .with(Person::posts_by_author)
            .with(Person::posts_by_editor)
            .with(Person::posts)
            .order_by(Person::id)
            .all($db)
            .await?;
        let counts: Vec<_> = of.iter().map(|it| (it.1.len(), it.2.len(), it.3.len())).collect();
        assert_eq!(counts, [(1, 0, 0), (1, 1, 0), (0, 0, 2)]);
        let follow: Vec<(Person, Vec<Person>, Vec<Person>)> = Person::query()
            .with(Person::followers)
            .with(Person::followeds)
            .order_by(Person::id)
            .all($db)
            .await?;
        let counts: Vec<_> = follow.iter().map(|it| (it.1.len(), it.2.len())).collect();
        assert_eq!(counts, [(2, 0), (0, 1), (0, 1)]);
        let items: Vec<(Item, Option<Kind>, Vec<Part>)> =
            Item::query().with(Item::type_kind).with(Item::parts).all($db).await?;
        assert_eq!((items[0].1.as_ref().map(|it| it.id), items[0].2.len()), (Some(1), 1));
    }};
}

#[tokio::test]
async fn relations_have_names_that_are_free() -> Result<()> {
    let (first, second) = (sqlite().await, postgres().await);
    for (db, name) in [(&first, "relations_sqlite"), (&second, "relations_postgres")] {
        execute(db, include_str!("data/relations.sql")).await?;
        assert_eq!(assert_pulled(db, name).await, [""; 0]);
    }
    people_have_relations!(first.db(), relations_sqlite);
    people_have_relations!(second.db(), relations_postgres);
    Ok(())
}

#[tokio::test]
async fn what_others_make_on_sqlite() -> Result<()> {
    let db = sqlite().await;
    execute(&db, include_str!("data/shop.sqlite.sql")).await?;
    let told = assert_pulled(&db, "shop_sqlite").await;
    assert_eq!(told, unlike_tables(&db, &pulled::shop_sqlite::schema()).await?);
    Ok(())
}

#[tokio::test]
async fn what_others_make_on_postgres() -> Result<()> {
    let db = postgres().await;
    execute(&db, include_str!("data/shop.postgres.sql")).await?;
    let told = assert_pulled(&db, "shop_postgres").await;
    assert_eq!(told, unlike_tables(&db, &pulled::shop_postgres::schema()).await?);
    Ok(())
}

/// As [`unlike`], of the tables alone.
async fn unlike_tables(db: &Db, tables: &[&TableDef]) -> Result<Vec<String>> {
    let all = unlike(db, tables).await?;
    Ok(all.into_iter().filter(|it| !it.starts_with("object ")).collect())
}

/// What was pushed comes back as the same schema: a database that is created from its source is told alike.
async fn comes_back(backend: Backend, name: &str, tables: &[&TableDef]) -> Result<()> {
    let (first, second) = (TestDb::new(backend).await.unwrap(), TestDb::new(backend).await.unwrap());
    first.create_tables(&types::tables()).await?;
    assert_eq!(assert_pulled(&first, name).await, [""; 0]);
    assert_eq!(unlike(&first, tables).await?, [""; 0]);
    second.create_tables(tables).await?;
    let (first, second) = (read(&first).await?, read(&second).await?);
    assert_eq!(differences(&first.schema, &second.schema), [""; 0]);
    Ok(())
}

#[tokio::test]
async fn what_was_pushed_to_sqlite() -> Result<()> {
    comes_back(Backend::Sqlite, "sample_sqlite", &pulled::sample_sqlite::schema()).await
}

#[tokio::test]
async fn what_was_pushed_to_postgres() -> Result<()> {
    comes_back(Backend::Postgres, "sample_postgres", &pulled::sample_postgres::schema()).await
}
