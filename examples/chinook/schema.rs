//! The tables of a music shop, under the names that they have in the original database.
//!
//! `new(derive(Deserialize), serde(..))` makes `NewAlbum` and its like readable from JSON, where the keys are `AlbumId`.

use chrono::NaiveDateTime;
use rust_decimal::Decimal;
use serde::Deserialize;
use squall::{prelude::*, schema::TableDef};

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "artist", new(derive(Deserialize), serde(rename_all = "PascalCase")))]
pub struct Artist {
    #[column(primary_key, auto)]
    pub artist_id: i32,
    #[column(max_length = 120)]
    pub name: Option<String>,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "album", new(derive(Deserialize), serde(rename_all = "PascalCase")))]
pub struct Album {
    #[column(primary_key, auto)]
    pub album_id: i32,
    #[column(max_length = 160)]
    pub title: String,
    #[column(references(Artist::artist_id), index)]
    pub artist_id: i32,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "genre", new(derive(Deserialize), serde(rename_all = "PascalCase")))]
pub struct Genre {
    #[column(primary_key, auto)]
    pub genre_id: i32,
    #[column(max_length = 120)]
    pub name: Option<String>,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "media_type", new(derive(Deserialize), serde(rename_all = "PascalCase")))]
pub struct MediaType {
    #[column(primary_key, auto)]
    pub media_type_id: i32,
    #[column(max_length = 120)]
    pub name: Option<String>,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "track", new(derive(Deserialize), serde(rename_all = "PascalCase")))]
pub struct Track {
    #[column(primary_key, auto)]
    pub track_id: i32,
    #[column(max_length = 200)]
    pub name: String,
    #[column(references(Album::album_id), index)]
    pub album_id: Option<i32>,
    #[column(references(MediaType::media_type_id), index)]
    pub media_type_id: i32,
    #[column(references(Genre::genre_id), index)]
    pub genre_id: Option<i32>,
    #[column(max_length = 220)]
    pub composer: Option<String>,
    pub milliseconds: i32,
    pub bytes: Option<i32>,
    #[column(precision = 10, scale = 2)]
    pub unit_price: Decimal,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "playlist", new(derive(Deserialize), serde(rename_all = "PascalCase")))]
pub struct Playlist {
    #[column(primary_key, auto)]
    pub playlist_id: i32,
    #[column(max_length = 120)]
    pub name: Option<String>,
}

/// Which tracks are on which playlists.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "playlist_track",
    primary_key(playlist_id, track_id),
    new(derive(Deserialize), serde(rename_all = "PascalCase"))
)]
pub struct PlaylistTrack {
    #[column(references(Playlist::playlist_id))]
    pub playlist_id: i32,
    #[column(references(Track::track_id), index)]
    pub track_id: i32,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "employee", new(derive(Deserialize), serde(rename_all = "PascalCase")))]
pub struct Employee {
    #[column(primary_key, auto)]
    pub employee_id: i32,
    #[column(max_length = 20)]
    pub last_name: String,
    #[column(max_length = 20)]
    pub first_name: String,
    #[column(max_length = 30)]
    pub title: Option<String>,
    #[column(references(Employee::employee_id), index)]
    pub reports_to: Option<i32>,
    pub birth_date: Option<NaiveDateTime>,
    pub hire_date: Option<NaiveDateTime>,
    #[column(max_length = 70)]
    pub address: Option<String>,
    #[column(max_length = 40)]
    pub city: Option<String>,
    #[column(max_length = 40)]
    pub state: Option<String>,
    #[column(max_length = 40)]
    pub country: Option<String>,
    #[column(max_length = 10)]
    pub postal_code: Option<String>,
    #[column(max_length = 24)]
    pub phone: Option<String>,
    #[column(max_length = 24)]
    pub fax: Option<String>,
    #[column(max_length = 60)]
    pub email: Option<String>,
}

alias!(pub Manager = Employee);

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "customer", new(derive(Deserialize), serde(rename_all = "PascalCase")))]
pub struct Customer {
    #[column(primary_key, auto)]
    pub customer_id: i32,
    #[column(max_length = 40)]
    pub first_name: String,
    #[column(max_length = 20)]
    pub last_name: String,
    #[column(max_length = 80)]
    pub company: Option<String>,
    #[column(max_length = 70)]
    pub address: Option<String>,
    #[column(max_length = 40)]
    pub city: Option<String>,
    #[column(max_length = 40)]
    pub state: Option<String>,
    #[column(max_length = 40)]
    pub country: Option<String>,
    #[column(max_length = 10)]
    pub postal_code: Option<String>,
    #[column(max_length = 24)]
    pub phone: Option<String>,
    #[column(max_length = 24)]
    pub fax: Option<String>,
    #[column(max_length = 60)]
    pub email: String,
    #[column(references(Employee::employee_id), index)]
    pub support_rep_id: Option<i32>,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "invoice", new(derive(Deserialize), serde(rename_all = "PascalCase")))]
pub struct Invoice {
    #[column(primary_key, auto)]
    pub invoice_id: i32,
    #[column(references(Customer::customer_id), index)]
    pub customer_id: i32,
    pub invoice_date: NaiveDateTime,
    #[column(max_length = 70)]
    pub billing_address: Option<String>,
    #[column(max_length = 40)]
    pub billing_city: Option<String>,
    #[column(max_length = 40)]
    pub billing_state: Option<String>,
    #[column(max_length = 40)]
    pub billing_country: Option<String>,
    #[column(max_length = 10)]
    pub billing_postal_code: Option<String>,
    #[column(precision = 10, scale = 2)]
    pub total: Decimal,
}

alias!(pub Earlier = Invoice);

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "invoice_line", new(derive(Deserialize), serde(rename_all = "PascalCase")))]
pub struct InvoiceLine {
    #[column(primary_key, auto)]
    pub invoice_line_id: i32,
    #[column(references(Invoice::invoice_id), index)]
    pub invoice_id: i32,
    #[column(references(Track::track_id), index)]
    pub track_id: i32,
    #[column(precision = 10, scale = 2)]
    pub unit_price: Decimal,
    pub quantity: i32,
}

/// All tables, in an order in which no foreign key refers to a later one.
pub fn tables() -> [&'static TableDef; 11] {
    schema![
        Artist,
        Album,
        Genre,
        MediaType,
        Track,
        Playlist,
        PlaylistTrack,
        Employee,
        Customer,
        Invoice,
        InvoiceLine
    ]
}
