//! Promises against a count of minutes, and every number of the screen against a recount.

use analytics::sla::{Found, SHOWN};
use analytics::view::{Attainment, Narrow, SlaGoalView};
use analytics::{Ask, Preset, Timing, preset, sla};
use chrono::{DateTime, Datelike, NaiveDate, TimeZone, Timelike};
use chrono_tz::Europe::Berlin;
use model::columns::{Columns, Lists, NO_NAME, NONE, Names, Slice};
use model::{
    BusinessHours, Clock, Facet, Filter, Instant, Period, Population, Priority, Shift, SlaGoal, SlaPolicy, SlaRules,
    SlaState, SlaTarget, SpecialDay,
};

mod synthetic;

use synthetic::{DAY, Dice, HOUR};

const MINUTE: i64 = 60_000;
/// 15 March 2026; clocks change on the 29th.
const START: i64 = 1_773_529_200_000;
const DAYS: i64 = 40;
const AS_OF: i64 = START + DAYS * DAY;
const GOALS: [SlaGoal; 2] = [SlaGoal::FirstResponse, SlaGoal::Resolution];

fn target(first_response: Option<f64>, resolution: Option<f64>, clock: Clock) -> SlaTarget {
    SlaTarget { first_response, resolution, clock }
}

fn shifts(parts: &[(u16, u16)]) -> Vec<Shift> {
    parts.iter().map(|&(from, to)| Shift { from: from * 30, to: to * 30 }).collect()
}

/// Split shifts, nights over the change of clocks, a holiday and a short day; or the default.
fn rules(odd: bool) -> SlaRules {
    let policy = SlaPolicy {
        critical: target(Some(1.0), Some(8.0), Clock::Calendar),
        high: target(Some(4.0), Some(24.0), Clock::Business),
        medium: target(Some(8.5), None, Clock::Business),
        low: target(None, Some(96.0), Clock::Calendar),
        at_risk_percent: 75,
    };
    let day = shifts(&[(16, 24), (27, 36)]);
    let week = [day.clone(), day.clone(), day.clone(), day.clone(), day, vec![], shifts(&[(0, 10)])];
    let special = |day: &str, shifts| SpecialDay { day: day.into(), name: String::new(), shifts };
    let days = vec![special("2026-03-25", vec![]), special("2026-04-02", shifts(&[(20, 24)]))];
    if odd { SlaRules { policy, hours: BusinessHours { week, days } } } else { SlaRules::default() }
}

/// Made-up tickets at whole minutes, some of which waited for the customer.
fn columns(n: usize) -> Columns {
    let mut dice = Dice(11);
    let mut columns = synthetic::columns(n, START, DAYS * DAY, &mut dice);
    let whole = |at: &mut i64| *at -= if *at == NONE { 0 } else { at.rem_euclid(MINUTE) };
    columns.created.iter_mut().for_each(whole);
    columns.first_response.iter_mut().for_each(whole);
    columns.resolution.iter_mut().for_each(whole);
    columns.resolved = (0..n)
        .map(|row| match (columns.created[row], columns.resolution[row]) {
            (NONE, _) | (_, NONE) => NONE,
            (created, resolution) => created + resolution,
        })
        .collect();
    let mut paused = Lists { starts: vec![0], values: vec![] };
    for row in 0..n {
        let mut at = columns.created[row].max(0);
        for _ in 0..dice.below(4) {
            let (from, lasts) = (dice.below(20 * 60) as i64, 1 + dice.below(30 * 60) as i64);
            let lasting = dice.once_in(12);
            let end = if lasting { i64::MAX } else { at + (from + lasts) * MINUTE };
            paused.values.extend([at + from * MINUTE, end]);
            at = end;
            if lasting {
                break;
            }
        }
        paused.starts.push(paused.values.len() as u32);
    }
    columns.paused = paused;
    columns
}

