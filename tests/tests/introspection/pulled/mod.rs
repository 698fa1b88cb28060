//! Sources that `pull` wrote, compiled. `SQUALL_BLESS=1` writes them anew.

pub(crate) mod chinook_postgres;
pub(crate) mod chinook_sqlite;
pub(crate) mod relations_postgres;
pub(crate) mod relations_sqlite;
pub(crate) mod sample_postgres;
pub(crate) mod sample_sqlite;
pub(crate) mod shop_postgres;
pub(crate) mod shop_sqlite;
