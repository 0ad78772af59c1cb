//! Mappings that were confirmed, applied when a file with the same columns comes again.
//!
//! In: the plan of a file, confirmed requests. Out: the plan as it was confirmed last time. Never: a guess; a file that
//! lacks one of the columns is another file.

use std::collections::BTreeSet;
use std::path::Path;

use ingest::{ImportPlan, Mapping};
use serde::{Deserialize, Serialize};

use crate::{ImportRequest, Result, Workspace};

/// Under which name the store keeps them.
const NOTE: &str = "mappings";
/// Most that are kept; the oldest goes first.
const MOST: usize = 200;

/// How a file with these columns was imported.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Remembered {
    columns: BTreeSet<String>,
    format: String,
    source: String,
    mapping: Mapping,
    /// Name of the file, to say where it comes from.
    file: String,
}

impl Workspace {
    /// What a file is and how it would be imported: as a file with the same columns was before, else as detected.
    ///
    /// # Errors
    /// When the file can't be read as an export.
    pub fn inspect(&self, path: &Path) -> Result<ImportPlan> {
        let plan = ingest::inspect(path)?;
        let Some(known) = find(self.remembered(), &plan) else { return Ok(plan) };
        let day_first = plan.mapping.day_first.or(known.mapping.day_first);
        let mapping = Mapping { day_first, ..known.mapping };
        let mut plan = ingest::inspect_as(path, &known.format, &mapping)?;
        plan.reasons.insert(0, format!("It has the columns of {}, and is read as that was", known.file));
        plan.source = known.source;
        plan.remembered = known.file;
        Ok(plan)
    }

    /// What [`Workspace::inspect`] proposes for a file.
    ///
    /// # Errors
    /// As [`Workspace::inspect`].
    pub fn request(&self, path: &Path) -> Result<ImportRequest> {
        let plan = self.inspect(path)?;
        Ok(ImportRequest { path: path.to_owned(), format: plan.format, source: plan.source, mapping: plan.mapping })
    }

    /// Keeps how a file was imported.
    pub(crate) fn remember(&self, request: &ImportRequest) -> Result<()> {
        let plan = ingest::inspect_as(&request.path, &request.format, &request.mapping)?;
        let new = Remembered {
            columns: columns(&plan),
            format: request.format.clone(),
            source: request.source.clone(),
            mapping: request.mapping.clone(),
            file: plan.file,
        };
        let mut all = self.remembered();
        if all.last() == Some(&new) {
            return Ok(());
        }
        all.retain(|known| known.columns != new.columns);
        all.push(new);
        all.drain(..all.len().saturating_sub(MOST));
        Ok(self.store.save_note(NOTE, &all)?)
    }

    fn remembered(&self) -> Vec<Remembered> {
        self.store.note(NOTE).unwrap_or_default()
    }
}

fn columns(plan: &ImportPlan) -> BTreeSet<String> {
    plan.columns.iter().map(|column| column.header.clone()).collect()
}

/// The newest with exactly the file's columns; else, among those of its format, the one with most of them.
fn find(all: Vec<Remembered>, plan: &ImportPlan) -> Option<Remembered> {
    let there = columns(plan);
    let readable = |known: &Remembered| plan.formats.iter().any(|format| format.name == known.format);
    let exact = all.iter().rfind(|known| known.columns == there && readable(known));
    let within = |known: &&Remembered| known.format == plan.format && known.columns.is_subset(&there);
    let found = exact.or_else(|| all.iter().filter(within).max_by_key(|known| known.columns.len()));
    found.cloned()
}
