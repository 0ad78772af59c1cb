//! Half characters in JSON. Exports that cut long texts leave one half of a `\uD83D\uDE00` pair, which no parser takes.

/// The text with each half pair replaced by U+FFFD; `None` when there is none.
pub fn mended(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut mended = false;
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'\\', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = match (unit(rest), rest.get(6..).and_then(unit)) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => 12,
            (Some(0xD800..=0xDFFF), _) => {
                mended = true;
                out.push('\u{fffd}');
                rest = &rest[6..];
                continue;
            }
            (Some(_), _) => 6,
            (None, _) => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
        };
        out.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    out.push_str(rest);
    mended.then_some(out)
}

/// The UTF-16 unit an escape stands for.
fn unit(escape: &str) -> Option<u16> {
    let digits = escape.strip_prefix("\\u")?.get(..4)?;
    u16::from_str_radix(digits, 16).ok().filter(|_| !digits.starts_with('+'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_replaced_and_pairs_stay() {
        assert_eq!(mended(r#"{"a":"x\uD83D"}"#).as_deref(), Some("{\"a\":\"x\u{fffd}\"}"));
        assert_eq!(mended(r#"["\uDE00y\ud83d\ude00"]"#).as_deref(), Some("[\"\u{fffd}y\\ud83d\\ude00\"]"));
        for whole in [r#"["\ud83d\ude00"]"#, r#"["\\uD83D"]"#, r#"["\u00e9é\"]"#, "\\", "\\u12"] {
            assert_eq!(mended(whole), None, "{whole}");
        }
    }
}
