//! Trends against a recount in plain loops, on made-up columns with every gap that exports have.

use std::collections::BTreeMap;

use analytics::view::{Direction, Evolution, Trends};
use analytics::{Ask, Timing, between, trends};
use chrono::{DateTime, Datelike, NaiveDate, TimeZone, Timelike};
use chrono_tz::Tz;
use model::columns::{Columns, Lists, NO_NAME, NONE, Names, Slice};
use model::{Clock, Event, Facet, Filter, Instant, Period, Population, SlaRules};
use proptest::prelude::*;

mod synthetic;

use synthetic::{DAY, Dice, HOUR};

const START: i64 = 1_772_000_000_000; // 25 February 2026; the data run over the change of clocks in March.

struct Case {
    columns: Columns,
    rows: Vec<u32>,
    names: Names,
    filter: Filter,
    zone: Tz,
    as_of: Instant,
    timing: Timing,
}

impl Case {
    fn new(n: usize, days: i64, seed: u64, filter: Filter) -> Case {
        let zone =
            [chrono_tz::Europe::Berlin, chrono_tz::America::New_York, chrono_tz::Asia::Kolkata][seed as usize % 3];
        let mut columns = synthetic::columns(n, START, days * DAY, &mut Dice(seed));
        columns.open = reopened(&columns, &mut Dice(seed + 1));
        let as_of = Instant(START + days * DAY);
        let timing = Timing::new(SlaRules::default(), zone, START - days * DAY, as_of.0);
        let rows = (0..n as u32).filter(|row| row % 11 != 3).collect();
        Case { columns, rows, names: synthetic::names(), filter, zone, as_of, timing }
    }

    fn trends(&self) -> Trends {
        // Two segments, so that nothing depends on there being one.
        let (a, b) = self.rows.split_at(self.rows.len() / 3);
        let slices = [Slice { columns: &self.columns, rows: a }, Slice { columns: &self.columns, rows: b }];
        let ask = Ask {
            filter: &self.filter,
            zone: self.zone,
            week_start: 0,
            as_of: self.as_of,
            data_start: Some(Instant(0)),
            top: 30,
            timing: &self.timing,
        };
        let event = |day: &str| Event { day: day.into(), name: "release".into() };
        trends(&slices, &self.names, &[], &ask, vec![event("2026-03-10"), event("1999-01-01")])
    }

    fn all(&self) -> impl Iterator<Item = usize> {
        self.rows.iter().map(|&row| row as usize)
    }

    fn event(&self, row: usize) -> i64 {
        match self.filter.population {
            Population::Resolved if self.columns.is_resolved(row) => self.columns.resolved[row],
            Population::Resolved => NONE,
            _ => self.columns.created[row],
        }
    }

    /// Rows of the population, and those of them whose event lies in a period.
    fn population(&self) -> Vec<usize> {
        self.all().filter(|&row| self.columns.belongs(row, self.filter.population, self.filter.period)).collect()
    }

    fn within(&self, period: Period) -> Vec<usize> {
        let inside = |row: &usize| self.event(*row) != NONE && period.contains(Instant(self.event(*row)));
        self.population().into_iter().filter(inside).collect()
    }

    fn local(&self, at: i64) -> DateTime<Tz> {
        self.zone.from_utc_datetime(&Instant(at).utc().naive_utc())
    }
}

/// A status history for some: solved in between, and reopened.
fn reopened(columns: &Columns, dice: &mut Dice) -> Lists<i64> {
    let mut lists = Lists { starts: vec![0], values: Vec::new() };
    for row in 0..columns.len() {
        let (created, resolved) = (columns.created[row], columns.resolved[row]);
        let end = if columns.is_resolved(row) { resolved } else { i64::MAX };
        if created != NONE && end != NONE && end > created + 10 * HOUR && dice.once_in(3) {
            let solved = created + HOUR + dice.below(5 * HOUR as u64) as i64;
            lists.values.extend([created, solved, solved + HOUR, end]);
        }
        lists.starts.push(lists.values.len() as u32);
    }
    lists
}

