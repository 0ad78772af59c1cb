//! The ground truth on disk: records, analysis, receipts, settings.
//!
//! In: encoded blocks of tickets. Out: tickets, and facts about damage. Never: words, numbers, the index.
//! Only this crate names sled.

mod error;
mod opened;
mod stored;

pub use error::{Error, Result};
pub use opened::{AsOf, Opened, Recovery};
pub use stored::{Stored, content_hash};

use model::{ImportReceipt, Settings, Ticket, TicketKey};
use std::path::Path;

/// Most tickets of a block.
pub const BLOCK_TICKETS: usize = 128;

/// Where the newest entry of a ticket lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Number of the block.
    pub block: u32,
    /// Position in the block.
    pub slot: u16,
    /// [`content_hash`] of the newest record.
    pub hash: u64,
}

/// Tickets in their stored form, made by [`encode_block`] on any thread.
pub struct EncodedBlock {}

/// A block as read, decoded by [`RawBlock::decode`] on any thread.
pub struct RawBlock {}

/// An import that the store knows of.
pub struct ImportEntry {
    /// The receipt; a draft when it was interrupted.
    pub receipt: ImportReceipt,
    /// Whether the import ran to its end (or was cancelled); `false` when the program died in it.
    pub finished: bool,
}

/// A workspace's ground truth. `Send + Sync`; every method takes `&self`.
pub struct Store {}

/// An import being written. Dropping it without `finish` keeps its whole batches.
pub struct ImportWriter<'a> {
    store: &'a Store,
}

/// Cuts tickets into blocks of at most [`BLOCK_TICKETS`] and about 1 MB.
pub fn cut_blocks(_stored: Vec<Stored>) -> Vec<Vec<Stored>> { unimplemented!() }
/// Pure: encodes and compresses one block.
pub fn encode_block(_stored: &[Stored]) -> Result<EncodedBlock> { unimplemented!() }
/// The ticket that two records of the same key make. `merge(e, i) == e` means unchanged.
pub fn merge(_existing: &Ticket, _incoming: &Ticket) -> Ticket { unimplemented!() }

impl RawBlock {
    /// Pure: the block's tickets that are current (not superseded by a later entry).
    pub fn decode(&self) -> Result<Vec<Stored>> { unimplemented!() }
    /// Number of the batch that brought it.
    pub fn sequence(&self) -> u64 { unimplemented!() }
}

impl Store {
    /// Opens for reading and writing, creating the folder; takes the lock, repairs what is damaged.
    pub fn open(_dir: &Path) -> Result<(Store, Opened)> { unimplemented!() }
    /// Opens the backup for reading, without a lock: the workspace as of its last finished import. Empty when there is none.
    pub fn open_read_only(_dir: &Path) -> Result<(Store, Opened)> { unimplemented!() }
    /// Closes cleanly, so that the next open is quick. (Dropping does the same but swallows the error.)
    pub fn close(self) -> Result<()> { unimplemented!() }
    /// Whether it was opened for reading only.
    pub fn is_read_only(&self) -> bool { unimplemented!() }
    /// Number of tickets.
    pub fn len(&self) -> usize { unimplemented!() }
    /// Whether there is no ticket.
    pub fn is_empty(&self) -> bool { unimplemented!() }
    /// Where the newest entry of the ticket lies, with the hash of its record. In memory, no I/O.
    pub fn place(&self, _key: &TicketKey) -> Option<Place> { unimplemented!() }
    /// Whether the ticket is known. In memory, no I/O.
    pub fn contains(&self, _key: &TicketKey) -> bool { unimplemented!() }
    /// The newest entry of the ticket.
    pub fn get(&self, _key: &TicketKey) -> Result<Option<Stored>> { unimplemented!() }
    /// The newest entries, in the order asked; each block is decoded once.
    pub fn get_many(&self, _keys: &[TicketKey]) -> Result<Vec<Option<Stored>>> { unimplemented!() }
    /// All current tickets, block by block, in the order they were written.
    pub fn scan(&self) -> impl Iterator<Item = Result<Stored>> + '_ { std::iter::empty() }
    /// Blocks of batches after `sequence`, in order, for `RawBlock::decode` off-thread; `0` is everything.
    pub fn blocks_since(&self, _sequence: u64) -> impl Iterator<Item = Result<RawBlock>> + '_ { std::iter::empty() }
    /// Keys of all tickets by (source, id).
    pub fn keys_sorted(&self) -> Result<Vec<TicketKey>> { unimplemented!() }
    /// Starts an import: `draft` says what is being imported; its number is assigned here.
    pub fn begin_import(&self, _draft: ImportReceipt) -> Result<ImportWriter<'_>> { unimplemented!() }
    /// All imports by number.
    pub fn imports(&self) -> Vec<ImportEntry> { unimplemented!() }
    /// The settings.
    pub fn settings(&self) -> Settings { unimplemented!() }
    /// Keeps the settings, in the store and the backup.
    pub fn save_settings(&self, _settings: &Settings) -> Result<()> { unimplemented!() }
    /// Number of the last flushed batch; 0 when there is none.
    pub fn sequence(&self) -> u64 { unimplemented!() }
    /// Lineage of the sequence numbers: changes when the store is restored or made anew. An index that names another must be rebuilt.
    pub fn epoch(&self) -> u64 { unimplemented!() }
    /// Checks every block and the backup; what is wrong, in words. Empty when nothing is.
    pub fn verify(&self) -> Result<Vec<String>> { unimplemented!() }
}

impl ImportWriter<'_> {
    /// Number of this import, for [`Stored::import`].
    pub fn import(&self) -> u32 { unimplemented!() }
    /// Cuts, encodes and writes one batch; see [`ImportWriter::put_blocks`].
    pub fn put_batch(&mut self, _stored: Vec<Stored>) -> Result<u64> { unimplemented!() }
    /// Writes one batch durably and gives its sequence number; its tickets are readable from here on.
    pub fn put_blocks(&mut self, _blocks: Vec<EncodedBlock>) -> Result<u64> { unimplemented!() }
    /// Keeps the receipt (with the import's number set), writes the backup, and gives the receipt back.
    pub fn finish(self, _receipt: ImportReceipt) -> Result<ImportReceipt> { let _ = self.store; unimplemented!() }
}
