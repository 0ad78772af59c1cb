//! sled, behind one door: five trees, every call guarded.
//!
//! In: encoded values. Out: encoded values, after their checksums are checked. Never: lets a panic of sled through.
//!
//! | tree | key (big endian) | value |
//! |---|---|---|
//! | `blocks` | block u32 | body, see [`crate::block`] |
//! | `heads` | block u32 | head |
//! | `batches` | sequence u64 | CRC-32, JSON of [`Batch`] |
//! | `imports` | import u32 | CRC-32, JSON of [`ImportEntry`] |
//! | `meta` | `settings` | CRC-32, JSON of settings and notes |

use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::block::{Head, check_body, sealed, unsealed};
use crate::catalog::Batch;
use crate::files::Room;
use crate::guard::{caught, within};
use crate::kept::Kept;
use crate::store::lock;
use crate::{EncodedBlock, Error, ImportEntry, Result, files};

/// Memory for sled's own cache, bytes; its default is about 1 GB.
const CACHE_BYTES: u64 = 16 << 20;
/// How long sled may take to let go of its file after it was dropped.
const RELEASE: Duration = Duration::from_secs(5);

/// How long a write may take before the disk counts as not answering.
const WRITE_LIMIT: Duration = Duration::from_secs(60);
/// Free bytes without which sled is not even opened.
const OPEN_BYTES: u64 = 2 << 20;
/// Free bytes that sled gets beside what is written: its segments are 512 KB, a few are open at a time.
const SPARE_BYTES: u64 = 8 << 20;
/// sled writes a value more than once, when its page is written and when it is split.
const WRITE_FACTOR: u64 = 3;
/// Free bytes for the segments that sled opens during one batch, and what is asked for ahead: asking costs as much as
/// writing, so each byte is asked for once.
const BATCH_BYTES: u64 = 1 << 20;
const AHEAD_BYTES: u64 = 64 << 20;

/// An open sled database.
pub(crate) struct Db {
    /// `None` only while it is being dropped.
    trees: Option<Arc<Trees>>,
    path: PathBuf,
    /// A write never came back: sled is not touched again, not even to drop it.
    hung: AtomicBool,
    ahead: Mutex<Ahead>,
}

/// What is kept free for the next batches.
#[derive(Default)]
struct Ahead {
    room: Option<Room>,
    /// How many bytes the next room will have.
    bytes: u64,
}

struct Trees {
    db: sled::Db,
    blocks: sled::Tree,
    heads: sled::Tree,
    batches: sled::Tree,
    imports: sled::Tree,
    meta: sled::Tree,
}

impl Drop for Db {
    fn drop(&mut self) {
        let trees = self.trees.take();
        if *self.hung.get_mut() {
            std::mem::forget(trees);
            return;
        }
        // A damaged sled may panic even here; what it held is checked on the next open.
        let _ = caught("closing the store", || {
            drop(trees);
            Ok(())
        });
    }
}

impl Db {
    /// Opens or creates the database in this folder.
    pub fn open(path: &Path) -> Result<Self> {
        files::create_folder(path)?;
        files::ensure_room(path, OPEN_BYTES)?;
        if !files::wait_until_free(&path.join("db"), RELEASE) {
            return Err(Error::Locked { folder: path.to_path_buf() });
        }
        let trees = caught("opening the store", || Trees::open(path).map_err(|error| sled_error("open", path, error)))?;
        Ok(Db {
            trees: Some(Arc::new(trees)),
            path: path.to_path_buf(),
            hung: AtomicBool::new(false),
            ahead: Mutex::default(),
        })
    }

    /// Closes it; whether sled has really let go of its files.
    pub fn close(self) -> Result<bool> {
        self.flush()?;
        let file = self.path.join("db");
        drop(self);
        Ok(files::wait_until_free(&file, RELEASE))
    }

    fn trees(&self) -> Result<&Arc<Trees>> {
        let usable = self.trees.as_ref().filter(|_| !self.hung.load(Ordering::Relaxed));
        usable.ok_or_else(|| Error::damaged("the store is closed"))
    }

    fn read<T>(&self, work: impl FnOnce(&Trees) -> sled::Result<T>) -> Result<T> {
        let trees = self.trees()?;
        caught("reading the store", || work(trees).map_err(|error| sled_error("read", &self.path, error)))
    }

