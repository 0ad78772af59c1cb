//! Which language a text is in, as far as it matters: English or clearly not.
//!
//! In: words and parts. Out: an ISO 639-1 code, `und` when the text says too little. Never: a guess from one word.

mod words;

use std::sync::LazyLock;

use crate::hash::{HashMapOf, hash};
use crate::tokens::{Part, Word};
use words::FUNCTION_WORDS;

/// Words counted of a long text; the rest tell nothing new.
const ENOUGH: usize = 400;

/// Fewer words of a language than this prove nothing.
const FEWEST: u32 = 2;

/// From so many words on, a text without a single English function word is not English if anything says so.
const SHORTEST: u32 = 4;

/// Share of letters outside the Latin script from which the script decides.
const OTHER_SCRIPT: f32 = 0.5;

/// Languages as bits, in the order of [`FUNCTION_WORDS`].
static KNOWN: LazyLock<HashMapOf<u8>> = LazyLock::new(|| {
    let mut known = HashMapOf::default();
    for (index, (_, words)) in FUNCTION_WORDS.iter().enumerate() {
        for word in words.split_whitespace() {
            *known.entry(hash(word)).or_insert(0) |= 1 << index;
        }
    }
    known
});

/// What a text is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Language {
    /// ISO 639-1 code, or `und`.
    pub code: &'static str,
    /// Whether the English word lists apply: English, or Latin letters with nothing against it.
    pub reads_as_english: bool,
}

/// The language of a ticket.
pub(crate) fn detect(parts: &[Part], words: &[Word]) -> Language {
    if let Some(code) = script(parts) {
        return Language { code, reads_as_english: false };
    }
    let mut counts = [0_u32; FUNCTION_WORDS.len()];
    let mut counted = 0;
    for word in words.iter().filter(|word| word.kind.is_word()).take(ENOUGH) {
        counted += 1;
        let mut bits = word.form.languages;
        while bits != 0 {
            counts[bits.trailing_zeros() as usize] += 1;
            bits &= bits - 1;
        }
    }
    let english = counts[0];
    let (best, most) =
        (1..counts.len()).map(|index| (index, counts[index])).fold((0, 0), |a, b| if b.1 > a.1 { b } else { a });
    let accented = has_accents(parts);
    let outweighs = most >= FEWEST && (most > english + 1 || most > english && (accented || counted <= 6));
    let foreign = outweighs || most > 0 && english == 0 && counted >= SHORTEST;
    match () {
        _ if foreign => Language { code: FUNCTION_WORDS[best].0, reads_as_english: false },
        _ if english >= FEWEST => Language { code: "en", reads_as_english: true },
        // Without a single function word of English, though with accents: a Latin language not known here.
        _ => Language { code: "und", reads_as_english: !(accented && counted >= SHORTEST && english == 0) },
    }
}

/// The languages that the word with this hash is a function word of, as bits.
pub(crate) fn languages(word: u64) -> u8 {
    KNOWN.get(&word).copied().unwrap_or(0)
}

/// The bit of a language other than English in [`languages`], 0 for any other; English has the lists of `phrases`.
pub(crate) fn foreign_bit(code: &str) -> u8 {
    let place = FUNCTION_WORDS.iter().position(|(known, _)| *known == code).filter(|place| *place > 0);
    place.map_or(0, |place| 1 << place)
}

fn has_accents(parts: &[Part]) -> bool {
    own(parts).any(|text| {
        // First bytes of the characters that count; typographic quotation marks and dashes have others.
        text.bytes().any(|byte| matches!(byte, 0xC3..=0xC7))
            && text.chars().take(4000).any(|c| matches!(c, 'à'..='ÿ' | 'ß' | 'ā'..='ž' | 'ǎ'..='ǜ'))
    })
}

fn own<'a>(parts: &'a [Part]) -> impl Iterator<Item = &'a str> {
    parts.iter().flat_map(|part| part.spans.iter().map(|span| &part.text[span.clone()]))
}

/// Code of the language a non-Latin script stands for, if most letters are of it.
fn script(parts: &[Part]) -> Option<&'static str> {
    // First bytes of the characters of other scripts, punctuation (0xE2) left out: most texts end here.
    if !own(parts).any(|text| text.bytes().any(|byte| byte >= 0xCD && byte != 0xE2)) {
        return None;
    }
    let mut letters = 0_u32;
    let mut counts: [(&str, u32); 10] =
        [("ja", 0), ("zh", 0), ("ko", 0), ("ru", 0), ("ar", 0), ("hi", 0), ("el", 0), ("he", 0), ("th", 0), ("bn", 0)];
    for c in own(parts).flat_map(str::chars).filter(|c| c.is_alphabetic()).take(4000) {
        letters += 1;
        if let Some(code) = script_of(c)
            && let Some(entry) = counts.iter_mut().find(|(known, _)| *known == code)
        {
            entry.1 += 1;
        }
    }
    let others: u32 = counts.iter().map(|(_, count)| count).sum();
    // Japanese mixes kana with the characters it shares with Chinese.
    if counts[0].1 > 0 && counts[0].1 * 5 > counts[1].1 {
        counts[0].1 += counts[1].1;
        counts[1].1 = 0;
    }
    let most = counts.into_iter().reduce(|a, b| if b.1 > a.1 { b } else { a })?;
    (letters > 0 && others as f32 / letters as f32 > OTHER_SCRIPT).then_some(most.0)
}

fn script_of(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' => "ja",
        '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}' => "zh",
        '\u{ac00}'..='\u{d7af}' | '\u{1100}'..='\u{11ff}' => "ko",
        '\u{400}'..='\u{52f}' => "ru",
        '\u{600}'..='\u{77f}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => "ar",
        '\u{900}'..='\u{97f}' => "hi",
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => "el",
        '\u{590}'..='\u{5ff}' => "he",
        '\u{e00}'..='\u{e7f}' => "th",
        '\u{980}'..='\u{9ff}' => "bn",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokens::read;

    #[test]
    fn languages() {
        for (text, code, english) in [
            ("My order has not arrived and I want to know where it is", "en", true),
            ("refund", "und", true),
            ("Login broken", "und", true),
            ("Ich kann mich nicht anmelden und brauche Hilfe", "de", false),
            ("Je ne peux pas me connecter à mon compte", "fr", false),
            ("No puedo entrar en mi cuenta desde ayer", "es", false),
            ("Non riesco ad accedere al mio account da ieri", "it", false),
            ("Não consigo entrar na minha conta desde ontem", "pt", false),
            ("Ik kan niet inloggen op mijn account", "nl", false),
            ("Не могу войти в аккаунт", "ru", false),
            ("アカウントに入れません", "ja", false),
            ("我无法登录", "zh", false),
            ("لا أستطيع الدخول", "ar", false),
            ("", "und", true),
            ("@acme 😀😀", "und", true),
        ] {
            let parts = [Part { message: None, text, spans: std::iter::once(0..text.len()).collect() }];
            let found = detect(&parts, &read(&parts).words);
            assert_eq!((found.code, found.reads_as_english), (code, english), "{text:?}");
        }
    }
}
