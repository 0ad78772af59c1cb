//! Cuts a stream of JSON into its records without parsing them. In: UTF-8 bytes and a framing. Out: one record's bytes
//! at a time with line and column. Never: holds more than one record.
//!
//! Cutting by brackets first and parsing each piece alone is what lets reading go on after a broken record.

use std::io::{self, Read};

use super::Framing;

/// Size of the read buffer, bytes.
const BUFFER: usize = 1 << 18;
/// How much of a value is looked at to tell what it is, bytes.
const BEGINNING: usize = 1 << 12;
/// A record longer than this is a bracket that was never closed, bytes.
const LONGEST: usize = 1 << 28;

/// Where a record stands, and whether it is whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Line of its first byte, from 1.
    pub line: u64,
    /// Place of its first byte in that line, from 1.
    pub column: u64,
    /// It has no end; line and column are those of the break.
    pub trouble: Option<Trouble>,
}

/// Why a record has no end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The file ends inside it.
    CutOff,
    /// It is longer than any record can be.
    TooLong,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Outside,
    InObject,
    InList,
    Done,
}

/// Reads records off a stream.
pub struct Pieces<R> {
    input: R,
    framing: Framing,
    state: State,
    /// How many of the framing's keys lead to here.
    depth: usize,
    buffer: Box<[u8]>,
    at: usize,
    filled: usize,
    line: u64,
    column: u64,
    record: Vec<u8>,
}

impl<R: Read> Pieces<R> {
    /// Reads `input`, whose records stand as `framing` says.
    pub fn new(input: R, framing: Framing) -> Self {
        let buffer = vec![0; BUFFER].into_boxed_slice();
        let (line, column, state) = (1, 1, State::Outside);
        Pieces { input, framing, state, depth: 0, buffer, at: 0, filled: 0, line, column, record: Vec::new() }
    }

    /// The stream under it.
    pub fn input(&self) -> &R {
        &self.input
    }

    /// The bytes of the piece read last.
    pub fn record(&self) -> &[u8] {
        &self.record
    }

    /// Reads the next record; `None` at the end.
    pub fn next(&mut self) -> io::Result<Option<Piece>> {
        self.record.clear();
        loop {
            self.skip(|byte| byte.is_ascii_whitespace() || byte == b',')?;
            let Some(byte) = self.peek()? else {
                let cut = matches!(self.state, State::InObject | State::InList);
                self.state = State::Done;
                return Ok(cut.then(|| self.piece(Some(Trouble::CutOff))));
            };
            match (self.state, byte) {
                (State::Done, _) => return Ok(None),
                (State::Outside, b'[') if self.framing == Framing::Array => self.enter(State::InList),
                (State::Outside, b'{') if matches!(self.framing, Framing::Under(_)) => self.enter(State::InObject),
                (State::InList, b']') => self.leave_list(),
                (State::InObject, b'}') => self.leave_object(),
                (State::InObject, _) => {
                    if let Some(trouble) = self.member()? {
                        self.state = State::Done;
                        return Ok(Some(self.piece(Some(trouble))));
                    }
                }
                (State::Outside | State::InList, _) => return self.record_here().map(Some),
            }
        }
    }

    /// The members of the first object, each with the beginning of its value; as far as the stream goes.
    pub fn outer_members(&mut self) -> Vec<(String, Vec<u8>)> {
        let mut members = Vec::new();
        // A broken head only means fewer members to decide by.
        let _ = self.collect_members(&mut members);
        members
    }

    fn collect_members(&mut self, members: &mut Vec<(String, Vec<u8>)>) -> io::Result<()> {
        if self.peek()?.is_some() {
            self.advance(1);
        }
        loop {
            self.skip(|byte| byte.is_ascii_whitespace() || byte == b',')?;
            self.record.clear();
            if self.peek()? != Some(b'"') || self.take_value()?.is_some() {
                return Ok(());
            }
            let key = String::from_utf8_lossy(self.record.trim_ascii()).trim_matches('"').to_owned();
            self.skip(|byte| byte.is_ascii_whitespace() || byte == b':')?;
            self.record.clear();
            let cut = self.take_value()?.is_some();
            members.push((key, self.record.iter().copied().take(BEGINNING).collect()));
            if cut {
                return Ok(());
            }
        }
    }

    fn record_here(&mut self) -> io::Result<Piece> {
        let start = self.piece(None);
        let trouble = if self.framing == Framing::Lines { self.take_line()? } else { self.take_value()? };
        if trouble.is_some() {
            self.state = State::Done;
            return Ok(self.piece(trouble));
        }
        Ok(start)
    }

