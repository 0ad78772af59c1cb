//! The sample data: an export of an invented company, imported like any other file.

use std::fs;
use std::path::{Path, PathBuf};

use model::{Cancel, ImportReceipt, Progress};

use crate::{Error, ImportRequest, Result, Workspace};

const SAMPLE: &str = include_str!("../sample/sample.json");

/// Writes the sample export into a folder and gives its path.
///
/// # Errors
/// When the file can't be written.
pub fn write_sample(folder: &Path) -> Result<PathBuf> {
    let path = folder.join("support-lens-sample.json");
    let written = fs::create_dir_all(folder).and_then(|()| fs::write(&path, SAMPLE));
    written.map_err(|source| Error::Write { path: path.clone(), source })?;
    Ok(path)
}

impl Workspace {
    /// Imports the sample data.
    ///
    /// # Errors
    /// As [`Workspace::import`].
    pub fn import_sample(&self, cancel: &Cancel, progress: &mut dyn FnMut(Progress)) -> Result<ImportReceipt> {
        let path = write_sample(&self.dir)?;
        let mut request = ImportRequest::detect(&path)?;
        request.source = "sample".to_owned();
        self.import(&request, cancel, progress)
    }
}
