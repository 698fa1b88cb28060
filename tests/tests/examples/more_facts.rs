//! What the reports that are put together of windows and of queries in queries should say, by plain loops.

use std::collections::{BTreeMap, HashSet};

use rust_decimal::Decimal;
use serde_json::Value;

use super::facts::{Facts, Table, amount, full_name, money, number, text};

fn date(row: &Value) -> String {
    text(row, "InvoiceDate")
}

fn day(row: &Value) -> String {
    date(row)[..10].to_owned()
}

impl Facts {
    pub(crate) fn levels(&self) -> Table {
        let employees = self.by_key("Employee");
        let mut rows: Vec<(usize, Option<i64>, Vec<String>)> = Vec::new();
        for employee in self.rows("Employee") {
            let (id, mut depth, mut above) =
                (number(employee, "EmployeeId"), 0, number(employee, "ReportsTo"));
            while let Some(manager) = above {
                depth += 1;
                above = number(employees[&Some(manager)], "ReportsTo");
            }
            let reports = self.rows("Employee").iter().filter(|it| number(it, "ReportsTo") == id).count();
            rows.push((depth, id, vec![depth.to_string(), full_name(employee), reports.to_string()]));
        }
        rows.sort();
        rows.into_iter().map(|(_, _, row)| row).collect()
    }

    pub(crate) fn running_revenue(&self) -> Table {
        let mut years: BTreeMap<String, Decimal> = BTreeMap::new();
        for invoice in self.rows("Invoice") {
            *years.entry(date(invoice)[..4].to_owned()).or_default() += amount(invoice, "Total");
        }
        let (mut so_far, mut before) = (Decimal::ZERO, None);
        let mut rows = Vec::new();
        for (year, revenue) in years {
            so_far += revenue;
            let more = before.map_or("-".to_owned(), |before| money(revenue - before));
            before = Some(revenue);
            rows.push(vec![year, money(revenue), money(so_far), more]);
        }
        rows
    }

    pub(crate) fn longest_per_genre(&self) -> Table {
        let mut rows = Vec::new();
        for genre in self.rows("Genre") {
            let of_genre = |it: &&Value| number(it, "GenreId") == number(genre, "GenreId");
            let mut tracks: Vec<&Value> = self.rows("Track").iter().filter(of_genre).collect();
            tracks.sort_by_key(|it| (-number(it, "Milliseconds").unwrap_or_default(), number(it, "TrackId")));
            for (place, track) in tracks.into_iter().take(3).enumerate() {
                rows.push(vec![text(genre, "Name"), (place + 1).to_string(), text(track, "Name")]);
            }
        }
        rows
    }

    /// The invoices by their date and key.
    fn invoices(&self) -> Vec<&Value> {
        let mut invoices: Vec<&Value> = self.rows("Invoice").iter().collect();
        invoices.sort_by_key(|it| (date(it), number(it, "InvoiceId")));
        invoices
    }

    pub(crate) fn first_invoices(&self) -> Table {
        let mut first: BTreeMap<Option<i64>, Vec<String>> = BTreeMap::new();
        for invoice in self.invoices() {
            let customer = invoice["CustomerId"].to_string();
            let row = vec![customer, day(invoice), money(amount(invoice, "Total"))];
            first.entry(number(invoice, "CustomerId")).or_insert(row);
        }
        first.into_values().collect()
    }

    pub(crate) fn record_invoices(&self) -> Table {
        let mut record = None;
        let mut rows = Vec::new();
        for invoice in self.invoices() {
            let total = amount(invoice, "Total");
            if record.is_none_or(|record| total > record) {
                record = Some(total);
                rows.push(vec![invoice["InvoiceId"].to_string(), day(invoice), money(total)]);
            }
        }
        rows
    }

    pub(crate) fn invoice_sizes(&self) -> Table {
        let mut countries: BTreeMap<String, [usize; 3]> = BTreeMap::new();
        for invoice in self.rows("Invoice") {
            let total = amount(invoice, "Total");
            let size = if total < Decimal::TWO { 0 } else { 1 + usize::from(total >= Decimal::TEN) };
            countries.entry(text(invoice, "BillingCountry")).or_default()[size] += 1;
        }
        let row = |(country, sizes): (String, [usize; 3])| {
            std::iter::once(country).chain(sizes.map(|it| it.to_string())).collect()
        };
        countries.into_iter().map(row).collect()
    }

    pub(crate) fn countries_without_staff(&self) -> Table {
        let staff: HashSet<String> = self.rows("Employee").iter().map(|it| text(it, "Country")).collect();
        let mut countries: Vec<String> = self.rows("Customer").iter().map(|it| text(it, "Country")).collect();
        countries.sort();
        countries.dedup();
        countries.into_iter().filter(|it| !staff.contains(it)).map(|it| vec![it]).collect()
    }

    pub(crate) fn on_most_playlists(&self) -> Table {
        let invoices = self.by_key("Invoice");
        let mut playlists: BTreeMap<Option<i64>, usize> = BTreeMap::new();
        for entry in self.rows("PlaylistTrack") {
            *playlists.entry(number(entry, "TrackId")).or_default() += 1;
        }
        let mut tracks: Vec<(usize, &Value)> = self
            .rows("Track")
            .iter()
            .map(|it| (playlists.get(&number(it, "TrackId")).copied().unwrap_or_default(), it))
            .collect();
        tracks.sort_by_key(|(playlists, it)| (std::cmp::Reverse(*playlists), number(it, "TrackId")));
        let buyers = |track: &Value| {
            let lines = self.rows("InvoiceLine").iter().filter(|it| it["TrackId"] == track["TrackId"]);
            lines
                .map(|it| number(invoices[&number(it, "InvoiceId")], "CustomerId"))
                .collect::<HashSet<_>>()
                .len()
        };
        let row = |(playlists, track): (usize, &Value)| {
            vec![text(track, "Name"), playlists.to_string(), buyers(track).to_string()]
        };
        tracks.into_iter().take(10).map(row).collect()
    }
}
