//! One store takes the place of another, as a whole or not at all.
//!
//! In: a finished store in `next/`. Out: that store in the workspace folder. Never: a mixture, whenever the program dies.
//!
//! A store is made in `next.tmp/`. Renaming that to `next/` is the moment it counts: before it the folder is rubbish,
//! after it whoever opens the workspace moves its parts to their places, as often as it takes.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::{Error, Result, files};

/// The parts of a store, in the order they are moved. Whoever reads the manifest first finds the rest in place.
pub(crate) const PARTS: [&str; 3] = ["store", "backup", "manifest.json"];

/// Where a store is being made.
pub(crate) fn draft(workspace: &Path) -> PathBuf {
    workspace.join("next.tmp")
}

fn decided(workspace: &Path) -> PathBuf {
    workspace.join("next")
}

/// Whether a store stands ready to take the place of the one that is there.
pub(crate) fn is_decided(workspace: &Path) -> bool {
    decided(workspace).exists()
}

/// Throws away a store that was not finished.
pub(crate) fn discard(workspace: &Path) -> Result<()> {
    remove(&draft(workspace))
}

/// Makes the finished store in [`draft`] the one that counts. From here on there is no way back.
pub(crate) fn decide(workspace: &Path) -> Result<()> {
    files::sync_folder(&draft(workspace))?;
    files::settle(&draft(workspace), &decided(workspace))
}

/// Moves the parts of a store that counts to their places; does nothing when there is none.
pub(crate) fn complete(workspace: &Path) -> Result<()> {
    let next = decided(workspace);
    if !next.exists() {
        return Ok(());
    }
    for part in PARTS {
        let (from, to) = (next.join(part), workspace.join(part));
        if from.exists() {
            remove(&to)?;
            files::settle(&from, &to)?;
        }
    }
    remove(&next)?;
    files::sync_folder(workspace)
}

/// Removes a file or a folder with all that is in it, if there is one.
pub(crate) fn remove(path: &Path) -> Result<()> {
    let removed = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    match removed {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(Error::io("remove", path, error)),
        _ => Ok(()),
    }
}
