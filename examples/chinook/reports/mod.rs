//! Thirty reports, one of them once more inside of a transaction. The database answers each in full; Rust lays out the rows.
//!
//! Every order ends with a key, so that rows that are equal in what is reported have one order too.

mod people;
mod ranks;
mod sales;
mod shares;
mod tracks;

use squall::prelude::*;

use super::table::Report;

/// All of them, in the order in which they are printed.
pub async fn all(db: &Db) -> squall::Result<Vec<Report>> {
    Ok(vec![
        sales::revenue_per_country(db).await?,
        sales::best_artists(db).await?,
        people::employees(db).await?,
        people::customers_without_purchases(db).await?,
        people::a_customer_that_never_was(db).await?,
        sales::invoices_per_month(db).await?,
        tracks::never_sold(db).await?,
        tracks::longest_playlists(db).await?,
        tracks::average_length_per_genre(db).await?,
        sales::revenue_per_agent(db).await?,
        tracks::duplicate_names(db).await?,
        ranks::levels(db).await?,
        ranks::running_revenue(db).await?,
        ranks::longest_per_genre(db).await?,
        ranks::first_invoices(db).await?,
        ranks::record_invoices(db).await?,
        ranks::invoice_sizes(db).await?,
        ranks::countries_without_staff(db).await?,
        ranks::on_most_playlists(db).await?,
        shares::shares(db).await?,
        shares::quarters(db).await?,
        shares::above_average(db).await?,
        shares::rock_and_jazz(db).await?,
        shares::greatest_albums(db).await?,
        shares::hired_before_their_manager(db).await?,
        shares::compatriots(db).await?,
        shares::empty_playlists(db).await?,
        shares::composers(db).await?,
        shares::longest_gaps(db).await?,
        shares::prices(db).await?,
        shares::best_sellers(db).await?,
    ])
}
