//! Bytes to records.

pub mod plan;
