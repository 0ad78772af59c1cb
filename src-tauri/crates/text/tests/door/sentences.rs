//! Sentences that mislead word lists: what a person would say of each, and how often the rules agree.

use model::Analysis;
use text::{Rules, analyse_text};

/// Share of sentences on which each label must agree with a person.
const AGREED: f64 = 0.95;

const SENTENCES: &str = include_str!("../fixtures/sentences.tsv");

/// The labels of a text as the fixture writes them.
fn labels(analysis: &Analysis) -> [String; 5] {
    [
        analysis.urgency.value.name().to_owned(),
        analysis.emotion.value.name().to_owned(),
        u8::from(analysis.contains_error).to_string(),
        u8::from(analysis.contains_code).to_string(),
        analysis.question_count.to_string(),
    ]
}

#[test]
fn labels_agree_with_people() {
    let rules = Rules::default();
    let mut lines = SENTENCES.lines();
    let names: Vec<&str> = lines.next().unwrap_or_default().split('\t').skip(1).collect();
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split('\t').collect()).collect();
    assert!(rows.len() >= 150);
    let mut wrong: [Vec<String>; 5] = Default::default();
    for row in &rows {
        let text = row[0].replace("\\n", "\n");
        let found = labels(&analyse_text(&text, &rules));
        for (column, wrong) in wrong.iter_mut().enumerate().filter(|(column, _)| found[*column] != row[column + 1]) {
            wrong.push(format!("{text:?} is {}, found {}", row[column + 1], found[column]));
        }
    }
    let share = |wrong: &[String]| 1.0 - wrong.len() as f64 / rows.len() as f64;
    let told =
        names.iter().zip(&wrong).map(|(name, wrong)| format!("{name}: {:.3}\n{}", share(wrong), wrong.join("\n")));
    assert!(wrong.iter().all(|wrong| share(wrong) >= AGREED), "{}", told.collect::<Vec<_>>().join("\n"));
}
