//! Which encoding bytes are in. In: the head of a file. Out: an encoding. Never: guesses beyond the four kinds of
//! export seen in the field (UTF-8, UTF-16 in both orders, Windows-1252).

use std::borrow::Cow;
use std::io::Read;

use encoding_rs_io::DecodeReaderBytesBuilder;

/// An encoding of a text file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8; single values that are not are read as Windows-1252.
    Utf8,
    /// UTF-8 that starts with a byte order mark.
    Utf8Bom,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// Windows-1252, which Latin-1 is a part of.
    Windows1252,
}

impl Encoding {
    /// Name on plans and receipts.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf8Bom => "UTF-8 with BOM",
            Encoding::Utf16Le => "UTF-16LE",
            Encoding::Utf16Be => "UTF-16BE",
            Encoding::Windows1252 => "windows-1252",
        }
    }

    /// The encoding of a file that begins with `head`. `cut`: the file goes on, so that the last character may be
    /// incomplete.
    pub fn detect(head: &[u8], cut: bool) -> Encoding {
        match head {
            [0xEF, 0xBB, 0xBF, ..] => Encoding::Utf8Bom,
            [0xFF, 0xFE, ..] => Encoding::Utf16Le,
            [0xFE, 0xFF, ..] => Encoding::Utf16Be,
            _ => unmarked_utf16(head).unwrap_or_else(|| eight_bit(head, cut)),
        }
    }

    /// `bytes` as UTF-8, without a byte order mark.
    pub fn decoded<'a>(self, bytes: impl Read + 'a) -> Box<dyn Read + 'a> {
        let encoding = match self {
            Encoding::Utf8 | Encoding::Utf8Bom => return Box::new(bytes),
            Encoding::Utf16Le => encoding_rs::UTF_16LE,
            Encoding::Utf16Be => encoding_rs::UTF_16BE,
            Encoding::Windows1252 => encoding_rs::WINDOWS_1252,
        };
        Box::new(DecodeReaderBytesBuilder::new().encoding(Some(encoding)).strip_bom(true).build(bytes))
    }
}

/// Bytes of a decoded stream as text: UTF-8, else Windows-1252, which every byte string is.
pub fn text(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0,
    }
}

/// In UTF-16 of western text every other byte is zero, always on the same side.
fn unmarked_utf16(head: &[u8]) -> Option<Encoding> {
    let pairs = head.len() / 2;
    let zeros = |side: usize| head.iter().skip(side).step_by(2).filter(|byte| **byte == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    let one_sided = |many: usize, few: usize| pairs >= 4 && many * 10 > pairs && few * 20 < many;
    match () {
        () if one_sided(second, first) => Some(Encoding::Utf16Le),
        () if one_sided(first, second) => Some(Encoding::Utf16Be),
        () => None,
    }
}

/// UTF-8 when more of the characters beyond ASCII are valid than not: exports of mixed origin have stray bytes.
fn eight_bit(head: &[u8], cut: bool) -> Encoding {
    let (mut valid, mut stray) = (0usize, 0usize);
    let mut chunks = head.utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        valid += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        let at_cut = cut && chunks.peek().is_none();
        stray += usize::from(!chunk.invalid().is_empty() && !at_cut);
    }
    if stray > valid { Encoding::Windows1252 } else { Encoding::Utf8 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, little: bool, mark: bool) -> Vec<u8> {
        let units = mark.then_some(0xFEFF).into_iter().chain(text.encode_utf16());
        units.flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
    }

    fn check(bytes: &[u8], cut: bool, expected: Encoding, text: &str) {
        assert_eq!(Encoding::detect(bytes, cut), expected, "{text}");
        let mut decoded = Vec::new();
        let body = if expected == Encoding::Utf8Bom { &bytes[3..] } else { bytes };
        expected.decoded(body).read_to_end(&mut decoded).expect("memory is readable");
        assert_eq!(super::text(&decoded), text);
    }

    #[test]
    fn encodings() {
        let words = "id,Größe\n1,naïve\n";
        check(words.as_bytes(), false, Encoding::Utf8, words);
        check(format!("\u{feff}{words}").as_bytes(), false, Encoding::Utf8Bom, words);
        for (little, name) in [(true, Encoding::Utf16Le), (false, Encoding::Utf16Be)] {
            check(&utf16(words, little, true), false, name, words);
            check(&utf16(words, little, false), false, name, words);
        }
        check(b"id,Gr\xf6\xdfe\n1,na\xefve \x80\n", false, Encoding::Windows1252, "id,Größe\n1,naïve €\n");
        check(b"plain", false, Encoding::Utf8, "plain");
    }

    #[test]
    fn a_character_cut_at_the_end_of_the_sample_is_no_stray_byte() {
        let bytes = "aé".as_bytes();
        assert_eq!(Encoding::detect(&bytes[..2], true), Encoding::Utf8);
        assert_eq!(Encoding::detect(&bytes[..2], false), Encoding::Windows1252);
    }
}
