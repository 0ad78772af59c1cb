//! Tickets like this one: BM25 over the probe's most telling words.
//!
//! In: a ticket or a text. Out: keys with score, share of the probe's words, and the words. Never: the texts of others.

use std::collections::HashMap;

use model::{Aside, LeftOut, Ticket, TicketKey};
use tantivy::postings::Postings;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, SegmentReader, TERMINATED, Term};
use text::Stemming;

use crate::document::{key_of, key_text};
use crate::index::guarded;
use crate::snapshot::{Inner, Segment};
use crate::words::{lower, spans, stem};
use crate::{Result, Snapshot, columns};

/// Words asked for: the heaviest.
const MAX_TERMS: usize = 60;
/// Words of the probe that are read.
const MAX_READ: usize = 3_000;
/// A word in the subject of the probe counts this often.
const PROBE_SUBJECT: f32 = 3.0;
/// A word in the subject of a ticket counts this often.
const SUBJECT: f32 = 2.0;
/// Words in a larger share of tickets say nothing.
const MAX_SHARE: f64 = 0.2;
/// In fewer tickets shares say nothing themselves.
const FEW_TICKETS: u32 = 50;
/// BM25's saturation.
const K1: f32 = 1.2;
/// BM25's share of length; above the usual 0.75, since long tickets have some of every word.
const B: f32 = 0.9;
/// A ticket with this share of the probe's words and about its length is a near-exact duplicate. Percent.
const SAME_PERCENT: f32 = 95.0;
/// Words both have that are named.
const MAX_SHARED: usize = 5;

/// What to look for.
#[derive(Clone, Debug, Default)]
pub struct Probe {
    /// Subject; its words weigh more.
    pub subject: String,
    /// Text.
    pub body: String,
    /// What of it is quoted or signed: it is looked for in no ticket, and counts for the length only.
    pub aside: String,
    /// The ticket itself, which is not among the answers.
    pub exclude: Option<TicketKey>,
}

impl Probe {
    /// Looks for tickets like this one, by what its people wrote anew.
    pub fn of(ticket: &Ticket, asides: &[Aside]) -> Self {
        let mut probe =
            Probe { subject: ticket.subject.clone(), exclude: Some(ticket.key.clone()), ..Probe::default() };
        for (index, message) in ticket.messages.iter().enumerate() {
            let mut end = 0;
            for aside in asides.iter().filter(|aside| aside.message as usize == index) {
                let own = message.text.get(end..aside.start as usize).unwrap_or_default();
                let beside = message.text.get(aside.start as usize..aside.end as usize).unwrap_or_default();
                probe.body.extend([own, "\n"]);
                probe.aside.extend([beside, "\n"]);
                end = aside.end as usize;
            }
            probe.body.extend([message.text.get(end..).unwrap_or_default(), "\n"]);
        }
        probe
    }

    /// Looks for tickets like a text.
    pub fn text(text: &str) -> Self {
        Probe { body: text.to_owned(), ..Probe::default() }
    }
}

/// A ticket like the probe.
#[derive(Clone, Debug, PartialEq)]
pub struct Similar {
    /// Identity.
    pub key: TicketKey,
    /// BM25 score.
    pub score: f32,
    /// 0–100: share of the probe's weighted words that it has.
    pub percent: f32,
    /// The strongest words both have, as the probe writes them.
    pub shares: Vec<String>,
}

impl Snapshot {
    /// Tickets like the probe: near-exact duplicates first, then by score, ties by (source, id). Spam is left out.
    ///
    /// # Errors
    /// [`crate::Error::Damaged`] when the index can't be read.
    pub fn similar(&self, probe: &Probe, limit: usize) -> Result<Vec<Similar>> {
        guarded(|| {
            let inner = &self.inner;
            let (terms, length) = telling(probe, inner)?;
            let own = probe.exclude.as_ref().map(|key| key_text(key).into_bytes());
            let mut best = Vec::new();
            for (segment, reader) in inner.segments.iter().zip(inner.searcher.segment_readers()) {
                let scores = Scores::of(&terms, reader, inner)?;
                let mut hits = scores.hits(&terms, length, segment, reader, inner)?;
                keep_first(&mut hits, limit + 1);
                name(&mut hits, reader)?;
                best.extend(hits.into_iter().filter(|hit| own.as_ref().is_none_or(|own| *own != hit.key)));
            }
            best.sort_by(|a, b| a.rank().cmp(&b.rank()).then_with(|| a.key.cmp(&b.key)));
            best.truncate(limit);
            Ok(best.into_iter().map(|hit| hit.shown(&terms)).collect())
        })
    }
}

