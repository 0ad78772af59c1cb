//! What is asked of a view. In: plain values. Out: nothing. Never: a clock, settings of its own.

use chrono_tz::Tz;
use model::{Filter, Instant, SlaRules};

use crate::durations::Counter;
use crate::hours::BusinessClock;
use crate::sla::Judge;

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
    /// What durations are counted by and promises judged by.
    pub timing: &'a Timing,
}

impl<'a> Ask<'a> {
    /// The clock on which the filter counts durations.
    pub fn counter(&self) -> Counter<'a> {
        Counter::new(self.filter.clock, &self.timing.business)
    }

    /// Judges tickets by the workspace's promises.
    pub fn judge(&self) -> Judge<'a> {
        Judge::new(self.timing, self.as_of)
    }
}

/// The rules of a workspace with the business clock of their hours. Made once a question, or kept while neither the rules nor
/// the data change. The default has the built-in rules and a clock on which nobody works.
#[derive(Clone, Debug, Default)]
pub struct Timing {
    /// What promises are judged by.
    pub rules: SlaRules,
    /// The clock of `rules.hours`.
    pub business: BusinessClock,
}

impl Timing {
    /// For data that reach from one instant to another, ms UTC: first creation, and the last instant of any duration or
    /// as-of. Outside nobody works.
    pub fn new(rules: SlaRules, zone: Tz, from: i64, to: i64) -> Timing {
        let business = BusinessClock::new(&rules.hours, zone, from, to);
        Timing { rules, business }
    }
}
