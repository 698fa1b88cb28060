//! What the reports of the Chinook example should say, found by plain loops over the JSON.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap, HashSet},
};

use rust_decimal::Decimal;
use serde_json::Value;

pub(crate) type Table = Vec<Vec<String>>;

/// The data.
pub(crate) struct Facts(Value);

/// What some of the invoices come to.
#[derive(Default)]
struct Sales {
    customers: HashSet<Option<i64>>,
    invoices: usize,
    revenue: Decimal,
}

impl Sales {
    fn add(&mut self, invoice: &Value) {
        self.customers.insert(number(invoice, "CustomerId"));
        self.invoices += 1;
        self.revenue += amount(invoice, "Total");
    }

    fn row(&self, name: String) -> Vec<String> {
        vec![name, self.customers.len().to_string(), self.invoices.to_string(), money(self.revenue)]
    }
}

/// A column of a row: a whole number, or none.
pub(crate) fn number(row: &Value, column: &str) -> Option<i64> {
    row[column].as_i64()
}

/// A column of a row: a text; "-" where there is none.
pub(crate) fn text(row: &Value, column: &str) -> String {
    row[column].as_str().filter(|text| !text.is_empty()).unwrap_or("-").to_owned()
}

/// A column of a row: an amount, of the digits in the file.
pub(crate) fn amount(row: &Value, column: &str) -> Decimal {
    row[column].to_string().parse().unwrap_or_else(|_| panic!("no amount `{column}` in {row}"))
}

pub(crate) fn money(amount: Decimal) -> String {
    format!("{amount:.2}")
}

pub(crate) fn duration(milliseconds: i64) -> String {
    let (hours, rest) = (milliseconds / 3_600_000, milliseconds % 3_600_000);
    format!("{hours}:{:02}:{:02}", rest / 60_000, rest % 60_000 / 1000)
}

pub(crate) fn full_name(row: &Value) -> String {
    format!("{} {}", text(row, "FirstName"), text(row, "LastName"))
}

impl Facts {
    pub(crate) fn new(json: &str) -> serde_json::Result<Self> {
        serde_json::from_str(json).map(Self)
    }

    pub(crate) fn rows(&self, table: &str) -> &[Value] {
        self.0[table].as_array().map_or(&[], Vec::as_slice)
    }

    /// The rows of a table by their key.
    pub(crate) fn by_key(&self, table: &str) -> HashMap<Option<i64>, &Value> {
        let key = format!("{table}Id");
        self.rows(table).iter().map(|row| (number(row, &key), row)).collect()
    }

    pub(crate) fn row_count(&self) -> usize {
        self.0.as_object().into_iter().flatten().filter_map(|(_, rows)| rows.as_array()).map(Vec::len).sum()
    }

    pub(crate) fn customer_count(&self) -> usize {
        self.rows("Customer").len()
    }

    pub(crate) fn revenue_per_country(&self) -> Table {
        let mut countries: BTreeMap<String, Sales> = BTreeMap::new();
        for invoice in self.rows("Invoice") {
            countries.entry(text(invoice, "BillingCountry")).or_default().add(invoice);
        }
        let mut countries: Vec<_> = countries.into_iter().collect();
        countries.sort_by_key(|(_, sales)| Reverse(sales.revenue));
        countries.into_iter().map(|(country, sales)| sales.row(country)).collect()
    }

    pub(crate) fn best_artists(&self) -> Table {
        let (tracks, albums, artists) = (self.by_key("Track"), self.by_key("Album"), self.by_key("Artist"));
        let mut sold: BTreeMap<Option<i64>, (i64, Decimal)> = BTreeMap::new();
        for line in self.rows("InvoiceLine") {
            let track = tracks[&number(line, "TrackId")];
            let Some(album) = albums.get(&number(track, "AlbumId")) else { continue };
            let quantity = number(line, "Quantity").unwrap_or_default();
            let artist = sold.entry(number(album, "ArtistId")).or_default();
            artist.0 += quantity;
            artist.1 += amount(line, "UnitPrice") * Decimal::from(quantity);
        }
        let mut sold: Vec<_> = sold.into_iter().collect();
        sold.sort_by_key(|(_, (_, revenue))| Reverse(*revenue));
        let best = sold.into_iter().take(10);
        best.map(|(id, (sold, revenue))| vec![text(artists[&id], "Name"), sold.to_string(), money(revenue)])
            .collect()
    }

    /// Under each manager, in the order of the keys, those who report to them.
    pub(crate) fn employees(&self) -> Table {
        let employees = self.by_key("Employee");
        let mut paths: Vec<(Vec<Option<i64>>, Vec<String>)> = Vec::new();
        for employee in self.rows("Employee") {
            let manager = employees.get(&number(employee, "ReportsTo"));
            let mut path = vec![number(employee, "EmployeeId")];
            while let Some(above) = employees.get(&path[0]).and_then(|it| number(it, "ReportsTo")) {
                path.insert(0, Some(above));
            }
            let manager = manager.map_or("-".to_owned(), |manager| full_name(manager));
            let since = text(employee, "HireDate")[..10].to_owned();
            paths.push((path, vec![full_name(employee), text(employee, "Title"), manager, since]));
        }
        paths.sort();
        paths.into_iter().map(|(_, row)| row).collect()
    }

    pub(crate) fn customers_without_purchases(&self) -> Table {
        let buyers: HashSet<_> = self.rows("Invoice").iter().map(|it| number(it, "CustomerId")).collect();
        let customers = self.rows("Customer").iter();
        customers
            .filter(|customer| !buyers.contains(&number(customer, "CustomerId")))
            .map(|it| vec![it["CustomerId"].to_string(), full_name(it), text(it, "Email")])
            .collect()
    }

