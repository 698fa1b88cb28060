//! ROLLUP, CUBE and GROUPING SETS, which Postgres alone has.

use squall::{
    postgres::{cube, grouping, grouping_sets, rollup},
    prelude::*,
};
use squall_testing::on_every_backend;
use squall_tests::{failure, kind};

use super::*;

/// The rows on Postgres; on SQLite nothing, where it is refused.
macro_rules! on_postgres {
    ($db:ident, $query:expr) => {{
        let query = $query;
        if $db.dialect().backend() != "Postgres" {
            let error = failure(query.all(&$db).await.map(|rows| rows.len()));
            assert_eq!(kind(&error), "Unsupported");
            return Ok(());
        }
        query.all(&$db).await?
    }};
}

on_every_backend! {
    #![setup(league)]

    /// parity: Queries | ROLLUP, CUBE, GROUPING SETS, GROUPING | work | not there | declared: `squall::postgres`, `Unsupported` on
    /// SQLite; what is grouped by is an `Option`
    async fn sums_of_sums(db: Db) -> squall::Result<()> {
        let sums = select((Player::rank, Player::active, count_all(), grouping(Player::rank), grouping(Player::active)))
            .from(Player)
            .group_by(rollup((Player::rank, Player::active)))
            .order_by((grouping(Player::rank), Player::rank, grouping(Player::active), Player::active));
        let rows: Vec<(Option<Rank>, Option<bool>, i64, i32, i32)> = on_postgres!(db, sums);
        let (novice, adept, master) = (Some(Rank::Novice), Some(Rank::Adept), Some(Rank::Master));
        assert_eq!(
            rows,
            [
                (novice, Some(false), 1, 0, 0),
                (novice, Some(true), 1, 0, 0),
                (novice, None, 2, 0, 1),
                (adept, Some(true), 1, 0, 0),
                (adept, None, 1, 0, 1),
                (master, Some(true), 2, 0, 0),
                (master, None, 2, 0, 1),
                (None, None, 5, 1, 1),
            ]
        );
        Ok(())
    }

    async fn each_choice(db: Db) -> squall::Result<()> {
        let choices = select((Player::active, length(Player::name) + 1, count_all()))
            .from(Player)
            .group_by(cube((Player::active, length(Player::name) + 1)))
            .order_by((Player::active, length(Player::name) + 1));
        let rows = on_postgres!(db, choices);
        assert_eq!(rows.len(), 9);
        assert_eq!(rows[rows.len() - 1], (None, None, 5));
        Ok(())
    }

    async fn each_set(db: Db) -> squall::Result<()> {
        let sets = select((Player::team_id, Player::rank, sum(Player::points)))
            .from(Player)
            .group_by(grouping_sets(((Player::team_id, Player::rank), Player::rank, ())))
            .having(count_all().gt(1))
            .order_by((Player::rank, Player::team_id));
        let rows: Vec<(Option<i32>, Option<Rank>, Option<i64>)> = on_postgres!(db, sets);
        assert_eq!(rows, [(None, Some(Rank::Novice), Some(0)), (None, Some(Rank::Master), Some(20)), (None, None, Some(17))]);
        Ok(())
    }

    async fn beside_plain_keys(db: Db) -> squall::Result<()> {
        let sums = select((Player::active, Player::rank, count_all()))
            .from(Player)
            .group_by((Player::active, rollup((Player::rank,))))
            .order_by((Player::active, Player::rank));
        let rows: Vec<(Option<bool>, Option<Rank>, i64)> = on_postgres!(db, sums);
        assert_eq!(rows[..2], [(Some(false), Some(Rank::Novice), 1), (Some(false), None, 1)]);
        Ok(())
    }

    async fn refused_before_it_is_sent(db: Db) {
        let other = select(Player::name).from(Player).group_by(rollup((Player::rank,)));
        assert_eq!(kind(&failure(other.all(&db).await)), "InvalidQuery");
        let none = select(grouping(Player::name)).from(Player).group_by(rollup((Player::rank,)));
        assert_eq!(kind(&failure(none.all(&db).await)), "InvalidQuery");
        // The key of the table is not in each row.
        let rows = select(Player).from(Player).group_by(rollup((Player::id,)));
        assert_eq!(kind(&failure(rows.all(&db).await)), "InvalidQuery");
    }
}