/// Recounts everything that can be recounted simply.
fn check(case: &Case) {
    let found = case.trends();
    assert_eq!(found.scope.n as usize, case.population().len());
    for list in [found.flows.len(), found.tone.len(), found.csat.len(), found.escalated.len()] {
        assert_eq!(list, found.buckets.len());
    }
    check_flow(case, &found);
    check_buckets(case, &found);
    check_shares(case, &found);
    check_week_and_year(case, &found);
    check_days(case, &found);
    let (first, last) = found.scope.days.clone().unwrap_or_default();
    assert!(found.events.iter().all(|event| first <= event.day && event.day <= last), "{:?}", found.events);
}

fn check_flow(case: &Case, found: &Trends) {
    let (Some(first), Some(last)) = (found.buckets.first(), found.buckets.last()) else { return };
    let period = Period { start: first.period.start, end: last.period.end };
    let open_at = |at: i64| {
        let open = |row: &usize| case.columns.open_intervals(*row).any(|(from, to)| from < at && at <= to);
        case.all().filter(open).count() as u32
    };
    let flow = &found.flow;
    assert_eq!((flow.open_start, flow.open_end), (open_at(period.start.0), open_at(period.end.0)));
    let created = case.all().filter(|&row| case.columns.belongs(row, Population::Created, Some(period))).count();
    assert_eq!(flow.created as usize, created);
    assert_eq!(flow.open_start + flow.created + flow.reopened, flow.open_end + flow.resolved + flow.end_unknown);
    for (bucket, flow) in found.buckets.iter().zip(&found.flows) {
        let inside = |at: i64| bucket.period.contains(Instant(at));
        let intervals = || case.all().flat_map(|row| case.columns.open_intervals(row).enumerate());
        let resolved = intervals().filter(|&(_, (_, to))| inside(to)).count();
        let reopened = intervals().filter(|&(index, (from, _))| index > 0 && inside(from)).count();
        assert_eq!((flow.resolved as usize, flow.reopened as usize), (resolved, reopened), "{bucket:?}");
        assert_eq!(flow.backlog, open_at(bucket.period.end.0), "{bucket:?}");
        if case.filter.population != Population::OpenAtEnd {
            assert_eq!(flow.created as usize, case.within(bucket.period).len(), "{bucket:?}");
        }
    }
}

fn check_buckets(case: &Case, found: &Trends) {
    let columns = &case.columns;
    let durations = found.first_response.iter().zip(&found.resolution);
    let lists = found.tone.iter().zip(&found.csat).zip(&found.escalated).zip(durations);
    for (bucket, (((tone, csat), escalated), (first, resolution))) in found.buckets.iter().zip(lists) {
        let rows = case.within(bucket.period);
        let count = |has: &dyn Fn(usize) -> bool| rows.iter().filter(|&&row| has(row)).count() as u32;
        let tones = [2, 1, 0].map(|tone| count(&|row| columns.tone[row] == tone));
        assert_eq!([tone.positive, tone.neutral, tone.negative], tones);
        let scored: u32 = tones.iter().sum();
        let net = (scored > 0).then(|| 100.0 * (f64::from(tones[0]) - f64::from(tones[2])) / f64::from(scored));
        assert!(close(tone.net, net), "{tone:?} {net:?}");
        assert_eq!(
            (csat.hits, csat.n),
            (count(&|row| columns.satisfied[row] == 1), count(&|row| columns.satisfied[row] < 2))
        );
        assert_eq!((escalated.hits, escalated.n), (count(&|row| columns.escalated[row] == 1), rows.len() as u32));
        assert!(close(csat.percent, (csat.n > 0).then(|| 100.0 * f64::from(csat.hits) / f64::from(csat.n))));
        assert_eq!(first.n, count(&|row| columns.first_response[row] != NONE && columns.created[row] != NONE));
        let ended =
            |row: usize| columns.is_resolved(row) && columns.resolution[row] != NONE && columns.created[row] != NONE;
        assert_eq!(resolution.n, count(&ended));
    }
}

