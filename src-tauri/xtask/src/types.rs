//! `cargo xtask types`: the types that Rust and the window share, written by ts-rs.
//!
//! Each type's own test writes its file; so they are made by running those tests.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::outcome::{Failure, Outcome};
use crate::process::{cargo, root, run, target};
use crate::ui;

const EXPORT_TESTS: &str = "export_bindings";
const EXPORT_FOLDER: &str = "TS_RS_EXPORT_DIR";

/// Writes the types anew, or with `only_check` says whether the committed ones are stale.
pub fn types(only_check: bool) -> Outcome {
    if !root().join("ui/dist/index.html").is_file() {
        ui::install()?;
        ui::build()?;
    }
    let shared = Shared::in_a_fresh_folder()?;
    let mut tests = cargo(["test", "--workspace", "--lib", "--quiet", EXPORT_TESTS]);
    shared.direct(&mut tests);
    run(&mut tests)?;
    if only_check { shared.compare(&committed()) } else { shared.replace(&committed()) }
}

/// Where the committed files are.
pub fn committed() -> PathBuf {
    root().join("ui/src/ipc/generated")
}

/// A folder that tests write the types into.
pub struct Shared(PathBuf);

impl Shared {
    /// An empty folder below `target`.
    pub fn in_a_fresh_folder() -> Outcome<Self> {
        let folder = target().join("types");
        if folder.exists() {
            std::fs::remove_dir_all(&folder).map_err(Failure::file(&folder))?;
        }
        std::fs::create_dir_all(&folder).map_err(Failure::file(&folder))?;
        Ok(Shared(folder))
    }

    /// Lets the tests write here instead of among the committed files.
    pub fn direct(&self, tests: &mut Command) {
        tests.env(EXPORT_FOLDER, &self.0);
    }

    /// Fails when the committed files differ in any way.
    pub fn compare(&self, committed: &Path) -> Outcome {
        let (here, there) = (files(&self.0)?, files(committed)?);
        let mut stale: Vec<String> =
            here.iter().filter(|(name, text)| there.get(*name) != Some(text)).map(name).collect();
        stale.extend(there.iter().filter(|(name, _)| !here.contains_key(*name)).map(name));
        if stale.is_empty() {
            return Ok(());
        }
        let remedy = "Run `cargo xtask types` and commit what it changes in ui/src/ipc/generated.";
        Err(Failure::Stale { what: "The types shared with the window", files: stale, remedy })
    }

    fn replace(&self, committed: &Path) -> Outcome {
        let here = files(&self.0)?;
        for name in files(committed)?.keys().filter(|name| !here.contains_key(*name)) {
            let path = committed.join(name);
            std::fs::remove_file(&path).map_err(Failure::file(&path))?;
        }
        for (name, text) in here {
            let path = committed.join(name);
            let folder = path.parent().unwrap_or(committed);
            std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&path, text)).map_err(Failure::file(&path))?;
        }
        Ok(())
    }
}

fn name((name, _): (&PathBuf, &String)) -> String {
    name.display().to_string()
}

/// All files below a folder, by their path in it.
fn files(folder: &Path) -> Outcome<BTreeMap<PathBuf, String>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in std::fs::read_dir(&next).map_err(Failure::file(&next))?.filter_map(Result::ok) {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else {
                let text = std::fs::read_to_string(&path).map_err(Failure::file(&path))?;
                found.insert(path.strip_prefix(folder).unwrap_or(&path).to_owned(), text);
            }
        }
    }
    Ok(found)
}
