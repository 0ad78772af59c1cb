//! A classifier learnt from the workspace's own labels: trained and judged, switched on and off, applied to texts.
//!
//! In: labels that people gave. Out: a model with its report, both kept; labels of texts while it is on. Never: on without a
//! verdict that it is better; a label over one that a person or the helpdesk gave.

mod alike;
mod apply;
mod kept;
pub(crate) mod labelled;
mod status;

use std::collections::BTreeMap;

use learn::classifier::{self, Example, Judged};
use model::{Cancel, Progress, Stage};

use crate::import::stage;
use crate::wire::learning::{CategoryScore, LabelsFrom, LearningReport, LearningStatus, Mistake, Verdict};
use crate::{Error, Result, Workspace};
pub(crate) use alike::Alike;
pub(crate) use apply::Learned;
use kept::Kept;
use labelled::{Labelled, labelled};

/// Fewest labelled texts of a category that it is learnt from.
pub(crate) const FEWEST: u32 = 10;

impl Workspace {
    /// Learns categories from labels, and tests what was learnt on tickets kept aside. Where a classifier is on it is replaced
    /// by the new one, or switched off if that is no better than the rules.
    ///
    /// # Errors
    /// Too few labels; something else is being written; read-only workspace; stopped; full disk. Then nothing has changed.
    pub fn learn(
        &self,
        from: &LabelsFrom,
        cancel: &Cancel,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<LearningReport> {
        let _writing = self.begin_writing()?;
        progress(stage(Stage::Learning, 0.0, 0.0));
        let journal = self.store.journal_sequence();
        let texts = enough(labelled(&self.store, &self.store.corrections(), from, cancel)?);
        let judged: Vec<Judged> = texts.iter().map(judged).collect();
        let (model, report) = classifier::learn(&judged, cancel).map_err(Error::from)?;
        let report = told(report, &texts, from, self.clock.now());
        let before = Kept::of(&self.store);
        let number = before.as_ref().map_or(1, |before| before.number + 1);
        let on = before.as_ref().is_some_and(|before| before.on) && report.verdict == Verdict::Better;
        let next = Kept { number, on, journal, report };
        self.begin_learned(&next, model, cancel, progress)?;
        Ok(next.report)
    }

    /// Lets what was learnt label the tickets that nobody labelled, or no longer.
    ///
    /// # Errors
    /// Nothing learnt, or not better than the rules; something else is being written; read-only workspace; stopped; full
    /// disk. Then nothing has changed.
    pub fn switch_learned(
        &self,
        on: bool,
        cancel: &Cancel,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<LearningStatus> {
        let writing = self.begin_writing()?;
        let kept = Kept::of(&self.store).ok_or(Error::NothingLearnt)?;
        if on && kept.report.verdict != Verdict::Better {
            return Err(Error::NotBetter(kept.report.verdict));
        }
        if on {
            let model = kept.model(&self.store)?;
            self.begin_learned(&Kept { on, ..kept }, model, cancel, progress)?;
        } else {
            self.end_learned(&Kept { on, ..kept })?;
        }
        drop(writing);
        self.learning()
    }
}

fn judged(labelled: &Labelled) -> Judged<'_> {
    let rules = Some(labelled.by_rules.as_str()).filter(|name| !name.is_empty());
    Judged { example: Example { text: &labelled.text, label: &labelled.label }, rules }
}

/// The texts of categories that have enough of them.
fn enough(texts: Vec<Labelled>) -> Vec<Labelled> {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for labelled in &texts {
        *counts.entry(labelled.label.clone()).or_default() += 1;
    }
    texts.into_iter().filter(|labelled| counts.get(&labelled.label).is_some_and(|&n| n >= FEWEST)).collect()
}

fn told(report: classifier::Report, texts: &[Labelled], from: &LabelsFrom, at: model::Instant) -> LearningReport {
    let name = |place: usize| report.categories.get(place).map(|category| category.name.clone()).unwrap_or_default();
    let mistakes = report.mistakes.iter().filter_map(|mistake| {
        let text = texts.get(mistake.example)?;
        Some(Mistake {
            key: text.key.clone(),
            subject: text.subject.clone(),
            label: text.label.clone(),
            answer: name(mistake.answer),
            confidence: mistake.confidence,
        })
    });
    let mistakes = mistakes.collect();
    let figures = report.figures;
    LearningReport {
        from: from.clone(),
        at,
        labelled: report.labelled,
        held_out: report.held_out,
        accuracy: figures.accuracy,
        accuracy_low: figures.accuracy_low,
        accuracy_high: figures.accuracy_high,
        macro_f1: figures.macro_f1,
        coverage: figures.coverage,
        accuracy_answered: figures.accuracy_answered,
        calibration_error: figures.calibration_error,
        rules_accuracy: report.rules_accuracy,
        majority_accuracy: report.majority_accuracy,
        verdict: match report.verdict {
            classifier::Verdict::Better => Verdict::Better,
            classifier::Verdict::NotBetterThanRules => Verdict::NotBetterThanRules,
            classifier::Verdict::NotBetterThanGuessing => Verdict::NotBetterThanGuessing,
        },
        categories: report
            .categories
            .into_iter()
            .map(|category| CategoryScore {
                name: category.name,
                labelled: category.labelled,
                held_out: category.held_out,
                precision: category.precision,
                recall: category.recall,
                words: category.words,
            })
            .collect(),
        confusion: report.confusion,
        mistakes,
    }
}
