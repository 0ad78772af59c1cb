//! Segment files of the backup: frames with checksums, written once.
//!
//! In: blocks, receipts. Out: frames that are intact, and where they are not. Never: changes a file that is there.
//!
//! Frame: `SLB1`, kind (u8), length (u32 LE), CRC-32 of kind, length and payload (u32 LE), payload.

use std::fs::{self, File};
use std::io::{BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use crate::{Error, Result, files};

const MAGIC: &[u8; 4] = b"SLB1";
/// Bytes before a frame's payload.
const HEADER: u64 = 13;

/// What a frame holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Kind {
    /// First frame: what the backup held before this segment.
    Start = 1,
    /// One block of tickets.
    Block = 2,
    /// One import.
    Import = 3,
    /// Last frame: what the backup holds with this segment.
    End = 4,
}

impl Kind {
    fn of(byte: u8) -> Option<Kind> {
        [Kind::Start, Kind::Block, Kind::Import, Kind::End].into_iter().find(|kind| *kind as u8 == byte)
    }
}

/// Bytes after which a segment is made durable so far, so that its end is not long to wait for.
const DURABLE: u64 = 32 << 20;

/// Writes a segment beside its final name; nothing is there before [`SegmentWriter::finish`], nor when it is dropped.
pub(crate) struct SegmentWriter {
    /// `None` once it is finished.
    out: Option<BufWriter<File>>,
    /// CRC-32 of all bytes so far.
    crc: crc32fast::Hasher,
    /// Bytes since they were last made durable.
    pending: u64,
    temporary: PathBuf,
    path: PathBuf,
}

impl SegmentWriter {
    /// Starts a segment that will be called `path`.
    pub fn create(path: &Path) -> Result<Self> {
        let temporary = path.with_extension("tmp");
        let file = File::create(&temporary).map_err(|error| Error::io("write", &temporary, error))?;
        let out = Some(BufWriter::with_capacity(1 << 18, file));
        Ok(SegmentWriter { out, crc: crc32fast::Hasher::new(), pending: 0, temporary, path: path.to_path_buf() })
    }

    /// Adds a frame whose payload is these parts, one after the other.
    pub fn frame(&mut self, kind: Kind, parts: &[&[u8]]) -> Result<()> {
        let len: usize = parts.iter().map(|part| part.len()).sum();
        let len = u32::try_from(len).map_err(|_| Error::Encode("a backup frame is over 4 GB".into()))?;
        let mut hasher = crc32fast::Hasher::new();
        hasher.update(&[kind as u8]);
        hasher.update(&len.to_le_bytes());
        parts.iter().for_each(|part| hasher.update(part));
        let (len, crc) = (len.to_le_bytes(), hasher.finalize().to_le_bytes());
        let header: [&[u8]; 4] = [MAGIC, &[kind as u8], &len, &crc];
        let fail = |error| Error::io("write", &self.path, error);
        let Some(out) = &mut self.out else { return Err(Error::Encode("the backup's segment is finished".into())) };
        for part in header.into_iter().chain(parts.iter().copied()) {
            out.write_all(part).map_err(fail)?;
            self.crc.update(part);
            self.pending += part.len() as u64;
        }
        if self.pending >= DURABLE {
            out.flush().and_then(|()| out.get_ref().sync_data()).map_err(fail)?;
            self.pending = 0;
        }
        Ok(())
    }

    /// Makes the segment durable, gives it its name, and tells the CRC-32 of its bytes.
    pub fn finish(mut self) -> Result<u32> {
        let Some(out) = self.out.take() else { return Err(Error::Encode("the backup's segment is finished".into())) };
        let written = out.into_inner().map_err(std::io::IntoInnerError::into_error);
        let settled = written.and_then(|file| file.sync_all()).map_err(|error| Error::io("write", &self.path, error));
        settled.and_then(|()| files::settle(&self.temporary, &self.path)).inspect_err(|_| self.remove())?;
        Ok(std::mem::take(&mut self.crc).finalize())
    }

    fn remove(&self) {
        // What is left behind is overwritten by the next segment.
        let _ = fs::remove_file(&self.temporary);
    }
}

