//! What is in the tables before and after.

use squall::{Value, ast::TableRef, schema::TableDef};
use squall_kit::diff::Diff;
use squall_parity::{
    machine::content,
    run::{Answer, Side},
};
use tokio::runtime::Runtime;

/// The rows of each table.
pub(super) type Contents = Vec<Vec<Vec<Value>>>;

/// The rows of a table.
pub(super) fn rows(
    runtime: &Runtime,
    side: &Side,
    table: &TableRef,
    place: &dyn Fn() -> String,
) -> Vec<Vec<Value>> {
    match side.run(runtime, &content(table)) {
        Answer::Rows(rows, _) => rows,
        other => panic!("{other:?}\n{}", place()),
    }
}

/// The same, without the numbers of auto keys that are new.
pub(super) fn without_new_numbers(diff: &Diff, tables: &[TableDef], contents: &Contents) -> Contents {
    let mut contents = contents.clone();
    for (table, rows) in tables.iter().zip(&mut contents) {
        let Some(changed) = diff.changed.iter().find(|it| it.new.name == table.name) else { continue };
        for (place, column) in table.columns.iter().enumerate() {
            if column.identity.is_some() && changed.added_columns.contains(&column.name) {
                rows.iter_mut().for_each(|row| row[place] = Value::Null);
            }
        }
    }
    contents
}

/// The same, in an order of its own.
pub(super) fn sorted(contents: &Contents) -> Vec<Vec<String>> {
    let table = |rows: &Vec<Vec<Value>>| {
        let mut texts: Vec<String> = rows.iter().map(|row| format!("{row:?}")).collect();
        texts.sort();
        texts
    };
    contents.iter().map(table).collect()
}

/// Compares the rows of the tables that stay, and in them the values of the columns that stay as they are; returns how many
/// rows there are, and how many values.
pub(super) fn compare(
    diff: &Diff,
    (old_tables, old): (&[TableDef], &Contents),
    (new_tables, new): (&[TableDef], &Contents),
    place: &dyn Fn() -> String,
) -> (usize, usize) {
    let (mut rows, mut values) = (0, 0);
    for (table, old) in old_tables.iter().zip(old) {
        if diff.dropped.iter().any(|it| it.name == table.name) {
            continue;
        }
        let changed = diff.changed.iter().find(|it| it.old.name == table.name);
        let target = changed.map_or(&table.name, |it| &it.new.name);
        let target = new_tables.iter().position(|it| it.name == *target);
        let target = target.unwrap_or_else(|| panic!("`{}` is gone\n{}", table.name, place()));
        assert_eq!(old.len(), new[target].len(), "rows of {}\n{}", table.name, place());
        rows += old.len();
        values += kept_values(diff, table, &new_tables[target], old, &new[target], place);
    }
    (rows, values)
}

/// Compares the values of the columns that stay as they are, row by row in an order of their own; returns how many.
fn kept_values(
    diff: &Diff,
    old_table: &TableDef,
    new_table: &TableDef,
    old: &[Vec<Value>],
    new: &[Vec<Value>],
    place: &dyn Fn() -> String,
) -> usize {
    let changed = diff.changed.iter().find(|it| it.old.name == old_table.name);
    let (mut kept, mut filled) = (Vec::new(), Vec::new());
    for (from, column) in old_table.columns.iter().enumerate() {
        let name = changed
            .and_then(|it| it.renamed_columns.iter().find(|(old, _)| *old == column.name))
            .map_or(&column.name, |(_, new)| new);
        let Some(to) = new_table.columns.iter().position(|it| it.name == *name) else { continue };
        let target = &new_table.columns[to];
        if target.ty == column.ty && target.generated.is_none() && column.generated.is_none() {
            let is_filled = diff.answers.fills.contains_key(&format!("{}.{name}", new_table.name));
            if is_filled { &mut filled } else { &mut kept }.push((from, to));
        }
    }
    let lines = |rows: &[Vec<Value>], columns: Vec<usize>| -> Vec<String> {
        let line = |row: &Vec<Value>| columns.iter().map(|at| format!("{:?};", row[*at])).collect();
        let mut texts: Vec<String> = rows.iter().map(line).collect();
        texts.sort();
        texts
    };
    let (before, after): (Vec<usize>, Vec<usize>) = kept.iter().copied().unzip();
    assert_eq!(lines(old, before), lines(new, after), "{}", place());
    for (from, to) in &filled {
        // Where a value was, it is there; where none was, there is one.
        let mut left = lines(new, vec![*to]);
        assert!(!left.contains(&"Null;".to_owned()), "{}", place());
        for value in lines(old, vec![*from]).into_iter().filter(|it| it != "Null;") {
            let at = left.iter().position(|it| *it == value);
            left.remove(at.unwrap_or_else(|| panic!("{value} of {} is gone\n{}", old_table.name, place())));
        }
    }
    (kept.len() + filled.len()) * old.len()
}
