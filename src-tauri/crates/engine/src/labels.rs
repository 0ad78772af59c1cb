//! The labels of tickets as they count, in lists, tables, files and numbers alike.
//!
//! In: what people said (from the store's journal), what was learnt, topics. Out: a layer over the index, and the labels of
//! single tickets by the same layer. Never: a label of its own; the order in which deciders count is said in `model`.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use model::{Analysis, Cancel, Progress, Ticket};
use search::{Layer, Texts};

use crate::wire::labels::LabelDetail;
use crate::{Result, Workspace};

/// The layer as it was laid last.
#[derive(Default)]
pub(crate) struct Laid {
    layer: RwLock<Arc<Layer>>,
    /// Held while the next one is made, so that each is made of the one before.
    making: Mutex<()>,
}

impl Laid {
    fn now(&self) -> Arc<Layer> {
        Arc::clone(&self.layer.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn begin(&self) -> MutexGuard<'_, ()> {
        self.making.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Workspace {
    /// What is laid over the analyses now.
    pub(crate) fn layer(&self) -> Arc<Layer> {
        self.laid.now()
    }

    /// Lays what people said as of now; what holds for texts stays.
    pub(crate) fn lay(&self) {
        let _making = self.laid.begin();
        self.lay_over(Arc::clone(&self.laid.now().texts));
    }

    /// Lays what was learnt and the topics as of now.
    pub(crate) fn lay_texts(&self) {
        let _making = self.laid.begin();
        let mut texts = Texts::default();
        self.learned.give(&mut texts);
        // A person said what these are by example: that counts more.
        self.alike.give(&mut texts);
        self.topics.give(&mut texts);
        self.lay_over(Arc::new(texts));
    }

    /// Labels and groups the texts that came since this was done last, and lays them.
    ///
    /// # Errors
    /// Damaged store; stopped; full disk. Then what is missing comes with the next import or opening.
    pub(crate) fn read_new_texts(&self, cancel: &Cancel, progress: &mut dyn FnMut(Progress)) -> Result<()> {
        if self.store.is_read_only() {
            return Ok(());
        }
        let labelled = self.label_new_texts(cancel, progress)?;
        let told = self.tell_new_texts(cancel, progress)?;
        if self.assign_new_texts(cancel, progress)? || labelled || told {
            self.lay_texts();
        }
        Ok(())
    }

    fn lay_over(&self, texts: Arc<Texts>) {
        let layer = Arc::new(Layer { texts, corrected: self.store.corrections() });
        self.index.lay(Arc::clone(&layer));
        *self.laid.layer.write().unwrap_or_else(PoisonError::into_inner) = layer;
    }

    /// The labels of a ticket, and who said what of it.
    pub(crate) fn label_detail(&self, ticket: &Ticket, analysis: &Analysis) -> LabelDetail {
        let layer = self.layer();
        LabelDetail {
            labels: layer.labels(ticket, analysis),
            corrected: layer.corrected.get(&ticket.key).cloned().unwrap_or_default(),
            tone_detected: analysis.sentiment.label,
            learned: self.guess(&text::own_words(ticket)),
        }
    }
}
