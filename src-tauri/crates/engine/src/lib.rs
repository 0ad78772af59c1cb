//! Composes the rooms: a workspace, its import job, its questions.
//!
//! In: paths, filters, keys. Out: receipts, views, files. Never: a window, a command line, tantivy or sled by name.

mod catch_up;
mod clock;
mod compare;
mod correct;
mod error;
mod events;
mod export;
mod import;
mod labels;
mod learning;
mod lens;
mod links;
mod maintain;
mod overview;
pub mod period;
mod phrases;
mod preview;
mod problems;
mod read_text;
mod remembered;
mod renew;
mod report;
mod rules;
mod sample;
mod segments;
mod similar;
mod sla;
mod tickets;
mod timekeeper;
mod topics;
mod trends;
mod undo;
pub mod wire;
mod workspace;

pub use clock::Clock;
pub use error::Error;
pub use export::{ExportKind, ExportShape};
pub use import::{ImportRequest, dry_run};
pub use maintain::Verified;
pub use read_text::read_text;
pub use rules::{compiled, read_rules};
pub use sample::write_sample;
pub use sla::SlaFault;
pub use workspace::{Options, Workspace, default_folder, is_workspace};

/// What fails here fails with [`Error`].
pub type Result<T> = std::result::Result<T, Error>;

/// The built-in rules, which a fresh workspace goes by.
pub fn rules() -> text::Rules {
    text::Rules::default()
}
