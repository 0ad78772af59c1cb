//! The project's own commands: `cargo xtask run | test | check | bench | bundle | types | icons | sample | shots |
//! vectors`.
//!
//! In: a command's name. Out: a built, tested or opened app. Never: product code.
#![allow(clippy::print_stdout)] // Printing is what it is for.

use std::process::ExitCode;

mod bench;
mod bundle;
mod check;
mod fit_tone;
mod icons;
mod outcome;
mod process;
mod run;
mod sample;
mod setup;
mod shots;
mod step;
mod test;
mod types;
mod ui;
mod vectors;

use outcome::Outcome;

const USAGE: &str = "\
cargo xtask run       install what is missing, build, open the app (without a display: the same work on the command line)
cargo xtask test      everything CI checks: format, lints, types, unit, window and end-to-end tests
cargo xtask check     the fast part: format, lints, types of the window's code
cargo xtask bench     measure imports, searches and views (release build); bench memory, bench cancel: large imports;
                      bench overview [TICKETS]: all numbers of Overview, beside polars where python3 has it
                      bench coverage [RUNS]: how often intervals hold the truth, by simulation
                      bench --quality [PART]: how good the labels are, on the sets in SUPPORT_LENS_DATA
cargo xtask bundle    make .deb and .rpm; install, open and remove the .deb where that is possible
cargo xtask types     write the types shared with the window anew (--check: only say whether they are stale)
cargo xtask icons     draw the icons' sizes anew from icons/icon.svg
cargo xtask sample    compose the bundled sample export anew from its stories
cargo xtask shots [FOLDER]   pictures of every screen, light and dark
cargo xtask fit-tone  learn the weights of tone anew from the free sets in SUPPORT_LENS_DATA
cargo xtask vectors FOLDER   write the table of word vectors anew from its makers' files";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let rest = arguments.get(1..).unwrap_or_default();
    let outcome = match arguments.first().map(String::as_str) {
        Some("run") => run::run(),
        Some("test") => return test::test(),
        Some("check") => check::check(),
        Some("bench") => bench::bench(rest),
        Some("bundle") => bundle::bundle(),
        Some("types") => types::types(rest.iter().any(|argument| argument == "--check")),
        Some("icons") => icons::icons(),
        Some("sample") => sample::sample(),
        Some("shots") => shots::shots(rest.first()),
        Some("fit-tone") => fit_tone::fit_tone(),
        Some("vectors") => vectors::vectors(rest.first()),
        Some("help" | "--help" | "-h") => said(USAGE),
        _ => return wrong_usage(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

fn said(text: &str) -> Outcome {
    println!("{text}");
    Ok(())
}

fn wrong_usage() -> ExitCode {
    eprintln!("{USAGE}");
    ExitCode::from(2)
}
