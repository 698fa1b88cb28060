//! What the attributes of a table say, the database does.

mod attributes;
mod collations;
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
mod schemas;
mod virtuals;
