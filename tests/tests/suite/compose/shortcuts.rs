//! `count` and `exists`.

use squall_testing::on_every_backend;

use super::*;

on_every_backend! {
    #![setup(articles)]

    async fn count_of_rows(db: Db) -> squall::Result<()> {
        assert_eq!(select(Article).from(Article).count(&db).await?, 5);
        assert_eq!(select(Article::score).from(Article).order_by(Article::score).count(&db).await?, 5);
        let query = select((Article::id, Writer)).from(Article).left_join(Writer, Article::writer_id.eq(Writer::id));
        assert_eq!(query.clone().count(&db).await?, 5);
        assert_eq!(query.clone().filter(Writer::id.is_null()).count(&db).await?, 1);
        assert_eq!(query.filter(Article::id.gt(5)).count(&db).await?, 0);
        Ok(())
    }

    async fn count_of_what_comes_out(db: Db) -> squall::Result<()> {
        let groups = || select((Article::stage, count_all())).from(Article).group_by(Article::stage);
        assert_eq!(groups().count(&db).await?, 3);
        assert_eq!(groups().having(count_all().gt(1)).order_by(count_all()).count(&db).await?, 2);
        assert_eq!(groups().filter(Article::id.lt(0)).count(&db).await?, 0);
        assert_eq!(select(count_all()).from(Article).filter(Article::id.lt(0)).count(&db).await?, 1);
        assert_eq!(select(max(Article::id)).from(Article).having(count_all().gt(9)).count(&db).await?, 0);
        let scores = || select(Article::score).from(Article).distinct().order_by(Article::score);
        assert_eq!(scores().count(&db).await?, 4);
        assert_eq!(scores().limit(3).count(&db).await?, 3);
        assert_eq!(scores().offset(3).count(&db).await?, 1);
        let all = || select((Article, Article::id)).from(Article).order_by(Article::id);
        assert_eq!(all().limit(2).count(&db).await?, 2);
        assert_eq!(all().limit(9).offset(4).count(&db).await?, 1);
        assert_eq!(all().offset(9).count(&db).await?, 0);
        assert_eq!(all().limit(0).count(&db).await?, 0);
        // Two columns of one name.
        let pairs = select((Article::id, Writer::id)).from(Article).inner_join(Writer, Article::writer_id.eq(Writer::id));
        assert_eq!(pairs.limit(3).count(&db).await?, 3);
        Ok(())
    }

    async fn of_set_operations(db: Db) -> squall::Result<()> {
        let ids = |from: i64, to: i64| select(Article::id).from(Article).filter(Article::id.between(from, to));
        assert_eq!(ids(1, 3).union(ids(2, 4)).count(&db).await?, 4);
        assert_eq!(ids(1, 3).union_all(ids(2, 4)).count(&db).await?, 6);
        assert_eq!(ids(1, 3).except(ids(2, 4)).count(&db).await?, 1);
        assert_eq!(ids(1, 3).union(ids(2, 4)).limit(2).boxed().count(&db).await?, 2);
        assert!(ids(1, 3).intersect(ids(3, 4)).exists(&db).await?);
        assert!(!ids(1, 3).intersect(ids(4, 5)).exists(&db).await?);
        assert!(!ids(1, 3).union(ids(4, 5)).limit(0).exists(&db).await?);
        assert!(!ids(1, 3).except(ids(1, 5)).boxed().exists(&db).await?);
        // The same in an expression: which rows there are depends on what they hold.
        let writers = select(Writer::id).from(Writer).order_by(Writer::id);
        assert_eq!(writers.clone().filter(exists(ids(1, 3).intersect(ids(4, 5)))).all(&db).await?, [0_i64; 0]);
        assert_eq!(writers.filter(exists(ids(1, 3).except(ids(1, 2)))).all(&db).await?, [1, 2]);
        Ok(())
    }

    async fn exists_of_rows(db: Db) -> squall::Result<()> {
        let query = select(Article).from(Article).order_by(Article::id);
        assert!(query.clone().exists(&db).await?);
        assert!(query.clone().filter(Article::score.is_null()).exists(&db).await?);
        assert!(!query.clone().filter(Article::score.gt(10)).exists(&db).await?);
        assert!(!query.clone().limit(0).exists(&db).await?);
        assert!(query.clone().offset(4).exists(&db).await?);
        assert!(!query.clone().offset(5).exists(&db).await?);
        // Nine draft, review and done, two of each but one.
        let groups = select((Article::stage, count_all())).from(Article).group_by(Article::stage);
        assert!(groups.clone().having(count_all().eq(1)).exists(&db).await?);
        assert!(!groups.clone().having(count_all().gt(2)).exists(&db).await?);
        assert!(groups.clone().offset(2).exists(&db).await?);
        assert!(!groups.offset(3).exists(&db).await?);
        let stages = select(Article::stage).from(Article).distinct();
        assert!(stages.clone().offset(2).exists(&db).await?);
        assert!(!stages.offset(3).exists(&db).await?);
        // An aggregate of no rows is a row.
        assert!(select(count_all()).from(Article).filter(Article::id.lt(0)).exists(&db).await?);
        Ok(())
    }
}
