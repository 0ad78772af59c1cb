//! Delimited text to rows. In: UTF-8 bytes. Out: rows with the line they start on. Never: knows of headers or fields.
//!
//! Drives `csv_core` directly, since the `csv` crate tells neither the exact line of a row after empty or CRLF-ended
//! lines nor that a quote was still open at the end of the file.

use std::io::{self, Read};

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// Size of the read buffer, bytes.
const BUFFER: usize = 1 << 18;
/// A row longer than this is a quote that was never closed, bytes.
const LONGEST_ROW: usize = 1 << 28;
/// The delimiter of a table of one column: a control character that text does not hold.
const NO_DELIMITER: u8 = 0x1F;

/// One row: its cells as bytes, and where it stands. Reused from row to row.
#[derive(Clone, Debug, Default)]
pub struct Row {
    bytes: Vec<u8>,
    ends: Vec<usize>,
    cells: usize,
    /// Line the row starts on, from 1.
    pub line: u64,
    /// The file ended (or the row grew beyond all measure) inside a quoted cell.
    pub open_quote: bool,
}

impl Row {
    /// Number of cells.
    pub fn len(&self) -> usize {
        self.cells
    }

    /// A cell's bytes, unquoted; `None` beyond the last.
    pub fn get(&self, index: usize) -> Option<&[u8]> {
        let end = *self.ends.get(..self.cells)?.get(index)?;
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        self.bytes.get(start..end)
    }

    /// All cells.
    pub fn cells(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.cells).filter_map(|index| self.get(index))
    }

    /// Becomes a row of these cells, with empty ones up to `width`.
    pub fn set<'a>(&mut self, line: u64, cells: impl Iterator<Item = &'a [u8]>, width: usize) {
        self.bytes.clear();
        self.ends.clear();
        for cell in cells {
            self.bytes.extend_from_slice(cell);
            self.ends.push(self.bytes.len());
        }
        self.ends.resize(self.ends.len().max(width), self.bytes.len());
        self.cells = self.ends.len();
        self.line = line;
        self.open_quote = false;
    }

    /// Hash of the cells and their borders: equal rows have equal hashes.
    pub fn content_hash(&self) -> u64 {
        let seed = self.ends[..self.cells]
            .iter()
            .fold(self.cells as u64, |seed, end| seed.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(*end as u64));
        xxhash_rust::xxh3::xxh3_64_with_seed(&self.bytes[..self.used()], seed)
    }

    fn used(&self) -> usize {
        self.cells.checked_sub(1).map_or(0, |last| self.ends[last])
    }

    fn clear(&mut self) {
        self.cells = 0;
        self.open_quote = false;
        if self.bytes.is_empty() {
            self.bytes.resize(1 << 12, 0);
            self.ends.resize(64, 0);
        }
    }
}

/// Reads rows off a stream.
pub struct Rows<R> {
    input: R,
    core: Reader,
    buffer: Box<[u8]>,
    at: usize,
    filled: usize,
    peeled: u64,
    given_up: bool,
}

impl<R: Read> Rows<R> {
    /// Reads `input`; `None` is a table of one column.
    pub fn new(input: R, delimiter: Option<u8>) -> Self {
        let core = ReaderBuilder::new().delimiter(delimiter.unwrap_or(NO_DELIMITER)).build();
        Rows { input, core, buffer: vec![0; BUFFER].into_boxed_slice(), at: 0, filled: 0, peeled: 0, given_up: false }
    }

    /// The stream under it.
    pub fn input(&self) -> &R {
        &self.input
    }

    /// Nothing that was read off the stream is left.
    pub fn is_drained(&self) -> bool {
        self.at == self.filled
    }

