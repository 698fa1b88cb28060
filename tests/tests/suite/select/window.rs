//! Window functions: of places, of other rows, and aggregates over windows.

use squall::prelude::*;
use squall_testing::on_every_backend;
use squall_tests::{assert_fails, assert_same};

use super::*;

alias!(pub Opponent = Player);

/// The rows of an expression over the players, by their ids.
macro_rules! by_id {
    ($db:ident, $expr:expr) => {
        select($expr).from(Player).order_by(Player::id).all(&$db).await?
    };
}

on_every_backend! {
    #![setup(league)]

    /// parity: Queries | window functions | same, but for NULLs in their order | same, but for enums, decimals and NULLs in
    /// their order | equal: NULLs last, enums by declaration, decimals by value
    async fn places(db: Db) -> squall::Result<()> {
        let by_age = || window().order_by(Player::age);
        let places = (
            row_number().over(by_age().order_by(Player::id)),
            rank().over(by_age()),
            dense_rank().over(by_age()),
            ntile(2).over(by_age().order_by(Player::id)),
        );
        assert_eq!(by_id!(db, places), [(5, 5, 4, 2), (3, 3, 3, 1), (2, 2, 2, 1), (4, 3, 3, 2), (1, 1, 1, 1)]);
        let shares = (percent_rank().over(by_age()), cume_dist().over(by_age()));
        assert_same(by_id!(db, shares), [(1.0, 1.0), (0.5, 0.8), (0.25, 0.4), (0.5, 0.8), (0.0, 0.2)]);
        // Without an order all are peers.
        assert_eq!(by_id!(db, (rank().over(window()), cume_dist().over(window()))), [(1, 1.0); 5]);
        assert_eq!(by_id!(db, ntile(3).over(by_age().order_by(Player::id))), [3, 2, 1, 2, 1]);
        Ok(())
    }

    async fn the_order_is_that_of_order_by(db: Db) -> squall::Result<()> {
        macro_rules! places {
            ($($terms:expr),+) => { by_id!(db, row_number().over(window().order_by(($($terms,)+ Player::id)))) };
        }
        assert_eq!(places!(Player::points), [3, 1, 2, 5, 4]);
        assert_eq!(places!(Player::points.desc()), [1, 4, 3, 5, 2]);
        assert_eq!(places!(Player::points.desc().nulls_first()), [2, 5, 4, 1, 3]);
        assert_eq!(places!(Player::name), [1, 2, 4, 5, 3]);
        assert_eq!(places!(Player::rank), [4, 3, 1, 2, 5]);
        assert_eq!(places!(Player::rank.desc()), [1, 3, 4, 5, 2]);
        assert_eq!(places!(Player::fee), [4, 3, 5, 2, 1]);
        assert_eq!(places!(-Player::fee), [2, 3, 1, 4, 5]);
        assert_eq!(places!(Player::active), [2, 3, 1, 4, 5]);
        assert_eq!(places!(lower(Player::name)), [1, 2, 3, 5, 4]);
        Ok(())
    }

    async fn within_partitions(db: Db) -> squall::Result<()> {
        macro_rules! places {
            ($keys:expr) => { by_id!(db, row_number().over(window().partition_by($keys).order_by(Player::id))) };
        }
        // NULLs are one partition.
        assert_eq!(places!(Player::team_id), [1, 2, 1, 1, 2]);
        assert_eq!(places!(Player::points), [1, 1, 1, 1, 2]);
        assert_eq!(places!((Player::rank, Player::active)), [1, 1, 1, 1, 2]);
        assert_eq!(places!(Player::rank), [1, 1, 1, 2, 2]);
        assert_eq!(places!(length(Player::name) + 1), [1, 2, 1, 1, 2]);
        update(Player).set(Player::fee, decimal("10.5")).filter(Player::id.ge(3)).exec(&db).await?;
        assert_eq!(places!(Player::fee), [1, 1, 2, 3, 4]);
        assert_eq!(places!(Player::fee * decimal("2.00")), [1, 1, 2, 3, 4]);
        let fees = rank().over(window().order_by(Player::fee));
        assert_eq!(by_id!(db, fees), [2, 1, 2, 2, 2]);
        Ok(())
    }

    async fn other_rows(db: Db) -> squall::Result<()> {
        let ids = || window().order_by(Player::id);
        let near = (lag(Player::age).over(ids()), lead(Player::points).over(ids()));
        assert_eq!(
            by_id!(db, near),
            [(None, Some(-3)), (Some(40), Some(0)), (Some(30), None), (Some(20), Some(10)), (Some(30), None)]
        );
        let far = (
            lag(Player::age).offset(2).default(7).over(ids()),
            lead(Player::points).offset(1).default(Player::id.cast::<i64>()).over(ids()),
            lag(Player::name).offset(0).over(ids()),
        );
        let text = |text: &str| Some(text.to_owned());
        let expected: [(i16, Option<i64>, Option<String>); 5] = [
            (7, Some(-3), text("Ann")),
            (7, Some(0), text("Bob")),
            (40, None, text("cy")),
            (30, Some(10), text("Änne")),
            (20, Some(5), text("Dora")),
        ];
        assert_eq!(by_id!(db, far), expected);
        // A default that is longer, or finer, than the column takes.
        let defaults = (lag(Player::fee).default(decimal("0.12345")).over(ids()), lag(Player::name).default("nobody").over(ids()));
        assert_same(by_id!(db, defaults)[0].clone(), (decimal("0.12345"), "nobody"));
        let kinds = (
            lag(Player::rank).default(Rank::Adept).over(ids()),
            lag(Player::active).over(ids()),
            lead(Player::born).default(date("1970-01-01")).over(ids()),
            lead(Player::weight).over(ids()),
        );
        let (rank, active, born, weight) = by_id!(db, kinds)[4];
        assert_eq!((rank, active, born, weight), (Rank::Novice, Some(true), date("1970-01-01"), None));
        Ok(())
    }

    async fn ends_of_a_frame(db: Db) -> squall::Result<()> {
        let by_age = || window().order_by((Player::age, Player::id));
        let whole = || by_age().rows_between(unbounded_preceding(), unbounded_following());
        let ends = (
            first_value(Player::id).over(by_age()),
            last_value(Player::id).over(by_age()),
            last_value(Player::id).over(whole()),
            nth_value(Player::id, 2).over(by_age()),
            nth_value(Player::id, 9).over(whole()),
        );
        let row = |last, second| (Some(5), Some(last), Some(1), second, None);
        assert_eq!(
            by_id!(db, ends),
            [row(1, Some(3)), row(2, Some(3)), row(3, Some(3)), row(4, Some(3)), row(5, None)]
        );
        let values = (first_value(Player::rank).over(by_age()), last_value(Player::fee).over(whole()), first_value(Player::points).over(by_age()));
        assert_same(by_id!(db, values)[0], (Some(Rank::Master), Some(decimal("10.50")), Some(10)));
        // An empty frame has no first value.
        let after = by_age().rows_between(following(1), following(1));
        assert_eq!(by_id!(db, first_value(Player::id).over(after)), [None, Some(4), Some(2), Some(1), Some(3)]);
        Ok(())
    }

    async fn aggregates(db: Db) -> squall::Result<()> {
        let teams = || window().partition_by(Player::team_id);
        let sums = (sum(Player::points).over(teams()), count(Player::points).over(teams()), count_all().over(window()));
        assert_eq!(by_id!(db, sums), [(Some(7), 2, 5), (Some(7), 2, 5), (Some(10), 2, 5), (None, 0, 5), (Some(10), 2, 5)]);
        let running = || window().order_by(Player::id);
        let sums = (sum(Player::age).over(running()), avg(Player::age).over(running()), sum(Player::fee).over(running()));
        assert_same(
            by_id!(db, sums),
            [
                (Some(40i64), Some(40.0), Some(decimal("10.50"))),
                (Some(70), Some(35.0), Some(decimal("20.25"))),
                (Some(90), Some(30.0), Some(decimal("120.25"))),
                (Some(120), Some(30.0), Some(decimal("120.25"))),
                (Some(119), Some(23.8), Some(decimal("120.24"))),
            ],
        );
        let ends = (
            min(Player::rank).over(running()),
            max(Player::name).over(running()),
            min(Player::fee).over(running()),
            max(Player::born).over(teams()),
            bool_and(Player::active).over(running()),
        );
        let row = |rank, name: &str, fee, born, all| (Some(rank), Some(name.to_owned()), Some(decimal(fee)), Some(date(born)), Some(all));
        assert_same(
            by_id!(db, ends),
            [
                row(Rank::Master, "Ann", "10.50", "2000-01-31", true),
                row(Rank::Adept, "Bob", "9.75", "2000-01-31", true),
                row(Rank::Novice, "cy", "9.75", "2000-01-31", false),
                row(Rank::Novice, "Änne", "0", "2000-01-31", false),
                row(Rank::Novice, "Änne", "-0.01", "2000-01-31", false),
            ],
        );
        Ok(())
    }

    /// parity: Queries | FILTER of an aggregate | same | same, but not of our own aggregates | equal
    async fn filtered(db: Db) -> squall::Result<()> {
        let counts = (
            count_all().filter(Player::active),
            sum(Player::points).filter(Player::age.gt(20)).filter(Player::active),
            avg(Player::age).filter(Player::rank.eq(Rank::Master)),
            sum(Player::fee).filter(Player::fee.gt(decimal("10"))),
            count_distinct(Player::points).filter(Player::id.gt(1)),
            max(Player::rank).filter(Player::rank.lt(Rank::Master)),
            sum(Player::weight).filter(Player::weight.gt(0.0)),
            // What is NULL is not true.
            count_all().filter(Player::points.gt(0)),
            count_all().filter(None::<squall::query::Expr<(), bool>>),
        );
        let expected = (4, Some(7), Some(19.5), Some(decimal("110.50")), 3, Some(Rank::Adept), Some(81.5), 2, 5);
        assert_same(select(counts).from(Player).one(&db).await?, expected);
        let names = string_agg(Player::name, ",", Player::id).filter(Player::team_id.is_not_null());
        let flags = (bool_or(Player::active).filter(Player::id.eq(3)), min(Player::born).filter(Player::id.gt(9)));
        let found = select((names, flags)).from(Player).one(&db).await?;
        assert_eq!(found, (Some("Ann,Bob,cy,Dora".to_owned()), (Some(false), None)));
        let teams = select((Player::team_id, count_all().filter(Player::active)))
            .from(Player)
            .group_by(Player::team_id)
            .having(count_all().filter(Player::active).gt(0))
            .order_by((count_all().filter(Player::active).desc(), Player::team_id));
        assert_eq!(teams.all(&db).await?, [(Some(1), 2), (Some(2), 1), (None, 1)]);
        let running = window().order_by(Player::id);
        let over = sum(Player::age).filter(Player::active).over(running.clone());
        assert_eq!(by_id!(db, over), [Some(40), Some(70), Some(70), Some(100), Some(99)]);
        let over = avg(Player::fee).filter(Player::fee.gt(decimal("50"))).over(running);
        assert_same(by_id!(db, over), [None, None, Some("100.0000000000000000"), Some("100.0000000000000000"), Some("100.0000000000000000")].map(|it| it.map(decimal)));
        Ok(())
    }

    async fn of_groups(db: Db) -> squall::Result<()> {
        let teams = select((
            Player::team_id,
            sum(Player::age),
            rank().over(window().order_by(sum(Player::age).desc())),
            sum(sum(Player::age)).over(window()),
            count_all().over(window()),
        ))
        .from(Player)
        .group_by(Player::team_id)
        .order_by(Player::team_id);
        assert_eq!(
            teams.all(&db).await?,
            [(Some(1), Some(70), 1, Some(119), 3), (Some(2), Some(19), 3, Some(119), 3), (None, Some(30), 2, Some(119), 3)]
        );
        let shares = select((Player::rank, count_all().cast::<f64>() / sum(count_all()).over(window()).cast::<f64>()))
            .from(Player)
            .group_by(Player::rank)
            .order_by(Player::rank);
        assert_same(shares.all(&db).await?, [(Rank::Novice, Some(0.4)), (Rank::Adept, Some(0.2)), (Rank::Master, Some(0.4))]);
        Ok(())
    }

    async fn of_joined_rows(db: Db) -> squall::Result<()> {
        let rows = select((Team::name, row_number().over(window().partition_by(Team::id).order_by(Player::id)), lag(Player::name).default("-").over(window().order_by((Team::id, Player::id)))))
            .from(Team)
            .left_join(Player, Player::team_id.eq(Team::id))
            .order_by((Team::id, Player::id));
        let row = |team: &str, place, before: Option<&str>| (team.to_owned(), place, before.map(str::to_owned));
        assert_eq!(
            rows.all(&db).await?,
            [row("Reds", 1, Some("-")), row("Reds", 2, Some("Ann")), row("Blues", 1, Some("Bob")), row("Blues", 2, Some("cy")), row("Empty", 1, Some("Dora"))]
        );
        let pairs = select((Player::id, Opponent::id, dense_rank().over(window().order_by(Opponent::age))))
            .from(Player)
            .inner_join(Opponent, Opponent::id.eq(Player::coach_id))
            .order_by(Player::id);
        assert_eq!(pairs.all(&db).await?, [(2, 1, 2), (3, 1, 2), (4, 2, 1)]);
        Ok(())
    }

    /// What is ordered by need not be selected, and what is computed of windows is an expression like any other.
    async fn as_expressions(db: Db) -> squall::Result<()> {
        let places = || row_number().over(window().order_by(Player::name));
        let ids = select(Player::id).from(Player).order_by(places().desc()).limit(2);
        assert_eq!(ids.all(&db).await?, [4, 3]);
        let computed = (places() * 10, case().when(places().le(2), "top").otherwise("rest"), coalesce(lag(Player::points).over(window().order_by(Player::id)), -1));
        assert_eq!(by_id!(db, computed)[1], (20, "top".to_owned(), 10));
        let share = Player::age.cast::<f64>() / sum(Player::age).over(window()).cast::<f64>();
        assert_same(by_id!(db, share)[0], Some(40.0 / 119.0));
        let rank = rank().over(window().order_by(Player::rank.desc()));
        let distinct = select(rank.clone()).from(Player).distinct().order_by(rank);
        assert_eq!(distinct.all(&db).await?, [1, 3, 4]);
        // The same parameters in what is selected and what is ordered by.
        let off = sum(Player::age + 1).over(window().partition_by(Player::id % 2).order_by(Player::id));
        let distinct = select(off.clone()).from(Player).distinct().order_by(off.desc());
        assert_eq!(distinct.all(&db).await?, [Some(62), Some(41), Some(31)]);
        Ok(())
    }

    /// parity: Queries | named windows | same | same, upper and lower case are one | equal: two of one name are refused
    async fn with_names(db: Db) -> squall::Result<()> {
        let by_age = window().order_by((Player::age, Player::id)).named("by age");
        let teams = window().partition_by(Player::team_id).named("teams");
        let query = select((row_number().over(by_age.clone()), lag(Player::id).over(by_age.clone()), count_all().over(teams)))
            .from(Player)
            .order_by(first_value(Player::id).over(by_age.clone()))
            .order_by(row_number().over(by_age));
        let sql = query.to_sql(db.dialect())?.text;
        assert_eq!((sql.matches("ORDER BY \"players\".\"age\"").count(), sql.matches(" WINDOW ").count()), (1, 1), "{sql}");
        assert_eq!(query.all(&db).await?, [(1, None, 2), (2, Some(5), 2), (3, Some(3), 2), (4, Some(2), 1), (5, Some(4), 2)]);
        // Only in ORDER BY.
        let ids = select(Player::id).from(Player).order_by(rank().over(window().order_by(Player::name).named("w")));
        assert_eq!(ids.all(&db).await?, [1, 2, 5, 3, 4]);
        let clash = select((rank().over(window().named("W")), rank().over(window().order_by(Player::id).named("w")))).from(Player);
        assert_fails(clash.all(&db).await, "InvalidQuery");
        assert_fails(select(rank().over(window().named(""))).from(Player).all(&db).await, "InvalidQuery");
        Ok(())
    }

    /// parity: Queries | row_number, lag and the like of rows in no order | by chance | by chance | refused
    async fn of_rows_in_no_order(db: Db) {
        macro_rules! refused {
            ($($expr:expr),+ $(,)?) => {$(
                let error = squall_tests::failure(select($expr).from(Player).all(&db).await.map(|rows| rows.len()));
                assert_eq!(squall_tests::kind(&error), "InvalidQuery");
                assert!(error.to_string().contains("add `order_by` to"), "{error}");
            )+};
        }
        let teams = || window().partition_by(Player::team_id);
        refused!(
            row_number().over(teams()),
            ntile(2).over(teams()),
            lag(Player::id).over(teams()),
            lead(Player::id).over(teams()),
            first_value(Player::id).over(teams()),
            last_value(Player::id).over(teams()),
            nth_value(Player::id, 1).over(teams()),
            sum(Player::id).over(teams().rows_between(preceding(1), current_row())),
            sum(Player::id).over(teams().groups_between(preceding(1), current_row())),
        );
    }

    /// parity: Queries | window functions in WHERE, HAVING, GROUP BY, ON, RETURNING, in aggregates and in another | error | error
    /// | refused
    async fn out_of_place(db: Db) -> squall::Result<()> {
        let place = || rank().over(window());
        macro_rules! refused {
            ($($run:expr),+ $(,)?) => {$(
                let error = squall_tests::failure($run.await.map(|_| ()));
                assert_eq!(squall_tests::kind(&error), "InvalidQuery", "{error}");
                assert!(error.to_string().contains("a window function cannot stand in"), "{error}");
            )+};
        }
        let ids = || select(Player::id).from(Player);
        refused!(
            ids().filter(place().eq(1)).all(&db),
            ids().group_by(place()).all(&db),
            ids().group_by(Player::id).having(place().eq(1)).all(&db),
            ids().inner_join(Team, place().eq(Team::id.cast::<i64>())).all(&db),
            select(sum(place())).from(Player).all(&db),
            select(count_all().filter(place().eq(1))).from(Player).all(&db),
            select(sum(place()).over(window())).from(Player).all(&db),
            select(rank().over(window().order_by(place()))).from(Player).all(&db),
            select(rank().over(window().partition_by(place()))).from(Player).all(&db),
            update(Player).set(Player::points, place()).all_rows().exec(&db),
            update(Player).set(Player::age, 1).filter(place().eq(1)).exec(&db),
            delete(Player).filter(place().eq(1)).exec(&db),
            delete(Player).filter(Player::id.eq(1)).returning(place()).all(&db),
        );
        // Beside an aggregate, what a window is over has to be grouped by, too.
        let ungrouped = select((count_all(), rank().over(window().order_by(Player::name)))).from(Player);
        assert_fails(ungrouped.all(&db).await, "InvalidQuery");
        assert_fails(select(ntile(0).over(window().order_by(Player::id))).from(Player).all(&db).await, "InvalidValue");
        assert_fails(select(nth_value(Player::id, 0).over(window().order_by(Player::id))).from(Player).all(&db).await, "InvalidValue");
        let far = lag(Player::id).offset(u32::MAX).over(window().order_by(Player::id));
        assert_fails(select(far).from(Player).all(&db).await, "InvalidValue");
        Ok(())
    }
}
