//! Calls into sled that may panic or never return on damaged files.
//!
//! In: a closure. Out: its value, or damage as an error. Never: lets a panic through.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use crate::{Error, Result};

/// Runs `work`; a panic becomes [`Error::Damaged`].
pub(crate) fn caught<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    // What a panic leaves behind is never used again: the store is then dropped or marked as suspect.
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        let message = panic_text(panic);
        Err(Error::damaged(format!("{what}: {message}")))
    })
}

/// Like [`caught`], on a thread of its own; `None` when it gave no answer within `limit` and was left to itself.
pub(crate) fn within<T: Send + 'static>(
    what: &'static str,
    limit: Duration,
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<Option<T>> {
    let (sender, receiver) = channel();
    let run = move || {
        // The receiver is gone when the time ran out; nobody waits for the value then.
        let _ = sender.send(caught(what, work));
    };
    thread::Builder::new().name("store".into()).spawn(run).map_err(|error| Error::io("start", "a thread", error))?;
    match receiver.recv_timeout(limit) {
        Ok(result) => result.map(Some),
        Err(RecvTimeoutError::Timeout) => Ok(None),
        Err(RecvTimeoutError::Disconnected) => Err(Error::damaged(format!("{what}: ended without an answer"))),
    }
}

fn panic_text(panic: Box<dyn Any + Send>) -> String {
    let text = panic.downcast_ref::<String>().cloned();
    let text = text.or_else(|| panic.downcast_ref::<&str>().map(ToString::to_string)).unwrap_or_default();
    // Dropping the payload could panic in turn; it is a message in all but exotic cases.
    std::mem::forget(panic);
    text.lines().next().unwrap_or("panic").chars().take(200).collect()
}
