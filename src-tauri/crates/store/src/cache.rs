//! The last few opened blocks, so that a page of neighbouring tickets is decompressed once.
//!
//! In: opened blocks. Out: the same, shared. Never: more than [`CAPACITY`] bytes of them, but for one that is larger.

use std::sync::Arc;

use crate::block::OpenBlock;

/// Bytes kept: some 10,000 ordinary tickets.
const CAPACITY: usize = 16 << 20;

/// Least recently used goes first.
#[derive(Debug, Default)]
pub(crate) struct BlockCache {
    blocks: Vec<(u32, Arc<OpenBlock>)>,
    bytes: usize,
}

impl BlockCache {
    /// The block, which becomes the most recently used.
    pub fn get(&mut self, block: u32) -> Option<Arc<OpenBlock>> {
        let at = self.blocks.iter().position(|(number, _)| *number == block)?;
        let entry = self.blocks.remove(at);
        let found = Arc::clone(&entry.1);
        self.blocks.push(entry);
        Some(found)
    }

    /// Keeps a block, letting go of the least recently used ones when full.
    pub fn put(&mut self, block: u32, opened: Arc<OpenBlock>) {
        if let Some(at) = self.blocks.iter().position(|(number, _)| *number == block) {
            self.bytes -= self.blocks.remove(at).1.bytes();
        }
        while self.bytes + opened.bytes() > CAPACITY && !self.blocks.is_empty() {
            self.bytes -= self.blocks.remove(0).1.bytes();
        }
        self.bytes += opened.bytes();
        self.blocks.push((block, opened));
    }
}
