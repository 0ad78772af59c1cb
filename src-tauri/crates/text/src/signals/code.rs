//! Code, stack traces and log lines in a text.
//!
//! In: the customer's own lines. Out: yes or no. Never: the word "code".

use crate::tokens::Part;

/// Levels that logs print.
const LEVELS: [&str; 8] = ["ERROR", "WARN", "WARNING", "INFO", "DEBUG", "TRACE", "FATAL", "SEVERE"];

/// Beginnings of lines that only programs write or read.
const OPENINGS: [&str; 17] = [
    "```",
    "Traceback (most recent call last)",
    "Caused by: ",
    "#include ",
    "import java",
    "public class ",
    "public static ",
    "def ",
    "function ",
    "#!/",
    "$ ",
    "sudo ",
    "SELECT ",
    "INSERT INTO ",
    "npm ERR!",
    "Exception in thread",
    "<?",
];

/// Whether code or log lines are present.
pub(super) fn contains_code(parts: &[Part]) -> bool {
    parts.iter().any(|part| part.spans.iter().any(|span| part.text[span.clone()].lines().any(is_code_line)))
}

fn is_code_line(line: &str) -> bool {
    let line = line.trim();
    if line.len() < 3 {
        return false;
    }
    opens_as_code(line)
        || has_inline_code(line)
        || is_stack_frame(line)
        || is_log_line(line)
        || ends_as_code(line)
        || has_markup(line)
}

fn opens_as_code(line: &str) -> bool {
    let first = line.as_bytes().first();
    let opens = |opening: &str| opening.as_bytes().first() == first && line.starts_with(opening);
    OPENINGS.iter().any(|opening| opens(opening)) && needs_more(line)
}

/// Openings that are also English or money need the punctuation of code.
fn needs_more(line: &str) -> bool {
    match line.split(' ').next() {
        Some("def" | "function") => line.contains('('),
        Some("SELECT") => line.to_ascii_uppercase().contains(" FROM "),
        Some("$") => line.as_bytes().get(2).is_some_and(u8::is_ascii_lowercase),
        _ => true,
    }
}

/// Something between two back-ticks on a line.
fn has_inline_code(line: &str) -> bool {
    if !line.as_bytes().contains(&b'`') {
        return false;
    }
    let mut pieces = line.split('`');
    let _ = pieces.next();
    let inside = pieces.next().is_some_and(|inside| !inside.trim().is_empty());
    inside && pieces.next().is_some()
}

/// `at com.acme.Pay.charge(Pay.java:42)`, `File "pay.py", line 3`
fn is_stack_frame(line: &str) -> bool {
    let frame = line.strip_prefix("at ").is_some_and(|rest| {
        let call = rest.split_once('(').map_or(rest, |(call, _)| call).trim();
        rest.ends_with(')') && rest.contains(':') && call.contains('.') && !call.contains(". ")
    });
    frame || line.starts_with("File \"") && line.contains("\", line ")
}

/// `2025-03-01 10:12:13,001 ERROR …`, `[ERROR] …`
fn is_log_line(line: &str) -> bool {
    let bytes = line.trim_start_matches('[').as_bytes();
    let digit = |place: usize| bytes.get(place).is_some_and(u8::is_ascii_digit);
    let dated = digit(0) && digit(3) && bytes.get(4) == Some(&b'-') && digit(5) && bytes.get(7) == Some(&b'-');
    let timed = dated && matches!(bytes.get(10), Some(b' ' | b'T')) && digit(11) && bytes.get(13) == Some(&b':');
    let mut letters = line.bytes().skip_while(|byte| !byte.is_ascii_alphabetic());
    let shouts = letters.by_ref().take(2).filter(u8::is_ascii_uppercase).count() == 2;
    if !shouts {
        return timed;
    }
    let level = |text: &str| LEVELS.contains(&text.trim_matches(|c: char| !c.is_ascii_alphabetic()));
    timed
        || line.starts_with('[') && line.split(']').next().is_some_and(level)
        || line.split(':').next().is_some_and(level)
            && line.contains(": ")
            && !line.starts_with(' ')
            && line.split(':').count() > 2
}

/// Lines that end as statements do: `x = call();`, `if (ok) {`.
fn ends_as_code(line: &str) -> bool {
    let statement = line.ends_with(';') && (line.ends_with(");") || line.contains(" = ") || line.contains("=\""));
    let block = line.ends_with('{') && (line.contains('(') || line.contains('"') || line.contains(':'));
    let json = line.starts_with('{') && line.ends_with('}') && line.contains("\":");
    statement || block || json
}

/// An element of HTML or XML with its end: `<div …>…</div>`, `<br/>`.
fn has_markup(line: &str) -> bool {
    let closes = line.as_bytes().contains(&b'<') && (line.contains("</") || line.contains("/>"));
    closes && line.split('<').skip(1).any(|tag| tag.starts_with(|c: char| c.is_ascii_alphabetic()) && tag.contains('>'))
}
