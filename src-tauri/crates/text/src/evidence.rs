//! Places in a ticket's text as the cause of a label.
//!
//! In: bytes of a part, or a hit. Out: [`Evidence`]. Never: a slice off a character's boundary.

use model::Evidence;

use crate::lists::Hit;
use crate::tokens::Part;

/// Most words shown as the cause of a label.
pub(crate) const MOST: usize = 8;

/// The bytes `start..end` of a part.
pub(crate) fn of_bytes(part: &Part, start: u32, end: u32, weight: f32) -> Evidence {
    let words = part.text.get(start as usize..end as usize).unwrap_or_default().to_owned();
    Evidence { message: part.message, start, end, words, weight }
}

/// The words of a hit.
pub(crate) fn of_hit(parts: &[Part], hit: &Hit, weight: f32) -> Evidence {
    of_bytes(&parts[hit.part as usize], hit.start, hit.end, weight)
}
