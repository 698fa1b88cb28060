//! What was sold: sums, groups, and joins over up to four tables.

use squall::prelude::*;

use super::super::{
    schema::*,
    table::{
        Column::{Number, Text},
        Report, money, text,
    },
};

/// The countries by their revenue.
pub async fn revenue_per_country(db: &impl Executor) -> squall::Result<Report> {
    let revenue = sum(Invoice::total);
    let rows = select((
        Invoice::billing_country,
        count_distinct(Invoice::customer_id),
        count_all(),
        revenue.clone(),
    ))
    .from(Invoice)
    .group_by(Invoice::billing_country)
    .order_by((revenue.desc(), Invoice::billing_country))
    .all(db)
    .await?;

    let columns = [Text("Country"), Number("Customers"), Number("Invoices"), Number("Revenue")];
    let rows = rows.into_iter().map(|(country, customers, invoices, revenue)| {
        [text(country), customers.to_string(), invoices.to_string(), money(revenue)]
    });
    Ok(Report::new("Revenue per country", columns, rows))
}

/// The ten artists that brought in most.
pub async fn best_artists(db: &impl Executor) -> squall::Result<Report> {
    let revenue = sum(InvoiceLine::unit_price * InvoiceLine::quantity);
    let rows = select((Artist::name, sum(InvoiceLine::quantity), revenue.clone()))
        .from(InvoiceLine)
        .inner_join(Track, Track::track_id.eq(InvoiceLine::track_id))
        .inner_join(Album, Album::album_id.eq(Track::album_id))
        .inner_join(Artist, Artist::artist_id.eq(Album::artist_id))
        .group_by(Artist::artist_id)
        .order_by((revenue.desc(), Artist::artist_id))
        .limit(10)
        .all(db)
        .await?;

    let columns = [Text("Artist"), Number("Tracks sold"), Number("Revenue")];
    let rows = rows
        .into_iter()
        .map(|(artist, sold, revenue)| [text(artist), sold.unwrap_or_default().to_string(), money(revenue)]);
    Ok(Report::new("Best artists by revenue", columns, rows))
}

/// How many invoices, and of how much, each month.
pub async fn invoices_per_month(db: &impl Executor) -> squall::Result<Report> {
    let month_of_year = (year(Invoice::invoice_date), month(Invoice::invoice_date));
    let rows = select((month_of_year.clone(), count_all(), sum(Invoice::total)))
        .from(Invoice)
        .group_by(month_of_year.clone())
        .order_by(month_of_year)
        .all(db)
        .await?;

    let columns = [Text("Month"), Number("Invoices"), Number("Revenue")];
    let rows = rows.into_iter().map(|((year, month), invoices, revenue)| {
        [format!("{year}-{month:02}"), invoices.to_string(), money(revenue)]
    });
    Ok(Report::new("Invoices per month", columns, rows))
}

/// What the customers of each sales agent bought.
pub async fn revenue_per_agent(db: &impl Executor) -> squall::Result<Report> {
    let revenue = sum(Invoice::total);
    let rows = select((
        concat((Employee::first_name, " ", Employee::last_name)),
        count_distinct(Customer::customer_id),
        count_all(),
        revenue.clone(),
    ))
    .from(Employee)
    .inner_join(Customer, Customer::support_rep_id.eq(Employee::employee_id))
    .inner_join(Invoice, Invoice::customer_id.eq(Customer::customer_id))
    .group_by(Employee::employee_id)
    .order_by((revenue.desc(), Employee::employee_id))
    .all(db)
    .await?;

    let columns = [Text("Agent"), Number("Customers"), Number("Invoices"), Number("Revenue")];
    let rows = rows.into_iter().map(|(agent, customers, invoices, revenue)| {
        [agent, customers.to_string(), invoices.to_string(), money(revenue)]
    });
    Ok(Report::new("Revenue per sales agent", columns, rows))
}
