//! What the reports that are put together of windows and of queries in queries should say, by plain loops.

use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde_json::Value;

use super::facts::{Facts, Table, amount, duration, full_name, money, number, text};

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

fn duration_of(tracks: &[&Value], pick: impl Fn(&[i64]) -> i64) -> String {
    let lengths: Vec<i64> = tracks.iter().filter_map(|it| number(it, "Milliseconds")).collect();
    duration(pick(&lengths))
}

impl Facts {
    pub(crate) fn shares(&self) -> Table {
        let mut countries: BTreeMap<String, Decimal> = BTreeMap::new();
        let mut whole = Decimal::ZERO;
        for invoice in self.rows("Invoice") {
            *countries.entry(text(invoice, "BillingCountry")).or_default() += amount(invoice, "Total");
            whole += amount(invoice, "Total");
        }
        let mut countries: Vec<_> = countries.into_iter().collect();
        countries.sort_by_key(|(_, revenue)| std::cmp::Reverse(*revenue));
        let share = |revenue: Decimal| revenue * Decimal::ONE_HUNDRED / whole;
        let countries = countries.into_iter().filter(|(_, revenue)| share(*revenue) > Decimal::from(3));
        countries
            .map(|(country, revenue)| vec![country, format!("{:.1}", share(revenue).round_dp(1))])
            .collect()
    }

    pub(crate) fn quarters(&self) -> Table {
        let mut tracks: Vec<&Value> = self.rows("Track").iter().collect();
        tracks.sort_by_key(|it| (number(it, "Milliseconds"), number(it, "TrackId")));
        let (size, larger) = (tracks.len() / 4, tracks.len() % 4);
        let mut rows = Vec::new();
        for quarter in 0..4 {
            let of_quarter: Vec<_> = tracks.drain(..size + usize::from(quarter < larger)).collect();
            if of_quarter.is_empty() {
                continue;
            }
            let shortest = duration_of(&of_quarter, |it| it.first().copied().unwrap_or_default());
            let longest = duration_of(&of_quarter, |it| it.last().copied().unwrap_or_default());
            rows.push(vec![(quarter + 1).to_string(), of_quarter.len().to_string(), shortest, longest]);
        }
        rows
    }

    pub(crate) fn above_average(&self) -> Table {
        let invoices = self.rows("Invoice");
        let whole: Decimal = invoices.iter().map(|it| amount(it, "Total")).sum();
        let mut countries: BTreeMap<String, usize> = BTreeMap::new();
        for invoice in invoices {
            if amount(invoice, "Total") * Decimal::from(invoices.len()) > whole {
                *countries.entry(text(invoice, "BillingCountry")).or_default() += 1;
            }
        }
        let mut countries: Vec<_> = countries.into_iter().collect();
        countries.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        countries.into_iter().map(|(country, count)| vec![country, count.to_string()]).collect()
    }

    pub(crate) fn rock_and_jazz(&self) -> Table {
        let (tracks, invoices, genres) = (self.by_key("Track"), self.by_key("Invoice"), self.by_key("Genre"));
        let mut bought: BTreeMap<Option<i64>, HashSet<String>> = BTreeMap::new();
        for line in self.rows("InvoiceLine") {
            let customer = number(invoices[&number(line, "InvoiceId")], "CustomerId");
            let track = tracks[&number(line, "TrackId")];
            if let Some(genre) = genres.get(&number(track, "GenreId")) {
                bought.entry(customer).or_default().insert(text(genre, "Name"));
            }
        }
        let both = |row: &&Value| {
            let genres = bought.get(&number(row, "CustomerId"));
            genres.is_some_and(|it| it.contains("Rock") && it.contains("Jazz"))
        };
        let customers = self.rows("Customer").iter().filter(both);
        customers.map(|it| vec![it["CustomerId"].to_string(), full_name(it)]).collect()
    }

    pub(crate) fn greatest_albums(&self) -> Table {
        let mut rows = Vec::new();
        for artist in self.rows("Artist") {
            let albums = self.rows("Album").iter().filter(|it| it["ArtistId"] == artist["ArtistId"]);
            let sized = albums.map(|album| {
                let tracks = self.rows("Track").iter().filter(|it| it["AlbumId"] == album["AlbumId"]);
                (tracks.count(), text(album, "Title"))
            });
            let mut sized: Vec<(usize, String)> = sized.collect();
            if sized.len() > 4 {
                let most = sized.iter().map(|it| it.0).max();
                sized.retain(|it| Some(it.0) == most);
                sized.sort_by(|one, other| one.1.cmp(&other.1));
                let row =
                    |(tracks, title): (usize, String)| vec![text(artist, "Name"), title, tracks.to_string()];
                rows.extend(sized.into_iter().map(row));
            }
        }
        rows
    }

