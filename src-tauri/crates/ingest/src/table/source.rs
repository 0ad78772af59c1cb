//! Where a table's rows come from. In: delimited text or a sheet. Out: one kind of row. Never: knows of headers' meaning.

use std::io;
use std::rc::Rc;

use super::{Row, Rows};
use crate::input::Input;
use crate::input::sheet::Sheet;
use crate::input::unpack::Trouble;

/// The rows of one table.
pub enum TableRows {
    /// Of delimited text.
    Text(Rows<Input>),
    /// Of a sheet.
    Sheet(SheetRows),
}

/// The rows of a sheet.
pub struct SheetRows {
    sheet: Rc<Sheet>,
    width: usize,
    bytes: u64,
    next: usize,
}

impl TableRows {
    /// The rows of a sheet, each at least `width` cells wide; `bytes` is the size of its file.
    pub fn of_sheet(sheet: Rc<Sheet>, width: usize, bytes: u64) -> TableRows {
        TableRows::Sheet(SheetRows { sheet, width, bytes, next: 0 })
    }

    /// Reads the next row that holds anything; `false` at the end.
    pub fn next(&mut self, row: &mut Row) -> io::Result<bool> {
        match self {
            TableRows::Text(rows) => rows.next(row),
            TableRows::Sheet(rows) => Ok(rows.next(row)),
        }
    }

    /// Bytes of the file consumed so far.
    pub fn consumed(&self) -> u64 {
        match self {
            TableRows::Text(rows) => rows.input().consumed(),
            TableRows::Sheet(rows) => rows.consumed(),
        }
    }

    /// Why the packed data broke off; `None` while it did not.
    pub fn trouble(&self) -> Option<Trouble> {
        match self {
            TableRows::Text(rows) => rows.input().trouble(),
            TableRows::Sheet(_) => None,
        }
    }

    /// The row read last is where the packed data breaks off.
    pub fn broke_off(&self) -> bool {
        matches!(self, TableRows::Text(rows) if rows.is_drained() && rows.input().trouble().is_some())
    }
}

impl SheetRows {
    fn next(&mut self, row: &mut Row) -> bool {
        let Some((number, cells)) = self.sheet.row(self.next) else { return false };
        row.set(u64::from(number), cells, self.width);
        self.next += 1;
        true
    }

    /// A workbook is unpacked as a whole: its bytes are taken as spread evenly over its rows.
    fn consumed(&self) -> u64 {
        let rows = self.sheet.len().max(1) as u64;
        self.bytes / rows * self.next as u64 + self.bytes % rows * self.next as u64 / rows
    }
}
