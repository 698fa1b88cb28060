//! INSERT: one row, many, defaults, and the two ways to write a row.

use squall::{ConstraintKind, prelude::*};
use squall_testing::on_every_backend;
use squall_tests::{assert_fails, assert_violates};

use super::*;

on_every_backend! {
    #![setup(empty)]

    async fn by_the_builder(db: Db) -> squall::Result<()> {
        assert_eq!(insert(Letter).values(Letter::new().subject("a")).exec(&db).await?, 1);
        let row = Letter::new()
            .copies(7)
            .state(State::Sent)
            .subject(String::from("b"))
            .body("text")
            .priority(None)
            .id(9);
        let stored = insert(Letter).values(row).returning(Letter).one(&db).await?;
        let expected = Letter {
            id: 9,
            subject: "b".into(),
            body: Some("text".into()),
            state: State::Sent,
            copies: 7,
            priority: None,
        };
        assert_eq!(stored, expected);
        // Set twice, the last counts; an `Option` is stored as it is.
        let row =
            Letter::new().subject("x").subject("c").body(Some("y".to_owned())).body(None).priority(Some(2));
        let stored = insert(Letter).values(row).returning((Letter::subject, Letter::body, Letter::priority));
        assert_eq!(stored.one(&db).await?, ("c".to_owned(), None, Some(2)));
        Ok(())
    }

    async fn by_the_struct(db: Db) -> squall::Result<()> {
        let new = NewLetter {
            id: None,
            subject: "a".into(),
            body: None,
            state: None,
            copies: None,
            priority: None,
        };
        let row =
            NewLetter { body: Some("text".into()), state: Some(State::Sent), copies: Some(0), ..new.clone() };
        let stored = insert(Letter).values([new, row]).returning(Letter).all(&db).await?;
        let second = Letter { body: Some("text".into()), state: State::Sent, copies: 0, ..letter(2, "a") };
        assert_eq!(stored, [letter(1, "a"), second]);
        Ok(())
    }

    async fn of_expressions(db: Db) -> squall::Result<()> {
        let doubled = sql!("{} * 2", 3 => i32);
        let row = Letter::new()
            .subject(lower(val("Ab".to_owned())))
            .copies(doubled)
            .body(upper(val("x".to_owned())));
        let stored = insert(Letter).values(row).returning((Letter::subject, Letter::copies, Letter::body));
        assert_eq!(stored.one(&db).await?, ("ab".to_owned(), 6, Some("X".to_owned())));
        Ok(())
    }

    async fn of_defaults_only(db: Db) -> squall::Result<()> {
        let setting = |id| Setting { id, theme: "dark".into(), font: None };
        let stored = insert(Setting).values(Setting::new()).returning(Setting).one(&db).await?;
        assert_eq!(stored, setting(1));
        assert_eq!(insert(Setting).values([Setting::new(), Setting::new()]).exec(&db).await?, 2);
        let rows = select(Setting).from(Setting).order_by(Setting::id).all(&db).await?;
        assert_eq!(rows, [setting(1), setting(2), setting(3)]);
        Ok(())
    }

    async fn of_no_rows(db: Db) -> squall::Result<()> {
        assert_eq!(insert(Letter).values(Vec::<NewLetter>::new()).exec(&db).await?, 0);
        let none = insert(Letter).values(Vec::<NewLetter>::new()).returning(Letter::id).all(&db).await?;
        assert_eq!(none, Vec::<i64>::new());
        assert_eq!(insert(Letter).exec(&db).await?, 0);
        Ok(())
    }

    async fn exactly_one(db: Db) -> squall::Result<()> {
        let rows = |count| (0..count).map(|_| Letter::new().subject("x")).collect::<Vec<_>>();
        for count in [0, 2] {
            assert_fails(insert(Letter).values(rows(count)).returning(Letter).one(&db).await, "InvalidQuery");
        }
        // It was refused before it was sent.
        assert_eq!(all(&db).await, []);
        assert_eq!(insert(Letter).values(rows(1)).returning(Letter::id).one(&db).await?, 1);
        Ok(())
    }

    /// parity: Writes | rows that set different columns | DEFAULT | not there | equal: filled in, or split into
    /// statements, in one transaction
    async fn different_columns_in_one_insert(db: Db) -> squall::Result<()> {
        let new = |subject: &str| NewLetter {
            id: None,
            subject: subject.into(),
            body: None,
            state: None,
            copies: None,
            priority: None,
        };
        let rows = vec![
            new("a"),
            NewLetter { copies: Some(3), ..new("b") },
            NewLetter { state: Some(State::Sent), body: Some("text".into()), ..new("c") },
            NewLetter { priority: Some(1), ..new("d") },
            new("e"),
        ];
        let expected = [
            letter(1, "a"),
            Letter { copies: 3, ..letter(2, "b") },
            Letter { state: State::Sent, body: Some("text".into()), ..letter(3, "c") },
            Letter { priority: Some(1), ..letter(4, "d") },
            letter(5, "e"),
        ];
        assert_eq!(insert(Letter).values(rows).returning(Letter).all(&db).await?, expected);
        assert_eq!(all(&db).await, expected);
        Ok(())
    }

    async fn values_add_up(db: Db) -> squall::Result<()> {
        let rows = insert(Letter)
            .values(Letter::new().subject("a"))
            .values([Letter::new().subject("b"), Letter::new().subject("c")])
            .values(NewLetter {
                id: None,
                subject: "d".into(),
                body: None,
                state: None,
                copies: None,
                priority: None,
            });
        assert_eq!(rows.returning(Letter::subject).all(&db).await?, ["a", "b", "c", "d"]);
        Ok(())
    }

    async fn all_or_none(db: Db) -> squall::Result<()> {
        insert(Letter).values(Letter::new().id(5).subject("a")).exec(&db).await?;
        // Two statements, as only some rows have an id: the second one fails.
        let rows = [Letter::new().subject("b"), Letter::new().subject("c").id(5)].map(|row| row.body("x"));
        let result = insert(Letter).values(rows).returning(Letter::id).all(&db).await;
        assert_violates(result, ConstraintKind::Unique, "letters", &["id"], Some("letters_pkey"));
        assert_eq!(all(&db).await, [letter(5, "a")]);
        Ok(())
    }
}
