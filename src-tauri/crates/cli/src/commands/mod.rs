//! One file a command.

pub mod agents;
pub mod analyze;
pub mod classify;
pub mod export;
pub mod import;
pub mod maintain;
pub mod problems;
pub mod report;
pub mod search;
pub mod similar;
pub mod sla;
pub mod summary;
pub mod undo;

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use serde::Deserialize;

use crate::output::Failure;

/// One line of a text file for `analyze` or `similar --batch`.
#[derive(Debug, Deserialize)]
pub struct TextLine {
    /// The caller's id, a string or a number.
    #[serde(default)]
    pub id: serde_json::Value,
    /// The text.
    pub text: String,
}

impl TextLine {
    /// The id as a string.
    pub fn id_text(&self) -> String {
        match &self.id {
            serde_json::Value::String(id) => id.clone(),
            serde_json::Value::Null => String::new(),
            other => other.to_string(),
        }
    }
}

/// Reads NDJSON of texts line by line; `-` is standard input.
fn each_text(path: &Path, mut with: impl FnMut(TextLine) -> Result<(), Failure>) -> Result<(), Failure> {
    let broken = |error| Failure::File { path: path.to_owned(), error };
    let lines: Box<dyn BufRead> = if path.as_os_str() == "-" {
        Box::new(std::io::stdin().lock())
    } else {
        Box::new(BufReader::new(File::open(path).map_err(broken)?))
    };
    for (number, line) in lines.lines().enumerate() {
        let line = line.map_err(broken)?;
        if line.trim().is_empty() {
            continue;
        }
        let parsed = serde_json::from_str(&line)
            .map_err(|error| broken(std::io::Error::other(format!("line {}: {error}", number + 1))))?;
        with(parsed)?;
    }
    Ok(())
}
