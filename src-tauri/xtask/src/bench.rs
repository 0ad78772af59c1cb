//! `cargo xtask bench`: the engine's measurements, in a release build.

use crate::outcome::Outcome;
use crate::process::{cargo, run};

/// Runs the engine's `bench` example, or with `--quality` the one that measures labels; arguments are passed on.
pub fn bench(arguments: &[String]) -> Outcome {
    let (package, example, arguments) = match arguments {
        [first, rest @ ..] if first == "--quality" => ("learn", "quality", rest),
        _ => ("engine", "bench", arguments),
    };
    run(cargo(["run", "--release", "--package", package, "--example", example, "--"]).args(arguments))
}
