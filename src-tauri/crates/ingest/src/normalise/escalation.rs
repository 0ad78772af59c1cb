//! What cells say of an escalation, in English, German, French, Spanish and Portuguese. In: cells. Out: yes or no, and to
//! which level or why. Never: a yes for what is only about urgency.

use super::words::{count, flag, folded, given};

/// Words for the level where every ticket begins, and for none at all.
const NONE: &str = "none|normal|not escalated|no escalation|nicht eskaliert|keine|aucune|ninguna|nenhuma|never|l1|first line|first level";
/// Words for a level without a number.
const SOME: &str = "moderate|high|overdue|management|manager|supervisor|engineering|functional|hierarchical|legal";
/// Words beside the number of a level.
const LEVELS: [&str; 10] = ["level", "tier", "l", "t", "stufe", "ebene", "niveau", "nivel", "line", "escalation level"];

/// What a column of escalations says: yes or no, and the level as written. `None` for what is neither.
pub fn read(cell: &str) -> Option<(bool, Option<String>)> {
    let cell = given(cell)?;
    if let Some(yes) = flag(cell) {
        return Some((yes, None));
    }
    let word = folded(cell);
    let is_one = |words: &str| words.split('|').any(|known| known == word);
    let escalated = match level(&word) {
        _ if is_one(NONE) => false,
        Some(level) => level > 1,
        None if is_one(SOME) || is_named(cell) => true,
        None => return None,
    };
    Some((escalated, escalated.then(|| cell.to_owned())))
}

/// What a column of levels says: as [`read`], but that a bare 1 is the level where every ticket begins.
pub fn read_level(cell: &str) -> Option<(bool, Option<String>)> {
    match count(given(cell)?) {
        Some(level) => Some((level > 1, (level > 1).then(|| format!("level {level}")))),
        None => read(cell),
    }
}

/// Whether a status is that of an escalated ticket.
pub fn is_named(status: &str) -> bool {
    let word = folded(status);
    let begins = |stem: &str| word.split(' ').any(|part| part.starts_with(stem));
    !word.starts_with("not ")
        && !word.starts_with("de ")
        && ["escalat", "eskalier", "escalad"].iter().any(|stem| begins(stem))
}

/// The number of a level: "Tier 2", "L3", "2nd line".
fn level(word: &str) -> Option<u32> {
    let ordinal = ["first", "second", "third"].iter().position(|name| word.starts_with(name)).map(|at| at as u32 + 1);
    let digits: String = word.chars().filter(char::is_ascii_digit).collect();
    let letters: String = word.chars().filter(|letter| !letter.is_ascii_digit()).collect();
    let letters = letters.trim();
    let named = LEVELS.iter().any(|name| letters == *name || letters.ends_with(&format!(" {name}")));
    ordinal.or_else(|| digits.parse().ok()).filter(|level| named && (1..=9).contains(level))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_of_escalations() {
        let check = |cell: &str, expected: Option<(bool, Option<&str>)>| {
            let found = read(cell);
            assert_eq!(found.as_ref().map(|(yes, why)| (*yes, why.as_deref())), expected, "{cell}");
        };
        check("yes", Some((true, None)));
        check("0", Some((false, None)));
        check("1", Some((true, None)));
        check("Nein", Some((false, None)));
        check("Normal", Some((false, None)));
        check("Tier 1", Some((false, None)));
        check("Tier 2", Some((true, Some("Tier 2"))));
        check("L3", Some((true, Some("L3"))));
        check("second line", Some((true, Some("second line"))));
        check("Overdue", Some((true, Some("Overdue"))));
        check("Escalated to engineering", Some((true, Some("Escalated to engineering"))));
        check("perhaps", None);
        check("n/a", None);
        check("", None);
    }

    #[test]
    fn cells_of_levels() {
        assert_eq!(read_level("1"), Some((false, None)));
        assert_eq!(read_level("2.0"), Some((true, Some("level 2".into()))));
        assert_eq!(read_level("Tier 3"), Some((true, Some("Tier 3".into()))));
    }

    #[test]
    fn statuses_that_say_so() {
        for (status, expected) in [
            ("Escalated", true),
            ("Eskaliert an Technik", true),
            ("Open - Escalated", true),
            ("Open", false),
            ("Not escalated", false),
            ("De-escalated", false),
        ] {
            assert_eq!(is_named(status), expected, "{status}");
        }
    }
}
