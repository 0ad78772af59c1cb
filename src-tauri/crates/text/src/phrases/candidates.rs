//! Runs of words that may be phrases, counted and ranked.
//!
//! In: words with their roles. Out: the best runs, none within another. Never: strings.

use super::Role;
use crate::language::is_function_word;
use crate::tokens::{Gap, Kind, Part, Word};

/// Longest phrase, words.
const LONGEST: usize = 3;

/// Weight of a phrase by its length: two words name a matter best.
const LENGTH: [f32; LONGEST] = [1.0, 1.9, 1.7];

/// A phrase of three words said more than once is a name.
const REPEATED_THREE: f32 = 2.4;

/// Weight of a mention in the subject.
const SUBJECT: f32 = 1.5;

/// Spreads the stems of a phrase over its key (2^64 divided by the golden ratio).
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// A run of words and its mentions.
#[derive(Clone, Copy)]
pub(super) struct Candidate {
    /// Of the stems of its words.
    key: u64,
    /// Index of the first word of its first mention.
    pub first: usize,
    /// Number of words.
    pub length: usize,
    mentions: u32,
    weight: f32,
}

impl Candidate {
    fn rank(&self) -> f32 {
        let length = if self.length == LONGEST && self.mentions > 1 { REPEATED_THREE } else { LENGTH[self.length - 1] };
        self.weight * length
    }

    /// Whether one of two phrases is contained in the other.
    fn overlaps(&self, other: &Candidate, words: &[Word]) -> bool {
        let (short, long) = if self.length <= other.length { (self, other) } else { (other, self) };
        let of = |phrase: &Candidate| &words[phrase.first..phrase.first + phrase.length];
        let same = |(a, b): (&Word, &Word)| a.form.stem == b.form.stem;
        of(long).windows(short.length).any(|window| window.iter().zip(of(short)).all(same))
    }
}

/// Buffers for one ticket after the other.
#[derive(Default)]
pub(crate) struct Room {
    candidates: Vec<Candidate>,
    /// A hash table by key, a power of two long, never full: places among the candidates counted from 1, 0 if free. It is
    /// as small as the ticket allows, so that it stays in the fastest memory.
    slots: Vec<u32>,
    ranked: Vec<u64>,
}

impl Room {
    /// Collects every run of words that may be a phrase, once, with its mentions. Words of the languages in `foreign`
    /// break runs.
    pub(super) fn collect(&mut self, parts: &[Part], words: &[Word], foreign: u16) {
        let breaks = |word: &Word| word.form.role == Role::Breaks || is_function_word(word.form.language, foreign);
        self.candidates.clear();
        self.slots.clear();
        let most = LONGEST * words.iter().filter(|word| !breaks(word)).count();
        self.slots.resize((most + 1).next_power_of_two(), 0);
        for first in 0..words.len() {
            let weight = if parts[words[first].part as usize].message.is_none() { SUBJECT } else { 1.0 };
            let mut key = 0_u64;
            let mut names = false;
            for (index, word) in words[first..].iter().take(LONGEST).enumerate() {
                if breaks(word) || index > 0 && !joined(word) {
                    break;
                }
                key = extend(key, word);
                names |= word.form.role == Role::Names;
                if names {
                    self.mention(Candidate { key, first, length: index + 1, mentions: 1, weight });
                }
            }
        }
    }

    /// Counts a mention, the first of its key as a candidate.
    fn mention(&mut self, found: Candidate) {
        let mut slot = found.key as usize & (self.slots.len() - 1);
        while let Some(known) = (self.slots[slot] as usize).checked_sub(1) {
            let known = &mut self.candidates[known];
            if known.key == found.key {
                known.mentions += 1;
                known.weight += found.weight;
                return;
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
        self.candidates.push(found);
        self.slots[slot] = self.candidates.len() as u32;
    }

    /// The highest ranks of which none contains another, at most `most`.
    pub(super) fn best(&mut self, words: &[Word], most: usize) -> Vec<Candidate> {
        self.ranked.clear();
        self.ranked.extend(self.candidates.iter().enumerate().map(|(place, candidate)| order(candidate, place)));
        self.ranked.sort_unstable();
        let mut chosen: Vec<Candidate> = Vec::with_capacity(most);
        for candidate in self.ranked.iter().map(|order| &self.candidates[*order as u32 as usize]) {
            if !chosen.iter().any(|known| known.overlaps(candidate, words)) {
                chosen.push(*candidate);
                if chosen.len() == most {
                    break;
                }
            }
        }
        chosen
    }
}

/// The key of a run of words.
pub(super) fn key(words: &[Word]) -> u64 {
    words.iter().fold(0, extend)
}

fn extend(key: u64, word: &Word) -> u64 {
    key.rotate_left(21).wrapping_mul(SPREAD) ^ word.form.stem
}

/// The higher a candidate's rank, the lower its order; of equal ones the earlier comes first. Candidates are found in
/// the order of their first word and length, and ranks are positive, so that their bits compare as they do.
fn order(candidate: &Candidate, place: usize) -> u64 {
    u64::from(!candidate.rank().to_bits()) << 32 | place as u64
}

fn joined(word: &Word) -> bool {
    word.gap == Gap::Space && word.kind == Kind::Word
}
