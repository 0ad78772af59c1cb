//! Delimited text to rows. In: UTF-8 bytes. Out: rows with the line they start on. Never: knows of headers or fields, holds
//! more than one row.
//!
//! A quote that is opened and never closed would swallow the rest of the file. A row that runs on over what look like
//! rows of their own is therefore given up at its first line, and reading resumes at the next.

use std::io::{self, Read};

use memchr::{memchr, memchr_iter};

use super::Row;
use super::scan::{Scan, Stray, scan};

/// Size of the read buffer at first, bytes.
const BUFFER: usize = 1 << 18;
/// A row longer than this is none, bytes.
const LONGEST: usize = 1 << 26;
/// Line starts at which a row is looked for inside one that runs on.
const LOOKED_AT: usize = 64;
/// Rows found there that make it certain before the file ends.
const CERTAIN: usize = 20;
/// How far such a row is read, and how far behind the one that runs on, bytes.
const FARTHEST: usize = 1 << 16;
const BEYOND: usize = 1 << 12;
/// Byte order mark, left in the middle where files were put together.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Reads rows off a stream.
pub struct Rows<R> {
    input: R,
    delimiter: Option<u8>,
    buffer: Vec<u8>,
    at: usize,
    filled: usize,
    ended: bool,
    line: u64,
    /// Cells a row has: as many as the header, else as the row before.
    width: Option<usize>,
    usual: usize,
    /// Bytes behind `at` that were read as part of a row given up, all rows together, and bytes passed.
    again: u64,
    passed: u64,
    scratch: Row,
}

impl<R: Read> Rows<R> {
    /// Reads `input`; without a delimiter it is a table of one column. `width` is that of the header, where it is known.
    pub fn new(input: R, delimiter: Option<u8>, width: Option<usize>) -> Self {
        Rows {
            input,
            delimiter,
            buffer: vec![0; BUFFER],
            at: 0,
            filled: 0,
            ended: false,
            line: 1,
            width,
            usual: width.unwrap_or(1),
            again: 0,
            passed: 0,
            scratch: Row::default(),
        }
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
        if !self.skip_empty_lines()? {
            return Ok(false);
        }
        let mut looked = false;
        loop {
            row.clear(self.line);
            let unread = (self.filled - self.at).min(self.reach());
            let is_all = self.at + unread == self.filled;
            let bytes = &self.buffer[self.at..self.at + unread];
            match scan(bytes, self.ended && is_all, self.delimiter, Stray::IsText, row) {
                Scan::Whole { length, irregular } => {
                    if irregular && self.usual > 1 && self.is_run_on(length, 1) {
                        return Ok(self.give_up(row));
                    }
                    self.pass(length);
                    self.usual = self.width.unwrap_or(row.len());
                    return Ok(true);
                }
                Scan::Open { quoted } if unread >= LONGEST || !is_all => {
                    let has_end = quoted && memchr(b'\n', bytes).is_some();
                    return if has_end { Ok(self.give_up(row)) } else { self.skip_line(row).map(|()| true) };
                }
                Scan::Open { .. } if self.ended => {
                    if self.is_run_on(unread, 1) {
                        return Ok(self.give_up(row));
                    }
                    row.open_quote = true;
                    self.pass(unread);
                    return Ok(true);
                }
                Scan::Open { quoted: true } if !looked && unread >= BUFFER / 2 => {
                    looked = true;
                    if self.is_run_on(unread, CERTAIN) {
                        return Ok(self.give_up(row));
                    }
                    self.fill()?;
                }
                Scan::Open { .. } => self.fill()?,
            }
        }
    }

    /// How far a row is followed. So that a file full of open quotes is read in a time that grows with its size, what is
    /// read again stays within a measure of what was passed.
    fn reach(&self) -> usize {
        if self.again == 0 {
            return LONGEST;
        }
        let unread = &self.buffer[self.at..self.filled];
        let first_line = memchr(b'\n', unread).map_or(unread.len(), |end| end + 1);
        let allowed = (LONGEST as u64 + 2 * self.passed).saturating_sub(self.again).min(LONGEST as u64) as usize;
        (first_line + allowed).min(LONGEST)
    }

