//! The import job: file → records → tickets → analysis → store → index, batch by batch.
//!
//! A batch is flushed in the store before the index commits it. A cancelled or crashed import leaves whole batches;
//! running it again gives the same workspace as running it once.

pub(crate) mod batch;
mod findings;
mod progress;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::PoisonError;
use std::time::Instant as Stopwatch;

use ingest::{At, Mapping, ReadSummary, Record};
use model::{Cancel, ImportReceipt, Progress, Rejection, Stage, Tally, Ticket};
use search::Writer;
use store::ImportWriter;

use crate::catch_up::HEAP_BYTES;
use crate::{Error, Result, Workspace};
use batch::Batch;
use findings::Findings;
use progress::Meter;

/// Tickets that are analysed, stored and flushed together.
const BATCH_TICKETS: usize = 1024;
/// Batches between two commits of the index.
const BATCHES_A_COMMIT: u32 = 64;

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
    let mut tickets = 0;
    let summary = job.read(request, cancel, |job, _| {
        tickets += job.pending.len() as u32;
        job.pending.clear();
        Ok(())
    })?;
    job.tally.new = tickets;
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
        let mut target = Target {
            workspace: self,
            writer: self.store.begin_import(draft)?,
            indexer: self.index.writer(HEAP_BYTES)?,
            rules: crate::rules(),
            uncommitted: 0,
        };
        let mut meter = Meter::new(progress);
        let summary = reading.read(request, cancel, |reading, at| {
            target.write(std::mem::take(&mut reading.pending), &mut reading.tally)?;
            meter.reading(at, reading.tally.read);
            Ok(())
        })?;
        meter.stage(Stage::Committing);
        target.indexer.commit(self.store.sequence())?;
        meter.stage(Stage::BackingUp);
        let receipt = ImportReceipt { at: Some(self.clock.now()), ..reading.receipt(request, &summary, started) };
        let mut receipt = target.finish(receipt)?;
        if !receipt.cancelled
            && let Err(failure) = self.remember(request)
        {
            receipt.warnings.push(format!("How this file was read could not be kept for the next one: {failure}"));
        }
        Ok(receipt)
    }
}

/// Where batches go.
struct Target<'a> {
    workspace: &'a Workspace,
    writer: ImportWriter<'a>,
    indexer: Writer,
    rules: text::Rules,
    uncommitted: u32,
}

impl Target<'_> {
    /// Keeps the receipt and writes the backup. A backup that fails is a warning: everything is stored.
    fn finish(self, receipt: ImportReceipt) -> Result<ImportReceipt> {
        self.indexer.finish()?;
        let number = self.writer.number();
        let failure = match self.writer.finish(receipt) {
            Err(store::Error::Backup(failure)) => store::Error::Backup(failure),
            finished => return Ok(finished?),
        };
        let kept = self.workspace.store.import(number).map(|entry| entry.receipt);
        let mut receipt = kept.ok_or(Error::NoImport(number))?;
        receipt.warnings.push(failure.to_string());
        Ok(receipt)
    }

    fn write(&mut self, tickets: Vec<Ticket>, tally: &mut Tally) -> Result<()> {
        let batch = Batch::settle(&self.workspace.store, self.writer.number(), tickets, tally)?;
        if batch.is_empty() {
            return Ok(());
        }
        let worked = batch.work(self.writer.number(), &self.rules, Some(self.indexer.builder()))?;
        let sequence = self.writer.put_blocks(worked.blocks)?;
        self.indexer.add(worked.added)?;
        self.indexer.replace(worked.replaced)?;
        self.uncommitted += 1;
        if self.uncommitted == BATCHES_A_COMMIT {
            self.indexer.commit(sequence)?;
            self.uncommitted = 0;
        }
        Ok(())
    }
}

/// What has been read so far.
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
        mut flush: impl FnMut(&mut Self, At) -> Result<()>,
    ) -> Result<ReadSummary> {
        let mut failure = None;
        let mut last = At::default();
        let stop = || cancel.is_cancelled();
        let ImportRequest { path, format, source, mapping, .. } = request;
        let summary = ingest::read(path, format, source, mapping, &stop, &mut |record, at| {
            last = at;
            self.take(record);
            if self.pending.len() >= BATCH_TICKETS {
                failure = flush(self, at).err();
            }
            if failure.is_some() || stop() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })?;
        if let Some(failure) = failure {
            return Err(failure);
        }
        flush(self, last)?;
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
