//! Pages of rows with what belongs to them.

use squall::query::Cursor;
use squall_tests::assert_fails;

use super::*;

squall_testing::on_every_backend! {
    #![setup(blog)]

    /// parity: Relations | pages of rows with what belongs to them | same | same | equal
    async fn pages(db: Db) -> squall::Result<()> {
        for strategy in STRATEGIES {
            let query = || User::query().select(User::id).with(User::posts.select(Post::id).order_by(Post::id)).strategy(strategy);
            let page = query().order_by(User::id).filter(User::id.le(3)).page(2, 2).fetch(&db).await?;
            assert_eq!((page.rows, page.total, page.number, page.size), (vec![(3, vec![14])], 3, 2, 2));
            let beyond = query().order_by(User::id).page(9, 2).fetch(&db).await?;
            assert_eq!((beyond.rows, beyond.total), (vec![], 4));
            assert_fails(query().page(1, 2).fetch(&db).await, "InvalidQuery");
            assert_fails(query().order_by(User::id).page(0, 2).fetch(&db).await, "InvalidQuery");
            assert_fails(query().order_by(User::id).limit(1).page(1, 2).fetch(&db).await, "InvalidQuery");
        }
        Ok(())
    }

    /// parity: Relations | pages by `keyset` of rows with what belongs to them | same | same | equal
    async fn pages_that_go_on_where_others_ended(db: Db) -> squall::Result<()> {
        for strategy in STRATEGIES {
            // Posts of users, by what can be NULL, and by what several have.
            let query = || {
                let comments = Post::comments.select(Comment::id).order_by(Comment::id);
                let query = Post::query().select(Post::id).with(Post::author.select(User::name)).with(comments);
                query.order_by((Post::editor_id.desc(), Post::published, Post::id.desc())).strategy(strategy)
            };
            let all = query().all(&db).await?;
            assert_eq!(all.iter().map(|it| it.0).collect::<Vec<_>>(), [10, 13, 12, 14, 11]);
            for size in 1..=6 {
                let mut cursor: Option<Cursor> = None;
                let (mut forward, mut pages) = (Vec::new(), Vec::new());
                loop {
                    let page = query().keyset(size).at(cursor.clone()).fetch(&db).await?;
                    assert!(page.rows.len() <= size as usize);
                    assert_eq!(page.previous.is_some(), cursor.is_some());
                    forward.extend(page.rows.clone());
                    pages.push(page.clone());
                    cursor = page.next;
                    if cursor.is_none() {
                        break;
                    }
                }
                assert_eq!(forward, all);
                // And back.
                while let Some(page) = pages.pop() {
                    let Some(previous) = page.previous else { break };
                    let before = query().keyset(size).at(previous).fetch(&db).await?;
                    assert_eq!(Some(&before.rows), pages.last().map(|it| &it.rows));
                }
                assert!(pages.is_empty());
            }
            let shown = query().keyset(2).to_sql(db.dialect())?;
            assert!(shown[0].text.contains("LIMIT"), "{shown:?}");
        }
        assert_fails(User::query().with(User::posts).order_by(User::name).keyset(2).fetch(&db).await, "InvalidQuery");
        assert_fails(User::query().with(User::posts).order_by(User::id).keyset(0).fetch(&db).await, "InvalidQuery");
        let other = User::query().with(User::posts).order_by(User::id).keyset(2).fetch(&db).await?.next;
        assert_fails(User::query().with(User::posts).order_by(User::id.desc()).keyset(2).at(other).fetch(&db).await, "InvalidCursor");
        Ok(())
    }

    async fn counted(db: Db) -> squall::Result<()> {
        let query = || User::query().with(User::posts.limit(1)).order_by(User::name);
        assert_eq!(query().count(&db).await?, 4);
        assert_eq!(query().filter(User::posts.exists()).count(&db).await?, 3);
        assert_eq!(query().offset(1).limit(2).count(&db).await?, 2);
        assert!(query().filter(User::name.eq("Ann")).exists(&db).await?);
        assert!(!query().filter(User::name.eq("Eve")).exists(&db).await?);
        Ok(())
    }
}
