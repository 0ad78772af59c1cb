//! How well tickets were resolved (METRICS: Quality of resolution): shares, each with what opens its tickets.

use model::columns::{NO_COUNT, NONE};
use model::{Having, Instant, SlaGoal, SlaIs, SlaState};

use crate::pass::Batch;
use crate::sla::GOALS;
use crate::view::{Narrow, Quality, Rate};

const DECIDED: [SlaState; 2] = [SlaState::Met, SlaState::Breached];

/// Counts over the population.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Resolved {
    n: u32,
    escalated: u32,
    ended: u32,
    one_touch: u32,
    first_contact: u32,
    decided: u32,
    undecided: u32,
    reopened: u32,
    reopens_known: u32,
    /// Kept of decided promises, by [`SlaGoal`].
    promises: [(u32, u32); 2],
}

impl Resolved {
    /// Counts the population's rows.
    pub fn collect(&mut self, batch: &Batch, as_of: Instant) {
        let columns = batch.columns;
        for row in batch.now() {
            let at = row.at;
            self.n += 1;
            self.escalated += u32::from(columns.escalated[at] == 1);
            if !row.resolved {
                continue;
            }
            self.ended += 1;
            self.one_touch += u32::from(columns.is_one_touch(at));
            let first_contact = columns.first_contact(at, as_of);
            self.first_contact += u32::from(first_contact == Some(true));
            self.decided += u32::from(first_contact.is_some());
            self.undecided += u32::from(first_contact.is_none() && columns.resolved[at] != NONE);
            self.reopened += u32::from(columns.is_reopened(at));
            self.reopens_known += u32::from(columns.reopens[at] != NO_COUNT);
        }
    }

    /// Counts how a row of the population stands against both promises, in the order of [`GOALS`].
    pub fn add_promises(&mut self, states: [SlaState; 2]) {
        for (kept, state) in self.promises.iter_mut().zip(states) {
            kept.0 += u32::from(state == SlaState::Met);
            kept.1 += u32::from(DECIDED.contains(&state));
        }
    }

    /// Adds what was counted over other rows.
    pub fn merge(&mut self, next: &Resolved) {
        self.n += next.n;
        self.escalated += next.escalated;
        self.ended += next.ended;
        self.one_touch += next.one_touch;
        self.first_contact += next.first_contact;
        self.decided += next.decided;
        self.undecided += next.undecided;
        self.reopened += next.reopened;
        self.reopens_known += next.reopens_known;
        for (kept, more) in self.promises.iter_mut().zip(next.promises) {
            *kept = (kept.0 + more.0, kept.1 + more.1);
        }
    }

    /// The shares.
    pub fn finish(&self) -> Quality {
        Quality {
            one_touch: rate((self.one_touch, self.ended), &[Having::OneTouch], &[Having::Ended]),
            first_contact: rate(
                (self.first_contact, self.decided),
                &[Having::FirstContact],
                &[Having::FirstContactDecided],
            ),
            first_contact_undecided: self.undecided,
            reopened: rate(
                (self.reopened, self.reopens_known),
                &[Having::Ended, Having::Reopened],
                &[Having::Ended, Having::ReopensKnown],
            ),
            escalated: rate((self.escalated, self.n), &[Having::Escalated], &[]),
            sla_first_response: promise(self.promises[0], GOALS[0]),
            sla_resolution: promise(self.promises[1], GOALS[1]),
        }
    }
}

fn rate(pair: (u32, u32), hits: &[Having], all: &[Having]) -> Rate {
    let narrow = |having: &[Having]| Narrow { having: having.to_vec(), ..Narrow::default() };
    Rate::of(pair, narrow(hits), narrow(all))
}

/// Promises kept of those decided, by the workspace's rules.
fn promise(pair: (u32, u32), goal: SlaGoal) -> Rate {
    let narrow = |states: &[SlaState]| {
        let is = SlaIs { goal, states: states.to_vec(), what_if: None };
        Narrow { sla: vec![is], ..Narrow::default() }
    };
    Rate::of(pair, narrow(&[SlaState::Met]), narrow(&DECIDED))
}