fn close(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() < 1e-9,
        (a, b) => a.is_none() && b.is_none(),
    }
}

fn check_shares(case: &Case, found: &Trends) {
    let name = |row: usize| match case.columns.category[row] {
        NO_NAME => String::new(),
        id => case.names.category[id as usize].clone(),
    };
    let mut expected = BTreeMap::<String, u32>::new();
    case.population().into_iter().for_each(|row| *expected.entry(name(row)).or_default() += 1);
    let counted: BTreeMap<String, u32> = found.categories.iter().map(|value| (value.name.clone(), value.n)).collect();
    assert_eq!(counted, expected);
    for value in &found.categories {
        assert_eq!(value.opens.facets, [(Facet::Category, vec![value.name.clone()])]);
        for (at, bucket) in found.buckets.iter().enumerate() {
            let rows = case.within(bucket.period);
            let n = rows.iter().filter(|&&row| name(row) == value.name).count();
            assert_eq!(value.tickets[at] as usize, n, "{bucket:?}");
            let percent = (!rows.is_empty()).then(|| 100.0 * n as f64 / rows.len() as f64);
            assert!(close(value.percent[at], percent), "{bucket:?}");
        }
    }
}

fn check_week_and_year(case: &Case, found: &Trends) {
    let mut cells = vec![vec![0u32; 24]; 7];
    for row in case.population().into_iter().filter(|&row| case.columns.created[row] != NONE) {
        let at = case.local(case.columns.created[row]);
        cells[at.weekday().num_days_from_monday() as usize][at.hour() as usize] += 1;
    }
    assert_eq!(found.week.cells, cells);
    let mut weeks = BTreeMap::<(i32, usize), u32>::new();
    let shown = found.buckets.iter().filter(|bucket| !bucket.ahead).flat_map(|bucket| case.within(bucket.period));
    for row in shown {
        let week = case.local(case.event(row)).date_naive().iso_week();
        *weeks.entry((week.year(), week.week0() as usize)).or_default() += 1;
    }
    let mut counted = BTreeMap::new();
    for row in &found.year {
        for (at, (tickets, period)) in row.weeks.iter().zip(&row.periods).enumerate() {
            assert_eq!(tickets.is_some(), period.is_some());
            if let (Some(tickets), Some(period)) = (tickets, period) {
                assert_eq!(*tickets as usize, case.within(*period).len(), "{} week {at}", row.year);
                if *tickets > 0 {
                    counted.insert((row.year, at), *tickets);
                }
            }
        }
    }
    assert_eq!(counted, weeks);
}

fn check_days(case: &Case, found: &Trends) {
    for day in &found.outliers {
        let period = day.opens.period.unwrap_or(Period { start: Instant(0), end: Instant(0) });
        assert_eq!(
            day.tickets as usize,
            case.all()
                .filter(|&row| {
                    let at = case.event(row);
                    at != NONE && period.contains(Instant(at))
                })
                .count()
        );
    }
    if let Some(parts) = &found.decomposition {
        for at in 0..parts.observed.len() {
            let sum = parts.trend[at] + parts.weekly[at] + parts.rest[at];
            assert!((parts.observed[at] - sum).abs() < 1e-6);
        }
    }
    if let Some(forecast) = &found.forecast {
        assert_eq!(forecast.days.len(), 28);
        let today = case.local(case.as_of.0).date_naive().to_string();
        assert!(forecast.days[0].day <= today, "the first day is not whole at {today}");
        for day in &forecast.days {
            let inside = 0.0 <= day.nearly_sure.0 && day.nearly_sure.0 <= day.likely.0 && day.likely.0 <= day.expected;
            assert!(inside && day.expected <= day.likely.1 && day.likely.1 <= day.nearly_sure.1, "{day:?}");
        }
    }
}

fn filter(population: Population, period: Option<Period>) -> Filter {
    Filter { population, period, ..Filter::default() }
}

