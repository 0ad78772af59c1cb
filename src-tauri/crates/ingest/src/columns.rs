//! The first records as plain cells, and what they say of the columns. In: a file's shape. Out: [`Sample`]. Never: forms
//! tickets.

use std::collections::HashMap;
use std::path::Path;

use serde_json::Value;

use crate::Error;
use crate::detect::{Shape, Sniffed};
use crate::formats::records_of;
use crate::input::{Input, open::refused, text};
use crate::json::{Framing, Pieces, flatten, parse};
use crate::plan::Column;
use crate::table::{Layout, Row, TableRows};

/// Records that are looked at before reading.
pub const RECORDS: usize = 2000;
/// Bytes of the file that are looked at, once there is a record.
const BYTES: u64 = 1 << 20;
/// Sample values shown for a column.
const SHOWN: usize = 5;
/// Length at which a sample value is cut, characters.
const SHOWN_LETTERS: usize = 120;

/// Values of one column: how many there are, and the first different ones.
#[derive(Clone, Debug, Default)]
pub struct Sampled {
    samples: Vec<String>,
    filled: u32,
}

impl Sampled {
    /// Adds a value; one of white space counts for none.
    pub fn add(&mut self, value: &str) {
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        self.filled += 1;
        if self.samples.len() < SHOWN {
            let shown: String = value.chars().take(SHOWN_LETTERS).collect();
            if !self.samples.contains(&shown) {
                self.samples.push(shown);
            }
        }
    }

    /// The column as a plan shows it, of so many records.
    pub fn column(self, index: usize, header: &str, records: usize) -> Column {
        let filled = 100.0 * self.filled as f32 / records.max(1) as f32;
        Column { index: index as u32, header: header.to_owned(), samples: self.samples, filled }
    }
}

/// The first records.
#[derive(Clone, Debug, Default)]
pub struct Sample {
    /// Column names; keys of JSON in the order they first appear.
    pub headers: Vec<String>,
    /// The records: line, and the non-empty cells by column.
    pub records: Vec<(u32, Vec<(usize, String)>)>,
    /// Of JSON, the parsed records.
    pub values: Vec<Value>,
    /// Last line that was read.
    pub last_line: u32,
}

impl Sample {
    /// Reads at most `limit` records.
    pub fn take(sniffed: &Sniffed, limit: usize) -> Result<Sample, Error> {
        let path = &sniffed.facts.path;
        match &sniffed.shape {
            Shape::Table(layout) => of_table(sniffed.rows(layout)?, layout, limit, path),
            Shape::Mail(_) | Shape::Slack(_) => Ok(Sample::default()),
            Shape::Json(framing) => of_json(Input::open(&sniffed.facts)?, framing, limit, path),
        }
    }

    /// Position of a column.
    pub fn column(&self, header: &str) -> Option<usize> {
        self.headers.iter().position(|known| known == header)
    }

    /// The non-empty cells of a column, from the top.
    pub fn cells(&self, column: usize) -> impl Iterator<Item = &str> {
        self.records.iter().filter_map(move |(_, cells)| {
            let at = cells.binary_search_by_key(&column, |(index, _)| *index).ok()?;
            Some(cells[at].1.as_str())
        })
    }

    /// What a plan shows of the columns.
    pub fn columns(&self) -> Vec<Column> {
        let mut sampled = vec![Sampled::default(); self.headers.len()];
        for (index, cell) in self.records.iter().flat_map(|(_, cells)| cells) {
            sampled[*index].add(cell);
        }
        let named = self.headers.iter().zip(sampled).enumerate();
        named.map(|(index, (header, sampled))| sampled.column(index, header, self.records.len())).collect()
    }

    fn enough(&self, limit: usize, consumed: u64) -> bool {
        self.records.len() >= limit || (consumed > BYTES && !self.records.is_empty())
    }
}

fn of_table(mut rows: TableRows, layout: &Layout, limit: usize, path: &Path) -> Result<Sample, Error> {
    let mut sample = Sample { headers: layout.headers.clone(), ..Sample::default() };
    let mut row = Row::default();
    let mut seen = 0;
    while !sample.enough(limit, rows.consumed()) && rows.next(&mut row).map_err(|source| refused(path, source))? {
        sample.last_line = row.line as u32;
        seen += 1;
        if seen <= layout.above() {
            continue;
        }
        let cells = row.cells().take(layout.headers.len()).map(|cell| text(cell).into_owned()).enumerate();
        let cells: Vec<(usize, String)> = cells.filter(|(_, cell)| !cell.trim().is_empty()).collect();
        if !cells.is_empty() {
            sample.records.push((row.line as u32, cells));
        }
    }
    Ok(sample)
}

fn of_json(input: Input, framing: &Framing, limit: usize, path: &Path) -> Result<Sample, Error> {
    let mut sample = Sample { last_line: 1, ..Sample::default() };
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut pieces = Pieces::new(input, framing.clone());
    while !sample.enough(limit, pieces.input().consumed()) {
        let Some(piece) = pieces.next().map_err(|source| refused(path, source))? else { break };
        sample.last_line = piece.line as u32;
        let Ok(value) = parse(&text(pieces.record())) else { continue };
        for value in records_of(value).into_iter().filter(Value::is_object) {
            let mut cells = Vec::new();
            flatten(&value, "", &mut |key, cell| {
                let next = places.len();
                let place = *places.entry(key.to_owned()).or_insert(next);
                if place == sample.headers.len() {
                    sample.headers.push(key.to_owned());
                }
                cells.push((place, cell));
            });
            cells.sort_unstable_by_key(|(place, _)| *place);
            sample.records.push((piece.line as u32, cells));
            sample.values.push(value);
        }
    }
    Ok(sample)
}
