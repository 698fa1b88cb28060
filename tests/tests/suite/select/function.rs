//! Functions of one row.

use squall::prelude::*;
use squall_testing::on_every_backend;
use squall_tests::{assert_fails, assert_same};

use super::*;

macro_rules! each_player {
    ($db:ident, $expr:expr) => {
        select($expr).from(Player).order_by(Player::id).all(&$db).await?
    };
}

/// What an expression without a table gives.
macro_rules! of {
    ($db:ident, $expr:expr) => {
        select($expr).one(&$db).await?
    };
}

on_every_backend! {
    #![setup(league)]

    async fn the_first_that_is_not_null(db: Db) -> squall::Result<()> {
        assert_eq!(each_player!(db, coalesce(Player::nick, "-")), ["ace", "-", "", "Ace", "-"]);
        assert_eq!(each_player!(db, coalesce(Player::nick, Player::name)), ["ace", "Bob", "", "Ace", "Dora"]);
        let nullable = each_player!(db, coalesce(Player::team_id, Player::coach_id));
        assert_eq!(nullable, [Some(1), Some(1), Some(2), Some(2), Some(2)]);
        let nested = each_player!(db, coalesce(coalesce(Player::coach_id, Player::team_id), 0));
        assert_eq!(nested, [1, 1, 1, 2, 2]);
        assert_eq!(each_player!(db, coalesce(Player::points, 0)), [10, -3, 0, 0, 10]);
        assert_same(each_player!(db, coalesce(Player::weight, 0.5)), [1.5, -0.25, 0.5, 80.0, 0.5]);
        assert_eq!(ids(&db, coalesce(Player::points, 10).eq(10)).await, [1, 4, 5]);
        Ok(())
    }

    /// parity: Functions | upper, lower | by the collation | ASCII | equal: of all Unicode; letters newer than the server's ICU are
    /// left as they are there
    async fn case_of_all_unicode(db: Db) -> squall::Result<()> {
        assert_eq!(each_player!(db, lower(Player::name)), ["ann", "bob", "cy", "änne", "dora"]);
        assert_eq!(each_player!(db, upper(Player::name)), ["ANN", "BOB", "CY", "ÄNNE", "DORA"]);
        let nicks = each_player!(db, upper(Player::nick));
        assert_eq!(nicks, [Some("ACE".to_owned()), None, Some(String::new()), Some("ACE".into()), None]);
        assert_eq!(of!(db, upper(val("straße ǆ ﬁ ἀ я".to_owned()))), "STRASSE Ǆ FI Ἀ Я");
        assert_eq!(of!(db, lower(val("ÀÉ ΟΔΟΣ Я Ǆ 日本 🦀".to_owned()))), "àé οδος я ǆ 日本 🦀");
        assert_eq!(ids(&db, lower(Player::name).eq(lower(val("ÄNNE".to_owned())))).await, [4]);
        Ok(())
    }

    async fn length_in_characters(db: Db) -> squall::Result<()> {
        assert_eq!(each_player!(db, length(Player::name)), [3, 3, 2, 4, 4]);
        assert_eq!(each_player!(db, length(Player::nick)), [Some(3), None, Some(0), Some(3), None]);
        // Code points: an accent that is combined counts by itself.
        assert_eq!(of!(db, length(val("日本🦀e\u{301}".to_owned()))), 5);
        assert_eq!(ids(&db, length(Player::name).gt(3)).await, [4, 5]);
        Ok(())
    }

    /// parity: Functions | concat with NULL | skipped | skipped by `concat`, NULL by `\|\|` | equal: skipped
    async fn concat_leaves_nulls_out(db: Db) -> squall::Result<()> {
        let names = each_player!(db, concat((Player::name, " (", Player::nick, ")")));
        assert_eq!(names, ["Ann (ace)", "Bob ()", "cy ()", "Änne (Ace)", "Dora ()"]);
        assert_eq!(of!(db, concat(("a", String::from("b"), val("c".to_owned())))), "abc");
        assert_eq!(each_player!(db, concat((Player::nick,))), ["ace", "", "", "Ace", ""]);
        assert_eq!(ids(&db, concat((Player::name, "!")).eq("cy!")).await, [3]);
        Ok(())
    }

    async fn without_a_sign(db: Db) -> squall::Result<()> {
        assert_eq!(each_player!(db, abs(Player::age)), [40i16, 30, 20, 30, 1]);
        assert_eq!(each_player!(db, abs(Player::points)), [Some(10), Some(3), Some(0), None, Some(10)]);
        let fees = ["10.50", "9.75", "100", "0", "0.01"].map(decimal);
        assert_same(each_player!(db, abs(Player::fee)), fees);
        assert_same(each_player!(db, abs(Player::weight)), [Some(1.5), Some(0.25), None, Some(80.0), None]);
        assert_same(
            of!(db, (abs(val(-1.5f32)), abs(val(-0.0)), abs(val(f64::NEG_INFINITY)))),
            (1.5f32, 0.0, f64::INFINITY),
        );
        Ok(())
    }

    async fn parts_of_a_date(db: Db) -> squall::Result<()> {
        let parts = each_player!(db, (year(Player::born), month(Player::born), day(Player::born)));
        assert_eq!(parts, [(1984, 2, 29), (2000, 1, 31), (2000, 1, 31), (2000, 1, 31), (1999, 12, 31)]);
        for (text, parts) in
            [("0001-01-01", (1, 1, 1)), ("9999-12-31", (9999, 12, 31)), ("1969-07-20", (1969, 7, 20))]
        {
            let day_of = date(text);
            assert_eq!(of!(db, (year(val(day_of)), month(val(day_of)), day(val(day_of)))), parts);
            let last = day_of.and_hms_micro_opt(23, 59, 59, 999_999).unwrap();
            assert_eq!(of!(db, (year(val(last)), month(val(last)), day(val(last)))), parts);
            let instant = last.and_utc();
            assert_eq!(of!(db, (year(val(instant)), month(val(instant)), day(val(instant)))), parts);
        }
        assert_eq!(ids(&db, year(Player::born).eq(2000).and(month(Player::born).eq(1))).await, [2, 3, 4]);
        Ok(())
    }

    async fn raw_sql_as_an_expression(db: Db) -> squall::Result<()> {
        let doubled = sql!("{Player::age} * 2" => i32);
        assert_eq!(each_player!(db, doubled.clone()), [80, 60, 40, 60, -2]);
        assert_eq!(ids(&db, doubled.gt(50)).await, [1, 2, 4]);
        assert_eq!(
            ids(&db, sql!("{Player::id} = {} OR 1 = 0", 3 => bool).not()).await,
            [1, 2, 4, 5]
        );
        let wrong = raw(AssertSqlSafe("{} + 1".into())).expr::<i32>();
        assert_fails(select(wrong).from(Player).all(&db).await, "InvalidValue");
        Ok(())
    }
}
