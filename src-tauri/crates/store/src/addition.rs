//! A segment of the backup while it grows: written beside the store, batch by batch, so that nothing is read again.
//!
//! In: batches in order. Out: the backup with one more segment. Never: half of one, or a changed one.

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::backup::{Milestone, folder};
use crate::catalog::{Batch, Catalog};
use crate::db::to_value;
use crate::files::{self, FileMark};
use crate::manifest::{BackupMark, Totals};
use crate::segment::{Kind, SegmentWriter};
use crate::{EncodedBlock, Error, Result};

/// What comes to a backup. Dropped without [`Addition::finish`] nothing of it stays.
pub(crate) struct Addition {
    out: SegmentWriter,
    folder: PathBuf,
    name: String,
    before: BackupMark,
    totals: Totals,
}

impl Addition {
    /// Starts the segment after those of `mark`.
    ///
    /// # Errors
    /// What the disk refuses.
    pub fn begin(workspace: &Path, mark: &BackupMark) -> Result<Addition> {
        let folder = folder(workspace);
        files::create_folder(&folder)?;
        let name = format!("{:06}.seg", mark.segments.len() + 1);
        let mut out = SegmentWriter::create(&folder.join(&name))?;
        out.frame(Kind::Start, &[&json(&Milestone { totals: mark.totals, finished: mark.finished })?])?;
        Ok(Addition { out, folder, name, before: mark.clone(), totals: mark.totals })
    }

    /// Adds blocks of a batch.
    ///
    /// # Errors
    /// What the disk refuses.
    pub fn put<'a>(&mut self, batch: &Batch, blocks: impl IntoIterator<Item = &'a EncodedBlock>) -> Result<()> {
        let (sequence, import) = (batch.totals.sequence.to_le_bytes(), batch.import.to_le_bytes());
        for block in blocks {
            let head_len = (block.head_bytes.len() as u32).to_le_bytes();
            let parts: [&[u8]; 5] = [&sequence, &import, &head_len, &block.head_bytes, &block.body];
            self.out.frame(Kind::Block, &parts)?;
        }
        self.totals = batch.totals;
        Ok(())
    }

    /// Whether it holds every batch of the store.
    pub fn is_whole(&self, catalog: &Catalog) -> bool {
        self.totals == catalog.totals
    }

    /// Ends it with the imports' receipts.
    ///
    /// # Errors
    /// What the disk refuses.
    pub fn finish(mut self, catalog: &Catalog) -> Result<BackupMark> {
        let finished = catalog.last_finished();
        for (_, entry) in catalog.imports.range(self.before.finished + 1..) {
            self.out.frame(Kind::Import, &[&to_value(entry)?])?;
        }
        self.out.frame(Kind::End, &[&json(&Milestone { totals: self.totals, finished })?])?;
        let crc = self.out.finish()?;
        let mut segments = self.before.segments;
        segments.push(FileMark::of(&self.folder, self.name, crc)?);
        Ok(BackupMark { segments, totals: self.totals, finished })
    }
}

fn json(value: &impl Serialize) -> Result<Vec<u8>> {
    serde_json::to_vec(value).map_err(|error| Error::Encode(error.to_string()))
}
