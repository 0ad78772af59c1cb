//! Gorgias's messages: one row a message under the ticket's id, the sender as JSON in a cell.

use serde_json::Value;

use super::beside::take;
use super::definition::{Definition, Reads, Table};
use crate::assemble::{Codes, Draft, Values};
use crate::json::text_at;
use crate::plan::Field;

/// See the module's first lines.
pub static FORMAT: Definition = Definition {
    name: "gorgias_messages_csv",
    label: "Gorgias messages (CSV)",
    source: Some("gorgias"),
    reads: Reads::Table(Table {
        columns: &[
            ("ticket id|id", Field::Id),
            ("message id", Field::MessageId),
            ("body text", Field::MessageText),
            ("body html", Field::MessageText),
            ("sent datetime", Field::MessageAt),
            ("created datetime", Field::MessageAt),
            ("from agent", Field::MessageRole),
            ("public", Field::MessageIsNote),
            ("channel", Field::Channel),
            ("subject", Field::Subject),
        ],
        needs: &["id|ticket id", "body text|body html"],
        telling: &["sender info", "sent datetime", "receiver info", "body text", "from agent"],
        enough: 2,
        codes: Codes::Usual,
        complete,
    }),
};

/// Who wrote, and to whom: the customer is who wrote first, or to whom an agent wrote.
fn complete(draft: &mut Draft, _: &mut Values) {
    let side = match draft.turn.side.to_lowercase().as_str() {
        "true" | "1" | "yes" => "agent",
        "false" | "0" | "no" => "customer",
        _ => "",
    };
    side.clone_into(&mut draft.turn.side);
    if let Some(cell) = take(draft, "sender info|sender") {
        let (name, address) = person(&cell);
        draft.turn.who.name = name;
        draft.turn.who.email = address;
    }
    let receiver = take(draft, "receiver info|receiver").map(|cell| person(&cell));
    match (side, receiver) {
        ("customer", _) => draft.customer = draft.turn.who.clone(),
        ("agent", Some((name, email))) => {
            draft.customer.name = name;
            draft.customer.email = email;
        }
        _ => {}
    }
}

/// Name and address in a cell of JSON (or of Python, which quotes otherwise), or the address that the cell is.
fn person(cell: &str) -> (String, String) {
    let parsed =
        serde_json::from_str(cell).or_else(|_| serde_json::from_str(&cell.replace('\'', "\"").replace("None", "null")));
    let value: Value = parsed.unwrap_or(Value::Null);
    let value = value.get(0).unwrap_or(&value);
    let text = |keys: [&str; 3]| keys.iter().find_map(|key| text_at(value, key)).unwrap_or_default();
    let found = (text(["name", "display_name", "firstname"]), text(["address", "email", "phone"]));
    if found.0.is_empty() && found.1.is_empty() && !cell.starts_with(['{', '[']) {
        return (String::new(), cell.trim().to_owned());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::person;

    #[test]
    fn senders() {
        for (cell, name, address) in [
            (r#"{"name":"Ann","address":"ann@example.com"}"#, "Ann", "ann@example.com"),
            (r#"[{"address":"ann@example.com"}]"#, "", "ann@example.com"),
            ("{'name': None, 'address': 'ann@example.com'}", "", "ann@example.com"),
            ("ann@example.com", "", "ann@example.com"),
            ("{broken", "", ""),
        ] {
            assert_eq!(person(cell), (name.to_owned(), address.to_owned()), "{cell}");
        }
    }
}
