//! `cargo xtask bundle`: packages to install, and proof that they do.

use std::path::{Path, PathBuf};

use crate::icons::TAURI_CLI;
use crate::outcome::{Failure, Outcome};
use crate::process::{command, found, output, run, target};
use crate::{setup, ui};

const PACKAGE: &str = "support-lens";
/// How long an installed app has to stay open to count as working.
const STAYS_OPEN_SECONDS: &str = "5";
/// What `timeout` ends with when it had to end the program.
const ENDED_BY_TIMEOUT: i32 = 124;

/// Builds .deb and .rpm, then installs, opens and removes the .deb where root and a virtual screen are there.
pub fn bundle() -> Outcome {
    setup::for_building()?;
    ui::install()?;
    run(&mut command("npx", ["--yes", TAURI_CLI, "build", "--bundles", "deb,rpm"]))?;
    let bundles = target().join("release/bundle");
    let deb = newest(&bundles.join("deb"), "deb")?;
    println!("{}\n{}", deb.display(), newest(&bundles.join("rpm"), "rpm")?.display());
    if found("dpkg") && found("xvfb-run") && output(&mut command("id", ["-u"]))?.trim() == "0" {
        return tried_out(&deb);
    }
    println!("Not tried out: that needs dpkg, xvfb-run and root.");
    Ok(())
}

fn tried_out(deb: &Path) -> Outcome {
    run(command("dpkg", ["--install"]).arg(deb))?;
    let opened = stays_open();
    run(&mut command("dpkg", ["--remove", PACKAGE]))?;
    opened?;
    if found(PACKAGE) {
        return Err(Failure::Unmet(format!("{PACKAGE} is still there after the package was removed.")));
    }
    println!("Installed, opened and removed {}", deb.display());
    Ok(())
}

fn stays_open() -> Outcome {
    let workspace = target().join("bundle-workspace");
    let mut start = command("xvfb-run", ["-a", "timeout", STAYS_OPEN_SECONDS, PACKAGE]);
    let status = start.env("SUPPORT_LENS_WORKSPACE", &workspace).status();
    match status {
        Ok(status) if status.code() == Some(ENDED_BY_TIMEOUT) => Ok(()),
        Ok(status) => Err(Failure::Ended { command: PACKAGE.into(), status }),
        Err(error) => Err(Failure::NotStarted { program: "xvfb-run".into(), error }),
    }
}

fn newest(folder: &Path, extension: &str) -> Outcome<PathBuf> {
    let entries = std::fs::read_dir(folder).map_err(Failure::file(folder))?;
    let bundles = entries.filter_map(Result::ok).map(|entry| entry.path());
    bundles
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .max_by_key(|path| path.metadata().and_then(|data| data.modified()).ok())
        .ok_or_else(|| Failure::Unmet(format!("No .{extension} was made in {}", folder.display())))
}
