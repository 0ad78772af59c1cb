//! Everything that was ever written, in order: blocks whole, superseded entries and marks among them.
//!
//! In: block numbers. Out: blocks, decoded when asked. Never: changes what it reads.

use model::TicketKey;

use crate::block::OpenBlock;
use crate::store::{Store, read_lock};
use crate::{EncodedBlock, Mark, Result, Stored};

/// A block as an import wrote it.
#[derive(Clone, Debug)]
pub struct Written {
    /// Number of the block.
    pub number: u32,
    /// The import that wrote it.
    pub import: u32,
    /// The batch it was part of.
    pub sequence: u64,
    block: EncodedBlock,
}

impl Written {
    /// Its tickets' keys in slot order.
    ///
    /// # Errors
    /// [`crate::Error::Damaged`].
    pub fn keys(&self) -> Result<Vec<TicketKey>> {
        self.block.head.keys().map(|key| Ok(key?.0)).collect()
    }

    /// All its entries in slot order, superseded ones too.
    ///
    /// # Errors
    /// [`crate::Error::Damaged`].
    pub fn entries(&self) -> Result<Vec<Stored>> {
        let block = OpenBlock::of(&self.block.body)?;
        (0..self.block.len()).filter_map(|slot| block.ticket(slot).transpose()).collect()
    }

    /// The marks by which others speak of its entries, in slot order: with the hashes as they were written, which those of
    /// [`Written::entries`] are not where an earlier version wrote them.
    ///
    /// # Errors
    /// [`crate::Error::Damaged`].
    pub fn marked_as(&self) -> Result<Vec<Mark>> {
        self.block.head.keys().map(|key| key.map(|(key, hash)| Mark::new(&key, hash))).collect()
    }

    /// Its marks; a block has either entries or marks.
    ///
    /// # Errors
    /// [`crate::Error::Damaged`].
    pub fn marks(&self) -> Result<Vec<Mark>> {
        if self.block.is_empty() { Ok(OpenBlock::of(&self.block.body)?.marks()) } else { Ok(Vec::new()) }
    }

    /// The block itself, to be written again as it is.
    pub fn into_block(self) -> EncodedBlock {
        self.block
    }
}

/// All batches in order, each with its blocks. Made by [`Store::history`].
pub struct History<'a> {
    store: &'a Store,
    next: u32,
}

impl<'a> History<'a> {
    pub(crate) fn of(store: &'a Store) -> Self {
        History { store, next: 0 }
    }

    fn read(&self) -> Result<Option<Vec<Written>>> {
        let source = read_lock(&self.store.source);
        let Some(batch) = read_lock(&self.store.catalog).batch_of(self.next) else { return Ok(None) };
        let written = |number| {
            let block = source.block(number)?;
            Ok(Written { number, import: batch.import, sequence: batch.totals.sequence, block })
        };
        (batch.first..batch.totals.blocks).map(written).collect::<Result<_>>().map(Some)
    }
}

impl Iterator for History<'_> {
    type Item = Result<Vec<Written>>;

    fn next(&mut self) -> Option<Self::Item> {
        let read = self.store.watch(self.read()).transpose()?;
        // After a block that can't be read there is nothing to go on with.
        self.next = read.as_ref().map_or(u32::MAX, |batch| batch.last().map_or(u32::MAX, |block| block.number + 1));
        Some(read)
    }
}
