//! Topics under a filter: how many, how they grow, how people feel about them.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use analytics::stats::proportion;
use model::columns::{NO_NAME, NONE};
use model::{Filter, Instant, Tone};
use search::Selection;

use super::kept::Found;
use crate::wire::topics::{Growth, Topic, TopicExample, TopicsView};
use crate::{Result, Workspace};

/// Examples told of a topic.
const EXAMPLES: usize = 5;

/// Tickets counted.
#[derive(Clone, Copy, Default)]
struct Counts {
    tickets: u32,
    before: u32,
    after: u32,
    scored: u32,
    negative: u32,
}

/// The two halves of a period: its beginning, middle and end, ms UTC.
type Halves = (i64, i64, i64);

impl Workspace {
    /// Topics under a filter.
    ///
    /// # Errors
    /// When the index can't be read.
    pub fn topics(&self, filter: &Filter) -> Result<TopicsView> {
        let snapshot = self.snapshot()?;
        let selection = self.viewed(&snapshot, false, |view| snapshot.select(filter, view))?;
        let rows = rows(&selection, filter);
        let halves = halves(&selection, &rows, filter);
        let (all, by_topic) = counted(&selection, &rows, halves);
        let found = self.topics.now();
        let shaped = |(id, counts): (u32, Counts)| self.topic(found.as_deref(), id, counts, all, halves.is_some());
        let mut topics: Vec<Topic> = by_topic.into_iter().map(shaped).collect();
        topics.sort_by_key(|topic| (Reverse(topic.tickets), topic.id));
        let within: u32 = topics.iter().map(|topic| topic.tickets).sum();
        Ok(TopicsView {
            topics,
            tickets: all.tickets,
            without: all.tickets - within,
            at: found.as_ref().and_then(|found| found.at),
            tickets_since: found.map_or(0, |found| self.imported_since(found.last_import)),
            since: halves.map(|(_, middle, _)| Instant(middle)),
        })
    }

    /// Names of all topics, by number.
    pub(crate) fn topic_names(&self) -> BTreeMap<u32, String> {
        let found = self.topics.now();
        let named = |found: &Found| found.book.ids().into_iter().map(|id| (id, found.book.name_of(id))).collect();
        found.as_deref().map(named).unwrap_or_default()
    }

    /// The name of a topic; `None` when there is none with this number.
    pub fn topic_name(&self, id: u32) -> Option<String> {
        self.topics.now().filter(|found| found.book.has(id)).map(|found| found.book.name_of(id))
    }

    fn imported_since(&self, import: u32) -> u32 {
        let later = self.imports().into_iter().filter(|receipt| receipt.import > import);
        later.map(|receipt| receipt.tally.new).sum()
    }

    fn topic(&self, found: Option<&Found>, id: u32, counts: Counts, all: Counts, dated: bool) -> Topic {
        let book = found.map(|found| &found.book);
        let examples =
            found.iter().flat_map(|found| found.book.examples(id).iter().filter_map(|text| found.examples.get(text)));
        let there = examples.filter(|(key, _)| self.store.contains(key));
        Topic {
            id,
            name: book.map_or_else(|| id.to_string(), |book| book.name_of(id)),
            named: book.is_some_and(|book| book.is_named(id)),
            phrases: book.map(|book| book.phrases(id).to_vec()).unwrap_or_default(),
            tickets: counts.tickets,
            share: share(counts.tickets, all.tickets).unwrap_or(0.0),
            before: counts.before,
            after: counts.after,
            growth: if dated { growth(counts, all) } else { None },
            negative: share(counts.negative, counts.scored),
            examples: there
                .take(EXAMPLES)
                .map(|(key, subject)| TopicExample { key: key.clone(), subject: subject.clone() })
                .collect(),
        }
    }
}

/// Rows of each part that are in the filter's period and population.
fn rows(selection: &Selection, filter: &Filter) -> Vec<Vec<usize>> {
    let parts = selection.parts.iter().map(|part| {
        let rows = part.rows.iter().map(|&row| row as usize);
        rows.filter(|&row| part.columns.belongs(row, filter.population, filter.period)).collect()
    });
    parts.collect()
}

/// The halves of the filter's period, else of the time in which its tickets were created.
fn halves(selection: &Selection, rows: &[Vec<usize>], filter: &Filter) -> Option<Halves> {
    let created =
        selection.parts.iter().zip(rows).flat_map(|(part, rows)| rows.iter().map(|&row| part.columns.created[row]));
    let dated = created.filter(|&at| at != NONE);
    let span =
        dated.fold(None, |span: Option<(i64, i64)>, at| Some(span.map_or((at, at), |(a, b)| (a.min(at), b.max(at)))));
    let (start, end) = match (filter.period, span) {
        (_, None) => return None,
        (Some(period), _) => (period.start.0, period.end.0),
        (None, Some((first, last))) => (first, last + 1),
    };
    (end - start > 1).then(|| (start, start + (end - start) / 2, end))
}

/// Counts of all tickets, and by topic.
fn counted(selection: &Selection, rows: &[Vec<usize>], halves: Option<Halves>) -> (Counts, BTreeMap<u32, Counts>) {
    let ids: Vec<Option<u32>> = selection.names.topic.iter().map(|name| name.parse().ok()).collect();
    let (mut all, mut by_topic) = (Counts::default(), BTreeMap::new());
    for (part, rows) in selection.parts.iter().zip(rows) {
        let columns = &part.columns;
        for &row in rows {
            let (created, tone) = (columns.created[row], columns.tone[row]);
            all.count(created, tone, halves);
            let topic = columns.topic[row];
            if let Some(Some(id)) = (topic != NO_NAME).then(|| ids.get(topic as usize)).flatten() {
                by_topic.entry(*id).or_insert_with(Counts::default).count(created, tone, halves);
            }
        }
    }
    (all, by_topic)
}

impl Counts {
    fn count(&mut self, created: i64, tone: u8, halves: Option<Halves>) {
        self.tickets += 1;
        if let Some((start, middle, end)) = halves {
            self.before += u32::from((start..middle).contains(&created));
            self.after += u32::from((middle..end).contains(&created));
        }
        self.scored += u32::from(tone != Tone::NotScored as u8);
        self.negative += u32::from(tone == Tone::Negative as u8);
    }
}

fn growth(of: Counts, all: Counts) -> Option<Growth> {
    let (low, high) = proportion::difference((of.after, all.after), (of.before, all.before))?;
    let change = share(of.after, all.after)? - share(of.before, all.before)?;
    Some(Growth { change, low: low as f32, high: high as f32 })
}

fn share(part: u32, of: u32) -> Option<f32> {
    (of > 0).then(|| (f64::from(part) / f64::from(of)) as f32)
}
