//! One batch: what is new, what changed, and the work of analysing and encoding it on all cores.

use std::collections::HashMap;

use model::{Tally, Ticket, TicketKey};
use rayon::prelude::*;
use search::{Builder, Document};
use store::{EncodedBlock, Store, Stored, content_hash, cut_blocks, encode_block, merge};

use crate::Result;

/// Tickets of a batch that change the workspace, in the order of the file.
pub(super) struct Batch(Vec<Change>);

/// One ticket to write.
struct Change {
    record: Ticket,
    hash: u64,
    merged: Option<Ticket>,
    replaces: bool,
}

/// A batch ready to be written.
pub(super) struct Worked {
    pub blocks: Vec<EncodedBlock>,
    pub added: Vec<Document>,
    pub replaced: Vec<Document>,
}

impl Change {
    fn ticket(&self) -> &Ticket {
        self.merged.as_ref().unwrap_or(&self.record)
    }
}

impl Batch {
    /// Compares the records with the store and with each other, and counts them.
    pub fn settle(store: &Store, records: Vec<Ticket>, tally: &mut Tally) -> Result<Batch> {
        let hashes: Vec<u64> = records.par_iter().map(content_hash).collect::<std::result::Result<_, _>>()?;
        let mut known = known(store, &records, &hashes)?;
        let mut changes: Vec<Change> = Vec::with_capacity(records.len());
        let mut places: HashMap<TicketKey, usize> = HashMap::new();
        for (record, hash) in records.into_iter().zip(hashes) {
            let pending = places.get(&record.key).copied();
            let stored = store.place(&record.key);
            if pending.is_none() && stored.is_some_and(|place| place.hash == hash) {
                tally.unchanged += 1;
                continue;
            }
            let base = match pending {
                Some(at) => Some(changes[at].ticket().clone()),
                None => known.remove(&record.key),
            };
            let Some(base) = base else {
                tally.new += 1;
                places.insert(record.key.clone(), changes.len());
                changes.push(Change { record, hash, merged: None, replaces: false });
                continue;
            };
            let merged = merge(&base, &record);
            if merged == base {
                tally.unchanged += 1;
                known.insert(record.key.clone(), base);
                continue;
            }
            tally.updated += 1;
            let merged = (merged != record).then_some(merged);
            let change = Change { record, hash, merged, replaces: stored.is_some() };
            match pending {
                Some(at) => changes[at] = change,
                None => {
                    places.insert(change.record.key.clone(), changes.len());
                    changes.push(change);
                }
            }
        }
        Ok(Batch(changes))
    }

    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Analyses, encodes and prepares for the index, on all cores.
    pub fn work(self, import: u32, rules: &text::Rules, builder: Builder) -> Result<Worked> {
        let worked: Vec<(Stored, Document, bool)> =
            self.0.into_par_iter().with_min_len(16).map(|change| one(change, import, rules, builder)).collect();
        let (mut stored, mut added, mut replaced) = (Vec::with_capacity(worked.len()), Vec::new(), Vec::new());
        for (entry, document, replaces) in worked {
            stored.push(entry);
            if replaces { replaced.push(document) } else { added.push(document) }
        }
        let blocks =
            cut_blocks(stored).par_iter().map(|block| encode_block(block)).collect::<std::result::Result<_, _>>()?;
        Ok(Worked { blocks, added, replaced })
    }
}

fn one(change: Change, import: u32, rules: &text::Rules, builder: Builder) -> (Stored, Document, bool) {
    let analysis = text::analyse(change.ticket(), rules);
    let document = builder.document(change.ticket(), &analysis);
    let merged = change.merged.map(Box::new);
    (Stored { import, hash: change.hash, record: change.record, merged, analysis }, document, change.replaces)
}

/// Stored tickets that the records may change.
fn known(store: &Store, records: &[Ticket], hashes: &[u64]) -> Result<HashMap<TicketKey, Ticket>> {
    let differs = |(record, hash): &(&Ticket, &u64)| store.place(&record.key).is_some_and(|place| place.hash != **hash);
    let keys: Vec<TicketKey> =
        records.iter().zip(hashes).filter(differs).map(|(record, _)| record.key.clone()).collect();
    let stored = store.get_many(&keys)?;
    Ok(keys.into_iter().zip(stored).filter_map(|(key, stored)| Some((key, stored?.into_ticket().0))).collect())
}
