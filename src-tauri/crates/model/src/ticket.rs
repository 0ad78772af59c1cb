//! A ticket as every helpdesk's export is normalised to, and the parts it is made of.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Call, Instant, Link, Rating, StatusChange};

/// What identifies a ticket: the named helpdesk account it came from and the export's own id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TicketKey {
    /// Name of the source as chosen at import ("zendesk"), never the file's name.
    pub source: String,
    /// The export's own id; for a file without ids `~` and 16 hex digits of the content's hash.
    pub id: String,
}

impl TicketKey {
    /// 128-bit hash of source and id, the same on every machine.
    pub fn hash128(&self) -> u128 {
        let mut bytes = Vec::with_capacity(self.source.len() + self.id.len() + 1);
        bytes.extend_from_slice(self.source.as_bytes());
        bytes.push(0);
        bytes.extend_from_slice(self.id.as_bytes());
        xxhash_rust::xxh3::xxh3_128(&bytes)
    }
}

/// One support ticket, chat or piece of feedback.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Ticket {
    /// Identity: upsert and links go by it.
    pub key: TicketKey,
    /// Subject line, may be empty. Plain text.
    pub subject: String,
    /// The conversation in time order; the description is its first message.
    pub messages: Vec<Message>,
    /// Who asked.
    pub customer: Option<Person>,
    /// The final assignee, who gets the credit.
    pub agent: Option<Person>,
    /// Team or group.
    pub group: Option<String>,
    /// Status mapped to ours.
    pub status: Status,
    /// Status as the export wrote it; empty when it had none.
    pub status_given: String,
    /// Priority given by the helpdesk, mapped to ours.
    pub priority: Option<Priority>,
    /// Priority as the export wrote it; empty when it had none.
    pub priority_given: String,
    /// Category given by the helpdesk (its type, topic or queue).
    pub category_given: Option<String>,
    /// `email`, `chat`, `phone`, `social`, `feedback`, `web`, or the export's own word in lower case; empty when unknown.
    pub channel: String,
    /// Tags in the export's order, without repeats.
    pub tags: Vec<String>,
    /// When the customer first wrote.
    pub created_at: Option<Instant>,
    /// The export's last change; newer wins on re-import.
    pub updated_at: Option<Instant>,
    /// The latest resolution.
    pub resolved_at: Option<Instant>,
    /// First public reply of a human agent, when the export gives the moment.
    pub first_response_at: Option<Instant>,
    /// First response time as the export states it, hours.
    pub first_response_given: Option<f64>,
    /// Resolution time as the export states it, hours.
    pub resolution_given: Option<f64>,
    /// The customer's rating.
    pub rating: Option<Rating>,
    /// How often it was reopened; `None` when the export does not say.
    pub reopens: Option<u32>,
    /// The statuses it got, in time order; empty when the export does not say.
    pub history: Vec<StatusChange>,
    /// Whether it was escalated; `None` when the export does not say.
    pub escalated: Option<bool>,
    /// When it was escalated.
    pub escalated_at: Option<Instant>,
    /// Why, or to which level, in the export's words.
    pub escalation_reason: Option<String>,
    /// Number of public agent replies as the export states it (used when it has no conversation).
    pub replies_given: Option<u32>,
    /// What the export says of other tickets, without repeats.
    pub links: Vec<Link>,
    /// The phone call, when it was one.
    pub call: Option<Call>,
    /// Files attached to the ticket or its messages.
    pub attachments: Vec<Attachment>,
    /// Why the ticket is kept out of the numbers, if it is.
    pub left_out: Option<LeftOut>,
    /// The zone its times were read in ("UTC", "+02:00", "Europe/Berlin"); `None` when it has no times.
    pub zone: Option<String>,
    /// Every other non-empty column, by its header.
    pub extra: BTreeMap<String, String>,
}

