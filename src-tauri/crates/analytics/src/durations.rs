//! How long a ticket waited for its first response and its resolution, on either clock (METRICS: Speed).
//!
//! In: one row, a clock, as-of. Out: milliseconds, and whether the wait has ended. Never: a second definition elsewhere:
//! metrics, lists and promises all ask here.
//!
//! The calendar clock counts what the columns say; the business clock the working time between creation and creation plus
//! that, so that it needs a dated ticket.

use model::columns::{Columns, NONE};
use model::{Clock, Instant, Measure};

use crate::hours::BusinessClock;
use crate::row::age;

/// A clock ready to count.
#[derive(Clone, Copy, Debug)]
pub enum Counter<'a> {
    /// All hours.
    Calendar,
    /// Working hours.
    Business(&'a BusinessClock),
}

impl<'a> Counter<'a> {
    /// The clock asked for, given the one of the business hours.
    pub fn new(clock: Clock, business: &'a BusinessClock) -> Counter<'a> {
        match clock {
            Clock::Calendar => Counter::Calendar,
            Clock::Business => Counter::Business(business),
        }
    }

    /// Ms between two instants; 0 when `to` is not after `from`.
    pub fn between(self, from: i64, to: i64) -> i64 {
        match self {
            Counter::Calendar => to.saturating_sub(from).max(0),
            Counter::Business(clock) => clock.between(from, to),
        }
    }
}

/// A wait on some clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lasted {
    /// How long it took, or has taken so far.
    pub millis: i64,
    /// It is over; else it is censored: known to last at least so long.
    pub ended: bool,
}

/// A wait on the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Wait {
    /// Creation, or [`NONE`].
    pub from: i64,
    /// Calendar ms.
    pub millis: i64,
    /// It is over.
    pub ended: bool,
}

impl Wait {
    /// Creation to the first public reply of a person. Unanswered tickets wait up to as-of or to their resolution, whichever
    /// ended the wait. `None` for answered ones whose time is not known, undated ones, and those created after as-of.
    pub fn first_response(columns: &Columns, row: usize, as_of: Instant) -> Option<Wait> {
        let (from, millis) = (columns.created[row], columns.first_response[row]);
        if millis != NONE {
            return Some(Wait { from, millis, ended: true });
        }
        if columns.replies[row] > 0 {
            return None;
        }
        if !columns.is_resolved(row) {
            return Wait::so_far(from, as_of);
        }
        let resolved = columns.resolved[row];
        let known = from != NONE && resolved != NONE && resolved >= from;
        known.then(|| Wait { from, millis: resolved - from, ended: false })
    }

    /// Creation to the latest resolution; open tickets wait up to as-of. `None` for resolved ones whose time is not known,
    /// open undated ones, and open ones created after as-of.
    pub fn resolution(columns: &Columns, row: usize, as_of: Instant) -> Option<Wait> {
        let (from, millis) = (columns.created[row], columns.resolution[row]);
        if !columns.is_resolved(row) {
            return Wait::so_far(from, as_of);
        }
        (millis != NONE).then_some(Wait { from, millis, ended: true })
    }

    fn so_far(from: i64, as_of: Instant) -> Option<Wait> {
        age(from, as_of).map(|millis| Wait { from, millis, ended: false })
    }

    /// The wait as a clock counts it; `None` for an undated ticket on the business clock.
    pub fn on(self, counter: Counter) -> Option<Lasted> {
        let millis = match counter {
            Counter::Calendar => self.millis,
            Counter::Business(_) if self.from == NONE => return None,
            Counter::Business(clock) => clock.between(self.from, self.from.saturating_add(self.millis)),
        };
        Some(Lasted { millis, ended: self.ended })
    }
}

/// Creation to the first public reply of a person. Unanswered tickets are censored at as-of or at their resolution,
/// whichever ended the wait. `None` where it can't be told: answered at an unknown time, undated, created after as-of.
pub fn first_response(columns: &Columns, row: usize, counter: Counter, as_of: Instant) -> Option<Lasted> {
    Wait::first_response(columns, row, as_of)?.on(counter)
}

/// Creation to the latest resolution. Open tickets are censored at as-of. `None` where it can't be told: resolved at an
/// unknown time, undated, created after as-of.
pub fn resolution(columns: &Columns, row: usize, counter: Counter, as_of: Instant) -> Option<Lasted> {
    Wait::resolution(columns, row, as_of)?.on(counter)
}

