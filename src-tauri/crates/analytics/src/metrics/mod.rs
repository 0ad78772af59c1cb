//! One metric a file: what is collected row by row, how two parts of the rows are merged, what it finishes to.
//!
//! In: rows ([`crate::row::Row`]), a [`crate::span::Span`]. Out: parts of views. Never: a pass over the rows of their own,
//! but for phrases, which are counted twice, and [`daily`], which is asked alone.

pub(crate) mod agent_score;
pub(crate) mod agents;
pub(crate) mod arrivals;
pub(crate) mod backlog;
pub(crate) mod breakdown;
pub mod daily;
pub(crate) mod issues;
pub(crate) mod left_out;
pub(crate) mod like_with_like;
mod middles;
pub(crate) mod people;
pub(crate) mod proportion;
pub(crate) mod quality;
pub(crate) mod ratings;
pub(crate) mod speed;
pub(crate) mod volume;
pub(crate) mod week;
