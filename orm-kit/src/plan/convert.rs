//! From one type of a column to another: by one rule on both databases, the one that casts in queries have.

use squall_core::{
    Shared, SqlType,
    ast::{ColumnRef, Expr, Function, FunctionCall},
    schema::{ColumnDef, ColumnInfo},
    types::{EnumDef, TimestampMode},
};
use squall_dialect_postgres::ddl as postgres;
use squall_dialect_sqlite::ddl as sqlite;

use crate::diff::same_native_enum;

/// Whether there is a rule.
pub(crate) fn is_known(from: &SqlType, to: &SqlType) -> bool {
    rule(from, to).is_some()
}

/// How values come from one type to the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rule {
    /// They are what they were, in another form: a size, a mode.
    Form,
    /// By the text that they are.
    Label,
    /// By a cast of queries.
    Cast,
}

fn rule(from: &SqlType, to: &SqlType) -> Option<Rule> {
    use SqlType::{Array, Enum, Text};
    Some(match (from, to) {
        _ if same_kind(from, to) => Rule::Form,
        (Enum(_), Enum(_)) | (Enum(_), Text { .. }) | (Text { .. }, Enum(_)) => Rule::Label,
        (Array(from), Array(to)) if !from.is_array() && !to.is_array() => match rule(from, to)? {
            // What the elements are in SQLite must be what they are already.
            Rule::Label => Rule::Label,
            Rule::Form if matches!(**from, Text { .. }) => Rule::Form,
            _ => return None,
        },
        _ if is_castable(from, to) => Rule::Cast,
        _ => return None,
    })
}

/// Whether two types are one, but for what is an attribute of the column.
fn same_kind(from: &SqlType, to: &SqlType) -> bool {
    use SqlType::{Timestamp, TimestampTz, Uuid};
    from.unsized_type() == to.unsized_type()
        || matches!(
            (from, to),
            (Timestamp(_), Timestamp(_)) | (TimestampTz(_), TimestampTz(_)) | (Uuid(_), Uuid(_))
        )
}

/// The casts that both databases make by one rule: those of `Expression::cast`.
fn is_castable(from: &SqlType, to: &SqlType) -> bool {
    use SqlType::{
        BigInt, Boolean, Date, Decimal, Double, Integer, Real, SmallInt, Text, Timestamp, TimestampTz, Uuid,
    };
    matches!(
        (from, to),
        (SmallInt | Integer | BigInt, SmallInt | Integer | BigInt | Real | Double | Decimal(_) | Text { .. },)
            | (Decimal(_), Real | Double | Text { .. })
            | (Date, Timestamp(_) | TimestampTz(_) | Text { .. })
            | (Timestamp(_), Date | TimestampTz(_) | Text { .. })
            | (TimestampTz(_), Date | Timestamp(_) | Text { .. })
            | (
                Text { .. },
                SmallInt
                    | Integer
                    | BigInt
                    | Real
                    | Double
                    | Decimal(_)
                    | Boolean
                    | Uuid(_)
                    | Date
                    | Timestamp(_)
                    | TimestampTz(_),
            )
            | (Real, Double)
            | (Double, Real)
            | (Boolean | Uuid(_), Text { .. })
    )
}

/// What the values lose, where they do.
pub(crate) fn loss(from: &SqlType, to: &SqlType) -> Option<&'static str> {
    use SqlType::{BigInt, Date, Decimal, Double, Integer, Real, SmallInt, Text, Timestamp, TimestampTz};
    match (from, to) {
        (Decimal(from), Decimal(Some(to))) if from.is_none_or(|it| it.scale > to.scale) => {
            Some("digits after the point")
        }
        (SmallInt | Integer | BigInt, Real)
        | (BigInt, Double)
        | (Decimal(_), Real | Double)
        | (Double, Real) => Some("digits that a floating-point number has no room for"),
        (Timestamp(from), Timestamp(to))
        | (TimestampTz(from), TimestampTz(to))
        | (Timestamp(from), TimestampTz(to))
        | (TimestampTz(from), Timestamp(to))
            if from.precision() > to.precision() =>
        {
            Some("fractions of a second")
        }
        (Timestamp(_) | TimestampTz(_), Date) => Some("the time of day"),
        (Text { .. }, Decimal(Some(_))) => Some("digits after the point"),
        (Text { .. }, to) if !to.is_text() && !matches!(to, SqlType::Enum(_)) => {
            Some("how the values were written")
        }
        (SqlType::Json(_), SqlType::Json(squall_core::types::JsonMode::Binary)) if from != to => {
            Some("how the JSON was written: the order of its keys")
        }
        _ => None,
    }
}

/// When it fails to give rows a value that is said in SQL.
pub(super) const FILL_HAZARD: &str = "the value that rows are given breaks a key, a reference or a check";

/// When the values of a column fit its new type, and not what else is said of it.
pub(super) const RETYPED_HAZARD: &str = "the values in the new type break a key, a reference or a check";

/// When the change fails, where it can.
pub(super) fn hazard(from: &SqlType, to: &SqlType) -> Option<&'static str> {
    use SqlType::{BigInt, Decimal, Enum, Integer, SmallInt, Text};
    match (from, to) {
        (Integer | BigInt, SmallInt) | (BigInt, Integer) | (SqlType::Double, SqlType::Real) => {
            Some("a number is out of the range of the new type")
        }
        (_, Decimal(Some(to))) if fewer_digits(from, to.precision - to.scale) => {
            Some("a number has more digits than the new size")
        }
        (from, Text { max_length: Some(new) }) if !matches!(from, Text { max_length: Some(old) } if old <= new) => {
            Some("a text is longer than the new length")
        }
        (Enum(from), Enum(to)) if from.labels.iter().any(|it| !to.labels.contains(it)) => {
            Some("a row has a label that is gone")
        }
        (Text { .. }, Enum(_)) => Some("a text is no label of the enum"),
        (Text { .. }, to) if !to.is_text() => Some("a text is no value of the new type"),
        _ => None,
    }
}

