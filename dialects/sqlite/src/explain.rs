//! EXPLAIN QUERY PLAN: from its lines to the tree of a plan.

use squall_core::{Access, Plan, PlanNode, Result, SqlType, Value};

/// The columns of the answer: the number of a line, that of the line above it, one of no use, and what is done.
pub(crate) static COLUMNS: [SqlType; 4] = [SqlType::BigInt, SqlType::BigInt, SqlType::BigInt, SqlType::TEXT];

/// The plan in the answer.
pub(crate) fn plan(answer: Vec<Vec<Value>>) -> Result<Plan> {
    let lines: Vec<(i64, i64, String)> = answer
        .into_iter()
        .filter_map(|row| match <[Value; 4]>::try_from(row) {
            Ok([Value::BigInt(id), Value::BigInt(parent), _, Value::Text(detail)]) => {
                Some((id, parent, detail.into_owned()))
            }
            _ => None,
        })
        .collect();
    let mut text = String::new();
    let nodes = under(0, &lines, "", &mut text);
    Ok(Plan::new(text, nodes))
}

/// The steps under a line; their text is drawn as SQLite's shell does.
fn under(parent: i64, lines: &[(i64, i64, String)], indent: &str, text: &mut String) -> Vec<PlanNode> {
    let children: Vec<_> = lines.iter().filter(|(id, above, _)| *above == parent && *id != parent).collect();
    let mut nodes = Vec::with_capacity(children.len());
    for (position, (id, _, detail)) in children.iter().enumerate() {
        let last = position + 1 == children.len();
        text.push_str(indent);
        text.push_str(if last { "`--" } else { "|--" });
        text.push_str(detail);
        text.push('\n');
        let mut node = node(detail);
        let indent = format!("{indent}{}", if last { "   " } else { "|  " });
        node.children = under(*id, lines, &indent, text);
        nodes.push(node);
    }
    nodes
}

fn node(detail: &str) -> PlanNode {
    let (operation, access, rest) = match detail.split_once(' ') {
        Some(("SCAN", rest)) => ("SCAN", Access::Scan, rest),
        Some(("SEARCH", rest)) => ("SEARCH", Access::Search, rest),
        _ => return PlanNode::new(detail),
    };
    let mut node = PlanNode::new(operation);
    node.detail = detail.to_owned();
    if rest.ends_with("CONSTANT ROW") || rest.ends_with("VALUES CLAUSE") {
        return node;
    }
    node.access = Some(access);
    let rest = rest.strip_suffix(" LEFT-JOIN").unwrap_or(rest);
    let (table, using) = match rest.split_once(" USING ") {
        Some((table, using)) => (table, Some(using)),
        None => (rest.split(" VIRTUAL TABLE INDEX ").next().unwrap_or(rest), None),
    };
    node.table = Some(table.to_owned());
    node.index = using.and_then(index);
    node
}

/// The index of `COVERING INDEX name (a=?)`; an automatic one has no name.
fn index(using: &str) -> Option<String> {
    let name = using.strip_prefix("COVERING ").unwrap_or(using).strip_prefix("INDEX ")?;
    let end = if name.ends_with(')') { name.rfind(" (").unwrap_or(name.len()) } else { name.len() };
    Some(name[..end].to_owned())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn lines_are_a_tree() {
        let line = |id, parent, detail: &'static str| {
            vec![Value::BigInt(id), Value::BigInt(parent), Value::BigInt(0), Value::Text(detail.into())]
        };
        let plan = plan(vec![
            line(2, 0, "SCAN a my table"),
            line(4, 0, "SEARCH b USING COVERING INDEX an (odd) index (x=? AND y>?) LEFT-JOIN"),
            line(9, 0, "CORRELATED SCALAR SUBQUERY 1"),
            line(12, 9, "SEARCH c USING INTEGER PRIMARY KEY (rowid=?)"),
            line(20, 0, "SCAN CONSTANT ROW"),
            line(30, 0, "USE TEMP B-TREE FOR ORDER BY"),
        ])
        .unwrap();
        assert_eq!(
            plan.text,
            "|--SCAN a my table\n\
             |--SEARCH b USING COVERING INDEX an (odd) index (x=? AND y>?) LEFT-JOIN\n\
             |--CORRELATED SCALAR SUBQUERY 1\n\
             |  `--SEARCH c USING INTEGER PRIMARY KEY (rowid=?)\n\
             |--SCAN CONSTANT ROW\n\
             `--USE TEMP B-TREE FOR ORDER BY\n"
        );
        assert!(plan.scans("a my table") && !plan.scans("b") && !plan.scans("CONSTANT ROW"));
        assert!(plan.uses_index("an (odd) index"));
        let tables: Vec<_> = plan.walk().filter_map(|it| it.table.as_deref()).collect();
        assert_eq!(tables, ["a my table", "b", "c"]);
        assert_eq!(plan.nodes[2].children[0].access, Some(Access::Search));
    }
}
