//! Relations: one statement, or one for each level.

use squall::{prelude::*, query::Sql, relation::Strategy};

use super::{POSTGRES, SQLITE, shown, side_by_side, snapshot};
use crate::relation::*;

/// The statements of a nested query, by each strategy.
fn both_ways(query: impl Fn(Strategy, &'static dyn squall::Dialect) -> squall::Result<Vec<Sql>>) -> String {
    let of = |strategy, dialect| match query(strategy, dialect) {
        Ok(statements) => statements.into_iter().map(|it| shown(Ok(it))).collect(),
        Err(error) => vec![shown(Err(error))],
    };
    [Strategy::Single, Strategy::SelectIn]
        .map(|strategy| {
            format!("== {strategy:?}\n{}", side_by_side([of(strategy, &SQLITE), of(strategy, &POSTGRES)]))
        })
        .join("\n")
}

#[test]
fn in_expressions() {
    snapshot!(
        "relations_in_expressions",
        [
            select(User::id).from(User).filter(User::posts.any(Post::stars.gt(5))),
            select(User::id).from(User).filter(User::posts.all(Post::published.eq(true))),
            select(User::id).from(User).filter(User::drafts.exists().not()),
            select(User::id).from(User).filter(User::chief.none(User::name.eq("a"))),
            select(User::id).from(User).filter(User::teams.any(Team::name.eq("a"))),
            select(User::id).from(User).filter(User::followers.any(User::posts.any(Post::stars.gt(5)))),
            select((User::posts.count(), User::posts.scalar(max(Post::title)))).from(User),
            select(User::posts.order_by(Post::id.desc()).limit(1).scalar(Post::title))
                .from(User)
                .order_by(User::chief.scalar(User::name)),
            select((User, Post)).from(User).left_join(Post, User::drafts),
        ]
    );
}

#[test]
fn nested() {
    let deep = User::query()
        .with(User::posts.filter(Post::stars.gt(1)).order_by(Post::id.desc()).limit(2).with(Post::comments))
        .with(User::chief)
        .filter(User::id.lt(10))
        .order_by(User::name)
        .limit(3);
    let joined = Post::query().with(Post::author.with(User::teams)).with(Post::editor.filter(User::id.gt(1)));
    let alone = Comment::query().with(Comment::post).with(Comment::writer);
    insta::assert_snapshot!(
        "relations_nested",
        [
            both_ways(|strategy, dialect| deep.clone().strategy(strategy).to_sql(dialect)),
            both_ways(|strategy, dialect| joined.clone().strategy(strategy).to_sql(dialect)),
            both_ways(|strategy, dialect| alone.clone().strategy(strategy).to_sql(dialect)),
        ]
        .join("\n")
    );
}
