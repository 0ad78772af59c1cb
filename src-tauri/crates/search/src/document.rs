//! One ticket → one document for the index.
//!
//! In: a ticket and its analysis. Out: stems and columns. Never: the index itself, so that many threads can build.

use std::cell::RefCell;
use std::sync::atomic::{AtomicU64, Ordering};

use model::durations::{first_response, resolution};
use model::history::{Interval, LASTS, open_intervals, paused};
use model::{Analysis, Labels, Ticket, TicketKey, Tone, effective_labels};
use tantivy::schema::Field;
use tantivy::{TantivyDocument, Term};
use text::Stemming;

use crate::labels;
use crate::schema::{Fields, schema};
use crate::stems::Stems;

/// Longer names are cut, so that a mistaken mapping (a body as a tag) can't blow up a dictionary. Bytes.
const MAX_NAME: usize = 200;

/// A ticket as the index takes it. Made on any thread by a [`Builder`], added by its [`crate::Writer`].
#[derive(Debug)]
pub struct Document {
    pub(crate) key: Term,
    pub(crate) fields: TantivyDocument,
    /// Words this thread had not met since the writer began.
    pub(crate) new_words: Vec<String>,
}

/// Builds documents for one writer, on as many threads as there are.
#[derive(Clone, Copy, Debug)]
pub struct Builder {
    fields: Fields,
    /// Which writer it builds for: what a thread remembers of words holds for that one only.
    session: u64,
}

/// What a thread remembers of words, for one writer.
struct Words {
    session: u64,
    english: Stems,
    /// By language, as they are met.
    others: Vec<(Stemming, Stems)>,
}

impl Words {
    fn of(session: u64) -> Words {
        Words { session, english: Stems::default(), others: Vec::new() }
    }

    fn stems(&mut self, language: Stemming) -> &mut Stems {
        if language == Stemming::default() {
            return &mut self.english;
        }
        let place = self.others.iter().position(|(known, _)| *known == language).unwrap_or_else(|| {
            self.others.push((language, Stems::of(language)));
            self.others.len() - 1
        });
        &mut self.others[place].1
    }
}

thread_local! {
    static WORDS: RefCell<Words> = RefCell::new(Words::of(0));
}

impl Builder {
    pub(crate) fn new() -> Self {
        static SESSIONS: AtomicU64 = AtomicU64::new(1);
        Builder { fields: schema().1, session: SESSIONS.fetch_add(1, Ordering::Relaxed) }
    }

    /// Builds the document of a ticket.
    pub fn document(&self, ticket: &Ticket, analysis: &Analysis) -> Document {
        let fields = &self.fields;
        let bytes: usize = ticket.messages.iter().map(|message| message.text.len()).sum();
        let mut out = TantivyDocument::with_capacity(bytes + ticket.subject.len() + 512);
        let key = key_text(&ticket.key);
        out.add_text(fields.key, &key);
        let new_words = self.add_texts(ticket, Stemming::of(&analysis.language), &mut out);
        // What people said and what was learnt is laid over the columns later.
        let plain = effective_labels(ticket, analysis, None, None);
        self.add_numbers(ticket, analysis, &plain, &mut out);
        self.add_names(ticket, analysis, &plain, &mut out);
        Document { key: Term::from_field_text(fields.key, &key), fields: out, new_words }
    }

    fn add_texts(&self, ticket: &Ticket, language: Stemming, out: &mut TantivyDocument) -> Vec<String> {
        let mut new_words = Vec::new();
        WORDS.with_borrow_mut(|words| {
            if words.session != self.session {
                *words = Words::of(self.session);
            }
            let stems = words.stems(language);
            let texts = std::iter::once((self.fields.subject, &ticket.subject));
            let texts = texts.chain(ticket.messages.iter().map(|message| (self.fields.body, &message.text)));
            let mut text = Vec::new();
            for (field, words) in texts {
                text.clear();
                stems.append(words, &mut text, &mut |word| new_words.push(word.to_owned()));
                match std::str::from_utf8(&text) {
                    Ok(text) if !text.is_empty() => out.add_text(field, text),
                    _ => {}
                }
            }
        });
        new_words
    }

