//! `manifest.json`: what the store must hold, written after each batch and checked on open.
//!
//! In: totals of the store. Out: the file, replaced as a whole. Never: tickets.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::files::{self, FileMark};
use crate::{Error, Result};

/// Layout of a workspace folder that this program writes, and the newest it reads.
pub(crate) const SCHEMA: u32 = 4;
const FILE: &str = "manifest.json";

/// What the store holds after some batch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Totals {
    /// Number of the batch, from 1; 0 before the first.
    pub sequence: u64,
    /// Blocks so far, which is also the next block's number.
    pub blocks: u32,
    /// Entries so far, superseded ones included.
    pub entries: u64,
    /// Distinct tickets.
    pub tickets: u64,
    /// CRC-32 over the CRCs of all blocks, in order.
    pub crc: u32,
}

impl Totals {
    /// CRC of a chain continued by one block.
    pub fn chain(crc: u32, block: u32, body_crc: u32) -> u32 {
        let mut hasher = crc32fast::Hasher::new();
        for part in [crc, block, body_crc] {
            hasher.update(&part.to_le_bytes());
        }
        hasher.finalize()
    }
}

/// What the backup holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct BackupMark {
    /// Its segments, in order.
    pub segments: Vec<FileMark>,
    /// The store as of the last one.
    pub totals: Totals,
    /// Highest number of a finished import in it; 0 when there is none.
    pub finished: u32,
}

/// The manifest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Manifest {
    /// See [`SCHEMA`].
    pub schema: u32,
    /// Lineage of the sequence numbers.
    pub epoch: u64,
    /// Counts the writings of this file.
    pub generation: u64,
    /// The store after its last flushed batch.
    pub totals: Totals,
    /// Highest number of an import in the store; 0 when there is none.
    pub imports: u32,
    /// sled's files when it was closed; `None` while it is open, and after a crash.
    pub seal: Option<Vec<FileMark>>,
    /// The backup.
    pub backup: BackupMark,
    /// CRC-32 of this value's JSON with 0 here.
    pub checksum: u32,
}

/// What was found in place of a manifest.
pub(crate) enum Found {
    /// No file.
    Nothing,
    /// An intact one.
    Intact(Box<Manifest>),
    /// A file that fails its checks.
    Damaged,
}

impl Manifest {
    /// One for an empty store.
    pub fn new(epoch: u64) -> Self {
        let (totals, backup) = (Totals::default(), BackupMark::default());
        Manifest { schema: SCHEMA, epoch, generation: 0, totals, imports: 0, seal: None, backup, checksum: 0 }
    }

    /// Reads and checks the manifest of a workspace folder.
    ///
    /// # Errors
    /// [`Error::NewerSchema`], whatever else the file holds; I/O errors.
    pub fn find(folder: &Path) -> Result<Found> {
        let Some(bytes) = files::read_if_there(&folder.join(FILE))? else { return Ok(Found::Nothing) };
        let Ok(value) = serde_json::from_slice::<serde_json::Value>(&bytes) else { return Ok(Found::Damaged) };
        let schema = value.get("schema").and_then(serde_json::Value::as_u64).unwrap_or_default();
        let found = u32::try_from(schema).unwrap_or(u32::MAX);
        if found > SCHEMA {
            return Err(Error::NewerSchema { folder: folder.to_path_buf(), found, supported: SCHEMA });
        }
        match serde_json::from_value::<Manifest>(value) {
            Ok(manifest) if manifest.checksum == manifest.computed()? => Ok(Found::Intact(Box::new(manifest))),
            _ => Ok(Found::Damaged),
        }
    }

    /// Writes the next generation.
    pub fn write(&mut self, folder: &Path) -> Result<()> {
        let mut next = Manifest { generation: self.generation + 1, ..self.clone() };
        next.checksum = next.computed()?;
        let json = serde_json::to_vec_pretty(&next).map_err(|error| Error::Encode(error.to_string()))?;
        files::replace(&folder.join(FILE), &json)?;
        *self = next;
        Ok(())
    }

    fn computed(&self) -> Result<u32> {
        let blank = Manifest { checksum: 0, ..self.clone() };
        let json = serde_json::to_vec(&blank).map_err(|error| Error::Encode(error.to_string()))?;
        Ok(crc32fast::hash(&json))
    }
}
