//! Speed as ratios within one run, peak memory, and how soon an import stops: `cargo xtask bench [memory | cancel]`.
//!
//! CPU time of the whole process wherever it can be, so that a busy machine does not matter much. The first argument may
//! also be a number of tickets, or an export to measure with instead of the made one.

#![allow(clippy::print_stdout)] // Printing figures is what it is for.

mod baseline;
mod cancel;
mod corpus;
mod memory;
mod questions;
mod speed;
mod stages;

use std::error::Error;
use std::process::ExitCode;

/// What a measurement ends with: whether everything is as asked.
type Outcome = Result<bool, Box<dyn Error>>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let first = arguments.first().map(String::as_str);
    let outcome = match first {
        Some("memory") => memory::measure(arguments.get(1)),
        Some("cancel") => cancel::measure(arguments.get(1)),
        Some(memory::CHILD) => memory::import(&arguments[1..]),
        _ => speed::measure(first),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
