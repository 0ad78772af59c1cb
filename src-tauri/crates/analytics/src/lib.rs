//! Every metric, from plain columns to the numbers of a view.
//!
//! In: columns, a period, a zone, an as-of instant. Out: views. Never: I/O, a clock, tantivy, sled.

pub mod ask;
pub mod overview;
pub mod view;

pub use ask::Ask;
pub use overview::overview;
