//! The conditions of checks and of partial indexes mean what they mean in a filter.

use chrono::{DateTime, NaiveDate, Utc};
use rust_decimal::Decimal;
use squall::{ConstraintKind, prelude::*};
use squall_testing::on_every_backend;
use squall_tests::assert_violates;

#[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
pub enum Grade {
    Poor,
    Fair,
    Best,
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn instant(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// For each condition a table with it as its check, and values that keep it and values that do not. A NULL keeps each.
macro_rules! checks {
    ($($name:ident: $type:ty [$($attribute:tt)*] = $condition:expr; [$($good:expr),+], [$($bad:expr),+];)+) => { $(
        mod $name {
            use super::*;

            #[derive(Table, Debug, PartialEq)]
            #[table(name = "samples")]
            pub struct Sample {
                #[column(primary_key)]
                pub id: i32,
                #[column(check = $condition, $($attribute)*)]
                pub value: Option<$type>,
            }

            on_every_backend! {
                async fn as_a_check(db: Db) -> squall::Result<()> {
                    db.create_tables(&schema![Sample]).await?;
                    insert(Sample).values(Sample::new().id(0)).exec(&db).await?;
                    $(insert(Sample).values(Sample::new().id(1).value($good)).exec(&db).await?;
                    delete(Sample).filter(Sample::id.eq(1)).exec(&db).await?;)+
                    $(
                        let result = insert(Sample).values(Sample::new().id(1).value($bad)).exec(&db).await;
                        let constraint = Some("samples_value_check");
                        assert_violates(result, ConstraintKind::Check, "samples", &["value"], constraint);
                        let result = update(Sample).set(Sample::value, $bad).all_rows().exec(&db).await;
                        assert_violates(result, ConstraintKind::Check, "samples", &["value"], constraint);
                    )+
                    assert_eq!(select(Sample).from(Sample).all(&db).await?, [Sample { id: 0, value: None }]);
                    Ok(())
                }

                /// The same condition picks the same values in a filter.
                async fn as_a_filter(db: Db) -> squall::Result<()> {
                    db.create_tables(&schema![Sample]).await?;
                    $(insert(Sample).values(Sample::new().id(1).value($good)).exec(&db).await?;
                    assert_eq!(delete(Sample).filter($condition).exec(&db).await?, 1);)+
                    Ok(())
                }
            }
        }
    )+ };
}

checks! {
    numbers: i32 [] = Sample::value.gt(-1).and(Sample::value.ne(7)); [0, 8], [-1, 7];
    ranges: i64 [] = Sample::value.between(i64::MIN + 1, -5i64).or(Sample::value.in_list([1i64, 2]));
        [-5, 1, 2, i64::MIN + 1], [-4, 3, i64::MIN];
    outside: i16 [] = Sample::value.not_in_list([1i16, 2]).and(Sample::value.between(0i16, 9).not()); [-1, 10], [1, 5];
    floats: f64 [] = Sample::value.ge(-0.5).and(Sample::value.lt(1e300)); [-0.5, 1e299], [-0.6, 1e300, f64::INFINITY];
    decimals: Decimal [] = Sample::value.gt(decimal("9.5")); [decimal("10"), decimal("9.51")], [decimal("9.50"), decimal("-10")];
    prices: Decimal [precision = 6, scale = 2] = Sample::value.le(decimal("100.0")).and(Sample::value.ne(decimal("1")));
        [decimal("100"), decimal("-5"), decimal("1.01")], [decimal("100.01"), decimal("1.00")];
    booleans: bool [] = Sample::value; [true], [false];
    texts: String [] = Sample::value.ne("it's").and(Sample::value.lt("a")); ["", "B", "A"], ["it's", "a", "ä"];
    patterns: String [] = Sample::value.like(r"%@_%.\%").and(Sample::value.not_like("%*%"));
        ["a@b.%", "@x..%"], ["a@b.c", "a@.%", "a*@b.%", "[a@b].x"];
    patterns_of_any_case: String [] = Sample::value.ilike("ÄÖ_?[a-z]%"); ["äöx?[A-Z]", "ÄÖ.?[a-z]b"], ["äö?[a-z]", "ÄÖx?b"];
    parts: String [] = Sample::value.contains("%").or(Sample::value.starts_with("_x")).or(Sample::value.ends_with("\\"));
        ["50%", "_xy", "a\\"], ["50", "ax", "\\a", "x_x"];
    enums: Grade [] = Sample::value.lt(Grade::Best); [Grade::Poor, Grade::Fair], [Grade::Best];
    days: NaiveDate [] = Sample::value.ge(date("2000-02-29")); [date("2000-02-29"), date("9999-12-31")], [date("1999-12-31")];
    instants: DateTime<Utc> [] = Sample::value.lt(instant("1970-01-01T00:00:00.5Z"));
        [instant("1970-01-01T00:00:00.499999Z"), instant("0001-01-01T00:00:00Z")], [instant("1970-01-01T00:00:00.5Z")];
    instants_as_text: DateTime<Utc> [timestamp = text] = Sample::value.lt(instant("1970-01-01T00:00:00.5Z"));
        [instant("1970-01-01T00:00:00.499999Z")], [instant("1970-01-01T00:00:00.5Z")];
    instants_in_seconds: DateTime<Utc> [timestamp = seconds] = Sample::value.le(instant("1970-01-01T00:00:05Z"));
        [instant("1970-01-01T00:00:05.9Z")], [instant("1970-01-01T00:00:06Z")];
    lengths: String [] = length(Sample::value).between(2, 3); ["äö", "日本語"], ["a", "abcd", ""];
    present: i32 [] = Sample::value.is_null().or(Sample::value.gt(0)); [1], [0];
}

#[derive(Table, Debug, PartialEq)]
#[table(
    index(columns(name), unique, name = "active names", where = Item::state.eq(Grade::Best).and(Item::name.like("a%"))),
    index(columns(price), unique, name = "cheap ones", where = Item::price.lt(decimal("10"))),
    index(columns(name), name = "all names"),
)]
pub struct Item {
    #[column(primary_key)]
    pub id: i32,
    pub name: String,
    pub state: Grade,
    pub price: Decimal,
}

on_every_backend! {
    async fn the_rows_of_an_index(db: Db) -> squall::Result<()> {
        db.create_tables(&schema![Item]).await?;
        let item = |id: i32, name: &str, state, price: &str| {
            insert(Item).values(NewItem { id, name: name.into(), state, price: decimal(price) })
        };
        item(1, "apple", Grade::Best, "9.5").exec(&db).await?;
        item(2, "apple", Grade::Fair, "10").exec(&db).await?;
        item(3, "Pear", Grade::Best, "10.0").exec(&db).await?;
        item(4, "Pear", Grade::Best, "100").exec(&db).await?;
        let twice = item(5, "apple", Grade::Best, "50").exec(&db).await;
        assert_violates(twice, ConstraintKind::Unique, "items", &["name"], Some("active names"));
        let twice = item(5, "plum", Grade::Poor, "9.50").exec(&db).await;
        assert_violates(twice, ConstraintKind::Unique, "items", &["price"], Some("cheap ones"));
        assert_eq!(select(count_all()).from(Item).one(&db).await?, 4);
        Ok(())
    }
}
