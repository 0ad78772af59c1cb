//! The window's pages: their packages and their build.

use std::path::Path;
use std::time::SystemTime;

use crate::outcome::Outcome;
use crate::process::{npm, root, run};

/// Installs the packages, unless they are as the lock file says.
pub fn install() -> Outcome {
    let ui = root().join("ui");
    let installed = changed(&ui.join("node_modules/.package-lock.json"));
    if installed.is_some() && installed >= changed(&ui.join("package-lock.json")) {
        return Ok(());
    }
    run(&mut npm(["ci", "--no-audit", "--no-fund"]))
}

/// Builds the pages into `ui/dist`.
pub fn build() -> Outcome {
    run(&mut npm(["run", "build"]))
}

fn changed(file: &Path) -> Option<SystemTime> {
    std::fs::metadata(file).and_then(|data| data.modified()).ok()
}
