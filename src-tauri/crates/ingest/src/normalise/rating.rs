//! Customer ratings of every scale.

use model::Rating;
use model::rating::RatingValue;

use super::verdicts;
use super::words::{number, plain};

/// The scale a column's numbers are on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scale {
    /// 1 to 5.
    #[default]
    Five,
    /// 1 to 7, as customer effort is asked.
    Seven,
    /// 1 to 10, where it is satisfaction.
    Ten,
    /// 0 to 10: how likely to recommend.
    Nps,
    /// 0 to 100 percent.
    Percent,
    /// 0 and 1.
    Thumbs,
}

impl Scale {
    /// The scale of a column with this header whose numbers reach from `smallest` to `largest`.
    pub fn of(header: &str, smallest: f64, largest: f64) -> Scale {
        let header = plain(header);
        let says = |words: &[&str]| header.split(' ').any(|word| words.contains(&word));
        if says(&[
            "nps",
            "recommend",
            "promoter",
            "recommendation",
            "weiterempfehlung",
            "recommandation",
            "recomendación",
        ]) {
            return Scale::Nps;
        }
        let is_satisfaction =
            says(&["csat", "satisfaction", "stars", "star", "zufriedenheit", "satisfacción", "satisfação"]);
        match largest {
            // Negative numbers are Freshdesk's codes.
            _ if smallest < 0.0 => Scale::Five,
            top if top > 10.0 && top <= 100.0 => Scale::Percent,
            top if top > 7.0 && top <= 10.0 && is_satisfaction && smallest >= 1.0 => Scale::Ten,
            top if top > 7.0 && top <= 10.0 => Scale::Nps,
            top if top > 5.0 && smallest >= 1.0 && (is_satisfaction || says(&["ces", "effort"])) => Scale::Seven,
            top if top > 5.0 && top <= 7.0 => Scale::Nps,
            1.0 if smallest == 0.0 => Scale::Thumbs,
            _ => Scale::Five,
        }
    }

