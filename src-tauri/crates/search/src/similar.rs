//! Tickets like this one.

use model::{Ticket, TicketKey};

use crate::{Result, Snapshot};

/// What to look for.
#[derive(Clone, Debug, Default)]
pub struct Probe {
    /// Subject; its words weigh more.
    pub subject: String,
    /// Text.
    pub body: String,
    /// The ticket itself, which is not among the answers.
    pub exclude: Option<TicketKey>,
}

impl Probe {
    /// Looks for tickets like this one.
    pub fn of(ticket: &Ticket) -> Self {
        let body = ticket.messages.iter().map(|message| message.text.as_str()).collect::<Vec<_>>().join("\n");
        Probe { subject: ticket.subject.clone(), body, exclude: Some(ticket.key.clone()) }
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
    /// Tickets like the probe, best first.
    pub fn similar(&self, _probe: &Probe, _limit: usize) -> Result<Vec<Similar>> {
        unimplemented!()
    }
}
