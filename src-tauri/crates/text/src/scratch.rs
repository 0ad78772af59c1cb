//! Room in which one ticket after the other is read.
//!
//! In: nothing. Out: buffers of the thread, so that a ticket allocates little more than its results. Never: anything that
//! lasts from one ticket to the next but the memory of word forms, and room far beyond what tickets need.

use std::cell::RefCell;

use crate::form::Memory;
use crate::lists::Hit;
use crate::phrases;
use crate::sentiment::Own;
use crate::tokens::Tokens;

/// Room for so many words is kept after a long ticket; a longer one gives its room back.
const KEPT: usize = 1 << 14;

/// Buffers of one thread.
#[derive(Default)]
pub(crate) struct Scratch {
    pub forms: Memory,
    pub tokens: Tokens,
    pub hits: Vec<Hit>,
    pub own: Own,
    pub phrases: phrases::Room,
}

thread_local! {
    static SCRATCH: RefCell<Scratch> = RefCell::default();
}

/// Runs `read` with this thread's buffers; it must not ask for them again.
pub(crate) fn with_scratch<T>(read: impl FnOnce(&mut Scratch) -> T) -> T {
    SCRATCH.with_borrow_mut(|scratch| {
        let found = read(scratch);
        if scratch.tokens.words.capacity() > KEPT {
            let forms = std::mem::take(&mut scratch.forms);
            *scratch = Scratch { forms, ..Scratch::default() };
        }
        found
    })
}
