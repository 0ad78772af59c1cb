//! What filters ask about time: the zone's calendar, both clocks, promises.
//!
//! In: the workspace's zone, rules and as-of. Out: answers for `search`. Never: a definition of its own (`analytics` has them).

use std::sync::Arc;

use analytics::sla::Judge;
use analytics::zone::LocalTime;
use analytics::{Counter, Timing, durations};
use chrono_tz::Tz;
use model::columns::Columns;
use model::{Clock, Instant, Measure, SlaIs};
use search::{Stands, Timekeeper};

/// A zone and the instants between which clocks have to be exact, ms UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reach {
    pub zone: Tz,
    pub from: i64,
    pub to: i64,
}

/// Answers by the workspace's zone and rules.
pub(crate) struct Keeper {
    local: LocalTime,
    timing: Arc<Timing>,
    reach: Reach,
    as_of: Instant,
}

impl Keeper {
    /// For data within `reach`, measured at `as_of`.
    pub fn new(timing: Arc<Timing>, reach: Reach, as_of: Instant) -> Self {
        Keeper { local: LocalTime::new(reach.zone, reach.from, reach.to), timing, reach, as_of }
    }
}

impl Timekeeper for Keeper {
    fn hour_of_week(&self, at: i64) -> u8 {
        self.local.hour_of_week(at)
    }

    fn millis(&self, columns: &Columns, row: usize, measure: Measure, clock: Clock) -> Option<i64> {
        durations::measured(columns, row, measure, Counter::new(clock, &self.timing.business), self.as_of)
    }

    fn stands<'a>(&'a self, condition: &'a SlaIs) -> Stands<'a> {
        let judge = match &condition.what_if {
            None => Judge::new(&self.timing, self.as_of),
            Some(rules) => Judge::owning(self.reach.timing(rules.as_ref().clone()), self.as_of),
        };
        Box::new(move |columns, row| condition.states.contains(&judge.state(columns, row, condition.goal)))
    }
}

impl Reach {
    /// Rules with a clock for the data.
    pub fn timing(self, rules: model::SlaRules) -> Timing {
        Timing::new(rules, self.zone, self.from, self.to)
    }
}
