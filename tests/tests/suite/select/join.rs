//! Joins, and what they make an `Option`.

use squall::prelude::*;
use squall_testing::on_every_backend;

use super::*;

alias!(pub Rival = Player);

/// What shows that a whole row was read.
fn names(rows: Vec<(Player, Team)>) -> Vec<(String, String)> {
    rows.into_iter().map(|(player, team)| (player.name, team.name)).collect()
}

fn text(text: &str) -> String {
    text.to_owned()
}

on_every_backend! {
    #![setup(league)]

    async fn inner(db: Db) -> squall::Result<()> {
        let rows = select((Player, Team)).from(Player).inner_join(Team, Team::id.eq(Player::team_id));
        let rows = rows.order_by(Player::id).all(&db).await?;
        let expected = [("Ann", "Reds"), ("Bob", "Reds"), ("cy", "Blues"), ("Dora", "Blues")];
        assert_eq!(names(rows), expected.map(|(player, team)| (text(player), text(team))));
        let none = select(Player::id).from(Player).inner_join(Team, val(false)).all(&db).await?;
        assert_eq!(none, NONE);
        Ok(())
    }

    async fn left(db: Db) -> squall::Result<()> {
        let rows: Vec<(String, Option<Team>, Option<String>)> = select((Player::name, Team, Team::name))
            .from(Player)
            .left_join(Team, Team::id.eq(Player::team_id).and(Team::name.ne("Blues")))
            .order_by(Player::id)
            .all(&db)
            .await?;
        let reds = || (Some(Team { id: 1, name: text("Reds") }), Some(text("Reds")));
        let expected = [("Ann", true), ("Bob", true), ("cy", false), ("Änne", false), ("Dora", false)].map(
            |(name, red)| {
                let (team, name_of_team) = if red { reds() } else { (None, None) };
                (text(name), team, name_of_team)
            },
        );
        assert_eq!(rows, expected);
        // A filter comes after the join.
        let without = select(Player::id).from(Player).left_join(Team, Team::id.eq(Player::team_id));
        assert_eq!(without.filter(Team::id.is_null()).all(&db).await?, [4]);
        Ok(())
    }

    async fn right(db: Db) -> squall::Result<()> {
        let rows: Vec<(Option<Player>, Team)> = select((Player, Team))
            .from(Player)
            .right_join(Team, Team::id.eq(Player::team_id).and(Player::active))
            .order_by((Team::id, Player::id))
            .all(&db)
            .await?;
        let rows: Vec<_> =
            rows.into_iter().map(|(player, team)| (player.map(|it| it.name), team.name)).collect();
        let expected =
            [(Some("Ann"), "Reds"), (Some("Bob"), "Reds"), (Some("Dora"), "Blues"), (None, "Empty")];
        assert_eq!(rows, expected.map(|(player, team)| (player.map(text), text(team))));
        Ok(())
    }

    async fn full(db: Db) -> squall::Result<()> {
        let rows: Vec<(Option<i32>, Option<Team>)> = select((Player::id, Team))
            .from(Player)
            .full_join(Team, Team::id.eq(Player::team_id))
            .order_by((Player::id.asc().nulls_first(), Team::id))
            .all(&db)
            .await?;
        let rows: Vec<_> = rows.into_iter().map(|(id, team)| (id, team.map(|it| it.id))).collect();
        let expected = [
            (None, Some(3)),
            (Some(1), Some(1)),
            (Some(2), Some(1)),
            (Some(3), Some(2)),
            (Some(4), None),
            (Some(5), Some(2)),
        ];
        assert_eq!(rows, expected);
        Ok(())
    }

    async fn cross(db: Db) -> squall::Result<()> {
        let rows = select((Player::id, Team::id)).from(Player).cross_join(Team).filter(Player::id.lt(3));
        let rows = rows.order_by((Player::id.desc(), Team::id)).all(&db).await?;
        assert_eq!(rows, [(2, 1), (2, 2), (2, 3), (1, 1), (1, 2), (1, 3)]);
        Ok(())
    }

    async fn a_table_with_itself(db: Db) -> squall::Result<()> {
        let rows: Vec<(String, Option<String>)> = select((Player::name, Coach::name))
            .from(Player)
            .left_join(Coach, Coach::id.eq(Player::coach_id))
            .order_by(Player::id)
            .all(&db)
            .await?;
        let expected =
            [("Ann", None), ("Bob", Some("Ann")), ("cy", Some("Ann")), ("Änne", Some("Bob")), ("Dora", None)];
        assert_eq!(rows, expected.map(|(player, coach)| (text(player), coach.map(text))));

        let pairs: Vec<(i32, i32, Option<Player>)> = select((Player::id, Rival::id, Coach))
            .from(Player)
            .inner_join(Rival, Rival::points.eq(Player::points).and(Rival::id.gt(Player::id)))
            .left_join(Coach, Coach::id.eq(Rival::coach_id))
            .all(&db)
            .await?;
        assert_eq!(pairs, [(1, 5, None)]);
        Ok(())
    }

    async fn an_alias_alone(db: Db) -> squall::Result<()> {
        let found: Player = select(Coach).from(Coach).filter(Coach::name.eq("Bob")).one(&db).await?;
        assert_eq!((found.id, found.name.as_str()), (2, "Bob"));
        Ok(())
    }

    async fn a_table_twice_in_the_row(db: Db) -> squall::Result<()> {
        let row: (Team, Team, String) =
            select((Team, Team, Team::name)).from(Team).filter(Team::id.eq(1)).one(&db).await?;
        let reds = Team { id: 1, name: text("Reds") };
        assert_eq!(row, (reds.clone(), reds, text("Reds")));
        Ok(())
    }

    async fn rows_in_rows(db: Db) -> squall::Result<()> {
        type Row = ((i32, (String, Option<Team>)), (Option<String>, i64), (i32,));
        let rows: Vec<Row> = select((
            (Player::id, (Player::name, Team)),
            (Coach::name, coalesce(Player::points, 0)),
            (Player::id * 10,),
        ))
        .from(Player)
        .left_join(Team, Team::id.eq(Player::team_id))
        .left_join(Coach, Coach::id.eq(Player::coach_id))
        .filter(Player::id.ge(4))
        .order_by(Player::id)
        .all(&db)
        .await?;
        let blues = Team { id: 2, name: text("Blues") };
        let expected = [
            ((4, (text("Änne"), None)), (Some(text("Bob")), 0), (40,)),
            ((5, (text("Dora"), Some(blues))), (None, 10), (50,)),
        ];
        assert_eq!(rows, expected);
        Ok(())
    }

    async fn expressions_over_a_table_that_may_be_absent(db: Db) -> squall::Result<()> {
        type Row = (Option<i32>, Option<bool>, bool, String, String, i64);
        let rows: Vec<Row> = select((
            Team::id + Player::id,
            Team::name.eq("Reds"),
            Team::id.is_null(),
            coalesce(Team::name, "free"),
            concat((Player::name, "/", Team::name)),
            count(Team::id),
        ))
        .from(Player)
        .left_join(Team, Team::id.eq(Player::team_id))
        .group_by((Player::id, Team::id))
        .filter(Player::id.in_list([1, 4]))
        .order_by(Player::id)
        .all(&db)
        .await?;
        let expected = [
            (Some(2), Some(true), false, text("Reds"), text("Ann/Reds"), 1),
            (None, None, true, text("free"), text("Änne/"), 0),
        ];
        assert_eq!(rows, expected);
        Ok(())
    }

    /// After a RIGHT join, what an INNER join brings is there, and what came before may not be.
    async fn one_join_after_another(db: Db) -> squall::Result<()> {
        let rows: Vec<(Option<i32>, i32, Option<i32>)> = select((Player::id, Team::id, Rival::id))
            .from(Player)
            .right_join(Team, Team::id.eq(Player::team_id).and(Player::id.eq(1)))
            .left_join(Rival, Rival::team_id.eq(Team::id).and(Rival::id.gt(2)))
            .order_by((Team::id, Rival::id))
            .all(&db)
            .await?;
        assert_eq!(rows, [(Some(1), 1, None), (None, 2, Some(3)), (None, 2, Some(5)), (None, 3, None)]);
        Ok(())
    }
}

/// A table all of whose columns may be NULL: a row of NULLs cannot be told from none.
#[derive(Table, Debug, PartialEq)]
pub struct Note {
    pub player_id: Option<i32>,
    pub text: Option<String>,
}

on_every_backend! {
    #![setup(league)]

    async fn a_table_of_nullable_columns(db: Db) -> squall::Result<()> {
        db.create_tables(&schema![Note]).await?;
        insert(Note).values([Note::new().player_id(1), Note::new().text("alone")]).exec(&db).await?;
        let rows: Vec<(i32, Option<Note>)> = select((Player::id, Note))
            .from(Player)
            .left_join(Note, Note::player_id.eq(Player::id))
            .filter(Player::id.le(2))
            .order_by(Player::id)
            .all(&db)
            .await?;
        assert_eq!(rows, [(1, Some(Note { player_id: Some(1), text: None })), (2, None)]);
        Ok(())
    }
}