/// A measure of time, in ms; `None` where the ticket does not have it, and for measures of other things.
pub fn measured(columns: &Columns, row: usize, measure: Measure, counter: Counter, as_of: Instant) -> Option<i64> {
    let found = match measure {
        Measure::FirstResponseHours => first_response(columns, row, counter, as_of).filter(|lasted| lasted.ended),
        Measure::ResolutionHours => resolution(columns, row, counter, as_of).filter(|lasted| lasted.ended),
        Measure::ResolutionOrAgeHours => resolution(columns, row, counter, as_of),
        Measure::HourOfWeek | Measure::Score | Measure::Rating => None,
    };
    found.map(|lasted| lasted.millis)
}

#[cfg(test)]
mod tests {
    use model::columns::Base;
    use model::instant::HOUR_MS;
    use model::{BusinessHours, Status};

    use super::*;

    /// Monday 5 January 1970.
    const MONDAY: i64 = 4 * 24 * HOUR_MS;
    const AS_OF: Instant = Instant(MONDAY + 34 * HOUR_MS);

    /// A ticket created at hour `created` of Monday: hours to first response and resolution on both clocks, and whether they
    /// have ended.
    #[derive(Clone, Copy)]
    struct Known {
        status: Status,
        created: Option<i64>,
        first_response: Option<i64>,
        replies: u16,
        resolution: Option<i64>,
    }

    type Expected = [Option<(i64, bool)>; 2];

    fn check(known: Known, first_responses: Expected, resolutions: Expected) {
        let ms = |hours: Option<i64>| hours.map_or(NONE, |hours| hours * HOUR_MS);
        let created = known.created.map_or(NONE, |hour| MONDAY + hour * HOUR_MS);
        let resolved = known.resolution.filter(|_| created != NONE).map_or(NONE, |hours| created + hours * HOUR_MS);
        let base = Base {
            created: vec![created],
            resolved: vec![resolved],
            first_response: vec![ms(known.first_response)],
            resolution: vec![ms(known.resolution)],
            replies: vec![known.replies],
            status: vec![known.status as u8],
            ..Base::default()
        };
        let columns = Columns { base: base.into(), ..Columns::default() };
        let business = BusinessClock::new(&BusinessHours::default(), chrono_tz::UTC, MONDAY, AS_OF.0);
        let shown = |lasted: Option<Lasted>| lasted.map(|lasted| (lasted.millis / HOUR_MS, lasted.ended));
        let clocks = [Clock::Calendar, Clock::Business].map(|clock| Counter::new(clock, &business));
        assert_eq!(clocks.map(|counter| shown(first_response(&columns, 0, counter, AS_OF))), first_responses);
        assert_eq!(clocks.map(|counter| shown(resolution(&columns, 0, counter, AS_OF))), resolutions);
        let ended = |lasted: Option<(i64, bool)>| lasted.filter(|lasted| lasted.1).map(|lasted| lasted.0);
        let measures = [
            (Measure::FirstResponseHours, first_responses.map(ended)),
            (Measure::ResolutionHours, resolutions.map(ended)),
            (Measure::ResolutionOrAgeHours, resolutions.map(|lasted| lasted.map(|lasted| lasted.0))),
            (Measure::Score, [None, None]),
        ];
        for (measure, expected) in measures {
            let found = clocks.map(|counter| measured(&columns, 0, measure, counter, AS_OF));
            assert_eq!(found.map(|millis| millis.map(|millis| millis / HOUR_MS)), expected, "{measure:?}");
        }
    }

    #[test]
    fn both_clocks() {
        let known = Known {
            status: Status::Solved,
            created: Some(16),
            first_response: Some(2),
            replies: 1,
            resolution: Some(18),
        };
        check(known, [Some((2, true)), Some((1, true))], [Some((18, true)), Some((2, true))]);
        let undated = Known { created: None, ..known };
        check(undated, [Some((2, true)), None], [Some((18, true)), None]);
        let open = Known { status: Status::Open, first_response: None, replies: 0, resolution: None, ..known };
        check(open, [Some((18, false)), Some((2, false))], [Some((18, false)), Some((2, false))]);
        check(Known { replies: 3, ..open }, [None, None], [Some((18, false)), Some((2, false))]);
        check(Known { created: Some(35), ..open }, [None, None], [None, None]);
        check(Known { created: None, ..open }, [None, None], [None, None]);
        let unanswered = Known { first_response: None, replies: 0, ..known };
        check(unanswered, [Some((18, false)), Some((2, false))], [Some((18, true)), Some((2, true))]);
        let lost = Known { resolution: None, ..unanswered };
        check(lost, [None, None], [None, None]);
    }
}
