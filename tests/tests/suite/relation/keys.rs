//! What belongs to keys of several columns, and to texts that a collation takes for the same.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use squall::types::Collation;
use squall_testing::Backend;

use super::*;

/// Its code is the same in capitals and in small letters.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(primary_key(tenant, code), has_many(places: Place::shop))]
pub struct Shop {
    pub tenant: i64,
    #[column(collation = Collation::postgres("squall_any_case").and_sqlite("NOCASE"))]
    pub code: String,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(foreign_key(columns(tenant, code), references(Shop::tenant, Shop::code), relation = shop))]
pub struct Place {
    #[column(primary_key)]
    pub id: i64,
    pub tenant: i64,
    #[column(collation = Collation::postgres("squall_any_case").and_sqlite("NOCASE"))]
    pub code: String,
}

/// The same with a key of one column.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(has_many(words: Word))]
pub struct Language {
    #[column(primary_key, collation = Collation::postgres("squall_any_case").and_sqlite("NOCASE"))]
    pub code: String,
}

#[derive(Table, Debug, Clone, PartialEq)]
pub struct Word {
    #[column(primary_key)]
    pub id: i64,
    #[column(references(Language::code), collation = Collation::postgres("squall_any_case").and_sqlite("NOCASE"))]
    pub language_code: String,
}

/// Its tables have a collation that is not declared.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(has_many(clerks: Clerk))]
pub struct Bureau {
    #[column(primary_key)]
    pub code: String,
}

#[derive(Table, Debug, Clone, PartialEq)]
pub struct Clerk {
    #[column(primary_key)]
    pub id: i64,
    #[column(references(Bureau::code))]
    pub bureau_code: String,
}

async fn in_any_case(db: &Db, backend: Backend) -> squall::Result<()> {
    if backend == Backend::Postgres {
        sql!("CREATE COLLATION squall_any_case (provider = icu, locale = 'und-u-ks-level2', deterministic = false)")
            .exec(db)
            .await?;
    }
    db.create_tables(&schema![Shop, Place, Language, Word]).await?;
    let shops = [(1, "Abc"), (1, "def"), (2, "abc"), (3, "none")];
    insert(Shop).values(shops.map(|(tenant, code)| NewShop { tenant, code: code.into() })).exec(db).await?;
    let places = [(1, 1, "ABC"), (2, 1, "Abc"), (3, 2, "aBc"), (4, 1, "DEF")];
    insert(Place)
        .values(places.map(|(id, tenant, code)| NewPlace { id, tenant, code: code.into() }))
        .exec(db)
        .await?;
    insert(Language).values(["En", "fr"].map(|code| NewLanguage { code: code.into() })).exec(db).await?;
    let words = [(1, "en"), (2, "EN"), (3, "FR")];
    insert(Word)
        .values(words.map(|(id, code)| NewWord { id, language_code: code.into() }))
        .exec(db)
        .await
        .map(drop)
}