impl Ticket {
    /// A ticket with this identity and nothing else.
    pub fn new(source: impl Into<String>, id: impl Into<String>) -> Self {
        Ticket {
            key: TicketKey { source: source.into(), id: id.into() },
            subject: String::new(),
            messages: Vec::new(),
            customer: None,
            agent: None,
            group: None,
            status: Status::Unknown,
            status_given: String::new(),
            priority: None,
            priority_given: String::new(),
            category_given: None,
            channel: String::new(),
            tags: Vec::new(),
            created_at: None,
            updated_at: None,
            resolved_at: None,
            first_response_at: None,
            first_response_given: None,
            resolution_given: None,
            rating: None,
            reopens: None,
            history: Vec::new(),
            escalated: None,
            escalated_at: None,
            escalation_reason: None,
            replies_given: None,
            links: Vec::new(),
            call: None,
            attachments: Vec::new(),
            left_out: None,
            zone: None,
            extra: BTreeMap::new(),
        }
    }

    /// Messages written by the customer, in order.
    pub fn customer_messages(&self) -> impl Iterator<Item = &Message> {
        self.messages.iter().filter(|message| message.role == Role::Customer)
    }
}

/// One message of a conversation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Message {
    /// The export's own message id.
    pub id: Option<String>,
    /// Who wrote it, by role.
    pub role: Role,
    /// Who wrote it, by name.
    pub author: Option<String>,
    /// When it was written.
    pub at: Option<Instant>,
    /// Plain text (HTML already turned into text).
    pub text: String,
}

/// Who wrote a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Role {
    /// The person who asks.
    Customer,
    /// A human agent, in public.
    Agent,
    /// An auto-reply or bot.
    Bot,
    /// An internal note, never seen by the customer.
    Note,
}

/// A customer or an agent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Person {
    /// Stable id: the export's own, else the e-mail address, else the name.
    pub id: String,
    /// Display name; empty when unknown.
    pub name: String,
    /// E-mail address; empty when unknown.
    pub email: String,
}

impl Person {
    /// What a screen shows: the name, else the address, else the id.
    pub fn shown(&self) -> &str {
        [&self.name, &self.email, &self.id].into_iter().find(|text| !text.is_empty()).map_or("", String::as_str)
    }
}

/// A file that came with a ticket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Attachment {
    /// File name; empty when unknown.
    pub name: String,
    /// MIME type, or what the export says; empty when unknown.
    pub kind: String,
}

/// Where a ticket stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
#[repr(u8)]
pub enum Status {
    /// Not looked at yet.
    New = 0,
    /// Being worked on.
    Open = 1,
    /// Waiting for the customer.
    Pending = 2,
    /// Waiting for someone else.
    Hold = 3,
    /// Resolved, may be reopened.
    Solved = 4,
    /// Resolved for good.
    Closed = 5,
    /// The export has no status, or one we do not know.
    #[default]
    Unknown = 6,
}

impl Status {
    /// All, in column order: `ALL[status as usize] == status`.
    pub const ALL: [Status; 7] =
        [Status::New, Status::Open, Status::Pending, Status::Hold, Status::Solved, Status::Closed, Status::Unknown];

    /// The name used in filters, JSON and columns.
    pub fn name(self) -> &'static str {
        ["new", "open", "pending", "hold", "solved", "closed", "unknown"][self as usize]
    }

    /// Whether work on it has ended.
    pub fn is_resolved(self) -> bool {
        matches!(self, Status::Solved | Status::Closed)
    }
}

/// How much it matters, as given by the helpdesk or detected in the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
#[repr(u8)]
pub enum Priority {
    /// No hurry.
    Low = 0,
    /// The usual.
    Medium = 1,
    /// Before the others.
    High = 2,
    /// Now.
    Critical = 3,
}

impl Priority {
    /// All, in column order.
    pub const ALL: [Priority; 4] = [Priority::Low, Priority::Medium, Priority::High, Priority::Critical];

    /// The name used in filters, JSON and columns.
    pub fn name(self) -> &'static str {
        ["low", "medium", "high", "critical"][self as usize]
    }
}

/// Why a ticket is kept but not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
#[repr(u8)]
pub enum LeftOut {
    /// Marked as spam by the helpdesk.
    Spam = 1,
    /// Merged into another ticket.
    Merged = 2,
    /// A duplicate of another ticket.
    Duplicate = 3,
    /// Only bots wrote in it.
    BotOnly = 4,
}

impl LeftOut {
    /// The name used in filters and JSON.
    pub fn name(self) -> &'static str {
        ["spam", "merged", "duplicate", "bot_only"][self as usize - 1]
    }
}
