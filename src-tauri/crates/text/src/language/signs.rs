//! What a single word says of the language it is written in.
//!
//! In: a word in lower case. Out: a small number that stands for "these languages, so strongly". Never: an answer for a
//! text; `detect` adds the words up.

use std::sync::LazyLock;

use super::words::{BEGINNINGS, ENDINGS, FUNCTION_WORDS, LANGUAGES, LETTERS};
use crate::hash::{HashMapOf, hash};

/// What a function word says by the number of languages that share it: one, two or three, more.
const FUNCTION: [u32; 3] = [3, 2, 1];

/// What a letter or an ending says.
const HINT: u32 = 1;

/// Shortest word whose ending is looked at, bytes.
const ENDING_FROM: usize = 6;

/// Kinds of sign at most; their numbers fit a byte.
pub(super) const KINDS: usize = 256;

/// Languages, as bits in the order of [`FUNCTION_WORDS`], and how strongly a word speaks for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sign {
    pub languages: u16,
    pub strength: u32,
    /// It is a function word, not a letter, an ending or a beginning.
    pub function: bool,
}

/// All signs, and which words are one.
struct Signs {
    /// By number; number 0 says nothing.
    kinds: Vec<Sign>,
    words: HashMapOf<u8>,
    letters: Vec<(&'static str, u8)>,
    endings: Vec<(&'static str, u8)>,
    beginnings: Vec<(&'static str, u8)>,
}

static SIGNS: LazyLock<Signs> = LazyLock::new(|| {
    let mut languages: HashMapOf<u16> = HashMapOf::default();
    let mut order: Vec<u64> = Vec::new();
    for (index, (_, words)) in FUNCTION_WORDS.iter().enumerate() {
        for word in words.split_whitespace().map(hash) {
            let known = languages.entry(word).or_insert_with(|| {
                order.push(word);
                0
            });
            *known |= 1 << index;
        }
    }
    let mut kinds = vec![Sign { languages: 0, strength: 0, function: false }];
    let mut number = |sign: Sign| {
        let place = kinds.iter().position(|known| *known == sign).unwrap_or_else(|| {
            kinds.push(sign);
            kinds.len() - 1
        });
        u8::try_from(place).unwrap_or(0)
    };
    let words = order.into_iter().map(|word| (word, number(function(languages[&word])))).collect();
    let mut hints =
        |table: &[(&'static str, &str)]| table.iter().map(|(text, codes)| (*text, number(hint(codes)))).collect();
    let (letters, endings, beginnings) = (hints(&LETTERS), hints(&ENDINGS), hints(&BEGINNINGS));
    Signs { kinds, words, letters, endings, beginnings }
});

fn function(languages: u16) -> Sign {
    let strength = FUNCTION[(languages.count_ones() as usize / 2).min(2)];
    Sign { languages, strength, function: true }
}

fn hint(codes: &str) -> Sign {
    Sign { languages: bits(codes), strength: HINT, function: false }
}

fn bits(codes: &str) -> u16 {
    let bit = |code: &str| FUNCTION_WORDS.iter().position(|(known, _)| *known == code).map_or(0, |place| 1 << place);
    codes.split(' ').fold(0, |bits, code| bits | bit(code))
}

/// The number of what `word`, in lower case and with hash `own`, says; 0 if nothing.
pub(crate) fn sign(word: &str, own: u64) -> u8 {
    let signs = &*SIGNS;
    if let Some(number) = signs.words.get(&own) {
        return *number;
    }
    if word.contains('\'')
        && let Some((_, number)) = signs.beginnings.iter().find(|(beginning, _)| word.starts_with(beginning))
    {
        return *number;
    }
    if !word.is_ascii()
        && let Some((_, number)) = signs.letters.iter().find(|(letters, _)| word.contains(|c| letters.contains(c)))
    {
        return *number;
    }
    let ends = |ending: &str| word.len() >= ENDING_FROM && word.ends_with(ending);
    signs.endings.iter().find(|(ending, _)| ends(ending)).map_or(0, |(_, number)| *number)
}

/// Adds up signs by language: `counts` says how often each number was met.
pub(super) fn weigh(counts: &[u16; KINDS]) -> [u32; LANGUAGES] {
    let mut scores = [0; LANGUAGES];
    for (sign, count) in SIGNS.kinds.iter().zip(counts).filter(|(_, count)| **count > 0) {
        for (language, score) in scores.iter_mut().enumerate() {
            if sign.languages >> language & 1 == 1 {
                *score += sign.strength * u32::from(*count);
            }
        }
    }
    scores
}

/// Whether the sign with this number is a function word of one of `languages`.
pub(crate) fn is_function_word(number: u8, languages: u16) -> bool {
    languages != 0
        && SIGNS.kinds.get(usize::from(number)).is_some_and(|sign| sign.function && sign.languages & languages != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_fit_a_byte() {
        assert!(SIGNS.kinds.len() <= KINDS, "{}", SIGNS.kinds.len());
    }

    #[test]
    fn words_letters_and_endings() {
        for (word, codes, strength, function) in [
            ("the", "en", 3, true),
            ("nicht", "de", 3, true),
            ("hvordan", "da no", 2, true),
            ("que", "fr es pt", 2, true),
            ("straße", "de", 1, false),
            ("señal", "es", 1, false),
            ("informação", "pt", 1, false),
            ("möglichkeiten", "de sv fi hu tr", 1, false),
            ("geschwindigkeit", "de", 1, false),
            ("reservazione", "it", 1, false),
            ("l'écran", "fr it", 1, false),
            ("printer", "", 0, false),
        ] {
            let found = SIGNS.kinds[usize::from(sign(word, hash(word)))];
            assert_eq!(found, Sign { languages: bits(codes), strength, function }, "{word}");
        }
    }
}
