//! Words of satisfaction in English, German, French, Spanish and Portuguese. In: lower-case words. Out: satisfied or not.

/// Words of those who are satisfied.
const SATISFIED: [&str; 46] = [
    "happy",
    "good",
    "satisfied",
    "great",
    "excellent",
    "awesome",
    "amazing",
    "positive",
    "perfect",
    "like",
    "love",
    "up",
    "thumbs up",
    "promoter",
    "gut",
    "zufrieden",
    "super",
    "hervorragend",
    "ausgezeichnet",
    "positiv",
    "bon",
    "bonne",
    "bien",
    "satisfait",
    "satisfaite",
    "content",
    "parfait",
    "positif",
    "bueno",
    "buena",
    "satisfecho",
    "satisfecha",
    "contento",
    "excelente",
    "positivo",
    "bom",
    "boa",
    "ótimo",
    "ótima",
    "otimo",
    "satisfeito",
    "satisfeita",
    "genial",
    "muito bom",
    "sehr gut",
    "wonderful",
];

/// Words of those who are not; a word in the middle is one of them.
const UNSATISFIED: [&str; 54] = [
    "unhappy",
    "bad",
    "dissatisfied",
    "unsatisfied",
    "poor",
    "terrible",
    "awful",
    "horrible",
    "neutral",
    "neither",
    "ok",
    "okay",
    "average",
    "fair",
    "negative",
    "down",
    "thumbs down",
    "dislike",
    "hate",
    "detractor",
    "passive",
    "schlecht",
    "unzufrieden",
    "mangelhaft",
    "mittelmäßig",
    "negativ",
    "furchtbar",
    "mauvais",
    "mauvaise",
    "insatisfait",
    "insatisfaite",
    "mécontent",
    "mécontente",
    "moyen",
    "nul",
    "négatif",
    "malo",
    "mala",
    "mal",
    "insatisfecho",
    "insatisfecha",
    "pésimo",
    "regular",
    "negativo",
    "ruim",
    "péssimo",
    "péssima",
    "pessimo",
    "insatisfeito",
    "insatisfeita",
    "mau",
    "má",
    "neutre",
    "neutro",
];

/// Words that turn what follows round.
const NEGATIONS: [&str; 8] = ["not", "nicht", "pas", "no", "não", "nada", "never", "kaum"];

/// Whether words say that somebody is satisfied; `None` when they say neither.
pub fn satisfied(words: &str) -> Option<bool> {
    let has = |list: &[&str]| list.iter().any(|verdict| begins_or_ends(words, verdict));
    let negated = words.split(' ').any(|word| NEGATIONS.contains(&word));
    if has(&UNSATISFIED) || (negated && has(&SATISFIED)) { Some(false) } else { has(&SATISFIED).then_some(true) }
}

fn begins_or_ends(words: &str, verdict: &str) -> bool {
    let begins = words.strip_prefix(verdict).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    begins || words.strip_suffix(verdict).is_some_and(|rest| rest.ends_with(' '))
}

#[cfg(test)]
mod tests {
    use super::satisfied;

    #[test]
    fn verdicts() {
        for (words, expected) in [
            ("good i m satisfied", Some(true)),
            ("bad i m unsatisfied", Some(false)),
            ("not good", Some(false)),
            ("no estoy satisfecho", Some(false)),
            ("pas content", Some(false)),
            ("très satisfait", Some(true)),
            ("okay", Some(false)),
            ("purple", None),
            ("", None),
        ] {
            assert_eq!(satisfied(words), expected, "{words}");
        }
    }
}
