//! Tables: rows of delimited text or of a sheet.

pub mod layout;
pub mod rows;
pub mod source;

pub use layout::Layout;
pub use rows::{Row, Rows};
pub use source::TableRows;
