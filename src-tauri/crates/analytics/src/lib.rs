//! Every metric, from plain columns to the numbers of a view: collect row by row, then finish.
//!
//! In: columns, a period, a zone, an as-of instant. Out: views. Never: I/O, a clock, tantivy, sled.

mod agents;
pub mod ask;
mod breakdown;
pub mod daily;
mod findings;
mod flow;
mod issues;
mod left_out;
mod narrow;
pub mod overview;
pub mod preset;
mod proportion;
mod ratings;
mod row;
mod span;
mod speed;
pub mod stats;
pub mod view;
mod week;
pub mod zone;

pub use ask::Ask;
pub use daily::daily_volume;
pub use issues::name_phrases;
pub use overview::overview;
pub use preset::{Preset, between, preset};
