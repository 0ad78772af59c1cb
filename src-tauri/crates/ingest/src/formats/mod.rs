//! The helpdesks: how each one's records become tickets.

pub mod beside;
pub mod cfpb;
pub mod definition;
pub mod delighted;
pub mod feedback;
pub mod former;
pub mod freshdesk;
pub mod freshservice;
pub mod front;
pub mod gladly;
pub mod google_play;
pub mod gorgias;
pub mod headers;
pub mod hubspot;
pub mod intercom;
pub mod intercom_csat;
pub mod intercom_report;
pub mod kustomer;
pub mod mapped;
pub mod phone_calls;
pub mod qualtrics;
pub mod recognise;
mod record;
pub mod salesforce;
pub mod servicenow;
pub mod social_mentions;
pub mod support_lens;
pub mod support_lens_export;
pub mod surveymonkey;
pub mod typeform;
pub mod zendesk;
pub mod zendesk_csv;
pub mod zendesk_ratings;
pub mod zoho;

use serde_json::Value;

use self::definition::Definition;
use crate::json::framing::is_list_key;

/// All formats, in the order they are tried and listed: by helpdesk, then by kind of record, then any.
pub static ALL: &[&Definition] = &[
    &cfpb::FORMAT,
    &delighted::FORMAT,
    &freshdesk::FORMAT,
    &freshservice::FORMAT,
    &front::FORMAT,
    &gladly::FORMAT,
    &google_play::FORMAT,
    &gorgias::TICKETS,
    &hubspot::FORMAT,
    &intercom::JSON,
    &intercom_csat::FORMAT,
    &intercom_report::FORMAT,
    &kustomer::FORMAT,
    &qualtrics::FORMAT,
    &salesforce::FORMAT,
    &servicenow::FORMAT,
    &support_lens::FORMAT,
    &support_lens_export::FORMAT,
    &surveymonkey::FORMAT,
    &typeform::FORMAT,
    &zendesk::JSON,
    &zendesk_csv::FORMAT,
    &zendesk_ratings::FORMAT,
    &zoho::MIGRATION,
    &zoho::REPORT,
    &feedback::FORMAT,
    &phone_calls::FORMAT,
    &social_mentions::FORMAT,
    &mapped::TABLE,
    &mapped::JSON,
];

/// The records a JSON value stands for: the elements of a page (`{"tickets":[…]}`), the object in an envelope
/// (`{"ticket":{…}}`), else the value itself.
pub fn records_of(value: Value) -> Vec<Value> {
    let Value::Object(mut members) = value else { return vec![value] };
    if members.contains_key("id") || members.contains_key("subject") {
        return vec![Value::Object(members)];
    }
    let is_page = |key: &String, inside: &Value| {
        is_list_key(key) && inside.as_array().is_some_and(|items| items.iter().all(Value::is_object))
    };
    let page = members.iter().find(|(key, inside)| is_page(key, inside)).map(|(key, _)| key.clone());
    if let Some(Value::Array(items)) = page.and_then(|key| members.remove(&key)) {
        return items;
    }
    match members.remove("ticket") {
        Some(ticket @ Value::Object(_)) if members.is_empty() => vec![ticket],
        Some(other) => {
            members.insert("ticket".into(), other);
            vec![Value::Object(members)]
        }
        None => vec![Value::Object(members)],
    }
}
