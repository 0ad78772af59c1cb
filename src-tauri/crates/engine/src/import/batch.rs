//! One batch: what is new, what changed, and the work of analysing and encoding it on all cores.
//!
//! Every record is kept, as an entry or as a mark, so that what the workspace holds is at any time the merge of the
//! records of its imports in order, and any import can be taken out of it.

use std::collections::HashMap;

use model::{Analysis, Cancel, Tally, Ticket, TicketKey};
use rayon::prelude::*;
use search::{Builder, Document};
use store::{
    EncodedBlock, Mark, Store, Stored, content_hash, cut_blocks_by, encode_block, encode_marks, merge, text_bytes,
};

use crate::Result;

/// What a batch of records writes, in the order of the file.
pub(crate) struct Batch {
    changes: Vec<Change>,
    /// Records that stand in the workspace already.
    marks: Vec<Mark>,
}

/// One record to write.
struct Change {
    record: Ticket,
    hash: u64,
    merged: Option<Box<Ticket>>,
    effect: Effect,
}

/// What a record does to the workspace.
enum Effect {
    /// Its ticket was not there.
    Adds,
    /// Its ticket is another now.
    Replaces,
    /// Its ticket stays as it is, with this analysis.
    Keeps(Box<Analysis>),
    /// A later record of the batch says what becomes of its ticket.
    Superseded,
}

/// A batch ready to be written.
#[derive(Default)]
pub(crate) struct Worked {
    pub blocks: Vec<EncodedBlock>,
    pub added: Vec<Document>,
    pub replaced: Vec<Document>,
}

/// A ticket as it stands, and the analysis that is stored with it.
type Known = (Ticket, Analysis);

impl Change {
    fn ticket(&self) -> &Ticket {
        self.merged.as_deref().unwrap_or(&self.record)
    }

    fn text_bytes(&self) -> usize {
        text_bytes(&self.record) + self.merged.as_deref().map_or(0, text_bytes)
    }
}

impl Batch {
    /// Compares an import's records with the store and with each other, and counts them.
    pub fn settle(store: &Store, import: u32, records: Vec<Ticket>, tally: &mut Tally) -> Result<Batch> {
        let hashes: Vec<u64> = records.par_iter().map(content_hash).collect::<std::result::Result<_, _>>()?;
        let mut known = known(store, &records, &hashes)?;
        let mut batch = Batch { changes: Vec::with_capacity(records.len()), marks: Vec::new() };
        let mut pending: HashMap<TicketKey, usize> = HashMap::new();
        for (record, hash) in records.into_iter().zip(hashes) {
            if let Some(&at) = pending.get(&record.key) {
                if batch.changes[at].hash == hash {
                    tally.unchanged += 1;
                    continue;
                }
                pending.insert(record.key.clone(), batch.changes.len());
                batch.follow(at, record, hash, tally);
                continue;
            }
            if let Some(place) = store.place(&record.key).filter(|place| place.hash == hash) {
                tally.unchanged += 1;
                // Within one import saying it again says nothing, whatever is undone.
                if store.import_of(place.block) != import {
                    batch.marks.push(Mark::new(&record.key, hash));
                }
                continue;
            }
            pending.insert(record.key.clone(), batch.changes.len());
            let change = compared(known.remove(&record.key), record, hash, tally);
            batch.changes.push(change);
        }
        Ok(batch)
    }

    /// Adds a further record of a ticket that the batch already writes.
    fn follow(&mut self, at: usize, record: Ticket, hash: u64, tally: &mut Tally) {
        let earlier = &mut self.changes[at];
        let merged = merge(earlier.ticket(), &record);
        *(if merged == *earlier.ticket() { &mut tally.unchanged } else { &mut tally.updated }) += 1;
        earlier.merged = None;
        let effect = match std::mem::replace(&mut earlier.effect, Effect::Superseded) {
            Effect::Adds => Effect::Adds,
            _ => Effect::Replaces,
        };
        let merged = (merged != record).then(|| Box::new(merged));
        self.changes.push(Change { record, hash, merged, effect });
    }

