//! Parity with Python vaderSentiment 3.3.2 (through `vader-parity`) and the support layer.

use std::path::Path;

use proptest::prelude::*;
use vader_parity::SentimentIntensityAnalyzer;

use super::*;
use crate::tokens::read;

fn whole(text: &str) -> Vec<Part<'_>> {
    vec![Part { message: Some(0), text, spans: std::iter::once(0..text.len()).collect() }]
}

/// Largest difference of the four numbers from the oracle's.
fn difference(oracle: &SentimentIntensityAnalyzer, text: &str) -> f64 {
    let expected = oracle.polarity_scores(text);
    let parts = whole(text);
    let found = plain(&parts, &read(&parts).words);
    [
        (f64::from(found.vader), expected.compound),
        (f64::from(found.positive), expected.pos),
        (f64::from(found.neutral), expected.neu),
        (f64::from(found.negative), expected.neg),
    ]
    .iter()
    .map(|(found, expected)| (found - expected).abs())
    .fold(0.0, f64::max)
}

/// Every rule of VADER, and the corners where ports go wrong.
const FIXTURES: &[&str] = &[
    "",
    "   ",
    "The agent was helpful.",
    "The agent was HELPFUL.",
    "THE AGENT WAS HELPFUL",
    "The agent was very helpful!!!",
    "The agent was VERY helpful!!!!!!",
    "Is it good?",
    "Is it good??",
    "Is it good???",
    "Is it good?????",
    "not good",
    "isn't good",
    "It isn't all that good",
    "never so good",
    "never this good",
    "it was never good",
    "without doubt good",
    "without a doubt excellent",
    "no good reason",
    "no",
    "No problem at all",
    "no good or great answer",
    "least helpful desk",
    "at least helpful",
    "the very least helpful",
    "good but slow and bad",
    "good, good but good bad bad good",
    "bad bad but bad but good",
    "kind of good",
    "sort of a good answer",
    "it is just enough good",
    "they are the bomb for sure",
    "this app is really the shit",
    "a kiss of death for us",
    "food to die for indeed",
    "oh well yeah right great",
    "the bus stop was bad",
    "I love you, beating heart of mine",
    "my heart, hearts",
    "my heart will go on :) :D :P :p XD",
    "Catch utf-8 emoji such as 💘 and 💋 and 😁",
    "great😂lol bad",
    "😀😡 😭",
    "can’t can't cannot good",
    "GOOD morning ßS",
    "hardly GOOD, HARDLY good",
    "so so good",
    "a b c ok no :( ):",
    "uh-uh good",
    "despite good seldom great",
    "''good'' (bad) \"great\"",
    "x\u{1c}good\u{a0}bad\u{3000}great",
];

#[test]
fn plain_vader_agrees_with_the_reference() {
    let oracle = SentimentIntensityAnalyzer::new();
    for text in FIXTURES {
        assert!(difference(&oracle, text) < 1e-6, "{text:?}: {:?}", oracle.polarity_scores(text));
    }
}

#[test]
fn plain_vader_agrees_on_rated_texts() {
    let Ok(data) = std::env::var("SUPPORT_LENS_DATA") else {
        eprintln!("skipped: SUPPORT_LENS_DATA is not set");
        return;
    };
    let oracle = SentimentIntensityAnalyzer::new();
    let (mut texts, mut differing) = (0, 0);
    for name in ["tweets", "amazonReviewSnippets", "movieReviewSnippets", "nytEditorialSnippets"] {
        let path = Path::new(&data).join("vader_ground_truth").join(format!("{name}_GroundTruth.txt"));
        let Ok(bytes) = std::fs::read(&path) else { continue };
        for line in String::from_utf8_lossy(&bytes).lines() {
            let Some(text) = line.splitn(3, '\t').nth(2) else { continue };
            texts += 1;
            if difference(&oracle, text) > 1e-4 {
                differing += 1;
                eprintln!("{text}");
            }
        }
    }
    eprintln!("{differing} of {texts} texts differ by more than 0.0001");
    assert_eq!(differing, 0);
}

proptest! {
    #[test]
    fn plain_vader_agrees_on_any_mixture(words in proptest::collection::vec(
        prop_oneof![
            Just("good"), Just("BAD"), Just("not"), Just("never"), Just("so"), Just("this"), Just("but"), Just("no"),
            Just("least"), Just("at"), Just("very"), Just("kind"), Just("of"), Just("the"), Just("shit"), Just("bomb"),
            Just("without"), Just("doubt"), Just("isn't"), Just("great!"), Just("awful?"), Just(":)"), Just("😀"),
            Just("table"), Just("or"), Just("heart"), Just("😡x"), Just("VERY"), Just("hardly"), Just("\n"),
        ], 0..24)) {
        let oracle = SentimentIntensityAnalyzer::new();
        let text = words.join(" ");
        prop_assert!(difference(&oracle, &text) < 1e-4, "{:?}", text);
    }
}

#[test]
fn the_weights_were_learned_for_the_present_lists() {
    let found = Learned::shared().origin;
    assert_eq!(found, reading::origin(), "the weights of tone are old: cargo xtask fit-tone");
}