    /// Steps into the wanted member of the outer object, or over any other.
    fn member(&mut self) -> io::Result<Option<Trouble>> {
        self.record.clear();
        if let Some(trouble) = self.take_value()? {
            return Ok(Some(trouble));
        }
        let Framing::Under(keys) = &self.framing else { return Ok(None) };
        let is_wanted = keys.get(self.depth).is_some_and(|key| quoted(&self.record) == key.as_bytes());
        let is_last = self.depth + 1 == keys.len();
        self.skip(|byte| byte.is_ascii_whitespace() || byte == b':')?;
        self.record.clear();
        match self.peek()? {
            Some(b'[') if is_wanted && is_last => self.enter(State::InList),
            Some(b'{') if is_wanted && !is_last => {
                self.depth += 1;
                self.enter(State::InObject);
            }
            Some(b'}') => {}
            _ => {
                let trouble = self.take_value()?;
                self.record.clear();
                return Ok(trouble);
            }
        }
        Ok(None)
    }

    fn enter(&mut self, state: State) {
        self.advance(1);
        self.state = state;
    }

    fn leave_object(&mut self) {
        let outer = if self.depth > 0 { State::InObject } else { State::Outside };
        self.depth = self.depth.saturating_sub(1);
        self.enter(outer);
    }

    fn leave_list(&mut self) {
        let outer = if self.framing == Framing::Array { State::Outside } else { State::InObject };
        self.enter(outer);
    }

    fn piece(&self, trouble: Option<Trouble>) -> Piece {
        Piece { line: self.line, column: self.column, trouble }
    }

    /// Appends the value that starts here to the record; says why when it has no end.
    fn take_value(&mut self) -> io::Result<Option<Trouble>> {
        let mut scan = Scan::default();
        loop {
            if self.at == self.filled && !self.fill()? {
                return Ok((!scan.may_end()).then_some(Trouble::CutOff));
            }
            let unread = &self.buffer[self.at..self.filled];
            let end = scan.run(unread);
            self.record.extend_from_slice(&unread[..end.unwrap_or(unread.len())]);
            self.advance(end.unwrap_or(self.filled - self.at));
            if end.is_some() {
                return Ok(None);
            }
            if self.record.len() > LONGEST {
                return Ok(Some(Trouble::TooLong));
            }
        }
    }

    fn take_line(&mut self) -> io::Result<Option<Trouble>> {
        loop {
            if self.at == self.filled && !self.fill()? {
                return Ok(None);
            }
            let unread = &self.buffer[self.at..self.filled];
            let end = memchr::memchr(b'\n', unread);
            self.record.extend_from_slice(&unread[..end.unwrap_or(unread.len())]);
            self.advance(end.unwrap_or(self.filled - self.at));
            if end.is_some() {
                return Ok(None);
            }
            if self.record.len() > LONGEST {
                return Ok(Some(Trouble::TooLong));
            }
        }
    }

    fn skip(&mut self, is_skipped: impl Fn(u8) -> bool) -> io::Result<()> {
        while let Some(byte) = self.peek()? {
            if !is_skipped(byte) {
                break;
            }
            self.advance(1);
        }
        Ok(())
    }

    fn peek(&mut self) -> io::Result<Option<u8>> {
        if self.at == self.filled && !self.fill()? {
            return Ok(None);
        }
        Ok(Some(self.buffer[self.at]))
    }

    fn advance(&mut self, by: usize) {
        let passed = &self.buffer[self.at..self.at + by];
        match memchr::memrchr(b'\n', passed) {
            Some(last) => {
                self.line += memchr::memchr_iter(b'\n', passed).count() as u64;
                self.column = (by - last) as u64;
            }
            None => self.column += by as u64,
        }
        self.at += by;
    }

    fn fill(&mut self) -> io::Result<bool> {
        self.at = 0;
        self.filled = 0;
        self.filled = loop {
            match self.input.read(&mut self.buffer) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other?,
            }
        };
        Ok(self.filled > 0)
    }
}

fn quoted(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.trim_ascii();
    bytes.strip_prefix(b"\"").and_then(|rest| rest.strip_suffix(b"\"")).unwrap_or(bytes)
}

/// Finds the end of one value across buffers.
#[derive(Default)]
struct Scan {
    depth: u32,
    in_text: bool,
    escaped: bool,
    started: bool,
    bare: bool,
}

