//! Tickets by how they stand against one promise.

use model::{Facet, SlaGoal, SlaIs, SlaRules, SlaState};

use super::Standing;
use crate::metrics::proportion::{interval, percent};
use crate::view::{Attainment, Narrow};

/// Counts by state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    met: u32,
    breached: u32,
    overdue: u32,
    at_risk: u32,
    not_due: u32,
    not_measured: u32,
}

/// What opens the tickets of a tally, but for their state.
#[derive(Clone, Debug)]
pub(crate) struct Opens<'a> {
    pub goal: SlaGoal,
    /// The rules, where they are not the workspace's.
    pub what_if: Option<&'a SlaRules>,
    /// The value the tickets have in common.
    pub facet: Option<(Facet, String)>,
}

impl Tally {
    /// Counts a ticket.
    pub fn add(&mut self, standing: Standing) {
        match standing.state {
            SlaState::Met => self.met += 1,
            SlaState::Breached => {
                self.breached += 1;
                self.overdue += u32::from(standing.open);
            }
            SlaState::AtRisk => self.at_risk += 1,
            SlaState::NotDue => self.not_due += 1,
            SlaState::NotMeasured => self.not_measured += 1,
        }
    }

    /// Adds what was counted over other rows.
    pub fn merge(&mut self, next: &Tally) {
        self.met += next.met;
        self.breached += next.breached;
        self.overdue += next.overdue;
        self.at_risk += next.at_risk;
        self.not_due += next.not_due;
        self.not_measured += next.not_measured;
    }

    /// Kept, and decided.
    pub fn kept(&self) -> (u32, u32) {
        (self.met, self.met + self.breached)
    }

    /// Whether no ticket was counted.
    pub fn is_empty(&self) -> bool {
        *self == Tally::default()
    }

    /// The numbers with what opens each.
    pub fn finish(&self, opens: &Opens) -> Attainment {
        Attainment {
            percent: percent(self.kept()),
            interval: interval(self.kept()),
            met: self.met,
            breached: self.breached,
            overdue: self.overdue,
            at_risk: self.at_risk,
            not_due: self.not_due,
            not_measured: self.not_measured,
            opens_met: opens.those(SlaState::Met),
            opens_breached: opens.those(SlaState::Breached),
            opens_at_risk: opens.those(SlaState::AtRisk),
            opens_not_due: opens.those(SlaState::NotDue),
            opens_not_measured: opens.those(SlaState::NotMeasured),
        }
    }
}

impl Opens<'_> {
    fn those(&self, state: SlaState) -> Narrow {
        let is = SlaIs { goal: self.goal, states: vec![state], what_if: self.what_if.cloned().map(Box::new) };
        let facets = self.facet.iter().map(|(facet, value)| (*facet, vec![value.clone()])).collect();
        Narrow { facets, sla: vec![is], ..Narrow::default() }
    }
}
