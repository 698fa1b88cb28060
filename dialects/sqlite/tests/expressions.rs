//! How expressions are printed, where SQLite differs.
#![allow(clippy::unwrap_used)]

mod common;

use common::{cell, col, condition, dec, int, op, text};
use squall_core::{
    SqlType, Value,
    ast::{
        Aggregate, AggregateFunction, Between, BinaryOp, Case, DatePart, Expr, Function, FunctionCall,
        InList, Like, Match, MatchKind, Unary, UnaryOp,
    },
    types::TimestampMode,
};

fn call(function: Function, args: Vec<Expr>, ty: SqlType) -> Expr {
    Expr::Function(Box::new(FunctionCall { function, args, ty }))
}

fn aggregate(function: AggregateFunction, arg: Expr, distinct: bool) -> Expr {
    let ty = arg.ty().clone();
    Expr::Aggregate(Box::new(Aggregate {
        function,
        arg: Some(arg),
        distinct,
        joined: None,
        filter: None,
        ty,
    }))
}

fn neg(operand: Expr) -> Expr {
    Expr::Unary(Box::new(Unary { op: UnaryOp::Neg, operand }))
}

#[test]
fn arithmetic_goes_through_functions_that_know_the_width() {
    assert_eq!(cell(op(BinaryOp::Add, col("id"), int(1))), r#"squall_add("t"."id", ?, 64)"#);
    assert_eq!(cell(op(BinaryOp::Div, col("small"), int(1))), r#"squall_div("t"."small", ?, 16)"#);
    assert_eq!(cell(op(BinaryOp::Rem, col("age"), int(1))), r#"squall_rem("t"."age", ?, 32)"#);
    assert_eq!(
        cell(op(BinaryOp::Mul, col("real"), col("real"))),
        r#"squall_mul("t"."real", "t"."real", 32)"#
    );
    assert_eq!(
        cell(op(BinaryOp::Sub, col("double"), col("double"))),
        r#"squall_sub("t"."double", "t"."double", 64)"#
    );
    assert_eq!(
        cell(op(BinaryOp::Rem, col("double"), col("double"))),
        "error: SQLite does not support % of fractional numbers"
    );
    assert_eq!(cell(neg(col("age"))), r#"squall_sub(0, "t"."age", 32)"#);
    assert_eq!(cell(neg(neg(col("double")))), r#"- (- "t"."double")"#);
    assert_eq!(
        cell(call(Function::Abs, vec![col("small")], SqlType::SmallInt)),
        r#"squall_abs("t"."small", 16)"#
    );
    assert_eq!(cell(call(Function::Abs, vec![col("double")], SqlType::Double)), r#"abs("t"."double")"#);
}

#[test]
fn decimals_are_computed_by_functions_and_told_apart_by_value() {
    let sum = || op(BinaryOp::Add, col("price"), col("total"));
    assert_eq!(cell(sum()), r#"decimal_add("t"."price", "t"."total")"#);
    assert_eq!(cell(col("price")), r#""t"."price""#);
    assert_eq!(cell(neg(col("price"))), r#"decimal_sub('0', "t"."price")"#);
    assert_eq!(condition(op(BinaryOp::Lt, col("price"), dec("1"))), r#""t"."price" < ?"#);
    assert_eq!(condition(op(BinaryOp::Lt, dec("1"), col("price"))), r#"? < "t"."price""#);
    assert_eq!(
        condition(op(BinaryOp::Eq, sum(), dec("1"))),
        r#"squall_decimal_key(decimal_add("t"."price", "t"."total")) = squall_decimal_key(?)"#
    );
    let list =
        |operand| Expr::InList(Box::new(InList { operand, list: vec![dec("1"), dec("2")], negated: true }));
    assert_eq!(condition(list(col("price"))), r#""t"."price" NOT IN (?, ?)"#);
    assert_eq!(
        condition(list(dec("3"))),
        "squall_decimal_key(?) NOT IN (squall_decimal_key(?), squall_decimal_key(?))"
    );
    let range =
        |operand| Expr::Between(Box::new(Between { operand, low: dec("1"), high: dec("2"), negated: false }));
    assert_eq!(condition(range(col("price"))), r#""t"."price" BETWEEN ? AND ?"#);
    assert_eq!(
        condition(range(dec("3"))),
        "squall_decimal_key(?) BETWEEN squall_decimal_key(?) AND squall_decimal_key(?)"
    );
}

#[test]
fn timestamps_of_different_modes_are_compared_in_microseconds() {
    let bind = |mode| Expr::Bind(Value::Null, SqlType::TimestampTz(mode));
    assert_eq!(condition(op(BinaryOp::Lt, col("text"), bind(TimestampMode::Text))), r#""t"."text" < ?"#);
    assert_eq!(
        condition(op(BinaryOp::Lt, col("text"), col("millis"))),
        r#"squall_micros("t"."text") < ("t"."millis" * 1000)"#
    );
    assert_eq!(
        condition(op(BinaryOp::Ge, col("at"), col("seconds"))),
        r#""t"."at" >= ("t"."seconds" * 1000000)"#
    );
    assert_eq!(cell(col("at")), r#""t"."at""#);
    assert_eq!(cell(col("millis")), r#"("t"."millis" * 1000)"#);
    assert_eq!(cell(col("text")), r#"squall_micros("t"."text")"#);
    let latest =
        call(Function::Coalesce, vec![col("text"), col("at")], SqlType::TimestampTz(TimestampMode::Micros));
    assert_eq!(cell(latest), r#"coalesce(squall_micros("t"."text"), "t"."at")"#);
    let case = Case {
        arms: vec![(op(BinaryOp::Eq, col("id"), int(1)), col("at"))],
        otherwise: Some(col("millis")),
        ty: SqlType::TimestampTz(TimestampMode::Millis),
    };
    assert_eq!(
        cell(Expr::Case(Box::new(case))),
        r#"(CASE WHEN "t"."id" = ? THEN squall_whole_units("t"."at", 1000) ELSE "t"."millis" END * 1000)"#
    );
}

#[test]
fn parts_of_dates() {
    let year = |name| cell(call(Function::Part(DatePart::Year), vec![col(name)], SqlType::Integer));
    assert_eq!(year("day"), r#"CAST(substr("t"."day", 1, 4) AS INTEGER)"#);
    assert_eq!(year("text"), r#"CAST(substr("t"."text", 1, 4) AS INTEGER)"#);
    assert_eq!(year("at"), r#"squall_date_part('year', "t"."at")"#);
    assert_eq!(year("seconds"), r#"squall_date_part('year', ("t"."seconds" * 1000000))"#);
    assert_eq!(
        cell(call(Function::Part(DatePart::Day), vec![col("day")], SqlType::Integer)),
        r#"CAST(substr("t"."day", 9, 2) AS INTEGER)"#
    );
}

#[test]
fn enums_follow_their_declaration() {
    let place = r#"CASE "t"."status" WHEN 'new' THEN 0 WHEN 'it''s' THEN 1 END"#;
    let bind = Expr::Bind(Value::Text("new".into()), common::status());
    assert_eq!(
        condition(op(BinaryOp::Gt, col("status"), bind)),
        format!("{place} > CASE ? WHEN 'new' THEN 0 WHEN 'it''s' THEN 1 END")
    );
    assert_eq!(
        cell(aggregate(AggregateFunction::Max, col("status"), false)),
        format!("CASE max({place}) WHEN 0 THEN 'new' WHEN 1 THEN 'it''s' END")
    );
}

#[test]
fn patterns_and_plain_text() {
    let like = |negated, case_insensitive, pattern| {
        Expr::Like(Box::new(Like { operand: col("name"), pattern: text(pattern), negated, case_insensitive }))
    };
    assert_eq!(condition(like(false, false, "a%")), r#""t"."name" LIKE ? ESCAPE '\'"#);
    assert_eq!(condition(like(true, true, "a%")), r#"lower("t"."name") NOT LIKE lower(?) ESCAPE '\'"#);
    assert!(
        condition(like(false, false, r"a\")).starts_with("error: invalid query: the LIKE pattern ends with")
    );

    let matches = |kind, text| condition(Expr::Match(Box::new(Match { kind, operand: col("name"), text })));
    assert_eq!(matches(MatchKind::Contains, text("a%")), r#"instr("t"."name", ?) > 0"#);
    assert_eq!(matches(MatchKind::StartsWith, text("a%")), r#""t"."name" >= ? AND "t"."name" < ?"#);
    assert_eq!(matches(MatchKind::StartsWith, text("")), r#""t"."name" >= ?"#);
    assert_eq!(
        matches(MatchKind::StartsWith, col("name")),
        r#"substr("t"."name", 1, length("t"."name")) = "t"."name""#
    );
    assert_eq!(matches(MatchKind::EndsWith, text("a%")), r#""t"."name" LIKE ? ESCAPE '\'"#);
    assert_eq!(
        matches(MatchKind::EndsWith, col("name")),
        r#"substr("t"."name", length("t"."name") - length("t"."name") + 1) = "t"."name""#
    );
}

#[test]
fn functions() {
    assert_eq!(
        cell(call(Function::Concat, vec![col("name"), text("x")], SqlType::TEXT)),
        r#"concat("t"."name", ?)"#
    );
    assert_eq!(cell(call(Function::Concat, vec![], SqlType::TEXT)), "''");
    assert_eq!(cell(call(Function::Coalesce, vec![col("name")], SqlType::TEXT)), r#""t"."name""#);
    assert_eq!(cell(call(Function::Abs, vec![col("price")], common::PRICE)), r#"ltrim("t"."price", '-')"#);
}

#[test]
fn aggregates_by_the_type_of_what_they_count() {
    let of = |function, name, distinct| cell(aggregate(function, col(name), distinct));
    use AggregateFunction::{Avg, Count, Max, Sum};
    let all = Aggregate {
        function: Count,
        arg: None,
        distinct: false,
        joined: None,
        filter: None,
        ty: SqlType::BigInt,
    };
    assert_eq!(cell(Expr::Aggregate(Box::new(all))), "count(*)");
    assert_eq!(of(Sum, "age", false), r#"sum("t"."age")"#);
    assert_eq!(of(Sum, "id", false), r#"squall_sum_integer("t"."id")"#);
    assert_eq!(of(Sum, "real", true), r#"squall_sum_real(DISTINCT "t"."real")"#);
    assert_eq!(of(Sum, "double", false), r#"squall_sum_double("t"."double")"#);
    assert_eq!(of(Sum, "price", false), r#"decimal_sum("t"."price")"#);
    assert_eq!(of(Avg, "id", false), r#"squall_avg_integer("t"."id")"#);
    assert_eq!(of(Avg, "real", false), r#"squall_avg_double("t"."real")"#);
    assert_eq!(of(Avg, "age", false), r#"avg("t"."age")"#);
    assert_eq!(of(Avg, "total", false), r#"squall_decimal_avg("t"."total")"#);
    let doubled = op(BinaryOp::Add, col("price"), col("price"));
    assert_eq!(
        cell(aggregate(Max, doubled, false)),
        r#"max((decimal_add("t"."price", "t"."price")) COLLATE decimal)"#
    );
    assert!(of(Sum, "name", false).starts_with("error: invalid query: text cannot be summed"));
}

#[test]
fn json_is_equal_by_value_and_has_no_order() {
    let json = || Expr::Bind(Value::Json("{}".into()), SqlType::JSON);
    assert_eq!(
        condition(op(BinaryOp::Ne, col("data"), json())),
        r#"squall_json_key("t"."data") <> squall_json_key(?)"#
    );
    let list = InList { operand: col("data"), list: vec![json()], negated: false };
    assert_eq!(
        condition(Expr::InList(Box::new(list))),
        r#"squall_json_key("t"."data") IN (squall_json_key(?))"#
    );
    assert_eq!(
        cell(aggregate(AggregateFunction::Count, col("data"), true)),
        r#"count(DISTINCT "t"."data" COLLATE squall_json)"#
    );
    let refused = "error: SQLite does not support an order of JSON values";
    assert_eq!(condition(op(BinaryOp::Lt, col("data"), json())), refused);
    assert!(cell(aggregate(AggregateFunction::Max, col("data"), false)).contains("`max` of JSON values"));
}
