//! VADER's tokens of all parts of a ticket.
//!
//! In: parts and their words. Out: chunks and marks, by part. Never: scoring.

use std::ops::Range;

use super::chunks::{Apostrophes, Chunk, Marks, split};
use crate::tokens::{Part, Word};

/// The chunks of all parts, and the range and marks of each.
#[derive(Default)]
pub(crate) struct Own {
    pub(super) chunks: Vec<Chunk>,
    pub(super) ranges: Vec<Range<usize>>,
    pub(super) marks: Vec<Marks>,
}

impl Own {
    /// Splits `parts` in place of what was split before.
    pub(super) fn split(&mut self, parts: &[Part], words: &[Word]) {
        self.chunks.clear();
        self.ranges.clear();
        self.marks.clear();
        for (index, part) in parts.iter().enumerate() {
            let start = self.chunks.len();
            let words = &words[words_of(index, words)];
            self.marks.push(split(part, words, Apostrophes::AsWritten, &mut self.chunks));
            self.ranges.push(start..self.chunks.len());
        }
    }

    /// The marks of some parts together.
    pub(super) fn marks(&self, parts: Range<usize>) -> Marks {
        self.marks[parts].iter().fold(Marks::default(), |sum, part| Marks {
            exclamations: sum.exclamations + part.exclamations,
            questions: sum.questions + part.questions,
        })
    }

    /// The chunks of some parts.
    pub(super) fn chunks(&self, parts: Range<usize>) -> &[Chunk] {
        let ranges = &self.ranges[parts];
        match (ranges.first(), ranges.last()) {
            (Some(first), Some(last)) => &self.chunks[first.start..last.end],
            _ => &[],
        }
    }
}

/// The places of the words of the part with this index.
pub(super) fn words_of(part: usize, words: &[Word]) -> Range<usize> {
    let start = words.partition_point(|word| (word.part as usize) < part);
    let end = words.partition_point(|word| word.part as usize <= part);
    start..end
}
