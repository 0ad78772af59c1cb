//! Regular expressions looked for in texts.
//!
//! In: the customer's own words as they stand. Out: hits. Never: a match across two stretches, or in a part that says
//! nothing in words.

use regex::Regex;

use super::{Hit, Meaning};
use crate::tokens::{Part, Word};

/// A regular expression and what it stands for.
pub(super) struct Search {
    pub regex: Regex,
    pub meaning: Meaning,
}

impl Search {
    /// Adds all matches to `hits`.
    pub fn find(&self, parts: &[Part], words: &[Word], hits: &mut Vec<Hit>) {
        for (index, part) in parts.iter().enumerate() {
            let from = words.partition_point(|word| (word.part as usize) < index);
            let to = words.partition_point(|word| (word.part as usize) <= index);
            if from == to {
                continue;
            }
            for span in &part.spans {
                for found in self.regex.find_iter(&part.text[span.clone()]).filter(|found| !found.is_empty()) {
                    let bytes = ((span.start + found.start()) as u32, (span.start + found.end()) as u32);
                    let place = touched(&words[from..to], bytes);
                    hits.push(Hit::new(self.meaning, words, (from + place.0, from + place.1), bytes));
                }
            }
        }
    }
}

/// The first and last of `words` that the bytes touch, or twice the nearest.
fn touched(words: &[Word], (start, end): (u32, u32)) -> (usize, usize) {
    let first = words.partition_point(|word| word.end <= start).min(words.len() - 1);
    let last = words.partition_point(|word| word.start < end).saturating_sub(1);
    (first, last.max(first))
}
