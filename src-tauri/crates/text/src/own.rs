//! Which lines of a message are the customer's own words.
//!
//! In: a message's plain text. Out: byte ranges of it, in order. Never: a changed text, so that offsets stay true.
//! Left out: lines quoted with `>`, everything from "On … wrote:" or an "original message" rule on, signatures after
//! `-- `, and "Sent from my …" lines.

use std::ops::Range;

/// A reply header is looked for on a line and the two after it, since mail programs wrap it.
const HEADER_LINES: usize = 3;

/// Longest "On … wrote:" header, in bytes.
const LONGEST_HEADER: usize = 300;

/// Byte ranges of `text` that the author wrote, without what is quoted or signed. Adjacent lines are one range.
pub(crate) fn own_words(text: &str) -> Vec<Range<usize>> {
    let mut spans: Vec<Range<usize>> = Vec::with_capacity(1);
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        let bare = line.trim_end();
        if ends_own_words(bare, &text[start..]) {
            break;
        }
        if !is_quoted(bare) && !is_device_signature(bare) {
            match spans.last_mut() {
                Some(last) if last.end == start => last.end = end,
                _ => spans.push(start..end),
            }
        }
        start = end;
    }
    spans
}

/// A line quoted from another message; `>:(` and its kin are faces.
fn is_quoted(line: &str) -> bool {
    let line = line.trim_start();
    line.strip_prefix('>').is_some_and(|rest| !rest.starts_with([':', ';', '=', '.', '_', '<', '-', 'w', 'o', '/']))
}

fn is_device_signature(line: &str) -> bool {
    let line = line.trim_start();
    ["Sent from my ", "Get Outlook for ", "Sent via "].iter().any(|opening| line.starts_with(opening))
}

/// Whether `line`, with which `rest` begins, opens a signature or the copy of an earlier message.
fn ends_own_words(line: &str, rest: &str) -> bool {
    match line.as_bytes().first() {
        Some(b'-') => line == "--" || is_rule(line),
        Some(b'_') => line.len() >= 20 && line.bytes().all(|byte| byte == b'_'),
        Some(b'O') => line.starts_with("On ") && is_reply_header(rest),
        _ => false,
    }
}

/// "-----Original Message-----" and "---------- Forwarded message ----------".
fn is_rule(line: &str) -> bool {
    let inner = line.trim_matches('-').trim();
    line.starts_with("---")
        && (inner.eq_ignore_ascii_case("original message") || inner.eq_ignore_ascii_case("forwarded message"))
}

/// "On Mon, 3 Mar 2025 at 10:12, Ann <ann@example.org> wrote:", wrapped over up to three lines. A date's digit keeps
/// sentences such as "On top of that he wrote:" out.
fn is_reply_header(rest: &str) -> bool {
    let mut length = 0;
    for line in rest.split_inclusive('\n').take(HEADER_LINES) {
        length += line.len();
        if length > LONGEST_HEADER {
            return false;
        }
        if line.trim_end().ends_with("wrote:") {
            return rest[..length].bytes().any(|byte| byte.is_ascii_digit());
        }
        if line.trim().is_empty() {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let own: String = own_words(text).into_iter().map(|span| &text[span]).collect();
        assert_eq!(own, expected, "in {text:?}");
    }

    #[test]
    fn only_the_authors_lines_are_kept() {
        for (text, own) in [
            ("It broke.", "It broke."),
            ("It broke.\n> It is great\nStill.", "It broke.\nStill."),
            ("Still broken.\n\nOn Mon, 3 Mar 2025 at 10:12, Ann <a@b.c> wrote:\n> great", "Still broken.\n\n"),
            ("Broken.\nOn Mon, 3 Mar 2025 at 10:12,\nAnn Long <a@b.c> wrote:\nhello", "Broken.\n"),
            ("On top of that he wrote:\nnothing", "On top of that he wrote:\nnothing"),
            ("Help.\n-- \nBest Corp", "Help.\n"),
            ("Help.\n-----Original Message-----\nFrom: x", "Help.\n"),
            (">:( I hate this", ">:( I hate this"),
            ("Help.\nSent from my iPhone\n", "Help.\n"),
            ("", ""),
        ] {
            check(text, own);
        }
    }
}
