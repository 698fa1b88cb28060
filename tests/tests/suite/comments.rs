//! Comments that say where a statement comes from.

use squall::prelude::*;
use squall_testing::{Backend, on_every_backend};

#[derive(Table, Debug, Clone, PartialEq)]
pub struct Parcel {
    #[column(primary_key, auto)]
    pub id: i64,
    pub weight: i32,
}

/// What runs just now, as the database has it.
const RUNNING: &str = "SELECT query FROM pg_stat_activity WHERE pid = pg_backend_pid()";

async fn text(executor: &impl Executor) -> squall::Result<String> {
    raw(AssertSqlSafe(RUNNING.into())).one(executor).await
}

/// How many prepared statements the connection keeps whose text has `part` in it.
async fn kept(executor: &impl Executor, part: &str) -> squall::Result<i64> {
    sql!("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE {} AND statement NOT LIKE '%pg_prepared%'", format!("%{part}%"))
        .one(executor)
        .await
}

on_every_backend! {
    /// parity: Running | `comment`: keys and values in a comment of the statement (sqlcommenter) | seen in logs and pg_stat_activity | nowhere to be seen, and not sent | equal
    async fn change_no_answer(db: Db) -> squall::Result<()> {
        db.create_tables(&schema![Parcel]).await?;
        let route = String::from("/parcels/*/ -- ' \" \\ \0 é; DROP TABLE parcels");
        let shop = db.comment("application", "shop");
        let tagged = shop.comment("route", route.clone());
        let row = insert(Parcel).values(Parcel::new().weight(3)).returning(Parcel).one(&tagged).await?;
        assert_eq!(row, Parcel { id: 1, weight: 3 });
        assert_eq!(insert(Parcel).values(vec![NewParcel { id: None, weight: 4 }, NewParcel { id: None, weight: 5 }]).exec(&tagged).await?, 2);
        assert_eq!(update(Parcel).set(Parcel::weight, 6).filter(Parcel::id.eq(1)).exec(&db.comment(route, "x")).await?, 1);
        let weights = prepare(|least: Param<i32>| select(Parcel::weight).from(Parcel).filter(Parcel::weight.ge(least)).order_by(Parcel::id));
        assert_eq!(weights.all(&tagged, (5,)).await?, [6, 5]);
        let mut stream = select(Parcel::id).from(Parcel).order_by(Parcel::id).stream(&tagged);
        assert_eq!(stream.next().await.unwrap()?, 1);
        drop(stream);
        assert!(select(Parcel).from(Parcel).filter(Parcel::id.eq(2)).explain(&tagged).await?.text.contains("parcels"));
        let counted = shop.transaction(async |tx| {
            delete(Parcel).filter(Parcel::id.eq(3)).exec(&tx.comment("step", "1").comment("step", "2")).await?;
            select(Parcel).from(Parcel).count(tx).await
        });
        assert_eq!(counted.await?, 2);
        Ok(())
    }

    async fn as_the_database_sees_them(db: Db, backend: Backend) -> squall::Result<()> {
        if backend != Backend::Postgres {
            return Ok(());
        }
        assert_eq!(text(&db).await?, RUNNING);
        let tagged = db.comment("route", "/users").comment("action", "list all").comment("it's", "*/");
        let comment = " /*action='list%20all',it%27s='%2A%2F',route='%2Fusers'*/";
        assert_eq!(text(&tagged).await?, format!("{RUNNING}{comment}"));
        // What is said of a query goes before what is said of all.
        assert_eq!(text(&db.comment("b", "1").comment("a", "2").comment("b", "3")).await?, format!("{RUNNING} /*a='2',b='3'*/"));
        let in_transaction = tagged.transaction(async |tx| text(&tx.comment("route", "/posts")).await).await?;
        assert_eq!(in_transaction, format!("{RUNNING}{}", comment.replace("users", "posts")));
        Ok(())
    }

    /// A constant comment is a part of a text that comes again; one that changes is not kept.
    async fn prepared_once(db: Db, backend: Backend) -> squall::Result<()> {
        if backend != Backend::Postgres {
            return Ok(());
        }
        db.transaction(async |tx| {
            for _ in 0..3 {
                select(val(1)).all(&tx.comment("kind", "constant")).await?;
            }
            assert_eq!(kept(tx, "constant").await?, 1);
            for number in 0..3 {
                select(val(1)).all(&tx.comment("kind", format!("changing{number}"))).await?;
            }
            assert_eq!(kept(tx, "changing").await?, 0);
            assert_eq!(kept(tx, "constant").await?, 1);
            Ok(())
        })
        .await
    }
}
