//! Rebuilds a damaged store from the backup.
//!
//! In: the backup's intact part. Out: a new store, and what was lost. Never: deletes the damaged one.

use std::path::Path;

use crate::backup::{self, Backup};
use crate::catalog::Catalog;
use crate::db::Db;
use crate::load::Loaded;
use crate::manifest::{BackupMark, Manifest};
use crate::open::{new_epoch, store_folder};
use crate::{AsOf, EncodedBlock, ImportEntry, Opened, Recovery, Result, files};

/// Moves the damaged store aside and fills a new one. The manifest gets a new epoch; it is written by the caller.
pub(crate) fn restore(
    workspace: &Path,
    damage: String,
    manifest: &mut Manifest,
    opened: &mut Opened,
) -> Result<Loaded> {
    let mut backup = Backup::read(workspace, &manifest.backup.segments)?;
    let room = files::folder_bytes(&backup::folder(workspace)) * 2;
    files::ensure_room(workspace, room)?;
    let moved_to = files::move_aside(&store_folder(workspace))?;
    let (db, catalog) = fill(workspace, &mut backup)?;
    if backup.faults.is_empty() && backup.mark.totals != catalog.totals {
        backup.faults.push("its segments do not add up".into());
    }
    let before = (manifest.generation > 0).then_some(manifest.totals.tickets);
    opened.recovery = Some(Recovery {
        damage,
        moved_to,
        restored_as_of: catalog.imports.values().rev().find(|entry| entry.finished && !entry.undone).map(as_of),
        tickets_before: before,
        tickets_after: catalog.len() as u64,
        backup_damage: backup.faults.clone(),
    });
    manifest.epoch = new_epoch().max(manifest.epoch + 1);
    // A damaged backup is moved aside, for whoever wants to dig in it, and written anew from what was saved.
    manifest.backup = if backup.faults.is_empty() { backup.mark } else { BackupMark::default() };
    Ok(Loaded { db, catalog, dropped: 0 })
}

fn fill(workspace: &Path, backup: &mut Backup) -> Result<(Db, Catalog)> {
    let db = Db::open(&store_folder(workspace))?;
    let mut catalog = Catalog::of(backup.imports.clone(), backup.kept.clone());
    let mut faults = Vec::new();
    let mut at = 0;
    while let Some(first) = backup.blocks.get(at) {
        let (sequence, import) = (first.sequence, first.import);
        let mut blocks = Vec::new();
        while backup.blocks.get(at).is_some_and(|block| block.sequence == sequence) {
            match backup.block(at) {
                Ok(block) => blocks.push(block),
                Err(error) => faults.push(format!("a block of import {import}: {error}")),
            }
            at += 1;
        }
        put(&db, &mut catalog, import, blocks)?;
    }
    for entry in catalog.imports.values() {
        db.put_import(entry)?;
    }
    if let Some(kept) = &catalog.kept {
        db.put_kept(kept)?;
    }
    db.flush()?;
    backup.faults.append(&mut faults);
    Ok((db, catalog))
}

fn put(db: &Db, catalog: &mut Catalog, import: u32, blocks: Vec<EncodedBlock>) -> Result<()> {
    let batch = catalog.next_batch_of(import, &blocks)?;
    catalog.add(batch, blocks.iter().map(|block| &block.head))?;
    db.put_batch(&batch, blocks)
}

fn as_of(entry: &ImportEntry) -> AsOf {
    let receipt = &entry.receipt;
    AsOf { import: receipt.import, at: receipt.at, path: receipt.path.clone() }
}