/// A word of the probe.
struct Telling {
    stem: String,
    /// As the probe writes it.
    surface: String,
    /// Weight in the probe: how rare, how often.
    weight: f32,
}

/// The probe's heaviest words and its length in words.
fn telling(probe: &Probe, inner: &Inner) -> Result<(Vec<Telling>, usize)> {
    let mut counted: HashMap<String, (f32, &str)> = HashMap::new();
    let language = Stemming::of(text::language_of(&format!("{}\n{}", probe.subject, probe.body)));
    let mut length = 0;
    for (text, times) in [(&probe.subject, PROBE_SUBJECT), (&probe.body, 1.0)] {
        for span in spans(text).take(MAX_READ) {
            let surface = &text[span.start..span.end];
            let Some(word) = lower(surface) else { continue };
            counted.entry(stem(&word, language)).or_insert((0.0, surface)).0 += times;
            length += 1;
        }
    }
    length +=
        spans(&probe.aside).take(MAX_READ).filter(|span| lower(&probe.aside[span.start..span.end]).is_some()).count();
    let mut terms = Vec::new();
    for (stem, (times, surface)) in counted {
        let frequency = u64::from(frequency(inner, &stem)?);
        if is_telling(frequency, inner.tickets, probe.exclude.is_some()) {
            let weight = idf(frequency, inner.tickets) * (1.0 + times.ln_1p());
            terms.push(Telling { stem, surface: surface.to_owned(), weight });
        }
    }
    terms.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.stem.cmp(&b.stem)));
    terms.truncate(MAX_TERMS);
    Ok((terms, length))
}

/// Tickets with a stem in the field where more have it.
fn frequency(inner: &Inner, stem: &str) -> Result<u32> {
    let mut most = 0;
    for field in [inner.fields.subject, inner.fields.body] {
        most = most.max(inner.searcher.doc_freq(&Term::from_field_text(field, stem))?);
    }
    Ok(u32::try_from(most).unwrap_or(u32::MAX))
}

/// Whether a word is common enough to be shared and rare enough to mean something.
fn is_telling(frequency: u64, tickets: u32, own: bool) -> bool {
    let fewest = u64::from(own) + if tickets > 100_000 { 3 } else { 1 };
    let most = if tickets < FEW_TICKETS { f64::from(tickets) } else { MAX_SHARE * f64::from(tickets) };
    frequency >= fewest && frequency as f64 <= most
}

fn idf(frequency: u64, tickets: u32) -> f32 {
    let (frequency, tickets) = (frequency as f32, tickets as f32);
    (1.0 + ((tickets - frequency).max(0.0) + 0.5) / (frequency + 0.5)).ln()
}

/// Scores of all rows of a segment, added up term by term: always in the same order, so that sums do not depend on how
/// the index lies on disk.
struct Scores {
    score: Vec<f32>,
    /// Bit `n`: the row has term `n`.
    has: Vec<u64>,
}

impl Scores {
    fn of(terms: &[Telling], reader: &SegmentReader, inner: &Inner) -> Result<Self> {
        let rows = reader.max_doc() as usize;
        let mut scores = Scores { score: vec![0.0; rows], has: vec![0; rows] };
        for (field, weight) in [(inner.fields.subject, SUBJECT), (inner.fields.body, 1.0)] {
            let tokens = inner
                .searcher
                .segment_readers()
                .iter()
                .map(|reader| Ok(reader.inverted_index(field)?.total_num_tokens()));
            let tokens: u64 = tokens.sum::<Result<u64>>()?;
            let average = (tokens as f32 / inner.tickets.max(1) as f32).max(1.0);
            for (bit, term) in terms.iter().enumerate() {
                scores.add(field, term, weight, average, 1 << bit, reader)?;
            }
        }
        Ok(scores)
    }

