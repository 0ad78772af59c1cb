//! One ticket as problem areas see it.
//!
//! In: a row, the promises, how many tickets its customer has. Out: of which areas it is a case, and whether it is a hit.
//! Never: a count.

use model::columns::{Columns, NO_NAME, NONE};
use model::standing::REPEAT_TICKETS;
use model::{Priority, SlaState};

use super::kind::KINDS;
use crate::row::Row;
use crate::sla::Standing;

/// Tone scores below are very negative.
pub(super) const VERY_NEGATIVE: f32 = -0.3;

/// A row with what several metrics ask of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Case<'a> {
    /// Where it belongs.
    pub row: &'a Row<'a>,
    /// Against the promise of a first response, by the saved rules.
    pub first_response: Standing,
    /// Against the promise of a resolution, or the time that stands in for one.
    pub resolution: Standing,
    /// Tickets of its customer, of the period it is looked at in; 0 without a customer.
    pub of_customer: u32,
}

impl Case<'_> {
    /// Satisfied or not, where it is rated.
    pub fn satisfied(&self) -> Option<bool> {
        let satisfied = self.row.columns.satisfied[self.row.at];
        (satisfied < 2).then_some(satisfied == 1)
    }

    /// Negative or not, where it is scored.
    pub fn negative(&self) -> Option<bool> {
        self.row.is_scored().then(|| self.row.is_negative())
    }

    /// Escalated.
    pub fn is_escalated(&self) -> bool {
        self.row.columns.escalated[self.row.at] == 1
    }

    /// When it was escalated, ms UTC, where that and its creation are known and in order.
    pub fn escalated_at(&self) -> Option<i64> {
        let columns = self.row.columns;
        let at = columns.escalated_at.get(self.row.at).copied().unwrap_or(NONE);
        let created = columns.created[self.row.at];
        (self.is_escalated() && at != NONE && created != NONE && at >= created).then_some(at)
    }

    /// Its topic: index into the names, or [`NO_NAME`].
    pub fn topic(&self) -> u32 {
        topic(self.row.columns, self.row.at)
    }

    /// From a customer with several tickets.
    pub fn is_of_repeat_customer(&self) -> bool {
        self.of_customer >= REPEAT_TICKETS
    }

    /// For each of [`KINDS`] whether it is a hit; `None` where it is no case.
    pub fn hits(&self) -> [Option<bool>; KINDS.len()] {
        let (columns, at) = (self.row.columns, self.row.at);
        let late = self.resolution.state == SlaState::Breached;
        let measured = self.resolution.state != SlaState::NotMeasured;
        let critical = columns.priority[at] == Priority::Critical as u8;
        [
            critical.then_some(!self.row.resolved),
            (measured && !self.row.resolved).then_some(late),
            (measured && self.row.resolved).then_some(late),
            self.negative().map(|negative| negative && columns.score[at] < VERY_NEGATIVE),
            self.satisfied().map(|satisfied| !satisfied),
            Some(self.is_escalated()),
            Some(self.is_of_repeat_customer()),
        ]
    }
}

/// The topic of a row; columns without topics have none.
pub(super) fn topic(columns: &Columns, row: usize) -> u32 {
    columns.topic.get(row).copied().unwrap_or(NO_NAME)
}
