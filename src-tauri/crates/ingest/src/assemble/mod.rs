//! Cells to tickets: the one place where a field's text becomes a field's value.

mod changes;
mod draft;
mod identity;
mod known;
mod merge;
mod packed;
mod roles;
mod turn;
mod values;

pub use changes::{Written, of_cell as changes_in, of_list as changes_of};
pub use draft::Draft;
pub use identity::is_rounded;
pub use merge::merge;
pub use values::{Codes, Hint, Values};
