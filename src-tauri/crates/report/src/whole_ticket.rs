//! A ticket as one JSON object: everything that is known of it, in the shape that an import takes back.
//!
//! In: a ticket, its analysis and labels. Out: an object with plain keys and times in ISO 8601. Never: loses a field, so that an
//! exported workspace imports again as it was.

use std::collections::BTreeMap;

use model::instant::HOUR_MS;
use model::rating::RatingValue;
use model::{
    Analysis, Attachment, Call, Instant, Labels, LeftOut, Link, Message, Person, Rating, Role, StatusChange, Ticket,
    durations,
};
use serde::Serialize;

use crate::table::Known;

/// See the module's first lines.
#[derive(Debug, Serialize)]
pub(crate) struct WholeTicket<'a> {
    id: &'a str,
    source: &'a str,
    subject: &'a str,
    status: &'static str,
    status_given: &'a str,
    /// Effective.
    priority: &'static str,
    priority_given: &'a str,
    /// Effective.
    category: &'a str,
    category_given: Option<&'a str>,
    /// Effective.
    tone: &'static str,
    /// Name of its topic.
    topic: Option<&'a str>,
    /// All labels as they count, and who decided them.
    labels: &'a Labels,
    channel: &'a str,
    tags: &'a [String],
    created_at: Option<String>,
    updated_at: Option<String>,
    resolved_at: Option<String>,
    first_response_at: Option<String>,
    zone: Option<&'a str>,
    /// As the export stated it, ISO 8601.
    first_response_time: Option<String>,
    /// As the export stated it, ISO 8601.
    resolution_time: Option<String>,
    /// As it is counted, hours.
    first_response_hours: Option<f64>,
    /// As it is counted, hours.
    resolution_hours: Option<f64>,
    satisfaction_score: Option<String>,
    satisfaction_given: Option<&'a str>,
    satisfaction_comment: Option<&'a str>,
    customer_id: Option<&'a str>,
    customer_name: Option<&'a str>,
    customer_email: Option<&'a str>,
    agent_id: Option<&'a str>,
    agent_name: Option<&'a str>,
    agent_email: Option<&'a str>,
    group: Option<&'a str>,
    reopens: Option<u32>,
    status_history: Vec<Change<'a>>,
    /// As the export says.
    escalated: Option<bool>,
    /// As the export says.
    escalated_at: Option<String>,
    /// As the export says.
    escalation_reason: Option<&'a str>,
    replies: Option<u32>,
    left_out: Option<LeftOut>,
    links: &'a [Link],
    call: Option<&'a Call>,
    attachments: Vec<File<'a>>,
    messages: Vec<WholeMessage<'a>>,
    extra: &'a BTreeMap<String, String>,
    analysis: &'a Analysis,
}

/// A status it got.
#[derive(Debug, Serialize)]
struct Change<'a> {
    at: String,
    status: &'static str,
    given: &'a str,
}

/// An attachment.
#[derive(Debug, Serialize)]
struct File<'a> {
    name: &'a str,
    #[serde(rename = "type")]
    kind: &'a str,
}

/// A message of a ticket.
#[derive(Debug, Serialize)]
pub(crate) struct WholeMessage<'a> {
    id: Option<&'a str>,
    sender: Role,
    name: Option<&'a str>,
    timestamp: Option<String>,
    content: &'a str,
}

/// A message with its ticket's identity.
#[derive(Debug, Serialize)]
pub(crate) struct LoneMessage<'a> {
    source: &'a str,
    ticket: &'a str,
    /// Position in the conversation, from 1.
    number: usize,
    #[serde(flatten)]
    message: WholeMessage<'a>,
    /// Tone score, when it is scored.
    score: Option<f32>,
}

