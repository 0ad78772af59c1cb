//! Entries of schema 2: analyses said neither under which rules they were made nor which texts are the same.

use model::Ticket;
use serde::Deserialize;

use crate::{Error, Result, Stored};

/// [`Stored`] as it was, up to its analysis: that is made anew.
#[derive(Deserialize)]
struct StoredV2 {
    import: u32,
    hash: u64,
    record: Ticket,
    merged: Option<Box<Ticket>>,
}

/// Reads an entry of schema 2. Its analysis is empty, of version 0.
pub(crate) fn decode(bytes: &[u8]) -> Result<Stored> {
    let StoredV2 { import, hash, record, merged } =
        postcard::from_bytes(bytes).map_err(|error| Error::damaged(format!("an old entry can't be read: {error}")))?;
    Ok(Stored { import, hash, record, merged, analysis: Default::default() })
}
