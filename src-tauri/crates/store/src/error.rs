//! What can go wrong with a workspace on disk.
//!
//! In: I/O errors, failed checks. Out: facts for a message. Never: panics.

use std::io;
use std::path::{Path, PathBuf};

/// Result of everything in this crate.
pub type Result<T> = std::result::Result<T, Error>;

/// Why the store could not do what was asked. No variant leaves anything half written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Another process has the workspace open for writing.
    #[error(
        "The workspace {} is open in another window or command. Close it there, or use another workspace.",
        folder.display()
    )]
    Locked {
        /// The workspace folder.
        folder: PathBuf,
    },
    /// Something else is being written by this process.
    #[error("Something else is being written to this workspace. Wait for it to end, or stop it.")]
    Busy,
    /// The store was opened for reading only.
    #[error("The workspace was opened for reading only, since another process has it open.")]
    ReadOnly,
    /// No space left on the disk.
    #[error("The disk is full: could not {action} {}. Free some space and try again.", path.display())]
    StorageFull {
        /// What was being done, an infinitive ("write").
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
    },
    /// The file system refused.
    #[error("Could not {action} {}: {source}", path.display())]
    Io {
        /// What was being done, an infinitive ("write").
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// Written by a newer version of the program.
    #[error(
        "The workspace {} was written by a newer version (format {found}; this one reads up to {supported}). Update the program.",
        folder.display()
    )]
    NewerSchema {
        /// The workspace folder.
        folder: PathBuf,
        /// Format of the workspace.
        found: u32,
        /// Latest format this program reads.
        supported: u32,
    },
    /// What is on disk fails its checks. Opening the workspace again restores it from its backup.
    #[error("The workspace is damaged ({what}). Open it again to restore it from its backup.")]
    Damaged {
        /// What failed which check.
        what: String,
    },
    /// Everything is stored, but its backup could not be written. The next import or open tries again.
    #[error("Everything is stored, but the backup could not be written: {0}")]
    Backup(#[source] Box<Error>),
    /// A value could not be put into its stored form.
    #[error("A record could not be encoded: {0}")]
    Encode(String),
}

impl Error {
    /// An I/O error with what was being done to which path; a full disk becomes [`Error::StorageFull`].
    pub(crate) fn io(action: &'static str, path: impl AsRef<Path>, source: io::Error) -> Self {
        let path = path.as_ref().to_path_buf();
        match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Error::StorageFull { action, path },
            _ => Error::Io { action, path, source },
        }
    }

    /// A failed check.
    pub(crate) fn damaged(what: impl Into<String>) -> Self {
        Error::Damaged { what: what.into() }
    }
}
