//! Comparisons, lists, ranges.

use squall::prelude::*;
use squall_testing::on_every_backend;

use super::*;

on_every_backend! {
    #![setup(league)]

    async fn with_a_value(db: Db) {
        assert_eq!(ids(&db, Player::age.eq(30)).await, [2, 4]);
        assert_eq!(ids(&db, Player::age.ne(30)).await, [1, 3, 5]);
        assert_eq!(ids(&db, Player::age.lt(30)).await, [3, 5]);
        assert_eq!(ids(&db, Player::age.le(30)).await, [2, 3, 4, 5]);
        assert_eq!(ids(&db, Player::age.gt(30)).await, [1]);
        assert_eq!(ids(&db, Player::age.ge(30)).await, [1, 2, 4]);
        assert_eq!(ids(&db, Player::active.eq(false)).await, [3]);
        assert_eq!(ids(&db, Player::active).await, [1, 2, 4, 5]);
        assert_eq!(ids(&db, !Player::active).await, [3]);
        assert_eq!(ids(&db, Player::name.eq(&"Ann".to_owned())).await, [1]);
    }

    async fn null_is_equal_to_nothing(db: Db) {
        assert_eq!(ids(&db, Player::points.eq(10)).await, [1, 5]);
        assert_eq!(ids(&db, Player::points.ne(10)).await, [2, 3]);
        assert_eq!(ids(&db, Player::points.eq(10).not()).await, [2, 3]);
        assert_eq!(ids(&db, Player::points.eq(Player::points)).await, [1, 2, 3, 5]);
        assert_eq!(ids(&db, Player::nick.eq(Player::name)).await, NONE);
        assert_eq!(ids(&db, Player::points.is_null()).await, [4]);
        assert_eq!(ids(&db, Player::points.is_not_null()).await, [1, 2, 3, 5]);
        assert_eq!(ids(&db, Player::id.is_null()).await, NONE);
    }

    async fn a_condition_can_be_selected(db: Db) -> squall::Result<()> {
        let rows = select((Player::age.gt(25), Player::points.gt(0), Player::points.is_null()))
            .from(Player)
            .order_by(Player::id);
        let expected = [
            (true, Some(true), false),
            (true, Some(false), false),
            (false, Some(false), false),
            (true, None, true),
            (false, Some(true), false),
        ];
        assert_eq!(rows.all(&db).await?, expected);
        Ok(())
    }

    async fn texts_by_their_bytes(db: Db) {
        assert_eq!(ids(&db, Player::name.gt("B")).await, [2, 3, 4, 5]);
        assert_eq!(ids(&db, Player::name.ge("a")).await, [3, 4]);
        assert_eq!(ids(&db, Player::name.gt("z")).await, [4]);
        assert_eq!(ids(&db, Player::nick.lt("a")).await, [3, 4]);
        assert_eq!(ids(&db, Player::name.between("Ann", "Bob")).await, [1, 2]);
    }

    async fn enums_by_their_declaration(db: Db) {
        assert_eq!(ids(&db, Player::rank.lt(Rank::Adept)).await, [3, 4]);
        assert_eq!(ids(&db, Player::rank.ge(Rank::Adept)).await, [1, 2, 5]);
        assert_eq!(ids(&db, Player::rank.between(Rank::Novice, Rank::Adept)).await, [2, 3, 4]);
        assert_eq!(ids(&db, Player::rank.in_list([Rank::Novice, Rank::Master])).await, [1, 3, 4, 5]);
        assert_eq!(ids(&db, val(Rank::Adept).lt(Player::rank)).await, [1, 5]);
    }

    async fn decimals_by_their_value(db: Db) {
        assert_eq!(ids(&db, Player::fee.eq(decimal("100.000"))).await, [3]);
        assert_eq!(ids(&db, Player::fee.gt(decimal("9.8"))).await, [1, 3]);
        assert_eq!(ids(&db, Player::fee.lt(decimal("0"))).await, [5]);
        assert_eq!(ids(&db, Player::fee.in_list([decimal("10.5"), decimal("-0.010")])).await, [1, 5]);
        assert_eq!(ids(&db, Player::fee.between(decimal("0.0"), decimal("10.50"))).await, [1, 2, 4]);
        assert_eq!(ids(&db, (Player::fee + decimal("0.5")).eq(decimal("11"))).await, [1]);
    }

    async fn of_columns(db: Db) -> squall::Result<()> {
        assert_eq!(ids(&db, Player::coach_id.eq(Player::team_id)).await, [2]);
        assert_eq!(ids(&db, Player::id.gt(Player::coach_id)).await, [2, 3, 4]);
        let fixed = select(Player::id).from(Player).filter(val(30).eq(val(30))).limit(1).all(&db).await?;
        assert_eq!(fixed.len(), 1);
        Ok(())
    }

    async fn lists(db: Db) {
        assert_eq!(ids(&db, Player::id.in_list([1, 5, 77])).await, [1, 5]);
        assert_eq!(ids(&db, Player::id.in_list(vec![3])).await, [3]);
        assert_eq!(ids(&db, Player::id.not_in_list([1, 5])).await, [2, 3, 4]);
        assert_eq!(ids(&db, Player::nick.in_list(["ace", "Ace"])).await, [1, 4]);
        // NULL is neither in a list nor out of it.
        assert_eq!(ids(&db, Player::points.in_list([10, 0])).await, [1, 3, 5]);
        assert_eq!(ids(&db, Player::points.not_in_list([10, 0])).await, [2]);
        assert_eq!(ids(&db, Player::id.in_list([val(2), val(4)])).await, [2, 4]);
    }

    /// parity: Expressions | `IN ()` | syntax error | false | equal: FALSE, and TRUE for NOT IN
    async fn empty_lists(db: Db) -> squall::Result<()> {
        assert_eq!(ids(&db, Player::id.in_list(Vec::<i32>::new())).await, NONE);
        assert_eq!(ids(&db, Player::id.not_in_list(Vec::<i32>::new())).await, [1, 2, 3, 4, 5]);
        assert_eq!(ids(&db, Player::points.in_list(Vec::<i64>::new())).await, NONE);
        assert_eq!(ids(&db, Player::points.not_in_list(Vec::<i64>::new())).await, [1, 2, 3, 4, 5]);
        assert_eq!(
            ids(&db, Player::id.eq(1).or(Player::id.in_list(Vec::<i32>::new()).not())).await,
            [1, 2, 3, 4, 5]
        );
        let found = select(Player::points.in_list(Vec::<i64>::new())).from(Player).filter(Player::id.eq(4));
        assert_eq!(found.one(&db).await?, Some(false));
        Ok(())
    }

    async fn a_long_list(db: Db) {
        assert_eq!(ids(&db, Player::id.in_list(4..5_000)).await, [4, 5]);
    }

    async fn ranges(db: Db) {
        assert_eq!(ids(&db, Player::age.between(20, 30)).await, [2, 3, 4]);
        assert_eq!(ids(&db, Player::age.between(30, 20)).await, NONE);
        assert_eq!(ids(&db, Player::age.between(20, 30).not()).await, [1, 5]);
        assert_eq!(ids(&db, Player::points.between(-3, 0)).await, [2, 3]);
        assert_eq!(ids(&db, Player::points.between(-3, 0).not()).await, [1, 5]);
        assert_eq!(ids(&db, Player::id.between(Player::coach_id, 3)).await, [2, 3]);
        assert_eq!(
            ids(&db, Player::born.between(date("1999-12-31"), date("2000-01-31"))).await,
            [2, 3, 4, 5]
        );
    }

    async fn conditions_that_may_be_none(db: Db) {
        let older_than = |age: Option<i16>| age.map(|age| Player::age.gt(age));
        assert_eq!(ids(&db, older_than(Some(35))).await, [1]);
        assert_eq!(ids(&db, older_than(None)).await, [1, 2, 3, 4, 5]);
    }

    async fn filters_add_up(db: Db) -> squall::Result<()> {
        for (name, active, expected) in [
            (None, None, vec![1, 2, 3, 4, 5]),
            (Some("cy"), None, vec![3]),
            (Some("cy"), Some(true), vec![]),
            (None, Some(true), vec![1, 2, 4, 5]),
        ] {
            let mut query = select(Player::id).from(Player).order_by(Player::id);
            query = query.filter(name.map(|name| Player::name.eq(name)));
            if let Some(active) = active {
                query = query.filter(Player::active.eq(active));
            }
            assert_eq!(query.all(&db).await?, expected);
        }
        // OR inside of one filter stays apart from the other.
        let query = select(Player::id).from(Player).filter(Player::id.eq(1).or(Player::id.eq(3)));
        assert_eq!(query.filter(Player::active).all(&db).await?, [1]);
        Ok(())
    }
}
