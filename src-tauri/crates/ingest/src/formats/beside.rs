//! What stands in a row beside its fields, for the formats that know better. In: a draft. Out: cells taken from those
//! it keeps as they are.

use super::headers::is_named;
use crate::assemble::Draft;

/// Takes the first kept cell whose header has one of these names (as [`super::headers`] writes them).
pub fn take(draft: &mut Draft, names: &str) -> Option<String> {
    let header = draft.ticket.extra.keys().find(|header| is_named(header, names))?.clone();
    draft.ticket.extra.remove(&header)
}
