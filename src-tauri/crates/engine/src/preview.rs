//! What rules would catch and change, before they are kept.
//!
//! In: a rule set, what is asked of it. Out: faults, counts, the commonest moves, examples with the catching words marked.
//! Never: a change of anything.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use model::{Analysis, Evidence, Filter, Labels, RuleFault, RuleList, RuleSet, Ticket, TicketKey};
use rayon::prelude::*;
use search::{Layer, Order, excerpt, in_utf16};
use text::{Finder, Rules, places};

use crate::tickets::row;
use crate::wire::TicketRow;
use crate::wire::labels::{CaughtTicket, LabelMove, PreviewOf, RulePreview};
use crate::{Result, Workspace};

/// Newest tickets looked at in a large workspace.
const LOOKED_AT: usize = 20_000;
/// Tickets read and analysed together.
const CHUNK: usize = 256;
/// Moves told.
const MOVES: usize = 20;
/// Examples told.
const EXAMPLES: usize = 20;

/// Which of a ticket's labels a question is about.
#[derive(Clone, Copy)]
enum About {
    Category,
    Urgency,
    Tone,
}

/// A rule set that is tried.
struct Trial {
    rules: Rules,
    about: About,
    /// What the asked pattern or category looks for, where one is asked.
    finder: Option<Finder>,
    /// The asked category, where one is asked.
    category: Option<String>,
}

/// A ticket under both rule sets.
struct Looked {
    key: TicketKey,
    before: String,
    after: String,
    changed: bool,
    /// The words that caught it; `None` when it is not caught.
    caught: Option<Vec<Evidence>>,
}

impl Workspace {
    /// What these rules would catch and change. Writes nothing.
    ///
    /// # Errors
    /// When the index or the store can't be read.
    pub fn preview_rules(&self, rules: &RuleSet, of: &PreviewOf) -> Result<RulePreview> {
        let faults = text::check(rules);
        if !faults.is_empty() {
            return Ok(RulePreview { faults, ..RulePreview::default() });
        }
        let trial = match Trial::new(rules, of) {
            Ok(trial) => trial,
            Err(fault) => return Ok(RulePreview { faults: vec![fault], ..RulePreview::default() }),
        };
        let looked = self.look(&trial)?;
        let caught: Vec<&Looked> = looked.iter().filter(|looked| looked.caught.is_some()).collect();
        Ok(RulePreview {
            faults,
            looked_at: looked.len() as u32,
            changed: looked.iter().filter(|looked| looked.changed).count() as u32,
            moves: moves(&looked),
            caught: caught.len() as u32,
            examples: self.examples(caught)?,
        })
    }

    /// The newest tickets under a trial, newest first.
    fn look(&self, trial: &Trial) -> Result<Vec<Looked>> {
        let snapshot = self.snapshot()?;
        let all = Filter::default();
        let page = self.viewed(&snapshot, false, |view| snapshot.list(&all, view, Order::Newest, 0, LOOKED_AT))?;
        let mut keys: Vec<(usize, TicketKey)> = page.hits.into_iter().map(|hit| hit.key).enumerate().collect();
        // In the order of the store, so that each block is read once.
        keys.sort_by_cached_key(|(_, key)| self.store.place(key).map(|place| (place.block, place.slot)));
        let layer = self.layer();
        let chunks = keys.par_chunks(CHUNK).map(|chunk| {
            let wanted: Vec<TicketKey> = chunk.iter().map(|(_, key)| key.clone()).collect();
            let stored = chunk.iter().zip(self.store.get_many(&wanted)?);
            let looked = stored.filter_map(|((rank, _), stored)| {
                let (ticket, analysis) = stored?.into_ticket();
                Some((*rank, trial.look(&layer, &ticket, &analysis)))
            });
            Ok(looked.collect::<Vec<_>>())
        });
        let mut looked: Vec<(usize, Looked)> = chunks.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect();
        looked.sort_by_key(|(rank, _)| *rank);
        Ok(looked.into_iter().map(|(_, looked)| looked).collect())
    }

    /// Some of the caught, those whose label changes first.
    fn examples(&self, mut caught: Vec<&Looked>) -> Result<Vec<CaughtTicket>> {
        caught.sort_by_key(|looked| looked.before == looked.after);
        caught.truncate(EXAMPLES);
        let keys: Vec<TicketKey> = caught.iter().map(|looked| looked.key.clone()).collect();
        let (layer, marker) = (self.layer(), self.snapshot()?.marker("", false)?);
        let stored = caught.into_iter().zip(self.store.get_many(&keys)?);
        let shaped = stored.filter_map(|(looked, stored)| {
            let stored = stored?;
            let mut shown = row(&stored, &layer, 0.0, &marker);
            mark(&mut shown, stored.ticket(), looked.caught.as_deref().unwrap_or_default());
            Some(CaughtTicket { row: shown, before: looked.before.clone(), after: looked.after.clone() })
        });
        Ok(shaped.collect())
    }
}

