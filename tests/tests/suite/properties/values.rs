//! Whatever a value is, it comes back: as a parameter, and as a literal of the DDL.

use proptest::{prelude::*, test_runner::TestCaseError};
use rust_decimal::Decimal;
use squall::{
    Db, DbType, Error, SqlType,
    schema::{ColumnDef, ColumnDefault, TableDef},
    sql,
};
use squall_testing::Backend;

use super::{names::any_name, on_each};

fn fail(error: Error) -> TestCaseError {
    TestCaseError::fail(error.to_string())
}

/// As a parameter alone, beside others, and as the default of a column.
async fn comes_back<T>(db: &Db, value: T) -> Result<(), TestCaseError>
where
    T: DbType + squall::query::RawBind + Clone + std::fmt::Debug,
{
    let expected = format!("{value:?}");
    let alone: T = sql!("SELECT {}", value.clone()).one(db).await.map_err(fail)?;
    prop_assert_eq!(format!("{alone:?}"), expected.clone());
    let among = sql!("SELECT {}, {}, {}", value.clone(), "'{}' -- ?", value.clone());
    let (first, text, last): (T, String, T) = among.one(db).await.map_err(fail)?;
    prop_assert_eq!(format!("{first:?} {last:?}"), format!("{expected} {expected}"));
    prop_assert_eq!(text, "'{}' -- ?");

    let column = |name: &str, ty, default| ColumnDef { default, ..ColumnDef::named(name, ty) };
    let default = Some(ColumnDefault::Value(value.encode()));
    let columns = vec![column("value", T::SQL_TYPE, default), column("id", SqlType::Integer, None)];
    let table = TableDef { columns, ..TableDef::new("defaults") };
    db.create_tables(&[&table]).await.map_err(fail)?;
    let stored = sql!("INSERT INTO defaults (id) VALUES (1) RETURNING value").one::<T>(db).await;
    sql!("DROP TABLE defaults").exec(db).await.map_err(fail)?;
    prop_assert_eq!(format!("{:?}", stored.map_err(fail)?), expected);
    Ok(())
}

async fn any_value<T>(db: &Db, _: Backend, value: T) -> Result<(), TestCaseError>
where
    T: DbType + squall::query::RawBind + Clone + std::fmt::Debug,
{
    comes_back(db, value).await
}

/// Text, and the same without what no text of the databases can have.
async fn any_text(db: &Db, _: Backend, text: String) -> Result<(), TestCaseError> {
    if text.contains('\0') {
        let refused = sql!("SELECT {}", text.clone()).one::<String>(db).await;
        prop_assert!(matches!(refused, Err(Error::InvalidValue { .. })), "{refused:?}");
    }
    comes_back(db, text.replace('\0', "")).await
}

/// Decimals of any sign and scale; zero has no sign.
fn any_decimal() -> impl Strategy<Value = Decimal> {
    let digits = prop_oneof![any::<i64>().prop_map(i128::from), -(1_i128 << 95)..(1 << 95), -100_i128..100];
    (digits, 0_u32..=28).prop_map(|(digits, scale)| Decimal::from_i128_with_scale(digits, scale))
}

/// All but NaN and the negative zero.
fn any_double() -> impl Strategy<Value = f64> {
    use proptest::num::f64;
    let all = f64::POSITIVE | f64::NEGATIVE | f64::NORMAL | f64::SUBNORMAL | f64::ZERO | f64::INFINITE;
    all.prop_map(|number| number + 0.0)
}

fn any_float() -> impl Strategy<Value = f32> {
    use proptest::num::f32;
    let all = f32::POSITIVE | f32::NEGATIVE | f32::NORMAL | f32::SUBNORMAL | f32::ZERO | f32::INFINITE;
    all.prop_map(|number| number + 0.0)
}

on_each! {
    texts(60, any::<String>()) = any_text;
    texts_that_look_like_sql(60, any_name()) = any_text;
    bytes(40, any::<Vec<u8>>()) = any_value;
    integers(40, any::<i64>()) = any_value;
    small_integers(20, any::<i16>()) = any_value;
    doubles(80, any_double()) = any_value;
    floats(60, any_float()) = any_value;
    decimals(80, any_decimal()) = any_value;
}
