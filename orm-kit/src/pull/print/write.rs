//! Attributes and comments as lines.

use std::fmt::Write;

/// An attribute in one line where it has room there.
pub(super) fn push_attribute(body: &mut String, indent: &str, name: &str, items: &[String]) {
    if items.is_empty() {
        return;
    }
    let line = items.join(", ");
    if line.len() <= 90 {
        let _ = writeln!(body, "{indent}#[{name}({line})]");
        return;
    }
    let _ = writeln!(body, "{indent}#[{name}(");
    for (position, item) in items.iter().enumerate() {
        let comma = if position + 1 < items.len() { "," } else { "" };
        let _ = writeln!(body, "{indent}    {item}{comma}");
    }
    let _ = writeln!(body, "{indent})]");
}

pub(super) fn push_comment(body: &mut String, indent: &str, text: &str) {
    for line in text.lines() {
        let _ = writeln!(body, "{}", format!("{indent}// {line}").trim_end());
    }
}