#[test]
fn every_population_over_all_time_and_periods() {
    let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap_or_default();
    let march = between(day(3, 20), day(4, 2), chrono_tz::Europe::Berlin);
    let odd = Period { start: Instant(START + 11 * HOUR), end: Instant(START + 90 * HOUR) };
    for population in [Population::Created, Population::Resolved, Population::OpenAtEnd] {
        for (days, seed) in [(40, 3), (200, 4), (900, 5)] {
            for period in [None, Some(march), Some(odd)] {
                check(&Case::new(300, days, seed, filter(population, period)));
            }
        }
    }
}

#[test]
fn nothing_and_almost_nothing() {
    for n in [0, 1, 2] {
        check(&Case::new(n, 3, 9, filter(Population::Created, None)));
        let ahead = Period { start: Instant(START + 900 * DAY), end: Instant(START + 910 * DAY) };
        check(&Case::new(n, 3, 9, filter(Population::Resolved, Some(ahead))));
    }
    let all = Period { start: Instant(i64::MIN), end: Instant(i64::MAX) };
    check(&Case::new(200, 30, 4, filter(Population::Created, Some(all))));
    let business = Filter { clock: Clock::Business, ..Filter::default() };
    check(&Case::new(200, 30, 4, business));
}

/// What was planted is found: a category that emerges, and a day with what drove it.
#[test]
fn what_changes_is_named() {
    let mut case = Case::new(12_000, 120, 7, filter(Population::Created, None));
    let day_of = |case: &Case, row: usize| case.columns.created[row].saturating_sub(START) / DAY;
    let mut dice = Dice(5);
    for row in 0..case.columns.len() {
        let day = day_of(&case, row);
        if case.columns.category[row] == 4 {
            case.columns.category[row] = 3;
        }
        // From nothing to a fifth over the second half; a day on which half the other days' tickets come at once.
        if case.columns.created[row] != NONE && day > 60 && dice.below(600) < 2 * (day as u64 - 60) {
            case.columns.category[row] = 4;
        }
        if case.columns.created[row] != NONE && (80..84).contains(&day) && dice.once_in(2) {
            case.columns.created[row] = START + 80 * DAY + HOUR;
            (case.columns.category[row], case.columns.channel[row]) = (7, 2);
        }
    }
    let found = case.trends();
    let emerging: Vec<&Evolution> = found.categories.iter().filter(|value| value.direction == Direction::New).collect();
    assert_eq!(emerging.iter().map(|value| value.name.as_str()).collect::<Vec<_>>(), ["category4"]);
    assert!(emerging[0].difference.is_some_and(|(difference, low, _)| difference > 5.0 && low > 0.0));
    let spike = found.outliers.iter().max_by_key(|day| day.tickets).unwrap_or_else(|| panic!("a day stands out"));
    assert!(f64::from(spike.tickets) > spike.usual.1, "{spike:?}");
    let drivers: Vec<&str> = spike.drivers.iter().map(|driver| driver.name.as_str()).collect();
    assert!(drivers.contains(&"category7") && drivers.contains(&"channel2"), "{spike:?}");
    assert!(!drivers.contains(&"category1"), "{spike:?}");
    let forecast = found.forecast.unwrap_or_else(|| panic!("a forecast"));
    let (low, high) = (forecast.total.1 / 28.0, forecast.total.2 / 28.0);
    assert!(low < 90.0 && 80.0 < high, "about 89 a day: {low}–{high}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(8) })]
    #[test]
    fn any_columns_any_period(
        n in 0usize..200, days in 1i64..300, seed in 0u64..1_000_000, from in 0i64..300, length in 1i64..200, population in 0usize..3,
    ) {
        let population = [Population::Created, Population::Resolved, Population::OpenAtEnd][population];
        let period = Period { start: Instant(START + from * DAY / 3), end: Instant(START + (from + length) * DAY / 3) };
        check(&Case::new(n, days, seed, filter(population, Some(period))));
        check(&Case::new(n, days, seed, filter(population, None)));
    }
}
