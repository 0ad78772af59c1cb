//! What people say of tickets, in the order they said it: two equal files beside the store.
//!
//! In: corrections. Out: the same, and how many were lost. Never: a part of a store, so that nothing that takes a store's
//! place (an undo, a restoration, a new version) touches it.
//!
//! An entry is a line: CRC-32 of what follows (8 hex digits), sequence number from 1, JSON. Each is written between line
//! breaks of its own, so that damage to one costs no neighbour. `null` stands for one that was lost.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use model::Correction;

use crate::{Error, Result, files, twice};

const FILE: &str = "journal.log";

/// A correction in its place among all.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// Its number, from 1; none is given twice.
    pub sequence: u64,
    /// What was said.
    pub correction: Correction,
}

/// Everything that is intact in either copy.
#[derive(Debug, Default)]
pub(crate) struct Journal {
    /// Lines by sequence number, without a gap.
    lines: BTreeMap<u64, String>,
    copies: [Copy; 2],
    /// Entries that were not known to be lost and are in neither copy.
    pub lost: u64,
}

/// One of the two files, as read.
#[derive(Debug, Default)]
struct Copy {
    there: bool,
    lines: BTreeMap<u64, String>,
    /// Lines that fail their checks, but for a last one that was never finished.
    damaged: u64,
    /// How many of these stand behind the last intact line.
    damaged_last: u64,
    /// Length and CRC-32 of the file.
    sum: (usize, u32),
}

impl Journal {
    /// Reads both copies; one that the disk does not give counts as damaged.
    ///
    /// # Errors
    /// What the disk refuses, where the other copy is not there to go by: numbers would be given again.
    pub fn read(workspace: &Path) -> Result<Self> {
        let read = paths(workspace).map(|path| files::read_if_there(&path));
        let any = read.iter().any(|read| matches!(read, Ok(Some(_))));
        let mut copies = <[Copy; 2]>::default();
        for (copy, read) in copies.iter_mut().zip(read) {
            *copy = match read {
                Ok(bytes) => bytes.as_deref().map(Copy::of).unwrap_or_default(),
                Err(_) if any => Copy { there: true, damaged: 1, ..Copy::default() },
                Err(error) => return Err(error),
            };
        }
        let mut lines: BTreeMap<u64, String> = copies.iter().flat_map(|copy| copy.lines.clone()).collect();
        let reached = copies.iter().filter(|copy| copy.there).map(Copy::reached).min().unwrap_or(0);
        let intact = lines.len();
        for sequence in 1..=reached.max(last(&lines)) {
            lines.entry(sequence).or_insert_with(|| line(sequence, "null"));
        }
        Ok(Journal { lost: (lines.len() - intact) as u64, lines, copies })
    }

    /// Number of the last entry; 0 when there is none.
    pub fn last(&self) -> u64 {
        last(&self.lines)
    }

    /// What is wrong with a copy, in words; `None` when both are whole, but for what a crash leaves.
    pub fn fault(&self) -> Option<String> {
        self.copies.iter().zip(twice::FOLDERS).find_map(|(copy, folder)| {
            let lacks = self.lines.len() - copy.lines.len();
            match (copy.there, copy.damaged) {
                (false, _) if lacks > 1 => Some(format!("{folder}/{FILE} is missing")),
                (_, damaged) if damaged > 0 => Some(format!("{folder}/{FILE}: {damaged} entries are damaged")),
                _ if lacks > 1 => Some(format!("{folder}/{FILE}: the last {lacks} entries are missing")),
                _ => None,
            }
        })
    }

    /// Makes both copies whole. A damaged one is kept under another name.
    pub fn mend(&self, workspace: &Path) -> Result<()> {
        let all: String = self.lines.values().map(|line| framed(line)).collect();
        for (copy, path) in self.copies.iter().zip(paths(workspace)) {
            if copy.sum == sum(all.as_bytes()) {
                continue;
            }
            if copy.damaged > 0 {
                let aside = files::beside_damaged(&path);
                fs::copy(&path, &aside).map_err(|error| Error::io("copy", &path, error))?;
            }
            path.parent().map_or(Ok(()), files::create_folder)?;
            files::replace(&path, all.as_bytes())?;
        }
        Ok(())
    }

