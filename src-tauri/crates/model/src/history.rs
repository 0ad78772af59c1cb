//! What the status history of a ticket says of its time (METRICS: Volume and flow, SLA).
//!
//! In: a ticket. Out: when it was open, when it waited for the customer, how often it was reopened, when it was solved last.
//! Never: a clock; the end of what lasts is [`LASTS`].
//!
//! A history fills what the export leaves empty, and divides the time between creation and resolution. Where it says
//! otherwise than the export's own status and `resolved_at`, those count: nothing is open after `resolved_at`, the interval
//! before it lasts until then, and what is not solved is open still. [`disagrees`] tells of it, the import receipt counts it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Instant, Status, Ticket};

/// The end of an interval that lasts.
pub const LASTS: i64 = i64::MAX;
/// The history's last resolution and `resolved_at` agree when they differ by no more than this, milliseconds.
const AGREEMENT_MS: i64 = 60_000;

/// A half-open interval `[start, end)`, ms UTC; the end of one that lasts is [`LASTS`].
pub type Interval = (i64, i64);

/// A status that a ticket got.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct StatusChange {
    /// When.
    pub at: Instant,
    /// Mapped to ours.
    pub status: Status,
    /// As the export wrote it.
    pub given: String,
}

/// Puts changes in time order and drops those that change nothing.
pub fn settle(history: &mut Vec<StatusChange>) {
    history.sort_by_key(|change| change.at);
    history.dedup_by(|later, earlier| later.status == earlier.status && later.given == earlier.given);
}

/// When the ticket was open, ascending. Empty without a history, without a time of creation, and when it is solved nobody
/// knows when.
pub fn open_intervals(ticket: &Ticket) -> Vec<Interval> {
    let Some(created) = ticket.created_at.filter(|_| !ticket.history.is_empty()) else { return Vec::new() };
    let mut open = walk(created, &ticket.history);
    match (has_ended(ticket), ticket.resolved_at) {
        (false, _) => end_last(&mut open, LASTS),
        (true, None) => open.clear(),
        (true, Some(resolved)) => {
            open.retain(|(start, _)| *start < resolved.0);
            end_last(&mut open, resolved.0);
        }
    }
    open
}

/// When it waited for the customer while it was open, ascending. A wait whose end is not told, of a ticket that waits no
/// more, is left out.
pub fn paused(ticket: &Ticket) -> Vec<Interval> {
    let open = open_intervals(ticket);
    let Some(created) = ticket.created_at else { return Vec::new() };
    let mut waits: Vec<Interval> = Vec::new();
    for change in known(&ticket.history) {
        let at = change.at.0.max(created.0);
        let waiting = waits.last_mut().filter(|(_, end)| *end == LASTS);
        match (waiting, change.status == Status::Pending) {
            (None, true) => waits.push((at, LASTS)),
            (Some(wait), false) => wait.1 = at,
            _ => {}
        }
    }
    if ticket.status != Status::Pending && !has_ended(ticket) {
        waits.retain(|(_, end)| *end != LASTS);
    }
    let both = waits.iter().flat_map(|wait| open.iter().map(move |open| (wait.0.max(open.0), wait.1.min(open.1))));
    both.filter(|(start, end)| start < end).collect()
}

/// How often it was reopened: as the export says, else by its history; `None` without either.
pub fn reopens(ticket: &Ticket) -> Option<u32> {
    let told = || u32::try_from(walk(begun(ticket)?, &ticket.history).len() - 1).ok();
    ticket.reopens.or_else(told)
}

/// Its latest resolution, by its history; `None` without one, and when it ends open.
pub fn latest_resolution(ticket: &Ticket) -> Option<Instant> {
    let (_, end) = walk(begun(ticket)?, &ticket.history).last().copied()?;
    (end != LASTS).then_some(Instant(end))
}

/// Whether the history contradicts the export's own status or time of resolution.
pub fn disagrees(ticket: &Ticket) -> bool {
    let Some(begun) = begun(ticket) else { return false };
    let told = walk(begun, &ticket.history).last().map(|(_, end)| *end);
    let last = known(&ticket.history).last().map_or(begun.0, |change| change.at.0);
    match (has_ended(ticket), ticket.resolved_at, told) {
        (false, _, told) => told != Some(LASTS),
        (true, Some(resolved), Some(LASTS)) => last > resolved.0.saturating_add(AGREEMENT_MS),
        (true, Some(resolved), Some(end)) => end.abs_diff(resolved.0) > AGREEMENT_MS.unsigned_abs(),
        (true, None, _) | (true, _, None) => false,
    }
}

/// As `Columns::is_resolved` says of a row.
fn has_ended(ticket: &Ticket) -> bool {
    ticket.status.is_resolved() || (ticket.status == Status::Unknown && ticket.resolved_at.is_some())
}

/// Where a history begins to tell: at the creation, else with its first change.
fn begun(ticket: &Ticket) -> Option<Instant> {
    let first = known(&ticket.history).next()?;
    Some(ticket.created_at.unwrap_or(first.at))
}

/// Changes to a status we know.
fn known(history: &[StatusChange]) -> impl Iterator<Item = &StatusChange> {
    history.iter().filter(|change| change.status != Status::Unknown)
}

/// The open intervals as the history alone tells them, at least one. What it says of the time before the creation
/// happens at the creation.
fn walk(created: Instant, history: &[StatusChange]) -> Vec<Interval> {
    let mut open = vec![(created.0, LASTS)];
    for change in known(history) {
        let at = change.at.0.max(created.0);
        let is_open = open.last().is_some_and(|(_, end)| *end == LASTS);
        match (is_open, change.status.is_resolved()) {
            (true, true) => end_last(&mut open, at),
            (false, false) => open.push((at, LASTS)),
            _ => {}
        }
    }
    open
}

