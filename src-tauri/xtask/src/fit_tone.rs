//! `cargo xtask fit-tone`: the weights of tone that ship, learned anew.

use crate::outcome::Outcome;
use crate::process::{cargo, root, run};

/// Runs the example of `learn` that writes the asset.
pub fn fit_tone() -> Outcome {
    let asset = root().join("src-tauri/crates/text/assets/tone.bin");
    run(cargo(["run", "--release", "--package", "learn", "--example", "fit_tone", "--"]).arg(asset))
}
