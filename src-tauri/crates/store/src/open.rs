//! Opening a workspace: lock, manifest, checks, and what is done when they fail.
//!
//! In: a folder. Out: an intact store and the facts. Never: loses anything without saying so.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use crate::backup::{self, Backup};
use crate::catalog::Catalog;
use crate::db::Db;
use crate::load::{Expected, Loaded, load};
use crate::manifest::{BackupMark, Found, Manifest, SCHEMA};
use crate::migrate::keep_copy;
use crate::restore::restore;
use crate::{Error, Older, Opened, Result};
use crate::{files, swap};

/// An open workspace, to be wrapped by [`crate::Store`].
pub(crate) struct Parts {
    /// The database.
    pub db: Db,
    /// Its memory.
    pub catalog: Catalog,
    /// The manifest as it stands on disk, unsealed.
    pub manifest: Manifest,
    /// Held as long as the store is open.
    pub lock: File,
}

/// sled's folder in a workspace.
pub(crate) fn store_folder(workspace: &Path) -> PathBuf {
    workspace.join("store")
}

/// Opens for writing; see [`crate::Store::open`].
pub(crate) fn open(workspace: &Path) -> Result<(Parts, Opened)> {
    files::create_folder(workspace)?;
    let lock = files::lock(workspace)?;
    swap::discard(workspace)?;
    swap::complete(workspace)?;
    let mut opened = Opened::default();
    let (mut manifest, checked) = match Manifest::find(workspace)? {
        Found::Intact(manifest) => open_known(workspace, *manifest, &mut opened)?,
        Found::Nothing => open_unknown(workspace, &mut opened)?,
        Found::Damaged => {
            opened.manifest_renewed = true;
            open_unknown(workspace, &mut opened)?
        }
    };
    let loaded = match checked {
        Ok(loaded) => loaded,
        Err(Error::Damaged { what }) => restore(workspace, what, &mut manifest, &mut opened)?,
        Err(error) => return Err(error),
    };
    opened.dropped = loaded.dropped;
    let Loaded { db, mut catalog, .. } = loaded;
    settle(workspace, &db, &mut catalog, &mut manifest, &mut opened)?;
    Ok((Parts { db, catalog, manifest, lock }, opened))
}

/// Ends an exchange of stores and opens the new one, whose parts were checked when they were written.
pub(crate) fn open_next(workspace: &Path) -> Result<(Db, Catalog, Manifest)> {
    swap::complete(workspace)?;
    let Found::Intact(mut manifest) = Manifest::find(workspace)? else {
        return Err(Error::damaged("the manifest of the new store can't be read"));
    };
    manifest.seal = None;
    manifest.write(workspace)?;
    let expected = Expected { totals: manifest.totals, imports: manifest.imports };
    let Loaded { db, catalog, .. } = load(&store_folder(workspace), expected, false)?;
    Ok((db, catalog, *manifest))
}

type Checked = (Manifest, Result<Loaded>);

/// With a manifest: sealed files are trusted when they are unchanged, and never shown to sled when they are not.
fn open_known(workspace: &Path, mut manifest: Manifest, opened: &mut Opened) -> Result<Checked> {
    if manifest.schema < SCHEMA {
        // Before anything is written, so that the earlier version can go on with it.
        let kept_in = keep_copy(workspace, SCHEMA)?;
        opened.older = Some(Older { schema: manifest.schema, kept_in });
    }
    let folder = store_folder(workspace);
    let expected = Expected { totals: manifest.totals, imports: manifest.imports };
    let seal = manifest.seal.take();
    opened.unclean = seal.is_none();
    if let Some(changed) = seal.iter().flatten().find(|mark| !mark.holds(&folder)) {
        let what = format!("store/{} is missing or was changed since it was closed", changed.name);
        return Ok((manifest, Err(Error::Damaged { what })));
    }
    if seal.is_none() && manifest.imports > 0 && !folder.join("db").exists() {
        let what = "store/db is missing".to_string();
        return Ok((manifest, Err(Error::Damaged { what })));
    }
    // From here on sled may change its files, so that the seal no longer holds.
    manifest.write(workspace)?;
    Ok((manifest, load(&folder, expected, seal.is_none())))
}

/// Without a manifest: what the backup says must be there at least.
fn open_unknown(workspace: &Path, opened: &mut Opened) -> Result<Checked> {
    let folder = store_folder(workspace);
    let backup = Backup::read(workspace, &[])?;
    opened.created = !opened.manifest_renewed && !folder.exists() && backup.mark.segments.is_empty();
    opened.unclean = !opened.created;
    let expected = Expected { totals: backup.mark.totals, imports: backup.mark.finished };
    let mut manifest = Manifest::new(new_epoch());
    opened.backup_renewed = backup.faults.first().cloned();
    if opened.backup_renewed.is_none() {
        manifest.backup = backup.mark;
    }
    Ok((manifest, load(&folder, expected, true)))
}

/// Brings backup and manifest up to what the store holds.
fn settle(
    workspace: &Path,
    db: &Db,
    catalog: &mut Catalog,
    manifest: &mut Manifest,
    opened: &mut Opened,
) -> Result<()> {
    if catalog.kept.is_none() {
        catalog.kept = Backup::kept_of(workspace);
    }
    if let Some(fault) = backup_fault(workspace, &manifest.backup, opened) {
        files::move_aside(&backup::folder(workspace))?;
        manifest.backup = BackupMark::default();
        catalog.kept.as_ref().map_or(Ok(()), |kept| backup::save_kept(workspace, kept))?;
        opened.backup_renewed = opened.recovery.is_none().then_some(fault);
    }
    match backup::append(workspace, &manifest.backup, catalog, &|| false, |block| db.block(block)) {
        Ok(mark) => manifest.backup = mark,
        // The store itself is intact: a full disk must not keep anybody from reading it.
        Err(error @ (Error::StorageFull { .. } | Error::Io { .. })) => opened.backup_behind = Some(error.to_string()),
        Err(error) => return Err(error),
    }
    manifest.totals = catalog.totals;
    manifest.imports = catalog.last_import();
    manifest.write(workspace)
}

/// What is wrong with the backup: found while reading it, else as far as its files' lengths and times tell.
///
/// A segment beyond those of the mark is none of it: it is left of an interrupted backup and written again.
fn backup_fault(workspace: &Path, mark: &BackupMark, opened: &Opened) -> Option<String> {
    let read = opened.recovery.as_ref().and_then(|recovery| recovery.backup_damage.first());
    let read = read.or(opened.backup_renewed.as_ref()).cloned();
    read.or_else(|| {
        let folder = backup::folder(workspace);
        let bad = mark.segments.iter().find(|segment| !segment.holds(&folder))?;
        Some(format!("backup/{} is missing or was changed", bad.name))
    })
}

/// A number that no earlier lineage of this workspace had.
pub(crate) fn new_epoch() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(1, |age| age.as_millis() as u64)
}
