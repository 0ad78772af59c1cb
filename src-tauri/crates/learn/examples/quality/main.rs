//! `cargo xtask bench --quality`: how good the labels are, each figure beside what is asked and a simple baseline.
//!
//! In: the public sets below `SUPPORT_LENS_DATA`. Out: a table on standard output; exit status 1 when a figure falls
//! short. Never: a figure without its set: what can't be read is said. Each part is a file of its own.
#![allow(clippy::print_stdout, reason = "an example's output is its purpose")]

mod agreement;
mod baseline;
mod classify;
mod cpu;
mod examples;
mod phrases;
mod sentiment;
mod sets;
mod speed;
mod table;
#[path = "../fit_tone/sets.rs"]
mod tone_sets;
mod topics;

use std::path::PathBuf;
use std::process::ExitCode;

use table::Line;

/// A part of the table: its title, and how its lines are measured.
type Part = (&'static str, fn(&std::path::Path) -> Vec<Line>);

const PARTS: [Part; 6] = [
    ("Speed", speed::lines),
    ("Sentiment", sentiment::lines),
    ("Classifier", classify::lines),
    ("Few examples", examples::lines),
    ("Phrases", phrases::lines),
    ("Topics", topics::lines),
];

fn main() -> ExitCode {
    let Some(data) = std::env::var_os("SUPPORT_LENS_DATA").map(PathBuf::from) else {
        println!("SUPPORT_LENS_DATA names no folder of public sets: nothing is measured.");
        return ExitCode::SUCCESS;
    };
    let wanted: Vec<String> = std::env::args().skip(1).map(|word| word.to_lowercase()).collect();
    let mut short = 0;
    for (title, lines) in PARTS {
        if wanted.is_empty() || wanted.iter().any(|word| title.to_lowercase().contains(word)) {
            short += table::print(title, &lines(&data));
        }
    }
    if short == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
