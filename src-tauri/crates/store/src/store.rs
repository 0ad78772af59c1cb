//! The open store: finding, reading and counting tickets.
//!
//! In: keys. Out: entries. Never: panics on damage; a failed check is an error and unseals the store.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::time::Duration;

use model::{ImportReceipt, Settings, TicketKey};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::backup::{self, Backup};
use crate::block::OpenBlock;
use crate::cache::BlockCache;
use crate::catalog::{Catalog, ImportEntry, Place};
use crate::import::ImportWriter;
use crate::kept::Kept;
use crate::manifest::{Found, Manifest, SCHEMA};
use crate::open::{Parts, open, open_next, store_folder};
use crate::raw::{Blocks, RawBlock};
use crate::said::Corrections;
use crate::source::Source;
use crate::{AnalysedBy, Error, History, Opened, Result, Stored, Successor, files, swap};

/// A workspace's ground truth. `Send + Sync`; reading goes on while an import writes.
pub struct Store {
    pub(crate) folder: PathBuf,
    pub(crate) source: RwLock<Source>,
    pub(crate) catalog: RwLock<Catalog>,
    /// Held while writing, so that there is one writer.
    pub(crate) manifest: Mutex<Manifest>,
    /// An [`ImportWriter`] is out.
    pub(crate) importing: AtomicBool,
    /// Held while something is kept apart from the tickets.
    pub(crate) corrections: Mutex<Corrections>,
    cache: Mutex<BlockCache>,
    /// A check failed: the next open reads everything instead of trusting the seal.
    suspect: AtomicBool,
    read_only: bool,
    epoch: AtomicU64,
    lock: Option<File>,
}

impl Store {
    /// Opens a workspace folder for reading and writing, creating it when it is not there.
    ///
    /// Checks what is on disk against the manifest, drops a last torn batch, restores a damaged store from the
    /// backup, and says so in [`Opened`].
    ///
    /// # Errors
    /// [`Error::Locked`] when another process has it open, [`Error::NewerSchema`], and what the disk refuses.
    pub fn open(folder: impl AsRef<Path>) -> Result<(Store, Opened)> {
        let folder = folder.as_ref();
        let (Parts { db, catalog, manifest, lock }, mut opened) = open(folder)?;
        let store = Store::assemble(folder, Source::Live(db), catalog, manifest, Some(lock));
        store.recall(&mut opened)?;
        Ok((store, opened))
    }

    /// Opens the backup for reading, without a lock and without writing: the workspace as of its last finished
    /// import. A folder without backup gives an empty store; damage in the backup is in [`Opened::backup_damage`].
    ///
    /// # Errors
    /// [`Error::NewerSchema`], and what the disk refuses.
    pub fn open_read_only(folder: impl AsRef<Path>) -> Result<(Store, Opened)> {
        let folder = folder.as_ref();
        wait_for_a_swap(folder);
        let manifest = match Manifest::find(folder)? {
            Found::Intact(manifest) => *manifest,
            Found::Nothing | Found::Damaged => Manifest::new(0),
        };
        let backup = Backup::read(folder, &manifest.backup.segments)?;
        let catalog = backup.catalog()?;
        let mut opened = Opened { backup_damage: backup.faults.clone(), ..Opened::default() };
        let store = Store::assemble(folder, Source::Frozen(Box::new(backup)), catalog, manifest, None);
        store.recall(&mut opened)?;
        Ok((store, opened))
    }

    pub(crate) fn assemble(
        folder: &Path,
        source: Source,
        catalog: Catalog,
        manifest: Manifest,
        lock: Option<File>,
    ) -> Self {
        Store {
            folder: folder.to_path_buf(),
            read_only: lock.is_none(),
            epoch: AtomicU64::new(manifest.epoch),
            source: RwLock::new(source),
            catalog: RwLock::new(catalog),
            manifest: Mutex::new(manifest),
            importing: AtomicBool::new(false),
            corrections: Mutex::default(),
            cache: Mutex::default(),
            suspect: AtomicBool::new(false),
            lock,
        }
    }

    /// Closes cleanly, so that the next open need not read every block. Dropping does the same without the error.
    pub fn close(mut self) -> Result<()> {
        self.seal()
    }

    /// Whether it was opened for reading only.
    pub fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// Number of tickets.
    pub fn len(&self) -> usize {
        read_lock(&self.catalog).len()
    }

    /// Whether there is no ticket.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Number of the last flushed batch; 0 when there is none.
    pub fn sequence(&self) -> u64 {
        read_lock(&self.catalog).totals.sequence
    }

    /// Lineage of the sequence numbers: it changes when the store is restored from the backup or made anew, so an
    /// index that was made under another one must be rebuilt.
    pub fn epoch(&self) -> u64 {
        self.epoch.load(Ordering::Acquire)
    }

    /// Where the ticket's newest entry lies, with the hash of its record. In memory.
    pub fn place(&self, key: &TicketKey) -> Option<Place> {
        read_lock(&self.catalog).place(key.hash128())
    }

    /// Whether the ticket is known. In memory.
    pub fn contains(&self, key: &TicketKey) -> bool {
        self.place(key).is_some()
    }

