//! Merging two exports of one conversation.
//!
//! In: messages. Out: messages in time order, each once. Never: drops a message that only one export has.

use std::collections::{HashMap, VecDeque};

use model::{Instant, Message, Role};

/// What makes two messages without a common id the same.
type Content<'a> = (Role, Option<Instant>, &'a str);

/// Messages of both: matched by id, else by role, time and text; of a matched pair the newer wins field by field.
/// In order of time; an undated message stays behind the one before it.
pub(crate) fn merge_messages(existing: &[Message], incoming: &[Message], incoming_wins: bool) -> Vec<Message> {
    let matched = match_up(existing, incoming);
    let mut merged = existing.to_vec();
    for (message, at) in incoming.iter().zip(matched) {
        match at.and_then(|at| merged.get_mut(at)) {
            Some(known) if incoming_wins => *known = one(message, known),
            Some(known) => *known = one(known, message),
            None => merged.push(message.clone()),
        }
    }
    in_time_order(merged)
}

/// For each incoming message the index of the existing one that it is; each is taken once.
fn match_up(existing: &[Message], incoming: &[Message]) -> Vec<Option<usize>> {
    let mut by_id: HashMap<&str, VecDeque<usize>> = HashMap::new();
    let mut by_content: HashMap<Content<'_>, Vec<usize>> = HashMap::new();
    for (at, message) in existing.iter().enumerate() {
        if let Some(id) = message.id.as_deref() {
            by_id.entry(id).or_default().push_back(at);
        }
        by_content.entry(content(message)).or_default().push(at);
    }
    let mut taken = vec![false; existing.len()];
    let mut matched: Vec<Option<usize>> = vec![None; incoming.len()];
    for (message, found) in incoming.iter().zip(&mut matched) {
        *found = message.id.as_deref().and_then(|id| by_id.get_mut(id)?.pop_front());
        found.iter().for_each(|at| taken[*at] = true);
    }
    for (message, found) in incoming.iter().zip(&mut matched).filter(|(_, found)| found.is_none()) {
        let alike = by_content.get(&content(message)).into_iter().flatten().copied();
        let fits = |at: &usize| !taken[*at] && (message.id.is_none() || existing[*at].id.is_none());
        *found = alike.filter(fits).min_by_key(|at| existing[*at].id.is_some() != message.id.is_some());
        found.iter().for_each(|at| taken[*at] = true);
    }
    matched
}

fn content(message: &Message) -> Content<'_> {
    (message.role, message.at, &message.text)
}

fn one(newer: &Message, older: &Message) -> Message {
    Message {
        id: newer.id.clone().or_else(|| older.id.clone()),
        role: newer.role,
        author: newer.author.clone().or_else(|| older.author.clone()),
        at: newer.at.or(older.at),
        text: if newer.text.is_empty() { older.text.clone() } else { newer.text.clone() },
    }
}

fn in_time_order(messages: Vec<Message>) -> Vec<Message> {
    let mut last = None;
    let mut dated: Vec<(Option<Instant>, Message)> = Vec::with_capacity(messages.len());
    for message in messages {
        last = message.at.or(last);
        dated.push((last, message));
    }
    dated.sort_by_key(|(at, _)| *at);
    dated.into_iter().map(|(_, message)| message).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::*;

    fn message(id: &str, at: Option<i64>, text: &str) -> Message {
        let id = (!id.is_empty()).then(|| id.to_string());
        Message { id, role: Role::Customer, author: None, at: at.map(Instant), text: text.into() }
    }

    fn check<const A: usize, const B: usize, const C: usize>(
        existing: [Message; A],
        incoming: [Message; B],
        expected: [Message; C],
    ) {
        assert_eq!(merge_messages(&existing, &incoming, true), expected);
    }

    #[test]
    fn the_same_message_is_kept_once() {
        let a = message("1", Some(1), "a");
        check([a.clone()], [a.clone()], [a.clone()]);
        check([a.clone()], [message("1", Some(1), "edited")], [message("1", Some(1), "edited")]);
        check([message("", Some(1), "a")], [a.clone()], [a.clone()]);
        check([a.clone()], [message("", Some(1), "a")], [a.clone()]);
        check([a.clone()], [message("1", None, "")], [a.clone()]);
    }

    #[test]
    fn different_messages_are_all_kept_in_time_order() {
        let [a, b, c] = [message("", Some(1), "a"), message("", None, "b"), message("", Some(3), "c")];
        check([a.clone(), b.clone()], [c.clone()], [a.clone(), b.clone(), c.clone()]);
        check([c.clone()], [a.clone(), b.clone()], [a.clone(), b.clone(), c.clone()]);
        check([b.clone()], [b.clone(), b.clone()], [b.clone(), b.clone()]);
        check(
            [message("1", Some(1), "a")],
            [message("2", Some(1), "a")],
            [message("1", Some(1), "a"), message("2", Some(1), "a")],
        );
    }

    fn messages() -> impl Strategy<Value = Vec<Message>> {
        let one = ("[12]?", prop::option::of(0..3_i64), "[ab]?").prop_map(|(id, at, text)| message(&id, at, &text));
        // An id names one message of an export.
        prop::collection::vec(one, 0..6).prop_map(|mut messages: Vec<Message>| {
            let mut seen = HashSet::new();
            messages.retain(|message| message.id.as_ref().is_none_or(|id| seen.insert(id.clone())));
            messages
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn merging_again_changes_nothing(existing in messages(), incoming in messages(), wins: bool) {
            let merged = merge_messages(&existing, &incoming, wins);
            prop_assert_eq!(merge_messages(&merged, &incoming, wins), merged);
        }
    }
}
