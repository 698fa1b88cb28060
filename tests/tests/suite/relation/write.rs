//! Rows written along relations.

use squall::ConstraintKind;
use squall_testing::Backend;
use squall_tests::{assert_fails, failure};

use super::*;

async fn teams_of(db: &Db, id: i64) -> Vec<String> {
    let row =
        User::query().with(User::teams.order_by(Team::name)).filter(User::id.eq(id)).one(db).await.unwrap();
    row.1.into_iter().map(|team| team.name).collect()
}

fn post(id: i64, author_id: i64, title: &str) -> NewPost {
    NewPost { id, author_id, editor_id: None, title: title.into(), published: true, stars: 0 }
}

squall_testing::on_every_backend! {
    #![setup(blog)]

    /// parity: Relations | `link`, `unlink` and `replace` of a relation by a table between | same | same | equal
    async fn links(db: Db) -> squall::Result<()> {
        let users = select(User).from(User).order_by(User::id).all(&db).await?;
        let teams = select(Team).from(Team).order_by(Team::name).all(&db).await?;
        assert_eq!(teams_of(&db, 4).await, Vec::<String>::new());
        assert_eq!(User::teams.link(&users[3], &teams, &db).await?, 3);
        assert_eq!(User::teams.link(&users[3], &teams, &db).await?, 0);
        assert_eq!(User::teams.link(&users[3], [], &db).await?, 0);
        assert_eq!(teams_of(&db, 4).await, ["North", "South", "West"]);
        assert_eq!(User::teams.unlink(&users[3], &teams[..2], &db).await?, 2);
        assert_eq!(User::teams.unlink(&users[3], &teams[..2], &db).await?, 0);
        assert_eq!(User::teams.unlink(&users[3], [], &db).await?, 0);
        assert_eq!(teams_of(&db, 4).await, ["West"]);
        User::teams.replace(&users[3], &teams[1..], &db).await?;
        assert_eq!(teams_of(&db, 4).await, ["South", "West"]);
        User::teams.replace(&users[3], [], &db).await?;
        assert_eq!(teams_of(&db, 4).await, Vec::<String>::new());
        // The links of others are as they were.
        assert_eq!(teams_of(&db, 1).await, ["North", "West"]);
        // From the other side.
        assert_eq!(Team::users.link(&teams[1], &users, &db).await?, 3);
        let none = Team { country: "dk".into(), code: 1, name: "None".into() };
        let error = failure(User::teams.replace(&users[0], [&teams[0], &none], &db).await);
        assert!(matches!(error, Error::Constraint(it) if it.kind == ConstraintKind::ForeignKey));
        assert_eq!(teams_of(&db, 1).await, ["North", "South", "West"]);
        // Of the table itself, in both directions.
        assert_eq!(User::follows.link(&users[3], &users[..2], &db).await?, 2);
        let followers = User::followers.order_by(User::id).select(User::id).load(&users[..1], &db).await?;
        assert_eq!(followers, [vec![2, 3, 4]]);
        Ok(())
    }

    /// parity: Relations | a row inserted with those of its relations, in one transaction | same | same | equal
    async fn along(db: Db) -> squall::Result<()> {
        let user = |id: i64, name: &str| NewUser { id, name: name.into(), chief_id: None };
        let rows: Vec<(User, Vec<Post>, Option<Profile>)> = insert(User)
            .values([user(21, "Eve"), user(20, "Fay")])
            .with(User::posts.rows(|user| {
                let count = if user.id == 21 { 2 } else { 0 };
                (0..count).map(|n| post(user.id * 10 + n, user.id, &user.name)).collect::<Vec<_>>()
            }))
            .with(User::profile.rows(|user| NewProfile { user_id: user.id, motto: None }))
            .all(&db)
            .await?;
        let found: Vec<_> = rows
            .iter()
            .map(|(user, posts, profile)| {
                (user.id, posts.iter().map(|it| it.id).collect::<Vec<_>>(), profile.as_ref().map(|it| it.user_id))
            })
            .collect();
        assert_eq!(found, [(21, vec![210, 211], Some(21)), (20, vec![], Some(20))]);
        let one = insert(User).values(user(22, "Gil")).with(User::posts.rows(|it| [post(220, it.id, "a")])).one(&db).await?;
        assert_eq!(one.1.len(), 1);
        // All or nothing.
        let count = || User::query().filter(User::id.ge(30));
        let wrong = insert(User).values(user(30, "Hal")).with(User::posts.rows(|_| [post(300, 1, "a")])).all(&db).await;
        assert_fails(wrong, "InvalidQuery");
        let twice = insert(User).values(user(30, "Hal")).with(User::posts.rows(|it| [post(10, it.id, "a")])).all(&db).await;
        assert_fails(twice, "Constraint");
        let two = insert(User).values([user(30, "Hal"), user(31, "Ida")]).with(User::posts.rows(|it| [post(300, it.id, "a")]));
        assert_fails(two.one(&db).await, "InvalidQuery");
        let not = insert(Post).values(post(40, 1, "a")).with(Post::editor.rows(|_| [user(40, "Jim")])).all(&db).await;
        assert_fails(not, "InvalidQuery");
        let of_user = insert(User).values(user(30, "Hal")).with(User::teams.rows(|_| Vec::<NewTeam>::new())).all(&db).await?;
        assert_eq!(of_user.len(), 1);
        assert_eq!(count().all(&db).await?.len(), 1);
        assert!(!select(Post::id).from(Post).filter(Post::id.ge(230)).exists(&db).await?);
        Ok(())
    }

    /// parity: Relations | rows inserted with those of their relations to any depth, also by a table between: one INSERT for each table and level | same | same | equal
    async fn along_at_any_depth(db: Db, backend: Backend) -> squall::Result<()> {
        let user = |id: i64, name: &str| NewUser { id, name: name.into(), chief_id: None };
        let team = |user: &User| NewTeam { country: "dk".into(), code: i32::try_from(user.id).unwrap(), name: user.name.clone() };
        let comment = |post: &Post, n: i64| NewComment { id: post.id * 10 + n, post_id: post.id, user_id: 1, text: post.title.clone() };
        count_inserts(&db, backend).await?;
        type Row = (User, Vec<(Post, Vec<Comment>)>, Vec<(Team, Vec<Match>)>, Option<Profile>);
        let rows: Vec<Row> = insert(User)
            .values([user(21, "Eve"), user(20, "Fay"), user(22, "Gil")])
            .with(
                User::posts
                    .rows(|user| [1, 2].map(|n| post(user.id * 10 + n, user.id, &user.name)))
                    .with(Post::comments.rows(|post| (0..post.id % 10).map(|n| comment(post, n)).collect::<Vec<_>>())),
            )
            .with(User::teams.rows(|user| if user.id == 22 { vec![] } else { vec![team(user)] }).with(Team::matches.rows(
                |team| NewMatch { id: team.code.into(), home_country: team.country.clone(), home_code: team.code },
            )))
            .with(User::profile.rows(|user| NewProfile { user_id: user.id, motto: None }))
            .all(&db)
            .await?;
        let query = User::query()
            .with(User::posts.order_by(Post::id).with(Post::comments.order_by(Comment::id)))
            .with(User::teams.with(Team::matches))
            .with(User::profile)
            .filter(User::id.ge(20))
            .order_by(case().when(User::id.eq(20), 21).when(User::id.eq(21), 20).otherwise(22));
        assert_eq!(rows, query.all(&db).await?);
        let found: Vec<_> = rows.iter().map(|(user, posts, teams, _)| (user.id, posts[1].1.len(), teams.len())).collect();
        assert_eq!(found, [(21, 2, 1), (20, 2, 1), (22, 2, 0)]);
        if backend == Backend::Postgres {
            let inserts: Vec<String> = sql!("SELECT name FROM inserts ORDER BY name").all(&db).await?;
            assert_eq!(inserts, ["comments", "matches", "memberships", "posts", "profiles", "teams", "users"]);
        }

        // All or nothing, however deep it fails.
        let wrong = insert(User)
            .values(user(30, "Hal"))
            .with(User::posts.rows(|user| post(300, user.id, "a")).with(Post::comments.rows(|post| [comment(post, 0), comment(post, 0)])));
        assert_fails(wrong.one(&db).await, "Constraint");
        let elsewhere = insert(User).values(user(30, "Hal")).with(
            User::posts.rows(|user| post(300, user.id, "a")).with(Post::comments.rows(|post| NewComment { post_id: 10, ..comment(post, 0) })),
        );
        assert_fails(elsewhere.one(&db).await, "InvalidQuery");
        let twice = insert(User).values(user(30, "Hal")).with(User::teams.rows(|user| [team(user), team(user)]));
        assert_fails(twice.one(&db).await, "Constraint");
        let two = insert(User).values(user(30, "Hal")).with(User::profile.rows(|user| [31, 30].map(|id| NewProfile { user_id: id.min(user.id), motto: None })));
        assert_fails(two.one(&db).await, "Constraint");
        assert!(User::query().filter(User::id.ge(30)).optional(&db).await?.is_none());
        Ok(())
    }

    /// More rows than the parameters of a statement allow.
    async fn along_with_many_rows(db: Db) -> squall::Result<()> {
        let user = NewUser { id: 20, name: "Eve".into(), chief_id: None };
        let (user, posts) = insert(User)
            .values(user)
            .with(
                User::posts
                    .rows(|user| (0..12_000).map(|n| post(1_000 + n, user.id, "a")).collect::<Vec<_>>())
                    .with(Post::comments.rows(|post| NewComment { id: post.id, post_id: post.id, user_id: 1, text: String::new() })),
            )
            .one(&db)
            .await?;
        assert!(posts.iter().zip(1_000..).all(|((post, comments), id)| post.id == id && comments.len() == 1));
        assert_eq!(select(Post::id).from(Post).filter(Post::author_id.eq(user.id)).count(&db).await?, 12_000);
        Ok(())
    }
}

/// On Postgres, notes each INSERT from now on in the table `inserts`.
async fn count_inserts(db: &Db, backend: Backend) -> squall::Result<()> {
    if backend != Backend::Postgres {
        return Ok(());
    }
    sql!("CREATE TABLE inserts (name text)").exec(db).await?;
    sql!(
        "CREATE FUNCTION note() RETURNS trigger AS $$ BEGIN INSERT INTO inserts VALUES (TG_TABLE_NAME); RETURN NULL; END $$ \
         LANGUAGE plpgsql"
    )
    .exec(db)
    .await?;
    for table in ["users", "posts", "comments", "teams", "memberships", "matches", "profiles"] {
        let trigger = format!(
            "CREATE TRIGGER noted AFTER INSERT ON {table} FOR EACH STATEMENT EXECUTE FUNCTION note()"
        );
        raw(AssertSqlSafe(trigger)).exec(db).await?;
    }
    Ok(())
}
