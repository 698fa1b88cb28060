//! An enum that is stored as text is one all the same: it is ordered by its declaration, and not by its letters.

use squall::prelude::*;
use squall_testing::on_every_backend;

#[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
#[db_enum(text)]
pub enum Size {
    Small,
    Medium,
    Large,
}

#[derive(Table, Debug)]
pub struct Shirt {
    #[column(primary_key)]
    pub id: i32,
    pub size: Size,
    pub other: Option<Size>,
}

async fn shirts(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Shirt]).await?;
    let rows = [
        (1, Size::Large, Some(Size::Small)),
        (2, Size::Small, None),
        (3, Size::Medium, Some(Size::Medium)),
        (4, Size::Large, Some(Size::Large)),
    ];
    let rows = rows.map(|(id, size, other)| Shirt::new().id(id).size(size).other(other));
    insert(Shirt).values(rows).exec(&db).await?;
    Ok(())
}

use Size::{Large, Medium, Small};

on_every_backend! {
    #![setup(shirts)]

    /// parity: Types | `#[db_enum(text)]` | text with a CHECK in place of an enum type | text with a CHECK | equal
    async fn order(db: Db) -> squall::Result<()> {
        let ids = select(Shirt::id).from(Shirt);
        assert_eq!(ids.clone().order_by((Shirt::size, Shirt::id)).all(&db).await?, [2, 3, 1, 4]);
        assert_eq!(ids.clone().order_by((Shirt::other.desc(), Shirt::id)).all(&db).await?, [4, 3, 1, 2]);
        assert_eq!(ids.order_by((coalesce(Shirt::other, Medium), Shirt::id)).all(&db).await?, [1, 2, 3, 4]);
        Ok(())
    }

    async fn comparisons(db: Db) -> squall::Result<()> {
        let ids = select(Shirt::id).from(Shirt).order_by(Shirt::id);
        assert_eq!(ids.clone().filter(Shirt::size.lt(Large)).all(&db).await?, [2, 3]);
        assert_eq!(ids.clone().filter(Shirt::size.ge(Medium)).all(&db).await?, [1, 3, 4]);
        assert_eq!(ids.clone().filter(Shirt::size.gt(Shirt::other)).all(&db).await?, [1]);
        assert_eq!(ids.clone().filter(Shirt::size.eq(Shirt::other)).all(&db).await?, [3, 4]);
        assert_eq!(ids.clone().filter(Shirt::size.between(Small, Medium)).all(&db).await?, [2, 3]);
        assert_eq!(ids.clone().filter(val(Medium).lt(Shirt::size)).all(&db).await?, [1, 4]);
        assert_eq!(ids.filter(Shirt::other.in_list([Small, Large])).all(&db).await?, [1, 4]);
        Ok(())
    }

    async fn groups(db: Db) -> squall::Result<()> {
        let ends =
            select((min(Shirt::size), max(Shirt::size), min(Shirt::other))).from(Shirt).one(&db).await?;
        assert_eq!(ends, (Some(Small), Some(Large), Some(Small)));
        let groups =
            select((Shirt::size, count_all())).from(Shirt).group_by(Shirt::size).order_by(Shirt::size);
        assert_eq!(groups.all(&db).await?, [(Small, 1), (Medium, 1), (Large, 2)]);
        let large = select(Shirt::size).from(Shirt).group_by(Shirt::size).having(Shirt::size.gt(Medium));
        assert_eq!(large.all(&db).await?, [Large]);
        Ok(())
    }

    async fn distinct(db: Db) -> squall::Result<()> {
        let sizes = select(Shirt::size).from(Shirt).distinct().order_by(Shirt::size.desc());
        assert_eq!(sizes.all(&db).await?, [Large, Medium, Small]);
        let others = select(Shirt::other).from(Shirt).distinct().order_by(Shirt::other);
        assert_eq!(others.all(&db).await?, [Some(Small), Some(Medium), Some(Large), None]);
        Ok(())
    }
}
