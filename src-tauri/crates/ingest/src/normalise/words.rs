//! Cells as words: what counts as nothing, and how names are compared.

/// Words that stand for an empty cell in a typed column. A subject or a message is never judged by them.
const NOTHING: [&str; 19] = [
    "-",
    "--",
    "—",
    "n/a",
    "na",
    "null",
    "none",
    "nil",
    "nan",
    "(none)",
    "-none-",
    "\\n",
    "undefined",
    "not set",
    "unassigned",
    "no agent",
    "#n/a",
    "not priority",
    "not_priority",
];

/// The cell without surrounding white space; `None` when it holds nothing.
pub fn given(cell: &str) -> Option<&str> {
    let cell = cell.trim();
    let is_nothing = cell.len() <= 12 && NOTHING.iter().any(|word| cell.eq_ignore_ascii_case(word));
    (!cell.is_empty() && !is_nothing).then_some(cell)
}

/// Lower case, letters and digits only, words parted by one space: "Created Time (Ticket)" → "created time ticket".
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_alphanumeric() {
            plain.extend(letter.to_lowercase());
        } else if !plain.is_empty() && !plain.ends_with(' ') {
            plain.push(' ');
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

/// [`plain`] without accents: "Priorität" → "prioritat", "Situação" → "situacao".
pub fn folded(text: &str) -> String {
    let mut folded = plain(text);
    if folded.is_ascii() {
        return folded;
    }
    folded = folded.chars().filter(|letter| !('\u{300}'..='\u{36f}').contains(letter)).map(base).collect();
    folded.replace('ß', "ss").replace('œ', "oe")
}

fn base(letter: char) -> char {
    match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'º' | 'ª' => ' ',
        other => other,
    }
}

/// "createdAt" → "created At": keys of programs as words.
pub fn unjoined(key: &str) -> String {
    let mut words = String::with_capacity(key.len() + 4);
    let mut after_small = false;
    for letter in key.chars() {
        if letter.is_uppercase() && after_small {
            words.push(' ');
        }
        after_small = letter.is_lowercase();
        words.push(letter);
    }
    words
}

/// The number a cell holds, with a decimal point or comma.
pub fn number(cell: &str) -> Option<f64> {
    let value = match cell.parse::<f64>() {
        Ok(value) => value,
        Err(_) => cell.replacen(',', ".", 1).parse().ok()?,
    };
    value.is_finite().then_some(value)
}

/// A whole number, also when a spreadsheet wrote it as "3.0".
pub fn count(cell: &str) -> Option<u32> {
    let value = number(cell)?;
    (value >= 0.0 && value <= f64::from(u32::MAX) && value.fract() == 0.0).then_some(value as u32)
}

/// Yes or no.
pub fn flag(cell: &str) -> Option<bool> {
    match plain(cell).as_str() {
        "true" | "yes" | "y" | "1" | "t" | "ja" | "oui" | "si" | "sí" | "sim" | "escalated" => Some(true),
        "false" | "no" | "n" | "0" | "f" | "nein" | "non" | "não" | "not escalated" => Some(false),
        _ => None,
    }
}

/// Tags of one cell: parted by `;` `,` `|` or a line end, without repeats. `by_spaces`: also by spaces, for helpdesks
/// whose tags hold none.
pub fn tags(cell: &str, by_spaces: bool) -> Vec<String> {
    let inner = cell.trim().trim_start_matches('[').trim_end_matches(']');
    let is_border =
        |letter: char| matches!(letter, ';' | ',' | '|' | '\n' | '\r') || (by_spaces && letter.is_whitespace());
    let mut tags: Vec<String> = Vec::new();
    for tag in inner.split(is_border).map(|tag| tag.trim().trim_matches(['"', '\'']).trim()) {
        if !tag.is_empty() && tag != "-" && !tags.iter().any(|known| known == tag) {
            tags.push(tag.to_owned());
        }
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_as_words() {
        assert_eq!(given(" n/A "), None);
        assert_eq!(given(" x "), Some("x"));
        assert_eq!(plain("  Created_Time (Ticket)"), "created time ticket");
        assert_eq!(folded("Priorität (Größe)"), "prioritat grosse");
        assert_eq!(folded("Situação e\u{301}"), "situacao e");
        assert_eq!(unjoined("createdAt"), "created At");
        assert_eq!(number("1,5"), Some(1.5));
        assert_eq!(number("NaN"), None);
        assert_eq!(count("3.0"), Some(3));
        assert_eq!(count("-1"), None);
        assert_eq!(flag("Yes"), Some(true));
        assert_eq!(flag("maybe"), None);
        assert_eq!(tags("a, b;a|needs reply", false), ["a", "b", "needs reply"]);
        assert_eq!(tags("a b", true), ["a", "b"]);
        assert_eq!(tags("[\"a\", \"b\"]", false), ["a", "b"]);
    }
}
