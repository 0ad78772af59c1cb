//! A table of texts with their labels.
//!
//! In: a CSV file and the names of two columns. Out: a row for each of its rows. Never: a row left out; one that is too
//! short has empty cells.

use std::path::Path;

use csv::{ByteRecord, ReaderBuilder};

use crate::output::Failure;

/// The rows of a table.
pub struct Labelled {
    /// In their order.
    pub rows: Vec<Row>,
}

/// A row.
pub struct Row {
    /// The text.
    pub text: String,
    /// What it is called; empty where the table does not say.
    pub label: String,
}

impl Labelled {
    /// Reads the columns `text` and `label` of the table at `path`. Bytes that are no UTF-8 become `�`.
    ///
    /// # Errors
    /// A failure when the file can't be read, lacks one of the columns, or has no rows.
    pub fn read(path: &Path, text: &str, label: &str) -> Result<Labelled, Failure> {
        let broken = |error: csv::Error| Failure::File { path: path.to_owned(), error: error.into() };
        let mut reader = ReaderBuilder::new().flexible(true).from_path(path).map_err(broken)?;
        let header = reader.byte_headers().map_err(broken)?.clone();
        if header.is_empty() {
            return Err(Failure::NoRows(path.to_owned()));
        }
        let (text, label) = (column(path, &header, text)?, column(path, &header, label)?);
        let mut rows = Vec::new();
        for record in reader.byte_records() {
            let record = record.map_err(broken)?;
            rows.push(Row { text: cell(&record, text), label: cell(&record, label).trim().to_owned() });
        }
        if rows.is_empty() { Err(Failure::NoRows(path.to_owned())) } else { Ok(Labelled { rows }) }
    }

    /// The rows that have a label.
    pub fn labelled(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| !row.label.is_empty())
    }
}

fn column(path: &Path, header: &ByteRecord, name: &str) -> Result<usize, Failure> {
    let columns: Vec<String> = (0..header.len()).map(|at| cell(header, at).trim().to_owned()).collect();
    match columns.iter().position(|column| column == name) {
        Some(at) => Ok(at),
        None => Err(Failure::NoColumn { path: path.to_owned(), column: name.to_owned(), columns }),
    }
}

fn cell(record: &ByteRecord, at: usize) -> String {
    record.get(at).map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default()
}
