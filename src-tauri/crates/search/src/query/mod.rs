//! What a person types → tickets.
//!
//! `parse` (text → values) · `vocabulary` (beginnings and typos → stems) · `compile` (values → tantivy) · `run`.

mod compile;
mod parse;
mod run;
mod vocabulary;

pub(crate) use compile::{Alternative, Compiled, compile};
pub(crate) use parse::parse;
pub(crate) use run::Found;
