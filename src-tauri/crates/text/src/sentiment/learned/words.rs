//! Words of a part that say something of its tone by the learned weights.
//!
//! In: words and the layers over them. Out: each word that counts by itself, negated or not, with the one before it. Never: words of a phrase
//! or courtesy, which the support layer has judged as a whole.

use crate::form::is;
use crate::sentiment::support::Layers;
use crate::tokens::{Gap, Word};

/// Words after a negator that it reaches, within its clause.
const REACH: usize = 3;

/// Calls `told` with each word of `words` that counts by itself, the one right before it if it counts too, and whether
/// the word is negated. `base` is the place of the
/// first of them in the ticket; words that `layers` judge are passed over.
pub(in crate::sentiment) fn each<'a>(
    words: &'a [Word],
    base: usize,
    layers: Layers,
    mut told: impl FnMut(&'a Word, Option<&'a Word>, bool),
) {
    let mut judged = layers.judged().map(Iterator::peekable);
    let mut covered = 0;
    let mut reach = 0;
    let mut before = None;
    for (place, word) in words.iter().enumerate() {
        for run in &mut judged {
            while let Some(hit) = run.next_if(|hit| hit.first <= base + place) {
                covered = covered.max(hit.last + 1);
            }
        }
        if word.gap != Gap::Space || word.form.is(is::UNDOES_NEGATOR) {
            reach = 0;
        }
        let counts = word.kind.is_word() && base + place >= covered;
        if counts {
            told(word, before.filter(|_| word.gap == Gap::Space), reach > 0);
        }
        before = counts.then_some(word);
        reach = if word.form.is(is::NEGATOR) { REACH } else { reach.saturating_sub(1) };
    }
}
