//! Jira's wiki markup to plain text. In: a description or comment. Out: its words. Never: touches what may be no markup: a
//! mark that is not closed on its line stays as it is.

use std::borrow::Cow;

/// Blocks whose marks are dropped, by what their mark begins with.
const BLOCKS: [&str; 6] = ["{code", "{noformat", "{quote", "{panel", "{color", "{anchor"];
/// How far the end of a mark is looked for, bytes, so that time stays linear in the text.
const REACH: usize = 2000;
/// Endings of files that are shown in a text.
const FILES: [&str; 14] =
    ["png", "jpg", "jpeg", "gif", "svg", "webp", "bmp", "heic", "mp4", "mov", "webm", "pdf", "docx", "xlsx"];

/// The words of a text with wiki markup.
pub fn text(markup: &str) -> Cow<'_, str> {
    if !markup.contains(['{', '[', '!', '*', '.']) {
        return Cow::Borrowed(markup);
    }
    let mut out = String::with_capacity(markup.len());
    let (mut in_code, mut in_quote) = (false, false);
    for line in markup.lines() {
        if !out.is_empty() {
            out.push('\n');
        }
        let marks_code = line.contains("{code") || line.contains("{noformat");
        if in_code && !marks_code {
            out.push_str(line);
            continue;
        }
        let begins_in_quote = in_quote;
        in_code ^= (line.matches("{code").count() + line.matches("{noformat").count()) % 2 == 1;
        in_quote ^= line.matches("{quote}").count() % 2 == 1;
        let (is_quoted, rest) = beginning(line);
        let words = inline(rest);
        if (is_quoted || begins_in_quote || in_quote) && !words.trim().is_empty() {
            out.push_str("> ");
        }
        out.push_str(&words);
    }
    Cow::Owned(out.trim().to_owned())
}

/// What a line begins with: whether it is a quote, and the line without the mark of a heading, quote or list.
fn beginning(line: &str) -> (bool, Cow<'_, str>) {
    if let Some(rest) = line.strip_prefix("bq. ") {
        return (true, Cow::Borrowed(rest));
    }
    let heading = line.strip_prefix('h').and_then(|rest| rest.strip_prefix(|level: char| ('1'..='6').contains(&level)));
    if let Some(rest) = heading.and_then(|rest| rest.strip_prefix(". ")) {
        return (false, Cow::Borrowed(rest));
    }
    let stars = line.len() - line.trim_start_matches('*').len();
    match line[stars..].strip_prefix(' ') {
        Some(item) if (1..=4).contains(&stars) => (false, Cow::Owned(format!("- {item}"))),
        _ => (false, Cow::Borrowed(line)),
    }
}

