//! Freshdesk's ticket export: any subset and order of its headers.

use crate::assemble::{Draft, Hint, Values};
use crate::normalise::words::plain;
use crate::plan::{Field, Mapping};

/// Headers and their fields; where two feed one field the first that is there wins.
const HEADERS: [(&str, Field); 24] = [
    ("ticket id", Field::Id),
    ("subject", Field::Subject),
    ("description", Field::Description),
    ("status", Field::Status),
    ("priority", Field::Priority),
    ("source", Field::Channel),
    ("type", Field::Category),
    ("agent", Field::Agent),
    ("group", Field::Group),
    ("created time", Field::CreatedAt),
    ("last update time", Field::UpdatedAt),
    ("last updated time", Field::UpdatedAt),
    ("resolved time", Field::ResolvedAt),
    ("initial response time", Field::FirstResponseAt),
    ("first response time in hrs", Field::FirstResponseTime),
    ("resolution time in hrs", Field::ResolutionTime),
    ("agent interactions", Field::Replies),
    ("tags", Field::Tags),
    ("survey results", Field::Rating),
    ("survey result", Field::Rating),
    ("full name", Field::CustomerName),
    ("email", Field::CustomerEmail),
    ("contact id", Field::Customer),
    ("requester email", Field::CustomerEmail),
];

/// Headers that hardly any other export has.
const TELLING: [&str; 14] = [
    "due by time",
    "resolved time",
    "closed time",
    "last update time",
    "last updated time",
    "initial response time",
    "time tracked",
    "first response time in hrs",
    "resolution time in hrs",
    "agent interactions",
    "customer interactions",
    "survey results",
    "contact id",
    "first response status",
];

/// How many of the headers that tell Freshdesk are there; none without a ticket id.
pub fn telling(headers: &[String]) -> usize {
    let plain: Vec<String> = headers.iter().map(|header| plain(header)).collect();
    let has_id = plain.iter().any(|header| header == "ticket id");
    if has_id { plain.iter().filter(|header| TELLING.contains(&header.as_str())).count() } else { 0 }
}

/// The mapping of these headers; zone, order and channel are the user's.
pub fn mapping(headers: &[String], chosen: &Mapping) -> Mapping {
    let mut mapping = Mapping { fields: Default::default(), ..chosen.clone() };
    for (name, field) in HEADERS {
        if let Some(header) = headers.iter().find(|header| plain(header) == name) {
            mapping.fields.entry(field).or_insert_with(|| header.clone());
        }
    }
    mapping
}

/// What a row means beyond its cells: a ticket closed without being resolved first was resolved then, and "No Product"
/// in the column "Product" is nothing.
pub fn complete(draft: &mut Draft, values: &mut Values) {
    if draft.ticket.resolved_at.is_none() && draft.ticket.status.is_resolved() {
        let closed = draft.ticket.extra.iter().find(|(header, _)| plain(header) == "closed time");
        if let Some(cell) = closed.map(|(_, cell)| cell.clone()) {
            draft.ticket.resolved_at = draft.moment(Field::ResolvedAt, &cell, Hint::default(), values);
        }
    }
    draft.ticket.extra.retain(|header, cell| cell.strip_prefix("No ") != Some(header));
}
