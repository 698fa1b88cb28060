//! From one type to another.

use squall::prelude::*;
use squall_testing::on_every_backend;
use squall_tests::{assert_fails, assert_same};
use uuid::Uuid;

use super::*;

on_every_backend! {
    #![setup(items)]

    /// parity: Functions | a cast of a number that does not fit | error | another number | equal: `InvalidValue`
    async fn between_numbers(db: Db) -> squall::Result<()> {
        assert_eq!(each!(db, (Item::count.cast::<i64>(), Item::count.cast::<i16>(), Item::perhaps.cast::<i64>()))?, [(7i64, 7i16, Some(3i64)), (-7, -7, None)]);
        assert_eq!(of!(db, (val(i64::from(i32::MIN)).cast::<i32>(), val(32_767).cast::<i16>()))?, (i32::MIN, i16::MAX));
        assert_fails(each!(db, Item::big.cast::<i32>()), "InvalidValue");
        assert_fails(of!(db, val(i64::from(i32::MAX) + 1).cast::<i32>()), "InvalidValue");
        assert_fails(of!(db, val(-32_769).cast::<i16>()), "InvalidValue");
        assert_same(of!(db, (val(7).cast::<f64>(), val(i64::MAX).cast::<f64>(), val(9_007_199_254_740_993i64).cast::<f64>()))?, (7.0, 9223372036854775807.0, 9007199254740992.0));
        assert_same(of!(db, (val(16_777_217).cast::<f32>(), val(9_007_199_791_611_905i64).cast::<f32>(), val(0i16).cast::<f32>()))?, (16777216.0f32, 9007200328482816.0f32, 0.0f32));
        assert_same(of!(db, (val(0.1f32).cast::<f64>(), val(0.1).cast::<f32>(), val(f64::INFINITY).cast::<f32>()))?, (0.10000000149011612, 0.1f32, f32::INFINITY));
        assert_fails(of!(db, val(1e39).cast::<f32>()), "InvalidValue");
        assert_fails(of!(db, val(1e-50).cast::<f32>()), "InvalidValue");
        assert_same(each!(db, (Item::count.cast::<Decimal>(), Item::big.cast::<Decimal>()))?, [(decimal("7"), decimal("5000000000")), (decimal("-7"), decimal("-1"))]);
        assert_same(each!(db, (Item::price.cast::<f64>(), Item::discount.cast::<f32>()))?, [(12.5, Some(-2.5f32)), (0.0, None)]);
        assert_same(of!(db, (val(decimal("0.1")).cast::<f64>(), val(decimal("0.10000000149011612")).cast::<f32>(), val(Decimal::MAX).cast::<f64>()))?, (0.1, 0.1f32, 7.922816251426434e28));
        Ok(())
    }

    /// parity: Functions | values cast to text | by settings of the session | by how they are stored | equal: one written form
    /// each; floating-point numbers are refused
    async fn to_text(db: Db) -> squall::Result<()> {
        assert_eq!(of!(db, (val(i64::MIN).cast::<String>(), val(0i16).cast::<String>(), val(-7).cast::<String>()))?, ("-9223372036854775808".into(), "0".into(), "-7".into()));
        assert_eq!(of!(db, (val(decimal("-1.50")).cast::<String>(), val(decimal("0.00")).cast::<String>(), val(decimal("0.0000000001")).cast::<String>()))?,
            ("-1.50".into(), "0.00".into(), "0.0000000001".into()));
        assert_eq!(each!(db, (Item::ready.cast::<String>(), Item::price.cast::<String>(), Item::discount.cast::<String>()))?,
            [("true".into(), "12.50".into(), Some("-2.5".into())), ("false".into(), "0".into(), None)]);
        assert_eq!(each!(db, (Item::size.cast::<String>(), Item::grade.cast::<String>()))?, [("large".into(), Some("good".into())), ("small".into(), None)]);
        let id = "67E55044-10b1-426f-9247-bb680e5fe0c8".parse::<Uuid>().unwrap();
        assert_eq!(of!(db, val(id).cast::<String>())?, "67e55044-10b1-426f-9247-bb680e5fe0c8");
        assert_eq!(each!(db, Item::day.cast::<String>())?, ["2024-02-29", "0001-01-01"]);
        assert_eq!(each!(db, Item::local.cast::<String>())?, ["2021-01-03T12:30:15.500000", "9999-12-31T23:59:59.999999"]);
        assert_eq!(each!(db, Item::made_at.cast::<String>())?, ["2024-12-30T23:59:59.999999Z", "0001-01-01T00:00:00.000000Z"]);
        assert_eq!(each!(db, Item::sold_at.cast::<String>())?, [Some("1969-12-31T23:59:59.000000Z".to_owned()), None]);
        // Compared as text, by bytes.
        assert_eq!(each!(db, (Item::count.cast::<String>().lt("0"), Item::price.cast::<String>().lt("2"), Item::price.cast::<String>().eq("12.5")))?, [(false, true, false), (true, true, false)]);
        assert_eq!(select(Item::id).from(Item).order_by(Item::price.cast::<String>().desc()).all(&db).await?, [1, 2]);
        assert_eq!(of!(db, (val(-7) * 2).cast::<String>())?, "-14");
        Ok(())
    }

    /// parity: Functions | text cast to a number, a date, .. | in many forms | the digits at its start, or 0 | equal: in one form,
    /// else `InvalidValue`
    async fn from_text_to_numbers(db: Db) -> squall::Result<()> {
        assert_eq!(of!(db, (text("-32768").cast::<i16>(), text("+7").cast::<i32>(), text("-009223372036854775808").cast::<i64>()))?, (i16::MIN, 7, i64::MIN));
        for wrong in ["", " 1", "1 ", "1.0", "1e3", "0x10", "1_000", "٣", "-", "--1", "a", "1\n"] {
            assert_fails(of!(db, text(wrong).cast::<i32>()), "InvalidValue");
        }
        assert_fails(of!(db, text("32768").cast::<i16>()), "InvalidValue");
        assert_fails(of!(db, text("2147483648").cast::<i32>()), "InvalidValue");
        assert_fails(of!(db, text("9223372036854775808").cast::<i64>()), "InvalidValue");
        assert_eq!(each!(db, nullif(Item::name, Item::name).cast::<i32>())?, [None, None]);
        for (written, number) in [("1.50", "1.50"), ("-0.00", "0.00"), ("+007", "7"), ("79228162514264337593543950335", "79228162514264337593543950335"), ("0.10000000000000000000000000000000000", "0.1"), ("-0.00000000000000000000000000000000000", "0.0000000000000000000000000000")] {
            assert_same(of!(db, text(written).cast::<Decimal>())?, decimal(number));
        }
        for wrong in ["", ".5", "5.", "1e3", " 1", "NaN", "1,5", "79228162514264337593543950336", "0.00000000000000000000000000001"] {
            assert_fails(of!(db, text(wrong).cast::<Decimal>()), "InvalidValue");
        }
        assert_same(of!(db, (text("0.1").cast::<f64>(), text("-1e-5").cast::<f64>(), text("1.7976931348623157e308").cast::<f64>(), text("5e-324").cast::<f64>()))?, (0.1, -1e-5, f64::MAX, 5e-324));
        assert_same(of!(db, (text("0.1").cast::<f32>(), text("3.4028235e38").cast::<f32>(), text("0e999").cast::<f64>()))?, (0.1f32, f32::MAX, 0.0));
        for wrong in ["", "NaN", "inf", "Infinity", ".5", "5.", "1e", "0x1p3", "1e400", "1e-400", " 1"] {
            assert_fails(of!(db, text(wrong).cast::<f64>()), "InvalidValue");
        }
        assert_fails(of!(db, text("1e39").cast::<f32>()), "InvalidValue");
        Ok(())
    }

    async fn from_text_to_the_rest(db: Db) -> squall::Result<()> {
        assert_eq!(of!(db, (text("true").cast::<bool>(), text("false").cast::<bool>()))?, (true, false));
        for wrong in ["", "t", "TRUE", "1", "yes"] {
            assert_fails(of!(db, text(wrong).cast::<bool>()), "InvalidValue");
        }
        let id = "67e55044-10b1-426f-9247-bb680e5fe0c8";
        assert_eq!(of!(db, text(&id.to_uppercase()).cast::<Uuid>())?.to_string(), id);
        for wrong in ["", "67e5504410b1426f9247bb680e5fe0c8", "{67e55044-10b1-426f-9247-bb680e5fe0c8}", "67e55044-10b1-426f-9247-bb680e5fe0cg", "67e55044-10b1-426f-9247bb-680e5fe0c8"] {
            assert_fails(of!(db, text(wrong).cast::<Uuid>()), "InvalidValue");
        }
        assert_eq!(of!(db, (text("2024-02-29").cast::<NaiveDate>(), text("0001-01-01").cast::<NaiveDate>()))?, (date("2024-02-29"), date("0001-01-01")));
        for wrong in ["", "2023-02-29", "2024-13-01", "0000-01-01", "2024-2-9", "29.02.2024", "20240229", "2024-02-29 ", "today", "10000-01-01", "2024-01-00"] {
            assert_fails(of!(db, text(wrong).cast::<NaiveDate>()), "InvalidValue");
        }
        assert_eq!(of!(db, (text("2024-02-29T23:59:59").cast::<NaiveDateTime>(), text("2024-02-29T00:00:00.5").cast::<NaiveDateTime>()))?, (local("2024-02-29T23:59:59"), local("2024-02-29T00:00:00.5")));
        assert_eq!(of!(db, (text("2024-02-29T23:59:59Z").cast::<DateTime<Utc>>(), text("1969-12-31T23:59:59.000001Z").cast::<DateTime<Utc>>()))?, (instant("2024-02-29T23:59:59"), instant("1969-12-31T23:59:59.000001")));
        for wrong in ["", "2024-02-29", "2024-02-29 12:00:00", "2024-02-30T12:00:00", "2024-02-29T24:00:00", "2024-02-29T12:60:00", "2024-02-29T12:00:60", "2024-02-29T12:00", "2024-02-29T12:00:00.", "2024-02-29T12:00:00.1234567", "now", "0000-01-01T00:00:00"] {
            assert_fails(of!(db, text(wrong).cast::<NaiveDateTime>()), "InvalidValue");
            assert_fails(of!(db, text(&format!("{wrong}Z")).cast::<DateTime<Utc>>()), "InvalidValue");
        }
        assert_fails(of!(db, text("2024-02-29T12:00:00Z").cast::<NaiveDateTime>()), "InvalidValue");
        assert_fails(of!(db, text("2024-02-29T12:00:00").cast::<DateTime<Utc>>()), "InvalidValue");
        assert_fails(of!(db, text("2024-02-29T12:00:00Z.5").cast::<NaiveDateTime>()), "InvalidValue");
        assert_fails(of!(db, text("2024-02-29T12:00:00+01:00").cast::<DateTime<Utc>>()), "InvalidValue");
        Ok(())
    }

    /// parity: Functions | an instant as a date, a date as an instant | by the session's time zone | | equal: of UTC
    async fn between_dates_and_timestamps(db: Db) -> squall::Result<()> {
        assert_eq!(each!(db, (Item::made_at.cast::<NaiveDate>(), Item::local.cast::<NaiveDate>(), Item::sold_at.cast::<NaiveDate>()))?,
            [(date("2024-12-30"), date("2021-01-03"), Some(date("1969-12-31"))), (date("0001-01-01"), date("9999-12-31"), None)]);
        assert_eq!(each!(db, (Item::day.cast::<NaiveDateTime>(), Item::day.cast::<DateTime<Utc>>()))?,
            [(local("2024-02-29T00:00:00"), instant("2024-02-29T00:00:00")), (local("0001-01-01T00:00:00"), instant("0001-01-01T00:00:00"))]);
        assert_eq!(each!(db, (Item::local.cast::<DateTime<Utc>>(), Item::made_at.cast::<NaiveDateTime>()))?,
            [(instant("2021-01-03T12:30:15.5"), local("2024-12-30T23:59:59.999999")), (instant("9999-12-31T23:59:59.999999"), local("0001-01-01T00:00:00"))]);
        assert_eq!(each!(db, Item::made_at.cast::<NaiveDateTime>().cast::<NaiveDate>())?, [date("2024-12-30"), date("0001-01-01")]);
        assert_eq!(each!(db, Item::day.cast::<DateTime<Utc>>().cast::<NaiveDate>())?, [date("2024-02-29"), date("0001-01-01")]);
        assert_eq!(each!(db, Item::local.cast::<DateTime<Utc>>().cast::<String>())?, ["2021-01-03T12:30:15.500000Z", "9999-12-31T23:59:59.999999Z"]);
        assert_eq!(each!(db, Item::sold_at.cast::<NaiveDateTime>().cast::<DateTime<Utc>>().eq(Item::sold_at))?, [Some(true), None]);
        Ok(())
    }
}