/// A line without the marks inside it.
fn inline(line: Cow<'_, str>) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = &*line;
    while let Some(at) = rest.find(['{', '[', '!', '*', '\\']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match mark(rest, out.chars().next_back()) {
            Some((words, after)) => {
                out.push_str(&words);
                rest = after;
            }
            None => {
                let end = rest.chars().next().map_or(rest.len(), char::len_utf8);
                out.push_str(&rest[..end]);
                rest = &rest[end..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// What stands before and behind the next `end`, if it is near.
fn parted<'a>(text: &'a str, end: &str) -> Option<(&'a str, &'a str)> {
    let near = &text[..text.floor_char_boundary(REACH)];
    let at = near.find(end)?;
    Some((&text[..at], &text[at + end.len()..]))
}

/// The words of a mark at the beginning of a text that stands behind `before`, and what follows it.
fn mark(text: &str, before: Option<char>) -> Option<(Cow<'_, str>, &str)> {
    let at_word = before.is_none_or(|letter| !letter.is_alphanumeric());
    match text.as_bytes().first()? {
        b'\\' => {
            let escaped = text[1..].starts_with(['[', ']', '{', '}']);
            escaped.then(|| (Cow::Borrowed(&text[1..2]), &text[2..]))
        }
        b'{' if text.starts_with("{{") => {
            let (inside, after) = parted(&text[2..], "}}")?;
            Some((Cow::Borrowed(inside), after))
        }
        b'{' if BLOCKS.iter().any(|block| text.starts_with(block)) => {
            let (_, after) = parted(text, "}")?;
            Some((Cow::Borrowed(""), after))
        }
        b'[' => {
            let (inside, after) = parted(&text[1..], "]")?;
            Some((link(inside)?, after))
        }
        b'!' => {
            let (inside, after) = parted(&text[1..], "!")?;
            let file = inside.split('|').next().unwrap_or(inside);
            let ending = file.rsplit_once('.')?.1.to_lowercase();
            FILES.contains(&ending.as_str()).then(|| (Cow::Owned(format!("[{file}]")), after))
        }
        b'*' if at_word => {
            let (inside, after) = parted(&text[1..], "*")?;
            let is_bold = !inside.is_empty()
                && inside.trim() == inside
                && !after.starts_with(|letter: char| letter.is_alphanumeric() || letter == '*');
            is_bold.then_some((Cow::Borrowed(inside), after))
        }
        _ => None,
    }
}

/// The words of a link, a mention or an attached file; `None` for words in brackets.
fn link(inside: &str) -> Option<Cow<'_, str>> {
    if let Some(who) = inside.strip_prefix('~') {
        return Some(Cow::Owned(format!("@{}", who.strip_prefix("accountid:").unwrap_or(who))));
    }
    if let Some(file) = inside.strip_prefix('^') {
        return Some(Cow::Owned(format!("[{file}]")));
    }
    let is_address =
        |text: &str| ["http://", "https://", "mailto:", "ftp://"].iter().any(|kind| text.starts_with(kind));
    let mut parts = inside.split('|');
    match (parts.next()?, parts.next()) {
        (address, None) if is_address(address) => Some(Cow::Borrowed(address.trim_start_matches("mailto:"))),
        (words, Some(address)) if is_address(address) && (words == address || words.is_empty()) => {
            Some(Cow::Borrowed(address.trim_start_matches("mailto:")))
        }
        (words, Some(address)) if is_address(address) => {
            let address = address.trim_start_matches("mailto:");
            Some(if words == address { Cow::Borrowed(words) } else { Cow::Owned(format!("{words} ({address})")) })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn markup_becomes_words_and_words_stay() {
        for (markup, expected) in [
            ("See\n\n!image-1.png|width=541,alt=\"image-1.png\"!", "See\n\n[image-1.png]"),
            ("Help! It is broken. Really!", "Help! It is broken. Really!"),
            ("*Steps* to follow:\n* one\n** two", "Steps to follow:\n- one\n- two"),
            ("2*3*4 and a * b * c", "2*3*4 and a * b * c"),
            ("[our page|https://a.example/b|smart-link] now", "our page (https://a.example/b) now"),
            ("[https://a.example]", "https://a.example"),
            ("[Ann@b.example|mailto:Ann@b.example]", "Ann@b.example"),
            ("[EXTERNAL] hi \\[x\\]", "[EXTERNAL] hi [x]"),
            ("[~accountid:712020:11] look at [^log.pdf]", "@712020:11 look at [log.pdf]"),
            ("h2. Title\n{{mono}} {color:#ff0000}red{color}", "Title\nmono red"),
            ("{quote}\nIt fails\n{quote}\nWhen?", "> It fails\n\nWhen?"),
            ("bq. It fails", "> It fails"),
            ("{code:java}\nint[] a = {1};\n{code}\ndone", "int[] a = {1};\n\ndone"),
            ("a {b} [c] *d", "a {b} [c] *d"),
        ] {
            assert_eq!(text(markup), expected, "{markup}");
        }
    }

    #[test]
    fn marks_that_are_never_closed_are_no_danger() {
        let open = "[".repeat(1_000_000);
        assert_eq!(text(&open), open);
    }
}
