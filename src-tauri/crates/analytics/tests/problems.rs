//! The problems against a recount in plain loops, on made-up columns with every gap that exports have; every number opens
//! exactly its tickets.

use std::collections::BTreeMap;

use analytics::problems::Found;
use analytics::sla::Judge;
use analytics::view::{Impact, ImpactOn, Narrow, ProblemKind, Rate};
use analytics::{Ask, Counter, Timing, durations, problems};
use chrono_tz::Tz;
use model::columns::{Columns, Lists, NO_COUNT, NO_NAME, NONE, Names, Slice};
use model::{
    Clock, Facet, Filter, Having, Instant, Measure, Period, Population, Priority, SlaGoal, SlaRules, SlaState, Tone,
};
use proptest::prelude::*;

mod synthetic;

use synthetic::{DAY, Dice, HOUR};

const START: i64 = 1_772_000_000_000;
const ZONE: Tz = chrono_tz::Europe::Berlin;

struct Case {
    columns: Columns,
    rows: Vec<u32>,
    names: Names,
    filter: Filter,
    as_of: Instant,
    timing: Timing,
}

impl Case {
    fn new(n: usize, days: i64, seed: u64, filter: Filter, rules: SlaRules) -> Case {
        let mut dice = Dice(seed);
        let mut columns = synthetic::columns(n, START, days * DAY, &mut dice);
        let mut names = synthetic::names();
        fill(&mut columns, &mut names, n, &mut dice);
        let rows = (0..n as u32).filter(|row| row % 11 != 3).collect();
        let as_of = Instant(START + days * DAY);
        let timing = Timing::new(rules, ZONE, START - days * DAY, as_of.0);
        Case { columns, rows, names, filter, as_of, timing }
    }

    fn found(&self) -> Found {
        let ask = Ask {
            filter: &self.filter,
            zone: ZONE,
            week_start: 0,
            as_of: self.as_of,
            data_start: Some(Instant(0)),
            top: 0,
            timing: &self.timing,
        };
        // Two segments, so that nothing depends on there being one.
        let (a, b) = self.rows.split_at(self.rows.len() / 3);
        let slices = [Slice { columns: &self.columns, rows: a }, Slice { columns: &self.columns, rows: b }];
        problems(&slices, &self.names, &[], &ask)
    }

