//! What was learnt as it is kept: a note that says what counts, and values beside it.
//!
//! In: a model, labels of texts. Out: both as they were. Never: a note that names values which are not there yet: values are
//! written first, under the number of their training, and those before are removed last.

use std::collections::BTreeMap;

use learn::classifier::Classifier;
use serde::{Deserialize, Serialize};
use store::Store;

use crate::wire::learning::LearningReport;
use crate::{Error, Result};

/// Under which name the store keeps the note.
const NOTE: &str = "learning";

/// What counts of all that was learnt.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Kept {
    /// Goes up with every training.
    pub number: u32,
    /// Whether it labels tickets.
    pub on: bool,
    /// Last entry of the journal it was trained with.
    pub journal: u64,
    pub report: LearningReport,
}

/// Labels of texts by their fingerprint: place among `names` and how sure it is; `None` where it would rather not say.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct TextLabels {
    pub names: Vec<String>,
    pub by_text: BTreeMap<u64, Option<(u32, f32)>>,
}

impl Kept {
    /// What was learnt last.
    pub fn of(store: &Store) -> Option<Kept> {
        store.note(NOTE)
    }

    /// Makes it count, and forgets the values of others.
    pub fn save(&self, store: &Store) -> Result<()> {
        let before = Kept::of(store);
        store.save_note(NOTE, self)?;
        if let Some(before) = before.filter(|before| before.number != self.number) {
            store.remove_blob(&before.model_name())?;
            store.remove_blob(&before.labels_name())?;
        }
        Ok(())
    }

    pub fn save_model(&self, store: &Store, model: &Classifier) -> Result<()> {
        Ok(store.save_blob(&self.model_name(), &model.to_bytes())?)
    }

    /// The model.
    ///
    /// # Errors
    /// It is damaged or was made by another version: it has to be trained again.
    pub fn model(&self, store: &Store) -> Result<Classifier> {
        let bytes = store.blob(&self.model_name()).ok_or(Error::NothingLearnt)?;
        Classifier::from_bytes(&bytes).map_err(Error::UnreadableModel)
    }

    pub fn save_labels(&self, store: &Store, labels: &TextLabels) -> Result<()> {
        let bytes = postcard::to_stdvec(labels).map_err(|error| store::Error::Encode(error.to_string()))?;
        Ok(store.save_blob(&self.labels_name(), &bytes)?)
    }

    /// Labels of texts; none where they were lost, and then they are made anew.
    pub fn labels(&self, store: &Store) -> TextLabels {
        let bytes = store.blob(&self.labels_name());
        bytes.and_then(|bytes| postcard::from_bytes(&bytes).ok()).unwrap_or_default()
    }

    fn model_name(&self) -> String {
        format!("classifier-{}", self.number)
    }

    fn labels_name(&self) -> String {
        format!("learned-labels-{}", self.number)
    }
}
