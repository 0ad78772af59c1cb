//! Every worked number of the definitions of the metrics: one table of what is asked, what is found, what it has to be.

use analytics::view::{Kpi, Overview, Rate, Trends};
use analytics::zone::LocalTime;
use analytics::{Ask, BusinessClock, Timing, daily_volume, overview, trends};
use chrono::DateTime;
use chrono_tz::Europe::Berlin;
use chrono_tz::Tz;
use model::columns::{Base, Columns, NO_COUNT, NO_NAME, NONE, Names, Slice};
use model::{BusinessHours, Filter, Instant, Period, Shift, SlaPolicy, SlaRules, Status, Tone};

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;
/// Monday 2 March 2026, 00:00 UTC.
const MONDAY: i64 = 1_772_409_600_000;

/// A ticket as the table's rows give it. Times are hours; the default was created on Monday at 9 and is open.
#[derive(Clone, Copy)]
struct Case {
    created: f64,
    resolution: Option<f64>,
    first_response: Option<f64>,
    replies: u16,
    reopens: u16,
    escalated: u8,
    followed_up: u8,
    rating: Option<f32>,
    nps: u8,
    tone: Tone,
    priority: u8,
}

const OPEN: Case = Case {
    created: 9.0,
    resolution: None,
    first_response: None,
    replies: 0,
    reopens: NO_COUNT,
    escalated: 2,
    followed_up: 0,
    rating: None,
    nps: 255,
    tone: Tone::NotScored,
    priority: 1,
};

/// Answered after one hour and solved after two, with one reply.
const SOLVED: Case = Case { resolution: Some(2.0), first_response: Some(1.0), replies: 1, reopens: 0, ..OPEN };

fn millis(hours: f64) -> i64 {
    (hours * HOUR as f64).round() as i64
}

fn columns(cases: &[Case]) -> Columns {
    let n = cases.len();
    let each = |of: fn(&Case) -> i64| cases.iter().map(of).collect::<Vec<i64>>();
    let base = Base {
        created: each(|case| MONDAY + millis(case.created)),
        updated: vec![NONE; n],
        resolved: each(|case| case.resolution.map_or(NONE, |hours| MONDAY + millis(case.created + hours))),
        first_response: each(|case| case.first_response.map_or(NONE, millis)),
        resolution: each(|case| case.resolution.map_or(NONE, millis)),
        status: cases
            .iter()
            .map(|case| if case.resolution.is_some() { Status::Solved } else { Status::Open } as u8)
            .collect(),
        emotion: vec![0; n],
        left_out: vec![0; n],
        satisfied: cases.iter().map(|case| case.rating.map_or(2, |stars| u8::from(stars >= 4.0))).collect(),
        escalated: cases.iter().map(|case| case.escalated).collect(),
        category_given: vec![0; n],
        rating: cases.iter().map(|case| case.rating.unwrap_or(f32::NAN)).collect(),
        nps: cases.iter().map(|case| case.nps).collect(),
        score: vec![0.0; n],
        escalated_at: vec![NONE; n],
        escalation: vec![NO_NAME; n],
        reopens: cases.iter().map(|case| case.reopens).collect(),
        replies: cases.iter().map(|case| case.replies).collect(),
        messages: vec![1; n],
        channel: vec![NO_NAME; n],
        agent: vec![0; n],
        customer: vec![NO_NAME; n],
        source: vec![0; n],
        language: vec![NO_NAME; n],
        fingerprint: vec![0; n],
        ..Base::default()
    };
    Columns {
        base: base.into(),
        priority: cases.iter().map(|case| case.priority).collect(),
        tone: cases.iter().map(|case| case.tone as u8).collect(),
        category: vec![NO_NAME; n],
        subcategory: vec![NO_NAME; n],
        topic: vec![NO_NAME; n],
        followed_up: cases.iter().map(|case| case.followed_up).collect(),
    }
}

