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
