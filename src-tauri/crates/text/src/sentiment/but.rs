//! "but": what follows outweighs what precedes.
//!
//! In: valences and the place of "but". Out: the valences, weighted. Never: more than n·log n steps.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::chunks::Chunk;
use super::lexicon::flag;
use super::vader::Valence;

/// Weight of what stands before.
const BEFORE: f64 = 0.5;

/// Weight of what stands after.
const AFTER: f64 = 1.5;

/// Weights the valences of a text around its first "but" the way Python vaderSentiment does: it looks each value up by
/// its first occurrence, so that of equal values the first one is weighted again. Kept, because scores are compared
/// with those of the original.
pub(super) fn weigh_as_python(chunks: &[Chunk], valences: &mut [Valence]) {
    if valences.is_empty() {
        return;
    }
    let Some(but) = chunks.iter().position(|chunk| chunk.is(flag::BUT)) else { return };
    let key = |valences: &[Valence], place: usize| (valences[place].value.to_bits(), place);
    let mut places: BTreeSet<(u64, usize)> = (0..valences.len()).map(|place| key(valences, place)).collect();
    for turn in 0..valences.len() {
        let bits = valences[turn].value.to_bits();
        let Some((_, first)) = places.range((bits, 0)..).next().copied() else { continue };
        let weight = match valences[first].at.cmp(&but) {
            Ordering::Less => BEFORE,
            Ordering::Equal => continue,
            Ordering::Greater => AFTER,
        };
        places.remove(&(bits, first));
        valences[first].value *= weight;
        places.insert(key(valences, first));
    }
}

/// Weights the valences of each sentence around its last "but".
pub(super) fn weigh_by_sentence(chunks: &[Chunk], valences: &mut [Valence]) {
    let mut rest = valences;
    let mut but = None;
    for (at, chunk) in chunks.iter().enumerate() {
        if chunk.is(flag::BUT) {
            but = Some(at);
        }
        if chunk.ends_sentence || at + 1 == chunks.len() {
            let within = rest.iter().take_while(|valence| valence.at <= at).count();
            let (sentence, after) = rest.split_at_mut(within);
            if let Some(but) = but.take() {
                weigh_around(but, sentence);
            }
            rest = after;
        }
    }
}

fn weigh_around(but: usize, sentence: &mut [Valence]) {
    for valence in sentence {
        valence.value *= if valence.at < but { BEFORE } else { AFTER };
    }
}
