//! The overview against a recount in plain loops, on made-up columns with every gap that exports have.

use std::collections::BTreeMap;

use analytics::view::{Narrow, Overview, Share};
use analytics::{Ask, Preset, Timing, between, daily_volume, overview, preset};
use chrono::{DateTime, Datelike, NaiveDate, TimeZone, Timelike};
use chrono_tz::Tz;
use model::columns::{Columns, NO_NAME, NONE, Names, Slice};
use model::{Filter, Having, Instant, Measure, Period, Population, Range, SlaRules};
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
    fn new(n: usize, days: i64, seed: u64, zone: Tz, filter: Filter) -> Case {
        let columns = synthetic::columns(n, START, days * DAY, &mut Dice(seed));
        let rows = (0..n as u32).filter(|row| row % 11 != 3).collect();
        let as_of = Instant(START + days * DAY);
        let timing = Timing::new(SlaRules::default(), zone, START - days * DAY, as_of.0);
        Case { columns, rows, names: synthetic::names(), filter, zone, as_of, timing }
    }

    fn ask(&self) -> Ask<'_> {
        Ask {
            filter: &self.filter,
            zone: self.zone,
            week_start: 0,
            as_of: self.as_of,
            data_start: Some(Instant(0)),
            top: 30,
            timing: &self.timing,
        }
    }

    fn overview(&self) -> Overview {
        // Two segments, so that nothing depends on there being one.
        let (a, b) = self.rows.split_at(self.rows.len() / 3);
        let slices = [Slice { columns: &self.columns, rows: a }, Slice { columns: &self.columns, rows: b }];
        overview(&slices, &self.names, &[], &self.ask())
    }

    fn population(&self, period: Option<Period>) -> Vec<usize> {
        let rows = self.rows.iter().map(|&row| row as usize);
        rows.filter(|&row| self.columns.belongs(row, self.filter.population, period)).collect()
    }

    fn local(&self, at: i64) -> DateTime<Tz> {
        self.zone.from_utc_datetime(&Instant(at).utc().naive_utc())
    }
}

/// Recounts everything that can be recounted simply.
fn check(case: &Case) {
    let (found, columns) = (case.overview(), &case.columns);
    let rows = case.population(case.filter.period);
    let n = rows.len() as u32;
    assert_eq!((found.scope.n, found.tickets.n, found.tickets.value), (n, n, Some(f64::from(n))));
    assert_eq!(found.messages, rows.iter().map(|&row| u32::from(columns.messages[row])).sum::<u32>());
    if let Some(previous) = found.scope.previous.filter(|_| case.filter.population != Population::OpenAtEnd) {
        assert_eq!(found.tickets.previous_n, case.population(Some(previous)).len() as u32);
    }
    let name = |names: &[String], id: u32| if id == NO_NAME { String::new() } else { names[id as usize].clone() };
    check_shares(&found.categories, &rows, n, |row| name(&case.names.category, columns.category[row]));
    check_shares(&found.channels, &rows, n, |row| name(&case.names.channel, columns.channel[row]));
    check_speed(case, &found, &rows);
    check_week(case, &found, &rows);
    check_volume(case, &found, &rows);
    check_csat(case, &found, &rows);
    let agents: u32 = found.agents.iter().map(|agent| agent.tickets).sum();
    assert_eq!(agents, n);
    check_issues(case, &found, &rows);
    check_opens(case, &found);
}

/// Every number opens as many tickets as it says.
fn check_opens(case: &Case, found: &Overview) {
    let kpis = [&found.tickets, &found.open, &found.first_response, &found.resolution, &found.csat, &found.negative];
    for kpi in kpis {
        assert_eq!(opened(case, &kpi.opens), kpi.n, "{:?}", kpi.opens);
    }
    for left in &found.scope.left_out {
        assert_eq!(opened(case, &left.opens), left.n, "{}", left.reason);
    }
    for bin in &found.resolution_times.bins {
        let range = Range { measure: Measure::ResolutionOrAgeHours, from: Some(bin.from), to: bin.to };
        let opens = Narrow { ranges: vec![range], ..Narrow::default() };
        assert_eq!(opened(case, &opens), bin.resolved + bin.open, "{bin:?}");
    }
}

