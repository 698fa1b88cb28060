//! Databases that others made.
