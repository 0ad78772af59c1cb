//! Opening a file. In: a path. Out: its facts, its head, its bytes decoded and counted. Never: interprets them.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::Encoding;
pub use super::encoding::text;
use crate::Error;

/// How much of a file is looked at before it is read, bytes.
const HEAD_BYTES: usize = 1 << 20;

/// How signatures of files that are often dropped by mistake begin.
const SIGNATURES: [(&[u8], &str); 9] = [
    (b"PK\x03\x04", "an Excel workbook or a ZIP archive"),
    (b"\xD0\xCF\x11\xE0", "an old Office document"),
    (b"%PDF", "a PDF document"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"7z\xBC\xAF", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x89PNG", "a picture"),
    (b"\xFF\xD8\xFF", "a picture"),
    (b"SQLite format 3", "a database"),
];

/// What the file system says of a file, and its encoding.
#[derive(Clone, Debug)]
pub struct Facts {
    /// Path as it was given.
    pub path: PathBuf,
    /// Size, bytes.
    pub bytes: u64,
    /// Encoding of its text.
    pub encoding: Encoding,
}

/// A file's text as UTF-8, and how many of the file's own bytes it took.
pub struct Input {
    decoded: Box<dyn Read>,
    consumed: Rc<Cell<u64>>,
}

impl Input {
    /// Opens the file from its start.
    pub fn open(facts: &Facts) -> Result<Input, Error> {
        let mut file = File::open(&facts.path).map_err(|source| refused(&facts.path, source))?;
        let consumed = Rc::new(Cell::new(0));
        if facts.encoding == Encoding::Utf8Bom {
            let mut mark = [0; 3];
            file.read_exact(&mut mark).map_err(|source| refused(&facts.path, source))?;
            consumed.set(3);
        }
        let counted = Counted { file, consumed: Rc::clone(&consumed) };
        Ok(Input { decoded: facts.encoding.decoded(counted), consumed })
    }

    /// Bytes of the file handed over so far, buffers included.
    pub fn consumed(&self) -> u64 {
        self.consumed.get()
    }
}

impl Read for Input {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.decoded.read(into)
    }
}

struct Counted {
    file: File,
    consumed: Rc<Cell<u64>>,
}

impl Read for Counted {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let n = self.file.read(into)?;
        self.consumed.set(self.consumed.get() + n as u64);
        Ok(n)
    }
}

/// The file's facts and the beginning of its text.
///
/// Errors: the file is missing, a folder, unreadable, empty or not text.
pub fn head(path: &Path) -> Result<(Facts, Vec<u8>), Error> {
    let about = std::fs::metadata(path).map_err(|source| refused(path, source))?;
    if about.is_dir() {
        return Err(Error::IsFolder { file: path.to_owned() });
    }
    let file = File::open(path).map_err(|source| refused(path, source))?;
    let mut raw = Vec::new();
    file.take(HEAD_BYTES as u64).read_to_end(&mut raw).map_err(|source| refused(path, source))?;
    let encoding = Encoding::detect(&raw, about.len() > raw.len() as u64);
    let facts = Facts { path: path.to_owned(), bytes: about.len(), encoding };
    if let Some((_, looks_like)) = SIGNATURES.iter().find(|(signature, _)| raw.starts_with(signature)) {
        return Err(Error::Binary { file: facts.path, looks_like });
    }
    let mut decoded = Vec::with_capacity(raw.len());
    let body = if encoding == Encoding::Utf8Bom { &raw[3..] } else { &raw[..] };
    encoding.decoded(body).read_to_end(&mut decoded).map_err(|source| refused(path, source))?;
    if is_binary(&decoded) {
        return Err(Error::Binary { file: facts.path, looks_like: "data for a program" });
    }
    if decoded.iter().all(u8::is_ascii_whitespace) && about.len() <= HEAD_BYTES as u64 {
        return Err(Error::Empty { file: facts.path });
    }
    Ok((facts, decoded))
}

/// An error of the operating system, told apart.
pub fn refused(path: &Path, source: io::Error) -> Error {
    match source.kind() {
        ErrorKind::NotFound => Error::NotFound { file: path.to_owned() },
        ErrorKind::IsADirectory => Error::IsFolder { file: path.to_owned() },
        _ => Error::Unreadable { file: path.to_owned(), source },
    }
}

/// Text has hardly any control characters; machine data has one byte in ten.
fn is_binary(decoded: &[u8]) -> bool {
    let control = |byte: &&u8| **byte < 0x20 && !matches!(**byte, b'\t' | b'\n' | b'\r' | 0x0C | 0x1B);
    let nul = decoded.iter().filter(|byte| **byte == 0).count();
    nul * 100 > decoded.len() || decoded.iter().filter(control).count() * 20 > decoded.len()
}
