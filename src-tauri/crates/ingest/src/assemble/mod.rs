//! Cells to tickets: the one place where a field's text becomes a field's value.

mod draft;
mod identity;
mod values;

pub use draft::Draft;
pub use values::{Codes, Hint, Values};
