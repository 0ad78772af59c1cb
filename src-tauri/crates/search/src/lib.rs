//! The derived index: full text, facets, similar tickets, columns.
//!
//! In: tickets with their analysis, a layer of labels, filters, texts. Out: columns and rows, keys of tickets, marks in texts.
//! Never: the ground truth (the index can be deleted and rebuilt from the store), a clock, a stored body.
//! Only this crate names tantivy.

mod accept;
mod columns;
mod document;
mod error;
mod facets;
mod follow_up;
mod index;
mod labels;
mod lay;
mod layer;
mod links;
mod list;
mod marks;
mod merge;
mod names;
mod query;
mod schema;
mod select;
mod similar;
mod snapshot;
mod snippet;
mod stems;
mod view;
mod words;
mod writer;

pub use document::{Builder, Document};
pub use error::Error;
pub use index::{Index, State, Verified};
pub use layer::{Layer, Texts};
pub use list::{Hit, Order, Page};
pub use marks::{Marker, in_utf16};
pub use select::{Selected, Selection};
pub use similar::{Probe, Similar};
pub use snapshot::Snapshot;
pub use snippet::{Snippet, excerpt};
pub use view::{Stands, Timekeeper, View};
pub use writer::Writer;

/// What fails here fails with [`Error`].
pub type Result<T> = std::result::Result<T, Error>;
