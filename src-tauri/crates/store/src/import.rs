//! Writing an import: batch by batch, then its receipt and the backup.
//!
//! In: encoded blocks. Out: sequence numbers of flushed batches. Never: half a batch.

use std::sync::atomic::Ordering;

use model::ImportReceipt;

use crate::addition::Addition;
use crate::backup;
use crate::block::Head;
use crate::catalog::{Batch, ImportEntry};
use crate::load::{Expected, load};
use crate::manifest::Manifest;
use crate::open::store_folder;
use crate::source::Source;
use crate::store::{Store, lock, read_lock, write_lock};
use crate::{EncodedBlock, Error, Result, Stored, cut_blocks, encode_block};

/// A listed rejection in a stored receipt, bytes: its value is cut at 200 characters.
const REJECTION_BYTES: usize = 512;

/// An import being written. Dropped without [`ImportWriter::finish`] it keeps its whole batches and shows as
/// interrupted.
pub struct ImportWriter<'a> {
    store: &'a Store,
    draft: ImportReceipt,
    started: bool,
    /// The backup's next segment; `None` when the backup lacks more than this import, or could not be written.
    addition: Option<Addition>,
}

impl<'a> ImportWriter<'a> {
    pub(crate) fn begin(store: &'a Store, mut draft: ImportReceipt) -> Result<Self> {
        read_lock(&store.source).live()?;
        if store.importing.swap(true, Ordering::AcqRel) {
            return Err(Error::Busy);
        }
        draft.import = read_lock(&store.catalog).last_import() + 1;
        Ok(ImportWriter { store, draft, started: false, addition: None })
    }

    /// Number of this import, for [`Stored::import`].
    pub fn number(&self) -> u32 {
        self.draft.import
    }

    /// Cuts and encodes tickets and writes them as one batch; see [`ImportWriter::put_blocks`].
    pub fn put_batch(&mut self, stored: Vec<Stored>) -> Result<u64> {
        let blocks = cut_blocks(stored);
        self.put_blocks(blocks.iter().map(|block| encode_block(block)).collect::<Result<_>>()?)
    }

    /// Writes one batch and gives its sequence number. It is durable, and its tickets can be read, from here on. Of
    /// two entries for a ticket the later one counts.
    ///
    /// # Errors
    /// [`Error::StorageFull`] and other refusals of the disk: the batch is kept as a whole or not at all, and what was
    /// written before stays readable.
    pub fn put_blocks(&mut self, blocks: Vec<EncodedBlock>) -> Result<u64> {
        if blocks.is_empty() {
            return Ok(self.store.sequence());
        }
        let mut manifest = lock(&self.store.manifest);
        let batch = read_lock(&self.store.catalog).next_batch_of(self.draft.import, &blocks)?;
        let bytes = blocks.iter().map(EncodedBlock::bytes).sum();
        read_lock(&self.store.source).live()?.room_for_batch(bytes)?;
        self.add_to_backup(&manifest, &batch, &blocks);
        let heads: Vec<Head> = blocks.iter().map(|block| block.head.clone()).collect();
        let draft = (!self.started).then(|| ImportEntry::of(self.draft.clone(), false));
        let written = self.write(|db| {
            draft.as_ref().map_or(Ok(()), |entry| db.put_import(entry))?;
            db.put_batch(&batch, blocks)
        });
        if let Err(error) = written {
            self.addition = None;
            return Err(self.reload(&manifest, error));
        }
        self.started = true;
        let mut catalog = write_lock(&self.store.catalog);
        catalog.add(batch, &heads)?;
        catalog.imports.extend(draft.map(|entry| (entry.receipt.import, entry)));
        drop(catalog);
        manifest.totals = batch.totals;
        manifest.imports = self.draft.import;
        manifest.write(&self.store.folder)?;
        Ok(batch.totals.sequence)
    }

    /// Keeps the receipt, numbered, and writes the backup. Gives the receipt back.
    ///
    /// # Errors
    /// [`Error::Backup`] when only the backup failed: everything is stored, and the next import or open catches up.
    pub fn finish(self, receipt: ImportReceipt) -> Result<ImportReceipt> {
        self.finish_unless(receipt, &|| false)
    }

    /// As [`ImportWriter::finish`], but once `stop` says so a backup that would take long is left to the next import
    /// or open.
    ///
    /// # Errors
    /// As [`ImportWriter::finish`].
    pub fn finish_unless(mut self, mut receipt: ImportReceipt, stop: &dyn Fn() -> bool) -> Result<ImportReceipt> {
        receipt.import = self.draft.import;
        let entry = ImportEntry::of(receipt.clone(), true);
        let mut manifest = lock(&self.store.manifest);
        self.room_for(entry.receipt.rejections.len() * REJECTION_BYTES)?;
        if let Err(error) = self.write(|db| db.put_import(&entry)) {
            return Err(self.reload(&manifest, error));
        }
        write_lock(&self.store.catalog).imports.insert(receipt.import, entry);
        manifest.imports = receipt.import;
        manifest.write(&self.store.folder)?;
        self.back_up(&mut manifest, stop).map_err(|error| Error::Backup(Box::new(error)))?;
        Ok(receipt)
    }

    fn room_for(&self, bytes: usize) -> Result<()> {
        read_lock(&self.store.source).live()?.room_for(bytes)
    }

    fn write(&self, work: impl FnOnce(&crate::db::Db) -> Result<()>) -> Result<()> {
        let source = read_lock(&self.store.source);
        let db = source.live()?;
        self.store.watch(work(db).and_then(|()| db.flush()))
    }

    /// Adds a batch to the backup's next segment. One that fails is given up: the end of the import tries again.
    fn add_to_backup(&mut self, manifest: &Manifest, batch: &Batch, blocks: &[EncodedBlock]) {
        if !self.started && manifest.backup.totals == manifest.totals {
            self.addition = Addition::begin(&self.store.folder, &manifest.backup).ok();
        }
        if self.addition.as_mut().is_some_and(|addition| addition.put(batch, blocks).is_err()) {
            self.addition = None;
        }
    }

    fn back_up(&mut self, manifest: &mut Manifest, stop: &dyn Fn() -> bool) -> Result<()> {
        let addition = self.addition.take();
        let source = read_lock(&self.store.source);
        let db = source.live()?;
        db.leave_room();
        let catalog = read_lock(&self.store.catalog);
        let mark = match addition.filter(|addition| addition.is_whole(&catalog)) {
            Some(addition) => addition.finish(&catalog),
            None => backup::append(&self.store.folder, &manifest.backup, &catalog, stop, |block| db.block(block)),
        };
        manifest.backup = self.store.watch(mark)?;
        manifest.write(&self.store.folder)
    }

    /// After a failed write sled refuses everything: it is opened again at the last whole batch.
    fn reload(&self, manifest: &Manifest, error: Error) -> Error {
        let mut source = write_lock(&self.store.source);
        *source = Source::Closed;
        let expected = Expected { totals: manifest.totals, imports: manifest.imports };
        match load(&store_folder(&self.store.folder), expected, true) {
            Ok(loaded) => {
                *write_lock(&self.store.catalog) = loaded.catalog;
                *source = Source::Live(loaded.db);
                error
            }
            Err(worse @ Error::Damaged { .. }) => worse,
            Err(_) => error,
        }
    }
}

impl Drop for ImportWriter<'_> {
    fn drop(&mut self) {
        if let Ok(db) = read_lock(&self.store.source).live() {
            db.leave_room();
        }
        self.store.importing.store(false, Ordering::Release);
    }
}
