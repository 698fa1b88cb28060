//! What the attributes of a table say, the database does.

mod attributes;
mod conditions;
mod constraints;
mod deferred;
mod enums;
mod generated;
mod indexes;
mod instants;
mod keys;
mod order;
mod references;
