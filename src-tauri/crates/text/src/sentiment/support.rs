//! The support layer: phrases and words of support laid over VADER's tokens.
//!
//! In: chunks and hits of the support list. Out: chunks with other roles and valences. Never: plain VADER's numbers,
//! which are taken before.

use super::chunks::{Chunk, Role};
use super::terms::{COURTESY, PHRASES, WORDS};
use crate::lists::{Hit, List, Lists};
use crate::tokens::Word;

/// What a hit of the support list does.
const PHRASE: u32 = 0;
const WORD: u32 = 1;
const MUTE: u32 = 2;

/// Adds the support list to `lists`.
pub(crate) fn add_terms(lists: &mut Lists) {
    for (pattern, valence) in PHRASES {
        lists.add(List::Support, PHRASE, pattern, *valence as f32);
    }
    for (pattern, valence) in WORDS {
        lists.add(List::Support, WORD, pattern, *valence as f32);
    }
    for pattern in COURTESY {
        lists.add(List::Support, MUTE, pattern, 0.0);
    }
}

/// Lays the hits in part `part` over its chunks.
pub(super) fn apply(chunks: &mut [Chunk], part: u32, words: &[Word], hits: &[Hit]) {
    let mut from = 0;
    for hit in hits.iter().filter(|hit| counts(hit) && words[hit.first].part == part) {
        let (start, end) = (words[hit.first].start, words[hit.last].end);
        while chunks.get(from).is_some_and(|chunk| chunk.end <= start) {
            from += 1;
        }
        let covered = chunks[from..].iter().take_while(|chunk| chunk.start < end).count();
        lay(&mut chunks[from..from + covered], hit);
    }
}

/// "doesn't work now" is no praise: a negated phrase of praise has no effect.
fn counts(hit: &Hit) -> bool {
    hit.list == List::Support && !(hit.slot == PHRASE && hit.negated && hit.weight > 0.0)
}

fn lay(covered: &mut [Chunk], hit: &Hit) {
    let Some((last, others)) = covered.split_last_mut() else { return };
    let valence = f64::from(hit.weight);
    match hit.slot {
        WORD if matches!(last.role, Role::Known | Role::Unknown) => {
            last.role = Role::Known;
            last.valence = valence;
            last.boost = 0;
        }
        PHRASE => {
            others.iter_mut().for_each(mute);
            if !(last.role == Role::Fixed && last.valence.abs() >= valence.abs()) {
                mute(last);
                last.role = Role::Fixed;
                last.valence = valence;
            }
        }
        MUTE => covered.iter_mut().for_each(mute),
        _ => {}
    }
}

/// Takes a chunk out of the reckoning, unless a phrase gave it a valence.
fn mute(chunk: &mut Chunk) {
    if chunk.role != Role::Fixed {
        chunk.role = Role::Muted;
    }
    chunk.boost = 0;
    chunk.flags = 0;
}

/// First and last byte of what gave `chunk` of `part` its valence: the whole phrase for a phrase.
pub(super) fn extent(chunk: &Chunk, part: u32, words: &[Word], hits: &[Hit]) -> (u32, u32) {
    if chunk.role != Role::Fixed {
        return (chunk.start, chunk.end);
    }
    let holds = |hit: &&Hit| {
        let (first, last) = (&words[hit.first], &words[hit.last]);
        counts(hit) && hit.slot == PHRASE && first.part == part && first.start < chunk.end && last.end > chunk.start
    };
    let phrase = hits.iter().find(holds);
    phrase.map_or((chunk.start, chunk.end), |hit| (words[hit.first].start, words[hit.last].end))
}
