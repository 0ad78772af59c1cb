//! Entries of schema 1: related tickets were ids, and there were no calls.

use std::collections::BTreeMap;

use model::{
    Attachment, Instant, LeftOut, Link, LinkKind, Message, Person, Priority, Rating, Status, Ticket, TicketKey,
};
use serde::Deserialize;

use crate::{Error, Result, Stored, content_hash};

/// [`Stored`] as it was, up to its analysis: that is made anew.
#[derive(Deserialize)]
struct StoredV1 {
    import: u32,
    #[allow(dead_code)] // It stands between two fields that are read.
    hash: u64,
    record: TicketV1,
    merged: Option<Box<TicketV1>>,
}

/// [`Ticket`] as it was.
#[derive(Deserialize)]
struct TicketV1 {
    key: TicketKey,
    subject: String,
    messages: Vec<Message>,
    customer: Option<Person>,
    agent: Option<Person>,
    group: Option<String>,
    status: Status,
    status_given: String,
    priority: Option<Priority>,
    priority_given: String,
    category_given: Option<String>,
    channel: String,
    tags: Vec<String>,
    created_at: Option<Instant>,
    updated_at: Option<Instant>,
    resolved_at: Option<Instant>,
    first_response_at: Option<Instant>,
    first_response_given: Option<f64>,
    resolution_given: Option<f64>,
    rating: Option<Rating>,
    reopens: Option<u32>,
    escalated: Option<bool>,
    replies_given: Option<u32>,
    related: Vec<String>,
    attachments: Vec<Attachment>,
    left_out: Option<LeftOut>,
    zone: Option<String>,
    extra: BTreeMap<String, String>,
}

/// Reads an entry of schema 1. Its analysis is empty, of version 0.
pub(crate) fn decode(bytes: &[u8]) -> Result<Stored> {
    let old: StoredV1 =
        postcard::from_bytes(bytes).map_err(|error| Error::damaged(format!("an old entry can't be read: {error}")))?;
    let record = old.record.renewed();
    let merged = old.merged.map(|merged| Box::new(merged.renewed()));
    Ok(Stored { import: old.import, hash: content_hash(&record)?, record, merged, analysis: Default::default() })
}

impl TicketV1 {
    fn renewed(self) -> Ticket {
        Ticket {
            key: self.key,
            subject: self.subject,
            messages: self.messages,
            customer: self.customer,
            agent: self.agent,
            group: self.group,
            status: self.status,
            status_given: self.status_given,
            priority: self.priority,
            priority_given: self.priority_given,
            category_given: self.category_given,
            channel: self.channel,
            tags: self.tags,
            created_at: self.created_at,
            updated_at: self.updated_at,
            resolved_at: self.resolved_at,
            first_response_at: self.first_response_at,
            first_response_given: self.first_response_given,
            resolution_given: self.resolution_given,
            rating: self.rating,
            reopens: self.reopens,
            history: Vec::new(),
            escalated: self.escalated,
            escalated_at: None,
            escalation_reason: None,
            replies_given: self.replies_given,
            links: self.related.into_iter().map(|id| Link { kind: LinkKind::Related, id }).collect(),
            call: None,
            attachments: self.attachments,
            left_out: self.left_out,
            zone: self.zone,
            extra: self.extra,
        }
    }
}
