//! The backup: after each import, what is new goes into one more segment file.
//!
//! In: the store's new blocks, receipts, settings. Out: the same, from whatever is intact. Never: sled.
//! Its cost is that of the import, not of the workspace. `backup/000001.seg`, `000002.seg` …, `settings.bin`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::addition::Addition;
use crate::block::Head;
use crate::catalog::Catalog;
use crate::db::{from_value, to_value};
use crate::files::{self, FileMark};
use crate::kept::Kept;
use crate::manifest::{BackupMark, Totals};
use crate::segment::{Frame, Kind, SegmentReader, read_part};
use crate::{EncodedBlock, Error, ImportEntry, Result};

const SETTINGS: &str = "settings.bin";
/// Bytes of a block frame before the head: sequence u64, import u32, length of the head u32, all LE.
const BLOCK_HEADER: usize = 16;

/// The backup's folder in a workspace.
pub(crate) fn folder(workspace: &Path) -> PathBuf {
    workspace.join("backup")
}

/// First and last frame of a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Milestone {
    /// The backed-up store.
    pub totals: Totals,
    /// Highest number of a finished import in it.
    pub finished: u32,
}

/// Where a block lies in the backup.
#[derive(Clone, Debug)]
pub(crate) struct BlockAt {
    segment: usize,
    at: u64,
    head_len: u32,
    body_len: u32,
    /// The batch it was part of.
    pub sequence: u64,
    /// The import that brought it.
    pub import: u32,
    /// Its head.
    pub head: Head,
}

/// Everything intact in a backup.
#[derive(Clone, Debug, Default)]
pub(crate) struct Backup {
    segments: Vec<PathBuf>,
    /// Blocks in order.
    pub blocks: Vec<BlockAt>,
    /// Imports by number.
    pub imports: BTreeMap<u32, ImportEntry>,
    /// Settings and notes.
    pub kept: Option<Kept>,
    /// What it says it holds.
    pub mark: BackupMark,
    /// What is missing or damaged, in words; empty when it is intact.
    pub faults: Vec<String>,
}

impl Backup {
    /// Reads and checks all segments. A workspace without backup has an empty one.
    ///
    /// `expected` are the segments that must be there at least.
    pub fn read(workspace: &Path, expected: &[FileMark]) -> Result<Self> {
        let folder = folder(workspace);
        let mut backup = Backup::default();
        let names = segment_names(&folder)?;
        for mark in expected.iter().filter(|mark| !names.contains(&mark.name)) {
            backup.faults.push(format!("{} is missing", mark.name));
        }
        for name in names {
            backup.read_segment(&folder, name)?;
        }
        match files::read_if_there(&folder.join(SETTINGS))?.map(|bytes| from_value(&bytes, "the settings' backup")) {
            Some(Ok(kept)) => backup.kept = Some(kept),
            Some(Err(error)) => backup.faults.push(error.to_string()),
            None => {}
        }
        Ok(backup)
    }

    /// The settings and notes alone; `None` when they were never saved or can't be read.
    pub fn kept_of(workspace: &Path) -> Option<Kept> {
        let bytes = files::read_if_there(&folder(workspace).join(SETTINGS)).ok()??;
        from_value(&bytes, "the settings' backup").ok()
    }

    fn read_segment(&mut self, folder: &Path, name: String) -> Result<()> {
        let path = folder.join(&name);
        let mut reader = SegmentReader::open(&path)?;
        let (segment, before) = (self.segments.len(), self.mark.totals);
        let (mut started, mut ended) = (false, false);
        self.segments.push(path);
        while let Some(frame) = reader.next()? {
            match frame.kind {
                Kind::Start => started = milestone(&frame).is_some_and(|start| start.totals == before),
                Kind::Block => self.add_block(segment, &frame)?,
                Kind::Import => self.add_import(&frame)?,
                Kind::End => ended = self.end(&frame),
            }
        }
        if reader.lost > 0 {
            self.faults.push(format!("{name}: {} bytes are damaged", reader.lost));
        } else if !started || !ended {
            self.faults
                .push(format!("{name}: {}", if ended { "what comes before it is missing" } else { "it is cut short" }));
        }
        self.mark.segments.push(FileMark::take(folder, name)?);
        Ok(())
    }

    fn add_block(&mut self, segment: usize, frame: &Frame) -> Result<()> {
        let bad = || Error::damaged("a backup frame is too short");
        let (header, rest) = frame.payload.split_at_checked(BLOCK_HEADER).ok_or_else(bad)?;
        let [s0, s1, s2, s3, s4, s5, s6, s7, i0, i1, i2, i3, h0, h1, h2, h3] = header else { return Err(bad()) };
        let head_len = u32::from_le_bytes([*h0, *h1, *h2, *h3]);
        let (head, body) = rest.split_at_checked(head_len as usize).ok_or_else(bad)?;
        self.blocks.push(BlockAt {
            segment,
            at: frame.at + BLOCK_HEADER as u64,
            head_len,
            body_len: body.len() as u32,
            sequence: u64::from_le_bytes([*s0, *s1, *s2, *s3, *s4, *s5, *s6, *s7]),
            import: u32::from_le_bytes([*i0, *i1, *i2, *i3]),
            head: Head::decode(head)?,
        });
        Ok(())
    }

