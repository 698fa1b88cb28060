//! Every type goes in and comes out the same, wherever a value can stand.

mod arrays;
mod defaults;
mod documents;
mod json_text;
mod newtypes;
mod numbers;
mod texts;
mod times;
mod uuids;

/// The text of a statement with its values as literals, to be run.
fn literally(
    statement: &impl squall::Explain,
    db: &squall::Db,
) -> squall::Result<squall::query::Raw<squall::query::Made>> {
    let text = statement.to_debug_sql(db.dialect())?;
    Ok(squall::raw(squall::AssertSqlSafe(text.replace('{', "{{").replace('}', "}}"))))
}

/// For each type a table of it, and tests on every backend: as a column, as an `Option`, as a parameter, and returned.
///
/// `compared name: Type = [values]`: the values stand in ascending order; those of an `opaque` type have none.
/// `name(column attributes): ..` gives attributes to the columns, `given => stored` what another value is stored as.
macro_rules! round_trips {
    ($(
        $kind:ident $name:ident $(($($attribute:tt)+))?: $type:ty = [$($given:expr $(=> $stored:expr)?),+ $(,)?];
    )+) => { $(
        mod $name {
            #[allow(unused_imports)]
            use super::*;
            #[allow(unused_imports)]
            use squall::prelude::*;
            use squall_testing::on_every_backend;
            use squall_tests::assert_same;

            #[derive(Table, Debug)]
            #[table(name = "samples")]
            pub struct Sample {
                #[column(primary_key)]
                pub id: i32,
                $(#[column($($attribute)+)])?
                pub value: $type,
                $(#[column($($attribute)+)])?
                pub perhaps: Option<$type>,
            }

            alias!(pub Other = Sample);

            fn given() -> Vec<$type> {
                vec![$($given),+]
            }

            /// What is read back.
            fn stored() -> Vec<$type> {
                vec![$(crate::types::either!($given $(=> $stored)?)),+]
            }

            fn rows() -> Vec<Sample> {
                let filled = stored().into_iter().zip(stored()).zip(1..);
                let filled = filled.map(|((value, perhaps), id)| Sample { id, value, perhaps: Some(perhaps) });
                let empty = stored().into_iter().zip(1001..);
                filled.chain(empty.map(|(value, id)| Sample { id, value, perhaps: None })).collect()
            }

            async fn fill(db: &Db) -> squall::Result<Vec<Sample>> {
                db.create_tables(&schema![Sample]).await?;
                let filled = given().into_iter().zip(given()).zip(1..);
                let filled = filled.map(|((value, perhaps), id)| NewSample { id, value, perhaps: Some(perhaps) });
                let filled: Vec<_> = filled.collect();
                let mut found = insert(Sample).values(filled).returning(Sample).all(db).await?;
                for (value, id) in given().into_iter().zip(1001..) {
                    let row = Sample::new().id(id).value(value).perhaps(None);
                    found.push(insert(Sample).values(row).returning(Sample).one(db).await?);
                }
                Ok(found)
            }

            on_every_backend! {
                /// As inserted and returned, then as a row, as columns, and as columns of a table that a join leaves out.
                async fn stored_and_read(db: Db) -> squall::Result<()> {
                    assert_same(fill(&db).await?, rows());
                    let all = select(Sample).from(Sample).order_by(Sample::id).all(&db).await?;
                    assert_same(all, rows());
                    let columns = select((Sample::value, Sample::perhaps)).from(Sample).order_by(Sample::id);
                    let expected: Vec<_> = rows().into_iter().map(|row| (row.value, row.perhaps)).collect();
                    assert_same(columns.all(&db).await?, expected);
                    let absent = select((Other::value, Other::perhaps))
                        .from(Sample)
                        .left_join(Other, Other::id.eq(Sample::id).and(Other::id.lt(0)))
                        .limit(1);
                    assert_same(absent.one(&db).await?, (None::<$type>, None::<$type>));
                    Ok(())
                }

                /// As the value of an update, and returned by it.
                async fn updated(db: Db) -> squall::Result<()> {
                    fill(&db).await?;
                    for (value, expected) in given().into_iter().zip(stored()) {
                        let change = update(Sample).set(Sample::perhaps, value).filter(Sample::id.eq(1001));
                        assert_same(change.returning(Sample::perhaps).one(&db).await?, Some(expected));
                    }
                    let change = update(Sample).set(Sample::perhaps, None).filter(Sample::id.eq(1));
                    assert_same(change.returning(Sample::perhaps).one(&db).await?, None::<$type>);
                    Ok(())
                }

                /// As a literal of the text for people, which is run here: of an insert, a select, an update and a filter.
                async fn literal(db: Db) -> squall::Result<()> {
                    db.create_tables(&schema![Sample]).await?;
                    let filled = given().into_iter().zip(given()).zip(1..);
                    let filled = filled.map(|((value, perhaps), id)| NewSample { id, value, perhaps: Some(perhaps) });
                    crate::types::literally(&insert(Sample).values(filled.collect::<Vec<_>>()), &db)?.exec(&db).await?;
                    for (value, id) in given().into_iter().zip(1001..) {
                        let row = Sample::new().id(id).value(value).perhaps(None);
                        crate::types::literally(&insert(Sample).values(row), &db)?.exec(&db).await?;
                    }
                    assert_same(select(Sample).from(Sample).order_by(Sample::id).all(&db).await?, rows());
                    for (value, expected) in stored().into_iter().zip(stored()) {
                        let query = select((val(value), Sample::id)).from(Sample).limit(1);
                        let found: ($type, i32) = crate::types::literally(&query, &db)?.one(&db).await?;
                        assert_same((found.0, found.1 > 0), (expected, true));
                    }
                    for (value, expected) in given().into_iter().zip(stored()) {
                        let change = update(Sample).set(Sample::perhaps, value).filter(Sample::id.eq(1001));
                        let change = crate::types::literally(&change.returning(Sample::perhaps), &db)?;
                        assert_same(change.one::<Option<$type>>(&db).await?, Some(expected));
                    }
                    Ok(())
                }

                /// As a parameter that is selected, in the builder and in raw SQL.
                async fn bound(db: Db) -> squall::Result<()> {
                    fill(&db).await?;
                    for (value, expected) in stored().into_iter().zip(stored()) {
                        let (found, id) = select((val(value), Sample::id)).from(Sample).limit(1).one(&db).await?;
                        assert_same((found, id > 0), (expected, true));
                    }
                    for (value, expected) in stored().into_iter().zip(stored()) {
                        assert_same(sql!("SELECT {value}").one::<$type>(&db).await?, expected);
                    }
                    let nothing: Option<$type> = sql!("SELECT {}", None::<$type>).one(&db).await?;
                    assert_same(nothing, None::<$type>);
                    Ok(())
                }
            }

            crate::types::comparisons!($kind);
        }
    )+ };
}

/// As a parameter of a filter, and in the order of a query.
macro_rules! comparisons {
    (opaque) => {};
    (compared) => {
        on_every_backend! {
            async fn compared(db: Db) -> squall::Result<()> {
                fill(&db).await?;
                let all: Vec<i32> = (1..).take(stored().len()).collect();
                let ids = select(Sample::id).from(Sample).filter(Sample::perhaps.is_not_null()).order_by(Sample::id);
                for (value, id) in stored().into_iter().zip(1..) {
                    let [a, b, c, d, e, f, g, h, i] = std::array::from_fn(|_| stored().swap_remove(id as usize - 1));
                    let others: Vec<i32> = all.iter().copied().filter(|it| *it != id).collect();
                    let less: Vec<i32> = (1..id).collect();
                    let more: Vec<i32> = all.iter().copied().filter(|it| *it > id).collect();
                    let up_to = [less.clone(), vec![id]].concat();
                    let from = [vec![id], more.clone()].concat();
                    let literally = crate::types::literally(&ids.clone().filter(Sample::value.eq(i)), &db)?;
                    assert_eq!(literally.all::<i32>(&db).await?, [id]);
                    assert_eq!(ids.clone().filter(Sample::value.eq(a)).all(&db).await?, [id]);
                    assert_eq!(ids.clone().filter(Sample::perhaps.ne(b)).all(&db).await?, others);
                    assert_eq!(ids.clone().filter(Sample::value.lt(c)).all(&db).await?, less);
                    assert_eq!(ids.clone().filter(Sample::perhaps.le(d)).all(&db).await?, up_to);
                    assert_eq!(ids.clone().filter(Sample::value.gt(e)).all(&db).await?, more);
                    assert_eq!(ids.clone().filter(Sample::perhaps.ge(f)).all(&db).await?, from);
                    assert_eq!(ids.clone().filter(Sample::value.in_list([g])).all(&db).await?, [id]);
                    assert_eq!(ids.clone().filter(Sample::perhaps.between(value, h)).all(&db).await?, [id]);
                }
                Ok(())
            }

            async fn ordered(db: Db) -> squall::Result<()> {
                fill(&db).await?;
                let count = stored().len() as i32;
                let ids = select(Sample::id).from(Sample).filter(Sample::id.le(1001));
                let mut expected: Vec<i32> = (1..=count).collect();
                let mut given = expected.clone();
                given.push(1001);
                let ascending = ids.clone().order_by((Sample::perhaps.asc(), Sample::id.asc()));
                assert_eq!(ascending.all(&db).await?, given);
                expected.reverse();
                expected.push(1001);
                let descending = ids.order_by((Sample::perhaps.desc(), Sample::id.asc()));
                assert_eq!(descending.all(&db).await?, expected);
                let ends = select((min(Sample::perhaps), max(Sample::perhaps), count_distinct(Sample::perhaps)));
                let [least, greatest] = [0, stored().len() - 1].map(|place| stored().swap_remove(place));
                let found = ends.from(Sample).one(&db).await?;
                assert_same(found, (Some(least), Some(greatest), i64::from(count)));
                Ok(())
            }
        }
    };
}

/// What a value is stored as: itself, unless another is given.
macro_rules! either {
    ($given:expr) => {
        $given
    };
    ($given:expr => $stored:expr) => {
        $stored
    };
}

use {comparisons, either, round_trips};
