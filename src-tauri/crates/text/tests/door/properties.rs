//! What holds for any text.

use std::sync::LazyLock;
use std::time::Instant;

use model::{Analysis, Evidence};
use proptest::prelude::*;
use text::{Rules, analyse_text};

static RULES: LazyLock<Rules> = LazyLock::new(Rules::default);

fn all_evidence(analysis: &Analysis) -> impl Iterator<Item = &Evidence> {
    analysis
        .sentiment
        .because
        .iter()
        .chain(&analysis.category.because)
        .chain(&analysis.urgency.because)
        .chain(&analysis.emotion.because)
        .chain(&analysis.escalation.because)
}

fn check(text: &str, rules: &Rules) {
    let analysis = analyse_text(text, rules);
    for evidence in all_evidence(&analysis) {
        assert_eq!(text.get(evidence.start as usize..evidence.end as usize), Some(evidence.words.as_str()), "{text:?}");
        assert!(!evidence.words.is_empty(), "{text:?}");
    }
    assert!((-1.0..=1.0).contains(&analysis.sentiment.score));
    let shares: f32 = analysis.category.shares.iter().map(|(_, share)| share).sum();
    assert!(analysis.category.shares.is_empty() || (shares - 1.0).abs() < 1e-4);
    assert!(analysis.phrases.len() <= 16);
    assert_eq!(analysis, analyse_text(text, rules));
}

/// Pieces that the rules look at, to be put together at random.
fn pieces() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "not ",
        "happy",
        " working",
        "error ",
        "0x80",
        "HTTP 401 ",
        "`",
        "```",
        "> ",
        "\n",
        "\n\n",
        "-- \n",
        "On 1 ",
        "wrote:",
        "http://a.b/?q ",
        "@",
        "#",
        "a@b.c",
        "’",
        "can’t ",
        "😀",
        "❤️",
        "é",
        "ß",
        "İ",
        "?",
        "!",
        "...",
        "but ",
        "refund ",
        "URGENT ",
        "thanks ",
        "in advance",
        "ORA-",
        "12",
        "ERR_X",
        "(",
        "[",
        "\"",
        "$ ",
        "アカウント",
        "م",
        "\u{301}",
        "\u{200d}",
    ]);
    prop::collection::vec(
        prop_oneof![3 => known.prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)],
        0..60,
    )
    .prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn offsets_slice_to_the_words_and_nothing_panics(text in pieces()) {
        check(&text, &RULES);
    }
}

#[test]
fn naughty_strings_are_read() {
    let Ok(data) = std::env::var("SUPPORT_LENS_DATA") else {
        eprintln!("skipped: SUPPORT_LENS_DATA is not set");
        return;
    };
    let folder = std::path::Path::new(&data).join("naughty_strings");
    for file in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let Ok(bytes) = std::fs::read(file.path()) else { continue };
        String::from_utf8_lossy(&bytes).lines().for_each(|line| check(line, &RULES));
    }
}

/// Thirty times the text may take about thirty times as long; squared growth would take nine hundred times.
#[test]
fn time_grows_with_the_text_only() {
    for unit in ["good but bad ", "(a ", "not happy ", "\"x", "> a\n", "On 1 a\n", "?! ", "😀 good, "] {
        let seconds = |count: usize| {
            let text = unit.repeat(count);
            let once = || {
                let start = Instant::now();
                analyse_text(&text, &RULES);
                start.elapsed().as_secs_f64()
            };
            // The fastest of three runs: the machine may be busy.
            once().min(once()).min(once())
        };
        let (short, long) = (seconds(1_000), seconds(30_000));
        assert!(long < 0.5 + 200.0 * short, "{unit:?}: {short} s, then {long} s");
    }
}
