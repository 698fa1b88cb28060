//! How a report looks: a title, and a table of aligned columns.

use std::fmt;

use chrono::NaiveDateTime;
use comfy_table::{CellAlignment, Table, presets::ASCII_MARKDOWN};
use rust_decimal::Decimal;

/// A column, by its heading.
#[derive(Clone, Copy)]
pub enum Column {
    /// Aligned to the left.
    Text(&'static str),
    /// Aligned to the right.
    Number(&'static str),
}

/// A title and a table.
pub struct Report {
    title: String,
    table: Table,
}

impl Report {
    /// A report of these rows.
    pub fn new<const N: usize>(
        title: impl Into<String>,
        columns: [Column; N],
        rows: impl IntoIterator<Item = [String; N]>,
    ) -> Self {
        let mut table = Table::new();
        table.load_style(ASCII_MARKDOWN).set_header(columns.map(|column| match column {
            Column::Text(heading) | Column::Number(heading) => heading,
        }));
        for (column, settings) in columns.iter().zip(table.column_iter_mut()) {
            if matches!(column, Column::Number(_)) {
                settings.set_cell_alignment(CellAlignment::Right);
            }
        }
        table.add_rows(rows);
        Self { title: title.into(), table }
    }

    /// The same under another title.
    pub fn titled(self, title: impl Into<String>) -> Self {
        Self { title: title.into(), ..self }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}\n\n{}", self.title, self.table)
    }
}

/// A text that may be missing.
pub fn text(text: Option<String>) -> String {
    text.unwrap_or_else(|| "-".to_owned())
}

/// An amount of money; that of no rows is nothing.
pub fn money(amount: Option<Decimal>) -> String {
    format!("{:.2}", amount.unwrap_or_default())
}

/// A day.
pub fn day(at: Option<NaiveDateTime>) -> String {
    at.map_or_else(|| "-".to_owned(), |at| at.format("%Y-%m-%d").to_string())
}

/// A length of time as hours, minutes and seconds.
pub fn duration(milliseconds: i64) -> String {
    let seconds = milliseconds / 1000;
    format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}
