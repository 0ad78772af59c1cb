//! `cargo xtask bench`: the engine's measurements, in a release build.

use crate::outcome::Outcome;
use crate::process::{cargo, run};

/// Runs the engine's `bench` example; arguments are passed on.
pub fn bench(arguments: &[String]) -> Outcome {
    let mut bench = cargo(["run", "--release", "--package", "engine", "--example", "bench", "--"]);
    run(bench.args(arguments))
}
