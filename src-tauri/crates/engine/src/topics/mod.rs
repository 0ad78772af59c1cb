//! Topics: found in all tickets, told under a filter, edited by people.
//!
//! In: tickets, edits. Out: topics and the tickets in them. Never: another topic for an equal text; a topic lost that people
//! named, joined or filled.

mod edit;
mod kept;
mod read;
mod view;

use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;

use learn::topics::TopicBook;
use model::{Cancel, Progress, Stage};

use crate::import::stage;
use crate::{Error, Result, Workspace};
use kept::Found;
pub(crate) use kept::Topics;

/// Between two reports.
const PAUSE: Duration = Duration::from_millis(40);

impl Workspace {
    /// Finds topics in all tickets: the first time all of them, later new ones among tickets that are in none. What people
    /// named, joined and moved stays.
    ///
    /// # Errors
    /// Something else is being written; read-only workspace; stopped; full disk. Then nothing has changed.
    pub fn find_topics(&self, cancel: &Cancel, progress: &mut dyn FnMut(Progress)) -> Result<()> {
        let _writing = self.begin_writing()?;
        progress(stage(Stage::Grouping, 0.0, 0.0));
        let mut next = self.topics.now().map(|found| Found::clone(&found)).unwrap_or_default();
        let sample = self.sampled_texts(cancel)?;
        next.book = updated(next.book, &sample.documents, cancel, progress)?;
        next.book.name(&sample.documents);
        next.examples = sample.examples_of(&next.book);
        next.by_text.clear();
        next.at = Some(self.clock.now());
        next.last_import = self.store.imports().last().map_or(0, |entry| entry.receipt.import);
        self.assign_unknown(&mut next, cancel, progress)?;
        self.begin_topics(next)
    }

    /// Makes topics count: kept, and laid over the index.
    fn begin_topics(&self, next: Found) -> Result<()> {
        next.save(&self.store)?;
        self.topics.set(next);
        self.lay_texts();
        Ok(())
    }
}

/// The book with the topics found in documents; works beside the caller, who is told how far it is.
fn updated(
    mut book: TopicBook,
    documents: &[learn::topics::Document],
    cancel: &Cancel,
    progress: &mut dyn FnMut(Progress),
) -> Result<TopicBook> {
    let share = AtomicU32::new(0);
    let watch = |done: f32| {
        share.store(done.to_bits(), Ordering::Relaxed);
        !cancel.is_cancelled()
    };
    thread::scope(|scope| {
        let work = scope.spawn(|| book.update(documents, &watch).map(|_| book));
        while !work.is_finished() {
            thread::sleep(PAUSE);
            progress(stage(Stage::Grouping, f64::from(f32::from_bits(share.load(Ordering::Relaxed))), 1.0));
        }
        match work.join() {
            Ok(updated) => updated.ok_or(Error::Stopped),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}
