//! What was learnt, applied to texts.
//!
//! In: a model, tickets. Out: labels of their texts, each text once. Never: an answer where the model abstains.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use learn::classifier::{Classifier, Prediction};
use model::{Cancel, Progress, Stage};
use search::Texts;
use store::Store;

use super::kept::{Kept, TextLabels};
use super::labelled::of_all_tickets;
use crate::import::stage;
use crate::wire::labels::Guess;
use crate::{Result, Workspace};

/// Categories told of one text.
const RANKED: usize = 5;
/// Words told of one text.
const BECAUSE: usize = 8;

/// The classifier that is on, if any.
#[derive(Default)]
pub(crate) struct Learned(RwLock<Option<Arc<On>>>);

struct On {
    kept: Kept,
    model: Classifier,
    labels: TextLabels,
}

impl Learned {
    /// What a store says is on. One that can't be read is off until it is trained again.
    pub fn of(store: &Store) -> Self {
        let on = Kept::of(store).filter(|kept| kept.on).and_then(|kept| {
            let (model, labels) = (kept.model(store).ok()?, kept.labels(store));
            Some(Arc::new(On { kept, model, labels }))
        });
        Learned(RwLock::new(on))
    }

    /// Adds the labels of texts to a layer.
    pub fn give(&self, texts: &mut Texts) {
        let Some(on) = self.now() else { return };
        for (fingerprint, label) in &on.labels.by_text {
            if let Some((name, confidence)) =
                label.and_then(|(at, sure)| Some((on.labels.names.get(at as usize)?, sure)))
            {
                texts.learn(*fingerprint, name, confidence);
            }
        }
    }

    /// Whether one is on.
    pub fn is_on(&self) -> bool {
        self.now().is_some()
    }

    /// Whether the one that is on tells this category.
    pub fn knows(&self, category: &str) -> bool {
        self.now().is_some_and(|on| on.model.labels().iter().any(|name| name == category))
    }

    fn now(&self) -> Option<Arc<On>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn set(&self, on: Option<On>) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = on.map(Arc::new);
    }
}

impl Workspace {
    /// What was learnt says of a text: a category that lives by its examples where it belongs to one, else the classifier
    /// that is on; `None` where neither says anything.
    pub(crate) fn guess(&self, words: &str) -> Option<Guess> {
        self.alike.guess(words).or_else(|| self.classified(words))
    }

    fn classified(&self, words: &str) -> Option<Guess> {
        let on = self.learned.now()?;
        let Prediction { label, abstained, .. } = on.model.predict(words);
        let ranked = on.model.ranked(words, RANKED);
        Some(Guess {
            category: on.model.labels().get(label).filter(|_| !abstained).cloned(),
            ranked: ranked.into_iter().map(|(name, probability)| (name.to_owned(), probability)).collect(),
            because: on
                .model
                .because(words, label, BECAUSE)
                .into_iter()
                .map(|(word, weight)| (word.to_owned(), weight))
                .collect(),
        })
    }

    /// Makes what was learnt count as `next` says: kept, and applied to all texts where it is on.
    pub(super) fn begin_learned(
        &self,
        next: &Kept,
        model: Classifier,
        cancel: &Cancel,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<()> {
        next.save_model(&self.store, &model)?;
        let on = match next.on {
            false => None,
            true => {
                let mut labels = TextLabels { names: model.labels().to_vec(), ..TextLabels::default() };
                self.label_unknown(&model, &mut labels, cancel, progress)?;
                next.save_labels(&self.store, &labels)?;
                Some(On { kept: next.clone(), model, labels })
            }
        };
        next.save(&self.store)?;
        self.learned.set(on);
        self.lay_learned()
    }

    /// Takes the labels of what was learnt away.
    pub(super) fn end_learned(&self, next: &Kept) -> Result<()> {
        next.save(&self.store)?;
        self.learned.set(None);
        self.lay_learned()
    }

    /// Lays what counts by now; which categories live by their examples depends on what is on. Too late to be stopped.
    fn lay_learned(&self) -> Result<()> {
        let alike = self.learn_alike(&Cancel::default());
        self.lay_texts();
        alike
    }

    /// Labels the texts that came since, while a classifier is on; whether there were any.
    pub(crate) fn label_new_texts(&self, cancel: &Cancel, progress: &mut dyn FnMut(Progress)) -> Result<bool> {
        let Some(on) = self.learned.now() else { return Ok(false) };
        let mut labels = on.labels.clone();
        if self.label_unknown(&on.model, &mut labels, cancel, progress)? == 0 {
            return Ok(false);
        }
        on.kept.save_labels(&self.store, &labels)?;
        self.learned.set(Some(On { kept: on.kept.clone(), model: on.model.clone(), labels }));
        Ok(true)
    }

    /// Labels all texts that `labels` does not know; how many these were.
    fn label_unknown(
        &self,
        model: &Classifier,
        labels: &mut TextLabels,
        cancel: &Cancel,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<usize> {
        let new = self.new_texts(&labels.by_text, cancel, progress, |words| {
            let Prediction { label, confidence, abstained } = model.predict(words);
            (!abstained).then_some((label as u32, confidence))
        })?;
        let count = new.len();
        labels.by_text.extend(new);
        Ok(count)
    }

    /// Asks every text that is not known yet something.
    pub(super) fn new_texts<T: Send + Sync>(
        &self,
        known: &BTreeMap<u64, T>,
        cancel: &Cancel,
        progress: &mut dyn FnMut(Progress),
        ask: impl Fn(&str) -> T + Sync,
    ) -> Result<BTreeMap<u64, T>> {
        if self.texts()?.keys().all(|text| known.contains_key(text)) {
            return Ok(BTreeMap::new());
        }
        let total = self.store.len() as f64;
        let told = &mut |done: usize| progress(stage(Stage::Labelling, done as f64, total));
        let mut said = of_all_tickets(&self.store, cancel, told, |stored| {
            let text = stored.analysis.fingerprint;
            let is_new = text != 0 && !known.contains_key(&text);
            is_new.then(|| (text, stored.key().clone(), ask(&text::own_words(stored.ticket()))))
        })?;
        // Equal texts may differ in letters' case: the first ticket speaks for all.
        said.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
        said.dedup_by_key(|said| said.0);
        Ok(said.into_iter().map(|(text, _, told)| (text, told)).collect())
    }
}
