//! How one ticket stands against a promise.
//!
//! In: a row, rules with their clock, as-of. Out: a [`Standing`]. Never: a count.
//!
//! What is used of a target is the wait (`durations`) on the promise's own clock, less the time in which the ticket waited for
//! the customer, where the export has a status history. First responses lose only what lies before them.

use std::borrow::Cow;

use model::columns::{Columns, NONE};
use model::instant::HOUR_MS;
use model::{Clock, Instant, Priority, SlaGoal, SlaPolicy, SlaState};

use crate::ask::Timing;
use crate::durations::{Counter, Wait};
use crate::hours::BusinessClock;

/// Judges tickets by rules. Cheap to make from a [`Timing`]; one serves any number of rows.
#[derive(Clone, Debug)]
pub struct Judge<'a> {
    /// By `Priority as u8`.
    promises: [Promise; Priority::ALL.len()],
    business: Cow<'a, BusinessClock>,
    at_risk_percent: i64,
    as_of: Instant,
}

/// What is promised to one priority.
#[derive(Clone, Copy, Debug)]
struct Promise {
    /// Target ms of first response and resolution; `None`: no promise.
    targets: [Option<i64>; 2],
    clock: Clock,
}

/// A ticket against a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The verdict.
    pub state: SlaState,
    /// Ms used on the promise's clock; 0 where nothing is measured.
    pub used: i64,
    /// Ms promised; 0 where nothing is measured.
    pub target: i64,
    /// It has not happened, and the ticket is open: breached means overdue.
    pub open: bool,
}

impl Standing {
    const NOT_MEASURED: Standing = Standing { state: SlaState::NotMeasured, used: 0, target: 0, open: false };
}

impl<'a> Judge<'a> {
    /// By the rules and clock of `timing`, open tickets measured at `as_of`.
    pub fn new(timing: &'a Timing, as_of: Instant) -> Judge<'a> {
        Judge::by(&timing.rules.policy, Cow::Borrowed(&timing.business), as_of)
    }

    /// The same for rules that live no longer than the judge.
    pub fn owning(timing: Timing, as_of: Instant) -> Judge<'static> {
        Judge::by(&timing.rules.policy, Cow::Owned(timing.business), as_of)
    }

    fn by<'b>(policy: &SlaPolicy, business: Cow<'b, BusinessClock>, as_of: Instant) -> Judge<'b> {
        let mut promises = [Promise { targets: [None; 2], clock: Clock::Calendar }; Priority::ALL.len()];
        for priority in Priority::ALL {
            let target = policy.target(priority);
            let targets = [target.first_response, target.resolution].map(|hours| hours.and_then(millis));
            promises[priority as usize] = Promise { targets, clock: target.clock };
        }
        Judge { promises, business, at_risk_percent: i64::from(policy.at_risk_percent), as_of }
    }

    /// How a row stands at as-of.
    pub fn state(&self, columns: &Columns, row: usize, goal: SlaGoal) -> SlaState {
        self.standing(columns, row, goal).state
    }

    /// How a row stands at as-of, with what is used of its target.
    ///
    /// Not measured: nothing is promised; the ticket is undated or was created after as-of; it was answered or solved at an
    /// unknown time; it was solved in time without ever being answered, so that the promise of an answer has lapsed.
    pub fn standing(&self, columns: &Columns, row: usize, goal: SlaGoal) -> Standing {
        let wait = match goal {
            SlaGoal::FirstResponse => Wait::first_response(columns, row, self.as_of),
            SlaGoal::Resolution => Wait::resolution(columns, row, self.as_of),
        };
        self.standing_of(columns, row, goal, wait)
    }

    /// The same for a row whose wait for the promised is known.
    pub(crate) fn standing_of(&self, columns: &Columns, row: usize, goal: SlaGoal, wait: Option<Wait>) -> Standing {
        let Some(promise) = self.promises.get(usize::from(columns.priority[row])) else {
            return Standing::NOT_MEASURED;
        };
        let target = match goal {
            SlaGoal::FirstResponse => promise.targets[0],
            SlaGoal::Resolution => promise.targets[1],
        };
        let Some((target, wait)) = target.zip(wait.filter(|wait| wait.from != NONE)) else {
            return Standing::NOT_MEASURED;
        };
        let used = used(columns, row, Counter::new(promise.clock, &self.business), wait);
        let open = !wait.ended && !columns.is_resolved(row);
        let state = match (wait.ended, open) {
            _ if used > target => SlaState::Breached,
            (true, _) => SlaState::Met,
            (false, false) => return Standing::NOT_MEASURED,
            (false, true) if self.is_at_risk(used, target) => SlaState::AtRisk,
            (false, true) => SlaState::NotDue,
        };
        Standing { state, used, target, open }
    }

    fn is_at_risk(&self, used: i64, target: i64) -> bool {
        i128::from(used) * 100 > i128::from(target) * i128::from(self.at_risk_percent)
    }
}