    /// A number on this scale; `None` when it is off it.
    fn value(self, number: f64) -> Option<RatingValue> {
        let onto_five = |lowest: f64, highest: f64| {
            let on_scale = (lowest..=highest).contains(&number);
            on_scale.then(|| RatingValue::Five((1.0 + 4.0 * (number - lowest) / (highest - lowest)) as f32))
        };
        match self {
            Scale::Five => onto_five(1.0, 5.0),
            Scale::Seven => onto_five(1.0, 7.0),
            Scale::Ten => onto_five(1.0, 10.0),
            Scale::Percent => onto_five(0.0, 100.0),
            Scale::Nps => {
                ((0.0..=10.0).contains(&number) && number.fract() == 0.0).then_some(RatingValue::Nps(number as u8))
            }
            Scale::Thumbs => [0.0, 1.0].contains(&number).then_some(RatingValue::Satisfied(number == 1.0)),
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

/// Words for a survey that has no answer.
const UNRATED: [&str; 16] = [
    "offered",
    "not offered",
    "unoffered",
    "no response",
    "no rating",
    "not rated",
    "unrated",
    "not answered",
    "pending",
    "nicht bewertet",
    "keine antwort",
    "sans réponse",
    "non noté",
    "sin respuesta",
    "sem resposta",
    "não avaliado",
];

/// Reads a rating.
pub fn read(cell: &str, scale: Scale) -> Read {
    let given = cell.trim();
    let word = plain(given);
    if UNRATED.contains(&word.as_str()) {
        return Read::Unrated;
    }
    let value = numeric(given, scale)
        .or_else(|| symbols(given))
        .or_else(|| verdicts::satisfied(&word).map(RatingValue::Satisfied));
    match value {
        Some(value) => Read::Rated(Rating { value, given: given.to_owned(), comment: String::new() }),
        None => Read::Unread,
    }
}

/// Words between a rating and the highest there is: "4/5", "4 out of 5", "4 von 5".
const BORDERS: [&str; 6] = ["/", " out of ", " of ", " von ", " sur ", " de "];

fn numeric(given: &str, scale: Scale) -> Option<RatingValue> {
    let lower = given.to_lowercase();
    let bare = ["stars", "star", "sterne", "stern", "étoiles", "étoile", "estrellas", "estrelas", "points", "punkte"]
        .iter()
        .find_map(|noun| lower.strip_suffix(noun));
    let (text, has_noun) = bare.map_or((lower.as_str(), false), |bare| (bare.trim_end(), true));
    if let Some((value, highest)) = BORDERS.iter().find_map(|border| text.split_once(border)) {
        return fraction(number(value.trim())?, number(highest.trim())?, scale);
    }
    if let Some(percent) = text.strip_suffix('%') {
        return Scale::Percent.value(number(percent.trim())?);
    }
    match number(text)? {
        value if has_noun => Scale::Five.value(value),
        // Freshdesk's codes: 103 extremely happy … −103 extremely unhappy.
        code if (100.0..=103.0).contains(&code.abs()) && scale != Scale::Percent => {
            Some(RatingValue::Satisfied(code > 100.0))
        }
        value => scale.value(value),
    }
}

/// A rating that says the highest there is.
fn fraction(value: f64, highest: f64, scale: Scale) -> Option<RatingValue> {
    match highest {
        5.0 => Scale::Five.value(value),
        7.0 => Scale::Seven.value(value),
        10.0 if scale == Scale::Ten => Scale::Ten.value(value),
        10.0 => Scale::Nps.value(value),
        100.0 => Scale::Percent.value(value),
        3.0 | 4.0 | 6.0 => (1.0..=highest)
            .contains(&value)
            .then(|| RatingValue::Five((1.0 + 4.0 * (value - 1.0) / (highest - 1.0)) as f32)),
        _ => None,
    }
}

fn symbols(given: &str) -> Option<RatingValue> {
    let full = given.chars().filter(|letter| matches!(letter, '★' | '⭐' | '🌟')).count();
    let only_stars = given.chars().all(|letter| matches!(letter, '★' | '☆' | '⭐' | '🌟' | '\u{fe0f}' | ' '));
    if only_stars && (1..=5).contains(&full) {
        return Some(RatingValue::Five(full as f32));
    }
    match given.chars().next()? {
        '👍' | '😀' | '😃' | '😄' | '😁' | '😆' | '🙂' | '😊' | '😍' | '🥰' | '🤩' | '😎' | '☺' | '❤' | '💚' | '👏'
        | '🎉' => Some(RatingValue::Satisfied(true)),
        '👎' | '😞' | '😠' | '😡' | '🤬' | '🙁' | '☹' | '😢' | '😭' | '😐' | '😑' | '😕' | '😟' | '😩' | '😒'
        | '😤' | '💔' => Some(RatingValue::Satisfied(false)),
        _ => None,
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
            ("4 out of 5", Some(Five(4.0))),
            ("4 von 5 Sternen", None),
            ("4 von 5 Sterne", Some(Five(4.0))),
            ("3 étoiles", Some(Five(3.0))),
            ("6/7", Some(Five(4.333_333_5))),
            ("3/3", Some(Five(5.0))),
            ("😡", Some(Satisfied(false))),
            ("🙂", Some(Satisfied(true))),
            ("⭐️⭐️⭐️⭐️", Some(Five(4.0))),
            ("sehr zufrieden", Some(Satisfied(true))),
            ("nicht zufrieden", Some(Satisfied(false))),
            ("très insatisfait", Some(Satisfied(false))),
            ("muy bueno", Some(Satisfied(true))),
            ("péssimo", Some(Satisfied(false))),
            ("ótimo", Some(Satisfied(true))),
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
        assert_eq!(Scale::of("CSAT", 1.0, 5.0), Scale::Five);
        assert_eq!(Scale::of("score", 0.0, 9.0), Scale::Nps);
        assert_eq!(Scale::of("NPS score", 2.0, 5.0), Scale::Nps);
        assert_eq!(Scale::of("score", 20.0, 95.0), Scale::Percent);
        assert_eq!(Scale::of("CSAT (1-10)", 2.0, 10.0), Scale::Ten);
        assert_eq!(Scale::of("Effort", 1.0, 7.0), Scale::Seven);
        assert_eq!(Scale::of("Satisfied", 0.0, 1.0), Scale::Thumbs);
        assert_eq!(Scale::of("survey results", -103.0, 103.0), Scale::Five);
        check("10", Scale::Ten, Some(RatingValue::Five(5.0)));
        check("4", Scale::Seven, Some(RatingValue::Five(3.0)));
        check("0", Scale::Thumbs, Some(RatingValue::Satisfied(false)));
    }
}