    pub(crate) fn invoices_per_month(&self) -> Table {
        let mut months: BTreeMap<String, (usize, Decimal)> = BTreeMap::new();
        for invoice in self.rows("Invoice") {
            let month = months.entry(text(invoice, "InvoiceDate")[..7].to_owned()).or_default();
            month.0 += 1;
            month.1 += amount(invoice, "Total");
        }
        let row = |(month, (invoices, revenue)): (String, (usize, _))| {
            vec![month, invoices.to_string(), money(revenue)]
        };
        months.into_iter().map(row).collect()
    }

    /// The keys of the tracks on no invoice.
    pub(crate) fn never_sold(&self) -> HashSet<Option<i64>> {
        let sold: HashSet<_> = self.rows("InvoiceLine").iter().map(|it| number(it, "TrackId")).collect();
        let tracks = self.rows("Track").iter().map(|it| number(it, "TrackId"));
        tracks.filter(|id| !sold.contains(id)).collect()
    }

    pub(crate) fn never_sold_per_genre(&self, unsold: &HashSet<Option<i64>>) -> Table {
        let mut genres: Vec<_> = self
            .tracks_by_genre()
            .into_iter()
            .map(|(genre, tracks)| {
                let unsold = tracks.iter().filter(|it| unsold.contains(&number(it, "TrackId"))).count();
                (genre, tracks.len(), unsold)
            })
            .filter(|(_, _, unsold)| *unsold > 0)
            .collect();
        genres.sort_by_key(|(_, _, unsold)| Reverse(*unsold));
        let row = |(genre, tracks, unsold): (String, usize, usize)| {
            vec![genre, tracks.to_string(), unsold.to_string()]
        };
        genres.into_iter().map(row).collect()
    }

    /// The tracks of each genre, in the order of its key; those of no genre last.
    fn tracks_by_genre(&self) -> Vec<(String, Vec<&Value>)> {
        let genres = self.by_key("Genre");
        let mut tracks: BTreeMap<i64, Vec<&Value>> = BTreeMap::new();
        for track in self.rows("Track") {
            tracks.entry(number(track, "GenreId").unwrap_or(i64::MAX)).or_default().push(track);
        }
        let name = |id: i64| genres.get(&Some(id)).map_or("-".to_owned(), |genre| text(genre, "Name"));
        tracks.into_iter().map(|(id, tracks)| (name(id), tracks)).collect()
    }

    pub(crate) fn longest_playlists(&self) -> Table {
        let tracks = self.by_key("Track");
        let mut playlists: Vec<(i64, Vec<String>)> = Vec::new();
        for playlist in self.rows("Playlist") {
            let entries = self.rows("PlaylistTrack").iter();
            let entries: Vec<_> = entries.filter(|it| it["PlaylistId"] == playlist["PlaylistId"]).collect();
            let length =
                entries.iter().filter_map(|it| number(tracks[&number(it, "TrackId")], "Milliseconds"));
            let length = length.sum();
            let id = playlist["PlaylistId"].to_string();
            let row = vec![id, text(playlist, "Name"), entries.len().to_string(), duration(length)];
            playlists.push((length, row));
        }
        playlists.sort_by_key(|(length, _)| Reverse(*length));
        playlists.into_iter().map(|(_, row)| row).collect()
    }

    pub(crate) fn average_length_per_genre(&self) -> Table {
        let mut genres: Vec<(String, usize, Decimal)> = Vec::new();
        for (genre, tracks) in self.tracks_by_genre() {
            let length: Decimal = tracks.iter().map(|track| amount(track, "Milliseconds")).sum();
            genres.push((genre, tracks.len(), length / Decimal::from(tracks.len() * 1000)));
        }
        genres.sort_by_key(|(_, _, average)| Reverse(*average));
        let row = |(genre, tracks, average): (String, usize, Decimal)| {
            vec![genre, tracks.to_string(), money(average.round_dp(2))]
        };
        genres.into_iter().map(row).collect()
    }

    pub(crate) fn revenue_per_agent(&self) -> Table {
        let (customers, employees) = (self.by_key("Customer"), self.by_key("Employee"));
        let mut agents: BTreeMap<i64, Sales> = BTreeMap::new();
        for invoice in self.rows("Invoice") {
            let customer = customers[&number(invoice, "CustomerId")];
            let Some(agent) = number(customer, "SupportRepId") else { continue };
            agents.entry(agent).or_default().add(invoice);
        }
        let mut agents: Vec<_> = agents.into_iter().collect();
        agents.sort_by_key(|(_, sales)| Reverse(sales.revenue));
        agents.into_iter().map(|(id, sales)| sales.row(full_name(employees[&Some(id)]))).collect()
    }

    pub(crate) fn duplicate_names(&self) -> Table {
        let mut names: BTreeMap<String, Vec<&Value>> = BTreeMap::new();
        for track in self.rows("Track") {
            names.entry(text(track, "Name")).or_default().push(track);
        }
        let mut names: Vec<_> = names.into_iter().filter(|(_, tracks)| tracks.len() > 1).collect();
        names.sort_by_key(|(_, tracks)| Reverse(tracks.len()));
        let row = |(name, tracks): (String, Vec<&Value>)| {
            let albums: HashSet<_> = tracks.iter().filter_map(|it| number(it, "AlbumId")).collect();
            let lengths = tracks.iter().filter_map(|it| number(it, "Milliseconds"));
            let (shortest, longest) = (lengths.clone().min(), lengths.max());
            let length = |it: Option<i64>| duration(it.unwrap_or_default());
            let counts = [tracks.len().to_string(), albums.len().to_string()];
            [vec![name], counts.to_vec(), vec![length(shortest), length(longest)]].concat()
        };
        names.into_iter().take(20).map(row).collect()
    }
}