    fn counter(&self) -> Counter<'_> {
        Counter::new(self.filter.clock, &self.timing.business)
    }

    fn population(&self, period: Option<Period>) -> Vec<usize> {
        let rows = self.rows.iter().map(|&row| row as usize);
        rows.filter(|&row| self.columns.belongs(row, self.filter.population, period)).collect()
    }

    fn name(&self, facet: Facet, row: usize) -> &str {
        let (names, id): (&[String], u32) = match facet {
            Facet::Category => (&self.names.category, self.columns.category[row]),
            Facet::Channel => (&self.names.channel, self.columns.channel[row]),
            Facet::Topic => (&self.names.topic, self.columns.topic[row]),
            Facet::Customer => (&self.names.customer, self.columns.customer[row]),
            Facet::Escalation => (&self.names.escalation, self.columns.escalation[row]),
            Facet::Priority => return Priority::ALL[self.columns.priority[row] as usize].name(),
            Facet::Sentiment => return Tone::ALL[self.columns.tone[row] as usize].name(),
            other => panic!("no number opens {other:?}"),
        };
        if id == NO_NAME { "" } else { &names[id as usize] }
    }

    fn age(&self, row: usize) -> Option<i64> {
        let created = self.columns.created[row];
        let open = !self.columns.is_resolved(row) && created != NONE && created <= self.as_of.0;
        open.then(|| self.counter().between(created, self.as_of.0))
    }

    /// How many tickets a number opens.
    fn opened(&self, opens: &Narrow) -> u32 {
        self.rows_of(&opens.applied_to(&self.filter)).len() as u32
    }

    /// Rows of a filter, by the meaning of its parts.
    fn rows_of(&self, filter: &Filter) -> Vec<usize> {
        let columns = &self.columns;
        let holds = |row: usize, having: Having| match having {
            Having::Rated => columns.satisfied[row] < 2,
            Having::Satisfied => columns.satisfied[row] == 1,
            Having::Unsatisfied => columns.satisfied[row] == 0,
            Having::Scored => columns.tone[row] != Tone::NotScored as u8,
            Having::Ended => columns.is_resolved(row),
            Having::Unresolved => !columns.is_resolved(row),
            Having::Escalated => columns.escalated[row] == 1,
            Having::Reopened => columns.is_reopened(row),
            Having::ReopensKnown => columns.reopens[row] != NO_COUNT,
            Having::OneTouch => columns.is_one_touch(row),
            Having::SeveralReplies => columns.replies[row] >= 2,
            other => panic!("no number opens {other:?}"),
        };
        let judged = filter.sla.iter().map(|is| {
            let rules = is.what_if.as_deref().cloned().unwrap_or_else(|| self.timing.rules.clone());
            (is, Timing::new(rules, ZONE, START - 400 * DAY, self.as_of.0))
        });
        let judged: Vec<_> = judged.collect();
        let inside = |row: &usize| {
            columns.belongs(*row, filter.population, filter.period)
                && filter.having.iter().all(|&having| holds(*row, having))
                && filter.facets.iter().all(|(facet, names)| names.iter().any(|name| name == self.name(*facet, *row)))
                && filter.ranges.iter().all(|range| {
                    let millis = durations::measured(columns, *row, range.measure, self.counter(), self.as_of);
                    let value = match range.measure {
                        Measure::Score => Some(f64::from(columns.score[*row])).filter(|score| !score.is_nan()),
                        Measure::HourOfWeek => panic!("nothing is that sure here"),
                        _ => millis.map(|millis| millis as f64 / HOUR as f64),
                    };
                    value.is_some_and(|value| {
                        range.from.is_none_or(|from| from <= value) && range.to.is_none_or(|to| value < to)
                    })
                })
                && judged.iter().all(|(is, timing)| {
                    is.states.contains(&Judge::new(timing, self.as_of).state(columns, *row, is.goal))
                })
        };
        let mut rows: Vec<usize> = self.rows.iter().map(|&row| row as usize).filter(inside).collect();
        for among in &filter.repeats {
            let counts = customers(self, &self.rows_of(among));
            rows.retain(|&row| counts.get(&columns.customer[row]).is_some_and(|of| of.len() >= 3));
        }
        rows
    }

    /// Hours that tickets of a priority may take, and on which clock.
    fn target(&self, row: usize) -> (f64, Clock) {
        let target = self.timing.rules.policy.target(Priority::ALL[self.columns.priority[row] as usize]);
        target.resolution.map_or((48.0, Clock::Calendar), |hours| (hours, target.clock))
    }

    /// Ms that it took, or has taken, on the promise's clock, beyond the promise.
    fn beyond(&self, row: usize) -> Option<i64> {
        let columns = &self.columns;
        let (hours, clock) = self.target(row);
        let created = columns.created[row];
        let millis = match (columns.is_resolved(row), columns.resolution[row]) {
            (true, NONE) => None,
            (true, millis) => Some(millis),
            (false, _) => (created <= self.as_of.0).then(|| self.as_of.0 - created),
        };
        let millis = millis.filter(|_| created != NONE)?;
        let used = match clock {
            Clock::Calendar => millis,
            Clock::Business => self.timing.business.between(created, created + millis),
        };
        Some(used - (hours * HOUR as f64) as i64)
    }
}

/// Fills in what the shared columns leave empty.
fn fill(columns: &mut Columns, names: &mut Names, n: usize, dice: &mut Dice) {
    let customers = (n as u64 / 4).max(1);
    names.customer = (0..customers).map(|id| format!("customer{id:06}")).collect::<Vec<_>>().into();
    names.topic = (0..7).map(|id| id.to_string()).collect();
    names.escalation = ["legal", "refund above limit", "security"].map(String::from).to_vec();
    columns.topic.clear();
    columns.followed_up.clear();
    columns.escalated_at.clear();
    columns.escalation.clear();
    columns.fingerprint.clear();
    columns.paused = Lists::default();
    for row in 0..n {
        let reach = dice.below(customers) + 1;
        columns.customer[row] = if dice.once_in(6) { NO_NAME } else { dice.below(reach) as u32 };
        columns.score[row] = if columns.tone[row] == 3 { f32::NAN } else { (dice.below(21) as f32 - 10.0) / 10.0 };
        columns.topic.push(if dice.once_in(3) { NO_NAME } else { dice.below(7) as u32 });
        let (created, yes) = (columns.created[row], columns.escalated[row] == 1);
        let at = if yes && created != NONE && !dice.once_in(3) { created + dice.below(90) as i64 * HOUR } else { NONE };
        columns.escalated_at.push(at);
        columns.escalation.push(if yes && !dice.once_in(4) { dice.below(3) as u32 } else { NO_NAME });
        columns.fingerprint.push(dice.below(1 << 30));
    }
}

