//! EXPLAIN: from its JSON to the tree of a plan.

use serde_json::{Map, Value as Json};
use squall_core::{Access, Actual, Error, Plan, PlanNode, Result, SqlType, Value};

/// The columns of the answer.
pub(crate) static COLUMNS: [SqlType; 1] = [SqlType::JSON];

/// What is said of a step beside its fields, in this order.
const DETAILS: [&str; 9] = [
    "Index Cond",
    "Recheck Cond",
    "Hash Cond",
    "Merge Cond",
    "Join Filter",
    "Filter",
    "Sort Key",
    "Group Key",
    "Subplan Name",
];

/// The plan in the answer.
pub(crate) fn plan(answer: Vec<Vec<Value>>) -> Result<Plan> {
    let text = match answer.into_iter().flatten().next() {
        Some(Value::Json(text) | Value::Text(std::borrow::Cow::Owned(text))) => text,
        _ => return Err(unreadable("no text")),
    };
    let json: Json = serde_json::from_str(&text).map_err(|error| unreadable(&error.to_string()))?;
    let top = json.as_array().into_iter().flatten().filter_map(|it| it.get("Plan")?.as_object());
    let nodes = top.map(node).collect();
    Ok(Plan::new(text, nodes))
}

fn unreadable(found: &str) -> Error {
    Error::Decode { column: "QUERY PLAN".into(), expected: "a plan in JSON".into(), found: found.into() }
}

fn node(json: &Map<String, Json>) -> PlanNode {
    let text = |key: &str| json.get(key).and_then(Json::as_str);
    let number = |key: &str| json.get(key).and_then(Json::as_f64);
    let kind = text("Node Type").unwrap_or_default();
    let mut node = PlanNode::new(operation(kind, json));
    node.table = text("Alias").or(text("Relation Name")).map(str::to_owned);
    node.index = text("Index Name").map(str::to_owned);
    node.access = match kind {
        "Seq Scan" | "Sample Scan" => Some(Access::Scan),
        "Index Scan" | "Index Only Scan" if !json.contains_key("Index Cond") => Some(Access::Scan),
        "Index Scan" | "Index Only Scan" | "Bitmap Heap Scan" | "Bitmap Index Scan" | "Tid Scan"
        | "Tid Range Scan" => Some(Access::Search),
        _ => None,
    };
    node.rows = number("Plan Rows");
    node.cost = number("Total Cost");
    node.actual = number("Actual Rows").map(|rows| {
        let (loops, time) = (number("Actual Loops"), number("Actual Total Time"));
        Actual::new(rows, loops.unwrap_or_default(), time.unwrap_or_default())
    });
    let details = DETAILS.iter().filter_map(|key| Some(format!("{key}: {}", shown(json.get(*key)?))));
    node.detail = details.collect::<Vec<_>>().join("; ");
    let children = json.get("Plans").and_then(Json::as_array).into_iter().flatten();
    node.children = children.filter_map(|it| Some(self::node(it.as_object()?))).collect();
    node
}

/// What EXPLAIN says in its other format.
fn operation(kind: &str, json: &Map<String, Json>) -> String {
    let text = |key: &str| json.get(key).and_then(Json::as_str);
    match (kind, text("Operation"), text("Strategy"), text("Join Type")) {
        ("ModifyTable", Some(operation), ..) => operation.to_owned(),
        ("Aggregate", _, Some("Hashed"), _) => "HashAggregate".to_owned(),
        ("Aggregate", _, Some("Sorted"), _) => "GroupAggregate".to_owned(),
        ("Aggregate", _, Some("Mixed"), _) => "MixedAggregate".to_owned(),
        (_, _, _, None | Some("Inner")) => kind.to_owned(),
        ("Nested Loop", _, _, Some(join)) => format!("Nested Loop {join} Join"),
        (_, _, _, Some(join)) => match kind.strip_suffix(" Join") {
            Some(kind) => format!("{kind} {join} Join"),
            None => kind.to_owned(),
        },
    }
}

fn shown(json: &Json) -> String {
    match json {
        Json::String(text) => text.clone(),
        Json::Array(parts) => parts.iter().map(shown).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_of_steps() {
        let json = r#"[{"Plan": {"Node Type": "Hash Join", "Join Type": "Left", "Plan Rows": 3, "Total Cost": 2.5,
            "Hash Cond": "(a.id = b.id)", "Plans": [
                {"Node Type": "Seq Scan", "Relation Name": "users", "Alias": "a", "Plan Rows": 5},
                {"Node Type": "Index Scan", "Relation Name": "t", "Alias": "t", "Index Name": "i", "Index Cond": "(x = 1)",
                 "Actual Rows": 2, "Actual Loops": 3, "Actual Total Time": 0.5}]}}]"#;
        let plan = plan(vec![vec![Value::Json(json.into())]]).unwrap();
        assert_eq!(plan.text, json);
        assert_eq!(
            plan.to_string(),
            "Hash Left Join [Hash Cond: (a.id = b.id)] (about 3 rows)\n  \
             Seq Scan a (about 5 rows)\n  \
             Index Scan t using i [Index Cond: (x = 1)] (in fact 2 rows, 3 times, 0.5 ms)\n"
        );
        assert!(plan.scans("a") && !plan.scans("t") && plan.uses_index("i"));
        assert!(super::plan(vec![vec![Value::Json("{".into())]]).is_err());
        assert!(super::plan(Vec::new()).is_err());
    }
}
