//! Pages by number.

use squall::query::Page;
use squall_testing::on_every_backend;
use squall_tests::assert_fails;

use super::*;

fn numbered<R>(page: Page<R>) -> (Vec<R>, u64, u64, bool) {
    let (pages, next) = (page.pages(), page.has_next());
    (page.rows, page.total, pages, next)
}

on_every_backend! {
    #![setup(articles)]

    async fn rows_and_total(db: Db) -> squall::Result<()> {
        let query = || select(Article::id).from(Article).order_by(Article::id.desc());
        assert_eq!(numbered(query().page(1, 2).fetch(&db).await?), (vec![5, 4], 5, 3, true));
        assert_eq!(numbered(query().page(3, 2).fetch(&db).await?), (vec![1], 5, 3, false));
        assert_eq!(numbered(query().page(1, 5).fetch(&db).await?), (vec![5, 4, 3, 2, 1], 5, 1, false));
        // Beyond the last page.
        assert_eq!(numbered(query().page(4, 2).fetch(&db).await?), (vec![], 5, 3, false));
        assert_eq!(numbered(query().page(u32::MAX, u32::MAX).fetch(&db).await?), (vec![], 5, 1, false));
        let none = || query().filter(Article::id.lt(0));
        assert_eq!(numbered(none().page(1, 2).fetch(&db).await?), (vec![], 0, 0, false));
        assert_eq!(numbered(none().page(2, 2).fetch(&db).await?), (vec![], 0, 0, false));
        let page = query().filter(Article::score.is_not_null()).boxed().page(2, 3).fetch(&db).await?;
        assert_eq!(serde_json::to_string(&page).unwrap(), r#"{"rows":[1],"total":4,"number":2,"size":3}"#);
        Ok(())
    }

    async fn of_other_queries(db: Db) -> squall::Result<()> {
        let joined = select((Article, Writer)).from(Article).left_join(Writer, Article::writer_id.eq(Writer::id));
        let page = joined.order_by((Writer::name.asc().nulls_first(), Article::id)).page(2, 2).fetch(&db).await?;
        let names: Vec<_> = page.rows.iter().map(|(article, writer)| (article.id, writer.is_some())).collect();
        assert_eq!((names, page.total), (vec![(2, true), (4, true)], 5));
        let groups = select((Article::stage, count_all())).from(Article).group_by(Article::stage);
        let groups = groups.having(count_all().ge(1)).order_by(Article::stage.desc());
        assert_eq!(numbered(groups.page(1, 1).fetch(&db).await?), (vec![(Stage::Done, 2)], 3, 3, true));
        let scores = select(Article::score).from(Article).distinct().order_by(Article::score);
        assert_eq!(numbered(scores.page(2, 3).fetch(&db).await?), (vec![None], 4, 2, false));
        // In a transaction, what it has written is counted.
        db.transaction(async |tx| {
            insert(Article).values(Article::new().title("Six").stage(Stage::Draft)).exec(tx).await?;
            let page = select(Article::id).from(Article).order_by(Article::id).page(2, 4).fetch(tx).await?;
            assert_eq!(numbered(page), (vec![5, 6], 6, 2, false));
            Ok(())
        })
        .await
    }

    async fn what_has_no_pages(db: Db) -> squall::Result<()> {
        let query = || select(Article::id).from(Article).order_by(Article::id);
        assert_fails(query().page(0, 2).fetch(&db).await, "InvalidQuery");
        assert_fails(query().page(1, 0).fetch(&db).await, "InvalidQuery");
        assert_fails(query().limit(3).page(1, 2).fetch(&db).await, "InvalidQuery");
        assert_fails(select(Article::id).from(Article).page(1, 2).fetch(&db).await, "InvalidQuery");
        let both = select(Article::id).from(Article).union(select(Writer::id).from(Writer));
        assert_fails(both.page(1, 2).fetch(&db).await, "InvalidQuery");
        Ok(())
    }
}
