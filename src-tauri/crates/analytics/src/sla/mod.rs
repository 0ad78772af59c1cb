//! Promises kept and broken (METRICS: SLA).
//!
//! In: rows, rules with their clock, as-of. Out: how a ticket stands, and the numbers of the screen. Never: I/O, a clock of its
//! own, a change to the rules.

mod judge;

pub use judge::{Judge, Standing};