    /// sled may wait for ever for a disk that failed it: writes run where they can be left behind.
    fn write(&self, work: impl FnOnce(&Trees) -> sled::Result<()> + Send + 'static) -> Result<()> {
        let (trees, path) = (Arc::clone(self.trees()?), self.path.clone());
        let run = move || work(&trees).map_err(|error| sled_error("write", &path, error));
        within("writing the store", WRITE_LIMIT, run)?.ok_or_else(|| {
            self.hung.store(true, Ordering::Relaxed);
            Error::io("write", &self.path, io::ErrorKind::TimedOut.into())
        })
    }

    /// Makes sure that values of this many bytes can be written, before sled is touched.
    ///
    /// # Errors
    /// [`Error::StorageFull`]; the database stays usable.
    pub fn room_for(&self, bytes: usize) -> Result<()> {
        files::ensure_room(&self.path, bytes as u64 * WRITE_FACTOR + SPARE_BYTES)
    }

    /// As [`Db::room_for`], for one batch of several: from the second on it keeps bytes free for those that follow,
    /// until [`Db::leave_room`].
    ///
    /// # Errors
    /// As [`Db::room_for`].
    pub fn room_for_batch(&self, bytes: usize) -> Result<()> {
        let needed = bytes as u64 * WRITE_FACTOR + BATCH_BYTES;
        let mut ahead = lock(&self.ahead);
        if let Some(room) = &mut ahead.room
            && room.give(needed)?
        {
            return Ok(());
        }
        ahead.room = None;
        self.room_for(bytes)?;
        ahead.room = Room::take(&self.path, ahead.bytes).ok();
        ahead.bytes = (ahead.bytes * 2).clamp(8 * BATCH_BYTES, AHEAD_BYTES);
        Ok(())
    }

    /// Gives back what was kept free for batches to come.
    pub fn leave_room(&self) {
        *lock(&self.ahead) = Ahead::default();
    }

    /// Makes everything written so far durable.
    pub fn flush(&self) -> Result<()> {
        self.write(|trees| trees.db.flush().map(|_| ()))
    }

    /// Writes a batch: its blocks first, the record that makes them count last. Not durable before [`Db::flush`].
    pub fn put_batch(&self, batch: &Batch, blocks: Vec<EncodedBlock>) -> Result<()> {
        let (record, first, sequence) = (to_value(batch)?, batch.first, batch.totals.sequence);
        self.write(move |trees| {
            for (number, block) in (first..).zip(&blocks) {
                trees.heads.insert(number.to_be_bytes(), block.head_bytes.as_slice())?;
                trees.blocks.insert(number.to_be_bytes(), block.body.as_slice())?;
            }
            trees.batches.insert(sequence.to_be_bytes(), record).map(|_| ())
        })
    }

    /// Writes an import's entry. Not durable before [`Db::flush`].
    pub fn put_import(&self, entry: &ImportEntry) -> Result<()> {
        let (key, value) = (entry.receipt.import.to_be_bytes(), to_value(entry)?);
        self.write(move |trees| trees.imports.insert(key, value).map(|_| ()))
    }

    /// Writes settings and notes. Not durable before [`Db::flush`].
    pub fn put_kept(&self, kept: &Kept) -> Result<()> {
        let value = to_value(kept)?;
        self.write(move |trees| trees.meta.insert("settings", value).map(|_| ()))
    }

    /// The saved settings and notes.
    pub fn kept(&self) -> Result<Option<Kept>> {
        let value = self.read(|trees| trees.meta.get("settings"))?;
        value.map(|value| from_value(&value, "the settings")).transpose()
    }

    /// All imports in order.
    pub fn imports(&self) -> Result<Vec<ImportEntry>> {
        let values = self.read(|trees| trees.imports.iter().values().collect::<sled::Result<Vec<_>>>())?;
        values.iter().map(|value| from_value(value, "an import's receipt")).collect()
    }

    /// Records of all batches in order; one that fails its checksum is an error in its place.
    pub fn batches(&self) -> Result<Vec<Result<Batch>>> {
        let values = self.read(|trees| trees.batches.iter().values().collect::<sled::Result<Vec<_>>>())?;
        Ok(values.iter().map(|value| from_value(value, "a batch's record")).collect())
    }

