//! Rows beside others: trees, windows, the first of a group, and queries in queries.

use rust_decimal::Decimal;
use squall::prelude::*;

use super::super::{
    schema::*,
    table::{
        Column::{Number, Text},
        Report, day, money, text,
    },
};

/// An employee at a depth of the tree.
#[derive(View)]
struct Level {
    employee_id: i32,
    depth: i32,
}

/// How far from the top each employee is, and how many report to them.
pub async fn levels(db: &impl Executor) -> squall::Result<Report> {
    let tree = recursive_all(
        select(LevelFields { employee_id: Employee::employee_id, depth: val(0) })
            .from(Employee)
            .filter(Employee::reports_to.is_null()),
        |above| {
            select(LevelFields { employee_id: Employee::employee_id, depth: Level::depth + 1 })
                .from(above)
                .inner_join(Employee, Employee::reports_to.eq(Level::employee_id))
        },
    );
    let reports = select(count_all())
        .correlate(Employee)
        .from(Manager)
        .filter(Manager::reports_to.eq(Employee::employee_id));
    let rows =
        select((Level::depth, concat((Employee::first_name, " ", Employee::last_name)), scalar(reports)))
            .from(tree)
            .inner_join(Employee, Employee::employee_id.eq(Level::employee_id))
            .order_by((Level::depth, Employee::employee_id))
            .all(db)
            .await?;

    let columns = [Number("Level"), Text("Employee"), Number("Reports")];
    let rows = rows.into_iter().map(|(depth, employee, reports)| {
        [depth.to_string(), employee, reports.unwrap_or_default().to_string()]
    });
    Ok(Report::new("Levels", columns, rows))
}

/// What a year brought in.
#[derive(View)]
struct Year {
    year: i32,
    revenue: Option<Decimal>,
}

/// The revenue of each year, of all years up to it, and how it compares with the year before.
pub async fn running_revenue(db: &impl Executor) -> squall::Result<Report> {
    let years = select(YearFields { year: year(Invoice::invoice_date), revenue: sum(Invoice::total) })
        .from(Invoice)
        .group_by(year(Invoice::invoice_date))
        .cte();
    let by_year = window().order_by(Year::year);
    let so_far = by_year.clone().rows_between(unbounded_preceding(), current_row());
    let rows = select((
        Year::year,
        Year::revenue,
        sum(Year::revenue).over(so_far),
        Year::revenue - lag(Year::revenue).over(by_year),
    ))
    .from(years)
    .order_by(Year::year)
    .all(db)
    .await?;

    let columns = [Number("Year"), Number("Revenue"), Number("So far"), Number("More than before")];
    let rows = rows.into_iter().map(|(year, revenue, so_far, more)| {
        let more = more.map_or_else(|| "-".to_owned(), |more| money(Some(more)));
        [year.to_string(), money(revenue), money(so_far), more]
    });
    Ok(Report::new("Running revenue", columns, rows))
}

/// A track and its place among those of its genre.
#[derive(View)]
struct Place {
    genre_id: i32,
    name: String,
    place: i64,
}

/// The three longest tracks of each genre.
pub async fn longest_per_genre(db: &impl Executor) -> squall::Result<Report> {
    let by_length =
        window().partition_by(Track::genre_id).order_by((Track::milliseconds.desc(), Track::track_id));
    let places = select(PlaceFields {
        genre_id: coalesce(Track::genre_id, 0),
        name: Track::name,
        place: row_number().over(by_length),
    })
    .from(Track)
    .filter(Track::genre_id.is_not_null())
    .subquery();
    let rows = select((Genre::name, Place::place, Place::name))
        .from(places)
        .inner_join(Genre, Genre::genre_id.eq(Place::genre_id))
        .filter(Place::place.le(3))
        .order_by((Genre::genre_id, Place::place))
        .all(db)
        .await?;

    let columns = [Text("Genre"), Number("Place"), Text("Track")];
    let rows = rows.into_iter().map(|(genre, place, track)| [text(genre), place.to_string(), track]);
    Ok(Report::new("Longest tracks per genre", columns, rows))
}

