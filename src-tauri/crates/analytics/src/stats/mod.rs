//! Statistics behind the metrics. In: counts and durations. Out: estimates, intervals, p-values. Never: tickets, chance other
//! than that of seeded dice.

pub mod bootstrap;
pub mod counts;
pub(crate) mod curve;
pub mod dice;
pub mod exact;
pub mod holm;
pub mod log_rank;
pub mod normal;
pub mod percentile;
pub mod proportion;
mod radix;
pub mod seasonal;
pub mod standardised;
pub mod student;
pub mod survival;
pub mod trend;