    /// Whether what was read as one row of `length` bytes holds at least `enough` rows of their own below its first line.
    fn is_run_on(&mut self, length: usize, enough: usize) -> bool {
        let region = &self.buffer[self.at..self.at + length];
        let starts = memchr_iter(b'\n', region).map(|end| end + 1).filter(|start| *start < length);
        let (mut tried, mut rows) = (0, 0);
        for start in starts.take(LOOKED_AT) {
            tried += 1;
            self.scratch.clear(0);
            // What follows tells whether the last line of the region is a row.
            let end = (length + BEYOND).min(start + FARTHEST).min(self.filled - self.at);
            let is_last = self.ended && self.at + end == self.filled;
            let rest = &self.buffer[self.at + start..self.at + end];
            let found = scan(rest, is_last, self.delimiter, Stray::IsText, &mut self.scratch);
            let is_regular = matches!(found, Scan::Whole { irregular: false, .. });
            rows += usize::from(is_regular && self.scratch.len() == self.usual);
        }
        // Prose has lines with one comma: where a row has two cells at most, half the lines must be rows.
        rows >= enough && (self.usual > 2 || rows * 2 >= tried)
    }

    /// Ends a row that runs on at its first line: whole when its quote may have ended there, else with an open quote.
    fn give_up(&mut self, row: &mut Row) -> bool {
        let region = &self.buffer[self.at..self.filled];
        let first_line = memchr(b'\n', region).map_or(region.len(), |end| end + 1);
        self.again += (region.len() - first_line) as u64;
        row.clear(self.line);
        let found = scan(&region[..first_line], true, self.delimiter, Stray::Ends, row);
        row.open_quote = !matches!(found, Scan::Whole { .. } if row.len() == self.usual);
        self.pass(first_line);
        true
    }

    /// Steps over a line that has no end within any measure, handing out a row without cells.
    fn skip_line(&mut self, row: &mut Row) -> io::Result<()> {
        row.clear(self.line);
        row.open_quote = true;
        loop {
            let unread = &self.buffer[self.at..self.filled];
            match memchr(b'\n', unread) {
                Some(end) => {
                    self.pass(end + 1);
                    return Ok(());
                }
                None => {
                    self.pass(unread.len());
                    self.fill()?;
                    if self.at == self.filled {
                        return Ok(());
                    }
                }
            }
        }
    }

    /// Steps over bytes that are done with, counting lines.
    fn pass(&mut self, length: usize) {
        let passed = &self.buffer[self.at..self.at + length];
        self.line += memchr_iter(b'\n', passed).count() as u64;
        // A carriage return alone ends a row, too.
        self.line += u64::from(passed.ends_with(b"\r"));
        self.at += length;
        self.passed += length as u64;
    }

    /// Steps over line ends and byte order marks before a row, so that its line is its own; `false` at the end.
    fn skip_empty_lines(&mut self) -> io::Result<bool> {
        loop {
            let unread = &self.buffer[self.at..self.filled];
            match unread {
                [b'\n' | b'\r', ..] => {
                    let blank = unread.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
                    let lines = unread[..blank].iter().filter(|byte| **byte == b'\n').count();
                    (self.at, self.line) = (self.at + blank, self.line + lines as u64);
                }
                [0xEF, ..] if unread.starts_with(MARK) => self.at += MARK.len(),
                [0xEF, ..] if unread.len() < MARK.len() && !self.ended => self.fill()?,
                [] if self.ended => return Ok(false),
                [] => self.fill()?,
                _ => return Ok(true),
            }
        }
    }

