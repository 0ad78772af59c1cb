//! Reads everything and says what is wrong.
//!
//! In: an open store. Out: facts in words. Never: repairs; opening does that.

use crate::backup::Backup;
use crate::block::check_body;
use crate::source::Source;
use crate::store::{lock, read_lock};
use crate::{Result, Store};

impl Store {
    /// Checks every block of the store and every segment of the backup. Empty when all is well.
    ///
    /// # Errors
    /// What the disk refuses. Damage is a result, not an error; the next open restores from the backup.
    pub fn verify(&self) -> Result<Vec<String>> {
        let mut problems = Vec::new();
        let segments = lock(&self.manifest).backup.segments.clone();
        let blocks = read_lock(&self.catalog).totals.blocks;
        let source = read_lock(&self.source);
        for block in 0..blocks {
            let checked = source.head(block).and_then(|head| check_body(&source.body(block)?, &head));
            if let Err(error) = self.watch(checked) {
                problems.push(format!("block {block}: {error}"));
            }
        }
        if let Source::Live(_) = *source {
            let faults = Backup::read(&self.folder, &segments)?.faults;
            problems.extend(faults.into_iter().map(|fault| format!("backup: {fault}")));
        }
        Ok(problems)
    }
}
