//! Plain English words, which most of a text is made of, by their bytes.
//!
//! In: bytes. Out: where a plain word ends. Never: a guess; whatever could be more than a plain word is left to the pass.

use super::scan::LONGEST_WORD;

/// Part of a word: a letter, a digit or `_`.
const WORD: u8 = 1;

/// Ends the stretch in which an address is looked for: a blank, an opening bracket or quotation mark, `>` and `|`.
const STOP: u8 = 2;

/// Ends a sentence or clause rather than an address.
const TRIMMED: u8 = 4;

static CLASSES: [u8; 256] = classes();

const fn classes() -> [u8; 256] {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'_' => WORD,
            b'\t'..=b'\r' | b' ' | b'(' | b'[' | b'<' | b'"' | b'>' | b'|' => STOP,
            b'.' | b',' | b';' | b':' | b'!' | b'?' | b')' | b']' | b'\'' | b'*' => TRIMMED,
            _ => 0,
        };
        byte += 1;
    }
    classes
}

fn has(byte: u8, class: u8) -> bool {
    CLASSES[byte as usize] & class != 0
}

/// Whether `byte` is an ASCII letter, digit or `_`.
pub(super) fn is_word(byte: u8) -> bool {
    has(byte, WORD)
}

/// Whether `byte` ends the stretch in which an address is looked for.
pub(super) fn is_stop(byte: u8) -> bool {
    has(byte, STOP)
}

/// The end of the word at `start` if it is followed by the end of its stretch, or by one mark and that: then it is
/// neither an address nor does it go on.
pub(super) fn plain_word(bytes: &[u8], start: usize) -> Option<usize> {
    let mut end = start;
    loop {
        while bytes.get(end).is_some_and(|byte| is_word(*byte)) {
            end += 1;
        }
        if !has_apostrophe(bytes, start, end) {
            break;
        }
        end += 1;
    }
    let stops = |at: usize| bytes.get(at).is_none_or(|byte| is_stop(*byte));
    let marked = |at: usize| bytes.get(at).is_some_and(|byte| has(*byte, TRIMMED));
    (end - start <= LONGEST_WORD && (stops(end) || marked(end) && stops(end + 1))).then_some(end)
}

/// Whether an apostrophe between letters stands at `at`.
fn has_apostrophe(bytes: &[u8], start: usize, at: usize) -> bool {
    let letter = |place: usize| bytes.get(place).is_some_and(u8::is_ascii_alphabetic);
    bytes.get(at) == Some(&b'\'') && at > start && letter(at - 1) && letter(at + 1)
}
