//! DISTINCT ON: the first of the rows that are equal in something.

use squall::prelude::*;
use squall_testing::on_every_backend;
use squall_tests::assert_same;

use super::*;

on_every_backend! {
    #![setup(league)]

    /// parity: Queries | DISTINCT ON | works | not there | equal: by row numbers on SQLite
    async fn the_first_of_each(db: Db) -> squall::Result<()> {
        let oldest = select((Player::team_id, Player::name))
            .from(Player)
            .distinct_on(Player::team_id)
            .order_by((Player::team_id, Player::age.desc()));
        let row = |team, name: &str| (team, name.to_owned());
        assert_eq!(oldest.clone().all(&db).await?, [row(Some(1), "Ann"), row(Some(2), "cy"), row(None, "Änne")]);
        // What is cut off, is cut off of the first ones.
        assert_eq!(oldest.clone().limit(1).offset(1).all(&db).await?, [row(Some(2), "cy")]);
        assert_eq!(oldest.clone().count(&db).await?, 3);
        assert!(oldest.exists(&db).await?);
        let first = select(Player::id).from(Player).distinct_on(Player::team_id);
        assert_eq!(first.clone().order_by((Player::team_id.desc().nulls_first(), Player::id.desc())).all(&db).await?, [4, 5, 2]);
        assert_eq!(first.filter(Player::id.gt(99)).order_by((Player::team_id, Player::id)).all(&db).await?, NONE);
        Ok(())
    }

    async fn by_each_type(db: Db) -> squall::Result<()> {
        update(Player).set(Player::fee, decimal("10.5")).filter(Player::id.in_list([3, 5])).exec(&db).await?;
        macro_rules! first {
            ($key:expr) => {
                select(Player::id).from(Player).distinct_on($key).order_by(($key, Player::id.desc())).all(&db).await?
            };
        }
        assert_eq!(first!(Player::fee), [4, 2, 5]);
        assert_eq!(first!(Player::fee * decimal("2.0")), [4, 2, 5]);
        assert_eq!(first!(Player::rank), [4, 2, 5]);
        assert_eq!(first!(Player::active), [3, 5]);
        assert_eq!(first!(Player::points), [2, 3, 5, 4]);
        assert_eq!(first!(Player::born), [1, 5, 4]);
        assert_eq!(first!(length(Player::name) + 1), [3, 2, 5]);
        assert_eq!(first!(lower(left(Player::name, 1))), [1, 2, 3, 5, 4]);
        Ok(())
    }

    async fn with_all_that_a_row_can_have(db: Db) -> squall::Result<()> {
        let rows = select((Player, Team, Player::fee + 1, Player::rank))
            .from(Player)
            .left_join(Team, Team::id.eq(Player::team_id))
            .distinct_on((Player::rank, Player::active))
            // In the other order, and one of them downwards.
            .order_by((Player::active.desc(), Player::rank, Player::fee))
            .all(&db)
            .await?;
        let found: Vec<_> = rows.iter().map(|(player, team, fee, rank)| (player.id, team.as_ref().map(|it| it.id), *fee, *rank)).collect();
        let expected = [
            (4, None, decimal("1"), Rank::Novice),
            (2, Some(1), decimal("10.75"), Rank::Adept),
            (5, Some(2), decimal("0.99"), Rank::Master),
            (3, Some(2), decimal("101"), Rank::Novice),
        ];
        assert_same(found, expected);
        let places = select((Player::id, row_number().over(window().order_by(Player::id).named("ids"))))
            .from(Player)
            .distinct_on(Player::team_id)
            .order_by((Player::team_id, Player::id.desc()));
        assert_eq!(places.all(&db).await?, [(2, 2), (5, 5), (4, 4)]);
        let groups = select((Player::active, Player::rank, count_all()))
            .from(Player)
            .group_by((Player::active, Player::rank))
            .distinct_on(Player::active)
            .order_by((Player::active, count_all().desc(), Player::rank));
        assert_eq!(groups.all(&db).await?, [(false, Rank::Novice, 1), (true, Rank::Master, 2)]);
        Ok(())
    }

    async fn within_other_queries(db: Db) -> squall::Result<()> {
        let oldest = || select(Player::id).from(Player).distinct_on(Player::team_id).order_by((Player::team_id, Player::age.desc()));
        let ages = select(Player::age).from(Player).filter(Player::id.in_query(oldest())).order_by(Player::age);
        assert_eq!(ages.all(&db).await?, [20, 30, 40]);
        let mut both = oldest().union(select(Player::id).from(Player).filter(Player::id.eq(2))).all(&db).await?;
        both.sort_unstable();
        assert_eq!(both, [1, 2, 3, 4]);
        let found = select(exists(oldest())).from(Team).filter(Team::id.eq(1));
        assert_eq!(found.all(&db).await?, [true]);
        let fee = select(scalar(select(Player::fee).from(Player).distinct_on(Player::active).order_by((Player::active, Player::id)).limit(1)));
        assert_same(fee.one(&db).await?, Some(decimal("100")));
        Ok(())
    }

    /// parity: Queries | DISTINCT ON without its expressions first in the order | error, or any row | not there | refused
    async fn in_another_order(db: Db) {
        let by_team = || select(Player::id).from(Player).distinct_on((Player::team_id, Player::age));
        macro_rules! refused {
            ($($query:expr => $reason:literal),+ $(,)?) => {$(
                let error = squall_tests::failure($query.all(&db).await);
                assert_eq!(squall_tests::kind(&error), "InvalidQuery");
                assert!(error.to_string().contains($reason), "{error}");
            )+};
        }
        refused!(
            by_team() => "begin `order_by` with",
            by_team().order_by(Player::team_id) => "begin `order_by` with",
            by_team().order_by((Player::team_id, Player::id, Player::age)) => "begin `order_by` with",
            by_team().distinct().order_by((Player::team_id, Player::age)) => "either `distinct` or `distinct_on`",
            select(Player::team_id).from(Player).group_by(Player::team_id).distinct_on(Player::age).order_by(Player::age) => "neither in `group_by`",
            select(Player::id).from(Player).distinct_on(rank().over(window())).order_by(rank().over(window())) => "cannot stand in `distinct_on`",
        );
    }
}