impl Trial {
    /// A trial of sound rules.
    ///
    /// # Errors
    /// The asked pattern can't be used.
    fn new(rules: &RuleSet, of: &PreviewOf) -> std::result::Result<Self, RuleFault> {
        let (about, category, finder) = match of {
            PreviewOf::Category(name) => {
                let rule = rules.categories.iter().find(|rule| rule.name == *name);
                (About::Category, Some(name.clone()), rule.map(Finder::of_category))
            }
            PreviewOf::Pattern(pattern) => {
                let finder = Finder::of_pattern(pattern).map_err(|fault| RuleFault {
                    list: RuleList::Categories,
                    category: String::new(),
                    subcategory: String::new(),
                    pattern: pattern.clone(),
                    reason: fault.to_string(),
                })?;
                (about(rules, pattern), None, Some(finder))
            }
            PreviewOf::Urgency => (About::Urgency, None, None),
            PreviewOf::Tone => (About::Tone, None, None),
        };
        Ok(Trial { rules: Rules::new(rules.clone(), 0), about, finder, category })
    }

    fn look(&self, layer: &Layer, ticket: &Ticket, present: &Analysis) -> Looked {
        let tried = text::analyse(ticket, &self.rules);
        let (before, after) = (layer.labels(ticket, present), layer.labels(ticket, &tried));
        let (before, after) = (&before, &after);
        let differs = |about| shown(about, before, after) != shown(about, after, before);
        let changed = [About::Category, About::Urgency, About::Tone].into_iter().any(differs);
        Looked {
            key: ticket.key.clone(),
            before: shown(self.about, before, after),
            after: shown(self.about, after, before),
            changed,
            caught: self.caught(ticket, tried),
        }
    }

    fn caught(&self, ticket: &Ticket, tried: Analysis) -> Option<Vec<Evidence>> {
        if self.category.as_ref().is_some_and(|name| *name != tried.category.name) {
            return None;
        }
        let because = match (&self.finder, self.about) {
            (Some(finder), _) => places(ticket, finder),
            (None, About::Category) => tried.category.because,
            (None, About::Urgency) => tried.urgency.because,
            (None, About::Tone) => tried.sentiment.because,
        };
        (!because.is_empty()).then_some(because)
    }
}

/// The list that has a pattern.
fn about(rules: &RuleSet, pattern: &str) -> About {
    if rules.urgency.iter().any(|rule| rule.pattern == pattern) {
        About::Urgency
    } else if rules.tone.words.iter().any(|word| word.pattern == pattern) {
        About::Tone
    } else {
        About::Category
    }
}

/// A label in words; the subcategory too where only that differs from the other.
fn shown(about: About, labels: &Labels, other: &Labels) -> String {
    match (about, &labels.subcategory) {
        (About::Urgency, _) => labels.priority.name().to_owned(),
        (About::Tone, _) => labels.tone.name().to_owned(),
        (About::Category, Some(sub))
            if labels.category == other.category && labels.subcategory != other.subcategory =>
        {
            format!("{} / {sub}", labels.category)
        }
        (About::Category, _) => labels.category.clone(),
    }
}

/// The commonest changes, most first, ties by name.
fn moves(looked: &[Looked]) -> Vec<LabelMove> {
    let mut counts: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    for looked in looked.iter().filter(|looked| looked.before != looked.after) {
        *counts.entry((&looked.before, &looked.after)).or_default() += 1;
    }
    let mut moves: Vec<LabelMove> = counts
        .into_iter()
        .map(|((from, to), tickets)| LabelMove { from: from.to_owned(), to: to.to_owned(), tickets })
        .collect();
    moves.sort_by_key(|moved| Reverse(moved.tickets));
    moves.truncate(MOVES);
    moves
}

/// Marks the words that caught a ticket in its row: in the subject, and in a piece of the first message that has some.
fn mark(row: &mut TicketRow, ticket: &Ticket, because: &[Evidence]) {
    let places = |message: Option<u32>| {
        let found = because.iter().filter(|found| found.message == message);
        let mut places: Vec<(u32, u32)> = found.map(|found| (found.start, found.end)).collect();
        places.sort_unstable();
        places
    };
    row.subject_marks = in_utf16(&ticket.subject, &places(None));
    let first = because.iter().filter_map(|found| found.message).min();
    if let Some(message) = first.and_then(|at| ticket.messages.get(at as usize)) {
        let shown = excerpt(&message.text, &places(first));
        (row.snippet, row.snippet_marks) = (shown.text, shown.marks);
    }
}
