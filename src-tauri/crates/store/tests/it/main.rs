//! The store through its public door: round trips, crashes, damage, locking, properties.

mod backup;
mod common;
mod crash;
mod damage;
mod kept;
mod model_check;
mod roundtrip;
mod sharing;