/// Rows of the filter that a number opens, by the meaning of the filter's parts.
fn opened(case: &Case, opens: &Narrow) -> u32 {
    let (filter, columns) = (opens.applied_to(&case.filter), &case.columns);
    let hours = |millis: i64| millis as f64 / HOUR as f64;
    let holds = |row: usize, having: Having| match having {
        Having::Answered => columns.first_response[row] != NONE,
        Having::Resolved => columns.is_resolved(row) && columns.resolution[row] != NONE,
        Having::Rated => columns.satisfied[row] < 2,
        Having::Scored => columns.tone[row] != 3,
        Having::Undated => columns.created[row] == NONE,
        Having::ResolvedWithoutTime => columns.is_resolved_without_time(row),
        other => panic!("no number opens {other:?}"),
    };
    let resolution_or_age = |row: usize| match (columns.is_resolved(row), columns.created[row], columns.resolution[row])
    {
        (true, _, time) => (time != NONE).then(|| hours(time)),
        (false, created, _) => (created != NONE && created <= case.as_of.0).then(|| hours(case.as_of.0 - created)),
    };
    let rows = case.rows.iter().map(|&row| row as usize);
    let inside = |row: &usize| {
        columns.belongs(*row, filter.population, filter.period)
            && filter.having.iter().all(|&having| holds(*row, having))
            && filter.ranges.iter().all(|range| {
                let value = resolution_or_age(*row);
                value.is_some_and(|value| {
                    range.from.is_none_or(|from| from <= value) && range.to.is_none_or(|to| value < to)
                })
            })
    };
    rows.filter(inside).count() as u32
}

fn check_shares(shares: &[Share], rows: &[usize], n: u32, name: impl Fn(usize) -> String) {
    let mut expected = BTreeMap::<String, u32>::new();
    for &row in rows {
        *expected.entry(name(row)).or_default() += 1;
    }
    let counted = shares.iter().filter(|share| share.n > 0).map(|share| (share.name.clone(), share.n)).collect();
    assert_eq!(expected, counted);
    let percent: f64 = shares.iter().map(|share| share.percent).sum();
    assert!(n == 0 || (percent - 100.0).abs() < 1e-9, "{percent}");
}

/// Kaplan–Meier and plain medians by their definitions, in quadratic time.
fn check_speed(case: &Case, found: &Overview, rows: &[usize]) {
    let columns = &case.columns;
    let mut clocks: Vec<(i64, bool)> = Vec::new();
    for &row in rows {
        let resolved = columns.is_resolved(row);
        if resolved && columns.resolution[row] != NONE {
            clocks.push((columns.resolution[row], true));
        } else if !resolved && columns.created[row] != NONE && columns.created[row] <= case.as_of.0 {
            clocks.push((case.as_of.0 - columns.created[row], false));
        }
    }
    let mut ended: Vec<i64> = clocks.iter().filter(|clock| clock.1).map(|clock| clock.0).collect();
    ended.sort_unstable();
    ended.dedup();
    let (mut alive, mut median) = (1.0, None);
    for &time in &ended {
        let at_risk = clocks.iter().filter(|clock| clock.0 >= time).count() as f64;
        let now = clocks.iter().filter(|clock| clock.1 && clock.0 == time).count() as f64;
        alive *= 1.0 - now / at_risk;
        median = median.or((alive <= 0.5 + 1e-12).then_some(time as f64 / HOUR as f64));
    }
    assert_eq!(found.resolution.value, median);
    let with_time = clocks.iter().filter(|clock| clock.1).count() as u32;
    assert_eq!((found.resolution.n, found.resolution.censored), (with_time, clocks.len() as u32 - with_time));
    assert_eq!(found.resolution.opens.having, [Having::Resolved]);
    let bins: u32 = found.resolution_times.bins.iter().map(|bin| bin.resolved + bin.open).sum();
    assert_eq!((bins, found.resolution_times.n), (clocks.len() as u32, clocks.len() as u32));
    let answered = rows.iter().filter(|&&row| columns.first_response[row] != NONE).count() as u32;
    assert_eq!(found.first_response.n, answered);
    assert_eq!(found.speed.first_response.n, answered);
}

