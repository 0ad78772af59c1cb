//! What can go wrong with the index. None of it touches the ground truth: a rebuild always helps, given disk space.

use std::path::PathBuf;

use tantivy::TantivyError;

/// A failure of the index.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The index is damaged or incomplete; rebuild it.
    #[error("the search index is damaged: {reason}")]
    Damaged {
        /// What was found.
        reason: String,
    },
    /// A file or folder of the index could not be read or written.
    #[error("{path}: {source}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Another process writes to this index.
    #[error("the search index is being written by another process")]
    Locked,
    /// Anything else tantivy reports.
    #[error("search index: {0}")]
    Engine(TantivyError),
}

impl Error {
    /// Whether the disk is full, so that a rebuild would not help.
    pub fn is_disk_full(&self) -> bool {
        use std::io::ErrorKind;
        let kind = match self {
            Error::Io { source, .. } => Some(source.kind()),
            Error::Engine(TantivyError::IoError(source)) => Some(source.kind()),
            _ => None,
        };
        matches!(kind, Some(ErrorKind::StorageFull | ErrorKind::QuotaExceeded))
    }

    /// Whether deleting and rebuilding the index is the remedy.
    pub fn wants_rebuild(&self) -> bool {
        matches!(self, Error::Damaged { .. })
    }
}

impl From<TantivyError> for Error {
    fn from(error: TantivyError) -> Self {
        use tantivy::directory::error::OpenReadError;
        match error {
            TantivyError::LockFailure(..) => Error::Locked,
            TantivyError::DataCorruption(damage) => Error::Damaged { reason: format!("{damage:?}") },
            TantivyError::OpenReadError(OpenReadError::FileDoesNotExist(path)) => {
                Error::Damaged { reason: format!("the file {} is missing", path.display()) }
            }
            TantivyError::OpenReadError(OpenReadError::IncompatibleIndex(found)) => {
                Error::Damaged { reason: format!("it was written by another version ({found:?})") }
            }
            other => Error::Engine(other),
        }
    }
}

impl From<std::io::Error> for Error {
    /// Reads inside an open index: bytes that can't be decoded are damage, the rest is the machine's fault.
    fn from(source: std::io::Error) -> Self {
        use std::io::ErrorKind;
        match source.kind() {
            ErrorKind::InvalidData | ErrorKind::UnexpectedEof => Error::Damaged { reason: source.to_string() },
            _ => Error::Engine(TantivyError::IoError(source.into())),
        }
    }
}
