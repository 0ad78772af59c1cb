//! "but": what follows outweighs what precedes.
//!
//! In: valences and the place of "but". Out: the valences, weighted. Never: more than n·log n steps.

use std::collections::BTreeSet;

use super::chunks::Chunk;
use super::lexicon::flag;

/// Weight of what stands before.
const BEFORE: f64 = 0.5;

/// Weight of what stands after.
const AFTER: f64 = 1.5;

/// Weights the valences of a text around its first "but" the way Python vaderSentiment does: it looks each value up by
/// its first occurrence, so that of equal values the first one is weighted again. Kept, because scores are compared
/// with those of the original.
pub(super) fn weigh_as_python(chunks: &[Chunk], valences: &mut [f64]) {
    let Some(but) = chunks.iter().position(|chunk| chunk.entry.is(flag::BUT)) else { return };
    let mut places: BTreeSet<(u64, usize)> = nonzero(valences).map(|(at, valence)| (valence.to_bits(), at)).collect();
    for turn in 0..valences.len() {
        let bits = valences[turn].to_bits();
        if valences[turn] == 0.0 {
            continue;
        }
        let Some((_, first)) = places.range((bits, 0)..).next().copied() else { continue };
        let weight = match first.cmp(&but) {
            std::cmp::Ordering::Less => BEFORE,
            std::cmp::Ordering::Equal => continue,
            std::cmp::Ordering::Greater => AFTER,
        };
        places.remove(&(bits, first));
        valences[first] *= weight;
        places.insert((valences[first].to_bits(), first));
    }
}

fn nonzero(valences: &[f64]) -> impl Iterator<Item = (usize, &f64)> {
    valences.iter().enumerate().filter(|(_, valence)| **valence != 0.0)
}

/// Weights the valences of each sentence around its last "but".
pub(super) fn weigh_by_sentence(chunks: &[Chunk], valences: &mut [f64]) {
    let mut start = 0;
    for end in 1..=chunks.len() {
        if end < chunks.len() && !chunks[end - 1].ends_sentence {
            continue;
        }
        if let Some(but) = chunks[start..end].iter().rposition(|chunk| chunk.entry.is(flag::BUT)) {
            for (at, valence) in valences[start..end].iter_mut().enumerate() {
                *valence *= if at < but { BEFORE } else { AFTER };
            }
        }
        start = end;
    }
}
