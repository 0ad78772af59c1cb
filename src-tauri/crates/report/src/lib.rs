//! Views to bytes: HTML, Markdown, CSV, JSON.
//!
//! In: views, tickets with their analysis. Out: text, or bytes into a writer. Never: files, a clock, numbers of its own.

pub mod csv;
mod data;
mod error;
pub mod format;
mod headline;
pub mod html;
pub mod markdown;
mod scope;
pub mod sentences;
pub mod table;
pub mod tables;
mod ticket_row;
mod whole_ticket;
pub mod words;

pub use data::Report;
pub use error::Error;
pub use tables::{Cell, ChartTable, Column, Section, sections};

/// A report's numbers as JSON, in the shape the window gets them.
///
/// # Errors
/// When they can't be written, which is a fault of this program.
pub fn json(report: &Report) -> Result<String, Error> {
    Ok(serde_json::to_string_pretty(report)?)
}
