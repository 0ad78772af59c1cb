//! The helpdesks: how each one's records become tickets.

pub mod beside;
pub mod cfpb;
pub mod crisp;
pub mod definition;
pub mod delighted;
pub mod feedback;
pub mod former;
pub mod freshdesk;
pub mod freshdesk_api;
pub mod freshservice;
pub mod front;
pub mod front_api;
pub mod front_messages;
pub mod gladly;
pub mod google_play;
pub mod gorgias;
pub mod gorgias_messages;
pub mod headers;
pub mod help_scout;
pub mod help_scout_ratings;
pub mod hubspot;
pub mod hubspot_api;
pub mod intercom;
pub mod intercom_csat;
pub mod intercom_report;
pub mod intercom_transcript;
pub mod jira;
pub mod jira_api;
pub mod kustomer;
pub mod kustomer_api;
pub mod mail;
pub mod mapped;
pub mod phone_calls;
pub mod qualtrics;
pub mod recognise;
pub mod record;
pub mod salesforce;
pub mod servicenow;
pub mod slack;
pub mod social_mentions;
pub mod support_lens;
pub mod support_lens_export;
pub mod surveymonkey;
pub mod tidio;
mod turns;
pub mod typeform;
pub mod zendesk;
pub mod zendesk_chats;
pub mod zendesk_comments;
pub mod zendesk_csv;
pub mod zendesk_ratings;
pub mod zendesk_ratings_api;
pub mod zoho;

use serde_json::{Map, Value};

use self::definition::Definition;
use crate::json::framing::is_list_key;

/// All formats, in the order they are tried and listed: by helpdesk, then by kind of record, then any.
pub static ALL: &[&Definition] = &[
    &cfpb::FORMAT,
    &crisp::JSON,
    &delighted::FORMAT,
    &freshdesk::FORMAT,
    &freshdesk_api::JSON,
    &freshservice::FORMAT,
    &front_messages::FORMAT,
    &front::FORMAT,
    &front_api::JSON,
    &gladly::FORMAT,
    &google_play::FORMAT,
    &gorgias::TICKETS,
    &gorgias_messages::FORMAT,
    &help_scout::JSON,
    &help_scout_ratings::JSON,
    &hubspot::FORMAT,
    &hubspot_api::JSON,
    &intercom::JSON,
    &intercom_csat::FORMAT,
    &intercom_report::FORMAT,
    &intercom_transcript::FORMAT,
    &jira::FORMAT,
    &jira_api::JSON,
    &kustomer::FORMAT,
    &kustomer_api::JSON,
    &qualtrics::FORMAT,
    &salesforce::FORMAT,
    &servicenow::FORMAT,
    &slack::FORMAT,
    &support_lens::FORMAT,
    &support_lens_export::FORMAT,
    &surveymonkey::FORMAT,
    &tidio::FORMAT,
    &typeform::FORMAT,
    &zendesk::JSON,
    &zendesk_chats::JSON,
    &zendesk_comments::FORMAT,
    &zendesk_csv::FORMAT,
    &zendesk_ratings::FORMAT,
    &zendesk_ratings_api::JSON,
    &zoho::MIGRATION,
    &zoho::REPORT,
    &feedback::FORMAT,
    &phone_calls::FORMAT,
    &social_mentions::FORMAT,
    &mail::FORMAT,
    &mapped::TABLE,
    &mapped::JSON,
];

/// Keys of an envelope around one record.
const ENVELOPES: [&str; 8] = ["ticket", "conversation", "issue", "case", "request", "chat", "data", "result"];

/// The records a JSON value stands for: the elements of a page (`{"tickets":[…]}`, `{"data":{"tickets":[…]}}`), the
/// object in an envelope (`{"ticket":{…}}`), else the value itself.
pub fn records_of(value: Value) -> Vec<Value> {
    let Value::Object(mut members) = value else { return vec![value] };
    if members.contains_key("id") || members.contains_key("subject") {
        return vec![Value::Object(members)];
    }
    if let Some(items) = page_of(&mut members) {
        return items;
    }
    let is_inner_page = |inside: &Value| {
        inside.as_object().is_some_and(|inside| !inside.contains_key("id") && inside.iter().any(is_page))
    };
    let inner = members.values_mut().find(|inside| is_inner_page(inside)).and_then(Value::as_object_mut);
    if let Some(items) = inner.and_then(page_of) {
        return items;
    }
    let envelope = members.iter().find(|(key, inside)| ENVELOPES.contains(&key.as_str()) && inside.is_object());
    match envelope.map(|(key, _)| key.clone()).filter(|_| members.len() == 1).and_then(|key| members.remove(&key)) {
        Some(record) => vec![record],
        None => vec![Value::Object(members)],
    }
}

fn is_page((key, inside): (&String, &Value)) -> bool {
    is_list_key(key) && inside.as_array().is_some_and(|items| items.iter().all(Value::is_object))
}

fn page_of(members: &mut Map<String, Value>) -> Option<Vec<Value>> {
    let key = members.iter().find(|member| is_page(*member))?.0.clone();
    match members.remove(&key)? {
        Value::Array(items) => Some(items),
        _ => None,
    }
}
