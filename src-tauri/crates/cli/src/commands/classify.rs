//! `classify`: trains the product's classifier on one table and judges it on another.
//!
//! In: two tables with a column of texts and one of labels. Out: figures, and the answers as a table. Never: the
//! workspace, or what was learnt there.

mod labelled;

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use learn::classifier::{Classifier, Example, Figures, Prediction, judge};
use model::Cancel;
use serde_json::json;

use crate::args::{Arguments, ClassifyArguments};
use crate::output::{self, Failure};
use labelled::Labelled;

pub fn run(arguments: &Arguments, classify: &ClassifyArguments) -> Result<ExitCode, Failure> {
    let train = Labelled::read(&classify.train, &classify.text, &classify.label)?;
    let test = Labelled::read(&classify.test, &classify.text, &classify.label)?;
    let examples: Vec<Example> = train.labelled().map(|row| Example { text: &row.text, label: &row.label }).collect();
    let unlabelled = train.rows.len() - examples.len();
    if unlabelled > 0 {
        eprintln!("{}: {unlabelled} rows without a label are left out.", classify.train.display());
    }
    let started = Instant::now();
    let classifier = Classifier::train(&examples, &Cancel::default())
        .map_err(|why| Failure::Unlearnable { path: classify.train.clone(), why })?;
    let train_seconds = started.elapsed().as_secs_f64();
    let started = Instant::now();
    let texts: Vec<&str> = test.rows.iter().map(|row| row.text.as_str()).collect();
    let predictions = classifier.predict_all(&texts);
    let predict_seconds = started.elapsed().as_secs_f64();
    if let Some(path) = &classify.predictions {
        write(path, &classifier, &test, &predictions)?;
    }
    let done = Done { train_rows: examples.len(), test_rows: test.rows.len(), train_seconds, predict_seconds };
    tell(arguments, &classifier, &done, &judged(&classifier, &test, &predictions))?;
    Ok(ExitCode::SUCCESS)
}

struct Done {
    train_rows: usize,
    test_rows: usize,
    train_seconds: f64,
    predict_seconds: f64,
}

/// Figures over the rows that have a label; one that was not learnt can't be answered right.
fn judged(classifier: &Classifier, test: &Labelled, predictions: &[Prediction]) -> Figures {
    let known = classifier.labels();
    let mut unknown: Vec<&str> = test.labelled().map(|row| row.label.as_str()).collect();
    unknown.retain(|label| !known.iter().any(|name| name == label));
    unknown.sort_unstable();
    unknown.dedup();
    let place = |label: &str| match known.binary_search_by(|name| name.as_str().cmp(label)) {
        Ok(place) => place,
        Err(_) => known.len() + unknown.binary_search(&label).unwrap_or(0),
    };
    let pairs = test.rows.iter().zip(predictions).filter(|(row, _)| !row.label.is_empty());
    let (gold, answers): (Vec<usize>, Vec<Prediction>) =
        pairs.map(|(row, answer)| (place(&row.label), *answer)).unzip();
    judge(&gold, &answers, known.len() + unknown.len())
}

fn tell(arguments: &Arguments, classifier: &Classifier, done: &Done, figures: &Figures) -> Result<(), Failure> {
    let Done { train_rows, test_rows, train_seconds, predict_seconds } = done;
    let classes = classifier.labels().len();
    if arguments.json {
        return output::json(&json!({
            "train_rows": train_rows, "test_rows": test_rows, "classes": classes,
            "accuracy": figures.accuracy, "accuracy_low": figures.accuracy_low, "accuracy_high": figures.accuracy_high,
            "macro_f1": figures.macro_f1, "expected_calibration_error": figures.calibration_error,
            "coverage": figures.coverage, "accuracy_answered": figures.accuracy_answered,
            "train_seconds": train_seconds, "predict_seconds": predict_seconds,
        }));
    }
    let percent = |share: f32| format!("{:.1} %", share * 100.0);
    output::text(&format!(
        "{train_rows} texts with {classes} labels learnt in {train_seconds:.1} s, {test_rows} judged in {predict_seconds:.1} s\n\
         right: {} (95 % interval {} to {}), macro-F1 {:.3}, calibration error {:.3}\n\
         answered with the threshold: {}, of these right: {}",
        percent(figures.accuracy),
        percent(figures.accuracy_low),
        percent(figures.accuracy_high),
        figures.macro_f1,
        figures.calibration_error,
        percent(figures.coverage),
        percent(figures.accuracy_answered),
    ))
}

/// Writes a row for each row of the test: its number (1 is the first below the header), its label, and the answer.
fn write(path: &Path, classifier: &Classifier, test: &Labelled, predictions: &[Prediction]) -> Result<(), Failure> {
    let broken = |error: csv::Error| Failure::File { path: path.to_owned(), error: error.into() };
    let mut table = csv::Writer::from_path(path).map_err(broken)?;
    table.write_record(["row", "gold", "predicted", "confidence", "abstained"]).map_err(broken)?;
    for (number, (row, answer)) in test.rows.iter().zip(predictions).enumerate() {
        let predicted = classifier.labels().get(answer.label).map_or("", String::as_str);
        let (number, confidence) = ((number + 1).to_string(), answer.confidence.to_string());
        let abstained = if answer.abstained { "true" } else { "false" };
        table.write_record([&number, &row.label, predicted, &confidence, abstained]).map_err(broken)?;
    }
    table.flush().map_err(|error| broken(error.into()))
}
