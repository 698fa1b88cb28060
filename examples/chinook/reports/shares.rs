//! Parts of wholes: shares, quarters, gaps, and what is in two sets.

use rust_decimal::Decimal;
use squall::{TransactionOptions, prelude::*};

use super::super::{
    schema::*,
    table::{
        Column::{Number, Text},
        Report, day, duration, money, text,
    },
};

/// What a country brought in.
#[derive(View)]
struct Sales {
    country: Option<String>,
    revenue: Option<Decimal>,
}

/// The share of each country in the revenue, in percent, for those with more than three.
pub async fn shares(db: &impl Executor) -> squall::Result<Report> {
    let sales = select(SalesFields { country: Invoice::billing_country, revenue: sum(Invoice::total) })
        .from(Invoice)
        .group_by(Invoice::billing_country)
        .cte();
    let whole = scalar(select(sum(Sales::revenue)).from(&sales));
    let share = Sales::revenue * Decimal::ONE_HUNDRED / whole;
    let rows = select((Sales::country, round_to(share.clone(), 1)))
        .from(&sales)
        .filter(share.gt(Decimal::from(3)))
        .order_by((Sales::revenue.desc(), Sales::country))
        .all(db)
        .await?;

    let columns = [Text("Country"), Number("Percent")];
    let rows =
        rows.into_iter().map(|(country, share)| [text(country), format!("{:.1}", share.unwrap_or_default())]);
    Ok(Report::new("Shares of the revenue", columns, rows))
}

/// A track and the quarter that it is in by its length.
#[derive(View)]
struct Quarter {
    quarter: i64,
    milliseconds: i32,
}

/// The tracks in four quarters, by their length.
pub async fn quarters(db: &impl Executor) -> squall::Result<Report> {
    let by_length = window().order_by((Track::milliseconds, Track::track_id));
    let quarters = select(QuarterFields {
        quarter: ntile(4).over(by_length).cast::<i64>(),
        milliseconds: Track::milliseconds,
    })
    .from(Track)
    .subquery();
    let (shortest, longest) = (min(Quarter::milliseconds), max(Quarter::milliseconds));
    let rows = select((Quarter::quarter, count_all(), shortest, longest))
        .from(quarters)
        .group_by(Quarter::quarter)
        .order_by(Quarter::quarter)
        .all(db)
        .await?;

    let columns = [Number("Quarter"), Number("Tracks"), Number("Shortest"), Number("Longest")];
    let length = |it: Option<i32>| duration(it.unwrap_or_default().into());
    let rows = rows.into_iter().map(|(quarter, tracks, shortest, longest)| {
        [quarter.to_string(), tracks.to_string(), length(shortest), length(longest)]
    });
    Ok(Report::new("Quarters by length", columns, rows))
}

/// How many invoices of each country are above the average of all.
pub async fn above_average(db: &impl Executor) -> squall::Result<Report> {
    let average = scalar(select(avg(Earlier::total)).from(Earlier));
    let rows = select((Invoice::billing_country, count_all()))
        .from(Invoice)
        .filter(Invoice::total.gt(average))
        .group_by(Invoice::billing_country)
        .order_by((count_all().desc(), Invoice::billing_country))
        .all(db)
        .await?;

    let rows = rows.into_iter().map(|(country, invoices)| [text(country), invoices.to_string()]);
    Ok(Report::new("Invoices above the average", [Text("Country"), Number("Invoices")], rows))
}

/// A customer.
#[derive(View)]
struct Buyer {
    customer_id: i32,
}

/// The customers who bought tracks of both genres, by INTERSECT.
pub async fn rock_and_jazz(db: &impl Executor) -> squall::Result<Report> {
    let buyers = |genre: &str| {
        select(BuyerFields { customer_id: Invoice::customer_id })
            .from(Invoice)
            .inner_join(InvoiceLine, InvoiceLine::invoice_id.eq(Invoice::invoice_id))
            .inner_join(Track, Track::track_id.eq(InvoiceLine::track_id))
            .inner_join(Genre, Genre::genre_id.eq(Track::genre_id))
            .filter(Genre::name.eq(genre))
    };
    let both = buyers("Rock").intersect(buyers("Jazz")).subquery();
    let rows = select((Customer::customer_id, concat((Customer::first_name, " ", Customer::last_name))))
        .from(both)
        .inner_join(Customer, Customer::customer_id.eq(Buyer::customer_id))
        .order_by(Customer::customer_id)
        .all(db)
        .await?;

    let rows = rows.into_iter().map(|(id, customer)| [id.to_string(), customer]);
    Ok(Report::new("Buyers of Rock and Jazz", [Number("Id"), Text("Customer")], rows))
}

