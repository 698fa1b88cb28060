use super::*;
use squall_testing::on_every_backend;
use squall_tests::assert_fails;

on_every_backend! {
    #![setup(empty)]

    async fn inserts(db: Db) -> squall::Result<()> {
        let add = prepare(|id: Param<i64>, title: Param<String>, note: Param<Option<String>>, price: Param<Decimal>| {
            insert(Book).values(Book::new().id(id).title(title).note(note).price(price).genre(Genre::Novel))
        });
        assert_eq!(add.exec(&db, (1, "a", "text", decimal("1.5"))).await?, 1);
        assert_eq!(add.exec(&db, (2, "b", None, decimal("2"))).await?, 1);
        let rows = select((Book::id, Book::title, Book::note, Book::price)).from(Book).order_by(Book::id.asc());
        let expected = [
            (1, "a".to_owned(), Some("text".to_owned()), decimal("1.50")),
            (2, "b".to_owned(), None, decimal("2.00")),
        ];
        assert_eq!(rows.all(&db).await?, expected);
        Ok(())
    }

    /// parity: Running | arguments that do not fit their column | an error of the database, or rounded | stored | refused: `InvalidValue` with the column, each time
    async fn values_that_do_not_fit(db: Db) -> squall::Result<()> {
        let add = prepare(|id: Param<i64>, title: Param<String>, price: Param<Decimal>| {
            insert(Book).values(Book::new().id(id).title(title).price(price).genre(Genre::Novel))
        });
        let error = add.exec(&db, (1, "longer", decimal("1"))).await.unwrap_err();
        assert!(error.to_string().contains("`title`: the text has 6 characters"), "{error}");
        let error = add.exec(&db, (1, "a", decimal("1.555"))).await.unwrap_err();
        assert!(error.to_string().contains("`price`"), "{error}");
        assert_fails(add.exec(&db, (1, "a\0", decimal("1"))).await, "InvalidValue");
        assert_eq!(add.exec(&db, (1, "ééééé", decimal("1"))).await?, 1);
        Ok(())
    }

    async fn what_the_client_makes_is_made_each_time(db: Db) -> squall::Result<()> {
        let add = prepare(|id: Param<i64>| {
            let row = Book::new().id(id).title("t").price(decimal("1")).genre(Genre::Novel);
            insert(Book).values(row).returning((Book::code, Book::changed_at))
        });
        let (first, then) = add.one(&db, (1,)).await?;
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        let (second, later) = add.one(&db, (2,)).await?;
        assert!(first < second, "version 7 rises: {first}, {second}");
        assert!(then < later);
        let change = prepare(|id: Param<i64>, note: Param<Option<String>>| {
            update(Book).set(Book::note, note).filter(Book::id.eq(id)).returning((Book::note, Book::changed_at))
        });
        let (note, changed) = change.one(&db, (1, "n")).await?;
        assert_eq!(note.as_deref(), Some("n"));
        assert!(changed > later);
        assert_eq!(change.one(&db, (1, None)).await?.0, None);
        assert_eq!(change.optional(&db, (9, None)).await?, None);
        Ok(())
    }

    async fn several_rows_with_different_columns(db: Db) -> squall::Result<()> {
        let add = prepare(|first: Param<i64>, second: Param<i64>, note: Param<String>| {
            let row = |id| Book::new().id(id).title("t").price(decimal("1")).genre(Genre::Novel);
            insert(Book).values(row(first)).values(row(second).note(note)).returning((Book::id, Book::note))
        });
        let rows = add.all(&db, (5, 4, "n")).await?;
        assert_eq!(rows, [(5, None), (4, Some("n".to_owned()))]);
        Ok(())
    }

    async fn updates_and_deletes(db: Db) -> squall::Result<()> {
        let row = |id| Book::new().id(id).title("t").price(decimal("1")).genre(Genre::Novel);
        insert(Book).values(row(1)).values(row(2)).exec(&db).await?;
        let sold = prepare(|id: Param<i64>, at: Param<DateTime<Utc>>| {
            update(Book).set(Book::sold_at, at).filter(Book::id.eq(id))
        });
        // Cut to the column's precision.
        assert_eq!(sold.exec(&db, (1, instant("2024-01-31T10:00:00.123999Z"))).await?, 1);
        assert_eq!(sold.exec(&db, (7, instant("2024-01-31T10:00:00Z"))).await?, 0);
        let at = select(Book::sold_at).from(Book).filter(Book::id.eq(1)).one(&db).await?;
        assert_eq!(at, Some(instant("2024-01-31T10:00:00.123Z")));
        let remove = prepare(|ids: Param<Vec<i64>>| delete(Book).filter(Book::id.in_list(ids)).returning(Book::id));
        assert_eq!(remove.all(&db, (vec![2, 3],)).await?, [2]);
        let all = prepare(|| delete(Book).all_rows());
        assert_eq!(all.exec(&db, ()).await?, 1);
        Ok(())
    }

    async fn an_update_of_no_condition_is_refused(db: Db) -> squall::Result<()> {
        let none: Option<squall::query::Expr<(), bool>> = None;
        let careless = prepare(|title: Param<String>| update(Book).set(Book::title, title).filter(none));
        assert_fails(careless.exec(&db, ("a",)).await, "InvalidQuery");
        Ok(())
    }
}
