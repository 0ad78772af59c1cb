//! `analyze`: the full analysis of texts, NDJSON.

use std::process::ExitCode;

use model::Analysis;
use serde_json::{Value, json};

use super::{TextLine, each_text};
use crate::args::AnalyzeArguments;
use crate::output::{self, Failure};

pub fn run(arguments: &AnalyzeArguments) -> Result<ExitCode, Failure> {
    let rules = engine::rules();
    let one = |line: TextLine| output::json(&shaped(&line.id_text(), &engine::analyse_text(&line.text, &rules)));
    if let Some(text) = &arguments.text {
        one(TextLine { id: Value::Null, text: text.clone() })?;
    }
    if let Some(path) = &arguments.file {
        each_text(path, one)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn shaped(id: &str, analysis: &Analysis) -> Value {
    let words = |evidence: &[model::Evidence]| evidence.iter().map(|found| found.words.clone()).collect::<Vec<_>>();
    let tone = &analysis.sentiment;
    json!({
        "id": id,
        "language": analysis.language,
        "sentiment": {
            "score": tone.score, "vader": tone.vader, "positive": tone.positive, "neutral": tone.neutral,
            "negative": tone.negative, "label": tone.label.name(), "because": words(&tone.because),
        },
        "category": {
            "name": analysis.category.name,
            "subcategory": analysis.category.subcategory,
            "probabilities": analysis.category.shares.iter().map(|(name, share)| (name.clone(), json!(share))).collect::<serde_json::Map<_, _>>(),
            "because": words(&analysis.category.because),
        },
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