    fn add_numbers(&self, ticket: &Ticket, analysis: &Analysis, plain: &Labels, out: &mut TantivyDocument) {
        let fields = &self.fields;
        let instants = [
            (fields.created, ticket.created_at),
            (fields.updated, ticket.updated_at),
            (fields.resolved, ticket.resolved_at),
            (fields.escalated_at, plain.escalation.at),
        ];
        let durations =
            [(fields.first_response, first_response(ticket).millis), (fields.resolution, resolution(ticket).millis)];
        let instants = instants.map(|(field, at)| (field, at.map(|at| at.0)));
        for (field, value) in instants.into_iter().chain(durations) {
            if let Some(value) = value {
                out.add_i64(field, value);
            }
        }
        if !ticket.history.is_empty() {
            add_intervals(out, fields.open, &open_intervals(ticket));
            add_intervals(out, fields.paused, &paused(ticket));
        }
        out.add_u64(fields.labels, labels::labels(ticket, analysis, plain));
        out.add_u64(fields.counts, labels::counts(ticket));
        if let Some(stars) = ticket.rating.as_ref().and_then(|rating| rating.of_five()) {
            out.add_u64(fields.rating, u64::from(stars.to_bits()));
        }
        if analysis.sentiment.label != Tone::NotScored {
            out.add_u64(fields.score, u64::from(analysis.sentiment.score.to_bits()));
        }
        if analysis.fingerprint != 0 {
            out.add_u64(fields.fingerprint, analysis.fingerprint);
        }
        text::counted_phrases(&analysis.phrases, |hash, _| out.add_u64(fields.phrase, hash));
    }

    fn add_names(&self, ticket: &Ticket, analysis: &Analysis, plain: &Labels, out: &mut TantivyDocument) {
        let fields = &self.fields;
        let agent = ticket.agent.as_ref().map_or("", |person| person.shown());
        let customer = ticket.customer.as_ref().map_or("", |person| &person.id);
        let names = [
            (fields.category, plain.category.as_str()),
            (fields.subcategory, plain.subcategory.as_deref().unwrap_or("")),
            (fields.channel, &ticket.channel),
            (fields.agent, agent),
            (fields.customer, customer),
            (fields.source, &ticket.key.source),
            (fields.language, &analysis.language),
            (fields.escalation, plain.escalation.reason.as_deref().unwrap_or("")),
        ];
        for (field, name) in names {
            add_name(out, field, name);
        }
        for tag in &ticket.tags {
            add_name(out, fields.tag, tag);
        }
        for link in &ticket.links {
            let other = TicketKey { source: ticket.key.source.clone(), id: link.id.clone() };
            out.add_text(fields.link, key_text(&other));
        }
    }
}

fn add_name(out: &mut TantivyDocument, field: Field, name: &str) {
    if !name.is_empty() {
        out.add_text(field, cut(name));
    }
}

fn add_intervals(out: &mut TantivyDocument, field: Field, intervals: &[Interval]) {
    let instants = intervals.iter().flat_map(|&(start, end)| [start, end]);
    instants.filter(|&at| at != LASTS).for_each(|at| out.add_i64(field, at));
}

/// A name as the index has it.
pub(crate) fn cut(name: &str) -> &str {
    &name[..name.floor_char_boundary(MAX_NAME)]
}

/// `source NUL id`: sorts as (source, id) does.
pub(crate) fn key_text(key: &TicketKey) -> String {
    format!("{}\0{}", key.source, key.id)
}

/// The key written as [`key_text`].
pub(crate) fn key_of(text: &[u8]) -> TicketKey {
    let text = String::from_utf8_lossy(text);
    let (source, id) = text.split_once('\0').unwrap_or(("", &text));
    TicketKey { source: source.to_owned(), id: id.to_owned() }
}
