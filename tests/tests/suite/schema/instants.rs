//! `now()`, and values that the client makes.

use std::sync::atomic::{AtomicI32, Ordering};

use chrono::{DateTime, NaiveDateTime, SubsecRound, TimeDelta, Utc};
use squall::prelude::*;
use squall_testing::on_every_backend;
use uuid::Uuid;

static COUNTER: AtomicI32 = AtomicI32::new(1);

fn next() -> i32 {
    COUNTER.fetch_add(1, Ordering::Relaxed)
}

#[derive(Table, Debug, Clone, PartialEq)]
pub struct Event {
    #[column(primary_key, default_fn = Uuid::now_v7)]
    pub id: Uuid,
    pub name: String,
    #[column(default = now())]
    pub created_at: DateTime<Utc>,
    #[column(default = now(), on_update = now())]
    pub updated_at: DateTime<Utc>,
    #[column(default = now(), timestamp = text)]
    pub as_text: DateTime<Utc>,
    #[column(default = now(), timestamp = millis)]
    pub in_millis: DateTime<Utc>,
    #[column(default = now(), timestamp = seconds)]
    pub in_seconds: NaiveDateTime,
    #[column(on_update = now())]
    pub changed_at: Option<NaiveDateTime>,
    #[column(default_fn = next, on_update_fn = next)]
    pub version: i32,
}

async fn events(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Event]).await
}

fn is_recent(at: DateTime<Utc>) -> bool {
    (Utc::now() - at).abs() < TimeDelta::minutes(1)
}

on_every_backend! {
    #![setup(events)]

    /// parity: Functions | now() | start of the transaction | milliseconds | equal: one instant for a statement, six
    /// digits
    async fn one_instant_for_a_statement(db: Db) -> squall::Result<()> {
        let rows: Vec<_> = ["a", "b", "c"].map(|name| Event::new().name(name)).into();
        let stored = insert(Event).values(rows).returning(Event).all(&db).await?;
        let at = stored[0].created_at;
        assert!(is_recent(at), "{at}");
        for event in &stored {
            assert_eq!(event.created_at, at);
            assert_eq!(event.updated_at, at);
            assert_eq!(event.as_text, at);
            assert_eq!(event.in_millis, at.trunc_subsecs(3));
            assert_eq!(event.in_seconds, at.trunc_subsecs(0).naive_utc());
            assert_eq!(event.changed_at, None);
        }
        assert_eq!(select(Event).from(Event).order_by(Event::name).all(&db).await?, stored);
        Ok(())
    }

    async fn an_update_sets_what_sets_itself(db: Db) -> squall::Result<()> {
        let before = insert(Event).values(Event::new().name("a")).returning(Event).one(&db).await?;
        let change = update(Event).set(Event::name, "b").filter(Event::id.eq(before.id));
        let after = change.returning(Event).one(&db).await?;
        assert_eq!((after.created_at, after.as_text), (before.created_at, before.as_text));
        assert!(after.updated_at > before.updated_at);
        assert_eq!(after.changed_at, Some(after.updated_at.naive_utc()));
        assert!(after.version > before.version);
        // Unless the update says another value.
        let past = "2001-02-03T04:05:06Z".parse::<DateTime<Utc>>().unwrap();
        let change = update(Event)
            .set(Event::updated_at, past)
            .set(Event::version, -1)
            .filter(Event::id.eq(before.id));
        let set = change.returning((Event::updated_at, Event::version)).one(&db).await?;
        assert_eq!(set, (past, -1));
        Ok(())
    }

    async fn a_row_that_names_them_keeps_its_values(db: Db) -> squall::Result<()> {
        let past = "2001-02-03T04:05:06.789012Z".parse::<DateTime<Utc>>().unwrap();
        let id = Uuid::from_u128(7);
        let row = Event::new().id(id).name("a").created_at(past).in_millis(past).version(-5);
        let stored =
            insert(Event).values([row]).values([Event::new().name("b").version(-6)]).returning(Event);
        let stored = stored.all(&db).await?;
        assert_eq!((stored[0].id, stored[0].created_at, stored[0].version), (id, past, -5));
        assert_eq!(stored[0].in_millis, past.trunc_subsecs(3));
        assert!(is_recent(stored[0].updated_at));
        assert!(is_recent(stored[1].created_at));
        assert_ne!(stored[1].id, id);
        Ok(())
    }

    async fn the_database_knows_the_default_as_well(db: Db) -> squall::Result<()> {
        let id = Uuid::from_u128(1);
        sql!("INSERT INTO events (id, name, version) VALUES ({id}, 'raw', 0)").exec(&db).await?;
        let event = select(Event).from(Event).filter(Event::id.eq(id)).one(&db).await?;
        for at in
            [event.created_at, event.updated_at, event.as_text, event.in_millis, event.in_seconds.and_utc()]
        {
            assert!(is_recent(at), "{event:?}");
        }
        Ok(())
    }

    async fn ids_of_the_client_are_all_different(db: Db) -> squall::Result<()> {
        let rows: Vec<_> = (0..100).map(|_| Event::new().name("x")).collect();
        let ids = insert(Event).values(rows).returning(Event::id).all(&db).await?;
        assert!(ids.is_sorted(), "version 7 counts up");
        assert_eq!(select(count_distinct(Event::id)).from(Event).one(&db).await?, 100);
        assert_eq!(select(count_distinct(Event::version)).from(Event).one(&db).await?, 100);
        Ok(())
    }
}