    pub(crate) fn hired_before_their_manager(&self) -> Table {
        let employees = self.by_key("Employee");
        let mut rows = Vec::new();
        for employee in self.rows("Employee") {
            let Some(manager) = employees.get(&number(employee, "ReportsTo")) else { continue };
            let (since, before) = (text(employee, "HireDate"), text(manager, "HireDate"));
            if since < before {
                let (name, manager) = (text(employee, "LastName"), text(manager, "LastName"));
                rows.push(vec![name, since[..10].to_owned(), manager, before[..10].to_owned()]);
            }
        }
        rows
    }

    pub(crate) fn compatriots(&self) -> Table {
        let row = |employee: &Value| {
            let own = |it: &&Value| it["SupportRepId"] == employee["EmployeeId"];
            let customers: Vec<&Value> = self.rows("Customer").iter().filter(own).collect();
            let same = customers.iter().filter(|it| it["Country"] == employee["Country"]).count();
            vec![text(employee, "LastName"), customers.len().to_string(), same.to_string()]
        };
        self.rows("Employee").iter().map(row).collect()
    }

    pub(crate) fn empty_playlists(&self) -> Table {
        let filled: HashSet<_> =
            self.rows("PlaylistTrack").iter().map(|it| number(it, "PlaylistId")).collect();
        let empty = self.rows("Playlist").iter().filter(|it| !filled.contains(&number(it, "PlaylistId")));
        empty.map(|it| vec![it["PlaylistId"].to_string(), text(it, "Name")]).collect()
    }

    pub(crate) fn composers(&self) -> Table {
        let mut composers: BTreeMap<String, Vec<&Value>> = BTreeMap::new();
        for track in self.rows("Track") {
            composers.entry(text(track, "Composer")).or_default().push(track);
        }
        composers.remove("-");
        let mut composers: Vec<_> = composers.into_iter().collect();
        composers.sort_by_key(|(_, tracks)| std::cmp::Reverse(tracks.len()));
        let row = |(composer, tracks): (String, Vec<&Value>)| {
            vec![composer, tracks.len().to_string(), duration_of(&tracks, |it| it.iter().sum())]
        };
        composers.into_iter().take(10).map(row).collect()
    }

    pub(crate) fn longest_gaps(&self) -> Table {
        let mut last: BTreeMap<Option<i64>, NaiveDate> = BTreeMap::new();
        let mut gaps: BTreeMap<i64, i64> = BTreeMap::new();
        for invoice in self.invoices() {
            let customer = number(invoice, "CustomerId");
            let on: NaiveDate = day(invoice).parse().unwrap_or_default();
            if let (Some(before), Some(customer)) = (last.insert(customer, on), customer) {
                let gap = gaps.entry(customer).or_default();
                *gap = (*gap).max((on - before).num_days());
            }
        }
        let mut gaps: Vec<_> = gaps.into_iter().collect();
        gaps.sort_by_key(|(_, gap)| std::cmp::Reverse(*gap));
        gaps.into_iter().take(10).map(|(customer, gap)| vec![customer.to_string(), gap.to_string()]).collect()
    }

    pub(crate) fn prices(&self) -> Table {
        let mut prices: BTreeMap<Decimal, (usize, i64)> = BTreeMap::new();
        for track in self.rows("Track") {
            let price = prices.entry(amount(track, "UnitPrice")).or_default();
            let lines = self.rows("InvoiceLine").iter().filter(|it| it["TrackId"] == track["TrackId"]);
            price.0 += 1;
            price.1 += lines.filter_map(|it| number(it, "Quantity")).sum::<i64>();
        }
        let row = |(price, (tracks, sold)): (_, (usize, i64))| {
            vec![money(price), tracks.to_string(), sold.to_string()]
        };
        prices.into_iter().map(row).collect()
    }

    pub(crate) fn best_sellers(&self) -> Table {
        let tracks = self.by_key("Track");
        let mut sold: BTreeMap<Option<i64>, i64> = BTreeMap::new();
        for line in self.rows("InvoiceLine") {
            *sold.entry(number(line, "TrackId")).or_default() += number(line, "Quantity").unwrap_or_default();
        }
        let mut sold: Vec<_> = sold.into_iter().collect();
        sold.sort_by_key(|(_, sold)| std::cmp::Reverse(*sold));
        let mut best: Vec<Option<i64>> = sold.into_iter().take(5).map(|(id, _)| id).collect();
        best.sort_unstable();
        best.into_iter()
            .map(|id| vec![id.unwrap_or_default().to_string(), text(tracks[&id], "Name")])
            .collect()
    }
}
