//! How long all numbers of SLA take with another policy and other hours beside the saved ones: `cargo xtask bench sla
//! [TICKETS]`. Processor time of all threads, warm, the fastest of several.

#![allow(clippy::print_stdout)] // Printing figures is what it is for.

use std::process::ExitCode;

use analytics::{Ask, Timing, sla};
use chrono_tz::Europe::Berlin;
use cpu_time::ProcessTime;
use model::columns::{Lists, NONE, Slice};
use model::{Clock, Filter, Instant, Shift, SlaRules, SpecialDay};

#[path = "../tests/synthetic/mod.rs"]
mod synthetic;

use synthetic::{DAY, Dice, HOUR};

/// CPU-ms that 100,000 tickets may take.
const ASKED: f64 = 1_000.0;
const RUNS: usize = 7;

fn main() -> ExitCode {
    let tickets = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(100_000);
    let (start, span) = (1_700_000_000_000, 365 * DAY);
    let mut columns = synthetic::columns(tickets, start, span, &mut Dice(7));
    columns.paused = pauses(&columns.created);
    let rows: Vec<u32> = (0..tickets as u32).collect();
    let slices = [Slice { columns: &columns, rows: &rows }];
    let (filter, names) = (Filter::default(), synthetic::names());
    let mut fastest = f64::INFINITY;
    for _ in 0..RUNS {
        let before = ProcessTime::now();
        // The clocks are part of the question: a what-if's is made anew each time.
        let [saved, other] =
            [SlaRules::default(), strict()].map(|rules| Timing::new(rules, Berlin, start, start + span));
        let as_of = Instant(start + span);
        let ask = Ask { filter: &filter, zone: Berlin, week_start: 0, as_of, data_start: None, top: 0, timing: &saved };
        let found = sla(&slices, &names, &[], &ask, Some(&other));
        fastest = fastest.min(before.elapsed().as_secs_f64() * 1_000.0);
        assert_eq!(found.view.what_if.len(), 2);
    }
    let asked = ASKED * tickets as f64 / 1e5;
    println!("SLA what-if over {tickets} tickets: {fastest:.1} CPU-ms, asked < {asked:.0}");
    if fastest < asked { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// All in business hours with a break and a day off every month.
fn strict() -> SlaRules {
    let mut rules = SlaRules::default();
    let policy = &mut rules.policy;
    for target in [&mut policy.critical, &mut policy.high, &mut policy.medium, &mut policy.low] {
        target.clock = Clock::Business;
    }
    rules
        .hours
        .week
        .iter_mut()
        .for_each(|day| *day = vec![Shift { from: 480, to: 720 }, Shift { from: 800, to: 1080 }]);
    let off = |month| SpecialDay { day: format!("2024-{month:02}-03"), name: String::new(), shifts: Vec::new() };
    rules.hours.days = (1..=12).map(off).collect();
    rules
}

/// Every third ticket waited twice for its customer.
fn pauses(created: &[i64]) -> Lists<i64> {
    let mut paused = Lists { starts: vec![0], values: Vec::new() };
    for (row, &created) in created.iter().enumerate() {
        if row % 3 == 0 && created != NONE {
            paused.values.extend([1, 4, 20, 30].map(|hours| created + hours * HOUR));
        }
        paused.starts.push(paused.values.len() as u32);
    }
    paused
}
