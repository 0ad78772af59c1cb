//! The rules of a workspace: kept with a revision, changed as one job, handed on as files.
//!
//! In: rule sets. Out: rules as they apply, and a store analysed by them. Never: half a change: the new rules and the
//! analyses made by them begin to count in one step.

use std::fs;
use std::path::Path;
use std::sync::{Arc, PoisonError, TryLockError};

use std::sync::MutexGuard;

use model::{Cancel, Facet, Filter, Progress, RuleSet, Stage};
use serde::{Deserialize, Serialize};
use store::Store;

use crate::catch_up::{HEAP_BYTES, add_blocks, adopt};
use crate::import::stage;
use crate::renew::analysed_anew;
use crate::wire::labels::RulesView;
use crate::{Error, Result, Workspace};

/// Under which name the store keeps them.
const NOTE: &str = "rules";
/// What a file of rules says it is.
const FORMAT: &str = "support-lens-rules";
/// Layout of such a file.
const FILE_VERSION: u32 = 1;

/// Rules as they are kept.
#[derive(Serialize, Deserialize)]
struct KeptRules {
    /// Goes up with every change; 0 are the built-in rules of a workspace that never had others.
    revision: u32,
    set: RuleSet,
}

/// Rules as a file.
#[derive(Serialize, Deserialize)]
struct RulesFile {
    format: String,
    version: u32,
    rules: RuleSet,
}

/// The rules that a store's analyses are made by.
pub(crate) fn rules_of(store: &Store) -> text::Rules {
    match store.note::<KeptRules>(NOTE) {
        Some(kept) => text::Rules::new(kept.set, kept.revision),
        None => crate::rules(),
    }
}

/// Reads rules from a file made by [`Workspace::export_rules`] or by hand.
///
/// # Errors
/// Not readable; not such a file (says the line); rules that can't be used (says which).
pub fn read_rules(path: &Path) -> Result<RuleSet> {
    let unreadable = |reason: String| Error::RulesFile { path: path.to_owned(), reason };
    let text = fs::read_to_string(path).map_err(|error| unreadable(error.to_string()))?;
    let file: RulesFile = serde_json::from_str(&text).map_err(|error| unreadable(error.to_string()))?;
    if file.format != FORMAT {
        return Err(unreadable(format!("its format is “{}”, not “{FORMAT}”", file.format)));
    }
    if file.version > FILE_VERSION {
        return Err(unreadable("a newer version of the program wrote it".to_owned()));
    }
    usable(&file.rules)?;
    Ok(file.rules)
}

/// Rules ready to read texts by.
///
/// # Errors
/// Rules that can't be used.
pub fn compiled(rules: RuleSet) -> Result<text::Rules> {
    usable(&rules)?;
    Ok(text::Rules::new(rules, 0))
}

/// Refuses rules that can't be used as they are.
fn usable(rules: &RuleSet) -> Result<()> {
    let faults = text::check(rules);
    if faults.is_empty() { Ok(()) } else { Err(Error::Rules(faults)) }
}

impl Workspace {
    /// The rules as they apply, the built-in ones, and how many tickets each category has.
    ///
    /// # Errors
    /// When the index can't be read.
    pub fn rules(&self) -> Result<RulesView> {
        let snapshot = self.snapshot()?;
        let all = Filter::default();
        let mut counts =
            self.viewed(&snapshot, false, |view| snapshot.facet_counts(&all, view, &[Facet::Category], usize::MAX))?;
        Ok(RulesView {
            rules: self.compiled_rules().set().clone(),
            defaults: text::default_rules(),
            tickets: counts.remove(&Facet::Category).unwrap_or_default(),
        })
    }

    /// Keeps rules and analyses all tickets anew by them. Stopped or killed it leaves the rules and analyses as they were.
    ///
    /// # Errors
    /// Rules that can't be used; something else is being written; read-only workspace; stopped; full disk. Then nothing
    /// has changed.
    pub fn save_rules(&self, rules: RuleSet, cancel: &Cancel, progress: &mut dyn FnMut(Progress)) -> Result<RulesView> {
        usable(&rules)?;
        let _writing = self.begin_writing()?;
        let present = self.compiled_rules();
        if *present.set() == rules {
            return self.rules();
        }
        let next = text::Rules::new(rules, present.revision() + 1);
        let mut successor = analysed_anew(&self.store, &next, cancel, progress)?;
        successor.save_note(NOTE, &KeptRules { revision: next.revision(), set: next.set().clone() })?;
        let total = self.store.sequence() as f64;
        progress(stage(Stage::BackingUp, total, total));
        successor.finish(None)?;
        *self.rules.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(next);
        progress(stage(Stage::Committing, total, total));
        self.index_anew()?;
        // A category that the rules know now no longer lives by its examples, and the other way round.
        self.learn_alike(&Cancel::default())?;
        self.lay_texts();
        self.rules()
    }

    /// The rules as a file to keep or hand on, JSON.
    ///
    /// # Errors
    /// Never for rules that are kept.
    pub fn export_rules(&self) -> Result<Vec<u8>> {
        let rules = self.compiled_rules().set().clone();
        let file = RulesFile { format: FORMAT.to_owned(), version: FILE_VERSION, rules };
        Ok(serde_json::to_vec_pretty(&file).map_err(|error| store::Error::Encode(error.to_string()))?)
    }

    /// The rules texts are analysed by.
    pub(crate) fn compiled_rules(&self) -> Arc<text::Rules> {
        Arc::clone(&self.rules.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The right to write, once what a stopped import left is done.
    ///
    /// # Errors
    /// Something else is being written; read-only workspace.
    pub(crate) fn begin_writing(&self) -> Result<MutexGuard<'_, ()>> {
        let guard = match self.writing.try_lock() {
            Err(TryLockError::WouldBlock) => return Err(store::Error::Busy.into()),
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Ok(guard) => guard,
        };
        if self.store.is_read_only() {
            return Err(store::Error::ReadOnly.into());
        }
        self.settle();
        Ok(guard)
    }

    /// Fills the index anew from the store, in place: questions are answered by what it held until it is done.
    pub(crate) fn index_anew(&self) -> Result<()> {
        let mut writer = self.index.writer(HEAP_BYTES)?;
        writer.clear()?;
        add_blocks(&self.store, &mut writer, 0)?;
        writer.commit(self.store.sequence())?;
        writer.finish()?;
        // Last: an index that was not finished belongs to the old store and is made anew on opening.
        adopt(&self.store, &self.dir.join("index"))
    }
}
