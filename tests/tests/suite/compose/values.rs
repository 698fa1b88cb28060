//! Conditions, expressions and queries that functions return.

use squall::{
    TableRef,
    query::{BoxedQuery, Column, Cons, Find, Outer, Select},
};
use squall_testing::on_every_backend;

use super::*;

fn done() -> Predicate<Article> {
    Article::stage.eq(Stage::Done).predicate()
}

fn scored(least: i32) -> Predicate<Article> {
    Article::score.ge(least).predicate()
}

fn of_its_writer() -> Predicate<(Article, Writer)> {
    Article::writer_id.eq(Writer::id).predicate()
}

fn titled(titles: &[&str]) -> Predicate<Article> {
    any_of(titles.iter().map(|title| Article::title.eq(*title))).predicate()
}

fn call_name() -> ExprOf<Writer, String> {
    coalesce(Writer::nick, Writer::name).erased()
}

/// A column and an expression: a projection.
fn card() -> (Column<Writer, i64>, ExprOf<Writer, String>) {
    (Writer::id, call_name())
}

fn byline() -> ExprOf<(Article, Writer), String> {
    concat((Article::title, " by ", Writer::name)).erased()
}

/// A scope of queries over articles alone.
fn newest<P>(query: Select<P, Over<Article>>) -> Select<P, Over<Article>> {
    query.order_by(Article::id.desc()).limit(2)
}

/// A scope of every query that has articles in it.
fn finished<P, F: Find<Article, I>, I>(query: Select<P, F>) -> Select<P, F> {
    query.filter(Article::stage.eq(Stage::Done))
}

type WithWriters = Over<(Article, Option<Writer>)>;

/// A scope that joins.
fn with_writers<P>(query: Select<P, Over<Article>>) -> Select<P, WithWriters> {
    query.left_join(Writer, of_its_writer())
}

fn bylines(least: Option<i32>) -> BoxedQuery<(String, Option<String>)> {
    match least {
        Some(least) => select((Article::title, call_name()))
            .from(Article)
            .left_join(Writer, of_its_writer())
            .filter(scored(least))
            .order_by(Article::id)
            .boxed(),
        None => select((Article::title, Writer::nick))
            .from(Article)
            .inner_join(Writer, of_its_writer())
            .order_by(Article::id)
            .boxed(),
    }
}

async fn every<T: Table>(db: &Db) -> squall::Result<Vec<T>> {
    select(T::TABLE).from(T::TABLE).all(db).await
}

async fn having<T: Table, V: squall::Scalar>(
    db: &Db,
    column: Column<T, V>,
    value: V,
) -> squall::Result<Vec<T>> {
    select(T::TABLE).from(T::TABLE).filter(column.eq(value)).all(db).await
}

async fn titles<F>(db: &Db, condition: F) -> squall::Result<Vec<String>>
where
    F: Into<Option<Predicate<Article>>>,
{
    select(Article::title).from(Article).filter(condition.into()).order_by(Article::id).all(db).await
}

