//! Error and status codes, and names of exceptions.
//!
//! In: words and their text. Out: codes in the order of their first mention, each once. Never: a number that no word
//! makes a code ("zip code 40312", "error 2 days ago").

use crate::form::is;
use crate::tokens::{Kind, Part, Word};

/// Most codes kept of one ticket.
const MOST: usize = 20;

/// Prefixes that with a hyphen and digits are a code by themselves.
const PREFIXES: [&str; 12] =
    ["ORA", "TNS", "PLS", "ERR", "ERROR", "SQL", "DB2", "MSG", "SQLSTATE", "EXC", "ERRNO", "RPC"];

/// Words of which one makes an identifier in capitals with `_` a code.
const MARKS: [&str; 10] =
    ["ERR", "FAIL", "EXCEPTION", "TIMEOUT", "TIMED_OUT", "DENIED", "INVALID", "REFUSED", "NOT_FOUND", "FATAL"];

/// Status texts that make the number before them an HTTP status.
const STATUS_TEXTS: [&str; 9] =
    ["unauthorized", "unauthorised", "forbidden", "not", "internal", "bad", "service", "gateway", "too"];

/// Words that make the number after them a status or a code.
const NAMES: [&str; 7] = ["http", "https", "error", "errors", "status", "errno", "response"];

/// Words that may stand between a name and its number.
const BETWEEN: [&str; 8] = ["code", "codes", "number", "no", "status", "message", "error", "1.1"];

/// Error and status codes found.
pub(super) fn codes(parts: &[Part], words: &[Word]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for at in 0..words.len() {
        if !words[at].form.is(is::CODE_LIKE) {
            continue;
        }
        if let Some(code) = code_at(parts, words, at)
            && !found.contains(&code)
        {
            found.push(code);
            if found.len() == MOST {
                break;
            }
        }
    }
    found
}

/// Whether the stack trace or message of a program is named: "NullPointerException", "TypeError".
pub(super) fn names_exception(words: &[Word]) -> bool {
    words.iter().any(|word| word.kind == Kind::Word && word.form.is(is::EXCEPTION))
}

/// Whether a word is the name of an exception.
pub(crate) fn is_exception(word: &str) -> bool {
    let named = word.len() > 6 && word.bytes().next().is_some_and(|byte| byte.is_ascii_uppercase());
    let prefix = word.strip_suffix("Exception").or_else(|| word.strip_suffix("Error"));
    named && prefix.is_some_and(|prefix| prefix.bytes().any(|byte| byte.is_ascii_lowercase()))
}

fn text_of<'a>(parts: &[Part<'a>], word: &Word) -> &'a str {
    parts[word.part as usize].text.get(word.start as usize..word.end as usize).unwrap_or_default()
}

fn code_at(parts: &[Part], words: &[Word], at: usize) -> Option<String> {
    let text = text_of(parts, &words[at]);
    if is_hex(text) || is_constant(text) || text.starts_with("AADSTS") {
        return Some(text.to_owned());
    }
    if let Some(prefix) = hyphenated_prefix(parts, words, at) {
        return Some(format!("{prefix}-{text}"));
    }
    let number = words[at].kind == Kind::Number && text.bytes().all(|byte| byte.is_ascii_digit());
    let (named, spelled_out) = named_before(parts, words, at);
    let status = number && text.len() == 3 && matches!(text.as_bytes()[0], b'4' | b'5');
    match () {
        _ if status && (named || status_text_after(parts, words, at)) => Some(format!("HTTP {text}")),
        _ if named && number && (text.len() >= 3 || spelled_out) && text.len() <= 10 => Some(format!("error {text}")),
        _ if named && !number && is_lettered_code(text) => Some(text.to_owned()),
        _ => None,
    }
}

/// `0x80070005`
fn is_hex(text: &str) -> bool {
    text.strip_prefix("0x")
        .or_else(|| text.strip_prefix("0X"))
        .is_some_and(|digits| (3..=16).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// `ERR_TIMEOUT`, `NS_ERROR_FAILURE`
fn is_constant(text: &str) -> bool {
    text.len() >= 5
        && text.contains('_')
        && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
        && MARKS.iter().any(|mark| text.contains(mark))
}

/// `E1234`, `TS2304`: a few letters in capitals and digits.
fn is_lettered_code(text: &str) -> bool {
    let digits = text.trim_start_matches(|c: char| c.is_ascii_uppercase());
    (2..=12).contains(&text.len())
        && digits.len() < text.len()
        && digits.len() >= 2
        && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// The known prefix that a hyphen joins to word `at`.
fn hyphenated_prefix<'a>(parts: &[Part<'a>], words: &[Word], at: usize) -> Option<&'a str> {
    let (before, word) = (words.get(at.checked_sub(1)?)?, &words[at]);
    let joined = before.part == word.part
        && parts[word.part as usize].text.get(before.end as usize..word.start as usize) == Some("-");
    let prefix = text_of(parts, before);
    (joined && PREFIXES.contains(&prefix) && text_of(parts, word).len() >= 2).then_some(prefix)
}

/// Whether up to three words before say that word `at` is a code, and whether "code" itself is among them.
fn named_before(parts: &[Part], words: &[Word], at: usize) -> (bool, bool) {
    let mut spelled_out = false;
    for back in 1..=3 {
        let Some(before) = at.checked_sub(back).map(|place| &words[place]) else { break };
        if before.part != words[at].part {
            break;
        }
        let text = text_of(parts, before).to_ascii_lowercase();
        if NAMES.contains(&text.as_str()) {
            return (true, spelled_out);
        }
        if !BETWEEN.contains(&text.as_str()) {
            break;
        }
        spelled_out |= text == "code" || text == "number";
    }
    (false, false)
}

fn status_text_after(parts: &[Part], words: &[Word], at: usize) -> bool {
    let next =
        |step: usize| words.get(at + step).map(|word| text_of(parts, word).to_ascii_lowercase()).unwrap_or_default();
    let first = next(1);
    if !STATUS_TEXTS.contains(&first.as_str()) {
        return first == "error" || first == "errors";
    }
    match first.as_str() {
        "not" => next(2) == "found",
        "internal" => next(2) == "server",
        "bad" => matches!(next(2).as_str(), "gateway" | "request"),
        "service" => next(2) == "unavailable",
        "gateway" => next(2).starts_with("time"),
        "too" => next(2) == "many",
        _ => true,
    }
}
