//! The schema model: plain data that the derive makes, the dialects print as DDL, and migrations compare.

mod column;
mod constraint;
mod index;
mod info;
mod key;
mod order;
mod table;

pub use column::{ColumnDef, ColumnDefault, Generated, Identity};
pub use constraint::{CheckDef, ForeignKeyDef, ReferentialAction, UniqueDef};
pub use index::{IndexDef, IndexKey, IndexPart};
pub use info::{ColumnInfo, TableInfo};
pub(crate) use info::{base_name, push_columns};
pub use key::UniqueKey;
pub use order::{CreationOrder, creation_order};
pub use table::TableDef;
