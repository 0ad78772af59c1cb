//! How a JSON file holds its records. In: the head of a file. Out: [`Framing`], or that it is no JSON. Never: parses
//! records.

use super::pieces::{Pieces, Trouble};

/// Where the records stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Framing {
    /// Elements of one array.
    Array,
    /// One value a line (NDJSON), so that a broken line costs one record.
    Lines,
    /// Values one after the other, over any number of lines; also a single object.
    Values,
    /// Elements of the array under this key of the outer object.
    Under(String),
}

/// Keys that hold the list of records in exports and pages of interfaces.
const LIST_KEYS: [&str; 13] = [
    "tickets",
    "results",
    "conversations",
    "records",
    "items",
    "issues",
    "cases",
    "incidents",
    "requests",
    "data",
    "entries",
    "rows",
    "value",
];

/// Keys of a record that hold a list of its own.
const OWN_LISTS: [&str; 7] =
    ["comments", "messages", "attachments", "custom_fields", "fields", "events", "conversation"];

/// Whether an object with this key and a list under it may be a page of records.
pub fn is_list_key(key: &str) -> bool {
    LIST_KEYS.contains(&key)
}

impl Framing {
    /// The framing of a file that begins with `head`; `None` when it is no JSON.
    pub fn detect(head: &[u8]) -> Option<Framing> {
        let start = head.iter().position(|byte| !byte.is_ascii_whitespace())?;
        match head[start] {
            b'[' => {
                let inside = head[start + 1..].iter().find(|byte| !byte.is_ascii_whitespace());
                matches!(inside, None | Some(b'{' | b']' | b'[' | b'"' | b'0'..=b'9' | b'n' | b','))
                    .then_some(Framing::Array)
            }
            b'{' => Some(of_objects(&head[start..])),
            _ => None,
        }
    }
}

fn of_objects(head: &[u8]) -> Framing {
    if let Some(key) = wrapper_key(head) {
        return Framing::Under(key);
    }
    let lines: Vec<&[u8]> =
        head.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty()).take(50).collect();
    let opening = lines.iter().filter(|line| line.starts_with(b"{")).count();
    let one_line = lines.first().is_some_and(|line| line.ends_with(b"}") && line.len() > 2);
    if opening * 5 >= lines.len() * 4 && (one_line || lines.len() > 1) { Framing::Lines } else { Framing::Values }
}

/// The key of the first object that holds an array of objects, unless the object looks like a record itself.
fn wrapper_key(head: &[u8]) -> Option<String> {
    let mut pieces = Pieces::new(head, Framing::Values);
    let mut found = None;
    let keys = pieces.outer_keys();
    for (key, opens_list) in &keys {
        if matches!(key.as_str(), "id" | "subject" | "description" | "body" | "text" | "title") {
            return None;
        }
        if *opens_list && !OWN_LISTS.contains(&key.as_str()) && (found.is_none() || is_list_key(key)) {
            found = Some(key.clone());
        }
    }
    found
}

impl Trouble {
    /// What to tell of it.
    pub fn reason(self) -> &'static str {
        match self {
            Trouble::CutOff => "the file ends in the middle of its records: it was cut off",
            Trouble::TooLong => "a bracket or quote is opened and never closed",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(head: &str, expected: Option<Framing>) {
        assert_eq!(Framing::detect(head.as_bytes()), expected, "{head:?}");
    }

    #[test]
    fn framings() {
        let under = |key: &str| Some(Framing::Under(key.into()));
        check("[{\"id\":1}]", Some(Framing::Array));
        check(" [\n]", Some(Framing::Array));
        check("[ref],b\n", None);
        check("{\"id\":1}\n{\"id\":2}\n", Some(Framing::Lines));
        check("{\"id\":1,\"comments\":[{\"a\":1}]}\n", Some(Framing::Lines));
        check("{\"id\":1\n{\"id\":2}\n{\"id\":3}\n", Some(Framing::Lines));
        check("{\n  \"id\": 1\n}\n", Some(Framing::Values));
        check("{\"tickets\":[{\"id\":1}],\"count\":1}", under("tickets"));
        check("{\"count\":1,\"meta\":{\"a\":[1]},\"export\":[{\"id\":1}]}", under("export"));
        check("{\"errors\":[{\"e\":1}],\"tickets\": [ {\"id\":1}]}", under("tickets"));
        check("{\"ticket\":{\"id\":1}}", Some(Framing::Lines));
        check("id,subject\n", None);
    }
}
