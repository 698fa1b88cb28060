// Read from SQLite by `squall pull`.

use squall::{prelude::*, schema::TableDef};

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "Album",
    index(columns(artist_id), name = "IFK_AlbumArtistId"),
    has_many(tracks: Track)
)]
pub struct Album {
    #[column(name = "AlbumId", primary_key, auto)]
    pub album_id: i64,
    #[column(name = "Title", max_length = 160)]
    pub title: String,
    #[column(name = "ArtistId", references(Artist::artist_id))]
    pub artist_id: i64,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "Artist", has_many(albums: Album))]
pub struct Artist {
    #[column(name = "ArtistId", primary_key, auto)]
    pub artist_id: i64,
    #[column(name = "Name", max_length = 120)]
    pub name: Option<String>,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "Customer",
    index(columns(support_rep_id), name = "IFK_CustomerSupportRepId"),
    has_many(invoices: Invoice)
)]
pub struct Customer {
    #[column(name = "CustomerId", primary_key, auto)]
    pub customer_id: i64,
    #[column(name = "FirstName", max_length = 40)]
    pub first_name: String,
    #[column(name = "LastName", max_length = 20)]
    pub last_name: String,
    #[column(name = "Company", max_length = 80)]
    pub company: Option<String>,
    #[column(name = "Address", max_length = 70)]
    pub address: Option<String>,
    #[column(name = "City", max_length = 40)]
    pub city: Option<String>,
    #[column(name = "State", max_length = 40)]
    pub state: Option<String>,
    #[column(name = "Country", max_length = 40)]
    pub country: Option<String>,
    #[column(name = "PostalCode", max_length = 10)]
    pub postal_code: Option<String>,
    #[column(name = "Phone", max_length = 24)]
    pub phone: Option<String>,
    #[column(name = "Fax", max_length = 24)]
    pub fax: Option<String>,
    #[column(name = "Email", max_length = 60)]
    pub email: String,
    #[column(name = "SupportRepId", references(Employee::employee_id))]
    pub support_rep_id: Option<i64>,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "Employee",
    index(columns(reports_to), name = "IFK_EmployeeReportsTo"),
    has_many(customers: Customer),
    has_many(employees_by_reports_to: Employee::reports_to_employee)
)]
pub struct Employee {
    #[column(name = "EmployeeId", primary_key, auto)]
    pub employee_id: i64,
    #[column(name = "LastName", max_length = 20)]
    pub last_name: String,
    #[column(name = "FirstName", max_length = 20)]
    pub first_name: String,
    #[column(name = "Title", max_length = 30)]
    pub title: Option<String>,
    #[column(name = "ReportsTo", references(Employee::employee_id, relation = reports_to_employee))]
    pub reports_to: Option<i64>,
    // declared DATETIME, and what is stored has not the form of a timestamp: read as text
    #[column(name = "BirthDate")]
    pub birth_date: Option<String>,
    // declared DATETIME, and what is stored has not the form of a timestamp: read as text
    #[column(name = "HireDate")]
    pub hire_date: Option<String>,
    #[column(name = "Address", max_length = 70)]
    pub address: Option<String>,
    #[column(name = "City", max_length = 40)]
    pub city: Option<String>,
    #[column(name = "State", max_length = 40)]
    pub state: Option<String>,
    #[column(name = "Country", max_length = 40)]
    pub country: Option<String>,
    #[column(name = "PostalCode", max_length = 10)]
    pub postal_code: Option<String>,
    #[column(name = "Phone", max_length = 24)]
    pub phone: Option<String>,
    #[column(name = "Fax", max_length = 24)]
    pub fax: Option<String>,
    #[column(name = "Email", max_length = 60)]
    pub email: Option<String>,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "Genre", has_many(tracks: Track))]