    fn add_import(&mut self, frame: &Frame) -> Result<()> {
        let entry: ImportEntry = from_value(&frame.payload, "a receipt in the backup")?;
        self.imports.insert(entry.receipt.import, entry);
        Ok(())
    }

    fn end(&mut self, frame: &Frame) -> bool {
        let end = milestone(frame);
        if let Some(end) = end {
            (self.mark.totals, self.mark.finished) = (end.totals, end.finished);
        }
        end.is_some()
    }

    /// A block by its place in `blocks`, checked.
    pub fn block(&self, index: usize) -> Result<EncodedBlock> {
        let (path, at) = self.place(index)?;
        let mut head = read_part(path, at.at, at.head_len + at.body_len)?;
        let body = head.split_off(at.head_len as usize);
        EncodedBlock::from_parts(head, body)
    }

    /// The body of a block by its place in `blocks`, its CRC not yet checked.
    pub fn body(&self, index: usize) -> Result<Vec<u8>> {
        let (path, at) = self.place(index)?;
        read_part(path, at.at + u64::from(at.head_len), at.body_len)
    }

    fn place(&self, index: usize) -> Result<(&Path, &BlockAt)> {
        let at = self.blocks.get(index);
        let found = at.and_then(|at| Some((self.segments.get(at.segment)?.as_path(), at)));
        found.ok_or_else(|| Error::damaged(format!("the backup has no block {index}")))
    }

    /// Memory of a store that holds what is intact here.
    pub fn catalog(&self) -> Result<Catalog> {
        let mut catalog = Catalog::of(self.imports.clone(), self.kept.clone());
        for batch in self.blocks.chunk_by(|a, b| a.sequence == b.sequence) {
            let heads = || batch.iter().map(|block| &block.head);
            let import = batch.first().map_or(0, |block| block.import);
            let record = catalog.next_batch(import, heads())?;
            catalog.add(record, heads())?;
        }
        Ok(catalog)
    }
}

fn milestone(frame: &Frame) -> Option<Milestone> {
    serde_json::from_slice(&frame.payload).ok()
}

fn segment_names(folder: &Path) -> Result<Vec<String>> {
    let fail = |error| Error::io("list", folder, error);
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let entries = fs::read_dir(folder).map_err(fail)?.collect::<std::io::Result<Vec<_>>>().map_err(fail)?;
    let names = entries.iter().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.filter(|name| name.ends_with(".seg")).collect();
    names.sort();
    Ok(names)
}

/// Adds a segment with what the store has beyond `mark`; nothing is written when that is nothing.
///
/// `block` gives a block of the store, checked; once `stop` says so everything is left to another time.
pub(crate) fn append(
    workspace: &Path,
    mark: &BackupMark,
    catalog: &Catalog,
    stop: &dyn Fn() -> bool,
    block: impl Fn(u32) -> Result<EncodedBlock>,
) -> Result<BackupMark> {
    if mark.totals == catalog.totals && mark.finished == catalog.last_finished() {
        return Ok(mark.clone());
    }
    let mut addition = Addition::begin(workspace, mark)?;
    for batch in catalog.batches.iter().filter(|batch| batch.totals.sequence > mark.totals.sequence) {
        for number in batch.first..batch.totals.blocks {
            if stop() {
                return Ok(mark.clone());
            }
            addition.put(batch, [&block(number)?])?;
        }
    }
    addition.finish(catalog)
}

/// Gives another workspace the first segments of this one's backup, without copying where the file system can: as many
/// as end where that workspace also was (`shared`).
pub(crate) fn link(
    from: &Path,
    to: &Path,
    mark: &BackupMark,
    shared: impl Fn(&Milestone) -> bool,
) -> Result<BackupMark> {
    let (from, to) = (folder(from), folder(to));
    files::create_folder(&to)?;
    let mut linked = BackupMark::default();
    for (at, segment) in mark.segments.iter().enumerate() {
        let end = match mark.segments.get(at + 1) {
            Some(next) => SegmentReader::open(&from.join(&next.name))?.next()?.as_ref().and_then(milestone),
            None => Some(Milestone { totals: mark.totals, finished: mark.finished }),
        };
        let Some(end) = end.filter(&shared).filter(|_| segment.holds(&from)) else { break };
        files::link(&from.join(&segment.name), &to.join(&segment.name))?;
        linked.segments.push(segment.clone());
        (linked.totals, linked.finished) = (end.totals, end.finished);
    }
    Ok(linked)
}

/// Replaces settings and notes in the backup.
pub(crate) fn save_kept(workspace: &Path, kept: &Kept) -> Result<()> {
    let folder = folder(workspace);
    files::create_folder(&folder)?;
    files::replace(&folder.join(SETTINGS), &to_value(kept)?)
}
