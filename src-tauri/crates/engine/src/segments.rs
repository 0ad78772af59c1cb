//! Named segments: parts of the tickets that people want to look at again.
//!
//! In: names with filters. Out: the same, in the user's order. Never: a period; a segment is looked at in that of the screen.

use std::collections::BTreeSet;

use model::{Filter, Segment};

use crate::{Error, Result, Workspace};

/// Under which name the store keeps them.
const NOTE: &str = "segments";
/// Longest name, letters.
const LONGEST_NAME: usize = 80;

impl Workspace {
    /// The named segments, in the user's order.
    pub fn segments(&self) -> Vec<Segment> {
        self.store.note(NOTE).unwrap_or_default()
    }

    /// Keeps these segments instead, names trimmed and periods dropped.
    ///
    /// # Errors
    /// A name that is empty, too long or there twice; a full disk.
    pub fn save_segments(&self, segments: Vec<Segment>) -> Result<Vec<Segment>> {
        let segments: Vec<Segment> = segments.into_iter().map(tidied).collect();
        let mut known = BTreeSet::new();
        for Segment { name, .. } in &segments {
            let fault = match name.chars().count() {
                0 => Some("it needs a name"),
                1..=LONGEST_NAME if known.insert(name.to_lowercase()) => None,
                1..=LONGEST_NAME => Some("there is one of this name already"),
                _ => Some("its name is longer than 80 letters"),
            };
            if let Some(why) = fault {
                return Err(Error::SegmentName { name: name.clone(), why });
            }
        }
        self.store.save_note(NOTE, &segments)?;
        Ok(segments)
    }
}

fn tidied(Segment { name, filter }: Segment) -> Segment {
    Segment { name: name.trim().to_owned(), filter: Filter { period: None, ..filter } }
}
