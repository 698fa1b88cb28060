//! Structs of one's own that a nested query fills.

use serde::Serialize;

use super::*;

#[derive(Shape, Serialize, Debug, PartialEq)]
#[shape(table = User)]
struct UserCard {
    name: String,
    #[shape(value = User::posts.count())]
    written: i64,
    #[shape(value = User::posts.filter(Post::published.eq(true)).order_by(Post::stars.desc()).limit(2))]
    best: Vec<PostCard>,
    profile: Option<Profile>,
    chief: Option<Name>,
}

#[derive(Shape, Serialize, Debug, PartialEq)]
#[shape(table = Post)]
struct PostCard {
    title: String,
    author: Name,
    #[shape(value = Post::comments.order_by(Comment::id))]
    comments: Vec<Remark>,
}

#[derive(Shape, Serialize, Debug, PartialEq)]
#[shape(table = User)]
struct Name {
    #[shape(value = upper(User::name))]
    loud: String,
}

#[derive(Shape, Serialize, Debug, PartialEq)]
#[shape(table = Comment)]
struct Remark {
    text: String,
    writer: Name,
}

squall_testing::on_every_backend! {
    #![setup(blog)]

    /// parity: Relations | a struct of one's own, of columns, computed values and shapes of relations | same | same | equal
    async fn cards(db: Db) -> squall::Result<()> {
        for strategy in STRATEGIES {
            let cards = UserCard::query().filter(User::id.in_list([1, 2])).order_by(User::id).strategy(strategy).all(&db).await?;
            let loud = |name: &str| Name { loud: name.to_owned() };
            let post = |title: &str, author: &str, comments: Vec<Remark>| PostCard {
                title: title.to_owned(),
                author: loud(author),
                comments,
            };
            let remark = |text: &str, writer: &str| Remark { text: text.to_owned(), writer: loud(writer) };
            let ann = UserCard {
                name: "Ann".to_owned(),
                written: 3,
                best: vec![
                    post("a", "ANN", vec![remark("x", "BOB"), remark("y", "CID")]),
                    post("c", "ANN", vec![remark("z", "BOB")]),
                ],
                profile: Some(Profile { user_id: 1, motto: Some("Hi".to_owned()) }),
                chief: None,
            };
            let bob = UserCard {
                name: "Bob".to_owned(),
                written: 1,
                best: vec![post("d", "BOB", vec![remark("u", "ANN")])],
                profile: None,
                chief: Some(loud("ANN")),
            };
            assert_eq!(cards, [ann, bob]);
        }
        Ok(())
    }

    /// parity: Relations | shapes of the rows of a relation, beside a row and of rows at hand | same | same | equal
    async fn cards_of_rows(db: Db) -> squall::Result<()> {
        let titles = |cards: &[PostCard]| cards.iter().map(|it| format!("{} {}", it.title, it.comments.len())).collect::<Vec<_>>();
        let posts = || User::posts.filter(Post::published.eq(true)).order_by(Post::id).shape::<PostCard>();
        for strategy in STRATEGIES {
            let users: Vec<(User, Vec<PostCard>, Option<Name>)> =
                User::query().with(posts()).with(User::chief.shape()).order_by(User::id).limit(2).strategy(strategy).all(&db).await?;
            assert_eq!(titles(&users[0].1), ["a 2", "c 1"]);
            assert_eq!(titles(&users[1].1), ["d 1"]);
            assert_eq!(users[1].2, Some(Name { loud: "ANN".to_owned() }));
        }
        let users = select(User).from(User).order_by(User::id.desc()).all(&db).await?;
        let cards: Vec<Vec<PostCard>> = posts().limit(1).load(&users, &db).await?;
        assert_eq!(cards.iter().map(|it| titles(it)).collect::<Vec<_>>(), [vec![], vec![], vec!["d 1"], vec!["a 2"]]);
        Ok(())
    }
}
