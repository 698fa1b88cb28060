//! WITH: common table expressions, also those that name themselves.

use squall::prelude::*;
use squall_testing::on_every_backend;

use super::*;

#[derive(View, Debug, Clone, PartialEq)]
pub struct Size {
    pub team: i32,
    pub players: i64,
}

#[derive(View, Debug, Clone, PartialEq)]
pub struct Largest {
    pub players: i64,
}

/// A player, and how many coaches are above.
#[derive(View, Debug, Clone, PartialEq)]
pub struct Below {
    pub id: i32,
    pub depth: i32,
}

#[derive(View, Debug, Clone, PartialEq)]
pub struct Reached {
    pub id: i32,
}

alias!(pub Rival = Size);

fn sizes() -> squall::query::Cte<Size> {
    select(SizeFields { team: Team::id, players: count(Player::id) })
        .from(Team)
        .left_join(Player, Player::team_id.eq(Team::id))
        .group_by(Team::id)
        .cte()
}

on_every_backend! {
    #![setup(league)]

    /// parity: Queries | `cte`, several, one made of another, materialized or not | WITH | same | equal
    async fn with(db: Db) -> squall::Result<()> {
        let sizes = sizes();
        let all = select(Size).from(&sizes).order_by((Size::players.desc(), Size::team));
        let size = |team, players| Size { team, players };
        assert_eq!(all.all(&db).await?, [size(1, 2), size(2, 2), size(3, 0)]);
        let largest = select(LargestFields { players: coalesce(max(Size::players), 0) }).from(&sizes).cte();
        let teams = select(Team::name)
            .from(Team)
            .inner_join(&sizes, Size::team.eq(Team::id))
            .inner_join(largest.materialized(), Largest::players.eq(Size::players))
            .order_by(Team::name);
        assert_eq!(teams.to_sql(db.dialect())?.text.matches("WITH").count(), 1);
        assert_eq!(teams.all(&db).await?, ["Blues", "Reds"]);
        let rivals = select((Size::team, Rival::team))
            .from(sizes.clone().not_materialized())
            .inner_join(sizes.not_materialized().named(Rival), Size::players.eq(Rival::players).and(Size::team.lt(Rival::team)));
        assert_eq!(rivals.all(&db).await?, [(1, 2)]);
        Ok(())
    }

    async fn in_a_subquery(db: Db) -> squall::Result<()> {
        let sizes = sizes();
        let full = select(Size::team).from(&sizes).filter(Size::players.ge(2));
        assert_eq!(ids(&db, Player::team_id.in_query(full)).await, [1, 2, 3, 5]);
        let empty = select(Size::team).correlate(Team).from(&sizes).filter(Size::players.eq(0)).filter(Size::team.eq(Team::id));
        let names: Vec<String> = select(Team::name).from(Team).filter(exists(empty)).all(&db).await?;
        assert_eq!(names, ["Empty"]);
        Ok(())
    }

    /// parity: Queries | `recursive`, `recursive_all`: a tree, and a graph with a cycle | WITH RECURSIVE | same | equal
    async fn of_a_tree(db: Db) -> squall::Result<()> {
        // 1 coaches 2 and 3, 2 coaches 4; 5 has none.
        let tree = recursive_all(
            select(BelowFields { id: Player::id, depth: val(0) }).from(Player).filter(Player::coach_id.is_null()),
            |above| {
                select(BelowFields { id: Player::id, depth: Below::depth + 1 })
                    .from(above)
                    .inner_join(Player, Player::coach_id.eq(Below::id))
            },
        );
        let players = select((Player::name, Below::depth))
            .from(&tree)
            .inner_join(Player, Player::id.eq(Below::id))
            .order_by((Below::depth, Below::id));
        let expected = [("Ann", 0), ("Dora", 0), ("Bob", 1), ("cy", 1), ("Änne", 2)];
        assert_eq!(players.all(&db).await?, expected.map(|(name, depth)| (name.to_owned(), depth)));
        Ok(())
    }

    async fn of_a_graph_with_a_cycle(db: Db) -> squall::Result<()> {
        update(Player).set(Player::coach_id, 4).filter(Player::id.eq(1)).exec(&db).await?;
        let reached = recursive(
            select(ReachedFields { id: Player::id }).from(Player).filter(Player::id.eq(2)),
            |so_far| {
                select(ReachedFields { id: Player::id })
                    .from(so_far)
                    .inner_join(Player, Player::coach_id.eq(Reached::id))
            },
        );
        let all: Vec<i32> = select(Reached::id).from(reached).order_by(Reached::id).all(&db).await?;
        assert_eq!(all, [1, 2, 3, 4]);
        Ok(())
    }

    /// parity: Queries | a recursive part with windows, an order, a limit, or the rows so far in a subquery | works, but for a
    /// subquery in WHERE | an error | refused: as an invalid query
    /// parity: Queries | a recursive part with the rows so far on the side of an outer join that may be missing | an error | works |
    /// refused: as an invalid query
    /// parity: Queries | a recursive part with aggregates | an error | an error | refused: as an invalid query
    async fn what_adds_to_a_recursive_query(db: Db) {
        macro_rules! refused {
            ($($reason:literal: |$so_far:ident| $step:expr;)+) => { $(
                let start = select(ReachedFields { id: Player::id }).from(Player).filter(Player::coach_id.is_null());
                let reached = recursive(start, |$so_far| $step);
                let error = select(Reached::id).from(reached).all(&db).await.unwrap_err().to_string();
                assert!(error.contains($reason), "{error}");
            )+ };
        }
        let ids = || select(ReachedFields { id: Player::id });
        refused! {
            "has a window function": |it| select(ReachedFields { id: row_number().over(window().order_by(Player::id)).cast::<i32>() })
                .from(it)
                .inner_join(Player, Player::coach_id.eq(Reached::id));
            "makes groups": |it| select(ReachedFields { id: coalesce(max(Player::id), 1) }).from(it).inner_join(Player, Player::coach_id.eq(Reached::id));
            "makes groups": |it| ids().from(it).inner_join(Player, Player::coach_id.eq(Reached::id)).group_by(Player::id);
            "an order or a limit": |it| ids().from(it).inner_join(Player, Player::coach_id.eq(Reached::id)).order_by(Player::id);
            "an order or a limit": |it| ids().from(it).inner_join(Player, Player::coach_id.eq(Reached::id)).limit(1);
            "an outer join can leave them out": |it| ids().from(Player).left_join(it, Player::coach_id.eq(Reached::id));
            "an outer join can leave them out": |it| select(ReachedFields { id: Player::id }).from(it).right_join(Player, Player::coach_id.eq(Reached::id));
            "in a query inside": |it| ids().from(Player).filter(Player::coach_id.in_query(select(Reached::id).from(it)));
            "in a query inside": |it| ids()
                .from(select(ReachedFields { id: Reached::id }).from(it).subquery())
                .inner_join(Player, Player::coach_id.eq(Reached::id));
            "is a set operation": |it| ids().from(it).inner_join(Player, Player::coach_id.eq(Reached::id)).union(ids().from(Player));
        }
    }

    async fn an_outer_join_of_the_rows_so_far(db: Db) -> squall::Result<()> {
        let start = select(ReachedFields { id: Player::id }).from(Player).filter(Player::id.eq(2));
        let reached = recursive(start, |so_far| {
            select(ReachedFields { id: coalesce(Player::id, 5) }).from(so_far).left_join(Player, Player::coach_id.eq(Reached::id)).distinct()
        });
        assert_eq!(select(Reached::id).from(reached).order_by(Reached::id).all(&db).await?, [2, 4, 5]);
        Ok(())
    }

    async fn two_of_one_name(db: Db) -> squall::Result<()> {
        let few = select(SizeFields { team: Team::id, players: val(1i64) }).from(Team).cte();
        let both = select(Size::team).from(sizes()).inner_join(few.named(Rival), Rival::team.eq(Size::team));
        let error = both.all(&db).await.unwrap_err().to_string();
        assert!(error.contains("two different queries are named `size`"), "{error}");
        Ok(())
    }
}
