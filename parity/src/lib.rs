//! The machine that looks for differences between the databases.

pub mod compare;
pub mod expression;
pub mod functions;
pub mod kinds;
pub mod machine;
pub mod oracle;
pub mod print;
mod query;
pub mod random;
pub mod run;
pub mod schema;
pub mod shrink;
pub mod statement;
pub mod tree;
pub mod variants;
pub mod window;
