//! What is asked of a view. In: plain values. Out: nothing. Never: a clock, settings of its own.

use chrono_tz::Tz;
use model::{Filter, Instant};

/// The question behind a view: which period and population, in which zone, measured when.
#[derive(Clone, Copy, Debug)]
pub struct Ask<'a> {
    /// The filter. Everything in it but `period` and `population` has been applied to the rows already.
    pub filter: &'a Filter,
    /// Reporting zone: days, weeks, hours and the weekday × hour map are computed in it.
    pub zone: Tz,
    /// First day of the week: 0 is Monday, 6 is Sunday.
    pub week_start: u8,
    /// Ages, backlog and open clocks are measured at this instant.
    pub as_of: Instant,
    /// First creation in the whole workspace whatever the filter, when it is known: a previous period that the data do
    /// not reach back to is not compared with. `None`: the first creation among the rows handed over.
    pub data_start: Option<Instant>,
    /// How many issues (phrases) to return at most.
    pub top: usize,
}
