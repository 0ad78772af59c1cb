//! The workspace through its surface, on exports made here.
//!
//! One test program, so that it is linked once.

mod common;
mod links;
mod older;
mod remembered;
mod rules;
mod stopping;
mod undo;
