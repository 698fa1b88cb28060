//! What goes wrong goes wrong in the same way on every backend, and leaves nothing half done.

mod connect;
mod constraint;
mod decode;
mod input;
mod names;
