//! Lists of tickets, and one ticket whole.

use std::collections::BTreeMap;
use std::time::Instant as Stopwatch;

use model::instant::HOUR_MS;
use model::{Facet, Filter, Ticket, TicketKey, durations, history};
use search::{Layer, Marker, Order, Snapshot};
use store::Stored;

use crate::wire::{FacetCount, MatchMark, Sort, TicketDetail, TicketPage, TicketRow};
use crate::{Error, Result, Workspace};

/// Facets offered beside a list.
const OFFERED: [Facet; 10] = [
    Facet::Category,
    Facet::Topic,
    Facet::Status,
    Facet::Priority,
    Facet::Sentiment,
    Facet::Channel,
    Facet::Agent,
    Facet::Emotion,
    Facet::Tag,
    Facet::Source,
];
const FACET_VALUES: usize = 50;
const OTHERS: usize = 20;
const SIMILAR: u32 = 8;

impl Workspace {
    /// One page of the tickets under a filter.
    ///
    /// # Errors
    /// When the index or the store can't be read.
    pub fn tickets(
        &self,
        filter: &Filter,
        sort: Sort,
        offset: u32,
        limit: u32,
        with_facets: bool,
    ) -> Result<TicketPage> {
        let started = Stopwatch::now();
        let snapshot = self.snapshot()?;
        let (offset, limit) = (offset as usize, limit as usize);
        let page = self.viewed(&snapshot, true, |view| snapshot.list(filter, view, order(sort), offset, limit))?;
        let marker = snapshot.marker(&filter.text, true)?;
        let keys: Vec<TicketKey> = page.hits.iter().map(|hit| hit.key.clone()).collect();
        let stored = self.store.get_many(&keys)?;
        let layer = self.layer();
        let found = page.hits.iter().zip(stored);
        let rows = found.filter_map(|(hit, stored)| Some(row(&stored?, &layer, hit.score, &marker))).collect();
        let facets = if with_facets { self.facets(&snapshot, filter)? } else { BTreeMap::new() };
        let milliseconds = started.elapsed().as_secs_f64() * 1000.0;
        Ok(TicketPage { total: page.total, milliseconds, offset: offset as u32, rows, facets })
    }

    fn facets(&self, snapshot: &Snapshot, filter: &Filter) -> Result<BTreeMap<Facet, Vec<FacetCount>>> {
        let counted =
            self.viewed(snapshot, true, |view| snapshot.facet_counts(filter, view, &OFFERED, FACET_VALUES))?;
        let shaped =
            |values: Vec<(String, u32)>| values.into_iter().map(|(value, n)| FacetCount { value, n }).collect();
        Ok(counted.into_iter().map(|(facet, values)| (facet, shaped(values))).collect())
    }

    /// One ticket with its analysis, what the query matched in it, the customer's others, and tickets like it.
    ///
    /// # Errors
    /// No such ticket; unreadable index or store.
    pub fn ticket(&self, key: &TicketKey, query: &str) -> Result<TicketDetail> {
        let stored = self.store.get(key)?.ok_or_else(|| Error::NoTicket(key.clone()))?;
        let snapshot = self.snapshot()?;
        let (others, others_total) = self.others(&snapshot, stored.ticket())?;
        let similar = self.similar_to(key, SIMILAR)?;
        let matches = matches(&snapshot.marker(query, true)?, stored.ticket());
        let (ticket, analysis) = stored.into_ticket();
        Ok(TicketDetail {
            label: self.label_detail(&ticket, &analysis),
            first_response_hours: hours(durations::first_response(&ticket).millis),
            resolution_hours: hours(durations::resolution(&ticket).millis),
            age_hours: self.age(&snapshot, &ticket),
            reopens: history::reopens(&ticket),
            matches,
            others,
            others_total,
            similar,
            linked: self.linked(&snapshot, &ticket)?,
            ticket,
            analysis,
        })
    }

    fn others(&self, snapshot: &Snapshot, ticket: &Ticket) -> Result<(Vec<TicketRow>, u32)> {
        let Some(customer) = &ticket.customer else { return Ok((Vec::new(), 0)) };
        let facets = [(Facet::Customer, vec![customer.id.clone()]), (Facet::Source, vec![ticket.key.source.clone()])];
        let filter = Filter { facets: facets.into(), ..Filter::default() };
        let page = self.viewed(snapshot, false, |view| snapshot.list(&filter, view, Order::Newest, 0, OTHERS + 1))?;
        let keys: Vec<TicketKey> =
            page.hits.into_iter().map(|hit| hit.key).filter(|key| *key != ticket.key).take(OTHERS).collect();
        let marker = snapshot.marker("", false)?;
        let layer = self.layer();
        let stored = self.store.get_many(&keys)?.into_iter().flatten();
        let rows = stored.map(|stored| row(&stored, &layer, 0.0, &marker)).collect();
        Ok((rows, page.total.saturating_sub(1)))
    }

    fn age(&self, snapshot: &Snapshot, ticket: &Ticket) -> Option<f64> {
        let ended = ticket.status.is_resolved() || ticket.resolved_at.is_some();
        let as_of = self.lens().as_of.or_else(|| snapshot.as_of())?;
        ticket.created_at.filter(|_| !ended).map(|created| as_of.hours_since(created))
    }
}

/// A stored ticket as a row of a list.
pub(crate) fn row(stored: &Stored, layer: &Layer, score: f32, marker: &Marker) -> TicketRow {
    let ticket = stored.ticket();
    let labels = layer.labels(ticket, &stored.analysis);
    let texts: Vec<&str> = ticket.messages.iter().map(|message| message.text.as_str()).collect();
    let snippet = marker.snippet(&texts);
    let subject = subject_of(ticket);
    TicketRow {
        key: ticket.key.clone(),
        subject_marks: marker.marks_utf16(&subject),
        subject,
        snippet: snippet.text,
        snippet_marks: snippet.marks,
        score,
        created_at: ticket.created_at,
        status: ticket.status,
        category: labels.category,
        priority: labels.priority.name().to_owned(),
        channel: ticket.channel.clone(),
        tone: labels.tone,
        agent: ticket.agent.as_ref().map(|agent| agent.shown().to_owned()).unwrap_or_default(),
        messages: ticket.messages.len() as u32,
    }
}

/// The subject, or the first words of the conversation where there is none.
pub(crate) fn subject_of(ticket: &Ticket) -> String {
    if !ticket.subject.trim().is_empty() {
        return ticket.subject.clone();
    }
    let first = ticket.messages.first().map_or("", |message| message.text.as_str());
    let words = first.split_whitespace().take(12);
    words.flat_map(|word| [word, " "]).collect::<String>().trim_end().chars().take(90).collect()
}

fn matches(marker: &Marker, ticket: &Ticket) -> Vec<MatchMark> {
    let subject = std::iter::once((None, ticket.subject.as_str()));
    let messages = ticket.messages.iter().enumerate().map(|(at, message)| (Some(at as u32), message.text.as_str()));
    let marks =
        |(message, text)| marker.marks(text).into_iter().map(move |(start, end)| MatchMark { message, start, end });
    subject.chain(messages).flat_map(marks).collect()
}

pub(crate) fn hours(millis: Option<i64>) -> Option<f64> {
    millis.map(|millis| millis as f64 / HOUR_MS as f64)
}

fn order(sort: Sort) -> Order {
    match sort {
        Sort::Relevance => Order::Relevance,
        Sort::Newest => Order::Newest,
        Sort::Oldest => Order::Oldest,
        Sort::MostNegative => Order::MostNegative,
        Sort::Slowest => Order::Slowest,
    }
}
