//! Names of months and days in the languages exports are written in.

/// Beginnings of month names: English, German, French, Spanish, Portuguese, Italian.
const MONTHS: [(&str, u32); 30] = [
    ("jan", 1),
    ("ene", 1),
    ("gen", 1),
    ("feb", 2),
    ("fév", 2),
    ("fev", 2),
    ("mar", 3),
    ("mär", 3),
    ("mrz", 3),
    ("apr", 4),
    ("abr", 4),
    ("avr", 4),
    ("may", 5),
    ("mai", 5),
    ("mag", 5),
    ("juin", 6),
    ("juil", 7),
    ("jun", 6),
    ("jul", 7),
    ("giu", 6),
    ("lug", 7),
    ("aug", 8),
    ("ago", 8),
    ("aoû", 8),
    ("sep", 9),
    ("set", 9),
    ("oct", 10),
    ("okt", 10),
    ("out", 10),
    ("ott", 10),
];

/// Those of the last two months, which no other word of a date begins with.
const LATE_MONTHS: [(&str, u32); 4] = [("nov", 11), ("dec", 12), ("dez", 12), ("dic", 12)];

/// Words of a date that carry no information.
const FILLERS: [&str; 29] = [
    "mon",
    "monday",
    "tue",
    "tues",
    "tuesday",
    "wed",
    "wednesday",
    "thu",
    "thur",
    "thurs",
    "thursday",
    "fri",
    "friday",
    "sat",
    "saturday",
    "sun",
    "sunday",
    "mardi",
    "martes",
    "t",
    "at",
    "st",
    "nd",
    "rd",
    "th",
    "of",
    "de",
    "um",
    "uhr",
];

/// The month (1–12) a lower-case word names.
pub fn month(word: &str) -> Option<u32> {
    if is_filler(word) {
        return None;
    }
    let named = |(start, number): &(&str, u32)| word.starts_with(start).then_some(*number);
    MONTHS.iter().chain(&LATE_MONTHS).find_map(named).or_else(|| word.starts_with("déc").then_some(12))
}

/// Whether a lower-case word may stand in a date without meaning.
pub fn is_filler(word: &str) -> bool {
    FILLERS.contains(&word)
}