pub struct Genre {
    #[column(name = "GenreId", primary_key, auto)]
    pub genre_id: i64,
    #[column(name = "Name", max_length = 120)]
    pub name: Option<String>,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "Invoice",
    index(columns(customer_id), name = "IFK_InvoiceCustomerId"),
    has_many(invoice_lines: InvoiceLine)
)]
pub struct Invoice {
    #[column(name = "InvoiceId", primary_key, auto)]
    pub invoice_id: i64,
    #[column(name = "CustomerId", references(Customer::customer_id))]
    pub customer_id: i64,
    // declared DATETIME, and what is stored has not the form of a timestamp: read as text
    #[column(name = "InvoiceDate")]
    pub invoice_date: String,
    #[column(name = "BillingAddress", max_length = 70)]
    pub billing_address: Option<String>,
    #[column(name = "BillingCity", max_length = 40)]
    pub billing_city: Option<String>,
    #[column(name = "BillingState", max_length = 40)]
    pub billing_state: Option<String>,
    #[column(name = "BillingCountry", max_length = 40)]
    pub billing_country: Option<String>,
    #[column(name = "BillingPostalCode", max_length = 10)]
    pub billing_postal_code: Option<String>,
    #[column(name = "Total")]
    pub total: f64,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "InvoiceLine",
    index(columns(invoice_id), name = "IFK_InvoiceLineInvoiceId"),
    index(columns(track_id), name = "IFK_InvoiceLineTrackId")
)]
pub struct InvoiceLine {
    #[column(name = "InvoiceLineId", primary_key, auto)]
    pub invoice_line_id: i64,
    #[column(name = "InvoiceId", references(Invoice::invoice_id))]
    pub invoice_id: i64,
    #[column(name = "TrackId", references(Track::track_id))]
    pub track_id: i64,
    #[column(name = "UnitPrice")]
    pub unit_price: f64,
    #[column(name = "Quantity")]
    pub quantity: i64,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "MediaType", has_many(tracks: Track))]
pub struct MediaType {
    #[column(name = "MediaTypeId", primary_key, auto)]
    pub media_type_id: i64,
    #[column(name = "Name", max_length = 120)]
    pub name: Option<String>,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "Playlist",
    has_many(playlist_tracks: PlaylistTrack),
    many_to_many(tracks: Track through PlaylistTrack)
)]
pub struct Playlist {
    #[column(name = "PlaylistId", primary_key, auto)]
    pub playlist_id: i64,
    #[column(name = "Name", max_length = 120)]
    pub name: Option<String>,
}

// its primary key is named `PK_PlaylistTrack`, which the source cannot say
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "PlaylistTrack",
    primary_key(playlist_id, track_id),
    index(columns(playlist_id), name = "IFK_PlaylistTrackPlaylistId"),
    index(columns(track_id), name = "IFK_PlaylistTrackTrackId")
)]
pub struct PlaylistTrack {
    #[column(name = "PlaylistId", references(Playlist::playlist_id))]
    pub playlist_id: i64,
    #[column(name = "TrackId", references(Track::track_id))]
    pub track_id: i64,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "Track",
    index(columns(album_id), name = "IFK_TrackAlbumId"),
    index(columns(genre_id), name = "IFK_TrackGenreId"),
    index(columns(media_type_id), name = "IFK_TrackMediaTypeId"),
    has_many(invoice_lines: InvoiceLine),
    has_many(playlist_tracks: PlaylistTrack),
    many_to_many(playlists: Playlist through PlaylistTrack)
)]
pub struct Track {
    #[column(name = "TrackId", primary_key, auto)]
    pub track_id: i64,
    #[column(name = "Name", max_length = 200)]
    pub name: String,
    #[column(name = "AlbumId", references(Album::album_id))]
    pub album_id: Option<i64>,
    #[column(name = "MediaTypeId", references(MediaType::media_type_id))]
    pub media_type_id: i64,
    #[column(name = "GenreId", references(Genre::genre_id))]
    pub genre_id: Option<i64>,
    #[column(name = "Composer", max_length = 220)]
    pub composer: Option<String>,
    #[column(name = "Milliseconds")]
    pub milliseconds: i64,
    #[column(name = "Bytes")]
    pub bytes: Option<i64>,
    #[column(name = "UnitPrice")]
    pub unit_price: f64,
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
