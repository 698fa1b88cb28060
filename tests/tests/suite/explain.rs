//! How a statement would be run, and its text with the values in it.

use squall::{Access, prelude::*};
use squall_testing::{Backend, on_every_backend};
use squall_tests::{assert_fails, failure};

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "depots", index(columns(city), name = "depots_city_idx"))]
pub struct Depot {
    #[column(primary_key, auto)]
    pub id: i64,
    pub city: String,
    pub size: Option<i32>,
}

alias!(pub Other = Depot);

async fn depots(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Depot]).await?;
    let rows = (0..500).map(|n| NewDepot { id: None, city: format!("city {n}"), size: Some(n % 7) });
    insert(Depot).values(rows.collect::<Vec<_>>()).exec(&db).await?;
    sql!("ANALYZE").exec(&db).await?;
    Ok(())
}

on_every_backend! {
    #![setup(depots)]

    /// parity: Running | `explain`: the plan as a tree, with the database's own text | EXPLAIN (FORMAT JSON) | EXPLAIN QUERY PLAN | declared: each database runs a statement its own way; tables, indexes, scans and searches are named alike
    async fn of_a_query(db: Db, backend: Backend) -> squall::Result<()> {
        let by_city = select(Depot).from(Depot).filter(Depot::city.eq("city 7"));
        let plan = by_city.explain(&db).await?;
        assert!(plan.uses_index("depots_city_idx") && !plan.scans("depots"), "{plan}");
        let search = plan.walk().find(|it| it.access == Some(Access::Search) && it.table.is_some()).unwrap();
        assert_eq!(search.table.as_deref(), Some("depots"));
        assert!(search.detail.contains("city"), "{plan}");
        let by_size = select(Depot::id).from(Depot).filter(Depot::size.eq(3)).explain(&db).await?;
        assert!(by_size.scans("depots") && !by_size.uses_index("depots_city_idx"), "{by_size}");
        match backend {
            Backend::Postgres => {
                assert!(plan.text.starts_with('['), "{}", plan.text);
                assert!(by_size.nodes[0].rows.unwrap() > 10.0 && by_size.nodes[0].cost.unwrap() > 0.0);
                assert_eq!(by_size.nodes[0].operation, "Seq Scan");
            }
            Backend::Sqlite | Backend::SqliteFile => {
                assert_eq!(plan.text, "`--SEARCH depots USING INDEX depots_city_idx (city=?)\n");
                assert_eq!((by_size.nodes[0].rows, by_size.nodes[0].operation.as_str()), (None, "SCAN"));
            }
        }
        // The query is still there, and runs.
        assert_eq!(by_city.one(&db).await?.id, 8);
        Ok(())
    }

    /// A table has the name that it has in the query; what is joined, sorted and asked inside is in the tree.
    async fn of_more_than_one_table(db: Db) -> squall::Result<()> {
        let query = select((Depot::city, Other::city))
            .from(Depot)
            .left_join(Other, Other::id.eq(Depot::id + 1))
            .filter(Depot::size.in_query(select(Depot::size).from(Depot).filter(Depot::city.eq("city 3"))))
            .order_by(Depot::size.desc());
        let plan = query.explain(&db).await?;
        let tables: Vec<_> = plan.walk().filter_map(|it| it.table.as_deref()).collect();
        assert!(tables.contains(&"depots") && tables.contains(&"other"), "{plan}");
        assert!(plan.walk().any(|it| it.operation.contains("Sort") || it.operation.contains("ORDER BY")), "{plan}");
        assert!(plan.walk().any(|it| !it.children.is_empty()), "{plan}");
        assert!(plan.to_string().lines().count() == plan.walk().count(), "{plan}");
        Ok(())
    }

    /// It is not run.
    async fn of_changes(db: Db, backend: Backend) -> squall::Result<()> {
        let change = update(Depot).set(Depot::size, 1).filter(Depot::id.eq(5));
        let plan = change.explain(&db).await?;
        let reads = plan.walk().find(|it| it.access == Some(Access::Search)).unwrap();
        assert_eq!(reads.table.as_deref(), Some("depots"), "{plan}");
        assert!(delete(Depot).all_rows().explain(&db).await?.text.contains("depots") || backend != Backend::Postgres);
        let row = || Depot::new().city("another").size(None);
        let plan = insert(Depot).values(row()).explain(&db).await?;
        assert_eq!(plan.nodes.is_empty(), backend != Backend::Postgres, "{plan}");
        sql!("DELETE FROM {Depot}").explain(&db).await?;
        assert_eq!(select(Depot).from(Depot).count(&db).await?, 500);
        assert_eq!(select(Depot::size).from(Depot).filter(Depot::id.eq(5)).one(&db).await?, Some(4));
        // As a plan is of one statement.
        let many = insert(Depot).values(vec![row(), row()]);
        assert!(many.explain(&db).await.is_ok());
        let none = insert(Depot).values(Vec::<NewDepot>::new()).explain(&db).await;
        assert_fails(none, "InvalidQuery");
        assert_fails(sql!("SELECT nothing FROM {Depot}").explain(&db).await, "Database");
        Ok(())
    }

    /// parity: Running | `explain_analyze`: the plan as it was measured | EXPLAIN (ANALYZE) | | refused: on SQLite; what may write, outside of a transaction
    async fn measured(db: Db, backend: Backend) -> squall::Result<()> {
        let query = select(Depot::id).from(Depot).filter(Depot::size.eq(3));
        let change = delete(Depot).filter(Depot::size.eq(3));
        if backend != Backend::Postgres {
            let error = failure(query.explain_analyze(&db).await);
            assert_eq!(error.to_string(), "SQLite does not support EXPLAIN ANALYZE");
            return Ok(());
        }
        let plan = query.explain_analyze(&db).await?;
        let actual = plan.nodes[0].actual.unwrap();
        assert_eq!((actual.rows, actual.loops), (71.0, 1.0), "{plan}");
        assert!(actual.milliseconds > 0.0);
        let error = failure(change.explain_analyze(&db).await);
        assert!(error.to_string().contains("may write: run it in a transaction"), "{error}");
        let tx = db.begin(squall::TransactionOptions::new()).await?;
        let plan = change.explain_analyze(&tx).await?;
        assert_eq!(plan.nodes[0].operation, "Delete");
        assert_eq!(select(Depot).from(Depot).count(&tx).await?, 429);
        tx.rollback().await?;
        assert_eq!(select(Depot).from(Depot).count(&db).await?, 500);
        Ok(())
    }

    /// parity: Running | `to_debug_sql`: the statement with its values as literals | | | equal: it means the same as the one that is sent
    async fn with_its_values(db: Db) -> squall::Result<()> {
        let hostile = "it's \\ \" -- /* $1 ? :a {} %";
        let kept = insert(Depot).values(Depot::new().city(hostile).size(-7)).returning(Depot).one(&db).await?;
        let marked = concat((Depot::city, "!"));
        // In each clause; a number in ORDER BY or GROUP BY is a constant, and no place of a column.
        let query = select((marked.clone(), count_all(), val(2)))
            .from(Depot)
            .filter(Depot::city.eq(hostile).or(Depot::size.in_list([-7, 3])))
            .filter(Depot::city.like("%").and(Depot::size.between(-7, i32::MAX)))
            .group_by((marked.clone(), val(2)))
            .having(count_all().gt(0))
            .order_by((val(3).desc(), val(1_i64), marked.desc(), val(i64::MAX)))
            .limit(5)
            .offset(1);
        let text = query.to_debug_sql(db.dialect())?;
        let again = raw(AssertSqlSafe(text.replace('{', "{{").replace('}', "}}")));
        assert_eq!(again.all::<(String, i64, i32)>(&db).await?, query.all(&db).await?, "{text}");
        let change = update(Depot).set(Depot::city, sql!("{} || {}", Depot::city, "'" => String)).filter(Depot::id.eq(kept.id));
        let text = change.to_debug_sql(db.dialect())?;
        assert_eq!(raw(AssertSqlSafe(text.replace('{', "{{").replace('}', "}}"))).exec(&db).await?, 1);
        assert_eq!(select(Depot::city).from(Depot).filter(Depot::id.eq(kept.id)).one(&db).await?, format!("{hostile}'"));
        let rows = vec![NewDepot { id: None, city: "x".into(), size: None }, NewDepot { id: None, city: hostile.into(), size: Some(i32::MIN) }];
        let text = insert(Depot).values(rows).to_debug_sql(db.dialect())?;
        assert_eq!(raw(AssertSqlSafe(text.replace('{', "{{").replace('}', "}}"))).exec(&db).await?, 2);
        let last = select((Depot::city, Depot::size)).from(Depot).order_by(Depot::id.desc()).limit(2).all(&db).await?;
        assert_eq!(last, [(hostile.to_owned(), Some(i32::MIN)), ("x".to_owned(), None)]);
        let nul = select(Depot).from(Depot).filter(Depot::city.eq("\0")).to_debug_sql(db.dialect());
        assert!(matches!(nul, Err(Error::InvalidValue { .. })), "{nul:?}");
        Ok(())
    }

    /// parity: Running | `explain` and `to_debug_sql` of a prepared statement | with its arguments | same | equal: as of one that is not prepared
    async fn of_prepared_statements(db: Db, backend: Backend) -> squall::Result<()> {
        let by_city = prepare(|city: Param<String>, most: Param<u32>| {
            select(Depot::id).from(Depot).filter(Depot::city.eq(city)).order_by(Depot::id).limit(most)
        });
        let plan = by_city.explain(&db, ("city 7", 2)).await?;
        assert!(plan.uses_index("depots_city_idx") && !plan.scans("depots"), "{plan}");
        let text = by_city.to_debug_sql(db.dialect(), ("it's", 2))?;
        assert!(text.contains("'it''s'") && text.contains("LIMIT 2"), "{text}");
        assert_eq!(text, select(Depot::id).from(Depot).filter(Depot::city.eq("it's")).order_by(Depot::id).limit(2).to_debug_sql(db.dialect())?);
        assert_fails(by_city.explain(&db, ("\0", 2)).await, "InvalidValue");
        assert_fails(by_city.to_debug_sql(db.dialect(), ("\0", 2)), "InvalidValue");
        let like = prepare(|pattern: Param<String>| select(Depot::id).from(Depot).filter(Depot::city.like(pattern)));
        assert_fails(like.to_debug_sql(db.dialect(), ("\\",)), "InvalidQuery");

        let grow = prepare(|size: Param<i32>, id: Param<i64>| update(Depot).set(Depot::size, size).filter(Depot::id.eq(id)));
        assert!(grow.explain(&db, (1, 5)).await?.text.contains("depots"));
        assert_eq!(select(Depot::size).from(Depot).filter(Depot::id.eq(5)).one(&db).await?, Some(4));
        let text = grow.to_debug_sql(db.dialect(), (9, 5))?;
        assert_eq!(raw(AssertSqlSafe(text)).exec(&db).await?, 1);
        assert_eq!(select(Depot::size).from(Depot).filter(Depot::id.eq(5)).one(&db).await?, Some(9));
        match backend {
            Backend::Postgres => {
                let plan = by_city.explain_analyze(&db, ("city 7", 2)).await?;
                assert_eq!(plan.nodes[0].actual.unwrap().rows, 1.0);
                assert!(failure(grow.explain_analyze(&db, (1, 5)).await).to_string().contains("may write"));
            }
            _ => assert_fails(by_city.explain_analyze(&db, ("city 7", 2)).await, "Unsupported"),
        }
        let add = prepare(|city: Param<String>| insert(Depot).values([Depot::new().city(city), Depot::new().city("again")]));
        assert_eq!(add.to_debug_sql(db.dialect(), ("new",))?.matches("'new'").count(), 1);
        Ok(())
    }
}
