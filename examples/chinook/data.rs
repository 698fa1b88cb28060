//! The data: JSON with an array of rows for each table.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
};

use serde::Deserialize;
use serde_json::Value;

use super::schema::*;

/// Where the full data is, seen from the package.
const FULL: &str = "../shared/data/chinook/ChinookData.json";
/// A few rows of the same shape, for where it is not.
pub const SAMPLE: &str = include_str!("sample.json");

/// The rows of all tables.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Data {
    pub artist: Vec<NewArtist>,
    pub album: Vec<NewAlbum>,
    pub genre: Vec<NewGenre>,
    pub media_type: Vec<NewMediaType>,
    pub track: Vec<NewTrack>,
    pub playlist: Vec<NewPlaylist>,
    pub playlist_track: Vec<NewPlaylistTrack>,
    pub employee: Vec<NewEmployee>,
    pub customer: Vec<NewCustomer>,
    pub invoice: Vec<NewInvoice>,
    pub invoice_line: Vec<NewInvoiceLine>,
}

/// The JSON of `file`; where none is named that of the full data, or of the sample.
pub fn json(file: Option<&Path>) -> io::Result<String> {
    if let Some(file) = file {
        let named = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", file.display()));
        return fs::read_to_string(file).map_err(named);
    }
    match fs::read_to_string(full()) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(SAMPLE.to_owned()),
        read => read,
    }
}

fn full() -> PathBuf {
    let package = env::var_os("CARGO_MANIFEST_DIR").map_or_else(PathBuf::new, PathBuf::from);
    package.join(FULL)
}

impl Data {
    /// Reads the rows.
    ///
    /// A price is made of the digits in the file, so that 0.99 is exactly that.
    pub fn parse(json: &str) -> serde_json::Result<Self> {
        let mut json: Value = serde_json::from_str(json)?;
        empty_is_null(&mut json);
        serde_json::from_value(json)
    }
}

/// The file has "" where nothing is known, and the database has NULL.
fn empty_is_null(json: &mut Value) {
    match json {
        Value::String(text) if text.is_empty() => *json = Value::Null,
        Value::Array(rows) => rows.iter_mut().for_each(empty_is_null),
        Value::Object(row) => row.values_mut().for_each(empty_is_null),
        _ => {}
    }
}
