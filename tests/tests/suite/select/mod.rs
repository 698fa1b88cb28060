//! Every operator, function and clause of a SELECT gives the same rows.

mod aggregate;
mod arithmetic;
mod compare;
mod cte;
mod distinct_on;
mod elements;
mod frame;
mod function;
mod group;
mod grouping_sets;
mod join;
mod json;
mod logic;
mod order;
mod part;
mod refused;
mod row;
mod set;
mod subquery;
mod text;
mod text_enum;
mod window;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use squall::prelude::*;

/// No rows.
const NONE: [i32; 0] = [];

/// In an order that is not that of the letters.
#[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
pub enum Rank {
    Novice,
    Adept,
    Master,
}

#[derive(Table, Debug, Clone, PartialEq)]
pub struct Team {
    #[column(primary_key)]
    pub id: i32,
    pub name: String,
}

#[derive(Table, Debug, Clone, PartialEq)]
pub struct Player {
    #[column(primary_key)]
    pub id: i32,
    pub name: String,
    pub nick: Option<String>,
    #[column(references(Team::id))]
    pub team_id: Option<i32>,
    #[column(references(Player::id))]
    pub coach_id: Option<i32>,
    pub rank: Rank,
    pub age: i16,
    pub points: Option<i64>,
    pub fee: Decimal,
    pub weight: Option<f64>,
    pub born: NaiveDate,
    pub active: bool,
}

alias!(pub Coach = Player);

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Teams 1 Reds, 2 Blues, 3 Empty; players 1 Ann, 2 Bob, 3 cy, 4 Änne, 5 Dora.
async fn league(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Player, Team]).await?;
    let teams = [(1, "Reds"), (2, "Blues"), (3, "Empty")];
    insert(Team).values(teams.map(|(id, name)| Team::new().id(id).name(name))).exec(&db).await?;
    let player = |id, name: &str, nick: Option<&str>, team_id, coach_id| NewPlayer {
        id,
        name: name.into(),
        nick: nick.map(str::to_owned),
        team_id,
        coach_id,
        rank: Rank::Novice,
        age: 20,
        points: None,
        fee: decimal("0"),
        weight: None,
        born: date("2000-01-31"),
        active: true,
    };
    let players = [
        NewPlayer {
            rank: Rank::Master,
            age: 40,
            points: Some(10),
            fee: decimal("10.50"),
            weight: Some(1.5),
            born: date("1984-02-29"),
            ..player(1, "Ann", Some("ace"), Some(1), None)
        },
        NewPlayer {
            rank: Rank::Adept,
            age: 30,
            points: Some(-3),
            fee: decimal("9.75"),
            weight: Some(-0.25),
            ..player(2, "Bob", None, Some(1), Some(1))
        },
        NewPlayer {
            points: Some(0),
            fee: decimal("100"),
            active: false,
            ..player(3, "cy", Some(""), Some(2), Some(1))
        },
        NewPlayer { age: 30, weight: Some(80.0), ..player(4, "Änne", Some("Ace"), None, Some(2)) },
        NewPlayer {
            rank: Rank::Master,
            age: -1,
            points: Some(10),
            fee: decimal("-0.01"),
            born: date("1999-12-31"),
            ..player(5, "Dora", None, Some(2), None)
        },
    ];
    insert(Player).values(players).exec(&db).await?;
    Ok(())
}

/// The ids of the players for whom a condition holds.
async fn ids<C, I>(db: &Db, condition: C) -> Vec<i32>
where
    C: squall::query::Condition,
    C::Sources: squall::query::In<squall::query::Cons<Player, squall::query::Plain, squall::query::Nil>, I>,
{
    select(Player::id).from(Player).filter(condition).order_by(Player::id).all(db).await.unwrap()
}