    /// The ticket's newest entry; `None` when it is not known.
    pub fn get(&self, key: &TicketKey) -> Result<Option<Stored>> {
        // Held over both, so that place and block are of one store.
        let source = read_lock(&self.source);
        let Some(place) = self.place(key) else { return Ok(None) };
        let found = self.watch(self.block(&source, place.block)?.ticket(usize::from(place.slot)))?;
        Ok(found.filter(|entry| entry.key() == key))
    }

    /// The newest entries in the order asked; each block is read once.
    pub fn get_many(&self, keys: &[TicketKey]) -> Result<Vec<Option<Stored>>> {
        let source = read_lock(&self.source);
        let mut by_block: BTreeMap<u32, Vec<(usize, u16)>> = BTreeMap::new();
        let catalog = read_lock(&self.catalog);
        for (at, key) in keys.iter().enumerate() {
            if let Some(place) = catalog.place(key.hash128()) {
                by_block.entry(place.block).or_default().push((at, place.slot));
            }
        }
        drop(catalog);
        let mut found = vec![None; keys.len()];
        for (number, wanted) in by_block {
            let block = self.block(&source, number)?;
            for (at, slot) in wanted {
                found[at] = self.watch(block.ticket(usize::from(slot)))?.filter(|entry| *entry.key() == keys[at]);
            }
        }
        Ok(found)
    }

