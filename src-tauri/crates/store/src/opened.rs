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
    /// The backup lacks the latest changes, since it could not be written (a full disk); why, in words.
    pub backup_behind: Option<String>,
    /// An earlier version wrote it.
    pub older: Option<Older>,
    /// Opened for reading only: what could not be read in the backup; empty when it was intact.
    pub backup_damage: Vec<String>,
    /// A copy of what people said was missing or damaged and has been written anew from the other, or could not be; what was
    /// wrong, in words.
    pub journal_renewed: Option<String>,
    /// How many of the things that people said were damaged in both copies.
    pub corrections_lost: u64,
    /// The manifest was damaged and has been written anew from the intact store.
    pub manifest_renewed: bool,
}

/// A workspace of an earlier version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Older {
    /// Its schema.
    pub schema: u32,
    /// Where it is kept as it was.
    pub kept_in: PathBuf,
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

impl fmt::Display for Recovery {
    /// What happened, what was restored, what was lost, and where the damaged files are.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "The workspace was damaged ({}). ", self.damage)?;
        match &self.restored_as_of {
            Some(as_of) => write!(f, "It was restored from the backup as of {as_of}: ")?,
            None => f.write_str("The backup holds no finished import: ")?,
        }
        match self.tickets_before {
            Some(before) => write!(f, "{} of {before} tickets are back.", self.tickets_after)?,
            None => write!(f, "{} tickets are back; how many there were is not known.", self.tickets_after)?,
        }
        if !self.backup_damage.is_empty() {
            write!(f, " The backup was damaged too: {}.", self.backup_damage.join("; "))?;
        }
        if self.tickets_before.is_none_or(|before| before > self.tickets_after) {
            f.write_str(" Import the missing exports again to complete it.")?;
        }
        match &self.moved_to {
            Some(folder) => write!(f, " The damaged files were kept in {}.", folder.display()),
            None => Ok(()),
        }
    }
}

impl fmt::Display for AsOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "import {} of {}", self.import, self.path)?;
        self.at.map_or(Ok(()), |at| write!(f, " at {}", at.rfc3339()))
    }
}
