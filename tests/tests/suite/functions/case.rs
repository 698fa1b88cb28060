//! One of several values.

use squall::prelude::*;
use squall_testing::on_every_backend;
use squall_tests::{assert_fails, assert_same};

use super::*;

on_every_backend! {
    #![setup(items)]

    /// parity: Functions | CASE | as in the standard | as in the standard | equal: typed `case()`; decimals, enums and
    /// timestamps of different columns come in one form
    async fn the_first_branch_that_holds(db: Db) -> squall::Result<()> {
        let grade = case().when(Item::count.gt(5), "many").when(Item::count.gt(0), "few").otherwise("none");
        assert_eq!(each!(db, grade)?, ["many", "none"]);
        let one = case().when(Item::ready, Item::count).or_null();
        assert_eq!(each!(db, one)?, [Some(7), None]);
        // A NULL condition does not hold.
        let unknown = case().when(Item::perhaps.lt(0), 1).otherwise(2);
        assert_eq!(each!(db, unknown)?, [2, 2]);
        let nullable = case().when(Item::ready, Item::perhaps).otherwise(Item::count);
        assert_eq!(each!(db, nullable)?, [Some(3), Some(-7)]);
        let sizes = case().when(Item::ready, Size::Small).otherwise(Item::size);
        assert_eq!(each!(db, sizes)?, [Size::Small, Size::Small]);
        let prices = case().when(Item::ready, Item::price).otherwise(decimal("1.0"));
        assert_same(each!(db, prices)?, [decimal("12.50"), decimal("1.0")]);
        let moments = case().when(Item::sold_at.is_not_null(), Item::sold_at).otherwise(Item::made_at);
        assert_eq!(
            each!(db, moments)?,
            [Some(instant("1969-12-31T23:59:59")), Some(instant("0001-01-01T00:00:00"))]
        );
        Ok(())
    }

    async fn a_case_in_a_filter_an_order_and_an_update(db: Db) -> squall::Result<()> {
        let negative = || case().when(Item::count.lt(0), 0).otherwise(1);
        let ids = select(Item::id).from(Item).order_by(negative());
        assert_eq!(ids.clone().all(&db).await?, [2, 1]);
        assert_eq!(ids.filter(negative().eq(1)).all(&db).await?, [1]);
        update(Item).set(Item::count, negative()).all_rows().exec(&db).await?;
        assert_eq!(each!(db, Item::count)?, [1, 0]);
        Ok(())
    }

    async fn null_where_equal(db: Db) -> squall::Result<()> {
        assert_eq!(each!(db, nullif(Item::count, 7))?, [None, Some(-7)]);
        assert_eq!(each!(db, nullif(Item::name, ""))?, [Some("Ärger 🦀 e\u{301}".to_owned()), None]);
        assert_eq!(each!(db, nullif(Item::perhaps, Item::count))?, [Some(3), None]);
        assert_same(each!(db, nullif(Item::price, decimal("12.5")))?, [None, Some(decimal("0"))]);
        assert_eq!(each!(db, nullif(Item::size, Size::Large))?, [None, Some(Size::Small)]);
        assert_eq!(of!(db, nullif(val(1), nullif(val(1), 1)))?, Some(1));
        assert_eq!(of!(db, val(1) / nullif(val(0), 0))?, None);
        Ok(())
    }

    /// parity: Functions | greatest, least | skip NULL; text by the collation | `max`, `min`: NULL if one is | equal: NULLs
    /// are skipped, text by bytes, decimals by value, enums by declaration
    async fn greatest_and_least(db: Db) -> squall::Result<()> {
        assert_eq!(each!(db, (greatest(Item::count, 0), least(Item::count, 0)))?, [(7, 0), (0, -7)]);
        assert_eq!(each!(db, greatest(Item::perhaps, Item::count))?, [7, -7]);
        assert_eq!(each!(db, least(Item::count, Item::perhaps))?, [3, -7]);
        assert_eq!(each!(db, greatest(Item::perhaps, Item::perhaps))?, [Some(3), None]);
        assert_eq!(each!(db, greatest(greatest(Item::perhaps, 1), 2))?, [3, 2]);
        assert_eq!(of!(db, (greatest(text("b"), "B"), least(text("Ä"), "z"), least(text("a"), "ä")))?,
            ("b".to_owned(), "z".to_owned(), "a".to_owned()));
        // By value and not by their texts; of equal ones the first.
        assert_same(
            each!(db, (greatest(Item::price, decimal("9")), least(Item::price, decimal("9"))))?,
            [(decimal("12.50"), decimal("9")), (decimal("9"), decimal("0"))],
        );
        assert_same(of!(db, greatest(val(decimal("1.50")), decimal("1.5")))?, decimal("1.50"));
        assert_same(of!(db, least(val(decimal("-1.5")), decimal("-1.50")))?, decimal("-1.5"));
        assert_eq!(each!(db, greatest(Item::size, Size::Small))?, [Size::Large, Size::Small]);
        assert_eq!(each!(db, least(Item::grade, Grade::Good))?, [Grade::Good, Grade::Good]);
        assert_eq!(each!(db, greatest(Item::grade, Grade::Poor))?, [Grade::Good, Grade::Poor]);
        assert_eq!(each!(db, least(Item::grade, Item::grade))?, [Some(Grade::Good), None]);
        assert_same(each!(db, greatest(Item::load, -1.0))?, [-0.5, -1.0]);
        assert_eq!(each!(db, greatest(Item::ready, false))?, [true, false]);
        assert_eq!(each!(db, least(Item::day, date("2000-01-01")))?, [date("2000-01-01"), date("0001-01-01")]);
        assert_eq!(
            each!(db, greatest(Item::sold_at, Item::made_at))?,
            [instant("2024-12-30T23:59:59.999999"), instant("0001-01-01T00:00:00")]
        );
        let json = val(serde_json::json!(1));
        assert_fails(of!(db, greatest(json.clone(), json)), "Unsupported");
        Ok(())
    }
}