/// Asks with as-of so many hours after Monday.
fn asked<T>(cases: &[Case], as_of: f64, filter: &Filter, of: impl FnOnce(&[Slice], &Names, &Ask) -> T) -> T {
    let (columns, rows) = (columns(cases), (0..cases.len() as u32).collect::<Vec<u32>>());
    let names = Names { agent: vec!["Ada".into()], source: vec!["desk".into()], ..Names::default() };
    let as_of = Instant(MONDAY + millis(as_of));
    let timing = Timing::new(SlaRules::default(), Tz::UTC, MONDAY, as_of.0);
    let ask = Ask { filter, zone: Tz::UTC, week_start: 0, as_of, data_start: None, top: 5, timing: &timing };
    of(&[Slice { columns: &columns, rows: &rows }], &names, &ask)
}

/// Overview of all tickets, 30 days on.
fn all(cases: &[Case]) -> Overview {
    after(cases, 720.0)
}

fn after(cases: &[Case], as_of: f64) -> Overview {
    asked(cases, as_of, &Filter::default(), |slices, names, ask| overview(slices, names, &[], ask))
}

fn many(n: usize, of: Case) -> Vec<Case> {
    vec![of; n]
}

fn both(a: Vec<Case>, b: Vec<Case>) -> Vec<Case> {
    a.into_iter().chain(b).collect()
}

fn rated(good: usize, of: usize) -> String {
    let stars = |stars| Case { rating: Some(stars), ..SOLVED };
    let csat = all(&both(many(good, stars(5.0)), many(of - good, stars(1.0)))).csat;
    interval(&csat)
}

fn interval(kpi: &Kpi) -> String {
    kpi.interval.map_or("–".into(), |(low, high)| format!("{low:.0}–{high:.0}"))
}

fn shown(value: Option<f64>) -> String {
    value.map_or("–".into(), |value| format!("{}", (value * 1_000.0).round() / 1_000.0))
}

/// `hits/n`.
fn of(rate: &Rate) -> String {
    format!("{}/{}", rate.hits, rate.n)
}

/// A score of 1 is exactly 1.
fn score(cases: &[Case]) -> String {
    match all(cases).agents.first().and_then(|agent| agent.score) {
        None => "not enough data".into(),
        Some(score) if (1.0 - score).abs() < 0.001 => score.to_string(),
        Some(score) => shown(Some(score)),
    }
}

