//! How often intervals hold the truth, by simulation: `cargo xtask bench coverage [RUNS]`. One file a subject.

#![allow(clippy::print_stdout)] // Printing figures is what it is for.

mod alike;
mod findings;
mod forecast;
mod measured;
mod median;
mod random;
#[path = "../../tests/synthetic/mod.rs"]
mod synthetic;
mod trend;
mod wilson;

use std::process::ExitCode;

use measured::Measured;

fn main() -> ExitCode {
    let runs = std::env::args().nth(1).and_then(|runs| runs.parse().ok()).unwrap_or(2_000);
    println!(
        "{runs} runs each; intervals are meant to hold the truth in 95 of 100, three more or fewer are as asked.\n"
    );
    let subjects = [
        wilson::measure(runs),
        median::bias(200_000),
        median::measure(runs),
        median::differences(runs),
        alike::measure(runs),
        forecast::measure(runs / 4),
        forecast::false_days(runs / 4),
        trend::measure(runs),
        findings::measure(runs / 2),
    ];
    let kept = subjects.iter().flatten().filter(|measured| !told(measured)).count() == 0;
    if kept { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn told(measured: &Measured) -> bool {
    let Measured { what, found, asked } = measured;
    let kept = measured.is_as_asked(0.0);
    let verdict = if kept { "" } else { "  MISSED" };
    println!("{what:<58} {found:>6.1} %   asked {:>5.1}–{:.1} %{verdict}", asked.start(), asked.end());
    kept
}
