//! Writes all analyses anew: in a store of an earlier version of the program, and after a change of the rules.
//!
//! In: a store, the rules to analyse by. Out: the same records in its place, analysed anew. Never: a change of what was
//! imported. Stopped at any moment it leaves the store as it was.

use std::collections::HashMap;

use model::{Cancel, Progress, Stage};
use rayon::prelude::*;
use store::{AnalysedBy, EncodedBlock, Mark, Store, Stored, Successor, Written, encode_block, encode_marks};

use crate::import::stage;
use crate::{Error, Result};

/// Writes the store anew where its layout or its analyses are another version's, or were made under other rules; whether
/// that was so.
pub(crate) fn bring_up_to_date(store: &Store, rules: &text::Rules) -> Result<bool> {
    let wanted = AnalysedBy { version: text::VERSION, rules: rules.revision() };
    let current = || store.analysed_by().map(|made| made.iter().all(|by| *by == wanted));
    if store.is_read_only() || (store.is_current_schema() && current()?) {
        return Ok(false);
    }
    analysed_anew(store, rules, &Cancel::default(), &mut |_| {})?.finish(None)?;
    Ok(true)
}

/// A successor with all records of a store, analysed by these rules. Nothing has changed before it is finished.
///
/// # Errors
/// Stopped; another import is running; full disk.
pub(crate) fn analysed_anew<'a>(
    store: &'a Store,
    rules: &text::Rules,
    cancel: &Cancel,
    progress: &mut dyn FnMut(Progress),
) -> Result<Successor<'a>> {
    let successor = store.begin_successor()?;
    let total = store.sequence() as f64;
    let mut moved = Moved::new();
    for batch in store.history() {
        let batch = batch?;
        let (import, done) = batch.first().map_or((0, 0.0), |block| (block.import, block.sequence as f64));
        progress(stage(Stage::Analysing, done, total));
        let renewed: Vec<Renewed> =
            batch.into_par_iter().map(|block| renewed(block, &moved, rules, cancel)).collect::<Result<_>>()?;
        let (blocks, moves): (Vec<EncodedBlock>, Vec<Vec<(Mark, u64)>>) = renewed.into_iter().unzip();
        moved.extend(moves.into_iter().flatten());
        successor.put_blocks(import, blocks)?;
    }
    Ok(successor)
}

/// The hashes that records of an earlier layout have now, by how marks know them.
type Moved = HashMap<Mark, u64>;

/// A block, and the records in it whose hash is another one now.
type Renewed = (EncodedBlock, Vec<(Mark, u64)>);

fn renewed(block: Written, moved: &Moved, rules: &text::Rules, cancel: &Cancel) -> Result<Renewed> {
    if cancel.is_cancelled() {
        return Err(Error::Stopped);
    }
    let mut entries: Vec<Stored> = block.entries()?;
    if entries.is_empty() {
        let hash = |mark: &Mark| moved.get(mark).copied().unwrap_or(mark.hash);
        let marks: Vec<Mark> = block.marks()?.into_iter().map(|mark| Mark { hash: hash(&mark), ..mark }).collect();
        return Ok((encode_marks(&marks)?, Vec::new()));
    }
    let known = block.marked_as()?.into_iter().zip(&entries);
    let moves = known.filter(|(mark, entry)| mark.hash != entry.hash).map(|(mark, entry)| (mark, entry.hash)).collect();
    for entry in &mut entries {
        entry.analysis = text::analyse(entry.ticket(), rules);
    }
    Ok((encode_block(&entries)?, moves))
}
