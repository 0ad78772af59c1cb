//! New categories from a handful of tickets: what is like the tickets that a person put there gets the category too.
//!
//! In: corrections to categories that neither the rules nor a classifier know. Out: labels of texts like those. Never: a
//! category without enough examples, or one that something else decides.
//!
//! Simple to foresee: it is done with each correction to or from such a category, for all tickets; what comes later is
//! labelled by what was learnt then. Once a classifier that knows the category is on, that decides instead.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use learn::classifier::{FEWEST_EXAMPLES, Matcher};
use learn::topics::sampled;
use model::{Cancel, Progress};
use search::Texts;
use serde::{Deserialize, Serialize};
use store::Store;

use super::labelled::of_all_tickets;
use crate::wire::labels::Guess;
use crate::{Result, Workspace};

/// Under which name the store keeps them.
const BLOB: &str = "alike";
/// Texts of the workspace that examples are told from.
const OTHERS: usize = 2_000;
/// Words told of one text.
const BECAUSE: usize = 8;

/// Categories that live by their examples, by name.
#[derive(Default)]
pub(crate) struct Alike {
    groups: RwLock<Arc<Groups>>,
    /// Held while they are made anew.
    making: Mutex<()>,
}

type Groups = BTreeMap<String, Group>;

/// A category that lives by its examples.
#[derive(Clone)]
struct Group {
    /// Fingerprints of the examples.
    examples: BTreeSet<u64>,
    matcher: Matcher,
    /// Every text read so far, and how surely it belongs; `None` for one that does not.
    by_text: BTreeMap<u64, Option<f32>>,
}

/// How they lie in the store.
#[derive(Serialize, Deserialize)]
struct Kept {
    name: String,
    examples: BTreeSet<u64>,
    matcher: Vec<u8>,
    by_text: BTreeMap<u64, Option<f32>>,
}

impl Alike {
    /// The categories of a store. Those that can't be read are learnt again with the next correction.
    pub fn of(store: &Store) -> Self {
        let kept = store.blob(BLOB).and_then(|bytes| postcard::from_bytes::<Vec<Kept>>(&bytes).ok());
        let groups = kept.into_iter().flatten().filter_map(|Kept { name, examples, matcher, by_text }| {
            Some((name, Group { examples, matcher: Matcher::from_bytes(&matcher).ok()?, by_text }))
        });
        Alike { groups: RwLock::new(Arc::new(groups.collect())), making: Mutex::default() }
    }

    /// Adds the labels of texts to a layer; of several categories the surest, the first of equally sure ones.
    pub fn give(&self, texts: &mut Texts) {
        let groups = self.now();
        let mut best: BTreeMap<u64, (f32, &str)> = BTreeMap::new();
        for (name, group) in groups.iter() {
            for (text, sure) in group.by_text.iter().filter_map(|(text, sure)| Some((*text, (*sure)?))) {
                let known = best.entry(text).or_insert((sure, name));
                if sure > known.0 {
                    *known = (sure, name);
                }
            }
        }
        best.into_iter().for_each(|(text, (sure, name))| texts.learn(text, name, sure));
    }

    /// The category that a text belongs to, with the words that say so.
    pub fn guess(&self, words: &str) -> Option<Guess> {
        let groups = self.now();
        let told = groups.iter().map(|(name, group)| (name, group, group.matcher.tell(words)));
        let belongs = told.filter(|(.., told)| told.belongs);
        let (name, group, told) =
            belongs.reduce(|best, next| if next.2.confidence > best.2.confidence { next } else { best })?;
        let because = group.matcher.because(words, BECAUSE).into_iter();
        Some(Guess {
            category: Some(name.clone()),
            ranked: vec![(name.clone(), told.confidence)],
            because: because.map(|(word, weight)| (word.to_owned(), weight)).collect(),
        })
    }

