//! Entities of HTML. In: text with `&…;`. Out: the characters they stand for. Never: fails: what is no entity stays.

use std::borrow::Cow;

/// Entities that plain text never holds unless it once was HTML.
const CERTAIN: [&str; 8] = ["&amp;", "&lt;", "&gt;", "&quot;", "&nbsp;", "&#39;", "&apos;", "&#x27;"];

/// Names of U+00A0 to U+00FF, in order.
const LATIN: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 \
    acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig \
    Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave \
    Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave \
    iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

/// Other names seen in messages.
const OTHERS: [(&str, char); 28] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("lsaquo", '‹'),
    ("rsaquo", '›'),
    ("bull", '•'),
    ("euro", '€'),
    ("trade", '™'),
    ("ensp", ' '),
    ("emsp", ' '),
    ("thinsp", ' '),
    ("zwnj", '\u{200c}'),
    ("zwj", '\u{200d}'),
    ("larr", '←'),
    ("rarr", '→'),
    ("minus", '−'),
    ("oelig", 'œ'),
];

/// Plain text whose entities were never decoded, decoded where that is certain.
pub fn decoded(text: &str) -> Cow<'_, str> {
    if !CERTAIN.iter().any(|entity| text.contains(entity)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'&', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        let (letter, after) = first(&rest[at..]);
        out.push(letter);
        rest = after;
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The character a text that starts with `&` stands for, and what follows it.
pub fn first(text: &str) -> (char, &str) {
    let end = text.as_bytes().iter().take(12).position(|byte| *byte == b';');
    let decoded = end.and_then(|end| {
        let name = &text[1..end];
        let letter = match name.strip_prefix('#') {
            Some(code) => numbered(code),
            None => named(name),
        };
        letter.map(|letter| (letter, &text[end + 1..]))
    });
    decoded.unwrap_or(('&', &text[1..]))
}

/// Numbers of 128 to 159 are meant as Windows-1252, as browsers read them.
fn numbered(code: &str) -> Option<char> {
    let number = match code.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => code.parse().ok()?,
    };
    match u8::try_from(number) {
        Ok(byte @ 128..=159) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next(),
        _ => char::from_u32(number).filter(|letter| *letter != '\0'),
    }
}

fn named(name: &str) -> Option<char> {
    if name == "nbsp" {
        return Some(' ');
    }
    let other = OTHERS.iter().find_map(|(known, letter)| (*known == name).then_some(*letter));
    let latin = || (0xA0..).zip(LATIN.split_ascii_whitespace()).find(|(_, known)| *known == name).map(|(code, _)| code);
    other.or_else(|| latin().and_then(char::from_u32))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_become_characters() {
        for (text, expected) in [
            ("Tom &amp; Jerry&#39;s", "Tom & Jerry's"),
            ("&auml;&Ouml;&yuml;&iexcl; &amp;", "äÖÿ¡ &"),
            ("&#8364;&#x20AC;&#128;&amp;", "€€€&"),
            ("AT&T; R&D &copy", "AT&T; R&D &copy"),
            ("&bogus; &#xD800; &#0; &amp;", "&bogus; &#xD800; &#0; &"),
        ] {
            assert_eq!(decoded(text), expected);
        }
    }
}
