//! Opening a file. In: a path. Out: its facts, its head, its bytes decoded and counted. Never: interprets them.

use std::io::{self, Cursor, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::rc::Rc;

pub use super::encoding::text;
use super::unpack::{Gauge, Trouble};
use super::{Encoding, Part};
use crate::Error;

/// How much of a file is looked at before it is read, bytes.
const HEAD_BYTES: usize = 1 << 20;

/// How signatures of files that are often dropped by mistake begin.
const SIGNATURES: [(&[u8], &str); 7] = [
    (b"%PDF", "a PDF document"),
    (b"7z\xBC\xAF", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\x89PNG", "a picture"),
    (b"\xFF\xD8\xFF", "a picture"),
    (b"SQLite format 3", "a database"),
];

/// Byte order marks, one that was read as Windows-1252 and saved again among them, as UTF-8.
const MARKS: [&[u8]; 2] = [b"\xEF\xBB\xBF", b"\xC3\xAF\xC2\xBB\xC2\xBF"];
/// Bytes at the start of a file that may be marks.
const MARKED: u64 = 18;

/// What is known of a file before it is read.
#[derive(Clone, Debug)]
pub struct Facts {
    /// Path as it was given.
    pub path: PathBuf,
    /// Size in the file system, of a member that in the archive, bytes.
    pub bytes: u64,
    /// Encoding of its text.
    pub encoding: Encoding,
    /// Where its bytes stand.
    pub part: Part,
    /// Name of the sheet, of a workbook that has several.
    pub sheet: Option<String>,
}

impl Facts {
    /// Name to show: of the file, of the member of an archive, of file and sheet.
    pub fn name(&self) -> String {
        let file = match &self.part.member {
            Some(member) => member.rsplit('/').next().unwrap_or_default().to_owned(),
            None => self.part.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
        };
        self.sheet.iter().fold(file, |file, sheet| format!("{file} – {sheet}"))
    }

    /// The file's or member's name in lower case without its endings.
    pub fn stem(&self) -> String {
        let name = Facts { sheet: None, ..self.clone() }.name().to_lowercase();
        let unpacked = name.strip_suffix(".gz").unwrap_or(&name);
        unpacked.rsplit_once('.').map_or(unpacked, |(stem, _)| stem).to_owned()
    }
}

/// A file's text as UTF-8 without byte order marks, and how many of the file's own bytes it took.
pub struct Input {
    decoded: Box<dyn Read>,
    gauge: Rc<Gauge>,
}

impl Input {
    /// Opens the file from its start.
    pub fn open(facts: &Facts) -> Result<Input, Error> {
        let gauge = Rc::new(Gauge::default());
        let refused = |source| refused(&facts.path, source);
        let mut decoded = facts.encoding.decoded(facts.part.open(&gauge).map_err(refused)?);
        let mut start = Vec::new();
        decoded.by_ref().take(MARKED).read_to_end(&mut start).map_err(refused)?;
        let marks = start.len() - unmarked(&start).len();
        start.drain(..marks);
        Ok(Input { decoded: Box::new(Cursor::new(start).chain(decoded)), gauge })
    }

    /// Bytes of the file handed over so far, buffers included.
    pub fn consumed(&self) -> u64 {
        self.gauge.consumed.get()
    }

    /// Why the packed data broke off; `None` while it did not.
    pub fn trouble(&self) -> Option<Trouble> {
        *self.gauge.trouble.borrow()
    }
}

impl Read for Input {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.decoded.read(into)
    }
}

/// UTF-8 without the byte order marks it begins with.
fn unmarked(mut text: &[u8]) -> &[u8] {
    while let Some(rest) = MARKS.iter().find_map(|mark| text.strip_prefix(*mark)) {
        text = rest;
    }
    text
}

/// A stream's facts and the beginning of its text, and whether it goes on after that. `path` is the one that was given.
///
/// Errors: it is unreadable, empty or not text.
pub fn head(path: &Path, part: Part) -> Result<(Facts, Vec<u8>, bool), Error> {
    let mut raw = part.head(HEAD_BYTES as u64 + 1).map_err(|source| refused(path, source))?;
    let cut = raw.len() > HEAD_BYTES;
    raw.truncate(HEAD_BYTES);
    let encoding = Encoding::detect(&raw, cut);
    let facts = Facts { path: path.to_owned(), bytes: part.bytes, encoding, part, sheet: None };
    if let Some((_, looks_like)) = SIGNATURES.iter().find(|(signature, _)| raw.starts_with(signature)) {
        return Err(Error::Binary { file: facts.path, looks_like });
    }
    let mut decoded = Vec::with_capacity(raw.len());
    encoding.decoded(&raw[..]).read_to_end(&mut decoded).map_err(|source| refused(path, source))?;
    let decoded = unmarked(&decoded).to_vec();
    if is_binary(&decoded) {
        return Err(Error::Binary { file: facts.path, looks_like: "data for a program" });
    }
    if decoded.iter().all(u8::is_ascii_whitespace) && !cut {
        return Err(Error::Empty { file: facts.path });
    }
    Ok((facts, decoded, cut))
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
