//! The import job: file → records → tickets → analysis → store → index, batch by batch.
//!
//! A batch is flushed in the store before the index commits it. A cancelled or crashed import leaves whole batches;
//! running it again gives the same workspace as running it once.

pub(crate) mod batch;
mod findings;
mod indexing;
mod progress;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};
use std::time::Instant as Stopwatch;

use ingest::{At, Mapping, ReadSummary, Record};
use model::{Cancel, ImportReceipt, Progress, Rejection, Stage, Tally, Ticket};
use store::ImportWriter;

use crate::catch_up::HEAP_BYTES;
use crate::{Error, Result, Workspace};
use batch::Batch;
use findings::Findings;
use indexing::Indexing;
pub(crate) use indexing::Settling;
use progress::Meter;
pub(crate) use progress::stage;

/// Tickets that are analysed, stored and flushed together.
const BATCH_TICKETS: usize = 1024;
/// Batches between two commits of the index.
const BATCHES_A_COMMIT: u32 = 128;

/// What the user confirmed.
#[derive(Clone, Debug)]
pub struct ImportRequest {
    /// The file.
    pub path: PathBuf,
    /// Name of the format.
    pub format: String,
    /// Name of the helpdesk account the tickets belong to.
    pub source: String,
    /// Which column feeds which field.
    pub mapping: Mapping,
}

impl ImportRequest {
    /// What detection proposes for a file.
    ///
    /// # Errors
    /// When the file can't be read as an export.
    pub fn detect(path: &Path) -> Result<Self> {
        let plan = ingest::inspect(path)?;
        Ok(ImportRequest { path: path.to_owned(), format: plan.format, source: plan.source, mapping: plan.mapping })
    }
}

/// Reads a file to its end and reports, without a workspace: every ticket counts as new.
///
/// # Errors
/// When the file can't be read as an export.
pub fn dry_run(request: &ImportRequest, cancel: &Cancel) -> Result<ImportReceipt> {
    let started = Stopwatch::now();
    let mut job = Reading::new();
    let summary = job.read(request, cancel, |job, _| {
        job.tally.new += job.pending.len() as u32;
        job.pending.clear();
        Ok(true)
    })?;
    Ok(job.receipt(request, &summary, started))
}

impl Workspace {
    /// Imports a file. Blocks until it is done; `progress` is called a few times a second.
    ///
    /// # Errors
    /// Unreadable file, full disk, read-only workspace. Whole batches written before stay.
    pub fn import(
        &self,
        request: &ImportRequest,
        cancel: &Cancel,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<ImportReceipt> {
        let _writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let started = Stopwatch::now();
        let mut reading = Reading::new();
        let draft = ImportReceipt { at: Some(self.clock.now()), ..draft(request) };
        self.settle();
        let mut target = Target {
            workspace: self,
            writer: self.store.begin_import(draft)?,
            indexing: Indexing::start(self.index.writer(HEAP_BYTES)?)?,
            rules: self.compiled_rules(),
            uncommitted: 0,
        };
        let mut meter = Meter::new(progress);
        let read = reading.read(request, cancel, |reading, at| {
            let tickets = std::mem::replace(&mut reading.pending, Vec::with_capacity(BATCH_TICKETS));
            let written = target.write(tickets, &mut reading.tally, cancel)?;
            meter.reading(at, reading.tally.read);
            Ok(written)
        });
        let summary = match read {
            Ok(summary) => summary,
            Err(error) => {
                target.indexing.give_up();
                return Err(error);
            }
        };
        meter.stage(Stage::Committing);
        let receipt = || ImportReceipt { at: Some(self.clock.now()), ..reading.receipt(request, &summary, started) };
        let mut receipt = target.finish(receipt, &mut meter, cancel)?;
        if !receipt.cancelled
            && let Err(failure) = self.remember(request)
        {
            receipt.warnings.push(format!("How this file was read could not be kept for the next one: {failure}"));
        }
        if !receipt.cancelled
            && let Err(failure) = self.read_new_texts(cancel, meter.tell())
        {
            receipt.warnings.push(format!("New tickets get their learned category and topic the next time: {failure}"));
        }
        Ok(receipt)
    }

    /// Waits until the index holds everything that a stopped import has stored.
    pub(crate) fn settle(&self) {
        let settling = self.settling.lock().unwrap_or_else(PoisonError::into_inner).take();
        settling.into_iter().for_each(Settling::wait);
    }
}

/// Where batches go.
struct Target<'a> {
    workspace: &'a Workspace,
    writer: ImportWriter<'a>,
    indexing: Indexing,
    rules: Arc<text::Rules>,
    uncommitted: u32,
}

