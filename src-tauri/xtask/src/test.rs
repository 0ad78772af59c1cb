//! `cargo xtask test`: everything CI checks, in one go and from a clean clone.

use std::path::Path;
use std::process::{Command, ExitCode};

use crate::outcome::{Failure, Outcome};
use crate::process::{cargo, command, found, npm, root, run, run_listening, target};
use crate::step::{Steps, Tally};
use crate::types::Shared;
use crate::{check, setup, types, ui};

/// The tests that open a real window.
const WINDOW_TESTS: &str = "e2e::";
const SCREEN: &str = "-screen 0 1400x1000x24";

/// Runs every step, prints each one's time, and closes with one line of numbers.
pub fn test() -> ExitCode {
    let mut steps = Steps::default();
    if steps.check("machine is set up", setup::for_testing)
        && steps.check("the window's packages", ui::install)
        && steps.check("the window's pages", ui::build)
    {
        checks(&mut steps);
        tests(&mut steps);
    }
    if steps.close() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn checks(steps: &mut Steps) {
    check::formatting_and_lints(steps);
    steps.check("the report's charts are up to date", report_bundle);
    if found("cargo-deny") {
        steps.check("licences and advisories", || run(&mut cargo(["deny", "check"])));
    } else {
        steps.left_out("licences and advisories", "cargo-deny is not installed");
    }
}

fn tests(steps: &mut Steps) {
    steps.tests("the window's code (vitest)", vitest);
    let shared = match Shared::in_a_fresh_folder() {
        Ok(shared) => shared,
        Err(failure) => {
            steps.check("a folder for the shared types", || Err(failure));
            return;
        }
    };
    // One build of all packages with all their targets: one set of features, so that nothing is compiled twice.
    let build = ["build", "--workspace", "--bins", "--tests", "--examples"];
    if !steps.check("build", || run(&mut cargo(build))) {
        return;
    }
    steps.tests("Rust", |tally| rust(tally, &shared));
    steps.check("shared types are up to date", || shared.compare(&types::committed()));
    steps.tests("the real window", window);
}

fn rust(tally: &mut Tally, shared: &Shared) -> Outcome {
    let mut tests = cargo(["test", "--workspace", "--no-fail-fast", "--", "--skip", WINDOW_TESTS]);
    shared.direct(&mut tests);
    counted(with_data(&mut tests), tally)
}

fn window(tally: &mut Tally) -> Outcome {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let mut tests = command("xvfb-run", ["-a", "-s", SCREEN, &cargo]);
    tests.args(["test", "--workspace", "--test", "doors", "--", WINDOW_TESTS, "--test-threads", "1"]);
    // Here a window that can't be driven is a failure, not something to leave out.
    tests.env("SUPPORT_LENS_WINDOW_TESTS", "required");
    counted(with_data(&mut tests), tally)
}

/// Adds up what the test programs report.
fn counted(tests: &mut Command, tally: &mut Tally) -> Outcome {
    run_listening(tests, |line| *tally = tally.plus(test_result(line)))
}

/// The numbers of a line `test result: ok. 12 passed; 0 failed; …`.
fn test_result(line: &str) -> Tally {
    let Some(result) = line.strip_prefix("test result: ") else { return Tally::default() };
    let number = |word: &str| {
        let mut words = result.split([' ', ';']).filter(|part| !part.is_empty());
        let mut before = "";
        words
            .find(|part| {
                *part == word || {
                    before = part;
                    false
                }
            })
            .and_then(|_| before.parse().ok())
            .unwrap_or(0)
    };
    Tally { passed: number("passed"), failed: number("failed") }
}

fn vitest(tally: &mut Tally) -> Outcome {
    let report = target().join("vitest.json");
    let mut vitest = npm(["exec", "--", "vitest", "run", "--reporter=default", "--reporter=json"]);
    let outcome = run(vitest.arg("--outputFile.json").arg(&report).env("CI", "true"));
    let text = std::fs::read_to_string(&report).map_err(Failure::file(&report))?;
    let numbers: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
    let number = |key: &str| numbers[key].as_u64().and_then(|n| u32::try_from(n).ok()).unwrap_or(0);
    *tally = Tally { passed: number("numPassedTests"), failed: number("numFailedTests") };
    outcome
}

/// The charts that a report carries are built from the window's code and committed, so that Rust builds without npm.
fn report_bundle() -> Outcome {
    let assets = root().join("src-tauri/crates/report/assets");
    let before = contents(&assets)?;
    run(&mut npm(["run", "build:report"]))?;
    let after = contents(&assets)?;
    let files: Vec<_> = before.symmetric_difference(&after).map(|(name, _)| name.clone()).collect();
    if files.is_empty() {
        return Ok(());
    }
    let remedy = "Commit what `npm run build:report` in ui/ has just written.";
    Err(Failure::Stale { what: "The report's charts", files, remedy })
}

fn contents(folder: &Path) -> Outcome<std::collections::BTreeSet<(String, Vec<u8>)>> {
    let entries = std::fs::read_dir(folder).map_err(Failure::file(folder))?;
    let files = entries.filter_map(Result::ok).filter(|entry| entry.path().is_file());
    files
        .map(|entry| {
            let bytes = std::fs::read(entry.path()).map_err(Failure::file(&entry.path()))?;
            Ok((entry.file_name().to_string_lossy().into_owned(), bytes))
        })
        .collect()
}

/// Tests on outside data find it in `SUPPORT_LENS_DATA`; beside the project it is found by itself.
fn with_data(tests: &mut Command) -> &mut Command {
    let beside = root().join("../shared/data");
    if std::env::var_os("SUPPORT_LENS_DATA").is_none() && beside.is_dir() {
        tests.env("SUPPORT_LENS_DATA", beside);
    }
    tests
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_of_test_programs_are_read() {
        let check =
            |line: &str, passed: u32, failed: u32| assert_eq!(test_result(line), Tally { passed, failed }, "{line}");
        check("test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.01s", 12, 0);
        check("test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out", 3, 2);
        check("test tests::passed ... ok", 0, 0);
    }
}
