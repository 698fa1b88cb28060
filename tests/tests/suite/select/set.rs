//! UNION, INTERSECT and EXCEPT.

use squall::{all, prelude::*};
use squall_testing::on_every_backend;

use super::*;

#[derive(View, Debug, Clone, PartialEq)]
pub struct Named {
    pub name: String,
    pub rank: Option<Rank>,
}

fn sorted<T: Ord>(mut rows: Vec<T>) -> Vec<T> {
    rows.sort();
    rows
}

on_every_backend! {
    #![setup(league)]

    /// parity: Queries | `union`, `intersect`, `except`, and `union_all` | UNION .. | same | equal
    async fn of_rows(db: Db) -> squall::Result<()> {
        let ages = |team: i32| select(Player::age).from(Player).filter(Player::team_id.eq(team));
        let all = || select(Player::age).from(Player);
        assert_eq!(sorted(ages(1).union(ages(2)).all(&db).await?), [-1, 20, 30, 40]);
        assert_eq!(sorted(all().union_all(ages(1)).all(&db).await?), [-1, 20, 30, 30, 30, 40, 40]);
        assert_eq!(sorted(all().intersect(ages(2)).all(&db).await?), [-1, 20]);
        assert_eq!(sorted(all().except(ages(2)).all(&db).await?), [30, 40]);
        // From the left, whatever the operation.
        let left = ages(1).union(ages(2)).except(ages(1)).union_all(ages(2));
        assert_eq!(sorted(left.all(&db).await?), [-1, -1, 20, 20]);
        let right = ages(1).union(ages(2).intersect(ages(1)));
        assert_eq!(sorted(right.all(&db).await?), [30, 40]);
        Ok(())
    }

    /// parity: Queries | `intersect_all`, `except_all` | INTERSECT ALL, EXCEPT ALL | refused | declared
    async fn of_rows_that_come_again(db: Db) -> squall::Result<()> {
        let ages = |from: i32| select(Player::age).from(Player).filter(Player::id.ge(from));
        let both = sorted_or_refused(ages(1).intersect_all(ages(1)).all(&db).await)?;
        let less = sorted_or_refused(ages(1).except_all(ages(4)).all(&db).await)?;
        if db.dialect().backend() == "Postgres" {
            assert_eq!(both.unwrap(), [-1, 20, 30, 30, 40]);
            assert_eq!(less.unwrap(), [20, 30, 40]);
        } else {
            assert_eq!(both, None);
            assert_eq!(less, None);
        }
        Ok(())
    }

    async fn with_an_order_and_a_limit_of_their_own(db: Db) -> squall::Result<()> {
        let oldest = || select(Player).from(Player).order_by(Player::age.desc()).limit(1);
        let youngest = || select(Player).from(Player).order_by(Player::age).limit(2);
        let both = oldest().union_all(youngest()).order_by(Player::name.desc()).limit(2);
        let names: Vec<String> = both.all(&db).await?.into_iter().map(|it| it.name).collect();
        assert_eq!(names, ["cy", "Dora"]);
        let one = oldest().union(youngest()).limit(1).offset(1).all(&db).await?;
        assert_eq!(one.len(), 1);
        Ok(())
    }

    async fn into_a_view(db: Db) -> squall::Result<()> {
        let players = select(NamedFields { name: Player::name, rank: Player::rank }).from(Player);
        let teams = select(NamedFields { name: Team::name, rank: val(Rank::Novice) }).from(Team);
        let all = players.clone().filter(Player::rank.gt(Rank::Novice)).union(teams.clone());
        let all = all.order_by((Named::rank.desc(), Named::name.desc()));
        let names: Vec<String> = all.all(&db).await?.into_iter().map(|it| it.name).collect();
        assert_eq!(names, ["Dora", "Ann", "Bob", "Reds", "Empty", "Blues"]);
        // In the place of a table, and as a CTE.
        let both = players.union_all(teams);
        let count: i64 = select(count_all()).from(both.clone().subquery()).one(&db).await?;
        assert_eq!(count, 8);
        let long = select(Named::name).from(both.cte()).filter(length(Named::name).ge(5)).order_by(Named::name);
        assert_eq!(long.all(&db).await?, ["Blues", "Empty"]);
        Ok(())
    }

    async fn what_is_equal_by_its_value(db: Db) -> squall::Result<()> {
        let one = |text: &str| select(val(decimal(text)));
        assert_eq!(one("1.50").union(one("1.5")).all(&db).await?.len(), 1);
        assert_eq!(one("1.50").intersect(one("1.5")).all(&db).await?.len(), 1);
        assert_eq!(one("1.50").except(one("1.5")).all(&db).await?.len(), 0);
        let fees = || select(Player::fee).from(Player).filter(Player::id.eq(1));
        assert_eq!(fees().union(one("10.5")).all(&db).await?.len(), 1);
        assert_eq!(one("10.5").except(fees()).all(&db).await?.len(), 0);
        let json = |text: &str| select(val(serde_json::from_str::<serde_json::Value>(text).unwrap()));
        assert_eq!(json(r#"{"a":1,"b":2}"#).union(json(r#"{"b":2, "a":1.0}"#)).all(&db).await?.len(), 1);
        let nulls = || select(Player::points).from(Player).filter(Player::points.is_null());
        assert_eq!(nulls().union(nulls()).all(&db).await?, [None]);
        assert_eq!(nulls().intersect(nulls()).all(&db).await?, [None]);
        Ok(())
    }

    async fn in_an_expression(db: Db) -> squall::Result<()> {
        let of = |id: i32| select(Coach::id).from(Coach).filter(Coach::id.eq(id));
        assert_eq!(ids(&db, Player::id.in_query(of(1).union(of(4)))).await, [1, 4]);
        assert_eq!(ids(&db, Player::id.gt(all(of(1).union_all(of(3))))).await, [4, 5]);
        assert_eq!(ids(&db, exists(of(9).union_all(of(8)))).await, NONE);
        Ok(())
    }
}

/// The rows in order; none where the database has no such operation.
fn sorted_or_refused(rows: squall::Result<Vec<i16>>) -> squall::Result<Option<Vec<i16>>> {
    match rows {
        Ok(rows) => Ok(Some(sorted(rows))),
        Err(squall::Error::Unsupported { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}
