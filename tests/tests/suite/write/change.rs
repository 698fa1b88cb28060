//! UPDATE and DELETE.

use squall::prelude::*;
use squall_testing::on_every_backend;
use squall_tests::assert_fails;

use super::*;

on_every_backend! {
    #![setup(letters)]

    async fn values(db: Db) -> squall::Result<()> {
        let change = update(Letter)
            .set(Letter::subject, "new")
            .set(Letter::body, "text")
            .set(Letter::state, State::Sent)
            .set(Letter::priority, None)
            .filter(Letter::id.in_list([1, 3]));
        assert_eq!(change.exec(&db).await?, 2);
        let new = |id| Letter {
            body: Some("text".into()),
            state: State::Sent,
            priority: None,
            ..letter(id, "new")
        };
        assert_eq!(all(&db).await, [new(1), letter(2, "b"), new(3), letter(4, "d")]);
        assert_eq!(update(Letter).set(Letter::copies, 0).filter(Letter::id.eq(77)).exec(&db).await?, 0);
        // Rows that are the same as before count too.
        assert_eq!(update(Letter).set(Letter::copies, 1).all_rows().exec(&db).await?, 4);
        Ok(())
    }

    async fn expressions_see_the_row_as_it_was(db: Db) -> squall::Result<()> {
        update(Letter)
            .set(Letter::priority, Letter::id * 10)
            .set(Letter::copies, 7)
            .all_rows()
            .exec(&db)
            .await?;
        let change = update(Letter)
            .set(Letter::id, Letter::id + 100)
            .set(Letter::priority, Letter::id)
            .set(Letter::subject, concat((Letter::subject, "!")))
            .set(Letter::body, Letter::subject)
            .filter(Letter::priority.gt(20).and(Letter::copies.eq(7)));
        assert_eq!(change.exec(&db).await?, 2);
        let rows = select((Letter::id, Letter::priority, Letter::subject, Letter::body));
        let rows = rows.from(Letter).filter(Letter::id.gt(100)).order_by(Letter::id).all(&db).await?;
        let expected = [(103, Some(3), "c!", Some("c")), (104, Some(4), "d!", Some("d"))]
            .map(|(id, priority, subject, body)| (id, priority, subject.to_owned(), body.map(str::to_owned)));
        assert_eq!(rows, expected);
        Ok(())
    }

    async fn the_last_value_counts(db: Db) -> squall::Result<()> {
        let change = update(Letter).set(Letter::copies, 5).set(Letter::copies, Letter::copies + 1);
        assert_eq!(change.filter(Letter::id.eq(1)).returning(Letter::copies).one(&db).await?, 2);
        Ok(())
    }

    async fn a_patch(db: Db) -> squall::Result<()> {
        let patch = LetterPatch {
            subject: Some("new".into()),
            body: Some(Some("text".into())),
            ..Default::default()
        };
        let change = update(Letter).patch(patch.clone()).filter(Letter::id.eq(2));
        let expected = Letter { body: Some("text".into()), ..letter(2, "new") };
        assert_eq!(change.returning(Letter).one(&db).await?, expected);
        let patch = LetterPatch {
            body: Some(None),
            priority: Some(None),
            state: Some(State::Sent),
            ..Default::default()
        };
        let change = update(Letter).patch(patch).set(Letter::copies, 9).filter(Letter::id.eq(2));
        let expected = Letter { state: State::Sent, copies: 9, priority: None, ..letter(2, "new") };
        assert_eq!(change.returning(Letter).one(&db).await?, expected);
        Ok(())
    }

    async fn of_nothing(db: Db) {
        let nothing = update(Letter).patch(LetterPatch::default()).filter(Letter::id.eq(2));
        assert_fails(nothing.exec(&db).await, "InvalidQuery");
        assert_fails(update(Letter).all_rows().exec(&db).await, "InvalidQuery");
    }

    async fn a_condition_that_is_none_changes_no_row(db: Db) -> squall::Result<()> {
        let id: Option<i64> = None;
        let condition = || id.map(|id| Letter::id.eq(id));
        assert_fails(
            update(Letter).set(Letter::copies, 0).filter(condition()).exec(&db).await,
            "InvalidQuery",
        );
        assert_fails(delete(Letter).filter(condition()).exec(&db).await, "InvalidQuery");
        assert_fails(delete(Letter).filter(condition()).returning(Letter).all(&db).await, "InvalidQuery");
        assert_eq!(all(&db).await.len(), 4);
        // With another one it is that which counts.
        assert_eq!(delete(Letter).filter(condition()).filter(Letter::id.gt(2)).exec(&db).await?, 2);
        Ok(())
    }

    async fn deleting(db: Db) -> squall::Result<()> {
        assert_eq!(delete(Letter).filter(Letter::subject.eq("b")).exec(&db).await?, 1);
        assert_eq!(delete(Letter).filter(Letter::subject.eq("b")).exec(&db).await?, 0);
        assert_eq!(delete(Letter).filter(Letter::id.gt(1)).filter(Letter::copies.eq(1)).exec(&db).await?, 2);
        assert_eq!(all(&db).await, [letter(1, "a")]);
        assert_eq!(delete(Letter).all_rows().exec(&db).await?, 1);
        assert_eq!(all(&db).await, []);
        Ok(())
    }

    async fn all_rows_takes_a_filter_back(db: Db) -> squall::Result<()> {
        assert_eq!(delete(Letter).filter(Letter::id.eq(1)).all_rows().exec(&db).await?, 4);
        Ok(())
    }

    async fn an_aggregate_where_none_can_be(db: Db) {
        let change = update(Letter).set(Letter::copies, 2).filter(max(Letter::id).eq(1));
        assert_fails(change.exec(&db).await, "InvalidQuery");
        let change = update(Letter).set(Letter::priority, max(Letter::id)).all_rows();
        assert_fails(change.exec(&db).await, "InvalidQuery");
        assert_fails(delete(Letter).filter(count_all().gt(1)).exec(&db).await, "InvalidQuery");
        assert_fails(delete(Letter).all_rows().returning(count_all()).all(&db).await, "InvalidQuery");
        assert_eq!(all(&db).await.len(), 4);
    }
}