/// Whether somebody works in each minute from START to AS_OF.
fn working(hours: &BusinessHours) -> Vec<bool> {
    let minute = |at: i64| {
        let local = Berlin.timestamp_millis_opt(at).single().expect("an instant").naive_local();
        let own = hours.days.iter().find(|special| special.day.parse::<NaiveDate>().ok() == Some(local.date()));
        let usual = &hours.week[local.weekday().num_days_from_monday() as usize];
        let (shifts, now) = (own.map_or(usual, |own| &own.shifts), (local.hour() * 60 + local.minute()) as u16);
        shifts.iter().any(|shift| shift.from <= now && now < shift.to)
    };
    (START..AS_OF).step_by(MINUTE as usize).map(minute).collect()
}

/// How each ticket stands against both promises, by counting minutes; and minutes used.
fn by_minutes(columns: &Columns, rules: &SlaRules) -> Vec<[(SlaState, i64, bool); 2]> {
    let working = working(&rules.hours);
    let one = |row: usize, goal: SlaGoal| {
        let nothing = (SlaState::NotMeasured, 0, false);
        let target = rules.policy.target(Priority::ALL[usize::from(columns.priority[row])]);
        let (hours, done) = match goal {
            SlaGoal::FirstResponse => (target.first_response, columns.first_response[row]),
            SlaGoal::Resolution => (target.resolution, columns.resolution[row]),
        };
        let (created, resolved) = (columns.created[row], columns.is_resolved(row));
        let first = goal == SlaGoal::FirstResponse;
        let unknown = done == NONE && if first { columns.replies[row] > 0 } else { resolved };
        let lost = first && done == NONE && resolved && columns.resolved[row] == NONE;
        let (Some(hours), false) = (hours, created == NONE || created > AS_OF || unknown || lost) else {
            return nothing;
        };
        let end = match done {
            NONE if resolved => columns.resolved[row],
            NONE => AS_OF,
            done => created + done,
        };
        let counts = |at: &i64| {
            let works = || working.get(((at - START) / MINUTE) as usize).copied().unwrap_or(false);
            let waits = columns.paused.row(row).chunks(2).any(|pause| pause[0] <= *at && *at < pause[1]);
            !waits && (target.clock == Clock::Calendar || works())
        };
        let used = (created..end).step_by(MINUTE as usize).filter(counts).count() as f64;
        let open = done == NONE && !resolved;
        let state = if used > hours * 60.0 {
            SlaState::Breached
        } else if done != NONE {
            SlaState::Met
        } else if !open {
            return nothing;
        } else if used * 100.0 > hours * 60.0 * f64::from(rules.policy.at_risk_percent) {
            SlaState::AtRisk
        } else {
            SlaState::NotDue
        };
        (state, used as i64, open)
    };
    (0..columns.len()).map(|row| GOALS.map(|goal| one(row, goal))).collect()
}

struct Case {
    columns: Columns,
    names: Names,
    rows: Vec<u32>,
    saved: Timing,
    other: Timing,
    /// By minutes, under either.
    stands: [Vec<[(SlaState, i64, bool); 2]>; 2],
}

impl Case {
    fn new(n: usize) -> Case {
        let columns = columns(n);
        // The last ones are done after as-of: the synthetic columns have them.
        let last = |columns: &Columns| (0..n).map(|row| columns.created[row].max(columns.resolved[row])).max();
        let to = last(&columns).unwrap_or(0).max(AS_OF) + 60 * DAY;
        let [saved, other] = [false, true].map(|odd| Timing::new(rules(odd), Berlin, START - DAY, to));
        let stands = [false, true].map(|odd| by_minutes(&columns, &rules(odd)));
        let rows = (0..n as u32).filter(|row| row % 11 != 3).collect();
        Case { columns, names: synthetic::names(), rows, saved, other, stands }
    }