impl Scan {
    /// One past the value's last byte in `bytes`; `None` when it goes on.
    fn run(&mut self, bytes: &[u8]) -> Option<usize> {
        let mut next = 0;
        while let Some(byte) = bytes.get(next) {
            let index = next;
            next += 1;
            if self.in_text {
                match self.text_end(bytes, index) {
                    Some(end) if self.depth == 0 => return Some(end),
                    Some(end) => next = end,
                    None => return None,
                }
                continue;
            }
            match byte {
                b',' | b']' | b'}' | b':' if self.bare => return Some(index),
                b',' | b':' if !self.started => return Some(index + 1),
                b'"' if !self.bare => self.in_text = true,
                b'{' | b'[' if !self.bare => self.depth += 1,
                b'}' | b']' => {
                    self.depth = self.depth.saturating_sub(1);
                    if self.depth == 0 {
                        return Some(index + 1);
                    }
                }
                white if white.is_ascii_whitespace() && self.bare => return Some(index),
                _ if self.depth == 0 => self.bare = true,
                _ => {}
            }
            self.started = true;
        }
        None
    }

    /// One past the quote that ends the text at `start`; `None` when it goes on.
    fn text_end(&mut self, bytes: &[u8], start: usize) -> Option<usize> {
        let mut at = start + usize::from(self.escaped);
        self.escaped = false;
        while let Some(found) = bytes.get(at..).and_then(|rest| memchr::memchr2(b'"', b'\\', rest)) {
            at += found + 1;
            if bytes[at - 1] == b'"' {
                self.in_text = false;
                return Some(at);
            }
            at += 1;
        }
        // The byte after a backslash may be the first of the next buffer.
        self.escaped = at > bytes.len();
        None
    }

    /// Whether the end of the file may end the value: a bare number or word may.
    fn may_end(&self) -> bool {
        self.bare
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(String, u64, u64, Option<Trouble>)> {
        let framing = Framing::detect(text.as_bytes()).expect("JSON");
        let mut pieces = Pieces::new(text.as_bytes(), framing);
        let mut found = Vec::new();
        while let Some(piece) = pieces.next().expect("memory is readable") {
            let record = String::from_utf8_lossy(pieces.record()).into_owned();
            found.push((record, piece.line, piece.column, piece.trouble));
        }
        found
    }

    fn check(text: &str, expected: &[(&str, u64, u64)]) {
        let expected: Vec<_> =
            expected.iter().map(|(record, line, column)| (record.to_string(), *line, *column, None)).collect();
        assert_eq!(cut(text), expected, "{text}");
    }

    #[test]
    fn records_are_cut_where_they_stand() {
        check("[{\"a\":1},\n {\"b\":\"]}\\\"\"}]", &[("{\"a\":1}", 1, 2), ("{\"b\":\"]}\\\"\"}", 2, 2)]);
        check("{\"a\":1}\n\n{\"b\":2}\n", &[("{\"a\":1}", 1, 1), ("{\"b\":2}", 3, 1)]);
        check("{\n\"a\":1}\n{\"b\":\n2}", &[("{\n\"a\":1}", 1, 1), ("{\"b\":\n2}", 3, 1)]);
        check(
            "{\"n\":[1],\"tickets\":[{\"id\":1},{\"id\":2}],\"z\":{}}",
            &[("{\"id\":1}", 1, 21), ("{\"id\":2}", 1, 30)],
        );
        let pages = "{\"data\":{\"tickets\":[{\"id\":1}],\"n\":{}},\"z\":1}\n{\"data\":{\"tickets\":[]}}{\"data\":{\"tickets\":[{\"id\":2}]}}";
        check(pages, &[("{\"id\":1}", 1, 21), ("{\"id\":2}", 2, 44)]);
        check("[{\"a\":1}, 7, x, {\"b\":1}]", &[("{\"a\":1}", 1, 2), ("7", 1, 11), ("x", 1, 14), ("{\"b\":1}", 1, 17)]);
        check("[]", &[]);
    }

    #[test]
    fn a_cut_file_says_where_it_breaks() {
        for text in ["[{\"a\":1},\n{\"b\":", "[{\"a\":1},\n", "[{\"a\":1}", "{\"tickets\":[{\"a\":1},{\"b"] {
            let found = cut(text);
            assert_eq!(found[0].3, None, "{text}");
            assert_eq!(found.len(), 2, "{text}");
            assert_eq!(found[1].3, Some(Trouble::CutOff), "{text}");
        }
        assert_eq!(cut("[{\"a\":1},\n{\"b\":")[1].1, 2);
    }
}
