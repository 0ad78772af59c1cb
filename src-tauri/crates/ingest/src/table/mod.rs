//! Tables: rows of delimited text or of a sheet.

mod header;
pub mod layout;
pub mod row;
pub mod rows;
mod scan;
pub mod source;
#[cfg(test)]
mod spectrum;

pub use layout::Layout;
pub use row::Row;
pub use rows::Rows;
pub use source::TableRows;
