//! The machine that looks for differences between the databases.

mod aggregate;
pub mod compare;
mod elements;
pub mod expression;
mod fetch;
pub mod functions;
pub mod insert;
mod judge;
pub mod kinds;
pub mod machine;
pub mod nested;
pub mod nullable;
pub mod oracle;
pub mod print;
mod query;
pub mod random;
pub mod related;
pub mod relation;
pub mod run;
pub mod schema;
pub mod shrink;
pub mod stage;
pub mod statement;
pub mod tree;
pub mod variants;
pub mod window;
