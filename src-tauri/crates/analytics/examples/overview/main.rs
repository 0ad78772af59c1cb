//! How long all numbers of Overview take over a million tickets, and polars over the same table for the same aggregates:
//! `cargo xtask bench overview [TICKETS]`. Processor time of all threads, warm, the fastest of several.

#![allow(clippy::print_stdout)] // Printing figures is what it is for.

mod case;
mod polars;
#[path = "../../tests/synthetic/mod.rs"]
mod synthetic;
mod table;

use std::error::Error;
use std::process::ExitCode;

use case::{Data, Figures};

/// CPU-ms that all time over a million tickets may take.
const ASKED: f64 = 250.0;
const RUNS: usize = 7;

fn main() -> ExitCode {
    let tickets = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(1_000_000);
    match measure(tickets) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Whether everything is as asked.
fn measure(tickets: usize) -> Result<bool, Box<dyn Error>> {
    let data = Data::new(tickets);
    let cases = case::all(&data);
    let ours: Vec<Figures> = cases.iter().map(|case| case.measure(&data, RUNS)).collect();
    let asked = ASKED * tickets as f64 / 1e6;
    let mut kept = ours[0].cpu_ms <= asked;
    println!(
        "Overview of {tickets} tickets, CPU-ms of all threads; asked: all time ≤ {asked:.0}, a quarter or less faster\n"
    );
    let theirs = polars::measure(&data, &cases)?;
    for (at, (case, ours)) in cases.iter().zip(&ours).enumerate() {
        let Some(polars) = theirs.get(at) else {
            println!("{:<44} {:>8.1}", case.name, ours.cpu_ms);
            continue;
        };
        println!(
            "{:<44} {:>8.1}   polars {:>8.1}   {:.1} times as fast",
            case.name,
            ours.cpu_ms,
            polars.cpu_ms,
            polars.cpu_ms / ours.cpu_ms
        );
        kept &= ours.cpu_ms <= polars.cpu_ms;
        if !ours.agree(polars) {
            println!("  but they do not count the same: {ours:?}, {polars:?}");
            kept = false;
        }
    }
    let filtered = cases.iter().zip(&ours).filter(|(case, _)| case.keeps.is_some());
    kept &= filtered.into_iter().all(|(_, figures)| figures.cpu_ms < ours[0].cpu_ms);
    println!("\n{}", if kept { "as asked" } else { "NOT as asked" });
    Ok(kept)
}