/// Ms of a wait on a clock, less its pauses.
fn used(columns: &Columns, row: usize, counter: Counter, wait: Wait) -> i64 {
    let end = wait.from.saturating_add(wait.millis);
    let mut used = counter.between(wait.from, end);
    let mut counted = wait.from;
    for pause in columns.paused.row(row).chunks_exact(2) {
        let (from, to) = (pause[0].max(counted), pause[1].min(end));
        if from < to {
            used -= counter.between(from, to);
            counted = to;
        }
    }
    used
}

/// Hours as ms; `None` for what can't be promised.
fn millis(hours: f64) -> Option<i64> {
    (hours.is_finite() && hours > 0.0).then(|| (hours * HOUR_MS as f64).round() as i64)
}

#[cfg(test)]
mod tests {
    use model::columns::{Base, Lists};
    use model::{SlaRules, SlaTarget, Status};

    use super::*;

    const MINUTE: i64 = 60_000;
    /// Monday 5 January 1970, midnight.
    const MONDAY: i64 = 4 * 24 * HOUR_MS;

    /// Times in minutes since Monday 0:00. As-of is Monday 24:00; promised are 2 hours to the answer and 10 to the solution.
    #[derive(Clone, Default)]
    struct Known {
        created: Option<i64>,
        answered: Option<i64>,
        replies: u16,
        solved: Option<i64>,
        status: Option<Status>,
        paused: Vec<i64>,
    }

    fn states(known: &Known, clock: Clock) -> [Standing; 2] {
        let at = |minutes: Option<i64>| minutes.map_or(NONE, |minutes| MONDAY + minutes * MINUTE);
        let since = |end: Option<i64>| end.zip(known.created).map_or(NONE, |(end, start)| (end - start) * MINUTE);
        let open = if known.solved.is_some() { Status::Solved } else { Status::Open };
        let paused: Vec<i64> = known.paused.iter().map(|&minutes| at(Some(minutes))).collect();
        let base = Base {
            created: vec![at(known.created)],
            resolved: vec![at(known.solved)],
            first_response: vec![since(known.answered)],
            resolution: vec![since(known.solved)],
            replies: vec![known.replies],
            status: vec![known.status.unwrap_or(open) as u8],
            paused: Lists { starts: vec![0, paused.len() as u32], values: paused },
            ..Base::default()
        };
        let columns = Columns { base: base.into(), priority: vec![Priority::High as u8], ..Columns::default() };
        let high = SlaTarget { first_response: Some(2.0), resolution: Some(10.0), clock };
        let rules = SlaRules { policy: SlaPolicy { high, ..SlaPolicy::default() }, ..SlaRules::default() };
        let timing = Timing::new(rules, chrono_tz::UTC, MONDAY, MONDAY + 24 * HOUR_MS);
        let judge = Judge::new(&timing, Instant(MONDAY + 24 * HOUR_MS));
        [SlaGoal::FirstResponse, SlaGoal::Resolution].map(|goal| judge.standing(&columns, 0, goal))
    }

