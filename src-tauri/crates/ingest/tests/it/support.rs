//! Files and what reading them gives.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use ingest::{Error, ImportPlan, Mapping, ReadSummary, Record, inspect, read};
use model::{Rejection, Ticket};
use tempfile::TempDir;

/// What a file gave.
#[derive(Debug, Default)]
pub struct Outcome {
    pub summary: ReadSummary,
    pub tickets: Vec<Ticket>,
    pub skipped: Vec<&'static str>,
    pub rejections: Vec<Rejection>,
}

/// A file of this name and content, in a folder that lives as long as the first value.
pub fn file(name: &str, content: &[u8]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join(name);
    std::fs::write(&path, content).expect("a temporary file");
    (folder, path)
}

/// Reads a file with this format and mapping; checks the balance.
pub fn read_with(path: &Path, format: &str, mapping: &Mapping) -> Result<Outcome, Error> {
    let mut outcome = Outcome::default();
    let mut sink = |record, _| {
        match record {
            Record::Ticket(ticket) => outcome.tickets.push(*ticket),
            Record::Skipped(reason) => outcome.skipped.push(reason),
            Record::Rejected(rejection) => outcome.rejections.push(rejection),
        }
        ControlFlow::Continue(())
    };
    let summary = read(path, format, "test", mapping, &|| false, &mut sink)?;
    assert_eq!(summary.read, summary.tickets + summary.skipped + summary.rejected, "{}", path.display());
    assert_eq!(summary.tickets as usize, outcome.tickets.len());
    assert_eq!(summary.skipped as usize, outcome.skipped.len());
    assert_eq!(summary.rejected as usize, outcome.rejections.len());
    outcome.summary = summary;
    Ok(outcome)
}

/// Inspects a file and reads it as suggested.
pub fn import(path: &Path) -> Result<(ImportPlan, Outcome), Error> {
    let plan = inspect(path)?;
    let outcome = read_with(path, &plan.format, &plan.mapping)?;
    Ok((plan, outcome))
}

/// As [`import`], of a file with this content.
pub fn import_text(name: &str, content: &[u8]) -> Result<(ImportPlan, Outcome), Error> {
    let (_folder, path) = file(name, content);
    import(&path)
}

/// As [`import_text`], for content that can be read.
pub fn imported(name: &str, content: &[u8]) -> (ImportPlan, Outcome) {
    import_text(name, content).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The folder of outside data, when there is one.
pub fn data(path: &str) -> Option<PathBuf> {
    match std::env::var_os("SUPPORT_LENS_DATA") {
        Some(folder) => Some(PathBuf::from(folder).join(path)),
        None => {
            eprintln!("skipped: SUPPORT_LENS_DATA is not set ({path})");
            None
        }
    }
}