impl<'a> WholeTicket<'a> {
    /// Puts them together.
    pub fn new(known: Known<'a>) -> WholeTicket<'a> {
        let Known { ticket, analysis, labels, topic } = known;
        let rating = ticket.rating.as_ref();
        WholeTicket {
            id: &ticket.key.id,
            source: &ticket.key.source,
            subject: &ticket.subject,
            status: ticket.status.name(),
            status_given: &ticket.status_given,
            priority: labels.priority.name(),
            priority_given: &ticket.priority_given,
            category: &labels.category,
            category_given: ticket.category_given.as_deref(),
            tone: labels.tone.name(),
            topic: given(topic),
            labels,
            channel: &ticket.channel,
            tags: &ticket.tags,
            created_at: ticket.created_at.map(Instant::rfc3339),
            updated_at: ticket.updated_at.map(Instant::rfc3339),
            resolved_at: ticket.resolved_at.map(Instant::rfc3339),
            first_response_at: ticket.first_response_at.map(Instant::rfc3339),
            zone: ticket.zone.as_deref(),
            first_response_time: ticket.first_response_given.map(iso_8601),
            resolution_time: ticket.resolution_given.map(iso_8601),
            first_response_hours: hours(durations::first_response(ticket).millis),
            resolution_hours: hours(durations::resolution(ticket).millis),
            satisfaction_score: rating.map(|rating| on_its_scale(rating.value)),
            satisfaction_given: rating.and_then(|rating: &Rating| given(&rating.given)),
            satisfaction_comment: rating.and_then(|rating: &Rating| given(&rating.comment)),
            customer_id: part(&ticket.customer, |person| &person.id),
            customer_name: part(&ticket.customer, |person| &person.name),
            customer_email: part(&ticket.customer, |person| &person.email),
            agent_id: part(&ticket.agent, |person| &person.id),
            agent_name: part(&ticket.agent, |person| &person.name),
            agent_email: part(&ticket.agent, |person| &person.email),
            group: ticket.group.as_deref(),
            reopens: ticket.reopens,
            status_history: ticket.history.iter().map(Change::from).collect(),
            escalated: ticket.escalated,
            escalated_at: ticket.escalated_at.map(Instant::rfc3339),
            escalation_reason: ticket.escalation_reason.as_deref(),
            replies: ticket.replies_given,
            left_out: ticket.left_out,
            links: &ticket.links,
            call: ticket.call.as_ref(),
            attachments: ticket.attachments.iter().map(File::from).collect(),
            messages: ticket.messages.iter().map(WholeMessage::from).collect(),
            extra: &ticket.extra,
            analysis,
        }
    }
}

impl<'a> From<&'a StatusChange> for Change<'a> {
    fn from(change: &'a StatusChange) -> Self {
        Change { at: change.at.rfc3339(), status: change.status.name(), given: &change.given }
    }
}

impl<'a> From<&'a Attachment> for File<'a> {
    fn from(attachment: &'a Attachment) -> Self {
        File { name: &attachment.name, kind: &attachment.kind }
    }
}

impl<'a> From<&'a Message> for WholeMessage<'a> {
    fn from(message: &'a Message) -> Self {
        WholeMessage {
            id: message.id.as_deref(),
            sender: message.role,
            name: message.author.as_deref(),
            timestamp: message.at.map(Instant::rfc3339),
            content: &message.text,
        }
    }
}

impl<'a> LoneMessage<'a> {
    /// The message at `index` of the ticket.
    pub fn new(ticket: &'a Ticket, analysis: &Analysis, index: usize, message: &'a Message) -> LoneMessage<'a> {
        let score = analysis.message_scores.get(index).copied().flatten();
        let (source, id) = (&ticket.key.source, &ticket.key.id);
        LoneMessage { source, ticket: id, number: index + 1, message: message.into(), score }
    }
}

fn part<'a>(person: &'a Option<Person>, part: fn(&'a Person) -> &'a String) -> Option<&'a str> {
    person.as_ref().map(part).and_then(|text| given(text))
}

fn given(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

/// `4 of 5`, `good`, `9 of 10`: a rating that says its scale.
fn on_its_scale(value: RatingValue) -> String {
    match value {
        RatingValue::Five(stars) => format!("{stars} of 5"),
        RatingValue::Satisfied(good) => if good { "good" } else { "bad" }.into(),
        RatingValue::Nps(points) => format!("{points} of 10"),
    }
}

/// Hours as `PT90S`, to the millisecond: text, since a number read back may be off by its last digit.
fn iso_8601(hours: f64) -> String {
    let millis = (hours * HOUR_MS as f64).round();
    let sign = if millis < 0.0 { "-" } else { "" };
    format!("{sign}PT{}S", millis.abs() / 1000.0)
}

fn hours(millis: Option<i64>) -> Option<f64> {
    millis.map(|millis| millis as f64 / HOUR_MS as f64)
}
