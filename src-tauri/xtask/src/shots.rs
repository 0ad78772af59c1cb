//! `cargo xtask shots`: pictures of every screen of the real window, for the README and for looking.

use crate::outcome::Outcome;
use crate::process::{command, root, run};
use crate::{setup, ui};

/// The test that walks through the screens.
const TOUR: &str = "e2e::tour";

/// Writes the pictures to `folder` (default `target/shots`), light and dark, in two window sizes.
pub fn shots(folder: Option<&String>) -> Outcome {
    setup::for_testing()?;
    ui::install()?;
    ui::build()?;
    let folder = folder.map_or_else(|| root().join("target/shots"), |folder| root().join(folder));
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let mut tour = command("xvfb-run", ["-a", "-s", "-screen 0 1960x1200x24", &cargo]);
    tour.args([
        "test",
        "--workspace",
        "--test",
        "doors",
        "--",
        TOUR,
        "--ignored",
        "--nocapture",
        "--test-threads",
        "1",
    ]);
    run(tour.env("SUPPORT_LENS_SHOTS", &folder).env("SUPPORT_LENS_WINDOW_TESTS", "required"))?;
    println!("{}", folder.display());
    Ok(())
}
