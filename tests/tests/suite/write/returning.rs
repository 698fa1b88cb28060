//! RETURNING: tables, columns, expressions and tuples, and how many rows are wanted.

use squall::prelude::*;
use squall_testing::on_every_backend;
use squall_tests::assert_fails;

use super::*;

on_every_backend! {
    #![setup(letters)]

    /// parity: Writes | RETURNING of an insert | no order promised | no order promised | equal: the order of the
    /// input
    async fn of_an_insert(db: Db) -> squall::Result<()> {
        let row = || insert(Letter).values(Letter::new().subject("e").copies(3));
        let stored = row()
            .returning((Letter, (Letter::copies * 2, upper(Letter::subject)), Letter::body))
            .one(&db)
            .await?;
        assert_eq!(stored, (Letter { copies: 3, ..letter(5, "e") }, (6, "E".to_owned()), None));
        assert_eq!(row().returning(Letter::id.gt(5)).all(&db).await?, [true]);
        let rows = ["x", "y"].map(|subject| Letter::new().subject(subject));
        let stored =
            insert(Letter).values(rows).returning((Letter::subject, Letter::priority + 1)).all(&db).await?;
        assert_eq!(stored, [("x".to_owned(), Some(6)), ("y".to_owned(), Some(6))]);
        Ok(())
    }

    async fn of_an_update_the_row_as_it_is_now(db: Db) -> squall::Result<()> {
        let change = update(Letter).set(Letter::copies, Letter::copies + 1).filter(Letter::id.le(2));
        let mut rows = change.returning((Letter::id, Letter::copies, Letter::copies - 1)).all(&db).await?;
        rows.sort_unstable();
        assert_eq!(rows, [(1, 2, 1), (2, 2, 1)]);
        let none = update(Letter)
            .set(Letter::copies, 0)
            .filter(Letter::id.eq(77))
            .returning(Letter)
            .all(&db)
            .await?;
        assert_eq!(none, []);
        Ok(())
    }

    async fn of_a_delete_the_row_as_it_was(db: Db) -> squall::Result<()> {
        let gone = delete(Letter)
            .filter(Letter::id.eq(3))
            .returning((Letter, coalesce(Letter::body, "-")))
            .one(&db)
            .await?;
        assert_eq!(gone, (letter(3, "c"), "-".to_owned()));
        let mut gone = delete(Letter).all_rows().returning(Letter::subject).all(&db).await?;
        gone.sort_unstable();
        assert_eq!(gone, ["a", "b", "d"]);
        Ok(())
    }

    async fn one_row(db: Db) -> squall::Result<()> {
        let change =
            |id| update(Letter).set(Letter::copies, 9).filter(Letter::id.ge(id)).returning(Letter::id);
        assert_fails(change(5).one(&db).await, "NotFound");
        assert_eq!(change(4).one(&db).await?, 4);
        assert_fails(change(3).one(&db).await, "MultipleRows");
        let gone = |id| delete(Letter).filter(Letter::id.ge(id)).returning(Letter::id);
        assert_fails(gone(5).one(&db).await, "NotFound");
        assert_eq!(gone(4).one(&db).await?, 4);
        Ok(())
    }

    async fn one_row_or_none(db: Db) -> squall::Result<()> {
        let change =
            |id| update(Letter).set(Letter::copies, 9).filter(Letter::id.ge(id)).returning(Letter::copies);
        assert_eq!(change(5).optional(&db).await?, None);
        assert_eq!(change(4).optional(&db).await?, Some(9));
        assert_fails(change(3).optional(&db).await, "MultipleRows");
        Ok(())
    }

    /// It has been done by the time that there turn out to be too many rows.
    async fn more_rows_than_wanted_are_changed(db: Db) -> squall::Result<()> {
        let change = update(Letter).set(Letter::copies, 9).filter(Letter::id.ge(3)).returning(Letter::id);
        assert_fails(change.clone().one(&db).await, "MultipleRows");
        let changed = select(count_all()).from(Letter).filter(Letter::copies.eq(9));
        assert_eq!(changed.clone().one(&db).await?, 2);
        // Unless a transaction takes it back.
        let result =
            db.transaction(async |tx| delete(Letter).all_rows().returning(Letter::id).one(tx).await).await;
        assert_fails(result, "MultipleRows");
        assert_eq!(all(&db).await.len(), 4);
        Ok(())
    }
}