impl Drop for SegmentWriter {
    fn drop(&mut self) {
        if self.out.take().is_some() {
            self.remove();
        }
    }
}

/// An intact frame.
pub(crate) struct Frame {
    /// What it holds.
    pub kind: Kind,
    /// Where its payload starts in the file.
    pub at: u64,
    /// The payload.
    pub payload: Vec<u8>,
}

/// Reads a segment, skipping what is damaged.
pub(crate) struct SegmentReader {
    input: BufReader<File>,
    path: PathBuf,
    at: u64,
    len: u64,
    /// Bytes that belong to no intact frame.
    pub lost: u64,
}

impl SegmentReader {
    /// Opens a segment.
    pub fn open(path: &Path) -> Result<Self> {
        let fail = |error| Error::io("read", path, error);
        let file = File::open(path).map_err(fail)?;
        let len = file.metadata().map_err(fail)?.len();
        let input = BufReader::with_capacity(1 << 18, file);
        Ok(SegmentReader { input, path: path.to_path_buf(), at: 0, len, lost: 0 })
    }

    /// The next intact frame; `None` at the end. Counts what it had to skip in `lost`.
    pub fn next(&mut self) -> Result<Option<Frame>> {
        let start = self.at;
        while self.at + HEADER <= self.len {
            if let Some(frame) = self.frame_here()? {
                self.lost += self.at - start;
                self.at += HEADER + frame.payload.len() as u64;
                return Ok(Some(frame));
            }
            self.skip_to_magic()?;
        }
        self.lost += self.len.saturating_sub(start);
        self.at = self.len;
        Ok(None)
    }

    fn frame_here(&mut self) -> Result<Option<Frame>> {
        let mut header = [0; HEADER as usize];
        self.read_at(self.at, &mut header)?;
        let [a, b, c, d, kind, l0, l1, l2, l3, c0, c1, c2, c3] = header;
        let len = u32::from_le_bytes([l0, l1, l2, l3]);
        let at = self.at + HEADER;
        let (Some(kind), true) = (Kind::of(kind), [a, b, c, d] == *MAGIC && at + u64::from(len) <= self.len) else {
            return Ok(None);
        };
        let mut payload = vec![0; len as usize];
        self.read_at(at, &mut payload)?;
        let mut hasher = crc32fast::Hasher::new();
        hasher.update(&header[4..9]);
        hasher.update(&payload);
        let intact = hasher.finalize() == u32::from_le_bytes([c0, c1, c2, c3]);
        Ok(intact.then_some(Frame { kind, at, payload }))
    }

    /// Moves on to the next place after this one where a frame may start, or to the end.
    fn skip_to_magic(&mut self) -> Result<()> {
        let mut window = vec![0; 1 << 16];
        self.at += 1;
        while self.at + HEADER <= self.len {
            let size = window.len().min((self.len - self.at) as usize);
            let (at, window) = (self.at, &mut window[..size]);
            self.read_at(at, window)?;
            if let Some(found) = window.windows(MAGIC.len()).position(|bytes| bytes == MAGIC) {
                self.at += found as u64;
                return Ok(());
            }
            self.at += (size - MAGIC.len() + 1) as u64;
        }
        Ok(())
    }

    fn read_at(&mut self, at: u64, buffer: &mut [u8]) -> Result<()> {
        let fail = |error| Error::io("read", &self.path, error);
        let here = self.input.stream_position().map_err(fail)?;
        self.input.seek_relative(at as i64 - here as i64).map_err(fail)?;
        self.input.read_exact(buffer).map_err(fail)
    }
}

/// Reads `len` bytes at `at` of a file.
pub(crate) fn read_part(path: &Path, at: u64, len: u32) -> Result<Vec<u8>> {
    let fail = |error| Error::io("read", path, error);
    let mut file = File::open(path).map_err(fail)?;
    let mut bytes = vec![0; len as usize];
    file.seek(SeekFrom::Start(at)).map_err(fail)?;
    file.read_exact(&mut bytes).map_err(fail)?;
    Ok(bytes)
}
