//! How often recommendations are made where nothing is going on:
//! `cargo run --release -p analytics --example false_alarms -- 1000`. Fails above one in twenty.

use std::process::ExitCode;

#[path = "../tests/calm/mod.rs"]
mod calm;

use calm::{Planted, recommended};

fn main() -> ExitCode {
    let workspaces: u64 = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(1_000);
    let mut alarms = 0;
    for seed in 0..workspaces {
        let found = recommended(3_000, 1_000_000 + seed, &Planted::default()).problems.recommendations;
        alarms += u64::from(!found.is_empty());
        found.iter().for_each(|of| eprintln!("  workspace {seed}: {:?} {} p = {:.4}", of.kind, of.name, of.p));
    }
    let percent = 100.0 * alarms as f64 / workspaces.max(1) as f64;
    eprintln!("Recommendations in {alarms} of {workspaces} calm workspaces: {percent:.1} % (asked: at most 5 %)");
    let planted = Planted { slow_category: 0.6, slow_channel: 0.6, unsatisfied: 0.2, escalated: 0.08, growing: 0.05 };
    let found: Vec<f64> =
        (0..50).map(|seed| recommended(10_000, seed, &planted).problems.recommendations.len() as f64).collect();
    let mean = found.iter().sum::<f64>() / found.len() as f64;
    eprintln!("Of five effects planted in 3,300 tickets {mean:.1} recommendations are made on average");
    if percent <= 5.0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