fn check_week(case: &Case, found: &Overview, rows: &[usize]) {
    let mut cells = vec![vec![0u32; 24]; 7];
    for &row in rows.iter().filter(|&&row| case.columns.created[row] != NONE) {
        let at = case.local(case.columns.created[row]);
        cells[at.weekday().num_days_from_monday() as usize][at.hour() as usize] += 1;
    }
    assert_eq!(found.week.cells, cells);
}

fn check_volume(case: &Case, found: &Overview, rows: &[usize]) {
    let columns = &case.columns;
    let buckets = &found.volume.buckets;
    for pair in buckets.windows(2) {
        assert_eq!(pair[0].period.end, pair[1].period.start, "buckets leave no gap");
    }
    let event = |row: usize| match case.filter.population {
        Population::Resolved => columns.resolved[row],
        _ => columns.created[row],
    };
    for bucket in buckets {
        let inside = |row: &&usize| event(**row) != NONE && bucket.period.contains(Instant(event(**row)));
        let expected = match case.filter.population {
            Population::OpenAtEnd => case.population(Some(bucket.period)).len(),
            _ => rows.iter().filter(inside).count(),
        };
        assert_eq!(bucket.tickets, expected as u32, "{bucket:?}");
        let all = case.rows.iter().map(|&row| row as usize);
        let resolved = all.filter(|&row| columns.belongs(row, Population::Resolved, Some(bucket.period)));
        assert_eq!(bucket.resolved, resolved.count() as u32, "{bucket:?}");
    }
    let slices = [Slice { columns, rows: &case.rows }];
    let daily = daily_volume(&slices, &case.ask());
    let mut expected = BTreeMap::<String, u32>::new();
    for &row in rows.iter().filter(|&&row| event(row) != NONE) {
        *expected.entry(case.local(event(row)).format("%Y-%m-%d").to_string()).or_default() += 1;
    }
    let found_days: BTreeMap<String, u32> = daily.iter().filter(|day| day.1 > 0).cloned().collect();
    if case.filter.population != Population::OpenAtEnd {
        assert_eq!(found_days, expected);
    }
    for pair in daily.windows(2) {
        let next = |text: &str| text.parse::<NaiveDate>().ok().and_then(|day| day.succ_opt());
        assert_eq!(next(&pair[0].0), pair[1].0.parse().ok(), "no day is missing");
    }
}

fn check_csat(case: &Case, found: &Overview, rows: &[usize]) {
    let rated: Vec<u8> = rows.iter().map(|&row| case.columns.satisfied[row]).filter(|&value| value < 2).collect();
    let satisfied = rated.iter().filter(|&&value| value == 1).count();
    assert_eq!((found.rated.n, found.rated.satisfied), (rated.len() as u32, satisfied as u32));
    let percent = (!rated.is_empty()).then(|| 100.0 * satisfied as f64 / rated.len() as f64);
    assert_eq!((found.rated.percent, found.csat.value), (percent, percent));
    let stars = found.satisfaction.stars.map_or(0, |stars| stars.iter().sum());
    assert_eq!(stars, rated.len() as u32);
}

fn check_issues(case: &Case, found: &Overview, rows: &[usize]) {
    let mut counts = BTreeMap::<u64, u32>::new();
    for &row in rows {
        for &phrase in case.columns.phrases.row(row) {
            *counts.entry(phrase).or_default() += 1;
        }
    }
    for issue in &found.issues {
        let hash = u64::from_str_radix(&issue.hash, 16).unwrap_or_default();
        assert_eq!(Some(&issue.tickets), counts.get(&hash));
    }
    let fewest = if rows.len() < 200 { 2 } else { 3.max(rows.len() as u32 / 5_000) };
    let most = if rows.len() >= 50 { rows.len() as u32 / 5 } else { u32::MAX };
    let eligible = counts.values().filter(|&&count| (fewest..=most).contains(&count)).count();
    assert_eq!(found.issues.len(), eligible.min(30));
}

