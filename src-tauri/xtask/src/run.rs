//! `cargo xtask run`: from a fresh clone to the open app.

use std::path::Path;

use crate::outcome::{Failure, Outcome};
use crate::process::{built, cargo, command, root, run as run_command, target};
use crate::{setup, ui};

/// Builds and opens the app; without a display does its main work on the command line.
pub fn run() -> Outcome {
    if !has_display() {
        return headless();
    }
    setup::for_building()?;
    ui::install()?;
    ui::build()?;
    run_command(&mut cargo(["build", "--package", "support-lens"]))?;
    run_command(&mut command(built("debug", "support-lens"), [""; 0]))
}

fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// Imports the sample, prints its summary and writes the report.
fn headless() -> Outcome {
    println!(
        "No display (neither DISPLAY nor WAYLAND_DISPLAY is set): working on the command line, with the sample data."
    );
    run_command(&mut cargo(["build", "--package", "cli"]))?;
    let folder = target().join("headless");
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(Failure::file(&folder))?;
    }
    let workspace = folder.join("workspace");
    let report = folder.join("report.html");
    cli(&workspace, ["import".as_ref(), sample().as_os_str()])?;
    cli(&workspace, ["summary".as_ref()])?;
    cli(
        &workspace,
        ["report", "--format", "html", "--out"].map(AsRef::as_ref).into_iter().chain([report.as_os_str()]),
    )?;
    println!("\nWorkspace: {}\nReport:    {}", workspace.display(), report.display());
    Ok(())
}

fn cli<'a>(workspace: &Path, arguments: impl IntoIterator<Item = &'a std::ffi::OsStr>) -> Outcome {
    let mut cli = command(built("debug", "support-lens-cli"), arguments);
    run_command(cli.arg("--workspace").arg(workspace))
}

/// The data that comes with the app.
fn sample() -> std::path::PathBuf {
    root().join("src-tauri/crates/engine/sample/sample.json")
}
