//! Numbers, by the name of their column.

use fake::rand::RngExt;
use rust_decimal::Decimal;

use super::random::Random;

/// The least and the greatest whole number that makes sense for a column.
fn range(column: &str) -> (i64, i64) {
    let column = column.to_lowercase();
    let words: Vec<&str> = column.split('_').collect();
    let has = |any: &[&str]| any.iter().any(|it| words.contains(it));
    if has(&["version"]) {
        (1, 1)
    } else if has(&["age"]) {
        (18, 90)
    } else if has(&["year"]) {
        (1990, 2025)
    } else if has(&["month"]) {
        (1, 12)
    } else if has(&["day"]) {
        (1, 28)
    } else if has(&["hour"]) {
        (0, 23)
    } else if has(&["minute", "second"]) {
        (0, 59)
    } else if has(&["rating", "stars", "grade", "priority", "level"]) {
        (1, 5)
    } else if has(&["percent", "percentage", "rate", "discount", "progress", "score", "lat", "latitude"]) {
        (0, 89)
    } else if has(&["lng", "lon", "longitude"]) {
        (0, 179)
    } else if has(&["quantity", "qty", "count", "stock", "position", "sort", "rank", "order"]) {
        (1, 100)
    } else if has(&["port"]) {
        (1024, 32767)
    } else {
        (1, 999)
    }
}

/// A whole number for a column.
pub(super) fn whole(column: &str, random: &mut Random) -> i64 {
    let (least, most) = range(column);
    random.random_range(least..=most)
}

/// A number in so many digits, `scale` of them after the point.
pub(super) fn decimal(column: &str, precision: u32, scale: u32, random: &mut Random) -> Decimal {
    let (least, most) = range(column);
    // 18 digits are enough for what is made up.
    let scale = scale.min(18);
    let unit = 10_i128.pow(scale);
    let end = 10_i128.pow(precision.clamp(1, 27)).min((i128::from(most) + 1) * unit);
    let start = (i128::from(least) * unit).min(end - 1);
    Decimal::from_i128_with_scale(random.random_range(start..end), scale)
}

/// A number with two digits after the point, which every floating-point number of the databases gives back.
pub(super) fn cents(column: &str, random: &mut Random) -> i64 {
    let (least, most) = range(column);
    random.random_range(least * 100..=most * 100)
}
