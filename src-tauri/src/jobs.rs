//! Long work: one job at a time, the others wait their turn, all can be stopped.
//!
//! In: a wish to work. Out: a turn with its cancel flag. Never: the work itself.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use model::Cancel;
use tokio::sync::{Mutex as Queue, OwnedMutexGuard};

use crate::error::{Answer, AppError, ErrorCode, Fault};

/// The jobs running and waiting.
#[derive(Default)]
pub struct Jobs {
    queue: Arc<Queue<()>>,
    flags: Arc<Flags>,
}

/// The right to run one job; dropping it lets the next one run.
pub struct Turn {
    entry: Entry,
    _first_in_queue: OwnedMutexGuard<()>,
}

/// The cancel flags of all jobs, by order of arrival.
type Flags = Mutex<BTreeMap<u64, Cancel>>;

/// A job's place among the flags; dropping it takes the job off.
struct Entry {
    number: u64,
    cancel: Cancel,
    flags: Arc<Flags>,
}

impl Jobs {
    /// Waits until all earlier jobs have ended.
    ///
    /// # Errors
    /// `cancelled` when it was stopped while waiting.
    pub async fn take_turn(&self) -> Answer<Turn> {
        let entry = Entry::new(Arc::clone(&self.flags));
        let first_in_queue = Arc::clone(&self.queue).lock_owned().await;
        if entry.cancel.is_cancelled() {
            let message = "Stopped before it began. Nothing was written.";
            return Err(AppError::new(ErrorCode::Cancelled, Fault::Input, message));
        }
        Ok(Turn { entry, _first_in_queue: first_in_queue })
    }

    /// Keeps jobs from beginning for as long as the answer is held.
    ///
    /// # Errors
    /// `busy` when one runs or waits.
    pub fn pause(&self) -> Answer<OwnedMutexGuard<()>> {
        let busy =
            || AppError::new(ErrorCode::Busy, Fault::Input, "Something is still being written to this workspace.");
        if self.idle() { Arc::clone(&self.queue).try_lock_owned().map_err(|_| busy()) } else { Err(busy()) }
    }

    /// Asks every job, running or waiting, to stop.
    pub fn cancel_all(&self) {
        lock(&self.flags).values().for_each(Cancel::cancel);
    }

    /// Whether no job runs or waits.
    pub fn idle(&self) -> bool {
        lock(&self.flags).is_empty()
    }

    /// Waits until the jobs that are there now have ended.
    pub async fn settled(&self) {
        drop(self.queue.lock().await);
    }
}

impl Turn {
    /// The flag that stops this job.
    pub fn cancel(&self) -> &Cancel {
        &self.entry.cancel
    }
}

impl Entry {
    fn new(flags: Arc<Flags>) -> Self {
        let cancel = Cancel::default();
        let mut all = lock(&flags);
        let number = all.last_key_value().map_or(0, |(last, _)| last + 1);
        all.insert(number, cancel.clone());
        drop(all);
        Entry { number, cancel, flags }
    }
}

impl Drop for Entry {
    fn drop(&mut self) {
        lock(&self.flags).remove(&self.number);
    }
}

fn lock(flags: &Flags) -> MutexGuard<'_, BTreeMap<u64, Cancel>> {
    flags.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block_on<F: Future>(future: F) -> F::Output {
        tauri::async_runtime::block_on(future)
    }

    #[test]
    fn a_second_job_waits_for_the_first_and_can_be_stopped_while_it_waits() {
        let jobs = Arc::new(Jobs::default());
        let first = block_on(jobs.take_turn()).ok();
        assert!(first.is_some() && !jobs.idle());

        let waiting = Arc::clone(&jobs);
        let second = tauri::async_runtime::spawn(async move { waiting.take_turn().await.map(drop) });
        while lock(&jobs.flags).len() < 2 {
            std::thread::yield_now();
        }
        jobs.cancel_all();
        drop(first);

        let stopped = block_on(second).ok().and_then(Result::err).map(|error| error.code);
        assert_eq!(stopped, Some(ErrorCode::Cancelled));
        assert!(jobs.idle(), "both have left the list");
    }

    #[test]
    fn nothing_is_paused_while_a_job_runs_and_no_job_runs_while_paused() {
        let jobs = Jobs::default();
        let turn = block_on(jobs.take_turn()).ok();
        assert_eq!(jobs.pause().err().map(|error| error.code), Some(ErrorCode::Busy));
        drop(turn);
        let pause = jobs.pause().ok();
        assert!(pause.is_some() && jobs.queue.try_lock().is_err());
    }

    #[test]
    fn a_job_after_a_stop_runs() {
        let jobs = Jobs::default();
        jobs.cancel_all();
        let turn = block_on(jobs.take_turn()).ok();
        assert!(turn.is_some_and(|turn| !turn.cancel().is_cancelled()));
    }
}
