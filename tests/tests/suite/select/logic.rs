//! AND, OR and NOT, with NULL as the third value.

use squall::prelude::*;
use squall_testing::on_every_backend;

use super::NONE;

#[derive(Table, Debug)]
pub struct Pair {
    #[column(primary_key)]
    pub id: i32,
    pub a: Option<bool>,
    pub b: Option<bool>,
}

const VALUES: [Option<bool>; 3] = [Some(false), Some(true), None];

async fn pairs(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Pair]).await?;
    let values = VALUES.into_iter().flat_map(|a| VALUES.into_iter().map(move |b| (a, b)));
    let rows = values.zip(1..).map(|((a, b), id)| NewPair { id, a, b }).collect::<Vec<_>>();
    insert(Pair).values(rows).exec(&db).await?;
    Ok(())
}

const F: Option<bool> = Some(false);
const T: Option<bool> = Some(true);
const N: Option<bool> = None;

on_every_backend! {
    #![setup(pairs)]

    async fn tables_of_truth(db: Db) -> squall::Result<()> {
        let rows =
            select((Pair::a.and(Pair::b), Pair::a.or(Pair::b), Pair::a.not(), !Pair::b, Pair::a.eq(Pair::b)));
        let rows = rows.from(Pair).order_by(Pair::id).all(&db).await?;
        let expected = [
            (F, F, T, T, T),
            (F, T, T, F, F),
            (F, N, T, N, N),
            (F, T, F, T, F),
            (T, T, F, F, T),
            (N, T, F, N, N),
            (F, N, N, T, N),
            (N, T, N, F, N),
            (N, N, N, N, N),
        ];
        assert_eq!(rows, expected);
        Ok(())
    }

    async fn a_filter_keeps_what_is_true(db: Db) -> squall::Result<()> {
        let ids = select(Pair::id).from(Pair).order_by(Pair::id);
        assert_eq!(ids.clone().filter(Pair::a).all(&db).await?, [4, 5, 6]);
        assert_eq!(ids.clone().filter(Pair::a.not()).all(&db).await?, [1, 2, 3]);
        assert_eq!(ids.clone().filter(Pair::a.or(Pair::b)).all(&db).await?, [2, 4, 5, 6, 8]);
        assert_eq!(ids.clone().filter(Pair::a.and(Pair::b).not()).all(&db).await?, [1, 2, 3, 4, 7]);
        assert_eq!(ids.clone().filter(Pair::a.ne(Pair::b)).all(&db).await?, [2, 4]);
        assert_eq!(
            ids.clone().filter(Pair::a.is_null().or(Pair::b.is_null().not())).all(&db).await?,
            [1, 2, 4, 5, 7, 8, 9]
        );
        assert_eq!(ids.clone().filter(Pair::a.and(true)).all(&db).await?, [4, 5, 6]);
        assert_eq!(ids.clone().filter(Pair::a.or(false)).all(&db).await?, [4, 5, 6]);
        assert_eq!(ids.filter(val(false)).all(&db).await?, NONE);
        Ok(())
    }

    async fn the_way_it_is_nested_counts(db: Db) -> squall::Result<()> {
        let ids = select(Pair::id).from(Pair).order_by(Pair::id);
        let (one, five, few) = (|| Pair::id.eq(1), || Pair::id.eq(5), || Pair::id.le(3));
        assert_eq!(ids.clone().filter(five().or(one()).and(few())).all(&db).await?, [1]);
        assert_eq!(ids.clone().filter(five().or(one().and(few()))).all(&db).await?, [1, 5]);
        assert_eq!(ids.clone().filter(few().and(five().or(one()))).all(&db).await?, [1]);
        assert_eq!(ids.clone().filter(few().and(five()).or(one())).all(&db).await?, [1]);
        assert_eq!(ids.clone().filter(one().or(five()).not().and(few())).all(&db).await?, [2, 3]);
        assert_eq!(ids.clone().filter(one().not().or(few())).all(&db).await?.len(), 9);
        assert_eq!(ids.clone().filter(one().or(few()).not()).all(&db).await?, [4, 5, 6, 7, 8, 9]);
        assert_eq!(ids.clone().filter(one().not().not()).all(&db).await?, [1]);
        // A condition is a value that can be compared.
        assert_eq!(ids.clone().filter(one().eq(few())).all(&db).await?, [1, 4, 5, 6, 7, 8, 9]);
        assert_eq!(ids.filter(Pair::id.lt(3).ne(Pair::id.gt(1))).all(&db).await?, [1, 3, 4, 5, 6, 7, 8, 9]);
        Ok(())
    }
}
