//! What was found when a workspace was opened, in facts for a message.

use std::fmt;
use std::path::PathBuf;

use model::Instant;

/// What opening found and did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// The folder held no workspace before.
    pub created: bool,
    /// The last session ended without closing (crash, power cut): everything was checked.
    pub unclean: bool,
    /// Tickets of a last, half-written batch that were dropped. Running the import again brings them.
    pub dropped: u64,
    /// Something was damaged and what was done about it.
    pub recovery: Option<Recovery>,
    /// The backup was missing or damaged and has been written anew from the intact store; what was wrong with it.
    pub backup_renewed: Option<String>,
}

/// A damaged store and its restoration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recovery {
    /// What failed which check.
    pub damage: String,
    /// Where the damaged store was moved; `None` when it was missing.
    pub moved_to: Option<PathBuf>,
    /// The latest import in the backup; `None` when it has none.
    pub restored_as_of: Option<AsOf>,
    /// Tickets before the damage, as the manifest says; `None` when it was lost too.
    pub tickets_before: Option<u64>,
    /// Tickets restored.
    pub tickets_after: u64,
    /// What could not be read in the backup; empty when it was intact.
    pub backup_damage: Vec<String>,
}

/// A moment the workspace was restored to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AsOf {
    /// Number of the import.
    pub import: u32,
    /// When it was confirmed.
    pub at: Option<Instant>,
    /// The file imported.
    pub path: String,
}