    /// Reads on until the buffer is full or the stream ends; makes room where a row needs more than there is.
    fn fill(&mut self) -> io::Result<()> {
        self.buffer.copy_within(self.at..self.filled, 0);
        (self.at, self.filled) = (0, self.filled - self.at);
        if self.filled * 2 > self.buffer.len() {
            self.buffer.resize(self.buffer.len() * 2, 0);
        }
        while !self.ended && self.filled < self.buffer.len() {
            match self.input.read(&mut self.buffer[self.filled..]) {
                Ok(0) => self.ended = true,
                Ok(n) => self.filled += n,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Expected<'a> = (u64, bool, &'a [&'a str]);

    fn check(text: &str, delimiter: Option<u8>, width: Option<usize>, expected: &[Expected]) {
        let mut rows = Rows::new(text.as_bytes(), delimiter, width);
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

    const COMMA: Option<u8> = Some(b',');

    #[test]
    fn rows_know_their_line() {
        let check = |text, delimiter, expected: &[Expected]| check(text, delimiter, None, expected);
        check("a,b\n1,2\n", COMMA, &[(1, false, &["a", "b"]), (2, false, &["1", "2"])]);
        check(
            "a,b\r\n\r\n1,2\r\n3,\r\n",
            COMMA,
            &[(1, false, &["a", "b"]), (3, false, &["1", "2"]), (4, false, &["3", ""])],
        );
        check("a\n\"x\ny\",z\n\nq", COMMA, &[(1, false, &["a"]), (2, false, &["x\ny", "z"]), (5, false, &["q"])]);
        check("a;b", Some(b';'), &[(1, false, &["a", "b"])]);
        check("a,b\n\"c,d\"", None, &[(1, false, &["a,b"]), (2, false, &["c,d"])]);
        check("a\rb\rc", COMMA, &[(1, false, &["a"]), (2, false, &["b"]), (3, false, &["c"])]);
        check("", COMMA, &[]);
        check("\n\r\n", COMMA, &[]);
        check("a\n\u{feff}\"b,\",c\n", COMMA, &[(1, false, &["a"]), (2, false, &["b,", "c"])]);
    }

    #[test]
    fn a_quote_left_open_is_told_apart_from_one_that_ends_the_file() {
        check("a\n\"b\"", COMMA, None, &[(1, false, &["a"]), (2, false, &["b"])]);
        check("a,b\nb,\"c\nd\n", COMMA, None, &[(1, false, &["a", "b"]), (2, true, &["b", "c\nd\n"])]);
        check("a\n\"b\"\"", COMMA, None, &[(1, false, &["a"]), (2, true, &["b\""])]);
    }

    #[test]
    fn an_open_quote_costs_one_row() {
        let three = |text: &str, expected: &[Expected]| check(text, COMMA, Some(3), expected);
        let after: Expected = (3, false, &["2", "b", "y"]);
        three(
            "1,\"a,x\n2,b,y\n3,c,z\n",
            &[(1, true, &["1", "a,x\n"]), (2, false, &["2", "b", "y"]), (3, false, &["3", "c", "z"])],
        );
        three("1,\"a,x\n2,\"b\",y\n", &[(1, true, &["1", "a,x\n"]), (2, false, &["2", "b", "y"])]);
        three("1,\"a,x\nmore\n2,b,y\n", &[(1, true, &["1", "a,x\n"]), (2, false, &["more"]), after]);
        three("1,\"a,x\n2,\"b\nc\",y\n", &[(1, true, &["1", "a,x\n"]), (2, false, &["2", "b\nc", "y"])]);
        three("1,\"a\"b,x\n2,\"b\",y\n", &[(1, false, &["1", "ab", "x"]), (2, false, &["2", "b", "y"])]);
        three("1,\"he said \"no\" to me\nand left\",x\n", &[(1, false, &["1", "he said \"no\" to me\nand left", "x"])]);
        three("1,a 6\" pipe,x\n2,b,y\n", &[(1, false, &["1", "a 6\" pipe", "x"]), (2, false, &["2", "b", "y"])]);
    }

    #[test]
    fn a_file_full_of_open_quotes_is_read_in_the_time_of_its_size() {
        let text = "\"x,y\n".repeat(400_000);
        let mut rows = Rows::new(text.as_bytes(), COMMA, Some(2));
        let (mut row, mut count) = (Row::default(), 0);
        while rows.next(&mut row).expect("memory is readable") {
            count += 1;
        }
        assert!(rows.again <= rows.passed * 2 + (LONGEST + text.len()) as u64, "{} read again", rows.again);
        assert!(count <= 400_000);
    }

    #[test]
    fn long_cells_pass_and_endless_lines_are_left_out() {
        let cell = "line and line\n".repeat(300_000);
        let text = format!("1,\"{cell}\"\n2,b\n");
        let mut rows = Rows::new(text.as_bytes(), COMMA, Some(2));
        let mut row = Row::default();
        assert!(rows.next(&mut row).expect("readable") && row.get(1).is_some_and(|found| found.len() == cell.len()));
        assert!(rows.next(&mut row).expect("readable") && row.line == 300_002);
    }
}
