//! HubSpot's tickets as its interface gives them: everything under `properties`, every value a text.

use model::LinkKind;
use serde_json::Value;

use super::definition::{Definition, Json, Reads};
use super::record::{has, keep_rest, list, set_fields};
use crate::assemble::{Draft, Hint, Values, Written};
use crate::json::{at, text_at};
use crate::plan::Field;

/// Paths of single values and their fields; the first is [`set_stage`]'s.
const FIELDS: [(&str, Field); 16] = [
    ("properties.hs_pipeline_stage", Field::Status),
    ("id", Field::Id),
    ("properties.hs_object_id", Field::Id),
    ("properties.subject", Field::Subject),
    ("properties.content", Field::Description),
    ("properties.hs_ticket_priority", Field::Priority),
    ("properties.hs_ticket_category", Field::Category),
    ("properties.source_type", Field::Channel),
    ("properties.createdate", Field::CreatedAt),
    ("createdAt", Field::CreatedAt),
    ("properties.hs_lastmodifieddate", Field::UpdatedAt),
    ("updatedAt", Field::UpdatedAt),
    ("properties.closed_date", Field::ClosedAt),
    ("properties.first_agent_reply_date", Field::FirstResponseAt),
    ("properties.hubspot_owner_id", Field::Agent),
    ("properties.hubspot_team_id", Field::Group),
];

/// What is read elsewhere.
const CONSUMED: [&str; 3] = ["associations", "archived", "propertiesWithHistory"];

/// Tickets in JSON.
pub static JSON: Definition = Definition {
    name: "hubspot_json",
    label: "HubSpot tickets (JSON)",
    source: Some("hubspot"),
    reads: Reads::Json(Json { recognise, fields: &FIELDS, draft: value }),
};

fn recognise(records: &[Value]) -> Option<(f32, String)> {
    const TELLING: [&str; 7] = [
        "properties.hs_pipeline_stage",
        "properties.hs_pipeline",
        "properties.hs_ticket_priority",
        "properties.hs_object_id",
        "properties.hs_lastmodifieddate",
        "properties.createdate",
        "archived",
    ];
    let told = |record: &Value| if has(record, &["properties"]) == 1 { has(record, &TELLING) } else { 0 };
    let most = records.iter().map(told).max().filter(|most| *most >= 2)?;
    Some((0.5 + 0.15 * most as f32, format!("{most} of its keys are those of HubSpot tickets")))
}

/// A draft of one ticket.
fn value(record: &Value, source: &str, values: &mut Values) -> Draft {
    let mut draft = Draft::new(source);
    set_fields(&mut draft, record, &FIELDS[1..], Hint::default(), values);
    set_stage(record, &mut draft, values);
    let contact = list(record, "associations.contacts.results").first();
    draft.customer.id = contact.and_then(|contact| text_at(contact, "id")).unwrap_or_default();
    for other in list(record, "associations.tickets.results") {
        draft.link(LinkKind::Related, &text_at(other, "id").unwrap_or_default());
    }
    for (path, field) in [
        ("properties.time_to_first_agent_reply", Field::FirstResponseTime),
        ("properties.time_to_close", Field::ResolutionTime),
    ] {
        if let Some(cell) = text_at(record, path) {
            draft.set(field, &cell, Hint::MILLISECONDS, values);
        }
    }
    let stages = list(record, "propertiesWithHistory.hs_pipeline_stage").iter().filter_map(change);
    draft.change_status(stages.collect(), Hint::default(), values);
    keep_rest(&mut draft, record, &FIELDS, &CONSUMED);
    draft
}

fn set_stage(record: &Value, draft: &mut Draft, values: &mut Values) {
    let Some(stage) = at(record, "properties.hs_pipeline_stage").and_then(Value::as_str) else { return };
    draft.set(Field::Status, word_of(stage), Hint::default(), values);
    draft.ticket.status_given = stage.to_owned();
}

/// Stages of the pipeline every account begins with are numbers; others have names.
fn word_of(stage: &str) -> &str {
    match stage {
        "1" => "new",
        "2" => "waiting on contact",
        "3" => "waiting on us",
        "4" => "closed",
        other => other,
    }
}

/// A stage it was in, since when.
fn change(stage: &Value) -> Option<Written> {
    let to = word_of(&text_at(stage, "value")?).to_owned();
    Some(Written { at: text_at(stage, "timestamp")?, to, from: None })
}
