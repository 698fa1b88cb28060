// Read from Postgres by `squall pull`.

use chrono::NaiveDateTime;
use rust_decimal::Decimal;
use squall::{prelude::*, schema::TableDef};

/// The order of text that the database has by default. Take it off a column, and its text is ordered by its bytes, as on
/// every other database; a push then rebuilds its indexes.
const DATABASE_ORDER: Collation = Collation::both("default", "BINARY");

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "album", has_many(tracks: Track))]
pub struct Album {
    #[column(primary_key, auto = serial)]
    pub album_id: i32,
    #[column(max_length = 160, collation = DATABASE_ORDER)]
    pub title: String,
    #[column(index, references(Artist::artist_id))]
    pub artist_id: i32,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "artist", has_many(albums: Album))]
pub struct Artist {
    #[column(primary_key, auto = serial)]
    pub artist_id: i32,
    #[column(max_length = 120, collation = DATABASE_ORDER)]
    pub name: Option<String>,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "customer", has_many(invoices: Invoice))]
pub struct Customer {
    #[column(primary_key, auto = serial)]
    pub customer_id: i32,
    #[column(max_length = 40, collation = DATABASE_ORDER)]
    pub first_name: String,
    #[column(max_length = 20, collation = DATABASE_ORDER)]
    pub last_name: String,
    #[column(max_length = 80, collation = DATABASE_ORDER)]
    pub company: Option<String>,
    #[column(max_length = 70, collation = DATABASE_ORDER)]
    pub address: Option<String>,
    #[column(max_length = 40, collation = DATABASE_ORDER)]
    pub city: Option<String>,
    #[column(max_length = 40, collation = DATABASE_ORDER)]
    pub state: Option<String>,
    #[column(max_length = 40, collation = DATABASE_ORDER)]
    pub country: Option<String>,
    #[column(max_length = 10, collation = DATABASE_ORDER)]
    pub postal_code: Option<String>,
    #[column(max_length = 24, collation = DATABASE_ORDER)]
    pub phone: Option<String>,
    #[column(max_length = 24, collation = DATABASE_ORDER)]
    pub fax: Option<String>,
    #[column(max_length = 60, collation = DATABASE_ORDER)]
    pub email: String,
    #[column(index, references(Employee::employee_id))]
    pub support_rep_id: Option<i32>,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "employee",
    has_many(customers: Customer),
    has_many(employees_by_reports_to: Employee::reports_to_employee)
)]
pub struct Employee {
    #[column(primary_key, auto = serial)]
    pub employee_id: i32,
    #[column(max_length = 20, collation = DATABASE_ORDER)]
    pub last_name: String,
    #[column(max_length = 20, collation = DATABASE_ORDER)]
    pub first_name: String,
    #[column(max_length = 30, collation = DATABASE_ORDER)]
    pub title: Option<String>,
    #[column(index, references(Employee::employee_id, relation = reports_to_employee))]
    pub reports_to: Option<i32>,
    pub birth_date: Option<NaiveDateTime>,
    pub hire_date: Option<NaiveDateTime>,
    #[column(max_length = 70, collation = DATABASE_ORDER)]
    pub address: Option<String>,
    #[column(max_length = 40, collation = DATABASE_ORDER)]
    pub city: Option<String>,
    #[column(max_length = 40, collation = DATABASE_ORDER)]
    pub state: Option<String>,
    #[column(max_length = 40, collation = DATABASE_ORDER)]
    pub country: Option<String>,
    #[column(max_length = 10, collation = DATABASE_ORDER)]
    pub postal_code: Option<String>,
    #[column(max_length = 24, collation = DATABASE_ORDER)]
    pub phone: Option<String>,
    #[column(max_length = 24, collation = DATABASE_ORDER)]
    pub fax: Option<String>,
    #[column(max_length = 60, collation = DATABASE_ORDER)]
    pub email: Option<String>,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "genre", has_many(tracks: Track))]
pub struct Genre {
    #[column(primary_key, auto = serial)]
    pub genre_id: i32,
    #[column(max_length = 120, collation = DATABASE_ORDER)]
    pub name: Option<String>,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "invoice", has_many(invoice_lines: InvoiceLine))]
pub struct Invoice {
    #[column(primary_key, auto = serial)]
    pub invoice_id: i32,
    #[column(index, references(Customer::customer_id))]
    pub customer_id: i32,
    pub invoice_date: NaiveDateTime,
    #[column(max_length = 70, collation = DATABASE_ORDER)]
    pub billing_address: Option<String>,
    #[column(max_length = 40, collation = DATABASE_ORDER)]
    pub billing_city: Option<String>,
    #[column(max_length = 40, collation = DATABASE_ORDER)]
    pub billing_state: Option<String>,
    #[column(max_length = 40, collation = DATABASE_ORDER)]
    pub billing_country: Option<String>,
    #[column(max_length = 10, collation = DATABASE_ORDER)]
    pub billing_postal_code: Option<String>,
    #[column(precision = 10, scale = 2)]
    pub total: Decimal,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "invoice_line")]
pub struct InvoiceLine {
    #[column(primary_key, auto = serial)]
    pub invoice_line_id: i32,
    #[column(index, references(Invoice::invoice_id))]
    pub invoice_id: i32,
    #[column(index, references(Track::track_id))]
    pub track_id: i32,
    #[column(precision = 10, scale = 2)]
    pub unit_price: Decimal,
    pub quantity: i32,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "media_type", has_many(tracks: Track))]
pub struct MediaType {
    #[column(primary_key, auto = serial)]
    pub media_type_id: i32,
    #[column(max_length = 120, collation = DATABASE_ORDER)]
    pub name: Option<String>,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "playlist",
    has_many(playlist_tracks: PlaylistTrack),
    many_to_many(tracks: Track through PlaylistTrack)
)]
pub struct Playlist {
    #[column(primary_key, auto = serial)]
    pub playlist_id: i32,
    #[column(max_length = 120, collation = DATABASE_ORDER)]
    pub name: Option<String>,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "playlist_track", primary_key(playlist_id, track_id))]
pub struct PlaylistTrack {
    #[column(index, references(Playlist::playlist_id))]
    pub playlist_id: i32,
    #[column(index, references(Track::track_id))]
    pub track_id: i32,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "track",
    has_many(invoice_lines: InvoiceLine),
    has_many(playlist_tracks: PlaylistTrack),
    many_to_many(playlists: Playlist through PlaylistTrack)
)]
pub struct Track {
    #[column(primary_key, auto = serial)]
    pub track_id: i32,
    #[column(max_length = 200, collation = DATABASE_ORDER)]
    pub name: String,
    #[column(index, references(Album::album_id))]
    pub album_id: Option<i32>,
    #[column(index, references(MediaType::media_type_id))]
    pub media_type_id: i32,
    #[column(index, references(Genre::genre_id))]
    pub genre_id: Option<i32>,
    #[column(max_length = 220, collation = DATABASE_ORDER)]
    pub composer: Option<String>,
    pub milliseconds: i32,
    pub bytes: Option<i32>,
    #[column(precision = 10, scale = 2)]
    pub unit_price: Decimal,
}

/// All tables, for `create_tables` and for the kit.
pub fn schema() -> [&'static TableDef; 11] {
    schema![
        Album,
        Artist,
        Customer,
        Employee,
        Genre,
        Invoice,
        InvoiceLine,
        MediaType,
        Playlist,
        PlaylistTrack,
        Track
    ]
}
