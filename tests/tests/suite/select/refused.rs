//! Queries that one database would refuse and the other answer at random: refused before they are sent, by both.

use squall::prelude::*;
use squall_testing::on_every_backend;
use squall_tests::{failure, kind};

use super::*;

alias!(pub Players = Team);

/// Checks that a query is refused for this reason, when it is printed and when it is run.
macro_rules! refused {
    ($db:ident, $query:expr, $reason:expr) => {
        let query = $query;
        let printed = failure(query.to_sql($db.dialect()));
        let run = failure(query.all(&$db).await.map(|rows| rows.len()));
        assert_eq!((kind(&printed), kind(&run)), ("InvalidQuery", "InvalidQuery"), "{printed} {run}");
        assert_eq!(printed.to_string(), run.to_string());
        assert!(run.to_string().contains($reason), "{run}");
    };
}

on_every_backend! {
    #![setup(league)]

    /// parity: Queries | bare column beside GROUP BY | error | accepted | refused
    async fn a_column_that_is_not_grouped_by(db: Db) {
        let by_team = || select((Player::team_id, Player::name)).from(Player).group_by(Player::team_id);
        refused!(db, by_team(), "`players.name` is neither in `group_by` nor in an aggregate");
        refused!(db, select((Player::name, count_all())).from(Player), "`players.name` is neither");
        refused!(db, select((Player, count_all())).from(Player), "`players.id` is neither");
        let part = select(Player::age + 1).from(Player).group_by(Player::age + 2);
        refused!(db, part, "`players.age` is neither");
        let inside = select(length(Player::name)).from(Player).group_by(Player::team_id);
        refused!(db, inside, "`players.name` is neither");
        let beside = select(count_all() + Player::points).from(Player);
        refused!(db, beside, "`players.points` is neither");
        let other = select((Coach::name, count_all())).from(Player);
        let other = other.inner_join(Coach, Coach::id.eq(Player::coach_id)).group_by(Player::id);
        refused!(db, other, "`coach.name` is neither");
    }

    async fn an_order_or_a_condition_that_is_not_grouped_by(db: Db) {
        let by_team = || select(Player::team_id).from(Player).group_by(Player::team_id);
        refused!(db, by_team().order_by(Player::name), "`players.name` is neither");
        refused!(db, by_team().having(Player::name.eq("x")), "`players.name` is neither");
        let all = select(count_all()).from(Player).order_by(Player::id);
        refused!(db, all, "`players.id` is neither");
        let bare = select(Player::id).from(Player).having(Player::id.gt(1));
        refused!(db, bare, "`having` without `group_by`");
    }

    /// parity: Queries | DISTINCT ordered by another column | error | accepted | refused
    async fn an_order_of_distinct_rows_by_something_else(db: Db) {
        let ages = || select(Player::age).from(Player).distinct();
        let reason = "can only be ordered by what it selects";
        refused!(db, ages().order_by(Player::id), reason);
        refused!(db, ages().order_by(Player::age + 1), reason);
        refused!(db, ages().order_by((Player::age, Player::name)), reason);
    }

    async fn an_aggregate_where_none_can_be(db: Db) {
        let reason = "aggregate";
        refused!(db, select(Player::id).from(Player).filter(count_all().gt(1)), reason);
        refused!(db, select(count_all()).from(Player).group_by(max(Player::age)), reason);
        refused!(db, select(max(count_all())).from(Player), reason);
        let joined = select(Player::id).from(Player).inner_join(Team, max(Team::id).eq(Player::team_id));
        refused!(db, joined, reason);
    }

    async fn a_table_that_is_there_twice(db: Db) {
        let reason = "twice";
        refused!(db, select(Player::id).from(Player).cross_join(Team).cross_join(Team), reason);
        refused!(db, select(Player::id).from(Player).cross_join(Coach).left_join(Coach, val(true)), reason);
        refused!(db, select(Team::id).from(Team).cross_join(Player).cross_join(Players), reason);
    }
}
