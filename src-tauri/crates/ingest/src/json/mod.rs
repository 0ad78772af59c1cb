//! JSON: records in arrays, lines, pages and wrappers.

pub mod flat;
pub mod framing;
mod mend;
pub mod pieces;

pub use flat::{at, flatten, text_at, text_of};
pub use framing::Framing;
use mend::mended;
pub use pieces::{Piece, Pieces};

/// Parses one record; halves of characters are replaced rather than refused.
pub fn parse(text: &str) -> Result<serde_json::Value, serde_json::Error> {
    serde_json::from_str(text).or_else(|error| match mended(text) {
        Some(mended) => serde_json::from_str(&mended),
        None => Err(error),
    })
}
