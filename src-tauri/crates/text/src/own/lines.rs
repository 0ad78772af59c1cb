//! Lines of a text by their byte offsets. In: a text and a place in it. Out: offsets and slices. Never: allocates.

/// End of the line that holds `at`, its line break excluded.
pub fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |length| at + length)
}

/// Start of the line after the one that ends at `end`.
pub fn next_line(text: &str, end: usize) -> usize {
    (end + 1).min(text.len())
}

/// Start of the line before the one that starts at `start`; `None` at the top.
pub fn line_before(text: &str, start: usize) -> Option<usize> {
    let end = start.checked_sub(1)?;
    Some(text[..end].rfind('\n').map_or(0, |at| at + 1))
}

/// Starts and trimmed texts of the lines from `at` on, blank ones included.
pub fn lines(text: &str, at: usize) -> impl Iterator<Item = (usize, &str)> {
    let mut at = at;
    std::iter::from_fn(move || {
        if at >= text.len() {
            return None;
        }
        let (start, end) = (at, line_end(text, at));
        at = next_line(text, end);
        Some((start, text[start..end].trim()))
    })
}

/// The first line from `at` on that is not blank: where it starts, and its trimmed text.
pub fn next_said(text: &str, at: usize) -> Option<(usize, &str)> {
    lines(text, at).find(|(_, line)| !line.is_empty())
}

/// Whether anything is said: a letter, a digit or a symbol such as an emoji. Rules and brackets alone say nothing.
pub fn has_words(text: &str) -> bool {
    text.chars().any(|letter| letter.is_alphanumeric() || !(letter.is_ascii() || letter.is_whitespace()))
        || text.contains(":)")
        || text.contains(":(")
}
