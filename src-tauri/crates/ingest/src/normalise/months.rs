//! Words of dates in the languages exports are written in: English, German, French, Spanish, Portuguese, Italian, Dutch.

/// Names of the months, parted by `|`. A word names a month when it begins one of its names with three letters or more,
/// and none of another month.
const MONTHS: [&str; 12] = [
    "january|januar|jänner|janvier|janv|enero|janeiro|gennaio|januari",
    "february|februar|feber|février|fevrier|febrero|fevereiro|febbraio|februari",
    "march|märz|maerz|mrz|mars|marzo|março|marco|maart|mrt",
    "april|avril|abril|aprile",
    "may|mai|mayo|maio|maggio|mei",
    "june|juni|juin|junio|junho|giugno",
    "july|juli|juillet|julio|julho|luglio",
    "august|août|aout|agosto|augustus",
    "september|septembre|septiembre|setiembre|setembro|settembre",
    "october|oktober|octobre|octubre|outubro|ottobre",
    "november|novembre|noviembre|novembro",
    "december|dezember|décembre|decembre|diciembre|dezembro|dicembre",
];

/// Names of the days of the week; what begins one of them with two letters or more says nothing new.
const DAYS: [&str; 7] = [
    "monday|montag|lundi|lunes|segunda|lunedì|maandag",
    "tuesday|dienstag|mardi|martes|terça|terca|martedì|dinsdag",
    "wednesday|mittwoch|mercredi|miércoles|miercoles|quarta|mercoledì|woensdag",
    "thursday|donnerstag|jeudi|jueves|quinta|giovedì|donderdag",
    "friday|freitag|vendredi|viernes|sexta|venerdì|vrijdag",
    "saturday|samstag|sonnabend|samedi|sábado|sabado|sabato|zaterdag",
    "sunday|sonntag|dimanche|domingo|domenica|zondag",
];

/// Words between the parts of a date.
const FILLERS: [&str; 44] = [
    "t", "at", "on", "the", "of", "st", "nd", "rd", "th", "er", "º", "ª", "o", "de", "del", "do", "da", "em", "am",
    "um", "uhr", "den", "der", "vom", "le", "la", "las", "el", "los", "à", "a", "às", "as", "ao", "y", "e", "feira",
    "hrs", "hs", "h", "horas", "heures", "min", "kl",
];

/// The month (1–12) a lower-case word names.
pub fn month(word: &str) -> Option<u32> {
    if word.chars().nth(2).is_none() || is_whole_day(word) {
        return None;
    }
    let mut named = (1..).zip(MONTHS).filter(|(_, names)| names.split('|').any(|name| name.starts_with(word)));
    let (number, _) = named.next()?;
    named.next().is_none().then_some(number)
}

/// Whether a word for a month may also be one for a day: "mar." is March, mardi and martes.
pub fn may_be_day(word: &str) -> bool {
    word == "mar"
}

/// Whether a lower-case word may stand in a date without meaning.
pub fn is_filler(word: &str) -> bool {
    let begins_day = |name: &str| word.chars().nth(1).is_some() && name.starts_with(word);
    FILLERS.contains(&word) || DAYS.iter().any(|names| names.split('|').any(begins_day))
}

/// Whether a word behind a time puts it into the afternoon.
pub fn half_of_day(word: &str) -> Option<bool> {
    match word {
        "am" | "a" | "mañana" | "madrugada" | "manhã" | "morgens" | "vormittags" | "matin" => Some(false),
        "pm" | "p" | "tarde" | "noche" | "noite" | "nachmittags" | "abends" | "soir" => Some(true),
        _ => None,
    }
}

fn is_whole_day(word: &str) -> bool {
    DAYS.iter().any(|names| names.split('|').any(|name| name == word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_dates() {
        for (word, expected) in [
            ("mar", Some(3)),
            ("märz", Some(3)),
            ("sept", Some(9)),
            ("juil", Some(7)),
            ("fev", Some(2)),
            ("dez", Some(12)),
            ("aoû", Some(8)),
            ("martes", None),
            ("jui", None),
            ("market", None),
            ("ja", None),
        ] {
            assert_eq!(month(word), expected, "{word}");
        }
        for word in ["mié", "do", "sonntag", "lun", "sexta", "à"] {
            assert!(is_filler(word), "{word}");
        }
        assert!(!is_filler("ticket"));
    }
}
