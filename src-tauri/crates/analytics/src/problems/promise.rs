//! How long a ticket may take before it is slow or overdue: the promise of its priority, else two days.
//!
//! In: the workspace's rules. Out: what judges a row, and the condition of a filter that says the same. Never: a judgement of
//! its own (`analytics::sla`).

use std::borrow::Cow;

use model::{Clock, Priority, SlaGoal, SlaIs, SlaRules, SlaState};

use crate::ask::Timing;

/// Hours to a resolution, on the calendar, where nothing is promised.
pub(super) const UNPROMISED_HOURS: f64 = 48.0;

/// The rules by which tickets are slow.
#[derive(Clone, Debug)]
pub(super) struct Promise<'a> {
    /// With the clock of their hours.
    pub timing: Cow<'a, Timing>,
}

impl<'a> Promise<'a> {
    /// The workspace's own rules where they promise a resolution to every priority, else the same with 48 hours filled in.
    pub fn new(timing: &'a Timing) -> Promise<'a> {
        let is_promised = |priority| timing.rules.policy.target(priority).resolution.is_some();
        if Priority::ALL.into_iter().all(is_promised) {
            return Promise { timing: Cow::Borrowed(timing) };
        }
        let mut filled = timing.clone();
        let policy = &mut filled.rules.policy;
        for target in [&mut policy.critical, &mut policy.high, &mut policy.medium, &mut policy.low] {
            if target.resolution.is_none() {
                target.resolution = Some(UNPROMISED_HOURS);
                target.clock = Clock::Calendar;
            }
        }
        Promise { timing: Cow::Owned(filled) }
    }

    /// The condition that a ticket stands so against it.
    pub fn resolution(&self, states: &[SlaState]) -> SlaIs {
        let what_if: Option<&SlaRules> = match &self.timing {
            Cow::Borrowed(_) => None,
            Cow::Owned(timing) => Some(&timing.rules),
        };
        SlaIs { goal: SlaGoal::Resolution, states: states.to_vec(), what_if: what_if.cloned().map(Box::new) }
    }
}