/// The first invoice of each customer.
pub async fn first_invoices(db: &impl Executor) -> squall::Result<Report> {
    let rows = select((Invoice::customer_id, Invoice::invoice_date, Invoice::total))
        .from(Invoice)
        .distinct_on(Invoice::customer_id)
        .order_by((Invoice::customer_id, Invoice::invoice_date, Invoice::invoice_id))
        .all(db)
        .await?;

    let columns = [Number("Customer"), Text("Date"), Number("Total")];
    let rows = rows
        .into_iter()
        .map(|(customer, date, total)| [customer.to_string(), day(Some(date)), money(Some(total))]);
    Ok(Report::new("First invoices", columns, rows))
}

/// The invoices that are greater than all those before them, by one row value and NOT EXISTS.
pub async fn record_invoices(db: &impl Executor) -> squall::Result<Report> {
    let as_great = select(Earlier::invoice_id)
        .correlate(Invoice)
        .from(Earlier)
        .filter(
            row((Earlier::invoice_date, Earlier::invoice_id))
                .lt((Invoice::invoice_date, Invoice::invoice_id)),
        )
        .filter(Earlier::total.ge(Invoice::total));
    let rows = select((Invoice::invoice_id, Invoice::invoice_date, Invoice::total))
        .from(Invoice)
        .filter(not_exists(as_great))
        .order_by((Invoice::invoice_date, Invoice::invoice_id))
        .all(db)
        .await?;

    let columns = [Number("Invoice"), Text("Date"), Number("Total")];
    let rows =
        rows.into_iter().map(|(id, date, total)| [id.to_string(), day(Some(date)), money(Some(total))]);
    Ok(Report::new("Record invoices", columns, rows))
}

/// Of each country, how many invoices are small, middling and large.
pub async fn invoice_sizes(db: &impl Executor) -> squall::Result<Report> {
    let sized = |least: i64, most: i64| {
        let total = Invoice::total;
        count_all().filter(total.ge(Decimal::from(least)).and(total.lt(Decimal::from(most))))
    };
    let rows = select((Invoice::billing_country, sized(0, 2), sized(2, 10), sized(10, 1_000_000)))
        .from(Invoice)
        .group_by(Invoice::billing_country)
        .order_by(Invoice::billing_country)
        .all(db)
        .await?;

    let columns = [Text("Country"), Number("Below 2"), Number("Below 10"), Number("10 and more")];
    let rows = rows.into_iter().map(|(country, small, middling, large)| {
        [text(country), small.to_string(), middling.to_string(), large.to_string()]
    });
    Ok(Report::new("Invoices by size", columns, rows))
}

/// A country.
#[derive(View)]
struct Country {
    name: Option<String>,
}

/// The countries of customers where nobody works, by EXCEPT.
pub async fn countries_without_staff(db: &impl Executor) -> squall::Result<Report> {
    let customers = select(CountryFields { name: Customer::country }).from(Customer);
    let staff = select(CountryFields { name: Employee::country }).from(Employee);
    let rows = customers.except(staff).order_by(Country::name).all(db).await?;

    Ok(Report::new("Countries without staff", [Text("Country")], rows.into_iter().map(|it| [text(it.name)])))
}

/// The tracks on the most playlists, with how many customers have bought them, by scalar queries.
pub async fn on_most_playlists(db: &impl Executor) -> squall::Result<Report> {
    let playlists = || {
        scalar(
            select(count_all())
                .correlate(Track)
                .from(PlaylistTrack)
                .filter(PlaylistTrack::track_id.eq(Track::track_id)),
        )
    };
    let buyers = select(count_distinct(Invoice::customer_id))
        .correlate(Track)
        .from(InvoiceLine)
        .inner_join(Invoice, Invoice::invoice_id.eq(InvoiceLine::invoice_id))
        .filter(InvoiceLine::track_id.eq(Track::track_id));
    let rows = select((Track::name, playlists(), scalar(buyers)))
        .from(Track)
        .order_by((playlists().desc(), Track::track_id))
        .limit(10)
        .all(db)
        .await?;

    let columns = [Text("Track"), Number("Playlists"), Number("Buyers")];
    let rows = rows.into_iter().map(|(track, playlists, buyers)| {
        [track, playlists.unwrap_or_default().to_string(), buyers.unwrap_or_default().to_string()]
    });
    Ok(Report::new("Tracks on most playlists", columns, rows))
}
