//! How long the overview takes (processor time of all threads): `cargo run --release -p analytics --example overview_speed -- 1000000`.

use analytics::{Ask, Preset, Timing, overview, preset};
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
    let names = synthetic::names();
    let as_of = Instant(start + span);
    let half = Some(preset(Preset::LastDays(182), as_of, Berlin, 0));
    for (label, period) in [("all time", None), ("half a year against the one before", half)] {
        let filter = Filter { period, ..Filter::default() };
        let ask = Ask {
            filter: &filter,
            zone: Berlin,
            week_start: 0,
            as_of,
            data_start: None,
            top: 20,
            timing: &Timing::default(),
        };
        let mut fastest = f64::INFINITY;
        for _ in 0..7 {
            let start = ProcessTime::now();
            let found = overview(&slices, &names, &[], &ask);
            fastest = fastest.min(start.elapsed().as_secs_f64() * 1e3);
            assert!(found.scope.n > 0);
        }
        eprintln!("{n} tickets, {label}: {fastest:.1} ms of processor time");
    }
}
