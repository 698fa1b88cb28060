//! Prepared nested queries give the rows of the same query with the values in it.

use super::*;

/// What each of the queries, of which one is prepared, gives for some arguments.
macro_rules! same {
    ($db:expr, $prepared:expr, $arguments:expr, $plain:expr) => {
        assert_eq!($prepared.all($db, $arguments).await?, $plain.all($db).await?);
    };
}

squall_testing::on_every_backend! {
    #![setup(blog)]

    /// parity: Relations | prepared nested queries | printed once | each statement printed once | equal
    async fn give_the_same_rows_as_plain_ones(db: Db) -> squall::Result<()> {
        for strategy in STRATEGIES {
            let plain = |last: i64, stars: i32| {
                let posts = User::posts.filter(Post::stars.ge(stars)).order_by(Post::id).with(Post::comments.order_by(Comment::id));
                User::query().filter(User::id.le(last)).with(posts).with(User::teams.order_by(Team::code)).order_by(User::id).strategy(strategy)
            };
            let prepared = prepare(|last: Param<i64>, stars: Param<i32>| {
                let posts = User::posts.filter(Post::stars.ge(stars)).order_by(Post::id).with(Post::comments.order_by(Comment::id));
                User::query().filter(User::id.le(last)).with(posts).with(User::teams.order_by(Team::code)).order_by(User::id).strategy(strategy)
            });
            // No key, one, several, and again: each has a text of its own.
            for (last, stars) in [(0, 0), (1, 0), (4, 0), (1, 7), (4, 100), (2, 5), (4, 1)] {
                same!(&db, prepared, (last, stars), plain(last, stars));
            }
            let some = prepared.all(&db, (4, 1)).await?;
            let counts: Vec<_> = some.iter().map(|(user, posts, teams)| (user.id, posts.len(), teams.len())).collect();
            assert_eq!(counts[..2], [(1, 3, 2), (2, 1, 1)]);
        }
        Ok(())
    }

    async fn take_limits_of_each(db: Db) -> squall::Result<()> {
        for strategy in STRATEGIES {
            let prepared = prepare(|most: Param<u32>, after: Param<u32>| {
                User::query().with(User::posts.order_by(Post::id).limit(most).offset(after)).order_by(User::id).strategy(strategy)
            });
            for (most, after) in [(1, 0), (2, 1), (5, 0), (0, 0)] {
                let plain = User::query().with(User::posts.order_by(Post::id).limit(most).offset(after)).order_by(User::id);
                same!(&db, prepared, (most, after), plain.strategy(strategy));
            }
        }
        Ok(())
    }

    async fn give_one_row_or_none(db: Db) -> squall::Result<()> {
        for strategy in STRATEGIES {
            let by_id = prepare(|id: Param<i64>| User::query().filter(User::id.eq(id)).with(User::posts.order_by(Post::id)).strategy(strategy));
            let (ann, posts) = by_id.one(&db, (1,)).await?;
            assert_eq!((ann.name.as_str(), posts.iter().map(|it| it.id).collect::<Vec<_>>()), ("Ann", vec![10, 11, 12]));
            assert_eq!(by_id.optional(&db, (9,)).await?, None);
            assert!(matches!(by_id.one(&db, (9,)).await, Err(Error::NotFound)));
            assert_eq!(by_id.optional(&db, (4,)).await?.map(|(dot, posts)| (dot.id, posts.len())), Some((4, 0)));
            let after = prepare(|id: Param<i64>| User::query().filter(User::id.gt(id)).with(User::posts).strategy(strategy));
            assert!(matches!(after.optional(&db, (1,)).await, Err(Error::MultipleRows)));
            assert_eq!(after.one(&db, (3,)).await?.0.id, 4);
            assert_eq!(after.all(&db, (1,)).await?.len(), 3);
        }
        Ok(())
    }

    async fn run_in_a_transaction_and_see_what_it_wrote(db: Db) -> squall::Result<()> {
        let by_id = prepare(|id: Param<i64>| User::query().filter(User::id.eq(id)).with(User::posts));
        assert_eq!(by_id.one(&db, (4,)).await?.1, []);
        db.transaction(async |tx| {
            let post = NewPost { id: 15, author_id: 4, editor_id: None, title: "f".into(), published: true, stars: 3 };
            insert(Post).values(post).exec(tx).await?;
            assert_eq!(by_id.one(tx, (4,)).await?.1.len(), 1);
            squall::Result::Ok(())
        })
        .await?;
        assert_eq!(by_id.one(&db, (4,)).await?.1.len(), 1);
        Ok(())
    }

    async fn are_refused_as_plain_ones_are(db: Db) -> squall::Result<()> {
        for strategy in STRATEGIES {
            let like = prepare(|pattern: Param<String>| {
                User::query().with(User::posts.filter(Post::title.like(pattern))).strategy(strategy)
            });
            assert_eq!(like.all(&db, ("%",)).await?.len(), 4);
            let plain = User::query().with(User::posts.filter(Post::title.like("a\\"))).strategy(strategy).all(&db).await;
            let (refused, plain) = (like.all(&db, ("a\\",)).await.unwrap_err(), plain.unwrap_err());
            assert_eq!(refused.to_string(), plain.to_string());
            assert!(matches!(refused, Error::InvalidValue { .. } | Error::InvalidQuery { .. }), "{refused:?}");
        }
        Ok(())
    }

    /// They show what the plain query with the values in it shows.
    async fn are_shown_as_plain_ones_are(db: Db) -> squall::Result<()> {
        for strategy in STRATEGIES {
            let by_name = prepare(|name: Param<String>, most: Param<u32>| {
                User::query().filter(User::name.eq(name)).with(User::posts.order_by(Post::id).limit(most)).strategy(strategy)
            });
            let plain = User::query().filter(User::name.eq("Ann")).with(User::posts.order_by(Post::id).limit(2)).strategy(strategy);
            assert_eq!(by_name.to_sql(db.dialect(), ("Ann", 2))?, plain.to_sql(db.dialect())?);
            assert_eq!(by_name.to_debug_sql(db.dialect(), ("Ann", 2))?, plain.to_debug_sql(db.dialect())?);
            let explained = by_name.explain(&db, ("Ann", 2)).await;
            match strategy {
                Strategy::Single => assert_eq!(explained?.text, plain.explain(&db).await?.text),
                _ => assert!(explained.unwrap_err().to_string().contains("statements"), "a plan is of one statement"),
            }
        }
        Ok(())
    }

    /// One value serves databases of both kinds, and one more of the same.
    async fn serve_several_databases(db: Db) -> squall::Result<()> {
        let by_id = prepare(|id: Param<i64>| User::query().filter(User::id.eq(id)).with(User::posts.order_by(Post::id)));
        let other = squall::connect("sqlite::memory:").await?;
        other.create_tables(&schema![User, Post]).await?;
        insert(User).values(NewUser { id: 1, name: "Eve".into(), chief_id: None }).exec(&other).await?;
        for _ in 0..2 {
            assert_eq!(by_id.one(&db, (1,)).await?.1.len(), 3);
            let (eve, posts) = by_id.one(&other, (1,)).await?;
            assert_eq!((eve.name.as_str(), posts.len()), ("Eve", 0));
        }
        Ok(())
    }
}
