//! A helpdesk's category: what a ticket is about, not what kind of record it is.

use super::words;

/// Kinds of record that Zendesk, Freshdesk and Jira keep in a column "Type". They say nothing of the topic, and would
/// hide the one that the words give.
const KINDS: [&str; 17] = [
    "question",
    "incident",
    "problem",
    "task",
    "request",
    "service request",
    "system service request",
    "system incident",
    "change",
    "ticket",
    "voice",
    "fax",
    "call",
    "inbound",
    "outbound",
    "incoming",
    "outgoing",
];

/// The topic in a cell; `None` when it is empty or only a kind of record.
pub fn topic(cell: &str) -> Option<&str> {
    words::given(cell).filter(|cell| !KINDS.contains(&words::plain(cell).as_str()))
}

#[cfg(test)]
mod tests {
    use super::topic;

    #[test]
    fn kinds_of_record_are_no_topics() {
        for (cell, expected) in [
            ("Billing", Some("Billing")),
            ("incident", None),
            ("[System] Service request", None),
            (" Problem with order ", Some("Problem with order")),
            ("-", None),
        ] {
            assert_eq!(topic(cell), expected, "{cell}");
        }
    }
}
