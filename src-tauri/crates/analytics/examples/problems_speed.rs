//! How long the problems take (processor time of all threads, Linux):
//! `cargo run --release -p analytics --example problems_speed -- 1000000`.

use analytics::{Ask, Preset, Timing, preset, problems};
use chrono_tz::Europe::Berlin;
use model::columns::Slice;
use model::{Filter, Instant, SlaRules};

#[path = "../tests/synthetic/mod.rs"]
mod synthetic;

use synthetic::{DAY, Dice};

fn main() {
    let n = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(1_000_000);
    let (start, span) = (1_700_000_000_000, 365 * DAY);
    let mut dice = Dice(7);
    let mut columns = synthetic::columns(n, start, span, &mut dice);
    let mut names = synthetic::names();
    names.customer = (0..n / 5 + 1).map(|id| format!("{id:07}")).collect::<Vec<_>>().into();
    names.topic = (0..60).map(|id| format!("{id:02}")).collect();
    columns.topic = (0..n).map(|_| dice.below(60) as u32).collect();
    columns.customer = (0..n).map(|_| dice.below(n as u64 / 5 + 1) as u32).collect();
    columns.score = (0..n).map(|_| dice.below(201) as f32 / 100.0 - 1.0).collect();
    let rows: Vec<u32> = (0..n as u32).collect();
    let slices = [Slice { columns: &columns, rows: &rows }];
    let as_of = Instant(start + span);
    let timing = Timing::new(SlaRules::default(), Berlin, start, as_of.0);
    let half = Some(preset(Preset::LastDays(182), as_of, Berlin, 0));
    for (label, period) in [("all time", None), ("half a year against the one before", half)] {
        let filter = Filter { period, ..Filter::default() };
        let ask =
            Ask { filter: &filter, zone: Berlin, week_start: 0, as_of, data_start: None, top: 0, timing: &timing };
        let mut fastest = f64::INFINITY;
        for _ in 0..5 {
            let start = cpu_millis();
            let found = problems(&slices, &names, &[], &ask);
            fastest = fastest.min(cpu_millis() - start);
            assert!(found.problems.scope.n > 0);
        }
        eprintln!("{n} tickets, problems, {label}: {fastest:.0} ms of processor time (asked at 1,000,000: 600)");
    }
}

/// Processor time of the process, ms; NaN where the system does not tell.
fn cpu_millis() -> f64 {
    let tasks = std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let nanos = tasks.filter_map(|task| {
        let text = std::fs::read_to_string(task.path().join("schedstat")).ok()?;
        text.split(' ').next()?.parse::<f64>().ok()
    });
    nanos.reduce(|sum, nanos| sum + nanos).map_or(f64::NAN, |nanos| nanos / 1e6)
}
