//! How a command of the project ends.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::ExitStatus;

/// Done, or why not.
pub type Outcome<T = ()> = Result<T, Failure>;

/// Why a command stopped, and what to do.
#[derive(Debug)]
pub enum Failure {
    /// A program could not be started.
    NotStarted { program: String, error: std::io::Error },
    /// A program ended with an error; its own output says more.
    Ended { command: String, status: ExitStatus },
    /// Something has to be installed that we can't install ourselves.
    Missing { what: String, remedy: String },
    /// A file could not be read or written.
    File { path: PathBuf, error: std::io::Error },
    /// Committed files differ from what is generated.
    Stale { what: &'static str, files: Vec<String>, remedy: &'static str },
    /// A check of the result did not hold.
    Unmet(String),
}

impl Failure {
    /// For `map_err` on file operations.
    pub fn file(path: &Path) -> impl FnOnce(std::io::Error) -> Failure {
        let path = path.to_owned();
        move |error| Failure::File { path, error }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::NotStarted { program, error } => write!(f, "{program} could not be started: {error}"),
            Failure::Ended { command, status } => write!(f, "`{command}` failed ({status})"),
            Failure::Missing { what, remedy } => write!(f, "Missing: {what}.\n{remedy}"),
            Failure::File { path, error } => write!(f, "{}: {error}", path.display()),
            Failure::Stale { what, files, remedy } => {
                write!(f, "{what} are not up to date: {}.\n{remedy}", files.join(", "))
            }
            Failure::Unmet(what) => f.write_str(what),
        }
    }
}
