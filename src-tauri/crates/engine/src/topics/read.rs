//! The tickets' texts as topics are found from them.
//!
//! In: the store, the index's fingerprints. Out: documents, and the topic of each text. Never: a text read twice for the same
//! topics.

use std::collections::{BTreeMap, BTreeSet};

use learn::topics::{Document, TopicBook, sampled};
use model::{Analysis, Cancel, Filter, Progress, Stage, TicketKey, effective_left_out};

use super::kept::Found;
use crate::import::stage;
use crate::learning::labelled::{of_all_tickets, shown};
use crate::{Result, Workspace};

/// The texts that topics are found from.
pub(super) struct Sample {
    /// By fingerprint.
    pub documents: Vec<Document>,
    /// The first ticket of each text, and its subject.
    tickets: BTreeMap<u64, (TicketKey, String)>,
}

impl Sample {
    /// The tickets that stand for topics.
    pub fn examples_of(&self, book: &TopicBook) -> BTreeMap<u64, (TicketKey, String)> {
        let texts = book.ids().into_iter().flat_map(|id| book.examples(id));
        texts.filter_map(|text| Some((*text, self.tickets.get(text)?.clone()))).collect()
    }
}

impl Workspace {
    /// Texts of all tickets that count, each with the number of its tickets.
    pub(crate) fn texts(&self) -> Result<BTreeMap<u64, u32>> {
        let snapshot = self.snapshot()?;
        let selection = self.viewed(&snapshot, false, |view| snapshot.select(&Filter::default(), view))?;
        let mut texts = BTreeMap::new();
        for part in &selection.parts {
            for &row in &part.rows {
                *texts.entry(part.columns.fingerprint[row as usize]).or_default() += 1;
            }
        }
        texts.remove(&0);
        Ok(texts)
    }

    /// The texts that topics are found from.
    pub(super) fn sampled_texts(&self, cancel: &Cancel) -> Result<Sample> {
        let texts = self.texts()?;
        let chosen: BTreeSet<u64> = sampled(texts.keys().copied()).into_iter().collect();
        let mut read = of_all_tickets(&self.store, cancel, &mut |_| {}, |stored| {
            let (ticket, analysis) = (stored.ticket(), &stored.analysis);
            let text = analysis.fingerprint;
            if !chosen.contains(&text) || effective_left_out(ticket).is_some() {
                return None;
            }
            let tickets = texts.get(&text).copied().unwrap_or(1);
            let subject = shown(ticket, &text::own_words(ticket));
            Some((text, ticket.key.clone(), subject, Document::of(ticket, analysis, tickets)))
        })?;
        read.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
        read.dedup_by_key(|read| read.0);
        let (mut documents, mut tickets) = (Vec::with_capacity(read.len()), BTreeMap::new());
        for (text, key, subject, document) in read {
            documents.push(document);
            tickets.insert(text, (key, subject));
        }
        Ok(Sample { documents, tickets })
    }

    /// The topic that a pasted text falls in.
    pub(crate) fn topic_of(&self, words: &str, analysis: &Analysis) -> Option<u32> {
        let found = self.topics.now()?;
        found.book.assign(&Document::new(text::topic_words_of_text(words), analysis.phrases.clone(), 1))
    }

    /// Puts the texts that came since into the topics there are; whether there were any.
    pub(crate) fn assign_new_texts(&self, cancel: &Cancel, progress: &mut dyn FnMut(Progress)) -> Result<bool> {
        let Some(found) = self.topics.now() else { return Ok(false) };
        let mut next = Found::clone(&found);
        if self.assign_unknown(&mut next, cancel, progress)? == 0 {
            return Ok(false);
        }
        next.save(&self.store)?;
        self.topics.set(next);
        Ok(true)
    }

    /// Finds the topic of all texts of which it is not known; how many these were.
    pub(super) fn assign_unknown(
        &self,
        found: &mut Found,
        cancel: &Cancel,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<usize> {
        let (book, known) = (&found.book, &found.by_text);
        if self.texts()?.keys().all(|text| known.contains_key(text)) {
            return Ok(0);
        }
        let total = self.store.len() as f64;
        let told = &mut |done: usize| progress(stage(Stage::Labelling, done as f64, total));
        let new = of_all_tickets(&self.store, cancel, told, |stored| {
            let text = stored.analysis.fingerprint;
            let is_new = text != 0 && !known.contains_key(&text);
            is_new.then(|| (text, book.assign(&Document::of(stored.ticket(), &stored.analysis, 1))))
        })?;
        // Equal texts have equal words, so whichever ticket speaks says the same.
        let new: BTreeMap<u64, Option<u32>> = new.into_iter().collect();
        let count = new.len();
        found.by_text.extend(new);
        Ok(count)
    }
}
