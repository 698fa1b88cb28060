//! What is on offer: outer joins, averages, and HAVING.

use squall::prelude::*;

use super::super::{
    schema::*,
    table::{
        Column::{Number, Text},
        Report, duration, text,
    },
};

/// How many tracks of each genre nobody has bought.
pub async fn never_sold(db: &impl Executor) -> squall::Result<Report> {
    let bought = InvoiceLine::track_id.eq(Track::track_id);
    let total: i64 = select(count_all())
        .from(Track)
        .left_join(InvoiceLine, bought.clone())
        .filter(InvoiceLine::invoice_line_id.is_null())
        .one(db)
        .await?;

    let tracks = count_distinct(Track::track_id);
    let unsold = tracks.clone() - count_distinct(InvoiceLine::track_id);
    let rows = select((Genre::name, tracks, unsold.clone()))
        .from(Track)
        .left_join(Genre, Genre::genre_id.eq(Track::genre_id))
        .left_join(InvoiceLine, bought)
        .group_by(Genre::genre_id)
        .having(unsold.clone().gt(0))
        .order_by((unsold.desc(), Genre::genre_id))
        .all(db)
        .await?;

    let columns = [Text("Genre"), Number("Tracks"), Number("Never sold")];
    let rows =
        rows.into_iter().map(|(genre, tracks, unsold)| [text(genre), tracks.to_string(), unsold.to_string()]);
    Ok(Report::new(format!("Tracks never sold: {total}"), columns, rows))
}

/// The playlists by how long they play; an empty one plays for no time.
pub async fn longest_playlists(db: &impl Executor) -> squall::Result<Report> {
    let length = coalesce(sum(Track::milliseconds), 0);
    let rows = select((Playlist::playlist_id, Playlist::name, count(Track::track_id), length.clone()))
        .from(Playlist)
        .left_join(PlaylistTrack, PlaylistTrack::playlist_id.eq(Playlist::playlist_id))
        .left_join(Track, Track::track_id.eq(PlaylistTrack::track_id))
        .group_by(Playlist::playlist_id)
        .order_by((length.desc(), Playlist::playlist_id))
        .all(db)
        .await?;

    let columns = [Number("Id"), Text("Playlist"), Number("Tracks"), Number("Length")];
    let rows = rows.into_iter().map(|(id, playlist, tracks, length)| {
        [id.to_string(), text(playlist), tracks.to_string(), duration(length)]
    });
    Ok(Report::new("Longest playlists", columns, rows))
}

/// How long a track of each genre is.
pub async fn average_length_per_genre(db: &impl Executor) -> squall::Result<Report> {
    let average = avg(Track::milliseconds);
    let rows = select((Genre::name, count_all(), average.clone()))
        .from(Track)
        .left_join(Genre, Genre::genre_id.eq(Track::genre_id))
        .group_by(Genre::genre_id)
        .order_by((average.desc(), Genre::genre_id))
        .all(db)
        .await?;

    let columns = [Text("Genre"), Number("Tracks"), Number("Seconds")];
    let rows = rows.into_iter().map(|(genre, tracks, average)| {
        [text(genre), tracks.to_string(), format!("{:.2}", average.unwrap_or_default() / 1000.0)]
    });
    Ok(Report::new("Average track length per genre", columns, rows))
}

/// The names that most tracks share.
pub async fn duplicate_names(db: &impl Executor) -> squall::Result<Report> {
    let rows = select((
        Track::name,
        count_all(),
        count_distinct(Track::album_id),
        coalesce(min(Track::milliseconds), 0),
        coalesce(max(Track::milliseconds), 0),
    ))
    .from(Track)
    .group_by(Track::name)
    .having(count_all().gt(1))
    .order_by((count_all().desc(), Track::name))
    .limit(20)
    .all(db)
    .await?;

    let columns = [Text("Name"), Number("Tracks"), Number("Albums"), Number("Shortest"), Number("Longest")];
    let rows = rows.into_iter().map(|(name, tracks, albums, shortest, longest)| {
        [name, tracks.to_string(), albums.to_string(), duration(shortest.into()), duration(longest.into())]
    });
    Ok(Report::new("Duplicate track names", columns, rows))
}
