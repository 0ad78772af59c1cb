//! How long the overview takes (processor time, Linux): `cargo run --release -p analytics --example overview_speed -- 1000000`.

use analytics::{Ask, Preset, Timing, overview, preset};
use chrono_tz::Europe::Berlin;
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
            let start = cpu_millis();
            let found = overview(&slices, &names, &[], &ask);
            fastest = fastest.min(cpu_millis() - start);
            assert!(found.scope.n > 0);
        }
        eprintln!("{n} tickets, {label}: {fastest:.1} ms of processor time");
    }
}

/// Processor time of this thread, so that a busy machine measures the same; NaN where the system does not tell.
fn cpu_millis() -> f64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanos = text.split(' ').next().and_then(|nanos| nanos.parse::<f64>().ok());
    nanos.map_or(f64::NAN, |nanos| nanos / 1e6)
}
