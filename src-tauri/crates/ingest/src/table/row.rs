//! One row of a table: its cells and where it stands. Never: knows how it was written.

/// Cells as bytes, and where the row stands. Reused from row to row.
#[derive(Clone, Debug, Default)]
pub struct Row {
    bytes: Vec<u8>,
    ends: Vec<usize>,
    /// Line the row starts on, from 1; of a sheet its row.
    pub line: u64,
    /// A quote is opened in the last cell and never closed.
    pub open_quote: bool,
}

impl Row {
    /// Number of cells.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// A cell's bytes, unquoted; `None` beyond the last.
    pub fn get(&self, index: usize) -> Option<&[u8]> {
        let end = *self.ends.get(index)?;
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        self.bytes.get(start..end)
    }

    /// All cells.
    pub fn cells(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.len()).filter_map(|index| self.get(index))
    }

    /// Hash of the cells and their borders: equal rows have equal hashes.
    pub fn content_hash(&self) -> u64 {
        let seed = self
            .ends
            .iter()
            .fold(self.len() as u64, |seed, end| seed.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(*end as u64));
        xxhash_rust::xxh3::xxh3_64_with_seed(&self.bytes, seed)
    }

    /// Becomes a row of these cells, with empty ones up to `width`.
    pub fn set<'a>(&mut self, line: u64, cells: impl Iterator<Item = &'a [u8]>, width: usize) {
        self.clear(line);
        for cell in cells {
            self.push(cell);
            self.end_cell();
        }
        self.ends.resize(self.ends.len().max(width), self.bytes.len());
    }

    /// Becomes an empty row.
    pub fn clear(&mut self, line: u64) {
        self.bytes.clear();
        self.ends.clear();
        self.line = line;
        self.open_quote = false;
    }

    /// Adds to the cell that is open.
    #[inline]
    pub fn push(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// Ends the cell that is open.
    #[inline]
    pub fn end_cell(&mut self) {
        self.ends.push(self.bytes.len());
    }
}