    /// The entries in order.
    ///
    /// # Errors
    /// [`Error::Damaged`] when an intact one can't be understood.
    pub fn entries(&self) -> impl Iterator<Item = Result<Said>> + '_ {
        self.lines.iter().filter_map(|(&sequence, line)| {
            let json = line.splitn(3, ' ').nth(2).unwrap_or_default();
            let read = serde_json::from_str::<Option<Correction>>(json);
            let read = read.map(|found| found.map(|correction| Said { sequence, correction }));
            let failed = |error| Error::damaged(format!("entry {sequence} of the journal can't be read: {error}"));
            read.map_err(failed).transpose()
        })
    }
}

/// Adds an entry to both copies; it is durable when this returns.
///
/// # Errors
/// What the disk refuses; the entry is then in neither.
pub(crate) fn append(workspace: &Path, sequence: u64, correction: &Correction) -> Result<()> {
    let json = serde_json::to_string(correction).map_err(|error| Error::Encode(error.to_string()))?;
    let entry = framed(&line(sequence, &json));
    let mut undo = Vec::new();
    for path in paths(workspace) {
        let before = fs::metadata(&path).map_or(0, |meta| meta.len());
        undo.push((path.clone(), before));
        if let Err(error) = append_to(&path, entry.as_bytes()) {
            // Should even this fail, the line breaks keep what is left apart from the next entry.
            undo.iter().for_each(|(path, len)| _ = shorten(path, *len));
            return Err(error);
        }
    }
    Ok(())
}

fn append_to(path: &Path, bytes: &[u8]) -> Result<()> {
    let fail = |error| Error::io("write", path, error);
    let new = !path.exists();
    if let (true, Some(folder)) = (new, path.parent()) {
        files::create_folder(folder)?;
    }
    let mut file = OpenOptions::new().create(true).append(true).open(path).map_err(fail)?;
    file.write_all(bytes).and_then(|()| file.sync_data()).map_err(fail)?;
    if new { path.parent().map_or(Ok(()), files::sync_folder) } else { Ok(()) }
}

fn shorten(path: &Path, len: u64) -> std::io::Result<()> {
    let file: File = OpenOptions::new().write(true).open(path)?;
    file.set_len(len).and_then(|()| file.sync_data())
}

fn paths(workspace: &Path) -> [PathBuf; 2] {
    twice::folders(workspace).map(|folder| folder.join(FILE))
}

fn last(lines: &BTreeMap<u64, String>) -> u64 {
    lines.keys().next_back().copied().unwrap_or(0)
}

fn line(sequence: u64, json: &str) -> String {
    let rest = format!("{sequence} {json}");
    format!("{:08x} {rest}", crc32fast::hash(rest.as_bytes()))
}

fn sum(bytes: &[u8]) -> (usize, u32) {
    (bytes.len(), crc32fast::hash(bytes))
}

fn framed(line: &str) -> String {
    format!("\n{line}\n")
}

impl Copy {
    fn of(bytes: &[u8]) -> Self {
        let mut copy = Copy { there: true, sum: sum(bytes), ..Copy::default() };
        let mut pieces = bytes.split(|&byte| byte == b'\n').peekable();
        while let Some(piece) = pieces.next() {
            let unfinished = pieces.peek().is_none();
            // Each entry takes a byte at least: a number beyond that was never given.
            match checked(piece).filter(|(sequence, _)| *sequence <= bytes.len() as u64) {
                _ if piece.is_empty() => {}
                Some((sequence, line)) => {
                    copy.lines.insert(sequence, line);
                    copy.damaged_last = 0;
                }
                None if unfinished => {}
                None => {
                    copy.damaged += 1;
                    copy.damaged_last += 1;
                }
            }
        }
        copy
    }

    /// Number of the last entry it had, damaged ones included.
    fn reached(&self) -> u64 {
        last(&self.lines) + self.damaged_last
    }
}

/// A line's sequence number, when its CRC is right.
fn checked(piece: &[u8]) -> Option<(u64, String)> {
    let line = std::str::from_utf8(piece).ok()?;
    let (crc, rest) = line.split_once(' ')?;
    let right = crc.len() == 8 && u32::from_str_radix(crc, 16).ok()? == crc32fast::hash(rest.as_bytes());
    let sequence = rest.split_once(' ')?.0.parse().ok().filter(|&sequence| sequence > 0)?;
    right.then(|| (sequence, line.to_owned()))
}

#[cfg(test)]
mod tests;
