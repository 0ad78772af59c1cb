//! Addresses, mentions and tags: stretches that look like words and are none.

use super::Kind;
use super::ascii::is_stop;

/// Endings that make `name.ending` an address without `http`.
const DOMAINS: [&str; 20] = [
    "com", "org", "net", "edu", "gov", "io", "co", "uk", "de", "fr", "es", "it", "nl", "eu", "us", "ca", "app", "dev",
    "info", "ly",
];

/// Opening brackets and quotation marks: an address may begin after one, and ends before one, so that each stretch is
/// looked at once however many there are.
pub(super) fn is_opening(c: char) -> bool {
    matches!(c, '(' | '[' | '<' | '"')
}

/// What stands at the beginning of `rest`, and its length in bytes, if it is not plain language.
pub(super) fn special(rest: &str) -> Option<(Kind, usize)> {
    let first = *rest.as_bytes().first()?;
    if !first.is_ascii_alphanumeric() && !matches!(first, b'@' | b'#') {
        return None;
    }
    let chunk = stretch(rest)?;
    match first {
        b'@' => name_length(&chunk[1..]).map(|length| (Kind::Mention, length + 1)),
        b'#' => name_length(&chunk[1..])
            .filter(|length| chunk[1..=*length].bytes().any(|byte| !byte.is_ascii_digit()))
            .map(|length| (Kind::Hashtag, length + 1)),
        _ if chunk.len() < 5 || !chunk.bytes().any(|b| b == b'.' || b == b':') => None,
        _ => address(chunk),
    }
}

/// What stands before the first blank, opening bracket or quotation mark.
fn stretch(rest: &str) -> Option<&str> {
    match rest.bytes().position(|byte| is_stop(byte) || !byte.is_ascii()) {
        Some(at) if rest.as_bytes()[at].is_ascii() => rest.get(..at),
        Some(_) => rest.split(|c: char| c.is_whitespace() || is_opening(c) || matches!(c, '>' | '|')).next(),
        None => Some(rest),
    }
}

/// Length of the name at the beginning of `text`: letters, digits and `_`.
fn name_length(text: &str) -> Option<usize> {
    let length = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    (length > 0).then_some(length)
}

/// A web or e-mail address at the beginning of `chunk`, without the punctuation that ends the sentence around it.
fn address(chunk: &str) -> Option<(Kind, usize)> {
    let trimmed = chunk.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '*']);
    let bytes = trimmed.as_bytes();
    let starts =
        |scheme: &str| bytes.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme.as_bytes()));
    if starts("http://") || starts("https://") || starts("ftp://") || starts("www.") || starts("mailto:") {
        return Some((Kind::Url, trimmed.len()));
    }
    if let Some((name, host)) = trimmed.split_once('@') {
        let local = name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-' | b'+'));
        return (local && !name.is_empty() && host.contains('.')).then_some((Kind::Email, trimmed.len()));
    }
    let host = trimmed.split(['/', '?', ':', '#']).next()?;
    let (name, ending) = host.rsplit_once('.')?;
    let known = DOMAINS.contains(&ending) || (trimmed.len() > host.len() && ending.len() >= 2);
    let dotted = name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'));
    let letters = ending.bytes().all(|b| b.is_ascii_lowercase());
    (known && dotted && letters && !name.is_empty() && !is_file_line(&trimmed[host.len()..]))
        .then_some((Kind::Url, trimmed.len()))
}

/// `:42` after a dotted name is a line of a source file.
fn is_file_line(tail: &str) -> bool {
    tail.strip_prefix(':').is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit()))
}
