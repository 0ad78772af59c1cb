//! The folder of the index: opened, made anew, checked.

use std::path::Path;

use model::TicketKey;

use crate::{Result, Snapshot, Writer};

/// An index on disk. Cheap to clone; snapshots and the writer share it.
#[derive(Clone)]
pub struct Index {}

/// What was found in the folder.
pub enum State {
    /// A whole index that holds every change up to and including `seq`.
    Ready {
        /// The index.
        index: Index,
        /// Sequence number of the last change it holds.
        seq: u64,
    },
    /// There is no index.
    Missing,
    /// It can't be used; the reason is for people.
    Damaged(String),
    /// It was written with another schema than this version's.
    OtherSchema,
}

/// The outcome of [`Index::verify`].
#[derive(Clone, Debug, Default)]
pub struct Verified {
    /// What is wrong, in words; empty when all is well.
    pub problems: Vec<String>,
    /// Keys of all tickets in the index, sorted.
    pub keys: Vec<TicketKey>,
}

impl Index {
    /// Looks at the folder. Never writes. On anything but [`State::Ready`] call [`Index::create`] and add all tickets.
    ///
    /// # Errors
    /// Only when the folder can't be read; damage is a [`State`].
    pub fn open(_dir: &Path) -> Result<State> {
        unimplemented!()
    }

    /// Deletes what is in the folder and makes an empty index with sequence number 0.
    pub fn create(_dir: &Path) -> Result<Index> {
        unimplemented!()
    }

    /// The one writer. `heap_bytes` is shared by its two threads: 200–400 MB for imports, at least 30 MB.
    pub fn writer(&self, _heap_bytes: usize) -> Result<Writer> {
        unimplemented!()
    }

    /// The index as of the last commit. Cheap while nothing was committed.
    pub fn snapshot(&self) -> Result<Snapshot> {
        unimplemented!()
    }

    /// Reads every file against its checksum and lists all tickets.
    pub fn verify(&self) -> Result<Verified> {
        unimplemented!()
    }
}
