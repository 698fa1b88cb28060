//! GROUP BY and HAVING.

use squall::prelude::*;
use squall_testing::on_every_backend;
use squall_tests::assert_same;

use super::*;

on_every_backend! {
    #![setup(league)]

    async fn by_a_column(db: Db) -> squall::Result<()> {
        let teams = select((Player::team_id, count_all(), sum(Player::points), max(Player::name)))
            .from(Player)
            .group_by(Player::team_id)
            .order_by(Player::team_id);
        let expected = [
            (Some(1), 2, Some(7), Some("Bob".to_owned())),
            (Some(2), 2, Some(10), Some("cy".into())),
            (None, 1, None, Some("Änne".into())),
        ];
        assert_eq!(teams.all(&db).await?, expected);
        Ok(())
    }

    async fn by_several(db: Db) -> squall::Result<()> {
        let groups = select((Player::rank, Player::active, count_all()))
            .from(Player)
            .group_by((Player::rank, Player::active))
            .order_by((Player::rank, Player::active));
        let expected = [
            (Rank::Novice, false, 1),
            (Rank::Novice, true, 1),
            (Rank::Adept, true, 1),
            (Rank::Master, true, 2),
        ];
        assert_eq!(groups.all(&db).await?, expected);
        Ok(())
    }

    async fn by_an_expression(db: Db) -> squall::Result<()> {
        let years = select((year(Player::born), count_all()))
            .from(Player)
            .group_by(year(Player::born))
            .order_by(year(Player::born));
        assert_eq!(years.all(&db).await?, [(1984, 1), (1999, 1), (2000, 3)]);
        let sizes = select((length(Player::name) + 1, count_all()))
            .from(Player)
            .group_by(length(Player::name))
            .order_by(length(Player::name).desc());
        assert_eq!(sizes.all(&db).await?, [(5, 2), (4, 2), (3, 1)]);
        // The same parameter stands in two clauses.
        let halves = select(((Player::age + 1) / 2, count_all()))
            .from(Player)
            .group_by((Player::age + 1) / 2)
            .order_by((Player::age + 1) / 2);
        assert_eq!(halves.all(&db).await?, [(0i16, 1), (10, 1), (15, 2), (20, 1)]);
        let nicks = select((coalesce(Player::nick, "none"), count_all()))
            .from(Player)
            .group_by(coalesce(Player::nick, "none"))
            .having(coalesce(Player::nick, "none").ne(""))
            .order_by(coalesce(Player::nick, "none"));
        let expected = [("Ace", 1), ("ace", 1), ("none", 2)].map(|(nick, count)| (nick.to_owned(), count));
        assert_eq!(nicks.all(&db).await?, expected);
        Ok(())
    }

    async fn decimals_by_their_value(db: Db) -> squall::Result<()> {
        update(Player).set(Player::fee, decimal("10.5")).filter(Player::id.ge(4)).exec(&db).await?;
        let fees =
            select((Player::fee, count_all())).from(Player).group_by(Player::fee).order_by(Player::fee);
        let expected = [("9.75", 1), ("10.50", 3), ("100", 1)].map(|(fee, count)| (decimal(fee), count));
        assert_eq!(fees.all(&db).await?, expected);
        let zero = select((Player::fee * decimal("0"), count_all())).from(Player);
        let zero = zero.group_by(Player::fee * decimal("0")).one(&db).await?;
        assert_eq!(zero, (Decimal::ZERO, 5));
        Ok(())
    }

    async fn having(db: Db) -> squall::Result<()> {
        let teams = select((Player::team_id, count_all())).from(Player).group_by(Player::team_id);
        let teams = teams.order_by(Player::team_id);
        assert_eq!(teams.clone().having(count_all().gt(1)).all(&db).await?, [(Some(1), 2), (Some(2), 2)]);
        assert_eq!(teams.clone().having(sum(Player::points).ge(10)).all(&db).await?, [(Some(2), 2)]);
        assert_eq!(teams.clone().having(Player::team_id.is_null()).all(&db).await?, [(None, 1)]);
        let both = teams.clone().having(count_all().gt(1)).having(Some(min(Player::age).lt(0)));
        assert_eq!(both.all(&db).await?, [(Some(2), 2)]);
        assert_eq!(teams.clone().having(None::<squall::query::Expr<(), bool>>).all(&db).await?.len(), 3);
        // WHERE comes before the groups are made.
        let active = teams.filter(Player::active).having(count_all().eq(1));
        assert_eq!(active.all(&db).await?, [(Some(2), 1), (None, 1)]);
        Ok(())
    }

    async fn having_over_all_rows(db: Db) -> squall::Result<()> {
        let all = select(count_all()).from(Player);
        assert_eq!(all.clone().having(max(Player::age).gt(30)).all(&db).await?, [5]);
        assert_eq!(all.having(max(Player::age).gt(40)).optional(&db).await?, None);
        Ok(())
    }

    async fn by_an_aggregate_in_order(db: Db) -> squall::Result<()> {
        let teams = select(Player::team_id).from(Player).group_by(Player::team_id);
        let teams = teams.order_by((avg(Player::age).desc(), count_all())).all(&db).await?;
        assert_eq!(teams, [Some(1), None, Some(2)]);
        let ranks = select((Player::rank, avg(Player::fee))).from(Player).group_by(Player::rank);
        let ranks = ranks.order_by(max(Player::rank)).all(&db).await?;
        let expected = [
            (Rank::Novice, Some(decimal("50.0000000000000000"))),
            (Rank::Adept, Some(decimal("9.7500000000000000"))),
            (Rank::Master, Some(decimal("5.2450000000000000"))),
        ];
        assert_same(ranks, expected);
        Ok(())
    }

    async fn by_the_primary_key_all_columns_can_be_selected(db: Db) -> squall::Result<()> {
        let teams = select((Team, count(Player::id), max(Player::age)))
            .from(Team)
            .left_join(Player, Player::team_id.eq(Team::id))
            .group_by(Team::id)
            .order_by(Team::name);
        let team = |id, name: &str| Team { id, name: name.into() };
        let expected =
            [(team(2, "Blues"), 2, Some(20i16)), (team(3, "Empty"), 0, None), (team(1, "Reds"), 2, Some(40))];
        assert_eq!(teams.all(&db).await?, expected);
        Ok(())
    }

    async fn distinct_groups(db: Db) -> squall::Result<()> {
        let counts =
            select(count_all()).from(Player).group_by(Player::team_id).distinct().order_by(count_all());
        assert_eq!(counts.all(&db).await?, [1, 2]);
        Ok(())
    }
}
