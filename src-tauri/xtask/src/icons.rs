//! `cargo xtask icons`: every size of the icon, drawn from `icons/icon.svg`.

use crate::outcome::{Failure, Outcome};
use crate::process::{command, root, run, target};

/// The sizes that tauri.conf.json names, and the picture they come from.
const KEPT: [&str; 6] = ["32x32.png", "128x128.png", "128x128@2x.png", "icon.png", "icon.ico", "icon.icns"];
pub const TAURI_CLI: &str = "@tauri-apps/cli@2.12.5";

/// Draws them with tauri's own tool and keeps those the app uses.
pub fn icons() -> Outcome {
    let drawn = target().join("icons");
    let icons = root().join("icons");
    let mut draw = command("npx", ["--yes", TAURI_CLI, "icon"]);
    run(draw.arg(icons.join("icon.svg")).arg("--output").arg(&drawn))?;
    for name in KEPT {
        std::fs::copy(drawn.join(name), icons.join(name)).map_err(Failure::file(&drawn.join(name)))?;
    }
    Ok(())
}
