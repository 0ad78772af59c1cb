//! The classifier: trained on one part of a set, judged on the other, as `support-lens-cli classify` does.

use std::error::Error;
use std::path::Path;
use std::time::Instant;

use learn::classifier::{Classifier, Example, Figures, Judged, Prediction, Verdict, judge, learn};
use model::Cancel;

use crate::cpu;
use crate::sets::{self, Labelled};
use crate::table::{Asked, Line};

/// Most of the distance between confidence and accuracy that is asked for.
const CALIBRATED: Asked = Asked::AtMost(0.08);

/// Lines of one set, or why it can't be read.
type Measured = Result<Vec<Line>, Box<dyn Error>>;

/// All lines; a set that can't be read has none but its name.
pub fn lines(data: &Path) -> Vec<Line> {
    let of = |name: &str, lines: fn(&Path) -> Measured| {
        lines(data).unwrap_or_else(|error| vec![Line::missing(format!("{name}: {error}"), Asked::Told)])
    };
    [of("banking77", banking), of("karolzak", karolzak), of("clinc", clinc), of("cfpb_complaints", control)].concat()
}

fn banking(data: &Path) -> Measured {
    let rows = sets::table(&data.join("banking77/train.csv"), "text", "category")?;
    let (train, test) = sets::split(&rows, 1, sets::most);
    let (ten, _) = sets::split(&train, 1, |_| 10);
    let whole = Run::of("banking77", &train, &test)?;
    let few = Run::of("banking77-ten", &ten, &test)?;
    let all = Run::of("banking77-all", &rows, &test)?;
    Ok(vec![
        whole.accuracy("banking77 (80/20): accuracy", 0.915, 0.894),
        whole.calibration("banking77: calibration error"),
        few.accuracy("banking77, 10 labels a class: accuracy", 0.78, 0.64),
        few.calibration("banking77, 10 labels a class: calibration error"),
        Line::new("seconds to train on its 10,003 texts, 77 classes", Asked::AtMost(6.0), None, all.train_seconds),
        Line::new("the same in CPU-seconds, whatever else runs", Asked::Told, None, all.train_cpu_seconds),
        Line::new("texts predicted per CPU-second (banking77)", Asked::AtLeast(20_000.0), None, all.per_cpu_second),
    ])
}

fn karolzak(data: &Path) -> Measured {
    let file = data.join("tickets_it_karolzak/all_tickets_processed_topic_group_3k8.csv");
    let (train, test) = sets::split(&sets::table(&file, "Document", "Topic_group")?, 1, sets::most);
    let run = Run::of("karolzak", &train, &test)?;
    Ok(vec![
        run.accuracy("karolzak topic group (80/20): accuracy", 0.82, 0.820),
        run.calibration("karolzak: calibration error"),
        Line::new("texts predicted per CPU-second (karolzak)", Asked::Told, None, run.per_cpu_second),
    ])
}

fn clinc(data: &Path) -> Measured {
    let run = Run::of("clinc", &sets::clinc(data, "train")?, &sets::clinc(data, "test")?)?;
    let beyond: Vec<String> = sets::clinc(data, "oos_test")?.into_iter().map(|(text, _)| text).collect();
    let beyond = run.classifier.predict_all(&beyond);
    let mut sure: Vec<f32> = run.predictions.iter().map(|answer| answer.confidence).collect();
    sure.sort_unstable_by(f32::total_cmp);
    let least = sure[sure.len() / 10];
    let below = beyond.iter().filter(|answer| answer.confidence < least).count() as f64 / beyond.len() as f64;
    let abstained = beyond.iter().filter(|answer| answer.abstained).count() as f64 / beyond.len() as f64;
    Ok(vec![
        run.accuracy("clinc, in scope: accuracy", 0.915, 0.911),
        run.calibration("clinc: calibration error"),
        Line::new("clinc, out of scope, abstained at 90 % coverage in scope", Asked::AtLeast(0.60), None, below),
        Line::new("clinc, out of scope, abstained by the model's own threshold", Asked::Told, None, abstained),
        Line::new("clinc, in scope, answered by it", Asked::Told, None, f64::from(run.figures.coverage)),
        Line::new("seconds to train on its 15,000 texts, 150 classes", Asked::Told, None, run.train_seconds),
        Line::new("texts predicted per CPU-second (clinc)", Asked::AtLeast(20_000.0), None, run.per_cpu_second),
    ])
}

/// Labels that have nothing to do with the texts, and the same texts with theirs.
fn control(data: &Path) -> Measured {
    let rows = sets::table(
        &data.join("cfpb_complaints/cfpb_product_narrative.csv"),
        "Consumer complaint narrative",
        "Product",
    )?;
    let on = |rows: &Labelled| verdict(rows).map(|verdict| f64::from(u8::from(verdict == Verdict::Better)));
    Ok(vec![
        Line::new("CFPB products: may be switched on (1 is yes)", Asked::AtLeast(1.0), None, on(&rows)?),
        Line::new(
            "CFPB products, labels shuffled: may be switched on",
            Asked::AtMost(0.0),
            None,
            on(&sets::shuffled(&rows))?,
        ),
    ])
}

fn verdict(rows: &Labelled) -> Result<Verdict, Box<dyn Error>> {
    let judged: Vec<Judged> =
        rows.iter().map(|(text, label)| Judged { example: Example { text, label }, rules: None }).collect();
    Ok(learn(&judged, &Cancel::default())?.1.verdict)
}

/// A classifier trained and judged.
struct Run {
    classifier: Classifier,
    predictions: Vec<Prediction>,
    figures: Figures,
    train_seconds: f64,
    train_cpu_seconds: f64,
    per_cpu_second: f64,
}

impl Run {
    fn of(name: &str, train: &Labelled, test: &Labelled) -> Result<Run, Box<dyn Error>> {
        let folder = std::env::temp_dir().join("support-lens-quality");
        let train = sets::through_csv(&folder, &format!("{name}-train"), train)?;
        let test = sets::through_csv(&folder, &format!("{name}-test"), test)?;
        let examples: Vec<Example> = train.iter().map(|(text, label)| Example { text, label }).collect();
        let (start, cpu) = (Instant::now(), cpu::seconds());
        let classifier = Classifier::train(&examples, &Cancel::default())?;
        let (train_seconds, train_cpu_seconds) = (start.elapsed().as_secs_f64(), cpu::seconds() - cpu);
        let texts: Vec<&str> = test.iter().map(|(text, _)| text.as_str()).collect();
        let rounds = 20_000 / texts.len() + 1;
        let start = cpu::seconds();
        let mut predictions = Vec::new();
        for _ in 0..rounds {
            predictions = classifier.predict_all(&texts);
        }
        let per_cpu_second = (rounds * texts.len()) as f64 / (cpu::seconds() - start);
        let place = |label: &String| classifier.labels().binary_search(label).unwrap_or(usize::MAX);
        let gold: Vec<usize> = test.iter().map(|(_, label)| place(label)).collect();
        let figures = judge(&gold, &predictions, classifier.labels().len());
        Ok(Run { classifier, predictions, figures, train_seconds, train_cpu_seconds, per_cpu_second })
    }

    fn accuracy(&self, what: &str, asked: f64, baseline: f64) -> Line {
        Line::new(what, Asked::AtLeast(asked), Some(baseline), f64::from(self.figures.accuracy))
    }

    fn calibration(&self, what: &str) -> Line {
        Line::new(what, CALIBRATED, None, f64::from(self.figures.calibration_error))
    }
}
