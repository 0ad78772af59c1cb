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

/// So few valences are looked through faster than a set of them is made.
const FEW: usize = 100;

/// Weights the valences of a text around its first "but" the way Python vaderSentiment does: it looks each value up by
/// its first occurrence, so that of equal values the first one is weighted again. Kept, because scores are compared
/// with those of the original.
pub(super) fn weigh_as_python(chunks: &[Chunk], valences: &mut [Valence]) {
    if valences.is_empty() {
        return;
    }
    let Some(but) = chunks.iter().position(|chunk| chunk.is(flag::BUT)) else { return };
    let mut first = First::of(valences);
    for turn in 0..valences.len() {
        let Some(place) = first.with_value_of(turn, valences) else { continue };
        let weight = match valences[place].at.cmp(&but) {
            Ordering::Less => BEFORE,
            Ordering::Equal => continue,
            Ordering::Greater => AFTER,
        };
        first.change(place, valences, weight);
    }
}

/// Finds the first place of a value: by looking, or for many of them in a set.
enum First {
    Look,
    Set(BTreeSet<(u64, usize)>),
}

impl First {
    fn of(valences: &[Valence]) -> First {
        if valences.len() <= FEW {
            return First::Look;
        }
        First::Set(valences.iter().enumerate().map(|(place, valence)| (valence.value.to_bits(), place)).collect())
    }

    fn with_value_of(&self, turn: usize, valences: &[Valence]) -> Option<usize> {
        let bits = valences[turn].value.to_bits();
        match self {
            First::Look => valences.iter().position(|valence| valence.value.to_bits() == bits),
            First::Set(places) => places.range((bits, 0)..).next().map(|(_, place)| *place),
        }
    }

    fn change(&mut self, place: usize, valences: &mut [Valence], weight: f64) {
        let before = valences[place].value.to_bits();
        valences[place].value *= weight;
        if let First::Set(places) = self {
            places.remove(&(before, place));
            places.insert((valences[place].value.to_bits(), place));
        }
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
