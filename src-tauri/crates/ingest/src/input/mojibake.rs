//! Text that was read in the wrong encoding and saved again: "cafÃ©" for "café". In: a cell. Out: what was meant, where that
//! is certain. Never: touches text that could be right.
//!
//! UTF-8 read as Windows-1252 (or Latin-1) turns every character beyond ASCII into a lead letter (Â, Ã, â, ð …) and one to
//! three more. A cell is repaired only when all of it turns back into valid UTF-8, into characters people write, and at
//! least one of the sequences stands in no right text: "AMANHÃ…" is Portuguese, "amanhÃ£" is not.

/// Characters of Windows-1252's bytes 0x80–0x9F; `\0` where it has none.
const HIGH: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“', '”', '•',
    '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];
/// What may follow a word without a space between, so that a letter before it is no lead.
const PUNCTUATION: [char; 13] = ['‚', '„', '…', '‹', '‘', '’', '“', '”', '•', '–', '—', '™', '›'];
/// Encodings gone through wrongly one after the other.
const TIMES: usize = 3;

/// What was meant; `None` when the text is as it is meant, or may be.
pub fn mended(text: &str) -> Option<String> {
    let mut found: Option<String> = None;
    for _ in 0..TIMES {
        let Some(mended) = once(found.as_deref().unwrap_or(text)) else { break };
        found = Some(mended);
    }
    found.filter(|text| !text.contains(|letter| matches!(letter, '\u{80}'..='\u{9F}')))
}

/// Whether bytes may hold such text: a lead letter and something beyond ASCII behind it. Cheap.
pub fn is_suspect(bytes: &[u8]) -> bool {
    // As UTF-8 every lead letter is C3 and a second byte.
    memchr::memchr_iter(0xC3, bytes).any(|at| {
        let lead = bytes.get(at + 1).is_some_and(|byte| is_lead(byte.wrapping_add(0x40)));
        lead && bytes.get(at + 2).is_some_and(|byte| !byte.is_ascii())
    })
}

/// First bytes of the characters people write: Latin, Greek, Cyrillic, punctuation and signs, emoji.
fn is_lead(byte: u8) -> bool {
    matches!(byte, 0xC2..=0xC5 | 0xCE..=0xD1 | 0xE2 | 0xEF | 0xF0)
}

fn once(text: &str) -> Option<String> {
    if !is_suspect(text.as_bytes()) {
        return None;
    }
    let bytes: Vec<u8> = text.chars().map(byte_of).collect::<Option<_>>()?;
    let mended = String::from_utf8(bytes).ok()?;
    let is_written = |letter: char| {
        matches!(letter, '\0'..='\u{17F}' | '\u{370}'..='\u{47F}' | '\u{2000}'..='\u{2BFF}' | '\u{FE0F}' | '\u{FEFF}')
            || matches!(letter, '\u{1F000}'..='\u{1FAFF}')
            || HIGH.contains(&letter)
    };
    (mended.chars().all(is_written) && is_certain(text)).then_some(mended)
}

/// The byte that was read as this character.
fn byte_of(letter: char) -> Option<u8> {
    if (letter as u32) < 0x100 {
        return u8::try_from(letter as u32).ok();
    }
    HIGH.iter().position(|high| *high == letter).map(|at| 0x80 + at as u8)
}

/// Whether one of the sequences is none of two characters that may stand side by side.
fn is_certain(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    letters.windows(2).enumerate().any(|(at, pair)| {
        let Some(lead) = byte_of(pair[0]).filter(|byte| is_lead(*byte)) else { return false };
        let goes_on = letters.get(at + 2).is_some_and(|next| next.is_lowercase());
        match lead {
            0xE2 | 0xF0 => !pair[1].is_ascii(),
            _ => !pair[1].is_ascii() && (!PUNCTUATION.contains(&pair[1]) || goes_on),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `text` after its UTF-8 was read as Windows-1252.
    fn garbled(text: &str) -> String {
        let read = |byte: u8| match byte {
            0x80..=0x9F if HIGH[usize::from(byte - 0x80)] != '\0' => HIGH[usize::from(byte - 0x80)],
            byte => char::from(byte),
        };
        text.bytes().map(read).collect()
    }

    #[test]
    fn what_was_meant_comes_back() {
        for text in [
            "café",
            "It’s the “app” – it doesn’t open…",
            "Größe, Übergröße & Äpfel: 30 € / 20 £",
            "Österreich",
            "não funciona, está com erro na configuração",
            "¿Dónde está mi pedido?",
            "Žluťoučký kůň, łódź, şifre",
            "Привет, не работает",
            "so happy 😀 ❤️",
            "5\u{a0}°C",
        ] {
            assert_eq!(mended(&garbled(text)).as_deref(), Some(text), "{}", garbled(text));
            assert_eq!(mended(&garbled(&garbled(text))).as_deref(), Some(text), "twice: {text}");
        }
        // Read as Latin-1, which has control characters where Windows-1252 has quotes.
        assert_eq!(mended("It\u{e2}\u{80}\u{99}s").as_deref(), Some("It’s"));
    }

    #[test]
    fn right_text_is_left_alone() {
        for text in [
            "plain words",
            "café, Größe, não, château, tâche – «à bientôt»",
            "NÃO VOU AMANHÃ…",
            "VOLTO AMANHÃ…",
            "“AMANHÔ disse a IRMÔ",
            "Viel Spaß…",
            "»Viel Spaß« und «Maß»",
            "à\u{a0}« vous »",
            "Â qui de droit",
            "ESPAÑA – AÑO…",
            "Zoë’s naïve Ångström",
            "ÄÖÜ äöü ß „Straße“",
            "30 € und 20 £ 😀",
            "cafÃ© and 日本",
        ] {
            assert_eq!(mended(text), None, "{text}");
        }
    }
}
