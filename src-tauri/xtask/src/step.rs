//! One step of a longer command: timed, counted, never the end of the others.

use std::fmt;
use std::time::Instant;

use crate::outcome::Outcome;

/// How many checks and tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Passed.
    pub passed: u32,
    /// Failed.
    pub failed: u32,
}

impl Tally {
    /// One check that held.
    pub const HELD: Tally = Tally { passed: 1, failed: 0 };

    /// Both together.
    pub fn plus(self, other: Tally) -> Tally {
        Tally { passed: self.passed + other.passed, failed: self.failed + other.failed }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// The steps so far.
#[derive(Default)]
pub struct Steps {
    tally: Tally,
    lines: Vec<String>,
}

impl Steps {
    /// A step that holds or not.
    pub fn check(&mut self, name: &str, step: impl FnOnce() -> Outcome) -> bool {
        self.tests(name, |tally| step().inspect(|()| *tally = Tally::HELD))
    }

    /// A step that runs tests and counts them. One that fails without a failed test counts as one.
    pub fn tests(&mut self, name: &str, step: impl FnOnce(&mut Tally) -> Outcome) -> bool {
        println!("\n── {name}");
        let start = Instant::now();
        let mut tally = Tally::default();
        let outcome = step(&mut tally);
        if let Err(failure) = &outcome {
            eprintln!("{failure}");
            tally.failed = tally.failed.max(1);
        }
        let mark = if tally.failed == 0 { "ok    " } else { "FAILED" };
        self.lines.push(format!("{mark} {:>6.1} s  {name} ({})", start.elapsed().as_secs_f64(), numbers(tally)));
        self.tally = self.tally.plus(tally);
        tally.failed == 0
    }

    /// A step left out, and why.
    pub fn left_out(&mut self, name: &str, why: &str) {
        self.lines.push(format!("left out         {name}: {why}"));
    }

    /// Prints every step's time and, last, the one line that sums them up. True when nothing failed.
    pub fn close(self) -> bool {
        println!("\n{}\n\n{}", self.lines.join("\n"), self.tally);
        self.tally.failed == 0
    }
}

/// Worded unlike the closing line, of which there is only one.
fn numbers(tally: Tally) -> String {
    format!("{} of {}", tally.passed, tally.passed + tally.failed)
}
