//! Texts with labels that people gave, to learn from.
//!
//! In: the store, what people said, where labels are to come from. Out: texts with labels, equal texts once, by (source, id).
//! Never: a label that the program gave.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use model::{Cancel, Corrected, Ticket, TicketKey, effective_left_out};
use rayon::prelude::*;
use store::{RawBlock, Store, Stored};

use crate::wire::learning::LabelsFrom;
use crate::{Error, Result};

/// Blocks decoded together.
const CHUNK: usize = 32;

/// What people said of tickets.
pub(crate) type Said = BTreeMap<TicketKey, Corrected>;

/// A text with its label.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Labelled {
    /// The first of the tickets with this text.
    pub key: TicketKey,
    /// What the customer wrote.
    pub text: String,
    /// What people say it is.
    pub label: String,
    /// What the rules say it is.
    pub by_rules: String,
    /// Its subject, or how it begins.
    pub subject: String,
}

/// A labelled ticket, before equal texts are joined.
struct Vote {
    fingerprint: u64,
    labelled: Labelled,
    /// A person said it here, which counts more than the export.
    corrected: bool,
}

/// All labelled texts of a workspace.
///
/// # Errors
/// Damaged store; stopped.
pub(crate) fn labelled(store: &Store, said: &Said, from: &LabelsFrom, cancel: &Cancel) -> Result<Vec<Labelled>> {
    let mut votes = of_all_tickets(store, cancel, &mut |_| {}, |stored| vote(stored, said, from))?;
    votes.sort_by(|a, b| (a.fingerprint, &a.labelled.key).cmp(&(b.fingerprint, &b.labelled.key)));
    let mut joined: Vec<Labelled> = votes.chunk_by(|a, b| a.fingerprint == b.fingerprint).map(joined).collect();
    joined.sort_by(|a, b| a.key.cmp(&b.key));
    Ok(joined)
}

/// Asks every ticket something, on all cores; answers are in no order. `told` hears how many were asked.
///
/// # Errors
/// Damaged store; stopped.
pub(crate) fn of_all_tickets<T: Send>(
    store: &Store,
    cancel: &Cancel,
    told: &mut dyn FnMut(usize),
    ask: impl Fn(&Stored) -> Option<T> + Sync,
) -> Result<Vec<T>> {
    let (mut answers, mut done) = (Vec::new(), 0);
    let mut blocks = store.blocks_since(0);
    loop {
        let chunk: Vec<RawBlock> = blocks.by_ref().take(CHUNK).collect::<std::result::Result<_, _>>()?;
        if chunk.is_empty() {
            return Ok(answers);
        }
        if cancel.is_cancelled() {
            return Err(Error::Stopped);
        }
        let asked = chunk.into_par_iter().map(|block| {
            let tickets = block.decode()?;
            Ok((tickets.len(), tickets.iter().filter_map(&ask).collect()))
        });
        for (tickets, of_block) in asked.collect::<Result<Vec<(usize, Vec<T>)>>>()? {
            done += tickets;
            answers.extend(of_block);
        }
        told(done);
    }
}

fn vote(stored: &Stored, said: &Said, from: &LabelsFrom) -> Option<Vote> {
    let (ticket, analysis) = (stored.ticket(), &stored.analysis);
    if analysis.fingerprint == 0 || effective_left_out(ticket).is_some() {
        return None;
    }
    let corrected = said.get(&ticket.key).and_then(|said| said.category.as_ref());
    let label = match (from, corrected) {
        (LabelsFrom::Tags(names), _) => only_tag(ticket, names)?,
        (_, Some(chosen)) => chosen.category.as_str(),
        (LabelsFrom::Categories, None) => ticket.category_given.as_deref().filter(|name| !name.is_empty())?,
        (LabelsFrom::Corrections, None) => return None,
    };
    let text = text::own_words(ticket);
    let labelled = Labelled {
        key: ticket.key.clone(),
        label: label.to_owned(),
        by_rules: analysis.category.name.clone(),
        subject: shown(ticket, &text),
        text,
    };
    let corrected = corrected.is_some() && !matches!(from, LabelsFrom::Tags(_));
    Some(Vote { fingerprint: analysis.fingerprint, labelled, corrected })
}

/// The one of these tags that a ticket has; a ticket with several says nothing of either.
fn only_tag<'a>(ticket: &'a Ticket, names: &[String]) -> Option<&'a str> {
    let mut tags = ticket.tags.iter().filter(|tag| names.contains(tag));
    tags.next().filter(|_| tags.next().is_none()).map(String::as_str)
}

/// The subject, else the first words.
pub(crate) fn shown(ticket: &Ticket, words: &str) -> String {
    let subject = ticket.subject.trim();
    let text = if subject.is_empty() { words } else { subject };
    text.split_whitespace().take(12).collect::<Vec<_>>().join(" ").chars().take(90).collect()
}

/// Tickets with the same text as one: what most say counts, what people said here before what the export says; ties go to
/// the first name.
fn joined(same: &[Vote]) -> Labelled {
    let anyone = same.iter().any(|vote| vote.corrected);
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for vote in same.iter().filter(|vote| vote.corrected == anyone) {
        *counts.entry(&vote.labelled.label).or_default() += 1;
    }
    let label = counts.into_iter().min_by_key(|&(name, n)| (Reverse(n), name)).map_or("", |(name, _)| name);
    Labelled { label: label.to_owned(), ..same[0].labelled.clone() }
}