/// Rows by customer.
fn customers(case: &Case, rows: &[usize]) -> BTreeMap<u32, Vec<usize>> {
    let mut by_customer: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for &row in rows.iter().filter(|&&row| case.columns.customer[row] != NO_NAME) {
        by_customer.entry(case.columns.customer[row]).or_default().push(row);
    }
    by_customer
}

fn check(case: &Case) {
    let found = case.found();
    let rows = case.population(case.filter.period);
    assert_eq!(found.problems.scope.n as usize, rows.len());
    check_areas(case, &found, &rows);
    check_ages(case, &found, &rows);
    check_repeats(case, &found, &rows);
    check_combinations(case, &found, &rows);
    check_escalations(case, &found, &rows);
    for impact in found.problems.impacts.iter().chain(&found.problems.escalation_drivers) {
        check_impact(case, impact, &rows);
    }
    for recommendation in &found.problems.recommendations {
        assert_eq!(case.opened(&recommendation.opens), recommendation.n, "{recommendation:?}");
    }
}

fn check_rate(case: &Case, rate: &Rate) {
    assert_eq!((case.opened(&rate.opens_hits), case.opened(&rate.opens)), (rate.hits, rate.n), "{rate:?}");
    assert_eq!(rate.percent, (rate.n > 0).then(|| 100.0 * f64::from(rate.hits) / f64::from(rate.n)));
}

/// Hits of a kind, and what makes each bad, by definition; the second are the cases.
fn of_kind(case: &Case, kind: ProblemKind, rows: &[usize]) -> (Vec<(usize, Option<f64>)>, u32) {
    let columns = &case.columns;
    let hours = |millis: i64| millis as f64 / HOUR as f64;
    let by_customer = customers(case, rows);
    let measured = |row: usize| match kind {
        ProblemKind::UnresolvedCritical => (columns.priority[row] == Priority::Critical as u8)
            .then(|| (!columns.is_resolved(row)).then(|| case.age(row).map(hours))),
        ProblemKind::AgeingOpen => case
            .beyond(row)
            .filter(|_| !columns.is_resolved(row))
            .map(|beyond| (beyond > 0).then(|| case.age(row).map(hours))),
        ProblemKind::Slow => case
            .beyond(row)
            .filter(|_| columns.is_resolved(row))
            .map(|beyond| (beyond > 0).then(|| Some(hours(beyond)))),
        ProblemKind::VeryNegative => (columns.tone[row] != 3).then(|| {
            let score = columns.score[row];
            (columns.tone[row] == Tone::Negative as u8 && score < -0.3).then(|| Some(f64::from(score)))
        }),
        ProblemKind::Unsatisfied => (columns.satisfied[row] < 2)
            .then(|| (columns.satisfied[row] == 0).then(|| Some(f64::from(columns.rating[row])))),
        ProblemKind::Escalated => Some((columns.escalated[row] == 1).then(|| {
            let at = columns.escalated_at[row];
            (at != NONE).then(|| hours(case.counter().between(columns.created[row], at)))
        })),
        ProblemKind::RepeatCustomers => Some(
            by_customer.get(&columns.customer[row]).and_then(|of| (of.len() >= 3).then_some(Some(of.len() as f64))),
        ),
    };
    let cases: Vec<(usize, Option<Option<f64>>)> = rows.iter().filter_map(|&row| Some((row, measured(row)?))).collect();
    let hits = cases.iter().filter_map(|(row, hit)| Some((*row, (*hit)?))).collect();
    (hits, cases.len() as u32)
}

