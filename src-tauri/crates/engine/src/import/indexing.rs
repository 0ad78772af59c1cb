//! The index, written by a thread of its own: a batch goes in while the next one is analysed, and whoever stops an import
//! need not wait for a commit.
//!
//! In: documents of batches that are stored. Out: an index that holds them, a moment later. Never: the store.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, channel, sync_channel};
use std::thread;
use std::time::Duration;

use model::Cancel;
use search::{Builder, Document, Writer};

use crate::{Error, Result};

/// Batches that may wait for the index, so that memory stays bounded.
const WAITING: usize = 2;
/// How often a stop is looked for while waiting.
const LOOK: Duration = Duration::from_millis(10);

/// What the thread is asked to do.
enum Work {
    /// Take these in; whoever sends it gives back one of the places for waiting batches.
    Add { added: Vec<Document>, replaced: Vec<Document> },
    /// Make everything so far durable, as of this batch.
    Commit(u64),
    /// Let merges end.
    Finish,
}

/// An index being written.
pub(super) struct Indexing {
    work: Sender<Work>,
    /// Takes a token for each batch that waits.
    places: SyncSender<()>,
    done: Receiver<Result<()>>,
    builder: Builder,
}

impl Indexing {
    /// Hands the writer to a thread.
    ///
    /// # Errors
    /// When no thread can be started.
    pub fn start(writer: Writer) -> Result<Indexing> {
        let ((work, works), (places, taken)) = (channel(), sync_channel(WAITING));
        let (tell, done) = sync_channel(1);
        let builder = writer.builder();
        let run = move || {
            // Nobody listens any more when the import was stopped and its workspace closed.
            let _ = tell.send(write(writer, &works, &taken));
        };
        thread::Builder::new().name("index".into()).spawn(run).map_err(Error::Thread)?;
        Ok(Indexing { work, places, done, builder })
    }

    /// What builds documents for it.
    pub fn builder(&self) -> Builder {
        self.builder
    }

    /// Hands over a batch; waits while others wait, unless it is stopped.
    ///
    /// # Errors
    /// Whatever ended the thread.
    pub fn add(&self, added: Vec<Document>, replaced: Vec<Document>, cancel: &Cancel) -> Result<()> {
        while self.places.try_send(()).is_err() && !cancel.is_cancelled() {
            match self.done.recv_timeout(LOOK) {
                Err(RecvTimeoutError::Timeout) => {}
                ended => return ended.unwrap_or(Err(Error::IndexStopped)),
            }
        }
        self.ask(Work::Add { added, replaced })
    }

    /// Asks for a commit as of batch `sequence`, without waiting for it.
    ///
    /// # Errors
    /// As [`Indexing::add`].
    pub fn commit(&self, sequence: u64) -> Result<()> {
        self.ask(Work::Commit(sequence))
    }

    /// Commits as of batch `sequence` and waits until all is done, or the import is stopped: then merges are left for
    /// another time, and the rest goes on without anyone waiting.
    ///
    /// # Errors
    /// As [`Indexing::add`].
    pub fn end(self, sequence: u64, cancel: &Cancel) -> Result<Option<Settling>> {
        self.commit(sequence)?;
        if !cancel.is_cancelled() {
            self.ask(Work::Finish)?;
        }
        let Indexing { work, done, .. } = self;
        drop(work);
        let settling = Settling(done);
        loop {
            match settling.0.recv_timeout(LOOK) {
                Err(RecvTimeoutError::Timeout) if cancel.is_cancelled() => return Ok(Some(settling)),
                Err(RecvTimeoutError::Timeout) => {}
                ended => return ended.unwrap_or(Err(Error::IndexStopped)).map(|()| None),
            }
        }
    }

    /// Ends without a commit. Afterwards the index can be written by another.
    pub fn give_up(self) {
        drop(self.work);
        Settling(self.done).wait();
    }

    fn ask(&self, work: Work) -> Result<()> {
        // A thread that is gone has said why.
        self.work.send(work).or_else(|_| self.done.recv().unwrap_or(Err(Error::IndexStopped)))
    }
}

/// An index that is still being made durable.
#[derive(Debug)]
pub(crate) struct Settling(Receiver<Result<()>>);

impl Settling {
    /// Waits for it. What it could not write is added when the workspace is opened again.
    pub fn wait(self) {
        let _ = self.0.recv();
    }
}

fn write(mut writer: Writer, works: &Receiver<Work>, taken: &Receiver<()>) -> Result<()> {
    for work in works {
        match work {
            Work::Add { added, replaced } => {
                // A batch handed over after a stop took no place.
                let _ = taken.try_recv();
                writer.add(added)?;
                writer.replace(replaced)?;
            }
            Work::Commit(sequence) => writer.commit(sequence)?,
            Work::Finish => return Ok(writer.finish()?),
        }
    }
    Ok(())
}
