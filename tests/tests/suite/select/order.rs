//! ORDER BY, DISTINCT, LIMIT and OFFSET.

use squall::prelude::*;
use squall_testing::on_every_backend;
use squall_tests::assert_fails;

use super::*;

macro_rules! ordered {
    ($db:ident, $terms:expr) => {
        select(Player::id).from(Player).order_by($terms).all(&$db).await?
    };
}

on_every_backend! {
    #![setup(league)]

    async fn in_either_direction(db: Db) -> squall::Result<()> {
        assert_eq!(ordered!(db, (Player::age, Player::id)), [5, 3, 2, 4, 1]);
        assert_eq!(ordered!(db, (Player::age.desc(), Player::id.desc())), [1, 4, 2, 3, 5]);
        assert_eq!(ordered!(db, (Player::born.asc(), Player::id.desc())), [1, 5, 4, 3, 2]);
        assert_eq!(ordered!(db, (Player::active, Player::id)), [3, 1, 2, 4, 5]);
        let query =
            select(Player::id).from(Player).order_by(Player::active.desc()).order_by(Player::age.asc());
        assert_eq!(query.order_by(Player::id).all(&db).await?, [5, 2, 4, 1, 3]);
        Ok(())
    }

    /// parity: Queries | place of NULLs in an order | last, first if descending | first, last if descending | equal:
    /// last in either direction, unless it is said
    async fn nulls_last_unless_said(db: Db) -> squall::Result<()> {
        assert_eq!(ordered!(db, (Player::points, Player::id)), [2, 3, 1, 5, 4]);
        assert_eq!(ordered!(db, (Player::points.desc(), Player::id)), [1, 5, 3, 2, 4]);
        assert_eq!(ordered!(db, (Player::points.asc().nulls_first(), Player::id)), [4, 2, 3, 1, 5]);
        assert_eq!(ordered!(db, (Player::points.desc().nulls_first(), Player::id)), [4, 1, 5, 3, 2]);
        assert_eq!(
            ordered!(db, (Player::points.desc().nulls_first().nulls_last(), Player::id)),
            [1, 5, 3, 2, 4]
        );
        assert_eq!(ordered!(db, ((Player::points + 1).desc(), Player::id)), [1, 5, 3, 2, 4]);
        Ok(())
    }

    async fn nulls_that_a_join_makes(db: Db) -> squall::Result<()> {
        let query = select(Player::id).from(Player).left_join(Team, Team::id.eq(Player::team_id));
        let ids = query.clone().order_by((Team::name.desc(), Player::id)).all(&db).await?;
        assert_eq!(ids, [1, 2, 3, 5, 4]);
        let ids = query.order_by((Team::name.asc().nulls_first(), Player::id)).all(&db).await?;
        assert_eq!(ids, [4, 3, 5, 1, 2]);
        Ok(())
    }

    /// parity: Types | order of text | the database's collation | bytes | equal: by bytes (`COLLATE "C"`)
    async fn texts_by_their_bytes(db: Db) -> squall::Result<()> {
        assert_eq!(ordered!(db, Player::name), [1, 2, 5, 3, 4]);
        assert_eq!(ordered!(db, Player::name.desc()), [4, 3, 5, 2, 1]);
        assert_eq!(ordered!(db, (lower(Player::name), Player::id)), [1, 2, 3, 5, 4]);
        assert_eq!(ordered!(db, (Player::nick, Player::id)), [3, 4, 1, 2, 5]);
        assert_eq!(ordered!(db, (coalesce(Player::nick, "b"), Player::id)), [3, 4, 1, 2, 5]);
        assert_eq!(ordered!(db, concat((Player::name, Player::nick))), [1, 2, 5, 3, 4]);
        assert_eq!(ordered!(db, (val("x".to_owned()), Player::id)), [1, 2, 3, 4, 5]);
        Ok(())
    }

    /// parity: Types | order of enums | by declaration | text, by letters | equal: by declaration
    async fn enums_by_their_declaration(db: Db) -> squall::Result<()> {
        assert_eq!(ordered!(db, (Player::rank, Player::id)), [3, 4, 2, 1, 5]);
        assert_eq!(ordered!(db, (Player::rank.desc(), Player::id)), [1, 5, 2, 3, 4]);
        Ok(())
    }

    async fn decimals_and_expressions(db: Db) -> squall::Result<()> {
        assert_eq!(ordered!(db, Player::fee), [5, 4, 2, 1, 3]);
        assert_eq!(ordered!(db, Player::fee * decimal("-1")), [3, 1, 2, 4, 5]);
        assert_eq!(ordered!(db, (Player::age.gt(25), Player::id.desc())), [5, 3, 4, 2, 1]);
        assert_eq!(ordered!(db, (abs(Player::age), Player::id)), [5, 3, 2, 4, 1]);
        Ok(())
    }

    async fn distinct(db: Db) -> squall::Result<()> {
        let ages = select(Player::age).from(Player).distinct().order_by(Player::age);
        assert_eq!(ages.all(&db).await?, [-1, 20, 30, 40]);
        let teams = select(Player::team_id).from(Player).distinct().order_by(Player::team_id.desc());
        assert_eq!(teams.all(&db).await?, [Some(2), Some(1), None]);
        let pairs = select((Player::rank, Player::active)).from(Player).distinct();
        let pairs = pairs.order_by((Player::rank.desc(), Player::active)).all(&db).await?;
        assert_eq!(
            pairs,
            [(Rank::Master, true), (Rank::Adept, true), (Rank::Novice, false), (Rank::Novice, true)]
        );
        let whole = select(Team).from(Player).inner_join(Team, Team::id.eq(Player::team_id)).distinct();
        let names: Vec<String> =
            whole.order_by(Team::name).all(&db).await?.into_iter().map(|it| it.name).collect();
        assert_eq!(names, ["Blues", "Reds"]);
        let names = select(concat((Player::nick, "-"))).from(Player).distinct();
        let names = names.order_by(concat((Player::nick, "-")).desc()).all(&db).await?;
        assert_eq!(names, ["ace-", "Ace-", "-"]);
        let ages = select(Player::age / 10 + 1).from(Player).distinct().order_by(Player::age / 10 + 1);
        assert_eq!(ages.all(&db).await?, [1i16, 3, 4, 5]);
        let fees = select(Player::fee).from(Player).distinct().order_by(Player::fee.desc()).limit(2);
        assert_eq!(fees.all(&db).await?, [decimal("100"), decimal("10.50")]);
        let products = select(Player::fee * decimal("0")).from(Player).distinct().all(&db).await?;
        assert_eq!(products, [Decimal::ZERO]);
        Ok(())
    }

    /// parity: Queries | OFFSET without LIMIT | works | syntax error | equal
    async fn limit_and_offset(db: Db) -> squall::Result<()> {
        let ids = select(Player::id).from(Player).order_by(Player::id);
        assert_eq!(ids.clone().limit(2).all(&db).await?, [1, 2]);
        assert_eq!(ids.clone().offset(3).all(&db).await?, [4, 5]);
        assert_eq!(ids.clone().limit(2).offset(1).all(&db).await?, [2, 3]);
        assert_eq!(ids.clone().offset(4).limit(9).all(&db).await?, [5]);
        assert_eq!(ids.clone().limit(0).all(&db).await?, NONE);
        assert_eq!(ids.clone().offset(5).all(&db).await?, NONE);
        assert_eq!(ids.clone().limit(u32::MAX).offset(u32::MAX).all(&db).await?, NONE);
        assert_eq!(ids.limit(4).limit(1).one(&db).await?, 1);
        Ok(())
    }

    async fn one_optional_and_all(db: Db) -> squall::Result<()> {
        let query = |id| select(Player::name).from(Player).filter(Player::id.le(id));
        assert_fails(query(0).one(&db).await, "NotFound");
        assert_eq!(query(0).optional(&db).await?, None);
        assert_eq!(query(0).all(&db).await?, Vec::<String>::new());
        assert_eq!(query(1).one(&db).await?, "Ann");
        assert_eq!(query(1).optional(&db).await?, Some("Ann".to_owned()));
        assert_fails(query(2).one(&db).await, "MultipleRows");
        assert_fails(query(2).optional(&db).await, "MultipleRows");
        // A NULL that was found is not a row that was not.
        let nick = |id| select(Player::nick).from(Player).filter(Player::id.eq(id));
        assert_eq!(nick(2).optional(&db).await?, Some(None));
        assert_eq!(nick(77).optional(&db).await?, None);
        Ok(())
    }
}