fn check_areas(case: &Case, found: &Found, rows: &[usize]) {
    let kinds = [
        ProblemKind::UnresolvedCritical,
        ProblemKind::AgeingOpen,
        ProblemKind::Slow,
        ProblemKind::VeryNegative,
        ProblemKind::Unsatisfied,
        ProblemKind::Escalated,
        ProblemKind::RepeatCustomers,
    ];
    let columns = &case.columns;
    for kind in kinds {
        let (hits, n) = of_kind(case, kind, rows);
        let Some(at) = found.problems.areas.iter().position(|area| area.kind == kind) else {
            assert!(hits.is_empty(), "{kind:?} is missing");
            continue;
        };
        let area = &found.problems.areas[at];
        assert_eq!((area.rate.hits, area.rate.n), (hits.len() as u32, n), "{kind:?}");
        check_rate(case, &area.rate);
        if let Some(previous) = found.problems.scope.previous.filter(|_| case.filter.population == Population::Created)
        {
            let (before, before_n) = of_kind(case, kind, &case.population(Some(previous)));
            assert_eq!((area.previous, area.previous_n), (Some(before.len() as u32), before_n), "{kind:?}");
        }
        let mut categories: BTreeMap<&str, u32> = BTreeMap::new();
        hits.iter().for_each(|&(row, _)| *categories.entry(case.name(Facet::Category, row)).or_default() += 1);
        for (name, n) in &area.categories {
            assert_eq!(categories.get(name.as_str()), Some(n));
        }
        let worst = &found.worst[at];
        assert_eq!(worst.len(), hits.len().min(5), "{kind:?}");
        let shown: Vec<Option<f64>> = worst.iter().map(|ticket| ticket.1).collect();
        for (place, measure) in worst {
            assert!(hits.contains(&(place.row as usize, *measure)), "{kind:?} {place:?}");
        }
        if kind == ProblemKind::Escalated {
            let mut priorities: Vec<u8> = hits.iter().map(|hit| columns.priority[hit.0]).collect();
            priorities.sort_unstable_by(|a, b| b.cmp(a));
            let first: Vec<u8> = worst.iter().map(|(place, _)| columns.priority[place.row as usize]).collect();
            assert_eq!(first, priorities[..first.len()]);
            continue;
        }
        let lowest_first = matches!(kind, ProblemKind::VeryNegative | ProblemKind::Unsatisfied);
        let mut measures: Vec<Option<f64>> = hits.iter().map(|hit| hit.1).collect();
        measures.sort_by(|a, b| match (a, b) {
            (Some(a), Some(b)) if lowest_first => a.total_cmp(b),
            (Some(a), Some(b)) => b.total_cmp(a),
            _ => b.is_some().cmp(&a.is_some()),
        });
        assert_eq!(shown, measures[..shown.len()], "{kind:?}");
    }
    let weights: Vec<f64> = found.problems.areas.iter().map(|area| area.weight).collect();
    assert!(weights.is_sorted_by(|a, b| a >= b), "{weights:?}");
}

fn check_ages(case: &Case, found: &Found, rows: &[usize]) {
    let ages: Vec<(usize, f64)> =
        rows.iter().filter_map(|&row| Some((row, case.age(row)? as f64 / HOUR as f64))).collect();
    assert_eq!(found.problems.ageing.is_empty(), ages.is_empty());
    for bin in &found.problems.ageing {
        let inside = |age: f64| bin.from <= age && bin.to.is_none_or(|to| age < to);
        for priority in Priority::ALL {
            let own = ages.iter().filter(|(row, age)| case.columns.priority[*row] == priority as u8 && inside(*age));
            assert_eq!(bin.by_priority[priority as usize], own.count() as u32, "{bin:?}");
        }
        assert_eq!(case.opened(&bin.opens), bin.by_priority.iter().sum::<u32>(), "{bin:?}");
    }
}

