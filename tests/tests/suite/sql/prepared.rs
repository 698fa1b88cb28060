//! Statements that are printed once, with arguments that come later.

use squall::prelude::*;

use super::*;

#[derive(Table, Debug)]
pub struct Errand {
    #[column(primary_key, auto)]
    pub id: i64,
    #[column(max_length = 10)]
    pub title: String,
    #[column(default = 1)]
    pub priority: i32,
    pub note: Option<String>,
}

/// A prepared statement, with these arguments.
macro_rules! prepared {
    ($name:literal, [$($query:expr, $arguments:expr);+ $(;)?]) => {
        let printed = [$({
            let query = $query;
            let statements = |dialect| match query.to_sql(dialect, $arguments) {
                Ok(statements) => statements.into_iter().map(|sql| shown(Ok(sql))).collect(),
                Err(error) => vec![format!("error: {error}")],
            };
            side_by_side([statements(&SQLITE), statements(&POSTGRES)])
        }),+];
        insta::assert_snapshot!($name, printed.join("\n"));
    };
}

#[test]
fn prepared_statements() {
    prepared!(
        "prepared",
        [
            prepare(|| select(Errand::id).from(Errand).order_by(Errand::id)), ();
            prepare(|id: Param<i64>| select(Errand).from(Errand).filter(Errand::id.eq(id))), (7,);
            prepare(|least: Param<i32>, word: Param<String>| {
                select((Errand::id, word))
                    .from(Errand)
                    .filter(Errand::priority.ge(least).and(Errand::title.eq(word).or(Errand::note.eq(word))))
            }), (1, "a");
            prepare(|limit: Param<u32>, offset: Param<u32>| {
                select(Errand::id).from(Errand).order_by(Errand::id.desc()).limit(limit).offset(offset)
            }), (10, 20);
            prepare(|ids: Param<Vec<i64>>| select(Errand::title).from(Errand).filter(Errand::id.in_list(ids))), (vec![1, 2],);
            prepare(|pattern: Param<String>| select(Errand::id).from(Errand).filter(Errand::title.like(pattern))), ("a%",);
            prepare(|pattern: Param<String>| select(Errand::id).from(Errand).filter(Errand::title.like(pattern))), ("a\\",);
            prepare(|word: Param<String>| {
                let marked = concat((Errand::title, word));
                select((marked.clone(), count_all())).from(Errand).group_by(marked)
            }), ("!",);
            prepare(|word: Param<String>| select(sql!("lower({word})" => String)).from(Errand)), ("A",);
            prepare(|title: Param<String>, note: Param<Option<String>>| {
                insert(Errand).values(Errand::new().title(title).note(note))
            }), ("a", None);
            prepare(|title: Param<String>| insert(Errand).values(Errand::new().title(title)).returning(Errand::id)), ("longer than ten",);
            prepare(|id: Param<i64>, title: Param<String>| {
                update(Errand).set(Errand::title, title).filter(Errand::id.eq(id)).returning(Errand::priority)
            }), (1, "b");
            prepare(|id: Param<i64>| delete(Errand).filter(Errand::id.eq(id))), (1,);
        ]
    );
}
