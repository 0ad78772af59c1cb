//! A copy of a workspace as an earlier version left it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::{Error, Result, files, swap};

/// Copies store, backup and manifest to `before-schema-<schema>/`, whole or not at all; a copy that is there is kept.
pub(crate) fn keep_copy(workspace: &Path, schema: u32) -> Result<PathBuf> {
    let target = workspace.join(format!("before-schema-{schema}"));
    if target.exists() {
        return Ok(target);
    }
    let draft = target.with_extension("tmp");
    swap::remove(&draft)?;
    files::create_folder(&draft)?;
    let parts = swap::PARTS.map(|part| workspace.join(part));
    files::ensure_room(&draft, parts.iter().map(|part| files::folder_bytes(part)).sum())?;
    for (part, name) in parts.iter().zip(swap::PARTS).filter(|(part, _)| part.exists()) {
        copy(part, &draft.join(name))?;
    }
    files::sync_folder(&draft)?;
    files::settle(&draft, &target)?;
    Ok(target)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    let fail = |error| Error::io("copy", from, error);
    if !from.is_dir() {
        fs::copy(from, to).map_err(fail)?;
        return fs::File::open(to).and_then(|file| file.sync_all()).map_err(|error| Error::io("write", to, error));
    }
    files::create_folder(to)?;
    for entry in fs::read_dir(from).map_err(fail)? {
        let entry = entry.map_err(fail)?;
        copy(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}
