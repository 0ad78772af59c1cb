//! Brings a store up to date that an earlier version of the program wrote.
//!
//! In: a store whose entries or analyses are older than this version's. Out: the same records in its place, analysed
//! anew. Never: a change of what was imported. Stopped at any moment it leaves the store as it was.

use rayon::prelude::*;
use store::{EncodedBlock, Store, Stored, Written, encode_block};

use crate::Result;

/// Writes the store anew where that is needed; whether it was.
pub(crate) fn bring_up_to_date(store: &Store) -> Result<bool> {
    let current = || store.analysed_by().map(|made| made.iter().all(|by| by.version >= text::VERSION));
    if store.is_read_only() || (store.is_current_schema() && current()?) {
        return Ok(false);
    }
    let successor = store.begin_successor()?;
    let rules = crate::rules();
    for batch in store.history() {
        let batch = batch?;
        let import = batch.first().map_or(0, |block| block.import);
        let blocks: Vec<EncodedBlock> =
            batch.into_par_iter().map(|block| renewed(block, &rules)).collect::<Result<_>>()?;
        successor.put_blocks(import, blocks)?;
    }
    successor.finish(None)?;
    Ok(true)
}

fn renewed(block: Written, rules: &text::Rules) -> Result<EncodedBlock> {
    let mut entries: Vec<Stored> = block.entries()?;
    if entries.is_empty() {
        return Ok(block.into_block());
    }
    for entry in &mut entries {
        entry.analysis = text::analyse(entry.ticket(), rules);
    }
    Ok(encode_block(&entries)?)
}