    fn found(&self, filter: &Filter) -> Found {
        let (a, b) = self.rows.split_at(self.rows.len() / 3);
        let slices = [Slice { columns: &self.columns, rows: a }, Slice { columns: &self.columns, rows: b }];
        let ask = Ask {
            filter,
            zone: Berlin,
            week_start: 0,
            as_of: Instant(AS_OF),
            data_start: Some(Instant(0)),
            top: 1,
            timing: &self.saved,
        };
        sla(&slices, &self.names, &[], &ask, Some(&self.other))
    }

    fn name(&self, facet: Facet, row: usize) -> String {
        let named = |names: &[String], id: u32| if id == NO_NAME { String::new() } else { names[id as usize].clone() };
        match facet {
            Facet::Agent => named(&self.names.agent, self.columns.agent[row]),
            Facet::Category => named(&self.names.category, self.columns.category[row]),
            _ => Priority::ALL[usize::from(self.columns.priority[row])].name().to_owned(),
        }
    }

    /// Rows in a filter, by the meaning of its parts.
    fn opened(&self, filter: &Filter) -> Vec<usize> {
        let stands = |row: usize, is: &model::SlaIs| {
            let under = &self.stands[usize::from(is.what_if.is_some())];
            assert!(is.what_if.as_deref().is_none_or(|rules| *rules == self.other.rules));
            is.states.contains(&under[row][is.goal as usize].0)
        };
        let rows = self.rows.iter().map(|&row| row as usize);
        rows.filter(|&row| {
            self.columns.belongs(row, filter.population, filter.period)
                && filter.sla.iter().all(|is| stands(row, is))
                && filter.facets.iter().all(|(&facet, values)| values.contains(&self.name(facet, row)))
        })
        .collect()
    }
}

fn check(case: &Case, filter: &Filter) {
    let Found { view, next } = case.found(filter);
    assert_eq!(view.scope.n as usize, case.opened(filter).len());
    for (policy, goals) in [&view.goals, &view.what_if].into_iter().enumerate() {
        assert_eq!(goals.iter().map(|goal| goal.goal).collect::<Vec<_>>(), GOALS);
        goals.iter().for_each(|goal| check_goal(case, filter, policy, goal, view.scope.previous));
        for goal in goals.iter().filter(|_| filter.population != Population::OpenAtEnd) {
            for (bucket, shown) in goal.over_time.iter().zip(&view.buckets) {
                let within = Filter { period: Some(shown.period), ..filter.clone() };
                let states = states(case, policy, goal.goal, &case.opened(&within));
                let met = states.iter().filter(|state| **state == SlaState::Met).count();
                let breached = states.iter().filter(|state| **state == SlaState::Breached).count();
                assert_eq!((bucket.hits as usize, bucket.n as usize), (met, met + breached));
            }
        }
    }
    check_next(case, filter, &next);
}

fn states(case: &Case, policy: usize, goal: SlaGoal, rows: &[usize]) -> Vec<SlaState> {
    rows.iter().map(|&row| case.stands[policy][row][goal as usize].0).collect()
}

fn check_goal(case: &Case, filter: &Filter, policy: usize, found: &SlaGoalView, previous: Option<Period>) {
    let rows = case.opened(filter);
    check_attainment(case, filter, policy, found, &rows, &found.all);
    for (facet, shown) in
        [(Facet::Priority, &found.priorities), (Facet::Agent, &found.agents), (Facet::Category, &found.categories)]
    {
        for row in shown {
            let own: Vec<usize> = rows.iter().copied().filter(|&at| case.name(facet, at) == row.name).collect();
            check_attainment(case, filter, policy, found, &own, &row.attainment);
        }
        assert_eq!(shown.iter().map(|row| total(&row.attainment)).sum::<u32>() as usize, rows.len());
    }
    if filter.population != Population::OpenAtEnd {
        let before = previous.map(|previous| case.opened(&Filter { period: Some(previous), ..filter.clone() }));
        let states = before.map(|rows| states(case, policy, found.goal, &rows)).unwrap_or_default();
        let decided = states.iter().filter(|state| matches!(state, SlaState::Met | SlaState::Breached)).count();
        assert_eq!(found.previous.map_or(0, |previous| previous.1 as usize), decided);
    }
}

