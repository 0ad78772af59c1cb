//! `analyze`: the full analysis of texts, NDJSON.

use std::process::ExitCode;

use engine::Workspace;
use engine::wire::labels::ReadText;
use serde_json::{Map, Value, json};

use super::{TextLine, each_text};
use crate::args::{AnalyzeArguments, Arguments};
use crate::output::{self, Failure};

pub fn run(arguments: &Arguments, analyze: &AnalyzeArguments) -> Result<ExitCode, Failure> {
    let workspace = engine::is_workspace(&arguments.folder()).then(|| arguments.open_for_reading()).transpose()?;
    let given = analyze.rules.as_deref().map(engine::read_rules).transpose()?.map(engine::compiled).transpose()?;
    let built_in = engine::rules();
    let read = |text: &str| match &workspace {
        Some(workspace) => workspace.read_text(text, given.as_ref()),
        None => engine::read_text(text, given.as_ref().unwrap_or(&built_in)),
    };
    let one = |line: TextLine| output::json(&shaped(&line.id_text(), &read(&line.text), workspace.as_ref()));
    if let Some(text) = &analyze.texts.text {
        one(TextLine { id: Value::Null, text: text.clone() })?;
    }
    if let Some(path) = &analyze.texts.file {
        each_text(path, one)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn shaped(id: &str, read: &ReadText, workspace: Option<&Workspace>) -> Value {
    let words = |evidence: &[model::Evidence]| evidence.iter().map(|found| found.words.clone()).collect::<Vec<_>>();
    let analysis = &read.analysis;
    let tone = &analysis.sentiment;
    json!({
        "id": id,
        "language": analysis.language,
        "sentiment": {
            "score": tone.score, "vader": tone.vader, "positive": tone.positive, "neutral": tone.neutral,
            "negative": tone.negative, "label": tone.label.name(), "because": words(&tone.because),
        },
        "category": category(read),
        "topic": read.topic.and_then(|topic| workspace?.topic_name(topic)),
        "urgency": { "level": analysis.urgency.value.name(), "because": words(&analysis.urgency.because) },
        "emotion": analysis.emotion.value.name(),
        "emotion_because": words(&analysis.emotion.because),
        "key_phrases": analysis.phrases,
        "contains_error": analysis.contains_error,
        "error_codes": analysis.error_codes,
        "contains_code": analysis.contains_code,
        "question_count": analysis.question_count,
        "is_question": analysis.is_question,
    })
}

/// What was learnt decides where it is on and answers, else the rules.
fn category(read: &ReadText) -> Value {
    let found = &read.analysis.category;
    let shares = |shares: &[(String, f32)]| {
        shares.iter().map(|(name, share)| (name.clone(), json!(share))).collect::<Map<_, _>>()
    };
    match read.learned.as_ref().and_then(|guess| Some((guess, guess.category.as_ref()?))) {
        Some((guess, name)) => json!({
            "name": name,
            "subcategory": found.subcategory.as_ref().filter(|_| *name == found.name),
            "probabilities": shares(&guess.ranked),
            "because": guess.because.iter().map(|(word, _)| word).collect::<Vec<_>>(),
            "by": "learned",
        }),
        None => json!({
            "name": found.name,
            "subcategory": found.subcategory,
            "probabilities": shares(&found.shares),
            "because": found.because.iter().map(|found| &found.words).collect::<Vec<_>>(),
            "by": "rules",
        }),
    }
}
