//! Views to bytes: HTML, Markdown, CSV, JSON.
//!
//! In: views, tickets with their analysis. Out: text, or bytes into a writer. Never: files, a clock, numbers of its own.

mod chart_tables;
pub mod csv;
mod error;
pub mod format;
mod headline;
pub mod html;
pub mod markdown;
mod scope;
pub mod sentences;
pub mod table;
mod ticket_row;
mod whole_ticket;
pub mod words;

pub use chart_tables::{Cell, ChartTable, Column, chart_tables};
pub use error::Error;
