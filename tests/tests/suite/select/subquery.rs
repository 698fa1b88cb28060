//! Queries inside of others: in conditions, as values, and in the place of tables.

use squall::{all, any, prelude::*};
use squall_testing::on_every_backend;

use super::*;

/// How many players a team has, and the sum of their points.
#[derive(View, Debug, Clone, PartialEq)]
pub struct TeamSize {
    pub team: Option<i32>,
    pub players: i64,
    pub points: Option<i64>,
}

#[derive(View, Debug, Clone, PartialEq)]
pub struct Fee {
    pub player: i32,
    pub fee: Decimal,
}

#[derive(Projection, Debug, PartialEq)]
pub struct Card {
    pub name: String,
    pub nick: Option<String>,
    pub team: Option<Team>,
    pub boss: Boss,
}

#[derive(Projection, Debug, PartialEq)]
pub struct Boss {
    pub name: Option<String>,
}

alias!(pub Other = Player);
alias!(pub OtherSize = TeamSize);

on_every_backend! {
    #![setup(league)]

    /// parity: Queries | `exists`, `not_exists`, correlated | EXISTS | same | equal
    async fn exists_one(db: Db) -> squall::Result<()> {
        let players = || select(Player::id).correlate(Team).from(Player).filter(Player::team_id.eq(Team::id));
        let teams = |condition| select(Team::id).from(Team).filter(condition).order_by(Team::id).all(&db);
        let with = players().filter(Player::active);
        assert_eq!(teams(exists(with)).await?, [1, 2]);
        assert_eq!(teams(not_exists(players())).await?, [3]);
        // What it selects does not matter, but for whether there are groups.
        let grouped = select(count_all()).correlate(Team).from(Player).filter(Player::team_id.eq(Team::id));
        assert_eq!(teams(exists(grouped)).await?, [1, 2, 3]);
        let distinct = select(Player::rank).correlate(Team).from(Player).filter(Player::team_id.eq(Team::id)).distinct();
        assert_eq!(teams(exists(distinct.order_by(Player::rank))).await?, [1, 2]);
        Ok(())
    }

    /// parity: Queries | `in_query`, `not_in_query`, also with NULLs | IN | same; decimals, JSON, UUIDs and timestamps by value | equal
    async fn in_one(db: Db) -> squall::Result<()> {
        let team_ids = || select(Player::team_id).from(Player);
        let teams = |condition| select(Team::id).from(Team).filter(condition).order_by(Team::id).all(&db);
        assert_eq!(teams(Team::id.in_query(team_ids())).await?, [1, 2]);
        // One of the values is NULL, so no team is surely not among them.
        assert_eq!(teams(Team::id.not_in_query(team_ids())).await?, NONE);
        assert_eq!(teams(Team::id.not_in_query(team_ids().filter(Player::team_id.is_not_null()))).await?, [3]);
        assert_eq!(ids(&db, Player::fee.in_query(select(val(decimal("10.500"))))).await, [1]);
        assert_eq!(
            ids(&db, Player::rank.in_query(select(Other::rank).from(Other).filter(Other::id.eq(5)))).await,
            [1, 5]
        );
        let none = select(Other::id).from(Other).filter(Other::id.gt(100));
        assert_eq!(ids(&db, Player::id.in_query(none.clone())).await, NONE);
        assert_eq!(ids(&db, Player::id.not_in_query(none)).await, [1, 2, 3, 4, 5]);
        Ok(())
    }

    /// parity: Queries | `scalar`: NULL of no row | `(SELECT ..)` | same | equal
    async fn scalar_one(db: Db) -> squall::Result<()> {
        let count = select(count_all()).correlate(Team).from(Player).filter(Player::team_id.eq(Team::id));
        let dearest = select(max(Player::fee)).correlate(Team).from(Player).filter(Player::team_id.eq(Team::id));
        let teams = select((Team::name, scalar(count.clone()), scalar(dearest)))
            .from(Team)
            .order_by((scalar(count).desc(), Team::id));
        let expected = [
            ("Reds".to_owned(), Some(2), Some(decimal("10.50"))),
            ("Blues".into(), Some(2), Some(decimal("100"))),
            ("Empty".into(), Some(0), None),
        ];
        assert_eq!(teams.all(&db).await?, expected);
        let mean = select(avg(Other::age)).from(Other);
        assert_eq!(ids(&db, Player::age.cast::<f64>().gt(scalar(mean))).await, [1, 2, 4]);
        // By its key there is one row at most.
        let coach = select(Coach::name).correlate(Player).from(Coach).filter(Coach::id.eq(Player::coach_id));
        let names: Vec<Option<String>> = select(scalar(coach)).from(Player).order_by(Player::id).all(&db).await?;
        assert_eq!(names, [None, Some("Ann".to_owned()), Some("Ann".into()), Some("Bob".into()), None]);
        Ok(())
    }

    /// parity: Queries | a scalar subquery of several rows | error | takes the first; `squall_only` makes it an error | equal
    async fn scalar_of_several_rows(db: Db) -> squall::Result<()> {
        let several = || select(Other::name).from(Other).filter(Other::team_id.eq(1));
        let name = |query| select(scalar(query)).from(Team).filter(Team::id.eq(1)).one(&db);
        let error = name(several()).await.unwrap_err();
        assert!(error.to_string().contains("gave more than one row"), "{error}");
        assert_eq!(name(several().order_by(Other::id.desc()).limit(1)).await?, Some("Bob".to_owned()));
        assert_eq!(name(several().filter(Other::active.not())).await?, None);
        let error = name(several().distinct().order_by(Other::name)).await.unwrap_err();
        assert!(error.to_string().contains("gave more than one row"), "{error}");
        Ok(())
    }

    /// parity: Queries | `any(..)`, `all(..)`, with NULLs and no rows | ANY, ALL | counted | equal
    async fn any_and_all(db: Db) -> squall::Result<()> {
        let ages = |team: i32| select(Other::age).from(Other).filter(Other::team_id.eq(team));
        assert_eq!(ids(&db, Player::age.ge(all(ages(1)))).await, [1]);
        assert_eq!(ids(&db, Player::age.lt(any(ages(1)))).await, [2, 3, 4, 5]);
        assert_eq!(ids(&db, Player::age.eq(any(ages(2)))).await, [3, 5]);
        assert_eq!(ids(&db, Player::age.ne(all(ages(2)))).await, [1, 2, 4]);
        // Of no rows.
        assert_eq!(ids(&db, Player::age.gt(all(ages(3)))).await, [1, 2, 3, 4, 5]);
        assert_eq!(ids(&db, Player::age.gt(any(ages(3)))).await, NONE);
        // Points: 10, -3, 0, NULL, 10.
        let points = || select(Other::points).from(Other);
        assert_eq!(ids(&db, Player::points.ge(all(points()))).await, NONE);
        assert_eq!(ids(&db, Player::points.gt(any(points()))).await, [1, 3, 5]);
        let known: Vec<(i32, Option<bool>)> = select((Player::id, Player::points.ge(all(points()))))
            .from(Player)
            .order_by(Player::id)
            .all(&db)
            .await?;
        assert_eq!(known, [(1, None), (2, Some(false)), (3, Some(false)), (4, None), (5, None)]);
        // An enum by its declaration, decimals by value, text by bytes.
        let ranks = select(Other::rank).from(Other).filter(Other::id.eq(2));
        assert_eq!(ids(&db, Player::rank.gt(any(ranks))).await, [1, 5]);
        let fees = select(Other::fee).from(Other).filter(Other::id.le(2));
        assert_eq!(ids(&db, Player::fee.ge(all(fees))).await, [1, 3]);
        let names = select(Other::name).from(Other);
        assert_eq!(ids(&db, Player::name.ge(all(names))).await, [4]);
        Ok(())
    }

    /// parity: Queries | in `from` and joins | `(SELECT ..) AS name` | same | equal
    async fn in_the_place_of_a_table(db: Db) -> squall::Result<()> {
        let sizes = || {
            select(TeamSizeFields { team: Player::team_id, players: count_all(), points: sum(Player::points) })
                .from(Player)
                .group_by(Player::team_id)
        };
        let all = select(TeamSize).from(sizes().subquery()).order_by(TeamSize::players.desc());
        let all = all.order_by(TeamSize::team);
        let size = |team, players, points| TeamSize { team, players, points };
        assert_eq!(
            all.all(&db).await?,
            [size(Some(1), 2, Some(7)), size(Some(2), 2, Some(10)), size(None, 1, None)]
        );
        let teams = select((Team::name, TeamSize))
            .from(Team)
            .left_join(sizes().subquery(), TeamSize::team.eq(Team::id))
            .order_by((TeamSize::points.desc(), Team::id));
        let expected = [
            ("Blues".to_owned(), Some(size(Some(2), 2, Some(10)))),
            ("Reds".into(), Some(size(Some(1), 2, Some(7)))),
            ("Empty".into(), None),
        ];
        assert_eq!(teams.all(&db).await?, expected);
        // One of the same shape twice.
        let pairs = select((TeamSize::team, OtherSize::team))
            .from(sizes().subquery())
            .inner_join(sizes().subquery().named(OtherSize), TeamSize::points.gt(OtherSize::points));
        assert_eq!(pairs.all(&db).await?, [(Some(2), Some(1))]);
        // Whole rows of a table.
        let old = select(Player).from(Player).order_by(Player::age.desc()).limit(2).subquery();
        let teams = select((Player::name, Team::name)).from(old).inner_join(Team, Team::id.eq(Player::team_id));
        let mut teams = teams.all(&db).await?;
        teams.sort();
        assert_eq!(teams, [("Ann".to_owned(), "Reds".to_owned()), ("Bob".into(), "Reds".into())]);
        Ok(())
    }

    async fn decimals_keep_their_order_through_a_subquery(db: Db) -> squall::Result<()> {
        let fees = select(FeeFields { player: Player::id, fee: Player::fee * 2 }).from(Player).subquery();
        let fees = select(Fee).from(fees).filter(Fee::fee.gt(decimal("-0.020"))).order_by(Fee::fee.desc());
        let players: Vec<i32> = fees.all(&db).await?.into_iter().map(|it| it.player).collect();
        assert_eq!(players, [3, 1, 2, 4]);
        Ok(())
    }

    async fn into_structs(db: Db) -> squall::Result<()> {
        let cards = select(CardFields {
            name: Player::name,
            nick: Player::nick,
            team: Team,
            boss: BossFields { name: Coach::name },
        })
        .from(Player)
        .left_join(Team, Team::id.eq(Player::team_id))
        .left_join(Coach, Coach::id.eq(Player::coach_id))
        .filter(Player::id.in_list([2, 4]))
        .order_by(Player::id);
        let expected = [
            Card {
                name: "Bob".into(),
                nick: None,
                team: Some(Team { id: 1, name: "Reds".into() }),
                boss: Boss { name: Some("Ann".into()) },
            },
            Card { name: "Änne".into(), nick: Some("Ace".into()), team: None, boss: Boss { name: Some("Bob".into()) } },
        ];
        assert_eq!(cards.all(&db).await?, expected);
        Ok(())
    }

    /// parity: Queries | `values(..)`: rows that are written out | VALUES | same | equal
    async fn rows_that_are_written_out(db: Db) -> squall::Result<()> {
        let size = |team, players, points| TeamSize { team, players, points };
        let rows = vec![size(Some(1), 3, None), size(Some(9), 1, Some(-1)), size(None, 0, Some(5))];
        let all = select(TeamSize).from(values(rows.clone())).order_by(TeamSize::players.desc());
        assert_eq!(all.all(&db).await?, rows);
        let joined = select((Team::name, TeamSize::players))
            .from(Team)
            .inner_join(values(rows), TeamSize::team.eq(Team::id));
        assert_eq!(joined.all(&db).await?, [("Reds".to_owned(), 3)]);
        assert_eq!(select(TeamSize).from(values(Vec::<TeamSize>::new())).all(&db).await?, []);
        let fees = ["1.50", "1.5", "0.1", "-7"].map(|fee| Fee { player: 0, fee: decimal(fee) });
        let fees = select(Fee::fee).from(values(fees)).distinct().order_by(Fee::fee);
        assert_eq!(fees.all(&db).await?, [decimal("-7"), decimal("0.1"), decimal("1.5")]);
        Ok(())
    }

    async fn a_group_and_what_a_subquery_names_of_it(db: Db) -> squall::Result<()> {
        let count = || select(count_all()).correlate(Player).from(Other).filter(Other::team_id.eq(Player::team_id));
        let grouped = select((Player::team_id, scalar(count())))
            .from(Player)
            .group_by(Player::team_id)
            .order_by(Player::team_id);
        assert_eq!(grouped.all(&db).await?, [(Some(1), Some(2)), (Some(2), Some(2)), (None, Some(0))]);
        let ungrouped = select((Player::rank, scalar(count()))).from(Player).group_by(Player::rank);
        let error = ungrouped.all(&db).await.unwrap_err().to_string();
        assert!(error.contains("`players.team_id` is neither in `group_by`"), "{error}");
        let outer = select(sum(Player::points)).correlate(Player).from(Other);
        let error = select(scalar(outer)).from(Player).all(&db).await.unwrap_err().to_string();
        assert!(error.contains("columns of the query around it only"), "{error}");
        // What is looked for in no list is not even named.
        let own = Other::points.not_in_list(Vec::<i64>::new());
        let outer = select(squall::count(val(1)).filter(Player::age.gt(1).or(own))).correlate(Player).from(Other);
        let error = select(scalar(outer)).from(Player).all(&db).await.unwrap_err().to_string();
        assert!(error.contains("columns of the query around it only"), "{error}");
        let own = eq_any(Other::points, val(Vec::<i64>::new())).ne(true);
        let outer = select(squall::count(val(1)).filter(Player::age.gt(1).or(own))).correlate(Player).from(Other);
        let error = select(scalar(outer)).from(Player).all(&db).await.unwrap_err().to_string();
        assert!(error.contains("columns of the query around it only"), "{error}");
        Ok(())
    }

    /// parity: Queries | `inner_join_lateral`, `left_join_lateral` | LATERAL | refused | declared
    async fn lateral(db: Db) -> squall::Result<()> {
        let oldest = select(FeeFields { player: Player::id, fee: Player::fee })
            .correlate(Team)
            .from(Player)
            .filter(Player::team_id.eq(Team::id))
            .order_by(Player::age.desc())
            .limit(1)
            .subquery();
        let inner = select((Team::id, Fee::player)).from(Team).inner_join_lateral(oldest.clone(), val(true));
        let left = select((Team::id, Fee::player)).from(Team).left_join_lateral(oldest, val(true));
        if db.dialect().backend() == "Postgres" {
            assert_eq!(inner.order_by(Team::id).all(&db).await?, [(1, 1), (2, 3)]);
            assert_eq!(left.order_by(Team::id).all(&db).await?, [(1, Some(1)), (2, Some(3)), (3, None)]);
        } else {
            let error = inner.all(&db).await.unwrap_err();
            assert!(matches!(error, squall::Error::Unsupported { .. }), "{error}");
            assert!(left.all(&db).await.is_err());
        }
        Ok(())
    }

    /// parity: Queries | `from_lateral`: FROM a query that names tables of the query around | works | works | equal
    async fn from_a_query_that_names_the_tables_around(db: Db) -> squall::Result<()> {
        let fees = || {
            let own = select(FeeFields { player: Player::id, fee: Player::fee });
            own.correlate(Team).from(Player).filter(Player::team_id.eq(Team::id)).order_by(Player::age.desc()).limit(2).subquery()
        };
        let dearest = scalar(select(max(Fee::fee)).correlate(Team).from_lateral(fees()));
        let count = scalar(select(count_all()).correlate(Team).from_lateral(fees()));
        let found = select((Team::id, count, dearest)).from(Team).order_by(Team::id).all(&db).await?;
        let alone = async |team: i32| -> squall::Result<(i64, Option<rust_decimal::Decimal>)> {
            let own = select(Player::fee).from(Player).filter(Player::team_id.eq(team)).order_by(Player::age.desc()).limit(2);
            let fees = own.all(&db).await?;
            Ok((fees.len() as i64, fees.into_iter().max()))
        };
        assert_eq!(found.len(), 3);
        for (team, count, dearest) in found {
            assert_eq!((count.unwrap(), dearest), alone(team).await?);
        }
        Ok(())
    }

    async fn quantifiers_stand_in_comparisons(db: Db) -> squall::Result<()> {
        let ages = select(Other::age).from(Other);
        let error = select(Player::id).from(Player).filter(Player::age.between(any(ages), 1)).all(&db).await;
        assert!(error.unwrap_err().to_string().contains("stand on the right of a comparison"));
        Ok(())
    }
}