    /// Whether there is nothing to write.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.marks.is_empty()
    }

    /// Adds marks of records that stay where they stand.
    pub fn mark(&mut self, marks: impl IntoIterator<Item = Mark>) {
        self.marks.extend(marks);
    }

    /// Analyses, encodes and prepares for the index, on all cores; without a builder only for the store. It goes block by
    /// block: what a block is made of is dropped by the thread that made it, while it is at hand. `None` when it was
    /// stopped.
    pub fn work(
        self,
        import: u32,
        rules: &text::Rules,
        builder: Option<Builder>,
        cancel: &Cancel,
    ) -> Result<Option<Worked>> {
        let blocks: Option<Vec<Worked>> = cut_blocks_by(self.changes, Change::text_bytes)
            .into_par_iter()
            .map(|changes| block(changes, import, rules, builder, cancel))
            .collect::<Result<_>>()?;
        let Some(blocks) = blocks else { return Ok(None) };
        let mut worked = Worked::default();
        for block in blocks {
            worked.blocks.extend(block.blocks);
            worked.added.extend(block.added);
            worked.replaced.extend(block.replaced);
        }
        if !self.marks.is_empty() {
            worked.blocks.push(encode_marks(&self.marks)?);
        }
        Ok(Some(worked))
    }
}

/// One block of a batch ready to be written; `None` when it was stopped.
fn block(
    changes: Vec<Change>,
    import: u32,
    rules: &text::Rules,
    builder: Option<Builder>,
    cancel: &Cancel,
) -> Result<Option<Worked>> {
    let mut worked = Worked::default();
    let mut stored = Vec::with_capacity(changes.len());
    for change in changes {
        if cancel.is_cancelled() {
            return Ok(None);
        }
        let (entry, document, replaces) = one(change, import, rules, builder);
        stored.push(entry);
        if replaces { worked.replaced.extend(document) } else { worked.added.extend(document) }
    }
    worked.blocks.push(encode_block(&stored)?);
    Ok(Some(worked))
}

/// What a record does to the ticket as it is stored.
fn compared(known: Option<Known>, record: Ticket, hash: u64, tally: &mut Tally) -> Change {
    let Some((base, analysis)) = known else {
        tally.new += 1;
        return Change { record, hash, merged: None, effect: Effect::Adds };
    };
    let merged = merge(&base, &record);
    let effect = if merged == base { Effect::Keeps(Box::new(analysis)) } else { Effect::Replaces };
    *(if merged == base { &mut tally.unchanged } else { &mut tally.updated }) += 1;
    let merged = (merged != record).then(|| Box::new(merged));
    Change { record, hash, merged, effect }
}

fn one(change: Change, import: u32, rules: &text::Rules, builder: Option<Builder>) -> (Stored, Option<Document>, bool) {
    let replaces = !matches!(change.effect, Effect::Adds);
    let (analysis, document) = match change.effect {
        Effect::Keeps(analysis) => (*analysis, None),
        Effect::Superseded => {
            (Analysis { version: text::VERSION, rules: rules.revision(), ..Analysis::default() }, None)
        }
        Effect::Adds | Effect::Replaces => {
            let ticket = change.merged.as_deref().unwrap_or(&change.record);
            let analysis = text::analyse(ticket, rules);
            let document = builder.map(|builder| builder.document(ticket, &analysis));
            (analysis, document)
        }
    };
    let Change { record, hash, merged, .. } = change;
    (Stored { import, hash, record, merged, analysis }, document, replaces)
}

/// Stored tickets that the records may change.
fn known(store: &Store, records: &[Ticket], hashes: &[u64]) -> Result<HashMap<TicketKey, Known>> {
    let differs = |(record, hash): &(&Ticket, &u64)| store.place(&record.key).is_some_and(|place| place.hash != **hash);
    let keys: Vec<TicketKey> =
        records.iter().zip(hashes).filter(differs).map(|(record, _)| record.key.clone()).collect();
    let stored = store.get_many(&keys)?;
    Ok(keys.into_iter().zip(stored).filter_map(|(key, stored)| Some((key, stored?.into_ticket()))).collect())
}
