//! The index against the store: built anew, checked.

use std::collections::HashSet;

use model::TicketKey;

use crate::catch_up::{add_since, begin};
use crate::{Result, Workspace};

/// What a check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// Tickets in the store.
    pub tickets: u32,
    /// Tickets in the index.
    pub indexed: u32,
    /// What is wrong, in words; empty when all is well.
    pub problems: Vec<String>,
}

/// Keys named one by one in a problem.
const NAMED: usize = 5;

impl Workspace {
    /// Builds the index anew from the store and gives the number of tickets.
    ///
    /// # Errors
    /// Read-only workspace; damaged store; full disk.
    pub fn rebuild(&mut self) -> Result<u32> {
        if self.store.is_read_only() {
            return Err(store::Error::Locked { folder: self.dir.clone() }.into());
        }
        self.settle();
        self.index = begin(&self.store, &self.dir.join("index"))?;
        self.index.lay(self.layer());
        add_since(&self.store, &self.index, 0)?;
        Ok(self.snapshot()?.tickets())
    }

    /// Checks every block, the backup, every file of the index, and that both hold the same tickets.
    ///
    /// # Errors
    /// When the folder can't be read at all.
    pub fn verify(&self) -> Result<Verified> {
        self.settle();
        let mut problems = self.store.verify()?;
        let stored = self.store.keys_sorted()?;
        let index = self.index.verify()?;
        problems.extend(index.problems);
        problems.extend(missing("not in the search index", &stored, &index.keys));
        problems.extend(missing("in the search index, but not stored", &index.keys, &stored));
        Ok(Verified { tickets: stored.len() as u32, indexed: index.keys.len() as u32, problems })
    }
}

fn missing(what: &str, from: &[TicketKey], other: &[TicketKey]) -> Option<String> {
    let others: HashSet<&TicketKey> = other.iter().collect();
    let lacking: Vec<&TicketKey> = from.iter().filter(|key| !others.contains(key)).collect();
    let named: Vec<String> = lacking.iter().take(NAMED).map(|key| format!("{}:{}", key.source, key.id)).collect();
    (!lacking.is_empty()).then(|| format!("{} tickets are {what}: {} …", lacking.len(), named.join(", ")))
}
