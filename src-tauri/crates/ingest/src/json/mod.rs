//! JSON: records in arrays, lines, pages and wrappers.

pub mod flat;
pub mod framing;
pub mod pieces;

pub use flat::{at, flatten, text_at, text_of};
pub use framing::Framing;
pub use pieces::{Piece, Pieces};
