//! Customer ratings of every scale.

use model::Rating;
use model::rating::RatingValue;

use super::words::{number, plain};

/// The scale a column's numbers are on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scale {
    /// 1 to 5.
    #[default]
    Five,
    /// 0 to 10: how likely to recommend.
    Nps,
    /// 0 to 100 percent.
    Percent,
}

impl Scale {
    /// The scale of a column with this header whose largest number is `largest`.
    pub fn of(header: &str, largest: f64) -> Scale {
        let header = plain(header);
        let is_nps = header.split(' ').any(|word| matches!(word, "nps" | "recommend" | "promoter"));
        match largest {
            _ if is_nps => Scale::Nps,
            top if top > 10.0 && top <= 100.0 => Scale::Percent,
            top if top > 5.0 && top <= 10.0 => Scale::Nps,
            _ => Scale::Five,
        }
    }
}

/// What a cell says.
#[derive(Clone, Debug, PartialEq)]
pub enum Read {
    /// A rating.
    Rated(Rating),
    /// The survey was not sent or not answered.
    Unrated,
    /// Not understood.
    Unread,
}

/// Reads a rating.
pub fn read(cell: &str, scale: Scale) -> Read {
    let given = cell.trim();
    let word = plain(given);
    if matches!(
        word.as_str(),
        "offered" | "not offered" | "unoffered" | "no response" | "not rated" | "unrated" | "pending"
    ) {
        return Read::Unrated;
    }
    let value = numeric(given, scale).or_else(|| symbols(given)).or_else(|| worded(&word));
    match value {
        Some(value) => Read::Rated(Rating { value, given: given.to_owned(), comment: String::new() }),
        None => Read::Unread,
    }
}

fn numeric(given: &str, scale: Scale) -> Option<RatingValue> {
    if let Some((value, of)) =
        given.split_once('/').or_else(|| given.split_once(" of ")).or_else(|| given.split_once(" out of "))
    {
        let scale = match number(of.trim())? {
            5.0 => Scale::Five,
            10.0 => Scale::Nps,
            100.0 => Scale::Percent,
            _ => return None,
        };
        return numeric(value.trim(), scale);
    }
    if let Some(percent) = given.strip_suffix('%') {
        return on_scale(number(percent.trim())?, Scale::Percent);
    }
    let lower = given.to_lowercase();
    let stars = lower.strip_suffix("stars").or_else(|| lower.strip_suffix("star"));
    match stars {
        Some(stars) => on_scale(number(stars.trim())?, Scale::Five),
        None => match number(given)? {
            // Freshdesk's codes: 103 extremely happy … −103 extremely unhappy.
            code if (100.0..=103.0).contains(&code.abs()) && scale != Scale::Percent => {
                Some(RatingValue::Satisfied(code > 100.0))
            }
            value => on_scale(value, scale),
        },
    }
}

fn on_scale(value: f64, scale: Scale) -> Option<RatingValue> {
    match scale {
        Scale::Five => (1.0..=5.0).contains(&value).then_some(RatingValue::Five(value as f32)),
        Scale::Nps => ((0.0..=10.0).contains(&value) && value.fract() == 0.0).then_some(RatingValue::Nps(value as u8)),
        Scale::Percent => (0.0..=100.0).contains(&value).then_some(RatingValue::Five((1.0 + value / 25.0) as f32)),
    }
}

fn symbols(given: &str) -> Option<RatingValue> {
    let full = given.chars().filter(|letter| matches!(letter, '★' | '⭐')).count();
    let only_stars = given.chars().all(|letter| matches!(letter, '★' | '☆' | '⭐' | '\u{fe0f}' | ' '));
    if only_stars && (1..=5).contains(&full) {
        return Some(RatingValue::Five(full as f32));
    }
    match given.chars().next()? {
        '👍' | '😀' | '😃' | '😄' | '😁' | '🙂' | '😊' | '😍' | '🤩' | '☺' => {
            Some(RatingValue::Satisfied(true))
        }
        '👎' | '😞' | '😠' | '😡' | '🙁' | '☹' | '😢' | '😭' | '😐' | '😕' => {
            Some(RatingValue::Satisfied(false))
        }
        _ => None,
    }
}

/// A word in the middle is a rating that is not satisfied.
fn worded(word: &str) -> Option<RatingValue> {
    let unsatisfied =
        ["unhappy", "bad", "dissatisfied", "unsatisfied", "not satisfied", "poor", "terrible", "awful", "neutral"];
    let satisfied = ["happy", "good", "satisfied", "great", "excellent", "awesome", "amazing", "positive"];
    let has = |words: &[&str]| {
        words
            .iter()
            .any(|part| word == *part || word.starts_with(&format!("{part} ")) || word.ends_with(&format!(" {part}")))
    };
    match word {
        "ok" | "okay" | "average" | "fair" | "negative" | "schlecht" | "thumbs down" | "down" | "dislike" => {
            return Some(RatingValue::Satisfied(false));
        }
        "gut" | "thumbs up" | "up" | "like" | "love" => return Some(RatingValue::Satisfied(true)),
        _ => {}
    }
    if has(&unsatisfied) || word.starts_with("not ") && has(&satisfied) {
        Some(RatingValue::Satisfied(false))
    } else {
        has(&satisfied).then_some(RatingValue::Satisfied(true))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cell: &str, scale: Scale, expected: Option<RatingValue>) {
        let found = match read(cell, scale) {
            Read::Rated(rating) => Some(rating.value),
            Read::Unrated | Read::Unread => None,
        };
        assert_eq!(found, expected, "{cell:?}");
    }

    #[test]
    fn ratings() {
        use RatingValue::{Five, Nps, Satisfied};
        for (cell, expected) in [
            ("5", Some(Five(5.0))),
            ("4.0", Some(Five(4.0))),
            ("7", None),
            ("4/5", Some(Five(4.0))),
            ("8/10", Some(Nps(8))),
            ("80%", Some(Five(4.2))),
            ("5 stars", Some(Five(5.0))),
            ("★★★☆☆", Some(Five(3.0))),
            ("👍", Some(Satisfied(true))),
            ("Good, I'm satisfied", Some(Satisfied(true))),
            ("good", Some(Satisfied(true))),
            ("Bad", Some(Satisfied(false))),
            ("Extremely Happy", Some(Satisfied(true))),
            ("Extremely Unhappy", Some(Satisfied(false))),
            ("Neutral", Some(Satisfied(false))),
            ("Not satisfied", Some(Satisfied(false))),
            ("103", Some(Satisfied(true))),
            ("-102", Some(Satisfied(false))),
            ("goodness", None),
            ("", None),
        ] {
            check(cell, Scale::Five, expected);
        }
        check("9", Scale::Nps, Some(Nps(9)));
        check("50", Scale::Percent, Some(Five(3.0)));
        assert_eq!(read("Offered", Scale::Five), Read::Unrated);
        assert_eq!(read("purple", Scale::Five), Read::Unread);
    }

    #[test]
    fn scales() {
        assert_eq!(Scale::of("CSAT", 5.0), Scale::Five);
        assert_eq!(Scale::of("score", 9.0), Scale::Nps);
        assert_eq!(Scale::of("NPS score", 5.0), Scale::Nps);
        assert_eq!(Scale::of("score", 95.0), Scale::Percent);
    }
}