/// An album, and its place among those of its artist.
#[derive(View)]
struct Size {
    artist_id: i32,
    title: String,
    tracks: i64,
    place: i64,
}

/// The greatest albums of the artists who have several; more than one where they are equal.
pub async fn greatest_albums(db: &impl Executor) -> squall::Result<Report> {
    let by_size = window().partition_by(Album::artist_id).order_by(count(Track::track_id).desc());
    let sizes = select(SizeFields {
        artist_id: Album::artist_id,
        title: Album::title,
        tracks: count(Track::track_id),
        place: rank().over(by_size),
    })
    .from(Album)
    .left_join(Track, Track::album_id.eq(Album::album_id))
    .group_by(Album::album_id)
    .subquery();
    let several = select(Album::artist_id).from(Album).group_by(Album::artist_id).having(count_all().gt(4));
    let rows = select((Artist::name, Size::title, Size::tracks))
        .from(sizes)
        .inner_join(Artist, Artist::artist_id.eq(Size::artist_id))
        .filter(Size::place.eq(1).and(Size::artist_id.in_query(several)))
        .order_by((Artist::artist_id, Size::title))
        .all(db)
        .await?;

    let rows = rows.into_iter().map(|(artist, title, tracks)| [text(artist), title, tracks.to_string()]);
    Ok(Report::new("Greatest albums", [Text("Artist"), Text("Album"), Number("Tracks")], rows))
}

/// The employees who were here before the one to whom they report.
pub async fn hired_before_their_manager(db: &impl Executor) -> squall::Result<Report> {
    let rows = select((Employee::last_name, Employee::hire_date, Manager::last_name, Manager::hire_date))
        .from(Employee)
        .inner_join(Manager, Manager::employee_id.eq(Employee::reports_to))
        .filter(Employee::hire_date.lt(Manager::hire_date))
        .order_by(Employee::employee_id)
        .all(db)
        .await?;

    let columns = [Text("Employee"), Text("Since"), Text("Manager"), Text("Manager since")];
    let rows = rows
        .into_iter()
        .map(|(employee, since, manager, before)| [employee, day(since), manager, day(before)]);
    Ok(Report::new("Hired before their manager", columns, rows))
}

/// The customers whose agent lives in their country, counted by agent.
pub async fn compatriots(db: &impl Executor) -> squall::Result<Report> {
    let same = Customer::country.eq(Employee::country);
    let rows = select((
        Employee::last_name,
        count(Customer::customer_id),
        count(Customer::customer_id).filter(same),
    ))
    .from(Employee)
    .left_join(Customer, Customer::support_rep_id.eq(Employee::employee_id))
    .group_by(Employee::employee_id)
    .order_by(Employee::employee_id)
    .all(db)
    .await?;

    let columns = [Text("Agent"), Number("Customers"), Number("Of the same country")];
    let rows = rows.into_iter().map(|(agent, all, same)| [agent, all.to_string(), same.to_string()]);
    Ok(Report::new("Compatriots", columns, rows))
}

/// The playlists without a track, by NOT EXISTS.
pub async fn empty_playlists(db: &impl Executor) -> squall::Result<Report> {
    let entries = select(PlaylistTrack::track_id)
        .correlate(Playlist)
        .from(PlaylistTrack)
        .filter(PlaylistTrack::playlist_id.eq(Playlist::playlist_id));
    let rows = select((Playlist::playlist_id, Playlist::name))
        .from(Playlist)
        .filter(not_exists(entries))
        .order_by(Playlist::playlist_id)
        .all(db)
        .await?;

    let rows = rows.into_iter().map(|(id, name)| [id.to_string(), text(name)]);
    Ok(Report::new("Playlists without tracks", [Number("Id"), Text("Playlist")], rows))
}

