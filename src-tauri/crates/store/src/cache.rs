//! The last few decoded blocks, so that a page of neighbouring tickets is decoded once.
//!
//! In: decoded blocks. Out: the same, shared. Never: more than [`CAPACITY`] of them.

use std::sync::Arc;

use crate::Stored;

/// Blocks kept: some 2000 tickets, a few megabytes of ordinary ones.
const CAPACITY: usize = 16;

/// Least recently used goes first.
#[derive(Debug, Default)]
pub(crate) struct BlockCache(Vec<(u32, Arc<Vec<Stored>>)>);

impl BlockCache {
    /// The block, which becomes the most recently used.
    pub fn get(&mut self, block: u32) -> Option<Arc<Vec<Stored>>> {
        let at = self.0.iter().position(|(number, _)| *number == block)?;
        let entry = self.0.remove(at);
        let found = Arc::clone(&entry.1);
        self.0.push(entry);
        Some(found)
    }

    /// Keeps a block, letting go of the least recently used when full.
    pub fn put(&mut self, block: u32, tickets: Arc<Vec<Stored>>) {
        self.0.retain(|(number, _)| *number != block);
        if self.0.len() >= CAPACITY {
            self.0.remove(0);
        }
        self.0.push((block, tickets));
    }
}