fn check_repeats(case: &Case, found: &Found, rows: &[usize]) {
    let repeated: Vec<(u32, Vec<usize>)> = customers(case, rows).into_iter().filter(|of| of.1.len() >= 3).collect();
    assert_eq!(found.problems.repeat_customers as usize, repeated.len());
    let largest = |facet: Facet, of: &[usize]| {
        let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
        of.iter().for_each(|&row| *counts.entry(case.name(facet, row)).or_default() += 1);
        if facet == Facet::Topic {
            counts.remove("");
        }
        counts.values().max().copied().unwrap_or(0)
    };
    let mut expected: Vec<(u32, usize, String)> = repeated
        .iter()
        .map(|(id, of)| {
            let topic = largest(Facet::Topic, of);
            let same = if topic >= 2 { topic } else { largest(Facet::Category, of) };
            (same, of.len(), case.names.customer[*id as usize].clone())
        })
        .collect();
    expected.sort_by(|a, b| (b.0, b.1).cmp(&(a.0, a.1)).then_with(|| a.2.cmp(&b.2)));
    let shown: Vec<(u32, usize, String)> =
        found.problems.repeats.iter().map(|of| (of.same_issue, of.tickets as usize, of.customer.clone())).collect();
    assert_eq!(shown, expected[..shown.len()]);
    assert_eq!(shown.len(), expected.len().min(50));
    for of in &found.problems.repeats {
        assert_eq!((case.opened(&of.opens), case.opened(&of.opens_issue)), (of.tickets, of.same_issue), "{of:?}");
        assert_eq!(case.opened(&Narrow { having: vec![Having::Unresolved], ..of.opens.clone() }), of.open);
        assert_eq!(of.categories.iter().map(|category| category.1).sum::<u32>(), of.tickets);
    }
}

fn check_combinations(case: &Case, found: &Found, rows: &[usize]) {
    let rated = |row: &&usize| case.columns.satisfied[**row] < 2;
    let mut cells: BTreeMap<(&str, &str), (u32, u32)> = BTreeMap::new();
    for &row in rows.iter().filter(rated) {
        let cell = cells.entry((case.name(Facet::Category, row), case.name(Facet::Channel, row))).or_default();
        *cell = (cell.0 + u32::from(case.columns.satisfied[row]), cell.1 + 1);
    }
    let all = cells.values().fold((0, 0), |sum, cell| (sum.0 + cell.0, sum.1 + cell.1));
    cells.retain(|_, cell| cell.1 >= 5);
    assert_eq!(found.problems.combinations.len(), cells.len().min(50));
    for combination in &found.problems.combinations {
        let cell = cells[&(combination.category.as_str(), combination.channel.as_str())];
        assert_eq!((combination.csat.hits, combination.csat.n), cell);
        check_rate(case, &combination.csat);
        let percent = |(k, n): (u32, u32)| 100.0 * f64::from(k) / f64::from(n);
        let others = (all.0 - cell.0, all.1 - cell.1);
        let expected = (others.1 >= 5).then(|| percent(cell) - percent(others));
        assert_eq!(combination.difference.map(|difference| difference.0), expected);
        assert!(combination.difference.is_none_or(|(value, low, high)| low <= value && value <= high));
    }
}

fn check_escalations(case: &Case, found: &Found, rows: &[usize]) {
    let reasons: u32 = found.problems.escalation_reasons.iter().map(|of| of.n).sum();
    let known = rows.iter().filter(|&&row| case.columns.escalation[row] != NO_NAME).count();
    assert_eq!(reasons as usize, known);
    for of in &found.problems.escalation_reasons {
        assert_eq!(case.opened(&of.opens), of.n);
    }
    let mut hours: Vec<f64> = of_kind(case, ProblemKind::Escalated, rows).0.iter().filter_map(|hit| hit.1).collect();
    hours.sort_by(f64::total_cmp);
    let Some(area) = found.problems.areas.iter().find(|area| area.kind == ProblemKind::Escalated) else { return };
    let middle = |n: usize| (hours[(n - 1) / 2] + hours[n / 2]) / 2.0;
    let expected = (!hours.is_empty()).then(|| (middle(hours.len()), hours.len() as u32));
    assert_eq!(area.hours_to_escalate, expected);
}

