//! One ticket or message as a flat row of a table.

use model::instant::HOUR_MS;
use model::rating::RatingValue;
use model::{Analysis, Instant, Message, Person, StatusChange, Ticket, durations, history};

use crate::csv::guarded;
use crate::table::Known;

/// Header of the tickets' table.
pub(crate) const TICKET_COLUMNS: [&str; 46] = [
    "id",
    "source",
    "subject",
    "status",
    "status_given",
    "priority",
    "priority_given",
    "priority_detected",
    "priority_by",
    "category",
    "category_given",
    "category_detected",
    "category_by",
    "subcategory",
    "subcategory_detected",
    "topic",
    "channel",
    "tone",
    "tone_detected",
    "tone_by",
    "score",
    "emotion",
    "language",
    "created_at",
    "updated_at",
    "resolved_at",
    "first_response_hours",
    "resolution_hours",
    "rating",
    "rating_given",
    "rating_comment",
    "agent",
    "group",
    "customer",
    "customer_email",
    "tags",
    "reopens",
    "status_history",
    "escalated",
    "escalated_by",
    "escalated_at",
    "escalation_reason",
    "agent_replies",
    "messages",
    "phrases",
    "left_out",
];

/// A ticket's row under [`TICKET_COLUMNS`]. Texts are guarded against being run as formulas, numbers are plain.
pub(crate) fn ticket_row(known: Known) -> [String; TICKET_COLUMNS.len()] {
    let Known { ticket, analysis, labels, topic } = known;
    let text = |text: &str| guarded(text);
    let instant = |at: Option<Instant>| at.map(Instant::rfc3339).unwrap_or_default();
    let person = |person: &Option<Person>| text(person.as_ref().map_or("", Person::shown));
    let rating = ticket.rating.as_ref();
    let escalation = &labels.escalation;
    [
        text(&ticket.key.id),
        text(&ticket.key.source),
        text(&ticket.subject),
        ticket.status.name().into(),
        text(&ticket.status_given),
        labels.priority.name().into(),
        text(&ticket.priority_given),
        analysis.urgency.value.name().into(),
        labels.priority_by.name().into(),
        text(&labels.category),
        text(ticket.category_given.as_deref().unwrap_or("")),
        text(&analysis.category.name),
        labels.category_by.name().into(),
        text(labels.subcategory.as_deref().unwrap_or("")),
        text(analysis.category.subcategory.as_deref().unwrap_or("")),
        text(topic),
        text(&ticket.channel),
        labels.tone.name().into(),
        analysis.sentiment.label.name().into(),
        labels.tone_by.name().into(),
        format!("{:.4}", analysis.sentiment.score),
        analysis.emotion.value.name().into(),
        text(&analysis.language),
        instant(ticket.created_at),
        instant(ticket.updated_at),
        instant(ticket.resolved_at),
        optional(hours(durations::first_response(ticket).millis)),
        optional(hours(durations::resolution(ticket).millis)),
        rating.map(|rating| rated(rating.value)).unwrap_or_default(),
        text(rating.map_or("", |rating| &rating.given)),
        text(rating.map_or("", |rating| &rating.comment)),
        person(&ticket.agent),
        text(ticket.group.as_deref().unwrap_or("")),
        text(ticket.customer.as_ref().map_or("", |customer| &customer.id)),
        text(ticket.customer.as_ref().map_or("", |customer| &customer.email)),
        text(&ticket.tags.join("; ")),
        optional(history::reopens(ticket)),
        text(&told(&ticket.history)),
        optional(escalation.escalated),
        escalation.escalated.map_or("", |_| escalation.by.name()).into(),
        instant(escalation.at),
        text(escalation.reason.as_deref().unwrap_or("")),
        durations::agent_replies(ticket).to_string(),
        ticket.messages.len().to_string(),
        text(&analysis.phrases.join("; ")),
        model::effective_left_out(ticket).map_or("", |reason| reason.name()).into(),
    ]
}

/// Header of the messages' table.
pub(crate) const MESSAGE_COLUMNS: [&str; 9] =
    ["ticket", "source", "number", "id", "role", "author", "at", "score", "text"];

/// A message's row under [`MESSAGE_COLUMNS`].
pub(crate) fn message_row(ticket: &Ticket, analysis: &Analysis, index: usize, message: &Message) -> [String; 9] {
    let score = analysis.message_scores.get(index).copied().flatten();
    [
        guarded(&ticket.key.id),
        guarded(&ticket.key.source),
        (index + 1).to_string(),
        guarded(message.id.as_deref().unwrap_or("")),
        role(message.role).into(),
        guarded(message.author.as_deref().unwrap_or("")),
        message.at.map(Instant::rfc3339).unwrap_or_default(),
        score.map(|score| format!("{score:.4}")).unwrap_or_default(),
        guarded(&message.text),
    ]
}

fn role(role: model::Role) -> &'static str {
    match role {
        model::Role::Customer => "customer",
        model::Role::Agent => "agent",
        model::Role::Bot => "bot",
        model::Role::Note => "note",
    }
}

/// `4`, `good`, `9 of 10`: the value on its own scale.
fn rated(value: RatingValue) -> String {
    match value {
        RatingValue::Five(stars) => stars.to_string(),
        RatingValue::Satisfied(good) => if good { "good" } else { "bad" }.into(),
        RatingValue::Nps(points) => format!("{points} of 10"),
    }
}

/// `2026-03-01T10:00:00Z open; …`, as an import takes it back: by our names, since those of the export may hold anything.
fn told(history: &[StatusChange]) -> String {
    let changes = history.iter().map(|change| format!("{} {}", change.at.rfc3339(), change.status.name()));
    changes.collect::<Vec<_>>().join("; ")
}

fn hours(millis: Option<i64>) -> Option<f64> {
    millis.map(|millis| millis as f64 / HOUR_MS as f64)
}

fn optional<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}
