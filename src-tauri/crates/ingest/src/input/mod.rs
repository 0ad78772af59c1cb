//! What stands in a file, as bytes and cells: encodings, packing, archives, workbooks.

pub mod archive;
mod cells;
pub mod encoding;
pub mod locate;
pub mod location;
pub mod mojibake;
pub mod open;
pub mod part;
pub mod sheet;
pub mod unpack;
pub mod workbook;

pub use encoding::Encoding;
pub use locate::{Located, locate};
pub use open::{Facts, Input, head, text};
pub use part::Part;