fn end_last(intervals: &mut [Interval], end: i64) {
    if let Some(last) = intervals.last_mut() {
        last.1 = end;
    }
}

#[cfg(test)]
mod tests {
    use super::Status::*;
    use super::*;

    /// A ticket created at minute 10 with these changes, by minute.
    fn ticket(status: Status, resolved: Option<i64>, changes: &[(i64, Status)]) -> Ticket {
        let at = |minute: i64| Instant(minute * 60_000);
        let mut ticket = Ticket::new("s", "1");
        (ticket.status, ticket.created_at, ticket.resolved_at) = (status, Some(at(10)), resolved.map(at));
        let change = |&(minute, status): &(i64, Status)| StatusChange { at: at(minute), status, given: String::new() };
        ticket.history = changes.iter().map(change).collect();
        ticket
    }

    fn minutes(intervals: Vec<Interval>) -> Vec<(i64, i64)> {
        let minute = |at: i64| if at == LASTS { LASTS } else { at / 60_000 };
        intervals.into_iter().map(|(start, end)| (minute(start), minute(end))).collect()
    }

    type Expected<'a> = (&'a [Interval], &'a [Interval], Option<u32>, Option<i64>, bool);

    fn check(ticket: Ticket, expected: Expected) {
        let (open, waits, times, solved, contrary) = expected;
        let said = format!("{:?} {:?} {:?}", ticket.status, ticket.resolved_at, ticket.history);
        assert_eq!(minutes(open_intervals(&ticket)), open, "open: {said}");
        assert_eq!(minutes(paused(&ticket)), waits, "paused: {said}");
        assert_eq!(reopens(&ticket), times, "reopens: {said}");
        assert_eq!(latest_resolution(&ticket).map(|at| at.0 / 60_000), solved, "solved: {said}");
        assert_eq!(disagrees(&ticket), contrary, "disagrees: {said}");
    }

    #[test]
    fn what_a_history_says() {
        check(ticket(Solved, Some(20), &[]), (&[], &[], None, None, false));
        check(ticket(Solved, Some(20), &[(20, Solved)]), (&[(10, 20)], &[], Some(0), Some(20), false));
        // Closing what is solved changes nothing; a status we do not know neither.
        let closed = [(10, New), (12, Unknown), (20, Solved), (50, Closed)];
        check(ticket(Closed, Some(20), &closed), (&[(10, 20)], &[], Some(0), Some(20), false));
        let twice = [(20, Solved), (30, Open), (40, Pending), (50, Open), (60, Solved)];
        check(ticket(Solved, Some(60), &twice), (&[(10, 20), (30, 60)], &[(40, 50)], Some(1), Some(60), false));
        let waits = [(12, Pending), (15, Pending), (18, Hold), (20, Pending)];
        check(ticket(Pending, None, &waits), (&[(10, LASTS)], &[(12, 18), (20, LASTS)], Some(0), None, false));
        let early = [(5, Open), (8, Pending), (20, Open)];
        check(ticket(Open, None, &early), (&[(10, LASTS)], &[(10, 20)], Some(0), None, false));
        let reopened = [(20, Solved), (30, Open)];
        check(ticket(Open, None, &reopened), (&[(10, 20), (30, LASTS)], &[], Some(1), None, false));
    }

    #[test]
    fn the_exports_own_status_and_resolution_count() {
        let twice = [(20, Solved), (30, Open), (60, Solved)];
        check(ticket(Solved, Some(90), &twice), (&[(10, 20), (30, 90)], &[], Some(1), Some(60), true));
        check(ticket(Solved, Some(25), &twice), (&[(10, 25)], &[], Some(1), Some(60), true));
        check(ticket(Solved, Some(5), &twice), (&[], &[], Some(1), Some(60), true));
        check(ticket(Open, None, &twice), (&[(10, 20), (30, LASTS)], &[], Some(1), Some(60), true));
        // Without the last change the history is short, not wrong.
        check(ticket(Solved, Some(90), &[(12, Pending)]), (&[(10, 90)], &[(12, 90)], Some(0), None, false));
        check(ticket(Solved, Some(11), &[(12, Pending)]), (&[(10, 11)], &[], Some(0), None, false));
        check(ticket(Solved, Some(11), &[(13, Pending)]), (&[(10, 11)], &[], Some(0), None, true));
        // Solved nobody knows when: not open.
        check(ticket(Closed, None, &[(12, Pending)]), (&[], &[], Some(0), None, false));
        check(ticket(Open, None, &[(12, Pending)]), (&[(10, LASTS)], &[], Some(0), None, false));
    }

    #[test]
    fn the_exports_own_count_of_reopenings_counts() {
        let mut counted = ticket(Open, None, &[(20, Solved), (30, Open)]);
        counted.reopens = Some(3);
        check(counted, (&[(10, 20), (30, LASTS)], &[], Some(3), None, false));
    }

    #[test]
    fn a_ticket_without_a_creation_has_no_intervals() {
        let mut undated = ticket(Solved, Some(60), &[(20, Solved), (30, Open), (60, Solved)]);
        undated.created_at = None;
        check(undated, (&[], &[], Some(1), Some(60), false));
    }

    #[test]
    fn changes_are_put_in_order_and_repeats_dropped() {
        let mut history = ticket(Open, None, &[(30, Solved), (10, Open), (20, Open), (40, Closed)]).history;
        settle(&mut history);
        let told: Vec<_> = history.iter().map(|change| (change.at.0 / 60_000, change.status)).collect();
        assert_eq!(told, [(10, Open), (30, Solved), (40, Closed)]);
    }
}
