//! What the attributes of a table say, the database does.

mod attributes;
mod conditions;
mod constraints;
mod enums;
mod instants;
mod keys;
mod order;
mod references;
