//! The ground truth on disk: records, analysis, receipts, settings.
//!
//! In: encoded blocks of tickets. Out: tickets, and facts about damage. Never: words, numbers, the index.
//! Only this crate names sled.
//!
//! A workspace folder holds `lock`, `manifest.json` (what must be there), `store/` (sled), `backup/` (segments), `kept/`
//! and `kept-copy/` (what people said, and larger values of other rooms, each file twice), and after damage
//! `store-damaged-1`, `backup-damaged-1` …, after a new version `before-schema-3` …, which nothing here ever deletes.
//!
//! Blocks are immutable and numbered; an updated ticket gets a new entry in a new block. sled does not report damage,
//! so every value carries a checksum and the manifest says how much there must be.

mod addition;
mod backup;
mod block;
mod cache;
mod catalog;
mod db;
mod error;
mod files;
mod guard;
mod history;
mod import;
mod journal;
mod kept;
mod load;
mod manifest;
mod mark;
mod merge;
mod messages;
mod migrate;
mod open;
mod opened;
mod raw;
mod restore;
mod said;
mod segment;
mod source;
mod store;
mod stored;
mod successor;
mod swap;
mod twice;
mod verify;

pub use block::{BLOCK_TICKETS, EncodedBlock, cut_blocks, cut_blocks_by, encode_block, encode_marks, text_bytes};
pub use catalog::{ImportEntry, Place};
pub use error::{Error, Result};
pub use history::{History, Written};
pub use import::ImportWriter;
pub use journal::Said;
pub use mark::Mark;
pub use merge::merge;
pub use opened::{AsOf, Older, Opened, Recovery};
pub use raw::{Blocks, RawBlock};
pub use store::Store;
pub use stored::{AnalysedBy, Stored, content_hash};
pub use successor::Successor;
