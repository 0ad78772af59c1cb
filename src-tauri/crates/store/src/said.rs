//! What an open store keeps apart from its tickets: what people said of them, and larger values of other rooms.
//!
//! In: corrections, bytes. Out: both as they were. Never: depends on which tickets there are.

use std::collections::BTreeMap;
use std::sync::Arc;

use model::{Corrected, Correction, TicketKey};

use crate::journal::{self, Journal, Said};
use crate::store::{Store, lock};
use crate::{Error, Opened, Result, twice};

/// All that people said, folded in order: the last word counts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Corrections {
    corrected: Arc<BTreeMap<TicketKey, Corrected>>,
    /// Number of the last entry.
    sequence: u64,
}

impl Corrections {
    fn apply(&mut self, correction: &Correction) {
        let corrected = Arc::make_mut(&mut self.corrected);
        for key in &correction.keys {
            let said = corrected.entry(key.clone()).or_default();
            said.apply(&correction.change);
            if said.is_empty() {
                corrected.remove(key);
            }
        }
    }
}

impl Store {
    /// Reads what people said; for writing, the journal is made whole first.
    pub(crate) fn recall(&self, opened: &mut Opened) -> Result<()> {
        let journal = Journal::read(&self.folder)?;
        opened.corrections_lost = journal.lost;
        if !self.is_read_only() {
            opened.journal_renewed = journal.fault();
            match journal.mend(&self.folder) {
                // What was said can be read: a full disk must not keep anybody from it.
                Err(error @ (Error::StorageFull { .. } | Error::Io { .. })) => {
                    opened.journal_renewed = Some(error.to_string());
                }
                mended => mended?,
            }
        }
        let mut said = Corrections { sequence: journal.last(), ..Corrections::default() };
        for entry in journal.entries() {
            match entry {
                Ok(entry) => said.apply(&entry.correction),
                Err(_) => opened.corrections_lost += 1,
            }
        }
        *lock(&self.corrections) = said;
        Ok(())
    }

    /// Keeps what a person said; durable when this returns, and no undo, restoration or new version takes it away. The
    /// tickets need not be there: they may come back. Gives the number of the entry.
    ///
    /// # Errors
    /// [`Error::ReadOnly`]; what the disk refuses, and then nothing was said.
    pub fn correct(&self, correction: &Correction) -> Result<u64> {
        if self.is_read_only() {
            return Err(Error::ReadOnly);
        }
        let mut said = lock(&self.corrections);
        let sequence = said.sequence + 1;
        journal::append(&self.folder, sequence, correction)?;
        said.sequence = sequence;
        said.apply(correction);
        Ok(sequence)
    }

    /// What people said of tickets, those included that are not there. In memory; a copy that stays as it is.
    pub fn corrections(&self) -> Arc<BTreeMap<TicketKey, Corrected>> {
        Arc::clone(&lock(&self.corrections).corrected)
    }

    /// Number of the last entry of the journal; 0 when nothing was ever said. It changes with [`Store::corrections`].
    pub fn journal_sequence(&self) -> u64 {
        lock(&self.corrections).sequence
    }

    /// Everything that was ever said, in order; read from disk.
    ///
    /// # Errors
    /// [`Error::Damaged`] when an entry was written by a version that says more; what the disk refuses.
    pub fn journal(&self) -> Result<Vec<Said>> {
        let _writing = lock(&self.corrections);
        Journal::read(&self.folder)?.entries().collect()
    }

    /// Keeps a larger value of another room under a name, replacing the one before as a whole. Like what people said it
    /// outlives whatever becomes of the tickets.
    ///
    /// # Errors
    /// [`Error::ReadOnly`]; [`Error::Encode`] for a name of anything but lower-case letters, digits and hyphens; what the
    /// disk refuses.
    pub fn save_blob(&self, name: &str, bytes: &[u8]) -> Result<()> {
        if self.is_read_only() {
            return Err(Error::ReadOnly);
        }
        let _writing = lock(&self.corrections);
        twice::save(&self.folder, name, bytes)
    }

    /// A value kept by [`Store::save_blob`]; `None` when there is none, or both its files are damaged.
    pub fn blob(&self, name: &str) -> Option<Vec<u8>> {
        let _writing = lock(&self.corrections);
        let (bytes, only_second) = twice::read(&self.folder, name)?;
        if only_second && !self.is_read_only() {
            // It is tried again the next time.
            let _ = twice::save(&self.folder, name, &bytes);
        }
        Some(bytes)
    }

    /// Forgets a value kept by [`Store::save_blob`].
    ///
    /// # Errors
    /// As [`Store::save_blob`].
    pub fn remove_blob(&self, name: &str) -> Result<()> {
        if self.is_read_only() {
            return Err(Error::ReadOnly);
        }
        let _writing = lock(&self.corrections);
        twice::remove(&self.folder, name)
    }
}
