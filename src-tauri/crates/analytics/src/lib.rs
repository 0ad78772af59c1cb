//! Every metric, from plain columns to the numbers of a view: collect row by row, then finish.
//!
//! In: columns, a period, a zone, an as-of instant. Out: views. Never: I/O, a clock, tantivy, sled.

pub mod ask;
pub mod compare;
pub mod durations;
mod findings;
pub mod hours;
pub mod metrics;
mod narrow;
pub mod overview;
mod pass;
pub mod preset;
pub mod problems;
mod row;
pub mod sla;
mod span;
pub mod stats;
pub mod trends;
pub mod view;
pub mod zone;

pub use ask::{Ask, Timing};
pub use durations::Counter;
pub use hours::BusinessClock;
pub use metrics::daily::daily_volume;
pub use metrics::issues::name_phrases;
pub use overview::overview;
pub use preset::{Preset, between, preset};
pub use problems::problems;
pub use sla::sla;
pub use trends::{name_trends, trends};
