//! Topics as they are kept: one value, replaced as a whole.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use learn::topics::TopicBook;
use model::{Instant, TicketKey};
use search::Texts;
use serde::{Deserialize, Serialize};
use store::Store;

use crate::Result;

/// Under which name the store keeps them.
const BLOB: &str = "topics";

/// The topics of a workspace, if any were found or made.
#[derive(Default)]
pub(crate) struct Topics(RwLock<Option<Arc<Found>>>);

/// Topics and the texts in them.
#[derive(Clone, Default)]
pub(super) struct Found {
    pub book: TopicBook,
    /// When they were found last.
    pub at: Option<Instant>,
    /// The last import that they were found with.
    pub last_import: u32,
    /// Topic of every text read so far; `None` for one in no topic.
    pub by_text: BTreeMap<u64, Option<u32>>,
    /// A ticket of each text that stands for its topic, with its subject.
    pub examples: BTreeMap<u64, (TicketKey, String)>,
}

/// How they lie in the store.
#[derive(Serialize, Deserialize)]
struct Kept {
    book: Vec<u8>,
    at: Option<Instant>,
    last_import: u32,
    by_text: BTreeMap<u64, Option<u32>>,
    examples: BTreeMap<u64, (TicketKey, String)>,
}

impl Topics {
    /// The topics of a store. Those that can't be read are found again.
    pub fn of(store: &Store) -> Self {
        let kept = store.blob(BLOB).and_then(|bytes| postcard::from_bytes::<Kept>(&bytes).ok());
        let found = kept.and_then(|kept| {
            let Kept { book, at, last_import, by_text, examples } = kept;
            Some(Found { book: TopicBook::from_bytes(&book).ok()?, at, last_import, by_text, examples })
        });
        Topics(RwLock::new(found.map(Arc::new)))
    }

    /// Adds the topics of texts to a layer.
    pub fn give(&self, texts: &mut Texts) {
        for (text, topic) in self.now().iter().flat_map(|found| &found.by_text) {
            if let Some(topic) = topic {
                texts.group(*text, *topic);
            }
        }
    }

    pub(super) fn now(&self) -> Option<Arc<Found>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(super) fn set(&self, found: Found) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(found));
    }
}

impl Found {
    pub fn save(&self, store: &Store) -> Result<()> {
        let book = self.book.to_bytes().map_err(|error| store::Error::Encode(error.to_string()))?;
        let Found { at, last_import, by_text, examples, .. } = self.clone();
        let kept = Kept { book, at, last_import, by_text, examples };
        let bytes = postcard::to_stdvec(&kept).map_err(|error| store::Error::Encode(error.to_string()))?;
        Ok(store.save_blob(BLOB, &bytes)?)
    }
}
