//! The schema model: plain data that the derive makes, the dialects print as DDL, and migrations compare.

mod column;
mod constraint;
mod index;
mod info;
mod key;
mod order;
mod table;

pub use column::{ColumnDef, ColumnDefault, Identity};
pub use constraint::{CheckDef, ForeignKeyDef, ReferentialAction, UniqueDef};
pub use index::{IndexDef, IndexKey, IndexPart};
pub(crate) use info::push_columns;
pub use info::{ColumnInfo, TableInfo};
pub use key::UniqueKey;
pub use order::{CreationOrder, creation_order};
pub use table::TableDef;
