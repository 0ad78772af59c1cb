//! Promises to customers: the rules they are judged by, and the clock that goes with them.
//!
//! In: the rules people keep. Out: rules and clocks ready to count. Never: how a ticket is judged (`analytics::sla`).

use std::sync::{Arc, Mutex, PoisonError};

use analytics::Timing;
use model::{Instant, SlaRules};
use search::Snapshot;

use crate::Workspace;
use crate::timekeeper::{Keeper, Reach};

/// The name under which the rules are kept.
const NOTE: &str = "sla_rules";

/// The clock of the workspace's own rules, kept while rules, zone and the reach of the data stay.
#[derive(Debug, Default)]
pub(crate) struct KeptTiming(Mutex<Option<(Reach, Arc<Timing>)>>);

impl Workspace {
    /// The rules promises are judged by; the built-in ones until others are saved.
    pub fn sla_rules(&self) -> SlaRules {
        self.store.note(NOTE).unwrap_or_default()
    }

    /// The workspace's rules with their clock.
    pub(crate) fn timing(&self, snapshot: &Snapshot) -> Arc<Timing> {
        let (rules, reach) = (self.sla_rules(), self.reach(snapshot));
        let mut kept = self.timing.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((of, timing)) = &*kept
            && *of == reach
            && timing.rules == rules
        {
            return timing.clone();
        }
        let made = Arc::new(reach.timing(rules));
        *kept = Some((reach, made.clone()));
        made
    }

    fn reach(&self, snapshot: &Snapshot) -> Reach {
        let lens = self.lens();
        let (first, last) = snapshot.span().unwrap_or((Instant(0), Instant(0)));
        Reach { zone: lens.zone, from: first.0, to: last.max(self.as_of(snapshot)).0 }
    }

    /// The instant at which ages are measured: the latest event in the data, unless another was asked for.
    pub(crate) fn as_of(&self, snapshot: &Snapshot) -> Instant {
        self.lens().as_of.or(snapshot.as_of()).unwrap_or(Instant(0))
    }

    /// Who answers what filters ask about time.
    pub(crate) fn keeper(&self, snapshot: &Snapshot) -> Keeper {
        Keeper::new(self.timing(snapshot), self.reach(snapshot), self.as_of(snapshot))
    }
}