/// The composers of most tracks.
pub async fn composers(db: &impl Executor) -> squall::Result<Report> {
    let rows = select((Track::composer, count_all(), sum(Track::milliseconds)))
        .from(Track)
        .filter(Track::composer.is_not_null())
        .group_by(Track::composer)
        .order_by((count_all().desc(), Track::composer))
        .limit(10)
        .all(db)
        .await?;

    let rows = rows.into_iter().map(|(composer, tracks, length)| {
        [text(composer), tracks.to_string(), duration(length.unwrap_or_default())]
    });
    Ok(Report::new("Composers of most tracks", [Text("Composer"), Number("Tracks"), Number("Length")], rows))
}

/// How long before an invoice the customer had the one before.
#[derive(View)]
struct Gap {
    customer_id: i32,
    days: Option<i64>,
}

/// The customers who stayed away for longest.
pub async fn longest_gaps(db: &impl Executor) -> squall::Result<Report> {
    let of_customer =
        window().partition_by(Invoice::customer_id).order_by((Invoice::invoice_date, Invoice::invoice_id));
    let gaps = select(GapFields {
        customer_id: Invoice::customer_id,
        days: diff(TimeUnit::Day, Invoice::invoice_date, lag(Invoice::invoice_date).over(of_customer)),
    })
    .from(Invoice)
    .cte();
    let longest = max(Gap::days);
    let rows = select((Gap::customer_id, longest.clone()))
        .from(gaps)
        .group_by(Gap::customer_id)
        .having(longest.clone().is_not_null())
        .order_by((longest.desc(), Gap::customer_id))
        .limit(10)
        .all(db)
        .await?;

    let rows =
        rows.into_iter().map(|(customer, gap)| [customer.to_string(), gap.unwrap_or_default().to_string()]);
    Ok(Report::new("Longest gaps", [Number("Customer"), Number("Days")], rows))
}

/// What tracks cost, and how many of each price were sold.
pub async fn prices(db: &impl Executor) -> squall::Result<Report> {
    let rows =
        select((Track::unit_price, count_distinct(Track::track_id), coalesce(sum(InvoiceLine::quantity), 0)))
            .from(Track)
            .left_join(InvoiceLine, InvoiceLine::track_id.eq(Track::track_id))
            .group_by(Track::unit_price)
            .order_by(Track::unit_price)
            .all(db)
            .await?;

    let rows = rows
        .into_iter()
        .map(|(price, tracks, sold)| [money(Some(price)), tracks.to_string(), sold.to_string()]);
    Ok(Report::new("Prices", [Number("Price"), Number("Tracks"), Number("Sold")], rows))
}

/// The best sellers as a playlist, by INSERT .. SELECT in a transaction that is rolled back; stored again, they change nothing.
pub async fn best_sellers(db: &Db) -> squall::Result<Report> {
    let tx = db.begin(TransactionOptions::new()).await?;
    let list = 9999;
    insert(Playlist).values(Playlist::new().playlist_id(list).name("Best sellers")).exec(&tx).await?;
    let best = select((val(list), InvoiceLine::track_id))
        .from(InvoiceLine)
        .group_by(InvoiceLine::track_id)
        .order_by((sum(InvoiceLine::quantity).desc(), InvoiceLine::track_id))
        .limit(5);
    let columns = (PlaylistTrack::playlist_id, PlaylistTrack::track_id);
    insert(PlaylistTrack).from_select(columns, best.clone()).exec(&tx).await?;
    let again =
        insert(PlaylistTrack).from_select(columns, best).on_conflict(columns).do_nothing().exec(&tx).await?;
    let rows = select((Track::track_id, Track::name))
        .from(PlaylistTrack)
        .inner_join(Track, Track::track_id.eq(PlaylistTrack::track_id))
        .filter(PlaylistTrack::playlist_id.eq(list))
        .order_by(Track::track_id)
        .all(&tx)
        .await?;
    tx.rollback().await?;

    let rows = rows.into_iter().map(|(id, track)| [id.to_string(), track]);
    Ok(Report::new(format!("Best sellers, and {again} more"), [Number("Id"), Text("Track")], rows))
}
