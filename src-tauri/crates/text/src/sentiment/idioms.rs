//! Phrases whose valence is not that of their words.
//!
//! In: chunks and the place of a known word. Out: its valence, replaced or shifted. Never: phrases of support.

use std::sync::LazyLock;

use super::chunks::Chunk;
use super::lexicon::idiom_word;

/// Idioms and their valence.
const SPECIAL: [(&str, f64); 8] = [
    ("the shit", 3.0),
    ("the bomb", 3.0),
    ("bad ass", 1.5),
    ("bus stop", 0.0),
    ("yeah right", -2.0),
    ("kiss of death", -1.5),
    ("to die for", 3.0),
    ("beating heart", 3.5),
];

/// Two-word dampeners.
const DAMPENERS: [&str; 3] = ["just enough", "kind of", "sort of"];

/// Effect of a two-word dampener, in points of valence.
const DAMPENED: f64 = -0.293;

/// Words of a phrase as numbers, the third 0 if it has two.
type Key = [u8; 3];

static KEYS: LazyLock<Vec<(Key, f64)>> =
    LazyLock::new(|| SPECIAL.map(|(phrase, valence)| (key(phrase), valence)).to_vec());
static DAMPENER_KEYS: LazyLock<[Key; 3]> = LazyLock::new(|| DAMPENERS.map(key));

fn key(phrase: &str) -> Key {
    let mut words = phrase.split(' ').map(idiom_word);
    [words.next().unwrap_or(0), words.next().unwrap_or(0), words.next().unwrap_or(0)]
}

fn special(words: Key) -> Option<f64> {
    KEYS.iter().find(|(key, _)| *key == words).map(|(_, valence)| *valence)
}

/// The valence of the word at `at` (≥ 3), given the phrases around it.
pub(super) fn apply(chunks: &[Chunk], at: usize, valence: f64) -> f64 {
    let word = |place: usize| chunks.get(place).map_or(0, |chunk| chunk.idiom);
    let (three, two, one, zero) = (word(at - 3), word(at - 2), word(at - 1), word(at));
    if two == 0 && one == 0 && zero == 0 {
        return valence;
    }
    let before = [[one, zero, 0], [two, one, zero], [two, one, 0], [three, two, one], [three, two, 0]];
    let mut valence = before.into_iter().find_map(whole).unwrap_or(valence);
    for after in [[zero, word(at + 1), 0], [zero, word(at + 1), word(at + 2)]] {
        valence = whole(after).unwrap_or(valence);
    }
    for pair in [[three, two, 0], [two, one, 0]] {
        if DAMPENER_KEYS.contains(&pair) {
            valence += DAMPENED;
        }
    }
    valence
}

/// The valence of a phrase whose every word is one of an idiom.
fn whole(words: Key) -> Option<f64> {
    if words[0] == 0 || words[1] == 0 { None } else { special(words) }
}