impl Target<'_> {
    /// Commits the index, keeps the receipt and writes the backup. A backup that fails is a warning: everything is
    /// stored. A stop cuts short what can be done later.
    fn finish(
        self,
        receipt: impl FnOnce() -> ImportReceipt,
        meter: &mut Meter,
        cancel: &Cancel,
    ) -> Result<ImportReceipt> {
        let store = &self.workspace.store;
        let settling = self.indexing.end(store.sequence(), cancel)?;
        *self.workspace.settling.lock().unwrap_or_else(PoisonError::into_inner) = settling;
        meter.stage(Stage::BackingUp);
        let number = self.writer.number();
        let failure = match self.writer.finish_unless(receipt(), &|| cancel.is_cancelled()) {
            Err(store::Error::Backup(failure)) => store::Error::Backup(failure),
            finished => return Ok(finished?),
        };
        let kept = store.import(number).map(|entry| entry.receipt);
        let mut receipt = kept.ok_or(Error::NoImport(number))?;
        receipt.warnings.push(failure.to_string());
        Ok(receipt)
    }

    /// Writes a batch; `false` when it was given up as a whole.
    fn write(&mut self, tickets: Vec<Ticket>, tally: &mut Tally, cancel: &Cancel) -> Result<bool> {
        let mut settled = *tally;
        let batch = Batch::settle(&self.workspace.store, self.writer.number(), tickets, &mut settled)?;
        if !batch.is_empty() {
            let worked = batch.work(self.writer.number(), &self.rules, Some(self.indexing.builder()), cancel)?;
            let Some(worked) = worked else { return Ok(false) };
            let sequence = self.writer.put_blocks(worked.blocks)?;
            self.indexing.add(worked.added, worked.replaced, cancel)?;
            self.uncommitted += 1;
            if self.uncommitted == BATCHES_A_COMMIT {
                self.indexing.commit(sequence)?;
                self.uncommitted = 0;
            }
        }
        *tally = settled;
        Ok(true)
    }
}

/// What has been read so far.
#[derive(Clone)]
struct Reading {
    pending: Vec<Ticket>,
    tally: Tally,
    messages: u32,
    rejections: Vec<Rejection>,
    findings: Findings,
}

impl Reading {
    fn new() -> Self {
        Reading {
            pending: Vec::with_capacity(BATCH_TICKETS),
            tally: Tally::default(),
            messages: 0,
            rejections: Vec::new(),
            findings: Findings::default(),
        }
    }

    /// Reads the file and calls `flush` with every full batch and with the rest.
    fn read(
        &mut self,
        request: &ImportRequest,
        cancel: &Cancel,
        mut flush: impl FnMut(&mut Self, At) -> Result<bool>,
    ) -> Result<ReadSummary> {
        let mut failure = None;
        let mut last = At::default();
        let mut whole = self.clone();
        let stop = || cancel.is_cancelled();
        let ImportRequest { path, format, source, mapping, .. } = request;
        let summary = ingest::read(path, format, source, mapping, &stop, &mut |record, at| {
            last = at;
            self.take(record);
            if stop() {
                return ControlFlow::Break(());
            }
            if self.pending.len() >= BATCH_TICKETS {
                match flush(self, at) {
                    Ok(true) => whole = self.clone(),
                    Ok(false) => return ControlFlow::Break(()),
                    Err(error) => {
                        failure = Some(error);
                        return ControlFlow::Break(());
                    }
                }
            }
            ControlFlow::Continue(())
        })?;
        if let Some(failure) = failure {
            return Err(failure);
        }
        if summary.cancelled || !flush(self, last)? {
            *self = whole;
            return Ok(ReadSummary { cancelled: true, ..summary });
        }
        Ok(summary)
    }

    fn take(&mut self, record: Record) {
        self.tally.read += 1;
        match record {
            Record::Ticket(ticket) => {
                self.messages += ticket.messages.len() as u32;
                self.findings.note(&ticket);
                self.pending.push(*ticket);
            }
            Record::Skipped(_) => self.tally.skipped += 1,
            Record::Rejected(rejection) => {
                self.tally.rejected += 1;
                if self.rejections.len() < ImportReceipt::MAX_LISTED {
                    self.rejections.push(rejection);
                }
            }
        }
    }

    fn receipt(self, request: &ImportRequest, summary: &ReadSummary, started: Stopwatch) -> ImportReceipt {
        let mut warnings = summary.warnings.clone();
        warnings.extend(self.findings.in_words());
        ImportReceipt {
            encoding: summary.encoding.clone(),
            delimiter: summary.delimiter.clone(),
            rows: summary.rows,
            tally: self.tally,
            messages: self.messages,
            rejections: self.rejections,
            warnings,
            cancelled: summary.cancelled,
            seconds: started.elapsed().as_secs_f64(),
            ..draft(request)
        }
    }
}

fn draft(request: &ImportRequest) -> ImportReceipt {
    ImportReceipt {
        path: request.path.display().to_string(),
        source: request.source.clone(),
        format: request.format.clone(),
        ..ImportReceipt::default()
    }
}
