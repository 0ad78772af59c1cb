//! What tickets were escalated for, and how soon.

use model::Facet;
use model::columns::{NO_NAME, Names};
use model::instant::HOUR_MS;

use super::case::Case;
use crate::ask::Ask;
use crate::stats::percentile::median;
use crate::view::{Narrow, ReasonCount};

/// Escalated tickets so far.
#[derive(Clone, Debug)]
pub(super) struct Escalations {
    reasons: Vec<u32>,
    /// Ms to the escalation, where it is known.
    took: Vec<i64>,
}

impl Escalations {
    /// Nothing counted yet.
    pub fn new(names: &Names) -> Escalations {
        Escalations { reasons: vec![0; names.escalation.len()], took: Vec::new() }
    }

    /// Counts a ticket of the population.
    pub fn add(&mut self, case: &Case, ask: &Ask) {
        let (columns, at) = (case.row.columns, case.row.at);
        // A reason may be told of a ticket that was not escalated in the end: filters by reason find it, so it counts.
        let reason = columns.escalation.get(at).copied().unwrap_or(NO_NAME);
        self.reasons.get_mut(reason as usize).into_iter().for_each(|count| *count += 1);
        if let Some(escalated_at) = case.escalated_at() {
            self.took.push(ask.counter().between(columns.created[at], escalated_at));
        }
    }

    /// Adds what was counted over other rows.
    pub fn merge(&mut self, mut next: Escalations) {
        self.reasons.iter_mut().zip(&next.reasons).for_each(|(mine, other)| *mine += other);
        self.took.append(&mut next.took);
    }

    /// Reasons, most tickets first, ties by name.
    pub fn reasons(&self, names: &Names) -> Vec<ReasonCount> {
        let counted = self.reasons.iter().zip(&names.escalation).filter(|(n, _)| **n > 0);
        let mut reasons: Vec<ReasonCount> = counted
            .map(|(&n, reason)| {
                let opens = Narrow::default().and_value(Facet::Escalation, reason);
                ReasonCount { reason: reason.clone(), n, opens }
            })
            .collect();
        reasons.sort_by(|a, b| b.n.cmp(&a.n).then_with(|| a.reason.cmp(&b.reason)));
        reasons
    }

    /// Median hours from creation to the escalation, and of how many tickets.
    pub fn hours(&mut self) -> Option<(f64, u32)> {
        let n = self.took.len() as u32;
        median(&mut self.took).map(|millis| (millis / HOUR_MS as f64, n))
    }
}
