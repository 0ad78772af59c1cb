//! Topics: what the corpus is about, found in it, named by its phrases and corrected by people.
//!
//! In: distinct texts as [`Document`]s. Out: a [`TopicBook`], which says of any text which topic it is in. Never: another
//! answer for the same text and book; a look at the tickets a text came from.
//!
//! How it is used:
//! - [`sampled`] says which fingerprints of a large corpus topics are found from: read those tickets, make a
//!   [`Document::of`] each, call [`TopicBook::update`]. It finds topics the first time, and later new ones among texts that
//!   are in none; what people did stays. [`TopicBook::name`] then chooses phrases and examples from the same documents.
//! - [`TopicBook::assign`] tells the topic of a text: once for each fingerprint of the workspace, on any thread.
//! - [`TopicBook::rename`], [`merge`](TopicBook::merge), [`move_to`](TopicBook::move_to) and
//!   [`create`](TopicBook::create) are what people do; assign again afterwards.
//! - [`TopicBook::to_bytes`] and [`TopicBook::from_bytes`] keep it.

mod book;
mod document;
mod edits;
mod found;
mod groups;
mod naming;
mod space;

pub use book::{TopicBook, TopicFault, sampled};
pub use document::Document;
pub use edits::TopicEditFault;

/// Told what share of the work is done, 0–1; says whether to go on.
pub type Watch<'a> = &'a (dyn Fn(f32) -> bool + Sync);

#[cfg(test)]
mod tests;
