//! What `scripts/parity` found of relations.

use squall_tests::assert_fails;

use super::*;

#[derive(Table, Debug)]
#[table(has_many(below: Folder))]
pub struct Folder {
    #[column(primary_key)]
    pub id: i64,
    #[column(references(Folder::id))]
    pub parent_id: Option<i64>,
    pub data: serde_json::Value,
}

squall_testing::on_every_backend! {
    #![setup(blog)]

    /// parity: Relations | what a nested query is refused for, in a level that has no rows to belong to | refused | refused | refused: whatever rows there are, by each strategy
    async fn refused_without_rows(db: Db) -> squall::Result<()> {
        db.create_tables(&schema![Folder]).await?;
        let lower = || Folder::parent.filter(Folder::data.lt(serde_json::json!(1)));
        for strategy in STRATEGIES {
            assert_fails(Folder::query().with(lower()).strategy(strategy).all(&db).await, "Unsupported");
            let deep = Folder::query().with(Folder::below.with(Folder::below.order_by(Folder::data)));
            assert_fails(deep.strategy(strategy).all(&db).await, "Unsupported");
            let works = Folder::query().with(Folder::below.with(Folder::below)).strategy(strategy).all(&db).await?;
            assert!(works.is_empty());
        }
        let none: [Folder; 0] = [];
        assert_fails(Folder::below.order_by(Folder::data).load(&none, &db).await, "Unsupported");
        assert_fails(Folder::below.with(Folder::below.with(lower())).load(&none, &db).await, "Unsupported");
        assert!(Folder::below.load(&none, &db).await?.is_empty());
        Ok(())
    }

    /// parity: Queries | an aggregate in a query, of which just queries in it name columns, and these of the query around | the aggregate is of the query around | the aggregate is of the query | refused
    async fn an_aggregate_of_queries_around(db: Db) -> squall::Result<()> {
        let teams = |filter| select(min(val(1)).filter(filter)).correlate(User).from(Team);
        let around = select((User::id, scalar(teams(User::posts.exists())))).from(User).order_by(User::id);
        assert_fails(around.all(&db).await, "InvalidQuery");
        let deeper = User::posts.scalar(max(Post::id));
        let own = select(max(Team::code).filter(deeper.is_not_null())).correlate(User).from(Team);
        let rows = select((User::id, scalar(own))).from(User).order_by(User::id).all(&db).await?;
        assert_eq!(rows, [(1, Some(2)), (2, Some(2)), (3, Some(2)), (4, None)]);
        Ok(())
    }
}
