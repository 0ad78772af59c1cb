//! What can go wrong when a file is made.

use std::io;

/// A failure to write. Its text says what happened; the place is known to the caller, who gave the writer.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The writer refused.
    #[error("the file could not be written: {0}. Free some space or choose another place.")]
    Write(#[from] io::Error),
    /// A value could not be written as JSON, which is a fault of this program.
    #[error("a value could not be written as JSON: {0}")]
    Json(serde_json::Error),
    /// A row could not be written as CSV, which is a fault of this program.
    #[error("a row could not be written as CSV: {0}")]
    Csv(::csv::Error),
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        if error.is_io() { Error::Write(error.into()) } else { Error::Json(error) }
    }
}

impl From<::csv::Error> for Error {
    fn from(error: ::csv::Error) -> Self {
        if error.is_io_error() { Error::Write(error.into()) } else { Error::Csv(error) }
    }
}