    /// Reads the next row that has a character; `false` at the end.
    pub fn next(&mut self, row: &mut Row) -> io::Result<bool> {
        row.clear();
        if self.given_up || !self.peel_empty_lines()? {
            return Ok(false);
        }
        row.line = self.core.line() + self.peeled;
        let (mut out, mut ends, mut tail) = (0, 0, Tail::None);
        loop {
            if self.at == self.filled && tail == Tail::None {
                self.fill()?;
                tail = if self.filled == 0 { Tail::LineEnd } else { Tail::None };
            }
            let unread = match tail {
                Tail::None => &self.buffer[self.at..self.filled],
                Tail::LineEnd => b"\n",
                Tail::Nothing => b"",
            };
            let (result, read, written, ended) =
                self.core.read_record(unread, &mut row.bytes[out..], &mut row.ends[ends..]);
            self.at += if tail == Tail::None { read } else { 0 };
            out += written;
            ends += ended;
            match result {
                ReadRecordResult::InputEmpty if tail == Tail::LineEnd => {
                    row.open_quote = true;
                    tail = Tail::Nothing;
                }
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull if row.bytes.len() >= LONGEST_ROW => return Ok(self.give_up(row)),
                ReadRecordResult::OutputFull => row.bytes.resize(row.bytes.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => row.ends.resize(row.ends.len() * 2, 0),
                ReadRecordResult::Record => {
                    row.cells = ends;
                    return Ok(true);
                }
                ReadRecordResult::End => return Ok(false),
            }
        }
    }

    /// Hands out a row that has no end, as one without cells, and drops what follows.
    fn give_up(&mut self, row: &mut Row) -> bool {
        row.open_quote = true;
        self.given_up = true;
        true
    }

    /// Steps over line ends before a row, so that its line is its own; `false` at the end of the stream.
    fn peel_empty_lines(&mut self) -> io::Result<bool> {
        loop {
            while self.at < self.filled {
                match self.buffer[self.at] {
                    b'\n' => self.peeled += 1,
                    b'\r' => {}
                    _ => return Ok(true),
                }
                self.at += 1;
            }
            self.fill()?;
            if self.filled == 0 {
                return Ok(false);
            }
        }
    }

    fn fill(&mut self) -> io::Result<()> {
        self.at = 0;
        self.filled = 0;
        self.filled = loop {
            match self.input.read(&mut self.buffer) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other?,
            }
        };
        Ok(())
    }
}

/// What is fed to the state machine after the stream: a line end ends a row, unless a quote is open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tail {
    None,
    LineEnd,
    Nothing,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, delimiter: Option<u8>, expected: &[(u64, bool, &[&str])]) {
        let mut rows = Rows::new(text.as_bytes(), delimiter);
        let mut row = Row::default();
        let mut found = Vec::new();
        while rows.next(&mut row).expect("memory is readable") {
            let cells: Vec<String> = row.cells().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect();
            found.push((row.line, row.open_quote, cells));
        }
        let expected: Vec<_> = expected
            .iter()
            .map(|(line, open, cells)| (*line, *open, cells.iter().map(|cell| cell.to_string()).collect::<Vec<_>>()))
            .collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn rows_know_their_line() {
        let comma = Some(b',');
        check("a,b\n1,2\n", comma, &[(1, false, &["a", "b"]), (2, false, &["1", "2"])]);
        check(
            "a,b\r\n\r\n1,2\r\n3,\r\n",
            comma,
            &[(1, false, &["a", "b"]), (3, false, &["1", "2"]), (4, false, &["3", ""])],
        );
        check("a\n\"x\ny\",z\n\nq", comma, &[(1, false, &["a"]), (2, false, &["x\ny", "z"]), (5, false, &["q"])]);
        check("a;b", Some(b';'), &[(1, false, &["a", "b"])]);
        check("a,b\n\"c,d\"", None, &[(1, false, &["a,b"]), (2, false, &["c,d"])]);
        check("", comma, &[]);
        check("\n\r\n", comma, &[]);
    }

    #[test]
    fn a_quote_left_open_is_told_apart_from_one_that_ends_the_file() {
        let comma = Some(b',');
        check("a\n\"b\"", comma, &[(1, false, &["a"]), (2, false, &["b"])]);
        check("a\nb,\"c\nd\n", comma, &[(1, false, &["a"]), (2, true, &["b", "c\nd\n\n"])]);
        check("a\n\"b\"\"", comma, &[(1, false, &["a"]), (2, true, &["b\"\n"])]);
    }
}
