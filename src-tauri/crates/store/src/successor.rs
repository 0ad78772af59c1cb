//! A store made beside the open one, which then takes its place: how something is taken out of a store, or all of it is
//! written anew.
//!
//! In: blocks, old ones as they are or new ones. Out: the open store holds them and nothing else. Never: leaves a trace
//! of what was not handed over, or a half-made store.

use std::collections::BTreeMap;
use std::sync::atomic::Ordering;

use serde::Serialize;

use crate::backup;
use crate::block::Head;
use crate::catalog::Catalog;
use crate::db::Db;
use crate::manifest::Manifest;
use crate::open::{new_epoch, store_folder};
use crate::source::Source;
use crate::store::{Store, lock, read_lock, write_lock};
use crate::{EncodedBlock, Error, ImportEntry, Result, files, swap};

/// Batches between two flushes, so that the last one is quick.
const BATCHES_A_FLUSH: u64 = 16;

/// A store being made. Dropped without [`Successor::finish`] it is thrown away and nothing has changed.
pub struct Successor<'a> {
    old: &'a Store,
    /// `None` once it was closed.
    next: Option<Store>,
    /// Notes that change with the store.
    notes: BTreeMap<String, serde_json::Value>,
}

impl<'a> Successor<'a> {
    pub(crate) fn begin(old: &'a Store) -> Result<Self> {
        read_lock(&old.source).live()?;
        if old.importing.swap(true, Ordering::AcqRel) {
            return Err(Error::Busy);
        }
        // From here on dropping it lets imports go on.
        let mut successor = Successor { old, next: None, notes: BTreeMap::new() };
        swap::discard(&old.folder)?;
        let folder = swap::draft(&old.folder);
        files::create_folder(&folder)?;
        files::ensure_room(&folder, files::folder_bytes(&backup::folder(&old.folder)) * 2)?;
        let db = Db::open(&store_folder(&folder))?;
        let manifest = Manifest::new(new_epoch().max(old.epoch() + 1));
        successor.next = Some(Store::assemble(&folder, Source::Live(db), Catalog::default(), manifest, None));
        Ok(successor)
    }

    /// What has been handed over so far, to be read.
    ///
    /// # Errors
    /// Never before it is finished.
    pub fn store(&self) -> Result<&Store> {
        self.next.as_ref().ok_or_else(|| Error::damaged("the new store is closed"))
    }

    /// Hands over one batch of an import; imports come in order.
    ///
    /// # Errors
    /// What the disk refuses.
    pub fn put_blocks(&self, import: u32, blocks: Vec<EncodedBlock>) -> Result<()> {
        if blocks.is_empty() {
            return Ok(());
        }
        let next = self.store()?;
        let batch = read_lock(&next.catalog).next_batch_of(import, &blocks)?;
        let heads: Vec<Head> = blocks.iter().map(|block| block.head.clone()).collect();
        let source = read_lock(&next.source);
        let db = source.live()?;
        if batch.totals.sequence % BATCHES_A_FLUSH == 0 {
            db.flush()?;
            db.room_for(blocks.iter().map(EncodedBlock::bytes).sum())?;
        }
        db.put_batch(&batch, blocks)?;
        write_lock(&next.catalog).add(batch, &heads)
    }

    /// Keeps a value under a name once the new store counts, and not a moment before; see [`Store::save_note`].
    ///
    /// # Errors
    /// A value that is no JSON.
    pub fn save_note(&mut self, name: &str, value: &impl Serialize) -> Result<()> {
        let value = serde_json::to_value(value).map_err(|error| Error::Encode(error.to_string()))?;
        self.notes.insert(name.to_owned(), value);
        Ok(())
    }

    /// Puts it in the place of the open store, with all imports but `undone`, the settings, and a backup of its own.
    ///
    /// # Errors
    /// What the disk refuses. Before the new store counts nothing has changed; when only moving it failed, opening the
    /// workspace again ends the move.
    pub fn finish(mut self, undone: Option<u32>) -> Result<()> {
        let next = self.next.take().ok_or_else(|| Error::damaged("the new store is closed"))?;
        let notes = std::mem::take(&mut self.notes);
        hand_over(self.old, &next, undone, notes)?;
        next.close()?;
        swap::decide(&self.old.folder)?;
        self.old.take_on_next()
    }
}

impl Drop for Successor<'_> {
    fn drop(&mut self) {
        drop(self.next.take());
        // What is left is thrown away when the workspace is opened.
        let _ = swap::discard(&self.old.folder);
        self.old.importing.store(false, Ordering::Release);
    }
}

/// Everything but the batches.
fn hand_over(old: &Store, next: &Store, undone: Option<u32>, notes: BTreeMap<String, serde_json::Value>) -> Result<()> {
    let (known, mut kept) = {
        let catalog = read_lock(&old.catalog);
        (catalog.imports.clone(), catalog.kept.clone())
    };
    if !notes.is_empty() {
        kept.get_or_insert_default().notes.extend(notes);
    }
    let changed = |number: u32| undone == Some(number);
    let entries = known.into_iter().map(|(number, entry)| {
        let entry = if changed(number) { ImportEntry::undone(number) } else { entry };
        (number, entry)
    });
    let mut manifest = lock(&next.manifest);
    let source = read_lock(&next.source);
    let db = source.live()?;
    let mut catalog = write_lock(&next.catalog);
    catalog.imports = entries.collect();
    catalog.imports.values().try_for_each(|entry| db.put_import(entry))?;
    catalog.kept = kept;
    if let Some(kept) = &catalog.kept {
        db.put_kept(kept)?;
        backup::save_kept(&next.folder, kept)?;
    }
    db.flush()?;
    let same = backup::link(&old.folder, &next.folder, &lock(&old.manifest).backup, |end| {
        undone.is_some_and(|undone| end.finished < undone) && catalog.has(&end.totals)
    })?;
    manifest.backup = backup::append(&next.folder, &same, &catalog, &|| false, |block| db.block(block))?;
    manifest.totals = catalog.totals;
    manifest.imports = catalog.last_import();
    manifest.write(&next.folder)
}
