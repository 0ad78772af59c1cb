//! Hands records out and keeps the count. `read = tickets + skipped + rejected` holds here and nowhere else.

use std::collections::HashSet;
use std::ops::ControlFlow;

use model::{Rejection, Ticket};

use crate::input::unpack::Trouble;
use crate::{At, ReadSummary, Record};

/// Length at which a shown value is cut, characters.
const SHOWN: usize = 200;

/// Why a row without any value is skipped.
pub const EMPTY: &str = "the row is empty";

/// What rows were like, beyond what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Rows with fewer cells than the header that were read all the same.
    pub short_rows: u32,
    /// Rows without any value.
    pub empty_rows: u32,
    /// The file ends inside a record.
    pub cut_off: bool,
}

/// The way out of the reader.
pub struct Outlet<'a> {
    sink: &'a mut dyn FnMut(Record, At) -> ControlFlow<()>,
    at: At,
    pass: Option<u32>,
    seen: HashSet<u64>,
    /// The counts so far.
    pub summary: ReadSummary,
    /// Last line a record started on.
    pub last_line: u32,
    /// Facts about the rows as they stand in the file.
    pub found: Found,
    /// Why the packed data broke off.
    pub trouble: Option<Trouble>,
    /// The first break in JSON: line, column, reason.
    pub broken: Option<(u32, u32, String)>,
}

impl<'a> Outlet<'a> {
    /// Hands records of a file of `total` bytes to `sink`.
    pub fn new(sink: &'a mut dyn FnMut(Record, At) -> ControlFlow<()>, total: u64) -> Self {
        Outlet {
            sink,
            at: At { total, ..At::default() },
            pass: None,
            seen: HashSet::new(),
            summary: ReadSummary::default(),
            last_line: 0,
            found: Found::default(),
            trouble: None,
            broken: None,
        }
    }

    /// The file is read several times: now for the `pass`th, from 0. Rows are counted in the first that hands out.
    pub fn begin_pass(&mut self, pass: u32) {
        self.pass = Some(pass);
    }

    /// A physical row or value starts at `line`.
    pub fn start(&mut self, line: u64, consumed: u64) {
        self.last_line = line as u32;
        self.at = At { line: line as u32, bytes: self.advanced(consumed), ..self.at };
        self.summary.rows += u32::from(self.pass.is_none_or(|pass| pass == 1));
        self.summary.bytes = consumed;
    }

    /// How far reading as a whole is: counting and handing out are half of it each.
    fn advanced(&self, consumed: u64) -> u64 {
        match self.pass {
            None => consumed,
            Some(0) => consumed / 2,
            Some(1) => (self.at.total + consumed) / 2,
            Some(_) => self.at.total,
        }
    }

    /// What is handed out next began at this line.
    pub fn at_line(&mut self, line: u32) {
        self.at.line = line;
    }

    /// Records formed a ticket that no other record can form.
    pub fn conversation(&mut self, ticket: Ticket) -> ControlFlow<()> {
        self.summary.read += 1;
        self.summary.tickets += 1;
        self.summary.messages += ticket.messages.len() as u32;
        (self.sink)(Record::Ticket(Box::new(ticket)), self.at)
    }

    /// A record formed a ticket; `hash` is that of the record as it stands in the file.
    pub fn ticket(&mut self, ticket: Ticket, hash: u64) -> ControlFlow<()> {
        let made_id = ticket.key.id.starts_with('~');
        let hash = if made_id { xxhash_rust::xxh3::xxh3_64(ticket.key.id.as_bytes()) } else { hash };
        if !self.seen.insert(hash) {
            return self.skip("the same record stands further up");
        }
        self.conversation(ticket)
    }

    /// A record is left aside.
    pub fn skip(&mut self, reason: &'static str) -> ControlFlow<()> {
        self.summary.read += 1;
        self.summary.skipped += 1;
        self.found.empty_rows += u32::from(reason == EMPTY);
        (self.sink)(Record::Skipped(reason), self.at)
    }

    /// A record is refused.
    pub fn reject(&mut self, column: &str, value: &str, reason: String) -> ControlFlow<()> {
        self.summary.read += 1;
        self.summary.rejected += 1;
        let rejection = Rejection { line: self.at.line, column: column.to_owned(), value: cut(value), reason };
        (self.sink)(Record::Rejected(rejection), self.at)
    }

    /// A record is no JSON from this place on.
    pub fn broken_at(&mut self, line: u64, column: u64, record: &[u8], reason: &str) -> ControlFlow<()> {
        self.broken.get_or_insert_with(|| (line as u32, column as u32, reason.to_owned()));
        self.at.line = line as u32;
        let beginning = &record[..record.len().min(4 * SHOWN)];
        let sentence = format!("Not valid JSON at line {line}, character {column}: {reason}.");
        self.reject(&format!("character {column}"), &String::from_utf8_lossy(beginning), sentence)
    }
}

/// A value as receipts show it.
pub fn cut(value: &str) -> String {
    value.trim().chars().take(SHOWN).collect()
}