fn check_impact(case: &Case, impact: &Impact, rows: &[usize]) {
    check_rate(case, &impact.rate);
    let columns = &case.columns;
    let hit = |row: usize| match impact.measure {
        ImpactOn::Csat => (columns.satisfied[row] < 2).then(|| columns.satisfied[row] == 1),
        ImpactOn::Negative => (columns.tone[row] != 3).then(|| columns.tone[row] == Tone::Negative as u8),
        ImpactOn::Escalated => Some(columns.escalated[row] == 1),
    };
    let all = rows.iter().filter_map(|&row| hit(row)).fold((0, 0), |sum, hit| (sum.0 + u32::from(hit), sum.1 + 1));
    let others = (all.0 - impact.rate.hits, all.1 - impact.rate.n);
    let percent = |(k, n): (u32, u32)| 100.0 * f64::from(k) / f64::from(n);
    assert!((impact.others - percent(others)).abs() < 1e-9);
    assert!((impact.effect.points - (percent(all) - percent(others))).abs() < 1e-9, "{impact:?}");
    let (low, high) = impact.effect.interval;
    assert!(low <= high && impact.effect.n == impact.rate.n && impact.rate.n >= 5 && others.1 >= 5);
}

/// Low tickets are promised nothing, high ones in working hours.
fn other_rules() -> SlaRules {
    let mut rules = SlaRules::default();
    rules.policy.low.resolution = None;
    rules.policy.high.clock = Clock::Business;
    rules
}

fn filter(population: Population, clock: Clock, period: Option<Period>) -> Filter {
    Filter { population, clock, period, ..Filter::default() }
}

#[test]
fn all_time_and_a_month_in_every_population_on_both_clocks() {
    let month = Period { start: Instant(START + 60 * DAY), end: Instant(START + 90 * DAY) };
    for population in [Population::Created, Population::Resolved, Population::OpenAtEnd] {
        for clock in [Clock::Calendar, Clock::Business] {
            check(&Case::new(900, 100, 5, filter(population, clock, Some(month)), SlaRules::default()));
        }
        check(&Case::new(900, 100, 6, filter(population, Clock::Calendar, None), other_rules()));
    }
}

#[test]
fn nothing_and_almost_nothing() {
    for n in [0, 1, 2, 7] {
        check(&Case::new(n, 3, 9, filter(Population::Created, Clock::Calendar, None), SlaRules::default()));
        let ahead = Period { start: Instant(START + 900 * DAY), end: Instant(START + 910 * DAY) };
        check(&Case::new(n, 3, 9, filter(Population::Created, Clock::Business, Some(ahead)), other_rules()));
    }
}

#[test]
fn columns_without_what_was_added_later_are_counted_too() {
    let case = Case::new(300, 40, 2, filter(Population::Created, Clock::Calendar, None), SlaRules::default());
    let mut columns = synthetic::columns(300, START, 40 * DAY, &mut Dice(2));
    (columns.customer, columns.topic) = (vec![NO_NAME; 300], Vec::new());
    let case = Case { columns, names: synthetic::names(), ..case };
    let found = case.found();
    assert_eq!(found.problems.scope.n as usize, case.rows.len());
    assert!(found.problems.repeats.is_empty() && found.problems.escalation_reasons.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(8) })]
    #[test]
    fn any_columns_any_period(
        n in 0usize..500, days in 1i64..300, seed: u64, from in 0i64..300, length in 1i64..150, population in 0usize..3,
        business: bool, other: bool,
    ) {
        let population = [Population::Created, Population::Resolved, Population::OpenAtEnd][population];
        let period = Period { start: Instant(START + from * DAY / 3), end: Instant(START + (from + length) * DAY / 3) };
        let clock = if business { Clock::Business } else { Clock::Calendar };
        let rules = if other { other_rules() } else { SlaRules::default() };
        check(&Case::new(n, days, seed, filter(population, clock, Some(period)), rules));
    }
}

#[test]
fn slow_tickets_are_opened_by_the_saved_promise_where_there_is_one() {
    let case = Case::new(800, 60, 3, filter(Population::Created, Clock::Calendar, None), SlaRules::default());
    let slow = case.found().problems.areas.into_iter().find(|area| area.kind == ProblemKind::Slow).expect("slow ones");
    let [is] = &slow.rate.opens_hits.sla[..] else { panic!("one condition") };
    assert_eq!((is.goal, &is.states[..], is.what_if.is_none()), (SlaGoal::Resolution, &[SlaState::Breached][..], true));
}
