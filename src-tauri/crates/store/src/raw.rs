//! Blocks as read, decoded wherever there is a free core.
//!
//! In: a body and which of its entries are current. Out: tickets. Never: I/O while decoding.

use std::sync::RwLockReadGuard;

use crate::block::OpenBlock;
use crate::store::{Store, read_lock};
use crate::{Result, Stored};

/// A block as read, decoded by [`RawBlock::decode`] on any thread.
#[derive(Clone, Debug)]
pub struct RawBlock {
    number: u32,
    sequence: u64,
    live: Vec<u16>,
    body: Vec<u8>,
}

impl RawBlock {
    /// Number of the block.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// Number of the batch that brought it.
    pub fn sequence(&self) -> u64 {
        self.sequence
    }

    /// Number of current tickets in it.
    pub fn len(&self) -> usize {
        self.live.len()
    }

    /// Whether later entries superseded all of its tickets.
    pub fn is_empty(&self) -> bool {
        self.live.is_empty()
    }

    /// The block's current tickets: those that no later entry superseded when it was read. Pure.
    ///
    /// # Errors
    /// [`crate::Error::Damaged`] when the block fails its checksum.
    pub fn decode(self) -> Result<Vec<Stored>> {
        if self.live.is_empty() {
            return Ok(Vec::new());
        }
        let block = OpenBlock::of(&self.body)?;
        self.live.iter().filter_map(|&slot| block.ticket(usize::from(slot)).transpose()).collect()
    }
}

/// Blocks in order, read one by one. Made by [`Store::blocks_since`].
pub struct Blocks<'a> {
    store: &'a Store,
    next: u32,
    end: u32,
}

impl<'a> Blocks<'a> {
    /// Blocks of the batches after `sequence`.
    pub(crate) fn since(store: &'a Store, sequence: u64) -> Self {
        let catalog = read_lock(&store.catalog);
        Blocks { store, next: catalog.first_block_after(sequence), end: catalog.totals.blocks }
    }

    fn read(&self, number: u32) -> Result<RawBlock> {
        let source: RwLockReadGuard<'_, _> = read_lock(&self.store.source);
        let head = source.head(number)?;
        let catalog = read_lock(&self.store.catalog);
        let (live, sequence) = (catalog.live(number, &head)?, catalog.sequence_of(number));
        drop(catalog);
        let body = if live.is_empty() { Vec::new() } else { source.body(number)? };
        Ok(RawBlock { number, sequence, live, body })
    }
}

impl Iterator for Blocks<'_> {
    type Item = Result<RawBlock>;

    fn next(&mut self) -> Option<Self::Item> {
        let number = self.next;
        (number < self.end).then(|| {
            self.next += 1;
            self.store.watch(self.read(number))
        })
    }
}
