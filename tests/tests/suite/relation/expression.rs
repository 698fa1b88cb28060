//! Relations in conditions, orders, projections and joins.

use super::*;

async fn names<C, I>(db: &Db, condition: C) -> Vec<String>
where
    C: squall::query::Condition,
    C::Sources: squall::query::In<Over<User>, I>,
{
    select(User::name).from(User).filter(condition).order_by(User::id).all(db).await.unwrap()
}

squall_testing::on_every_backend! {
    #![setup(blog)]

    /// parity: Relations | `any`, `none`, `all`, `exists` of a relation | `EXISTS` | `EXISTS` | equal
    async fn quantifiers(db: Db) {
        assert_eq!(names(&db, User::posts.any(Post::stars.gt(5))).await, ["Ann", "Bob"]);
        assert_eq!(names(&db, User::posts.none(Post::published.eq(true))).await, ["Cid", "Dot"]);
        assert_eq!(names(&db, User::posts.all(Post::published.eq(true))).await, ["Bob", "Dot"]);
        // What is NULL does not hold.
        assert_eq!(names(&db, User::posts.all(Post::editor_id.gt(0))).await, ["Bob", "Dot"]);
        assert_eq!(names(&db, User::posts.exists().not()).await, ["Dot"]);
        assert_eq!(names(&db, User::drafts.exists()).await, ["Ann", "Cid"]);
        assert_eq!(names(&db, User::profile.exists()).await, ["Ann", "Cid"]);
        assert_eq!(names(&db, User::posts.filter(Post::stars.lt(2)).any(Post::published.eq(true))).await, ["Ann"]);
    }

    /// parity: Relations | a relation of a table to itself, and by a table between | same | same | equal
    async fn of_the_same_table(db: Db) {
        assert_eq!(names(&db, User::chief.any(User::name.eq("Ann"))).await, ["Bob", "Cid"]);
        assert_eq!(names(&db, User::chief.none(User::name.eq("Ann"))).await, ["Ann", "Dot"]);
        assert_eq!(names(&db, User::followers.any(User::name.eq("Cid"))).await, ["Ann"]);
        assert_eq!(names(&db, User::follows.any(User::posts.any(Post::stars.eq(9)))).await, ["Ann"]);
        assert_eq!(names(&db, User::teams.any(Team::name.eq("North"))).await, ["Ann", "Bob"]);
        // Twice, and more: each is a row of its own.
        assert_eq!(names(&db, User::chief.any(User::chief.any(User::name.eq("Ann")))).await, ["Dot"]);
        assert_eq!(names(&db, User::chief.any(User::chief.any(User::chief.exists().not()))).await, ["Dot"]);
        assert_eq!(names(&db, User::chief.exists().and(User::chief.any(User::chief.exists().not()))).await, ["Bob", "Cid"]);
        assert_eq!(names(&db, User::follows.any(User::followers.any(User::name.eq("Cid")))).await, ["Bob", "Cid"]);
        let third = User::follows.any(User::follows.any(User::follows.any(User::name.eq("Ann"))));
        assert_eq!(names(&db, third).await, ["Bob", "Cid"]);
        let chiefs = select(Chief::name).from(Chief).filter(Chief::followers.count().eq(2)).all(&db).await;
        assert_eq!(chiefs.unwrap(), ["Ann"]);
    }

    /// parity: Relations | counts and aggregates of a relation, in what is selected and in the order | same | same | equal
    async fn aggregates(db: Db) -> squall::Result<()> {
        let rows = select((User::name, User::posts.count(), User::posts.scalar(sum(Post::stars)), User::teams.count()))
            .from(User)
            .order_by((User::posts.count().desc(), User::id))
            .all(&db)
            .await?;
        let row = |name: &str, posts, stars, teams| (name.to_owned(), posts, stars, teams);
        assert_eq!(
            rows,
            [row("Ann", 3, Some(13), 2), row("Bob", 1, Some(9), 1), row("Cid", 1, Some(0), 1), row("Dot", 0, None, 0)]
        );
        let latest = User::posts.order_by(Post::id.desc()).limit(1).scalar(Post::title);
        let chief = User::chief.scalar(User::name);
        let rows = select((User::id, latest, chief)).from(User).order_by(User::chief.scalar(User::name)).all(&db).await?;
        let text = |text: &str| Some(text.to_owned());
        let mut rows = rows;
        rows.sort();
        assert_eq!(
            rows,
            [(1, text("c"), None), (2, text("d"), text("Ann")), (3, text("e"), text("Ann")), (4, None, text("Bob"))]
        );
        let several = select(User::posts.scalar(Post::title)).from(User).all(&db).await;
        squall_tests::assert_fails(several, "InvalidValue");
        let limited = select(User::posts.limit(1).scalar(sum(Post::stars))).from(User).all(&db).await;
        squall_tests::assert_fails(limited, "InvalidValue");
        Ok(())
    }

    /// parity: Relations | `any`, `none`, `all` and aggregates after `limit` or `offset`; an aggregate in the rows of a relation | of all rows; of no group | the same | refused
    async fn of_all_rows_or_of_none(db: Db) {
        let latest = || User::posts.order_by(Post::id.desc()).limit(1);
        let conditions = [
            latest().any(Post::stars.eq(0)),
            latest().none(Post::stars.eq(0)),
            latest().all(Post::stars.eq(0)),
            User::posts.order_by(Post::id).offset(1).any(Post::stars.eq(0)),
        ];
        for condition in conditions {
            let error = squall_tests::failure(select(User::id).from(User).filter(condition).all(&db).await).to_string();
            assert!(error.contains("`posts` with `limit` or `offset` would be of all"), "{error}");
        }
        // More than two rows.
        assert_eq!(names(&db, User::posts.order_by(Post::id).offset(2).exists()).await, ["Ann"]);
        for strategy in STRATEGIES {
            let sums = User::query().with(User::posts.select(sum(Post::stars))).strategy(strategy).all(&db).await;
            let error = squall_tests::failure(sums).to_string();
            assert!(error.contains("`posts.scalar(..)`"), "{error}");
            let counted = User::query().with(User::posts.order_by(count_all())).strategy(strategy).all(&db).await;
            squall_tests::assert_fails(counted, "InvalidValue");
        }
    }

    /// parity: Relations | a relation as the condition of a join | same | same | equal
    async fn joins(db: Db) -> squall::Result<()> {
        let rows = select((User::name, Post::id))
            .from(User)
            .left_join(Post, User::drafts)
            .order_by(User::id)
            .all(&db)
            .await?;
        let row = |name: &str, post| (name.to_owned(), post);
        assert_eq!(rows, [row("Ann", Some(11)), row("Bob", None), row("Cid", Some(14)), row("Dot", None)]);
        let rows = select((User::name, Chief::name)).from(User).inner_join(Chief, Chief::id.eq(User::chief_id)).order_by(User::id).all(&db).await?;
        assert_eq!(rows.len(), 3);
        let rows = select((Comment::text, User::name, Post::title))
            .from(Comment)
            .inner_join(User, Comment::writer)
            .inner_join(Post, Comment::post)
            .order_by(Comment::id)
            .limit(1)
            .all(&db)
            .await?;
        assert_eq!(rows, [("x".to_owned(), "Bob".to_owned(), "a".to_owned())]);
        Ok(())
    }
}
