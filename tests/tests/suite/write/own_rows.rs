//! Writes with queries that read what is written: they see the rows as they were before the statement.

use squall::{TableRef, prelude::*, query::Excluded};
use squall_testing::on_every_backend;
use squall_tests::failure;

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "cells", has_many(notes: Note))]
pub struct Cell {
    #[column(primary_key)]
    pub id: i32,
    pub x: i64,
}

alias!(pub Other = Cell);

#[derive(Table, Debug, Clone, PartialEq)]
pub struct Note {
    #[column(primary_key)]
    pub id: i32,
    #[column(references(Cell::id, on_delete = cascade))]
    pub cell_id: i32,
}

#[derive(Table, Debug, Clone, PartialEq)]
pub struct Mark {
    #[column(primary_key)]
    pub id: i32,
    #[column(references(Cell::id, on_update = cascade))]
    pub cell_id: i32,
}

/// Its key takes what is above with it.
#[derive(Table, Debug, Clone, PartialEq)]
pub struct Rank {
    #[column(primary_key)]
    pub id: i32,
    #[column(references(Rank::id, on_update = cascade))]
    pub above: Option<i32>,
    pub before: Option<i32>,
    #[column(generated = Rank::above.eq(1))]
    pub first: Option<bool>,
}

/// What goes with its key takes more with it.
#[derive(Table, Debug, Clone, PartialEq)]
pub struct Link {
    #[column(primary_key)]
    pub id: i32,
    #[column(unique, references(Link::id, on_update = cascade))]
    pub own: Option<i32>,
    #[column(references(Link::own, on_update = cascade))]
    pub next: Option<i32>,
    pub before: Option<i32>,
}

#[derive(View, Debug)]
pub struct Xs {
    pub x: i64,
}

#[derive(Table, Debug, Clone, PartialEq)]
pub struct Color {
    #[column(primary_key)]
    pub id: i32,
    pub name: String,
}

async fn cells(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Cell, Note, Mark, Color]).await?;
    insert(Cell).values([1, 2, 3].map(|id| NewCell { id, x: id.into() })).exec(&db).await?;
    insert(Note).values([1, 2].map(|id| NewNote { id, cell_id: id })).exec(&db).await?;
    insert(Color).values(NewColor { id: 1, name: "red".into() }).exec(&db).await?;
    Ok(())
}

async fn xs(db: &Db) -> Vec<i64> {
    select(Cell::x).from(Cell).order_by(Cell::id).all(db).await.unwrap()
}

