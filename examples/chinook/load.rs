//! From the data to the tables.

use squall::prelude::*;

use super::{data::Data, schema::*};

/// Makes the tables anew, and stores all rows in one transaction. Returns how many.
pub async fn load(db: &Db, data: Data) -> squall::Result<u64> {
    drop_tables(db).await?;
    db.create_tables(&tables()).await?;
    db.transaction(async |tx| {
        let mut rows = 0;
        // An insert of many rows is split by itself where the database takes only so many parameters at once.
        rows += insert(Artist).values(data.artist).exec(tx).await?;
        rows += insert(Album).values(data.album).exec(tx).await?;
        rows += insert(Genre).values(data.genre).exec(tx).await?;
        rows += insert(MediaType).values(data.media_type).exec(tx).await?;
        rows += insert(Track).values(data.track).exec(tx).await?;
        rows += insert(Playlist).values(data.playlist).exec(tx).await?;
        rows += insert(PlaylistTrack).values(data.playlist_track).exec(tx).await?;
        rows += insert(Employee).values(data.employee).exec(tx).await?;
        rows += insert(Customer).values(data.customer).exec(tx).await?;
        rows += insert(Invoice).values(data.invoice).exec(tx).await?;
        rows += insert(InvoiceLine).values(data.invoice_line).exec(tx).await?;
        Ok(rows)
    })
    .await
}

/// Drops the tables, those first that refer to others.
async fn drop_tables(db: &Db) -> squall::Result<()> {
    for table in tables().iter().rev() {
        raw(AssertSqlSafe(format!("DROP TABLE IF EXISTS {}", table.name))).exec(db).await?;
    }
    Ok(())
}