fn fewer_digits(from: &SqlType, whole: u8) -> bool {
    match from {
        SqlType::Decimal(Some(from)) => from.precision - from.scale > whole,
        SqlType::SmallInt => whole < 5,
        SqlType::Integer => whole < 10,
        SqlType::BigInt => whole < 19,
        _ => true,
    }
}

/// The old column as an expression.
fn column(old: &ColumnDef) -> Expr {
    Expr::Column(ColumnRef {
        source: "".into(),
        info: Shared::from(ColumnInfo {
            name: old.name.clone().into(),
            ty: old.ty.clone(),
            nullable: old.nullable,
            primary_key: false,
        }),
    })
}

fn cast(old: &ColumnDef, to: &SqlType) -> Expr {
    // The size and the mode are seen to where it is stored.
    let ty = match to {
        SqlType::Timestamp(_) => SqlType::Timestamp(TimestampMode::Micros),
        SqlType::TimestampTz(_) => SqlType::TimestampTz(TimestampMode::Micros),
        SqlType::Uuid(_) => SqlType::UUID,
        other => other.unsized_type(),
    };
    Expr::Function(Box::new(FunctionCall { function: Function::Cast, args: vec![column(old)], ty }))
}

/// The type without a length, to which a cast would cut a text; where it is stored, a longer one is refused.
fn without_size(ty: &SqlType) -> SqlType {
    match ty {
        SqlType::Array(element) => SqlType::Array(without_size(element).into()),
        SqlType::Text { .. } | SqlType::Decimal(_) => ty.unsized_type(),
        other => other.clone(),
    }
}

/// The expression after USING.
///
/// # Errors
/// Those of the names.
pub(super) fn on_postgres(old: &ColumnDef, new: &ColumnDef) -> squall_core::Result<String> {
    match rule(&old.ty, &new.ty) {
        Some(Rule::Label) => postgres::cast(&old.name, &without_size(&new.ty), true),
        Some(Rule::Cast) => postgres::using(&cast(old, &new.ty), &new.ty),
        Some(Rule::Form) if old.ty.is_json() || old.ty.is_array() => {
            postgres::cast(&old.name, &without_size(&new.ty), false)
        }
        // The length of a text and the size of a decimal are looked at as the value is stored.
        Some(Rule::Form) | None => postgres::using(&column(old), &new.ty),
    }
}

/// The expression in the SELECT of a rebuild.
///
/// # Errors
/// Those of the names.
pub(super) fn on_sqlite(
    old: &ColumnDef,
    new: &ColumnDef,
    labels: &[(String, String)],
) -> squall_core::Result<String> {
    if !labels.is_empty() {
        return relabelled(&old.name, &new.ty, labels);
    }
    match rule(&old.ty, &new.ty) {
        Some(Rule::Cast) => sqlite::copied(&cast(old, &new.ty), &new.ty),
        Some(Rule::Label) => sqlite::name(&old.name),
        Some(Rule::Form) if old.ty == new.ty || old.ty.is_text() || old.ty.is_json() || old.ty.is_array() => {
            sqlite::name(&old.name)
        }
        Some(Rule::Form) | None => sqlite::copied(&column(old), &new.ty),
    }
}

/// The labels of the column's enum under their new names.
fn relabelled(column: &str, ty: &SqlType, labels: &[(String, String)]) -> squall_core::Result<String> {
    let case = |value: &str| {
        let arms: String = labels
            .iter()
            .map(|(old, new)| format!(" WHEN {} THEN {}", sqlite::text(old), sqlite::text(new)))
            .collect();
        format!("CASE {value}{arms} ELSE {value} END")
    };
    let column = sqlite::name(column)?;
    Ok(if ty.is_array() {
        format!(
            "CASE WHEN {column} IS NOT NULL THEN (SELECT json_group_array({}) FROM json_each({column})) END",
            case("value")
        )
    } else {
        case(&column)
    })
}

/// Whether Postgres has to change the type: not where both are stored alike there.
pub(super) fn changes_on_postgres(old: &ColumnDef, new: &ColumnDef) -> bool {
    use SqlType::{Enum, Timestamp, TimestampTz, Uuid};
    let same_type = match (&old.ty, &new.ty) {
        (Uuid(_), Uuid(_)) => true,
        (Timestamp(from), Timestamp(to)) | (TimestampTz(from), TimestampTz(to)) => {
            from.precision() == to.precision()
        }
        (Enum(from), Enum(to)) if !from.native && !to.native => true,
        (from, to) => from == to || same_native_enum(from, to),
    };
    let collation =
        |column: &ColumnDef| column.collation.as_ref().map(|it| it.on_postgres().map(str::to_owned));
    !same_type || collation(old) != collation(new)
}

/// The enum of a column where it is text with a check.
pub(super) fn text_enum(ty: &SqlType) -> Option<&EnumDef> {
    match ty {
        SqlType::Enum(def) if !def.native => Some(def),
        _ => None,
    }
}