on_every_backend! {
    #![setup(cells)]

    /// parity: Writes | an UPDATE whose queries read the table | as it was before | as it is at that moment | equal: as it was before
    async fn set_by_the_rows_before(db: Db) -> squall::Result<()> {
        let most = || scalar(select(max(Other::x)).correlate(Cell).from(Other).filter(Other::id.ne(Cell::id)));
        assert_eq!(update(Cell).set(Cell::x, coalesce(most(), 0) + 1).all_rows().exec(&db).await?, 3);
        assert_eq!(xs(&db).await, [4, 4, 3]);
        let greater = exists(select(Other).correlate(Cell).from(Other).filter(Other::x.gt(Cell::x)));
        assert_eq!(update(Cell).set(Cell::x, Cell::x + 10).filter(greater).exec(&db).await?, 1);
        assert_eq!(xs(&db).await, [4, 4, 13]);
        let others = select(XsFields { x: Other::x }).from(Other).subquery();
        let total = scalar(select(sum(Xs::x)).from(others));
        let rows = update(Cell).set(Cell::x, coalesce(total, 0)).filter(Cell::id.le(2)).returning((Cell::id, Cell::x));
        let mut rows = rows.all(&db).await?;
        rows.sort_unstable();
        assert_eq!(rows, [(1, 21), (2, 21)]);
        let next = prepare(|id: Param<i32>| {
            let most = scalar(select(max(Other::x)).from(Other));
            update(Cell).set(Cell::x, coalesce(most, 0) + 1).filter(Cell::id.ge(id))
        });
        next.exec(&db, (2,)).await?;
        assert_eq!(xs(&db).await, [21, 22, 22]);
        Ok(())
    }

    async fn deleted_by_the_rows_before(db: Db) -> squall::Result<()> {
        let has_less = exists(select(Other).correlate(Cell).from(Other).filter(Other::x.eq(Cell::x - 1)));
        assert_eq!(delete(Cell).filter(has_less).exec(&db).await?, 2);
        assert_eq!(xs(&db).await, [1]);
        Ok(())
    }

    async fn inserted_by_the_rows_before(db: Db) -> squall::Result<()> {
        let next = || coalesce(scalar(select(sum(Other::x)).from(Other)), 0);
        let again = select((Other::id + 10, next())).from(Other);
        insert(Cell).from_select((Cell::id, Cell::x), again).exec(&db).await?;
        assert_eq!(select(count_distinct(Cell::x)).from(Cell).filter(Cell::id.gt(10)).one(&db).await?, 1);
        Ok(())
    }

    /// parity: Writes | a query in RETURNING, or in DO UPDATE, that reads rows which the statement writes | as they were before | as they are at that moment | refused: as
    /// an invalid query
    async fn what_cannot_be_read(db: Db) -> squall::Result<()> {
        let total = || scalar(select(sum(Other::x)).from(Other));
        let refused = |result: squall::Result<u64>, place: &str| {
            let error = failure(result);
            assert_eq!(squall_tests::kind(&error), "InvalidQuery");
            assert!(error.to_string().contains(&format!("a query in `{place}` reads rows that the statement writes")), "{error}");
        };
        let count = |rows: squall::Result<Vec<Option<i64>>>| rows.map(|it| it.len() as u64);
        let rows = update(Cell).set(Cell::x, 1).all_rows().returning(total()).all(&db).await;
        refused(count(rows), "returning");
        refused(count(delete(Cell).filter(Cell::id.eq(3)).returning(total()).all(&db).await), "returning");
        refused(count(insert(Cell).values(NewCell { id: 9, x: 9 }).returning(total()).all(&db).await), "returning");
        let deep = scalar(select(count_all()).from(Color).filter(exists(select(Other).from(Other))));
        refused(count(update(Cell).set(Cell::x, 1).all_rows().returning(deep).all(&db).await), "returning");
        // Rows that go with those that are deleted, too.
        let notes = delete(Cell).filter(Cell::id.eq(1)).returning((Cell::id, Cell::notes.count())).all(&db).await;
        refused(notes.map(|it| it.len() as u64), "returning");
        let upsert = insert(Cell).values(NewCell { id: 1, x: 9 }).on_conflict(Cell::id);
        refused(upsert.do_update().set(Cell::x, coalesce(total(), 0)).exec(&db).await, "do_update");
        // And those that are changed with a key which an upsert moves.
        let moved = insert(Cell).values(NewCell { id: 1, x: 9 }).on_conflict(Cell::id).do_update().set(Cell::id, 8);
        let marks = scalar(select(count_all()).from(Mark));
        refused(moved.returning(marks.clone()).all(&db).await.map(|it| it.len() as u64), "returning");
        let kept = insert(Cell).values(NewCell { id: 1, x: 9 }).on_conflict(Cell::id).do_nothing();
        assert_eq!(kept.returning(marks).all(&db).await?, []);
        assert_eq!(xs(&db).await, [1, 2, 3]);
        // What it does not write can be read.
        let color = || scalar(select(Color::name).correlate(Cell).from(Color).filter(Color::id.eq(Cell::id)));
        let rows = update(Cell).set(Cell::x, 7).filter(Cell::id.le(2)).returning((Cell::id, color())).all(&db).await?;
        assert_eq!(rows.len(), 2);
        assert!(rows.contains(&(1, Some("red".to_owned()))) && rows.contains(&(2, None)), "{rows:?}");
        let rows = update(Cell).set(Cell::x, 7).filter(Cell::id.eq(1)).returning(Cell::notes.count()).all(&db).await?;
        assert_eq!(rows, [1]);
        Ok(())
    }

    /// parity: Writes | a query in DO UPDATE that reads other tables, by the row that is there or by `excluded` | yes | yes | equal
    async fn upserts_by_other_tables(db: Db) -> squall::Result<()> {
        let upsert = |id: i32, x: i64| insert(Cell).values(NewCell { id, x }).on_conflict(Cell::id).do_update();
        let notes = scalar(select(count_all()).correlate(Cell).from(Note).filter(Note::cell_id.eq(Cell::id)));
        upsert(1, 9).set(Cell::x, coalesce(notes, 0) + 10).exec(&db).await?;
        // Of the row that was to be inserted: there is a color 1, and none 5.
        let new = TableRef::<Excluded<Cell>>::new();
        let colored = || exists(select(Color).correlate(new).from(Color).filter(Color::id.cast::<i64>().eq(excluded(Cell::x))));
        assert_eq!(upsert(2, 1).set(Cell::x, 20).filter(colored()).exec(&db).await?, 1);
        assert_eq!(upsert(3, 5).set(Cell::x, 30).filter(colored()).exec(&db).await?, 0);
        assert_eq!(xs(&db).await, [11, 20, 3]);
        // By a relation of the row that is there, and of both rows.
        assert_eq!(upsert(1, 9).set(Cell::x, Cell::notes.count()).filter(Cell::notes.exists()).exec(&db).await?, 1);
        let among = select(Note::id).correlate(Cell).from(Note).filter(Note::cell_id.eq(Cell::id));
        let changed = upsert(2, 7).set(Cell::x, excluded(Cell::x)).filter(excluded(Cell::id).in_query(among));
        assert_eq!(changed.returning(Cell::x).all(&db).await?, [7]);
        assert_eq!(xs(&db).await, [1, 7, 3]);
        Ok(())
    }

    /// parity: Writes | an UPDATE of keys that reads what goes with the key of another row (`on_update`) | as it was before | as it is at that
    /// moment | equal: set and found by what was before; refused in RETURNING, but of one row
    async fn what_goes_with_the_key_of_another_row(db: Db) -> squall::Result<()> {
        db.create_tables(&schema![Rank]).await?;
        let rank = |(id, above): (i32, i32)| Rank::new().id(id).above(above);
        insert(Rank).values([(1, 1), (2, 1), (3, 2)].map(rank)).exec(&db).await?;
        let change = || update(Rank).set(Rank::id, Rank::id + 10).set(Rank::before, Rank::above);
        let error = failure(change().all_rows().returning(Rank::first).all(&db).await).to_string();
        assert!(error.contains("reads `above`, `first`, which goes with the key of another row"), "{error}");
        failure(change().all_rows().returning(Rank).all(&db).await);
        failure(change().filter(Rank::id.gt(1)).returning(Rank::above + 1).all(&db).await);
        let mut keys = change().filter(Rank::above.le(2)).returning(Rank::id).all(&db).await?;
        keys.sort_unstable();
        assert_eq!(keys, [11, 12, 13]);
        let rows = || select((Rank::id, Rank::above, Rank::before, Rank::first)).from(Rank).order_by(Rank::id);
        let after = [
            (11, Some(11), Some(1), Some(false)),
            (12, Some(11), Some(1), Some(false)),
            (13, Some(12), Some(2), Some(false)),
        ];
        assert_eq!(rows().all(&db).await?, after);
        let one = update(Rank).set(Rank::id, 1).filter(Rank::id.eq(11)).returning(Rank::above).one(&db).await?;
        assert_eq!(one, Some(11));
        assert_eq!(rows().all(&db).await?[0], (1, Some(1), Some(1), Some(true)));
        Ok(())
    }

    /// The same where a query reads it, and of what goes with that again.
    async fn what_goes_along_by_more_ways(db: Db) -> squall::Result<()> {
        db.create_tables(&schema![Rank, Link]).await?;
        insert(Rank).values([(1, 1), (2, 1)].map(|(id, above)| Rank::new().id(id).above(above))).exec(&db).await?;
        let color = || scalar(select(max(Color::id)).correlate(Rank).from(Color).filter(Color::id.eq(Rank::above)));
        let change = || update(Rank).set(Rank::id, Rank::id + 10).set(Rank::before, color());
        failure(change().all_rows().returning((Rank::id, color())).all(&db).await);
        assert_eq!(change().filter(color().eq(1)).exec(&db).await?, 2);
        assert_eq!(select(Rank::before).from(Rank).order_by(Rank::id).all(&db).await?, [Some(1), Some(1)]);

        let links = [(1, 1, None), (2, 2, Some(1))];
        insert(Link).values(links.map(|(id, own, next)| Link::new().id(id).own(own).next(next))).exec(&db).await?;
        let change = || update(Link).set(Link::id, Link::id + 10).set(Link::before, Link::next);
        let error = failure(change().all_rows().returning(Link::next).all(&db).await).to_string();
        assert!(error.contains("reads `own`, `next`,"), "{error}");
        assert_eq!(change().all_rows().exec(&db).await?, 2);
        let after = select((Link::id, Link::own, Link::next, Link::before)).from(Link).order_by(Link::id);
        let moved = [(11, Some(11), None, None), (12, Some(12), Some(11), Some(1))];
        assert_eq!(after.all(&db).await?, moved);
        Ok(())
    }
}