fn total(found: &Attainment) -> u32 {
    found.met + found.breached + found.at_risk + found.not_due + found.not_measured
}

fn check_attainment(
    case: &Case,
    filter: &Filter,
    policy: usize,
    goal: &SlaGoalView,
    rows: &[usize],
    found: &Attainment,
) {
    let expected = states(case, policy, goal.goal, rows);
    let numbers: [(SlaState, u32, &Narrow); 5] = [
        (SlaState::Met, found.met, &found.opens_met),
        (SlaState::Breached, found.breached, &found.opens_breached),
        (SlaState::AtRisk, found.at_risk, &found.opens_at_risk),
        (SlaState::NotDue, found.not_due, &found.opens_not_due),
        (SlaState::NotMeasured, found.not_measured, &found.opens_not_measured),
    ];
    for (state, n, opens) in numbers {
        assert_eq!(expected.iter().filter(|found| **found == state).count() as u32, n, "{state:?}");
        assert_eq!(case.opened(&opens.applied_to(filter)).len() as u32, n, "{opens:?}");
    }
    let overdue = rows.iter().map(|&row| case.stands[policy][row][goal.goal as usize]);
    assert_eq!(overdue.filter(|at| at.0 == SlaState::Breached && at.2).count() as u32, found.overdue);
    let decided = found.met + found.breached;
    assert_eq!(found.percent, (decided > 0).then(|| 100.0 * f64::from(found.met) / f64::from(decided)));
}

/// All that are at risk or overdue, in order, or the first of them.
fn check_next(case: &Case, filter: &Filter, found: &[analytics::sla::Next]) {
    let mut expected: Vec<(bool, i64)> = Vec::new();
    for row in case.opened(filter) {
        for goal in GOALS {
            let (state, used, open) = case.stands[0][row][goal as usize];
            let target = case.saved.rules.policy.target(Priority::ALL[usize::from(case.columns.priority[row])]);
            let hours = if goal == SlaGoal::FirstResponse { target.first_response } else { target.resolution };
            if open && matches!(state, SlaState::AtRisk | SlaState::Breached) {
                expected.push((state == SlaState::Breached, (hours.unwrap_or_default() * 60.0) as i64 - used));
            }
        }
    }
    expected.sort_unstable();
    let shown: Vec<(bool, i64)> = found.iter().map(|next| (next.rank().0, next.rank().1 / MINUTE)).collect();
    assert_eq!(shown.iter().take(SHOWN).collect::<Vec<_>>(), expected.iter().take(SHOWN).collect::<Vec<_>>());
    for next in found {
        let left = (next.standing.target - next.standing.used) as f64 / HOUR as f64;
        assert_eq!(next.hours_left(), left);
    }
}

#[test]
fn every_number_is_a_count_of_minutes_and_opens_its_tickets() {
    let case = Case::new(500);
    let march = preset(Preset::LastMonth, Instant(AS_OF), Berlin, 0);
    let odd = Period { start: Instant(START + 17 * DAY + HOUR), end: Instant(START + 30 * DAY) };
    for population in [Population::Created, Population::Resolved, Population::OpenAtEnd] {
        for period in [None, Some(march), Some(odd)] {
            check(&case, &Filter { population, period, ..Filter::default() });
        }
    }
    let all: Vec<SlaState> = case.stands.iter().flatten().flatten().map(|stands| stands.0).collect();
    for state in [SlaState::Met, SlaState::Breached, SlaState::AtRisk, SlaState::NotDue, SlaState::NotMeasured] {
        assert!(all.iter().filter(|found| **found == state).count() > 5, "{state:?} is hardly there");
    }
    assert!(DateTime::from_timestamp_millis(START).is_some_and(|at| at.with_timezone(&Berlin).hour() == 0));
}
