//! What a file is made of. In: a path. Out: encoding and shape. Never: what its columns mean.

use std::path::Path;

use crate::Error;
use crate::input::{self, Facts};
use crate::json::Framing;
use crate::table::Layout;

/// How a file holds its records.
#[derive(Clone, Debug)]
pub enum Shape {
    /// Rows of delimited text.
    Table(Layout),
    /// JSON values.
    Json(Framing),
}

/// A file that can be read, and how.
#[derive(Clone, Debug)]
pub struct Sniffed {
    /// Path, size, encoding.
    pub facts: Facts,
    /// Table or JSON.
    pub shape: Shape,
}

/// Looks at the file's head.
///
/// Errors: those of [`input::head`], and [`Error::Malformed`] for a file named as JSON that is none.
pub fn sniff(path: &Path) -> Result<Sniffed, Error> {
    let (facts, head) = input::head(path)?;
    let shape = match Framing::detect(&head) {
        Some(framing) => Shape::Json(framing),
        None if is_named_json(path) => {
            let reason = "a JSON file begins with { or [".to_owned();
            return Err(Error::Malformed { file: facts.path, line: 1, column: 1, reason });
        }
        None => Shape::Table(Layout::detect(&head, facts.bytes > head.len() as u64)),
    };
    Ok(Sniffed { facts, shape })
}

fn is_named_json(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    ["json", "jsonl", "ndjson"].iter().any(|known| extension.eq_ignore_ascii_case(known))
}