squall_testing::on_every_backend! {
    #![setup(blog)]

    /// parity: Relations | keys of text that a collation takes for the same | by the database | by the database | equal
    async fn of_texts_that_are_the_same(db: Db, backend: Backend) -> squall::Result<()> {
        in_any_case(&db, backend).await?;
        for strategy in STRATEGIES {
            let places = Shop::places.select(Place::id).order_by(Place::id);
            let shops = Shop::query().select(Shop::tenant).with(places).order_by((Shop::tenant, Shop::code.collate(
                match backend { Backend::Postgres => Collation::postgres("C"), _ => Collation::sqlite("BINARY") },
            )));
            let found = shops.strategy(strategy).all(&db).await?;
            assert_eq!(found, [(1, vec![1, 2]), (1, vec![4]), (2, vec![3]), (3, vec![])]);
            let words = Language::query().select(Language::code).with(Language::words.select(Word::id).order_by(Word::id));
            let by_code = |code: &'static str| words.clone().filter(Language::code.eq(code)).strategy(strategy);
            assert_eq!(by_code("EN").one(&db).await?, ("En".to_owned(), vec![1, 2]));
            let mut all = words.strategy(strategy).all(&db).await?;
            all.sort();
            assert_eq!(all, [("En".to_owned(), vec![1, 2]), ("fr".to_owned(), vec![3])]);
        }
        let shops = [(1, "Abc"), (2, "abc")].map(|(tenant, code)| Shop { tenant, code: code.into() });
        assert_eq!(Shop::places.select(Place::id).order_by(Place::id).load(&shops, &db).await?, [vec![1, 2], vec![3]]);
        let languages = ["En", "fr"].map(|code| Language { code: code.into() });
        assert_eq!(Language::words.select(Word::id).order_by(Word::id).load(&languages, &db).await?, [vec![1, 2], vec![3]]);
        Ok(())
    }

    /// parity: Relations | keys of text by a collation of the database that the schema does not know | the database compares them by it | they are compared as written | declared: `Strategy::Single` asks the database, `SelectIn` and `load` say to declare it
    async fn by_a_collation_that_is_not_declared(db: Db, backend: Backend) -> squall::Result<()> {
        in_any_case(&db, backend).await?;
        let collation = if backend == Backend::Postgres { "squall_any_case" } else { "NOCASE" };
        for table in [
            format!("CREATE TABLE bureaus (code TEXT COLLATE {collation} PRIMARY KEY)"),
            format!("CREATE TABLE clerks (id BIGINT PRIMARY KEY, bureau_code TEXT COLLATE {collation} NOT NULL)"),
        ] {
            raw(AssertSqlSafe(table)).exec(&db).await?;
        }
        let bureaus = ["A", "b"].map(|code| Bureau { code: code.into() });
        insert(Bureau).values(bureaus.clone().map(|it| NewBureau { code: it.code })).exec(&db).await?;
        insert(Clerk).values([(1, "a"), (2, "b")].map(|(id, code)| NewClerk { id, bureau_code: code.into() })).exec(&db).await?;
        let query = || Bureau::query().select(Bureau::code).with(Bureau::clerks.select(Clerk::id));
        let mut found = query().strategy(Strategy::Single).all(&db).await?;
        found.sort();
        assert_eq!(found, [("A".to_owned(), vec![1]), ("b".to_owned(), vec![2])]);
        for refused in [
            query().strategy(Strategy::SelectIn).all(&db).await.map(drop),
            Bureau::clerks.load(&bureaus, &db).await.map(drop),
        ] {
            let error = squall_tests::failure(refused).to_string();
            assert!(error.contains("`clerks`") && error.contains("`collation = ..`"), "{error}");
        }
        Ok(())
    }

    /// parity: Relations | keys of several columns: no row is looked at whose key is made of parts of two | same | same | equal
    async fn of_no_other_pairs(db: Db) -> squall::Result<()> {
        insert(Team).values(NewTeam { country: "no".into(), code: 2, name: "New".into() }).exec(&db).await?;
        insert(Match).values(NewMatch { id: 4, home_country: "no".into(), home_code: 2 }).exec(&db).await?;
        // Match 3 is of ("no", 1).
        let matches = || Team::matches.select((Match::id, val(10i64) / (Match::id - 3))).order_by(Match::id);
        let expected = [vec![(4, 10)], vec![(1, -5), (2, -10)]];
        for strategy in STRATEGIES {
            let teams = Team::query().with(matches()).filter(Team::name.in_list(["North", "New"])).order_by(Team::name);
            let found: Vec<_> = teams.strategy(strategy).all(&db).await?.into_iter().map(|(_, matches)| matches).collect();
            assert_eq!(found, expected);
        }
        let teams = select(Team).from(Team).filter(Team::name.in_list(["North", "New"])).order_by(Team::name).all(&db).await?;
        assert_eq!(matches().load(&teams, &db).await?, expected);
        // Rows at hand may come twice, and share a key.
        let twice = [&teams[1], &teams[0], &teams[1]];
        assert_eq!(matches().limit(1).load(twice, &db).await?, [vec![(1, -5)], vec![(4, 10)], vec![(1, -5)]]);
        Ok(())
    }

    /// Of so many keys no pair is looked for in vain.
    async fn of_many_pairs(db: Db) -> squall::Result<()> {
        let team = |n: i32| NewTeam { country: format!("c{n}"), code: n, name: String::new() };
        insert(Team).values((1000..6000).map(team).collect::<Vec<_>>()).exec(&db).await?;
        let game = |n: i32| NewMatch { id: n.into(), home_country: format!("c{n}"), home_code: n };
        insert(Match).values((1000..6000).map(game).collect::<Vec<_>>()).exec(&db).await?;
        for strategy in STRATEGIES {
            let teams = Team::query().select(Team::code).with(Team::matches.select(Match::id)).filter(Team::code.ge(1000));
            let found = teams.order_by(Team::code).strategy(strategy).all(&db).await?;
            assert!(found.iter().zip(1000..).all(|((code, ids), n)| *code == n && ids == &[i64::from(n)]));
            assert_eq!(found.len(), 5000);
        }
        Ok(())
    }

    /// parity: Relations | windows in what is selected of a relation are of the rows of each, as limits are | same | same | equal
    async fn windows_of_each(db: Db) -> squall::Result<()> {
        let number = || row_number().over(window().order_by(Post::id.desc()));
        let posts = || User::posts.select((Post::id, number())).order_by(Post::id);
        let teams = || User::teams.select((Team::name, count_all().over(window()))).order_by(Team::name);
        for strategy in STRATEGIES {
            let users = User::query().select(User::id).with(posts()).with(teams()).order_by(User::id).strategy(strategy);
            let found = users.all(&db).await?;
            let name = |name: &str, count| (name.to_owned(), count);
            assert_eq!(found, [
                (1, vec![(10, 3), (11, 2), (12, 1)], vec![name("North", 2), name("West", 2)]),
                (2, vec![(13, 1)], vec![name("North", 1)]),
                (3, vec![(14, 1)], vec![name("South", 1)]),
                (4, vec![], vec![]),
            ]);
            let one = User::query().select(User::id).with(posts().limit(2)).filter(User::id.eq(1)).strategy(strategy).one(&db).await?;
            assert_eq!(one, (1, vec![(10, 3), (11, 2)]));
        }
        Ok(())
    }

    /// All levels are of one transaction, also on a connection that is kept.
    async fn of_one_snapshot(db: Db, backend: Backend) -> squall::Result<()> {
        if backend != Backend::Postgres {
            // A file is read in one transaction, too; of it there is nothing to be seen in a row.
            return Ok(());
        }
        let began = || sql!("transaction_timestamp()::text" => String);
        let connection = db.connection().await?;
        for strategy in STRATEGIES {
            let query = || User::query().select(began()).with(User::posts.select(began())).filter(User::id.eq(1)).strategy(strategy);
            for (at, posts) in [query().one(&db).await?, query().one(&connection).await?] {
                assert_eq!(posts, [at.clone(), at.clone(), at]);
            }
        }
        Ok(())
    }

    /// What is written to a file meanwhile is seen in all levels or in none.
    async fn of_one_snapshot_of_a_file(db: Db, backend: Backend) -> squall::Result<()> {
        if backend != Backend::SqliteFile {
            return Ok(());
        }
        let stop = Arc::new(AtomicBool::new(false));
        let writer = thread::spawn({
            let (db, stop) = (db.clone(), Arc::clone(&stop));
            move || {
                let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
                runtime.block_on(async {
                    while !stop.load(Ordering::Relaxed) {
                        db.transaction(async |tx| {
                            let post = NewPost { id: 90, author_id: 4, editor_id: None, title: "g".into(), published: true, stars: 0 };
                            insert(Post).values(post).exec(tx).await?;
                            let comment = NewComment { id: 900, post_id: 90, user_id: 1, text: "w".into() };
                            insert(Comment).values(comment).exec(tx).await
                        })
                        .await?;
                        db.transaction(async |tx| {
                            delete(Comment).filter(Comment::id.eq(900)).exec(tx).await?;
                            delete(Post).filter(Post::id.eq(90)).exec(tx).await
                        })
                        .await?;
                    }
                    squall::Result::Ok(())
                })
            }
        });
        let mut seen = 0;
        let patience = Instant::now() + Duration::from_secs(30);
        while seen < 100 && Instant::now() < patience {
            let found = Post::query().with(Post::comments).filter(Post::id.eq(90)).strategy(Strategy::SelectIn).optional(&db).await?;
            if let Some((_, comments)) = found {
                seen += 1;
                assert_eq!(comments.len(), 1, "the post was seen without the comment that came with it");
            }
        }
        stop.store(true, Ordering::Relaxed);
        writer.join().unwrap()?;
        assert!(seen > 0, "the post was never there");
        Ok(())
    }
}
