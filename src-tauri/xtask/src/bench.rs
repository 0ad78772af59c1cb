//! `cargo xtask bench`: the engine's measurements, in a release build.

use crate::outcome::Outcome;
use crate::process::{cargo, run};

/// Runs the engine's `bench` example, with `--quality` the one that measures labels, with `coverage` the one that measures
/// intervals, with `overview` the one that measures Overview beside polars, with `problems` and `trends` those of
/// Problems and Trends, with `sla` that of a what-if, with `alarms` the one that counts recommendations where nothing is going on; further arguments are passed on.
pub fn bench(arguments: &[String]) -> Outcome {
    let (package, example, arguments) = match arguments {
        [first, rest @ ..] if first == "--quality" => ("learn", "quality", rest),
        [first, rest @ ..] if first == "coverage" => ("analytics", "coverage", rest),
        [first, rest @ ..] if first == "overview" => ("analytics", "overview", rest),
        [first, rest @ ..] if first == "problems" => ("analytics", "problems_speed", rest),
        [first, rest @ ..] if first == "trends" => ("analytics", "trends_speed", rest),
        [first, rest @ ..] if first == "alarms" => ("analytics", "false_alarms", rest),
        [first, rest @ ..] if first == "sla" => ("analytics", "sla", rest),
        _ => ("engine", "bench", arguments),
    };
    run(cargo(["run", "--release", "--package", package, "--example", example, "--"]).args(arguments))
}
