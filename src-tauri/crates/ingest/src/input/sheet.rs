//! The cells of one sheet, kept as compact text. In: cells in any order. Out: rows with their numbers in the sheet. Never:
//! knows of headers.

use std::path::Path;

use super::archive::damaged;
use crate::Error;

/// Text a sheet may hold, bytes.
const MOST_TEXT: usize = 1 << 30;
/// Cells a sheet may hold, gaps between them included.
const MOST_CELLS: usize = 100_000_000;

/// Why a sheet can't be had.
#[derive(Debug, PartialEq, Eq)]
pub enum Fault {
    /// It holds more text or cells than can be held.
    TooLarge,
    /// It is broken.
    Damaged {
        /// What is wrong.
        reason: String,
    },
}

impl Fault {
    /// What a crate that reads sheets says.
    pub fn broken(error: impl std::fmt::Display) -> Self {
        Fault::Damaged { reason: error.to_string() }
    }

    /// The same of a file.
    pub fn of(self, file: &Path) -> Error {
        match self {
            Fault::TooLarge => {
                let reason = "one of its sheets has more text or cells than can be held".to_owned();
                Error::TooLarge { file: file.to_owned(), reason }
            }
            Fault::Damaged { reason } => damaged(file, reason),
        }
    }
}

/// Rows that hold anything.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    text: Vec<u8>,
    ends: Vec<u32>,
    rows: Vec<SheetRow>,
}

/// Where a row's cells begin and end.
#[derive(Clone, Copy, Debug)]
struct SheetRow {
    number: u32,
    first_cell: usize,
    cells: usize,
}

impl Sheet {
    /// Number of rows that hold anything.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// A row: its number in the sheet, from 1, and its cells up to the last that holds anything.
    pub fn row(&self, index: usize) -> Option<(u32, impl Iterator<Item = &[u8]>)> {
        let row = *self.rows.get(index)?;
        let start = |cell: usize| cell.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        let cells = (row.first_cell..row.first_cell + row.cells)
            .map(move |cell| &self.text[start(cell)..self.ends[cell] as usize]);
        Some((row.number, cells))
    }
}

/// Takes the cells of a sheet.
#[derive(Debug, Default)]
pub struct Builder {
    sheet: Sheet,
    row: u32,
    /// Cells of the row that is open: column, place in `open`.
    cells: Vec<(u32, usize, usize)>,
    open: Vec<u8>,
}

impl Builder {
    /// Adds the text of a cell; row and column are counted from 0. Errors: [`Fault::TooLarge`].
    pub fn add(&mut self, row: u32, column: u32, text: &[u8]) -> Result<(), Fault> {
        if row != self.row {
            self.close()?;
            self.row = row;
        }
        let start = self.open.len();
        self.open.extend_from_slice(text);
        self.cells.push((column, start, self.open.len()));
        self.within_bounds(self.cells.len())
    }

    /// The sheet. Errors: [`Fault::TooLarge`].
    pub fn finish(mut self) -> Result<Sheet, Fault> {
        self.close()?;
        self.sheet.rows.sort_by_key(|row| row.number);
        Ok(self.sheet)
    }

    fn close(&mut self) -> Result<(), Fault> {
        self.cells.sort_by_key(|(column, ..)| *column);
        let width = self.cells.last().map_or(0, |(column, ..)| *column as usize + 1);
        self.within_bounds(width)?;
        let first_cell = self.sheet.ends.len();
        for (column, start, end) in self.cells.drain(..) {
            self.sheet.ends.resize(first_cell + column as usize, self.sheet.text.len() as u32);
            self.sheet.text.extend_from_slice(&self.open[start..end]);
            self.sheet.ends.push(self.sheet.text.len() as u32);
        }
        let cells = self.sheet.ends.len() - first_cell;
        if cells > 0 {
            self.sheet.rows.push(SheetRow { number: self.row + 1, first_cell, cells });
        }
        self.open.clear();
        Ok(())
    }

    fn within_bounds(&self, more: usize) -> Result<(), Fault> {
        let text = self.sheet.text.len() + self.open.len();
        if text > MOST_TEXT || self.sheet.ends.len() + more > MOST_CELLS {
            return Err(Fault::TooLarge);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_have_their_numbers_and_gaps_are_empty_cells() {
        let mut builder = Builder::default();
        for (row, column, text) in [(0, 0, "a"), (0, 2, "c"), (4, 1, "e"), (4, 0, "d"), (2, 3, "x")] {
            builder.add(row, column, text.as_bytes()).expect("small");
        }
        let sheet = builder.finish().expect("small");
        let rows: Vec<(u32, Vec<&[u8]>)> =
            (0..sheet.len()).filter_map(|n| sheet.row(n)).map(|(number, cells)| (number, cells.collect())).collect();
        let expected: [(u32, Vec<&[u8]>); 3] =
            [(1, vec![b"a", b"", b"c"]), (3, vec![b"", b"", b"", b"x"]), (5, vec![b"d", b"e"])];
        assert_eq!(rows, expected);
    }

    #[test]
    fn a_hostile_column_number_is_an_error() {
        let mut builder = Builder::default();
        builder.add(0, u32::MAX - 1, b"x").expect("not yet placed");
        assert_eq!(builder.finish().map(|sheet| sheet.len()), Err(Fault::TooLarge));
        let error = Fault::TooLarge.of(Path::new("book.xlsx"));
        assert_eq!(error.code(), "file_too_large", "{error}");
    }
}
