//! Text to the words that are split into pieces, as BERT's uncased models read it.
//!
//! In: a text. Out: its words in lower case without accents; every punctuation mark and every Chinese character is a
//! word of its own. Never: an allocation a word.

use super::fold::{is_mark, without_accent};

/// Hands every word of `text` to `each`, in order.
pub(super) fn words(text: &str, mut each: impl FnMut(&str)) {
    let mut word = String::new();
    let mut close = |word: &mut String| {
        if !word.is_empty() {
            each(word);
            word.clear();
        }
    };
    for c in text.chars() {
        match class(c) {
            Class::Blank => close(&mut word),
            Class::Ignored => {}
            Class::Alone => {
                close(&mut word);
                word.push(c);
                close(&mut word);
            }
            Class::Letter => push_folded(c, &mut word),
        }
    }
    close(&mut word);
}

fn push_folded(c: char, word: &mut String) {
    if c.is_ascii() {
        return word.push(c.to_ascii_lowercase());
    }
    word.extend(c.to_lowercase().map(without_accent).filter(|lower| !is_mark(*lower)));
}

enum Class {
    /// Separates words.
    Blank,
    /// Left out, as if it were not there.
    Ignored,
    /// A word by itself.
    Alone,
    /// Part of a word.
    Letter,
}

fn class(c: char) -> Class {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => Class::Letter,
        _ if c.is_whitespace() => Class::Blank,
        '\0'
        | '\u{fffd}'
        | '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}' => Class::Ignored,
        _ if c.is_control() => Class::Ignored,
        _ if c.is_ascii_punctuation() || is_punctuation(c) || is_chinese(c) => Class::Alone,
        _ => Class::Letter,
    }
}

/// Punctuation beyond ASCII that texts of customers hold (Unicode's general category P, by its commonest blocks).
fn is_punctuation(c: char) -> bool {
    matches!(c,
        '¡' | '§' | '«' | '¶' | '·' | '»' | '¿' | '\u{37e}' | '\u{387}'
        | '\u{55a}'..='\u{55f}' | '\u{589}' | '\u{58a}' | '\u{5be}' | '\u{5c0}' | '\u{5f3}' | '\u{5f4}'
        | '\u{60c}' | '\u{61b}' | '\u{61f}' | '\u{66a}'..='\u{66d}' | '\u{6d4}' | '\u{964}' | '\u{965}' | '\u{970}'
        | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{2043}' | '\u{2045}'..='\u{2051}' | '\u{2053}'..='\u{205e}'
        | '\u{207d}' | '\u{207e}' | '\u{2329}' | '\u{232a}' | '\u{2768}'..='\u{2775}'
        | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301f}' | '\u{3030}' | '\u{30fb}'
        | '\u{ff01}'..='\u{ff03}' | '\u{ff05}'..='\u{ff0a}' | '\u{ff0c}'..='\u{ff0f}' | '\u{ff1a}' | '\u{ff1b}'
        | '\u{ff1f}' | '\u{ff20}' | '\u{ff3b}'..='\u{ff3d}' | '\u{ff3f}' | '\u{ff5b}' | '\u{ff5d}' | '\u{ff5f}'..='\u{ff65}')
}

/// Chinese characters, the blocks BERT sets apart.
fn is_chinese(c: char) -> bool {
    matches!(c,
        '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{2a6df}' | '\u{2a700}'..='\u{2ceaf}'
        | '\u{f900}'..='\u{faff}' | '\u{2f800}'..='\u{2fa1f}')
}
