//! Views with nothing going on: how often anything is said to have changed. Days scatter more than by chance alone.

use analytics::view::FindingKind;
use analytics::{Ask, Timing, overview};
use chrono_tz::UTC;
use model::columns::{NONE, Slice};
use model::{Filter, Instant, Period};

use crate::measured::{Measured, percent};
use crate::random::Random;
use crate::synthetic::{self, DAY, Dice};

/// Monday 5 January 2026.
const START: i64 = 1_767_571_200_000;
const DAYS: i64 = 30;
const AS_OF: i64 = START + 2 * DAYS * DAY - 1;

/// Share of views with a finding, for few and many tickets a day, and days of even and of uneven business.
pub fn measure(runs: u32) -> Vec<Measured> {
    let grid = [(8.0, 0.0), (40.0, 0.0), (40.0, 0.3), (120.0, 0.3)];
    grid.map(|(tickets, uneven)| {
        let said = (0..runs).filter(|&run| says_something(tickets, uneven, u64::from(run) + 1)).count() as u32;
        let what = format!("Nothing going on, {tickets} tickets a day ± {:.0} %: anything said", 100.0 * uneven);
        Measured { what, found: percent(said, runs), asked: 0.0..=5.0 }
    })
    .to_vec()
}

/// Two periods of the same kind of days.
fn says_something(tickets: f64, uneven: f64, seed: u64) -> bool {
    let created = arrivals(tickets, uneven, &mut Random(seed));
    let mut columns = synthetic::columns(created.len(), START, 2 * DAYS * DAY, &mut Dice(seed));
    for (row, &at) in created.iter().enumerate().filter(|(row, _)| columns.created[*row] != NONE).collect::<Vec<_>>() {
        columns.created[row] = at;
        if columns.resolution[row] != NONE {
            columns.resolved[row] = at + columns.resolution[row];
        }
    }
    let rows: Vec<u32> = (0..columns.len() as u32).collect();
    let period = Period { start: Instant(START + DAYS * DAY), end: Instant(START + 2 * DAYS * DAY) };
    let filter = Filter { period: Some(period), ..Filter::default() };
    let timing = Timing::default();
    let as_of = Instant(AS_OF);
    let data_start = Some(Instant(START));
    let ask = Ask { filter: &filter, zone: UTC, week_start: 0, as_of, data_start, top: 10, timing: &timing };
    let found = overview(&[Slice { columns: &columns, rows: &rows }], &synthetic::names(), &[], &ask);
    found.findings.iter().any(|finding| finding.kind != FindingKind::SatisfactionHeld)
}

/// Instants at which tickets come in: each day has a rate of its own, weekends half of it.
fn arrivals(tickets: f64, uneven: f64, random: &mut Random) -> Vec<i64> {
    let mut instants = Vec::new();
    for day in 0..2 * DAYS {
        let usual = if day % 7 >= 5 { tickets / 2.0 } else { tickets };
        let rate = usual * (uneven * random.normal() - uneven * uneven / 2.0).exp();
        let mut at = random.exponential(1.0 / rate);
        while at < 1.0 {
            instants.push(START + day * DAY + (at * DAY as f64) as i64);
            at += random.exponential(1.0 / rate);
        }
    }
    instants
}