fn check(rows: &[(&str, String, &str)]) {
    let wrong = rows.iter().filter(|(_, found, expected)| found != expected);
    let wrong: Vec<String> = wrong.map(|(what, found, expected)| format!("{what}: {found}, not {expected}")).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn utc(text: &str) -> i64 {
    DateTime::parse_from_rfc3339(text).map_or(0, |at| at.timestamp_millis())
}

#[test]
fn time() {
    let (from, to) = (utc("2026-03-28T23:00:00Z"), utc("2026-03-29T04:00:00Z"));
    let local = LocalTime::new(Berlin, from, to);
    let midnight_to_six = (local.local(from), local.local(to));
    let minutes = |hours: &BusinessHours, from: &str, to: &str| {
        let clock = BusinessClock::new(hours, Tz::UTC, utc("2026-01-01T00:00:00Z"), utc("2026-12-31T00:00:00Z"));
        format!("{} min", clock.between(utc(from), utc(to)) / 60_000)
    };
    let split = || vec![Shift { from: 9 * 60, to: 12 * 60 }, Shift { from: 13 * 60 + 30, to: 17 * 60 }];
    let lunch = BusinessHours { week: std::array::from_fn(|_| split()), days: Vec::new() };
    let usual = BusinessHours::default();
    check(&[
        ("Berlin, 29 March, midnight", (midnight_to_six.0 % DAY / HOUR).to_string(), "0"),
        ("Berlin, 29 March, five hours later", (midnight_to_six.1 % DAY / HOUR).to_string(), "6"),
        ("Friday 16:30 to Monday 9:30", minutes(&usual, "2026-03-06T16:30:00Z", "2026-03-09T09:30:00Z"), "60 min"),
        ("11:30 to 14:00 over a break", minutes(&lunch, "2026-03-03T11:30:00Z", "2026-03-03T14:00:00Z"), "60 min"),
    ]);
}

#[test]
fn totals_are_counted_from_rows() {
    let taking = |hours| Case { resolution: Some(hours), ..SOLVED };
    let weighted = all(&both(many(900, taking(2.0)), many(100, taking(20.0)))).speed.resolution;
    let spread = all(&[taking(0.0), taking(2.0), taking(10.0), taking(20.0)]).speed.resolution;
    let later = Case { created: 9.0 + 48.0, ..SOLVED };
    let days = asked(&[SOLVED, later], 720.0, &Filter::default(), |slices, _, ask| daily_volume(slices, ask));
    let days: Vec<String> = days.into_iter().map(|(_, tickets)| tickets.to_string()).collect();
    check(&[
        ("900 at 2 h and 100 at 20 h, mean", shown(weighted.mean), "3.8"),
        ("type 7 of 0, 2, 10, 20: median", shown(spread.median), "6"),
        ("type 7 of 0, 2, 10, 20: p75", shown(spread.p75), "12.5"),
        ("type 7 of 0, 2, 10, 20: p90", shown(spread.p90), "17"),
        ("type 7 of 0, 2, 10, 20: p95", shown(spread.p95), "18.5"),
        ("empty days are zero", days.join(" "), "1 0 1"),
        ("mean without data", shown(all(&[OPEN]).speed.resolution.mean), "–"),
    ]);
}

/// Of the tickets still open at each time, as many end as do (Kaplan–Meier).
#[test]
fn open_tickets_count_in_times() {
    let taking = |hours| Case { created: 0.0, resolution: Some(hours), ..SOLVED };
    // One of four ends at 4 h: ¾ are left. One of three at 8 h: ½. One is open since 10 h, the last ends at 12 h: none.
    let open = Case { created: 2.0, ..OPEN };
    let found = after(&[taking(4.0), taking(8.0), taking(12.0), open], 12.0).speed.resolution;
    check(&[
        ("resolved only, median", shown(found.median), "8"),
        ("of all, median", shown(found.km_median), "8"),
        ("of all, p90", shown(found.km_p90), "12"),
        ("clock ended", found.n.to_string(), "3"),
        ("clock running", found.censored.to_string(), "1"),
    ]);
    let still_open = after(&[taking(4.0), open, open, open], 12.0).speed.resolution;
    check(&[
        ("one of four solved: no median of all", shown(still_open.km_median), "–"),
        ("one of four solved: median of the solved", shown(still_open.median), "4"),
    ]);
}

#[test]
fn satisfaction() {
    let scale = |nps| Case { nps, ..SOLVED };
    let nps = |cases: Vec<Case>| shown(all(&cases).rated.nps);
    let rated_one = Case { rating: Some(4.0), ..SOLVED };
    let response = all(&both(vec![rated_one], many(3, SOLVED))).rated;
    check(&[
        ("2 of 2", rated(2, 2), "34–100"),
        ("13 of 15", rated(13, 15), "62–96"),
        ("45 of 50", rated(45, 50), "79–96"),
        ("180 of 200", rated(180, 200), "85–93"),
        ("4 is satisfied", shown(response.percent), "100"),
        ("rated of resolved", shown(response.response_rate), "25"),
        (
            "NPS: 5 promoters, 3 passive, 2 detractors",
            nps([many(5, scale(9)), many(3, scale(8)), many(2, scale(6))].concat()),
            "30",
        ),
        ("NPS without ratings", nps(many(3, SOLVED)), "–"),
        ("CSAT without ratings", shown(all(&[SOLVED]).csat.value), "–"),
    ]);
}

#[test]
fn quality_of_resolution() {
    let quality = |cases: &[Case]| all(cases).quality;
    let found = quality(&[
        SOLVED,
        Case { replies: 2, ..SOLVED },
        Case { replies: 0, ..SOLVED },
        Case { reopens: 1, ..SOLVED },
        Case { followed_up: 1, ..SOLVED },
        Case { created: 600.0, ..SOLVED },
        Case { escalated: 1, ..OPEN },
    ]);
    check(&[
        ("one reply, never reopened", of(&found.one_touch), "3/6"),
        ("at most one reply, never reopened, not back within 7 days", of(&found.first_contact), "2/5"),
        ("7 days have not passed", found.first_contact_undecided.to_string(), "1"),
        ("reopened of solved", of(&found.reopened), "1/6"),
        ("escalated of created", of(&found.escalated), "1/7"),
        ("nothing solved", shown(quality(&[OPEN]).one_touch.percent), "–"),
    ]);
}

#[test]
fn promises() {
    let policy = SlaPolicy::default();
    let hours = |target: &model::SlaTarget| format!("{:?}/{:?}", target.first_response, target.resolution);
    let targets: Vec<String> = [policy.critical, policy.high, policy.medium, policy.low].iter().map(hours).collect();
    let expected = "Some(1.0)/Some(8.0) Some(4.0)/Some(24.0) Some(8.0)/Some(48.0) Some(24.0)/Some(96.0)";
    // Medium: 48 h. Two in time, one too late, one overdue; one open at 40 h of 48 is at risk, one at 30 h is not due.
    let taking = |hours| Case { resolution: Some(hours), ..SOLVED };
    let created = |created| Case { created, ..OPEN };
    let cases = [taking(48.0), taking(1.0), taking(48.1), created(0.0), created(60.0), created(70.0)];
    let found = after(&cases, 100.0).quality.sla_resolution;
    check(&[
        ("default targets", targets.join(" "), expected),
        ("at risk above", policy.at_risk_percent.to_string(), "80"),
        ("attainment: met of met and breached", of(&found), "2/4"),
    ]);
}

#[test]
fn people() {
    let perfect = Case { rating: Some(4.5), ..SOLVED };
    let ten = |change: Case, n| score(&both(many(10 - n, perfect), many(n, change)));
    check(&[
        ("perfect", ten(perfect, 0), "1"),
        ("seven of ten at first contact are enough", ten(Case { followed_up: 1, ..perfect }, 3), "1"),
        ("half of the first responses late", ten(Case { first_response: Some(2.1), ..perfect }, 5), "0.9"),
        ("nine solved", score(&many(9, perfect)), "not enough data"),
        ("open tickets do not count", score(&both(many(9, perfect), many(5, OPEN))), "not enough data"),
        ("without ratings", score(&many(10, SOLVED)), "1"),
    ]);
}

#[test]
fn flow_and_tone() {
    let period =
        |from: i64, to: i64| Some(Period { start: Instant(MONDAY + from * DAY), end: Instant(MONDAY + to * DAY) });
    let week = Filter { period: period(1, 8), ..Filter::default() };
    let toned = |tone| Case { created: 30.0, tone, ..OPEN };
    let tones =
        [many(5, toned(Tone::Positive)), many(3, toned(Tone::Neutral)), many(2, toned(Tone::Negative))].concat();
    // Created before and still open; before and solved in the week; in the week and solved in it.
    let before = [OPEN, Case { resolution: Some(24.0), ..OPEN }, Case { created: 40.0, resolution: Some(5.0), ..OPEN }];
    let found: Trends = asked(&both(before.to_vec(), tones), 720.0, &week, |slices, names, ask| {
        trends(slices, names, &[], ask, Vec::new())
    });
    let flow = &found.flow;
    check(&[
        ("open at the start", flow.open_start.to_string(), "2"),
        ("created", flow.created.to_string(), "11"),
        ("resolved", flow.resolved.to_string(), "2"),
        ("open at the end", flow.open_end.to_string(), "11"),
        ("net sentiment: 5 positive, 3 neutral, 2 negative", shown(found.tone.iter().find_map(|day| day.net)), "30"),
    ]);
}