    /// Head of a block.
    pub fn head(&self, block: u32) -> Result<Head> {
        Head::decode(&self.read(|trees| trees.heads.get(block.to_be_bytes()))?.ok_or_else(|| missing(block))?)
    }

    /// Body of a block, its CRC not yet checked.
    pub fn body(&self, block: u32) -> Result<Vec<u8>> {
        let body = self.read(|trees| trees.blocks.get(block.to_be_bytes()))?;
        body.map(|body| body.to_vec()).ok_or_else(|| missing(block))
    }

    /// A block, head and body checked.
    pub fn block(&self, block: u32) -> Result<EncodedBlock> {
        let head_bytes = self.read(|trees| trees.heads.get(block.to_be_bytes()))?;
        EncodedBlock::from_parts(head_bytes.ok_or_else(|| missing(block))?.to_vec(), self.body(block)?)
    }

    /// Checks a block's body against its head.
    pub fn check(&self, block: u32, head: &Head) -> Result<()> {
        let body = self.read(|trees| trees.blocks.get(block.to_be_bytes()))?;
        check_body(&body.ok_or_else(|| missing(block))?, head)
    }

    /// Removes everything after a batch; the number of tickets that were in it, as far as it can be told.
    pub fn drop_after(&self, sequence: u64, blocks: u32) -> Result<u64> {
        let heads = self.read(|trees| trees.heads.range(blocks.to_be_bytes()..).collect::<sled::Result<Vec<_>>>())?;
        let dropped = heads.iter().filter_map(|(_, head)| Head::decode(head).ok());
        let dropped = dropped.map(|head| head.entries.len() as u64).sum();
        self.write(move |trees| {
            clear(&trees.batches, &(sequence + 1).to_be_bytes())?;
            clear(&trees.heads, &blocks.to_be_bytes())?;
            clear(&trees.blocks, &blocks.to_be_bytes())
        })?;
        Ok(dropped)
    }
}

impl Trees {
    fn open(path: &Path) -> sled::Result<Self> {
        let config = sled::Config::new().path(path).cache_capacity(CACHE_BYTES).flush_every_ms(None);
        let db = config.mode(sled::Mode::HighThroughput).open()?;
        let tree = |name: &str| db.open_tree(name);
        let (blocks, heads, batches) = (tree("blocks")?, tree("heads")?, tree("batches")?);
        let (imports, meta) = (tree("imports")?, tree("meta")?);
        Ok(Trees { blocks, heads, batches, imports, meta, db })
    }
}

fn clear(tree: &sled::Tree, from: &[u8]) -> sled::Result<()> {
    for key in tree.range(from..).keys() {
        tree.remove(key?)?;
    }
    Ok(())
}

fn missing(block: u32) -> Error {
    Error::damaged(format!("block {block} is missing"))
}

/// JSON after its CRC-32: small values whose shape may grow.
pub(crate) fn to_value(value: &impl Serialize) -> Result<Vec<u8>> {
    let mut bytes = vec![0; 4];
    serde_json::to_writer(&mut bytes, value).map_err(|error| Error::Encode(error.to_string()))?;
    sealed(bytes)
}

/// Reads what [`to_value`] wrote.
pub(crate) fn from_value<T: DeserializeOwned>(bytes: &[u8], what: &str) -> Result<T> {
    let rest = unsealed(bytes).ok_or_else(|| Error::damaged(format!("{what} fails its checksum")))?;
    serde_json::from_slice(rest).map_err(|error| Error::damaged(format!("{what} can't be read: {error}")))
}

/// The machine's refusals stay what they are; everything else sled reports means damage.
fn sled_error(action: &'static str, path: &Path, error: sled::Error) -> Error {
    use io::ErrorKind::{
        Interrupted, InvalidData, InvalidInput, NotFound, Other, OutOfMemory, UnexpectedEof, WouldBlock,
    };
    match error {
        sled::Error::Io(source) => match source.kind() {
            InvalidData | InvalidInput | NotFound | Other | UnexpectedEof | Interrupted | WouldBlock | OutOfMemory => {
                Error::damaged(format!("{action}: {source}"))
            }
            _ => Error::io(action, path, source),
        },
        error => Error::damaged(format!("{action}: {error}")),
    }
}