on_every_backend! {
    #![setup(articles)]

    async fn conditions(db: Db) -> squall::Result<()> {
        assert_eq!(titles(&db, done()).await?, ["One", "Four"]);
        assert_eq!(titles(&db, None).await?.len(), 5);
        assert_eq!(titles(&db, done().and(scored(0)).predicate()).await?, ["One"]);
        assert_eq!(titles(&db, done().or(scored(10)).predicate()).await?, ["One", "Three", "Four"]);
        // NOT of what is NULL is NULL.
        assert_eq!(titles(&db, scored(10).not()).await?, ["Four", "Five"]);
        let marked = select((Article::id, done())).from(Article).filter(Article::id.le(2));
        assert_eq!(marked.order_by(Article::id).all(&db).await?, [(1, Some(true)), (2, Some(false))]);
        let query = select(Article::title).from(Article).inner_join(Writer, of_its_writer()).filter(done());
        assert_eq!(query.order_by(Article::id).all(&db).await?, ["One", "Four"]);
        let changed = update(Article).set(Article::score, 1).filter(done()).exec(&db).await?;
        assert_eq!(changed, 2);
        let groups = select(Article::stage).from(Article).group_by(Article::stage).having(count_all().gt(1).predicate::<Article, _>());
        assert_eq!(groups.order_by(Article::stage).all(&db).await?, [Stage::Draft, Stage::Done]);
        assert_eq!(delete(Article).filter(titled(&["Five", "Two"])).exec(&db).await?, 2);
        Ok(())
    }

    async fn any_and_all(db: Db) -> squall::Result<()> {
        assert_eq!(titles(&db, titled(&["One", "Five", "Six"])).await?, ["One", "Five"]);
        assert_eq!(titles(&db, titled(&[])).await?, Vec::<String>::new());
        assert_eq!(titles(&db, all_of([done(), scored(0)])).await?, ["One"]);
        assert_eq!(titles(&db, all_of([done()])).await?, ["One", "Four"]);
        assert_eq!(titles(&db, all_of(Vec::<Predicate<Article>>::new())).await?.len(), 5);
        assert_eq!(titles(&db, any_of([done(), titled(&[])]).not()).await?, ["Two", "Three", "Five"]);
        // What is not asked for is left out, also from `any_of`.
        assert_eq!(titles(&db, any_of([None, Some(done())])).await?, ["One", "Four"]);
        assert_eq!(titles(&db, all_of([None, Some(done())])).await?, ["One", "Four"]);
        let either = any_of([all_of([done(), scored(0)]), all_of([titled(&["Two", "Five"]), scored(0)])]);
        assert_eq!(titles(&db, either).await?, ["One", "Five"]);
        Ok(())
    }

    /// parity: Queries | more than 1000 conditions joined by OR | works | an error of the parser | equal: in groups
    async fn thousands_of_conditions(db: Db) -> squall::Result<()> {
        let many = |count: i64| any_of((0..count).map(|id| Article::id.eq(-id).and(Article::score.ge(0))).chain([Article::id.eq(3).and(Article::score.ge(1))]));
        assert_eq!(titles(&db, many(2_500).predicate()).await?, ["Three"]);
        assert_eq!(titles(&db, all_of((0..2_500).map(|id| Article::id.gt(-id))).and(done()).predicate()).await?, ["One", "Four"]);
        let mut chained = Article::id.eq(4).predicate::<Article, _>();
        for id in 6..1_500 {
            chained = chained.or(Article::id.eq(id)).predicate();
        }
        assert_eq!(titles(&db, chained).await?, ["Four"]);
        Ok(())
    }

    async fn expressions(db: Db) -> squall::Result<()> {
        assert_eq!(
            select(card()).from(Writer).order_by(call_name().desc()).all(&db).await?,
            [(1, "ace".to_owned()), (2, "Bob".to_owned())]
        );
        // Of the side that an outer join leaves out, it may be NULL.
        let rows: Vec<(i64, Option<String>)> = select((Article::id, call_name()))
            .from(Article)
            .left_join(Writer, of_its_writer())
            .filter(Article::id.between(2, 3))
            .order_by(Article::id)
            .all(&db)
            .await?;
        assert_eq!(rows, [(2, Some("ace".to_owned())), (3, None)]);
        let inner = select(byline()).from(Article).inner_join(Writer, of_its_writer()).filter(Article::id.eq(4));
        let line: String = inner.one(&db).await?;
        assert_eq!(line, "Four by Bob");
        let outer = select(byline()).from(Article).left_join(Writer, of_its_writer()).filter(Article::id.eq(3));
        let line: Option<String> = outer.one(&db).await?;
        assert_eq!(line.as_deref(), Some("Three by "));
        Ok(())
    }

    async fn scopes(db: Db) -> squall::Result<()> {
        assert_eq!(select(Article::title).from(Article).apply(newest).all(&db).await?, ["Five", "Four"]);
        let both = select(Article::title).from(Article).apply(finished).apply(newest);
        assert_eq!(both.all(&db).await?, ["Four", "One"]);
        let joined: Vec<(String, Option<Writer>)> = select((Article::title, Writer))
            .from(Article)
            .apply(with_writers)
            .apply(finished)
            .order_by(Article::id)
            .all(&db)
            .await?;
        assert_eq!(joined[0].1.as_ref().map(|it| it.name.as_str()), Some("Ann"));
        assert_eq!(joined.len(), 2);
        let limit = 1;
        let one = select(Article::id).from(Article).order_by(Article::id).apply(|query| query.limit(limit));
        assert_eq!(one.all(&db).await?, [1]);
        Ok(())
    }

    async fn whole_queries(db: Db) -> squall::Result<()> {
        let some = |text: &str| Some(text.to_owned());
        let queries = [bylines(Some(10)), bylines(None)];
        assert_eq!(
            queries[0].clone().all(&db).await?,
            [("One".to_owned(), some("ace")), ("Three".to_owned(), None)]
        );
        assert_eq!(
            queries[1].clone().limit(1).offset(2).one(&db).await?,
            ("Four".to_owned(), None)
        );
        assert_eq!(queries[0].clone().limit(0).optional(&db).await?, None);
        assert_eq!(queries[1].clone().count(&db).await?, 4);
        assert!(bylines(Some(10)).exists(&db).await?);
        assert!(!bylines(Some(11)).exists(&db).await?);
        Ok(())
    }

    async fn over_any_table(db: Db) -> squall::Result<()> {
        assert_eq!(every::<Writer>(&db).await?.len(), 2);
        assert_eq!(every::<Article>(&db).await?.len(), 5);
        assert_eq!(having(&db, Writer::name, "Bob".to_owned()).await?[0].id, 2);
        assert_eq!(having(&db, Article::stage, Stage::Review).await?[0].title, "Three");
        Ok(())
    }
}

/// The tables of `Over` are those that the builder makes.
#[test]
fn lists_of_tables() {
    fn same<T>(_: &T, _: std::marker::PhantomData<T>) {}
    let query = select(Article::id).from(Article).left_join(Writer, of_its_writer());
    let list: std::marker::PhantomData<Select<Column<Article, i64>, Cons<Writer, Outer, Over<Article>>>> =
        std::marker::PhantomData;
    same(&query, list);
    let _: TableRef<Article> = <Article as Table>::TABLE;
}
