//! The helpdesks: how each one's records become tickets.

pub mod definition;
pub mod former;
pub mod freshdesk;
pub mod headers;
pub mod intercom;
pub mod mapped;
pub mod recognise;
mod record;
pub mod support_lens;
pub mod support_lens_export;
pub mod zendesk;

use serde_json::Value;

use self::definition::Definition;
use crate::json::framing::is_list_key;

/// All formats, in the order they are tried and listed.
#[rustfmt::skip] // One line a format, so that two new ones never meet in a merge.
pub static ALL: &[&Definition] = &[
    &freshdesk::FORMAT,
    &intercom::JSON,
    &support_lens_export::FORMAT,
    &support_lens::FORMAT,
    &zendesk::JSON,
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
