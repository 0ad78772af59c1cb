//! The workspace through its surface, on exports made here.
//!
//! One test program, so that it is linked once.

mod common;
mod labels;
mod learning;
mod links;
mod older;
mod remembered;
mod rules;
mod stopping;
mod topics;
mod undo;
