//! Tables: rows of delimited text.

pub mod layout;
pub mod rows;

pub use layout::Layout;
pub use rows::{Row, Rows};
