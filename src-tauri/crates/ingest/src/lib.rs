//! Bytes to records. In: a path and what the user decided about it. Out: tickets, skipped and rejected records, one at
//! a time at constant memory. Never: writes anything, a network, a clock, knowledge of the workspace.
//!
//! [`inspect`] looks at a file's head and proposes a plan; [`preview`] shows its first records under a mapping;
//! [`read`] streams the whole file. `read = formed + skipped + rejected`, always.

mod assemble;
mod columns;
mod damage;
mod detect;
mod dialogue;
mod error;
mod first;
mod format;
mod formats;
#[cfg(feature = "fuzzing")]
pub mod fuzzing;
mod group;
mod holidays;
mod input;
mod inspect;
mod json;
mod mail;
mod members;
mod moments;
mod normalise;
mod outlet;
pub mod plan;
mod preview;
mod profile;
mod reader;
mod record;
mod slack;
mod suggest;
mod survey;
mod synonyms;
mod table;
mod warnings;

pub use error::Error;
pub use format::Format;
pub use holidays::holidays;
pub use inspect::{inspect, inspect_as};
pub use mail::tickets_of_mail;
pub use members::members;
pub use plan::{Column, DateReading, Field, FieldPreview, FormatChoice, ImportPlan, Mapping, Member, Preview};
pub use preview::preview;
pub use reader::read;
pub use record::{At, ReadSummary, Record};