    /// All current tickets in the order they were written, one block in memory at a time.
    pub fn scan(&self) -> impl Iterator<Item = Result<Stored>> + '_ {
        self.blocks_since(0).flat_map(|block| match block.and_then(RawBlock::decode) {
            Ok(tickets) => tickets.into_iter().map(Ok).collect::<Vec<_>>(),
            Err(error) => vec![self.watch(Err(error))],
        })
    }

    /// Blocks of the batches after `sequence`, in order; after 0 it is all of them. Each is decoded by
    /// [`RawBlock::decode`], on any thread, to its current tickets.
    pub fn blocks_since(&self, sequence: u64) -> Blocks<'_> {
        Blocks::since(self, sequence)
    }

    /// Keys of all tickets by (source, id), read from the blocks' heads.
    pub fn keys_sorted(&self) -> Result<Vec<TicketKey>> {
        let source = read_lock(&self.source);
        let mut keys = Vec::with_capacity(self.len());
        let blocks = read_lock(&self.catalog).totals.blocks;
        for number in 0..blocks {
            let head = self.watch(source.head(number))?;
            let live = read_lock(&self.catalog).live(number, &head)?;
            let mut live = live.into_iter().map(usize::from).peekable();
            for (slot, key) in head.keys().enumerate() {
                if live.next_if_eq(&slot).is_some() {
                    keys.push(key?.0);
                }
            }
        }
        keys.sort_unstable();
        Ok(keys)
    }

    /// Starts an import. `draft` says what is imported; its number is assigned here and is in
    /// [`ImportWriter::number`]. Nothing is written before the first batch.
    ///
    /// # Errors
    /// [`Error::Busy`] while another import is written, [`Error::ReadOnly`].
    pub fn begin_import(&self, draft: ImportReceipt) -> Result<ImportWriter<'_>> {
        ImportWriter::begin(self, draft)
    }

    /// Starts the store that will take this one's place.
    ///
    /// # Errors
    /// [`Error::Busy`] while an import is written, [`Error::ReadOnly`], and what the disk refuses.
    pub fn begin_successor(&self) -> Result<Successor<'_>> {
        Successor::begin(self)
    }

    /// Whether this version's layout is what it is written in. One that is not can be read; it is brought up to date by
    /// a successor.
    pub fn is_current_schema(&self) -> bool {
        lock(&self.manifest).schema == SCHEMA
    }

    /// What the analyses were made by, as far as the first entry of each import tells: all of an import are made by the
    /// same, and those before are made anew when that changes. Empty in an empty store.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn analysed_by(&self) -> Result<BTreeSet<AnalysedBy>> {
        let batches = read_lock(&self.catalog).batches.clone();
        let mut found = BTreeSet::new();
        for import in batches.chunk_by(|a, b| a.import == b.import) {
            let mut blocks = import.iter().flat_map(|batch| batch.first..batch.totals.blocks);
            // A block of marks has no entry.
            let first = blocks.find_map(|block| self.entry_at(block, 0).transpose()).transpose()?;
            found
                .extend(first.map(|entry| AnalysedBy { version: entry.analysis.version, rules: entry.analysis.rules }));
        }
        Ok(found)
    }

    /// All batches in order, with everything that was ever written.
    pub fn history(&self) -> History<'_> {
        History::of(self)
    }

    /// An entry by its place in the history; `None` when there is none.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn entry_at(&self, block: u32, slot: u16) -> Result<Option<Stored>> {
        let source = read_lock(&self.source);
        self.watch(self.block(&source, block)?.ticket(usize::from(slot)))
    }

    /// The import that wrote a block; 0 when there is no such block. In memory.
    pub fn import_of(&self, block: u32) -> u32 {
        read_lock(&self.catalog).batch_of(block).map_or(0, |batch| batch.import)
    }

    /// All imports by number, interrupted ones included, undone ones not.
    pub fn imports(&self) -> Vec<ImportEntry> {
        read_lock(&self.catalog).imports.values().filter(|entry| !entry.undone).cloned().collect()
    }

    /// The receipt of one import; `None` when it was undone.
    pub fn import(&self, number: u32) -> Option<ImportEntry> {
        read_lock(&self.catalog).imports.get(&number).filter(|entry| !entry.undone).cloned()
    }

    /// The settings; the defaults before they were saved.
    pub fn settings(&self) -> Settings {
        read_lock(&self.catalog).kept.as_ref().map(|kept| kept.settings.clone()).unwrap_or_default()
    }

    /// Keeps the settings, in the store and in the backup.
    pub fn save_settings(&self, settings: &Settings) -> Result<()> {
        self.keep(|kept| kept.settings = settings.clone())
    }

    /// What another room wanted kept under a name; `None` when it never did, or another version wrote what can't be
    /// read.
    pub fn note<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        let catalog = read_lock(&self.catalog);
        let note = catalog.kept.as_ref()?.notes.get(name)?;
        T::deserialize(note).ok()
    }

    /// Keeps a value under a name, in the store and in the backup.
    ///
    /// # Errors
    /// A value that is no JSON; what the disk refuses.
    pub fn save_note(&self, name: &str, value: &impl Serialize) -> Result<()> {
        let value = serde_json::to_value(value).map_err(|error| Error::Encode(error.to_string()))?;
        self.keep(|kept| _ = kept.notes.insert(name.to_owned(), value))
    }

    fn keep(&self, change: impl FnOnce(&mut Kept)) -> Result<()> {
        let _writing = lock(&self.manifest);
        let source = read_lock(&self.source);
        let db = source.live()?;
        db.room_for(0)?;
        let mut kept = read_lock(&self.catalog).kept.clone().unwrap_or_default();
        change(&mut kept);
        self.watch(db.put_kept(&kept).and_then(|()| db.flush()))?;
        backup::save_kept(&self.folder, &kept)?;
        write_lock(&self.catalog).kept = Some(kept);
        Ok(())
    }

    fn block(&self, source: &Source, number: u32) -> Result<Arc<OpenBlock>> {
        if let Some(block) = lock(&self.cache).get(number) {
            return Ok(block);
        }
        let body = self.watch(source.body(number))?;
        let block = Arc::new(self.watch(OpenBlock::of(&body))?);
        lock(&self.cache).put(number, Arc::clone(&block));
        Ok(block)
    }

    /// Remembers damage, so that the next open checks everything.
    pub(crate) fn watch<T>(&self, result: Result<T>) -> Result<T> {
        if matches!(result, Err(Error::Damaged { .. })) {
            self.suspect.store(true, Ordering::Relaxed);
        }
        result
    }

    /// Lets go of what is open and goes on with the store in `next/`. Readers wait for it.
    pub(crate) fn take_on_next(&self) -> Result<()> {
        let mut manifest = lock(&self.manifest);
        let mut source = write_lock(&self.source);
        if let Source::Live(db) = std::mem::replace(&mut *source, Source::Closed) {
            db.close()?;
        }
        let (db, catalog, found) = open_next(&self.folder)?;
        self.epoch.store(found.epoch, Ordering::Release);
        *lock(&self.cache) = BlockCache::default();
        *write_lock(&self.catalog) = catalog;
        *manifest = found;
        *source = Source::Live(db);
        Ok(())
    }

    fn seal(&mut self) -> Result<()> {
        let source = self.source.get_mut().unwrap_or_else(PoisonError::into_inner);
        let Source::Live(db) = std::mem::replace(source, Source::Closed) else { return Ok(()) };
        let released = db.close()?;
        if released && !*self.suspect.get_mut() {
            let manifest = self.manifest.get_mut().unwrap_or_else(PoisonError::into_inner);
            manifest.seal = Some(files::marks(&store_folder(&self.folder))?);
            manifest.write(&self.folder)?;
        }
        Ok(())
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        // An unsealed store is only slower to open; nobody is left to be told.
        let _ = self.seal();
        // Closing alone would leave it locked while a process that is just being spawned still shares the handle.
        let _ = self.lock.as_ref().map(File::unlock);
    }
}

/// Another process that is exchanging its store is done in a moment.
fn wait_for_a_swap(folder: &Path) {
    for _ in 0..100 {
        if !swap::is_decided(folder) {
            return;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// A lock whose holder panicked still guards whole values: every change is made in one assignment at the end.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// See [`lock`].
pub(crate) fn read_lock<T>(lock: &RwLock<T>) -> RwLockReadGuard<'_, T> {
    lock.read().unwrap_or_else(PoisonError::into_inner)
}

/// See [`lock`].
pub(crate) fn write_lock<T>(lock: &RwLock<T>) -> RwLockWriteGuard<'_, T> {
    lock.write().unwrap_or_else(PoisonError::into_inner)
}
