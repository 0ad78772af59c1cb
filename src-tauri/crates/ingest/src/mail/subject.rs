//! Subjects. In: a subject line. Out: what it is about, and whether it answers or passes on. Never: empties one.

/// Marks of an answer or a mail passed on, in lower case, without the colon.
const PREFIXES: [&str; 22] = [
    "re", "fw", "fwd", "aw", "wg", "tr", "rv", "enc", "sv", "vs", "vb", "antw", "res", "ref", "odp", "pd", "rif", "r",
    "i", "doorst", "vl", "antwort",
];

/// What a subject is about: without "Re:", "AW:" and their kin, and without the tags ticket systems and mail gates add.
pub fn plain(subject: &str) -> &str {
    let mut rest = subject.trim();
    loop {
        let shorter = without_prefix(rest).or_else(|| without_tag(rest)).unwrap_or(rest);
        if shorter.len() == rest.len() || shorter.is_empty() {
            break;
        }
        rest = shorter;
    }
    let rest = without_last_tag(rest);
    if rest.is_empty() { subject.trim() } else { rest }
}

/// Whether a subject says that it answers.
pub fn is_answer(subject: &str) -> bool {
    let subject = subject.trim();
    let subject = without_tag(subject).unwrap_or(subject);
    without_prefix(subject).is_some()
}

/// What follows "Re:", "RE[2]:", "AW :".
fn without_prefix(subject: &str) -> Option<&str> {
    let colon = subject.find([':', '：']).filter(|colon| *colon <= 10)?;
    let (mark, rest) = subject.split_at(colon);
    let mark = mark.trim_end().trim_end_matches(|letter: char| letter.is_ascii_digit() || "[](){}".contains(letter));
    let is_known = PREFIXES.iter().any(|known| known.eq_ignore_ascii_case(mark.trim_end()));
    let rest = rest.trim_start_matches([':', '：']).trim_start();
    is_known.then_some(rest)
}

/// What follows a "[#123]", "[Ticket 4711]", "[EXTERNAL]" at the start.
fn without_tag(subject: &str) -> Option<&str> {
    let (tag, rest) = subject.strip_prefix('[')?.split_once(']')?;
    is_tag(tag).then_some(rest.trim_start())
}

fn without_last_tag(subject: &str) -> &str {
    let open = subject.rfind(['[', '(']).filter(|open| *open > 0 && subject.ends_with([']', ')']));
    match open {
        Some(open) if is_number_tag(&subject[open + 1..subject.len() - 1]) => subject[..open].trim_end(),
        _ => subject,
    }
}

fn is_tag(tag: &str) -> bool {
    let lower = tag.to_lowercase();
    let known = ["external", "extern", "ext", "spam", "suspicious", "***spam***"];
    known.contains(&lower.trim()) || is_number_tag(tag)
}

/// "#123", "Ticket 123", "Case: 00123", "ABC-123".
fn is_number_tag(tag: &str) -> bool {
    let lower = tag.to_lowercase();
    let has_digits = tag.bytes().any(|byte| byte.is_ascii_digit());
    let named =
        ["ticket", "case", "request", "incident", "anfrage", "vorgang", "ref"].iter().any(|word| lower.contains(word));
    let is_code = !tag.contains(' ') && tag.bytes().filter(u8::is_ascii_digit).count() * 2 >= tag.len();
    has_digits && (tag.trim_start().starts_with('#') || named || is_code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subjects_say_what_they_are_about() {
        for (subject, about, answers) in [
            ("Help", "Help", false),
            ("Re: Help", "Help", true),
            ("RE[2]: AW: Fwd: Help", "Help", true),
            ("WG: Hilfe", "Hilfe", true),
            ("[#4711] Re: Help", "Help", true),
            ("Re: [Ticket 4711] Help", "Help", true),
            ("Help [#4711]", "Help", false),
            ("Help (for Mac)", "Help (for Mac)", false),
            ("[Bug] Help", "[Bug] Help", false),
            ("[EXTERNAL] Help", "Help", false),
            ("Re:", "Re:", true),
            ("Error: it broke", "Error: it broke", false),
            ("TR : Aide", "Aide", true),
        ] {
            assert_eq!((plain(subject), is_answer(subject)), (about, answers), "{subject:?}");
        }
    }
}
