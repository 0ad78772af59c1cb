//! How a row of [`Columns`] stands in time. Lists, charts and files all ask here, so that their counts agree.
//!
//! In: one row, a period, an instant. Out: yes or no. Never: a clock, a zone.

use crate::columns::{Columns, NO_COUNT, NONE};
use crate::{Instant, Period, Population, Status};

/// How long a customer may come back before a ticket counts as solved at first contact, ms: 7 days.
pub const FOLLOW_UP_MS: i64 = 7 * 24 * 3_600_000;
/// A customer with so many tickets or more is a repeat customer.
pub const REPEAT_TICKETS: u32 = 3;

impl Columns {
    /// Whether work on it has ended: solved or closed, or of unknown status with a known moment of resolution.
    /// A ticket reopened since its last resolution has not ended.
    #[inline]
    pub fn is_resolved(&self, row: usize) -> bool {
        let status = self.status[row];
        status == Status::Solved as u8
            || status == Status::Closed as u8
            || (status == Status::Unknown as u8 && self.resolved[row] != NONE)
    }

    /// Solved or closed, and neither the moment nor the duration is known: not open, and in no duration.
    #[inline]
    pub fn is_resolved_without_time(&self, row: usize) -> bool {
        self.is_resolved(row) && self.resolved[row] == NONE && self.resolution[row] == NONE
    }

    /// Dated, but never seen to be open: it ended, and when is not known.
    pub fn is_end_unknown(&self, row: usize) -> bool {
        self.created[row] != NONE && self.open_intervals(row).next().is_none()
    }

    /// Its open intervals `[start, end)`, ascending; the end of one that lasts is `i64::MAX`. Without a status history one:
    /// from creation to resolution. None for an undated ticket and one resolved at an unknown moment.
    #[inline]
    pub fn open_intervals(&self, row: usize) -> impl Iterator<Item = (i64, i64)> + '_ {
        let told = self.open.row(row);
        let created = self.created[row];
        let whole = match (told.is_empty(), self.is_resolved(row), self.resolved[row]) {
            (false, _, _) => None,
            _ if created == NONE => None,
            (true, false, _) => Some((created, i64::MAX)),
            (true, true, NONE) => None,
            (true, true, resolved) => Some((created, resolved.max(created))),
        };
        let told = told.chunks_exact(2).map(|pair| (pair[0], pair[1]));
        told.chain(whole)
    }

    /// Whether it is open at the end of a period: in an interval that begins before `end` and does not end before it. So
    /// over `[start, end)`: open at end = open at start + created + reopened − resolved.
    #[inline]
    pub fn is_open_before(&self, row: usize, end: i64) -> bool {
        self.open_intervals(row).any(|(from, to)| from < end && end <= to)
    }

    /// Whether it is known to have been reopened.
    #[inline]
    pub fn is_reopened(&self, row: usize) -> bool {
        !matches!(self.reopens[row], 0 | NO_COUNT)
    }

    /// Answered with two or more public agent replies.
    pub fn has_several_replies(&self, row: usize) -> bool {
        self.replies[row] >= 2
    }

    /// Solved with exactly one public agent reply and, as far as the export tells, never reopened.
    #[inline]
    pub fn is_one_touch(&self, row: usize) -> bool {
        self.is_resolved(row) && self.replies[row] == 1 && !self.is_reopened(row)
    }

    /// Whether it was solved at first contact: at most one public agent reply, never reopened, and no new ticket of the
    /// same customer in the same category within 7 days. `None` where it can't be told: not solved, solved at an unknown
    /// moment, or less than 7 days before as-of.
    #[inline]
    pub fn first_contact(&self, row: usize, as_of: Instant) -> Option<bool> {
        let resolved = self.resolved[row];
        if !self.is_resolved(row) || resolved == NONE || resolved.saturating_add(FOLLOW_UP_MS) > as_of.0 {
            return None;
        }
        let came_back = self.followed_up.get(row).is_some_and(|&yes| yes == 1);
        Some(self.replies[row] <= 1 && !self.is_reopened(row) && !came_back)
    }

    /// Whether the row belongs to a population. Without a period: created means all (undated ones too), resolved means
    /// all whose work has ended, open means all others.
    #[inline]
    pub fn belongs(&self, row: usize, population: Population, period: Option<Period>) -> bool {
        match (population, period) {
            (Population::Created, None) => true,
            (Population::Resolved, None) => self.is_resolved(row),
            (Population::OpenAtEnd, None) => !self.is_resolved(row),
            (Population::Created, Some(period)) => within(self.created[row], period),
            (Population::Resolved, Some(period)) => self.is_resolved(row) && within(self.resolved[row], period),
            (Population::OpenAtEnd, Some(period)) => self.is_open_before(row, period.end.0),
        }
    }
}

/// Missing instants lie before every period.
fn within(at: i64, period: Period) -> bool {
    at != NONE && period.start.0 <= at && at < period.end.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Instant;
    use crate::columns::Base;

    fn check(status: Status, created: i64, resolved: i64, expected: [bool; 5]) {
        let base = Base {
            created: vec![created],
            resolved: vec![resolved],
            resolution: vec![if resolved == NONE || created == NONE { NONE } else { resolved - created }],
            status: vec![status as u8],
            ..Base::default()
        };
        let columns = Columns { base: base.into(), ..Columns::default() };
        let period = Some(Period { start: Instant(10), end: Instant(20) });
        let found = [
            columns.belongs(0, Population::Created, period),
            columns.belongs(0, Population::Resolved, period),
            columns.belongs(0, Population::OpenAtEnd, period),
            columns.belongs(0, Population::OpenAtEnd, None),
            columns.is_resolved_without_time(0),
        ];
        assert_eq!(found, expected, "{status:?} {created} {resolved}");
    }

    #[test]
    fn each_population() {
        check(Status::Open, 10, NONE, [true, false, true, true, false]);
        check(Status::Open, 20, NONE, [false, false, false, true, false]);
        check(Status::Solved, 5, 10, [false, true, false, false, false]);
        check(Status::Solved, 19, 20, [true, false, true, false, false]);
        check(Status::Closed, 12, NONE, [true, false, false, false, true]);
        check(Status::Open, 12, 15, [true, false, true, true, false]);
        check(Status::Unknown, 12, 15, [true, true, false, false, false]);
        check(Status::Unknown, NONE, NONE, [false, false, false, true, false]);
    }
}