    fn now(&self) -> Arc<Groups> {
        Arc::clone(&self.groups.read().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Workspace {
    /// Makes the categories that live by their examples anew where these are others than before.
    ///
    /// # Errors
    /// Damaged store; stopped; full disk. Then they stay as they were.
    pub(crate) fn learn_alike(&self, cancel: &Cancel) -> Result<()> {
        let _making = self.alike.making.lock().unwrap_or_else(PoisonError::into_inner);
        let (before, wanted) = (self.alike.now(), self.handfuls()?);
        let same = before.iter().map(|(name, group)| (name, &group.examples)).eq(wanted.iter());
        if same {
            return Ok(());
        }
        let mut groups = Groups::new();
        for (name, examples) in wanted {
            match before.get(&name).filter(|group| group.examples == examples) {
                Some(group) => _ = groups.insert(name, group.clone()),
                None => groups.extend(self.group(&name, examples, cancel)?),
            }
        }
        self.keep_alike(groups)
    }

    /// Reads the texts that came since; whether there were any.
    pub(crate) fn tell_new_texts(&self, cancel: &Cancel, progress: &mut dyn FnMut(Progress)) -> Result<bool> {
        let _making = self.alike.making.lock().unwrap_or_else(PoisonError::into_inner);
        let mut groups = Groups::clone(&self.alike.now());
        let mut new = 0;
        for group in groups.values_mut() {
            new += self.tell_unknown(group, cancel, progress)?;
        }
        if new > 0 {
            self.keep_alike(groups)?;
        }
        Ok(new > 0)
    }

    fn keep_alike(&self, groups: Groups) -> Result<()> {
        let kept: Vec<Kept> = groups
            .iter()
            .map(|(name, group)| Kept {
                name: name.clone(),
                examples: group.examples.clone(),
                matcher: group.matcher.to_bytes(),
                by_text: group.by_text.clone(),
            })
            .collect();
        let bytes = postcard::to_stdvec(&kept).map_err(|error| store::Error::Encode(error.to_string()))?;
        self.store.save_blob(BLOB, &bytes)?;
        *self.alike.groups.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(groups);
        Ok(())
    }

    /// Texts that people put into categories which nothing else decides, where they are enough.
    fn handfuls(&self) -> Result<BTreeMap<String, BTreeSet<u64>>> {
        let rules = self.compiled_rules();
        let by_rules =
            |name: &str| rules.set().categories.iter().any(|rule| rule.name == name) || name == text::FALLBACK;
        let said = self.store.corrections();
        let chosen = said.iter().filter_map(|(key, said)| Some((key, said.category.as_ref()?.category.as_str())));
        let new: Vec<_> = chosen.filter(|(_, name)| !by_rules(name) && !self.learned.knows(name)).collect();
        let keys: Vec<_> = new.iter().map(|(key, _)| (*key).clone()).collect();
        let mut examples: BTreeMap<String, BTreeSet<u64>> = BTreeMap::new();
        for ((_, name), stored) in new.into_iter().zip(self.store.get_many(&keys)?) {
            if let Some(text) = stored.map(|stored| stored.analysis.fingerprint).filter(|text| *text != 0) {
                examples.entry(name.to_owned()).or_default().insert(text);
            }
        }
        examples.retain(|_, texts| texts.len() >= FEWEST_EXAMPLES);
        Ok(examples)
    }

    /// A category learnt from its examples; `None` where there is nothing to tell them from.
    fn group(&self, name: &str, examples: BTreeSet<u64>, cancel: &Cancel) -> Result<Option<(String, Group)>> {
        let others = sampled(self.texts()?.into_keys());
        let step = others.len().div_ceil(OTHERS).max(1);
        let others: BTreeSet<u64> = others.into_iter().step_by(step).filter(|text| !examples.contains(text)).collect();
        let mut read = of_all_tickets(&self.store, cancel, &mut |_| {}, |stored| {
            let text = stored.analysis.fingerprint;
            let wanted = examples.contains(&text) || others.contains(&text);
            wanted.then(|| (text, stored.key().clone(), text::own_words(stored.ticket())))
        })?;
        read.sort();
        read.dedup_by_key(|read| read.0);
        let texts = |of: &BTreeSet<u64>| {
            let texts = read.iter().filter(|(text, ..)| of.contains(text));
            texts.map(|(.., words)| words.as_str()).collect::<Vec<_>>()
        };
        if others.is_empty() {
            return Ok(None);
        }
        let matcher = Matcher::learn(&texts(&examples), &texts(&others), cancel)?;
        let mut group = Group { examples, matcher, by_text: BTreeMap::new() };
        self.tell_unknown(&mut group, cancel, &mut |_| {})?;
        Ok(Some((name.to_owned(), group)))
    }

    /// Reads the texts that a category does not know yet; how many these were.
    fn tell_unknown(&self, group: &mut Group, cancel: &Cancel, progress: &mut dyn FnMut(Progress)) -> Result<usize> {
        let new = self.new_texts(&group.by_text, cancel, progress, |words| {
            let told = group.matcher.tell(words);
            told.belongs.then_some(told.confidence)
        })?;
        let count = new.len();
        group.by_text.extend(new);
        Ok(count)
    }
}
