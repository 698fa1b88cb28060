//! Rows written along relations.

use squall::ConstraintKind;
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
            .with(User::posts, |user: &User| {
                let count = if user.id == 21 { 2 } else { 0 };
                (0..count).map(|n| post(user.id * 10 + n, user.id, &user.name)).collect::<Vec<_>>()
            })
            .with(User::profile, |user: &User| [NewProfile { user_id: user.id, motto: None }])
            .all(&db)
            .await?;
        let found: Vec<_> = rows
            .iter()
            .map(|(user, posts, profile)| {
                (user.id, posts.iter().map(|it| it.id).collect::<Vec<_>>(), profile.as_ref().map(|it| it.user_id))
            })
            .collect();
        assert_eq!(found, [(21, vec![210, 211], Some(21)), (20, vec![], Some(20))]);
        let one = insert(User).values(user(22, "Gil")).with(User::posts, |it: &User| [post(220, it.id, "a")]).one(&db).await?;
        assert_eq!(one.1.len(), 1);
        // All or nothing.
        let count = || User::query().filter(User::id.ge(30));
        let wrong = insert(User).values(user(30, "Hal")).with(User::posts, |_: &User| [post(300, 1, "a")]).all(&db).await;
        assert_fails(wrong, "InvalidQuery");
        let twice = insert(User).values(user(30, "Hal")).with(User::posts, |it: &User| [post(10, it.id, "a")]).all(&db).await;
        assert_fails(twice, "Constraint");
        let two = insert(User).values([user(30, "Hal"), user(31, "Ida")]).with(User::posts, |it: &User| [post(300, it.id, "a")]);
        assert_fails(two.one(&db).await, "InvalidQuery");
        let not = insert(Post).values(post(40, 1, "a")).with(Post::author, |_: &Post| [user(40, "Jim")]).all(&db).await;
        assert_fails(not, "InvalidQuery");
        let of_user = insert(User).values(user(30, "Hal")).with(User::teams, |_: &User| Vec::<NewTeam>::new()).all(&db).await?;
        assert_eq!(of_user.len(), 1);
        assert_eq!(count().all(&db).await?.len(), 1);
        assert!(!select(Post::id).from(Post).filter(Post::id.ge(230)).exists(&db).await?);
        Ok(())
    }
}