fn filter(population: Population, period: Option<Period>) -> Filter {
    Filter { population, period, ..Filter::default() }
}

#[test]
fn all_time_and_periods_in_every_population() {
    let zone = chrono_tz::Europe::Berlin;
    for population in [Population::Created, Population::Resolved, Population::OpenAtEnd] {
        for days in [40, 200, 900] {
            let as_of = Instant(START + days * DAY);
            let march = NaiveDate::from_ymd_opt(2026, 3, 20).zip(NaiveDate::from_ymd_opt(2026, 4, 2));
            let march = march.map(|(first, last)| between(first, last, zone));
            let odd = Period { start: Instant(START + 11 * HOUR), end: Instant(START + 90 * HOUR) };
            let presets =
                [Preset::LastDays(7), Preset::ThisMonth, Preset::LastMonth].map(|asked| preset(asked, as_of, zone, 0));
            for period in [None, march, Some(odd)].into_iter().chain(presets.map(Some)) {
                check(&Case::new(900, days, 5, zone, filter(population, period)));
            }
        }
    }
}

#[test]
fn nothing_and_almost_nothing() {
    for n in [0, 1, 2] {
        for population in [Population::Created, Population::Resolved, Population::OpenAtEnd] {
            check(&Case::new(n, 3, 9, chrono_tz::UTC, filter(population, None)));
            let ahead = Period { start: Instant(START + 900 * DAY), end: Instant(START + 910 * DAY) };
            check(&Case::new(n, 3, 9, chrono_tz::UTC, filter(population, Some(ahead))));
        }
    }
}

#[test]
fn periods_beyond_all_calendars() {
    let all = Period { start: Instant(i64::MIN), end: Instant(i64::MAX) };
    let found = Case::new(200, 30, 4, chrono_tz::Europe::Berlin, filter(Population::Created, Some(all))).overview();
    let dated: u32 = found.volume.buckets.iter().map(|bucket| bucket.tickets).sum();
    assert_eq!(dated, found.tickets.n);
    for (start, end) in [(START, START), (START + DAY, START)] {
        let nothing = Period { start: Instant(start), end: Instant(end) };
        check(&Case::new(20, 30, 4, chrono_tz::UTC, filter(Population::Created, Some(nothing))));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(40) })]
    #[test]
    fn any_columns_any_period(
        n in 0usize..400, days in 1i64..400, seed: u64, from in 0i64..400, length in 1i64..200, zone in 0usize..3, population in 0usize..3,
    ) {
        let zone = [chrono_tz::Europe::Berlin, chrono_tz::America::New_York, chrono_tz::Asia::Kolkata][zone];
        let population = [Population::Created, Population::Resolved, Population::OpenAtEnd][population];
        let period = Period { start: Instant(START + from * DAY / 3), end: Instant(START + (from + length) * DAY / 3) };
        check(&Case::new(n, days, seed, zone, filter(population, Some(period))));
        check(&Case::new(n, days, seed, zone, filter(population, None)));
    }

    #[test]
    fn backlog_flows(n in 1usize..300, seed: u64, from in 0i64..60, length in 1i64..60) {
        let period = Period { start: Instant(START + from * DAY), end: Instant(START + (from + length) * DAY) };
        let case = Case::new(n, 90, seed, chrono_tz::Europe::Berlin, filter(Population::Created, Some(period)));
        let found = case.overview();
        // Those resolved at an unknown moment were never seen to be open.
        let created = found.tickets.n - found.scope.left_out.iter().filter(|left| left.reason == "resolved_without_time").map(|left| left.n).sum::<u32>();
        let resolved: u32 = found.volume.buckets.iter().map(|bucket| bucket.resolved).sum();
        let undated: u32 = case.rows.iter().filter(|&&row| case.columns.created[row as usize] == NONE
            && case.columns.belongs(row as usize, Population::Resolved, Some(period))).count() as u32;
        prop_assert_eq!(found.open.n + resolved - undated, found.open.previous_n + created);
    }
}
