//! How long Trends take (processor time of all threads): `cargo run --release -p analytics --example trends_speed -- 1000000`.

use analytics::{Ask, Preset, Timing, preset, trends};
use chrono_tz::Europe::Berlin;
use cpu_time::ProcessTime;
use model::columns::Slice;
use model::{Filter, Instant};

#[path = "../tests/synthetic/mod.rs"]
mod synthetic;

use synthetic::{DAY, Dice};

fn main() {
    let n = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(100_000);
    let (start, span) = (1_700_000_000_000, 365 * DAY);
    let columns = synthetic::columns(n, start, span, &mut Dice(7));
    let rows: Vec<u32> = (0..n as u32).collect();
    let slices = [Slice { columns: &columns, rows: &rows }];
    let (names, timing) = (synthetic::names(), Timing::default());
    let as_of = Instant(start + span);
    let month = Some(preset(Preset::LastDays(30), as_of, Berlin, 0));
    for (label, period) in [("all time", None), ("the last 30 days", month)] {
        let filter = Filter { period, ..Filter::default() };
        let ask =
            Ask { filter: &filter, zone: Berlin, week_start: 0, as_of, data_start: None, top: 20, timing: &timing };
        let mut fastest = f64::INFINITY;
        for _ in 0..5 {
            let start = ProcessTime::now();
            let found = trends(&slices, &names, &[], &ask, Vec::new());
            fastest = fastest.min(start.elapsed().as_secs_f64() * 1e3);
            assert!(found.scope.n > 0);
        }
        eprintln!("{n} tickets, {label}: {fastest:.1} ms of processor time");
    }
}