    fn check(known: &Known, expected: [(SlaState, i64); 2]) {
        let found = states(known, Clock::Calendar).map(|standing| (standing.state, standing.used / MINUTE));
        assert_eq!(found, expected);
    }

    #[test]
    fn done_in_time_or_too_late() {
        use SlaState::{Breached, Met};
        let solved = |answered, minutes| Known {
            created: Some(0),
            answered: Some(answered),
            solved: Some(minutes),
            replies: 1,
            ..Known::default()
        };
        check(&solved(120, 600), [(Met, 120), (Met, 600)]);
        check(&solved(121, 601), [(Breached, 121), (Breached, 601)]);
        let paused = |pauses: &[i64]| Known { paused: pauses.to_vec(), ..solved(150, 700) };
        // 30 minutes before the answer, 100 before the solution; overlapping and lasting pauses count once, to the end.
        check(&paused(&[60, 90, 200, 270]), [(Met, 120), (Met, 600)]);
        check(&paused(&[60, 90, 80, 90, 200, 270, 210, 250, 900, 1000]), [(Met, 120), (Met, 600)]);
        check(&paused(&[-60, 30, 600, i64::MAX / MINUTE / 2]), [(Met, 120), (Met, 570)]);
        check(&paused(&[151, 180]), [(Breached, 150), (Breached, 671)]);
    }

    #[test]
    fn open_ones_are_measured_at_as_of() {
        use SlaState::{AtRisk, Breached, NotDue, NotMeasured};
        let open = |ago: i64| Known { created: Some(24 * 60 - ago), ..Known::default() };
        check(&open(96), [(NotDue, 96), (NotDue, 96)]);
        check(&open(97), [(AtRisk, 97), (NotDue, 97)]);
        check(&open(120), [(AtRisk, 120), (NotDue, 120)]);
        check(&open(121), [(Breached, 121), (NotDue, 121)]);
        check(&open(481), [(Breached, 481), (AtRisk, 481)]);
        check(&open(601), [(Breached, 601), (Breached, 601)]);
        check(&open(-1), [(NotMeasured, 0), (NotMeasured, 0)]);
        assert!(states(&open(601), Clock::Calendar).iter().all(|standing| standing.open));
        check(&Known { replies: 2, ..open(601) }, [(NotMeasured, 0), (Breached, 601)]);
        check(
            &Known { paused: vec![24 * 60 - 300, i64::MAX / MINUTE / 2], ..open(601) },
            [(Breached, 301), (NotDue, 301)],
        );
    }

    #[test]
    fn what_cannot_be_told_is_not_measured() {
        use SlaState::{Breached, Met, NotMeasured};
        let lost = Known { created: Some(0), status: Some(Status::Solved), ..Known::default() };
        check(&lost, [(NotMeasured, 0), (NotMeasured, 0)]);
        check(&Known::default(), [(NotMeasured, 0), (NotMeasured, 0)]);
        let never_answered = |minutes| Known { created: Some(0), solved: Some(minutes), ..Known::default() };
        check(&never_answered(100), [(NotMeasured, 0), (Met, 100)]);
        check(&never_answered(130), [(Breached, 130), (Met, 130)]);
        assert!(!states(&never_answered(130), Clock::Calendar)[0].open);
    }

    #[test]
    fn the_promises_own_clock_counts() {
        // From Monday 8:00 to 11:30, with 10:00–11:00 waiting: an hour and a half of work.
        let known =
            Known { created: Some(480), answered: Some(690), replies: 1, paused: vec![600, 660], ..Known::default() };
        let [first_response, resolution] = states(&known, Clock::Business);
        assert_eq!((first_response.state, first_response.used), (SlaState::Met, 90 * MINUTE));
        assert_eq!((resolution.state, resolution.used), (SlaState::NotDue, 7 * HOUR_MS));
        assert_eq!(states(&known, Clock::Calendar)[0].state, SlaState::Breached);
    }
}