    fn add(
        &mut self,
        field: Field,
        term: &Telling,
        weight: f32,
        average: f32,
        bit: u64,
        reader: &SegmentReader,
    ) -> Result<()> {
        let index = reader.inverted_index(field)?;
        let wanted = Term::from_field_text(field, &term.stem);
        let Some(mut postings) = index.read_postings(&wanted, IndexRecordOption::WithFreqs)? else { return Ok(()) };
        let norms = reader.get_fieldnorms_reader(field)?;
        let mut row = postings.doc();
        while row != TERMINATED {
            let times = postings.term_freq() as f32;
            let length = norms.fieldnorm(row) as f32;
            let share = times * (K1 + 1.0) / (times + K1 * (1.0 - B + B * length / average));
            self.score[row as usize] += weight * term.weight * share;
            self.has[row as usize] |= bit;
            row = postings.advance();
        }
        Ok(())
    }

    /// Rows that share a word with the probe, spam and deleted ones left out.
    fn hits(
        &self,
        terms: &[Telling],
        length: usize,
        segment: &Segment,
        reader: &SegmentReader,
        inner: &Inner,
    ) -> Result<Vec<Hit>> {
        let total: f32 = terms.iter().map(|term| term.weight).sum();
        let subject = reader.get_fieldnorms_reader(inner.fields.subject)?;
        let body = reader.get_fieldnorms_reader(inner.fields.body)?;
        let shares =
            |row: u32| self.has[row as usize] != 0 && segment.columns.left_out[row as usize] != LeftOut::Spam as u8;
        let hit = |row: u32| {
            let has = self.has[row as usize];
            let matched: f32 =
                terms.iter().enumerate().filter(|(bit, _)| has & 1 << bit != 0).map(|(_, term)| term.weight).sum();
            let percent = 100.0 * matched / total;
            let words = (subject.fieldnorm(row) + body.fieldnorm(row)) as usize;
            let as_long = words * 5 >= length * 4 && words * 4 <= length * 5;
            let place = segment.rows.key_order[row as usize];
            Hit {
                same: percent >= SAME_PERCENT && as_long,
                score: self.score[row as usize],
                percent,
                has,
                place,
                key: Vec::new(),
            }
        };
        Ok(segment.rows.tickets().filter(|&row| shares(row)).map(hit).collect())
    }
}

struct Hit {
    /// Near-exact duplicate.
    same: bool,
    score: f32,
    percent: f32,
    has: u64,
    /// Place of its key among the segment's keys.
    place: u32,
    key: Vec<u8>,
}

impl Hit {
    /// Small is first. Scores are positive, so their bits order as they do.
    fn rank(&self) -> (bool, std::cmp::Reverse<u32>) {
        (!self.same, std::cmp::Reverse(self.score.to_bits()))
    }

    fn shown(self, terms: &[Telling]) -> Similar {
        let shared = terms.iter().enumerate().filter(|(bit, _)| self.has & 1 << bit != 0);
        let shares = shared.take(MAX_SHARED).map(|(_, term)| term.surface.clone()).collect();
        Similar { key: key_of(&self.key), score: self.score, percent: self.percent, shares }
    }
}

fn keep_first(hits: &mut Vec<Hit>, wanted: usize) {
    if wanted < hits.len() {
        hits.select_nth_unstable_by(wanted, |a, b| (a.rank(), a.place).cmp(&(b.rank(), b.place)));
        hits.truncate(wanted);
    }
}

fn name(hits: &mut [Hit], reader: &SegmentReader) -> Result<()> {
    hits.sort_unstable_by_key(|hit| hit.place);
    let places: Vec<u32> = hits.iter().map(|hit| hit.place).collect();
    let mut unnamed = hits.iter_mut();
    columns::keys_at(reader, &places, |key| {
        if let Some(hit) = unnamed.next() {
            hit.key = key.to_vec();
        }
    })
}
