//! Where an open store reads its blocks: sled, or the backup while another process has sled.
//!
//! In: block numbers. Out: heads and bodies. Never: writes.

use crate::backup::Backup;
use crate::block::Head;
use crate::db::Db;
use crate::{EncodedBlock, Error, Result};

/// What is read from.
pub(crate) enum Source {
    /// The database, which this process may also write.
    Live(Db),
    /// The backup, for reading only.
    Frozen(Box<Backup>),
    /// Nothing any more: closed, or lost after a failed write.
    Closed,
}

impl Source {
    /// The database, for writing.
    pub fn live(&self) -> Result<&Db> {
        match self {
            Source::Live(db) => Ok(db),
            Source::Frozen(_) => Err(Error::ReadOnly),
            Source::Closed => Err(closed()),
        }
    }

    /// Head of a block.
    pub fn head(&self, block: u32) -> Result<Head> {
        match self {
            Source::Live(db) => db.head(block),
            Source::Frozen(backup) => {
                let found = backup.blocks.get(block as usize).map(|at| at.head.clone());
                found.ok_or_else(|| Error::damaged(format!("block {block} is missing")))
            }
            Source::Closed => Err(closed()),
        }
    }

    /// A block, head and body checked.
    pub fn block(&self, block: u32) -> Result<EncodedBlock> {
        match self {
            Source::Live(db) => db.block(block),
            Source::Frozen(backup) => backup.block(block as usize),
            Source::Closed => Err(closed()),
        }
    }

    /// Body of a block, its CRC not yet checked.
    pub fn body(&self, block: u32) -> Result<Vec<u8>> {
        match self {
            Source::Live(db) => db.body(block),
            Source::Frozen(backup) => backup.body(block as usize),
            Source::Closed => Err(closed()),
        }
    }
}

fn closed() -> Error {
    Error::damaged("the store had to be closed after a failed write")
}
