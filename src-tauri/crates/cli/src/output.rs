//! How results and failures are written.

use std::fmt;
use std::io::{self, Write};
use std::path::PathBuf;

use serde::Serialize;

/// Why a command did not do what it was asked.
#[derive(Debug)]
pub enum Failure {
    /// The command line makes no sense: exit status 2.
    Usage(String),
    /// The work failed: exit status 1.
    Engine(engine::Error),
    /// A file of the command line could not be read or written: exit status 1.
    File {
        /// Its path.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// A table lacks a column: exit status 1.
    NoColumn {
        /// Its path.
        path: PathBuf,
        /// What was asked for.
        column: String,
        /// Those there are.
        columns: Vec<String>,
    },
    /// A table has no rows: exit status 1.
    NoRows(PathBuf),
    /// Nothing can be learnt from a table: exit status 1.
    Unlearnable {
        /// Its path.
        path: PathBuf,
        /// Why.
        why: learn::classifier::Unlearnable,
    },
    /// Standard output could not be written: exit status 1.
    Output(io::Error),
}

impl Failure {
    /// A usage failure with this message.
    pub fn usage(message: impl Into<String>) -> Self {
        Failure::Usage(message.into())
    }

    /// Whether the command line itself is at fault.
    pub fn is_usage(&self) -> bool {
        matches!(self, Failure::Usage(_))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Usage(message) => write!(out, "{message}"),
            Failure::Engine(error) => write!(out, "{error}"),
            Failure::File { path, error } => write!(out, "{}: {error}", path.display()),
            Failure::NoColumn { path, column, columns } => {
                write!(out, "{}: there is no column “{column}”. Its columns: {}.", path.display(), columns.join(", "))
            }
            Failure::NoRows(path) => write!(out, "{}: there are no rows below the header.", path.display()),
            Failure::Unlearnable { path, why } => write!(out, "{}: {why}", path.display()),
            Failure::Output(error) => write!(out, "The result could not be written: {error}"),
        }
    }
}

impl From<engine::Error> for Failure {
    fn from(error: engine::Error) -> Self {
        Failure::Engine(error)
    }
}

/// Writes one JSON document and a line end.
pub fn json(value: &impl Serialize) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    serde_json::to_writer(&mut out, value).map_err(|error| Failure::Output(error.into()))?;
    writeln!(out).map_err(Failure::Output)
}

/// Writes lines of text for people.
pub fn text(lines: &str) -> Result<(), Failure> {
    writeln!(io::stdout().lock(), "{lines}").map_err(Failure::Output)
}
