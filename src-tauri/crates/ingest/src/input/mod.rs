//! A file's bytes as UTF-8 text, counted.

pub mod encoding;
pub mod open;

pub use encoding::Encoding;
pub use open::{Facts, Input, head, text};
