//! Taking an import out of the workspace, as if it had never been made.
//!
//! In: the number of an import. Out: a store without it, and an index to match. Never: half of either.
//!
//! The store is written anew beside the old one and then takes its place (see `store::Successor`): what came before the
//! import and what it never touched is copied as it stands; the later records of the tickets it touched go through the
//! same comparison as in an import. So no byte of the import stays in the store or its backup.

use std::collections::HashMap;
use std::sync::Arc;

use model::{Cancel, Progress, Stage, Tally, Ticket, TicketKey};
use rayon::prelude::*;
use search::Document;
use store::{EncodedBlock, Mark, Store, Stored, Successor, Written, encode_block};

use crate::catch_up::{HEAP_BYTES, adopt};
use crate::import::batch::Batch;
use crate::import::stage;
use crate::{Error, Result, Workspace};

/// Tickets read from the store together for the index.
const CHUNK: usize = 1024;

impl Workspace {
    /// Takes an import out: everything is as if it had never been made. Its number is not given again.
    ///
    /// # Errors
    /// No such import; another import is running; stopped; full disk. Then nothing has changed.
    pub fn undo(&self, import: u32, cancel: &Cancel, progress: &mut dyn FnMut(Progress)) -> Result<()> {
        let _writing = self.begin_writing()?;
        self.store.import(import).ok_or(Error::NoImport(import))?;
        let successor = self.store.begin_successor()?;
        let mut replay = Replay::new(&self.store, &successor, import, self.compiled_rules(), cancel);
        let total = self.store.sequence() as f64;
        for batch in self.store.history() {
            let batch = batch?;
            if cancel.is_cancelled() {
                return Err(Error::Stopped);
            }
            progress(stage(Stage::Reading, batch.first().map_or(0.0, |block| block.sequence as f64), total));
            replay.take(batch)?;
        }
        let touched = replay.keys;
        progress(stage(Stage::BackingUp, total, total));
        successor.finish(Some(import))?;
        progress(stage(Stage::Committing, total, total));
        self.forget(&touched)
    }

    /// Brings the index to where the store is after these tickets lost records.
    fn forget(&self, touched: &[TicketKey]) -> Result<()> {
        // Where most is touched a new index is as quick, and smaller.
        if touched.len() * 2 > self.store.len() {
            return self.index_anew();
        }
        let mut writer = self.index.writer(HEAP_BYTES)?;
        writer.delete(touched)?;
        let builder = writer.builder();
        for keys in touched.chunks(CHUNK) {
            let stored: Vec<Stored> = self.store.get_many(keys)?.into_iter().flatten().collect();
            let documents: Vec<Document> =
                stored.par_iter().map(|stored| builder.document(stored.ticket(), &stored.analysis)).collect();
            writer.add(documents)?;
        }
        writer.commit(self.store.sequence())?;
        writer.finish()?;
        // Last: an index that was not finished belongs to the old store and is made anew on opening.
        adopt(&self.store, &self.dir.join("index"))
    }
}

/// Where an entry stands in the old store: block and slot.
type Place = (u32, u16);

/// Hands the batches of a store over to its successor, all but those of one import.
struct Replay<'a> {
    old: &'a Store,
    next: &'a Successor<'a>,
    undone: u32,
    cancel: &'a Cancel,
    rules: Arc<text::Rules>,
    /// Tickets with a record of the import, each with its newest entry so far.
    touched: HashMap<u128, Place>,
    /// Keys of the same tickets.
    keys: Vec<TicketKey>,
}

impl<'a> Replay<'a> {
    fn new(old: &'a Store, next: &'a Successor<'a>, undone: u32, rules: Arc<text::Rules>, cancel: &'a Cancel) -> Self {
        Replay { old, next, undone, cancel, rules, touched: HashMap::new(), keys: Vec::new() }
    }

    fn take(&mut self, batch: Vec<Written>) -> Result<()> {
        let Some(import) = batch.first().map(|block| block.import) else { return Ok(()) };
        if import == self.undone {
            return self.leave_out(&batch);
        }
        if self.touched.is_empty() {
            return self.copy(import, batch);
        }
        self.settle_again(import, batch)
    }

    fn copy(&self, import: u32, blocks: Vec<Written>) -> Result<()> {
        Ok(self.next.put_blocks(import, blocks.into_iter().map(Written::into_block).collect())?)
    }

    fn leave_out(&mut self, batch: &[Written]) -> Result<()> {
        for block in batch {
            for (slot, key) in block.keys()?.into_iter().enumerate() {
                if self.touched.insert(key.hash128(), (block.number, slot as u16)).is_none() {
                    self.keys.push(key);
                }
            }
        }
        Ok(())
    }

    /// A batch of a later import: records of touched tickets are compared again, the rest is kept.
    fn settle_again(&mut self, import: u32, batch: Vec<Written>) -> Result<()> {
        let mut later = Later::default();
        // Marks first: a mark stands for a record of an earlier import, so it comes before any entry of this one.
        for block in &batch {
            for mark in block.marks()? {
                match self.touched.get(&mark.key) {
                    Some(&place) => later.records.extend(self.record_at(place)?),
                    None => later.marks.push(mark),
                }
            }
        }
        for block in batch {
            self.part(block, &mut later)?;
        }
        let mut again = Batch::settle(self.next.store()?, import, later.records, &mut Tally::default())?;
        again.mark(later.marks);
        let worked = again.work(import, &self.rules, None, self.cancel)?;
        later.blocks.extend(worked.ok_or(Error::Stopped)?.blocks);
        Ok(self.next.put_blocks(import, later.blocks)?)
    }

    fn part(&mut self, block: Written, later: &mut Later) -> Result<()> {
        let keys: Vec<u128> = block.keys()?.iter().map(TicketKey::hash128).collect();
        if keys.is_empty() {
            return Ok(());
        }
        if !keys.iter().any(|key| self.touched.contains_key(key)) {
            later.blocks.push(block.into_block());
            return Ok(());
        }
        let number = block.number;
        let mut kept = Vec::new();
        for (slot, (key, entry)) in keys.iter().zip(block.entries()?).enumerate() {
            match self.touched.get_mut(key) {
                Some(place) => {
                    *place = (number, slot as u16);
                    later.records.push(entry.record);
                }
                None => kept.push(entry),
            }
        }
        // In its place, since of two entries for a ticket the later one counts.
        later.blocks.push(encode_block(&kept)?);
        Ok(())
    }

    fn record_at(&self, (block, slot): Place) -> Result<Option<Ticket>> {
        Ok(self.old.entry_at(block, slot)?.map(|entry| entry.record))
    }
}

/// The parts of a later batch.
#[derive(Default)]
struct Later {
    /// Blocks without the entries of touched tickets.
    blocks: Vec<EncodedBlock>,
    /// Records of touched tickets in order.
    records: Vec<Ticket>,
    /// Marks of other tickets.
    marks: Vec<Mark>,
}
