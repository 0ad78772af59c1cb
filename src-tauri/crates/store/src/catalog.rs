//! What is in memory while a store is open: where each ticket lies, the batches, the imports.
//!
//! In: heads of blocks. Out: places. Never: texts, I/O.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

use model::ImportReceipt;
use serde::{Deserialize, Serialize};

use crate::block::Head;
use crate::kept::Kept;
use crate::manifest::Totals;
use crate::{EncodedBlock, Result};

/// Where the newest entry of a ticket lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Number of the block.
    pub block: u32,
    /// Position in the block, from 0.
    pub slot: u16,
    /// [`crate::content_hash`] of the newest record.
    pub hash: u64,
}

/// An import that the store knows of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ImportEntry {
    /// The receipt; the draft given at its start when it was interrupted.
    pub receipt: ImportReceipt,
    /// Whether it ran to its end or was cancelled; `false` while it runs, and when the program died in it.
    pub finished: bool,
    /// It was undone: nothing is left of it but its number, which no other import gets.
    #[serde(default)]
    pub undone: bool,
}

impl ImportEntry {
    /// An import as its receipt tells it.
    pub(crate) fn of(receipt: ImportReceipt, finished: bool) -> Self {
        ImportEntry { receipt, finished, undone: false }
    }

    /// What is kept of an import that was undone.
    pub(crate) fn undone(import: u32) -> Self {
        ImportEntry { receipt: ImportReceipt { import, ..ImportReceipt::default() }, finished: true, undone: true }
    }
}

/// Blocks that were written together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Batch {
    /// The import that brought them.
    pub import: u32,
    /// Number of its first block.
    pub first: u32,
    /// The store after it; `totals.blocks` is one past its last block.
    pub totals: Totals,
}

/// Keys are hashes already: their low half is as good as any hash of them.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(byte);
        }
    }
    fn write_u128(&mut self, hash: u128) {
        self.0 = hash as u64;
    }
}

type ByKey<V> = HashMap<u128, V, BuildHasherDefault<AsIs>>;

/// The open store's memory: about 50 bytes a ticket.
#[derive(Clone, Debug, Default)]
pub(crate) struct Catalog {
    places: ByKey<Place>,
    /// Batches in order.
    pub batches: Vec<Batch>,
    /// Imports by number.
    pub imports: BTreeMap<u32, ImportEntry>,
    /// Settings and notes, once saved.
    pub kept: Option<Kept>,
    /// The store as of the last batch.
    pub totals: Totals,
}

impl Catalog {
    /// One without blocks.
    pub fn of(imports: BTreeMap<u32, ImportEntry>, kept: Option<Kept>) -> Self {
        Catalog { imports, kept, ..Catalog::default() }
    }

    /// Where the newest entry for this key hash lies.
    pub fn place(&self, key_hash: u128) -> Option<Place> {
        self.places.get(&key_hash).copied()
    }

    /// Number of tickets.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Slots of a block whose entries are the newest of their tickets.
    pub fn live(&self, block: u32, head: &Head) -> Result<Vec<u16>> {
        let mut live = Vec::with_capacity(head.entries.len());
        for (slot, key) in head.keys().enumerate() {
            let place = self.place(key?.0.hash128());
            if place.is_some_and(|place| place.block == block && usize::from(place.slot) == slot) {
                live.push(slot as u16);
            }
        }
        Ok(live)
    }

    /// Number of the batch that brought a block.
    pub fn sequence_of(&self, block: u32) -> u64 {
        self.batch_of(block).map_or(self.totals.sequence, |batch| batch.totals.sequence)
    }

    /// The batch that brought a block.
    pub fn batch_of(&self, block: u32) -> Option<Batch> {
        let at = self.batches.partition_point(|batch| batch.totals.blocks <= block);
        self.batches.get(at).copied()
    }

    /// Whether the store was like this after one of its batches, or before the first.
    pub fn has(&self, totals: &Totals) -> bool {
        *totals == Totals::default() || self.batches.iter().any(|batch| batch.totals == *totals)
    }

    /// First block of the batches after `sequence`.
    pub fn first_block_after(&self, sequence: u64) -> u32 {
        let at = self.batches.partition_point(|batch| batch.totals.sequence <= sequence);
        self.batches.get(at).map_or(self.totals.blocks, |batch| batch.first)
    }

    /// Highest number of an import, 0 when there is none.
    pub fn last_import(&self) -> u32 {
        self.imports.keys().next_back().copied().unwrap_or(0)
    }

    /// Highest number of a finished import, 0 when there is none.
    pub fn last_finished(&self) -> u32 {
        self.imports.iter().rev().find(|(_, entry)| entry.finished).map_or(0, |(number, _)| *number)
    }

    /// The batch that these blocks would be, without adding it.
    pub fn next_batch<'a>(&self, import: u32, blocks: impl IntoIterator<Item = &'a Head>) -> Result<Batch> {
        let mut totals = Totals { sequence: self.totals.sequence + 1, ..self.totals };
        let mut new: HashSet<u128, BuildHasherDefault<AsIs>> = HashSet::default();
        for head in blocks {
            for key in head.keys() {
                let hash = key?.0.hash128();
                if !self.places.contains_key(&hash) && new.insert(hash) {
                    totals.tickets += 1;
                }
            }
            totals.crc = Totals::chain(totals.crc, totals.blocks, head.crc);
            totals.entries += head.entries.len() as u64;
            totals.blocks += 1;
        }
        Ok(Batch { import, first: self.totals.blocks, totals })
    }

    /// Adds a batch whose blocks have these heads, in order.
    pub fn add<'a>(&mut self, batch: Batch, heads: impl IntoIterator<Item = &'a Head>) -> Result<()> {
        for (block, head) in (batch.first..).zip(heads) {
            for (slot, key) in head.keys().enumerate() {
                let (key, hash) = key?;
                let place = Place { block, slot: slot as u16, hash };
                match self.places.entry(key.hash128()) {
                    Entry::Occupied(mut known) => _ = known.insert(place),
                    Entry::Vacant(new) => _ = new.insert(place),
                }
            }
        }
        self.batches.push(batch);
        self.totals = batch.totals;
        Ok(())
    }

    /// [`Catalog::next_batch`] for blocks in hand.
    pub fn next_batch_of(&self, import: u32, blocks: &[EncodedBlock]) -> Result<Batch> {
        self.next_batch(import, blocks.iter().map(|block| &block.head))
    }
}
