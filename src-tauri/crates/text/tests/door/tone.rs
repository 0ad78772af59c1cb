//! Tone through the public door: what people would call a message, the user's own words, and the original's scores.

use model::{Tone, ToneWord};
use text::{Rules, analyse_text, default_rules, vader};

/// A label and a sentence a line.
const TRUTH: &str = include_str!("tone_truth.tsv");

/// Of a hundred sentences so many may be read otherwise; a change that misreads more is to be looked at.
const MISREAD: usize = 14;

#[test]
fn messages_have_the_tone_people_hear() {
    let rules = Rules::default();
    let mut misread = Vec::new();
    for (expected, text) in TRUTH.lines().filter_map(|line| line.split_once('\t')) {
        let found = analyse_text(text, &rules).sentiment;
        if found.label.name() != expected {
            misread.push(format!("{expected}: {text:?} is {:?} {} for {:?}", found.label, found.score, found.because));
        }
    }
    assert!(misread.len() <= MISREAD, "{} misread:\n{}", misread.len(), misread.join("\n"));
}

#[test]
fn the_users_words_stand_over_the_built_in_ones() {
    for (pattern, valence, text, expected) in [
        ("gremlin", -4.0, "There is a gremlin", Tone::Negative),
        ("gremlin", 4.0, "There is a gremlin", Tone::Positive),
        ("terrible", 0.0, "Terrible", Tone::Neutral),
        ("=charged =twice", 0.0, "charged twice", Tone::Neutral),
        ("/gr[ae]m/", -4.0, "Oh the gram", Tone::Negative),
    ] {
        let mut set = default_rules();
        set.tone.words = vec![ToneWord { pattern: pattern.to_owned(), valence }];
        let found = analyse_text(text, &Rules::new(set, 1)).sentiment;
        assert_eq!(found.label, expected, "{pattern} {valence} in {text:?}: {} {:?}", found.score, found.because);
    }
}

#[test]
fn without_the_words_of_support_the_score_is_plain_vader() {
    let mut set = default_rules();
    set.tone.support_words = false;
    let rules = Rules::new(set, 1);
    for text in ["I was charged twice", "good but slow and bad", "Great, another outage!", "not happy :("] {
        let found = analyse_text(text, &rules).sentiment;
        assert_eq!(found.score, found.vader, "{text:?}");
    }
}

#[test]
fn plain_scores_are_those_of_the_original() {
    for line in include_str!("../fixtures/vader_scores.txt").lines() {
        let mut fields = line.splitn(5, ' ');
        let mut number = || fields.next().and_then(|field| field.parse::<f32>().ok()).expect("four numbers");
        let expected = [number(), number(), number(), number()];
        let text: String = serde_json::from_str(fields.next().unwrap_or_default()).expect("a text");
        let found = analyse_text(&text, &Rules::default()).sentiment;
        assert!((vader(&text) - expected[0]).abs() < 1e-4, "{text:?}: {} is not {}", vader(&text), expected[0]);
        for (found, expected) in [found.positive, found.neutral, found.negative].iter().zip(&expected[1..]) {
            assert!((found - expected).abs() < 1e-4, "{text:?}: {found} is not {expected}");
        }
    }
}
