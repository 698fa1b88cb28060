//! Rows with what belongs to them.

use super::*;

fn name(name: &str) -> String {
    name.to_owned()
}

squall_testing::on_every_backend! {
    #![setup(blog)]

    /// parity: Relations | rows with those of a relation: many, one, one or none | one statement | a statement for each level | equal
    async fn of_each_kind(db: Db) -> squall::Result<()> {
        for strategy in STRATEGIES {
            let posts: Vec<(Post, User, Option<User>, Vec<Comment>)> = Post::query()
                .with(Post::author)
                .with(Post::editor)
                .with(Post::comments.order_by(Comment::id))
                .order_by(Post::id)
                .strategy(strategy)
                .all(&db)
                .await?;
            let found: Vec<_> = posts
                .iter()
                .map(|(post, author, editor, comments)| {
                    let comments: Vec<i64> = comments.iter().map(|it| it.id).collect();
                    (post.id, author.id, editor.as_ref().map(|it| it.id), comments)
                })
                .collect();
            assert_eq!(
                found,
                [
                    (10, 1, Some(2), vec![100, 101]),
                    (11, 1, None, vec![]),
                    (12, 1, Some(1), vec![102]),
                    (13, 2, Some(1), vec![103]),
                    (14, 3, None, vec![104]),
                ]
            );
            let users: Vec<(User, Option<Profile>)> =
                User::query().with(User::profile).order_by(User::id).strategy(strategy).all(&db).await?;
            let mottos: Vec<_> = users.into_iter().map(|(_, profile)| profile.map(|it| it.motto)).collect();
            assert_eq!(mottos, [Some(Some(name("Hi"))), None, Some(None), None]);
        }
        Ok(())
    }

    /// parity: Relations | `explain`, `to_debug_sql` of a nested query | of the one statement | of each statement | declared: each database runs a statement its own way
    async fn explained(db: Db) -> squall::Result<()> {
        let query = || User::query().with(User::posts.filter(Post::stars.gt(1))).filter(User::name.eq("Ann"));
        let single = query().strategy(Strategy::Single);
        let plan = single.explain(&db).await?;
        let tables: Vec<_> = plan.walk().filter_map(|it| it.table.as_deref()).collect();
        assert!(tables.contains(&"users") && tables.contains(&"posts"), "{plan}");
        let text = single.to_debug_sql(db.dialect())?;
        assert!(text.contains("'Ann'") && text.contains("> 1") && !text.contains(";\n"), "{text}");
        let found = query().strategy(Strategy::Single).all(&db).await?;
        assert_eq!(found.len(), 1);

        let apart = query().strategy(Strategy::SelectIn);
        let error = squall_tests::failure(apart.explain(&db).await);
        assert!(error.to_string().contains("Strategy::Single"), "{error}");
        assert_eq!(apart.to_debug_sql(db.dialect())?.split(";\n").count(), 2);
        Ok(())
    }

    /// parity: Relations | relations of relations, with filter, order, limit and offset at each level | same | same | equal
    async fn deep(db: Db) -> squall::Result<()> {
        for strategy in STRATEGIES {
            let users: Vec<(User, Vec<(Post, Vec<(Comment, User)>)>, Vec<User>)> = User::query()
                .with(
                    User::posts
                        .filter(Post::published.eq(true))
                        .order_by(Post::id.desc())
                        .limit(1)
                        .with(Post::comments.order_by(Comment::id.desc()).with(Comment::writer)),
                )
                .with(User::followers.order_by(User::name.desc()))
                .filter(User::id.le(3))
                .order_by(User::name.desc())
                .limit(2)
                .offset(1)
                .strategy(strategy)
                .all(&db)
                .await?;
            let found: Vec<_> = users
                .into_iter()
                .map(|(user, posts, followers)| {
                    let posts: Vec<_> = posts
                        .into_iter()
                        .map(|(post, comments)| {
                            let comments = comments.into_iter().map(|(comment, user)| (comment.text, user.name));
                            (post.id, comments.collect::<Vec<_>>())
                        })
                        .collect();
                    (user.name, posts, followers.into_iter().map(|it| it.name).collect::<Vec<_>>())
                })
                .collect();
            assert_eq!(
                found,
                [
                    (name("Bob"), vec![(13, vec![(name("u"), name("Ann"))])], vec![name("Ann")]),
                    (name("Ann"), vec![(12, vec![(name("z"), name("Bob"))])], vec![name("Cid"), name("Bob")]),
                ]
            );
            let second: Vec<(i64, Vec<i64>)> = User::query()
                .select(User::id)
                .with(User::posts.select(Post::id).order_by(Post::stars).offset(1).limit(1))
                .order_by(User::id)
                .strategy(strategy)
                .all(&db)
                .await?;
            assert_eq!(second, [(1, vec![10]), (2, vec![]), (3, vec![]), (4, vec![])]);
            let rest: Vec<(i64, Vec<i64>)> = User::query()
                .select(User::id)
                .with(User::posts.select(Post::id).order_by(Post::stars.desc()).offset(1))
                .filter(User::id.eq(1))
                .strategy(strategy)
                .all(&db)
                .await?;
            assert_eq!(rest, [(1, vec![10, 12])]);
        }
        Ok(())
    }

    /// parity: Relations | what belongs to rows that several rows refer to | same | same | equal
    async fn shared(db: Db) -> squall::Result<()> {
        for strategy in STRATEGIES {
            // Posts of one author, who has teams, each with the matches at home.
            let posts = Post::query()
                .select(Post::id)
                .with(
                    Post::author
                        .select(User::name)
                        .with(User::teams.select(Team::name).order_by(Team::name).with(Team::matches.select(Match::id).order_by(Match::id)))
                        .with(User::chief.select(User::name)),
                )
                .filter(Post::author_id.le(2))
                .order_by(Post::id)
                .strategy(strategy)
                .all(&db)
                .await?;
            let ann = (name("Ann"), vec![(name("North"), vec![1, 2]), (name("West"), vec![3])], None);
            let bob = (name("Bob"), vec![(name("North"), vec![1, 2])], Some(name("Ann")));
            assert_eq!(posts, [(10, ann.clone()), (11, ann.clone()), (12, ann), (13, bob)]);
            // The posts of each author again, each with its comments.
            let posts = Post::query()
                .select(Post::id)
                .with(
                    Post::author.select(User::name).with(
                        User::posts
                            .select(Post::id)
                            .order_by(Post::id)
                            .with(Post::comments.select(Comment::id).order_by(Comment::id)),
                    ),
                )
                .filter(Post::author_id.le(2))
                .order_by(Post::id.desc())
                .strategy(strategy)
                .all(&db)
                .await?;
            let ann = (name("Ann"), vec![(10, vec![100, 101]), (11, vec![]), (12, vec![102])]);
            let bob = (name("Bob"), vec![(13, vec![103])]);
            assert_eq!(posts, [(13, bob), (12, ann.clone()), (11, ann.clone()), (10, ann)]);
        }
        Ok(())
    }

    /// parity: Relations | a required relation with a filter is one or none | same | same | equal
    async fn filtered(db: Db) -> squall::Result<()> {
        for strategy in STRATEGIES {
            let posts: Vec<(i64, Option<String>)> = Post::query()
                .select(Post::id)
                .with(Post::author.filter(User::posts.count().gt(1)).select(User::name))
                .order_by(Post::id)
                .strategy(strategy)
                .all(&db)
                .await?;
            let ann = || Some(name("Ann"));
            assert_eq!(posts, [(10, ann()), (11, ann()), (12, ann()), (13, None), (14, None)]);
            let drafts: Vec<(i64, Vec<i64>)> =
                User::query().select(User::id).with(User::drafts.select(Post::id)).order_by(User::id).strategy(strategy).all(&db).await?;
            assert_eq!(drafts, [(1, vec![11]), (2, vec![]), (3, vec![14]), (4, vec![])]);
            let computed: Vec<(String, Vec<(i64, String)>)> = User::query()
                .select(upper(User::name))
                .with(User::edited.select((Post::id, upper(Post::title))).order_by(Post::id))
                .filter(User::edited.exists())
                .order_by(User::id)
                .strategy(strategy)
                .all(&db)
                .await?;
            assert_eq!(
                computed,
                [(name("ANN"), vec![(12, name("C")), (13, name("D"))]), (name("BOB"), vec![(10, name("A"))])]
            );
        }
        Ok(())
    }

    /// parity: Relations | one row, or none, or too many | same errors | same errors | equal
    async fn one_row(db: Db) -> squall::Result<()> {
        for strategy in STRATEGIES {
            let of = |id: i64| User::query().with(User::posts).filter(User::id.eq(id)).strategy(strategy);
            assert_eq!(of(3).one(&db).await?.1.len(), 1);
            assert!(matches!(of(9).one(&db).await, Err(Error::NotFound)));
            assert_eq!(of(9).optional(&db).await?, None);
            let two = User::query().with(User::posts).strategy(strategy);
            assert!(matches!(two.clone().one(&db).await, Err(Error::MultipleRows)));
            assert_eq!(two.filter(User::id.gt(100)).all(&db).await?, []);
        }
        Ok(())
    }

    /// parity: Relations | what belongs to rows at hand | same | same | equal
    async fn of_rows_at_hand(db: Db) -> squall::Result<()> {
        let users = select(User).from(User).order_by(User::id.desc()).all(&db).await?;
        let posts = User::posts.order_by(Post::id).select(Post::id).load(&users, &db).await?;
        assert_eq!(posts, [vec![], vec![14], vec![13], vec![10, 11, 12]]);
        let chiefs = User::chief.load(&users, &db).await?;
        let chiefs: Vec<_> = chiefs.into_iter().map(|it| it.map(|it| it.name)).collect();
        assert_eq!(chiefs, [Some(name("Bob")), Some(name("Ann")), Some(name("Ann")), None]);
        let teams = User::teams.order_by(Team::name).limit(1).with(Team::matches.order_by(Match::id)).load(&users, &db).await?;
        let teams: Vec<Vec<_>> = teams
            .into_iter()
            .map(|teams| teams.into_iter().map(|(team, matches)| (team.name, matches.len())).collect())
            .collect();
        assert_eq!(teams, [vec![], vec![(name("South"), 0)], vec![(name("North"), 2)], vec![(name("North"), 2)]]);
        let none: Vec<User> = Vec::new();
        assert!(User::posts.load(&none, &db).await?.is_empty());
        db.transaction(async |tx| {
            update(Post).set(Post::title, "new").filter(Post::id.eq(14)).exec(tx).await?;
            let posts = User::posts.load(&users[1..2], tx).await?;
            assert_eq!(posts[0][0].title, "new");
            let nested = User::query().with(User::posts).filter(User::id.eq(3)).one(tx).await?;
            assert_eq!(nested.1[0].title, "new");
            Err::<(), _>(Error::NotFound)
        })
        .await
        .unwrap_err();
        Ok(())
    }
}
