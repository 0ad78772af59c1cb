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
    /// Elements of the array under these keys, outermost first, of the outer object; also of several pages.
    Under(Vec<String>),
}

/// Keys that hold the list of records in exports and pages of interfaces.
const LIST_KEYS: [&str; 24] = [
    "tickets",
    "results",
    "result",
    "_results",
    "conversations",
    "chats",
    "records",
    "items",
    "issues",
    "cases",
    "incidents",
    "requests",
    "satisfaction_ratings",
    "ratings",
    "responses",
    "reviews",
    "feedback",
    "data",
    "entries",
    "rows",
    "docs",
    "nodes",
    "value",
    "values",
];

/// Keys that only a record has, never the page around records.
const OF_RECORDS: [&str; 6] = ["id", "subject", "description", "body", "text", "title"];

/// Keys of a record that hold a list of its own.
const OWN_LISTS: [&str; 16] = [
    "comments",
    "messages",
    "attachments",
    "custom_fields",
    "fields",
    "events",
    "conversation",
    "turns",
    "history",
    "thread",
    "threads",
    "dialogue",
    "dialog",
    "transcript",
    "replies",
    "notes",
];

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
    if let Some(keys) = wrapper(head) {
        return Framing::Under(keys);
    }
    let lines: Vec<&[u8]> =
        head.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty()).take(50).collect();
    let opening = lines.iter().filter(|line| line.starts_with(b"{")).count();
    let one_line = lines.first().is_some_and(|line| line.ends_with(b"}") && line.len() > 2);
    if opening * 5 >= lines.len() * 4 && (one_line || lines.len() > 1) { Framing::Lines } else { Framing::Values }
}

/// The keys that lead to the first object's list of records, unless it looks like a record itself.
fn wrapper(head: &[u8]) -> Option<Vec<String>> {
    let members = Pieces::new(head, Framing::Values).outer_members();
    if members.iter().any(|(key, _)| OF_RECORDS.contains(&key.as_str())) {
        return None;
    }
    if let Some(key) = list_among(&members) {
        return Some(vec![key]);
    }
    members.iter().filter(|(_, opening)| opening.starts_with(b"{")).find_map(|(key, opening)| {
        let inside = Pieces::new(opening.as_slice(), Framing::Values).outer_members();
        let is_record = inside.iter().any(|(key, _)| OF_RECORDS.contains(&key.as_str()));
        let list = list_among(&inside).filter(|list| !is_record && is_list_key(list))?;
        Some(vec![key.clone(), list])
    })
}

/// The key of the list of objects that is most likely that of the records.
fn list_among(members: &[(String, Vec<u8>)]) -> Option<String> {
    let opens_list =
        |value: &[u8]| value.strip_prefix(b"[").is_some_and(|inside| inside.trim_ascii_start().starts_with(b"{"));
    let lists = members.iter().filter(|(key, value)| opens_list(value) && !OWN_LISTS.contains(&key.as_str()));
    let keys: Vec<&String> = lists.map(|(key, _)| key).collect();
    keys.iter().rev().find(|key| is_list_key(key)).or(keys.first()).map(|key| (*key).clone())
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
        let under = |keys: &str| Some(Framing::Under(keys.split(' ').map(str::to_owned).collect()));
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
        check("{\"data\":{\"count\":1,\"tickets\":[{\"id\":1}]}}", under("data tickets"));
        check("{\"_embedded\":{\"conversations\":[{\"id\":1}]},\"page\":{}}", under("_embedded conversations"));
        check("{\"data\":{\"id\":1,\"items\":[{\"a\":1}]}}", Some(Framing::Lines));
        check("id,subject\n", None);
    }
}
